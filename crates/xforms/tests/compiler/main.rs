//! Stories about the XLSForm compiler, from a form's file to the XForm or what is said about it.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it is"
)]

#[path = "../effort/mod.rs"]
mod effort;
mod forms;
mod hostile;
mod mends;
mod old_excel;
mod page;
mod problems;
mod random;

use xforms::workbook::Limits;
use xforms::{Book, Outcome};

/// The book of a form written as Markdown tables.
fn book(md: &str) -> Book {
    xforms::read(md.as_bytes(), "form.md", &Limits::default()).expect("a form")
}

/// What the compiler says about a form written as Markdown tables.
fn outcome(md: &str) -> Outcome {
    xforms::compile(&book(md), &xforms::Options::default())
}

/// The XForm of a form that must have no errors.
fn xml(md: &str) -> String {
    let outcome = outcome(md);
    match outcome.form {
        Some(form) => form.xml,
        None => panic!("{:#?}", outcome.problems),
    }
}

/// Ids of the problems of a form with the cells they are in.
fn said(md: &str) -> Vec<String> {
    outcome(md)
        .problems
        .iter()
        .map(|p| {
            let cell = p.place.cell.clone().unwrap_or_else(|| "-".into());
            format!("{} {cell}", p.code.id())
        })
        .collect()
}
