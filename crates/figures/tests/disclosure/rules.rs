//! The edges of the rule: which cells need protection, what everybody knows already, and what an
//! attacker with a pencil finds out.

use std::collections::BTreeMap;

use figures::disclosure::audit::{Finding, Published, Why, attack};
use figures::disclosure::error::DisclosureError;
use figures::disclosure::ledger::Ledger;
use figures::disclosure::protect::Subject;
use figures::disclosure::release::{Release, prepare};

const HEAD: &str = "[release]\nas_of = \"2022-06-09\"\n\
    [[dimension]]\nname = \"nat\"\ncategories = [\"a\", \"b\", \"c\", \"d\"]\n";

fn spec(population: &str, more: &str) -> String {
    format!(
        "{HEAD}[[population]]\nname = \"p\"\n{population}\n\
         [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [\"nat\"]\n{more}"
    )
}

fn files(rows: [i64; 4]) -> BTreeMap<String, String> {
    let [a, b, c, d] = rows;
    let text = format!("nat,count\na,{a}\nb,{b}\nc,{c}\nd,{d}\n");
    BTreeMap::from([("t".to_owned(), text)])
}

#[derive(Default)]
struct Desk {
    ledger: Ledger,
}

impl Desk {
    fn new() -> Self {
        Desk::default()
    }

    fn release(&mut self, spec: &str, rows: [i64; 4]) -> Release {
        let release = prepare(&self.ledger, spec, &files(rows), "x").unwrap();
        assert!(!release.audit.refused(), "{:?}", release.audit.findings);
        self.ledger.append(release.clone()).unwrap();
        release
    }
}

fn claimed(release: &Release) -> Vec<(&str, Subject)> {
    release
        .proof
        .claims
        .iter()
        .map(|c| (c.cell.as_str(), c.subject))
        .collect()
}

fn row<'a>(release: &'a Release, label: &str) -> &'a str {
    release.published.tables["t"]
        .lines()
        .find_map(|l| l.strip_prefix(label))
        .unwrap()
}

#[test]
fn the_threshold_is_the_smallest_printed_number() {
    let release = Desk::new().release(&spec("", ""), [4, 5, 0, 30]);
    assert_eq!(claimed(&release), [("p|nat=a", Subject::Count)]);
    assert_eq!(row(&release, "a,"), ",suppressed");
    let claim = &release.proof.claims[0];
    assert!(claim.low <= 1 && claim.high >= 4 && claim.required == (1, 4));
    // One more cell is hidden, and no third.
    assert_eq!(release.hidden, 2);
    let safe = Desk::new().release(&spec("", ""), [5, 5, 0, 30]);
    assert_eq!((safe.hidden, safe.proof.claims.len()), (0, 0));
    assert_eq!(row(&safe, "c,"), "0,");
}

#[test]
fn zeros_of_cumulative_counts_are_hidden_unless_the_specification_prints_them() {
    let hidden = Desk::new().release(&spec("cumulative = true", ""), [9, 9, 0, 30]);
    assert_eq!(claimed(&hidden), [("p|nat=c", Subject::Count)]);
    let text = spec("cumulative = true\nzeros = \"public\"", "");
    let printed = Desk::new().release(&text, [9, 9, 0, 30]);
    assert_eq!((printed.hidden, row(&printed, "c,")), (0, "0,"));
}

#[test]
fn the_class_sets_the_threshold() {
    let health = Desk::new().release(&spec("class = \"health\"", ""), [9, 10, 11, 30]);
    assert_eq!(claimed(&health), [("p|nat=a", Subject::Count)]);
    assert_eq!(health.proof.claims[0].required, (1, 9));
    let lowered = spec("class = \"health\"", "[thresholds]\nhealth = 3\n");
    let release = Desk::new().release(&lowered, [3, 2, 11, 30]);
    assert_eq!(claimed(&release), [("p|nat=b", Subject::Count)]);
    assert_eq!(release.proof.claims[0].required, (1, 2));
}

