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
    /// Rows of one sheet that hold something.
    pub rows: usize,
    /// Columns of one sheet.
    pub columns: usize,
    /// Cells of all sheets that hold something.
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
        if bytes.len() as u64 > self.file_bytes {
            return Err(ReadError::TooLarge {
                what: "the file in bytes",
                limit: self.file_bytes,
            });
        }
        Ok(())
    }
}

/// Counts what has been read so far and refuses what goes beyond the limits.
pub(super) struct Meter<'a> {
    limits: &'a Limits,
    cells: usize,
    text: usize,
}

impl<'a> Meter<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            cells: 0,
            text: 0,
        }
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
        match checks.iter().find(|(_, value, limit)| value > limit) {
            Some((what, _, limit)) => Err(ReadError::TooLarge {
                what,
                limit: *limit as u64,
            }),
            None => Ok(()),
        }
    }
}
