//! Excel 97–2003 workbooks (MS-XLS, BIFF8): cells as text, one by one into the sheet, so that a
//! file costs what it holds and not what it declares. It must never reserve by a number from the
//! file.

use std::borrow::Cow;
use std::collections::HashMap;

use super::cells::{Cell, put, text_of};
use super::formats::{self, Shown};
use super::limits::Meter;
use super::{Book, Limits, ReadError, Sheet, ole};

// Records by their numbers in MS-XLS, 2.3.
const FORMULA: u16 = 0x0006;
const END_OF_PART: u16 = 0x000A;
const DATE_MODE: u16 = 0x0022;
const PASSWORD: u16 = 0x002F;
const CONTINUE: u16 = 0x003C;
const SHEET: u16 = 0x0085;
const MANY_RK: u16 = 0x00BD;
const RICH_LABEL: u16 = 0x00D6;
const FORMAT_OF_CELL: u16 = 0x00E0;
const SHARED_TEXTS: u16 = 0x00FC;
const SHARED_LABEL: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const TRUTH_OR_ERROR: u16 = 0x0205;
const TEXT_OF_FORMULA: u16 = 0x0207;
const RK: u16 = 0x027E;
const FORMAT: u16 = 0x041E;
const START_OF_PART: u16 = 0x0809;

/// Version of the records since Excel 97.
const BIFF8: u16 = 0x0600;
/// A sheet that holds cells; others are charts and modules.
const WORKSHEET: u8 = 0;

/// Reads an xls.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, ReadError> {
    let stream = ole::stream(bytes, &["Workbook", "Book"])?;
    let workbook = Workbook::read(&stream, limits)?;
    let mut meter = Meter::new(limits);
    let mut book = Book::default();
    // Sheets stand one behind another; together they are never longer than the file.
    let mut left = stream.len();
    for (name, start) in &workbook.sheets {
        meter.sheet(book.sheets.len())?;
        let mut sheet = Sheet {
            name: name.clone(),
            rows: Vec::new(),
        };
        if let Some(start) = start {
            let part = stream.get(*start..).ok_or_else(cut)?;
            workbook.cells(part, &mut left, &mut sheet, &mut meter)?;
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}

fn cut() -> ReadError {
    ReadError::Damaged("it ends in the middle".into())
}

/// One record, without its head.
struct Record<'s> {
    kind: u16,
    data: &'s [u8],
    /// Where the next one begins.
    end: usize,
}

/// The record at a place of the stream; none at its end.
fn record(stream: &[u8], at: usize) -> Result<Option<Record<'_>>, ReadError> {
    let rest = stream.get(at..).ok_or_else(cut)?;
    if rest.len() < 4 {
        return Ok(None);
    }
    let end = 4 + usize::from(u16_at(rest, 2)?);
    let data = rest.get(4..end).ok_or_else(cut)?;
    Ok(Some(Record {
        kind: u16_at(rest, 0)?,
        data,
        end: at + end,
    }))
}

/// The data of a record and of those that continue it; moves `at` behind them.
fn continued<'s>(
    stream: &'s [u8],
    first: &Record<'s>,
    at: &mut usize,
) -> Result<Pieces<'s>, ReadError> {
    let mut pieces = vec![first.data];
    while let Some(more) = record(stream, *at)?
        && more.kind == CONTINUE
    {
        *at = more.end;
        pieces.push(more.data);
    }
    Ok(Pieces::new(pieces))
}

/// What stands before the sheets.
#[derive(Default)]
struct Workbook {
    from_1904: bool,
    formats: HashMap<u16, Shown>,
    /// The format of each style of cells.
    styles: Vec<u16>,
    texts: Vec<Box<str>>,
    /// Name, and where its cells begin.
    sheets: Vec<(String, Option<usize>)>,
}

impl Workbook {
    fn read(stream: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        let mut workbook = Self::default();
        let mut at = 0;
        while let Some(record) = record(stream, at)? {
            at = record.end;
            let data = record.data;
            match record.kind {
                START_OF_PART if u16_at(data, 0)? != BIFF8 => {
                    let old = "it is older than Excel 97; save it as .xlsx";
                    return Err(ReadError::Damaged(old.into()));
                }
                PASSWORD => return Err(ReadError::Password),
                DATE_MODE => workbook.from_1904 = u16_at(data, 0)? == 1,
                FORMAT => {
                    let code = Pieces::new(vec![data.get(2..).ok_or_else(cut)?]).text()?;
                    let shown = formats::custom(&code);
                    workbook.formats.insert(u16_at(data, 0)?, shown);
                }
                FORMAT_OF_CELL => workbook.styles.push(u16_at(data, 2)?),
                SHEET => {
                    let kind = *data.get(5).ok_or_else(cut)?;
                    let start = (kind == WORKSHEET).then_some(u32_at(data, 0)? as usize);
                    let name = Pieces::new(vec![&data[6..]]).short_text()?;
                    workbook.sheets.push((name, start));
                }
                SHARED_TEXTS => {
                    workbook.texts = shared(continued(stream, &record, &mut at)?, limits)?;
                }
                END_OF_PART => break,
                _ => {}
            }
        }
        Ok(workbook)
    }

