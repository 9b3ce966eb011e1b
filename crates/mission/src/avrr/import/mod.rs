//! The list of returns that a mission keeps in a spreadsheet: uploaded, looked at row by row in a dry
//! run, then taken over in one go.
//!
//! The uploaded file lies sealed under a key of its own, which is destroyed when the list is taken
//! over or thrown away. All good rows of a list (at most 2,000) are written in **one** transaction:
//! either every one of them is there afterwards, or none. A row that is known already (same origin and
//! external id, or without such an id the same name, nationality and day) adds nothing, so the same
//! list may be sent again. Departures from lists are `not_evaluated`: no gate saw them.

mod batch;
mod columns;
mod commit;
mod pages;
mod plan;
#[cfg(test)]
mod tests;
mod view;

pub(super) use batch::STATEMENTS;
pub(super) use pages::{cancel, commit as take_over, mapping, refused, show, start, upload};
pub(super) use plan::STATEMENTS as PLAN_STATEMENTS;
