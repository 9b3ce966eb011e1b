//! A chart in words and as a table, for those who cannot see the picture and those who want its
//! numbers. Both are made from the data that is drawn, never written beside it.

use crate::chart::{Band, Bar, Chart, ChartKind, Line, Series};
use crate::labels::{ChartLabels, Labels};
use crate::table::{Cell, Column, Table, Value};
use crate::text::fill;

/// An alternative sentence names so many items, then says how many more there are.
const SPOKEN: usize = 12;

impl Chart {
    /// The sentence that replaces the picture: [`Chart::alternative`], or the data told with
    /// [`ChartLabels`]: the first dozen items and how many more.
    pub fn alternative(&self, labels: &Labels) -> String {
        if let Some(text) = &self.alternative {
            return text.clone();
        }
        let words = &labels.charts;
        match &self.kind {
            ChartKind::Bars { bars, .. } => {
                let items = bars.iter().map(|bar| item(&bar.label, &bar.value, labels));
                bars_sentence(words, items)
            }
            ChartKind::Pyramid { start, end, bands } => {
                let groups = bands.iter().map(|band| {
                    let sides = [(start, &band.start), (end, &band.end)];
                    group(&band.label, sides.into_iter(), labels)
                });
                bars_sentence(words, groups)
            }
            ChartKind::Stacked { parts, rows, .. } => {
                let groups = rows
                    .iter()
                    .map(|row| group(&row.label, parts.iter().zip(&row.values), labels));
                bars_sentence(words, groups)
            }
            ChartKind::Lines { points, lines, .. } => {
                let items = lines.iter().map(|line| line_told(line, points, labels));
                let first = points.first().map_or("", String::as_str);
                let last = points.last().map_or("", String::as_str);
                fill(
                    &words.lines,
                    &[
                        ("first", first),
                        ("last", last),
                        ("items", &join(words, items)),
                    ],
                )
            }
        }
    }

    /// The data behind the picture, with its whole names: captioned with title and subtitle.
    pub fn table(&self) -> Table {
        let mut columns = vec![Column::text(&self.axis, "")];
        let number = |series: &Series| Column::number(&series.name, &series.tag);
        let rows: Vec<Vec<Cell>> = match &self.kind {
            ChartKind::Bars { measure, tag, bars } => {
                columns.push(Column::number(measure, tag));
                let row = |bar: &Bar| vec![Cell::text(&bar.label), bar.value.clone()];
                bars.iter().map(row).collect()
            }
            ChartKind::Pyramid { start, end, bands } => {
                columns.extend([number(start), number(end)]);
                let row = |band: &Band| {
                    vec![
                        Cell::text(&band.label),
                        band.start.clone(),
                        band.end.clone(),
                    ]
                };
                bands.iter().map(row).collect()
            }
            ChartKind::Stacked { parts, rows, .. } => {
                columns.extend(parts.iter().map(number));
                rows.iter()
                    .map(|row| {
                        let mut cells = vec![Cell::text(&row.label)];
                        cells.extend(row.values.iter().take(parts.len()).cloned());
                        cells
                    })
                    .collect()
            }
            ChartKind::Lines { points, lines, .. } => {
                columns.extend(lines.iter().map(|line| number(&line.series)));
                let row = |(i, point): (usize, &String)| {
                    let mut cells = vec![Cell::text(point)];
                    cells.extend(
                        lines
                            .iter()
                            .map(|line| line.values.get(i).cloned().unwrap_or_default()),
                    );
                    cells
                };
                points.iter().enumerate().map(row).collect()
            }
        };
        let caption = match (self.title.as_str(), self.subtitle.as_str()) {
            (title, "") => title.to_owned(),
            (title, subtitle) => format!("{title} – {subtitle}"),
        };
        let mut table = Table::new(caption, columns);
        for row in rows {
            table.push(row);
        }
        table.notes.clone_from(&self.notes);
        table
    }
}

/// A value in a sentence.
fn told(cell: &Cell, labels: &Labels) -> String {
    match &cell.value {
        Value::Suppressed => labels.suppressed.clone(),
        Value::Int(_) | Value::Decimal { .. } | Value::Percent { .. } => {
            labels.show(&cell.value).unwrap_or_default()
        }
        Value::Text(_) | Value::Date(_) | Value::Empty => labels.charts.missing.clone(),
    }
}

fn item(name: &str, cell: &Cell, labels: &Labels) -> String {
    let value = told(cell, labels);
    fill(&labels.charts.item, &[("name", name), ("value", &value)])
}

fn group<'a>(
    name: &str,
    parts: impl ExactSizeIterator<Item = (&'a Series, &'a Cell)>,
    labels: &Labels,
) -> String {
    let values = parts.map(|(series, cell)| item(&series.name, cell, labels));
    let values = join(&labels.charts, values);
    fill(&labels.charts.group, &[("name", name), ("values", &values)])
}

fn bars_sentence(words: &ChartLabels, items: impl ExactSizeIterator<Item = String>) -> String {
    let count = items.len().to_string();
    let items = join(words, items);
    fill(&words.bars, &[("count", &count), ("items", &items)])
}

fn line_told(line: &Line, points: &[String], labels: &Labels) -> String {
    let values = &line.values[..line.values.len().min(points.len())];
    let empty = Cell::empty();
    let start = told(values.first().unwrap_or(&empty), labels);
    let end = told(values.last().unwrap_or(&empty), labels);
    let known = values
        .iter()
        .zip(points)
        .filter_map(|(cell, point)| Some((cell.size()?, cell, point)));
    let highest = known.fold(
        None,
        |best: Option<(f64, &Cell, &String)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        },
    );
    let (highest, at) = highest.map_or((labels.charts.missing.clone(), ""), |(_, cell, point)| {
        (told(cell, labels), point.as_str())
    });
    fill(
        &labels.charts.line,
        &[
            ("name", &line.series.name),
            ("start", &start),
            ("end", &end),
            ("highest", &highest),
            ("at", at),
        ],
    )
}

/// Joins the first items and says how many more there are.
fn join(words: &ChartLabels, items: impl ExactSizeIterator<Item = String>) -> String {
    let more = items.len().saturating_sub(SPOKEN);
    let mut spoken: Vec<String> = items.take(SPOKEN).collect();
    if more > 0 {
        spoken.push(fill(&words.more, &[("count", &more.to_string())]));
    }
    spoken.join(&words.comma)
}
