//! People: intake of persons and households, partial and anonymous allowed; finding them again; two
//! registrations found to be one person.
//!
//! A *registration* is what was written down when somebody was met, and stays as it was recorded; a
//! *person* is a link over registrations. Facts of other rooms point to registrations. Names, exact
//! birth dates, documents and phones are sealed; this room alone opens them, and only into the
//! in-memory [`Index`]. Nothing here may put a name into SQL, a log, an address or an audit row.

mod api;
mod erasure;
mod facts;
mod import;
mod index;
mod likeness;
pub mod listed;
mod merge;
mod model;
mod pages;
mod sealed;
mod search;
mod store;
#[cfg(test)]
mod tests;
mod view;
pub mod words;

use std::time::Duration;

use axum::http::StatusCode;
use jiff::civil::Date;
use kit::db::{Db, DbError, Tx};
use kit::policy::Action;
use kit::room::{Job, Kept, NavEntry, Retention, Term, get, post};

use crate::{App, Room};
pub use erasure::bury_again;
pub use index::{Index, Traits};
pub use model::{
    CHANNELS, Contact, Document, HOUSEHOLD_ROLES, Identity, NewRegistration, POPULATIONS,
    Registration, SEXES, number,
};
pub use sealed::{SealedPerson, seal};
pub use view::{channel as channel_word, population as population_word, sex as sex_word};

/// See lists and records with names.
pub const VIEW: Action = Action("people.view");
/// Register people.
pub const REGISTER: Action = Action("people.register");
/// Correct a registration, or take it back.
pub const CORRECT: Action = Action("people.correct");
/// Say that two registrations are one person, and undo it.
pub const MERGE: Action = Action("people.merge");

/// Ask that a person be erased.
pub const ERASE: Action = Action("people.erase");
/// See which erasures were asked for and what became of them.
pub const ERASURES: Action = Action("people.erasures");
/// Confirm what somebody else asked, or refuse it.
pub const CONFIRM: Action = Action("people.confirm_erasure");

/// What the retention page calls registrations.
const CLASS: &str = "people.registrations";

/// The room.
pub fn room() -> Room {
    Room {
        routes: vec![
            get("/people", VIEW, pages::list),
            get("/people/new", REGISTER, pages::new_form),
            post("/people/new", REGISTER, pages::create),
            post("/people/search", VIEW, search::start),
            get("/people/search/{id}", VIEW, search::show),
            get("/people/erasures", ERASURES, erasure::list),
            get("/people/erasures/{id}", ERASURES, erasure::show),
            post("/people/erasures/{id}/confirm", CONFIRM, erasure::confirm),
            post("/people/erasures/{id}/refuse", ERASURES, erasure::refuse),
            get("/people/{id}", VIEW, pages::show),
            get("/people/{id}/erase", ERASE, erasure::ask_form),
            post("/people/{id}/erase", ERASE, erasure::ask),
            get("/people/{id}/edit", CORRECT, pages::edit_form),
            post("/people/{id}/edit", CORRECT, pages::edit),
            post("/people/{id}/void", CORRECT, pages::void),
            get("/people/{id}/merge", MERGE, merge::form),
            post("/people/{id}/merge", MERGE, merge::merge),
            post("/people/merges/{id}/undo", MERGE, merge::undo),
            get("/api/v1/people", VIEW, api::list),
            post("/api/v1/people", REGISTER, api::create),
            get("/api/v1/people/{id}", VIEW, api::show),
        ],
        openapi: Some(api::openapi()),
        actions: &[VIEW, REGISTER, CORRECT, MERGE, ERASE, ERASURES, CONFIRM],
        policy: include_str!("policy.cedar"),
        statements: vec![
            store::STATEMENTS,
            merge::STATEMENTS,
            search::STATEMENTS,
            sealed::STATEMENTS,
            facts::STATEMENTS,
            import::STATEMENTS,
            erasure::STATEMENTS,
        ],
        words: words::SOURCES,
        nav: vec![
            NavEntry {
                label: words::title,
                href: "/people",
                action: VIEW,
                order: 10,
            },
            NavEntry {
                label: words::erasures,
                href: "/people/erasures",
                action: ERASURES,
                order: 94,
            },
        ],
        facts: vec![facts::registrations()],
        figures: include_str!("figures.toml"),
        imports: vec![import::import()],
        jobs: vec![Job {
            name: "people.erase",
            every: Duration::from_secs(60),
            run: erasure::job,
        }],
        retention: vec![Retention {
            class: CLASS,
            what: words::retention_what,
            kept: Kept::Days(erasure::DAYS),
            then: words::retention_then,
            term: Some(Term {
                page: "/people/",
                due: erasure::due,
                end: erasure::end,
            }),
        }],
        follow: Some(index::follow),
        ..Room::named("people")
    }
}

/// The registration of that id.
pub async fn find(db: &Db, id: &str) -> Result<Option<Registration>, DbError> {
    store::find(db, id).await
}

/// The registrations of a household, oldest first, those taken back too.
pub async fn of_household(db: &Db, household: &str) -> Result<Vec<Registration>, DbError> {
    store::of_household(db, household).await
}

/// The person behind a registration: the registration itself where no link says otherwise.
async fn person_of(db: &Db, registration: &str) -> Result<String, DbError> {
    merge::person_behind(db, registration).await
}

/// The registration of that case number, however it was typed.
pub async fn by_number(db: &Db, typed: &str) -> Result<Option<Registration>, DbError> {
    match model::clean_number(typed) {
        Some(number) => store::by_number(db, &number).await,
        None => Ok(None),
    }
}

/// So many case numbers that nobody has, for registrations about to be stored.
pub async fn fresh_numbers(db: &Db, count: usize) -> Result<Vec<String>, DbError> {
    store::fresh_numbers(db, count).await
}

/// Stores a registration whose sealed parts are ready; the caller records the event.
pub async fn insert(
    tx: &mut Tx,
    new: &NewRegistration,
    sealed: &SealedPerson,
) -> Result<(), DbError> {
    store::insert(tx, new).await?;
    sealed.store(tx, new.recorded_at).await
}

/// Makes a household; the caller records the event.
pub async fn add_household(
    tx: &mut Tx,
    id: &str,
    office: &str,
    author: &str,
    at: i64,
) -> Result<(), DbError> {
    store::insert_household(tx, id, office, author, at).await
}

/// Completed years of age on a day, from the sealed birth date; `None` when it is not known or the
/// mission is locked. Rooms keep it beside the event, so that statistics need no birth date.
pub fn age_on(app: &App, registration: &str, day: Date) -> Option<i64> {
    app.people
        .birth(registration)
        .map(|born| kit::time::age_on(born, day))
}

/// The name to show for a registration: from the index, or the case number while locked.
pub fn name_of(app: &App, registration: &Registration) -> String {
    app.people
        .name(&registration.id)
        .unwrap_or_else(|| registration.number.clone())
}

/// Two registrations are one person: for imports and the demo. The caller records the event.
pub async fn link(
    tx: &mut Tx,
    merge_id: &str,
    kept: &str,
    absorbed: &str,
    author: &str,
    at: i64,
) -> Result<(), DbError> {
    merge::link(tx, merge_id, kept, absorbed, author, at)
        .await
        .map(drop)
}

const CREATED: StatusCode = StatusCode::CREATED;
