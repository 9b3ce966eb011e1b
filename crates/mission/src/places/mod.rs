//! Places: offices, project sites, facilities, camps, crossings and the areas that they lie in. A
//! record of any other room belongs to an office and happened at a place.
//!
//! Everybody who works for the mission may see places; the administrator keeps them. A place is
//! never deleted: it is closed, because facts point to it.

mod api;
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
pub use model::{Kind, NewPlace, Place};
pub use view::choices;

/// See the list and a place.
pub const VIEW: Action = Action("places.view");
/// Add, change and close places.
pub const KEEP: Action = Action("places.keep");

/// The room.
pub fn room() -> Room {
    Room {
        routes: vec![
            get("/places", VIEW, pages::list),
            get("/places/new", KEEP, pages::new_form),
            post("/places/new", KEEP, pages::create),
            get("/places/{id}", VIEW, pages::show),
            get("/places/{id}/edit", KEEP, pages::edit_form),
            post("/places/{id}/edit", KEEP, pages::edit),
            get("/api/v1/places", VIEW, api::list),
            post("/api/v1/places", KEEP, api::create),
            get("/api/v1/places/{id}", VIEW, api::show),
        ],
        openapi: Some(api::openapi()),
        actions: &[VIEW, KEEP],
        policy: include_str!("policy.cedar"),
        statements: vec![store::STATEMENTS],
        words: words::SOURCES,
        nav: vec![NavEntry {
            label: words::title,
            href: "/places",
            action: VIEW,
            order: 80,
        }],
        ..Room::named("places")
    }
}

/// Adds a place; for imports and the demo. The caller records the event.
pub async fn add(tx: &mut Tx, id: &str, new: &NewPlace) -> Result<(), DbError> {
    store::insert(tx, id, new).await
}

/// The place of that id.
pub async fn find(db: &Db, id: &str) -> Result<Option<Place>, DbError> {
    store::find(db, id).await
}

/// Every place by id: for selects and for names beside facts. A mission has dozens, not thousands.
pub async fn all(db: &Db) -> Result<BTreeMap<String, Place>, DbError> {
    Ok(store::all(db)
        .await?
        .into_iter()
        .map(|place| (place.id.clone(), place))
        .collect())
}
