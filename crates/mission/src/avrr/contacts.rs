//! Contacts: somebody asked about return. Most are anonymous; they are counted as contacts, never
//! as persons returned.

use axum::extract::Path;
use kit::codes::country;
use kit::db::{Db, DbError, Tx, Where};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::paging::{Cursor, Rows, filters};
use kit::policy::{Actor, Guarded, Thing};
use kit::ui::{Answers, Errors};

use super::model::VOID_REASONS;
use super::{RECORD, VIEW, pages, view, words};
use crate::{people, places};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LIST [] "select id, office, occurred_on, recorded_at, author, channel, nationality, sex, voided_at, version from avrr_contact where voided_at is null";
    FIND [Text] "select id, office, occurred_on, recorded_at, author, channel, nationality, sex, voided_at, version from avrr_contact where id = $1";
    ADD [Text, Text, Text, Text, Int, Text, Text, Text, Text, Text, Text]
        "insert into avrr_contact (id, office, registration, occurred_on, recorded_at, author, channel,
         nationality, sex, origin, external_id, voided_at, void_reason, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null, '', 1)";
    VOID [Text, Int, Int, Text]
        "update avrr_contact set voided_at = $3, void_reason = $4, version = version + 1
         where id = $1 and version = $2 and voided_at is null";
}

/// A contact as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Contact {
    pub(super) id: String,
    pub(super) office: String,
    pub(super) occurred_on: String,
    pub(super) recorded_at: i64,
    pub(super) author: String,
    pub(super) channel: String,
    pub(super) nationality: String,
    pub(super) sex: String,
    pub(super) voided_at: Option<i64>,
    pub(super) version: i64,
}

impl Guarded for Contact {
    fn thing(&self) -> Thing {
        Thing {
            office: self.office.clone(),
            author: self.author.clone(),
            ..Thing::default()
        }
    }
}

/// A contact to store.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewContact {
    /// UUIDv7.
    pub id: String,
    /// Office.
    pub office: String,
    /// The registration, if the person is registered; mostly empty.
    pub registration: String,
    /// Local day.
    pub occurred_on: String,
    /// µs UTC.
    pub recorded_at: i64,
    /// Account.
    pub author: String,
    /// One of `people::CHANNELS`.
    pub channel: String,
    /// Alpha-3, or empty.
    pub nationality: String,
    /// One of `people::SEXES`.
    pub sex: String,
    /// `waystation`, or the name of an import.
    pub origin: String,
    /// Its id there; our own id for our own.
    pub external_id: String,
}

pub(super) async fn insert(tx: &mut Tx, new: &NewContact) -> Result<(), DbError> {
    let query = ADD
        .bind(&new.id)
        .bind(&new.office)
        .bind(&new.registration)
        .bind(&new.occurred_on);
    let query = query
        .bind(new.recorded_at)
        .bind(&new.author)
        .bind(&new.channel)
        .bind(&new.nationality);
    tx.run(
        query
            .bind(&new.sex)
            .bind(&new.origin)
            .bind(&new.external_id),
    )
    .await
    .map(drop)
}

/// A page of contacts that this actor's offices own, newest first.
pub(super) async fn page(
    db: &Db,
    actor: &Actor,
    nationality: Option<&str>,
    after: Option<Cursor>,
) -> Result<Rows<Contact>, DbError> {
    let narrowed = Where::new()
        .and_some("nationality = ?", nationality)
        .within("office", actor.office_scope());
    let rows = db
        .all(narrowed.page(&LIST, ("recorded_at", "id"), after))
        .await?;
    Ok(Rows::cut(rows, |c: &Contact| {
        (c.recorded_at, c.id.as_str())
    }))
}

pub(super) async fn list(ctx: Ctx) -> PageResult {
    let (answers, after) = filters(ctx.query());
    let nationality = Some(answers.get("nationality")).filter(|v| !v.is_empty());
    let mut rows = page(&ctx.house.db, &ctx.actor, nationality, after).await?;
    rows.rows.retain(|row| ctx.may(VIEW, row));
    Ok(ctx.page(&view::contacts(&ctx, &rows, &answers)))
}

