//! How many people a set of traits picks out, by the tables. It must never answer for a trait
//! that no table knows.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::{Lexicon, Mark, Trait};
use crate::disclosure::spec::{Dimension, DimensionKind, Spec};
use crate::disclosure::table::Counts;

pub(super) struct Hit {
    pub(super) count: i64,
    pub(super) threshold: i64,
    pub(super) table: String,
}

/// The smallest count that some table gives for all traits that it has dimensions for. A single
/// trait other than a nationality or a place picks out nobody.
pub(super) fn count(
    lexicon: &Lexicon,
    spec: &Spec,
    tables: &[Counts],
    traits: &BTreeSet<Trait>,
) -> Option<Hit> {
    let mut best: Option<(usize, Hit)> = None;
    for counts in tables {
        let table = &spec.tables[counts.table];
        let mut chosen: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (axis, &d) in table.dimensions.iter().enumerate() {
            for t in traits {
                let nodes = nodes_of(lexicon, &spec.dimensions[d], t);
                if !nodes.is_empty() {
                    chosen.insert(axis, nodes);
                }
            }
        }
        let placed = chosen.keys().any(|&axis| {
            let kind = spec.dimensions[table.dimensions[axis]].kind;
            matches!(kind, DimensionKind::Nationality | DimensionKind::Place)
        });
        if chosen.is_empty() || (chosen.len() == 1 && !placed) {
            continue;
        }
        let mut cells = vec![Vec::new()];
        for axis in 0..table.dimensions.len() {
            let nodes = chosen.get(&axis).cloned().unwrap_or_else(|| vec![0]);
            cells = cells
                .iter()
                .flat_map(|c: &Vec<usize>| {
                    nodes.iter().map(move |&n| {
                        let mut longer = c.clone();
                        longer.push(n);
                        longer
                    })
                })
                .collect();
        }
        let count = cells.iter().map(|c| counts.at(c)).sum();
        let better = best
            .as_ref()
            .is_none_or(|(n, hit)| (chosen.len(), hit.count) > (*n, count));
        if better {
            let hit = Hit {
                count,
                threshold: spec.populations[table.population].threshold,
                table: table.name.clone(),
            };
            best = Some((chosen.len(), hit));
        }
    }
    best.map(|(_, hit)| hit)
}

/// Categories of a dimension that a trait covers.
fn nodes_of(lexicon: &Lexicon, dimension: &Dimension, t: &Trait) -> Vec<usize> {
    let all = 1..dimension.nodes.len();
    match (dimension.kind, t) {
        (DimensionKind::Nationality, Trait::Nationality(name))
        | (DimensionKind::Place, Trait::Place(name)) => {
            let names = lexicon.names(name);
            all.filter(|&n| {
                let label = &dimension.nodes[n];
                names.contains(label) || lexicon.of_label(label).contains(&Mark::Trait(t.clone()))
            })
            .take(1)
            .collect()
        }
        (DimensionKind::Sex, Trait::Female | Trait::Male) => all
            .filter(|&n| sex_of(lexicon, &dimension.nodes[n]).as_ref() == Some(t))
            .collect(),
        (DimensionKind::Age, Trait::Child) => all
            .filter(|&n| dimension.is_leaf(n) && is_child(lexicon, &dimension.nodes[n]))
            .collect(),
        _ => Vec::new(),
    }
}

fn sex_of(lexicon: &Lexicon, label: &str) -> Option<Trait> {
    match label.to_lowercase().as_str() {
        "f" | "ж" | "women" | "girls" => Some(Trait::Female),
        "m" | "м" | "men" | "boys" => Some(Trait::Male),
        _ => lexicon.of_label(label).into_iter().find_map(|m| match m {
            Mark::Trait(t @ (Trait::Female | Trait::Male)) => Some(t),
            _ => None,
        }),
    }
}

/// `0-17`, `<18`, `5–11`, `children`: a class that ends before 18.
fn is_child(lexicon: &Lexicon, label: &str) -> bool {
    let numbers: Vec<i64> = label
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|n| n.parse().ok())
        .collect();
    match numbers.as_slice() {
        [] => lexicon.of_label(label).contains(&Mark::Trait(Trait::Child)),
        [only] => label.contains('<') && *only <= 18,
        [.., last] => *last < 18,
    }
}
