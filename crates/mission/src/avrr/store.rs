//! The SQL of cases, their events and contacts.

use kit::db::{Db, DbError, Tx, Where};
use kit::paging::{Cursor, Rows};
use kit::policy::Actor;

use super::model::{Case, Event, NewCase, NewEvent};
use super::progress::{Stage, stage};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LIST []
        "select c.id, c.number, c.registration, c.household, c.office, c.place, c.opened_on, c.recorded_at,
         c.author, c.stage, c.voided_at, c.version, p.sex, p.nationality
         from avrr_case c join counted_person p on p.registration = c.registration where c.voided_at is null";
    FIND [Text]
        "select c.id, c.number, c.registration, c.household, c.office, c.place, c.opened_on, c.recorded_at,
         c.author, c.stage, c.voided_at, c.version, p.sex, p.nationality
         from avrr_case c join counted_person p on p.registration = c.registration where c.id = $1";
    OF_HOUSEHOLD [Text, Text]
        "select c.id, c.number, c.registration, c.household, c.office, c.place, c.opened_on, c.recorded_at,
         c.author, c.stage, c.voided_at, c.version, p.sex, p.nationality
         from avrr_case c join counted_person p on p.registration = c.registration
         where c.household = $1 and c.id <> $2 and c.voided_at is null order by c.recorded_at, c.id";
    STAGES_OF [Text] "select stage from avrr_case where registration = $1 order by recorded_at, id";
    ADD_CASE [Text, Text, Text, Text, Text, Text, Text, Int, Text, Text, Text, Text]
        "insert into avrr_case (id, number, registration, household, office, place, opened_on, recorded_at,
         author, stage, origin, external_id, voided_at, void_reason, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, null, '', 1)";
    SET_STAGE [Text, Text] "update avrr_case set stage = $2, version = version + 1 where id = $1";
    EVENTS [Text]
        "select id, case_id, kind, occurred_on, recorded_at, author, code, reason, country, language, witness,
         age, clearance, voided_at, void_reason, version from avrr_event where case_id = $1
         order by occurred_on desc, recorded_at desc, id desc";
    ADD_EVENT [Text, Text, Text, Text, Text, Int, Text, Text, Text, Text, Text, Text, Int, Text, Text, Text]
        "insert into avrr_event (id, case_id, office, kind, occurred_on, recorded_at, author, code, reason,
         country, language, witness, age, clearance, origin, external_id, voided_at, void_reason, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, null, '', 1)";
    VOID_EVENT [Text, Int, Int, Text]
        "update avrr_event set voided_at = $3, void_reason = $4, version = version + 1
         where id = $1 and version = $2 and voided_at is null";
    DEPARTURES_OF [Text]
        "select e.id, e.occurred_on from avrr_event e join avrr_case c on c.id = e.case_id
         where c.registration = $1 and e.kind = 'departure'";
    SET_AGE [Text, Int] "update avrr_event set age = $2, version = version + 1 where id = $1";
}

/// What a list may be narrowed to.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    pub(super) stage: Option<String>,
    pub(super) nationality: Option<String>,
    pub(super) office: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
}

/// A page of cases that this actor's offices own, newest first.
pub(super) async fn list(
    db: &Db,
    actor: &Actor,
    filter: &Filter,
    after: Option<Cursor>,
) -> Result<Rows<Case>, DbError> {
    let narrowed = Where::new()
        .and_some("c.stage = ?", filter.stage.as_deref())
        .and_some("p.nationality = ?", filter.nationality.as_deref())
        .and_some("c.office = ?", filter.office.as_deref())
        .and_some("c.opened_on >= ?", filter.from.as_deref())
        .and_some("c.opened_on <= ?", filter.to.as_deref())
        .within("c.office", actor.office_scope());
    let rows = db
        .all(narrowed.page(&LIST, ("c.recorded_at", "c.id"), after))
        .await?;
    Ok(Rows::cut(rows, |c: &Case| (c.recorded_at, c.id.as_str())))
}

