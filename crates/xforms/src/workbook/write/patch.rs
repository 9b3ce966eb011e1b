//! Changes cells inside an existing xlsx and copies everything else byte for byte.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::plain::{RELATIONS, SHEET_TYPE, cell, worksheet};
use super::{WriteError, original};
use crate::workbook::{Book, Sheet};

/// Texts to write by row and column, from zero.
type Changes = BTreeMap<usize, BTreeMap<usize, String>>;

const WORKBOOK: &str = "xl/workbook.xml";
const BOOK_RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const TYPES: &str = "[Content_Types].xml";

/// The original with the differences between the two workbooks written into it.
pub(super) fn write(bytes: &[u8], before: &Book, after: &Book) -> Result<Vec<u8>, WriteError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(original)?;
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    let targets = sheet_parts(&mut archive)?;
    for (index, sheet) in after.sheets.iter().enumerate() {
        let Some(old) = before.sheets.get(index) else {
            add_sheet(&mut archive, &mut parts, index, sheet)?;
            continue;
        };
        if old.name != sheet.name {
            let book = part(&mut archive, &mut parts, WORKBOOK)?;
            let name = |n: &str| format!("name=\"{}\"", quick_xml::escape::escape(n));
            *book = book.replacen(&name(&old.name), &name(&sheet.name), 1);
        }
        let changes = changes(old, sheet);
        if !changes.is_empty() {
            let target = targets
                .get(&old.name)
                .ok_or_else(|| original(format!("the sheet {} has no part", old.name)))?;
            let xml = part(&mut archive, &mut parts, target)?;
            *xml = patched(xml, changes)?;
        }
    }
    copy(&mut archive, &parts)
}

/// The text of a part, read once and kept for changing.
fn part<'p>(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    parts: &'p mut BTreeMap<String, String>,
    name: &str,
) -> Result<&'p mut String, WriteError> {
    if !parts.contains_key(name) {
        let mut text = String::new();
        let mut file = archive.by_name(name).map_err(original)?;
        file.read_to_string(&mut text).map_err(original)?;
        parts.insert(name.to_string(), text);
    }
    parts.get_mut(name).ok_or_else(|| original(name))
}

fn copy(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    parts: &BTreeMap<String, String>,
) -> Result<Vec<u8>, WriteError> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let mut written = Vec::new();
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(original)?;
        let name = file.name().map_err(original)?.into_owned();
        match parts.get(&name) {
            None => out.raw_copy_file(file).map_err(original)?,
            Some(text) => put(&mut out, &name, text)?,
        }
        written.push(name);
    }
    for (name, text) in parts.iter().filter(|(n, _)| !written.contains(n)) {
        put(&mut out, name, text)?;
    }
    Ok(out.finish().map_err(original)?.into_inner())
}

fn put(out: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> Result<(), WriteError> {
    out.start_file(name, SimpleFileOptions::default())
        .map_err(original)?;
    out.write_all(text.as_bytes()).map_err(original)
}

/// An attribute by its local name.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)
        .and_then(|a| quick_xml::escape::unescape(&a.value).ok().map(Into::into))
}

/// Every element of a part with this local name.
fn elements(xml: &str, name: &str) -> Result<Vec<BytesStart<'static>>, WriteError> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().map_err(original)? {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == name => {
                found.push(e.into_owned());
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The part of each sheet by its name.
fn sheet_parts(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
) -> Result<BTreeMap<String, String>, WriteError> {
    let mut scratch = BTreeMap::new();
    let relations = part(archive, &mut scratch, BOOK_RELATIONS)?.clone();
    let book = part(archive, &mut scratch, WORKBOOK)?.clone();
    let targets: BTreeMap<String, String> = elements(&relations, "Relationship")?
        .iter()
        .filter_map(|e| Some((attribute(e, "Id")?, attribute(e, "Target")?)))
        .collect();
    let full = |target: &String| match target.strip_prefix('/') {
        Some(absolute) => absolute.to_string(),
        None => format!("xl/{target}"),
    };
    Ok(elements(&book, "sheet")?
        .iter()
        .filter_map(|e| {
            let target = targets.get(&attribute(e, "id")?)?;
            Some((attribute(e, "name")?, full(target)))
        })
        .collect())
}

