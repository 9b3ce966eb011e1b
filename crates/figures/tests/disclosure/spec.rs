//! Specifications and tables: what is accepted, and that every complaint names its line.

use std::collections::BTreeMap;

use figures::disclosure::Spec;
use figures::disclosure::error::{SpecProblem, TableProblem};
use figures::disclosure::release::read_tables;
use figures::disclosure::spec::{Mode, Zeros};

const GOOD: &str = r#"[release]
as_of = "2022-06-09"

[[dimension]]
name = "nationality"
kind = "nationality"
categories = ["Iraq", "Cuba", "Norway"]

[[dimension]]
name = "site"
kind = "place"
categories = ["Minsk", "Gomel town", "Gomel village", "Gomel"]
part = [{ child = "Gomel town", of = "Gomel" }, { child = "Gomel village", of = "Gomel" }]

[[population]]
name = "returnees"
cumulative = true

[[population]]
name = "patients"
class = "health"

[[table]]
name = "returns"
population = "returnees"
dimensions = ["nationality", "site"]
"#;

fn problem(text: &str) -> (usize, SpecProblem) {
    let e = Spec::parse(text).unwrap_err();
    (e.line, e.problem)
}

#[test]
fn a_good_specification_has_its_defaults() {
    let spec = Spec::parse(GOOD).unwrap();
    assert_eq!(spec.populations[0].threshold, 5);
    assert_eq!(spec.populations[1].threshold, 10);
    assert_eq!(spec.populations[0].zeros, Zeros::Hidden);
    assert_eq!(spec.populations[1].zeros, Zeros::Public);
    assert_eq!(spec.mode, Mode::Suppress);
    assert_eq!(spec.tables[0].line, 24);
    let site = &spec.dimensions[1];
    assert_eq!(site.leaves(0).len(), 3);
    assert_eq!(site.children[4], [2, 3]);
}

/// Dimensions of a hundred categories each, and a table over them.
fn wide(names: &[&str]) -> String {
    let labels: Vec<String> = (0..100).map(|i| format!("x{i}")).collect();
    let dimension =
        |name: &&str| format!("[[dimension]]\nname = \"{name}\"\ncategories = {labels:?}\n");
    let all: String = names.iter().map(dimension).collect();
    format!("{all}[[table]]\nname = \"wide\"\npopulation = \"returnees\"\ndimensions = {names:?}\n")
}

