//! Two tables of name pairs: how many variants are recognised, how many namesakes are not mistaken.
//! The second was written before the rules and the list of equivalents took their present shape.

use linkage::{compare_names, same_name};

const PAIRS: &str = include_str!("../data/name_pairs.tsv");
const HELD_OUT: &str = include_str!("../data/name_pairs_heldout.tsv");

#[test]
fn variants_are_recognised_and_near_names_kept_apart() {
    measure(PAIRS);
}

#[test]
fn so_are_those_of_the_table_kept_apart() {
    measure(HELD_OUT);
}

fn measure(pairs: &str) {
    let (mut caught, mut missed, mut wrong) = (0.0, Vec::new(), Vec::new());
    for line in pairs.lines().filter(|l| !l.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [truth, a, b] = cells[..] else {
            panic!("not three cells: {line}");
        };
        assert_eq!(
            compare_names(a, b),
            compare_names(b, a),
            "{a} / {b}: not symmetric"
        );
        match (truth, same_name(a, b)) {
            ("same", true) => caught += 1.0,
            ("same", false) => missed.push(format!("{a}/{b} {:?}", compare_names(a, b))),
            (_, true) => wrong.push(format!("{a}/{b}")),
            _ => {}
        }
    }
    let f1 = 2.0 * caught / (2.0 * caught + count(&missed) + count(&wrong));
    assert!(f1 >= 0.95, "F1 {f1:.3}; missed {missed:?}; wrong {wrong:?}");
}

fn count(list: &[String]) -> f64 {
    list.iter().map(|_| 1.0).sum()
}
