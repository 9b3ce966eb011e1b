//! Office Open XML workbooks (ECMA-376, part 1, 18): sheets, their cells as text, and of styles only
//! which numbers are dates. Formulas count with the value that was last computed; it computes none.

use std::borrow::Cow;
use std::collections::HashMap;

use super::cells::{Cell, put, text_of};
use super::formats::{self, Shown};
use super::limits::Meter;
use super::package::{Package, damaged};
use super::scan::{Piece, Scanner, Tag};
use super::{Book, Limits, ReadError, Sheet};

/// Reads an xlsx or xlsm.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, ReadError> {
    let mut package = Package::open(bytes, limits)?;
    let main = main_part(&mut package)?;
    let relations = package.relations(&main)?;
    let text = package.text(&main)?;
    let text = text.ok_or_else(|| damaged(&"it holds no workbook"))?;
    let outline = outline(&text)?;
    let mut of_kind = |kind: &str| match relations.iter().find(|it| it.kind == kind) {
        Some(relation) => package.text(&relation.target),
        None => Ok(None),
    };
    let texts = of_kind("sharedStrings")?
        .map_or(Ok(Texts::default()), |text| Texts::read(&text, limits))?;
    let styles = of_kind("styles")?.map_or(Ok(Vec::new()), |text| styles(&text))?;
    let context = Context {
        texts,
        styles,
        from_1904: outline.from_1904,
    };
    let mut meter = Meter::new(limits);
    let mut book = Book::default();
    let worksheets = relations.iter().filter(|it| it.kind == "worksheet");
    let worksheets: HashMap<_, _> = worksheets.map(|it| (&it.id, &it.target)).collect();
    for (name, id) in outline.sheets {
        meter.sheet(book.sheets.len())?;
        let mut sheet = Sheet {
            name,
            rows: Vec::new(),
        };
        if let Some(target) = worksheets.get(&id) {
            let text = package.text(target)?;
            let text = text.ok_or_else(|| damaged(&format!("sheet {} is missing", sheet.name)))?;
            context.cells(&text, &mut sheet, &mut meter)?;
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}

/// The workbook's own part, wherever the program that wrote it has put it.
fn main_part(package: &mut Package<'_>) -> Result<String, ReadError> {
    let relations = package.relations("")?;
    let main = relations.into_iter().find(|it| it.kind == "officeDocument");
    Ok(main.map_or_else(|| "xl/workbook.xml".to_owned(), |it| it.target))
}

/// What the workbook's own part says.
#[derive(Default)]
struct Outline {
    from_1904: bool,
    /// Name and id of the relation of each sheet.
    sheets: Vec<(String, String)>,
}

fn outline(text: &str) -> Result<Outline, ReadError> {
    let mut outline = Outline::default();
    let mut scanner = Scanner::new(text);
    while let Some(piece) = scanner.next()? {
        let Piece::Open(tag) = piece else { continue };
        match tag.name {
            "workbookPr" => {
                let value = tag.get("date1904");
                outline.from_1904 = matches!(value.as_deref(), Some("1" | "true"));
            }
            "sheet" => {
                let (name, id) = (tag.get("name"), tag.get_prefixed("id"));
                outline
                    .sheets
                    .push((name.unwrap_or_default(), id.unwrap_or_default()));
            }
            _ => {}
        }
    }
    Ok(outline)
}

/// Which numbers each style of cells shows as dates.
fn styles(text: &str) -> Result<Vec<Shown>, ReadError> {
    let (mut own, mut styles) = (HashMap::new(), Vec::new());
    let mut in_cells = false;
    let mut scanner = Scanner::new(text);
    while let Some(piece) = scanner.next()? {
        match piece {
            Piece::Open(tag) => match tag.name {
                "numFmt" => {
                    let code = tag.get("formatCode").unwrap_or_default();
                    own.insert(tag.get("numFmtId"), formats::custom(&code));
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = tag.get("numFmtId");
                    let known = own.get(&id).copied();
                    let number = id.and_then(|id| id.parse().ok()).unwrap_or(0);
                    styles.push(known.unwrap_or_else(|| formats::builtin(number)));
                }
                _ => {}
            },
            Piece::Close("cellXfs") => break,
            _ => {}
        }
    }
    Ok(styles)
}

/// The texts that cells refer to by number, one behind another.
#[derive(Default)]
struct Texts {
    whole: String,
    ends: Vec<usize>,
}

impl Texts {
    fn read(text: &str, limits: &Limits) -> Result<Self, ReadError> {
        let mut texts = Self::default();
        let mut scanner = Scanner::new(text);
        while let Some(piece) = scanner.next()? {
            let Piece::Open(tag) = piece else { continue };
            if tag.name != "si" {
                continue;
            }
            let start = texts.whole.len();
            if !tag.empty {
                rich_text(&mut scanner, "si", &mut texts.whole)?;
                unescape(&mut texts.whole, start);
            }
            texts.ends.push(texts.whole.len());
            limits.check_texts(texts.ends.len(), texts.whole.len())?;
        }
        Ok(texts)
    }

    fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.whole.get(start..end)
    }
}

