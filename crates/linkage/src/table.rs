//! Registers as CSV files: which column is what, and rows as records.
//!
//! Made for files that nobody checked: a bad row is reported with its line and passed over, memory
//! is bounded whatever a cell or a quote does, and no cell's content ever stands in an error.

use std::borrow::Cow;
use std::io::{self, Read};

use crate::columns::{self, Target, mapped, recognise};
use crate::lines::{LONGEST_LINE, Lines, Step};
use crate::record::{Birth, Record, Sex, says_nothing, visible};
use crate::tokens::words;

/// A row longer than this is not one of a register of persons.
pub const LONGEST_ROW: usize = LONGEST_LINE;
/// A row that spans more lines than this has a quote that nobody closed.
pub const MOST_LINES: u64 = 20;
const MOST_COLUMNS: usize = 4_096;
const LONGEST_ID: usize = 200;

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The file could not be read.
    #[error("cannot read: {0}")]
    Io(#[from] io::Error),
    /// There is no header.
    #[error("the file is empty: the first line must name the columns")]
    Empty,
    /// The file is UTF-16, as spreadsheets save "Unicode text".
    #[error("the file is UTF-16 text; save it as CSV in UTF-8")]
    Utf16,
    /// The header lacks the one column that must be there.
    #[error("no column is recognised as `id`; name it in the header or in a column map")]
    NoId,
    /// A column map names a field that does not exist.
    #[error("the column map names the field `{0}`; there are: {known}", known = columns::FIELDS)]
    UnknownField(String),
    /// A column map names a column that the header does not have.
    #[error("the column map names the column `{0}`, which the header does not have")]
    UnknownColumn(String),
    /// The column map is no TOML of the expected shape.
    #[error("the column map cannot be read: {0}; write lines such as: given_name = \"First name\"")]
    Map(String),
}

/// Why a row was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Fault {
    /// More or fewer cells than the header.
    #[error("{found} cells where the header has {expected}")]
    Cells {
        /// Cells in this row.
        found: usize,
        /// Cells in the header.
        expected: usize,
    },
    /// Over [`LONGEST_ROW`] bytes, or over 4,096 cells.
    #[error("longer than 1 MiB or 4,096 cells")]
    TooLong,
    /// A quote is opened that is not closed within [`MOST_LINES`], or only where another row's
    /// quote begins. Reading goes on at the next line.
    #[error("a quote is opened here and not closed; read on from the next line")]
    OpenQuote,
    /// The id cell is empty.
    #[error("no id")]
    NoId,
    /// An id that no register gives.
    #[error("the id is longer than 200 bytes or holds control characters")]
    OddId,
    /// Another row had this id.
    #[error("an id that an earlier row has")]
    DuplicateId,
}

/// A row that was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct BadRow {
    /// Line on which it starts, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub why: Fault,
}

/// A parsed row: its cells stand in the table's buffers.
struct Line {
    line: u64,
    /// How many cells.
    cells: Result<usize, Fault>,
}

impl Fault {
    /// The kind, for counting.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Cells { .. } => "with another number of cells than the header",
            Self::TooLong => "too long",
            Self::OpenQuote => "with a quote that is not closed",
            Self::NoId => "without id",
            Self::OddId => "with an impossible id",
            Self::DuplicateId => "with the id of an earlier row",
        }
    }
}

/// Appends a cell to a CSV line, quoted where it must be.
pub fn push_cell(line: &mut String, cell: &str) {
    if cell.contains([',', '"', '\n', '\r']) {
        line.push('"');
        line.push_str(&cell.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(cell);
    }
}

/// One good row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Line on which it starts, from 1.
    pub line: u64,
    /// The id as written, blanks trimmed.
    pub id: String,
    /// The person.
    pub record: Record,
    /// Whether a birth date was written that could not be understood.
    pub odd_birth: bool,
    /// Whether it holds bytes that are no UTF-8, each of which became a `�`.
    pub odd_text: bool,
}

/// Reads rows from a CSV with a header. The separator (`,` `;` or tab) is found in the header.
pub struct Table<R> {
    lines: Lines<R>,
    /// Lines read so far.
    line: u64,
    parser: csv_core::Reader,
    separator: u8,
    /// The lines of the present row as they stand in the file.
    raw: Vec<u8>,
    text: Vec<u8>,
    ends: Vec<usize>,
    columns: Vec<Option<Target>>,
    unread: Vec<String>,
}

