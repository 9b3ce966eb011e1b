//! Partners: the organisations that work beside the mission, and the agreements signed with them.
//! Every delivery names the organisation that did it and those that reported it.
//!
//! Everybody who works for the mission may see them, a partner its own organisation; the
//! administrator keeps them. An organisation is never deleted and its code never changes, because
//! facts and accounts point to it. Who asked not to be named is never named in what is published.

mod agreements;
mod api;
mod facts;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;
mod view;
pub mod words;

use std::collections::BTreeMap;

use kit::db::{Db, DbError, Tx};
use kit::policy::Action;
use kit::room::{NavEntry, get, post};

use crate::Room;
pub use agreements::NewAgreement;
pub use model::{KINDS, Organisation, SCOPES};
pub use view::choices;

/// See organisations and agreements.
pub const VIEW: Action = Action("partners.view");
/// Add and change organisations; record agreements and take them back.
pub const KEEP: Action = Action("partners.keep");

/// The room.
pub fn room() -> Room {
    Room {
        routes: vec![
            get("/partners", VIEW, pages::list),
            get("/partners/new", KEEP, pages::new_form),
            post("/partners/new", KEEP, pages::create),
            get("/partners/{code}", VIEW, pages::show),
            get("/partners/{code}/edit", KEEP, pages::edit_form),
            post("/partners/{code}/edit", KEEP, pages::edit),
            get("/partners/{code}/agreement", KEEP, agreements::new_form),
            post("/partners/{code}/agreement", KEEP, agreements::create),
            post("/agreements/{id}/void", KEEP, agreements::void),
            get("/api/v1/partners", VIEW, api::list),
            post("/api/v1/partners", KEEP, api::create),
            get("/api/v1/partners/{code}", VIEW, api::show),
        ],
        openapi: Some(api::openapi()),
        actions: &[VIEW, KEEP],
        policy: include_str!("policy.cedar"),
        statements: vec![store::STATEMENTS, agreements::STATEMENTS, facts::STATEMENTS],
        words: words::SOURCES,
        nav: vec![NavEntry {
            label: words::title,
            href: "/partners",
            action: VIEW,
            order: 70,
        }],
        facts: vec![facts::agreements()],
        figures: include_str!("figures.toml"),
        ..Room::named("partners")
    }
}

/// Adds an organisation; for imports and the demo. The caller records the event.
pub async fn add(tx: &mut Tx, new: &Organisation) -> Result<(), DbError> {
    store::insert(tx, new).await
}

/// Adds an agreement; for imports and the demo. The caller records the event.
pub async fn add_agreement(tx: &mut Tx, new: &NewAgreement) -> Result<(), DbError> {
    agreements::insert(tx, new).await
}

/// The organisation of that code.
pub async fn find(db: &Db, code: &str) -> Result<Option<Organisation>, DbError> {
    store::find(db, code).await
}

/// Every organisation by code: for selects and for names beside facts. There are dozens.
pub async fn all(db: &Db) -> Result<BTreeMap<String, Organisation>, DbError> {
    let all = store::list(db, None).await?;
    Ok(all.into_iter().map(|o| (o.code.clone(), o)).collect())
}
