//! The narrative check: a sentence can expose one person although every table is safe. Phrases
//! that pick out fewer people than the threshold are flagged, for English and Russian. It must
//! never pass a text as safe: it finds what it knows, a person reads the rest.

mod endings;
mod lexicon;
mod lookup;
mod mention;
mod sentence;
mod tokens;

use std::collections::BTreeSet;

use serde::Serialize;

use super::spec::{DimensionKind, Spec};
use super::table::Counts;
use lexicon::{Lexicon, Mark, Trait};
use mention::{Mention, Narrow, Narrowing, Quantity};
use sentence::Unit;

/// A phrase that picks out too few people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flag {
    /// Line of the text, from 1.
    pub line: usize,
    /// The phrase.
    pub phrase: String,
    /// How many people it picks out.
    pub count: i64,
    /// Threshold that it falls below.
    pub threshold: i64,
    /// Where the count comes from: a table's name, or `text` if the text itself says it.
    pub source: String,
}

/// Threshold of texts where no table says otherwise.
const THRESHOLD: i64 = 5;
/// Threshold where trafficking, violence, health or children alone are spoken of.
const SENSITIVE: i64 = 10;
/// Words after a person in which traits still belong to the person, for the tables.
const AFTER: usize = 9;
/// A sentence that names more nationalities than this lists them.
const LIST: usize = 2;

/// Checks a text against tables. Without tables, only what the text itself says is checked.
///
/// ```
/// let text = "IOM supported one unaccompanied minor from Nigeria. 533 people returned.";
/// let flags = figures::disclosure::narrative::check(text, None);
/// assert_eq!(flags.len(), 1);
/// assert_eq!((flags[0].count, flags[0].line), (1, 1));
/// ```
pub fn check(text: &str, tables: Option<(&Spec, &[Counts])>) -> Vec<Flag> {
    let mut places = BTreeSet::new();
    if let Some((spec, _)) = tables {
        for dimension in &spec.dimensions {
            if dimension.kind == DimensionKind::Place {
                places.extend(dimension.nodes.iter().skip(1).cloned());
            }
        }
    }
    let lexicon = Lexicon::new(&places);
    let mut flags: Vec<Flag> = Vec::new();
    let mut known = BTreeSet::new();
    let (mut line, mut counted) = (1, 0);
    for sentence in tokens::sentences(text) {
        let Some(start) = sentence.first().map(|w| w.start) else {
            continue;
        };
        let lines = |from: usize, to: usize| text[from..to].matches('\n').count();
        line += lines(counted, start);
        counted = start;
        let all = sentence::units(&lexicon, &sentence);
        for (first, last, verdict) in judge(&lexicon, &all, tables) {
            let raw = &text[all[first].start..all[last].end];
            let phrase = raw.split_whitespace().collect::<Vec<_>>().join(" ");
            if known.insert(phrase.clone()) {
                flags.push(Flag {
                    line: line + lines(start, all[first].start),
                    phrase,
                    count: verdict.count,
                    threshold: verdict.threshold,
                    source: verdict.source,
                });
            }
        }
    }
    flags
}

struct Verdict {
    count: i64,
    threshold: i64,
    source: String,
}

