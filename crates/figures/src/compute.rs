//! The arithmetic: facts in, a figure out, and on demand the evidence for it. It must never look at a name, a clock
//! or another figure's wording.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::{Codes, Row, codes_of};
use crate::{Count, Definition, Facts, Kind, Span};

/// What a figure was computed from: enough to compute it again and to explain a later difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// The record.
    pub fact: String,
    /// Whom it was counted as: the person after merges, the occurrence, or the class of a cell.
    pub counted_as: String,
    /// How much it added, for quantities and headcounts; 1 elsewhere.
    pub amount: i64,
}

/// A computed figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The definition's id.
    pub id: String,
    /// The definition's version.
    pub version: u32,
    /// Kind of number.
    pub kind: Kind,
    /// Unit word.
    pub unit: String,
    /// The days it speaks of.
    pub span: Span,
    /// The count. For a share, the numerator.
    pub value: i64,
    /// For a share, the denominator.
    pub denominator: Option<i64>,
    /// The parts by code, for instance `male` and `female`.
    pub parts: BTreeMap<String, i64>,
}

impl Figure {
    /// A share in tenths of a percent, rounded half up; `None` without a denominator or when that
    /// is zero.
    ///
    /// 276 of 381 are 724 tenths, printed 72.4 %.
    pub fn per_mille(&self) -> Option<i64> {
        let denominator = self.denominator.filter(|d| *d > 0)?;
        Some((self.value * 2000 + denominator) / (denominator * 2))
    }
}

/// Two figures whose kinds or units differ.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} and {1} are of unlike kinds or units")]
pub struct NotAlike(pub String, pub String);

/// Adds two figures of one kind, one unit and one span.
pub fn sum(a: &Figure, b: &Figure) -> Result<i64, NotAlike> {
    if a.kind == b.kind && a.unit == b.unit && a.span == b.span {
        Ok(a.value + b.value)
    } else {
        Err(NotAlike(a.id.clone(), b.id.clone()))
    }
}

/// Makes `part` a share of `whole`: one kind, and the same cut-off.
pub fn share(part: &Figure, whole: &Figure) -> Result<Figure, NotAlike> {
    if part.kind != whole.kind || part.span.to != whole.span.to {
        return Err(NotAlike(part.id.clone(), whole.id.clone()));
    }
    Ok(Figure {
        denominator: Some(whole.value),
        ..part.clone()
    })
}

/// Computes the figure of a definition over a span. Facts that were taken back, that happened
/// outside the span, or that the filters leave out, do not count.
pub fn compute(definition: &Definition, span: Span, facts: &Facts) -> Figure {
    let counted = counted(definition, span, facts);
    let (value, parts) = if definition.count == Count::LastCells {
        let last = last_cells(definition, facts, &counted);
        let value = last.values().map(|row| row.quantity).sum();
        let parts = last
            .iter()
            .filter(|_| !definition.parts.is_empty())
            .map(|(code, row)| ((*code).to_string(), row.quantity));
        (value, parts.collect())
    } else {
        let value = total(definition.count, counted.iter().copied());
        (value, parts(definition, facts, &counted))
    };
    Figure {
        id: definition.id.clone(),
        version: definition.version,
        kind: definition.kind,
        unit: definition.unit.clone(),
        span,
        value,
        denominator: None,
        parts,
    }
}

/// The evidence for the figure that [`compute`] gives, in order: every fact that counted. It is as
/// long as there are facts, so ask for it only where it is kept or shown.
pub fn evidence(definition: &Definition, span: Span, facts: &Facts) -> Vec<Evidence> {
    let counted = counted(definition, span, facts);
    let mut evidence: Vec<Evidence> = if definition.count == Count::LastCells {
        // A cell stands for its class, whichever day it is of: a later one takes its place.
        let cells = last_cells(definition, facts, &counted);
        let cell = |(class, row): (&str, &Row)| Evidence {
            fact: facts.name(row.id).to_string(),
            counted_as: class.to_string(),
            amount: row.quantity,
        };
        cells.into_iter().map(cell).collect()
    } else {
        let piece = |row| piece(definition.count, facts, row);
        counted.into_iter().map(piece).collect()
    };
    evidence.sort();
    evidence
}

