//! Applies mends to a workbook. An edit that meets a cell which another mend has changed already is
//! left for the next round, because it was made for the old text.

use std::collections::HashSet;

use super::{Book, Sheet};
use crate::problem::{Edit, Mend};

/// Applies what can be applied at once and returns which mends that were. Compile again
/// afterwards: what one mend uncovers, or had to wait for, the next round mends.
///
/// ```
/// let md = b"| survey |\n| | type | name | label |\n| | txt | a b | A |\n";
/// let mut book = xforms::read(md, "a.md", &Default::default())?;
/// let problems = xforms::compile(&book, &Default::default()).problems;
/// let mends = problems.iter().filter_map(|p| p.mend.as_ref());
/// assert_eq!(xforms::workbook::apply(&mut book, mends).len(), 2);
/// assert_eq!(book.sheets[0].cell(1, 1), "a_b");
/// # Ok::<(), xforms::ReadError>(())
/// ```
pub fn apply<'m>(book: &mut Book, mends: impl IntoIterator<Item = &'m Mend>) -> Vec<&'m Mend> {
    let mut touched = HashSet::new();
    let mut applied = Vec::new();
    for mend in mends {
        if mend.edits.iter().all(|edit| touched.insert(target(edit))) {
            mend.edits.iter().for_each(|edit| make(book, edit));
            applied.push(mend);
        }
    }
    applied
}

/// What an edit changes, so that nothing is changed twice.
fn target(edit: &Edit) -> (String, Option<(usize, usize)>, Option<String>) {
    match edit {
        Edit::Cell {
            sheet, row, column, ..
        } => (sheet.clone(), Some((*row, *column)), None),
        // Several rows can be appended; two ends of the same group differ by their order.
        Edit::Append { sheet, cells } => {
            let shown = format!("{cells:?}");
            (sheet.clone(), None, Some(shown))
        }
        Edit::RenameSheet { sheet, .. } => (sheet.clone(), None, None),
        Edit::Setting { name, .. } => ("settings".into(), None, Some(name.clone())),
    }
}

fn make(book: &mut Book, edit: &Edit) {
    match edit {
        Edit::Cell {
            sheet,
            row,
            column,
            text,
        } => {
            if let Some(sheet) = find(book, sheet) {
                sheet.put(*row, *column, text);
            }
        }
        Edit::Append { sheet, cells } => {
            if let Some(sheet) = find(book, sheet) {
                let row = sheet.rows.len();
                for (column, text) in cells {
                    sheet.put(row, *column, text);
                }
            }
        }
        Edit::RenameSheet { sheet, to } => {
            if let Some(sheet) = find(book, sheet) {
                sheet.name.clone_from(to);
            }
        }
        Edit::Setting { name, value } => set(book, name, value),
    }
}

fn find<'b>(book: &'b mut Book, name: &str) -> Option<&'b mut Sheet> {
    book.sheets.iter_mut().find(|s| s.name == name)
}

/// Sets a setting in the first row of the settings sheet, which is made if it is not there.
fn set(book: &mut Book, name: &str, value: &str) {
    const SETTINGS: &str = "settings";
    let at = book
        .sheets
        .iter()
        .position(|s| s.name.trim().eq_ignore_ascii_case(SETTINGS));
    let at = at.unwrap_or_else(|| {
        book.sheets.push(Sheet {
            name: SETTINGS.into(),
            rows: Vec::new(),
        });
        book.sheets.len() - 1
    });
    let sheet = &mut book.sheets[at];
    let width = sheet.rows.first().map_or(0, Vec::len);
    let column = (0..width)
        .find(|c| sheet.cell(0, *c).eq_ignore_ascii_case(name))
        .unwrap_or(width);
    sheet.put(0, column, name);
    let row = (1..sheet.rows.len())
        .find(|r| !sheet.rows[*r].is_empty())
        .unwrap_or(1);
    sheet.put(row, column, value);
}
