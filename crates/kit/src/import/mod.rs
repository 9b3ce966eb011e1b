//! Reading a spreadsheet that somebody else made: CSV or XLSX to cells, columns found by what their
//! headings usually say, values read liberally in form and strictly in meaning. It must never guess
//! what a value means, store anything, or know what a room does with a row.

mod header;
mod values;

pub use header::{Field, Header, Mapping, find_header, fold};
pub use values::{
    DayError, DayOrder, NotUnderstood, age, birth, day, is_total, needs_order, number, sex, text,
    yes_no,
};

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use jiff::civil::Date;

/// Largest file, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Most rows that one file may have, empty ones aside.
pub const MAX_ROWS: usize = 2000;
/// Most columns; what stands beyond is left out, and said.
pub const MAX_COLUMNS: usize = 200;
/// Most that a workbook may hold once it is unpacked, in bytes: a small file can unpack to gigabytes.
pub const MAX_UNPACKED: u64 = 64 * 1024 * 1024;

/// One cell as it was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing, or only space.
    Empty,
    /// Text without surrounding space.
    Text(String),
    /// A number: a year, an age, an Excel date without its format.
    Number(f64),
    /// A date cell.
    Day(Date),
}

impl std::fmt::Display for Cell {
    /// As a person would have typed it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

/// One row that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the file, from 1.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column; empty where the row is shorter.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
}

/// A file as rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Every row that is not empty, headings and titles too.
    pub rows: Vec<Row>,
    /// The file did not say its encoding, and was read as Windows-1251: names are to be looked at.
    pub encoding_guessed: bool,
    /// Something stands beyond [`MAX_COLUMNS`] and was left out.
    pub cut: bool,
}

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Larger than [`MAX_BYTES`].
    #[error("the file is larger than {MAX_BYTES} bytes")]
    TooLarge,
    /// More than [`MAX_ROWS`].
    #[error("the file has more than {MAX_ROWS} rows")]
    TooManyRows,
    /// More than [`MAX_UNPACKED`] once it is unpacked.
    #[error("the workbook unpacks to more than {MAX_UNPACKED} bytes")]
    UnpacksTooLarge,
    /// Neither CSV nor XLSX, or damaged.
    #[error("the file is neither CSV nor XLSX")]
    NotASheet,
    /// No row with anything in it.
    #[error("the file is empty")]
    Empty,
}

/// Reads a file by what it holds, whatever it is called. Of a workbook the first sheet that is not
/// empty is read.
///
/// ```
/// let sheet = kit::import::read("name;sex\nAmal;F\n".as_bytes()).unwrap();
/// assert_eq!(sheet.rows[1].cell(1), &kit::import::Cell::Text("F".into()));
/// ```
pub fn read(bytes: &[u8]) -> Result<Sheet, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    let sheet = if bytes.starts_with(b"PK") {
        read_xlsx(bytes)?
    } else {
        read_csv(bytes)?
    };
    match sheet.rows.len() {
        0 => Err(ReadError::Empty),
        // Headings, titles and a row of totals come on top.
        n if n > MAX_ROWS + 20 => Err(ReadError::TooManyRows),
        _ => Ok(sheet),
    }
}

fn read_xlsx(bytes: &[u8]) -> Result<Sheet, ReadError> {
    check_unpacked(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| ReadError::NotASheet)?;
    for name in book.sheet_names() {
        let sheet = read_worksheet(&mut book, &name)?;
        if !sheet.rows.is_empty() {
            return Ok(sheet);
        }
    }
    Err(ReadError::Empty)
}

/// Unpacks to nowhere and counts: the sizes that a file states about itself may be false, and the
/// reader of workbooks would hold all texts in memory before anybody could look at their number.
fn check_unpacked(bytes: &[u8]) -> Result<(), ReadError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::NotASheet)?;
    let mut left = MAX_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| ReadError::NotASheet)?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|_| ReadError::NotASheet)?;
        left = left
            .checked_sub(unpacked)
            .ok_or(ReadError::UnpacksTooLarge)?;
    }
    Ok(())
}