fn counted<'f>(definition: &Definition, span: Span, facts: &'f Facts) -> Vec<&'f Row> {
    let passes: Vec<bool> = facts
        .codes
        .iter()
        .map(|codes| passes(definition, codes))
        .collect();
    let counts = |row: &&Row| row.voided.is_none() && span.holds(row.day) && passes[row.codes];
    facts.rows.iter().filter(counts).collect()
}

fn passes(definition: &Definition, codes: &Codes) -> bool {
    let has = |(dimension, wanted): (&String, &Vec<String>)| {
        codes_of(codes, dimension).any(|code| wanted.iter().any(|w| w == code))
    };
    definition.filter.iter().all(has) && !definition.except.iter().any(has)
}

fn total<'f>(count: Count, rows: impl Iterator<Item = &'f Row>) -> i64 {
    match count {
        Count::Quantity => rows.map(|row| row.quantity).sum(),
        Count::Occurrences => distinct(rows.map(|row| row.occurrence)),
        Count::Persons | Count::Ranking => distinct(rows.filter_map(|row| row.person)),
        Count::People => {
            let (mut named, mut unnamed) = (Vec::new(), 0);
            for row in rows {
                match row.person {
                    Some(person) => named.push(person),
                    None => unnamed += row.headcount,
                }
            }
            distinct(named.into_iter()) + unnamed
        }
        Count::LastCells => 0,
    }
}

fn distinct(ids: impl Iterator<Item = usize>) -> i64 {
    let mut ids: Vec<usize> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    i64::try_from(ids.len()).unwrap_or(i64::MAX)
}

/// Each part is counted by the same rule as the whole. A person who appears with two codes of one
/// dimension (a corrected sex in an older record) is counted under the latest record's code, so
/// that parts of persons add up.
fn parts(definition: &Definition, facts: &Facts, counted: &[&Row]) -> BTreeMap<String, i64> {
    let dimension = definition.parts.as_str();
    if dimension.is_empty() {
        return BTreeMap::new();
    }
    let mut groups: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    let persons = matches!(definition.count, Count::Persons | Count::People);
    if persons && definition.parts_add_up {
        for row in latest_of_each_person(facts, counted) {
            let code = codes_of(&facts.codes[row.codes], dimension).next();
            groups
                .entry(code.unwrap_or("unknown"))
                .or_default()
                .push(row);
        }
    } else {
        for row in counted {
            let mut codes = codes_of(&facts.codes[row.codes], dimension).peekable();
            if codes.peek().is_none() && definition.parts_add_up {
                groups.entry("unknown").or_default().push(row);
            }
            for code in codes {
                groups.entry(code).or_default().push(row);
            }
        }
    }
    groups
        .into_iter()
        .map(|(code, group)| (code.to_string(), total(definition.count, group.into_iter())))
        .collect()
}

fn latest_of_each_person<'f>(facts: &Facts, counted: &[&'f Row]) -> Vec<&'f Row> {
    let mut latest: BTreeMap<usize, &Row> = BTreeMap::new();
    let mut unnamed = Vec::new();
    for row in counted {
        match row.person {
            Some(person) => keep_later(facts, latest.entry(person).or_insert(row), row),
            None => unnamed.push(*row),
        }
    }
    latest.into_values().chain(unnamed).collect()
}

/// Outside figures: for each code of the parts' dimension the cell of the latest day counts; a
/// later record for the same day replaces an earlier one.
fn last_cells<'f>(
    definition: &Definition,
    facts: &'f Facts,
    counted: &[&'f Row],
) -> BTreeMap<&'f str, &'f Row> {
    let mut last: BTreeMap<&str, &Row> = BTreeMap::new();
    for row in counted {
        let code = codes_of(&facts.codes[row.codes], &definition.parts).next();
        keep_later(
            facts,
            last.entry(code.unwrap_or("total")).or_insert(row),
            row,
        );
    }
    last
}

