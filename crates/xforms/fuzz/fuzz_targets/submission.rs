//! Drives [`xforms_fuzz::submission`].
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    xforms_fuzz::submission(text);
});
