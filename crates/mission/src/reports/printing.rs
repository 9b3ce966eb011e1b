//! Printings of one report: page, PDF, XLSX annex, CSV with an HXL row. All print the same figures;
//! none computes anything of its own.

use std::collections::BTreeMap;

use figures::{Alarm, Definition, Figure};
use kit::http::Problem;
use kit::i18n::{Direction, Lang, Precision};
use paper::{
    Block, Card, Cell, ChartLabels, Column, DateStyle, Document, Fact, Labels, Language,
    NumberStyle, Run, Sheet, Table, Workbook,
};

use super::model::{Report, Section};
use super::narrative::{Piece, paragraphs};
use super::{chart, live, store, view, wording, words};
use crate::App;

/// The figures that a printing shows, with those of the issue before and the alarms.
pub(super) struct Figures<'a> {
    app: &'a App,
    pub(super) now: BTreeMap<String, Figure>,
    pub(super) before: BTreeMap<String, Figure>,
    /// Figure id and what is wrong or surprising.
    pub(super) alarms: Vec<(String, Alarm)>,
}

impl<'a> Figures<'a> {
    /// Reads or computes them.
    pub(super) async fn of(app: &'a App, report: &Report) -> Result<Self, Problem> {
        Self::with(app, report, live::of_report(app, report).await?).await
    }

    /// The same over figures that were read already: what is cleared is what was checked.
    pub(super) async fn with(
        app: &'a App,
        report: &Report,
        now: BTreeMap<String, Figure>,
    ) -> Result<Self, Problem> {
        let earlier = live::earlier(app, report).await?;
        let mut alarms = Vec::new();
        for definition in &app.definitions {
            let Some(figure) = now.get(&definition.id) else {
                continue;
            };
            let past: Vec<Figure> = earlier
                .iter()
                .filter_map(|issue| issue.get(&definition.id).cloned())
                .collect();
            alarms.extend(
                figures::check(definition, figure, &past)
                    .into_iter()
                    .map(|a| (definition.id.clone(), a)),
            );
        }
        Ok(Self {
            app,
            now,
            before: earlier.into_iter().next().unwrap_or_default(),
            alarms,
        })
    }

    /// A figure and what it means.
    pub(super) fn find(&self, id: &str) -> Option<(&Definition, &Figure)> {
        let definition = self.app.definitions.iter().find(|d| d.id == id)?;
        Some((definition, self.now.get(id)?))
    }

    /// Whether a printed text differs from the one in the issue before.
    fn changed(&self, lang: &Lang, id: &str, what: &str) -> bool {
        let Some((definition, now)) = self.find(id) else {
            return false;
        };
        let Some(before) = self.before.get(id) else {
            return false;
        };
        token(lang, definition, now, what) != token(lang, definition, before, what)
    }
}

/// What a token prints.
fn token(lang: &Lang, definition: &Definition, figure: &Figure, what: &str) -> String {
    match what {
        "" => wording::number(lang, figure),
        "words" => wording::sentence(lang, definition, figure).to_string(),
        "asof" => lang.date(figure.span.to, Precision::Day).to_string(),
        "ranking" => ranked(lang, definition, figure, 5),
        // Small groups are named without their numbers: a count of one points at somebody.
        "others" => ranked_rest(lang, definition, figure, 2),
        part => lang.number(figure.parts.get(part).copied().unwrap_or(0)),
    }
}

fn by_size(figure: &Figure) -> Vec<&String> {
    let mut parts: Vec<(&String, &i64)> = figure
        .parts
        .iter()
        .filter(|(code, n)| **n > 0 && *code != "unknown")
        .collect();
    parts.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
    parts.into_iter().map(|(code, _)| code).collect()
}

fn ranked(lang: &Lang, definition: &Definition, figure: &Figure, most: usize) -> String {
    let names: Vec<String> = by_size(figure)
        .into_iter()
        .take(most)
        .map(|c| wording::part(lang, &definition.parts, c).to_string())
        .collect();
    listed(lang, &names)
}

/// A sentence must not end in nothing when nothing was counted.
fn listed(lang: &Lang, names: &[String]) -> String {
    if names.is_empty() {
        "–".to_string()
    } else {
        lang.list(names)
    }
}

fn ranked_rest(lang: &Lang, definition: &Definition, figure: &Figure, skip: usize) -> String {
    let mut names: Vec<String> = by_size(figure)
        .into_iter()
        .skip(skip)
        .map(|c| wording::part(lang, &definition.parts, c).to_string())
        .collect();
    names.sort_by_key(|name| lang.sort_key(name));
    listed(lang, &names)
}