impl<R: Read> Table<R> {
    /// Reads the header. `map` is TOML such as `given_name = "First name"` or
    /// `place = ["Street", "Town"]`; fields that it does not name are recognised as usual.
    pub fn open(source: R, map: Option<&str>) -> Result<Self, TableError> {
        let mut table = Self {
            lines: Lines::new(source),
            line: 0,
            parser: csv_core::Reader::new(),
            separator: b',',
            raw: Vec::new(),
            text: Vec::new(),
            ends: vec![0; MOST_COLUMNS],
            columns: Vec::new(),
            unread: Vec::new(),
        };
        let mut start = Vec::new();
        table.lines.append_next(&mut start)?;
        table.separator = separator(&start);
        table.parser = csv_core::ReaderBuilder::new()
            .delimiter(table.separator)
            .build();
        if is_utf16(&start) {
            return Err(TableError::Utf16);
        }
        table.lines.put_back(&start);
        let Some(Line {
            cells: Ok(count), ..
        }) = table.next_cells()?
        else {
            return Err(TableError::Empty);
        };
        let header: Vec<String> = table.cells(count).map(Cow::into_owned).collect();
        table.columns = match map {
            Some(map) => mapped(&header, map)?,
            None => header.iter().map(|name| recognise(name)).collect(),
        };
        if !table.columns.contains(&Some(Target::Id)) {
            return Err(TableError::NoId);
        }
        table.unread = header
            .into_iter()
            .zip(&table.columns)
            .filter(|(name, column)| column.is_none() && !name.trim().is_empty())
            .map(|(name, _)| name)
            .collect();
        Ok(table)
    }

    /// The names of the columns that are no field and are passed over.
    pub fn unread(&self) -> &[String] {
        &self.unread
    }

    /// The next row, good or bad with its line; `None` at the end.
    pub fn next_row(&mut self) -> Result<Option<Result<Row, BadRow>>, TableError> {
        let Some(Line { line, cells }) = self.next_cells()? else {
            return Ok(None);
        };
        let row = cells.and_then(|count| self.row(line, count));
        Ok(Some(row.map_err(|why| BadRow { line, why })))
    }

    fn row(&self, line: u64, count: usize) -> Result<Row, Fault> {
        if count != self.columns.len() {
            return Err(Fault::Cells {
                found: count,
                expected: self.columns.len(),
            });
        }
        let mut row = Row {
            line,
            ..Row::default()
        };
        for (target, cell) in self.columns.iter().zip(self.cells(count)) {
            let cell = visible(&cell);
            row.odd_text |= cell.contains(char::REPLACEMENT_CHARACTER);
            if let Some(target) = target
                && (*target == Target::Id || !says_nothing(&cell))
            {
                row.set(*target, &cell);
            }
        }
        match row.id.as_str() {
            "" => Err(Fault::NoId),
            id if id.len() > LONGEST_ID || id.chars().any(char::is_control) => Err(Fault::OddId),
            _ => Ok(row),
        }
    }

    /// The cells of the next row that is not empty.
    fn next_cells(&mut self) -> Result<Option<Line>, TableError> {
        loop {
            let line = self.line + 1;
            self.raw.clear();
            self.parser.reset();
            let cells = match self.lines.append_next(&mut self.raw)? {
                Step::End => return Ok(None),
                Step::TooLong => {
                    self.line += 1;
                    Err(Fault::TooLong)
                }
                Step::Line if self.raw.iter().all(|b| matches!(b, b'\n' | b'\r')) => {
                    self.line += 1;
                    continue;
                }
                Step::Line => self.parse_row(line)?,
            };
            return Ok(Some(Line { line, cells }));
        }
    }

    /// Parses the row that begins with the line in `raw`, taking further lines while a quote is
    /// open.
    fn parse_row(&mut self, line: u64) -> Result<Result<usize, Fault>, TableError> {
        use csv_core::ReadRecordResult as Parsed;
        let first_line = self.raw.len();
        let (mut text, mut ends, mut start) = (0, 0, 0);
        self.line = line;
        loop {
            let at_end = start == self.raw.len();
            self.text.resize(self.raw.len().max(self.text.len()) + 1, 0);
            let (parsed, _, wrote, ended) = self.parser.read_record(
                &self.raw[start..],
                &mut self.text[text..],
                &mut self.ends[ends..],
            );
            (text, ends) = (text + wrote, ends + ended);
            match parsed {
                Parsed::OutputEndsFull | Parsed::OutputFull => return Ok(Err(Fault::TooLong)),
                // At the end of the file the parser closes every quote.
                Parsed::Record | Parsed::End => {
                    let spans = self.line > line;
                    let odd = !self.columns.is_empty() && ends != self.columns.len();
                    if spans && (at_end || odd || !well_quoted(&self.raw, self.separator)) {
                        self.resume_behind(first_line, line);
                        return Ok(Err(Fault::OpenQuote));
                    }
                    return Ok(Ok(ends));
                }
                Parsed::InputEmpty => {}
            }
            start = self.raw.len();
            if self.line - line >= MOST_LINES || self.raw.len() > LONGEST_ROW {
                self.resume_behind(first_line, line);
                return Ok(Err(Fault::OpenQuote));
            }
            match self.lines.append_next(&mut self.raw)? {
                Step::Line => self.line += 1,
                Step::End => {}
                Step::TooLong => {
                    self.line += 1;
                    return Ok(Err(Fault::OpenQuote));
                }
            }
        }
    }

