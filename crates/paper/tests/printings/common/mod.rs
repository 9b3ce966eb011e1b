//! Sample reports in four languages, made of everything a document can hold. The figures are those
//! of a demonstration mission; the people and addresses in them do not exist.

mod words;

use jiff::civil::date;
use paper::{
    Band, Bar, Block, Card, Cell, Chart, ChartKind, Column, Contact, Document, Fact, Footnote,
    Heading, KeyFigure, Level, Line, List, Parts, Run, Series, Table,
};
pub(crate) use words::{Words, arabic, belarusian, english, russian};

/// A situation report with every kind of block.
pub(crate) fn sitrep(words: &Words) -> Document {
    let mut report = Document::new(words.language.clone(), words.title, words.labels.clone());
    report.subtitle = words.subtitle.into();
    report.publisher = words.publisher.into();
    report.status = Some(words.internal.into());
    report.date = date(2022, 6, 9);
    report.base_url = "https://mission.example".into();
    report.header = words
        .header
        .iter()
        .map(|(label, value)| Fact::new(*label, *value))
        .collect();
    report.push(Block::List(highlights(words)));
    report.push(Block::KeyFigures(key_figures(words)));
    report.push(Block::Card(returns(words)));
    report.push(Block::Card(entries(words)));
    report.push(Block::Heading(Heading {
        level: Level::Section,
        text: words.contacts.into(),
        anchor: "contacts".into(),
    }));
    report.push(Block::Contacts(vec![
        Contact {
            name: "Demo Mission, Minsk".into(),
            role: words.reporting.into(),
            email: "reports@mission.example".into(),
            phone: "+375 17 000 00 00".into(),
        },
        Contact {
            name: words.hotline.into(),
            phone: "8 801 000 0000".into(),
            ..Contact::default()
        },
    ]));
    report.push(Block::Footnotes(vec![Footnote {
        mark: "1".into(),
        runs: vec![Run::text(words.footnote)],
    }]));
    report.push(Block::Disclaimers(vec![words.disclaimer.into()]));
    report
}

fn highlights(words: &Words) -> List {
    let [before, after] = words.departed;
    let [entered, since] = words.entered;
    List {
        ordered: false,
        items: vec![
            vec![
                Run::text(before).changed(),
                Run::figure("533", "18-avrr-departed").changed(),
                Run::text(after).changed(),
                Run::text(" "),
                Run::strong(words.free_decision),
            ],
            vec![
                Run::text(entered),
                Run::figure(words.number_32322, "18-border-entries"),
                Run::text(since),
                Run::mark("1"),
            ],
        ],
    }
}

fn key_figures(words: &Words) -> Vec<KeyFigure> {
    let key = |value: &str, at: usize, id: &str| KeyFigure {
        value: value.into(),
        label: words.keys[at].into(),
        as_of: words.as_of.into(),
        figure: Some(id.into()),
        ..KeyFigure::default()
    };
    vec![
        KeyFigure {
            delta: words.delta.into(),
            changed: true,
            ..key("533", 0, "18-avrr-departed")
        },
        KeyFigure {
            footnote: words.footnote.into(),
            ..key(words.number_32322, 1, "18-border-entries")
        },
        key("343", 2, "18-needs-persons"),
        key(words.percent_22, 3, "18-hotline-share"),
    ]
}

fn returns(words: &Words) -> Card {
    let [before, between, after] = words.women_men;
    Card {
        anchor: "returns".into(),
        heading: words.returns.into(),
        blocks: vec![
            Block::Paragraph(vec![
                Run::text(before),
                Run::figure("155", "18-avrr-women"),
                Run::text(between),
                Run::figure("378", "18-avrr-men"),
                Run::text(after),
                Run::text(" "),
                Run::text("منظمة العائدين").in_language(paper::Language::rtl("ar")),
                Run::text("."),
            ]),
            Block::Chart(nationalities(words)),
            Block::Table(nationality_table(words)),
            Block::Chart(sexes(words)),
            Block::Chart(ages(words)),
        ],
    }
}

fn entries(words: &Words) -> Card {
    Card {
        anchor: "entries".into(),
        heading: words.entries.into(),
        blocks: vec![
            Block::Paragraph(vec![
                Run::text(words.entered[0]),
                Run::figure(words.number_32322, "18-border-entries"),
                Run::text(words.entered[1]),
            ]),
            Block::Chart(entries_chart(words)),
            Block::Heading(Heading {
                level: Level::Part,
                text: words.gaps.into(),
                anchor: "gaps".into(),
            }),
            Block::List(List {
                ordered: true,
                items: vec![
                    vec![Run::text(words.footnote)],
                    vec![Run::text(words.free_decision)],
                ],
            }),
        ],
    }
}

