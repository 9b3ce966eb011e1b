//! Bounds by reasoning on one sum or one inequality at a time, until nothing moves. They are true
//! bounds: what is betrayed here is betrayed. It must never claim that a cell is safe.

use super::model::Model;

/// Bounds of every cell, or the name of a cell for which no count is left.
pub(super) fn bounds(model: &Model) -> Result<Vec<(i64, i64)>, String> {
    let start = model.cells.iter().map(|c| (c.low, c.high)).collect();
    tighten(model, start)
}

/// Tightens given bounds.
pub(super) fn tighten(
    model: &Model,
    mut bounds: Vec<(i64, i64)>,
) -> Result<Vec<(i64, i64)>, String> {
    let mut rules: Vec<Vec<Rule>> = vec![Vec::new(); bounds.len()];
    for (s, (whole, parts)) in model.sums.iter().enumerate() {
        for &cell in parts.iter().chain([whole]) {
            rules[cell].push(Rule::Sum(s));
        }
    }
    for (o, &(lesser, greater)) in model.orders.iter().enumerate() {
        rules[lesser].push(Rule::Order(o));
        rules[greater].push(Rule::Order(o));
    }
    for (s, (cell, base, _)) in model.shares.iter().enumerate() {
        rules[*cell].push(Rule::Share(s));
        rules[*base].push(Rule::Share(s));
    }
    let mut queue: Vec<Rule> = (0..model.sums.len())
        .map(Rule::Sum)
        .chain((0..model.shares.len()).map(Rule::Share))
        .chain((0..model.orders.len()).map(Rule::Order))
        .collect();
    let mut changed = Vec::new();
    while let Some(rule) = queue.pop() {
        match rule {
            Rule::Sum(s) => sum(&model.sums[s], &mut bounds, &mut changed),
            Rule::Share(s) => {
                let (cell, base, percentage) = &model.shares[s];
                let (least, most) = bounds[*base];
                let counts = (percentage.counts(least).0, percentage.counts(most).1);
                narrow(*cell, counts, &mut bounds, &mut changed);
                let (least, most) = bounds[*cell];
                let wholes = (percentage.wholes(least).0, percentage.wholes(most).1);
                narrow(*base, wholes, &mut bounds, &mut changed);
            }
            Rule::Order(o) => {
                let (lesser, greater) = model.orders[o];
                narrow(lesser, (0, bounds[greater].1), &mut bounds, &mut changed);
                narrow(
                    greater,
                    (bounds[lesser].0, i64::MAX),
                    &mut bounds,
                    &mut changed,
                );
            }
        }
        for cell in changed.drain(..) {
            if bounds[cell].0 > bounds[cell].1 {
                return Err(model.cells[cell].key.clone());
            }
            queue.extend(&rules[cell]);
        }
    }
    Ok(bounds)
}

#[derive(Clone, Copy, Debug)]
enum Rule {
    Sum(usize),
    Order(usize),
    Share(usize),
}

fn narrow(cell: usize, to: (i64, i64), bounds: &mut [(i64, i64)], changed: &mut Vec<usize>) {
    let old = bounds[cell];
    let new = (old.0.max(to.0), old.1.min(to.1));
    if new != old {
        bounds[cell] = new;
        changed.push(cell);
    }
}

fn sum((whole, parts): &(usize, Vec<usize>), bounds: &mut [(i64, i64)], changed: &mut Vec<usize>) {
    let low: i64 = parts.iter().map(|&p| bounds[p].0).sum();
    let high: i64 = parts.iter().map(|&p| bounds[p].1).sum();
    narrow(*whole, (low, high), bounds, changed);
    let (least, most) = bounds[*whole];
    for &part in parts {
        let (l, h) = bounds[part];
        // The others take at least low − l and at most high − h.
        narrow(
            part,
            (least - (high - h), most - (low - l)),
            bounds,
            changed,
        );
    }
}
