//! What HTML, SVG and CSV look like, kept as snapshots: a change of any byte is seen in review.

use crate::common;
use paper::{
    Block, Cell, Chart, ChartKind, Column, Direction, Document, Labels, Language, Level, Run,
    STYLE, Table, csv, html, html_body,
};

#[test]
fn a_situation_report_as_html() {
    insta::assert_snapshot!(html_body(&common::sitrep(&common::english())));
}

#[test]
fn an_arabic_report_as_html() {
    insta::assert_snapshot!(html_body(&common::sitrep(&common::arabic())));
}

#[test]
fn charts_as_svg() {
    let english = common::english();
    let arabic = common::arabic();
    let cases = [
        ("bars", common::nationalities(&english), &english),
        ("stacked", common::sexes(&english), &english),
        ("pyramid", common::ages(&english), &english),
        ("line", common::entries_chart(&english), &english),
        (
            "bars_right_to_left",
            common::nationalities(&arabic),
            &arabic,
        ),
        (
            "line_right_to_left",
            common::entries_chart(&arabic),
            &arabic,
        ),
    ];
    for (name, chart, words) in cases {
        let svg = chart.svg(&words.labels, words.language.direction);
        insta::assert_snapshot!(format!("svg_{name}"), svg.replace("><", ">\n<"));
    }
}

#[test]
fn tables_as_csv() {
    let words = common::english();
    insta::assert_snapshot!(csv(&common::nationality_table(&words), &words.labels));
    insta::assert_snapshot!(csv(&common::ages(&words).table(), &words.labels));
}

#[test]
fn charts_are_told_from_their_data() {
    let words = common::english();
    let told = |chart: Chart| chart.alternative(&words.labels);
    assert_eq!(
        told(common::nationalities(&words)),
        "Bar chart, 5 bars: Iraq 398, Others withheld to protect people, Cuba 48, Democratic Republic of the Congo, \
         including provinces of the east 26, Syria withheld to protect people."
    );
    assert_eq!(
        told(common::entries_chart(&words)),
        "Line chart from 31 March to 9 June: Entries from 21,004 to 32,322, highest 32,322 \
         (9 June)."
    );
    assert!(told(common::sexes(&words)).contains("Cuba (Female 19, Male 29)"));
}

#[test]
fn long_data_is_told_in_part_and_tabled_in_full() {
    let words = common::english();
    let mut chart = common::nationalities(&words);
    if let ChartKind::Bars { bars, .. } = &mut chart.kind {
        *bars = (0..30)
            .map(|i| paper::Bar::new(format!("Place {i}"), Cell::int(i)))
            .collect();
    }
    assert!(
        chart
            .alternative(&words.labels)
            .ends_with("Place 11 11, and 18 more.")
    );
    assert_eq!(chart.table().rows.len(), 30);
}

#[test]
fn charts_without_data_are_still_pictures() {
    let labels = common::english().labels;
    let empty = [
        ChartKind::Bars {
            measure: String::new(),
            tag: String::new(),
            bars: vec![],
        },
        ChartKind::Pyramid {
            start: paper::Series::new("", ""),
            end: paper::Series::new("", ""),
            bands: vec![],
        },
        ChartKind::Lines {
            points: vec![],
            lines: vec![],
            filled: true,
        },
        ChartKind::Stacked {
            parts: vec![],
            rows: vec![],
            full: true,
        },
    ];
    for kind in empty {
        let chart = Chart {
            kind,
            ..common::ages(&common::english())
        };
        let svg = chart.svg(&labels, Direction::Rtl);
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"), "{svg}");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
}

#[test]
fn a_whole_page_loads_and_runs_nothing() {
    let page = html(&common::sitrep(&common::arabic()));
    assert!(page.starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">"));
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    assert!(page.contains(STYLE));
    for forbidden in ["<script", "<link", "<img", "@import", "url(\"", " style="] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn an_embedded_body_has_no_style_of_its_own() {
    let body = html_body(&common::sitrep(&common::english()));
    assert!(!body.contains(" style=") && !body.contains("<style"));
}

#[test]
fn ids_are_unique_and_permalinks_lead_somewhere() {
    let mut report = common::sitrep(&common::english());
    let again = report.blocks.clone();
    report.blocks.extend(again);
    let page = html_body(&report);
    let ids: Vec<&str> = attribute(&page, " id=\"");
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for target in attribute(&page, "href=\"#") {
        assert!(ids.contains(&target), "{target}");
    }
    for named in attribute(&page, "aria-labelledby=\"") {
        assert!(named.split(' ').all(|id| ids.contains(&id)), "{named}");
    }
}

fn attribute<'a>(page: &'a str, opening: &str) -> Vec<&'a str> {
    let values = page.split(opening).skip(1);
    values.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn heading_levels_have_no_gap() {
    let mut report = Document::new(Language::ltr("en"), "Report", Labels::default());
    for level in [Level::Detail, Level::Section, Level::Detail] {
        report.push(Block::Heading(paper::Heading {
            level,
            text: "Heading".into(),
            anchor: String::new(),
        }));
    }
    let page = html_body(&report);
    let levels: Vec<&str> = page
        .matches("<h")
        .zip(page.split("<h").skip(1))
        .map(|(_, rest)| &rest[..1])
        .collect();
    // The `e` is `<header>`.
    assert_eq!(levels, ["e", "1", "2", "2", "3"]);
}

#[test]
fn changed_neighbours_share_one_mark() {
    let mut report = Document::new(Language::ltr("en"), "Report", common::english().labels);
    report.push(Block::Paragraph(vec![
        Run::text("Now ").changed(),
        Run::figure("5", "a").changed(),
        Run::text(" people.").changed(),
        Run::text(" As before."),
    ]));
    let page = html_body(&report);
    assert!(page.contains(
        "<p><mark class=\"paper-changed\">Now <a class=\"paper-figure\" href=\"/figures/a\">5</a> \
         people.<span class=\"paper-hidden\"> (changed since the last issue)</span></mark> \
         As before.</p>"
    ), "{page}");
}

#[test]
fn empty_and_short_tables_print() {
    let words = common::english();
    let mut table = Table::new(
        "Nothing",
        vec![Column::text("Place", ""), Column::number("N", "")],
    );
    assert_eq!(csv(&table, &words.labels), "Place,N\r\n");
    let mut report = Document::new(Language::ltr("en"), "Report", words.labels.clone());
    report.push(Block::Table(table.clone()));
    assert!(html_body(&report).contains("<td colspan=\"2\">No data for this period</td>"));
    table.push(vec![Cell::text("Brest")]);
    table.push(vec![Cell::text("Minsk"), Cell::int(1), Cell::int(2)]);
    assert_eq!(
        csv(&table, &words.labels),
        "Place,N\r\nBrest,\r\nMinsk,1\r\n"
    );
}
