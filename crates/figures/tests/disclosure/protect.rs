//! What protection costs, and that it holds where tables have three dimensions or a hierarchy.

use std::collections::BTreeMap;

use figures::disclosure::audit::attack;
use figures::disclosure::ledger::Ledger;
use figures::disclosure::release::{Release, prepare};

use crate::mission::Chance;

fn labels(letter: char, n: usize) -> String {
    let all: Vec<String> = (0..n).map(|i| format!("\"{letter}{i}\"")).collect();
    all.join(", ")
}

/// One table alone, `a` × `b` × …, with counts in the order of its rows.
fn alone(sizes: &[usize], more: &str, counts: &[i64]) -> Release {
    let mut spec = "[release]\nas_of = \"2022-06-09\"\n".to_owned();
    let mut names = Vec::new();
    for (letter, &n) in ('a'..).zip(sizes) {
        let all = labels(letter, n);
        spec += &format!("[[dimension]]\nname = \"{letter}\"\ncategories = [{all}]\n");
        names.push(format!("\"{letter}\""));
    }
    let names = names.join(", ");
    spec += &format!(
        "[[population]]\nname = \"p\"\n[[mandate]]\npopulation = \"p\"\n\
         [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [{names}]\n{more}"
    );
    let mut text = ('a'..)
        .zip(sizes)
        .map(|(letter, _)| format!("{letter},"))
        .collect::<String>();
    text += "count\n";
    for (i, count) in counts.iter().enumerate() {
        let mut rest = i;
        let mut row = Vec::new();
        for (letter, &n) in ('a'..).zip(sizes).collect::<Vec<_>>().into_iter().rev() {
            row.push(format!("{letter}{}", rest % n));
            rest /= n;
        }
        row.reverse();
        text += &format!("{},{count}\n", row.join(","));
    }
    let files = BTreeMap::from([("t".to_owned(), text)]);
    let release = prepare(&Ledger::default(), &spec, &files, "x").unwrap();
    assert_eq!(release.audit.findings, []);
    let found = attack(std::slice::from_ref(&release.published)).unwrap();
    assert!(
        found.complete && found.exact.is_empty() && found.narrow.is_empty(),
        "{found:?}"
    );
    assert_eq!(found.hidden, release.hidden);
    release
}

/// `people` over the cells, some cells likelier.
fn scattered(cells: usize, people: usize, seed: u64) -> Vec<i64> {
    let mut chance = Chance(seed);
    let mut counts = vec![0; cells];
    for _ in 0..people {
        counts[chance.skewed(cells)] += 1;
    }
    counts
}

/// Rows and columns, counts, and the fewest cells that can be hidden, margins among them: the
/// optimum of the integer program in `bench/disclosure/optimum.py`.
const SOLVED: [([usize; 2], &[i64], usize); 11] = [
    (
        [4, 4],
        &[22, 18, 9, 13, 13, 5, 6, 3, 7, 4, 4, 1, 6, 4, 3, 2],
        8,
    ),
    (
        [4, 4],
        &[44, 28, 17, 17, 16, 17, 7, 7, 4, 7, 9, 5, 7, 9, 3, 3],
        6,
    ),
    (
        [4, 4],
        &[14, 4, 7, 2, 3, 5, 3, 2, 8, 2, 0, 1, 3, 2, 1, 3],
        12,
    ),
    (
        [4, 4],
        &[16, 6, 4, 4, 8, 5, 1, 2, 3, 2, 0, 2, 4, 2, 0, 1],
        12,
    ),
    (
        [5, 4],
        &[
            27, 13, 9, 9, 7, 13, 4, 6, 7, 2, 3, 3, 5, 0, 4, 0, 3, 2, 2, 1,
        ],
        11,
    ),
    (
        [6, 5],
        &[
            20, 11, 8, 9, 8, 8, 5, 7, 3, 2, 6, 4, 3, 3, 2, 5, 3, 2, 0, 0, 4, 2, 2, 0, 1, 0, 1, 0,
            1, 0,
        ],
        17,
    ),
    (
        [4, 4],
        &[33, 12, 11, 5, 17, 7, 4, 4, 6, 4, 3, 0, 11, 2, 1, 0],
        9,
    ),
    (
        [6, 5],
        &[
            25, 8, 12, 6, 4, 10, 6, 10, 2, 3, 0, 3, 4, 1, 1, 4, 5, 3, 1, 1, 0, 0, 2, 1, 1, 3, 0, 2,
            1, 1,
        ],
        21,
    ),
    (
        [5, 4],
        &[
            85, 54, 37, 25, 50, 16, 15, 19, 26, 3, 13, 2, 16, 7, 7, 6, 6, 8, 2, 3,
        ],
        6,
    ),
    (
        [6, 5],
        &[
            62, 46, 28, 20, 19, 33, 15, 5, 17, 8, 23, 8, 5, 4, 10, 24, 8, 3, 5, 3, 14, 9, 6, 3, 3,
            7, 6, 3, 2, 1,
        ],
        9,
    ),
    (
        [4, 4],
        &[47, 29, 18, 6, 18, 11, 11, 4, 17, 11, 8, 3, 8, 2, 5, 2],
        6,
    ),
];

#[test]
fn no_more_is_hidden_than_the_optimum_asks_for() {
    for (sizes, counts, optimum) in SOLVED {
        assert_eq!(alone(&sizes, "", counts).hidden, optimum, "{counts:?}");
    }
}

