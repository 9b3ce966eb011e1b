//! What evidence weighs: bits for *same person* against *different people* and against
//! *relatives*, and the verdict of a pair.
//!
//! A pair is judged against the stronger of its two rivals: the bits of the reading "two strangers
//! who happen to agree" and of "two relatives, who share name, phone and household anyway" are
//! summed apart, and the smaller sum decides. So what relatives share never makes two brothers one
//! person. Sums are plain, every summand can be shown; agreement never counts below zero.

use crate::evidence::{Evidence, FIELDS, MISSING, household, paper};
use crate::values::birth;

/// The answer for a pair of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Two people who have little to do with each other.
    Different,
    /// Two people of one household or family.
    Relative,
    /// One person registered twice.
    Same,
}

impl Class {
    /// `same`, `relative` or `different`, as in the files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Different => "different",
            Self::Relative => "relative",
            Self::Same => "same",
        }
    }
}

/// From which probability a pair is called one person, unless the caller says otherwise.
///
/// Chosen on registers made by the bench's generator; the curve in the README shows what another
/// one costs.
pub const DEFAULT_THRESHOLD: f32 = 0.9;

pub(crate) const LEVELS: usize = 7;

/// Shares of the levels of one field among pairs of one kind. Sums to 1 over the field's levels,
/// but for levels whose chance agreement is the register's own count of the value: among
/// strangers those sum to 1 by themselves.
type Shares = [f32; LEVELS];

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Weights {
    pub(crate) levels: usize,
    pub(crate) same: Shares,
    pub(crate) other: Shares,
    pub(crate) relative: Shares,
    /// From this level on the values agree: never below zero bits.
    pub(crate) agrees: u8,
    /// From this level on the value's rarity in the register counts.
    pub(crate) counted: u8,
    /// The most that the field can weigh for *same* against *different*.
    most: f32,
    /// The most that it can weigh against, if that is less.
    least: f32,
    /// Relatives have this in common, so it tells *same* from *relative* only as far as the shares
    /// say, never by rarity.
    pub(crate) shared: bool,
}

/// The weights of all fields and how frequent duplicates are. Start with [`Model::start`]; the
/// index and the full run learn better ones from the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    pub(crate) fields: [Weights; FIELDS],
    /// Pairs of records of one person, per record.
    pub(crate) duplicates: f32,
    /// log2 of (pairs of one person : pairs of relatives) within households.
    pub(crate) against_relatives: f32,
    /// Pairs of relatives, per record.
    pub(crate) relatives: f32,
}

/// What a pair's evidence comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) probability: f32,
    pub(crate) class: Class,
    /// The sum, starting odds included.
    pub(crate) bits: f32,
    pub(crate) start: f32,
    pub(crate) fields: [f32; FIELDS],
    /// Bits for two relatives against two strangers, from what relatives share.
    pub(crate) related: f32,
    /// Whether relatives are the rival that decided.
    pub(crate) against_relatives: bool,
}

/// A register is a part of the people who might come; a small one must not be too sure.
const LEAST_POPULATION: u32 = 10_000;

impl Model {
    /// Honest starting values: judgements about registers of people on the move, not learnt from
    /// any. Good enough for a first day; a register of a few thousand records does better with its
    /// own.
    pub fn start() -> Self {
        let w = |levels: usize, same: &[f32], other: &[f32], relative: &[f32]| Weights {
            levels,
            same: shares(same),
            other: shares(other),
            relative: shares(relative),
            agrees: 1,
            counted: 1,
            most: 14.0,
            least: f32::MIN,
            shared: true,
        };
        let name_same = [0.03, 0.05, 0.05, 0.02, 0.30, 0.55];
        let name_other = [0.93, 0.05, 0.012, 0.008, 0.60, 0.40];
        let name = |same: &[f32], relative: &[f32]| Weights {
            agrees: 2,
            counted: 4,
            ..w(6, same, &name_other, relative)
        };
        let given = Weights {
            shared: false,
            // Families hardly ever give one name twice.
            ..name(
                &[0.01, 0.03, 0.04, 0.02, 0.30, 0.60],
                &[0.92, 0.05, 0.01, 0.01, 0.004, 0.006],
            )
        };
        let birth = Weights {
            agrees: birth::SLIP,
            counted: birth::EXACT,
            shared: false,
            ..w(
                7,
                &[0.03, 0.05, 0.02, 0.08, 0.08, 0.05, 0.69],
                &[0.86, 0.10, 0.015, 0.02, 0.003, 0.0003, 1.0],
                &[0.85, 0.08, 0.02, 0.02, 0.01, 0.003, 0.017],
            )
        };
        let document = Weights {
            counted: paper::SAME,
            most: 16.0,
            ..w(
                4,
                &[0.35, 0.02, 0.08, 0.55],
                &[1.0, 1e-5, 2e-5, 1.0],
                &[0.93, 0.038, 0.002, 0.03],
            )
        };
        let household = Weights {
            counted: household::SAME,
            most: 8.0,
            ..w(
                3,
                &[0.40, 0.05, 0.55],
                &[1.0, 2e-4, 1.0],
                &[0.10, 0.05, 0.85],
            )
        };
        let place = Weights {
            most: 18.0,
            ..w(
                5,
                &[0.25, 0.10, 0.15, 0.10, 0.40],
                // How many words agree is in the sum of their rarities.
                &[0.9, 1.0, 1.0, 1.0, 1.0],
                &[0.1, 0.05, 0.08, 0.02, 0.75],
            )
        };
        Self {
            fields: [
                given,
                name(&name_same, &[0.50, 0.05, 0.02, 0.01, 0.17, 0.25]),
                name(
                    &[0.05, 0.04, 0.04, 0.02, 0.30, 0.55],
                    &[0.15, 0.05, 0.03, 0.02, 0.30, 0.45],
                ),
                Weights {
                    counted: MISSING,
                    most: 1.0,
                    ..w(2, &[0.06, 0.94], &[0.5, 0.5], &[0.5, 0.5])
                },
                birth,
                // A given name has told most of the sex already.
                Weights {
                    counted: MISSING,
                    most: 0.3,
                    ..w(2, &[0.01, 0.99], &[0.45, 0.55], &[0.5, 0.5])
                },
                Weights {
                    most: 6.0,
                    // Whose names agree has mostly one country anyway.
                    least: -1.5,
                    ..w(2, &[0.03, 0.97], &[0.7, 1.0], &[0.03, 0.97])
                },
                document,
                Weights {
                    most: 8.0,
                    ..w(2, &[0.4, 0.6], &[1.0, 1.0], &[0.2, 0.8])
                },
                household,
                place,
            ],
            duplicates: 0.1,
            against_relatives: -3.0,
            relatives: 1.0,
        }
    }

