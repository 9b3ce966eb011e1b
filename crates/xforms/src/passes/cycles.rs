//! Expressions that depend on each other in a circle: no device can compute them. Only what a
//! change cascades through counts, which is calculations and relevance, the latter also from a
//! group to what it holds.

use std::collections::BTreeSet;

use super::labels::cell;
use crate::expr::{Kind as Tok, references, tokens};
use crate::form::{Form, Node, NodeId};
use crate::problem::{Code, Problem, Problems};
use crate::sheet::Table;

/// So many names of a circle are shown.
const LONGEST_SHOWN: usize = 8;

/// Attributes that must not look at the value of their own node.
const OTHERS_ONLY: [&str; 4] = ["relevant", "calculate", "required", "readonly"];

/// Reports every circle once.
pub(crate) fn check(form: &Form, table: &Table<'_>, problems: &mut Problems) {
    let nodes = form.walk(Form::ROOT);
    for id in &nodes {
        let node = form.node(*id);
        let itself = |name: &&&str| {
            let text = node.content.bind(name).unwrap_or("");
            let by_name = !matches!(**name, "relevant" | "calculate")
                && plain_references(text).contains(&node.name.as_str());
            by_name || sees_itself(text)
        };
        if let Some(name) = OTHERS_ONLY.iter().find(itself) {
            let place = match (node.row, table.column(&["bind", name])) {
                (Some(row), Some(column)) => table.sheet.place(row, column.index),
                _ => cell(table, node, "bind"),
            };
            problems.push(Problem::new(Code::ReferenceItself, place));
        }
    }
    let mut state: Vec<State> = vec![State::New; form.nodes.len()];
    let edges = |id: NodeId| dependencies(form, id);
    let mut reported = BTreeSet::new();
    for start in nodes {
        let mut path: Vec<(NodeId, std::vec::IntoIter<NodeId>)> = Vec::new();
        if state[form.position(start)] == State::New {
            state[form.position(start)] = State::Open;
            path.push((start, edges(start).into_iter()));
        }
        while let Some((id, rest)) = path.last_mut() {
            let id = *id;
            let Some(next) = rest.next() else {
                state[form.position(id)] = State::Done;
                path.pop();
                continue;
            };
            match state[form.position(next)] {
                State::New => {
                    state[form.position(next)] = State::Open;
                    path.push((next, edges(next).into_iter()));
                }
                State::Open => {
                    let at = path.iter().position(|(n, _)| *n == next).unwrap_or(0);
                    let circle: Vec<NodeId> = path[at..].iter().map(|(n, _)| *n).collect();
                    if reported.insert(circle.iter().min().copied()) {
                        problems.push(problem(form, table, &circle));
                    }
                }
                State::Done => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// What the value or relevance of a node is computed from.
fn dependencies(form: &Form, id: NodeId) -> Vec<NodeId> {
    let node = form.node(id);
    let calculate = (node.question.triggers.is_empty())
        .then(|| node.content.bind("calculate"))
        .flatten();
    let mut found: Vec<NodeId> = [calculate, node.content.bind("relevant")]
        .into_iter()
        .flatten()
        .flat_map(plain_references)
        .filter_map(|name| form.by_name.get(name).copied().flatten())
        .collect();
    found.extend(node.parent.filter(|p| form.node(*p).parent.is_some()));
    found
}

/// Names referred to anywhere but in a text in quotes. Devices look at paths alone, so even another
/// round of a repeat, picked by a predicate or by `indexed-repeat`, counts as the same node.
fn plain_references(text: &str) -> Vec<&str> {
    tokens(text)
        .into_iter()
        .filter(|token| token.kind == Tok::Reference)
        .flat_map(|token| references(token.text(text)))
        .filter(|reference| !reference.last_saved)
        .map(|reference| reference.name)
        .collect()
}

/// Whether an expression uses `.`; in a predicate that would be the node that is filtered.
fn sees_itself(text: &str) -> bool {
    let mut depth = 0_usize;
    tokens(text).into_iter().any(|token| {
        match (token.kind, token.text(text)) {
            (Tok::PredicateOpen, _) | (Tok::Other, "[") => depth += 1,
            (Tok::PredicateClose, _) => depth = depth.saturating_sub(1),
            (Tok::Dots, ".") => return depth == 0,
            _ => {}
        }
        false
    })
}

fn problem(form: &Form, table: &Table<'_>, circle: &[NodeId]) -> Problem {
    let nodes: Vec<&Node> = circle.iter().map(|id| form.node(*id)).collect();
    let mut names: Vec<&str> = nodes.iter().map(|n| n.name.as_str()).collect();
    if names.len() > LONGEST_SHOWN {
        names.truncate(LONGEST_SHOWN);
        names.push("…");
    }
    names.push(&nodes[0].name);
    let first = nodes.iter().find(|n| n.row.is_some()).unwrap_or(&nodes[0]);
    Problem::new(Code::ReferenceCycle, cell(table, first, "bind")).with("cycle", names.join(" → "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_outside_a_predicate_is_the_node_itself() {
        assert!(sees_itself("if(. = '', 1, 2)"));
        for good in [
            "count(..) > 0",
            "count(/data/q[. = 'a'])",
            "${a} + 0.5",
            "'a. b'",
        ] {
            assert!(!sees_itself(good), "{good}");
        }
    }

    #[test]
    fn references_in_quotes_do_not_count() {
        let text = "${a} + x[name=${b}]/e + jr:choice-name(${c}, '${d}') + ${last-saved#e}";
        assert_eq!(plain_references(text), ["a", "b", "c"]);
    }
}
