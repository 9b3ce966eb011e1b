//! XLSForm to XForm compiler and form engine. Pure: no database, no HTTP, no async, no clock.

mod compile;
mod emit;
pub mod engine;
mod expr;
mod form;
mod passes;
pub mod problem;
pub mod reference;
mod sheet;
pub mod workbook;

pub use compile::{Compiled, Options, Outcome, compile};
pub use problem::{Code, Mend, Place, Problem, Severity};
pub use workbook::{Book, Format, ReadError, read};

/// The examples of the README run with those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
