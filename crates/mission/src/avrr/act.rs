//! The acts on cases that pages and API share: open one, record an event, take it back.

use kit::accounts;
use kit::form::Reader;
use kit::http::{Ctx, Problem};
use kit::policy::Thing;
use kit::ui::{Answers, Errors};

use super::model::{self, Case, NewCase, NewEvent, VOID_REASONS};
use super::progress::{self, Stage};
use super::{RECORD, store, words};
use crate::people::{self, Registration};
use crate::{App, places};

/// What the form of a new case gives.
#[derive(Debug)]
pub(super) struct Opening {
    person: Registration,
    office: String,
    place: String,
    opened_on: String,
}

/// Reads the form of a new case; the person is named by case number.
pub(super) async fn parse_opening(
    ctx: &Ctx,
    answers: &Answers,
) -> Result<Result<Opening, Errors>, Problem> {
    let lang = &ctx.lang;
    let places = places::all(&ctx.house.db).await?;
    let ids: Vec<&str> = places.keys().map(String::as_str).collect();
    let mut reader = Reader::new(lang, answers);
    let number = reader.required("person", &words::person(lang), 20);
    let office = reader.required_choice("office", &people::words::office(lang), &ids);
    let place = reader.choice("place", &ids).unwrap_or_default();
    let opened_on = reader
        .past_day("opened_on", &words::opened_on(lang), ctx.house.today())
        .to_string();
    let person = people::by_number(&ctx.house.db, &number).await?;
    let person = person.filter(|p| p.voided_at.is_none() && ctx.may(people::VIEW, p));
    if person.is_none() && !number.is_empty() {
        reader.wrong("person", words::no_such_person(lang));
    }
    Ok(match (reader.finish(), person) {
        (Ok(()), Some(person)) => Ok(Opening {
            person,
            office,
            place,
            opened_on,
        }),
        (Err(errors), _) => Err(errors),
        (Ok(()), None) => Err(Errors::new()),
    })
}

/// Opens a case once, however often the form arrives; answers its id.
pub(super) async fn open(ctx: &Ctx, key: &str, opening: &Opening) -> Result<String, Problem> {
    let thing = Thing {
        office: opening.office.clone(),
        author: ctx.actor.id.clone(),
        ..Thing::default()
    };
    ctx.permit(RECORD, thing)?;
    let body = format!(
        "{} {} {} {}",
        opening.person.id, opening.office, opening.place, opening.opened_on
    );
    let once = &ctx.once("avrr.open", key, body.as_bytes());
    let id = &ctx.house.ids.new_id();
    let now = ctx.house.now();
    kit::write!(ctx.house.db, tx => {
        if let Some(earlier) = ctx.done_before(tx, once.as_ref(), id, "avrr.case.repeated").await? {
            return Ok::<_, Problem>(earlier);
        }
        let earlier = store::stages_of(tx, &opening.person.id).await?;
        if earlier.iter().any(|stage| !stage.is_over()) {
            return Err(Problem::Refused(words::open_already(&ctx.lang)));
        }
        let nth = i64::try_from(earlier.len()).unwrap_or(i64::MAX) + 1;
        let new = NewCase {
            id: id.clone(),
            number: model::case_number(&opening.person.number, nth),
            registration: opening.person.id.clone(),
            household: opening.person.household.clone(),
            office: opening.office.clone(),
            place: opening.place.clone(),
            opened_on: opening.opened_on.clone(),
            recorded_at: now,
            author: ctx.actor.id.clone(),
            origin: "waystation".into(),
            external_id: id.clone(),
        };
        store::insert_case(tx, &new, Stage::Opened).await?;
        tx.record(ctx.event("avrr.case.opened", id).with("office", &new.office)).await?;
        Ok(id.clone())
    })
}

/// Checks what only the database knows: the witness is another member of staff.
pub(super) async fn check_witness(
    ctx: &Ctx,
    new: &NewEvent,
) -> Result<Result<(), Errors>, Problem> {
    if new.witness.is_empty() {
        return Ok(Ok(()));
    }
    let witness = accounts::by_login(&ctx.house.db, &new.witness).await?;
    if witness.is_some_and(|account| account.id != ctx.actor.id && account.disabled_at.is_none()) {
        return Ok(Ok(()));
    }
    let mut errors = Errors::new();
    errors.add("witness", words::witness_other(&ctx.lang));
    Ok(Err(errors))
}

/// Records an event of a case that was permitted before, once however often the form arrives.
pub(super) async fn record(
    app: &App,
    ctx: &Ctx,
    case: &Case,
    key: &str,
    mut new: NewEvent,
) -> Result<(), Problem> {
    let once = &ctx.once(
        &format!("avrr.record {}", case.id),
        key,
        format!("{new:?}").as_bytes(),
    );
    new.id = ctx.house.ids.new_id();
    new.recorded_at = ctx.house.now();
    new.author.clone_from(&ctx.actor.id);
    new.origin = "waystation".into();
    new.external_id.clone_from(&new.id);
    if new.kind == "departure" {
        new.age = new
            .occurred_on
            .parse()
            .ok()
            .and_then(|day| people::age_on(app, &case.registration, day));
    }
    let new = &new;
    kit::write!(ctx.house.db, tx => {
        if ctx.done_before(tx, once.as_ref(), &new.id, "avrr.event.repeated").await?.is_some() {
            return Ok::<_, Problem>(());
        }
        let events = store::events_in(tx, &case.id).await?;
        if let Some(contradiction) = progress::contradiction(&events, &new.as_event()) {
            return Err(Problem::Refused(contradiction.text(&ctx.lang)));
        }
        let mut stored = new.clone();
        if new.kind == "departure" && new.code == "departed" {
            stored.clearance = progress::clearance(&events, &new.occurred_on).into();
        }
        store::insert_event(tx, &case.id, &case.office, &stored).await?;
        store::refresh_stage(tx, &case.id).await?;
        let event = ctx.event("avrr.event.recorded", &new.id).with("case", &case.id).with("kind", &new.kind);
        tx.record(event.with("clearance", &stored.clearance)).await?;
        Ok(())
    })
}

/// Takes an event of a case back, with a reason.
pub(super) async fn void(
    ctx: &Ctx,
    case: &Case,
    event: &str,
    answers: &Answers,
) -> Result<(), Problem> {
    let mut reader = Reader::new(&ctx.lang, answers);
    let reason = &reader.required_choice(
        "reason",
        &people::words::void_reason(&ctx.lang),
        VOID_REASONS,
    );
    reader.finish()?;
    let version: i64 = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let now = ctx.house.now();
    kit::write!(ctx.house.db, tx => {
        let events = store::events_in(tx, &case.id).await?;
        let found = events.iter().find(|e| e.id == event).ok_or(Problem::NotFound)?;
        if let Some(contradiction) = progress::cannot_void(&events, found) {
            return Err(Problem::Refused(contradiction.text(&ctx.lang)));
        }
        if !store::void_event(tx, event, version, now, reason).await? {
            return Err(Problem::Stale);
        }
        store::refresh_stage(tx, &case.id).await?;
        tx.record(ctx.event("avrr.event.voided", event).with("case", &case.id).with("reason", reason)).await?;
        Ok(())
    })
}