/// Adds all `<t>` up to the end of `element`, without those that say how a text is pronounced.
fn rich_text(scanner: &mut Scanner<'_>, element: &str, into: &mut String) -> Result<(), ReadError> {
    let (mut shown, mut spoken) = (false, false);
    while let Some(piece) = scanner.next()? {
        match piece {
            Piece::Open(tag) if tag.empty => {}
            Piece::Open(tag) if tag.name == "t" => shown = !spoken,
            Piece::Open(tag) if tag.name == "rPh" => spoken = true,
            Piece::Close("t") => shown = false,
            Piece::Close("rPh") => spoken = false,
            Piece::Close(name) if name == element => return Ok(()),
            text if shown => text.add_to(into)?,
            _ => {}
        }
    }
    Err(damaged(&"a text has no end"))
}

/// Characters that XML cannot have are written `_x000D_` (ECMA-376, 22.9.2.19).
fn unescape(text: &mut String, start: usize) {
    if !text[start..].contains("_x") {
        return;
    }
    let escaped = text.split_off(start);
    let mut rest = escaped.as_str();
    while let Some(at) = rest.find("_x") {
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest[at + 6..].starts_with('_'));
        let character = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        let (before, after) = match character {
            Some(_) => (at, at + 7),
            None => (at + 2, at + 2),
        };
        text.push_str(&rest[..before]);
        text.extend(character);
        rest = &rest[after..];
    }
    text.push_str(rest);
}

/// What cells need besides their own sheet.
struct Context {
    texts: Texts,
    styles: Vec<Shown>,
    from_1904: bool,
}

impl Context {
    fn cells(&self, text: &str, sheet: &mut Sheet, meter: &mut Meter<'_>) -> Result<(), ReadError> {
        let mut scanner = Scanner::new(text);
        // Rows and cells need not say where they stand: the next one then.
        let (mut row, mut column) = (0, 0);
        let mut value = String::new();
        while let Some(piece) = scanner.next()? {
            match piece {
                Piece::Open(tag) if tag.name == "c" => {
                    let head = Head::read(tag);
                    (row, column) = head.place.unwrap_or((row, column));
                    if !tag.empty {
                        value.clear();
                        read_value(&mut scanner, &mut value)?;
                        let cell = self.cell(&head, &value)?;
                        if !put(sheet, meter, (row, column), &text_of(&cell))? {
                            return Ok(());
                        }
                    }
                    column += 1;
                }
                Piece::Open(tag) if tag.name == "row" => {
                    row = row_number(tag).unwrap_or(row) + usize::from(tag.empty);
                    column = 0;
                }
                Piece::Close("row") => row += 1,
                Piece::Close("sheetData") => return Ok(()),
                _ => {}
            }
        }
        Ok(())
    }