#[test]
fn every_fault_names_its_line() {
    let add = |more: &str| format!("{GOOD}{more}");
    let cases = [
        (
            GOOD.replace("\"site\"]", "\"sight\"]"),
            26,
            "unknown dimension `sight`",
        ),
        (
            GOOD.replace("returnees\"\ndim", "returned\"\ndim"),
            25,
            "unknown population `returned`",
        ),
        (
            GOOD.replace("of = \"Gomel\" }]", "of = \"Homiel\" }]"),
            13,
            "unknown category `Homiel` of dimension `site`",
        ),
        (
            GOOD.replace(
                "{ child = \"Gomel village\", of = \"Gomel\" }",
                "{ child = \"Gomel\", of = \"Gomel town\" }",
            ),
            13,
            "the hierarchy above `Gomel town` is a loop",
        ),
        (
            GOOD.replace("\"Cuba\", \"Norway\"", "\"Cuba\", \"Cuba\""),
            7,
            "`Cuba` is declared twice",
        ),
        (
            GOOD.replace("population = \"returnees\"", "population = \"patients\""),
            26,
            "population `patients` is sensitive: it is never crossed with the place `site`",
        ),
        (
            GOOD.replace(
                "as_of = \"2022-06-09\"",
                "as_of = \"2022-06-09\"\nround_to = 1",
            ),
            3,
            "round_to = 1: from 2 to 1000",
        ),
        (
            GOOD.replace(
                "as_of = \"2022-06-09\"",
                "as_of = \"2022-06-09\"\nround_to = 9223372036854775807",
            ),
            3,
            "round_to = 9223372036854775807: from 2 to 1000",
        ),
        (
            GOOD.replace("2022-06-09", "2022-02-31"),
            2,
            "as_of = \"2022-02-31\": a day such as 2022-06-09, or a name such as week 23",
        ),
        (
            GOOD.replace("2022-06-09", " "),
            2,
            "as_of = \" \": a day such as 2022-06-09, or a name such as week 23",
        ),
        (
            add("[thresholds]\nordinary = 2\n"),
            28,
            "threshold 2: at least 3",
        ),
        (
            add("[[table]]\nname = \"a/b\"\npopulation = \"returnees\"\ndimensions = [\"site\"]\n"),
            28,
            "table name `a/b`: letters, digits, `-` and `_` only",
        ),
        (
            add(
                "[[table]]\nname = \"returns\"\npopulation = \"returnees\"\ndimensions = [\"site\"]\n",
            ),
            28,
            "`returns` is declared twice",
        ),
        (
            add("[[table]]\nname = \"x\"\npopulation = \"returnees\"\ndimensions = []\n"),
            28,
            "`x` has nothing in it",
        ),
        (
            add(
                "[[table]]\nname = \"x\"\npopulation = \"returnees\"\ndimensions = [\"site\", \"site\"]\n",
            ),
            30,
            "`site` is declared twice",
        ),
        (
            add("[[dimension]]\nname = \"site\"\ncategories = [\"x\"]\n"),
            28,
            "`site` is declared twice",
        ),
        (
            add("[[dimension]]\nname = \"empty\"\ncategories = []\n"),
            28,
            "`empty` has nothing in it",
        ),
        (
            add("[[population]]\nname = \"patients\"\n"),
            28,
            "`patients` is declared twice",
        ),
        (
            add("[[relation]]\nkind = \"subset\"\nlesser = \"patients\"\ngreater = \"patients\"\n"),
            30,
            "`patients` is related to itself",
        ),
        (
            add("[[revision]]\npopulation = \"returnees\"\nreason = \" \"\n"),
            29,
            "a revision needs a reason",
        ),
        (
            add("[[percentage]]\npopulation = \"returnees\"\nvalue = \"7,5\"\n"),
            29,
            "`7,5` is not a percentage such as \"74.7\"",
        ),
        (
            GOOD.replace("\"Norway\"]", "\"Nor|way\"]"),
            7,
            "`Nor|way`: names are without `|`, `=`, line breaks and outer spaces, and not empty",
        ),
        (
            GOOD.replace("\"Norway\"]", "\"\"]"),
            7,
            "``: names are without `|`, `=`, line breaks and outer spaces, and not empty",
        ),
        (
            GOOD.replace("\"Norway\"]", "\"Norway \"]"),
            7,
            "`Norway `: names are without `|`, `=`, line breaks and outer spaces, and not empty",
        ),
        (
            GOOD.replace("name = \"site\"", "name = \"flag\""),
            10,
            "`flag` is a column of every table: call the dimension something else",
        ),
        (
            add(
                "[[table]]\nname = \"Returns\"\npopulation = \"returnees\"\ndimensions = [\"site\"]\n",
            ),
            28,
            "`Returns` is declared twice",
        ),
        (
            GOOD.replace("name = \"site\"", "name = \"s=ite\""),
            10,
            "`s=ite`: names are without `|`, `=`, line breaks and outer spaces, and not empty",
        ),
        (
            add("[[population]]\nname = \"two\\nlines\"\n"),
            28,
            "`two\nlines`: names are without `|`, `=`, line breaks and outer spaces, and not empty",
        ),
        (
            GOOD.replace("\"Norway\"]", "\"Norway\"]\nmerge_into = \"Cuba\""),
            8,
            "`Cuba` is declared twice",
        ),
        (
            add(&wide(&["d1", "d2", "d3"])),
            37,
            "table `wide` would have 1030301 cells, totals included: at most 200000",
        ),
        (
            add("[[mandate]]\npopulation = \"returnees\"\ncell = { site = \"Paris\" }\n"),
            29,
            "unknown category `Paris` of dimension `site`",
        ),
    ];
    for (text, line, message) in cases {
        let (at, what) = problem(&text);
        assert_eq!((at, what.to_string().as_str()), (line, message));
    }
    for fits in [
        "round_to = 2",
        "round_to = 1000",
        "[thresholds]\nordinary = 3",
    ] {
        let text = GOOD.replace("06-09\"", &format!("06-09\"\n{fits}"));
        assert!(Spec::parse(&text).is_ok(), "{fits}");
    }
    let (line, what) = problem(&add("[[tabel]]\nname = \"x\"\n"));
    assert_eq!(line, 27);
    assert!(matches!(what, SpecProblem::Syntax(_)));
}

