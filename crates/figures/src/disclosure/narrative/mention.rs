//! Somebody spoken of in a sentence: a person's word, how many it stands for, and what else the
//! sentence says of them. It must never join a number to what it does not count.

use std::collections::BTreeSet;
use std::ops::Range;

use super::endings::like_adjective;
use super::lexicon::{Mark, Trait};
use super::sentence::{Unit, belongs};

/// How many persons a mention says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quantity {
    Exactly(i64),
    /// `a woman`, `женщину`.
    Some,
    /// `the woman`.
    Known,
    /// Several, or anybody.
    Open,
}

pub(super) struct Mention {
    pub(super) first: usize,
    pub(super) head: usize,
    pub(super) quantity: Quantity,
}

/// What narrows somebody down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Narrow {
    Nationality,
    Place,
    Age,
    State,
    Event,
    Special,
    /// The sensitive word is near enough to be said of just these persons.
    SpecialNear,
    /// Sex or age class.
    Class,
}

/// What a sentence says of somebody, beside their number.
#[derive(Default)]
pub(super) struct Narrowing {
    pub(super) by: BTreeSet<Narrow>,
    /// First and last unit that narrow, within reach of the phrase.
    pub(super) from: Option<usize>,
    pub(super) to: Option<usize>,
}

/// Words between a number and its person.
const BEFORE: usize = 8;
/// How far what is said of a person may stand.
const FAR: usize = 25;
/// How far a sensitive word may stand for numbers from five to nine.
const CLOSE: usize = 12;
/// Unknown words that may stand between a number and its person.
const UNKNOWN: usize = 3;
/// Words that the phrase may skip to show what narrows.
const GAP: usize = 4;

pub(super) fn mentions(all: &[Unit]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for at in 0..all.len() {
        let mention = if is_head(all, at) {
            noun_phrase(all, at)
        } else {
            alone(all, at)
        };
        found.extend(mention);
    }
    found
}

/// True for the word that a noun phrase about persons is built on.
fn is_head(all: &[Unit], at: usize) -> bool {
    let unit = &all[at];
    let next = all.get(at + 1).filter(|u| !u.apart());
    // The first word of a name or title.
    if unit.word.capital && unit.word.gap.ends_with(['«', '"', '“', '„']) {
        return false;
    }
    let people = unit.is(&Mark::People) && !unit.is(&Mark::Person);
    if people {
        return !unit.word.possessive
            && next.is_none_or(|u| {
                let verb =
                    !u.word.capital && (u.word.text.ends_with("ed") || u.word.text.ends_with("ly"));
                u.any(|m| matches!(m, Mark::Stop | Mark::Age | Mark::Generic | Mark::Origin))
                    || verb
            });
    }
    if !unit.is(&Mark::Person) {
        return unit.is(&Mark::Counted) && counted(all, at);
    }
    if unit.is(&Mark::Staff) {
        return false;
    }
    if unit.word.possessive {
        return at > 0 && all[at - 1].any(|m| matches!(m, Mark::People | Mark::Age));
    }
    let Some(next) = next else {
        return true;
    };
    let longer = next.is(&Mark::Person) && !next.is(&Mark::Special)
        || (next.is(&Mark::People) && !unit.cyrillic());
    let modifier = !unit.cyrillic() && next.any(|m| matches!(m, Mark::Staff | Mark::Thing));
    !longer && !modifier
}

/// `one amputation`: a sensitive event with its own number.
fn counted(all: &[Unit], at: usize) -> bool {
    let sensitive =
        all[at].is(&Mark::Special) || all[at + 1..].iter().take(4).any(|u| u.is(&Mark::Special));
    sensitive && at > 0 && (at.saturating_sub(3)..at).any(|i| all[i].number().is_some())
}

