//! One sentence with what its words say. It must never look beyond the sentence.

use super::endings::like_adjective;
use super::lexicon::{Lexicon, Mark, Trait};
use super::tokens::Word;

/// A word, or several that say one thing.
pub(super) struct Unit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) word: Word,
    pub(super) marks: Vec<Mark>,
}

impl Unit {
    pub(super) fn is(&self, mark: &Mark) -> bool {
        self.marks.contains(mark)
    }

    pub(super) fn any(&self, wanted: impl Fn(&Mark) -> bool) -> bool {
        self.marks.iter().any(wanted)
    }

    pub(super) fn number(&self) -> Option<i64> {
        self.marks.iter().find_map(|m| match m {
            Mark::Number(n) | Mark::Group(n) => Some(*n),
            Mark::Both => Some(2),
            _ => None,
        })
    }

    /// Attributes that may stand before a person's word.
    pub(super) fn describes(&self) -> bool {
        self.any(|m| {
            matches!(
                m,
                Mark::Trait(_)
                    | Mark::State
                    | Mark::Special
                    | Mark::Age
                    | Mark::Person
                    | Mark::Only
            )
        })
    }

    /// True for an attribute beside being a person.
    pub(super) fn describes_more(&self) -> bool {
        self.any(|m| matches!(m, Mark::Trait(_) | Mark::State | Mark::Special | Mark::Age))
    }

    pub(super) fn cyrillic(&self) -> bool {
        self.word.text.starts_with(|c: char| !c.is_ascii())
    }

    /// A comma, a bracket, a dash before it.
    pub(super) fn apart(&self) -> bool {
        self.word.gap.contains([
            ',', ':', '(', ')', '–', '—', '"', '“', '”', '«', '»', '|', '.',
        ])
    }
}

/// The country of the mission: being there tells nothing of anybody.
const HOST: &str = "Belarus";
/// Nobody is older.
const OLDEST: i64 = 110;

pub(super) fn units(lexicon: &Lexicon, words: &[Word]) -> Vec<Unit> {
    let mut all: Vec<Unit> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (length, marks) = lexicon.marks(words, at);
        let last = at + length.max(1) - 1;
        all.push(Unit {
            start: words[at].start,
            end: words[last].end,
            word: Word {
                possessive: words[last].possessive,
                ..words[at].clone()
            },
            marks,
        });
        at = last + 1;
    }
    for at in 0..all.len() {
        read_month(&mut all, at);
    }
    for at in 0..all.len() {
        read_digits(&mut all, at);
    }
    read_trades(&mut all);
    for at in 0..all.len() {
        read_age(&mut all, at);
        read_place(&mut all, at);
    }
    all
}

/// `May` is a month, `may` is not.
fn read_month(all: &mut [Unit], at: usize) {
    if all[at].is(&Mark::Month) {
        all[at].marks.retain(|m| *m == Mark::Month);
    }
}

/// A former interpreter is nobody's staff, nor is a nurse who asks for asylum.
fn read_trades(all: &mut [Unit]) {
    let claim = all.iter().any(|u| u.is(&Mark::Claim));
    for at in 0..all.len() {
        let member = ["member", "член"]
            .iter()
            .any(|m| all[at].word.text.starts_with(m));
        let family = all[at + 1..].iter().take(5).any(|u| {
            ["famil", "household", "семь"]
                .iter()
                .any(|f| u.word.text.starts_with(f))
        });
        if member && family && all[at].is(&Mark::Staff) {
            all[at].marks = vec![Mark::Person];
        }
    }
    let mut former = 0;
    for unit in all {
        former = if unit.is(&Mark::Former) {
            4_u8
        } else {
            former.saturating_sub(1)
        };
        if unit.is(&Mark::Staff) && (former > 0 || (claim && unit.is(&Mark::Trade))) {
            let plural = !unit.cyrillic() && unit.word.text.ends_with('s');
            unit.marks = vec![Mark::Person, if plural { Mark::Many } else { Mark::One }];
        }
    }
}

fn near(all: &[Unit], at: usize, step: isize) -> Option<&Unit> {
    at.checked_add_signed(step).and_then(|i| all.get(i))
}

