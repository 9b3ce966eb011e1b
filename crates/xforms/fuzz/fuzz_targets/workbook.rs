//! Bytes as a workbook of each format: read within small limits, compiled if they can be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xforms::workbook::Limits;

fuzz_target!(|data: &[u8]| {
    let mut limits = Limits::default();
    limits.unpacked_bytes = 4 << 20;
    for name in ["form.xlsx", "form.xls", "form.csv"] {
        if let Ok(book) = xforms::read(data, name, &limits) {
            let _ = xforms::compile(&book, &xforms::Options::default());
        }
    }
});
