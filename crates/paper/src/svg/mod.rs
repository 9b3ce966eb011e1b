//! Draws a chart as SVG with a title and a description. It uses presentation attributes only, no
//! style sheet and no script, so that it may stand in a page with a strict content policy.

mod bars;
mod canvas;
mod letters;
mod lines;
mod pyramid;

use canvas::Canvas;
#[cfg(feature = "pdf")]
pub(crate) use canvas::Lettering;
pub(crate) use canvas::{Hold, Picture, WIDTH};
use letters::{Pen, text_width};

use crate::chart::{Chart, ChartKind};
use crate::document::Direction;
use crate::labels::Labels;
use crate::table::{Cell, Value};

impl Chart {
    /// The picture: an SVG element of 640 units' width that scales, with `<title>` and `<desc>`.
    ///
    /// Title, subtitle and notes are not drawn: they stand as text beside it. Suppressed values
    /// show the mark of [`Labels::suppressed_mark`], long names are wrapped or shortened and stand
    /// whole in [`Chart::table`]. `direction` mirrors the picture.
    ///
    /// ```
    /// use paper::{Bar, Cell, Chart, ChartKind, Direction, Labels};
    ///
    /// let chart = Chart {
    ///     anchor: "nationalities".into(),
    ///     title: "Three in four returned to Iraq".into(),
    ///     subtitle: "People who departed, 1 January – 9 June 2022".into(),
    ///     axis: "Nationality".into(),
    ///     alternative: None,
    ///     kind: ChartKind::Bars {
    ///         measure: "People".into(),
    ///         tag: "#reached+ind".into(),
    ///         bars: vec![Bar::new("Iraq", Cell::int(398)), Bar::new("Cuba", Cell::int(48))],
    ///     },
    ///     notes: vec![],
    /// };
    /// let svg = chart.svg(&Labels::default(), Direction::Ltr);
    /// assert!(svg.contains("<title id=\"nationalities-title\">Three in four"));
    /// ```
    pub fn svg(&self, labels: &Labels, direction: Direction) -> String {
        self.picture(labels, direction, true).svg
    }

    /// The picture and its text; `lettered` says whether the SVG holds that text too.
    pub(crate) fn picture(&self, labels: &Labels, direction: Direction, lettered: bool) -> Picture {
        let mut canvas = Canvas::new(&self.anchor, direction);
        let height = match &self.kind {
            ChartKind::Bars { bars, .. } => bars::bars(&mut canvas, bars, labels),
            ChartKind::Stacked { parts, rows, full } => {
                bars::stacked(&mut canvas, parts, rows, *full, labels)
            }
            ChartKind::Pyramid { start, end, bands } => {
                pyramid::pyramid(&mut canvas, start, end, bands, labels)
            }
            ChartKind::Lines {
                points,
                lines,
                filled,
            } => lines::lines(&mut canvas, points, lines, *filled, labels),
        };
        canvas.finish(height, &self.title, &self.alternative(labels), lettered)
    }
}

/// What is printed beside or in place of a shape.
fn caption(cell: &Cell, labels: &Labels) -> String {
    match &cell.value {
        Value::Suppressed => labels.suppressed_mark.clone(),
        Value::Int(_) | Value::Decimal { .. } | Value::Percent { .. } => {
            labels.show(&cell.value).unwrap_or_default()
        }
        Value::Text(_) | Value::Date(_) | Value::Empty => labels.empty_mark.clone(),
    }
}

/// The largest of some cells, at least a little more than nothing.
fn largest<'a>(cells: impl Iterator<Item = &'a Cell>) -> f64 {
    cells
        .filter_map(Cell::size)
        .fold(f64::MIN_POSITIVE, f64::max)
}

/// Room for the widest of some texts, at most `limit`.
fn widest<'a>(texts: impl Iterator<Item = &'a str>, pen: Pen, limit: f64) -> f64 {
    let width = texts.map(|text| text_width(text, pen)).fold(0.0, f64::max);
    width.min(limit)
}

/// A row of swatches with names; returns the height it took.
fn legend<'a>(canvas: &mut Canvas, names: impl Iterator<Item = &'a str>) -> f64 {
    let (mut x, mut y) = (0.0, 0.0);
    for (series, name) in names.enumerate() {
        let name = letters::wrap(name, WIDTH - 24.0, 1, Pen::LABEL).concat();
        let width = 18.0 + text_width(&name, Pen::LABEL) + 18.0;
        if x > 0.0 && x + width > WIDTH {
            x = 0.0;
            y += 20.0;
        }
        canvas.bar(x + 0.5, y + 1.0, 12.0, 12.0, series);
        canvas.text((x + 18.0, y + 11.5), Hold::Start, Pen::LABEL, &name);
        x += width;
    }
    y + 26.0
}
