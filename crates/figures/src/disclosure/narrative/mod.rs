//! The narrative check: a sentence can expose one person although every table is safe. Phrases
//! that pick out fewer people than the threshold are flagged, for English and Russian. It must
//! never pass a text as safe: it finds what it knows, a person reads the rest.

mod lexicon;
mod lookup;

use std::collections::BTreeSet;

use serde::Serialize;

use super::spec::{DimensionKind, Spec};
use super::table::Counts;
use lexicon::{Lexicon, Mark, Trait, words};

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
/// Words between a number and its person.
const NEAR: usize = 6;
/// Words after a person in which traits still belong to the person.
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
    for sentence in sentences(text) {
        let marked = Sentence::mark(&lexicon, &sentence);
        for found in marked.mentions() {
            let flag = marked.judge(&lexicon, &found, tables);
            if let Some((count, threshold, source)) = flag {
                let phrase = marked.phrase(text, &found);
                if !flags.iter().any(|f| f.phrase == phrase) {
                    flags.push(Flag {
                        line: 1 + text[..marked.start(&found)].matches('\n').count(),
                        phrase,
                        count,
                        threshold,
                        source,
                    });
                }
            }
        }
    }
    flags
}

struct Word {
    start: usize,
    end: usize,
    text: String,
}

/// Sentences end at `.`, `!` or `?` before a capital letter or a number, and at `;`. Line breaks
/// end nothing: text out of a PDF breaks anywhere.
fn sentences(text: &str) -> Vec<Vec<Word>> {
    let mut all = Vec::new();
    let mut now = Vec::new();
    let mut last_end = 0;
    for word in words(text) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let gap = &text[last_end..start];
        let stop = gap.trim_start_matches([')', '"', '”']);
        let capital = word
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || c.is_numeric());
        let ends = stop.starts_with(['.', '!', '?']) && capital || gap.contains(';');
        if ends && !now.is_empty() {
            all.push(std::mem::take(&mut now));
        }
        last_end = start + word.len();
        now.push(Word {
            start,
            end: last_end,
            text: word.to_lowercase(),
        });
    }
    all.push(now);
    all
}

struct Sentence<'a> {
    words: &'a [Word],
    /// Marks of each word; those of a phrase stand at its first word.
    marks: Vec<Vec<Mark>>,
    /// How many different nationalities it names.
    nationalities: usize,
}

/// Somebody spoken of: a person's word, perhaps with a number.
struct Mention {
    first: usize,
    person: usize,
    last: usize,
    number: Option<i64>,
    traits: BTreeSet<Trait>,
    special: bool,
    event: bool,
}

impl<'a> Sentence<'a> {
    fn mark(lexicon: &Lexicon, words: &'a [Word]) -> Self {
        let tokens: Vec<String> = words.iter().map(|w| w.text.clone()).collect();
        let mut marks = vec![Vec::new(); tokens.len()];
        let mut at = 0;
        while at < tokens.len() {
            if let Ok(n) = tokens[at].parse::<i64>() {
                marks[at] = vec![Mark::Number(n)];
                at += 1;
                continue;
            }
            let (length, found) = lexicon.marks(&tokens, at);
            marks[at] = found;
            at += length.max(1);
        }
        let nationalities: BTreeSet<&Trait> = marks
            .iter()
            .flatten()
            .filter_map(|m| match m {
                Mark::Trait(t @ Trait::Nationality(_)) => Some(t),
                _ => None,
            })
            .collect();
        Sentence {
            nationalities: nationalities.len(),
            words,
            marks,
        }
    }

    fn has(&self, at: usize, wanted: impl Fn(&Mark) -> bool) -> bool {
        self.marks[at].iter().any(wanted)
    }

    fn mentions(&self) -> Vec<Mention> {
        (0..self.words.len())
            .filter(|&at| self.has(at, |m| *m == Mark::Person))
            // The head of "citizen of …": of two person words side by side the first counts.
            .filter(|&at| at == 0 || !self.has(at - 1, |m| *m == Mark::Person))
            .map(|at| self.mention(at))
            .collect()
    }

