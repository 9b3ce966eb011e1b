//! Names: unique beside each other, not reserved, and for repeats unique in the whole form.

use std::collections::{HashMap, HashSet};

use super::labels::cell;
use crate::form::{Form, Kind, Node, NodeId};
use crate::problem::{Code, Mend, Problem, Problems};
use crate::sheet::Table;

const META: &str = "meta";

/// Checks the names of all questions and groups.
pub(crate) fn check(form: &Form, table: &Table<'_>, problems: &mut Problems) {
    let mut repeats: HashMap<&str, Option<usize>> = HashMap::new();
    let taken: HashSet<&str> = form.nodes.iter().map(|n| n.name.as_str()).collect();
    let names = Names { form, table, taken };
    for id in form.walk(Form::ROOT) {
        let node = form.node(id);
        names.siblings(id, problems);
        if node.kind != Kind::Repeat {
            continue;
        }
        if node.name == form.settings.name {
            problems.push(names.problem(Code::RepeatNamedAsForm, node, None));
        } else if let Some(first) = repeats.insert(&node.name, node.row) {
            problems.push(names.problem(Code::RepeatNameTwice, node, first));
        }
    }
}

struct Names<'a, 'b> {
    form: &'a Form,
    table: &'a Table<'b>,
    taken: HashSet<&'a str>,
}

impl Names<'_, '_> {
    fn siblings(&self, parent: NodeId, problems: &mut Problems) {
        let mut exact: HashMap<&str, Option<usize>> = HashMap::new();
        let mut folded: HashMap<String, &str> = HashMap::new();
        for child in &self.form.node(parent).children {
            let node = self.form.node(*child);
            // Names that the compiler made up are beyond reproach, except where they collide.
            if node.name == META && node.kind != Kind::Hidden {
                problems.push(self.problem(Code::NameReserved, node, None));
                continue;
            }
            if matches!(node.kind, Kind::Attribute | Kind::EntityLabel) {
                continue;
            }
            if let Some(first) = exact.get(node.name.as_str()) {
                problems.push(self.problem(Code::NameTwice, node, *first));
                continue;
            }
            exact.insert(&node.name, node.row);
            if let Some(other) = folded.insert(node.name.to_lowercase(), &node.name) {
                let problem = self.problem(Code::NameCase, node, None);
                problems.push(problem.with("other", other));
            }
        }
    }

    fn problem(&self, code: Code, node: &Node, first: Option<usize>) -> Problem {
        let first = first.map_or("?".to_string(), |row| (row + 1).to_string());
        let problem = Problem::new(code, cell(self.table, node, "name"))
            .with("name", &node.name)
            .with("first", first);
        if code == Code::NameCase {
            return problem;
        }
        let free = (2..1000)
            .map(|n| format!("{}_{n}", node.name))
            .find(|name| !self.taken.contains(name.as_str()));
        let column = self.table.column(&["name"]).map(|c| c.index);
        let mend = match (free, node.row, column) {
            (Some(free), Some(row), Some(column)) => Some(Mend::replace(
                &self.table.sheet.name,
                row,
                column,
                &node.name,
                &free,
            )),
            _ => None,
        };
        problem.mend(mend)
    }
}