#[test]
fn a_sensitive_increment_below_the_threshold_is_hidden_and_one_at_it_is_not() {
    let text = spec("class = \"violence\"\ncumulative = true", "");
    let mut desk = Desk::new();
    desk.release(&text, [50, 60, 70, 80]);
    let second = desk.release(&text, [59, 70, 70, 80]);
    let small: Vec<&str> = claimed(&second).into_iter().map(|(cell, _)| cell).collect();
    assert!(
        small.contains(&"p|nat=a") && !small.contains(&"p|nat=b"),
        "{small:?}"
    );
    assert_eq!(row(&second, "a,"), ",suppressed");
    let claims = &second.proof.claims;
    assert!(claims.iter().any(|c| c.subject == Subject::Increment));
    assert!(claims.iter().any(|c| c.subject == Subject::SincePrinted));
    // Ten came everywhere: nothing to hide.
    let mut many = Desk::new();
    many.release(&text, [50, 60, 70, 80]);
    let more = many.release(&text, [60, 70, 80, 90]);
    assert_eq!((more.hidden, row(&more, "a,")), (0, "60,"));
    // Hidden in between: five since the last release are too few, though fourteen since the last
    // print are not.
    let third = desk.release(&text, [64, 80, 90, 90]);
    let small: Vec<Subject> = third
        .proof
        .claims
        .iter()
        .filter(|c| c.cell == "p|nat=a")
        .map(|c| c.subject)
        .collect();
    assert_eq!(small, [Subject::Increment]);
    // Nobody came: nothing to hide.
    let mut quiet = Desk::new();
    quiet.release(&text, [50, 60, 70, 80]);
    assert_eq!(quiet.release(&text, [50, 60, 70, 80]).hidden, 0);
}

#[test]
fn mandates_are_printed_and_not_protected() {
    let mandate = "[[mandate]]\npopulation = \"p\"\ncell = { nat = \"*\" }\n";
    let release = Desk::new().release(&spec("", mandate), [2, 9, 9, 9]);
    assert_eq!((row(&release, "a,"), release.proof.claims.len()), ("2,", 0));
    let one = "[[mandate]]\npopulation = \"p\"\ncell = { nat = \"a\" }\n";
    let other = Desk::new().release(&spec("", one), [2, 3, 9, 9]);
    assert_eq!(row(&other, "a,"), "2,");
    assert_eq!(claimed(&other), [("p|nat=b", Subject::Count)]);
}

#[test]
fn what_a_printed_percentage_pins_is_reported() {
    let text = |value: &str| {
        let p = "[[percentage]]\npopulation = \"p\"\ncell = { nat = \"a\" }\n";
        let mandate = "[[mandate]]\npopulation = \"p\"\n";
        spec("", &format!("{mandate}{p}value = \"{value}\"\n"))
    };
    let pinned = Desk::new().release(&text("2.0"), [4, 6, 90, 100]);
    let findings = &pinned.audit.findings;
    assert_eq!(findings.len(), 1);
    assert_eq!(
        (findings[0].interval, findings[0].why),
        ((4, 4), Why::Unavoidable)
    );
    // What cannot be kept is not printed all the same.
    assert_eq!(row(&pinned, "a,"), ",suppressed");
    let wide = Desk::new().release(&text("2"), [4, 6, 90, 100]);
    assert_eq!(wide.audit.findings[0].interval, (3, 4));
    for value in ["3.0", "1.0"] {
        let wrong = prepare(
            &Ledger::default(),
            &text(value),
            &files([4, 6, 90, 100]),
            "x",
        );
        assert!(wrong.unwrap_err().to_string().contains("percentage"));
    }
}

#[test]
fn the_whole_of_a_percentage_is_hidden_where_it_would_give_a_cell_away() {
    // 2.0 % of a total that nobody prints is 4 of 200, or 1 of 50.
    let p = "[[percentage]]\npopulation = \"p\"\ncell = { nat = \"a\" }\nvalue = \"2.0\"\n";
    let release = Desk::new().release(&spec("", p), [4, 6, 90, 100]);
    assert_eq!(release.audit.findings, []);
    assert_eq!(row(&release, "Total,"), ",suppressed");
    let found = attack(std::slice::from_ref(&release.published)).unwrap();
    assert!(found.exact.is_empty() && found.narrow.is_empty() && found.complete);
    // 92.3 % men of a row of thirteen: one woman, if the thirteen stood there.
    let share = "[[percentage]]\npopulation = \"p\"\ncell = { nat = \"a\", sex = \"M\" }\n\
        base = { nat = \"a\" }\nvalue = \"92.3\"\n";
    let sexes = "[[dimension]]\nname = \"sex\"\ncategories = [\"M\", \"F\"]\n";
    let text = spec("", &format!("{sexes}{share}")).replace("[\"nat\"]", "[\"nat\", \"sex\"]");
    let rows = "nat,sex,count\na,M,12\na,F,1\nb,M,30\nb,F,40\nc,M,9\nd,F,8\n";
    let files = BTreeMap::from([("t".to_owned(), rows.to_owned())]);
    let release = prepare(&Ledger::default(), &text, &files, "x").unwrap();
    assert_eq!(release.audit.findings, []);
    assert!(release.published.tables["t"].contains("a,Total,,suppressed"));
    let found = attack(&[release.published]).unwrap();
    assert!(found.exact.is_empty() && found.narrow.is_empty() && found.complete);
}

