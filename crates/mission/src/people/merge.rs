//! Two registrations are one person. A merge is a row, and undoing it restores exactly what was:
//! the registrations themselves are never changed.

use axum::extract::{Path, State};
use kit::db::{Db, DbError, Tx};
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::ui::{Answers, Errors};

use super::index::Traits;
use super::{MERGE, VIEW, by_number, search, store, view, words};
use crate::App;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    PERSON [Text] "select person from person_link where registration = $1";
    LINKS [Text] "select registration from person_link where person = $1 order by registration";
    MOVE [Text, Text] "update person_link set person = $2 where registration = $1";
    ADD [Text, Text, Text, Text, Int, Text]
        "insert into person_merge (id, kept, absorbed, moved, merged_at, author, undone_at)
         values ($1, $2, $3, $4, $5, $6, null)";
    FIND [Text] "select id, kept, absorbed, moved from person_merge where id = $1 and undone_at is null";
    OF_PERSON [Text] "select id, kept, absorbed, moved from person_merge where kept = $1 and undone_at is null order by merged_at desc, id desc";
    UNDO [Text, Int] "update person_merge set undone_at = $2 where id = $1 and undone_at is null";
}

/// A merge in force.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Merge {
    pub(super) id: String,
    pub(super) kept: String,
    pub(super) absorbed: String,
    moved: String,
}

/// The person behind a registration, outside a transaction.
pub(super) async fn person_behind(db: &Db, registration: &str) -> Result<String, DbError> {
    let found: Option<(String,)> = db.maybe(PERSON.bind(registration)).await?;
    Ok(found.map_or_else(|| registration.to_string(), |(person,)| person))
}

/// The person behind a registration.
async fn person_of(tx: &mut Tx, registration: &str) -> Result<String, DbError> {
    let found: Option<(String,)> = tx.maybe(PERSON.bind(registration)).await?;
    Ok(found.map_or_else(|| registration.to_string(), |(person,)| person))
}

/// Links the person of `absorbed` to the person of `kept`; false when they are one already.
pub(super) async fn link(
    tx: &mut Tx,
    id: &str,
    kept: &str,
    absorbed: &str,
    author: &str,
    at: i64,
) -> Result<bool, DbError> {
    let (kept, absorbed) = (person_of(tx, kept).await?, person_of(tx, absorbed).await?);
    if kept == absorbed {
        return Ok(false);
    }
    let moved: Vec<(String,)> = tx.all(LINKS.bind(&absorbed)).await?;
    for (registration,) in &moved {
        tx.run(MOVE.bind(registration).bind(&kept)).await?;
    }
    let list = moved
        .into_iter()
        .map(|(id,)| id)
        .collect::<Vec<_>>()
        .join(" ");
    tx.run(
        ADD.bind(id)
            .bind(&kept)
            .bind(&absorbed)
            .bind(list)
            .bind(at)
            .bind(author),
    )
    .await?;
    Ok(true)
}

/// The merges in force that this person came from.
pub(super) async fn of_registration(app: &App, registration: &str) -> Result<Vec<Merge>, DbError> {
    let db = &app.house.db;
    let person = person_behind(db, registration).await?;
    db.all(OF_PERSON.bind(person)).await
}

pub(super) async fn form(State(app): State<App>, ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let registration = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let registration = ctx.permit(MERGE, registration)?;
    ctx.opened(ctx.event("people.registration.opened", &id))
        .await?;
    let (identity, contact) = super::sealed::open(&app, &id).await?;
    let traits = Traits::of(&registration, &identity, &contact);
    let alike = search::permitted_alike(&ctx, app.people.alike(&id, traits, 12)).await?;
    if !alike.is_empty() {
        // Their names are shown as well.
        ctx.opened(
            ctx.event("people.alike.opened", &id)
                .with("rows", alike.len()),
        )
        .await?;
    }
    Ok(ctx.page(&view::merge_form(
        &app,
        &ctx,
        &registration,
        &alike,
        &Answers::new(),
        &Errors::new(),
    )))
}

pub(super) async fn merge(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let registration = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let registration = ctx.permit(MERGE, registration)?;
    let other = match by_number(&ctx.house.db, answers.get("other")).await? {
        Some(other) if other.id != id && other.erased_on.is_empty() && ctx.may(VIEW, &other) => {
            other
        }
        _ => {
            let mut errors = Errors::new();
            errors.add("other", words::no_such_number(&ctx.lang));
            let page = view::merge_form(&app, &ctx, &registration, &[], &answers, &errors);
            return Ok(ctx.page_with_errors(&page));
        }
    };
    let (merge_id, other) = (&ctx.house.ids.new_id(), &other.id);
    let (id, now) = (&id, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        if !link(tx, merge_id, id, other, &ctx.actor.id, now).await? {
            return Err(Problem::Refused(words::already_one(&ctx.lang)));
        }
        tx.record(ctx.event("people.person.merged", merge_id).with("kept", id).with("absorbed", other)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/people/{id}?done")))
}

pub(super) async fn undo(ctx: Ctx, Path(id): Path<String>, Typed(_): Typed) -> PageResult {
    let merge: Merge = ctx
        .house
        .db
        .maybe(FIND.bind(&id))
        .await?
        .ok_or(Problem::NotFound)?;
    let kept = store::find(&ctx.house.db, &merge.kept)
        .await?
        .ok_or(Problem::NotFound)?;
    ctx.permit(MERGE, kept)?;
    let (merge, now) = (&merge, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        if tx.run(UNDO.bind(&merge.id).bind(now)).await? != 1 {
            return Err(Problem::Stale);
        }
        for registration in merge.moved.split_whitespace() {
            // A later merge stands on this one: that one must be undone first.
            if person_of(tx, registration).await? != merge.kept {
                return Err(Problem::Refused(words::later_merge(&ctx.lang)));
            }
            tx.run(MOVE.bind(registration).bind(&merge.absorbed)).await?;
        }
        tx.record(ctx.event("people.person.parted", &merge.id).with("kept", &merge.kept)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/people/{}?done", merge.kept)))
}
