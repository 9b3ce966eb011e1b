//! The house: one place each for what every room needs. It must never know a room.

pub mod accounts;
pub mod assets;
pub mod audit;
pub mod backup;
pub mod chance;
pub mod codes;
pub mod config;
pub mod db;
pub mod form;
pub mod house;
pub mod http;
pub mod i18n;
pub mod id;
pub mod import;
pub mod jobs;
pub mod paging;
pub mod policy;
pub mod room;
pub mod sealing;
pub mod time;
pub mod ui;
pub mod words;

#[cfg(any(test, feature = "test"))]
pub mod test;

/// Every statement of the house on the mission's database, for the test that prepares them all.
pub fn statements() -> impl Iterator<Item = &'static db::Statement> {
    [
        accounts::STATEMENTS,
        accounts::second_factor::STATEMENTS,
        audit::STATEMENTS,
        audit::seal::STATEMENTS,
        audit::VERIFY_STATEMENTS,
        config::STATEMENTS,
        db::IDEMPOTENCY_STATEMENTS,
        http::failures::STATEMENTS,
        http::session::STATEMENTS,
        jobs::STATEMENTS,
    ]
    .into_iter()
    .flatten()
    .copied()
}
