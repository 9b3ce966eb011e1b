//! PDFs, read by poppler: what stands in them, in which fonts, and what is refused.

use std::io::Write;
use std::process::{Command, Stdio};

use jiff::civil::date;
use paper::{
    Attachment, Block, Card, Cell, Column, Document, Fact, KeyFigure, Labels, Language, List,
    PdfFault, Run, Table, pdf,
};

use crate::common;

/// Runs a tool of poppler on a PDF. These tests cannot judge a PDF without it, so they fail.
fn poppler(tool: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|fault| {
            panic!("{tool} is missing ({fault}): install poppler-utils to run this test")
        });
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    let output = child.wait_with_output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The text of a PDF in reading order, without the marks that poppler adds for direction.
fn text(pdf: &[u8]) -> String {
    let text = poppler("pdftotext", &["-raw", "-", "-"], pdf);
    text.replace(['\u{202a}', '\u{202b}', '\u{202c}', '\u{200b}'], "")
}

fn report(blocks: Vec<Block>) -> Document {
    let mut report = Document::new(Language::ltr("en"), "Report", common::english().labels);
    report.date = date(2022, 6, 9);
    report.blocks = blocks;
    report
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Run::text(text)])
}

#[test]
fn reports_read_in_four_languages_and_their_own_fonts() {
    let cases = [
        (
            common::english(),
            ["Situation report No. 18", "32,322", "Page 1 of"],
        ),
        (
            common::russian(),
            ["Ситуационный отчёт № 18", "32\u{a0}322", "Страница 1 из"],
        ),
        (
            common::belarusian(),
            ["Сітуацыйная справаздача № 18", "аб’яднаны", "ў Беларусі"],
        ),
        (common::arabic(), ["تقرير", "العراق", "32,322"]),
    ];
    for (words, wanted) in cases {
        let made = pdf(&common::sitrep(&words), &[]).unwrap();
        let read = text(&made);
        for wanted in wanted {
            let spaced = wanted.replace('\u{a0}', " ");
            let found = read.contains(wanted) || read.contains(&spaced);
            assert!(found, "{wanted} not in {read}");
        }
        let fonts = poppler("pdffonts", &["-"], &made);
        for font in fonts.lines().skip(2) {
            assert!(font.contains("+NotoSans"), "another font: {font}");
            assert!(
                font.contains("yes yes yes"),
                "not embedded or mapped: {font}"
            );
        }
        let info = poppler("pdfinfo", &["-"], &made);
        assert!(info.contains("Tagged:          yes"), "{info}");
        assert!(info.contains(words.title), "{info}");
        assert!(
            info.contains("Page size:       595.276 x 841.89 pts (A4)"),
            "{info}"
        );
    }
}

#[test]
fn figures_are_links_with_a_number_and_stand_in_a_list() {
    let made = pdf(&common::sitrep(&common::english()), &[]).unwrap();
    let read = text(&made);
    assert!(
        read.contains("Since the beginning of the year 533[1]"),
        "{read}"
    );
    assert!(read.contains("From Ukraine 32,322[2]"), "{read}");
    assert!(read.contains("[2] 32,322 18-border-entries"), "{read}");
    let links = poppler("pdfinfo", &["-url", "-"], &made);
    assert!(
        links.contains("https://mission.example/figures/18-border-entries"),
        "{links}"
    );
}

#[test]
fn screen_readers_get_headings_tables_lists_and_alternatives() {
    let made = pdf(&common::sitrep(&common::english()), &[]).unwrap();
    let structure = poppler("pdfinfo", &["-struct-text", "-"], &made);
    for element in [
        "H1 \"Assisted voluntary return\"",
        "H2 \"What we do not know\"",
        "Table",
        "TH",
        "L (block)",
        "Figure",
        "Link",
    ] {
        assert!(structure.contains(element), "{element} not in {structure}");
    }
    // Each chart is one figure; its letters are not read out beside the alternative.
    assert_eq!(structure.matches("Figure").count(), 4, "{structure}");
    assert!(
        !structure.contains("including provinces of th…"),
        "{structure}"
    );
}

