//! Controlled rounding: every cell to one of the two multiples of the base beside it so that
//! everything still adds up, tied to what was printed last. Which of the two is chance, weighed by
//! the distance: that it is the nearest would tell more than the print itself does. It must never
//! print a count further away than the base.

use sha2::{Digest, Sha256};

use super::State;
use super::net::{Net, Var};
use crate::disclosure::error::DisclosureError;
use crate::disclosure::program::{Program, Sum};

/// Cost of moving a print that would still do, beside about 1 for the print that chance did not
/// choose.
const MOVED: f64 = 8.0;

/// A multiple of `base` for every cell.
///
/// # Errors
/// No set of multiples beside the counts adds up.
pub(super) fn round(net: &Net, state: &State, base: i64) -> Result<Vec<i64>, DisclosureError> {
    let seed = seed(net);
    let choices = |tied: bool| -> Vec<Choice> {
        let choice = |(v, var): (usize, &Var)| {
            let last = state.cells.get(&var.key).and_then(|held| held.rounded);
            Choice::of(var, last, tied, base, chance(seed.clone(), v))
        };
        net.vars.iter().enumerate().map(choice).collect()
    };
    // Linked tables may leave no choice but to let some print fall again.
    [(true, false), (true, true), (false, false), (false, true)]
        .into_iter()
        .filter_map(|(tied, whole)| solve(net, &choices(tied), whole))
        // The solver's fractions were rounded away.
        .find(|steps| net.adds_up(steps))
        .map(|steps| steps.into_iter().map(|step| step * base).collect())
        .ok_or_else(|| {
            DisclosureError::NoSafeRelease(
                "no rounding adds up in all tables; publish fewer linked tables".to_owned(),
            )
        })
}

/// What a count may be printed as, in multiples of the base.
#[derive(Debug, PartialEq)]
struct Choice {
    low: i64,
    high: i64,
    /// What a multiple more costs.
    cost: f64,
}

impl Choice {
    /// `chance` is between 0 and 1.
    fn of(var: &Var, last: Option<i64>, tied: bool, base: i64, chance: f64) -> Choice {
        let (below, over) = (var.x / base, var.x % base);
        if var.rest {
            // Nobody prints it, only nothing may be less than a part of it.
            return Choice {
                low: 0,
                high: below + 2,
                cost: 0.0,
            };
        }
        let above = below + i64::from(over > 0);
        let last = last.map(|last| last / base);
        let grows = tied && var.before.is_some_and(|before| before <= var.x);
        let low = last
            .filter(|_| grows)
            .map_or(below, |l| l.clamp(below, above));
        let rises = chance * real(base) < real(over);
        let cost = match last {
            Some(last) if last == below => MOVED,
            Some(last) if last == above => -MOVED,
            _ if rises => -1.0,
            _ => 1.0,
        };
        // A little chance more, so that no two solutions cost the same.
        Choice {
            low,
            high: above,
            cost: cost + chance / 4.0,
        }
    }
}

fn solve(net: &Net, choices: &[Choice], whole: bool) -> Option<Vec<i64>> {
    let mut program = Program::default();
    for choice in choices {
        let span = i32::try_from(choice.high - choice.low).ok()?;
        program.column(choice.cost, (0, span), whole);
    }
    for terms in &net.eqs {
        let known: i64 = terms.iter().map(|&(v, sign)| sign * choices[v].low).sum();
        let terms = terms.iter().map(|&(v, sign)| (v, real(sign)));
        program.row(terms.collect(), Sum::Equal, -real(known));
    }
    let values = program.least()?;
    let step = |(choice, value): (&Choice, &f64)| choice.low + to_step(value.round());
    Some(choices.iter().zip(&values).map(step).collect())
}

/// Nobody can guess it who does not know all counts, and it is the same in every run.
fn seed(net: &Net) -> Sha256 {
    let counts = net.vars.iter().flat_map(|var| var.x.to_le_bytes());
    Sha256::new().chain_update(counts.collect::<Vec<u8>>())
}

fn chance(seed: Sha256, v: usize) -> f64 {
    let digest = seed.chain_update(v.to_le_bytes()).finalize();
    f64::from(u16::from_le_bytes([digest[0], digest[1]])) / 65_536.0
}

#[expect(clippy::cast_possible_truncation, reason = "a step or two")]
fn to_step(value: f64) -> i64 {
    value as i64
}

#[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
fn real(n: i64) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn var(x: i64, before: Option<i64>) -> Var {
        Var {
            key: "p".to_owned(),
            x,
            before,
            ..Var::default()
        }
    }

    /// Lowest and highest print in multiples of 5, and which of both is wanted.
    fn choice(x: i64, before: Option<i64>, last: Option<i64>, chance: f64) -> (i64, i64, f64) {
        let choice = Choice::of(&var(x, before), last, true, 5, chance);
        (choice.low, choice.high, choice.cost.round())
    }

    #[test]
    fn a_multiple_stays_and_others_go_up_by_chance() {
        assert_eq!(choice(10, None, None, 0.5), (2, 2, 1.0));
        for (chance, cost) in [(0.0, -1.0), (0.39, -1.0), (0.4, 1.0), (0.99, 1.0)] {
            assert_eq!(choice(12, None, None, chance), (2, 3, cost));
        }
    }

    #[test]
    fn a_print_that_will_do_is_kept() {
        assert_eq!(choice(12, Some(11), Some(10), 0.0), (2, 3, 8.0));
        assert_eq!(choice(12, Some(11), Some(15), 0.9), (3, 3, -8.0));
        assert_eq!(choice(12, Some(12), Some(15), 0.9), (3, 3, -8.0));
        // It fell, or it is no cumulative count: both prints are possible.
        assert_eq!(choice(12, Some(13), Some(15), 0.9), (2, 3, -8.0));
        assert_eq!(choice(12, None, Some(15), 0.9), (2, 3, -8.0));
        // The last print will not do any more.
        assert_eq!(choice(17, Some(11), Some(10), 0.9), (3, 4, 1.0));
        assert_eq!(choice(6, None, Some(15), 0.9), (1, 2, 1.0));
        let free = Choice::of(&var(12, Some(11)), Some(15), false, 5, 0.9);
        assert_eq!((free.low, free.high), (2, 3));
    }
}
