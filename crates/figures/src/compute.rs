//! The arithmetic: facts in, a figure with its evidence out. It must never look at a name, a clock
//! or another figure's wording.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Count, Definition, Fact, Kind, Span};

/// What a figure was computed from: enough to compute it again and to explain a later difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// The record.
    pub fact: String,
    /// Whom it was counted as: the person after merges, or the occurrence.
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
    /// What it was computed from, in order.
    pub evidence: Vec<Evidence>,
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
pub fn compute(definition: &Definition, span: Span, facts: &[Fact]) -> Figure {
    let counted: Vec<&Fact> = facts
        .iter()
        .filter(|fact| counts(definition, span, fact))
        .collect();
    let mut figure = Figure {
        id: definition.id.clone(),
        version: definition.version,
        kind: definition.kind,
        unit: definition.unit.clone(),
        span,
        value: 0,
        denominator: None,
        parts: BTreeMap::new(),
        evidence: Vec::new(),
    };
    if definition.count == Count::LastCells {
        last_cells(definition, &counted, &mut figure);
    } else {
        figure.value = total(definition.count, &counted);
        figure.parts = parts(definition, &counted);
        figure.evidence = counted
            .iter()
            .map(|fact| evidence(definition.count, fact))
            .collect();
    }
    figure.evidence.sort();
    figure
}

fn counts(definition: &Definition, span: Span, fact: &Fact) -> bool {
    fact.voided.is_none()
        && span.holds(fact.day)
        && definition
            .filter
            .iter()
            .all(|(dimension, codes)| has_any(fact, dimension, codes))
        && !definition
            .except
            .iter()
            .any(|(dimension, codes)| has_any(fact, dimension, codes))
}

fn has_any(fact: &Fact, dimension: &str, codes: &[String]) -> bool {
    fact.codes_of(dimension)
        .any(|code| codes.iter().any(|c| c == code))
}

fn total(count: Count, facts: &[&Fact]) -> i64 {
    match count {
        Count::Quantity => facts.iter().map(|f| f.quantity).sum(),
        Count::Occurrences => distinct(facts.iter().map(|f| f.occurrence.as_str())),
        Count::Persons | Count::Ranking => {
            distinct(facts.iter().filter_map(|f| f.person.as_deref()))
        }
        Count::People => {
            let named = distinct(facts.iter().filter_map(|f| f.person.as_deref()));
            let unnamed: i64 = facts
                .iter()
                .filter(|f| f.person.is_none())
                .map(|f| f.headcount)
                .sum();
            named + unnamed
        }
        Count::LastCells => 0,
    }
}

fn distinct<'a>(ids: impl Iterator<Item = &'a str>) -> i64 {
    let set: std::collections::HashSet<&str> = ids.collect();
    i64::try_from(set.len()).unwrap_or(i64::MAX)
}

/// Each part is counted by the same rule as the whole. A person who appears with two codes of one
/// dimension (a corrected sex in an older record) is counted under the latest record's code, so
/// that parts of persons add up.
fn parts(definition: &Definition, facts: &[&Fact]) -> BTreeMap<String, i64> {
    let dimension = definition.parts.as_str();
    if dimension.is_empty() {
        return BTreeMap::new();
    }
    let mut groups: BTreeMap<String, Vec<&Fact>> = BTreeMap::new();
    let persons = matches!(definition.count, Count::Persons | Count::People);
    if persons && definition.parts_add_up {
        for fact in latest_of_each_person(facts) {
            let code = fact.codes_of(dimension).next().unwrap_or("unknown");
            groups.entry(code.to_string()).or_default().push(fact);
        }
    } else {
        for fact in facts {
            let mut codes = fact.codes_of(dimension).peekable();
            if codes.peek().is_none() && definition.parts_add_up {
                groups.entry("unknown".into()).or_default().push(fact);
            }
            for code in codes {
                groups.entry(code.to_string()).or_default().push(fact);
            }
        }
    }
    let count = definition.count;
    groups
        .into_iter()
        .map(|(code, group)| (code, total(count, &group)))
        .collect()
}

