//! XLSX: one sheet per table, made for machines and for people with a filter. One row of headings,
//! one of HXL tags, then data; nothing merged, nothing computed, text always text. It never writes
//! a formula or a link.

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook as Book,
    Worksheet, XlsxError,
};

use crate::document::{Direction, Fact, Language};
use crate::labels::Labels;
use crate::machine::{self, MachineColumn, has_withheld};
use crate::number::plain;
use crate::table::{Kind, Row, Table, Value};
use crate::text::{clean, line};

/// Whole numbers beyond this are written as text: a spreadsheet would change their last digits.
const EXACT: u64 = 1 << 53;
/// Excel's limit for a sheet name.
const NAME_LENGTH: usize = 31;
/// Column widths, in characters.
const WIDTHS: (usize, usize) = (9, 60);

/// A workbook: the annex of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// Title in the properties of the file.
    pub title: String,
    /// Author in the properties of the file; empty for none.
    pub publisher: String,
    /// The day of this printing.
    pub date: Date,
    /// Sheets of a right-to-left language run from right to left.
    pub language: Language,
    /// The data, a sheet for each table.
    pub sheets: Vec<Sheet>,
    /// What stands on the notes sheet, before the captions and notes of the tables.
    pub notes: Vec<Fact>,
    /// Words of the layout.
    pub labels: Labels,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name. Characters that Excel forbids are replaced, long names cut, equal names numbered.
    pub name: String,
    /// Its table.
    pub table: Table,
}

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum XlsxFault {
    /// It is beyond what the format can hold: rows, columns or the length of a text.
    #[error("the workbook does not fit into an XLSX file: {0}")]
    Limit(#[from] XlsxError),
}

/// Writes a workbook. The same input gives the same bytes.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, XlsxFault> {
    let mut book = Book::new();
    book.set_properties(&properties(workbook)?);
    let mut names = Vec::new();
    for sheet in &workbook.sheets {
        let name = sheet_name(&sheet.name, &mut names);
        let page = book.add_worksheet();
        prepare(page, &name, workbook)?;
        write_table(page, &sheet.table, &workbook.labels)?;
    }
    let name = sheet_name(&workbook.labels.notes_sheet, &mut names);
    let page = book.add_worksheet();
    prepare(page, &name, workbook)?;
    write_notes(page, workbook, &names)?;
    Ok(book.save_to_buffer()?)
}

fn properties(workbook: &Workbook) -> Result<DocProperties, XlsxFault> {
    let day = workbook.date;
    let created = ExcelDateTime::from_ymd(
        day.year().unsigned_abs(),
        day.month().unsigned_abs(),
        day.day().unsigned_abs(),
    )?;
    Ok(DocProperties::new()
        .set_title(line(&workbook.title))
        .set_author(line(&workbook.publisher))
        .set_creation_datetime(&created))
}

fn prepare(page: &mut Worksheet, name: &str, workbook: &Workbook) -> Result<(), XlsxFault> {
    page.set_name(name)?;
    page.set_right_to_left(workbook.language.direction == Direction::Rtl);
    page.set_landscape();
    page.set_paper_size(9); // A4
    page.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x0B_4F_6C))
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

fn write_table(page: &mut Worksheet, table: &Table, labels: &Labels) -> Result<(), XlsxFault> {
    let columns = machine::columns(table, labels);
    let tag = Format::new()
        .set_font_color(Color::RGB(0x4A_5A_63))
        .set_background_color(Color::RGB(0xE8_EF_F2));
    let mut first = 1;
    for (at, column) in (0..).zip(&columns) {
        page.write_string_with_format(0, at, clean(&column.heading), &heading())?;
    }
    if machine::has_tags(&columns) {
        for (at, column) in (0..).zip(&columns) {
            page.write_string_with_format(1, at, clean(&column.tag), &tag)?;
        }
        first = 2;
    }
    page.set_freeze_panes(first, 0)?;
    page.set_repeat_rows(0, first - 1)?;
    let formats = Formats::new();
    for (number, row) in (first..).zip(&table.rows) {
        for (at, column) in (0..).zip(&columns) {
            write_cell(page, (number, at), row, column, &formats)?;
        }
    }
    for (at, column) in (0..).zip(&columns) {
        page.set_column_width(at, width(table, column))?;
    }
    Ok(())
}

/// The formats of cells, made once; the second of each pair is for rows that sum up.
struct Formats {
    plain: [Format; 2],
    day: [Format; 2],
    /// By digits after the point.
    number: Vec<[Format; 2]>,
    percent: Vec<[Format; 2]>,
}

impl Formats {
    fn new() -> Self {
        let pair = |format: Format| {
            let total = format.clone().set_bold().set_border_top(FormatBorder::Thin);
            [format, total]
        };
        let decimals = |places: usize| match places {
            0 => String::new(),
            n => format!(".{}", "0".repeat(n)),
        };
        let numbers = |pattern: &dyn Fn(String) -> String| {
            (0..=9)
                .map(|places| pair(Format::new().set_num_format(pattern(decimals(places)))))
                .collect()
        };
        Self {
            plain: pair(
                Format::new()
                    .set_text_wrap()
                    .set_align(FormatAlign::Top)
                    .set_num_format("@"),
            ),
            day: pair(Format::new().set_num_format("yyyy-mm-dd")),
            number: numbers(&|fraction| format!("#,##0{fraction}")),
            percent: numbers(&|fraction| format!("0{fraction}\"%\"")),
        }
    }
}

