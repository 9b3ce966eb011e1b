//! Controlled rounding: every cell to a neighbouring multiple of the base so that everything still
//! adds up, tied to what was printed last. It must never move a print whose count did not move.

use super::State;
use super::net::Net;
use crate::disclosure::error::DisclosureError;

/// Sweeps over all open sums before rounding is given up.
const SWEEPS: usize = 400;

/// A multiple of `base` for every cell.
///
/// # Errors
/// No set of multiples near the counts adds up.
pub(super) fn round(net: &Net, state: &State, base: i64) -> Result<Vec<i64>, DisclosureError> {
    // First only the two neighbours of each count, then one step further.
    for reach in [base - 1, 2 * base - 1] {
        if let Some(rounded) = attempt(net, state, base, reach) {
            return Ok(rounded);
        }
    }
    Err(DisclosureError::NoSafeRelease(
        "no rounding adds up in all tables; publish fewer linked tables".to_owned(),
    ))
}

fn attempt(net: &Net, state: &State, base: i64, reach: i64) -> Option<Vec<i64>> {
    let mut low = Vec::new();
    let mut high = Vec::new();
    let mut rounded = Vec::new();
    for var in &net.vars {
        let mut least = (var.x - reach + base - 1).div_euclid(base).max(0) * base;
        let most = (var.x + reach).div_euclid(base) * base;
        let last = state.cells.get(&var.key).and_then(|h| h.rounded);
        // A cumulative print never falls while its count does not.
        let grows = var.before.is_some_and(|before| before <= var.x);
        if let (Some(last), true) = (last, grows) {
            least = least.max(last.min(most));
        }
        let nearest = (var.x + base / 2).div_euclid(base) * base;
        let wanted = last.unwrap_or(nearest);
        low.push(least);
        high.push(most);
        rounded.push(wanted.clamp(least, most));
    }
    let open = |rounded: &[i64], e: usize| -> i64 {
        net.eqs[e].iter().map(|&(v, sign)| sign * rounded[v]).sum()
    };
    let mut seed = 1_u64;
    for _ in 0..SWEEPS {
        let mut closed = true;
        for e in 0..net.eqs.len() {
            let mut sum = open(&rounded, e);
            while sum != 0 {
                closed = false;
                // The move that leaves the least open; chance breaks ties and circles.
                let best = net.eqs[e]
                    .iter()
                    .filter_map(|&(v, sign)| {
                        let step = -sum.signum() * sign * base;
                        let to = rounded[v] + step;
                        if to < low[v] || to > high[v] {
                            return None;
                        }
                        let harm: i64 = net.uses[v]
                            .iter()
                            .map(|&(other, s)| {
                                let now = open(&rounded, other);
                                ((now + s * step).abs() - now.abs()) / base
                            })
                            .sum();
                        seed = seed
                            .wrapping_mul(6_364_136_223_846_793_005)
                            .wrapping_add(1_442_695_040_888_963_407);
                        Some((
                            2 * harm + i64::from((seed >> 40).is_multiple_of(3)),
                            v,
                            step,
                        ))
                    })
                    .min();
                let (_, v, step) = best?;
                rounded[v] += step;
                sum = open(&rounded, e);
            }
        }
        if closed {
            return Some(rounded);
        }
    }
    None
}
