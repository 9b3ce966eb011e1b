//! Drives [`xforms_fuzz::workbook`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    xforms_fuzz::workbook(data);
});
