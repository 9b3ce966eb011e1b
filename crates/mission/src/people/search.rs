//! Searching by name: a POST, because names do not belong in addresses; the result has an opaque
//! address, which only whoever searched can open. What was asked for is not kept.

use axum::extract::{Path, State};
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};

use super::index::Likeness;
use super::model::Registration;
use super::{VIEW, store, view};
use crate::App;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    KEEP [Text, Text, Int, Text] "insert into people_search (id, account, at, found) values ($1, $2, $3, $4)";
    OLD [Int] "delete from people_search where at < $1";
    FIND [Text, Text] "select found from people_search where id = $1 and account = $2";
}

/// How long a result can be opened, in µs.
const KEPT: i64 = 24 * 3600 * 1_000_000;

/// Deletes results that nobody opens any more.
pub(super) async fn tidy(app: &App) -> Result<(), Problem> {
    let before = app.house.session_clock.now() - KEPT;
    kit::housekeeping!(app.house.db, tx => {
        tx.run(OLD.bind(before)).await?;
        Ok(())
    })
}

const MOST: usize = 50;

pub(super) async fn start(State(app): State<App>, ctx: Ctx, Typed(answers): Typed) -> PageResult {
    if app.people.is_empty() && store::count(&ctx.house.db).await? > 0 {
        return Err(Problem::Locked);
    }
    let asked = answers.get("q").trim();
    if let Some(registration) = super::by_number(&ctx.house.db, asked).await? {
        let registration = ctx.permit(VIEW, registration)?;
        return Ok(see_other(format!("/people/{}", registration.id)));
    }
    let found = app.people.search(asked, MOST);
    let (id, found) = (&ctx.house.ids.new_id(), &found.join(" "));
    let count = found.split_whitespace().count();
    let now = ctx.house.session_clock.now();
    kit::write!(ctx.house.db, tx => {
        tx.run(KEEP.bind(id).bind(&ctx.actor.id).bind(now).bind(found)).await?;
        tx.record(ctx.event("people.search.made", id).with("found", count)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other(format!("/people/search/{id}")))
}

pub(super) async fn show(State(app): State<App>, ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let kept: Option<(String,)> = ctx
        .house
        .db
        .maybe(FIND.bind(&id).bind(&ctx.actor.id))
        .await?;
    let (found,) = kept.ok_or(Problem::NotFound)?;
    let ids: Vec<String> = found.split_whitespace().map(str::to_string).collect();
    let rows = permitted(&ctx, &ids).await?;
    ctx.opened(
        ctx.event("people.search.opened", &id)
            .with("rows", rows.len()),
    )
    .await?;
    Ok(ctx.page(&view::found(&app, &ctx, &rows)))
}

/// The likenesses whose registration this actor may see.
pub(super) async fn permitted_alike(
    ctx: &Ctx,
    alike: Vec<Likeness>,
) -> Result<Vec<(Registration, Likeness)>, Problem> {
    let ids: Vec<String> = alike.iter().map(|likeness| likeness.id.clone()).collect();
    let mut rows = permitted(ctx, &ids).await?;
    rows.dedup_by(|a, b| a.id == b.id);
    let why = |row: Registration| {
        let likeness = alike.iter().find(|likeness| likeness.id == row.id)?.clone();
        Some((row, likeness))
    };
    Ok(rows.into_iter().filter_map(why).collect())
}

/// The registrations of these ids that this actor may see, in the order of the ids.
pub(super) async fn permitted(ctx: &Ctx, ids: &[String]) -> Result<Vec<Registration>, Problem> {
    let mut rows = store::by_ids(&ctx.house.db, ids).await?;
    rows.retain(|row| row.erased_on.is_empty() && ctx.may(VIEW, row));
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}
