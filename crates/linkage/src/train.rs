//! Learning the weights: from the register alone (expectation maximisation), or from pairs that
//! reviewers answered.
//!
//! How often two strangers agree is counted, not guessed: from pairs drawn at random and from each
//! value's own frequency. What two records of one person look like is learnt from the candidate
//! pairs, weighed by the present belief; what relatives look like, from pairs inside households.
//! Starting values stay in as so many imagined pairs, so that a small or odd register cannot run
//! away with the weights.

use crate::evidence::{Evidence, FIELDS, Field, MISSING, compare, household, paper};
use crate::model::{Class, LEVELS, Model};
use crate::register::{Register, Slot};

const ROUNDS: usize = 10;
/// How many imagined pairs the starting values are worth.
const BELIEF: f64 = 40.0;
const RANDOM_PAIRS: u64 = 100_000;
/// About so many records are enough to draw them from.
const MOST_DRAWN: u64 = 100_000;
/// At most this share of one person's documents are one character off.
const MOST_MISREAD: f32 = 0.17;
/// How many imagined records the starting rate of duplicates is worth.
const RATE_BELIEF: f64 = 100.0;

/// Learns from candidate pairs of which `share` stands for all. Does nothing without any.
pub(crate) fn learn(model: &mut Model, register: &Register, pairs: &[Evidence], share: f64) {
    count_strangers(model, register);
    let start = model.clone();
    for _ in 0..ROUNDS {
        let mut tally = Tally::default();
        let scale = model.scale(register.len());
        for evidence in pairs {
            let verdict = scale.judge(evidence, 1.0);
            let same = f64::from(verdict.probability);
            tally.add(evidence, same);
            if verdict.related > 0.0 {
                tally.alike += same;
                tally.alike_relatives += 1.0 - same;
            }
        }
        tally.apply(model, &start);
        tally.apply_rates(model, &start, register.len(), share);
    }
}

/// Learns from reviewers' answers; rates stay as they are, for answers are no random sample.
pub(crate) fn learn_from_answers(model: &mut Model, answers: &[(Evidence, Class)]) {
    let start = model.clone();
    let mut tally = Tally::default();
    for (evidence, class) in answers {
        match class {
            Class::Same => tally.add(evidence, 1.0),
            Class::Relative => tally.add_relatives(evidence, 1.0),
            Class::Different => {}
        }
    }
    tally.apply(model, &start);
}

type Counts = [[f64; LEVELS]; FIELDS];

#[derive(Default)]
struct Tally {
    same: Counts,
    strangers: Counts,
    relatives: Counts,
    /// Summed belief in *same* over all pairs, and in both answers over the pairs that could be
    /// relatives.
    total: f64,
    alike: f64,
    alike_relatives: f64,
}

impl Tally {
    fn add(&mut self, evidence: &Evidence, same: f64) {
        tally(&mut self.same, evidence, same);
        tally(&mut self.strangers, evidence, 1.0 - same);
        self.total += same;
        if evidence.level(Field::Household) == household::SAME {
            self.add_relatives(evidence, 1.0 - same);
        }
    }

    fn add_relatives(&mut self, evidence: &Evidence, weight: f64) {
        tally(&mut self.relatives, evidence, weight);
    }

    fn apply(&self, model: &mut Model, start: &Model) {
        for (index, weights) in model.fields.iter_mut().enumerate() {
            let first = &start.fields[index];
            smooth(
                &mut weights.same,
                &self.same[index],
                &first.same,
                0..first.levels,
            );
            if Field::ALL[index] == Field::Given {
                // A clerk may write anything, but hardly to one person in twelve another name.
                let excess = (weights.same[0] - 0.08).max(0.0);
                weights.same[0] -= excess;
                weights.same[5] += excess;
            }
            if Field::ALL[index] == Field::Document {
                // Nor does he misread one number in six.
                let [next, off] = [paper::NEXT, paper::ONE_OFF].map(usize::from);
                let misread = weights.same[next] + weights.same[off];
                let kept = (MOST_MISREAD / misread).min(1.0);
                weights.same[next] *= kept;
                weights.same[off] *= kept;
                weights.same[usize::from(paper::SAME)] += misread * (1.0 - kept);
            }
            // Pairs are found inside households, so that says nothing about households.
            if weights.shared && Field::ALL[index] != Field::Household {
                smooth(
                    &mut weights.relative,
                    &self.relatives[index],
                    &first.relative,
                    0..first.levels,
                );
            }
            // Of strangers whose names agree: how many in the same letters?
            let counted = usize::from(first.counted)..first.levels;
            if counted.len() > 1 && Field::ALL[index] != Field::Place {
                smooth(
                    &mut weights.other,
                    &self.strangers[index],
                    &first.other,
                    counted,
                );
            }
        }
    }

