//! Reports: the catalogue of figures, and the situation report that prints them.
//!
//! A report is drafted by one person and cleared by another of higher charge. While it is a draft
//! its numbers are computed from the records; at clearance they are frozen with the ids of their
//! evidence and never change again. What the records say later is shown as a revision, with its
//! parts. This room imports only facts of other rooms, and nobody imports it.

mod api;
mod chart;
mod few;
mod figure_pages;
mod figure_view;
mod frozen;
mod live;
mod model;
mod narrative;
mod pages;
mod printing;
mod sections;
mod store;
#[cfg(test)]
mod tests;
mod view;
mod wording;
pub mod words;

use kit::policy::Action;
use kit::room::{NavEntry, get, post};

use crate::Room;
pub use live::{FigureOut, figures_json};
pub use model::{Report, Section};
pub use printing::{FORMATS, Printing, print};

/// Read reports and figures.
pub const VIEW: Action = Action("reports.view");
/// Draft a report.
pub const DRAFT: Action = Action("reports.draft");
/// Clear and release a report that somebody else drafted.
pub const CLEAR: Action = Action("reports.clear");
/// See which records a figure was counted from.
pub const EVIDENCE: Action = Action("reports.evidence");

/// The room.
pub fn room() -> Room {
    Room {
        routes: vec![
            get("/reports", VIEW, pages::list),
            get("/reports/new", DRAFT, pages::new_form),
            post("/reports/new", DRAFT, pages::create),
            get("/reports/{id}", VIEW, pages::show),
            get("/reports/{id}/edit", DRAFT, pages::edit_form),
            post("/reports/{id}/edit", DRAFT, pages::edit),
            get("/reports/{id}/sections/new", DRAFT, sections::new_form),
            post("/reports/{id}/sections/new", DRAFT, sections::add),
            get(
                "/reports/{id}/sections/{section}",
                DRAFT,
                sections::edit_form,
            ),
            post("/reports/{id}/sections/{section}", DRAFT, sections::edit),
            post(
                "/reports/{id}/sections/{section}/up",
                DRAFT,
                sections::move_up,
            ),
            post(
                "/reports/{id}/sections/{section}/remove",
                DRAFT,
                sections::remove,
            ),
            get("/reports/{id}/clear", CLEAR, pages::clear_form),
            post("/reports/{id}/clear", CLEAR, pages::clear),
            post("/reports/{id}/release", CLEAR, pages::release),
            get("/reports/{id}/print/{format}", VIEW, pages::printing),
            get("/figures", VIEW, figure_pages::list),
            get("/figures/{id}", VIEW, figure_pages::show),
            get("/figures/{id}/records", EVIDENCE, figure_pages::records),
            get("/api/v1/figures", VIEW, api::figures),
            get("/api/v1/reports", VIEW, api::reports),
        ],
        openapi: Some(api::openapi()),
        actions: &[VIEW, DRAFT, CLEAR, EVIDENCE],
        policy: include_str!("policy.cedar"),
        statements: vec![store::STATEMENTS, sections::STATEMENTS, frozen::STATEMENTS],
        words: words::SOURCES,
        nav: vec![
            NavEntry {
                label: words::title,
                href: "/reports",
                action: VIEW,
                order: 60,
            },
            NavEntry {
                label: words::figures,
                href: "/figures",
                action: VIEW,
                order: 65,
            },
        ],
        ..Room::named("reports")
    }
}

/// The issue with the highest number.
pub async fn newest(db: &kit::db::Db) -> Result<Option<Report>, kit::db::DbError> {
    Ok(store::all(db).await?.into_iter().next())
}

/// A report and its sections as the demo and imports make them.
pub mod making {
    pub use super::frozen::freeze;
    pub use super::live::prove_all;
    pub use super::model::{Head, NewReport, template};
    pub use super::store::{by_issue, clear, insert, release};
}