pub(super) async fn find(db: &Db, id: &str) -> Result<Option<Case>, DbError> {
    db.maybe(FIND.bind(id)).await
}

/// The other cases of the household.
pub(super) async fn of_household(db: &Db, case: &Case) -> Result<Vec<Case>, DbError> {
    if case.household.is_empty() {
        return Ok(Vec::new());
    }
    db.all(OF_HOUSEHOLD.bind(&case.household).bind(&case.id))
        .await
}

/// The stages of every case that the registration ever had.
pub(super) async fn stages_of(tx: &mut Tx, registration: &str) -> Result<Vec<Stage>, DbError> {
    let rows: Vec<(String,)> = tx.all(STAGES_OF.bind(registration)).await?;
    Ok(rows
        .iter()
        .filter_map(|(code,)| Stage::parse(code))
        .collect())
}

/// The events of a case, latest first, those taken back too.
pub(super) async fn events(db: &Db, case: &str) -> Result<Vec<Event>, DbError> {
    db.all(EVENTS.bind(case)).await
}

/// The same inside a transaction: what a new event is checked against.
pub(super) async fn events_in(tx: &mut Tx, case: &str) -> Result<Vec<Event>, DbError> {
    tx.all(EVENTS.bind(case)).await
}

pub(super) async fn insert_case(tx: &mut Tx, new: &NewCase, stage: Stage) -> Result<(), DbError> {
    let query = ADD_CASE
        .bind(&new.id)
        .bind(&new.number)
        .bind(&new.registration)
        .bind(&new.household);
    let query = query
        .bind(&new.office)
        .bind(&new.place)
        .bind(&new.opened_on)
        .bind(new.recorded_at);
    tx.run(
        query
            .bind(&new.author)
            .bind(stage.code())
            .bind(&new.origin)
            .bind(&new.external_id),
    )
    .await
    .map(drop)
}

pub(super) async fn insert_event(
    tx: &mut Tx,
    case: &str,
    office: &str,
    new: &NewEvent,
) -> Result<(), DbError> {
    let query = ADD_EVENT
        .bind(&new.id)
        .bind(case)
        .bind(office)
        .bind(&new.kind)
        .bind(&new.occurred_on);
    let query = query
        .bind(new.recorded_at)
        .bind(&new.author)
        .bind(&new.code)
        .bind(&new.reason);
    let query = query
        .bind(&new.country)
        .bind(&new.language)
        .bind(&new.witness)
        .bind(new.age);
    tx.run(
        query
            .bind(&new.clearance)
            .bind(&new.origin)
            .bind(&new.external_id),
    )
    .await
    .map(drop)
}

/// Derives the stage again from the events and keeps it beside the case.
pub(super) async fn refresh_stage(tx: &mut Tx, case: &str) -> Result<(), DbError> {
    let events = events_in(tx, case).await?;
    tx.run(SET_STAGE.bind(case).bind(stage(&events).code()))
        .await
        .map(drop)
}

/// False when the event was changed or taken back meanwhile.
pub(super) async fn void_event(
    tx: &mut Tx,
    id: &str,
    version: i64,
    at: i64,
    reason: &str,
) -> Result<bool, DbError> {
    Ok(tx
        .run(VOID_EVENT.bind(id).bind(version).bind(at).bind(reason))
        .await?
        == 1)
}

/// Reckons the ages at departure anew from a corrected birth date.
pub(super) async fn reckon_ages(
    tx: &mut Tx,
    registration: &str,
    born: Option<jiff::civil::Date>,
) -> Result<(), DbError> {
    let departures: Vec<(String, String)> = tx.all(DEPARTURES_OF.bind(registration)).await?;
    for (id, day) in departures {
        let age = born
            .zip(day.parse().ok())
            .map(|(born, day)| kit::time::age_on(born, day));
        tx.run(SET_AGE.bind(&id).bind(age)).await?;
    }
    Ok(())
}
