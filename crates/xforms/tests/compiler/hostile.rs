//! Files made to break a server: each must be refused clearly, fast and in little memory.

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::time::Duration;

use rust_xlsxwriter::Workbook;
use xforms::workbook::Limits;
use xforms::{Code, ReadError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::effort::effort;
use crate::outcome;

/// Runs something and fails if it takes longer than the two seconds that are promised, with room
/// for a debug build.
fn soon<T>(run: impl FnOnce() -> T) -> T {
    let (result, took) = effort(run);
    let limit = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 2 });
    assert!(took < limit, "{took:?}");
    result
}

pub(crate) fn read(bytes: &[u8], name: &str) -> Result<xforms::Book, ReadError> {
    soon(|| xforms::read(bytes, name, &Limits::default()))
}

/// An xlsx whose shared strings unpack to `size` zeros.
fn bomb(size: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("xl/workbook.xml", "<workbook/>"),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='a' Type='x/sharedStrings' Target='sharedStrings.xml'/>\
             </Relationships>",
        ),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file("xl/sharedStrings.xml", SimpleFileOptions::default())
        .unwrap();
    let block = vec![b'0'; 1 << 20];
    for _ in 0..size >> 20 {
        zip.write_all(&block).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Limits that a small bomb breaks, since a large one takes long to make.
fn small() -> Limits {
    let mut limits = Limits::default();
    limits.unpacked_bytes = 4 << 20;
    limits
}

#[test]
fn a_zip_bomb() {
    let file = bomb(8 << 20);
    assert!(file.len() < 1 << 16);
    let error = soon(|| xforms::read(&file, "bomb.xlsx", &small())).unwrap_err();
    assert!(matches!(error, ReadError::TooLarge { .. }), "{error}");
}

#[test]
fn a_zip_bomb_that_lies_about_its_size() {
    let mut file = bomb(8 << 20);
    // The declared size stands in the central directory; make it small there.
    let central = file.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    file[central + 24..central + 28].copy_from_slice(&1000_u32.to_le_bytes());
    let error = soon(|| xforms::read(&file, "bomb.xlsx", &small())).unwrap_err();
    assert!(
        matches!(error, ReadError::TooLarge { .. } | ReadError::Damaged(_)),
        "{error}"
    );
}

#[test]
fn a_file_cut_anywhere() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("survey").unwrap();
    for (column, text) in ["type", "name", "label"].into_iter().enumerate() {
        sheet
            .write(0, u16::try_from(column).unwrap(), text)
            .unwrap();
        sheet
            .write(1, u16::try_from(column).unwrap(), "text")
            .unwrap();
    }
    let file = workbook.save_to_buffer().unwrap();
    assert!(read(&file, "form.xlsx").is_ok());
    for part in 0..40 {
        let cut = file.len() * part / 40;
        assert!(read(&file[..cut], "form.xlsx").is_err(), "cut at {cut}");
    }
}

#[test]
fn a_sheet_of_a_million_rows() {
    let mut rows = String::from("survey\n,type,name,label\n");
    for n in 0..1_000_000 {
        let _ = writeln!(rows, ",text,q{n},Q");
    }
    let error = read(rows.as_bytes(), "form.csv").unwrap_err();
    assert!(matches!(error, ReadError::TooLarge { .. }), "{error}");
}

#[test]
fn empty_cells_that_would_fill_the_memory() {
    let far = format!(
        "survey\n,type\n{}",
        format!("{},x\n", ",".repeat(900)).repeat(10_000)
    );
    let wide = format!("survey\n{},x\n", ",".repeat(4_100_000));
    let bars = format!("| survey |\n{} x |\n", "|".repeat(4_100_000));
    let many = "a\n,b\n".repeat(2_000);
    for (text, name) in [
        (far, "a.csv"),
        (wide, "a.csv"),
        (bars, "a.md"),
        (many, "a.csv"),
    ] {
        let error = read(text.as_bytes(), name).unwrap_err();
        assert!(matches!(error, ReadError::TooLarge { .. }), "{error}");
    }
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("survey").unwrap();
    for row in 0..4_500 {
        sheet.write(row, 900, "x").unwrap();
    }
    let error = read(&workbook.save_to_buffer().unwrap(), "form.xlsx").unwrap_err();
    assert!(matches!(error, ReadError::TooLarge { .. }), "{error}");
}

#[test]
fn a_cell_far_below_the_rest() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("survey").unwrap();
    sheet.write(0, 0, "type").unwrap();
    sheet.write(1_048_575, 0, "text").unwrap();
    sheet.write(1_048_575, 16_383, "far").unwrap();
    let book = read(&workbook.save_to_buffer().unwrap(), "form.xlsx").unwrap();
    assert_eq!(book.sheets[0].rows.len(), 1);
}

#[test]
fn ten_thousand_nested_groups() {
    let mut md = String::from("| survey |\n| | type | name | label |\n");
    for n in 0..10_000 {
        let _ = writeln!(md, "| | begin_group | g{n} | G |");
    }
    md.push_str("| | text | q | Q |\n");
    for _ in 0..10_000 {
        md.push_str("| | end_group | | |\n");
    }
    let problems = soon(|| outcome(&md)).problems;
    let codes: Vec<_> = problems.iter().map(|p| p.code).collect();
    assert_eq!(codes, [Code::GroupTooDeep]);
}

#[test]
fn ten_thousand_groups_that_are_never_closed() {
    let mut md = String::from("| survey |\n| | type | name | label |\n");
    for n in 0..10_000 {
        let _ = writeln!(md, "| | begin_group | g{n} | G |");
    }
    let problems = soon(|| outcome(&md)).problems;
    assert!(problems.iter().any(|p| p.code == Code::GroupTooDeep));
    assert!(problems.len() <= 501, "{}", problems.len());
}

#[test]
fn a_circle_of_ten_thousand_calculations() {
    let mut md = String::from("| survey |\n| | type | name | calculation |\n");
    for n in 0..10_000 {
        let next = (n + 1) % 10_000;
        let _ = writeln!(md, "| | calculate | c{n} | ${{c{next}}} + 1 |");
    }
    let problems = soon(|| outcome(&md)).problems;
    let cycles = problems.iter().filter(|p| p.code == Code::ReferenceCycle);
    assert_eq!(cycles.count(), 1);
}

#[test]
fn a_label_full_of_references() {
    let label = "${q} and ".repeat(14_000);
    let md = format!(
        "| survey |\n| | type | name | label |\n| | text | q | Q |\n| | note | n | {label} |\n"
    );
    assert!(soon(|| outcome(&md)).form.is_some());
    let longer = read(md.replace("and", "and then and").as_bytes(), "form.md");
    assert!(matches!(longer, Err(ReadError::TooLarge { .. })));
}

#[test]
fn an_expression_nested_ten_thousand_deep() {
    let open = "(".repeat(10_000);
    let close = ")".repeat(10_000);
    let md = format!(
        "| survey |\n| | type | name | calculation |\n| | calculate | c | {open}1{close} |\n"
    );
    let problems = soon(|| outcome(&md)).problems;
    assert!(problems.iter().any(|p| p.code == Code::ExpressionMalformed));
}
