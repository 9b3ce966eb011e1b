//! Changes to a workbook that remove a problem. A mend only says what to write where; applying it
//! is the business of [`crate::workbook`]. It must never guess an answer that changes what a form
//! asks.

use std::fmt;

/// What a mend does, in the author's words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// Set `allow_choice_duplicates` in the settings.
    AllowDuplicateChoices,
    /// Write `to` where `from` stands.
    Replace {
        /// What stands there now.
        from: String,
        /// What to write instead.
        to: String,
    },
    /// Add the missing `end_group` or `end_repeat` row.
    CloseGroup {
        /// The row type to add.
        end: String,
    },
    /// Give the sheet another name.
    RenameSheet {
        /// The new name.
        to: String,
    },
}

/// One cell to write. Rows and columns count from zero, the header is row 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Write a cell that exists or lies just beside the table.
    Cell {
        /// Name of the sheet.
        sheet: String,
        /// Row, from zero.
        row: usize,
        /// Column, from zero.
        column: usize,
        /// New text; empty clears the cell.
        text: String,
    },
    /// Add a row below the last one.
    Append {
        /// Name of the sheet.
        sheet: String,
        /// Column and text of each cell.
        cells: Vec<(usize, String)>,
    },
    /// Give a sheet another name.
    RenameSheet {
        /// Name of the sheet.
        sheet: String,
        /// Its new name.
        to: String,
    },
    /// Set a setting, making the settings sheet and its column where they are missing.
    Setting {
        /// Column of the settings sheet.
        name: String,
        /// Value in the first row.
        value: String,
    },
}

/// A change that the program can make by itself, with the cells that it touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// What it does.
    pub action: Action,
    /// The cells it writes.
    pub edits: Vec<Edit>,
}

impl Mend {
    /// Writes `to` into a cell in which `from` stands.
    pub(crate) fn replace(sheet: &str, row: usize, column: usize, from: &str, to: &str) -> Self {
        Self {
            action: Action::Replace {
                from: from.to_string(),
                to: to.to_string(),
            },
            edits: vec![Edit::Cell {
                sheet: sheet.to_string(),
                row,
                column,
                text: to.to_string(),
            }],
        }
    }

    /// Allows the same choice name twice in a list.
    pub(crate) fn allow_duplicates() -> Self {
        Self {
            action: Action::AllowDuplicateChoices,
            edits: vec![Edit::Setting {
                name: "allow_choice_duplicates".into(),
                value: "yes".into(),
            }],
        }
    }

    /// Gives a sheet another name.
    pub(crate) fn rename_sheet(sheet: &str, to: &str) -> Self {
        Self {
            action: Action::RenameSheet { to: to.to_string() },
            edits: vec![Edit::RenameSheet {
                sheet: sheet.to_string(),
                to: to.to_string(),
            }],
        }
    }

    /// Adds the row that closes a group, at the end of the sheet.
    pub(crate) fn close_group(sheet: &str, type_column: usize, end: &str) -> Self {
        Self {
            action: Action::CloseGroup {
                end: end.to_string(),
            },
            edits: vec![Edit::Append {
                sheet: sheet.to_string(),
                cells: vec![(type_column, end.to_string())],
            }],
        }
    }
}

impl fmt::Display for Mend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.action {
            Action::AllowDuplicateChoices => {
                f.write_str("allow duplicates with the setting allow_choice_duplicates")
            }
            Action::Replace { from, to } => write!(f, "write “{to}” instead of “{from}”"),
            Action::CloseGroup { end } => write!(f, "add a row of type {end} at the end"),
            Action::RenameSheet { to } => write!(f, "rename the sheet to “{to}”"),
        }
    }
}
