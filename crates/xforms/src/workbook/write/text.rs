//! Workbooks as one CSV file or as Markdown tables, in the form in which they are read.

use super::{WriteError, original};
use crate::workbook::Book;
use std::fmt::Write as _;

/// Every sheet as a row with its name, followed by its rows one column to the right.
pub(super) fn csv(book: &Book) -> Result<Vec<u8>, WriteError> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for sheet in &book.sheets {
        writer.write_record([&sheet.name, ""]).map_err(original)?;
        for row in &sheet.rows {
            let cells = std::iter::once("").chain(row.iter().map(|c| &**c));
            writer.write_record(cells).map_err(original)?;
        }
    }
    writer.into_inner().map_err(original)
}

/// Every sheet as a table.
pub(super) fn markdown(book: &Book) -> Vec<u8> {
    let mut out = String::new();
    for sheet in &book.sheets {
        let _ = writeln!(out, "| {} |", escape(&sheet.name));
        for row in &sheet.rows {
            out.push_str("| |");
            for cell in row {
                let _ = write!(out, " {} |", escape(cell));
            }
            out.push('\n');
        }
    }
    out.into_bytes()
}

/// A bar inside a cell is escaped; a line break cannot be written in a table.
fn escape(cell: &str) -> String {
    cell.replace('|', "\\|").replace(['\n', '\r'], " ")
}
