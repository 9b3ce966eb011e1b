//! Selects with the appearance `search(…)`: the device fills them from a file and wants their
//! choices in the body, so a list cannot be used both ways.

use std::collections::HashMap;

use super::labels::cell;
use super::selects::is_file;
use crate::form::{Form, Node, NodeId, get};
use crate::problem::{Code, Problem, Problems};
use crate::sheet::Table;

/// Whether the appearance of a question calls `search()`.
pub(super) fn is_search(node: &Node) -> bool {
    let appearance = get(&node.content.control, "appearance").unwrap_or("");
    appearance
        .find("search(")
        .is_some_and(|at| appearance[at..].contains(')'))
}

/// Marks the questions and lists that are written into the body.
pub(crate) fn mark(form: &mut Form, table: &Table<'_>, problems: &mut Problems) {
    let mut by_list: HashMap<String, (Vec<NodeId>, Vec<NodeId>)> = HashMap::new();
    let mut lists: Vec<String> = Vec::new();
    for id in form.walk(Form::ROOT) {
        let node = form.node(id);
        if !node.question.tag.is_select() {
            continue;
        }
        let list = node.question.itemset.clone();
        let search = is_search(node);
        if search && is_file(&list) {
            problems.push(Problem::new(
                Code::SearchFromFile,
                cell(table, node, "control"),
            ));
            continue;
        }
        let users = by_list.entry(list.clone()).or_insert_with(|| {
            lists.push(list);
            Default::default()
        });
        if search { &mut users.0 } else { &mut users.1 }.push(id);
    }
    for list in lists {
        let (with, without) = &by_list[&list];
        if with.is_empty() || form.lists.get(&list).is_none() {
            continue;
        }
        for id in with {
            if let Some(other) = without.first() {
                let place = cell(table, form.node(*id), "control");
                problems.push(
                    Problem::new(Code::SearchMixed, place)
                        .with("list", &list)
                        .with("other", &form.node(*other).name),
                );
            }
            form.node_mut(*id).question.inline = true;
        }
        if let Some(list) = form.lists.get_mut(&list) {
            list.inline = true;
        }
    }
}
