//! What goes to the driver (`bench/javarosa/Driver.java`) and what comes back; and the same answer
//! made by our engine.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use jiff::tz::TimeZone;
use xforms::engine::{Environment, Finding, Form, Lists, Session, Submission};

use super::generate::{Case, Step};

/// What an engine made of a case.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Outcome {
    pub(crate) error: Option<String>,
    /// Path → relevant, required, readonly, constraint, value.
    pub(crate) nodes: BTreeMap<String, Vec<String>>,
    pub(crate) choices: BTreeMap<String, Vec<String>>,
    /// Nodes that depend on chance or the moment.
    pub(crate) unknown: BTreeSet<String>,
}

pub(crate) fn request(cases: &[Case]) -> String {
    let mut text = String::new();
    for case in cases {
        let _ = write!(
            text,
            "case {} {}\nform {}\n{}\n",
            case.id,
            case.zone,
            case.form.len(),
            case.form
        );
        for step in &case.steps {
            let _ = match step {
                Step::Set(path, answer) => write!(text, "set {path} {}\n{answer}\n", answer.len()),
                Step::Add(path) => writeln!(text, "add {path}"),
            };
        }
        text.push_str("end\n");
    }
    text
}

/// Reads a request back: the committed cases are kept in this form.
pub(crate) fn parse_request(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n').unwrap();
        rest = after;
        let parts: Vec<&str> = line.split(' ').collect();
        let mut take = |bytes: &str| {
            let (text, after) = rest.split_at(bytes.parse().unwrap());
            rest = after.strip_prefix('\n').unwrap();
            text.to_owned()
        };
        match parts.as_slice() {
            ["case", id, zone] => cases.push(Case {
                id: (*id).to_owned(),
                zone: (*zone).to_owned(),
                form: String::new(),
                steps: Vec::new(),
            }),
            ["form", bytes] => cases.last_mut().unwrap().form = take(bytes),
            ["set", path, bytes] => {
                let step = Step::Set((*path).to_owned(), take(bytes));
                cases.last_mut().unwrap().steps.push(step);
            }
            ["add", path] => {
                let step = Step::Add((*path).to_owned());
                cases.last_mut().unwrap().steps.push(step);
            }
            ["end"] => {}
            other => panic!("not a request: {other:?}"),
        }
    }
    cases
}

pub(crate) fn parse_response(text: &str) -> BTreeMap<String, Outcome> {
    let mut outcomes = BTreeMap::new();
    let mut id = String::new();
    for line in text.lines() {
        let fields: Vec<String> = line.split('\t').map(unescape).collect();
        if fields[0] == "case" {
            id.clone_from(&fields[1]);
        }
        let outcome: &mut Outcome = outcomes.entry(id.clone()).or_default();
        match fields[0].as_str() {
            "node" => drop(
                outcome
                    .nodes
                    .insert(fields[1].clone(), fields[2..].to_vec()),
            ),
            "choices" => drop(
                outcome
                    .choices
                    .insert(fields[1].clone(), fields[2..].to_vec()),
            ),
            "error" => outcome.error = Some(fields[1].clone()),
            _ => {}
        }
    }
    outcomes
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => out.push(match characters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some(other) => other,
                None => '\\',
            }),
            other => out.push(other),
        }
    }
    out
}

/// Fills in a case, submits it, and checks the submission.
pub(crate) fn filled_and_checked(case: &Case) -> Vec<Finding> {
    let form = Form::parse(&case.form).unwrap();
    let lists = Lists::default();
    let environment = environment(case);
    let mut session = Session::new(&form, &lists, environment.clone());
    fill(&mut session, case);
    if !session.faults().is_empty() {
        return Vec::new();
    }
    let submission = Submission::parse(&session.submission()).unwrap();
    form.check(&submission, &lists, &environment)
}

fn environment(case: &Case) -> Environment {
    Environment {
        zone: TimeZone::get(&case.zone).unwrap(),
        now: std::env::var("JAVAROSA_NOW")
            .ok()
            .map(|now| now.parse().unwrap()),
        ..Environment::default()
    }
}

fn fill(session: &mut Session<'_>, case: &Case) {
    for step in &case.steps {
        match step {
            Step::Set(path, answer) => drop(session.answer(path, answer)),
            Step::Add(path) => drop(session.add(path)),
        }
    }
}

/// What our engine makes of a case.
pub(crate) fn ours(case: &Case) -> Outcome {
    let form = match Form::parse(&case.form) {
        Ok(form) => form,
        Err(error) => {
            return Outcome {
                error: Some(error.to_string()),
                ..Outcome::default()
            };
        }
    };
    let lists = Lists::default();
    let mut session = Session::new(&form, &lists, environment(case));
    fill(&mut session, case);
    let mut outcome = Outcome::default();
    for finding in session.faults() {
        match finding {
            Finding::Unchecked { path, .. } => drop(outcome.unknown.insert(path.clone())),
            other => outcome.error = Some(other.to_string()),
        }
    }
    for state in session.states() {
        if state.path.contains('@') {
            continue;
        }
        let flag = |flag: bool| if flag { "1" } else { "0" }.to_owned();
        let valid = state.valid.map_or_else(|| "-".to_owned(), flag);
        if has_choices(&case.form, &state.path) {
            match session.choices(&state.path) {
                Ok(choices) => {
                    let values = choices.into_iter().map(|choice| choice.value).collect();
                    outcome.choices.insert(state.path.clone(), values);
                }
                Err(error) => outcome.error = Some(error.to_string()),
            }
        }
        outcome.nodes.insert(
            state.path,
            vec![
                flag(state.relevant),
                flag(state.required),
                flag(state.readonly),
                valid,
                state.value,
            ],
        );
    }
    outcome
}

fn has_choices(form: &str, path: &str) -> bool {
    let steps: Vec<&str> = path
        .split('/')
        .map(|step| step.split('[').next().unwrap_or_default())
        .collect();
    let generic = steps.join("/");
    form.contains(&format!("<select1 ref=\"{generic}\""))
        || form.contains(&format!("<select ref=\"{generic}\""))
}
