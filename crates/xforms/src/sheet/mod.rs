//! A sheet whose headings are understood: every column is led back to one canonical path such as
//! `bind / relevant` or `label / English (en)`, whatever alias the author used.

pub(crate) mod columns;

use std::collections::HashMap;

pub(crate) use columns::{ColumnSpec, SheetKind};

use crate::problem::{Code, Problem, Problems, nearest};
use crate::workbook::Sheet;

/// Headings after so many empty ones are notes beside the table.
const BLANK_COLUMNS: usize = 20;

/// One column of a [`Table`].
#[derive(Debug)]
pub(crate) struct Column {
    /// Position in the sheet, from zero.
    pub(crate) index: usize,
    /// What the column means; `None` for a column that XLSForm does not know.
    pub(crate) spec: Option<&'static ColumnSpec>,
    /// Canonical path; for unknown columns, the heading as it stands.
    pub(crate) path: Vec<String>,
}

impl Column {
    /// The first step of the path.
    pub(crate) fn key(&self) -> &str {
        self.path.first().map_or("", |s| s)
    }
}

/// A sheet with understood headings.
#[derive(Debug)]
pub(crate) struct Table<'b> {
    pub(crate) sheet: &'b Sheet,
    pub(crate) kind: SheetKind,
    pub(crate) columns: Vec<Column>,
}

impl<'b> Table<'b> {
    /// Reads the headings and reports those that are doubled, unknown or missing.
    pub(crate) fn open(sheet: &'b Sheet, kind: SheetKind, problems: &mut Problems) -> Self {
        let mut table = Self {
            sheet,
            kind,
            columns: Vec::new(),
        };
        let headings: Vec<(usize, String)> = headings(sheet);
        let double_colon = headings.iter().any(|(_, h)| h.contains("::"));
        let mut by_heading: HashMap<&str, usize> = HashMap::new();
        let mut by_path: HashMap<Vec<String>, usize> = HashMap::new();
        for (index, heading) in &headings {
            let place = sheet.place(0, *index);
            if by_heading.insert(heading, *index).is_some() {
                problems.push(Problem::new(Code::ColumnTwice, place).with("column", heading));
                continue;
            }
            let column = understand(kind, heading, *index, double_colon);
            if let Some(other) = by_path.insert(column.path.clone(), *index) {
                problems.push(
                    Problem::new(Code::ColumnSynonyms, place)
                        .with("column", heading)
                        .with("other", sheet.cell(0, other)),
                );
                continue;
            }
            table.columns.push(column);
        }
        table.report_unknown(problems);
        table.report_missing(problems);
        table
    }

    fn report_unknown(&self, problems: &mut Problems) {
        for column in self.columns.iter().filter(|c| c.spec.is_none()) {
            let heading = column.key();
            let code = match self.kind {
                SheetKind::Entities => Code::ColumnUnknown,
                // Any column of a choice list can be used in a choice_filter.
                SheetKind::Choices | SheetKind::ExternalChoices | SheetKind::Osm => continue,
                SheetKind::Survey | SheetKind::Settings => Code::ColumnPassedOver,
            };
            if heading.starts_with('_') && code == Code::ColumnPassedOver {
                continue;
            }
            problems.push(
                Problem::new(code, self.sheet.place(0, column.index))
                    .with("column", heading)
                    .suggest(nearest(heading, self.kind.columns().iter().map(|s| s.name))),
            );
        }
    }

    fn report_missing(&self, problems: &mut Problems) {
        for name in self.kind.required() {
            if self.columns.iter().any(|c| c.key() == *name) {
                continue;
            }
            // An empty sheet misses nothing, except the survey.
            if self.kind != SheetKind::Survey && self.sheet.rows.len() < 2 {
                continue;
            }
            let mut place = self.sheet.row_place(0);
            place.column = None;
            problems.push(Problem::new(Code::ColumnMissing, place).with("column", *name));
        }
    }

    /// The column with exactly this path.
    pub(crate) fn column(&self, path: &[&str]) -> Option<&Column> {
        self.columns.iter().find(|c| c.path == path)
    }