/// A number without a noun: `двое вернулись в Гану`, `two from Mali`, `one of them from Iraq`.
fn alone(all: &[Unit], at: usize) -> Option<Mention> {
    let n = all[at].number()?;
    if at > 0 && all[at].word.text.starts_with("пар") && all[at - 1].describes() {
        return Some(Mention {
            first: at - 1,
            head: at,
            quantity: Quantity::Exactly(2),
        });
    }
    let next = all.get(at + 1)?;
    let group = all[at].any(|m| matches!(m, Mark::Group(_)));
    let person = all[at + 1..]
        .iter()
        .take(5)
        .any(|u| u.any(|m| matches!(m, Mark::Person | Mark::Staff | Mark::People)));
    let staff = all.iter().any(|u| u.is(&Mark::Staff));
    let from = ["from", "из", "с"].contains(&next.word.text.as_str())
        && all
            .get(at + 2)
            .is_some_and(|u| u.any(|m| matches!(m, Mark::Country | Mark::Trait(Trait::Place(_)))));
    let them = ["of", "из"].contains(&next.word.text.as_str())
        && all.get(at + 2).is_some_and(|u| {
            ["them", "whom", "these", "those", "них", "которых"].contains(&u.word.text.as_str())
        });
    let came = !person && verb(next) && (at + 2..all.len().min(at + 6)).any(|i| belongs(all, i));
    ((group && !person) || from || them || came).then_some(())?;
    let of = size_of(all, at);
    (!staff && !of).then_some(Mention {
        first: at,
        head: at,
        quantity: Quantity::Exactly(n),
    })
}

fn noun_phrase(all: &[Unit], head: usize) -> Option<Mention> {
    let unit = &all[head];
    if rate(all, head) {
        return None;
    }
    let many = unit.is(&Mark::Many);
    let mut one = unit.is(&Mark::One) && !many;
    // English `Cuban` is also a language or an adjective: it needs its number beside it.
    let people = !unit.is(&Mark::Person);
    let mut first = head;
    let mut only = unit.is(&Mark::Only);
    let mut unknown = 0;
    let mut quantity = None;
    if unit.is(&Mark::Article) {
        quantity = Some(Quantity::Some);
    }
    for at in (head.saturating_sub(BEFORE)..head).rev() {
        let (u, next) = (&all[at], &all[at + 1]);
        if next.apart() && !(u.describes() && next.describes() && next.word.gap.trim() == ",") {
            break;
        }
        if u.any(|m| matches!(m, Mark::Vague)) || (u.is(&Mark::Generic) && !u.is(&Mark::Stop)) {
            return None;
        }
        if let Some(n) = u.number() {
            if size_of(all, at) {
                return None;
            }
            // "Тридцать один": the tens stand apart.
            let tens = at.checked_sub(1).and_then(|i| all[i].number());
            let n = n + tens.filter(|_| !u.apart()).unwrap_or(0);
            let shared = share(all, at);
            let (at, n) = shared.unwrap_or((at, n));
            let agrees = shared.is_some()
                || if n == 1 {
                    !many
                } else {
                    !one || unit.cyrillic()
                };
            if agrees {
                quantity = Some(Quantity::Exactly(n));
                first = at;
            }
            break;
        }
        if u.is(&Mark::Only) {
            only = true;
            first = at;
        } else if u.is(&Mark::Article) {
            if !many {
                quantity = quantity.or(Some(Quantity::Some));
                first = at;
            }
            break;
        } else if u.is(&Mark::The) {
            quantity = Some(Quantity::Known);
            first = at;
        } else if ["of", "из"].contains(&u.word.text.as_str()) && part_of(all, at) {
            quantity = all[at - 1].number().map(Quantity::Exactly);
            one = true;
            first = at - 1;
            break;
        } else if u.any(|m| {
            matches!(
                m,
                Mark::Stop | Mark::Staff | Mark::Unit | Mark::Month | Mark::Label | Mark::Thing
            )
        }) && !u.any(|m| matches!(m, Mark::Trait(_) | Mark::State))
        {
            one |= unit.is(&Mark::Either) && u.is(&Mark::Genitive);
            if u.is(&Mark::Thing) && u.cyrillic() {
                return None;
            }
            break;
        } else if u.describes() || u.is(&Mark::People) {
            if quantity.is_none() {
                first = at;
            }
            if u.any(|m| matches!(m, Mark::One)) || fem_singular(u) {
                one |= unit.is(&Mark::Either);
            }
        } else {
            unknown += 1;
            if unknown > UNKNOWN || (people && u.word.text != "young") || ends_phrase(u) {
                break;
            }
            one |= unit.is(&Mark::Either) && fem_singular(u);
        }
    }
    let quantity = match quantity {
        Some(Quantity::Exactly(n)) => Quantity::Exactly(n),
        _ if only && !many => Quantity::Exactly(1),
        _ if unit.is(&Mark::Pair) => Quantity::Exactly(2),
        Some(Quantity::Some) => Quantity::Some,
        Some(Quantity::Known) if !many => Quantity::Known,
        // "Mother and daughter from …": nothing stands before it that could say "a".
        None if one && (unit.cyrillic() || (head == 0 && !people)) => Quantity::Some,
        _ if people => Quantity::Open,
        _ => after(all, head).map_or(Quantity::Open, Quantity::Exactly),
    };
    Some(Mention {
        first,
        head,
        quantity,
    })
}