fn latest_of_each_person<'f>(facts: &[&'f Fact]) -> Vec<&'f Fact> {
    let mut latest: BTreeMap<&str, &Fact> = BTreeMap::new();
    let mut unnamed = Vec::new();
    for fact in facts {
        match fact.person.as_deref() {
            Some(person) => {
                let kept = latest.entry(person).or_insert(fact);
                if (fact.day, fact.recorded, &fact.id) > (kept.day, kept.recorded, &kept.id) {
                    *kept = fact;
                }
            }
            None => unnamed.push(*fact),
        }
    }
    latest.into_values().chain(unnamed).collect()
}

/// Outside figures: for each code of the parts' dimension the cell of the latest day counts; a
/// later record for the same day replaces an earlier one.
fn last_cells(definition: &Definition, facts: &[&Fact], figure: &mut Figure) {
    let mut last: BTreeMap<&str, &Fact> = BTreeMap::new();
    for fact in facts {
        let code = fact.codes_of(&definition.parts).next().unwrap_or("total");
        let kept = last.entry(code).or_insert(fact);
        if (fact.day, fact.recorded, &fact.id) > (kept.day, kept.recorded, &kept.id) {
            *kept = fact;
        }
    }
    for (code, fact) in last {
        figure.value += fact.quantity;
        figure.parts.insert(code.to_string(), fact.quantity);
        figure.evidence.push(evidence(Count::Quantity, fact));
    }
    if definition.parts.is_empty() {
        figure.parts.clear();
    }
}

fn evidence(count: Count, fact: &Fact) -> Evidence {
    let (counted_as, amount) = match count {
        Count::Quantity | Count::LastCells => (fact.occurrence.clone(), fact.quantity),
        Count::Occurrences => (fact.occurrence.clone(), 1),
        Count::Persons | Count::Ranking => (fact.person.clone().unwrap_or_default(), 1),
        Count::People => match &fact.person {
            Some(person) => (person.clone(), 1),
            None => (fact.occurrence.clone(), fact.headcount),
        },
    };
    Evidence {
        fact: fact.id.clone(),
        counted_as,
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
    use crate::parse;
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
        let facts = [
            served("1", "amal", 1, "female"),
            served("2", "amal", 2, "female"),
            served("3", "ivan", 2, "male"),
        ];
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
            compute(&definition("persons", ""), june(), &[voided, early]).value,
            0
        );
    }

    #[test]
    fn a_corrected_sex_does_not_count_a_person_in_two_parts() {
        let facts = [
            served("1", "amal", 1, "male"),
            served("2", "amal", 2, "female"),
        ];
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
        let facts = [
            cell("1", 1, "ua", 100),
            cell("2", 9, "ua", 130),
            cell("3", 1, "by", 9),
        ];
        let figure = compute(&definition("last_cells", ""), june(), &facts);
        assert_eq!(figure.value, 139);
        assert_eq!(figure.evidence.len(), 2);
    }

    #[test]
    fn percentages_round_half_up_and_re_derive() {
        let facts: Vec<Fact> = (0..381)
            .map(|i| served(&i.to_string(), &i.to_string(), 1, "male"))
            .collect();
        let whole = compute(&definition("persons", ""), june(), &facts);
        let part = compute(&definition("persons", ""), june(), &facts[..276]);
        assert_eq!(share(&part, &whole).unwrap().per_mille(), Some(724));
    }

    #[test]
    fn unlike_kinds_neither_add_nor_divide() {
        let persons = compute(&definition("persons", ""), june(), &[]);
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
        fn parts_of_persons_add_up(facts in any_facts()) {
            let figure = compute(&definition("persons", ""), june(), &facts);
            prop_assert_eq!(figure.parts.values().sum::<i64>(), figure.value);
        }

        #[test]
        fn the_evidence_alone_gives_the_value_again(facts in any_facts()) {
            for (word, count) in [("persons", Count::Persons), ("occurrences", Count::Occurrences),
                ("quantity", Count::Quantity), ("people", Count::People)] {
                let figure = compute(&definition(word, ""), june(), &facts);
                prop_assert_eq!(Figure::value_of(count, &figure.evidence), figure.value);
            }
        }

        #[test]
        fn the_order_of_facts_does_not_matter(facts in any_facts()) {
            let mut turned = facts.clone();
            turned.reverse();
            let d = definition("persons", "");
            prop_assert_eq!(compute(&d, june(), &facts), compute(&d, june(), &turned));
        }
    }
}