fn write_cell(
    page: &mut Worksheet,
    (number, at): (u32, u16),
    row: &Row,
    column: &MachineColumn,
    formats: &Formats,
) -> Result<(), XlsxFault> {
    let total = usize::from(row.total);
    let text = &formats.plain[total];
    if column.flag {
        page.write_string_with_format(number, at, machine::flag(row, column.index), text)?;
        return Ok(());
    }
    let (value, places, by_places) = match &machine::cell(row, column.index).value {
        Value::Text(words) => {
            page.write_string_with_format(number, at, clean(words), text)?;
            return Ok(());
        }
        Value::Date(date) => return write_day(page, (number, at), *date, &formats.day[total]),
        Value::Empty | Value::Suppressed => {
            page.write_blank(number, at, text)?;
            return Ok(());
        }
        Value::Int(value) => (*value, 0, &formats.number),
        Value::Decimal { value, places } => (*value, *places, &formats.number),
        Value::Percent { value, places } => (*value, *places, &formats.percent),
    };
    let written = plain(value, places);
    match written.parse::<f64>() {
        Ok(exact) if value.unsigned_abs() <= EXACT => {
            let format = &by_places[usize::from(places.min(9))][total];
            page.write_number_with_format(number, at, exact, format)?;
        }
        _ => {
            page.write_string_with_format(number, at, written, text)?;
        }
    }
    Ok(())
}

/// Days before 1900 do not exist for Excel and are written as ISO text.
fn write_day(
    page: &mut Worksheet,
    (number, at): (u32, u16),
    date: Date,
    format: &Format,
) -> Result<(), XlsxFault> {
    let day = ExcelDateTime::from_ymd(
        date.year().unsigned_abs(),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    );
    match day {
        Ok(day) if date.year() > 1900 => {
            page.write_datetime_with_format(number, at, &day, format)?;
        }
        _ => {
            page.write_string_with_format(number, at, date.to_string(), format)?;
        }
    }
    Ok(())
}

/// Wide enough for the longest line of the column, within reason.
fn width(table: &Table, column: &MachineColumn) -> f64 {
    let kind = table.columns.get(column.index).map(|c| c.kind);
    let longest_cell = if column.flag || kind != Some(Kind::Text) {
        12
    } else {
        let texts =
            table
                .rows
                .iter()
                .filter_map(|row| match &machine::cell(row, column.index).value {
                    Value::Text(text) => text.lines().map(|l| l.chars().count()).max(),
                    _ => None,
                });
        texts.max().unwrap_or(0)
    };
    let longest_word = column.heading.split_whitespace().map(|w| w.chars().count());
    let longest = longest_cell
        .max(longest_word.max().unwrap_or(0))
        .max(column.tag.chars().count());
    let characters = u16::try_from((longest + 2).clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(60);
    f64::from(characters)
}

/// Two columns: what, and what is said of it.
fn write_notes(
    page: &mut Worksheet,
    workbook: &Workbook,
    names: &[String],
) -> Result<(), XlsxFault> {
    let label = Format::new()
        .set_bold()
        .set_align(FormatAlign::Top)
        .set_text_wrap();
    let text = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    page.set_column_width(0, 28)?;
    page.set_column_width(1, 90)?;
    let mut rows = vec![(workbook.publisher.as_str(), workbook.title.as_str())];
    rows.extend(
        workbook
            .notes
            .iter()
            .map(|n| (n.label.as_str(), n.value.as_str())),
    );
    for (name, sheet) in names.iter().zip(&workbook.sheets) {
        rows.push((name, &sheet.table.caption));
        rows.extend(sheet.table.notes.iter().map(|note| ("", note.as_str())));
    }
    if workbook
        .sheets
        .iter()
        .any(|sheet| has_withheld(&sheet.table))
    {
        rows.push((
            &workbook.labels.suppressed_mark,
            &workbook.labels.suppressed,
        ));
    }
    for (number, (name, said)) in (0..).zip(rows) {
        page.write_string_with_format(number, 0, clean(name), &label)?;
        page.write_string_with_format(number, 1, clean(said), &text)?;
    }
    Ok(())
}

/// A name that Excel takes: not empty, without `[]:*?/\`, no apostrophe at an end, at most 31
/// characters, unlike every name before it.
fn sheet_name(wanted: &str, taken: &mut Vec<String>) -> String {
    let wanted = line(wanted);
    let safe: String = wanted
        .chars()
        .map(|c| if "[]:*?/\\".contains(c) { ' ' } else { c })
        .collect();
    let safe = safe.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    // "History" is a name that Excel keeps for itself.
    let base = match safe {
        "" => "1",
        name if name.eq_ignore_ascii_case("history") => "History 1",
        name => name,
    };
    let mut name: String = cut(base, NAME_LENGTH);
    let mut number = 2;
    while taken
        .iter()
        .any(|t| t.to_lowercase() == name.to_lowercase())
    {
        let ending = format!(" {number}");
        name = cut(base, NAME_LENGTH - ending.len()) + &ending;
        number += 1;
    }
    taken.push(name.clone());
    name
}

/// Excel counts UTF-16 units.
fn cut(text: &str, units: usize) -> String {
    let mut used = 0;
    let kept = text.chars().take_while(|c| {
        used += c.len_utf16();
        used <= units
    });
    kept.collect::<String>()
        .trim_end_matches(|c: char| c == '\'' || c.is_whitespace())
        .to_owned()
}