/// Cell by cell: a forgotten cell in the last corner of a sheet must not make a million empty rows.
fn read_worksheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, ReadError> {
    let mut rows: BTreeMap<usize, Vec<Cell>> = BTreeMap::new();
    let mut sheet = Sheet {
        rows: Vec::new(),
        encoding_guessed: false,
        cut: false,
    };
    // Sheets of charts have no cells to read.
    let Ok(mut cells) = book.worksheet_cells_reader(name) else {
        return Ok(sheet);
    };
    while let Some(read) = cells.next_cell().map_err(|_| ReadError::NotASheet)? {
        let (row, column) = read.get_position();
        let (row, column) = (row as usize + 1, column as usize);
        let value = cell(&Data::from(read.get_value().clone()));
        if value == Cell::Empty {
            continue;
        }
        if column >= MAX_COLUMNS {
            sheet.cut = true;
            continue;
        }
        let cells = rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = value;
        if rows.len() > MAX_ROWS + 20 {
            return Err(ReadError::TooManyRows);
        }
    }
    sheet.rows = rows
        .into_iter()
        .map(|(number, cells)| Row { number, cells })
        .collect();
    Ok(sheet)
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Int(number) => Cell::Number(f64::from(i32::try_from(*number).unwrap_or(i32::MAX))),
        Data::Float(number) => Cell::Number(*number),
        Data::String(text) | Data::DateTimeIso(text) => text_cell(text),
        Data::Bool(yes) => Cell::Text(yes.to_string()),
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
            match parts {
                (Ok(year), Ok(month), Ok(day)) => {
                    Date::new(year, month, day).map_or(Cell::Empty, Cell::Day)
                }
                _ => Cell::Empty,
            }
        }
        Data::DurationIso(_) | Data::Error(_) | Data::Empty => Cell::Empty,
    }
}

fn text_cell(raw: &str) -> Cell {
    let text = values::tidy(raw);
    if text.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(text)
    }
}

fn read_csv(bytes: &[u8]) -> Result<Sheet, ReadError> {
    let (text, encoding_guessed) = decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let (mut rows, mut cut, mut inside) = (Vec::new(), false, 0);
    let mut record = csv::StringRecord::new();
    while reader
        .read_record(&mut record)
        .map_err(|_| ReadError::NotASheet)?
    {
        // As a spreadsheet numbers rows: empty ones count, lines inside of a cell do not.
        inside += record
            .iter()
            .map(|text| text.matches('\n').count())
            .sum::<usize>();
        let end = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        let number = end.saturating_sub(inside + 1);
        let cells: Vec<Cell> = record.iter().take(MAX_COLUMNS).map(text_cell).collect();
        cut |= record
            .iter()
            .skip(MAX_COLUMNS)
            .any(|text| !text.trim().is_empty());
        if cells.iter().any(|cell| *cell != Cell::Empty) {
            rows.push(Row { number, cells });
        }
        if rows.len() > MAX_ROWS + 20 {
            return Err(ReadError::TooManyRows);
        }
    }
    Ok(Sheet {
        rows,
        encoding_guessed,
        cut,
    })
}

/// UTF-8, UTF-16 with its mark, or else what Russian Excel writes.
fn decode(bytes: &[u8]) -> Result<(String, bool), ReadError> {
    let (text, guessed) = if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        (encoding.decode(bytes).0.into_owned(), false)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        (text.to_string(), false)
    } else {
        (encoding_rs::WINDOWS_1251.decode(bytes).0.into_owned(), true)
    };
    // Rows are numbered as every program numbers them, whatever ends a line.
    let text = text.replace("\r\n", "\n").replace('\r', "\n") + "\n";
    // Neither text nor any table: a picture, a PDF, an old binary workbook.
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if text.chars().any(control) {
        Err(ReadError::NotASheet)
    } else {
        Ok((text, guessed))
    }
}

