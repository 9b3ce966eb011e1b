//! Lines over time. The scale starts at nothing, a missing value is a gap and never a guess, and
//! each line carries its name where it ends.

use super::canvas::{Canvas, Hold, INK, RULE, WIDTH};
use super::letters::{Pen, text_width, wrap};
use super::{caption, widest};
use crate::chart::Line;
use crate::labels::Labels;
use crate::table::{Cell, Value};

const TOP: f64 = 22.0;
const PLOT: f64 = 210.0;
const BASE: f64 = TOP + PLOT;

/// Where things are.
struct Plot {
    left: f64,
    right: f64,
    points: usize,
    scale: f64,
}

impl Plot {
    fn x(&self, point: usize) -> f64 {
        if self.points < 2 {
            return f64::midpoint(self.left, self.right);
        }
        #[expect(clippy::cast_precision_loss, reason = "a handful of points")]
        let share = point as f64 / (self.points - 1) as f64;
        self.left + share * (self.right - self.left)
    }

    fn y(&self, value: f64) -> f64 {
        BASE - value * self.scale
    }
}

/// Draws them and returns the height of the picture.
pub(super) fn lines(
    canvas: &mut Canvas,
    points: &[String],
    lines: &[Line],
    filled: bool,
    labels: &Labels,
) -> f64 {
    let all = || lines.iter().flat_map(|line| &line.values);
    let step = step(super::largest(all()));
    let ticks = ticks(all(), step, labels);
    let tick_texts = ticks.iter().map(|(_, text)| text.as_str());
    let names = lines.iter().map(|line| line.series.name.as_str());
    let plot = Plot {
        left: widest(tick_texts, Pen::SMALL, 90.0) + 16.0,
        right: WIDTH - widest(names, Pen::VALUE, 150.0) - 26.0,
        points: points.len(),
        scale: PLOT / ticks.last().map_or(1.0, |(value, _)| *value),
    };
    for (value, text) in &ticks {
        let y = plot.y(*value);
        canvas.rule((plot.left - 6.0, y), (plot.right + 6.0, y), RULE);
        canvas.text((plot.left - 12.0, y + 4.0), Hold::End, Pen::SMALL, text);
    }
    if filled && lines.len() == 1 {
        for (stretch, _) in stretches(&plot, &lines[0].values) {
            canvas.area(&stretch, BASE);
        }
    }
    canvas.rule((plot.left - 6.0, BASE), (plot.right + 6.0, BASE), INK);
    let mut taken = Vec::new();
    for (series, line) in lines.iter().enumerate() {
        draw_line(canvas, &plot, line, series);
        name_line(canvas, &plot, line, series, &mut taken);
    }
    if let [line] = lines {
        write_values(canvas, &plot, line, labels);
    }
    BASE + write_points(canvas, &plot, points) + 8.0
}

/// The unbroken stretches of a line and the index of the last point of each.
fn stretches(plot: &Plot, values: &[Cell]) -> Vec<(Vec<(f64, f64)>, usize)> {
    let mut out: Vec<(Vec<(f64, f64)>, usize)> = Vec::new();
    for (i, cell) in values.iter().take(plot.points).enumerate() {
        let Some(value) = cell.size() else { continue };
        let point = (plot.x(i), plot.y(value));
        match out.last_mut() {
            Some((stretch, last)) if *last + 1 == i => {
                stretch.push(point);
                *last = i;
            }
            _ => out.push((vec![point], i)),
        }
    }
    out
}

fn draw_line(canvas: &mut Canvas, plot: &Plot, line: &Line, series: usize) {
    for (stretch, _) in stretches(plot, &line.values) {
        canvas.path(&stretch, series);
        for point in stretch {
            canvas.marker(point, series);
        }
    }
}

/// Writes the name beside the last point, moved until it hides no other name.
fn name_line(canvas: &mut Canvas, plot: &Plot, line: &Line, series: usize, taken: &mut Vec<f64>) {
    const APART: f64 = 15.0;
    let stretches = stretches(plot, &line.values);
    let mut y = stretches
        .last()
        .and_then(|(points, _)| points.last())
        .map_or(BASE, |point| point.1);
    let mut tries = taken.len() + 1;
    while tries > 0
        && let Some(near) = taken.iter().find(|t| (**t - y).abs() < APART)
    {
        y = near - APART;
        tries -= 1;
    }
    taken.push(y);
    canvas.marker((plot.right + 14.0, y), series);
    let name = wrap(&line.series.name, WIDTH - plot.right - 22.0, 1, Pen::VALUE).concat();
    canvas.text((plot.right + 22.0, y + 4.0), Hold::Start, Pen::VALUE, &name);
}

