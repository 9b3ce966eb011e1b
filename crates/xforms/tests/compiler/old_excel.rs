//! Excel 97–2003 workbooks, made here byte by byte: what is read of them, and that a few bytes never
//! cost much memory.

use xforms::ReadError;
use xforms::workbook::Limits;

use crate::hostile::read;

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const TABLE: u32 = 0xFFFF_FFFD;
const SECTOR: usize = 512;

/// A container with one stream: header, table of sectors, directory, stream.
fn container(stream: &[u8]) -> Vec<u8> {
    // Smaller ones would stand in small sectors.
    let size = stream.len().max(4096);
    let sectors = size.div_ceil(SECTOR);
    let tables = (sectors + 2).div_ceil(SECTOR / 4 - 1);
    assert!(tables <= 109);
    let number = |n: usize| u32::try_from(n).unwrap();
    let mut file = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    file.resize(24, 0);
    for word in [0x3E_u16, 3, 0xFFFE, 9, 6, 0, 0, 0] {
        file.extend(word.to_le_bytes());
    }
    for word in [
        0,
        number(tables),
        number(tables),
        0,
        4096,
        END_OF_CHAIN,
        0,
        END_OF_CHAIN,
        0,
    ] {
        file.extend(word.to_le_bytes());
    }
    let listed = (0..109).map(|n| if n < tables { number(n) } else { FREE });
    file.extend(listed.flat_map(u32::to_le_bytes));
    let mut table = vec![TABLE; tables];
    table.push(END_OF_CHAIN);
    table.extend((1..sectors).map(|n| number(tables + 1 + n)));
    table.push(END_OF_CHAIN);
    table.resize(tables * SECTOR / 4, FREE);
    file.extend(table.iter().flat_map(|n| n.to_le_bytes()));
    file.extend(entry("Root Entry", 5, END_OF_CHAIN, 0));
    file.extend(entry("Workbook", 2, number(tables + 1), number(size)));
    file.resize(SECTOR * (tables + 2), 0);
    file.extend(stream);
    file.resize(SECTOR * (tables + 2 + sectors), 0);
    file
}

