//! The auditor's parts, each with numbers that a pencil can follow.

mod bounds;
mod proofs;
mod verdicts;

use std::collections::BTreeMap;

use super::model::{MANY, Model};
use super::proof::last_printed;
use super::{Finding, Proof, Published, Why, attack, audit, exact, propagate};
use crate::disclosure::protect::{Claim, HeldWorld, Subject};

const HEAD: &str = "[release]\nas_of = \"2022-06-09\"\n\
    [[dimension]]\nname = \"n\"\ncategories = [\"a\", \"b\", \"c\"]\n";

/// One release of one table of `a`, `b`, `c`, its total first. `None` is hidden.
fn release(number: usize, population: &str, rows: [Option<i64>; 4]) -> Published {
    let mut text = "n,count,flag\n".to_owned();
    for (label, row) in ["Total", "a", "b", "c"].iter().zip(rows) {
        match row {
            Some(n) => text += &format!("{label},{n},\n"),
            None => text += &format!("{label},,suppressed\n"),
        }
    }
    Published {
        number,
        spec: format!(
            "{HEAD}[[population]]\nname = \"p\"\n{population}\n\
             [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [\"n\"]\n"
        ),
        merged: BTreeMap::new(),
        tables: BTreeMap::from([("t".to_owned(), text)]),
    }
}

const CUMULATIVE: &str = "cumulative = true";

/// The true counts, and nothing claimed.
fn proof(counts: [i64; 3]) -> Proof {
    let [a, b, c] = counts;
    let named = [("p", a + b + c), ("p|n=a", a), ("p|n=b", b), ("p|n=c", c)];
    Proof {
        base: named.map(|(name, n)| (name.to_owned(), n)).into(),
        worlds: Vec::new(),
        claims: Vec::new(),
    }
}

fn world(id: usize, offsets: &[(&str, i64)]) -> HeldWorld {
    HeldWorld {
        id,
        forked_from: None,
        offsets: offsets.iter().map(|&(k, o)| (k.to_owned(), o)).collect(),
    }
}

fn claim(cell: &str, worlds: [Option<usize>; 2], low: i64, high: i64) -> Claim {
    Claim {
        cell: cell.to_owned(),
        subject: Subject::Count,
        low_world: worlds[0],
        high_world: worlds[1],
        low,
        high,
        required: (1, 4),
    }
}

fn bounds(releases: &[Published]) -> (Model, Vec<(i64, i64)>) {
    let (model, _) = Model::build(releases).unwrap().with_increments();
    let bounds = propagate::bounds(&model).unwrap();
    (model, bounds)
}

fn of(model: &Model, bounds: &[(i64, i64)], release: usize, cell: &str) -> (i64, i64) {
    bounds[model.index[&(release, cell.to_owned())]]
}

fn verdict(releases: &[Published], proofs: &[Proof]) -> Vec<Finding> {
    audit(releases, proofs).unwrap().findings
}
