//! Merging small categories into one, so that what is printed carries. The merged category is a
//! node of the hierarchy like any other; its members are named, their counts are not printed.

use std::collections::BTreeMap;

use super::spec::Spec;
use super::table::Counts;

impl Spec {
    /// The specification with the members of each dimension put under its merged category.
    #[must_use]
    pub fn with_merged(mut self, merged: &BTreeMap<String, Vec<String>>) -> Spec {
        for dimension in &mut self.dimensions {
            let (Some(label), Some(members)) =
                (dimension.merge_into.clone(), merged.get(&dimension.name))
            else {
                continue;
            };
            let nodes: Vec<usize> = members.iter().filter_map(|m| dimension.node(m)).collect();
            if nodes.len() < 2 || dimension.node(&label).is_some() {
                continue;
            }
            dimension.children[0].retain(|c| !nodes.contains(c));
            dimension.children[0].push(dimension.nodes.len());
            dimension.nodes.push(label);
            dimension.children.push(nodes);
        }
        self
    }
}

/// Which categories to merge: those below the threshold in the margin of some table, and those
/// merged before until they reach twice the threshold, so that none jumps to and fro.
pub(crate) fn members(
    spec: &Spec,
    tables: &[Counts],
    before: &BTreeMap<String, Vec<String>>,
) -> BTreeMap<String, Vec<String>> {
    let mut merged = BTreeMap::new();
    for (d, dimension) in spec.dimensions.iter().enumerate() {
        if dimension.merge_into.is_none() {
            continue;
        }
        let old = before.get(&dimension.name);
        let small: Vec<String> = dimension.children[0]
            .iter()
            .copied()
            .filter(|&node| dimension.is_leaf(node))
            .filter(|&node| {
                let was = old.is_some_and(|m| m.contains(&dimension.nodes[node]));
                tables.iter().any(|counts| {
                    let table = &spec.tables[counts.table];
                    let threshold = spec.populations[table.population].threshold;
                    let needed = if was { 2 * threshold } else { threshold };
                    table
                        .dimensions
                        .iter()
                        .position(|&x| x == d)
                        .is_some_and(|axis| {
                            let mut nodes = vec![0; table.dimensions.len()];
                            nodes[axis] = node;
                            counts.at(&nodes) < needed
                        })
                })
            })
            .map(|node| dimension.nodes[node].clone())
            .collect();
        if small.len() >= 2 {
            merged.insert(dimension.name.clone(), small);
        }
    }
    merged
}
