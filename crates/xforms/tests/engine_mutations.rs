//! The seeds of the fuzz targets, broken by chance in the same ways on every run: an answer, an
//! error or a finding, and never a panic. The long search is `cargo fuzz` in `fuzz/`.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

#[path = "engine_javarosa/random.rs"]
mod random;

use random::Random;
use xforms::engine::{Environment, Form, Lists, Session, Submission, xpath};

const FORM: &str = include_str!("../fuzz/seeds/xform/everything.xml");
const SUBMISSION: &str = include_str!("../fuzz/seeds/submission/full.xml");
const EXPRESSIONS: &str = include_str!("engine_javarosa/expressions.txt");

/// What is put in: pieces that mean something to a reader of XML or XPath.
const PIECES: [&str; 22] = [
    "<",
    ">",
    "</",
    "/>",
    "&",
    "&#x0;",
    "]]>",
    "<![CDATA[",
    "'",
    "\"",
    "(",
    ")",
    "[",
    "]",
    "..",
    "*",
    "-",
    "9999999999999999999",
    "\u{0}",
    "م",
    "/data/roster",
    "<roster>",
];

/// Breaks a text in one to four places.
fn mutate(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(4) {
        let from = place(&text, random);
        let to = place(&text[from..], random).min(40) + from;
        let to = (from..=to)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap();
        let piece = match random.below(3) {
            0 => String::new(),
            1 => random.pick(&PIECES).repeat(1 + random.below(3)),
            _ => text[from..to].repeat(2),
        };
        text.replace_range(from..to, &piece);
    }
    text
}

/// Puts other answers between tags, so that the text stays XML.
fn answer_otherwise(text: &str, random: &mut Random) -> String {
    const ANSWERS: [&str; 12] = [
        "",
        "0",
        "-1",
        "1e999",
        "2022-02-30",
        "9999-12-31T23:59:59Z",
        "b b",
        "مرحبا",
        "1 2;3",
        "true",
        "x",
        "<x/>",
    ];
    let mut text = text.to_owned();
    for _ in 0..=random.below(4) {
        let ends: Vec<usize> = text.match_indices('>').map(|(at, _)| at + 1).collect();
        let from = *random.pick(&ends[..ends.len() - 2]);
        let to = text[from..].find('<').map_or(from, |length| from + length);
        let answer: &str = random.pick::<&str>(&ANSWERS);
        text.replace_range(from..to, answer);
    }
    text
}

fn place(text: &str, random: &mut Random) -> usize {
    let at = random.below(text.len() + 1);
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap()
}

#[test]
fn broken_forms() {
    let mut random = Random::new(1);
    let lists = Lists::default();
    let mut read = 0;
    for _ in 0..600 {
        let Ok(form) = Form::parse(&mutate(FORM, &mut random)) else {
            continue;
        };
        read += 1;
        let mut session = Session::new(&form, &lists, Environment::default());
        let _ = session.answer("/data/age", "3");
        for shown in session.shown() {
            let _ = (session.label(&shown.path), session.choices(&shown.path));
        }
        let submission = Submission::parse(&session.submission());
        if let Ok(submission) = submission {
            form.check(&submission, &lists, &Environment::default());
        }
    }
    assert!(read > 20, "only {read} were forms still");
}

#[test]
fn broken_submissions() {
    let mut random = Random::new(2);
    let form = Form::parse(FORM).unwrap();
    let (mut read, mut findings) = (0, 0);
    for _ in 0..1_500 {
        let text = if random.once_in(2) {
            mutate(SUBMISSION, &mut random)
        } else {
            answer_otherwise(SUBMISSION, &mut random)
        };
        let Ok(submission) = Submission::parse(&text) else {
            continue;
        };
        read += 1;
        findings += form
            .check(&submission, &Lists::default(), &Environment::default())
            .len();
    }
    assert!(
        read > 100 && findings > read,
        "{read} read, {findings} findings"
    );
}

#[test]
fn broken_expressions() {
    let mut random = Random::new(3);
    let lines: Vec<&str> = EXPRESSIONS
        .lines()
        .filter(|line| !line.is_empty())
        .collect();
    let mut read = 0;
    for _ in 0..20_000 {
        let line = *random.pick(&lines);
        let text = mutate(line, &mut random);
        if let Ok(expr) = xpath::parse(&text) {
            read += 1;
            assert_eq!(
                xpath::parse(&expr.to_string()).as_ref(),
                Ok(&expr),
                "{text}"
            );
        }
    }
    assert!(read > 1_000, "only {read} were expressions still");
}
