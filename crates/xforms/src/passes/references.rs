//! References: does every `${name}` name one question or group? Looks at the cells themselves, so
//! that a complaint can say which one.

use crate::expr::{Found, is_ncname, scan};
use crate::form::{Form, yes_no};
use crate::problem::{Code, Mend, Problem, Problems, nearest};
use crate::sheet::{SheetKind, Table};

/// Columns in which a reference cannot stand, or is checked elsewhere.
fn exempt(kind: SheetKind, key: &str) -> bool {
    match kind {
        SheetKind::Survey => matches!(key, "type" | "name" | "trigger" | "disabled"),
        SheetKind::Choices => !matches!(key, "label" | "media"),
        SheetKind::Entities => matches!(key, "list_name" | "repeat"),
        SheetKind::Settings => false,
        SheetKind::ExternalChoices | SheetKind::Osm => true,
    }
}

/// Checks the references of a sheet.
pub(crate) fn check(form: &Form, table: &Table<'_>, problems: &mut Problems) {
    let mut names: Vec<&str> = form.by_name.keys().map(String::as_str).collect();
    names.sort_unstable();
    for row in table.rows() {
        if table.kind == SheetKind::Survey
            && (table.get(row, &["type"]).is_empty()
                || yes_no(table.get(row, &["disabled"])) == Some(true))
        {
            continue;
        }
        for column in &table.columns {
            if exempt(table.kind, column.key()) || column.spec.is_none() {
                continue;
            }
            let text = table.sheet.cell(row, column.index);
            if !text.contains("${") {
                continue;
            }
            let cell = Cell {
                table,
                row,
                column: column.index,
                text,
            };
            for found in scan(text) {
                if let Some(problem) = problem_of(form, &names, &cell, found) {
                    problems.push(problem);
                }
            }
        }
    }
    let types = table.column(&["type"]).map(|c| c.index);
    if let (SheetKind::Survey, Some(column)) = (table.kind, types) {
        check_types(form, table, column, &names, problems);
    }
}

/// `select_one ${question}` takes its choices from the answers to another question.
fn check_types(
    form: &Form,
    table: &Table<'_>,
    column: usize,
    names: &[&str],
    problems: &mut Problems,
) {
    for row in table.rows() {
        let text = table.sheet.cell(row, column);
        let cell = Cell {
            table,
            row,
            column,
            text,
        };
        for found in scan(text) {
            if let Some(problem) = problem_of(form, names, &cell, found) {
                problems.push(problem);
            }
        }
    }
}

struct Cell<'a, 'b> {
    table: &'a Table<'b>,
    row: usize,
    column: usize,
    text: &'a str,
}

impl Cell<'_, '_> {
    fn problem(&self, code: Code) -> Problem {
        Problem::new(code, self.table.sheet.place(self.row, self.column))
    }

    fn replace(&self, from: &str, to: &str) -> Mend {
        let whole = self.text.replace(from, to);
        let sheet = &self.table.sheet.name;
        Mend::replace(sheet, self.row, self.column, self.text, &whole)
    }
}

fn problem_of(
    form: &Form,
    names: &[&str],
    cell: &Cell<'_, '_>,
    found: Found<'_>,
) -> Option<Problem> {
    match found {
        Found::Broken(text) => {
            let name = text.trim_start_matches("${").trim_end_matches('}').trim();
            let mend = (is_ncname(name) && form.by_name.contains_key(name) && text.ends_with('}'))
                .then(|| cell.replace(text, &format!("${{{name}}}")));
            let problem = cell.problem(Code::ReferenceMalformed);
            Some(problem.with("reference", text).mend(mend))
        }
        Found::Good(reference) => match form.by_name.get(reference.name) {
            Some(Some(_)) => None,
            Some(None) => Some(
                cell.problem(Code::ReferenceAmbiguous)
                    .with("name", reference.name),
            ),
            None => {
                let near = nearest(reference.name, names.iter().copied());
                let mend = near.as_ref().map(|to| {
                    let from = format!("{}}}", reference.name);
                    cell.replace(&from, &format!("{to}}}"))
                });
                Some(
                    cell.problem(Code::ReferenceUnknown)
                        .with("name", reference.name)
                        .suggest(near)
                        .mend(mend),
                )
            }
        },
    }
}
