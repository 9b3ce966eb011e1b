//! A world by linear programming, where routes through the sums find none: three dimensions,
//! hierarchies, relations. It must never hand back a world whose sums do not close in integers.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::world::{Field, Reach, World};

/// Largest net for which this is tried.
const LARGEST: usize = 1_500;
/// Nodes of the search for whole numbers.
const NODES: u64 = 200;
/// Offsets beyond this are never needed.
const FAR: i64 = 10_000;

/// What a world is wanted to have: a variable with at least (`true`) or at most so much.
pub(super) type Aim = (usize, i64, bool);

/// Offsets under which `world` has what is wanted, if anything, at little cost. The world takes
/// them; returns the cells newly hidden.
pub(super) fn reach(
    field: &Field<'_>,
    world: &mut World,
    aim: Option<Aim>,
    reach: Reach,
) -> Option<Vec<usize>> {
    if field.net.vars.len() > LARGEST {
        return None;
    }
    let offsets = [false, true].into_iter().find_map(|whole| {
        solve(field, world, aim, reach, whole).filter(|o| closes(field, world, o, reach))
    })?;
    let changed: Vec<(usize, i64)> = offsets
        .iter()
        .zip(&world.offset)
        .enumerate()
        .map(|(v, (new, old))| (v, new - old))
        .collect();
    world.offset = offsets;
    Some(field.newly_hidden(world, &changed))
}

fn closes(field: &Field<'_>, world: &World, offsets: &[i64], reach: Reach) -> bool {
    let inside = offsets.iter().enumerate().all(|(v, &o)| {
        let (low, high) = field.range(world, v, reach);
        low <= o && o <= high
    });
    inside
        && field
            .net
            .eqs
            .iter()
            .all(|terms| terms.iter().map(|&(v, s)| s * offsets[v]).sum::<i64>() == 0)
}

/// One variable for each side of zero, so that the cost is the size of the offset.
fn solve(
    field: &Field<'_>,
    world: &World,
    aim: Option<Aim>,
    reach: Reach,
    whole: bool,
) -> Option<Vec<i64>> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut sides: Vec<Option<(Variable, Variable)>> = Vec::new();
    for v in 0..field.net.vars.len() {
        let (mut low, mut high) = field.range(world, v, reach);
        match aim {
            Some((var, wanted, true)) if var == v => low = low.max(wanted),
            Some((var, wanted, false)) if var == v => high = high.min(wanted),
            _ => {}
        }
        if low > high {
            return None;
        }
        if (low, high) == (0, 0) {
            sides.push(None);
            continue;
        }
        let cost = match (field.hidden[v], field.net.vars[v].primary()) {
            (true, true) => 1.0,
            (true, false) => 8.0,
            (false, _) => 100.0,
        };
        let mut add = |least: i64, most: i64| {
            let (least, most) = (least.clamp(0, FAR), most.clamp(0, FAR));
            match (whole, i32::try_from(least), i32::try_from(most)) {
                (true, Ok(l), Ok(m)) => problem.add_integer_var(cost, (l, m)),
                _ => problem.add_var(cost, (real(least), real(most))),
            }
        };
        sides.push(Some((add(low, high), add(-high, -low))));
    }
    for terms in &field.net.eqs {
        let mut sum = Vec::new();
        for &(v, sign) in terms {
            if let Some((above, below)) = sides[v] {
                sum.push((above, real(sign)));
                sum.push((below, -real(sign)));
            }
        }
        if !sum.is_empty() {
            problem.add_constraint(&sum, ComparisonOp::Eq, 0.0);
        }
    }
    let mut options = microlp::SolveOptions::default();
    options.node_limit = Some(NODES);
    let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
    sides
        .iter()
        .map(|side| match side {
            None => Some(0),
            Some((above, below)) => {
                let value = solution.var_value(*above) - solution.var_value(*below);
                ((value - value.round()).abs() < 1e-5).then(|| to_count(value.round()))
            }
        })
        .collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^14")]
fn to_count(value: f64) -> i64 {
    value as i64
}

#[expect(clippy::cast_precision_loss, reason = "offsets stay below 2^14")]
fn real(n: i64) -> f64 {
    n as f64
}