/// Adds a sheet that the original does not have.
fn add_sheet(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    parts: &mut BTreeMap<String, String>,
    index: usize,
    sheet: &Sheet,
) -> Result<(), WriteError> {
    let file = format!("added{index}.xml");
    let id = format!("rIdAdded{index}");
    let book = part(archive, parts, WORKBOOK)?;
    let number = elements(book, "sheet")?
        .iter()
        .filter_map(|e| attribute(e, "sheetId")?.parse::<u32>().ok())
        .max()
        .unwrap_or(0)
        + 1;
    let name = quick_xml::escape::escape(&sheet.name).into_owned();
    let prefix = prefix_of(book, "sheets")?;
    let entry = format!(
        r#"<{prefix}sheet xmlns:added="{RELATIONS}" name="{name}" sheetId="{number}" added:id="{id}"/>"#
    );
    insert_before(book, &format!("</{prefix}sheets>"), &entry)?;
    let relations = part(archive, parts, BOOK_RELATIONS)?;
    let prefix = prefix_of(relations, "Relationships")?;
    let entry = format!(
        r#"<{prefix}Relationship Id="{id}" Type="{RELATIONS}/worksheet" Target="worksheets/{file}"/>"#
    );
    insert_before(relations, &format!("</{prefix}Relationships>"), &entry)?;
    let types = part(archive, parts, TYPES)?;
    let prefix = prefix_of(types, "Types")?;
    let entry = format!(
        r#"<{prefix}Override PartName="/xl/worksheets/{file}" ContentType="{SHEET_TYPE}"/>"#
    );
    insert_before(types, &format!("</{prefix}Types>"), &entry)?;
    parts.insert(format!("xl/worksheets/{file}"), worksheet(sheet));
    Ok(())
}

/// The namespace prefix, with its colon, of the first element with this local name.
fn prefix_of(xml: &str, name: &str) -> Result<String, WriteError> {
    let found = elements(xml, name)?;
    let element = found
        .first()
        .ok_or_else(|| original(format!("no {name}")))?;
    let whole = element.name();
    let whole: &str = whole.as_ref();
    Ok(whole.strip_suffix(name).unwrap_or("").to_string())
}

fn insert_before(xml: &mut String, mark: &str, entry: &str) -> Result<(), WriteError> {
    let at = xml
        .rfind(mark)
        .ok_or_else(|| original(format!("no {mark}")))?;
    xml.insert_str(at, entry);
    Ok(())
}

/// The cells in which two sheets differ.
fn changes(before: &Sheet, after: &Sheet) -> Changes {
    let mut found = Changes::new();
    for row in 0..after.rows.len() {
        let width = after.rows[row]
            .len()
            .max(before.rows.get(row).map_or(0, Vec::len));
        for column in 0..width {
            let text = after.cell(row, column);
            if text != before.cell(row, column) {
                found
                    .entry(row)
                    .or_default()
                    .insert(column, text.to_string());
            }
        }
    }
    found
}

