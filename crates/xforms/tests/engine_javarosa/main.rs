//! Our engine against JavaRosa, the engine of ODK Collect and KoboCollect.
//!
//! `recorded/` holds what JavaRosa 5.1.0 (inside ODK Validate, as in pyxform 4.5.0) answered to 40
//! generated cases and to each line of `expressions.txt`; every test run compares it with ours.
//! `bench/javarosa/run.sh` asks JavaRosa itself, about as many new cases as wanted, and
//! `run.sh record` writes `recorded/` anew. Differences that stay are explained in
//! `docs/reference/engine-differences.md`.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod expression;
mod generate;
mod protocol;
mod random;

use std::io::Write;
use std::process::{Command, Stdio};

use protocol::Outcome;

/// How two outcomes differ: first lines for people, and how many nodes were compared.
#[derive(Default)]
struct Comparison {
    nodes: usize,
    /// Numbers that differ in their last digits only.
    last_digits: usize,
    /// Nodes that depend on chance or the moment.
    unknown: usize,
    /// Both engines stop with an error.
    both_failed: usize,
    differences: Vec<String>,
}

impl Comparison {
    fn add(&mut self, id: &str, theirs: &Outcome, ours: &Outcome) {
        match (&theirs.error, &ours.error) {
            (Some(_), Some(_)) => self.both_failed += 1,
            (Some(error), None) => self
                .differences
                .push(format!("case {id}: only JavaRosa fails: {error}")),
            (None, Some(error)) => self
                .differences
                .push(format!("case {id}: only we fail: {error}")),
            (None, None) => self.add_nodes(id, theirs, ours),
        }
    }

    fn add_nodes(&mut self, id: &str, theirs: &Outcome, ours: &Outcome) {
        for (path, their) in &theirs.nodes {
            if ours.unknown.contains(path) {
                self.unknown += 1;
                continue;
            }
            self.nodes += 1;
            match ours.nodes.get(path) {
                Some(our) if their == our => {}
                Some(our) if their[..4] == our[..4] && nearly(&their[4], &our[4]) => {
                    self.last_digits += 1;
                }
                our => self.differences.push(format!(
                    "case {id}: {path}: JavaRosa {their:?}, ours {our:?}"
                )),
            }
        }
        if theirs.nodes.len() != ours.nodes.len() {
            self.differences
                .push(format!("case {id}: another number of nodes"));
        }
        for (path, their) in &theirs.choices {
            if ours.choices.get(path) != Some(their) {
                let our = ours.choices.get(path);
                self.differences.push(format!(
                    "case {id}: choices of {path}: JavaRosa {their:?}, ours {our:?}"
                ));
            }
        }
    }
}

/// Equal but for the last digits of numbers, also of numbers inside texts.
fn nearly(theirs: &str, ours: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'E');
    let rest = |text: &str| text.replace(digit, "");
    let numbers = |text: &str| -> Vec<f64> {
        let parts = text.split(|c| !digit(c));
        parts.filter_map(|part| part.parse().ok()).collect()
    };
    let (their, our) = (numbers(theirs), numbers(ours));
    rest(theirs) == rest(ours)
        && !their.is_empty()
        && their.len() == our.len()
        && their
            .iter()
            .zip(&our)
            .all(|(their, our)| (their - our).abs() <= 1e-9 * their.abs())
}

#[test]
fn agrees_with_what_javarosa_answered() {
    let cases = protocol::parse_request(include_str!("recorded/cases.txt"));
    let theirs = protocol::parse_response(include_str!("recorded/answers.txt"));
    assert!(cases.len() >= 40 && cases.len() == theirs.len());
    let mut comparison = Comparison::default();
    for case in &cases {
        comparison.add(&case.id, &theirs[&case.id], &protocol::ours(case));
    }
    assert!(comparison.nodes > 500);
    assert!(
        comparison.differences.is_empty(),
        "{:#?}",
        comparison.differences
    );
}

#[test]
fn computes_each_expression_as_javarosa_did() {
    let recorded: Vec<&str> = include_str!("recorded/expressions.txt").lines().collect();
    let probes = generate::probes();
    assert!(probes.len() > 500 && probes.len() == recorded.len());
    for (probe, theirs) in probes.iter().zip(recorded) {
        let ours = result(&protocol::ours(probe));
        assert!(
            ours == theirs || nearly(theirs, &ours),
            "{}: JavaRosa {theirs:?}, ours {ours:?}\n{}",
            probe.id,
            probe.form
        );
    }
}