fn entry(name: &str, kind: u8, start: u32, size: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u8::try_from(entry.len() + 2).unwrap();
    entry.resize(64, 0);
    entry.extend([length, 0, kind, 1]);
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend(size.to_le_bytes());
    entry.resize(128, 0);
    entry
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// A workbook with one sheet: what stands before it besides its name, and its cells.
fn workbook(before: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let end = record(0x000A, &[]);
    let before = before.concat();
    let start = u32::try_from(begin.len() + 18 + before.len() + end.len()).unwrap();
    let sheet = record(
        0x0085,
        &[&start.to_le_bytes()[..], &[0, 0, 6, 0], b"survey"].concat(),
    );
    assert_eq!(sheet.len(), 18);
    let parts = [&begin, &sheet, &before, &end, &begin, &cells.concat(), &end];
    container(&parts.map(Vec::as_slice).concat())
}

/// The beginning of every cell: row, column and style.
fn at(row: u16, column: u16, style: u16, value: &[u8]) -> Vec<u8> {
    let place = [row, column, style].map(u16::to_le_bytes).concat();
    [&place, value].concat()
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap().to_le_bytes();
    record(
        0x0204,
        &at(
            row,
            column,
            0,
            &[&length[..], &[0], text.as_bytes()].concat(),
        ),
    )
}

fn number(row: u16, column: u16, style: u16, value: f64) -> Vec<u8> {
    record(0x0203, &at(row, column, style, &value.to_le_bytes()))
}

fn shared(row: u16, column: u16, text: u32) -> Vec<u8> {
    record(0x00FD, &at(row, column, 0, &text.to_le_bytes()))
}

fn rows(file: &[u8]) -> Vec<Vec<String>> {
    let book = read(file, "form.xls").unwrap();
    assert_eq!(book.sheets[0].name, "survey");
    let rows = book.sheets[0].rows.iter();
    rows.map(|row| row.iter().map(ToString::to_string).collect())
        .collect()
}

#[test]
fn every_kind_of_cell() {
    // The second text goes on in another record, which changes from one byte a character to two.
    let texts = [
        &[2_u8, 0, 0, 0, 2, 0, 0, 0][..],
        &[4, 0, 0],
        b"name",
        &[4, 0, 0],
        b"ab",
    ]
    .concat();
    let more = record(0x003C, &[1, 0x36, 4, 0x37, 4]);
    let before = [
        record(
            0x041E,
            &[&[164_u8, 0, 10, 0, 0][..], b"yyyy-mm-dd"].concat(),
        ),
        record(0x00E0, &[0, 0, 0, 0]),
        record(0x00E0, &[0, 0, 164, 0]),
        [record(0x00FC, &texts), more].concat(),
    ];
    let formula =
        |row, value: [u8; 8]| record(0x0006, &at(row, 0, 0, &[&value[..], &[0; 8]].concat()));
    let integer = |n: u32| (n << 2 | 2).to_le_bytes();
    let many = [
        &[5_u8, 0, 1, 0][..],
        &[0, 0],
        &integer(7),
        &[0, 0],
        &(1050_u32 << 2 | 3).to_le_bytes(),
        &[2, 0],
    ];
    let cells = [
        label(0, 0, "type"),
        shared(0, 1, 0),
        shared(0, 2, 1),
        number(1, 0, 1, 44_621.0),
        number(1, 1, 0, 0.1),
        record(0x027E, &at(2, 0, 0, &integer(0x3FFF_FFFF))),
        record(0x0205, &at(3, 0, 0, &[1, 0])),
        record(0x0205, &at(3, 1, 0, &[0x2A, 1])),
        formula(4, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0207, &[&[3_u8, 0, 0][..], b"su"].concat()),
        record(0x003C, &[0, b'm']),
        formula(5, 2.5_f64.to_le_bytes()),
        record(0x00BD, &many.concat()),
    ];
    let expected: [&[&str]; 6] = [
        &["type", "name", "abжз"],
        &["2022-03-01", "0.1"],
        &["-1"],
        &["TRUE", "#N/A"],
        &["sum"],
        &["2.5", "7", "10.5"],
    ];
    assert_eq!(rows(&workbook(&before, &cells)), expected);
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let cells = [label(0, 0, "type"), number(65_535, 255, 0, 1.0)];
    assert_eq!(rows(&workbook(&[], &cells)), [["type"]]);
    let beside = [label(0, 0, "type"), number(0, 0xFFFF, 0, 1.0)];
    let error = read(&workbook(&[], &beside), "form.xls").unwrap_err();
    assert!(matches!(error, ReadError::TooLarge { .. }), "{error}");
}

#[test]
fn what_a_sheet_declares_reserves_nothing() {
    let declared = [[0; 4], [0xFF; 4], [0; 4], [0xFF, 0xFF, 0, 0]].concat();
    let cells = [record(0x0200, &declared[..14]), label(0, 0, "type")];
    assert_eq!(rows(&workbook(&[], &cells)), [["type"]]);
}

#[test]
fn one_long_text_in_many_cells() {
    let text = [
        &[1_u8, 0, 0, 0, 1, 0, 0, 0, 0x40, 0x1F, 0][..],
        &[b'x'; 8000],
    ]
    .concat();
    let cells: Vec<_> = (0..20_000).map(|row| shared(row, 0, 0)).collect();
    let file = workbook(&[record(0x00FC, &text)], &cells);
    assert!(file.len() < 400_000);
    let error = read(&file, "form.xls").unwrap_err();
    assert!(
        matches!(
            error,
            ReadError::TooLarge {
                what: "the text in bytes",
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn chains_that_run_in_a_circle() {
    let file = workbook(&[], &[label(0, 0, "type")]);
    for sector in 0..10 {
        let mut broken = file.clone();
        let entry = SECTOR + 4 * sector;
        broken[entry..entry + 4].copy_from_slice(&u32::try_from(sector).unwrap().to_le_bytes());
        let read = read(&broken, "form.xls");
        assert!(
            matches!(read, Err(ReadError::Damaged(_))) || sector == 0,
            "{sector}"
        );
    }
}

#[test]
fn sheets_that_share_their_cells() {
    let mut many: Vec<_> = (0..300)
        .map(|_| record(0x0085, b"\0\0\0\0\0\0\x01\0a"))
        .collect();
    many.push(label(0, 0, "type"));
    let error = read(&workbook(&many, &[]), "form.xls").unwrap_err();
    assert!(matches!(error, ReadError::Damaged(_)), "{error}");
}

#[test]
fn what_cannot_be_read_is_said() {
    let locked = workbook(&[record(0x002F, &[1, 0, 0, 0])], &[]);
    assert_eq!(read(&locked, "form.xls"), Err(ReadError::Password));
    let old = container(&record(0x0809, &[0, 5, 5, 0, 0, 0, 0, 0]));
    let error = read(&old, "form.xls").unwrap_err();
    assert!(error.to_string().contains("older than Excel 97"), "{error}");
}

#[test]
fn a_file_cut_or_broken_anywhere() {
    let file = workbook(&[], &[label(0, 0, "type"), number(1, 0, 0, 1.0)]);
    for at in (0..file.len()).step_by(3) {
        let _ = xforms::read(&file[..at], "form.xls", &Limits::default());
        if file[at] != 0 {
            let mut broken = file.clone();
            broken[at] ^= 0x41;
            let _ = xforms::read(&broken, "form.xls", &Limits::default());
        }
    }
}
