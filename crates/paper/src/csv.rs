//! CSV after RFC 4180 with an HXL row under the headings: UTF-8 without a byte order mark, lines
//! end with CR LF. Text that a spreadsheet would run as a formula is opened with an apostrophe.

use std::borrow::Cow;

use crate::labels::Labels;
use crate::machine::{self, MachineColumn};
use crate::number::plain;
use crate::table::{Row, Table, Value};
use crate::text::clean;

/// Writes a table as CSV: headings, HXL tags when a column has one, then the rows.
///
/// Numbers are plain (`32322`, `332.2`, `72.4` for a percentage), days ISO 8601. A withheld cell is
/// empty and the column after it says `true`. Of `labels` only the heading of that column is used.
///
/// ```
/// use paper::{Cell, Column, Labels, Table, csv};
///
/// let columns = vec![
///     Column::text("Nationality", "#country+origin"),
///     Column::number("People", "#reached+ind"),
/// ];
/// let mut table = Table::new("Returns", columns);
/// table.push(vec![Cell::text("Iraq"), Cell::int(398)]);
/// assert_eq!(
///     csv(&table, &Labels::default()),
///     "Nationality,People\r\n#country+origin,#reached+ind\r\nIraq,398\r\n"
/// );
/// ```
pub fn csv(table: &Table, labels: &Labels) -> String {
    let columns = machine::columns(table, labels);
    let mut out = String::new();
    record(&mut out, columns.iter().map(|c| harmless(&c.heading)));
    if machine::has_tags(&columns) {
        record(&mut out, columns.iter().map(|c| harmless(&c.tag)));
    }
    for row in &table.rows {
        record(&mut out, columns.iter().map(|c| field(row, c)));
    }
    out
}

fn field<'a>(row: &'a Row, column: &MachineColumn) -> Cow<'a, str> {
    if column.flag {
        return machine::flag(row, column.index).into();
    }
    match &machine::cell(row, column.index).value {
        Value::Text(text) => harmless(text),
        Value::Int(value) => plain(*value, 0).into(),
        Value::Decimal { value, places } | Value::Percent { value, places } => {
            plain(*value, *places).into()
        }
        Value::Date(date) => date.to_string().into(),
        Value::Empty | Value::Suppressed => "".into(),
    }
}

/// Spreadsheets run a cell that starts like a formula, some also after spaces or in the full-width
/// forms; a leading apostrophe makes it text.
fn harmless(text: &str) -> Cow<'_, str> {
    let text = clean(text);
    let first = text.trim_start().chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠') => {
            Cow::Owned(format!("'{text}"))
        }
        _ => text,
    }
}

fn record<'a>(out: &mut String, fields: impl Iterator<Item = Cow<'a, str>>) {
    let start = out.len();
    for (i, field) in fields.enumerate() {
        if i > 0 {
            out.push(',');
        }
        if field.contains(['"', ',', '\n']) || field.trim() != field {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&field);
        }
    }
    if out.len() == start {
        // One empty field, so that readers do not skip the record as a blank line.
        out.push_str("\"\"");
    }
    out.push_str("\r\n");
}