/// A single line has room for its values; points that crowd show only the last one.
fn write_values(canvas: &mut Canvas, plot: &Plot, line: &Line, labels: &Labels) {
    let few = plot.points <= 8;
    for (i, cell) in line.values.iter().take(plot.points).enumerate() {
        let withheld = cell.value == Value::Suppressed;
        if !(few || withheld || i + 1 == plot.points) {
            continue;
        }
        let y = cell.size().map_or(BASE, |value| plot.y(value)) - 9.0;
        let pen = if withheld { Pen::SMALL } else { Pen::VALUE };
        canvas.text((plot.x(i), y), Hold::Middle, pen, &caption(cell, labels));
    }
}

/// Writes as many names of points as have room, always level; returns the height they took.
fn write_points(canvas: &mut Canvas, plot: &Plot, points: &[String]) -> f64 {
    const LEADING: f64 = 13.0;
    let apart = if plot.points < 2 {
        plot.right - plot.left
    } else {
        plot.x(1) - plot.x(0)
    };
    let longest_word = points
        .iter()
        .flat_map(|name| name.split_whitespace())
        .map(|word| text_width(word, Pen::SMALL))
        .fold(24.0, f64::max);
    // Every first, second, third… name, so that the longest word still stands alone.
    let mut every = 1;
    let mut room = apart;
    while room < longest_word + 6.0 && every < plot.points {
        every += 1;
        room += apart;
    }
    let mut lines = 1.0f64;
    for (i, name) in points.iter().enumerate() {
        let from_end = plot.points - 1 - i;
        if !from_end.is_multiple_of(every) {
            continue;
        }
        let mut y = BASE + 18.0;
        let written = wrap(name, room.min(120.0) - 6.0, 3, Pen::SMALL);
        for line in &written {
            canvas.text((plot.x(i), y), Hold::Middle, Pen::SMALL, line);
            y += LEADING;
        }
        lines = lines.max((y - BASE - 18.0) / LEADING);
    }
    canvas_height(lines, LEADING)
}

fn canvas_height(lines: f64, leading: f64) -> f64 {
    18.0 + (lines - 1.0) * leading
}

/// A step of 1, 2 or 5 with zeros that makes at most five of them.
fn step(most: f64) -> f64 {
    let rough = (most / 4.0).max(0.000_001);
    let magnitude = 10f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|nice| nice * magnitude);
    steps.into_iter().find(|s| *s >= rough).unwrap_or(rough)
}

/// The scale, written in the manner of the data: counts as counts, shares as shares.
fn ticks<'a>(
    cells: impl Iterator<Item = &'a Cell> + Clone,
    step: f64,
    labels: &Labels,
) -> Vec<(f64, String)> {
    let most = super::largest(cells.clone());
    let percent = cells
        .clone()
        .any(|cell| matches!(cell.value, Value::Percent { .. }));
    let counts = cells
        .filter(|cell| cell.size().is_some())
        .all(|cell| matches!(cell.value, Value::Int(_)));
    let step = if counts { step.max(1.0) } else { step };
    let places: u8 = [0, 1, 2, 3]
        .into_iter()
        .find(|p| (step * 10f64.powi(i32::from(*p))).fract().abs() < 1e-9)
        .unwrap_or(3);
    let mut out = Vec::new();
    let mut tick = 0.0;
    loop {
        #[expect(clippy::cast_possible_truncation, reason = "ticks are round numbers")]
        let value = (tick * 10f64.powi(i32::from(places))).round() as i64;
        let value = if percent {
            Value::Percent { value, places }
        } else {
            Value::Decimal { value, places }
        };
        out.push((tick, labels.show(&value).unwrap_or_default()));
        if tick >= most {
            return out;
        }
        tick += step;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (most, wanted) in [(32_322.0, 10_000.0), (7.0, 2.0), (0.9, 0.5), (100.0, 50.0)] {
            assert!((step(most) - wanted).abs() < 1e-9, "{most}: {}", step(most));
        }
    }

    #[test]
    fn a_scale_of_nothing_still_ends() {
        let cells = [Cell::int(0)];
        let ticks = ticks(cells.iter(), step(0.0), &Labels::default());
        assert_eq!(ticks.len(), 2);
        assert_eq!(ticks[1].1, "1");
    }
}