    /// Puts all lines of the present row back but the first.
    fn resume_behind(&mut self, first_line: usize, line: u64) {
        self.lines.put_back(&self.raw[first_line..]);
        self.line = line;
    }

    fn cells(&self, count: usize) -> impl Iterator<Item = Cow<'_, str>> {
        let mut start = 0;
        self.ends[..count].iter().map(move |end| {
            String::from_utf8_lossy(&self.text[std::mem::replace(&mut start, *end)..*end])
        })
    }
}

impl Row {
    fn set(&mut self, target: Target, cell: &str) {
        let record = &mut self.record;
        match target {
            Target::Id => cell.clone_into(&mut self.id),
            Target::Given => join(&mut record.given, cell),
            Target::Father => join(&mut record.father, cell),
            Target::Family => join(&mut record.family, cell),
            Target::Full => set_full_name(record, cell),
            Target::Sex => record.sex = Sex::parse(cell),
            Target::Birth => {
                record.birth = Birth::parse(cell);
                self.odd_birth = record.birth.is_none();
            }
            Target::Nationality => cell.clone_into(&mut record.nationality),
            Target::Document => record.documents.extend(parts(cell, &[';', ',', '|'])),
            Target::Phone => record.phones.extend(parts(cell, &[';', ',', '|', '/'])),
            Target::Household => join(&mut record.household, cell),
            Target::Place => join(&mut record.place, cell),
        }
    }
}

fn join(field: &mut String, cell: &str) {
    if !field.is_empty() {
        field.push(' ');
    }
    field.push_str(cell);
}

fn parts(cell: &str, separators: &[char]) -> Vec<String> {
    cell.split(separators)
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .take(16)
        .map(str::to_owned)
        .collect()
}

/// A chain in one column: the first name is the given one, the last the family's, between them the
/// father's.
fn set_full_name(record: &mut Record, cell: &str) {
    let mut names: Vec<String> = words(cell).into_iter().map(|w| w.roman).collect();
    let written: Vec<&str> = cell.split_whitespace().collect();
    // The words as written, unless compounds were joined or particles dropped.
    if written.len() == names.len() {
        names = written.into_iter().map(str::to_owned).collect();
    }
    let mut names = names.into_iter();
    record.given = names.next().unwrap_or_default();
    record.family = names.next_back().unwrap_or_default();
    record.father = names.collect::<Vec<_>>().join(" ");
}

/// Whether every quote that closes a cell stands at its end: where it does not, it is one that
/// opens a cell of another row.
fn well_quoted(row: &[u8], separator: u8) -> bool {
    let (mut quoted, mut at) = (false, 0);
    while at < row.len() {
        let opens = at == 0 || row[at - 1] == separator;
        if row[at] == b'"' && quoted {
            match row.get(at + 1) {
                Some(b'"') => at += 1,
                Some(b'\n' | b'\r') | None => quoted = false,
                Some(next) if *next == separator => quoted = false,
                Some(_) => return false,
            }
        } else if row[at] == b'"' && opens {
            quoted = true;
        }
        at += 1;
    }
    true
}

/// What a spreadsheet saves as "Unicode text": every second byte of a Latin header is none.
fn is_utf16(start: &[u8]) -> bool {
    match start {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [a, b, c, d, ..] => (*a == 0 && *c == 0) != (*b == 0 && *d == 0),
        _ => false,
    }
}