#[test]
fn unlike_units_are_known_and_not_protected() {
    let text = |kind: &str| {
        let second = "[[population]]\nname = \"q\"\n\
            [[table]]\nname = \"u\"\npopulation = \"q\"\ndimensions = [\"nat\"]\n";
        let relation =
            format!("[[relation]]\nkind = \"{kind}\"\nlesser = \"q\"\ngreater = \"p\"\n");
        spec("", &format!("{second}{relation}"))
    };
    let mut both = files([40, 50, 60, 70]);
    both.insert(
        "u".to_owned(),
        "nat,count\na,38\nb,10\nc,10\nd,10\n".to_owned(),
    );
    let households = prepare(&Desk::new().ledger, &text("at_most"), &both, "x").unwrap();
    assert_eq!((households.hidden, households.proof.claims.len()), (0, 0));
    let children = prepare(&Desk::new().ledger, &text("subset"), &both, "x").unwrap();
    assert!(!children.audit.refused() && children.hidden > 0);
}

#[test]
fn tables_that_disagree_are_an_error() {
    let second = "[[dimension]]\nname = \"sex\"\ncategories = [\"F\", \"M\"]\n\
        [[table]]\nname = \"u\"\npopulation = \"p\"\ndimensions = [\"sex\"]\n";
    let mut both = files([40, 50, 60, 70]);
    both.insert("u".to_owned(), "sex,count\nF,100\nM,121\n".to_owned());
    let text = spec("", second);
    match prepare(&Desk::new().ledger, &text, &both, "x") {
        Err(DisclosureError::Table(e)) => {
            assert_eq!(
                e.to_string(),
                "u, line 1: the cell p differs from table `t`"
            );
        }
        other => panic!("{:?}", other.map(|r| r.hidden)),
    }
}

fn published(number: usize, population: &str, rows: &str) -> Published {
    Published {
        number,
        spec: spec(population, ""),
        merged: BTreeMap::new(),
        tables: BTreeMap::from([("t".to_owned(), format!("nat,count,flag\n{rows}"))]),
    }
}

#[test]
fn a_single_hidden_cell_is_no_secret() {
    let rows = "Total,60,\na,,suppressed\nb,20,\nc,10,\nd,27,\n";
    let found = attack(&[published(1, "", rows)]).unwrap();
    assert_eq!(found.hidden, 1);
    assert_eq!((found.exact[0].low, found.exact[0].high), (3, 3));
    assert_eq!(found.exact[0].cell, "p|nat=a");
}

#[test]
fn two_small_hidden_cells_bound_each_other() {
    let rows = "Total,51,\na,,suppressed\nb,,suppressed\nc,10,\nd,38,\n";
    let found = attack(&[published(1, "", rows)]).unwrap();
    // a + b = 3: neither can be 4.
    assert_eq!((found.exact.len(), found.narrow.len()), (0, 2));
    assert_eq!((found.narrow[0].low, found.narrow[0].high), (0, 3));
    let four = "Total,52,\na,,suppressed\nb,,suppressed\nc,10,\nd,38,\n";
    let enough = attack(&[published(1, "", four)]).unwrap();
    assert_eq!((enough.narrow.len(), enough.doubtful), (0, 0));
}

