//! Staff: signing in and out, one's own account and machine tokens, the administrator's list of
//! accounts, postings (who serves where, from when to when), the audit log and the retention page.
//!
//! An account is a login handle with roles and offices; it holds no name. Only the administrator
//! gives roles, and never to herself; the data-protection focal point reads the audit log.

mod account;
mod accounts;
mod facts;
mod log;
mod postings;
mod sign_in;
#[cfg(test)]
mod tests;
mod unlock;
mod view;
pub mod words;

use axum::http::Method;
use kit::db::{DbError, Tx};
use kit::policy::Action;
use kit::room::{NavEntry, get, open, post};

use crate::Room;
pub use postings::NewPosting;

/// One's own account.
pub const SELF: Action = Action("staff.self");
/// See and keep accounts and postings.
pub const KEEP: Action = Action("staff.keep");
/// Read the audit log and the retention page.
pub const AUDIT: Action = Action("staff.audit");

/// The room.
pub fn room() -> Room {
    Room {
        routes: vec![
            open(Method::GET, "/", sign_in::home),
            open(Method::GET, "/sign-in", sign_in::form),
            open(Method::POST, "/sign-in", sign_in::sign_in),
            open(Method::POST, "/sign-out", sign_in::sign_out),
            open(Method::GET, "/unlock", unlock::form),
            open(Method::POST, "/unlock", unlock::unlock),
            get("/account", SELF, account::show),
            post("/account/password", SELF, account::change_password),
            post("/account/tokens", SELF, account::new_token),
            post("/account/tokens/{id}/revoke", SELF, account::revoke_token),
            get("/staff", KEEP, accounts::list),
            get("/staff/new", KEEP, accounts::new_form),
            post("/staff/new", KEEP, accounts::create),
            get("/staff/{id}/edit", KEEP, accounts::edit_form),
            post("/staff/{id}/edit", KEEP, accounts::edit),
            post("/staff/{id}/disable", KEEP, accounts::disable),
            get("/staff/postings", KEEP, postings::list),
            post("/staff/postings", KEEP, postings::create),
            get("/audit", AUDIT, log::list),
            get("/retention", AUDIT, log::retention),
        ],
        actions: &[SELF, KEEP, AUDIT],
        policy: include_str!("policy.cedar"),
        statements: vec![postings::STATEMENTS, log::STATEMENTS],
        words: words::SOURCES,
        nav: vec![
            NavEntry {
                label: words::title,
                href: "/staff",
                action: KEEP,
                order: 90,
            },
            NavEntry {
                label: words::log,
                href: "/audit",
                action: AUDIT,
                order: 95,
            },
        ],
        facts: vec![facts::postings()],
        figures: include_str!("figures.toml"),
        ..Room::named("staff")
    }
}

/// Stores a posting; for the demo and imports. The caller records the event.
pub async fn post_to(tx: &mut Tx, id: &str, new: &NewPosting) -> Result<(), DbError> {
    postings::insert(tx, id, new).await
}
