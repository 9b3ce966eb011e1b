//! External figures: cells that others reported. A *series* is what is counted (entries over the
//! border since 24 February 2022), a *class* a part of it (`by`, `ua`, `tcn`, or `all`), a *cell* the
//! number for one class as of one day, with its source, the day it reached us and the document it
//! stands in. An estimate is a cell that may hold a range, or words where the source gave no number.
//!
//! Everybody in the mission reads; the reporting officer enters. A cell is never changed: a new
//! value for the same series, class and day supersedes it, and both stay in the history. Taking the
//! newer one back brings the earlier into force again. A class that has stopped moving is marked,
//! because a total silently mixes fresh cells with stale ones.
//!
//! A series is declared in `model.rs` beside its figure in `figures.toml`: without a definition
//! nobody would know what its numbers mean.

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

use crate::{Room, Source};
pub use model::{Entered, NewCell, SERIES, Series};

/// See the series and their cells.
pub const VIEW: Action = Action("external_figures.view");
/// Enter a cell, take one back.
pub const KEEP: Action = Action("external_figures.keep");

/// The room.
pub fn room() -> Room {
    Room {
        routes: vec![
            get("/external-figures", VIEW, pages::list),
            get("/external-figures/new", KEEP, pages::new_form),
            post("/external-figures/new", KEEP, pages::create),
            get("/external-figures/series/{series}", VIEW, pages::series),
            get("/external-figures/cells/{id}", VIEW, pages::show),
            get("/external-figures/cells/{id}/void", KEEP, pages::void_form),
            post("/external-figures/cells/{id}/void", KEEP, pages::void),
            get("/api/v1/external-figures", VIEW, api::list),
            post("/api/v1/external-figures", KEEP, api::create),
            get("/api/v1/external-figures/{id}", VIEW, api::show),
            post("/api/v1/external-figures/{id}/void", KEEP, api::void),
        ],
        openapi: Some(api::openapi()),
        actions: &[VIEW, KEEP],
        policy: include_str!("policy.cedar"),
        statements: vec![store::STATEMENTS, import::STATEMENTS],
        words: words::SOURCES,
        nav: vec![NavEntry {
            label: words::title,
            href: "/external-figures",
            action: VIEW,
            order: 60,
        }],
        facts: vec![Source {
            name: "external_figures.cells",
            load: facts::cells,
        }],
        figures: include_str!("figures.toml"),
        imports: vec![import::import()],
        ..Room::named("external_figures")
    }
}

/// Adds a cell; for imports and the demo. The caller records the event.
pub async fn add(tx: &mut Tx, entered: &Entered, new: &NewCell) -> Result<(), DbError> {
    store::insert(tx, entered, new).await
}

/// Takes a cell back for one of the reasons `mistaken`, `duplicate`, `withdrawn`, at an instant in µs
/// UTC; for imports and the demo. The caller records the event. `false` when that version was taken
/// back already.
pub async fn take_back(
    tx: &mut Tx,
    id: &str,
    version: i64,
    reason: &str,
    at: i64,
) -> Result<bool, DbError> {
    store::void(tx, id, version, reason, at).await
}
