//! From pairs to persons: who belongs together.
//!
//! Pairs join in the order of their strength, but two groups become one only if their members
//! agree on the whole: a single link between two people does not make a chain of strangers one
//! person. Relatives never join.

use crate::blocks::Households;
use crate::model::Class;
use crate::register::Slot;
use crate::run::{Court, Pair, Side};

/// A group's members are compared at most so many times when two groups meet.
const MOST_COMPARISONS: usize = 64;
/// One pair's doubt or certainty counts at most so many bits in the mean.
const MOST_BITS: f32 = 12.0;

/// Groups of two and more slots, each in order, ordered by their first.
pub(crate) fn clusters<H: Households>(court: &Court<H>, scored: &[Pair]) -> Vec<Vec<Slot>> {
    // Of two links of one strength, what the records hold decides which comes first, not where they
    // stand.
    let mut links: Vec<([u64; 2], &Pair)> = scored
        .iter()
        .filter(|pair| pair.class == Class::Same)
        .map(|pair| {
            let mut contents = [pair.a, pair.b].map(|slot| court.register.content(slot));
            contents.sort_unstable();
            (contents, pair)
        })
        .collect();
    links.sort_by(|(held, x), (other, y)| {
        let stronger = y.bits.total_cmp(&x.bits);
        stronger
            .then(held.cmp(other))
            .then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    let mut group_of: std::collections::HashMap<Slot, usize> = std::collections::HashMap::new();
    let mut groups: Vec<Vec<Slot>> = Vec::new();
    for (_, link) in links {
        let [x, y] = [link.a, link.b].map(|slot| {
            *group_of.entry(slot).or_insert_with(|| {
                groups.push(vec![slot]);
                groups.len() - 1
            })
        });
        if x == y || !agree(court, &groups[x], &groups[y]) {
            continue;
        }
        let (into, from) = if groups[x].len() >= groups[y].len() {
            (x, y)
        } else {
            (y, x)
        };
        let moved = std::mem::take(&mut groups[from]);
        for slot in &moved {
            group_of.insert(*slot, into);
        }
        groups[into].extend(moved);
    }
    groups.retain(|group| group.len() > 1);
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// Whether the pairs between two groups speak, in the mean, for one person.
fn agree<H: Households>(court: &Court<H>, x: &[Slot], y: &[Slot]) -> bool {
    if x.len() == 1 && y.len() == 1 {
        return true;
    }
    let step = (x.len() * y.len()).div_ceil(MOST_COMPARISONS).max(1);
    let bits: Vec<f32> = (0..x.len() * y.len())
        .step_by(step)
        .map(|at| {
            let (a, b) = (x[at / y.len()], y[at % y.len()]);
            let (_, verdict) =
                court.judge(Side::of(court.register, a), Side::of(court.register, b));
            verdict.bits.clamp(-MOST_BITS, MOST_BITS)
        })
        .collect();
    bits.iter().sum::<f32>() > 0.0
}
