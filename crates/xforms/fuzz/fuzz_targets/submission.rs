//! Any text as a submission to one form that has a bit of everything.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use xforms::engine::{Environment, Form, Lists, Submission};

static FORM: LazyLock<Form> = LazyLock::new(|| {
    Form::parse(include_str!("../seeds/xform/everything.xml")).expect("the seed is a form")
});

fuzz_target!(|text: &str| {
    if let Ok(submission) = Submission::parse(text) {
        for finding in FORM.check(&submission, &Lists::default(), &Environment::default()) {
            assert!(!finding.to_string().is_empty());
        }
    }
});
