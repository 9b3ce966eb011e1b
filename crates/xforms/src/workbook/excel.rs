//! Spreadsheets through calamine. The sizes of all parts are checked before it sees the file,
//! because it unpacks what it is given.

use std::io::{Cursor, Read};
use std::panic::{UnwindSafe, catch_unwind};

use calamine::{Reader, Xls, Xlsx, XlsxError};
use zip::ZipArchive;
use zip::result::ZipError;

use super::cells::{text_of, text_of_owned};
use super::limits::Meter;
use super::{Book, Limits, ReadError, Sheet};

/// A deflated part can grow by at most this factor.
const DEFLATE_MOST: u64 = 1032;

/// Worksheets together may unpack to so many times the limit of the other parts.
const SHEETS_MORE: u64 = 2;

/// Rows without any text after which the rest of a sheet is taken for leftovers of formatting.
const BLANK_ROWS: usize = 1_000;

/// Reads an xlsx or xlsm.
pub(super) fn read_xlsx(bytes: &[u8], limits: &Limits) -> Result<Book, ReadError> {
    check_parts(bytes, limits)?;
    guarded(|| xlsx(bytes, limits))
}

/// Reads an xls.
pub(super) fn read_xls(bytes: &[u8], limits: &Limits) -> Result<Book, ReadError> {
    guarded(|| xls(bytes, limits))
}

/// Some damaged files make calamine panic; to the author that is a damaged file like any other.
fn guarded(read: impl Fn() -> Result<Book, ReadError> + UnwindSafe) -> Result<Book, ReadError> {
    catch_unwind(read)
        .unwrap_or_else(|_| Err(ReadError::Damaged("its parts contradict each other".into())))
}

fn xlsx(bytes: &[u8], limits: &Limits) -> Result<Book, ReadError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| match e {
        XlsxError::Password => ReadError::Password,
        other => ReadError::Damaged(other.to_string()),
    })?;
    let mut meter = Meter::new(limits);
    let mut book = Book::default();
    for name in workbook.sheet_names() {
        let mut sheet = Sheet {
            name: name.clone(),
            rows: Vec::new(),
        };
        match workbook.worksheet_cells_reader(&name) {
            Ok(mut cells) => loop {
                match cells.next_cell() {
                    Ok(Some(cell)) => {
                        let (row, column) = cell.get_position();
                        let Some(text) = text_of(cell.get_value()) else {
                            continue;
                        };
                        if !put(&mut sheet, &mut meter, row, column, &text)? {
                            break;
                        }
                    }
                    Ok(None) => break,
                    Err(e) => return Err(ReadError::Damaged(format!("sheet {name}: {e}"))),
                }
            },
            // Chart sheets have no cells.
            Err(XlsxError::NotAWorksheet(_)) => {}
            Err(e) => return Err(ReadError::Damaged(format!("sheet {name}: {e}"))),
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}

fn xls(bytes: &[u8], limits: &Limits) -> Result<Book, ReadError> {
    let damaged = |e: calamine::XlsError| match e {
        calamine::XlsError::Password => ReadError::Password,
        other => ReadError::Damaged(other.to_string()),
    };
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut meter = Meter::new(limits);
    let mut book = Book::default();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = Sheet {
            name,
            rows: Vec::new(),
        };
        for (row, column, value) in range.used_cells() {
            let Some(text) = text_of_owned(value) else {
                continue;
            };
            let (row, column) = (row as u64 + u64::from(top), column as u64 + u64::from(left));
            let (row, column) = (clamp(row), clamp(column));
            if !put(&mut sheet, &mut meter, row, column, &text)? {
                break;
            }
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}

fn clamp(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Stores a cell; false when it lies so far below the rest that the sheet has ended.
fn put(
    sheet: &mut Sheet,
    meter: &mut Meter<'_>,
    row: u32,
    column: u32,
    text: &str,
) -> Result<bool, ReadError> {
    let (row, column) = (row as usize, column as usize);
    if row > sheet.rows.len() + BLANK_ROWS {
        return Ok(false);
    }
    meter.cell(row, column, text)?;
    sheet.put(row, column, text);
    Ok(true)
}

/// Refuses an archive whose parts would unpack to more than the limit. Worksheets are read piece by
/// piece and may be larger than the other parts, which are held in memory.
fn check_parts(bytes: &[u8], limits: &Limits) -> Result<(), ReadError> {
    let damaged = |e: ZipError| ReadError::Damaged(e.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let is_sheet = |name: &str| name.to_ascii_lowercase().contains("/worksheets/");
    for (sheets, limit) in [
        (true, limits.unpacked_bytes.saturating_mul(SHEETS_MORE)),
        (false, limits.unpacked_bytes),
    ] {
        let too_large = || ReadError::TooLarge {
            what: "the unpacked file in bytes",
            limit,
        };
        let mut parts = Vec::new();
        let (mut declared, mut most) = (0_u64, 0_u64);
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).map_err(damaged)?;
            if is_sheet(&part.name().map_err(damaged)?) == sheets {
                declared = declared.saturating_add(part.size());
                most = most.saturating_add(part.compressed_size().saturating_mul(DEFLATE_MOST));
                parts.push(index);
            }
        }
        if declared > limit {
            return Err(too_large());
        }
        // Declared sizes can lie: parts that could grow beyond the limit are unpacked into nothing.
        let mut left = if most > limit { limit } else { u64::MAX };
        for index in parts.into_iter().filter(|_| most > limit) {
            // Parts that cannot be unpacked are calamine's to complain about, if it needs them.
            if let Ok(part) = archive.by_index(index) {
                left = left.saturating_sub(drain(part, left));
            }
        }
        if left == 0 {
            return Err(too_large());
        }
    }
    Ok(())
}

/// Number of bytes that a part holds, counted up to `most`.
fn drain(part: impl Read, most: u64) -> u64 {
    std::io::copy(&mut part.take(most), &mut std::io::sink()).unwrap_or(0)
}
