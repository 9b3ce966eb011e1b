//! Staff: signing in and out, one's own account and machine tokens, the administrator's list of
//! accounts, second factors, postings (who serves where, from when to when), the audit log, and what is
//! kept for how long.
//!
//! An account is a login handle with roles and offices; it holds no name. Only the administrator
//! gives roles, and never to herself; the data-protection focal point reads the audit log.

mod account;
mod accounts;
mod facts;
mod log;
mod postings;
mod retention;
mod second_factor;
mod sign_in;
#[cfg(test)]
mod tests;
mod unlock;
mod view;
pub mod words;

use std::time::Duration;

use axum::http::Method;
use kit::db::{DbError, Tx};
use kit::policy::Action;
use kit::room::{Job, Kept, NavEntry, Retention, get, open, post};

use crate::{App, Room};
pub use postings::NewPosting;
pub use retention::held;
#[cfg(test)]
use retention::run as run_retention;

/// One's own account.
pub const SELF: Action = Action("staff.self");
/// See and keep accounts and postings.
pub const KEEP: Action = Action("staff.keep");
/// Read the audit log.
pub const AUDIT: Action = Action("staff.audit");
/// See what is kept for how long, what is due and what was done.
pub const RETENTION: Action = Action("staff.retention");
/// Set and lift holds; ask that many be ended at once.
pub const HOLD: Action = Action("staff.hold");
/// Confirm what somebody else asked.
pub const RELEASE: Action = Action("staff.release");

/// The room.
pub fn room() -> Room {
    Room {
        routes: vec![
            open(Method::GET, "/", sign_in::home),
            open(Method::GET, "/sign-in", sign_in::form),
            open(Method::POST, "/sign-in", sign_in::sign_in),
            open(Method::GET, "/sign-in/code", sign_in::code_form),
            open(Method::POST, "/sign-in/code", sign_in::code),
            open(Method::POST, "/sign-out", sign_in::sign_out),
            open(Method::GET, "/unlock", unlock::form),
            open(Method::POST, "/unlock", unlock::unlock),
            get("/account", SELF, account::show),
            post("/account/password", SELF, account::change_password),
            get("/account/second-factor", SELF, second_factor::form),
            post("/account/second-factor", SELF, second_factor::set_up),
            post("/account/tokens", SELF, account::new_token),
            post("/account/tokens/{id}/revoke", SELF, account::revoke_token),
            get("/staff", KEEP, accounts::list),
            get("/staff/new", KEEP, accounts::new_form),
            post("/staff/new", KEEP, accounts::create),
            get("/staff/{id}/edit", KEEP, accounts::edit_form),
            post("/staff/{id}/edit", KEEP, accounts::edit),
            post("/staff/{id}/disable", KEEP, accounts::disable),
            post(
                "/staff/{id}/second-factor/reset",
                KEEP,
                second_factor::reset,
            ),
            get("/staff/postings", KEEP, postings::list),
            post("/staff/postings", KEEP, postings::create),
            get("/audit", AUDIT, log::list),
            get("/retention", RETENTION, retention::list),
            get("/retention/{class}", RETENTION, retention::detail),
            post("/retention/{class}/release", HOLD, retention::release),
            post(
                "/retention/releases/{id}/confirm",
                RELEASE,
                retention::confirm,
            ),
            get("/retention/holds/new", HOLD, retention::hold_form),
            post("/retention/holds", HOLD, retention::hold),
            post("/retention/holds/{id}/lift", HOLD, retention::lift),
        ],
        actions: &[SELF, KEEP, AUDIT, RETENTION, HOLD, RELEASE],
        policy: include_str!("policy.cedar"),
        statements: vec![postings::STATEMENTS, log::STATEMENTS, retention::STATEMENTS],
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
        jobs: vec![Job {
            name: "staff.retention",
            every: Duration::from_secs(600),
            run: retention::job,
        }],
        retention: kept(),
        facts: vec![facts::postings()],
        figures: include_str!("figures.toml"),
        ..Room::named("staff")
    }
}

/// What the house itself keeps, and ends as it goes.
fn kept() -> Vec<Retention<App>> {
    let line = |class, what, kept, then| Retention {
        class,
        what,
        kept,
        then,
        term: None,
    };
    vec![
        line(
            "staff.sessions",
            words::kept_sessions,
            Kept::Days(1),
            words::kept_deleted,
        ),
        line(
            "staff.keys",
            words::kept_keys,
            Kept::Days(kit::db::KEY_DAYS),
            words::kept_deleted,
        ),
        line("staff.log", words::log, Kept::Always, words::kept_log),
    ]
}

/// Stores a posting; for the demo and imports. The caller records the event.
pub async fn post_to(tx: &mut Tx, id: &str, new: &NewPosting) -> Result<(), DbError> {
    postings::insert(tx, id, new).await
}
