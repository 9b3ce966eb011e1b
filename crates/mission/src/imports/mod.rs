//! Imports: lists that a mission keeps in spreadsheets. Sent through the pages or the command line,
//! looked at row by row in a dry run, then taken over in one go.
//!
//! What stands in a row and what becomes of it is said by the room whose records it holds
//! ([`List`]); everything else is here. An uploaded file lies sealed under a key of its own, which is
//! destroyed when the list is taken over, thrown away, or forgotten for a week. All good rows of a
//! list (at most 2,000) are written in **one** transaction: either every one of them is there
//! afterwards, or none. A row that is known already adds nothing, so the same list may be sent again.
//! The policy is asked about every record of a list, as if it had been typed.

mod batch;
mod command;
mod desk;
mod forget;
mod list;
mod pages;
mod plan;
mod reading;
mod settle;
#[cfg(test)]
mod tests;
mod view;
mod vocabulary;
pub mod words;

use std::collections::HashMap;
use std::time::Duration;

use kit::db::{Statement, Where};
use kit::http::Problem;
use kit::i18n::Lang;
use kit::policy::Action;
use kit::room::{Job, Kept, NavEntry, Retention, get, masked, post};
use kit::ui::{Button, Markup, link_button};

use crate::{App, Room};
pub use command::{Came, Line, NotImported, Order, run};
pub use desk::{Desk, Said};
pub use list::{About, Column, Identity, Import, List, Row, There};
pub use plan::{Counts, Mistake, Plan, Planned, What, told};
pub use reading::Cells;
pub use vocabulary::Vocabulary;

/// See what can be imported and what was. What a list may do is asked of the room it belongs to.
pub const SEND: Action = Action("imports.send");

/// The room.
pub fn room() -> Room {
    Room {
        routes: vec![
            get("/imports", SEND, pages::list),
            get("/imports/new/{kind}", SEND, pages::start),
            post("/imports/new/{kind}", SEND, pages::upload),
            get("/imports/{id}", SEND, pages::show),
            post("/imports/{id}/mapping", SEND, pages::arrange),
            post("/imports/{id}/commit", SEND, pages::commit),
            post("/imports/{id}/cancel", SEND, pages::cancel),
            get("/imports/{id}/refused.csv", SEND, pages::refused),
        ],
        actions: &[SEND],
        policy: include_str!("policy.cedar"),
        statements: vec![batch::STATEMENTS],
        words: words::SOURCES,
        nav: vec![NavEntry {
            label: words::title,
            href: "/imports",
            action: SEND,
            order: 65,
        }],
        jobs: vec![Job {
            name: "imports.forget",
            every: Duration::from_secs(3600),
            run: forget::run,
        }],
        retention: vec![Retention {
            class: "imports.files",
            what: words::retention_what,
            kept: Kept::Days(forget::DAYS),
            then: words::retention_then,
            // The room's own job forgets them: nobody holds a file back that nobody took over.
            term: None,
        }],
        ..Room::named("imports")
    }
}

/// The button that leads to sending a list of a kind, for the page that shows its records.
pub fn button(lang: &Lang, kind: &str) -> Markup {
    let href = format!("/imports/new/{kind}");
    link_button(words::import_list(lang), &href, Button::Secondary)
}

/// Which of these rows are there already by their keys. `statement` selects `external_id`, `id` and
/// the `content` that a row with the same number must have, and ends in a `where`; `content` says it
/// for a row. The row of a person who was erased is there as well, whatever it says now: a list does
/// not bring her back.
pub async fn there<G>(
    app: &App,
    statement: &'static Statement,
    origin: &str,
    rows: &[Row<'_, G>],
    content: impl Fn(&G) -> String,
) -> Result<Vec<There>, Problem> {
    let standing = app.house.keys.standing().await?;
    let mut known = HashMap::new();
    for slice in rows.chunks(500) {
        let narrowed = Where::new().and("origin = ?", origin);
        let keys = slice.iter().map(|row| row.key.to_string());
        let keys = keys.chain(slice.iter().map(|row| masked(&standing, row.key)));
        let narrowed = narrowed.and_in("external_id", keys);
        let found: Vec<(String, String, String)> =
            app.house.db.all(narrowed.over(statement)).await?;
        known.extend(
            found
                .into_iter()
                .map(|(key, id, content)| (key, (id, content))),
        );
    }
    let there = |row: &Row<'_, G>| match known.get(row.key) {
        None => match known.get(&masked(&standing, row.key)) {
            Some((id, _)) => There::Same(id.clone()),
            None => There::Not,
        },
        Some((id, kept)) if *kept == content(row.good) => There::Same(id.clone()),
        Some(_) => There::Otherwise,
    };
    Ok(rows.iter().map(there).collect())
}
