//! Registers as CSV files: which column is what, and rows as records.
//!
//! Made for files that nobody checked: a bad row is reported with its line and passed over, memory
//! is bounded whatever a cell or a quote does, and no cell's content ever stands in an error.

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::{Encoding, UTF_8};

use crate::columns::{self, Target, choose};
use crate::decode::Decoded;
use crate::lines::{LONGEST_LINE, Lines, Step};
use crate::record::{Birth, Record, Sex, plain_id, visible};
use crate::tokens::words;
use crate::unknown::says_nothing;

pub use crate::columns::{Column, NotUsed};

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
    /// The first line is none of a table.
    #[error("the first line is longer than 1 MiB or 4,096 columns: is this a CSV file?")]
    LongHeader,
    /// A quote is opened in the header and not closed.
    #[error("a quote is opened in the first line, which should name the columns, and not closed")]
    OpenHeader,
    /// No encoding has this name.
    #[error(
        "no encoding is called `{0}`; there are utf-8, utf-16le, windows-1256 (Arabic), windows-1251 (Cyrillic), windows-1252 (Western), …"
    )]
    UnknownEncoding(String),
    /// Bytes that are no UTF-8, and nobody said what they are.
    #[error("line {line} is not UTF-8")]
    NotUtf8 {
        /// Line on which the row starts, from 1.
        line: u64,
    },
    /// The header lacks the one column that must be there.
    #[error("no column is recognised as `id`; name it in the header or in a column map")]
    NoId,
    /// Nothing in the header tells one person from another.
    #[error("no column is recognised as a name or a birth date; name one in a column map, such as: given_name = \"First name\" (the fields are {known})", known = columns::FIELDS)]
    NoName,
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
    /// Bytes that are no UTF-8, in a file that was said to be.
    #[error("not UTF-8")]
    NotUtf8,
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
            Self::NotUtf8 => "not in UTF-8",
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
    /// Whether it holds a `�`, which stands for a letter that was lost before.
    pub lost_letters: bool,
}

/// How to read a file; nothing needs to be said about an ordinary one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// TOML such as `given_name = "First name"` or `place = ["Street", "Town"]`; fields that it
    /// does not name are recognised as usual.
    pub map: Option<&'a str>,
    /// The encoding, by a name such as `windows-1256`. UTF-8 and UTF-16 are recognised; a file that
    /// is neither is refused unless this says what it is. With `utf-8` only the rows are refused
    /// that are not.
    pub encoding: Option<&'a str>,
}

/// Reads rows from a CSV with a header. The separator (`,` `;` `|` or tab) is found in the header,
/// or said by a first line such as `sep=;`.
pub struct Table<R> {
    lines: Lines<Decoded<R>>,
    /// Whether a row that is no UTF-8 costs only itself.
    lenient: bool,
    /// Lines read so far.
    line: u64,
    parser: csv_core::Reader,
    separator: u8,
    /// The lines of the present row as they stand in the file.
    raw: Vec<u8>,
    text: Vec<u8>,
    ends: Vec<usize>,
    columns: Vec<Option<Target>>,
    described: Vec<Column>,
}

impl<R: Read> Table<R> {
    /// Reads the header.
    pub fn open(source: R, options: Options) -> Result<Self, TableError> {
        let encoding = options.encoding.map(|name| {
            Encoding::for_label(name.as_bytes())
                .ok_or_else(|| TableError::UnknownEncoding(name.to_owned()))
        });
        let encoding = encoding.transpose()?;
        let mut table = Self {
            lines: Lines::new(Decoded::new(source, encoding)?),
            lenient: encoding == Some(UTF_8),
            line: 0,
            parser: csv_core::Reader::new(),
            separator: b',',
            raw: Vec::new(),
            text: Vec::new(),
            ends: vec![0; MOST_COLUMNS],
            columns: Vec::new(),
            described: Vec::new(),
        };
        table.find_separator()?;
        let Some(Line { line, cells }) = table.next_cells()? else {
            return Err(TableError::Empty);
        };
        let count = cells.map_err(|fault| match fault {
            Fault::OpenQuote => TableError::OpenHeader,
            _ => TableError::LongHeader,
        })?;
        if !table.is_utf8(count) {
            return Err(TableError::NotUtf8 { line });
        }
        let header: Vec<String> = table.cells(count).map(Cow::into_owned).collect();
        let columns = choose(&header, options.map)?;
        (table.columns, table.described) = (columns.targets, columns.described);
        Ok(table)
    }

