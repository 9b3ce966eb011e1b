//! Text as Markdown tables: compiled, mended, compiled again; the result never depends on chance.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xforms::workbook::{self, Limits};

fuzz_target!(|text: &str| {
    let Ok(mut book) = xforms::read(text.as_bytes(), "form.md", &Limits::default()) else {
        return;
    };
    let first = xforms::compile(&book, &xforms::Options::default());
    assert_eq!(first, xforms::compile(&book, &xforms::Options::default()));
    workbook::apply(&mut book, first.problems.iter().filter_map(|p| p.mend.as_ref()));
    let _ = xforms::compile(&book, &xforms::Options::default());
});
