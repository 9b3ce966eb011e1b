//! What each fuzz target does with its input. cargo-fuzz drives these functions in `make fuzz`, and
//! `tests/mutations.rs` drives the same ones for a bounded number of cases in `make test`. They may
//! panic only where the crate has an error.
//!
//! Each returns whether the input was taken for what it should be, so that a driver can tell whether
//! it gets anywhere.

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use xforms::engine::{Environment, Form, Lists, Session, Submission, xpath};
use xforms::workbook::{self, Limits};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The form that submissions are checked by; it has a bit of everything.
pub const FORM: &str = include_str!("../seeds/xform/everything.xml");

static CHECKED_BY: LazyLock<Form> =
    LazyLock::new(|| Form::parse(FORM).expect("the seed is a form"));

/// Bytes as a workbook of any format, and as the worksheet of a whole workbook, which chance would
/// not pack into a zip by itself.
pub fn workbook(data: &[u8]) -> bool {
    let mut limits = Limits::default();
    limits.unpacked_bytes = 4 << 20;
    let packed = data.starts_with(b"<").then(|| package(data));
    let read = xforms::read(packed.as_deref().unwrap_or(data), "form.csv", &limits);
    let Ok(book) = read else {
        return false;
    };
    let _ = xforms::compile(&book, &xforms::Options::default());
    true
}

/// A workbook whose only worksheet is `sheet`.
fn package(sheet: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts: [(&str, &[u8]); 5] = [
        (
            "xl/workbook.xml",
            include_bytes!("../seeds/parts/workbook.xml"),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            include_bytes!("../seeds/parts/workbook.xml.rels"),
        ),
        (
            "xl/sharedStrings.xml",
            include_bytes!("../seeds/parts/sharedStrings.xml"),
        ),
        ("xl/styles.xml", include_bytes!("../seeds/parts/styles.xml")),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("memory takes a file");
        zip.write_all(text).expect("memory takes bytes");
    }
    zip.finish().expect("memory takes an end").into_inner()
}

/// Text as Markdown tables: compiled, mended, compiled again; the result never depends on chance.
pub fn markdown(text: &str) -> bool {
    let Ok(mut book) = xforms::read(text.as_bytes(), "form.md", &Limits::default()) else {
        return false;
    };
    let first = xforms::compile(&book, &xforms::Options::default());
    assert_eq!(first, xforms::compile(&book, &xforms::Options::default()));
    workbook::apply(
        &mut book,
        first.problems.iter().filter_map(|p| p.mend.as_ref()),
    );
    let _ = xforms::compile(&book, &xforms::Options::default());
    if let Some(form) = &first.form {
        // Not every form can be evaluated, but every one is XML of a form.
        let _ = Form::parse(&form.xml);
    }
    first.form.is_some()
}

/// Text as a form: it is refused, or it can be filled in and its own submission checked.
pub fn xform(text: &str) -> bool {
    let Ok(form) = Form::parse(text) else {
        return false;
    };
    let lists = Lists::default();
    let mut session = Session::new(&form, &lists, Environment::default());
    for state in session.states() {
        let _ = session.answer(&state.path, "1");
        let _ = session.choices(&state.path);
        let _ = session.label(&state.path);
    }
    session.shown();
    if let Ok(submission) = Submission::parse(&session.submission()) {
        for finding in form.check(&submission, &lists, &Environment::default()) {
            let _ = finding.path().map(|path| form.describe(path, None));
        }
    }
    true
}

/// Text as an expression: it is refused, or it prints as one that reads back the same.
pub fn expression(text: &str) -> bool {
    let Ok(expr) = xpath::parse(text) else {
        return false;
    };
    assert_eq!(
        xpath::parse(&expr.to_string()).as_ref(),
        Ok(&expr),
        "{text}"
    );
    true
}

/// Text as a submission to [`FORM`].
pub fn submission(text: &str) -> bool {
    let Ok(submission) = Submission::parse(text) else {
        return false;
    };
    let environment = CHECKED_BY.environment(&submission);
    for finding in CHECKED_BY.check(&submission, &Lists::default(), &environment) {
        assert!(!finding.to_string().is_empty());
    }
    true
}
