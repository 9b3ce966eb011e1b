//! Judging pairs: one pair, and all candidate pairs of a register.

use crate::blocks::{Households, Table};
use crate::evidence::{Evidence, Field, compare, household, is_hopeless};
use crate::keys::share_member;
use crate::model::{Class, Scale, Verdict};
use crate::names::NameLevel;
use crate::register::{Person, Register, Slot};

/// Pairs below this probability are not worth showing to anybody.
pub(crate) const LEAST_PROBABILITY: f32 = 0.01;

/// More candidate pairs than this teach nothing new.
const LESSONS: usize = 150_000;

/// A pair worth keeping, by slots.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scored {
    pub(crate) a: Slot,
    pub(crate) b: Slot,
    pub(crate) probability: f32,
    pub(crate) bits: f32,
    pub(crate) class: Class,
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
            && evidence.level(Field::Given) >= NameLevel::Close as u8
            && (1e-4..0.999).contains(&verdict.probability);
        if open && self.households_overlap(a, b) {
            evidence.levels[Field::Household as usize] = household::OVERLAP;
            return (evidence, self.scale.judge(&evidence, self.threshold));
        }
        (evidence, verdict)
    }

    fn households_overlap(&self, a: Side, b: Side) -> bool {
        let others = |side: Side| -> Vec<Person> {
            let members = self.households.members(side.person.entry.household);
            members
                .into_iter()
                .filter(|slot| Some(*slot) != a.slot && Some(*slot) != b.slot)
                .map(|slot| self.register.person(slot))
                .collect()
        };
        share_member(&others(a), &others(b))
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

/// The evidence of an even sample of the candidate pairs, and which share of them it is.
pub(crate) fn lessons(register: &Register, pairs: &[(Slot, Slot)]) -> (Vec<Evidence>, f64) {
    let step = pairs.len().div_ceil(LESSONS).max(1);
    let evidence = pairs
        .iter()
        .step_by(step)
        .filter(|(a, b)| !is_hopeless(register.person(*a), register.person(*b)))
        .map(|(a, b)| compare(register, register.person(*a), register.person(*b)))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "how many pairs one stands for")]
    let share = 1.0 / step as f64;
    (evidence, share)
}

/// Judges all pairs on as many threads as there are processors; the result does not depend on them.
pub(crate) fn judge_all(court: &Court<Table>, pairs: &[(Slot, Slot)]) -> Vec<Scored> {
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

fn judge_some(court: &Court<Table>, pairs: &[(Slot, Slot)]) -> Vec<Scored> {
    let mut kept = Vec::new();
    for (a, b) in pairs {
        if is_hopeless(court.register.person(*a), court.register.person(*b)) {
            continue;
        }
        let (_, verdict) = court.judge(Side::of(court.register, *a), Side::of(court.register, *b));
        if verdict.probability >= LEAST_PROBABILITY || verdict.class == Class::Relative {
            kept.push(Scored {
                a: *a,
                b: *b,
                probability: verdict.probability,
                bits: verdict.bits,
                class: verdict.class,
            });
        }
    }
    kept
}
