//! Reads the sheet entities: what the form creates or updates on the server.

use crate::expr::{is_name, references};
use crate::problem::{Code, Problem, Problems};
use crate::sheet::{Table, plain_quotes};

/// A declaration of an entity.
#[derive(Debug, Clone, Default)]
pub(crate) struct Declaration {
    /// Row of the sheet, from zero.
    pub(crate) row: usize,
    pub(crate) list: String,
    pub(crate) label: String,
    pub(crate) entity_id: String,
    pub(crate) create_if: String,
    pub(crate) update_if: String,
}

impl Declaration {
    /// Names of the questions that the declaration refers to.
    pub(crate) fn references(&self) -> impl Iterator<Item = &str> {
        [
            &self.entity_id,
            &self.create_if,
            &self.update_if,
            &self.label,
        ]
        .into_iter()
        .flat_map(|text| references(text))
        .map(|r| r.name)
    }
}

/// All declarations that are not empty.
pub(crate) fn read(table: &Table<'_>, problems: &mut Problems) -> Vec<Declaration> {
    let mut found: Vec<Declaration> = Vec::new();
    for row in table.rows() {
        if table.sheet.rows[row].is_empty() {
            continue;
        }
        let value = |key: &str| plain_quotes(table.get(row, &[key]));
        let declaration = Declaration {
            row,
            list: value("list_name"),
            label: value("label"),
            entity_id: value("entity_id"),
            create_if: value("create_if"),
            update_if: value("update_if"),
        };
        let twice = found.iter().any(|d| d.list == declaration.list);
        check(table, &declaration, twice, problems);
        found.push(declaration);
    }
    found
}

fn check(table: &Table<'_>, entity: &Declaration, twice: bool, problems: &mut Problems) {
    let mut complain = |code: Code, key: &str| {
        let place = match table.column(&[key]) {
            Some(column) => table.sheet.place(entity.row, column.index),
            None => table.sheet.row_place(entity.row),
        };
        problems.push(Problem::new(code, place).with("name", &entity.list));
    };
    let name = entity.list.as_str();
    if name.is_empty() {
        complain(Code::EntityListMissing, "list_name");
    } else if name.starts_with("__") || name.contains('.') || !is_name(name) {
        complain(Code::EntityListInvalid, "list_name");
    } else if twice {
        complain(Code::EntityListTwice, "list_name");
    }
    if entity.entity_id.is_empty() {
        if !entity.update_if.is_empty() {
            complain(Code::EntityNeedsId, "entity_id");
        }
        if entity.label.is_empty() {
            complain(Code::EntityLabelMissing, "label");
        }
    } else if !entity.create_if.is_empty() && entity.update_if.is_empty() {
        complain(Code::EntityNeedsUpdateIf, "update_if");
    }
}