/// Horizontal bars with a withheld one and a long name.
pub(crate) fn nationalities(words: &Words) -> Chart {
    let [iraq, cuba, congo, syria, other] = words.countries;
    Chart {
        anchor: "nationalities".into(),
        title: words.nationalities[0].into(),
        subtitle: words.nationalities[1].into(),
        axis: words.nationality.into(),
        alternative: None,
        kind: ChartKind::Bars {
            measure: words.people.into(),
            tag: "#reached+ind".into(),
            bars: vec![
                Bar::new(iraq, Cell::int(398).of_figure("18-avrr-irq")),
                Bar::new(other, Cell::suppressed()),
                Bar::new(cuba, Cell::int(48)),
                Bar::new(congo, Cell::int(26)),
                Bar::new(syria, Cell::suppressed()),
            ],
        },
        notes: vec![words.source.into()],
    }
}

/// A table with a withheld cell, a percentage, a day and a total.
pub(crate) fn nationality_table(words: &Words) -> Table {
    let [iraq, cuba, congo, syria, other] = words.countries;
    let mut table = Table::new(
        words.nationalities[1],
        vec![
            Column::text(words.nationality, "#country+origin+name"),
            Column::number(words.women, "#reached+ind+f").flagged(),
            Column::number(words.men, "#reached+ind+m"),
            Column::number(words.share, "#indicator+share+num"),
            Column::date(words.last_departure, "#date+end"),
        ],
    );
    let mut row = |name: &str, women: Cell, men: Cell, share: Cell, day: i8| {
        table.push(vec![
            Cell::text(name),
            women,
            men,
            share,
            Cell::date(date(2022, 6, day)),
        ]);
    };
    row(
        iraq,
        Cell::int(111).of_figure("18-irq-f"),
        Cell::int(287),
        Cell::percent(747, 1),
        8,
    );
    row(cuba, Cell::int(19), Cell::int(29), Cell::percent(90, 1), 7);
    row(congo, Cell::int(9), Cell::int(17), Cell::percent(49, 1), 2);
    row(
        syria,
        Cell::suppressed(),
        Cell::suppressed(),
        Cell::empty(),
        1,
    );
    row(
        other,
        Cell::suppressed(),
        Cell::suppressed(),
        Cell::empty(),
        3,
    );
    table.push_total(vec![
        Cell::text(words.total),
        Cell::int(155).of_figure("18-avrr-women"),
        Cell::int(378).of_figure("18-avrr-men"),
        Cell::percent(1000, 1),
        Cell::empty(),
    ]);
    table.notes = vec![words.source.into()];
    table
}

/// Women and men as shares of a bar.
pub(crate) fn sexes(words: &Words) -> Chart {
    let row = |label: &str, women, men| Parts {
        label: label.into(),
        values: vec![Cell::int(women), Cell::int(men)],
    };
    Chart {
        anchor: "sexes".into(),
        title: words.sexes.into(),
        subtitle: words.nationalities[1].into(),
        axis: words.nationality.into(),
        alternative: None,
        kind: ChartKind::Stacked {
            parts: vec![
                Series::new(words.women, "#reached+ind+f"),
                Series::new(words.men, "#reached+ind+m"),
            ],
            rows: vec![
                row(words.total, 155, 378),
                row(words.countries[0], 111, 287),
                row(words.countries[1], 19, 29),
            ],
            full: true,
        },
        notes: vec![],
    }
}

/// An age pyramid with a withheld band.
pub(crate) fn ages(words: &Words) -> Chart {
    let band = |label: &str, women, men| Band {
        label: label.into(),
        start: Cell::int(women),
        end: Cell::int(men),
    };
    Chart {
        anchor: "ages".into(),
        title: words.ages.into(),
        subtitle: words.nationalities[1].into(),
        axis: words.age.into(),
        alternative: None,
        kind: ChartKind::Pyramid {
            start: Series::new(words.women, "#reached+ind+f"),
            end: Series::new(words.men, "#reached+ind+m"),
            bands: vec![
                Band {
                    label: "0–4".into(),
                    start: Cell::suppressed(),
                    end: Cell::suppressed(),
                },
                band("5–11", 22, 27),
                band("12–17", 15, 23),
                band("18–59", 96, 301),
                Band {
                    label: "60+".into(),
                    start: Cell::suppressed(),
                    end: Cell::suppressed(),
                },
            ],
        },
        notes: vec![],
    }
}

/// Entries over issues, with a gap.
pub(crate) fn entries_chart(words: &Words) -> Chart {
    Chart {
        anchor: "entries-chart".into(),
        title: words.entries_title.into(),
        subtitle: words.entries_subtitle.into(),
        axis: words.issue.into(),
        alternative: None,
        kind: ChartKind::Lines {
            points: words.days.iter().map(|d| (*d).to_owned()).collect(),
            lines: vec![Line {
                series: Series::new(words.entries_series, "#affected+ind"),
                values: vec![
                    Cell::int(21_004),
                    Cell::int(23_950),
                    Cell::empty(),
                    Cell::int(27_806),
                    Cell::int(30_011),
                    Cell::int(32_322),
                ],
            }],
            filled: true,
        },
        notes: vec![words.source.into()],
    }
}