fn keep_later<'f>(facts: &Facts, kept: &mut &'f Row, row: &'f Row) {
    let age = |row: &Row| (row.day, row.recorded, facts.name(row.id));
    if age(row) > age(kept) {
        *kept = row;
    }
}

fn piece(count: Count, facts: &Facts, row: &Row) -> Evidence {
    let (counted_as, amount) = match (count, row.person) {
        (Count::Quantity | Count::LastCells, _) => (Some(row.occurrence), row.quantity),
        (Count::Occurrences, _) => (Some(row.occurrence), 1),
        (Count::Persons | Count::Ranking | Count::People, Some(person)) => (Some(person), 1),
        (Count::People, None) => (Some(row.occurrence), row.headcount),
        (Count::Persons | Count::Ranking, None) => (None, 1),
    };
    Evidence {
        fact: facts.name(row.id).to_string(),
        counted_as: counted_as.map_or_else(String::new, |id| facts.name(id).to_string()),
        amount,
    }
}

impl Figure {
    /// The figure that a set of evidence gives by this rule: how a frozen figure is checked.
    pub fn value_of(count: Count, evidence: &[Evidence]) -> i64 {
        match count {
            Count::Quantity | Count::LastCells => evidence.iter().map(|e| e.amount).sum(),
            Count::Occurrences | Count::Persons | Count::Ranking => {
                let set: BTreeSet<&str> = evidence
                    .iter()
                    .map(|e| e.counted_as.as_str())
                    .filter(|w| !w.is_empty())
                    .collect();
                i64::try_from(set.len()).unwrap_or(i64::MAX)
            }
            Count::People => {
                let mut amounts: BTreeMap<&str, i64> = BTreeMap::new();
                for e in evidence {
                    amounts.insert(&e.counted_as, e.amount);
                }
                amounts.values().sum()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Fact, parse};
    use jiff::civil::date;
    use proptest::prelude::*;

    fn definition(count: &str, more: &str) -> Definition {
        let toml = format!(
            "[[figure]]\nid = \"x\"\nversion = 1\nsource = \"s\"\nkind = \"persons_served\"\n\
             unit = \"person\"\ncount = \"{count}\"\nwindow = \"period\"\nparts = \"sex\"\n\
             disclosure = \"standard\"\nwords = \"w\"\n{more}"
        );
        parse(&[&toml]).unwrap().remove(0)
    }

    fn june() -> Span {
        Span {
            from: date(2022, 6, 1),
            to: date(2022, 6, 30),
        }
    }

    fn served(id: &str, person: &str, day: i8, sex: &'static str) -> Fact {
        Fact::new(id, date(2022, 6, day), i64::from(day))
            .of(person)
            .code("sex", sex)
    }

    #[test]
    fn a_person_served_twice_is_one_person_and_two_occurrences() {
        let facts = Facts::from_iter([
            served("1", "amal", 1, "female"),
            served("2", "amal", 2, "female"),
            served("3", "ivan", 2, "male"),
        ]);
        let persons = compute(&definition("persons", ""), june(), &facts);
        assert_eq!(persons.value, 2);
        assert_eq!(
            persons.parts,
            BTreeMap::from([("female".into(), 1), ("male".into(), 1)])
        );
        assert_eq!(
            compute(&definition("occurrences", ""), june(), &facts).value,
            3
        );
    }

    #[test]
    fn facts_outside_the_window_or_taken_back_do_not_count() {
        let mut voided = served("1", "amal", 1, "female");
        voided.voided = Some(9);
        let mut early = served("2", "ivan", 2, "male");
        early.day = date(2022, 5, 31);
        assert_eq!(
            compute(
                &definition("persons", ""),
                june(),
                &Facts::from_iter([voided, early])
            )
            .value,
            0
        );
    }

    #[test]
    fn a_corrected_sex_does_not_count_a_person_in_two_parts() {
        let facts = Facts::from_iter([
            served("1", "amal", 1, "male"),
            served("2", "amal", 2, "female"),
        ]);
        let figure = compute(&definition("persons", ""), june(), &facts);
        assert_eq!(figure.parts, BTreeMap::from([("female".into(), 1)]));
    }

    #[test]
    fn outside_cells_take_the_last_of_each() {
        let cell = |id: &str, day, class: &'static str, n| {
            let mut fact = Fact::new(id, date(2022, 6, day), 0).code("sex", class);
            fact.quantity = n;
            fact
        };
        let facts = Facts::from_iter([
            cell("1", 1, "ua", 100),
            cell("2", 9, "ua", 130),
            cell("3", 1, "by", 9),
        ]);
        let last = definition("last_cells", "");
        assert_eq!(compute(&last, june(), &facts).value, 139);
        assert_eq!(evidence(&last, june(), &facts).len(), 2);
    }

    #[test]
    fn percentages_round_half_up_and_re_derive() {
        let facts: Vec<Fact> = (0..381)
            .map(|i| served(&i.to_string(), &i.to_string(), 1, "male"))
            .collect();
        let whole = compute(
            &definition("persons", ""),
            june(),
            &facts.iter().cloned().collect(),
        );
        let part = compute(
            &definition("persons", ""),
            june(),
            &facts.into_iter().take(276).collect(),
        );
        assert_eq!(share(&part, &whole).unwrap().per_mille(), Some(724));
    }

    #[test]
    fn unlike_kinds_neither_add_nor_divide() {
        let persons = compute(&definition("persons", ""), june(), &Facts::default());
        let items = Figure {
            kind: Kind::Items,
            ..persons.clone()
        };
        assert!(sum(&persons, &items).is_err());
        assert!(share(&persons, &items).is_err());
        assert_eq!(sum(&persons, &persons), Ok(0));
        assert_eq!(share(&persons, &persons).unwrap().per_mille(), None);
    }

    fn any_facts() -> impl Strategy<Value = Vec<Fact>> {
        let fact =
            (0..40_u8, 1..=30_i8, 0..3_u8, 0..5_i64).prop_map(|(person, day, sex, quantity)| {
                let sex = ["male", "female", "other"][sex as usize];
                let mut fact = served("", &person.to_string(), day, sex);
                fact.quantity = quantity;
                fact
            });
        prop::collection::vec(fact, 0..60).prop_map(|mut facts| {
            for (n, fact) in facts.iter_mut().enumerate() {
                fact.id = n.to_string();
                fact.occurrence = n.to_string();
            }
            facts
        })
    }

    proptest! {
        #[test]
        fn parts_of_persons_add_up(facts in any_facts().prop_map(Facts::from_iter)) {
            let figure = compute(&definition("persons", ""), june(), &facts);
            prop_assert_eq!(figure.parts.values().sum::<i64>(), figure.value);
        }

        #[test]
        fn the_evidence_alone_gives_the_value_again(facts in any_facts().prop_map(Facts::from_iter)) {
            for (word, count) in [("persons", Count::Persons), ("occurrences", Count::Occurrences),
                ("quantity", Count::Quantity), ("people", Count::People)] {
                let definition = definition(word, "");
                let evidence = evidence(&definition, june(), &facts);
                let figure = compute(&definition, june(), &facts);
                prop_assert_eq!(Figure::value_of(count, &evidence), figure.value);
            }
        }

        #[test]
        fn the_order_of_facts_does_not_matter(facts in any_facts()) {
            let d = definition("persons", "");
            let turned = facts.iter().rev().cloned().collect();
            prop_assert_eq!(compute(&d, june(), &facts.into_iter().collect()), compute(&d, june(), &turned));
        }
    }
}