#[test]
fn a_chart_without_alternative_text_is_refused() {
    let words = common::english();
    for alternative in [Some(String::new()), Some(" \0".into())] {
        let mut chart = common::ages(&words);
        chart.alternative = alternative;
        let fault = pdf(&report(vec![Block::Chart(chart)]), &[]).unwrap_err();
        let chart = "One in four is a child".into();
        assert_eq!(fault, PdfFault::MissingAlternative { chart });
    }
    let mut wordless = report(vec![Block::Chart(common::ages(&words))]);
    wordless.labels = Labels::default();
    assert!(matches!(
        pdf(&wordless, &[]),
        Err(PdfFault::MissingAlternative { .. })
    ));
}

#[test]
fn a_character_without_glyph_is_refused_wherever_it_stands() {
    let text = "Li Hua (李华)";
    let card = Card {
        heading: text.into(),
        ..Card::default()
    };
    let key = KeyFigure {
        footnote: text.into(),
        ..KeyFigure::default()
    };
    let mut table = Table::new("", vec![Column::text("Name", "")]);
    table.push(vec![Cell::text(text)]);
    let mut chart = common::nationalities(&common::english());
    chart.kind = paper::ChartKind::Bars {
        measure: String::new(),
        tag: String::new(),
        bars: vec![paper::Bar::new(text, Cell::int(1))],
    };
    let blocks = [
        paragraph(text),
        Block::Card(card),
        Block::KeyFigures(vec![key]),
        Block::Table(table),
        Block::Chart(chart),
        Block::Disclaimers(vec![text.into()]),
        Block::List(List {
            ordered: true,
            items: vec![vec![Run::text(text)]],
        }),
    ];
    for block in blocks {
        let fault = pdf(&report(vec![block.clone()]), &[]).unwrap_err();
        let PdfFault::MissingGlyph {
            character,
            text: place,
        } = &fault
        else {
            panic!("{fault} for {block:?}");
        };
        assert_eq!((*character, place.as_str()), ('李', text));
        assert_eq!(
            fault.to_string(),
            "no font can write '李' (U+674E) in \"Li Hua (李华)\""
        );
    }
}

#[test]
fn what_is_typed_is_printed_and_never_run() {
    let typed = [
        "#eval(\"1+1\")",
        "$x^2$ *bold* _thin_ `raw` @cite <label>",
        "= Heading // comment \\ #import \"x\": y",
        "#read(\"/etc/passwd\") #image(\"x.png\")",
        "https://evil.example/#x",
        "\"quoted\" -- dashes --- and ... dots ~ tie",
        "<script>alert(1)</script> {{token}} {page}",
    ];
    let mut table = Table::new(typed[0], vec![Column::text(typed[3], "")]);
    table.push(vec![Cell::text(typed[1])]);
    let mut hostile = report(typed.iter().map(|t| paragraph(t)).collect());
    hostile.title = typed[0].into();
    hostile.publisher = typed[1].into();
    hostile.header = vec![Fact::new(typed[2], typed[3])];
    hostile.blocks.push(Block::Table(table));
    let read = text(&pdf(&hostile, &[]).unwrap()).replace('\n', " ");
    for typed in typed {
        assert!(read.contains(typed), "{typed} not in {read}");
    }
}

#[test]
fn controls_and_direction_tricks_do_not_reach_the_page() {
    let made = pdf(
        &report(vec![paragraph(
            "a\0b\u{7}c\u{202e}gpj.exe\u{2066} end\u{feff}\u{fffe}",
        )]),
        &[],
    );
    assert!(text(&made.unwrap()).contains("abcgpj.exe end"));
}

#[test]
fn isolates_around_names_and_numbers_are_welcome() {
    let words = common::arabic();
    let mut arabic = Document::new(words.language, "تقرير", words.labels);
    arabic.push(paragraph(
        "سجّل \u{2068}Иван Тестов\u{2069} يوم \u{2068}2022-06-09\u{2069}",
    ));
    arabic.push(Block::Paragraph(vec![
        Run::text("Persian with a joiner: می\u{200c}روم").in_language(Language::rtl("fa")),
    ]));
    let read = text(&pdf(&arabic, &[]).unwrap());
    assert!(
        read.contains("Иван Тестов") && read.contains("2022-06-09"),
        "{read}"
    );
}

