//! Tests of disclosure control, in one program: it is built again for every mutant.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]
#![expect(clippy::format_push_string, reason = "test data, written once")]

mod ledger;
mod mission;
mod narrative;
// Of several plans that are equally good another solver takes another.
#[cfg(not(feature = "highs"))]
mod plans;
mod protect;
mod rules;
mod series;
mod spec;
