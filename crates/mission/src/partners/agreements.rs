//! Agreements: recorded on the page of their organisation, taken back with a reason, never deleted.
//! SQL, handlers and the reading of the form, because nothing else here needs them.

use axum::extract::Path;
use jiff::civil::Date;
use kit::db::{Db, DbError, Tx};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::i18n::Lang;
use kit::ui::{Answers, Errors};

use super::model::SCOPES;
use super::{KEEP, pages, view, words};
use crate::places;

/// Why an agreement is taken back.
pub(super) const VOID_REASONS: &[&str] = &["mistake", "twice", "not_signed"];

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    OF [Text]
        "select id, organisation, scope, subject, office, signed_on, ends_on, voided_at, void_reason,
         version from agreement where organisation = $1 order by signed_on desc, id desc";
    FIND [Text]
        "select id, organisation, scope, subject, office, signed_on, ends_on, voided_at, void_reason,
         version from agreement where id = $1";
    ADD [Text, Text, Text, Text, Text, Text, Text, Int, Text, Text, Text]
        "insert into agreement (id, organisation, scope, subject, office, signed_on, ends_on,
         recorded_at, author, origin, external_id, voided_at, void_reason, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null, '', 1)";
    VOID [Text, Int, Int, Text]
        "update agreement set voided_at = $3, void_reason = $4, version = version + 1
         where id = $1 and version = $2 and voided_at is null";
}

/// An agreement as pages show it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Agreement {
    pub(super) id: String,
    pub(super) organisation: String,
    pub(super) scope: String,
    pub(super) subject: String,
    pub(super) office: String,
    pub(super) signed_on: String,
    pub(super) ends_on: String,
    pub(super) voided_at: Option<i64>,
    pub(super) void_reason: String,
    pub(super) version: i64,
}

/// An agreement to store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAgreement {
    /// UUIDv7.
    pub id: String,
    /// Code of the organisation.
    pub organisation: String,
    /// One of [`SCOPES`].
    pub scope: String,
    /// What was agreed, in a line; nothing about a person.
    pub subject: String,
    /// The office that signed.
    pub office: String,
    /// `YYYY-MM-DD`.
    pub signed_on: String,
    /// `YYYY-MM-DD`, or empty.
    pub ends_on: String,
    /// µs UTC.
    pub recorded_at: i64,
    /// Account.
    pub author: String,
    /// `waystation`, or the name of an import.
    pub origin: String,
    /// Its id there; our own id for our own.
    pub external_id: String,
}

/// The agreements of an organisation, the latest first.
pub(super) async fn of(db: &Db, organisation: &str) -> Result<Vec<Agreement>, DbError> {
    db.all(OF.bind(organisation)).await
}

pub(super) async fn insert(tx: &mut Tx, new: &NewAgreement) -> Result<(), DbError> {
    let query = ADD
        .bind(&new.id)
        .bind(&new.organisation)
        .bind(&new.scope)
        .bind(&new.subject)
        .bind(&new.office)
        .bind(&new.signed_on)
        .bind(&new.ends_on)
        .bind(new.recorded_at)
        .bind(&new.author)
        .bind(&new.origin)
        .bind(&new.external_id);
    tx.run(query).await.map(drop)
}

#[derive(Debug)]
struct Typing {
    scope: String,
    subject: String,
    office: String,
    signed_on: String,
    ends_on: String,
}

fn parse(lang: &Lang, answers: &Answers, today: Date, offices: &[&str]) -> Result<Typing, Errors> {
    let mut reader = Reader::new(lang, answers);
    let scope = reader.required_choice("scope", &words::scope(lang), SCOPES);
    let subject = reader.text("subject", 200);
    let office = reader.required_choice("office", &words::office(lang), offices);
    let signed = reader.past_day("signed_on", &words::signed_on(lang), today);
    let ends = reader.day("ends_on");
    if ends.is_some_and(|ends| ends < signed) {
        reader.wrong("ends_on", words::ends_before_signed(lang));
    }
    reader.finish()?;
    Ok(Typing {
        scope,
        subject,
        office,
        signed_on: signed.to_string(),
        ends_on: ends.map(|day| day.to_string()).unwrap_or_default(),
    })
}

pub(super) async fn new_form(ctx: Ctx, Path(code): Path<String>) -> PageResult {
    let organisation = pages::fetch(&ctx, &code).await?;
    let organisation = ctx.permit(KEEP, organisation)?;
    let answers = Answers::new().with("idempotency_key", ctx.house.ids.new_id());
    let places = places::all(&ctx.house.db).await?;
    let none = Errors::new();
    Ok(ctx.page(&view::agreement(
        &ctx,
        &organisation,
        &answers,
        &none,
        &places,
    )))
}

pub(super) async fn create(
    ctx: Ctx,
    Path(code): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let organisation = pages::fetch(&ctx, &code).await?;
    let organisation = ctx.permit(KEEP, organisation)?;
    let places = places::all(&ctx.house.db).await?;
    let offices: Vec<&str> = places.keys().map(String::as_str).collect();
    let typing = match parse(&ctx.lang, &answers, ctx.house.today(), &offices) {
        Ok(typing) => typing,
        Err(errors) => {
            let page = view::agreement(&ctx, &organisation, &answers, &errors, &places);
            return Ok(ctx.page_with_errors(&page));
        }
    };
    let body = format!("{code} {typing:?}");
    let once = &ctx.once(
        "partners.agree",
        answers.get("idempotency_key"),
        body.as_bytes(),
    );
    let id = ctx.house.ids.new_id();
    let new = &NewAgreement {
        organisation: code.clone(),
        scope: typing.scope,
        subject: typing.subject,
        office: typing.office,
        signed_on: typing.signed_on,
        ends_on: typing.ends_on,
        recorded_at: ctx.house.now(),
        author: ctx.actor.id.clone(),
        origin: "waystation".into(),
        external_id: id.clone(),
        id,
    };
    kit::write!(ctx.house.db, tx => {
        if ctx.done_before(tx, once.as_ref(), &new.id, "partners.agreement.repeated").await?.is_some() {
            return Ok::<_, Problem>(());
        }
        insert(tx, new).await?;
        let event = ctx.event("partners.agreement.added", &new.id);
        tx.record(event.with("organisation", &new.organisation)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/partners/{code}?done")))
}

pub(super) async fn void(ctx: Ctx, Path(id): Path<String>, Typed(answers): Typed) -> PageResult {
    let found: Option<Agreement> = ctx.house.db.maybe(FIND.bind(&id)).await?;
    let agreement = found.ok_or(Problem::NotFound)?;
    let organisation = pages::fetch(&ctx, &agreement.organisation).await?;
    let organisation = ctx.permit(KEEP, organisation)?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let label = words::void_reason(&ctx.lang);
    let reason = &reader.required_choice("reason", &label, VOID_REASONS);
    reader.finish()?;
    let version: i64 = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (id, now) = (&agreement.id, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        let query = VOID.bind(id).bind(version).bind(now).bind(reason);
        if tx.run(query).await? == 0 {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("partners.agreement.voided", id).with("reason", reason)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/partners/{}?done", organisation.code)))
}