/// The mentions of a sentence that expose, as first and last unit of the phrase.
fn judge(
    lexicon: &Lexicon,
    all: &[Unit],
    tables: Option<(&Spec, &[Counts])>,
) -> Vec<(usize, usize, Verdict)> {
    let found = mention::mentions(all);
    let nationalities: BTreeSet<&Trait> = all
        .iter()
        .flat_map(|u| &u.marks)
        .filter_map(|m| match m {
            Mark::Trait(t @ Trait::Nationality(_)) => Some(t),
            _ => None,
        })
        .collect();
    let generic = all.iter().any(|u| u.is(&Mark::Generic));
    let timeless = sentence::timeless(all);
    let mut flagged: Vec<(usize, usize, Verdict)> = Vec::new();
    for (of, me) in found.iter().enumerate() {
        let around = mention::narrowing(all, me, mention::scope(all, &found, of));
        let told = by_text(me, &around, (generic, timeless), !flagged.is_empty());
        let verdict = told.or_else(|| {
            let stated = match me.quantity {
                Quantity::Exactly(n) => Some(n),
                _ => None,
            };
            if nationalities.len() > LIST && stated.is_none() {
                return None;
            }
            let (spec, counts) = tables?;
            by_tables(
                lexicon,
                spec,
                counts,
                &mention::traits(all, me, AFTER),
                stated,
            )
        });
        if let Some(verdict) = verdict {
            let (first, last) = phrase(all, me, &around);
            // "A widow with four children" is one story.
            let with =
                first > 0 && ["with", "с", "со"].contains(&all[first - 1].word.text.as_str());
            let news = flagged
                .last()
                .is_none_or(|(_, end, _)| *end < me.head && !with);
            if news {
                flagged.push((first, last, verdict));
            }
        }
    }
    flagged
}

/// What the text itself gives away. `told` is whether the sentence already has a flag: `his uncle`
/// is then no news.
fn by_text(
    me: &Mention,
    around: &Narrowing,
    (generic, timeless): (bool, bool),
    told: bool,
) -> Option<Verdict> {
    use Narrow::{Age, Class, Event, Nationality, Place, Special, SpecialNear, State};
    let says = |narrow: Narrow| around.by.contains(&narrow);
    let strong = says(Nationality) || says(Age);
    let narrow = strong || says(Place) || says(State) || says(Special) || says(Event);
    let weight: i32 = [
        (Nationality, 2),
        (Age, 2),
        (Place, 1),
        (State, 1),
        (Event, 1),
        (Special, 1),
        (Class, 1),
    ]
    .iter()
    .filter_map(|&(narrow, weight)| says(narrow).then_some(weight))
    .sum();
    let (count, exposed) = match me.quantity {
        Quantity::Exactly(n) if n < THRESHOLD => {
            (n, narrow && !(generic && !strong && !says(Place)))
        }
        Quantity::Exactly(n) => (n, says(SpecialNear) && !generic),
        // What holds of anybody is said in the present: "An unaccompanied child is referred …".
        Quantity::Some => (
            1,
            narrow && weight >= 2 && !generic && !told && (strong || says(Place) || !timeless),
        ),
        Quantity::Known => (1, strong && !generic && !told),
        Quantity::Open => (0, false),
    };
    let threshold = if count < THRESHOLD {
        THRESHOLD
    } else {
        SENSITIVE
    };
    (exposed && (1..threshold).contains(&count)).then(|| Verdict {
        count,
        threshold,
        source: "text".to_owned(),
    })
}

/// What the tables know of these traits: too few people in the cell, or too small a number in the
/// text for the cell's population.
fn by_tables(
    lexicon: &Lexicon,
    spec: &Spec,
    counts: &[Counts],
    traits: &BTreeSet<Trait>,
    stated: Option<i64>,
) -> Option<Verdict> {
    let hit = lookup::count(lexicon, spec, counts, traits)?;
    let count = stated.unwrap_or(hit.count);
    (1..hit.threshold).contains(&count).then_some(Verdict {
        count,
        threshold: hit.threshold,
        source: hit.table,
    })
}

/// The words that expose: the noun phrase, and what narrows it nearby.
fn phrase(all: &[Unit], me: &Mention, around: &Narrowing) -> (usize, usize) {
    let last = around.to.unwrap_or(me.head).max(me.head);
    let alone = last == me.head && !all[me.first..=me.head].iter().any(Unit::describes_more);
    let first = if alone {
        let from = around.from.unwrap_or(me.first);
        from - usize::from(from > 0 && from < me.first && all[from - 1].is(&Mark::In))
    } else {
        me.first
    };
    (first, last)
}