/// A count, unless it is a date, a share, a measure, a page.
fn read_digits(all: &mut [Unit], at: usize) {
    let text = &all[at].word.text;
    if text.is_empty()
        || !text
            .bytes()
            .all(|b| b.is_ascii_digit() || b".,".contains(&b))
    {
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            read_joined(all, at);
        } else {
            read_measured(all, at);
        }
        return;
    }
    let plain: String = text.split([',', ' ', '\u{a0}', '\u{202f}']).collect();
    let Ok(n) = plain.parse::<i64>() else {
        all[at].marks = vec![Mark::Unit];
        return;
    };
    let before = near(all, at, -1);
    let after = near(all, at, 1);
    let dated = before.is_some_and(|u| u.any(|m| matches!(m, Mark::Month | Mark::Label)))
        || after.is_some_and(|u| u.is(&Mark::Month));
    let marked = all[at].word.gap.ends_with(['№', '#', '+', '$', '€', '/'])
        || after.is_some_and(|u| u.word.gap.starts_with(['%', '$', '€', '/']))
        || after.is_some_and(|u| u.word.gap.trim_start().starts_with('%'));
    let mark = if dated || marked {
        Mark::Unit
    } else {
        Mark::Number(n)
    };
    all[at].marks = vec![mark];
    read_measured(all, at);
}

/// A number before a unit counts no persons: `two weeks`.
fn read_measured(all: &mut [Unit], at: usize) {
    let measured = near(all, at, 1).is_some_and(|u| u.is(&Mark::Unit) && !u.apart());
    if measured && all[at].any(|m| matches!(m, Mark::Number(_) | Mark::Group(_))) {
        let years = near(all, at, 1).is_some_and(|u| {
            ["year", "month", "лет", "год", "месяц"]
                .iter()
                .any(|y| u.word.text.starts_with(y))
        });
        let old = near(all, at, 2).is_some_and(|u| u.word.text.starts_with("old"));
        let person = near(all, at, -1)
            .is_some_and(|u| u.apart() || u.any(|m| matches!(m, Mark::Person | Mark::Trait(_))));
        let young = all[at].number().is_some_and(|n| n <= OLDEST);
        let russian = near(all, at, 1).is_some_and(Unit::cyrillic);
        let ago = near(all, at, 2).is_some_and(|u| u.word.text == "назад");
        if years && young && (old || (russian && person && !ago)) {
            all[at].marks = vec![Mark::Age];
        } else {
            all[at].marks = vec![Mark::Unit];
        }
    }
}

