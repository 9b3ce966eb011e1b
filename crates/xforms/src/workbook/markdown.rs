//! Forms as Markdown tables, the way in which the community writes examples: a row with a text in
//! the first cell begins a sheet; `\|` is a bar inside a cell; lines that begin with `#` are
//! comments.

use super::limits::Meter;
use super::{Book, Limits, ReadError, Sheet};

pub(super) fn read(text: &str, limits: &Limits) -> Result<Book, ReadError> {
    let mut meter = Meter::new(limits);
    meter.separators(text, b'|')?;
    let mut book = Book::default();
    for line in text.lines() {
        let Some(mut cells) = split(without_comment(line)) else {
            continue;
        };
        if cells.is_empty() {
            continue;
        }
        let name = cells.remove(0);
        if !name.is_empty() {
            meter.sheet(book.sheets.len())?;
            book.sheets.push(Sheet {
                name: name.into(),
                rows: Vec::new(),
            });
        }
        let Some(sheet) = book.sheets.last_mut() else {
            continue;
        };
        let filled = cells
            .iter()
            .rposition(|c| !c.is_empty())
            .map_or(0, |i| i + 1);
        cells.truncate(filled);
        meter.room(cells.len())?;
        for (column, cell) in cells.iter().enumerate() {
            meter.cell(sheet.rows.len(), column, cell)?;
        }
        if !cells.is_empty() {
            sheet.rows.push(cells);
        }
    }
    if book.sheets.is_empty() {
        return Err(ReadError::Damaged("it holds no Markdown table".into()));
    }
    Ok(book)
}

/// The line without a comment: the whole line, or what follows the last bar.
fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with('#') {
        return "";
    }
    match line.rfind('|') {
        Some(bar) if line[bar..].contains('#') => &line[..=bar],
        _ => line,
    }
}

/// The cells between the first and the last bar; `None` for lines that are no rows of a table.
fn split(line: &str) -> Option<Vec<Box<str>>> {
    // What follows the last bar is a remark.
    let inner = line.trim().strip_prefix('|')?;
    let (inner, _) = inner.rsplit_once('|')?;
    // The line between the headings and the body of a Markdown table.
    if !inner.is_empty() && inner.chars().all(|c| matches!(c, '|' | '-')) {
        return None;
    }
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek() == Some(&'|') => {
                chars.next();
                cell.push('|');
            }
            '|' => {
                cells.push(cell.trim().into());
                cell.clear();
            }
            other => cell.push(other),
        }
    }
    cells.push(cell.trim().into());
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_comments_and_rulers() {
        let text = "\n# a form\n| survey |\n| | type | name |\n|-|-|-|\n\
                    | | text | a\\|b | # why\n| | | |\n| choices | | |\n| | name | |\n";
        let book = read(text, &Limits::default()).unwrap();
        assert_eq!(book.sheets[0].name, "survey");
        assert_eq!(book.sheets[0].rows.len(), 2);
        assert_eq!(book.sheets[0].cell(1, 1), "a|b");
        assert_eq!(book.sheets[1].rows.len(), 1);
    }

    #[test]
    fn prose_is_no_form() {
        assert!(read("hello", &Limits::default()).is_err());
    }
}