    /// Reads the cells of one sheet from where its part begins.
    fn cells(
        &self,
        part: &[u8],
        left: &mut usize,
        sheet: &mut Sheet,
        meter: &mut Meter<'_>,
    ) -> Result<(), ReadError> {
        let mut formula = None;
        let (mut at, mut depth) = (0, 0_u32);
        while let Some(record) = record(part, at)? {
            let start = at;
            at = record.end;
            let data = record.data;
            match record.kind {
                // Charts inside the sheet are parts of their own, with cells that are not the sheet's.
                START_OF_PART => depth += 1,
                END_OF_PART if depth <= 1 => break,
                END_OF_PART => depth -= 1,
                _ if depth > 1 => {}
                MANY_RK => self.many(data, sheet, meter)?,
                TEXT_OF_FORMULA => {
                    let text = continued(part, &record, &mut at)?.text()?;
                    if let Some((row, column)) = formula.take()
                        && !store(sheet, meter, (row, column), &Cell::Text(text.into()))?
                    {
                        break;
                    }
                }
                FORMULA if data.get(12..14) == Some(&[0xFF, 0xFF]) && data.get(6) == Some(&0) => {
                    formula = Some(place(data)?);
                }
                kind => {
                    if let Some(cell) = self.cell(kind, data)?
                        && !store(sheet, meter, place(data)?, &cell)?
                    {
                        break;
                    }
                }
            }
            let overlap = || ReadError::Damaged("its sheets overlap".into());
            *left = left.checked_sub(at - start).ok_or_else(overlap)?;
        }
        Ok(())
    }

    /// The value of a record that holds one cell; none for other records.
    fn cell(&self, kind: u16, data: &[u8]) -> Result<Option<Cell<'_>>, ReadError> {
        let truth_or_error = |value: Option<&u8>, error: bool| -> Result<_, ReadError> {
            let value = *value.ok_or_else(cut)?;
            Ok(if error {
                Cell::Text(error_text(value).into())
            } else {
                Cell::Truth(value != 0)
            })
        };
        Ok(Some(match kind {
            RK => self.number(rk(u32_at(data, 6)?), u16_at(data, 4)?),
            SHARED_LABEL => match self.texts.get(u32_at(data, 6)? as usize) {
                Some(text) => Cell::Text(Cow::Borrowed(text)),
                None => return Err(ReadError::Damaged("a text is missing".into())),
            },
            LABEL | RICH_LABEL => Cell::Text(
                Pieces::new(vec![data.get(6..).ok_or_else(cut)?])
                    .text()?
                    .into(),
            ),
            TRUTH_OR_ERROR => truth_or_error(data.get(6), data.get(7) == Some(&1))?,
            FORMULA if data.get(12..14) == Some(&[0xFF, 0xFF]) => match data[6] {
                1 => truth_or_error(data.get(8), false)?,
                2 => truth_or_error(data.get(8), true)?,
                _ => return Ok(None),
            },
            NUMBER | FORMULA => self.number(f64_at(data, 6)?, u16_at(data, 4)?),
            _ => return Ok(None),
        }))
    }

    /// Several numbers side by side: row, first column, then style and number of each, last column.
    fn many(&self, data: &[u8], sheet: &mut Sheet, meter: &mut Meter<'_>) -> Result<(), ReadError> {
        let (row, first) = place(data)?;
        let cells = data.get(4..data.len().saturating_sub(2)).ok_or_else(cut)?;
        for (column, cell) in (first..).zip(cells.chunks_exact(6)) {
            let value = self.number(rk(u32_at(cell, 2)?), u16_at(cell, 0)?);
            store(sheet, meter, (row, column), &value)?;
        }
        Ok(())
    }

    fn number(&self, value: f64, style: u16) -> Cell<'static> {
        let format = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        let own = self.formats.get(&format).copied();
        let shown = own.unwrap_or_else(|| formats::builtin(format.into()));
        Cell::Number {
            value,
            shown,
            from_1904: self.from_1904,
        }
    }
}