    fn cell<'v>(&'v self, head: &Head, value: &'v str) -> Result<Cell<'v>, ReadError> {
        if value.is_empty() {
            return Ok(Cell::Text(Cow::Borrowed("")));
        }
        Ok(match head.kind {
            ValueKind::Shared => {
                let text = value
                    .trim()
                    .parse()
                    .ok()
                    .and_then(|number| self.texts.get(number));
                Cell::Text(text.ok_or_else(|| damaged(&"a text is missing"))?.into())
            }
            ValueKind::Text => {
                let mut text = value.to_owned();
                unescape(&mut text, 0);
                Cell::Text(text.into())
            }
            ValueKind::Truth => Cell::Truth(value.trim() == "1"),
            ValueKind::Number => {
                let shown = self
                    .styles
                    .get(head.style)
                    .copied()
                    .unwrap_or(Shown::Number);
                match value.trim().parse() {
                    Ok(value) => Cell::Number {
                        value,
                        shown,
                        from_1904: self.from_1904,
                    },
                    Err(_) => Cell::Text(value.into()),
                }
            }
        })
    }
}

fn row_number(tag: Tag<'_>) -> Option<usize> {
    let (_, number) = tag.attributes().find(|(name, _)| *name == "r")?;
    number.parse::<usize>().ok()?.checked_sub(1)
}

/// How the value of a cell is to be understood.
#[derive(Clone, Copy)]
enum ValueKind {
    Shared,
    /// A text, an error or an ISO date as it stands.
    Text,
    Truth,
    Number,
}

/// What the tag of a cell says.
struct Head {
    place: Option<(usize, usize)>,
    style: usize,
    kind: ValueKind,
}

impl Head {
    fn read(tag: Tag<'_>) -> Self {
        let mut head = Self {
            place: None,
            style: 0,
            kind: ValueKind::Number,
        };
        for (name, value) in tag.attributes() {
            match name {
                "r" => head.place = place(value),
                "s" => head.style = value.parse().unwrap_or(0),
                "t" => {
                    head.kind = match value {
                        "s" => ValueKind::Shared,
                        "b" => ValueKind::Truth,
                        "n" => ValueKind::Number,
                        _ => ValueKind::Text,
                    }
                }
                _ => {}
            }
        }
        head
    }
}

/// `AB12` as row and column, from zero.
fn place(text: &str) -> Option<(usize, usize)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at(digits);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let value = letter
            .to_ascii_uppercase()
            .checked_sub(b'A')
            .filter(|it| *it < 26)?;
        column = column
            .checked_mul(26)?
            .checked_add(usize::from(value) + 1)?;
    }
    Some((
        digits.parse::<usize>().ok()?.checked_sub(1)?,
        column.checked_sub(1)?,
    ))
}

/// Reads up to the end of a cell: the text of `<v>`, or of `<is>` for a text that is not shared.
fn read_value(scanner: &mut Scanner<'_>, into: &mut String) -> Result<(), ReadError> {
    let mut inside = false;
    while let Some(piece) = scanner.next()? {
        match piece {
            Piece::Open(tag) if tag.empty => {}
            Piece::Open(tag) if tag.name == "v" => inside = true,
            Piece::Open(tag) if tag.name == "is" => rich_text(scanner, "is", into)?,
            Piece::Close("v") => inside = false,
            Piece::Close("c") => return Ok(()),
            text if inside => text.add_to(into)?,
            _ => {}
        }
    }
    Err(damaged(&"a cell has no end"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_cells() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("AB12"), Some((11, 27)));
        for wrong in [
            "",
            "A",
            "1",
            "A0",
            "é1",
            "AAAAAAAAAAAAAAAAAAAAAAAA1",
            "A99999999999999999999",
        ] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn characters_that_xml_cannot_have() {
        let read = |text: &str| {
            let mut text = text.to_owned();
            unescape(&mut text, 0);
            text
        };
        assert_eq!(read("a_x000D__x000a_b"), "a\r\nb");
        assert_eq!(read("_x_x12_xD800_ _x004"), "_x_x12_xD800_ _x004");
        assert_eq!(read("_x005F_x000D_"), "_x000D_");
        assert_eq!(read("_xé000_"), "_xé000_");
    }
}
