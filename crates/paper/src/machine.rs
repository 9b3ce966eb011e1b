//! The columns of a table as machines read them: each value column, followed where needed by a
//! column that says which of its cells are withheld. CSV and XLSX both print these, so they cannot
//! differ. A withheld cell is empty here, never "<5": readers of numbers choke on that, and some
//! take it for 5.

use crate::labels::Labels;
use crate::table::{Cell, Row, Table, Value};
use crate::text::fill;

/// A column of a machine format.
pub(crate) struct MachineColumn {
    /// Column heading.
    pub(crate) heading: String,
    /// HXL tag or nothing.
    pub(crate) tag: String,
    /// Which column of the table it speaks of.
    pub(crate) index: usize,
    /// It tells whether the cell is withheld instead of the cell itself.
    pub(crate) flag: bool,
}

/// All columns in order.
pub(crate) fn columns(table: &Table, labels: &Labels) -> Vec<MachineColumn> {
    let mut out = Vec::with_capacity(table.columns.len() + 1);
    for (index, column) in table.columns.iter().enumerate() {
        out.push(MachineColumn {
            heading: column.heading.clone(),
            tag: column.tag.clone(),
            index,
            flag: false,
        });
        if column.flagged || table.rows.iter().any(|row| withheld(row, index)) {
            out.push(MachineColumn {
                heading: fill(&labels.suppressed_column, &[("column", &column.heading)]),
                tag: flag_tag(&column.tag),
                index,
                flag: true,
            });
        }
    }
    out
}

/// There is at least one HXL tag, so a row of them stands under the headings.
pub(crate) fn has_tags(columns: &[MachineColumn]) -> bool {
    columns.iter().any(|column| !column.tag.is_empty())
}

/// The cell of a row in a column; rows may be short.
pub(crate) fn cell(row: &Row, index: usize) -> &Cell {
    static EMPTY: Cell = Cell {
        value: Value::Empty,
        figure: None,
    };
    row.cells.get(index).unwrap_or(&EMPTY)
}

/// This cell is withheld.
pub(crate) fn withheld(row: &Row, index: usize) -> bool {
    cell(row, index).value == Value::Suppressed
}

/// At least one cell is withheld.
pub(crate) fn has_withheld(table: &Table) -> bool {
    let columns = 0..table.columns.len();
    let mut rows = table.rows.iter();
    rows.any(|row| columns.clone().any(|index| withheld(row, index)))
}

/// What a flag column holds.
pub(crate) fn flag(row: &Row, index: usize) -> &'static str {
    if withheld(row, index) {
        "true"
    } else {
        "false"
    }
}

/// `#reached+ind+f` gives `#status+suppressed+ind+f`: the attributes tell the flags of several
/// columns apart.
fn flag_tag(tag: &str) -> String {
    if tag.is_empty() {
        return String::new();
    }
    let attributes = tag.find('+').map_or("", |at| &tag[at..]);
    format!("#status+suppressed{attributes}")
}
