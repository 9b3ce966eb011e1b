//! Any text as a form: it is refused, or it can be filled in and its own submission checked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xforms::engine::{Environment, Form, Lists, Session, Submission};

fuzz_target!(|text: &str| {
    let Ok(form) = Form::parse(text) else {
        return;
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
        form.check(&submission, &lists, &Environment::default());
    }
});
