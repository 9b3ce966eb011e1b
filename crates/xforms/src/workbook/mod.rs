//! Reads a workbook — xlsx, xls, csv or Markdown tables — into plain sheets of text. It must never
//! trust a file: sizes are bounded before anything is unpacked.

mod cells;
mod csv;
mod formats;
mod limits;
mod markdown;
mod mended;
mod ole;
mod package;
mod scan;
mod write;
mod xls;
mod xlsx;

use crate::problem::Place;

pub use limits::Limits;
pub use mended::apply;
pub use write::{WriteError, write};

/// The kinds of file in which forms are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML: `.xlsx` and `.xlsm`.
    Xlsx,
    /// Excel 97–2003: `.xls`.
    Xls,
    /// One file with all sheets; the first column names the sheet.
    Csv,
    /// Markdown tables, one after the other; the first column names the sheet.
    Markdown,
}

impl Format {
    /// The format of a file by the ending of its name.
    ///
    /// ```
    /// use xforms::Format;
    /// assert_eq!(Format::from_name("a/b.XLSX"), Some(Format::Xlsx));
    /// assert_eq!(Format::from_name("b.pdf"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
        match ending.as_str() {
            "xlsx" | "xlsm" => Some(Self::Xlsx),
            "xls" => Some(Self::Xls),
            "csv" => Some(Self::Csv),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }

    /// The format that the first bytes betray, for files whose ending lies or is missing.
    fn sniff(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK\x03\x04") {
            Some(Self::Xlsx)
        } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            Some(Self::Xls)
        } else {
            None
        }
    }
}

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// The name has no known ending and the content does not betray the format.
    #[error("this is not a form: a form is an .xlsx, .xls, .csv or .md file")]
    UnknownFormat,
    /// Damaged, cut off, or not what its ending says.
    #[error("the file is damaged or is not what its name says: {0}")]
    Damaged(String),
    /// Opened only with a password.
    #[error("the file is protected by a password; save it without one")]
    Password,
    /// More than the limits allow.
    #[error("the file is too large: {what} exceeds {limit}")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The limit, in the unit that `what` names.
        limit: u64,
    },
}

/// A workbook as text: what every later step works on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    /// The sheets in the order of the file.
    pub sheets: Vec<Sheet>,
}

/// One sheet: rows of cells; the first row holds the headings. An empty text is an empty cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The name as the author wrote it.
    pub name: String,
    /// The rows, without the empty ones at the end.
    pub rows: Vec<Vec<Box<str>>>,
}

impl Sheet {
    /// The text of a cell, empty beyond the edges. Rows and columns count from zero.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows
            .get(row)
            .and_then(|r| r.get(column))
            .map_or("", |c| c)
    }

    /// Writes a cell, growing the sheet if need be.
    fn put(&mut self, row: usize, column: usize, text: &str) {
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Box::from(""));
        }
        cells[column] = text.into();
    }

    /// The place of a cell in the words of a spreadsheet; the column is named by its heading.
    pub fn place(&self, row: usize, column: usize) -> Place {
        let number = u32::try_from(row + 1).unwrap_or(u32::MAX);
        let heading = self.cell(0, column);
        Place {
            sheet: Some(self.name.clone()),
            row: Some(number),
            column: (!heading.is_empty()).then(|| heading.to_string()),
            cell: Some(format!("{}{number}", letters(column))),
        }
    }

    /// The place of a whole row.
    pub fn row_place(&self, row: usize) -> Place {
        Place {
            sheet: Some(self.name.clone()),
            row: u32::try_from(row + 1).ok(),
            ..Place::default()
        }
    }
}

/// Letters of a column as a spreadsheet names it: 0 is A, 26 is AA.
pub(crate) fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
}

/// Reads a form's file. `name` is used for its ending only.
///
/// ```
/// let md = b"| survey |\n| | type | name | label |\n| | text | who | Who? |\n";
/// let book = xforms::read(md, "who.md", &Default::default())?;
/// assert_eq!(book.sheets[0].cell(1, 2), "Who?");
/// # Ok::<(), xforms::ReadError>(())
/// ```
pub fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Book, ReadError> {
    limits.check_file(bytes)?;
    let format = Format::sniff(bytes)
        .or_else(|| Format::from_name(name))
        .ok_or(ReadError::UnknownFormat)?;
    match format {
        Format::Xlsx => xlsx::read(bytes, limits),
        Format::Xls => xls::read(bytes, limits),
        Format::Csv => csv::read(&text(bytes)?, limits),
        Format::Markdown => markdown::read(&text(bytes)?, limits),
    }
}

fn text(bytes: &[u8]) -> Result<String, ReadError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    String::from_utf8(bytes.to_vec())
        .map_err(|_| ReadError::Damaged("the text is not in UTF-8".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        let names: Vec<_> = [0, 25, 26, 701, 702].map(letters).into();
        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn the_content_beats_the_ending() {
        let error = read(b"PK\x03\x04 cut", "form.csv", &Limits::default());
        assert!(matches!(error, Err(ReadError::Damaged(_))), "{error:?}");
    }

    #[test]
    fn an_unknown_file_is_no_form() {
        let error = read(b"hello", "form.txt", &Limits::default());
        assert_eq!(error, Err(ReadError::UnknownFormat));
    }
}
