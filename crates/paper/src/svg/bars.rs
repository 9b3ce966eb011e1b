//! Horizontal bars: one value each, or made of parts. Lengths start at nothing, always: a bar that
//! starts elsewhere lies.

use super::canvas::{Canvas, Hold, RULE, WIDTH};
use super::letters::{Pen, text_width, wrap};
use super::{caption, largest, legend, widest};
use crate::chart::{Bar, Parts, Series};
use crate::labels::Labels;
use crate::table::{Cell, Value};

const BAR: f64 = 16.0;
const ROW: f64 = 26.0;
/// Rows of a chart with a name on two lines.
const TALL_ROW: f64 = 34.0;
/// Names take at most this much of the width.
const NAMES: f64 = 200.0;
const GAP: f64 = 10.0;

/// Draws bars and returns the height of the picture.
pub(super) fn bars(canvas: &mut Canvas, bars: &[Bar], labels: &Labels) -> f64 {
    let names = Names::new(bars.iter().map(|bar| bar.label.as_str()));
    let captions: Vec<String> = bars.iter().map(|b| caption(&b.value, labels)).collect();
    let after = widest(captions.iter().map(String::as_str), Pen::VALUE, 120.0) + 8.0;
    let room = WIDTH - names.width - GAP - after;
    let most = largest(bars.iter().map(|bar| &bar.value));
    let mut y = 4.0;
    for (i, (bar, caption)) in bars.iter().zip(&captions).enumerate() {
        names.draw(canvas, i, y);
        let middle = y + names.row / 2.0;
        let length = bar.value.size().map_or(0.0, |value| value / most * room);
        if length > 0.0 {
            canvas.bar(names.width + GAP, middle - BAR / 2.0, length, BAR, 0);
        }
        let at = (names.width + GAP + length + 7.0, middle + 4.3);
        canvas.text(at, Hold::Start, value_pen(&bar.value), caption);
        y += names.row;
    }
    base_line(canvas, names.width + GAP, (4.0, y));
    y + 4.0
}

/// Draws bars made of parts, and their legend, and returns the height of the picture.
pub(super) fn stacked(
    canvas: &mut Canvas,
    parts: &[Series],
    rows: &[Parts],
    full: bool,
    labels: &Labels,
) -> f64 {
    let names = Names::new(rows.iter().map(|row| row.label.as_str()));
    let room = WIDTH - names.width - GAP - if full { 2.0 } else { 48.0 };
    let total = |row: &Parts| row.values.iter().filter_map(Cell::size).sum::<f64>();
    let most = rows.iter().map(total).fold(f64::MIN_POSITIVE, f64::max);
    let top = legend(canvas, parts.iter().map(|part| part.name.as_str()));
    let mut y = top;
    for (i, row) in rows.iter().enumerate() {
        names.draw(canvas, i, y);
        let middle = y + names.row / 2.0;
        let withheld = row.values.iter().any(|v| v.value == Value::Suppressed);
        let mut x = names.width + GAP;
        // Shares of a total of which a part is withheld would tell that part, or lie.
        if !(full && withheld) {
            let whole = if full { total(row) } else { most };
            x = draw_parts(
                canvas,
                row,
                (x, middle),
                room / whole.max(f64::MIN_POSITIVE),
                labels,
            );
        }
        if withheld {
            let at = (x + 7.0, middle + 4.3);
            canvas.text(at, Hold::Start, Pen::SMALL, &labels.suppressed_mark);
        }
        y += names.row;
    }
    base_line(canvas, names.width + GAP, (top, y));
    y + 4.0
}

fn draw_parts(
    canvas: &mut Canvas,
    row: &Parts,
    (mut x, middle): (f64, f64),
    scale: f64,
    labels: &Labels,
) -> f64 {
    const HEIGHT: f64 = 18.0;
    for (series, cell) in row.values.iter().enumerate() {
        let length = cell.size().map_or(0.0, |value| value * scale);
        if length <= 0.0 {
            continue;
        }
        canvas.bar(x, middle - HEIGHT / 2.0, length, HEIGHT, series);
        let caption = caption(cell, labels);
        if let Some(color) = Canvas::on_fill(series) {
            let pen = Pen::new(11.0, true, color);
            if text_width(&caption, pen) + 8.0 < length {
                let at = (x + length / 2.0, middle + 4.0);
                canvas.text(at, Hold::Middle, pen, &caption);
            }
        }
        x += length;
    }
    x
}

/// Where all bars start.
fn base_line(canvas: &mut Canvas, x: f64, (top, bottom): (f64, f64)) {
    canvas.rule((x, top), (x, bottom), RULE);
}

fn value_pen(cell: &Cell) -> Pen {
    if cell.size().is_some() {
        Pen::VALUE
    } else {
        Pen::SMALL
    }
}

/// The names at the start of the rows.
struct Names {
    lines: Vec<Vec<String>>,
    width: f64,
    row: f64,
}

impl Names {
    fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let lines: Vec<Vec<String>> = names.map(|name| wrap(name, NAMES, 2, Pen::LABEL)).collect();
        let all = lines.iter().flatten().map(String::as_str);
        let tall = lines.iter().any(|lines| lines.len() > 1);
        Self {
            width: widest(all, Pen::LABEL, NAMES),
            row: if tall { TALL_ROW } else { ROW },
            lines,
        }
    }

    fn draw(&self, canvas: &mut Canvas, row: usize, y: f64) {
        const LEADING: f64 = 14.0;
        let Some(lines) = self.lines.get(row) else {
            return;
        };
        #[expect(clippy::cast_precision_loss, reason = "one or two")]
        let extra = (lines.len() - 1) as f64 * LEADING / 2.0;
        let mut y = y + self.row / 2.0 + 4.3 - extra;
        for line in lines {
            canvas.text((self.width, y), Hold::End, Pen::LABEL, line);
            y += LEADING;
        }
    }
}