/// Stores a cell; false when the sheet has ended before it.
fn store(
    sheet: &mut Sheet,
    meter: &mut Meter<'_>,
    (row, column): (u16, u16),
    cell: &Cell<'_>,
) -> Result<bool, ReadError> {
    put(sheet, meter, (row.into(), column.into()), &text_of(cell))
}

fn place(data: &[u8]) -> Result<(u16, u16), ReadError> {
    Ok((u16_at(data, 0)?, u16_at(data, 2)?))
}

/// The texts that cells refer to.
fn shared(mut pieces: Pieces<'_>, limits: &Limits) -> Result<Vec<Box<str>>, ReadError> {
    pieces.take(8)?;
    let mut texts: Vec<Box<str>> = Vec::new();
    let mut size = 0;
    while !pieces.is_empty() {
        let text = pieces.text()?;
        size += text.len();
        limits.check_texts(texts.len() + 1, size)?;
        texts.push(text.into());
    }
    Ok(texts)
}

/// A number in four bytes: the upper half of a float or a whole number, either in hundredths.
fn rk(bits: u32) -> f64 {
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

/// A record with those that continue it, read from front to back.
struct Pieces<'s> {
    rest: std::vec::IntoIter<&'s [u8]>,
    now: &'s [u8],
}

impl<'s> Pieces<'s> {
    fn new(pieces: Vec<&'s [u8]>) -> Self {
        let mut rest = pieces.into_iter();
        let now = rest.next().unwrap_or_default();
        Self { rest, now }
    }

    /// Goes on to the next piece where this one has ended.
    fn is_empty(&mut self) -> bool {
        while self.now.is_empty() {
            match self.rest.next() {
                Some(next) => self.now = next,
                None => return true,
            }
        }
        false
    }

    fn byte(&mut self) -> Result<u8, ReadError> {
        if self.is_empty() {
            return Err(cut());
        }
        let (first, rest) = self.now.split_at(1);
        self.now = rest;
        Ok(first[0])
    }

    fn word(&mut self) -> Result<u16, ReadError> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn take(&mut self, mut count: usize) -> Result<(), ReadError> {
        while count > 0 {
            if self.is_empty() {
                return Err(cut());
            }
            let some = count.min(self.now.len());
            self.now = &self.now[some..];
            count -= some;
        }
        Ok(())
    }

    /// A text with its length in two bytes, its runs of formatting passed over.
    fn text(&mut self) -> Result<String, ReadError> {
        let length = self.word()?;
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 {
            0
        } else {
            usize::from(self.word()?)
        };
        let extra = if flags & 4 == 0 {
            0
        } else {
            u32::from(self.word()?) as usize | (usize::from(self.word()?) << 16)
        };
        let text = self.characters(length.into(), flags)?;
        self.take(runs * 4 + extra)?;
        Ok(text)
    }

    /// A text with its length in one byte, as names have.
    fn short_text(&mut self) -> Result<String, ReadError> {
        let length = self.byte()?;
        let flags = self.byte()?;
        self.characters(length.into(), flags)
    }

    /// Characters in one or two bytes each; a piece that goes on begins with which of both.
    fn characters(&mut self, count: usize, mut flags: u8) -> Result<String, ReadError> {
        let mut units = Vec::new();
        while units.len() < count {
            if self.now.is_empty() {
                flags = self.byte()?;
            }
            let width = 1 + usize::from(flags & 1);
            let some = (count - units.len()).min(self.now.len() / width);
            if some == 0 {
                return Err(cut());
            }
            let (here, rest) = self.now.split_at(some * width);
            self.now = rest;
            if width == 1 {
                units.extend(here.iter().map(|byte| u16::from(*byte)));
            } else {
                units.extend(
                    here.chunks_exact(2)
                        .map(|c| u16::from_le_bytes([c[0], c[1]])),
                );
            }
        }
        let characters =
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
        Ok(characters.collect())
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, ReadError> {
    let found = bytes.get(at..at + 2).ok_or_else(cut)?;
    Ok(u16::from_le_bytes([found[0], found[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, ReadError> {
    Ok(u32::from(u16_at(bytes, at)?) | (u32::from(u16_at(bytes, at + 2)?) << 16))
}

fn f64_at(bytes: &[u8], at: usize) -> Result<f64, ReadError> {
    let (low, high) = (u32_at(bytes, at)?, u32_at(bytes, at + 4)?);
    Ok(f64::from_bits(u64::from(low) | (u64::from(high) << 32)))
}