#[test]
fn a_thousand_rows_repeat_their_heading_on_every_page() {
    let columns = vec![Column::text("Place", ""), Column::number("People", "")];
    let mut table = Table::new("All places", columns);
    for row in 0..1000 {
        table.push(vec![Cell::text(format!("Place {row}")), Cell::int(row)]);
    }
    let made = pdf(&report(vec![Block::Table(table)]), &[]).unwrap();
    let read = text(&made);
    assert!(read.contains("Place 999 999"), "the last row is missing");
    let pages = read.matches('\u{c}').count();
    assert!(pages > 10);
    assert_eq!(read.matches("Place People").count(), pages);
}

#[test]
fn empty_things_print() {
    let empty = vec![
        Block::Paragraph(vec![]),
        Block::KeyFigures(vec![]),
        Block::Card(Card::default()),
        Block::Table(Table::default()),
        Block::Table(Table::new("Nothing yet", vec![Column::text("Place", "")])),
        Block::List(List::default()),
        Block::Footnotes(vec![]),
        Block::Contacts(vec![]),
        Block::Disclaimers(vec![]),
    ];
    let read = text(&pdf(&report(empty), &[]).unwrap());
    assert!(read.contains("No data for this period"), "{read}");
}

#[test]
fn long_words_and_names_stay_on_the_page() {
    let word = "Х".repeat(400);
    let name = "Абд ар-Рахман ибн Мухаммад аль-Хадрами ".repeat(8);
    let columns = (0..9)
        .map(|i| Column::text(format!("Column {i}"), ""))
        .collect();
    let mut table = Table::new(name.clone(), columns);
    table.push((0..9).map(|_| Cell::text(word.clone())).collect());
    let mut long = report(vec![
        paragraph(&word),
        paragraph(&name),
        Block::Table(table),
    ]);
    long.publisher.clone_from(&name);
    long.status = Some(name.clone());
    let made = pdf(&long, &[]).unwrap();
    let boxes = poppler("pdftotext", &["-bbox", "-", "-"], &made);
    for word in boxes.split("xMax=\"").skip(1) {
        let right: f64 = word.split('"').next().unwrap().parse().unwrap();
        assert!(
            right < 595.0 - 40.0,
            "runs out of the page at {right}: {word}"
        );
    }
}

#[test]
fn a_caller_without_words_still_gets_its_text() {
    let mut wordless = report(vec![
        Block::Paragraph(vec![Run::figure("533", "a").changed()]),
        Block::Table(Table::new("", vec![Column::text("", "")])),
    ]);
    wordless.labels = Labels::default();
    assert!(text(&pdf(&wordless, &[]).unwrap()).contains("533[1]"));
}

#[test]
fn the_annex_travels_inside() {
    let annex = Attachment {
        name: "../figures 18.xlsx".into(),
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into(),
        description: "Figures of issue 18".into(),
        bytes: b"PK...".to_vec(),
    };
    let made = pdf(&report(vec![]), &[annex]).unwrap();
    let folder = std::env::temp_dir().join(format!("paper-annex-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("report.pdf");
    std::fs::write(&file, made).unwrap();
    let listed = poppler("pdfdetach", &["-list", &file.display().to_string()], b"");
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(listed.contains("1: ..-figures-18.xlsx"), "{listed}");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let sitrep = common::sitrep(&common::arabic());
    assert_eq!(pdf(&sitrep, &[]).unwrap(), pdf(&sitrep, &[]).unwrap());
}

#[test]
fn a_document_without_title_is_refused() {
    let mut untitled = report(vec![]);
    untitled.title = String::new();
    let fault = pdf(&untitled, &[]).unwrap_err();
    assert!(
        matches!(&fault, PdfFault::Refused(reasons) if !reasons.is_empty()),
        "{fault}"
    );
}