fn table(text: &str) -> Result<i64, (usize, TableProblem)> {
    let spec = Spec::parse(GOOD).unwrap();
    let files = BTreeMap::from([("returns".to_owned(), text.to_owned())]);
    read_tables(&spec, &files)
        .map(|t| t[0].at(&[0, 0]))
        .map_err(|e| (e.line, e.problem))
}

#[test]
fn tables_add_up_or_name_the_line() {
    let head = "nationality,site,count\n";
    assert_eq!(
        table(&format!("{head}Iraq,Minsk,7\nCuba,Gomel town,4\n")),
        Ok(11)
    );
    let totals = format!("{head}Iraq,Gomel town,7\nIraq,Gomel,7\nTotal,Total,7\n");
    assert_eq!(table(&totals), Ok(7));
    // Columns in another order.
    assert_eq!(table("count,site,nationality\n3,Minsk,Iraq\n"), Ok(3));
    let cases = [
        (
            "Iraq,Minsk,7\nIraq,Gomel,3\n",
            3,
            "the total returnees|nationality=Iraq|site=Gomel is not the sum of its parts",
        ),
        (
            "Iraq,Minsk,7\nTotal,Total,8\n",
            3,
            "the total returnees is not the sum of its parts",
        ),
        ("Iraq,Minsk,-1\n", 2, "negative count -1"),
        ("Iraq,Minsk,1.5\n", 2, "`1.5` is not a whole number"),
        ("Iraq,Minsk,<5\n", 2, "`<5` is not a whole number"),
        (
            "Iraq,Minsk,1000000001\n",
            2,
            "1000000001 is too large: at most 1000000000",
        ),
        (
            "Iraq,Minsk,99999999999999999999\n",
            2,
            "99999999999999999999 is too large: at most 1000000000",
        ),
        (
            "Iraq,Minsk,1\nIraq,Minsk,2\n",
            3,
            "the cell returnees|nationality=Iraq|site=Minsk stands twice",
        ),
        (
            "Irak,Minsk,1\n",
            2,
            "unknown category `Irak` of dimension `nationality`",
        ),
    ];
    for (rows, line, message) in cases {
        let (at, what) = table(&format!("{head}{rows}")).unwrap_err();
        assert_eq!((at, what.to_string().as_str()), (line, message));
    }
    let wrong_columns = [
        ("nationality,count\n", "no column `site`"),
        ("nationality,site\n", "no column `count`"),
        ("nationality,site,sex,count\n", "unknown column `sex`"),
    ];
    for (text, message) in wrong_columns {
        assert_eq!(table(text).unwrap_err().1.to_string(), message);
    }
    assert_eq!(
        table(&format!("{head}Iraq,Minsk,1000000000\n")),
        Ok(1_000_000_000)
    );
}

#[test]
fn every_declared_table_is_given_and_no_other() {
    let spec = Spec::parse(GOOD).unwrap();
    let none = read_tables(&spec, &BTreeMap::new()).unwrap_err();
    assert_eq!(none.problem, TableProblem::MissingTable);
    let files = BTreeMap::from([("other".to_owned(), String::new())]);
    let other = read_tables(&spec, &files).unwrap_err();
    assert_eq!(
        (other.file.as_str(), other.problem),
        ("other.csv", TableProblem::UnknownTable)
    );
}

#[test]
fn percentages_give_the_counts_that_print_so() {
    use figures::disclosure::Percentage;
    for (scaled, scale, whole, wanted) in [
        (747, 10, 533, (398, 398)),
        (9, 1, 533, (46, 50)),
        (724, 10, 381, (276, 276)),
        (0, 1, 10, (0, 0)),
        (100, 1, 10, (10, 10)),
        (50, 1, 2, (1, 1)),
    ] {
        assert_eq!(Percentage::of(scaled, scale).counts(whole), wanted);
    }
    // Both ways round.
    for (scaled, scale) in [
        (747, 10),
        (0, 1),
        (0, 10),
        (1, 10),
        (9, 1),
        (100, 1),
        (150, 1),
    ] {
        let percentage = Percentage::of(scaled, scale);
        for (count, whole) in (0..60).flat_map(|c| (0..90).map(move |w| (c, w))) {
            let (low, high) = percentage.counts(whole);
            let (least, most) = percentage.wholes(count);
            let fits = (low..=high).contains(&count);
            assert_eq!(
                fits,
                (least..=most).contains(&whole),
                "{count} of {whole}: {scaled}"
            );
        }
    }
}
