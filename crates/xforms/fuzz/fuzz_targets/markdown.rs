//! Drives [`xforms_fuzz::markdown`].
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    xforms_fuzz::markdown(text);
});