/// `16-year-old`, `16-летний`.
fn read_joined(all: &mut [Unit], at: usize) {
    let text = &all[at].word.text;
    let years: i64 = text
        .chars()
        .take_while(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .unwrap_or(OLDEST);
    let aged = text.contains("-year") || text.contains("-month") || text.contains("-week");
    if (aged || text.contains("летн")) && years < OLDEST {
        all[at].marks.push(Mark::Age);
        if years < 18 {
            all[at].marks.push(Mark::Trait(Trait::Child));
        }
    }
}

/// Ages in words, after `aged`, and between commas after a person.
fn read_age(all: &mut [Unit], at: usize) {
    let text = all[at].word.text.clone();
    let joined =
        text.contains("-year-old") || text.contains("-month-old") || text.contains("-week-old");
    let russian = text.split_once("летн").is_some_and(|(years, tail)| {
        !years.is_empty()
            && ![
                "совершенно",
                "несовершенно",
                "мало",
                "много",
                "столе",
                "долго",
            ]
            .contains(&years)
            && like_adjective(tail)
    });
    if (joined || russian) && !all[at].is(&Mark::Age) {
        all[at].marks.push(Mark::Age);
    }
    if joined || text == "year-old" {
        all[at].marks.push(Mark::Age);
        let person = all[at + 1..]
            .iter()
            .take(4)
            .take_while(|u| !u.is(&Mark::Stop))
            .any(|u| u.any(|m| matches!(m, Mark::Person | Mark::People | Mark::Staff)));
        if !person {
            all[at].marks.extend([Mark::Person, Mark::One]);
        }
        return;
    }
    let decade = text == "in"
        && near(all, at, 1).is_some_and(|u| ["her", "his"].contains(&u.word.text.as_str()))
        && near(all, at, 2)
            .is_some_and(|u| u.word.text.ends_with("ties") || u.word.text == "teens");
    if decade || text == "возрасте" || text == "aged" || text == "age" {
        let skip = usize::from(near(all, at, 1).is_some_and(|u| u.word.text == "of"));
        let number = near(all, at, 1)
            .filter(|u| u.word.text != "of")
            .or(near(all, at, 2));
        let exact = number.is_some_and(|u| {
            u.any(|m| matches!(m, Mark::Number(_) | Mark::Unit | Mark::Age))
                && !u.word.text.contains('-')
        });
        let range = near(all, at, 2).is_some_and(|u| u.word.gap.contains(['-', '–']));
        if decade {
            all[at + 2].marks.push(Mark::Age);
        } else if exact {
            if !range {
                all[at].marks.push(Mark::Age);
            }
            for u in all.iter_mut().skip(at + 1 + skip).take(3) {
                u.marks.retain(|m| !matches!(m, Mark::Number(_)));
            }
        }
        return;
    }
    read_bare_age(all, at);
}

/// `A woman, 19, was`, `(female, 67, Ukrainian)`, `Hassan, 34, said`.
fn read_bare_age(all: &mut [Unit], at: usize) {
    let Some(n) = all[at].number() else {
        return;
    };
    let closed = near(all, at, 1).is_none_or(|u| u.word.gap.starts_with([',', ')']));
    let opened = all[at].word.gap.contains([',', '(']);
    let aged = opened && closed && (1..OLDEST).contains(&n) && all[at].is(&Mark::Number(n));
    if !aged || at == 0 {
        return;
    }
    let before = &all[at - 1];
    let named = before.word.capital && before.marks.is_empty() && !before.word.all_capitals;
    let person = before.any(|m| {
        matches!(
            m,
            Mark::Person | Mark::People | Mark::Trait(Trait::Female | Trait::Male)
        )
    });
    let said = near(all, at, 1).is_some_and(|u| u.word.gap.starts_with(','));
    let named = named && all[at].word.gap.starts_with(',') && said;
    if named {
        all[at - 1].marks = vec![Mark::Person, Mark::One, Mark::Article];
    }
    if person || named {
        all[at].marks = vec![Mark::Age];
    }
}

/// An unknown name after `in` or `from` is a place.
fn read_place(all: &mut [Unit], at: usize) {
    let unit = &all[at];
    let placed = at > 0 && !unit.apart() && all[at - 1].any(|m| matches!(m, Mark::In))
        || at > 0 && ["from", "из"].contains(&all[at - 1].word.text.as_str());
    if placed
        && unit.marks.is_empty()
        && unit.word.capital
        && !unit.word.all_capitals
        && unit.word.text.chars().count() > 2
        && near(all, at, 1).is_none_or(|u| u.apart() || !u.word.capital)
    {
        let name = unit.word.text.clone();
        all[at].marks.push(Mark::Trait(Trait::Place(name)));
    }
}

/// True for a country or place that somebody comes from, goes to or is in.
pub(super) fn belongs(all: &[Unit], at: usize) -> bool {
    let unit = &all[at];
    if unit.is(&Mark::Trait(Trait::Nationality(HOST.to_owned()))) {
        return at > 0 && all[at - 1].any(|m| matches!(m, Mark::Person)) && unit.cyrillic();
    }
    // `from the north of Iraq` is rare, `from the Gambia`, `from northern Iraq` are not.
    let skipped = (1..=2)
        .take_while(|&n| at >= n && !unit.apart())
        .take_while(|&n| all[at - n].is(&Mark::The) || all[at - n].marks.is_empty())
        .last()
        .unwrap_or(0);
    let Some(before) = at.checked_sub(1 + skipped).map(|i| &all[i]) else {
        return false;
    };
    let of = before.word.text == "of"
        && at > 1 + skipped
        && all[at - 2 - skipped].any(|m| matches!(m, Mark::Person | Mark::People));
    let after_person = unit.cyrillic() && before.is(&Mark::Person);
    let listed = unit.apart() && before.is(&Mark::Country) && belongs(all, at - 1);
    before.is(&Mark::Origin) || of || after_person || listed
}

/// True for a sentence that has a verb in the present and none in the past.
pub(super) fn timeless(all: &[Unit]) -> bool {
    let ends = |text: &str, endings: &[&str]| endings.iter().any(|e| text.ends_with(e));
    let mut present = false;
    for unit in all {
        let text = unit.word.text.as_str();
        if ["was", "were", "had", "has", "have", "did"].contains(&text) {
            return false;
        }
        if unit.cyrillic() {
            let past = [
                "л", "ла", "ло", "ли", "лся", "лась", "лись", "ан", "ен", "ана", "ена", "ено",
                "ано", "ены", "аны",
            ];
            if text.chars().count() > 4 && ends(text, &past) && !unit.is(&Mark::Person) {
                return false;
            }
            present |= ends(
                text,
                &[
                    "ют", "ет", "ят", "ит", "ут", "ат", "ется", "ются", "ится", "ятся",
                ],
            );
        } else {
            present |= ["is", "are", "gets", "receives", "needs", "enjoys"].contains(&text);
        }
    }
    present
}