/// `three out of five`, `трое из пяти`: the first number counts.
fn share(all: &[Unit], at: usize) -> Option<(usize, i64)> {
    let of = at.checked_sub(1)?;
    let out = usize::from(of > 0 && all[of - 1].word.text == "out");
    let first = of.checked_sub(1 + out)?;
    let apart = ["of", "из"].contains(&all[of].word.text.as_str());
    let n = all[first].number().filter(|_| apart)?;
    Some((first, n))
}

/// A verb in the past, as far as its ending tells.
fn verb(unit: &Unit) -> bool {
    let text = unit.word.text.as_str();
    let endings: &[&str] = if unit.cyrillic() {
        &["л", "ла", "ло", "ли", "лся", "лась", "лись"]
    } else {
        &[
            "ed", "came", "went", "left", "fled", "is", "was", "were", "are",
        ]
    };
    endings.iter().any(|e| text.ends_with(e)) && !unit.word.capital && unit.marks.len() < 3
}

/// `a family of six`, `семья из шести человек`: the number does not count the mention.
fn size_of(all: &[Unit], at: usize) -> bool {
    let person = |i: usize| all[i].is(&Mark::Person);
    at > 0 && all[at - 1].is(&Mark::State) && person(at - 1)
        || at > 1 && ["of", "из"].contains(&all[at - 1].word.text.as_str()) && person(at - 2)
}

/// `three migrants a day`.
fn rate(all: &[Unit], head: usize) -> bool {
    let unit = |i: usize| all.get(i).is_some_and(|u| u.is(&Mark::Unit));
    let every = all
        .get(head + 1)
        .is_some_and(|u| ["a", "в", "per", "каждый", "каждую"].contains(&u.word.text.as_str()));
    (every && unit(head + 2)) || all.get(head + 1).is_some_and(|u| u.word.text == "daily")
}

/// `беременной женщины`: the adjective tells that the noun is one.
fn fem_singular(u: &Unit) -> bool {
    u.cyrillic()
        && (u.word.text.ends_with("ой") || u.word.text.ends_with("ей"))
        && !u.is(&Mark::Stop)
}

/// `one of …`, `двое из …`.
fn part_of(all: &[Unit], of: usize) -> bool {
    of > 0 && all[of - 1].number().is_some()
}

/// A noun that the number counts instead of persons.
fn ends_phrase(u: &Unit) -> bool {
    let text = u.word.text.as_str();
    if u.cyrillic() {
        !like_adjective(text)
    } else {
        text.ends_with('s') && !text.ends_with("ss") && !u.word.capital
    }
}

/// `Victims of trafficking: 3`, `Граждане Кубы – 2`.
fn after(all: &[Unit], head: usize) -> Option<i64> {
    let range = head + 1..all.len().min(head + 1 + CLOSE);
    let at = range.into_iter().find(|&i| all[i].number().is_some())?;
    let gap = all[at].word.gap.as_str();
    let last = all
        .get(at + 1)
        .is_none_or(|u| u.apart() || u.is(&Mark::Person));
    (gap.contains([':', '–', '—', '(', '|']) && last).then(|| all[at].number())?
}