/// What a line of `expressions.txt` came to.
fn result(outcome: &Outcome) -> String {
    match (&outcome.error, outcome.nodes.get("/data/result")) {
        (Some(_), _) => "(failed)".to_owned(),
        (None, Some(node)) => node[4].clone(),
        (None, None) => "(no node)".to_owned(),
    }
}

/// What the engine fills in, it finds sound: answers may be missing or break a constraint, since
/// they are random, but nothing was computed wrongly or is there that should not be.
#[test]
fn a_filled_form_checks_out() {
    let mut checked = 0;
    for number in 1..=300 {
        let case = generate::case(number);
        for finding in protocol::filled_and_checked(&case) {
            let of_answers = matches!(finding.code(), "missing" | "constraint" | "not-a-choice");
            let of_device = finding.code() == "unchecked";
            assert!(of_answers || of_device, "case {number}: {finding:?}");
            checked += usize::from(of_answers);
        }
    }
    assert!(checked > 100, "only {checked} findings");
}

/// Needs Java; run by `bench/javarosa/run.sh`, which sets what is read here.
#[test]
#[ignore = "asks JavaRosa: run bench/javarosa/run.sh"]
fn agrees_with_javarosa() {
    let classpath = std::env::var("JAVAROSA_CLASSPATH").expect("JAVAROSA_CLASSPATH");
    let mut comparison = Comparison::default();
    let cases = match std::env::var_os("JAVAROSA_REQUEST") {
        Some(file) => protocol::parse_request(&std::fs::read_to_string(file).unwrap()),
        None => {
            let first = variable("JAVAROSA_FIRST").unwrap_or(1);
            let count = variable("JAVAROSA_CASES").unwrap_or(1_000);
            let mut cases = generate::probes();
            cases.extend((first..first + count).map(generate::case));
            cases
        }
    };
    for cases in cases.chunks(1_000) {
        let theirs = protocol::parse_response(&ask(&classpath, &protocol::request(cases)));
        for case in cases {
            comparison.add(&case.id, &theirs[&case.id], &protocol::ours(case));
        }
    }
    println!(
        "{} cases, {} nodes compared and {} not comparable, {} differences, \
         {} differ in last digits, {} cases failed in both",
        cases.len(),
        comparison.nodes,
        comparison.unknown,
        comparison.differences.len(),
        comparison.last_digits,
        comparison.both_failed
    );
    for difference in comparison.differences.iter().take(40) {
        println!("{}", difference.replace('\n', " "));
    }
    if std::env::var_os("JAVAROSA_SHOW").is_some() {
        println!("{}", protocol::request(&cases));
    }
    assert!(comparison.differences.is_empty());
}

/// Writes `recorded/` anew, with as many cases as `JAVAROSA_RECORD` says.
#[test]
#[ignore = "rewrites recorded/: run bench/javarosa/run.sh record"]
fn record() {
    let count: u64 = variable("JAVAROSA_RECORD").unwrap_or(40);
    let classpath = std::env::var("JAVAROSA_CLASSPATH").expect("JAVAROSA_CLASSPATH");
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/engine_javarosa/recorded"
    );
    let cases: Vec<_> = (1..=count).map(generate::case).collect();
    let request = protocol::request(&cases);
    std::fs::write(format!("{folder}/answers.txt"), ask(&classpath, &request)).unwrap();
    std::fs::write(format!("{folder}/cases.txt"), request).unwrap();
    let probes = generate::probes();
    let theirs = protocol::parse_response(&ask(&classpath, &protocol::request(&probes)));
    let lines: Vec<String> = probes
        .iter()
        .map(|probe| result(&theirs[&probe.id]))
        .collect();
    std::fs::write(format!("{folder}/expressions.txt"), lines.join("\n") + "\n").unwrap();
}

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn ask(classpath: &str, request: &str) -> String {
    let mut driver = Command::new("java")
        .args([
            "-Xmx512m",
            "-Duser.language=en",
            "-Duser.country=US",
            "-cp",
            classpath,
            "Driver",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = driver.stdin.take().unwrap();
    let request = request.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(request.as_bytes()));
    let output = driver.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}
