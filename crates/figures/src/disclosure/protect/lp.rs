//! A world by linear programming, where routes through the sums find none: three dimensions,
//! hierarchies, relations. It must never hand back a world whose sums do not close in integers.

use super::net::Net;
use super::world::{Field, Reach, World};
use crate::disclosure::program::{Program, Sum};

/// Largest net for which this is tried.
const LARGEST: usize = if cfg!(feature = "highs") {
    12_000
} else {
    3_000
};
/// Offsets beyond this are never needed.
const FAR: i64 = 10_000;

/// What a world is wanted to have: a variable so much more (`up`) or less than the truth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aim {
    pub(super) var: usize,
    pub(super) wanted: i64,
    pub(super) up: bool,
    /// As near to it as it goes will do, but no further.
    pub(super) nearest: bool,
}

/// What one step nearer to the aim is worth: more than any offsets cost.
const NEARER: f64 = 100_000.0;

/// Offsets under which `world` has what is wanted, at little cost. The world takes them; returns the
/// cells newly hidden.
pub(super) fn reach(
    field: &Field<'_>,
    world: &mut World,
    aim: Option<Aim>,
    reach: Reach,
) -> Option<Vec<usize>> {
    let mut bounds: Vec<(i64, i64)> = (0..field.net.vars.len())
        .map(|v| field.reachable(world, v, reach))
        .collect();
    if let Some(aim) = aim {
        let (low, high) = &mut bounds[aim.var];
        if aim.up == aim.nearest {
            *high = aim.wanted.min(*high);
        } else {
            *low = aim.wanted.max(*low);
        }
    }
    let offsets = [false, true]
        .into_iter()
        .filter(|_| bounds.len() <= LARGEST)
        .filter_map(|whole| solve(field, &bounds, aim, whole))
        .find(|offsets| closes(field.net, &bounds, offsets))?;
    world.offset = offsets;
    Some(field.newly_hidden(world, 0..bounds.len()))
}

fn closes(net: &Net, bounds: &[(i64, i64)], offsets: &[i64]) -> bool {
    let mut each = bounds.iter().zip(offsets);
    each.all(|(&(low, high), o)| (low..=high).contains(o))
        && net.adds_up(offsets)
        && net.shares_hold(offsets)
}

/// Offsets that fit but for their fractions, rounded. One number for each side of zero, so that the
/// cost is the size of the offset.
fn solve(
    field: &Field<'_>,
    bounds: &[(i64, i64)],
    aim: Option<Aim>,
    whole: bool,
) -> Option<Vec<i64>> {
    let mut program = Program::default();
    let mut sides: Vec<[usize; 2]> = Vec::new();
    for (v, &(low, high)) in bounds.iter().enumerate() {
        let cost = match (field.hidden[v], field.net.vars[v].primary()) {
            (true, true) => 1.0,
            (true, false) => 8.0,
            (false, _) => 100.0,
        };
        let [above, below] =
            [(low, high), (-high, -low)].map(|(least, most)| (near(least), near(most)));
        let costs = match aim.filter(|aim| aim.nearest && aim.var == v) {
            Some(Aim { up: true, .. }) => [-NEARER, NEARER],
            Some(Aim { up: false, .. }) => [NEARER, -NEARER],
            None => [cost, cost],
        };
        sides.push([
            program.column(costs[0], above, whole),
            program.column(costs[1], below, whole),
        ]);
    }
    for terms in &field.net.eqs {
        let both = terms.iter().flat_map(|&(v, sign)| {
            let sign = real(i128::from(sign));
            [(sides[v][0], sign), (sides[v][1], -sign)]
        });
        program.row(both.collect(), Sum::Equal, 0.0);
    }
    for (cell, base, percentage) in &field.net.shares {
        let (below, above, unit) = percentage.ratios();
        let [count, whole] = [*cell, *base].map(|v| i128::from(field.net.vars[v].x));
        let [least, most] = [below, above].map(|ratio| real(ratio) / real(unit));
        let offset = |v: usize, factor: f64| [(sides[v][0], factor), (sides[v][1], -factor)];
        let mut add = |of_base: f64, of_cell: f64, left: i128| {
            let terms = [offset(*base, of_base), offset(*cell, of_cell)].concat();
            program.row(terms, Sum::AtMost, real(left) / real(unit));
        };
        add(least, -1.0, unit * count - below * whole);
        // Strictly below the next percentage, in integers.
        add(-most, 1.0, above * whole - unit * count - 1);
    }
    let values = program.least()?;
    let offset = |&[above, below]: &[usize; 2]| to_count((values[above] - values[below]).round());
    Some(sides.iter().map(offset).collect())
}

fn near(offset: i64) -> i32 {
    i32::try_from(offset.clamp(0, FAR)).unwrap_or(0)
}

#[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^14")]
fn to_count(value: f64) -> i64 {
    value as i64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a sign, or counts times a percentage below 2^53"
)]
fn real(n: i128) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_offsets_within_bounds_whose_sums_close_are_a_world() {
        let net = Net {
            eqs: vec![vec![(0, -1), (1, 1), (2, 1)], vec![(2, -1), (3, 1)]],
            ..Net::default()
        };
        let bounds = [(-2, 2), (-2, 2), (0, 3), (0, 3)];
        let fits = |offsets: &[i64]| closes(&net, &bounds, offsets);
        assert!(fits(&[0, 0, 0, 0]) && fits(&[1, -2, 3, 3]) && fits(&[2, 2, 0, 0]));
        // One sum stays open, or a bound is passed.
        assert!(!fits(&[0, -2, 3, 3]) && !fits(&[1, -2, 3, 2]));
        assert!(!fits(&[3, 2, 1, 1]) && !fits(&[-3, -2, -1, -1]));
    }

    #[test]
    fn nets_up_to_a_size_are_solved_for() {
        use super::super::net::Var;
        use super::super::world::ANY;
        let reached = |n: usize, nearest: bool| {
            let net = Net {
                vars: vec![Var::default(); n],
                ..Net::default()
            };
            let field = Field {
                net: &net,
                hidden: vec![true; n],
                printed_range: None,
                whim: 0,
            };
            let mut world = World {
                id: 0,
                forked_from: None,
                offset: vec![0; n],
                before: vec![0; n],
                duties: vec![ANY; n],
            };
            let aim = Aim {
                var: 1,
                wanted: 3,
                up: true,
                nearest,
            };
            let new = reach(&field, &mut world, Some(aim), Reach::Hidden);
            new.map(|_| world.offset[..3].to_vec())
        };
        for nearest in [false, true] {
            assert_eq!(reached(LARGEST, nearest), Some(vec![0, 3, 0]));
            assert_eq!(reached(LARGEST + 1, nearest), None);
        }
    }

    #[test]
    fn far_offsets_are_left_out() {
        assert_eq!([-3, 0, 7, 10_001].map(near), [0, 0, 7, 10_000]);
    }
}