/// The units that may speak of a mention: up to the next that has its own number, or staff.
pub(super) fn scope(all: &[Unit], found: &[Mention], of: usize) -> Range<usize> {
    let me = &found[of];
    let own = |m: &Mention| matches!(m.quantity, Quantity::Exactly(_));
    let start = found[..of]
        .iter()
        .rev()
        .find(|m| own(m))
        .map_or(0, |m| m.head + 1);
    let end = found[of + 1..]
        .iter()
        .find(|m| own(m) && m.first > me.head)
        .map_or(all.len(), |m| m.first);
    let start = start.max(me.first.saturating_sub(FAR)).min(me.first);
    start..end.min(me.head + FAR).max(me.head + 1)
}

/// Traits by which tables may know the persons: the noun phrase and what directly follows.
pub(super) fn traits(all: &[Unit], me: &Mention, reach: usize) -> BTreeSet<Trait> {
    let mut end = me.head + 1;
    while end < all.len().min(me.head + 1 + reach)
        && !all[end].any(|m| matches!(m, Mark::Person | Mark::Staff | Mark::Number(_)))
    {
        end += 1;
    }
    all[me.first..end]
        .iter()
        .flat_map(|u| &u.marks)
        .filter_map(|m| match m {
            Mark::Trait(t) => Some(t.clone()),
            _ => None,
        })
        .collect()
}

pub(super) fn narrowing(all: &[Unit], me: &Mention, scope: Range<usize>) -> Narrowing {
    let mute = all.iter().any(|u| u.is(&Mark::Mute));
    let mut found = Narrowing::default();
    for at in scope {
        let said: Vec<Narrow> = all[at]
            .marks
            .iter()
            .filter_map(|mark| narrows(all, me, at, mark, mute))
            .collect();
        let shown = said
            .iter()
            .any(|n| !matches!(n, Narrow::Event | Narrow::Class));
        if said.contains(&Narrow::Special) && at + CLOSE > me.first && at < me.head + CLOSE {
            found.by.insert(Narrow::SpecialNear);
        }
        found.by.extend(said);
        if shown && at > me.head && at <= found.to.unwrap_or(me.head) + GAP {
            found.to = Some(at);
        } else if shown && at < me.first && at + GAP >= me.first {
            found.from = found.from.or(Some(at));
        }
    }
    found
}

/// What one mark of a unit says of a mention, if it is said of that mention.
fn narrows(all: &[Unit], me: &Mention, at: usize, mark: &Mark, mute: bool) -> Option<Narrow> {
    let unit = &all[at];
    let inside = (me.first..=me.head).contains(&at);
    match mark {
        Mark::Trait(Trait::Nationality(_)) => {
            let country = unit.is(&Mark::Country);
            let people = unit.any(|m| matches!(m, Mark::People | Mark::Person));
            let owned = all.get(at + 1).is_some_and(|u| u.is(&Mark::Belonging));
            let said =
                inside || owned || (country && belongs(all, at)) || (people && is_head(all, at));
            // "In Germany" says where, "from Germany" says who.
            let before = at.checked_sub(1).map(|i| &all[i]);
            let here =
                !inside && country && !unit.cyrillic() && before.is_some_and(|u| u.is(&Mark::In));
            said.then_some(if here {
                Narrow::Place
            } else {
                Narrow::Nationality
            })
        }
        Mark::Trait(Trait::Place(_)) => Some(Narrow::Place),
        Mark::Trait(_) => (inside || at > me.head).then_some(Narrow::Class),
        Mark::Age => Some(Narrow::Age),
        Mark::State => Some(Narrow::State),
        Mark::Event => Some(Narrow::Event),
        Mark::Special => (inside || !mute).then_some(Narrow::Special),
        _ => None,
    }
}
