//! Search as one types: a few letters in any script and any order of names.
//!
//! A dictionary of the tokens in the register finds what a typed word may mean: its beginning, its
//! line in the list of equivalents, its skeleton, a skeleton one letter away. Records come from
//! the same files as blocking. It must never hold a token that no record has.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Bound;

use crate::blocks::{Files, each_token};
use crate::keys;
use crate::names::Token;
use crate::numbers::{Numbers, begins};
use crate::record::Birth;
use crate::register::{Person, Register, Slot};
use crate::tokens::words;

/// Tokens that one typed word may stand for; more would be noise.
const MOST_TOKENS: usize = 300;
/// Records that are looked at; the rarest words come first, so the rest fits worse.
const MOST_RECORDS: usize = 1_200;
/// Records that are looked at because they stand under one key of several words, or one number.
const MOST_AT_ONCE: usize = 200;
/// Of the words' worth, the share that makes a hit beyond doubt.
const GOOD: f32 = 0.8;

#[derive(Default)]
pub(crate) struct Letters {
    /// Token to the number of its bearers.
    tokens: BTreeMap<Box<str>, u32>,
    /// Skeleton, blank, token; and `=line`, blank, token: every other way to a token.
    ways: BTreeSet<Box<str>>,
}

impl Letters {
    pub(crate) fn add(&mut self, person: Person) {
        each_token(person, |token| {
            let roman = token.roman();
            if let Some(known) = self.tokens.get_mut(roman) {
                *known += 1;
                return;
            }
            self.tokens.insert(roman.into(), 1);
            self.ways.extend(ways(token));
        });
    }

    pub(crate) fn remove(&mut self, person: Person) {
        each_token(person, |token| {
            let Some(known) = self.tokens.get_mut(token.roman()) else {
                return;
            };
            *known -= 1;
            if *known == 0 {
                self.tokens.remove(token.roman());
                for way in ways(token) {
                    self.ways.remove(&way);
                }
            }
        });
    }

    /// The best slots with their scores, in no order.
    pub(crate) fn search(
        &self,
        (register, files, known): (&Register, &Files, &Numbers),
        typed: &str,
        limit: usize,
    ) -> Vec<(Slot, f32)> {
        let typed = crate::letters::cut(typed.trim());
        let mut numbers = Vec::new();
        let mut asked: Vec<Meaning> = Vec::new();
        for piece in typed.split_whitespace() {
            if piece.chars().any(char::is_numeric) {
                numbers.push(piece);
            }
        }
        let mut filed = Vec::new();
        for word in words(typed) {
            let token = Token::new(&word);
            filed.push(crate::hash::text(&token.filed_under()));
            asked.push(self.meaning(&token, register.len()));
        }
        if let Some(first) = asked.first_mut() {
            first.first = true;
        }
        // The rarest word first: it finds the person, the others confirm.
        asked.sort_by_key(|meaning| meaning.bearers);
        let by_number = numbers.iter().flat_map(|n| keys::number(n));
        // Whole names stand together under a key of their own: no walk through all who bear one.
        let at_once = by_number
            .chain(keys::names(&filed))
            .flat_map(|key| files.under(key).take(MOST_AT_ONCE));
        let beginning = numbers
            .iter()
            .flat_map(|typed| known.starting(typed, MOST_AT_ONCE));
        let mut hits = Hits {
            limit,
            seen: at_once.chain(beginning).collect(),
            best: Vec::new(),
        };
        let rate = |slot: Slot| score(register.person(slot), &asked, &numbers);
        hits.best = hits.seen.iter().map(|slot| (*slot, rate(*slot))).collect();
        // What a record can still reach that has none of the words so far.
        let mut within_reach: f32 = asked.iter().map(|m| m.telling).sum();
        let good = GOOD * within_reach;
        let enough = |hits: &mut Hits| {
            hits.last_score() >= good
                || (asked.len() > 2 && hits.best.first().is_some_and(|hit| hit.1 >= good))
        };
        for meaning in &asked {
            if enough(&mut hits) {
                break;
            }
            for (token, _) in &meaning.by_fit {
                for slot in files.under(keys::token(token)) {
                    if hits.seen.len() < MOST_RECORDS && hits.seen.insert(slot) {
                        hits.best.push((slot, rate(slot)));
                    }
                }
            }
            within_reach -= meaning.telling;
            if hits.last_score() >= within_reach {
                break;
            }
        }
        hits.best.retain(|hit| hit.1 > 0.0);
        hits.best.truncate(limit);
        hits.best
    }