/// The report as a document: what page, PDF and HTML share.
pub(super) fn document(
    lang: &Lang,
    report: &Report,
    sections: &[Section],
    figures: &Figures<'_>,
    base_url: &str,
) -> Document {
    let language = match lang.direction() {
        Direction::Rtl => Language::rtl(lang.tag()),
        Direction::Ltr => Language::ltr(lang.tag()),
    };
    let title = words::issue_number(lang, report.issue.to_string()).to_string();
    let mut document = Document::new(language, title, labels(lang));
    document
        .publisher
        .clone_from(&figures.app.house.settings.mission);
    // Also when released: nothing has proved yet that the numbers expose nobody.
    document.status = Some(words::internal_mark(lang).to_string());
    document.header = vec![
        Fact::new(words::period(lang).to_string(), view::period(lang, report)),
        Fact::new(
            words::as_of(lang).to_string(),
            view::day(lang, &report.period_to),
        ),
        Fact::new(
            words::next_on(lang).to_string(),
            view::day(lang, &report.next_on),
        ),
    ];
    document.date = report.period().to;
    document.base_url = base_url.to_string();
    for section in sections {
        document.push(Block::Card(card(lang, section, figures)));
    }
    for chart in chart::charts(lang, figures) {
        document.push(Block::Chart(chart));
    }
    if !report.explanation.is_empty() {
        document.push(Block::Paragraph(vec![Run::text(
            report.explanation.clone(),
        )]));
    }
    document.push(Block::Disclaimers(vec![
        words::disclaimer(lang).to_string(),
    ]));
    document
}

fn card(lang: &Lang, section: &Section, figures: &Figures<'_>) -> Card {
    let blocks = paragraphs(&section.narrative)
        .into_iter()
        .map(|pieces| {
            Block::Paragraph(
                pieces
                    .into_iter()
                    .map(|piece| run(lang, piece, figures))
                    .collect(),
            )
        })
        .collect();
    Card {
        anchor: format!("section-{}", section.position + 1),
        heading: section.heading.clone(),
        blocks,
    }
}

fn run(lang: &Lang, piece: Piece, figures: &Figures<'_>) -> Run {
    match piece {
        Piece::Text(text) => Run::text(text),
        Piece::Token { figure: id, what } => match figures.find(&id) {
            Some((definition, figure)) => {
                let run = Run::figure(token(lang, definition, figure, &what), id.clone());
                if figures.changed(lang, &id, &what) {
                    run.changed()
                } else {
                    run
                }
            }
            // A token of a figure that is not there is printed as it is, so that it is noticed.
            None => Run::strong(format!("{{{{{id}}}}}")),
        },
    }
}

/// One row for each figure: the annex, and the file for machines.
pub(super) fn annex(lang: &Lang, report: &Report, figures: &Figures<'_>) -> Table {
    let columns = vec![
        Column::text(words::figure_id(lang).to_string(), "#indicator+code"),
        Column::text(words::figure(lang).to_string(), "#indicator+name"),
        Column::number(words::value(lang).to_string(), "#indicator+value+num"),
        Column::text(words::unit(lang).to_string(), "#indicator+unit"),
        Column::text(words::kind(lang).to_string(), "#indicator+kind"),
        Column::number(
            words::numerator(lang).to_string(),
            "#indicator+numerator+num",
        ),
        Column::number(
            words::denominator(lang).to_string(),
            "#indicator+denominator+num",
        ),
        Column::number(words::part_female(lang).to_string(), "#indicator+f+num"),
        Column::number(words::part_male(lang).to_string(), "#indicator+m+num"),
        Column::date(words::from(lang).to_string(), "#date+start"),
        Column::date(words::until(lang).to_string(), "#date+end"),
        Column::number(words::previous(lang).to_string(), "#indicator+previous+num"),
    ];
    let mut table = Table::new(
        words::annex(lang, report.issue.to_string()).to_string(),
        columns,
    );
    for (id, figure) in &figures.now {
        let Some((definition, _)) = figures.find(id) else {
            continue;
        };
        let share = figure.denominator.is_some();
        let optional = |n: Option<i64>| n.map_or_else(Cell::default, Cell::int);
        let from = if figure.span.is_open() {
            Cell::default()
        } else {
            Cell::date(figure.span.from)
        };
        let value = |f: &Figure| match f.denominator.and(f.per_mille()) {
            Some(tenths) => Cell::decimal(tenths, 1),
            None => Cell::int(f.value),
        };
        table.push(vec![
            Cell::text(id.clone()),
            Cell::text(wording::title(lang, definition).to_string()),
            value(figure),
            Cell::text(if share {
                "percent".to_string()
            } else {
                figure.unit.clone()
            }),
            Cell::text(figure.kind.as_str()),
            optional(share.then_some(figure.value)),
            optional(figure.denominator),
            optional(figure.parts.get("female").copied()),
            optional(figure.parts.get("male").copied()),
            from,
            Cell::date(figure.span.to),
            figures.before.get(id).map_or_else(Cell::default, value),
        ]);
    }
    table
}