    /// The text of a cell by canonical path, empty when there is no such column.
    pub(crate) fn get(&self, row: usize, path: &[&str]) -> &'b str {
        self.column(path)
            .map_or("", |c| self.sheet.cell(row, c.index))
    }

    /// Rows that hold data: their index in the sheet.
    pub(crate) fn rows(&self) -> std::ops::Range<usize> {
        1..self.sheet.rows.len().max(1)
    }
}

/// Headings with their column, without those that stand far to the right of the table.
fn headings(sheet: &Sheet) -> Vec<(usize, String)> {
    let Some(row) = sheet.rows.first() else {
        return Vec::new();
    };
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut next = 0;
    for (index, cell) in row.iter().enumerate() {
        if cell.is_empty() {
            continue;
        }
        if index > next + BLANK_COLUMNS {
            break;
        }
        next = index + 1;
        found.push((index, collapse(cell)));
    }
    found
}

/// One space where there are several.
pub(crate) fn collapse(text: &str) -> String {
    let text = text.trim();
    if !text.contains("  ") {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// Typographic quotes become plain ones: XPath knows no others.
pub(crate) fn plain_quotes(text: &str) -> String {
    // All four begin with the same byte.
    if !text.as_bytes().contains(&0xE2) {
        return text.to_string();
    }
    text.chars()
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            other => other,
        })
        .collect()
}

fn understand(kind: SheetKind, heading: &str, index: usize, double_colon: bool) -> Column {
    let tokens = split_heading(heading, double_colon);
    let spec = kind.find(&snake(heading)).or_else(|| {
        let first = tokens.first()?;
        kind.find(&snake(first))
    });
    let path = match spec {
        Some(spec) if kind.find(&snake(heading)).is_some() => own(spec.path),
        Some(spec) => {
            let mut path = own(spec.path);
            path.extend(tokens.into_iter().skip(1));
            path
        }
        None => vec![heading.to_string()],
    };
    Column { index, spec, path }
}

fn own(path: &[&str]) -> Vec<String> {
    path.iter().map(|s| (*s).to_string()).collect()
}

/// `label::English (en)` and the older `label:English (en)`, where `jr:count` is one word.
fn split_heading(heading: &str, double_colon: bool) -> Vec<String> {
    let mark = if double_colon { "::" } else { ":" };
    let mut tokens: Vec<String> = heading.split(mark).map(|t| t.trim().to_string()).collect();
    if !double_colon
        && let Some(at) = tokens.iter().position(|t| t == "jr")
        && at + 1 < tokens.len()
    {
        let rest = tokens.remove(at + 1);
        tokens[at] = format!("jr:{rest}");
    }
    tokens
}

/// Lower case with underscores, the form in which column names are compared.
pub(crate) fn snake(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join("_")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(headings: &[&str]) -> Sheet {
        Sheet {
            name: "survey".into(),
            rows: vec![headings.iter().map(|h| (*h).into()).collect()],
        }
    }

    fn paths(headings: &[&str]) -> Vec<String> {
        let sheet = sheet(headings);
        let mut problems = Problems::default();
        let table = Table::open(&sheet, SheetKind::Survey, &mut problems);
        table.columns.iter().map(|c| c.path.join("/")).collect()
    }

    #[test]
    fn aliases_lead_to_one_path() {
        assert_eq!(
            paths(&[
                "Type",
                "Relevance",
                "Required Message :: French",
                "Label::English (en)"
            ]),
            [
                "type",
                "bind/relevant",
                "bind/jr:requiredMsg/French",
                "label/English (en)"
            ]
        );
    }

    #[test]
    fn single_colons_count_where_there_are_no_double_ones() {
        assert_eq!(
            paths(&["type", "label:fr", "jr:count", "bind:jr:constraintMsg"]),
            [
                "type",
                "label/fr",
                "control/jr:count",
                "bind/jr:constraintMsg"
            ]
        );
    }

    #[test]
    fn doubled_headings_are_errors() {
        let mut problems = Problems::default();
        Table::open(
            &sheet(&["type", "name", "name", "value"]),
            SheetKind::Survey,
            &mut problems,
        );
        let codes: Vec<_> = problems.into_list().iter().map(|p| p.code).collect();
        assert_eq!(codes, [Code::ColumnTwice, Code::ColumnSynonyms]);
    }
}
