//! Drives [`xforms_fuzz::expression`].
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    xforms_fuzz::expression(text);
});
