//! Needs: what a person, or everybody in a household, lacked on a day, as codes. Persons assessed and
//! assessments made are counted apart; a person may be assessed again, and each time stands.
//!
//! Nothing here holds a name or a free text: assessments point to registrations.

mod api;
mod facts;
mod import;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;
mod view;
pub mod words;

use kit::db::{DbError, Tx};
use kit::policy::Action;
use kit::room::{NavEntry, get, post};

use crate::Room;
pub use model::{NEEDS, NewAssessment};

/// See assessments with names.
pub const VIEW: Action = Action("needs.view");
/// Record assessments and take them back.
pub const RECORD: Action = Action("needs.record");

/// The room.
pub fn room() -> Room {
    Room {
        routes: vec![
            get("/needs", VIEW, pages::list),
            get("/needs/new", RECORD, pages::new_form),
            post("/needs/new", RECORD, pages::create),
            get("/needs/{id}", VIEW, pages::show),
            post("/needs/{id}/void", RECORD, pages::void),
            get("/api/v1/needs", VIEW, api::list),
            post("/api/v1/needs", RECORD, api::create),
            get("/api/v1/needs/{id}", VIEW, api::show),
        ],
        openapi: Some(api::openapi()),
        actions: &[VIEW, RECORD],
        policy: include_str!("policy.cedar"),
        statements: vec![store::STATEMENTS, facts::STATEMENTS, import::STATEMENTS],
        words: words::SOURCES,
        for_person: vec![NavEntry {
            label: words::add,
            href: "/needs/new",
            action: RECORD,
            order: 20,
        }],
        nav: vec![NavEntry {
            label: words::title,
            href: "/needs",
            action: VIEW,
            order: 30,
        }],
        facts: vec![facts::assessments()],
        figures: include_str!("figures.toml"),
        imports: vec![import::import()],
        ..Room::named("needs")
    }
}

/// Adds an assessment; for imports and the demo. The caller records the event.
pub async fn add(tx: &mut Tx, new: &NewAssessment) -> Result<(), DbError> {
    store::insert(tx, new).await
}
