//! Mends: what the program repairs by itself, in every format.

use rust_xlsxwriter::{Color, Format as Style, Workbook};
use xforms::workbook::{self, Limits};
use xforms::{Book, Format, Options, Severity};

use crate::book;

/// Mends a book as far as possible.
fn mended(book: &Book) -> Book {
    let mut book = book.clone();
    for _ in 0..5 {
        let problems = xforms::compile(&book, &Options::default()).problems;
        let errors = problems.iter().filter(|p| p.severity() == Severity::Error);
        if workbook::apply(&mut book, errors.filter_map(|p| p.mend.as_ref())).is_empty() {
            break;
        }
    }
    book
}

const BROKEN: &str = "
| survey  |
|         | type              | name   | label  | relevant   |
|         | begin group       | g 1    | G      |            |
|         | txt               | q      | Q      |            |
|         | text              | q      | Q2     | ${ q } = 1 |
|         | select_one yesno  | s      | S      | ${qq} = 1  |
|         | begin_repeat      | meta   | M      |            |
|         | note              | n      | N      |            |
| choices |
|         | list_name         | name   | label  |
|         | yes_no            | a      | A      |
|         | yes_no            | a      | B      |
";

#[test]
fn everything_that_can_be_mended_is() {
    let book = mended(&book(BROKEN));
    let problems = xforms::compile(&book, &Options::default());
    assert!(problems.form.is_some(), "{:#?}", problems.problems);
    let survey = &book.sheets[0];
    assert_eq!(survey.cell(1, 1), "g_1");
    assert_eq!(survey.cell(2, 0), "text");
    assert_eq!(survey.cell(3, 1), "q_2");
    assert_eq!(survey.cell(3, 3), "${q} = 1");
    assert_eq!(survey.cell(4, 0), "select_one yes_no");
    assert_eq!(survey.cell(5, 1), "meta_2");
    assert_eq!(survey.cell(7, 0), "end_repeat");
    assert_eq!(survey.cell(8, 0), "end_group");
    assert_eq!(book.sheets[2].cell(0, 0), "allow_choice_duplicates");
}

#[test]
fn every_format_reads_back_what_was_written() {
    let book = mended(&book(BROKEN));
    for (format, name) in [
        (Format::Csv, "form.csv"),
        (Format::Markdown, "form.md"),
        (Format::Xlsx, "form.xlsx"),
    ] {
        let bytes = workbook::write(&book, format, None).unwrap();
        let mut back = xforms::read(&bytes, name, &Limits::default()).unwrap();
        for sheet in back.sheets.iter_mut().chain([]) {
            sheet.rows.retain(|row| !row.is_empty());
        }
        assert_eq!(shown(&back), shown(&book), "{name}");
    }
    assert!(workbook::write(&book, Format::Xls, None).is_err());
}

/// The cells of a book without empty ones at the ends of rows.
fn shown(book: &Book) -> Vec<Vec<String>> {
    let row = |row: &Vec<Box<str>>| row.join("|").trim_end_matches('|').to_string();
    book.sheets
        .iter()
        .map(|s| s.rows.iter().map(row).collect())
        .collect()
}

#[test]
fn a_mended_xlsx_keeps_what_was_not_changed() {
    let mut file = Workbook::new();
    let bold = Style::new().set_bold().set_background_color(Color::Yellow);
    let survey = file.add_worksheet().set_name("survey").unwrap();
    survey.set_column_width(2, 50).unwrap();
    for (row, cells) in [
        ["type", "name", "label"],
        ["text", "a & b", "What?"],
        ["begin_group", "g", "Group"],
        ["note", "n", "Note"],
    ]
    .into_iter()
    .enumerate()
    {
        for (column, text) in cells.into_iter().enumerate() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            survey.write_with_format(row, column, text, &bold).unwrap();
        }
    }
    file.add_worksheet()
        .set_name("notes")
        .unwrap()
        .write(0, 0, 12.5)
        .unwrap();
    let bytes = file.save_to_buffer().unwrap();
    let before = xforms::read(&bytes, "form.xlsx", &Limits::default()).unwrap();
    let mut after = mended(&before);
    assert_eq!(after.sheets[0].cell(1, 1), "a_b");
    assert_eq!(after.sheets[0].cell(4, 0), "end_group");
    workbook::apply(&mut after, &[allow_duplicates()]);
    let written = workbook::write(&after, Format::Xlsx, Some((&bytes, &before))).unwrap();
    let back = xforms::read(&written, "form.xlsx", &Limits::default()).unwrap();
    assert_eq!(shown(&back), shown(&after));
    assert_eq!(back.sheets[2].name, "settings");
    let part = |bytes: &[u8], name: &str| {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
        std::io::read_to_string(zip.by_name(name).unwrap()).unwrap()
    };
    let sheet = part(&written, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<cols>"), "the width of the column is kept");
    assert!(
        sheet.contains("<c r=\"B2\" s=\"1\" t=\"inlineStr\">"),
        "{sheet}"
    );
    for name in ["xl/styles.xml", "xl/worksheets/sheet2.xml"] {
        assert_eq!(part(&written, name), part(&bytes, name), "{name}");
    }
}

/// The mend of a doubled choice, which adds a settings sheet.
fn allow_duplicates() -> xforms::Mend {
    let problems = xforms::compile(
        &book("| choices |\n| | list_name | name | label |\n| | l | a | A |\n| | l | a | B |\n"),
        &Options::default(),
    )
    .problems;
    problems.into_iter().find_map(|p| p.mend).expect("a mend")
}