    fn apply_rates(&self, model: &mut Model, start: &Model, records: u32, share: f64) {
        let records = f64::from(records.max(1));
        // Three records with one name are no register in which everybody stands twice.
        let believed = f64::from(start.duplicates) * RATE_BELIEF;
        let rate = (self.total / share + believed) / (records + RATE_BELIEF);
        model.duplicates = narrow(rate.clamp(0.002, 3.0));
        // In a dense space of numbers many lie one character off by chance.
        let document = &mut model.fields[Field::Document as usize];
        for level in [paper::NEXT, paper::ONE_OFF].map(usize::from) {
            let seen = self.strangers[Field::Document as usize][level];
            let chance = narrow(seen / share / (records * records / 2.0));
            document.other[level] = chance.max(start.fields[Field::Document as usize].other[level]);
        }
        // Eight relatives to one duplicate is the belief to begin with.
        let odds = (self.alike + BELIEF / 9.0) / (self.alike_relatives + BELIEF * 8.0 / 9.0);
        model.against_relatives = narrow(odds.log2().clamp(-7.0, 7.0));
        model.relatives = narrow((self.alike_relatives / share / records).clamp(0.05, 10.0));
    }
}

fn tally(counts: &mut Counts, evidence: &Evidence, weight: f64) {
    for (field, level) in evidence.levels.iter().enumerate() {
        if *level != MISSING {
            counts[field][usize::from(*level)] += weight;
        }
    }
}

/// Shares from counts and the starting shares, within a range of levels that sums to one.
fn smooth(
    shares: &mut [f32; LEVELS],
    counts: &[f64; LEVELS],
    start: &[f32; LEVELS],
    levels: std::ops::Range<usize>,
) {
    let total: f64 = counts[levels.clone()].iter().sum::<f64>() + BELIEF;
    for level in levels {
        shares[level] = narrow((counts[level] + BELIEF * f64::from(start[level])) / total);
    }
}

/// Records chosen and put in order by what they hold, so that where they stand changes nothing.
fn some_records(register: &Register) -> Vec<Slot> {
    let share = u64::MAX / u64::from(register.len().max(1));
    let least = share.saturating_mul(MOST_DRAWN);
    let mut chosen: Vec<(u64, Slot)> = register
        .slots()
        .map(|slot| (register.content(slot), slot))
        .filter(|(content, _)| *content <= least)
        .collect();
    chosen.sort_unstable();
    chosen.into_iter().map(|(_, slot)| slot).collect()
}

/// Counts over random pairs how often strangers reach each level that no value's rarity measures.
fn count_strangers(model: &mut Model, register: &Register) {
    let slots = some_records(register);
    let records = slots.len() as u64;
    if records < 100 {
        return;
    }
    let mut counts: Counts = Counts::default();
    // A fixed sequence: the same register always learns the same.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut draw = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        slots[usize::try_from((state >> 33) % records).unwrap_or(0)]
    };
    for _ in 0..RANDOM_PAIRS.min(records * records / 4) {
        let (a, b) = (draw(), draw());
        if a != b {
            tally(
                &mut counts,
                &compare(register, register.person(a), register.person(b)),
                1.0,
            );
        }
    }
    for (index, weights) in model.fields.iter_mut().enumerate() {
        let total: f64 = counts[index].iter().sum::<f64>() + BELIEF;
        let uncounted = usize::from(weights.counted).min(weights.levels);
        let skip = matches!(
            Field::ALL[index],
            Field::Order | Field::Household | Field::Document | Field::Phone
        );
        let levels = if skip { 0 } else { uncounted };
        for (share, seen) in weights.other.iter_mut().zip(&counts[index]).take(levels) {
            *share = narrow((seen + BELIEF * f64::from(*share)) / total);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a share or a logarithm")]
fn narrow(value: f64) -> f32 {
    value as f32
}