fn separator(start: &[u8]) -> u8 {
    let header = start.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |separator: u8| header.split(|b| *b == separator).count();
    let mut best = b',';
    for candidate in [b';', b'\t'] {
        if count(candidate) > count(best) {
            best = candidate;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(csv: &str, map: Option<&str>) -> Vec<Result<Row, BadRow>> {
        let mut table = Table::open(csv.as_bytes(), map).unwrap();
        std::iter::from_fn(|| table.next_row().unwrap()).collect()
    }

    #[test]
    fn common_headers_are_recognised() {
        let rows = read(
            "\u{feff}ID;First Name;Surname;Date of birth;Gender\n1;Ali;Omar;1.2.1990;m\n",
            None,
        );
        let row = rows[0].as_ref().unwrap();
        assert_eq!((row.id.as_str(), row.line), ("1", 2));
        assert_eq!(row.record.family, "Omar");
        assert_eq!(row.record.birth, Birth::new(1990, 2, 1));
        assert_eq!(row.record.sex, Some(Sex::Male));
    }

    #[test]
    fn a_map_names_columns_and_its_mistakes_are_named() {
        let rows = read(
            "id,A,B,C\n1,Ali,X,Y\n",
            Some("given_name = \"A\"\nplace = [\"B\", \"C\"]"),
        );
        assert_eq!(rows[0].as_ref().unwrap().record.place, "X Y");
        let open = |map| {
            Table::open("id,a\n".as_bytes(), Some(map))
                .err()
                .unwrap()
                .to_string()
        };
        assert!(open("colour = \"a\"").contains("`colour`"));
        assert!(open("sex = \"b\"").contains("`b`"));
        assert!(open("sex = ").contains("cannot be read"));
    }

    #[test]
    fn bad_rows_have_their_line_and_the_rest_goes_on() {
        let rows = read("id,sex\n1,f\n2\n\n,m\n\"x\ny\",m\n3,m\n", None);
        let bad: Vec<_> = rows
            .iter()
            .filter_map(|r| r.as_ref().err().copied())
            .collect();
        assert_eq!(
            (bad[0].line, bad[0].why),
            (
                3,
                Fault::Cells {
                    found: 1,
                    expected: 2
                }
            )
        );
        assert_eq!(bad[1].why, Fault::NoId);
        assert_eq!(bad[2].why, Fault::OddId);
        assert_eq!(rows.last().unwrap().as_ref().unwrap().id, "3");
    }

    #[test]
    fn an_open_quote_costs_its_own_row_only() {
        let faults = |csv: &str| -> Vec<(u64, Fault)> {
            let rows = read(csv, None);
            rows.iter()
                .filter_map(|r| r.as_ref().err().map(|e| (e.line, e.why)))
                .collect()
        };
        let good = |csv: &str| read(csv, None).iter().filter(|r| r.is_ok()).count();
        let many: String = (3..100).map(|n| format!("{n},x{n}\n")).collect();
        let open = format!("id,given_name\n1,Ali\n2,\"Omar\n{many}");
        assert_eq!(faults(&open), [(3, Fault::OpenQuote)]);
        assert_eq!(good(&open), 98);
        // Another row's quote closes it: both are as they were written, or one row is lost.
        let twice = "id,given_name\n1,\"Ali\n2,Omar\n3,\"Karim\"\n4,Zaid\n";
        assert_eq!(faults(twice), [(2, Fault::OpenQuote)]);
        assert_eq!(good(twice), 3);
        // At the end of the file.
        assert_eq!(
            faults("id,given_name\n1,\"Ali\n2,Omar\n"),
            [(2, Fault::OpenQuote)]
        );
        // A cell of several lines is none of this.
        assert_eq!(good("id,place\r\n1,\"a\r\nb\r\nc\"\r\n2,d\r\n"), 2);
        assert_eq!(good("id,place\r1,a\r2,b\r"), 2);
    }

    #[test]
    fn what_is_not_read_is_told() {
        let table = Table::open("id,colour,sex\n".as_bytes(), None).unwrap();
        assert_eq!(table.unread(), ["colour"]);
        let utf16: Vec<u8> = "id,sex\n".bytes().flat_map(|b| [b, 0]).collect();
        assert!(matches!(
            Table::open(&utf16[..], None),
            Err(TableError::Utf16)
        ));
        let latin1: &[u8] = b"id,given_name\n1,Jos\xe9\n2,N/A\n";
        let mut table = Table::open(latin1, None).unwrap();
        let mut row = || table.next_row().unwrap().unwrap().unwrap();
        assert!(row().odd_text);
        assert_eq!(row().record.given, "");
    }

    #[test]
    fn a_huge_cell_is_one_bad_row() {
        let csv = format!("id,given_name\n1,{}\n2,Ali\n", "x".repeat(10_000_000));
        let rows = read(&csv, None);
        assert_eq!(
            rows[0],
            Err(BadRow {
                line: 2,
                why: Fault::TooLong
            })
        );
        assert_eq!(rows[1].as_ref().unwrap().record.given, "Ali");
    }

    #[test]
    fn a_full_name_is_taken_apart() {
        let rows = read("id,full_name\n1,Ahmed Abd al-Karim Hassan\n2,علي\n", None);
        let first = &rows[0].as_ref().unwrap().record;
        assert_eq!(
            (first.given.as_str(), first.family.as_str()),
            ("ahmed", "hassan")
        );
        assert_eq!(rows[1].as_ref().unwrap().record.given, "علي");
    }
}