#[test]
fn counts_may_fall_only_where_a_revision_is_declared() {
    let first = "Total,60,\na,,suppressed\nb,,suppressed\nc,10,\nd,27,\n";
    let second = "Total,59,\na,2,\nb,20,\nc,10,\nd,27,\n";
    let cumulative = "cumulative = true";
    let mut later = published(2, cumulative, second);
    assert!(attack(&[published(1, cumulative, first), later.clone()]).is_err());
    later.spec += "[[revision]]\npopulation = \"p\"\nreason = \"withdrawn\"\n";
    let found = attack(&[published(1, cumulative, first), later]).unwrap();
    assert!(found.exact.is_empty() && found.narrow.is_empty());
}

#[test]
fn what_was_declared_stays_declared_in_a_cumulative_population() {
    let before = spec("cumulative = true", "");
    let mut desk = Desk::new();
    desk.release(&before, [30, 20, 9, 4]);
    let gone = |text: &str| match prepare(&desk.ledger, text, &files([30, 20, 9, 4]), "x") {
        Err(DisclosureError::Spec(e)) => e.to_string(),
        other => panic!("{:?}", other.map(|r| r.hidden)),
    };
    let renamed = gone(&before.replace("\"d\"]", "\"e\"]"));
    assert!(renamed.starts_with("line 4: category `d` of dimension `nat` was in release 1:"));
    let dimension = gone(&before.replace("\"nat\"", "\"land\""));
    assert!(dimension.starts_with("line 1: dimension `nat` was in release 1:"));
    let population = gone(&before.replace("\"p\"", "\"q\""));
    assert!(population.starts_with("line 1: population `p` was in release 1:"));
    // A declared correction, another order and a new category are no other name.
    let revision = "[[revision]]\npopulation = \"p\"\nreason = \"d is part of c\"\n";
    let corrected = format!("{}{revision}", before.replace(", \"d\"]", "]"));
    let three = BTreeMap::from([("t".to_owned(), "nat,count\na,30\nb,20\nc,13\n".to_owned())]);
    assert!(
        !prepare(&desk.ledger, &corrected, &three, "x")
            .unwrap()
            .audit
            .refused()
    );
    desk.release(
        &before.replace("\"a\", \"b\"", "\"e\", \"b\", \"a\""),
        [30, 20, 9, 5],
    );
    // Stocks of different days have nothing to do with each other.
    let mut stocks = Desk::new();
    let stock = spec("", "");
    stocks.release(&stock, [30, 20, 9, 4]);
    let other = stock.replace("\"d\"]", "\"e\"]");
    assert!(prepare(&stocks.ledger, &other, &three, "x").is_ok());
}

#[test]
fn a_mandate_that_comes_late_is_refused_with_its_cell() {
    let text = spec("cumulative = true", "");
    let mut desk = Desk::new();
    let first = desk.release(&text, [30, 3, 4, 20]);
    assert_eq!(row(&first, "b,"), ",suppressed");
    let mandate = "[[mandate]]\npopulation = \"p\"\ncell = { nat = \"b\" }\n";
    let late = prepare(
        &desk.ledger,
        &format!("{text}{mandate}"),
        &files([30, 3, 4, 20]),
        "x",
    );
    let told = late.unwrap_err().to_string();
    assert!(
        told.contains("p|nat=b was hidden in an earlier release and is public now"),
        "{told}"
    );
}

#[test]
fn a_finding_names_the_cell_the_interval_the_releases_and_the_way_out() {
    let mut finding = Finding {
        release: 2,
        cell: "p|nat=a".to_owned(),
        subject: Subject::Count,
        interval: (3, 4),
        required: (1, 4),
        together: vec![1, 2],
        why: Why::Betrayed,
        propose: vec!["p|nat=b".to_owned(), "p|nat=c".to_owned()],
    };
    assert_eq!(
        finding.to_string(),
        "release 2: count of p|nat=a is within 3..4, required 1..4; betrayed by releases 1, 2; \
         hide or merge p|nat=b or p|nat=c"
    );
    (finding.together, finding.propose) = (Vec::new(), Vec::new());
    (finding.subject, finding.why) = (Subject::Increment, Why::Unavoidable);
    assert_eq!(
        finding.to_string(),
        "release 2: increment of p|nat=a is within 3..4, required 1..4; older releases or public \
         totals allow no more"
    );
    (finding.subject, finding.why) = (Subject::SincePrinted, Why::Older);
    assert_eq!(
        finding.to_string(),
        "release 2: increment since last printed of p|nat=a is within 3..4, required 1..4; older \
         releases were made under a lower threshold"
    );
}