    /// log2 of the odds that two records taken at random are of one person.
    fn start_odds(records: u32, pairs_per_record: f32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a count of records")]
        let records = records.max(LEAST_POPULATION) as f32;
        (2.0 * pairs_per_record / records).log2()
    }

    /// The weights as bits, for a register of so many records.
    pub(crate) fn scale(&self, records: u32) -> Scale<'_> {
        let bits = |of: fn(&Weights) -> (&Shares, &Shares)| {
            self.fields.each_ref().map(|w| {
                let (over, under) = of(w);
                std::array::from_fn(|level| {
                    if level < w.levels {
                        (over[level] / under[level]).log2()
                    } else {
                        0.0
                    }
                })
            })
        };
        Scale {
            fields: &self.fields,
            strangers: bits(|w| (&w.same, &w.other)),
            relatives: bits(|w| (&w.same, &w.relative)),
            related: bits(|w| (&w.relative, &w.other)),
            start: Self::start_odds(records, self.duplicates),
            start_relatives: self.against_relatives,
            start_related: Self::start_odds(records, self.relatives),
        }
    }
}

/// A model ready to weigh pairs.
pub(crate) struct Scale<'a> {
    fields: &'a [Weights; FIELDS],
    strangers: [Shares; FIELDS],
    relatives: [Shares; FIELDS],
    related: [Shares; FIELDS],
    start: f32,
    start_relatives: f32,
    start_related: f32,
}

impl Scale<'_> {
    /// Weighs one pair.
    pub(crate) fn judge(&self, evidence: &Evidence, threshold: f32) -> Verdict {
        let mut strangers = [0.0; FIELDS];
        let mut relatives = [0.0; FIELDS];
        let mut related = self.start_related;
        for (field, weights) in self.fields.iter().enumerate() {
            let level = evidence.levels[field];
            if level == MISSING {
                continue;
            }
            let at = usize::from(level);
            let rarity = if level >= weights.counted {
                evidence.rarity[field]
            } else {
                0.0
            };
            strangers[field] = weights.bounded(level, self.strangers[field][at] + rarity);
            relatives[field] = match weights.shared {
                true => weights.bounded(level, self.relatives[field][at]),
                // Twins share a birth date more often than strangers do.
                false if level >= weights.counted => {
                    weights.bounded(level, self.relatives[field][at].min(strangers[field]))
                }
                false => strangers[field],
            };
            if weights.shared {
                related +=
                    (self.related[field][at] + rarity).clamp(-weights.most, 2.0 * weights.most);
            }
        }
        let sums = [
            self.start + strangers.iter().sum::<f32>(),
            self.start_relatives + relatives.iter().sum::<f32>(),
        ];
        let rival = usize::from(sums[1] < sums[0]);
        let probability = 1.0 / (1.0 + (-sums[rival]).exp2());
        let class = if probability >= threshold {
            Class::Same
        } else if related > 0.0 {
            Class::Relative
        } else {
            Class::Different
        };
        Verdict {
            probability,
            class,
            bits: sums[rival],
            start: [self.start, self.start_relatives][rival],
            fields: [strangers, relatives][rival],
            related,
            against_relatives: rival == 1,
        }
    }
}

fn shares(values: &[f32]) -> Shares {
    let mut shares = [0.0; LEVELS];
    shares[..values.len()].copy_from_slice(values);
    shares
}

impl Weights {
    /// Agreement never speaks against, disagreement never for.
    fn bounded(&self, level: u8, bits: f32) -> f32 {
        if level >= self.agrees {
            bits.clamp(0.0, self.most)
        } else if level == 0 {
            bits.clamp(self.least.max(-self.most), 0.0)
        } else {
            bits.clamp(-self.most, self.most)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Field;

    #[test]
    fn the_start_values_are_shares() {
        for (field, w) in Field::ALL.iter().zip(&Model::start().fields) {
            for (kind, list) in [("same", &w.same), ("relative", &w.relative)] {
                let sum: f32 = list[..w.levels].iter().sum();
                assert!((sum - 1.0).abs() < 0.01, "{field:?} {kind}: {sum}");
                assert!(
                    list[..w.levels].iter().all(|s| *s > 0.0),
                    "{field:?} {kind}"
                );
            }
        }
    }
}