pub(super) async fn new_form(ctx: Ctx) -> PageResult {
    let office = ctx.actor.offices.first().cloned().unwrap_or_default();
    let answers = pages::today(&ctx, "occurred_on")
        .with("office", office)
        .with("sex", "unknown");
    let places = places::all(&ctx.house.db).await?;
    Ok(ctx.page(&view::contact_form(&ctx, &answers, &Errors::new(), &places)))
}

pub(super) async fn create(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    match parse(&ctx, &answers).await? {
        Ok(new) => {
            record(&ctx, answers.get("idempotency_key"), new).await?;
            Ok(see_other("/avrr/contacts?done"))
        }
        Err(errors) => {
            let places = places::all(&ctx.house.db).await?;
            Ok(ctx.page_with_errors(&view::contact_form(&ctx, &answers, &errors, &places)))
        }
    }
}

/// Reads the form of a contact.
pub(super) async fn parse(
    ctx: &Ctx,
    answers: &Answers,
) -> Result<Result<NewContact, Errors>, Problem> {
    let lang = &ctx.lang;
    let places = places::all(&ctx.house.db).await?;
    let ids: Vec<&str> = places.keys().map(String::as_str).collect();
    let mut reader = Reader::new(lang, answers);
    let office = reader.required_choice("office", &people::words::office(lang), &ids);
    let occurred_on = reader
        .past_day("occurred_on", &words::day(lang), ctx.house.today())
        .to_string();
    let channel = reader.required_choice("channel", &words::channel(lang), people::CHANNELS);
    let typed = reader.text("nationality", 60);
    let nationality = country::by_code(&typed).or_else(|| country::by_name(&typed).ok());
    if nationality.is_none() && !typed.is_empty() {
        reader.wrong("nationality", people::words::unknown_country(lang));
    }
    let sex = reader
        .choice("sex", people::SEXES)
        .unwrap_or_else(|| "unknown".into());
    let nationality = nationality
        .map(|c| c.code().to_string())
        .unwrap_or_default();
    Ok(reader.finish().map(|()| NewContact {
        office,
        occurred_on,
        channel,
        nationality,
        sex,
        ..NewContact::default()
    }))
}

/// Records a contact once, however often the form arrives; answers its id.
pub(super) async fn record(ctx: &Ctx, key: &str, mut new: NewContact) -> Result<String, Problem> {
    let thing = Thing {
        office: new.office.clone(),
        author: ctx.actor.id.clone(),
        ..Thing::default()
    };
    ctx.permit(RECORD, thing)?;
    let once = &ctx.once("avrr.contact", key, format!("{new:?}").as_bytes());
    new.id = ctx.house.ids.new_id();
    new.recorded_at = ctx.house.now();
    new.author.clone_from(&ctx.actor.id);
    new.origin = "waystation".into();
    new.external_id.clone_from(&new.id);
    let new = &new;
    kit::write!(ctx.house.db, tx => {
        if let Some(earlier) = ctx.done_before(tx, once.as_ref(), &new.id, "avrr.contact.repeated").await? {
            return Ok::<_, Problem>(earlier);
        }
        insert(tx, new).await?;
        tx.record(ctx.event("avrr.contact.recorded", &new.id).with("office", &new.office)).await?;
        Ok(new.id.clone())
    })
}

pub(super) async fn void(ctx: Ctx, Path(id): Path<String>, Typed(answers): Typed) -> PageResult {
    let contact: Contact = ctx
        .house
        .db
        .maybe(FIND.bind(&id))
        .await?
        .ok_or(Problem::NotFound)?;
    let contact = ctx.permit(RECORD, contact)?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let reason = &reader.required_choice(
        "reason",
        &people::words::void_reason(&ctx.lang),
        VOID_REASONS,
    );
    reader.finish()?;
    let version: i64 = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (id, now) = (&contact.id, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        if tx.run(VOID.bind(id).bind(version).bind(now).bind(reason)).await? != 1 {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("avrr.contact.voided", id).with("reason", reason)).await?;
        Ok(())
    })?;
    Ok(see_other("/avrr/contacts?done"))
}
