//! Assisted voluntary return: a case for one applicant, with dated events from counselling to arrival.
//! A family returns as several cases that share a household.
//!
//! The stage of a case is derived from its events and never typed. What happened is always
//! recordable: a departure that lacked something is kept as `departed_uncleared`, an imported one as
//! `not_evaluated`. Only `departed` counts as returned. Contacts (somebody asked about return, mostly
//! without a name) are another population and stand apart. Nothing here may hold a name.

mod act;
mod api;
mod contacts;
mod erased;
mod facts;
mod import;
mod model;
mod pages;
mod progress;
mod store;
mod terms;
#[cfg(test)]
mod tests;
mod view;
pub mod words;

use kit::db::{DbError, Tx};
use kit::policy::Action;
use kit::room::{NavEntry, get, post};

use crate::Room;
pub use contacts::NewContact;
pub use model::{
    CLOSURES, DECISIONS, Event, KINDS, MODES, NewCase, NewEvent, OUTCOMES, PAUSES, REFUSALS,
    case_number,
};
pub use progress::{Stage, clearance, stage};

/// See cases with names.
pub const VIEW: Action = Action("avrr.view");
/// Open cases, record events and contacts, take them back.
pub const RECORD: Action = Action("avrr.record");

/// Where records that came with a list of returns come from.
const ORIGIN: &str = "returns-list";

/// The room.
pub fn room() -> Room {
    Room {
        routes: vec![
            get("/avrr", VIEW, pages::list),
            get("/avrr/new", RECORD, pages::new_form),
            post("/avrr/new", RECORD, pages::create),
            get("/avrr/contacts", VIEW, contacts::list),
            get("/avrr/contacts/new", RECORD, contacts::new_form),
            post("/avrr/contacts/new", RECORD, contacts::create),
            post("/avrr/contacts/{id}/void", RECORD, contacts::void),
            get("/avrr/{id}", VIEW, pages::show),
            get("/avrr/{id}/record", RECORD, pages::record_form),
            post("/avrr/{id}/record", RECORD, pages::record),
            post("/avrr/{id}/events/{event}/void", RECORD, pages::void),
            get("/api/v1/avrr", VIEW, api::list),
            post("/api/v1/avrr", RECORD, api::create),
            get("/api/v1/avrr/{id}", VIEW, api::show),
            post("/api/v1/avrr/{id}/events", RECORD, api::record),
            post("/api/v1/avrr/contacts", RECORD, api::contact),
        ],
        openapi: Some(api::openapi()),
        actions: &[VIEW, RECORD],
        policy: include_str!("policy.cedar"),
        statements: vec![
            store::STATEMENTS,
            contacts::STATEMENTS,
            facts::STATEMENTS,
            erased::STATEMENTS,
            import::STATEMENTS,
        ],
        words: words::SOURCES,
        for_person: vec![NavEntry {
            label: words::open,
            href: "/avrr/new",
            action: RECORD,
            order: 10,
        }],
        nav: vec![NavEntry {
            label: words::title,
            href: "/avrr",
            action: VIEW,
            order: 20,
        }],
        facts: vec![
            facts::departures(),
            facts::applications(),
            facts::contacts(),
        ],
        figures: include_str!("figures.toml"),
        imports: vec![import::import()],
        birth_corrected: Some(|tx, registration, born| {
            Box::pin(store::reckon_ages(tx, registration, born))
        }),
        erased: Some(|tx, erasing| Box::pin(erased::erase(tx, erasing))),
        ..Room::named("avrr")
    }
}

/// Adds a case with its events, in any order; for imports and the demo. Contradictions are not looked
/// for. The caller gives clearance and age, and records the event.
pub async fn add(tx: &mut Tx, new: &NewCase, events: &[NewEvent]) -> Result<(), DbError> {
    let as_read: Vec<Event> = events.iter().map(NewEvent::as_event).collect();
    store::insert_case(tx, new, stage(&as_read)).await?;
    for event in events {
        store::insert_event(tx, &new.id, &new.office, event).await?;
    }
    Ok(())
}

/// Adds a contact; for imports and the demo. The caller records the event.
pub async fn add_contact(tx: &mut Tx, new: &NewContact) -> Result<(), DbError> {
    contacts::insert(tx, new).await
}
