//! Builds the tree of the form from the rows of the survey sheet: groups, repeats and loops are
//! opened and closed, questions are handed to the file of their type.

use std::collections::{HashMap, HashSet};

use super::rows::{Row, read};
use super::table_list::TableList;
use crate::expr::{Found, is_dynamic, is_name, mended_name, only_reference, scan};
use crate::form::{Action, Event, Form, Kind, Node, NodeId, Text, find_type, get, set, yes_no};
use crate::problem::{Code, Mend, Place, Problem, Problems};
use crate::sheet::Table;

/// Real forms nest a handful of groups; the limit keeps later steps from running out of stack.
const DEEPEST: usize = 100;

/// What the tree is built from besides the survey sheet.
pub(crate) struct Sources<'a> {
    pub(crate) external: HashSet<String>,
    pub(crate) tags: HashMap<String, Vec<(String, Text)>>,
    pub(crate) entity_lists: Vec<String>,
    pub(crate) sheet_names: Vec<&'a str>,
}

/// The tree and what belongs into `meta`.
pub(crate) struct Built {
    pub(crate) form: Form,
    /// Audits, to be moved into `meta`.
    pub(crate) audits: Vec<Node>,
    /// Whether `or_other` was used.
    pub(crate) or_other: bool,
}

/// A group, repeat or loop that is open.
struct Open {
    node: NodeId,
    kind: &'static str,
    row: usize,
}

/// State while rows are read.
pub(super) struct Builder<'a, 'b> {
    pub(super) form: Form,
    pub(super) table: &'a Table<'b>,
    pub(super) sources: &'a Sources<'a>,
    pub(super) problems: &'a mut Problems,
    open: Vec<Open>,
    too_deep: bool,
    pub(super) table_list: TableList,
    pub(super) audits: Vec<Node>,
    pub(super) or_other: bool,
    /// Geometries that questions refer to, with the row.
    pub(super) geometries: Vec<(String, usize)>,
    /// Names of the questions, for triggers.
    questions: HashSet<String>,
    triggers: Vec<(String, usize)>,
}

/// Reads all rows.
pub(crate) fn build(
    form: Form,
    table: &Table<'_>,
    sources: &Sources<'_>,
    problems: &mut Problems,
) -> Built {
    let mut builder = Builder {
        form,
        table,
        sources,
        problems,
        open: Vec::new(),
        too_deep: false,
        table_list: TableList::Outside,
        audits: Vec::new(),
        or_other: false,
        geometries: Vec::new(),
        questions: HashSet::new(),
        triggers: Vec::new(),
    };
    for index in table.rows() {
        let row = read(table, index, &builder.form.settings);
        builder.row(row);
    }
    builder.finish();
    Built {
        form: builder.form,
        audits: builder.audits,
        or_other: builder.or_other,
    }
}

/// What a type that opens or closes a group says.
struct Bracket<'t> {
    kind: &'static str,
    list: &'t str,
}

/// `begin group`, `begin_repeat`, `begin loop over LIST`, `begin looped group`, …
fn bracket<'t>(text: &'t str, word: &str) -> Option<Bracket<'t>> {
    const KINDS: [(&str, &str); 5] = [
        ("looped group", "repeat"),
        ("lgroup", "repeat"),
        ("group", "group"),
        ("repeat", "repeat"),
        ("loop", "loop"),
    ];
    let rest = text.strip_prefix(word)?;
    let rest = rest.strip_prefix([' ', '_'])?;
    let (kind, rest) = KINDS
        .iter()
        .find_map(|(name, kind)| rest.strip_prefix(name).map(|rest| (*kind, rest)))?;
    if rest.is_empty() {
        return Some(Bracket { kind, list: "" });
    }
    let list = rest.strip_prefix(' ')?;
    let list = list.strip_prefix("over ").unwrap_or(list);
    (word == "begin" && !list.is_empty() && !list.contains(' ')).then_some(Bracket { kind, list })
}

impl Builder<'_, '_> {
    /// The node that new nodes go into.
    pub(super) fn parent(&self) -> NodeId {
        self.open.last().map_or(Form::ROOT, |o| o.node)
    }

    /// The place of a cell of a row, or of the row if there is no such column.
    pub(super) fn at(&self, row: &Row, path: &[&str]) -> Place {
        let found =
            self.table.columns.iter().find(|c| {
                c.path.len() >= path.len() && c.path.iter().zip(path).all(|(a, b)| a == b)
            });
        match found {
            Some(column) => self.table.sheet.place(row.index, column.index),
            None => self.table.sheet.row_place(row.index),
        }
    }