    /// Looks at the first line that is not empty.
    fn find_separator(&mut self) -> Result<(), TableError> {
        let mut start = Vec::new();
        while start.trim_ascii().is_empty() {
            start.clear();
            match self.lines.append_next(&mut start)? {
                Step::Line => self.line += 1,
                Step::TooLong => return Err(TableError::LongHeader),
                Step::End => break,
            }
        }
        if let Some(said) = said_separator(&start) {
            self.separator = said;
        } else {
            self.separator = separator(&start);
            self.line = self.line.saturating_sub(1);
            self.lines.put_back(&start);
        }
        self.parser = csv_core::ReaderBuilder::new()
            .delimiter(self.separator)
            .build();
        Ok(())
    }

    /// The columns of the header, and what became of each.
    pub fn columns(&self) -> &[Column] {
        &self.described
    }

    /// The next row, good or bad with its line; `None` at the end.
    pub fn next_row(&mut self) -> Result<Option<Result<Row, BadRow>>, TableError> {
        let Some(Line { line, cells }) = self.next_cells()? else {
            return Ok(None);
        };
        if let Ok(count) = cells
            && !self.is_utf8(count)
        {
            return if self.lenient {
                let why = Fault::NotUtf8;
                Ok(Some(Err(BadRow { line, why })))
            } else {
                Err(TableError::NotUtf8 { line })
            };
        }
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
        let mut full = String::new();
        for (target, cell) in self.columns.iter().zip(self.cells(count)) {
            let Some(target) = *target else { continue };
            if target == Target::Id {
                cell.trim().clone_into(&mut row.id);
                continue;
            }
            let cell = visible(&cell);
            row.lost_letters |= cell.contains(char::REPLACEMENT_CHARACTER);
            if !says_nothing(&cell, target.kind()) {
                match target {
                    Target::Full => join(&mut full, &cell),
                    _ => row.set(target, &cell),
                }
            }
        }
        // A chain counts where its parts have no columns, or nothing in them.
        if row.record.given.is_empty() && row.record.family.is_empty() {
            set_full_name(&mut row.record, &full);
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

    fn is_utf8(&self, count: usize) -> bool {
        let end = count.checked_sub(1).map_or(0, |last| self.ends[last]);
        std::str::from_utf8(&self.text[..end]).is_ok()
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
            Target::Given => join(&mut record.given, cell),
            Target::Father => join(&mut record.father, cell),
            Target::Family => join(&mut record.family, cell),
            // An id is kept as it is; a chain is taken apart when all other names are known.
            Target::Id | Target::Full => {}
            Target::Sex => record.sex = Sex::parse(cell),
            Target::Birth => {
                record.birth = Birth::parse(cell);
                self.odd_birth = record.birth.is_none() && !Birth::is_none(cell);
            }
            Target::Nationality => cell.clone_into(&mut record.nationality),
            Target::Document => record.documents.extend(parts(cell, &[';', ',', '|'])),
            Target::Phone => record.phones.extend(parts(cell, &[';', ',', '|', '/'])),
            Target::Household => join(&mut record.household, &plain_id(cell)),
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
    let between = names.collect::<Vec<_>>().join(" ");
    if record.father.is_empty() {
        record.father = between;
    }
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

/// The separator that a first line such as `sep=;` says.
fn said_separator(line: &[u8]) -> Option<u8> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let line = line.strip_prefix(b"\"").unwrap_or(line);
    match line.strip_suffix(b"\"").unwrap_or(line) {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] => Some(*separator),
        _ => None,
    }
}

/// What stands most often between the names of the columns.
fn separator(header: &[u8]) -> u8 {
    let count = |separator: u8| {
        let mut quoted = false;
        let outside = header.iter().filter(|b| {
            quoted ^= **b == b'"';
            !quoted && **b == separator
        });
        outside.count()
    };
    let mut best = b',';
    for candidate in [b';', b'\t', b'|'] {
        if count(candidate) > count(best) {
            best = candidate;
        }
    }
    best
}