    /// What a typed word may mean.
    fn meaning(&self, typed: &Token, records: u32) -> Meaning<'_> {
        let mut fits: HashMap<&str, f32> = HashMap::new();
        let mut note = |token: &str, fit: f32| {
            if let Some((token, _)) = self.tokens.get_key_value(token) {
                let best = fits.entry(token).or_insert(0.0);
                *best = best.max(fit);
            }
        };
        for token in starting(
            self.tokens
                .range::<str, _>(from(typed.roman()))
                .map(|(t, _)| t),
            typed.roman(),
        ) {
            note(
                token,
                if token.len() == typed.roman().len() {
                    1.0
                } else {
                    0.8
                },
            );
        }
        for (way, fit) in self.ways_of(typed) {
            if let Some((_, token)) = way.split_once(' ') {
                note(token, fit);
            }
        }
        let mut by_fit: Vec<(&str, f32)> = fits.iter().map(|(t, f)| (*t, *f)).collect();
        by_fit.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(y.0)));
        let bearers: u32 = by_fit
            .iter()
            .filter(|(_, fit)| *fit >= 0.7)
            .map(|(t, _)| self.tokens[*t])
            .sum();
        #[expect(clippy::cast_precision_loss, reason = "counts of records")]
        let telling = ((records + 2) as f32 / (bearers + 1) as f32)
            .log2()
            .max(0.5);
        Meaning {
            by_fit,
            fits,
            bearers,
            telling,
            first: false,
        }
    }

    /// Dictionary entries by sound, with how well they fit.
    fn ways_of<'a>(&'a self, typed: &Token) -> Vec<(&'a str, f32)> {
        let letters = typed.letters();
        let mut found = Vec::new();
        let mut under = |start: &str, fit: f32| {
            found.extend(
                starting(self.ways.range::<str, _>(from(start)), start).map(|way| (way, fit)),
            );
        };
        if let Some(line) = typed.line() {
            under(&format!("={line} "), 0.95);
        }
        under(&format!("{letters} "), 0.7);
        if letters.len() >= 2 {
            under(letters, 0.5);
        }
        // One letter of the skeleton more, fewer or other, but for the first two.
        if letters.len() >= 3 {
            for way in starting(
                self.ways.range::<str, _>(from(&letters[..2])),
                &letters[..2],
            ) {
                let other = way.split(' ').next().unwrap_or_default();
                if other.len().abs_diff(letters.len()) <= 1
                    && strsim::osa_distance(other, letters) == 1
                {
                    found.push((way, 0.45));
                }
            }
        }
        // Among equal skeletons the spelling decides.
        for (way, fit) in found
            .iter_mut()
            .filter(|(_, fit)| (0.65..0.75).contains(fit))
        {
            let roman = way.split(' ').nth(1).unwrap_or_default();
            if strsim::osa_distance(typed.roman(), roman) <= 1 {
                *fit = 0.85;
            }
        }
        found
    }
}

/// Records that were looked at.
struct Hits {
    limit: usize,
    seen: BTreeSet<Slot>,
    best: Vec<(Slot, f32)>,
}

impl Hits {
    /// Sorts, and says what the third has (or the last that will be shown): when nothing better
    /// can come, the top of the list is right.
    fn last_score(&mut self) -> f32 {
        self.best
            .sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        let last = self.limit.clamp(1, 3) - 1;
        self.best.get(last).map_or(f32::NEG_INFINITY, |hit| hit.1)
    }
}

/// A typed word with the tokens for which it may stand.
struct Meaning<'a> {
    by_fit: Vec<(&'a str, f32)>,
    fits: HashMap<&'a str, f32>,
    /// Records that bear one of the better ones.
    bearers: u32,
    /// Bits that the word is worth if it fits.
    telling: f32,
    /// Whether it was typed first.
    first: bool,
}

fn ways(token: &Token) -> impl Iterator<Item = Box<str>> {
    let roman = token.roman();
    let line = token.line().map(|line| format!("={line} {roman}").into());
    std::iter::once(format!("{} {roman}", token.letters()).into()).chain(line)
}

fn from(start: &str) -> (Bound<&str>, Bound<&str>) {
    (Bound::Included(start), Bound::Unbounded)
}

fn starting<'a>(
    sorted: impl Iterator<Item = &'a Box<str>>,
    start: &str,
) -> impl Iterator<Item = &'a str> {
    sorted
        .map(AsRef::as_ref)
        .take_while(move |way| way.starts_with(start))
        .take(MOST_TOKENS)
}

/// How well a record fits: each word by its best token, each once; numbers by what they are. Where
/// all fits alike, whose names stand in the order typed and who has no others comes first.
fn score(person: Person, asked: &[Meaning], numbers: &[&str]) -> f32 {
    let mut free: Vec<&str> = Vec::with_capacity(8);
    each_token(person, |token| free.push(token.roman()));
    let first = person.given.parts.first().map(|part| part.token.roman());
    let mut score = 0.0;
    for meaning in asked {
        let best = free
            .iter()
            .enumerate()
            .filter_map(|(at, token)| meaning.fits.get(token).map(|fit| (at, *fit)))
            .max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)));
        match best {
            Some((at, fit)) => {
                let token = free.remove(at);
                score += fit * meaning.telling;
                if meaning.first && first == Some(token) {
                    score += 0.2;
                }
            }
            None => score -= 1.0,
        }
    }
    for number in numbers {
        score += number_fits(person, number);
    }
    score - if free.is_empty() { 0.0 } else { 0.05 }
}

fn number_fits(person: Person, typed: &str) -> f32 {
    let entry = person.entry;
    if let (Some(asked), Some(known)) = (Birth::parse(typed), entry.birth()) {
        let year_only = asked.month == 0;
        if asked == known || (year_only && asked.year == known.year) {
            return if year_only { 6.0 } else { 14.0 };
        }
    }
    let document = crate::record::document(typed);
    let phone = crate::record::phone(typed);
    let whole = document.is_some_and(|d| entry.documents.as_slice().contains(&d))
        || phone.is_some_and(|p| {
            entry
                .phones
                .as_slice()
                .iter()
                .any(|known| known % 10_000_000 == p % 10_000_000)
        });
    if whole {
        20.0
    } else if begins(entry, typed) {
        12.0
    } else {
        -1.0
    }
}