    pub(super) fn complain(&mut self, code: Code, row: &Row, path: &[&str]) {
        let place = self.at(row, path);
        self.problems.push(Problem::new(code, place));
    }

    /// A mend that writes a cell of a row.
    pub(super) fn rewrite(&self, row: &Row, path: &[&str], from: &str, to: &str) -> Option<Mend> {
        let column = self.table.column(path)?.index;
        Some(Mend::replace(
            &self.table.sheet.name,
            row.index,
            column,
            from,
            to,
        ))
    }

    fn row(&mut self, mut row: Row) {
        if !row.disabled.is_empty() {
            self.complain(Code::RowDisabled, &row, &["disabled"]);
            if yes_no(&row.disabled) == Some(true) {
                return;
            }
        }
        if !row.filled {
            return;
        }
        if row.kind.is_empty() {
            let code = if row.name.is_empty() && row.content.label.is_empty() {
                Code::RowPassedOver
            } else {
                Code::TypeMissing
            };
            self.complain(code, &row, &["type"]);
            return;
        }
        if self.setting(&row) {
            return;
        }
        if let Some(end) = bracket(&row.kind, "end") {
            self.close(&row, end.kind);
            return;
        }
        let kind = row.kind.clone();
        if row.kind == "audit" || find_type(&row.kind).is_some_and(|t| t.name == "audit") {
            self.audit(row);
            return;
        }
        if !self.name(&mut row) {
            return;
        }
        match bracket(&kind, "begin") {
            Some(begin) => self.begin(row, begin.kind, begin.list),
            None => {
                self.questions.insert(row.name.clone());
                self.question(row);
            }
        }
    }

    /// Old forms write some settings as rows of the survey sheet.
    fn setting(&mut self, row: &Row) -> bool {
        let settings = &mut self.form.settings;
        let field = match row.kind.as_str() {
            "form_title" | "set_form_title" => &mut settings.title,
            "form_id" | "set_form_id" => &mut settings.id,
            "prefix" => &mut settings.prefix,
            _ => return false,
        };
        field.clone_from(&row.name);
        true
    }

    /// Makes sure that a row has a usable name.
    fn name(&mut self, row: &mut Row) -> bool {
        if row.name.is_empty() {
            if row.kind == "note" {
                row.name = format!("generated_note_name_{}", row.index + 1);
            } else {
                self.complain(Code::NameMissing, row, &["name"]);
                return false;
            }
        }
        if is_name(&row.name) {
            return true;
        }
        let mend =
            mended_name(&row.name).and_then(|to| self.rewrite(row, &["name"], &row.name, &to));
        let place = self.at(row, &["name"]);
        self.problems.push(
            Problem::new(Code::NameInvalid, place)
                .with("name", &row.name)
                .mend(mend),
        );
        // Groups must still be opened, or their ends would be reported too.
        row.name = mended_name(&row.name).unwrap_or_else(|| format!("row_{}", row.index + 1));
        true
    }

    fn begin(&mut self, mut row: Row, kind: &'static str, list: &str) {
        if self.open.len() >= DEEPEST {
            if !self.too_deep {
                self.too_deep = true;
                let place = self.at(&row, &["type"]);
                self.problems.push(
                    Problem::new(Code::GroupTooDeep, place).with("limit", DEEPEST.to_string()),
                );
            }
            // The end must find its begin, but nothing is nested any deeper.
            let node = self.parent();
            self.open.push(Open {
                node,
                kind,
                row: row.index,
            });
            return;
        }
        if row.content.binds("entities:saveto") {
            self.complain(Code::EntityGroup, &row, &["bind", "entities:saveto"]);
        }
        if kind == "loop" {
            self.check_loop(&row, list);
        }
        if !row.intent.is_empty() {
            set(&mut row.content.control, "intent", row.intent.clone());
        }
        self.count_node(&mut row);
        let node_kind = if kind == "repeat" {
            Kind::Repeat
        } else {
            Kind::Group
        };
        let note = self.open_table_list(&mut row);
        let mut node = Node::new(node_kind, row.name.clone(), Some(row.index));
        node.content = row.content;
        node.flat = self.form.settings.flat;
        node.question.itemset = list.to_string();
        if node_kind == Kind::Repeat
            && node.content.label.is_empty()
            && node.content.media.is_empty()
        {
            let place = self.table.sheet.row_place(row.index);
            self.problems
                .push(Problem::new(Code::RepeatUnlabelled, place).with("name", &row.name));
        }
        let parent = self.parent();
        let node = self.form.add(parent, node);
        self.open.push(Open {
            node,
            kind,
            row: row.index,
        });
        if let Some(note) = note {
            self.form.add(node, note);
        }
    }