/// The separator that stands most often in the first lines, outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b';', 0), (b',', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.lines().take(20).flat_map(str::bytes) {
        quoted ^= byte == b'"';
        for (separator, count) in &mut counts {
            *count += usize::from(!quoted && byte == *separator);
        }
    }
    // Of equals the first: a comma may also stand inside numbers and names.
    counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(separator, _)| *separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_marks_and_empty_lines() {
        let sheet = read("\u{feff}name;day\n;;\n\"Saleh; Amal\" ;09.06.2022\n".as_bytes()).unwrap();
        assert_eq!(sheet.rows.len(), 2);
        assert_eq!(sheet.rows[1].number, 3);
        assert_eq!(sheet.rows[1].cells[0], Cell::Text("Saleh; Amal".into()));
    }

    #[test]
    fn rows_have_the_numbers_that_every_program_shows() {
        let sheet = read(b"Title;\r\n;\r\nName;Sex\r\n\r\n\"Amal\r\nSaleh\";F\r\nAna;F").unwrap();
        let numbers: Vec<usize> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 3, 5, 6]);
    }

    #[test]
    fn the_encoding_of_russian_excel_is_read_and_said() {
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("Имя;Пол\nМария;ж\n");
        let sheet = read(&bytes).unwrap();
        assert!(sheet.encoding_guessed);
        assert_eq!(sheet.rows[1].cells[0], Cell::Text("Мария".into()));
    }

    #[test]
    fn a_workbook_with_date_cells_and_a_forgotten_cell_far_away() {
        use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
        let mut book = Workbook::new();
        book.add_worksheet();
        let sheet = book.add_worksheet();
        let day = ExcelDateTime::from_ymd(2022, 6, 9).unwrap();
        sheet.write(2, 1, " Name\u{a0}").unwrap();
        sheet.write(3, 1, "Amal").unwrap();
        sheet
            .write_with_format(3, 2, &day, &Format::new().set_num_format("dd/mm/yy"))
            .unwrap();
        sheet.write(3, 3, 1990).unwrap();
        sheet.write(1_048_575, 16_383, "x").unwrap();
        let sheet = read(&book.save_to_buffer().unwrap()).unwrap();
        assert!(sheet.cut, "the cell far away is said");
        assert_eq!(sheet.rows.len(), 2);
        assert_eq!(
            (sheet.rows[0].number, sheet.rows[0].cell(1)),
            (3, &Cell::Text("Name".into()))
        );
        assert_eq!(
            sheet.rows[1].cell(2),
            &Cell::Day(jiff::civil::date(2022, 6, 9))
        );
        assert_eq!(sheet.rows[1].cell(3), &Cell::Number(1990.0));
    }

    #[test]
    fn a_small_file_that_unpacks_to_gigabytes_is_refused_before_it_is_read() {
        use std::io::Write;
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file("xl/sharedStrings.xml", options).unwrap();
        let zeros = vec![b' '; 1024 * 1024];
        for _ in 0..70 {
            archive.write_all(&zeros).unwrap();
        }
        let bytes = archive.finish().unwrap().into_inner();
        assert!(bytes.len() < MAX_BYTES, "it is small: {}", bytes.len());
        assert_eq!(read(&bytes), Err(ReadError::UnpacksTooLarge));
    }

    #[test]
    fn a_lonely_cell_in_the_last_row_is_one_row() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Name").unwrap();
        sheet.write(1_048_575, 0, "x").unwrap();
        let sheet = read(&book.save_to_buffer().unwrap()).unwrap();
        let numbers: Vec<usize> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 1_048_576]);
    }

    #[test]
    fn what_is_no_sheet_is_refused() {
        assert_eq!(read(b"\xff\xd8\xff\xe0\x00\x10"), Err(ReadError::NotASheet));
        assert_eq!(read(b"PK\x03\x04 and so on"), Err(ReadError::NotASheet));
        assert_eq!(read(b"\n\n"), Err(ReadError::Empty));
        let long = "a,b\n".repeat(MAX_ROWS + 50);
        assert_eq!(read(long.as_bytes()), Err(ReadError::TooManyRows));
    }
}
