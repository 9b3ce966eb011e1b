//! Names of cells and the walk over a table's cells. It must never hold a count.
//!
//! A cell is a population and one category for each dimension that is not at its total; the same
//! cell in two tables, or in two releases, has the same name.

use super::spec::{Dimension, Spec, TableSpec};

/// The name of a cell: `returnees|nationality=Iraq|site=Grodno`, dimensions in alphabetical order.
pub fn key(population: &str, coordinates: &[(String, String)]) -> String {
    let mut parts = coordinates.to_vec();
    parts.sort();
    let mut key = population.to_owned();
    for (dimension, label) in parts {
        key.push('|');
        key.push_str(&dimension);
        key.push('=');
        key.push_str(&label);
    }
    key
}

/// The label of a merged category carries its members: another set is another cell.
pub(crate) fn merged_label(label: &str, members: &[String]) -> String {
    format!("{label}{{{}}}", members.join("+"))
}

/// Label of a node inside a cell's name.
pub(crate) fn node_label(dimension: &Dimension, node: usize) -> String {
    let label = &dimension.nodes[node];
    if dimension.merge_into.as_ref() == Some(label) {
        let members: Vec<String> = dimension.children[node]
            .iter()
            .map(|&c| dimension.nodes[c].clone())
            .collect();
        return merged_label(label, &members);
    }
    label.clone()
}

/// Name of the cell of `table` at these nodes, one per dimension of the table.
pub(crate) fn table_key(spec: &Spec, table: &TableSpec, nodes: &[usize]) -> String {
    let coordinates: Vec<(String, String)> = table
        .dimensions
        .iter()
        .zip(nodes)
        .filter(|&(_, &node)| node != 0)
        .map(|(&d, &node)| {
            let dimension = &spec.dimensions[d];
            (dimension.name.clone(), node_label(dimension, node))
        })
        .collect();
    key(&spec.populations[table.population].name, &coordinates)
}

/// Calls `visit` with every combination of nodes of the table's dimensions, the last fastest.
pub(crate) fn walk(spec: &Spec, table: &TableSpec, mut visit: impl FnMut(&[usize])) {
    let sizes: Vec<usize> = table
        .dimensions
        .iter()
        .map(|&d| spec.dimensions[d].nodes.len())
        .collect();
    let mut nodes = vec![0; sizes.len()];
    loop {
        visit(&nodes);
        let mut at = sizes.len();
        loop {
            if at == 0 {
                return;
            }
            at -= 1;
            nodes[at] += 1;
            if nodes[at] < sizes[at] {
                break;
            }
            nodes[at] = 0;
        }
    }
}