    /// A repeat count that is more than a reference is computed in a node of its own.
    fn count_node(&mut self, row: &mut Row) {
        let Some(count) = get(&row.content.control, "jr:count").map(str::to_string) else {
            return;
        };
        if only_reference(&count).is_some() {
            return;
        }
        let name = format!("{}_count", row.name);
        let mut node = Node::new(Kind::Question, &name, None);
        node.question.kind = "calculate".into();
        node.content.set_bind("type", "string");
        node.content.set_bind("readonly", "true()");
        node.content.set_bind("calculate", count);
        let parent = self.parent();
        self.form.add(parent, node);
        set(&mut row.content.control, "jr:count", format!("${{{name}}}"));
    }

    fn close(&mut self, row: &Row, kind: &'static str) {
        if row.content.binds("entities:saveto") {
            self.complain(Code::EntityGroup, row, &["bind", "entities:saveto"]);
        }
        self.table_list = TableList::Outside;
        // An end of the wrong kind still closes what is open if that kind is open further out.
        match self.open.iter().rposition(|o| o.kind == kind) {
            Some(at) => {
                for unclosed in self.open.split_off(at + 1) {
                    self.unclosed(&unclosed);
                }
                if let Some(open) = self.open.pop()
                    && kind == "loop"
                {
                    self.expand_loop(open.node);
                }
            }
            None => {
                let place = self.at(row, &["type"]);
                self.problems
                    .push(Problem::new(Code::GroupNotOpen, place).with("kind", kind));
            }
        }
    }

    fn unclosed(&mut self, open: &Open) {
        let column = self.table.column(&["type"]).map_or(0, |c| c.index);
        let sheet = self.table.sheet;
        let mend = Mend::close_group(&sheet.name, column, &format!("end_{}", open.kind));
        self.problems.push(
            Problem::new(Code::GroupNotClosed, sheet.place(open.row, column))
                .with("kind", open.kind)
                .with("name", &self.form.node(open.node).name)
                .mend(Some(mend)),
        );
    }

    /// The names in a trigger; complains about what is no reference.
    pub(super) fn trigger_names(&mut self, row: &Row) -> Vec<String> {
        let mut names = Vec::new();
        let mut good = row.trigger.is_empty() || row.trigger.contains("${");
        for part in row.trigger.split(',') {
            let found = scan(part);
            good &= found.len() <= 1;
            for item in found {
                match item {
                    Found::Good(reference) => names.push(reference.name.to_string()),
                    Found::Broken(_) => good = false,
                }
            }
        }
        if !good {
            self.complain(Code::TriggerMalformed, row, &["trigger"]);
        }
        let index = row.index;
        self.triggers
            .extend(names.iter().map(|n| (n.clone(), index)));
        names
    }

    /// The actions that set a dynamic default.
    pub(super) fn default_actions(&self, row: &Row) -> (bool, Vec<Action>) {
        let dynamic = is_dynamic(&row.default, &row.kind);
        let mut actions = Vec::new();
        if dynamic {
            let action = |event| Action {
                element: "setvalue",
                event,
                value: None,
                attributes: Vec::new(),
            };
            actions.push(action(Event::FirstLoad));
            if self.open.iter().any(|o| o.kind == "repeat") {
                actions.push(action(Event::NewRepeat));
            }
        }
        (dynamic, actions)
    }

    fn finish(&mut self) {
        // The innermost group must be closed first, so its row is appended first.
        for open in std::mem::take(&mut self.open).iter().rev() {
            self.unclosed(open);
        }
        let column = self.table.column(&["trigger"]).map_or(0, |c| c.index);
        for (name, row) in std::mem::take(&mut self.triggers) {
            if !self.questions.contains(&name) {
                let known = self.questions.iter().map(String::as_str);
                let near = crate::problem::nearest(&name, sorted(known));
                self.problems.push(
                    Problem::new(Code::TriggerUnknown, self.table.sheet.place(row, column))
                        .with("name", &name)
                        .suggest(near),
                );
            }
        }
        self.check_geometries();
    }
}

/// Candidates in a fixed order, so that the same form always gets the same suggestion.
fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_that_open_and_close() {
        let kind = |text| bracket(text, "begin").map(|b| (b.kind, b.list));
        assert_eq!(kind("begin group"), Some(("group", "")));
        assert_eq!(kind("begin_repeat"), Some(("repeat", "")));
        assert_eq!(kind("begin looped group"), Some(("repeat", "")));
        assert_eq!(kind("begin loop over sex"), Some(("loop", "sex")));
        assert_eq!(kind("begin groups"), None);
        assert_eq!(kind("beginning"), None);
        assert!(bracket("end repeat", "end").is_some());
    }
}
