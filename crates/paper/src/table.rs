//! A table as plain data, printed the same way on paper, in HTML, CSV and XLSX.
//! A suppressed cell never carries a value: what is withheld does not reach this crate.

use jiff::civil::Date;

/// A table: one heading row, then rows of as many cells as there are columns.
///
/// Missing cells of a short row print as [`Value::Empty`]; cells beyond the last column are left
/// out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it shows; also its name for those who cannot see it.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The first column names its row.
    pub row_headings: bool,
    /// Source, as-of and whatever else must stand under it, a line each.
    pub notes: Vec<String>,
}

impl Table {
    /// A table without rows whose first column names its row.
    pub fn new(caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Self {
            caption: caption.into(),
            columns,
            row_headings: true,
            ..Self::default()
        }
    }

    /// Adds a row.
    pub fn push(&mut self, cells: Vec<Cell>) -> &mut Self {
        self.rows.push(Row {
            cells,
            total: false,
        });
        self
    }

    /// Adds a row that sums up others.
    pub fn push_total(&mut self, cells: Vec<Cell>) -> &mut Self {
        self.rows.push(Row { cells, total: true });
        self
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Words.
    #[default]
    Text,
    /// Counts, decimals or percentages.
    Number,
    /// Days.
    Date,
}

/// The side at which the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Where a line starts: left in English, right in Arabic.
    Start,
    /// Where a line ends.
    End,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its HXL hashtag with attributes, such as `#reached+ind+f`; empty for none.
    pub tag: String,
    /// What it holds.
    pub kind: Kind,
    /// Where its cells stand.
    pub align: Align,
    /// Machine formats give it a flag column even when no cell is suppressed, so that the columns
    /// of a published series never change. A column with a suppressed cell always has one.
    pub flagged: bool,
}

impl Column {
    /// A column of words.
    pub fn text(heading: impl Into<String>, tag: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            tag: tag.into(),
            kind: Kind::Text,
            align: Align::Start,
            flagged: false,
        }
    }

    /// A column of numbers.
    pub fn number(heading: impl Into<String>, tag: impl Into<String>) -> Self {
        Self {
            kind: Kind::Number,
            align: Align::End,
            ..Self::text(heading, tag)
        }
    }

    /// A column of days.
    pub fn date(heading: impl Into<String>, tag: impl Into<String>) -> Self {
        Self {
            kind: Kind::Date,
            ..Self::text(heading, tag)
        }
    }

    /// Always with a flag column, see [`Column::flagged`].
    #[must_use]
    pub fn flagged(self) -> Self {
        Self {
            flagged: true,
            ..self
        }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// One cell for each column.
    pub cells: Vec<Cell>,
    /// It sums up others and is set apart.
    pub total: bool,
}

/// A value and, when it is a frozen figure, its id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// The id behind `/figures/{id}`; printings link to it.
    pub figure: Option<String>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// Words, never a formula.
    Text(String),
    /// A count.
    Int(i64),
    /// `value / 10^places`.
    Decimal {
        /// The digits: 3322 for 332.2.
        value: i64,
        /// Digits after the point. XLSX holds all of them and shows at most 9.
        places: u8,
    },
    /// `value / 10^places` per cent; machine formats hold 72.4, not 0.724.
    Percent {
        /// The digits: 724 for 72.4 %.
        value: i64,
        /// Digits after the point. XLSX holds all of them and shows at most 9.
        places: u8,
    },
    /// A day.
    Date(Date),
    /// Nothing to say here.
    #[default]
    Empty,
    /// Withheld so that nobody can be recognised: empty plus a flag in machine formats.
    Suppressed,
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Value::Text(text.into()).into()
    }

    /// A count.
    pub fn int(value: i64) -> Self {
        Value::Int(value).into()
    }

    /// `value / 10^places`.
    pub fn decimal(value: i64, places: u8) -> Self {
        Value::Decimal { value, places }.into()
    }

    /// `value / 10^places` per cent.
    pub fn percent(value: i64, places: u8) -> Self {
        Value::Percent { value, places }.into()
    }

    /// A day.
    pub fn date(date: Date) -> Self {
        Value::Date(date).into()
    }

    /// Nothing.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Withheld.
    pub fn suppressed() -> Self {
        Value::Suppressed.into()
    }

    /// Names the frozen figure that this cell prints.
    #[must_use]
    pub fn of_figure(self, id: impl Into<String>) -> Self {
        Self {
            figure: Some(id.into()),
            ..self
        }
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Self {
            value,
            figure: None,
        }
    }
}
