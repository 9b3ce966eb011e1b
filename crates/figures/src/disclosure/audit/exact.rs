//! Best possible bounds by linear programming, for systems small enough. Bounds are rounded
//! outwards by the solver's tolerance before they are rounded to integers, so that an error of the
//! solver can only make an interval look wider. It must never narrow a bound on a failed solve.

use std::ops::RangeInclusive;

use super::model::Model;
use crate::disclosure::program::{Program, Sum};

/// Largest number of unknown cells for which every bound is solved.
pub(super) const LARGEST: usize = if cfg!(feature = "highs") { 5_000 } else { 600 };
/// Far above the solver's tolerance of 1e-7, far below the distance of two integers.
const SLACK: f64 = 1e-4;
/// A count that may be further above its least value than this has no upper bound to the solver.
const SPAN: i64 = 1 << 20;

/// Which end of a cell's interval.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Least,
    Most,
}

/// Narrows the bounds of the first `cells` cells to the best possible, except where some solution
/// has shown that a side reaches what the rule asks for. False if the system is too large or a
/// solve failed; the bounds are then still true.
pub(super) fn sharpen(model: &Model, cells: usize, bounds: &mut [(i64, i64)]) -> bool {
    let unknown = |&&(low, high): &&(i64, i64)| low != high;
    if bounds.iter().filter(unknown).nth(LARGEST).is_some() {
        return false;
    }
    let mut complete = true;
    // The least and the most that each cell was in any solution.
    let mut seen = vec![(i64::MAX, i64::MIN); bounds.len()];
    let open: Vec<usize> = (0..cells).filter(|&c| bounds[c].0 != bounds[c].1).collect();
    for cell in open {
        let (least, most) = model.cells[cell].required();
        for end in [End::Least, End::Most] {
            let (low, high) = bounds[cell];
            let shown = match end {
                End::Least => seen[cell].0 <= low.max(least),
                End::Most => seen[cell].1 >= high.min(most),
            };
            if shown {
                continue;
            }
            let Some(values) = solve(model, bounds, (cell, None), end, &|_| true) else {
                complete = false;
                continue;
            };
            for (seen, &value) in seen.iter_mut().zip(&values) {
                *seen = (seen.0.min(up(value)), seen.1.max(down(value)));
            }
            if end == End::Least {
                bounds[cell].0 = low.max(up(values[cell]));
            } else {
                let found = down(values[cell]);
                // A value at the cap is no bound.
                if found < cap(bounds[cell]) {
                    bounds[cell].1 = found;
                }
            }
        }
    }
    complete
}

/// Upper bound of a count, for the solver.
fn cap((low, high): (i64, i64)) -> i64 {
    high.min(low + SPAN)
}

/// The least whole number not below a value, by the solver's tolerance.
fn up(value: f64) -> i64 {
    to_count((value - SLACK).ceil())
}

/// The greatest whole number not above a value, by the solver's tolerance.
fn down(value: f64) -> i64 {
    to_count((value + SLACK).floor())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a whole number far below 2^53"
)]
fn to_count(value: f64) -> i64 {
    value as i64
}

#[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
fn real(count: i64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "a percentage of nine digits")]
fn ratio(above: i128, below: i128) -> f64 {
    above as f64 / below as f64
}

/// The least and the most of `whole − minus`, as far as the rules within these releases tell;
/// `None` if a solve failed.
pub(super) fn range(
    model: &Model,
    bounds: &[(i64, i64)],
    (whole, minus): (usize, Option<usize>),
    releases: &RangeInclusive<usize>,
) -> Option<(i64, i64)> {
    let within = |c: usize| releases.contains(&model.cells[c].release);
    let at = |end| {
        let values = solve(model, bounds, (whole, minus), end, &within)?;
        Some(values[whole] - minus.map_or(0.0, |m| values[m]))
    };
    Some((up(at(End::Least)?), down(at(End::Most)?)))
}

/// Values of all cells at one end of `whole − minus`, by the rules among the cells of `within`.
fn solve(
    model: &Model,
    bounds: &[(i64, i64)],
    (whole, minus): (usize, Option<usize>),
    end: End,
    within: &dyn Fn(usize) -> bool,
) -> Option<Vec<f64>> {
    let cost = match end {
        End::Least => 1.0,
        End::Most => -1.0,
    };
    let mut program = Program::default();
    let columns: Vec<usize> = bounds
        .iter()
        .enumerate()
        .map(|(c, &(low, high))| {
            let cost = match c {
                _ if c == whole => cost,
                _ if Some(c) == minus => -cost,
                _ => 0.0,
            };
            // Counted from the least value, so that the numbers stay small.
            let span = i32::try_from(cap((low, high)) - low).unwrap_or(0);
            program.column(cost, (0, span), false)
        })
        .collect();
    let mut add = |terms: &[(usize, f64)], sum: Sum| {
        if terms.iter().all(|&(c, _)| within(c)) {
            let known: f64 = terms
                .iter()
                .map(|&(c, sign)| sign * real(bounds[c].0))
                .sum();
            let terms = terms.iter().map(|&(c, sign)| (columns[c], sign));
            program.row(terms.collect(), sum, -known);
        }
    };
    for (whole, parts) in &model.sums {
        let mut terms = vec![(*whole, -1.0)];
        terms.extend(parts.iter().map(|&p| (p, 1.0)));
        add(&terms, Sum::Equal);
    }
    for &(lesser, greater) in &model.orders {
        add(&[(lesser, 1.0), (greater, -1.0)], Sum::AtMost);
    }
    for (cell, base, percentage) in &model.shares {
        let (below, above, unit) = percentage.ratios();
        add(&[(*base, ratio(below, unit)), (*cell, -1.0)], Sum::AtMost);
        add(&[(*cell, 1.0), (*base, -ratio(above, unit))], Sum::AtMost);
    }
    let values = program.least()?;
    let value = |(&column, bound): (&usize, &(i64, i64))| values[column] + real(bound.0);
    Some(columns.iter().zip(bounds).map(value).collect())
}
