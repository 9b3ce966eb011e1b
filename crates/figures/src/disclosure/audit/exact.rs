//! Best possible bounds by linear programming, for systems small enough. Bounds are rounded
//! outwards by the solver's tolerance before they are rounded to integers, so that an error of the
//! solver can only make an interval look wider. It must never narrow a bound on a failed solve.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::model::{MANY, Model};

/// Largest number of unknown cells for which every bound is solved.
const LARGEST: usize = 600;
/// Far above the solver's tolerance of 1e-7, far below the distance of two integers.
const SLACK: f64 = 1e-4;
/// Counts above this are not told apart by the solver.
const CEILING: i64 = 1 << 20;

/// Narrows the bounds of the first `cells` cells to the best possible, except where some solution
/// has shown that a side reaches what the rule asks for. False if the system is too large or a
/// solve failed; the bounds are then still true.
pub(super) fn sharpen(model: &Model, cells: usize, bounds: &mut [(i64, i64)]) -> bool {
    let unknown = bounds.iter().filter(|(l, h)| l < h).count();
    if unknown > LARGEST {
        return false;
    }
    let mut complete = true;
    // The least and the most that each cell was in any solution.
    let mut seen = vec![(f64::INFINITY, f64::NEG_INFINITY); bounds.len()];
    for cell in 0..cells {
        if bounds[cell].0 == bounds[cell].1 {
            continue;
        }
        for direction in [
            OptimizationDirection::Minimize,
            OptimizationDirection::Maximize,
        ] {
            let minimise = matches!(direction, OptimizationDirection::Minimize);
            let (low, high) = bounds[cell];
            let wide = model.cells[cell].threshold - 1;
            let shown = if minimise {
                seen[cell].0 <= real(low.max(1)) + SLACK
            } else {
                seen[cell].1 >= real(high.min(wide)) - SLACK
            };
            if shown {
                continue;
            }
            let solved = solve(model, bounds, cell, direction);
            for (s, &value) in seen.iter_mut().zip(solved.iter().flatten()) {
                *s = (s.0.min(value), s.1.max(value));
            }
            match solved.map(|values| values[cell]) {
                Some(value) if minimise => {
                    bounds[cell].0 = bounds[cell].0.max(to_count((value - SLACK).ceil()));
                }
                Some(value) => {
                    let most = to_count((value + SLACK).floor());
                    if most < CEILING {
                        bounds[cell].1 = bounds[cell].1.min(most);
                    }
                }
                None => complete = false,
            }
        }
    }
    complete
}

#[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^21")]
fn to_count(value: f64) -> i64 {
    value as i64
}

#[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
fn real(count: i64) -> f64 {
    count as f64
}

fn solve(
    model: &Model,
    bounds: &[(i64, i64)],
    target: usize,
    direction: OptimizationDirection,
) -> Option<Vec<f64>> {
    let mut problem = Problem::new(direction);
    let vars: Vec<Option<Variable>> = bounds
        .iter()
        .enumerate()
        .map(|(c, &(low, high))| {
            (low < high).then(|| {
                let high = if high >= MANY { CEILING } else { high };
                let weight = if c == target { 1.0 } else { 0.0 };
                problem.add_var(weight, (real(low), real(high)))
            })
        })
        .collect();
    let mut add = |terms: &[(usize, f64)], op: ComparisonOp| {
        let mut known = 0.0;
        let mut left = Vec::new();
        for &(c, sign) in terms {
            match vars[c] {
                Some(v) => left.push((v, sign)),
                None => known -= sign * real(bounds[c].0),
            }
        }
        if !left.is_empty() {
            problem.add_constraint(&left, op, known);
        }
    };
    for (whole, parts) in &model.sums {
        let mut terms = vec![(*whole, -1.0)];
        terms.extend(parts.iter().map(|&p| (p, 1.0)));
        add(&terms, ComparisonOp::Eq);
    }
    for &(lesser, greater) in &model.orders {
        add(&[(lesser, 1.0), (greater, -1.0)], ComparisonOp::Le);
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    let value = |(var, bound): (&Option<Variable>, &(i64, i64))| match var {
        Some(v) => solution.var_value(*v),
        None => real(bound.0),
    };
    Some(vars.iter().zip(bounds).map(value).collect())
}
