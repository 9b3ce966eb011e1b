//! Disclosure control: publishing numbers that expose nobody.
//!
//! A [`Spec`] says what is counted and how small a number may be. [`release::prepare`] protects
//! the tables, writes the files and audits them against everything in the [`ledger::Ledger`]; only
//! then is a release appended. [`audit::attack`] does what an attacker would do with the published
//! files. Nothing here reads a clock, a database or a network.

pub mod audit;
pub mod cells;
mod checker;
pub mod error;
pub mod ledger;
mod merge;
pub mod microdata;
pub mod narrative;
mod program;
pub mod protect;
mod raw;
pub mod release;
pub mod spec;
pub mod table;

pub use error::DisclosureError;
pub use spec::{Percentage, Spec};