#[test]
fn three_dimensions_are_protected() {
    let hidden: Vec<usize> = (0..4)
        .map(|seed| alone(&[3, 3, 2], "", &scattered(18, 150, seed)).hidden)
        .collect();
    // The optimum is 14, 12, 18, 17.
    assert_eq!(hidden, [14, 12, 18, 18]);
}

#[test]
fn a_hierarchy_is_protected_at_every_level() {
    // a2 and a3 are parts of a4, which stands beside a0 and a1.
    let spec = "[release]\nas_of = \"2022-06-09\"\n\
        [[dimension]]\nname = \"a\"\ncategories = [\"a0\", \"a1\", \"a2\", \"a3\", \"a4\"]\n\
        part = [{ child = \"a2\", of = \"a4\" }, { child = \"a3\", of = \"a4\" }]\n\
        [[dimension]]\nname = \"b\"\ncategories = [\"b0\", \"b1\", \"b2\"]\n\
        [[population]]\nname = \"p\"\n[[mandate]]\npopulation = \"p\"\n\
        [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [\"a\", \"b\"]\n";
    let rows = [
        ("a0", [30, 20, 9]),
        ("a1", [12, 9, 8]),
        ("a2", [3, 20, 6]),
        ("a3", [8, 7, 9]),
    ];
    let mut text = "a,b,count\n".to_owned();
    for (a, counts) in rows {
        for (b, n) in counts.iter().enumerate() {
            text += &format!("{a},b{b},{n}\n");
        }
    }
    let files = BTreeMap::from([("t".to_owned(), text)]);
    let release = prepare(&Ledger::default(), spec, &files, "x").unwrap();
    assert_eq!(release.audit.findings, []);
    let found = attack(std::slice::from_ref(&release.published)).unwrap();
    assert!(found.complete && found.exact.is_empty() && found.narrow.is_empty());
    // One small cell: a square of four is enough, and lies below a4, so that a4 is printed.
    assert_eq!((release.hidden, release.cells), (4, 24));
    let printed = &release.published.tables["t"];
    for row in ["a4,b0,11,", "a4,b1,27,", "a4,b2,15,", "a4,Total,53,"] {
        assert!(printed.contains(row), "{printed}");
    }
}

/// Prints of a one-dimensional table `a` over a series of weeks, in rounding mode.
fn rounded(base: i64, weeks: &[&[i64]]) -> Vec<Vec<i64>> {
    let spec = format!(
        "[release]\nas_of = \"2022-06-09\"\nround_to = {base}\n\
         [[dimension]]\nname = \"a\"\ncategories = [{}]\n\
         [[population]]\nname = \"p\"\ncumulative = true\n\
         [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [\"a\"]\n",
        labels('a', weeks[0].len())
    );
    let mut ledger = Ledger::default();
    let mut prints = Vec::new();
    for counts in weeks {
        let mut text = "a,count\n".to_owned();
        for (i, n) in counts.iter().enumerate() {
            text += &format!("a{i},{n}\n");
        }
        let files = BTreeMap::from([("t".to_owned(), text)]);
        let release = prepare(&ledger, &spec, &files, "x").unwrap();
        assert!(!release.audit.refused(), "{:?}", release.audit.findings);
        let table = release.published.tables["t"].clone();
        ledger.append(release).unwrap();
        let row = |line: &str| {
            let fields: Vec<&str> = line.split(',').collect();
            assert_eq!(fields[2], "rounded", "{line}");
            fields[1].parse::<i64>().unwrap()
        };
        let printed: Vec<i64> = table.lines().skip(1).map(row).collect();
        let total: i64 = counts.iter().sum();
        for (n, print) in [total].iter().chain(*counts).zip(&printed) {
            assert!(
                print % base == 0 && (print - n).abs() < base,
                "{n} printed as {print}"
            );
        }
        assert_eq!(printed[0], printed[1..].iter().sum::<i64>());
        prints.push(printed);
    }
    prints
}

#[test]
fn counts_are_rounded_to_a_multiple_beside_them_by_chance() {
    assert_eq!(rounded(5, &[&[10, 5, 25]]), [[40, 10, 5, 25]]);
    // 18 is printed as 15 or 20, and the parts give way or the total does.
    let print = &rounded(5, &[&[6, 6, 6]])[0];
    assert!(print[0] == 15 || print[0] == 20);
    // 7 lies two fifths of the way from 5 to 10; 1 is mostly printed as 0.
    let sevens = &rounded(5, &[&[7; 60]])[0];
    let tens: Vec<usize> = (1..=60).filter(|&i| sevens[i] == 10).collect();
    assert_eq!((sevens[0], tens.len()), (420, 24));
    assert!(tens[0] < 6 && tens[23] > 54, "{tens:?}");
    let ones = &rounded(5, &[&[1; 60]])[0];
    assert_eq!(
        (ones[0], ones[1..].iter().filter(|&&n| n == 5).count()),
        (60, 12)
    );
}

#[test]
fn a_rounded_print_moves_only_when_it_must_and_never_back() {
    let prints = rounded(
        5,
        &[&[8, 20, 32], &[9, 21, 33], &[12, 22, 34], &[16, 22, 34]],
    );
    assert_eq!(prints[0], [60, 10, 20, 30]);
    assert_eq!(prints[1], prints[0]);
    for (earlier, later) in prints.iter().zip(&prints[1..]) {
        assert!(earlier.iter().zip(later).all(|(e, l)| e <= l), "{prints:?}");
    }
    assert_eq!(prints[3][1], 15);
}
