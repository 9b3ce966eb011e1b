//! The XLSX annex, read back by another library.

use crate::common;
use calamine::{Data, Range, Reader, Xlsx};
use jiff::civil::date;
use paper::{Cell, Column, Fact, Labels, Sheet, Table, Workbook, xlsx};

fn annex(words: &common::Words, table: Table) -> Workbook {
    Workbook {
        title: words.title.into(),
        publisher: words.publisher.into(),
        date: date(2022, 6, 9),
        language: words.language.clone(),
        sheets: vec![Sheet {
            name: words.returns.into(),
            table,
        }],
        notes: vec![Fact::new("Licence", "CC BY 4.0")],
        labels: words.labels.clone(),
    }
}

fn read(bytes: Vec<u8>) -> (Vec<String>, Vec<Range<Data>>) {
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let ranges = names.iter().map(|name| book.worksheet_range(name).unwrap());
    let ranges = ranges.collect();
    (names, ranges)
}

fn texts(range: &Range<Data>, row: usize) -> Vec<String> {
    range
        .rows()
        .nth(row)
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn headings_tags_values_and_flags_stand_in_their_rows() {
    let words = common::english();
    let table = common::nationality_table(&words);
    let (names, sheets) = read(xlsx(&annex(&words, table)).unwrap());
    assert_eq!(names, ["Assisted voluntary return", "Notes"]);
    let data = &sheets[0];
    assert_eq!(
        texts(data, 0),
        [
            "Nationality",
            "Female",
            "Female: withheld",
            "Male",
            "Male: withheld",
            "Share",
            "Last departure"
        ]
    );
    assert_eq!(
        texts(data, 1),
        [
            "#country+origin+name",
            "#reached+ind+f",
            "#status+suppressed+ind+f",
            "#reached+ind+m",
            "#status+suppressed+ind+m",
            "#indicator+share+num",
            "#date+end"
        ]
    );
    assert_eq!(data.get_value((2, 1)), Some(&Data::Float(111.0)));
    assert_eq!(data.get_value((2, 2)), Some(&Data::String("false".into())));
    assert_eq!(data.get_value((2, 5)), Some(&Data::Float(74.7)));
    let Some(Data::DateTime(day)) = data.get_value((2, 6)) else {
        panic!("no date");
    };
    assert_eq!(day.to_ymd_hms_milli(), (2022, 6, 8, 0, 0, 0, 0));
    // The withheld row: nothing but the flag.
    assert_eq!(data.get_value((5, 1)), Some(&Data::Empty));
    assert_eq!(data.get_value((5, 2)), Some(&Data::String("true".into())));
}

#[test]
fn the_notes_sheet_says_what_the_data_is() {
    let words = common::russian();
    let (_, sheets) = read(xlsx(&annex(&words, common::nationality_table(&words))).unwrap());
    let notes: Vec<Vec<String>> = (0..sheets[1].height())
        .map(|row| texts(&sheets[1], row))
        .collect();
    assert_eq!(notes[0], [words.publisher, words.title]);
    assert!(notes.contains(&vec!["Licence".into(), "CC BY 4.0".into()]));
    assert!(notes.contains(&vec![String::new(), words.source.into()]));
    assert!(notes.contains(&vec!["[к]".into(), "скрыто для защиты людей".into()]));
}

#[test]
fn arabic_sheets_run_from_right_to_left_and_headings_are_frozen() {
    for (words, wanted) in [(common::arabic(), true), (common::english(), false)] {
        let bytes = xlsx(&annex(&words, common::nationality_table(&words))).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert_eq!(sheet.contains("rightToLeft=\"1\""), wanted);
        assert!(sheet.contains("ySplit=\"2\"") && sheet.contains("state=\"frozen\""));
        assert!(!sheet.contains("mergeCell") && !sheet.contains("<f>"));
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut file = archive.by_name(name).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut file, &mut text).unwrap();
    text
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    let words = common::belarusian();
    let workbook = annex(&words, common::nationality_table(&words));
    assert_eq!(xlsx(&workbook).unwrap(), xlsx(&workbook).unwrap());
}

#[test]
fn a_column_may_have_its_flags_before_anything_is_withheld() {
    let words = common::english();
    let mut table = Table::new("", vec![Column::number("N", "").flagged()]);
    table.push(vec![Cell::int(1)]);
    let (_, sheets) = read(xlsx(&annex(&words, table)).unwrap());
    assert_eq!(texts(&sheets[0], 0), ["N", "N: withheld"]);
    assert_eq!(texts(&sheets[0], 1), ["1", "false"]);
}

#[test]
fn odd_values_keep_their_digits() {
    let words = common::english();
    let mut table = Table::new("", vec![Column::number("N", "")]);
    let cells = [
        Cell::int(i64::MAX),
        Cell::decimal(3322, 1),
        Cell::decimal(-1, 3),
        Cell::date(date(1899, 12, 31)),
        Cell::text("0012"),
    ];
    for cell in cells {
        table.push(vec![cell]);
    }
    let (_, sheets) = read(xlsx(&annex(&words, table)).unwrap());
    let values: Vec<&Data> = (1..6)
        .filter_map(|row| sheets[0].get_value((row, 0)))
        .collect();
    assert_eq!(values[0], &Data::String("9223372036854775807".into()));
    assert_eq!(values[1], &Data::Float(332.2));
    assert_eq!(values[2], &Data::Float(-0.001));
    assert_eq!(values[3], &Data::String("1899-12-31".into()));
    assert_eq!(values[4], &Data::String("0012".into()));
}

#[test]
fn what_does_not_fit_is_refused() {
    let words = common::english();
    let mut table = Table::new("", vec![Column::text("T", "")]);
    table.push(vec![Cell::text("x".repeat(40_000))]);
    let fault = xlsx(&annex(&words, table)).unwrap_err();
    assert!(
        fault.to_string().starts_with("the workbook does not fit"),
        "{fault}"
    );
}

#[test]
fn a_workbook_without_tables_still_opens() {
    let words = common::english();
    let workbook = Workbook {
        sheets: vec![],
        labels: Labels::default(),
        ..annex(&words, Table::default())
    };
    let (names, _) = read(xlsx(&workbook).unwrap());
    assert_eq!(names.len(), 1);
}
