//! Groups with the appearance `table-list`: selects of one list as rows of a table. The group
//! becomes a `field-list` with a row of headings.

use super::rows::Row;
use super::selects::SelectType;
use super::tree::Builder;
use crate::form::{Kind, Node, Text, find_type, get, set};
use crate::problem::{Code, Problem};

/// Where the rows being read stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TableList {
    /// In no table-list.
    Outside,
    /// In a table-list that has no question yet.
    Begun,
    /// In a table-list of questions with this list.
    Of(String),
}

const TABLE_LIST: &str = "table-list";

impl Builder<'_, '_> {
    /// Turns the appearance of a group that opens; returns the note that keeps its label.
    pub(super) fn open_table_list(&mut self, row: &mut Row) -> Option<Node> {
        let appearance = get(&row.content.control, "appearance")?.to_string();
        let words: Vec<&str> = appearance.split_whitespace().collect();
        if !words.contains(&TABLE_LIST) {
            return None;
        }
        self.table_list = TableList::Begun;
        let others = words.iter().filter(|w| **w != TABLE_LIST);
        let turned = std::iter::once(&"field-list").chain(others);
        let turned = turned.copied().collect::<Vec<_>>().join(" ");
        set(&mut row.content.control, "appearance", turned);
        let label = std::mem::take(&mut row.content.label);
        let hint = std::mem::take(&mut row.content.hint);
        if label.is_empty() && hint.is_empty() {
            return None;
        }
        let spec = find_type("note")?;
        let name = format!("generated_table_list_label_{}", row.index + 1);
        let mut note = Node::new(Kind::Question, name, None);
        note.question.kind = spec.name.into();
        note.question.tag = spec.control;
        note.content.label = label;
        note.content.hint = hint;
        for (name, value) in spec.bind.unwrap_or_default() {
            note.content.set_bind(name, *value);
        }
        Some(note)
    }

    /// Adapts a select inside a table-list; the first one gets the row of headings before it.
    pub(super) fn in_table_list(
        &mut self,
        row: &Row,
        node: &mut Node,
        select: &SelectType,
    ) -> Option<Node> {
        let mut header = None;
        match self.table_list.clone() {
            TableList::Outside => return None,
            TableList::Begun => {
                if !row.choice_filter.is_empty() {
                    self.complain(Code::TableListFiltered, row, &["choice_filter"]);
                }
                self.table_list = TableList::Of(select.list.clone());
                let name = format!("reserved_name_for_field_list_labels_{}", row.index + 1);
                let mut node = Node::new(Kind::Question, name, None);
                node.question.kind = select.spec.name.into();
                node.question.tag = select.spec.control;
                node.question.itemset.clone_from(&select.list);
                node.content.label = Text::Plain(" ".into());
                set(&mut node.content.control, "appearance", "label");
                for (name, value) in select.spec.bind.unwrap_or_default() {
                    node.content.set_bind(name, *value);
                }
                header = Some(node);
            }
            TableList::Of(other) if other != select.list => {
                let place = self.at(row, &["type"]);
                self.problems.push(
                    Problem::new(Code::TableListMixed, place)
                        .with("list", &select.list)
                        .with("other", other),
                );
            }
            TableList::Of(_) => {}
        }
        set(&mut node.content.control, "appearance", "list-nolabel");
        header
    }
}