    fn mention(&self, person: usize) -> Mention {
        let (number, mut first) = self.number_before(person);
        let last = self.reach(person);
        let mut traits = BTreeSet::new();
        // What stands before the person within the noun phrase belongs to it.
        let mut back = person;
        while back > first || (number.is_none() && back + 2 >= person && back > 0) {
            let before = back - 1;
            if number.is_none() && !self.describes(before) {
                break;
            }
            back = before;
        }
        first = first.min(back);
        let mut special = false;
        for at in first..=last {
            for mark in &self.marks[at] {
                match mark {
                    Mark::Trait(t) => {
                        traits.insert(t.clone());
                    }
                    Mark::Special(_) => special = true,
                    _ => {}
                }
            }
        }
        let near = first.saturating_sub(AFTER)..self.words.len().min(person + 2 * AFTER);
        let event = near.clone().any(|at| self.has(at, |m| *m == Mark::Event));
        special |= near
            .clone()
            .any(|at| self.has(at, |m| matches!(m, Mark::Special(_))));
        Mention {
            first,
            person,
            last,
            number,
            traits,
            special,
            event,
        }
    }

    /// True for an adjective of persons: a trait or a sensitive class.
    fn describes(&self, at: usize) -> bool {
        self.has(at, |m| matches!(m, Mark::Trait(_) | Mark::Special(_)))
    }

    /// A number or article shortly before, with nothing between that ends a noun phrase.
    fn number_before(&self, person: usize) -> (Option<i64>, usize) {
        const ENDS: [&str; 22] = [
            "of", "in", "for", "on", "to", "and", "by", "with", "at", "from", "the", "or", "per",
            "that", "is", "в", "на", "и", "из", "для", "от", "по",
        ];
        for back in 1..=NEAR.min(person) {
            let at = person - back;
            for mark in &self.marks[at] {
                match mark {
                    Mark::Number(n) => return (Some(*n), at),
                    Mark::Article => return (Some(1), at),
                    Mark::Staff | Mark::Person => return (None, person),
                    _ => {}
                }
            }
            if ENDS.contains(&self.words[at].text.as_str()) {
                break;
            }
        }
        (None, person)
    }

    /// Last word that still describes the person: up to the next person, staff or number.
    fn reach(&self, person: usize) -> usize {
        let mut last = person;
        for at in person + 1..self.words.len().min(person + 1 + AFTER) {
            let other = self.has(at, |m| {
                matches!(m, Mark::Person | Mark::Staff | Mark::Number(_))
            });
            if other {
                break;
            }
            if self.describes(at) {
                last = at;
            }
        }
        last
    }

    /// Count, threshold and source, if too few people are picked out.
    fn judge(
        &self,
        lexicon: &Lexicon,
        found: &Mention,
        tables: Option<(&Spec, &[Counts])>,
    ) -> Option<(i64, i64, String)> {
        let staff = (found.first..=found.last + 1)
            .take_while(|&at| at < self.words.len())
            .any(|at| self.has(at, |m| *m == Mark::Staff));
        if staff {
            return None;
        }
        let article = self.has(found.first, |m| *m == Mark::Article);
        let placed = found
            .traits
            .iter()
            .any(|t| matches!(t, Trait::Nationality(_) | Trait::Place(_)));
        if let Some(n) = found.number.filter(|&n| (1..THRESHOLD).contains(&n)) {
            // "A person" is anybody; "one person" is somebody.
            let recognisable = placed || found.special || (found.event && !article);
            let generic = article && !(placed || (found.special && found.traits.len() > 1));
            if recognisable && !generic {
                return Some((n, THRESHOLD, "text".to_owned()));
            }
        }
        if self.nationalities > LIST || found.number.is_some_and(|n| n >= THRESHOLD) {
            return None;
        }
        let (spec, counts) = tables?;
        lookup::count(lexicon, spec, counts, &found.traits)
            .filter(|hit| (1..hit.threshold).contains(&hit.count))
            .map(|hit| (hit.count, hit.threshold, hit.table))
    }

    fn start(&self, found: &Mention) -> usize {
        self.words[found.first].start
    }

    fn phrase(&self, text: &str, found: &Mention) -> String {
        let last = found.last.max(found.person);
        let raw = &text[self.words[found.first].start..self.words[last].end];
        raw.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
