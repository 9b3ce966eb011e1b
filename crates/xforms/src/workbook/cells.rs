//! How a cell of a spreadsheet becomes text: numbers without a needless `.0`, TRUE and FALSE,
//! dates and times in ISO form, no-break spaces as spaces. It must never round a number.

use std::borrow::Cow;

use super::formats::{self, Shown};
use super::limits::Meter;
use super::{ReadError, Sheet};

/// Rows without any text after which the rest of a sheet is taken for leftovers of formatting.
const BLANK_ROWS: usize = 1_000;

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'t> {
    /// A text, or the name of an error.
    Text(Cow<'t, str>),
    Number {
        value: f64,
        shown: Shown,
        /// The workbook counts days from 1904.
        from_1904: bool,
    },
    Truth(bool),
}

/// The text of a cell, empty for white space.
pub(super) fn text_of<'t>(cell: &'t Cell<'_>) -> Cow<'t, str> {
    match cell {
        Cell::Text(text) => clean(text),
        Cell::Truth(true) => "TRUE".into(),
        Cell::Truth(false) => "FALSE".into(),
        Cell::Number {
            value,
            shown,
            from_1904,
        } => {
            let moment = match shown {
                Shown::Number => None,
                _ => formats::moment(*value, *shown, *from_1904),
            };
            // Rust writes the shortest text that reads back as the same number, and never an
            // exponent, which XPath 1.0 would not understand.
            moment.unwrap_or_else(|| value.to_string()).into()
        }
    }
}

/// White space around is cut; a no-break space is a space to people and so here, and a line ends in
/// one way.
fn clean(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    // Nearly all texts need nothing; a no-break space begins with this byte.
    if !text.bytes().any(|byte| matches!(byte, b'\r' | 0xC2)) {
        return text.into();
    }
    let text = text.replace('\u{a0}', " ").replace("\r\n", "\n");
    text.replace('\r', "\n").into()
}

/// Stores the text of a cell; false when it lies so far below the rest that the sheet has ended.
pub(super) fn put(
    sheet: &mut Sheet,
    meter: &mut Meter<'_>,
    (row, column): (usize, usize),
    text: &str,
) -> Result<bool, ReadError> {
    if text.is_empty() {
        return Ok(true);
    }
    if row > sheet.rows.len() + BLANK_ROWS {
        return Ok(false);
    }
    meter.cell(row, column, text)?;
    let width = sheet.rows.get(row).map_or(0, Vec::len);
    meter.room((column + 1).saturating_sub(width))?;
    sheet.put(row, column, text);
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64) -> String {
        let shown = Shown::Number;
        let from_1904 = false;
        text_of(&Cell::Number {
            value,
            shown,
            from_1904,
        })
        .into_owned()
    }

    #[test]
    fn numbers_lose_only_what_is_not_there() {
        assert_eq!(number(3.0), "3");
        assert_eq!(number(0.1), "0.1");
        assert_eq!(number(1e-7), "0.0000001");
        assert_eq!(text_of(&Cell::Truth(true)), "TRUE");
    }

    #[test]
    fn spaces_and_ends_of_lines_are_plain() {
        assert_eq!(clean("a\r\n\r\nb\rc\r"), "a\n\nb\nc");
        assert_eq!(clean(" a\u{a0}b\u{a0} "), "a b");
        assert_eq!(clean("\u{a0} "), "");
    }
}