/// A worksheet with cells changed: each row is written anew from its old cells and the new ones.
fn patched(xml: &str, mut changes: Changes) -> Result<String, WriteError> {
    let prefix = prefix_of(xml, "sheetData")?;
    let mut reader = Reader::from_str(xml);
    let mut out = String::with_capacity(xml.len() + 1024);
    let mut copied = 0;
    let mut row = 0_usize;
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(original)?;
        let end = position(&reader);
        match event {
            Event::Start(e) if e.local_name().as_ref() == "row" => {
                row = number_of(&e).unwrap_or(row + 1);
                out.push_str(&missing_rows(&prefix, &mut changes, row));
                if let Some(cells) = changes.remove(&(row - 1)) {
                    out.push_str(&xml[copied..end]);
                    copied = patch_row(xml, &mut reader, &mut out, &prefix, row - 1, cells)?;
                }
            }
            Event::Empty(e) if e.local_name().as_ref() == "row" => {
                row = number_of(&e).unwrap_or(row + 1);
                if changes.contains_key(&(row - 1)) {
                    out.push_str(&xml[copied..start]);
                    copied = end;
                    out.push_str(&missing_rows(&prefix, &mut changes, row + 1));
                }
            }
            Event::Empty(e) if e.local_name().as_ref() == "sheetData" => {
                out.push_str(&xml[copied..start]);
                let rows = missing_rows(&prefix, &mut changes, usize::MAX);
                let _ = write!(out, "<{prefix}sheetData>{rows}</{prefix}sheetData>");
                copied = end;
            }
            Event::End(e) if e.local_name().as_ref() == "sheetData" => {
                out.push_str(&xml[copied..start]);
                out.push_str(&missing_rows(&prefix, &mut changes, usize::MAX));
                copied = start;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    out.push_str(&xml[copied..]);
    Ok(out)
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn number_of(row: &BytesStart<'_>) -> Option<usize> {
    attribute(row, "r")?.parse().ok().filter(|n| *n > 0)
}

/// Rows to be added before the row with this number.
fn missing_rows(prefix: &str, changes: &mut Changes, before: usize) -> String {
    let later = changes.split_off(&before.saturating_sub(1));
    let rows = std::mem::replace(changes, later);
    let mut out = String::new();
    for (row, cells) in rows {
        let _ = write!(out, r#"<{prefix}row r="{}">"#, row + 1);
        for (column, text) in cells {
            out.push_str(&cell(prefix, row, column, &text, ""));
        }
        let _ = write!(out, "</{prefix}row>");
    }
    out
}

/// Writes the cells of one row, old and new, up to its end; returns where the copy goes on.
fn patch_row(
    xml: &str,
    reader: &mut Reader<&[u8]>,
    out: &mut String,
    prefix: &str,
    row: usize,
    mut cells: BTreeMap<usize, String>,
) -> Result<usize, WriteError> {
    let mut column = 0_usize;
    loop {
        let start = position(reader);
        let event = reader.read_event().map_err(original)?;
        let (element, open) = match event {
            Event::Start(e) if e.local_name().as_ref() == "c" => (e.into_owned(), true),
            Event::Empty(e) if e.local_name().as_ref() == "c" => (e.into_owned(), false),
            Event::End(e) if e.local_name().as_ref() == "row" => {
                for (column, text) in cells {
                    out.push_str(&cell(prefix, row, column, &text, ""));
                }
                return Ok(start);
            }
            Event::Eof => return Err(original("a row does not end")),
            _ => continue,
        };
        if open {
            reader.read_to_end(element.name()).map_err(original)?;
        }
        column = attribute(&element, "r")
            .and_then(|r| column_of(&r))
            .unwrap_or(column);
        let later = cells.split_off(&column);
        for (column, text) in std::mem::replace(&mut cells, later) {
            out.push_str(&cell(prefix, row, column, &text, ""));
        }
        match cells.remove(&column) {
            Some(text) => {
                let style =
                    attribute(&element, "s").map_or(String::new(), |s| format!(" s=\"{s}\""));
                out.push_str(&cell(prefix, row, column, &text, &style));
            }
            None => out.push_str(&xml[start..position(reader)]),
        }
        column += 1;
    }
}

/// The column of a cell name such as `AB12`, from zero.
fn column_of(name: &str) -> Option<usize> {
    let mut column = 0_usize;
    for c in name.bytes().take_while(u8::is_ascii_alphabetic) {
        column = column * 26 + usize::from(c.to_ascii_uppercase() - b'A') + 1;
    }
    column.checked_sub(1)
}