/// A finished printing.
pub struct Printing {
    /// Bytes of the file.
    pub bytes: Vec<u8>,
    /// Its content type.
    pub content_type: &'static str,
    /// Its ending.
    pub ending: &'static str,
}

/// The formats that exist.
pub const FORMATS: &[&str] = &["pdf", "html", "xlsx", "csv"];

/// Prints a report. An unknown format is "not found".
pub async fn print(
    app: &App,
    lang: &Lang,
    report: &Report,
    format: &str,
    base_url: &str,
) -> Result<Printing, Problem> {
    let sections = store::sections(&app.house.db, &report.id).await?;
    let figures = Figures::of(app, report).await?;
    let document = document(lang, report, &sections, &figures, base_url);
    let (bytes, content_type, ending) = match format {
        "pdf" => {
            // Laying out pages is arithmetic of up to a second: not on the threads that answer.
            let made = tokio::task::spawn_blocking(move || paper::pdf(&document, &[])).await;
            let made = made.map_err(|_| Problem::Internal("the PDF writer panicked".into()))?;
            (
                made.map_err(|fault| refused(lang, &fault))?,
                "application/pdf",
                "pdf",
            )
        }
        "html" => (
            paper::html(&document).into_bytes(),
            "text/html; charset=utf-8",
            "html",
        ),
        "csv" => {
            let table = annex(lang, report, &figures);
            (
                paper::csv(&table, &document.labels).into(),
                "text/csv; charset=utf-8",
                "csv",
            )
        }
        "xlsx" => {
            let book = workbook(lang, report, &figures, &document);
            let bytes = paper::xlsx(&book).map_err(|e| Problem::Internal(e.to_string()))?;
            (
                bytes,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "xlsx",
            )
        }
        _ => return Err(Problem::NotFound),
    };
    Ok(Printing {
        bytes,
        content_type,
        ending,
    })
}

fn refused(lang: &Lang, fault: &paper::PdfFault) -> Problem {
    match fault {
        paper::PdfFault::MissingGlyph { .. } => Problem::Refused(words::missing_glyph(lang)),
        other => Problem::Internal(other.to_string()),
    }
}

fn workbook(lang: &Lang, report: &Report, figures: &Figures<'_>, document: &Document) -> Workbook {
    let table = annex(lang, report, figures);
    Workbook {
        title: document.title.clone(),
        publisher: document.publisher.clone(),
        date: document.date,
        language: document.language.clone(),
        sheets: vec![Sheet {
            name: words::figures(lang).to_string(),
            table,
        }],
        notes: document.header.clone(),
        labels: document.labels.clone(),
    }
}

fn labels(lang: &Lang) -> Labels {
    let text = |t: kit::i18n::Text| t.to_string();
    // The numbers of a language, read off its own formatting.
    let group: String = lang
        .number(1_234_567)
        .chars()
        .filter(|c| !c.is_ascii_digit())
        .take(1)
        .collect();
    let decimal: String = lang
        .decimal(0.5, 1)
        .chars()
        .filter(|c| !c.is_ascii_digit())
        .collect();
    let percent = lang.percent(5.0, 0).replace('5', "{n}");
    let months = std::array::from_fn(|m| lang.month_name(i8::try_from(m + 1).unwrap_or(1)));
    Labels {
        page: text(words::paper_page(lang, "{page}", "{pages}")),
        permalink: text(words::paper_permalink(lang)),
        changed: text(words::paper_changed(lang)),
        data_table: text(words::paper_data_table(lang)),
        suppressed_mark: "[c]".into(),
        suppressed: text(words::paper_suppressed(lang)),
        suppressed_column: text(words::paper_suppressed_column(lang, "{column}")),
        empty_mark: "–".into(),
        no_rows: text(words::paper_no_rows(lang)),
        figures_heading: text(words::paper_figures_heading(lang)),
        figures_text: text(words::paper_figures_text(lang)),
        notes_sheet: text(words::paper_notes(lang)),
        numbers: NumberStyle {
            group,
            decimal,
            percent,
        },
        dates: DateStyle {
            pattern: "{day} {month} {year}".into(),
            months,
        },
        charts: ChartLabels {
            bars: text(words::paper_bars(lang, "{count}", "{items}")),
            lines: text(words::paper_lines(lang, "{first}", "{last}", "{items}")),
            item: "{name} {value}".into(),
            line: text(words::paper_line(
                lang,
                "{name}",
                "{start}",
                "{end}",
                "{highest}",
                "{at}",
            )),
            group: "{name} ({values})".into(),
            comma: text(words::paper_comma(lang)),
            more: text(words::paper_more(lang, "{count}")),
            missing: text(words::paper_missing(lang)),
        },
    }
}
