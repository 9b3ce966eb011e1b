//! The seeds of the fuzz targets, broken by chance in the same ways on every run, through the same
//! functions as `make fuzz`: an answer, an error or a finding, and never a panic.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

#[path = "engine_javarosa/random.rs"]
mod random;
#[path = "../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "elsewhere it is a crate of its own")]
mod targets;

use random::Random;

const SUBMISSION: &str = include_str!("../fuzz/seeds/submission/full.xml");
const EXPRESSIONS: &str = include_str!("engine_javarosa/expressions.txt");
const TABLES: [&str; 5] = [
    include_str!("../fuzz/seeds/markdown/generated_17.md"),
    include_str!("../fuzz/seeds/markdown/generated_3.md"),
    include_str!("../fuzz/seeds/markdown/generated_32.md"),
    include_str!("../fuzz/seeds/markdown/mended.md"),
    include_str!("../fuzz/seeds/markdown/small.md"),
];
const SHEET: &str = include_str!("../fuzz/seeds/workbook/sheet.xml");
const FILES: [&[u8]; 3] = [
    include_bytes!("../fuzz/seeds/workbook/small.xls"),
    include_bytes!("../fuzz/seeds/workbook/small.xlsx"),
    include_bytes!("../fuzz/seeds/workbook/small.csv"),
];

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

/// Changes one to four bytes, or cuts the end.
fn mutate_bytes(file: &[u8], random: &mut Random) -> Vec<u8> {
    const BYTES: [u8; 6] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF];
    let mut file = file.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(file.len());
        file[at] = *random.pick(&BYTES);
    }
    if random.once_in(10) {
        file.truncate(random.below(file.len()));
    }
    file
}

/// Runs a target many times; says how often its input was taken for what it should be.
fn taken(cases: u32, mut run: impl FnMut() -> bool) -> u32 {
    (0..cases).map(|_| u32::from(run())).sum()
}

#[test]
fn broken_forms() {
    let mut random = Random::new(1);
    let taken = taken(600, || targets::xform(&mutate(targets::FORM, &mut random)));
    assert!(taken > 20, "only {taken} were forms still");
}

#[test]
fn broken_submissions() {
    let mut random = Random::new(2);
    let taken = taken(1_500, || {
        targets::submission(&if random.once_in(2) {
            mutate(SUBMISSION, &mut random)
        } else {
            answer_otherwise(SUBMISSION, &mut random)
        })
    });
    assert!(taken > 100, "only {taken} were submissions still");
}

#[test]
fn broken_expressions() {
    let mut random = Random::new(3);
    let lines: Vec<&str> = EXPRESSIONS
        .lines()
        .filter(|line| !line.is_empty())
        .collect();
    let taken = taken(20_000, || {
        let line = *random.pick(&lines);
        targets::expression(&mutate(line, &mut random))
    });
    assert!(taken > 1_000, "only {taken} were expressions still");
}

#[test]
fn broken_tables() {
    let mut random = Random::new(4);
    let taken = taken(500, || {
        let table = *random.pick(&TABLES);
        targets::markdown(&mutate(table, &mut random))
    });
    assert!(taken > 100, "only {taken} compiled");
}

#[test]
fn broken_workbooks() {
    let mut random = Random::new(5);
    let taken = taken(3_000, || {
        if random.once_in(3) {
            targets::workbook(mutate(SHEET, &mut random).as_bytes())
        } else {
            let file = *random.pick(&FILES);
            targets::workbook(&mutate_bytes(file, &mut random))
        }
    });
    assert!(taken > 500, "only {taken} were workbooks still");
}

#[test]
fn the_seeds_are_what_they_should_be() {
    assert!(targets::xform(targets::FORM) && targets::submission(SUBMISSION));
    assert!(targets::workbook(SHEET.as_bytes()));
    assert!(FILES.into_iter().all(targets::workbook));
    assert!(TABLES[..3].iter().all(|table| targets::markdown(table)));
}
