//! Why a figure is another one today: the difference between what was frozen and what the records
//! say now, split into its causes. "+47 = 30 new, 21 late, −4 merged".

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::{Evidence, Facts, Seen};

/// The parts of a difference; they add up to it exactly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Revision {
    /// Happened after the earlier figure's as-of.
    pub new: i64,
    /// Happened before it, learned of after it was frozen.
    pub late: i64,
    /// Taken back since.
    pub voided: i64,
    /// Two registrations found to be one person (or taken apart again: positive).
    pub merged: i64,
    /// Changed in the record: a corrected date, code or quantity.
    pub corrected: i64,
}

impl Revision {
    /// The whole difference.
    pub fn total(&self) -> i64 {
        self.new + self.late + self.voided + self.merged + self.corrected
    }
}

/// Explains the way from `before` (its evidence, as-of and the instant it was frozen, µs UTC) to
/// `after`. `facts` are the source's rows now, to tell new from late and voided from corrected.
///
/// Units are counted as the figure counts them: a person once. Each unit that came or went is put
/// down to one cause, the units both have to a changed amount.
pub fn explain(
    before: &[Evidence],
    after: &[Evidence],
    before_as_of: jiff::civil::Date,
    frozen_at: i64,
    facts: &Facts,
) -> Revision {
    let by_id: ById<'_> = facts.iter().map(|fact| (fact.id(), fact)).collect();
    let (known_before, counted_now) = (ids(before), ids(after));
    let (old, new) = (units(before), units(after));
    let mut revision = Revision::default();
    for (unit, (amount, ids)) in &new {
        match old.get(unit) {
            Some((earlier, _)) => {
                let is_fresh = |id: &&&str| !known_before.contains(**id);
                let fresh: BTreeSet<&str> = ids.iter().filter(is_fresh).copied().collect();
                let cause = if fresh.is_empty() {
                    Cause::Corrected
                } else {
                    // Another record stands for the same unit now: a cell of a later day.
                    arrival(&fresh, &by_id, before_as_of, frozen_at, false)
                };
                *cause.field(&mut revision) += amount - earlier;
            }
            None => {
                let moved = ids.iter().any(|id| known_before.contains(id));
                let cause = arrival(ids, &by_id, before_as_of, frozen_at, moved);
                *cause.field(&mut revision) += amount;
            }
        }
    }
    for (_, (amount, ids)) in old.iter().filter(|(unit, _)| !new.contains_key(*unit)) {
        let cause = departure(ids, &by_id, &counted_now);
        *cause.field(&mut revision) -= amount;
    }
    revision
}

fn ids(evidence: &[Evidence]) -> HashSet<&str> {
    evidence.iter().map(|e| e.fact.as_str()).collect()
}

enum Cause {
    New,
    Late,
    Voided,
    Merged,
    Corrected,
}

impl Cause {
    fn field<'r>(&self, revision: &'r mut Revision) -> &'r mut i64 {
        match self {
            Self::New => &mut revision.new,
            Self::Late => &mut revision.late,
            Self::Voided => &mut revision.voided,
            Self::Merged => &mut revision.merged,
            Self::Corrected => &mut revision.corrected,
        }
    }
}

type ById<'a> = HashMap<&'a str, Seen<'a>>;
type Units<'a> = BTreeMap<&'a str, (i64, BTreeSet<&'a str>)>;

/// Units with their amount and evidence. A person has amount 1 however many facts stand for her;
/// a quantity adds up.
fn units(evidence: &[Evidence]) -> Units<'_> {
    let mut units: Units<'_> = BTreeMap::new();
    for e in evidence.iter().filter(|e| !e.counted_as.is_empty()) {
        let unit = units.entry(&e.counted_as).or_default();
        // Rows of one occurrence of which one carries the quantity: the largest is the whole.
        unit.0 = unit.0.max(e.amount);
        unit.1.insert(&e.fact);
    }
    units
}

