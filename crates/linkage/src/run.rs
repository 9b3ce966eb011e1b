//! Judging pairs: one pair, and all candidate pairs of a register.

use crate::blocks::{Households, Table, both};
use crate::evidence::{Evidence, Field, compare, household, is_hopeless};
use crate::hash;
use crate::keys::{LARGEST_HOUSEHOLD, Member};
use crate::model::{Class, Scale, Verdict};
use crate::names::NameLevel;
use crate::pool::{Pool, Role};
use crate::register::{Person, Register, Slot};

/// Pairs below this probability are not worth showing to anybody.
pub(crate) const LEAST_PROBABILITY: f32 = 0.01;

/// Where another member in common could change an answer; asking costs more than all the rest.
const WORTH_ASKING: std::ops::Range<f32> = 0.003..0.995;

/// More candidate pairs than this teach nothing new.
const LESSONS: usize = 100_000;

/// A pair of positions with its verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Position of the earlier record, from 0.
    pub a: u32,
    /// Position of the later record.
    pub b: u32,
    /// That both are one person, from 0 to 1.
    pub probability: f32,
    /// The sum of evidence in bits (log2 of the odds), starting odds included.
    pub bits: f32,
    /// The verdict at the run's threshold.
    pub class: Class,
}

/// What judging needs besides the two persons.
pub(crate) struct Court<'a, H> {
    pub(crate) register: &'a Register,
    pub(crate) scale: Scale<'a>,
    pub(crate) households: &'a H,
    pub(crate) threshold: f32,
}

impl<H: Households> Court<'_, H> {
    /// Judges two persons. Whether their households overlap is only asked where it could matter.
    pub(crate) fn judge(&self, a: Side, b: Side) -> (Evidence, Verdict) {
        let mut evidence = compare(self.register, a.person, b.person);
        let verdict = self.scale.judge(&evidence, self.threshold);
        let open = evidence.level(Field::Household) == household::DIFFERENT
            && evidence.level(Field::Given) >= NameLevel::Slip as u8
            && WORTH_ASKING.contains(&verdict.probability);
        if open && self.households_overlap(a, b) {
            evidence.levels[Field::Household as usize] = household::OVERLAP;
            return (evidence, self.scale.judge(&evidence, self.threshold));
        }
        (evidence, verdict)
    }

    fn households_overlap(&self, a: Side, b: Side) -> bool {
        let others = |side: Side| {
            let mut members = self.households.members(side.person.entry.household);
            if members.len() > LARGEST_HOUSEHOLD {
                members.clear();
            }
            members
                .into_iter()
                .filter(move |slot| Some(*slot) != a.slot && Some(*slot) != b.slot)
                .filter_map(|slot| Member::of(self.register.person(slot)))
        };
        let ours: Vec<Member> = others(a).collect();
        !ours.is_empty() && others(b).any(|member| ours.iter().any(|own| own.is_like(&member)))
    }
}

/// One side of a pair; a guest has no slot.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    pub(crate) person: Person<'a>,
    pub(crate) slot: Option<Slot>,
}

impl<'a> Side<'a> {
    pub(crate) fn of(register: &'a Register, slot: Slot) -> Self {
        Self {
            person: register.person(slot),
            slot: Some(slot),
        }
    }
}

/// The evidence of a sample of the candidate pairs, and which share of them it is. Which pairs are
/// taken depends on what their records hold, not on where they stand.
pub(crate) fn lessons(register: &Register, pairs: &[u64]) -> (Vec<Evidence>, f64) {
    let step = pairs.len().div_ceil(LESSONS).max(1) as u64;
    let mut contents: Vec<u64> = Vec::new();
    for slot in register.slots().filter(|_| step > 1) {
        contents.resize(slot as usize, 0);
        contents.push(register.content(slot));
    }
    let mut taken = 0_u32;
    let evidence = pairs
        .iter()
        .map(|pair| both(*pair))
        .filter(|pair| {
            // A sum is the same whichever of the two comes first.
            let sum = |[a, b]: [Slot; 2]| contents[a as usize].wrapping_add(contents[b as usize]);
            step == 1 || hash::mix(0, sum(*pair)).is_multiple_of(step)
        })
        .inspect(|_| taken += 1)
        .map(|pair| pair.map(|slot| register.person(slot)))
        .filter(|[a, b]| !is_hopeless(*a, *b))
        .map(|[a, b]| compare(register, a, b))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a count of pairs")]
    let share = f64::from(taken.max(1)) / pairs.len().max(1) as f64;
    (evidence, share)
}

/// Judges all pairs on as many threads as there are processors; the result does not depend on them.
pub(crate) fn judge_all(court: &Court<Table>, pairs: &[u64]) -> Vec<Pair> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let piece = pairs.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let workers: Vec<_> = pairs
            .chunks(piece)
            .map(|pairs| scope.spawn(|| judge_some(court, pairs)))
            .collect();
        // A panic in a worker goes on here.
        workers
            .into_iter()
            .flat_map(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    })
}

fn judge_some(court: &Court<Table>, pairs: &[u64]) -> Vec<Pair> {
    let mut kept = Vec::new();
    for pairs in pairs.chunks(PAIRS_AHEAD) {
        warm(court.register, pairs);
        judge_chunk(court, pairs, &mut kept);
    }
    kept
}

/// Pairs whose records are fetched together: judging waits for memory more than it computes, and
/// a processor fetches many lines at once if it is asked for them at once.
const PAIRS_AHEAD: usize = 32;

fn warm(register: &Register, pairs: &[u64]) {
    let mut touched = 0;
    let names = |pair: &u64| {
        let entry = register.entry(both(*pair)[1]);
        [entry.given, entry.father, entry.family].map(|id| register.pool.get(id))
    };
    for pair in pairs {
        let entry = register.entry(both(*pair)[1]);
        touched ^= entry.given ^ entry.nation ^ u32::from(entry.sex().is_some());
    }
    for name in pairs.iter().flat_map(names) {
        touched ^= u32::from(name.parts.is_empty());
    }
    for part in pairs
        .iter()
        .flat_map(names)
        .filter_map(|name| name.parts.first())
    {
        touched ^= part.filed;
    }
    for part in pairs
        .iter()
        .flat_map(names)
        .filter_map(|name| name.parts.first())
    {
        touched ^=
            Pool::holders(part, Role::Given) ^ u32::from(part.token.roman().starts_with('z'));
    }
    std::hint::black_box(touched);
}

fn judge_chunk(court: &Court<Table>, pairs: &[u64], kept: &mut Vec<Pair>) {
    for pair in pairs {
        let slots = both(*pair);
        let [a, b] = slots.map(|slot| Side::of(court.register, slot));
        if is_hopeless(a.person, b.person) {
            continue;
        }
        let (_, verdict) = court.judge(a, b);
        if verdict.probability >= LEAST_PROBABILITY || verdict.class == Class::Relative {
            kept.push(Pair {
                a: slots[0],
                b: slots[1],
                probability: verdict.probability,
                bits: verdict.bits,
                class: verdict.class,
            });
        }
    }
}
