//! How much a file may hold. The numbers are far above any real form and far below what would
//! trouble a server.

use super::ReadError;

/// Bounds on what is read. The defaults serve; tests and small machines may set less.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Size of the file itself, in bytes.
    pub file_bytes: u64,
    /// Size of the parts of an xlsx after unpacking, in bytes; worksheets may hold twice as much.
    pub unpacked_bytes: u64,
    /// Sheets.
    pub sheets: usize,
    /// Rows of one sheet that hold something.
    pub rows: usize,
    /// Columns of one sheet.
    pub columns: usize,
    /// Cells of all sheets that hold something; with the empty ones between them, four times as many.
    pub cells: usize,
    /// Text of one cell, in bytes.
    pub cell_bytes: usize,
    /// Text of all cells together, in bytes.
    pub text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 32 << 20,
            unpacked_bytes: 96 << 20,
            sheets: 1_000,
            rows: 100_000,
            columns: 1_000,
            cells: 1_000_000,
            // Excel itself ends at 32,767 characters.
            cell_bytes: 128 << 10,
            text_bytes: 48 << 20,
        }
    }
}

impl Limits {
    pub(super) fn check_file(&self, bytes: &[u8]) -> Result<(), ReadError> {
        let limit = self.file_bytes;
        if bytes.len() as u64 > limit {
            let what = "the file in bytes";
            return Err(ReadError::TooLarge { what, limit });
        }
        Ok(())
    }

    /// Checks the texts that cells share, which are read before any cell.
    pub(super) fn check_texts(&self, texts: usize, bytes: usize) -> Result<(), ReadError> {
        within("the number of texts", texts, self.cells)?;
        within("the text in bytes", bytes, self.text_bytes)
    }
}

/// For one cell that holds something there may be so many empty ones before it.
const SPARSE: usize = 4;

/// Counts what has been read so far and refuses what goes beyond the limits.
pub(super) struct Meter<'a> {
    limits: &'a Limits,
    cells: usize,
    room: usize,
    text: usize,
}

impl<'a> Meter<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            cells: 0,
            room: 0,
            text: 0,
        }
    }

    /// Accounts for another sheet beside so many.
    pub(super) fn sheet(&self, before: usize) -> Result<(), ReadError> {
        within("the number of sheets", before + 1, self.limits.sheets)
    }

    /// Accounts for cells that a row grows by, the empty ones among them.
    pub(super) fn room(&mut self, cells: usize) -> Result<(), ReadError> {
        self.room = self.room.saturating_add(cells);
        let most = self.limits.cells.saturating_mul(SPARSE);
        within("the number of cells", self.room, most)
    }

    /// Refuses a text in which more cells are separated than a book may hold.
    pub(super) fn separators(&self, text: &str, separator: u8) -> Result<(), ReadError> {
        let found = text.bytes().filter(|byte| *byte == separator).count();
        let most = self.limits.cells.saturating_mul(SPARSE);
        within("the number of cells", found, most)
    }

    /// Accounts for one cell that holds text. Row and column count from zero.
    pub(super) fn cell(&mut self, row: usize, column: usize, text: &str) -> Result<(), ReadError> {
        self.cells += 1;
        self.text += text.len();
        let checks = [
            ("the number of rows of a sheet", row, self.limits.rows),
            ("the number of columns", column, self.limits.columns),
            ("the number of cells", self.cells, self.limits.cells),
            ("a cell in bytes", text.len(), self.limits.cell_bytes),
            ("the text in bytes", self.text, self.limits.text_bytes),
        ];
        let mut checks = checks.into_iter();
        checks.try_for_each(|(what, value, limit)| within(what, value, limit))
    }
}

fn within(what: &'static str, value: usize, limit: usize) -> Result<(), ReadError> {
    if value > limit {
        let limit = limit as u64;
        return Err(ReadError::TooLarge { what, limit });
    }
    Ok(())
}