fn arrival(
    ids: &BTreeSet<&str>,
    facts: &ById<'_>,
    before_as_of: jiff::civil::Date,
    frozen_at: i64,
    moved: bool,
) -> Cause {
    if moved {
        // The same record is now counted as somebody else: a merge, or one undone.
        return Cause::Merged;
    }
    let known: Vec<&Seen<'_>> = ids.iter().filter_map(|id| facts.get(id)).collect();
    if known
        .iter()
        .any(|f| f.day() <= before_as_of && f.recorded() > frozen_at)
    {
        Cause::Late
    } else if known.iter().all(|f| f.day() > before_as_of) {
        Cause::New
    } else {
        // Known in time and in time's window, yet not counted then: the record was changed.
        Cause::Corrected
    }
}

fn departure(ids: &BTreeSet<&str>, facts: &ById<'_>, counted: &HashSet<&str>) -> Cause {
    if ids.iter().any(|id| counted.contains(id)) {
        return Cause::Merged;
    }
    let all_gone = ids
        .iter()
        .all(|id| facts.get(id).is_none_or(|f| f.voided().is_some()));
    if all_gone {
        Cause::Voided
    } else {
        Cause::Corrected
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Fact;
    use jiff::civil::date;

    fn fact(id: &str, person: &str, day: i8, recorded: i64) -> Fact {
        Fact::new(id, date(2022, 6, day), recorded).of(person)
    }

    fn evidence(facts: &[Fact]) -> Vec<Evidence> {
        facts
            .iter()
            .filter(|f| f.voided.is_none())
            .map(|f| Evidence {
                fact: f.id.clone(),
                counted_as: f.person.clone().unwrap_or_default(),
                amount: 1,
            })
            .collect()
    }

    fn frozen_on_the_ninth(before: &[Fact], after: &[Fact]) -> Revision {
        explain(
            &evidence(before),
            &evidence(after),
            date(2022, 6, 9),
            100,
            &after.iter().cloned().collect(),
        )
    }

    #[test]
    fn new_late_voided_and_merged_are_told_apart_and_add_up() {
        let before = vec![
            fact("1", "amal", 1, 1),
            fact("2", "ivan", 2, 2),
            fact("3", "omar", 3, 3),
        ];
        let mut after = before.clone();
        after[0].voided = Some(150); // Amal's record was taken back
        after[2].person = Some("ivan".into()); // Omar is Ivan
        after.push(fact("4", "rosa", 12, 150)); // after the ninth
        after.push(fact("5", "jose", 5, 150)); // before it, learned of later
        let revision = frozen_on_the_ninth(&before, &after);
        let expected = Revision {
            new: 1,
            late: 1,
            voided: -1,
            merged: -1,
            corrected: 0,
        };
        assert_eq!(revision, expected);
        assert_eq!(revision.total(), 3 - 3);
    }

    #[test]
    fn a_corrected_quantity_is_a_correction() {
        let at = |amount| {
            vec![Evidence {
                fact: "1".into(),
                counted_as: "1".into(),
                amount,
            }]
        };
        let facts = Facts::from_iter([fact("1", "x", 1, 1)]);
        let revision = explain(&at(50), &at(48), date(2022, 6, 9), 100, &facts);
        assert_eq!(
            revision,
            Revision {
                corrected: -2,
                ..Revision::default()
            }
        );
    }

    #[test]
    fn a_cell_of_a_later_day_is_new_by_what_it_adds() {
        let cell = |fact: &str, amount| {
            vec![Evidence {
                fact: fact.into(),
                counted_as: "ua".into(),
                amount,
            }]
        };
        let facts = Facts::from_iter([fact("1", "x", 1, 1), fact("2", "x", 12, 150)]);
        let revision = explain(
            &cell("1", 100),
            &cell("2", 130),
            date(2022, 6, 9),
            100,
            &facts,
        );
        let expected = Revision {
            new: 30,
            ..Revision::default()
        };
        assert_eq!(revision, expected);
    }

    #[test]
    fn nothing_changed_is_no_revision() {
        let facts = [fact("1", "amal", 1, 1)];
        assert_eq!(frozen_on_the_ninth(&facts, &facts), Revision::default());
    }
}
