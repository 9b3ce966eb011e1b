//! Services: one ledger of what was given, to whom or to how many, by whom, and by whom it was
//! reported. Goods, services, vouchers and information stand in one catalogue.
//!
//! A *delivery* is one occurrence. It is planned, active or done; what is planned was given to
//! nobody and is never counted as served. Bulk deliveries without names are real records. The
//! organisation that did it (implementer) is another matter than those that tell of it (reporters):
//! one delivery told twice is one delivery with two reports.
//!
//! Logisticians and caseworkers record for their own office, a partner its own deliveries. Whoever
//! may not open people's records sees how many were served, never who. A delivery is never deleted:
//! it is taken back with a reason.

mod api;
mod catalogue;
mod catalogue_view;
mod facts;
mod import;
mod import_words;
mod model;
mod pages;
mod saying;
mod store;
#[cfg(test)]
mod store_tests;
#[cfg(test)]
mod tests;
mod view;
pub mod words;

use std::collections::BTreeMap;

use kit::db::{Db, DbError, Tx};
use kit::policy::Action;
use kit::room::{NavEntry, get, post};

use crate::Room;
pub use catalogue::{Item, add_item};
pub use model::{Delivered, NewDelivery, NewReport, PURPOSES, STATUSES, Served};

/// See deliveries and the catalogue.
pub const VIEW: Action = Action("services.view");
/// Record deliveries, carry them on, add reports, take them back.
pub const RECORD: Action = Action("services.record");
/// Add to the catalogue.
pub const CATALOGUE: Action = Action("services.catalogue");

/// The room.
pub fn room() -> Room {
    Room {
        routes: vec![
            get("/services", VIEW, pages::list),
            get("/services/new", RECORD, pages::new_form),
            post("/services/new", RECORD, pages::create),
            get("/services/catalogue", VIEW, catalogue::list),
            get("/services/catalogue/new", CATALOGUE, catalogue::new_form),
            post("/services/catalogue/new", CATALOGUE, catalogue::create),
            get("/services/{id}", VIEW, pages::show),
            get("/services/{id}/edit", RECORD, pages::edit_form),
            post("/services/{id}/edit", RECORD, pages::edit),
            post("/services/{id}/report", RECORD, pages::report),
            post("/services/{id}/void", RECORD, pages::void),
            get("/api/v1/services", VIEW, api::list),
            post("/api/v1/services", RECORD, api::create),
            get("/api/v1/services/{id}", VIEW, api::show),
            post("/api/v1/services/{id}/reports", RECORD, api::report),
        ],
        openapi: Some(api::openapi()),
        actions: &[VIEW, RECORD, CATALOGUE],
        policy: include_str!("policy.cedar"),
        statements: vec![
            store::STATEMENTS,
            catalogue::STATEMENTS,
            facts::STATEMENTS,
            import::STATEMENTS,
        ],
        words: words::SOURCES,
        for_person: vec![NavEntry {
            label: words::record,
            href: "/services/new",
            action: RECORD,
            order: 30,
        }],
        nav: vec![NavEntry {
            label: words::title,
            href: "/services",
            action: VIEW,
            order: 30,
        }],
        facts: vec![facts::deliveries()],
        figures: include_str!("figures.toml"),
        imports: vec![import::import()],
        birth_corrected: Some(store::birth_corrected),
        ..Room::named("services")
    }
}

/// Adds deliveries with those who were served and the reports, in as few statements as there are
/// tables; for imports and the demo, at most 500 at once. The caller records the events.
pub async fn add(tx: &mut Tx, deliveries: &[Delivered]) -> Result<(), DbError> {
    store::insert(tx, deliveries).await
}

/// The catalogue by code.
pub async fn items(db: &Db) -> Result<BTreeMap<String, Item>, DbError> {
    let all = catalogue::all(db).await?;
    Ok(all.into_iter().map(|i| (i.code.clone(), i)).collect())
}
