//! An age pyramid: the same scale on both sides, the youngest at the bottom, ages in the middle.

use super::canvas::{Canvas, Hold, RULE, WIDTH};
use super::letters::{Pen, wrap};
use super::{caption, largest, widest};
use crate::chart::{Band, Series};
use crate::labels::Labels;
use crate::table::Cell;

const BAR: f64 = 17.0;
const ROW: f64 = 24.0;

/// Draws it and returns the height of the picture.
pub(super) fn pyramid(
    canvas: &mut Canvas,
    start: &Series,
    end: &Series,
    bands: &[Band],
    labels: &Labels,
) -> f64 {
    let names = bands.iter().map(|band| band.label.as_str());
    let middle = widest(names, Pen::LABEL, 110.0) + 24.0;
    let captions = bands.iter().flat_map(|b| [&b.start, &b.end]);
    let captions: Vec<String> = captions.map(|cell| caption(cell, labels)).collect();
    let values = widest(captions.iter().map(String::as_str), Pen::VALUE, 100.0) + 8.0;
    let room = (WIDTH - middle) / 2.0 - values;
    let scale = room / largest(bands.iter().flat_map(|b| [&b.start, &b.end]));
    let inner = [(WIDTH - middle) / 2.0, f64::midpoint(WIDTH, middle)];

    heading(canvas, (inner[0], 12.0), Hold::End, 0, &start.name);
    heading(canvas, (inner[1], 12.0), Hold::Start, 1, &end.name);
    let mut y = 26.0;
    for band in bands.iter().rev() {
        let line = y + ROW / 2.0 + 4.3;
        let name = wrap(&band.label, middle - 10.0, 1, Pen::LABEL).concat();
        canvas.text((WIDTH / 2.0, line), Hold::Middle, Pen::LABEL, &name);
        let top = y + (ROW - BAR) / 2.0;
        for (side, cell) in [&band.start, &band.end].into_iter().enumerate() {
            let length = cell.size().unwrap_or(0.0) * scale;
            let (from, to, hold) = if side == 0 {
                (inner[0] - length, inner[0] - length - 6.0, Hold::End)
            } else {
                (inner[1], inner[1] + length + 6.0, Hold::Start)
            };
            if length > 0.0 {
                canvas.bar(from, top, length, BAR, side);
            }
            canvas.text((to, line), hold, pen(cell), &caption(cell, labels));
        }
        y += ROW;
    }
    for x in inner {
        canvas.rule((x, 26.0), (x, y), RULE);
    }
    y + 4.0
}

/// The name of a side with its swatch, beside the ages.
fn heading(canvas: &mut Canvas, (x, y): (f64, f64), hold: Hold, series: usize, name: &str) {
    let name = wrap(name, WIDTH / 2.0 - 80.0, 1, Pen::VALUE).concat();
    let away = if hold == Hold::End { -1.0 } else { 1.0 };
    let swatch = if hold == Hold::End { x - 12.0 } else { x };
    canvas.bar(swatch, y - 10.5, 12.0, 12.0, series);
    canvas.text((x + away * 18.0, y), hold, Pen::VALUE, &name);
}

fn pen(cell: &Cell) -> Pen {
    if cell.size().is_some() {
        Pen::new(11.5, true, super::canvas::INK)
    } else {
        Pen::SMALL
    }
}
