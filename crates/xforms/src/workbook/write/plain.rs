//! A plain xlsx with nothing but texts in its cells.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use quick_xml::escape::escape;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{WriteError, original};
use crate::workbook::{Book, Sheet, letters};

pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(super) const SHEET_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const BOOK_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/// The workbook as a new file.
pub(super) fn write(book: &Book) -> Result<Vec<u8>, WriteError> {
    let mut types = String::new();
    let mut sheets = String::new();
    let mut relations = String::new();
    let mut parts = Vec::new();
    for (index, sheet) in book.sheets.iter().enumerate() {
        let n = index + 1;
        // Writing to a String cannot fail.
        let _ = write!(
            types,
            r#"<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{SHEET_TYPE}"/>"#
        );
        let _ = write!(
            sheets,
            r#"<sheet name="{}" sheetId="{n}" r:id="rId{n}"/>"#,
            escape(&sheet.name)
        );
        let _ = write!(
            relations,
            r#"<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>"#
        );
        parts.push((format!("xl/worksheets/sheet{n}.xml"), worksheet(sheet)));
    }
    parts.push((
        "[Content_Types].xml".into(),
        format!(
            r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{BOOK_TYPE}"/>{types}</Types>"#
        ),
    ));
    parts.push((
        "_rels/.rels".into(),
        format!(
            r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    ));
    parts.push((
        "xl/workbook.xml".into(),
        format!(
            r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>"#
        ),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>"#),
    ));
    archive(parts)
}

fn archive(parts: Vec<(String, String)>) -> Result<Vec<u8>, WriteError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default())
            .map_err(original)?;
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        zip.write_all(head.as_bytes()).map_err(original)?;
        zip.write_all(content.as_bytes()).map_err(original)?;
    }
    Ok(zip.finish().map_err(original)?.into_inner())
}

/// A sheet as the part of an xlsx.
pub(super) fn worksheet(sheet: &Sheet) -> String {
    let mut rows = String::new();
    for (row, cells) in sheet.rows.iter().enumerate() {
        let _ = write!(rows, r#"<row r="{}">"#, row + 1);
        for (column, text) in cells.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
            rows.push_str(&cell("", row, column, text, ""));
        }
        rows.push_str("</row>");
    }
    format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#)
}

/// One cell with a text; `prefix` is that of the elements, `style` an attribute to keep.
pub(super) fn cell(prefix: &str, row: usize, column: usize, text: &str, style: &str) -> String {
    let name = format!("{}{}", letters(column), row + 1);
    if text.is_empty() {
        return format!(r#"<{prefix}c r="{name}"{style}/>"#);
    }
    let text = escape(text);
    format!(
        r#"<{prefix}c r="{name}"{style} t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is></{prefix}c>"#
    )
}
