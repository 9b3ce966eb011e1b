//! Hotline. A *contact* is one call, message, letter or visit. It holds one or more *requests*, one
//! for each coded topic asked about. A *consultation* is a contact in which advice was given. A
//! request about entry, transit or exit may be in connection with the war in Ukraine: that makes
//! the contact Ukraine-related, so a contact holds at most one Ukraine-related request.
//!
//! Operators log and see the contacts of their own office. Caseworkers, reporting officers and data
//! protection see the list without what was said. A note and a phone to call back are sealed under
//! the caller's own key; only an operator of the same office opens them, and each opening is in the
//! audit log. A contact is never deleted: it is taken back with a reason.

mod api;
mod facts;
mod import;
mod model;
mod pages;
mod sealed;
mod store;
mod term;
#[cfg(test)]
mod tests;
mod view;
pub mod words;

use kit::db::{DbError, Tx};
use kit::policy::Action;
use kit::room::{Kept, NavEntry, Retention, Term, get, post};
use kit::sealing::Sealed;

use crate::{Room, Source};
pub use model::{CALLERS, CHANNELS, Logged, NewContact, TOPICS};
pub use sealed::Private;

/// See the list and a contact, without what was said.
pub const VIEW: Action = Action("hotline.view");
/// Log a contact, change it, take it back.
pub const LOG: Action = Action("hotline.log");
/// Open the sealed note and phone of a contact.
pub const OPEN: Action = Action("hotline.open_note");

/// The room.
pub fn room() -> Room {
    Room {
        routes: vec![
            get("/hotline", VIEW, pages::list),
            get("/hotline/new", LOG, pages::new_form),
            post("/hotline/new", LOG, pages::create),
            get("/hotline/{id}", VIEW, pages::show),
            get("/hotline/{id}/edit", LOG, pages::edit_form),
            post("/hotline/{id}/edit", LOG, pages::edit),
            get("/hotline/{id}/void", LOG, pages::void_form),
            post("/hotline/{id}/void", LOG, pages::void),
            get("/hotline/{id}/note", OPEN, sealed::form),
            post("/hotline/{id}/note", OPEN, sealed::change),
            get("/api/v1/hotline", VIEW, api::list),
            post("/api/v1/hotline", LOG, api::create),
            get("/api/v1/hotline/{id}", VIEW, api::show),
            post("/api/v1/hotline/{id}", LOG, api::edit),
            post("/api/v1/hotline/{id}/void", LOG, api::void),
        ],
        openapi: Some(api::openapi()),
        actions: &[VIEW, LOG, OPEN],
        policy: include_str!("policy.cedar"),
        statements: vec![
            store::STATEMENTS,
            facts::STATEMENTS,
            sealed::STATEMENTS,
            import::STATEMENTS,
            term::STATEMENTS,
        ],
        words: words::SOURCES,
        nav: vec![NavEntry {
            label: words::title,
            href: "/hotline",
            action: VIEW,
            order: 40,
        }],
        facts: vec![
            Source {
                name: "hotline.contacts",
                load: facts::contacts,
            },
            Source {
                name: "hotline.requests",
                load: facts::requests,
            },
        ],
        figures: include_str!("figures.toml"),
        imports: vec![import::import()],
        retention: vec![Retention {
            class: "hotline.notes",
            what: words::retention_what,
            kept: Kept::Days(term::DAYS),
            then: words::retention_then,
            term: Some(Term {
                page: "/hotline/",
                due: term::due,
                end: term::end,
            }),
        }],
        ..Room::named("hotline")
    }
}

/// Adds a contact with its requests and, where there is one, its sealed note (see
/// [`Private::seal`]); for imports and the demo. The caller records the event.
pub async fn add(
    tx: &mut Tx,
    logged: &Logged,
    new: &NewContact,
    sealed: Option<&Sealed>,
) -> Result<(), DbError> {
    store::insert(tx, logged, new).await?;
    match sealed {
        Some(sealed) => sealed::keep(tx, &logged.id, 1, sealed, logged.recorded_at).await,
        None => Ok(()),
    }
}

/// Takes a contact back for one of the reasons `mistaken`, `duplicate`, `exercise`, at an instant in
/// µs UTC; for imports and the demo. The caller records the event. `false` when that version was
/// changed meanwhile or is taken back already.
pub async fn take_back(
    tx: &mut Tx,
    id: &str,
    version: i64,
    reason: &str,
    at: i64,
) -> Result<bool, DbError> {
    store::void(tx, id, version, reason, at).await
}
