//! Text that tries to be something else: a formula, markup, a script, a control. It is printed as
//! it was typed, or without what cannot be printed, and never does anything.

use crate::common;
use calamine::{Data, Reader, Xlsx};
use paper::{
    Block, Cell, Column, Document, Fact, Labels, Language, Run, Sheet, Table, Workbook, csv, html,
    xlsx,
};

const HOSTILE: [&str; 12] = [
    "=1+1",
    "+cmd|'/C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "  =HYPERLINK(\"http://evil.example\")",
    "\t=1+1",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "#eval(\"1+1\") $x^2$ *bold* @cite `raw` // note \\",
    "a\0b\u{7}c\u{1b}[31m",
    "abc\u{202e}gpj.exe\u{2066}",
    "line one\nline, \"two\"",
];

fn table() -> Table {
    let columns = vec![
        Column::text("=cmd", "=tag"),
        Column::number("Number", "#reached"),
    ];
    let mut table = Table::new("<b>caption</b>", columns);
    for text in HOSTILE {
        table.push(vec![Cell::text(text), Cell::int(-5)]);
    }
    table
}

#[test]
fn csv_holds_no_formula() {
    let written = csv(&table(), &Labels::default());
    let fields = parse(&written);
    assert_eq!(fields.len(), HOSTILE.len() + 2);
    for row in &fields {
        assert_eq!(row.len(), 2, "{row:?}");
        let first = row[0].trim_start().chars().next();
        assert!(!matches!(first, Some('=' | '+' | '-' | '@')), "{row:?}");
        assert!(!row[0].contains(['\0', '\u{7}', '\u{1b}', '\u{202e}', '\u{2066}']));
    }
    assert_eq!(fields[2], ["'=1+1", "-5"]);
    assert_eq!(fields[13], ["line one\nline, \"two\"", "-5"]);
}

/// Reads CSV as RFC 4180 says.
fn parse(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'));
                if chars.peek().is_some() {
                    rows.push(vec![String::new()]);
                }
            }
            c => row.last_mut().unwrap().push(c),
        }
    }
    rows
}

#[test]
fn xlsx_holds_text_and_no_formula() {
    let workbook = Workbook {
        title: "=1+1".into(),
        publisher: "\0".into(),
        date: jiff::civil::date(2022, 6, 9),
        language: Language::ltr("en"),
        sheets: vec![
            Sheet {
                name: "a[b]:*?/\\'".into(),
                table: table(),
            },
            Sheet {
                name: "A B".into(),
                table: table(),
            },
            Sheet {
                name: "history".into(),
                table: table(),
            },
            Sheet {
                name: "x".repeat(200),
                table: table(),
            },
            Sheet {
                name: String::new(),
                table: table(),
            },
        ],
        notes: vec![Fact::new("=1", "=2")],
        labels: common::english().labels,
    };
    let bytes = xlsx(&workbook).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 6);
    for name in &names {
        let formulas = book.worksheet_formula(name).unwrap();
        assert!(
            formulas.used_cells().all(|(_, _, f)| f.is_empty()),
            "{name}"
        );
    }
    let range = book.worksheet_range(&names[0]).unwrap();
    for (row, text) in (2..).zip(HOSTILE) {
        let Some(Data::String(read)) = range.get_value((row, 0)) else {
            panic!("row {row} is no text");
        };
        assert!(!read.contains(['\0', '\u{202e}']));
        if !text.chars().any(char::is_control) && !text.contains('\u{202e}') {
            assert_eq!(read, text);
        }
    }
}

#[test]
fn html_holds_no_markup_of_others() {
    let mut report = Document::new(
        Language::ltr("en\"><script>"),
        HOSTILE[7],
        Labels::default(),
    );
    report.base_url = "javascript:alert(1)//".into();
    for text in HOSTILE {
        report.push(Block::Paragraph(vec![
            Run::text(text),
            Run::figure(text, text).changed(),
            Run::strong(text).in_language(Language::rtl(text)),
        ]));
        report.push(Block::Card(paper::Card {
            anchor: text.into(),
            heading: text.into(),
            blocks: vec![Block::Contacts(vec![paper::Contact {
                email: text.into(),
                ..paper::Contact::default()
            }])],
        }));
    }
    report.push(Block::Table(table()));
    let mut chart = common::nationalities(&common::english());
    chart.anchor = HOSTILE[7].into();
    chart.title = HOSTILE[6].into();
    report.push(Block::Chart(chart));
    let page = html(&report);
    for forbidden in [
        "<script",
        "<img",
        "onerror=alert(1)>",
        "javascript:",
        "\0",
        "\u{202e}",
    ] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}
