//! Under which keys a record is filed, so that two records of one person meet under at least one.
//!
//! Names go in by what they are filed under (see `names`), given and family in sorted order, so
//! that exchanged columns and other scripts meet too. A key is 32 bits; two that collide only cost
//! a comparison. Nothing here may depend on other records, except on members of the same household.

use crate::hash::key;
use crate::places;
use crate::record::{document, letters_of, phone};
use crate::register::{Entry, Person};

/// Members of a larger "household" are not paired: it is a camp block or a hotel.
pub(crate) const LARGEST_HOUSEHOLD: usize = 12;

/// The families of keys; the number salts the hash.
#[derive(Clone, Copy)]
enum Family {
    Document = 1,
    DocumentThirds,
    Phone,
    Household,
    DateLow,
    DateHigh,
    DateFather,
    YearNames,
    DayNames,
    NamesFather,
    Names,
    YearGivenFather,
    YearFamilyFather,
    Members,
    PlaceNames,
    PlaceDate,
    Dwelling,
    Token,
}

impl Family {
    /// Puts into a key's last bit whether it tells little: two names without a date, or two
    /// members without more.
    fn mark(self, key: u32) -> u32 {
        let weak = matches!(self, Self::Names | Self::Members);
        key & !1 | u32::from(weak)
    }
}

/// How many records may share a key. Larger blocks are split by sex and decade of birth; what is
/// still larger is passed over, for a key that so many share tells nothing. Larger limits were
/// measured to find as many persons at a higher cost, and more that are none.
pub(crate) fn largest_block(key: u32) -> usize {
    if key & 1 == 1 { 6 } else { 24 }
}

/// A block so many times too large is not even split: walking it would cost every check.
pub(crate) const SPLITTABLE: usize = 30;

/// How an over-large block is split.
pub(crate) fn part_of_block(entry: &Entry) -> u32 {
    let decade = entry.birth().map_or(0, |b| u32::from(b.year) / 10);
    decade << 2 | entry.sex().map_or(0, |s| s as u32 + 1)
}

/// The key of a name's token, for search.
pub(crate) fn token(roman: &str) -> u32 {
    strong(&[Family::Token as u32, crate::hash::text(roman)])
}

/// Keys under which somebody stands who bears these names, whichever is which. At most four are
/// taken.
pub(crate) fn names(filed: &[u32]) -> Vec<u32> {
    let filed = &filed[..filed.len().min(4)];
    let mut keys = Vec::new();
    for (at, first) in filed.iter().enumerate() {
        for second in &filed[at + 1..] {
            let (low, high) = (*first.min(second), *first.max(second));
            for third in filed.iter().filter(|f| *f != first && *f != second) {
                keys.push(strong(&[Family::NamesFather as u32, low, high, *third]));
            }
            keys.push(Family::Names.mark(key(&[Family::Names as u32, low, high, 0])));
        }
    }
    keys
}

/// Keys of a number that somebody typed: a whole document number, a phone number.
pub(crate) fn number(text: &str) -> impl Iterator<Item = u32> {
    let document = document(text).map(|d| {
        let (letters, len) = letters_of(&d);
        let [start, end] = halves(&letters[..len]);
        strong(&[Family::Document as u32, start, end, 0])
    });
    let phone = phone(text).map(|n| strong(&[Family::Phone as u32, last_seven(n), 0, 0]));
    document.into_iter().chain(phone)
}

/// A key of a family that is not marked.
fn strong(words: &[u32]) -> u32 {
    key(words) & !1
}

fn hashed(word: places::Word) -> u32 {
    crate::hash::bytes(&word.to_le_bytes())
}

fn halves(letters: &[u8]) -> [u32; 2] {
    let (start, end) = letters.split_at(letters.len() / 2);
    [start, end].map(crate::hash::bytes)
}

fn thirds(letters: &[u8]) -> [u32; 3] {
    let third = letters.len() / 3;
    let (first, rest) = letters.split_at(third);
    let (middle, last) = rest.split_at(rest.len() - third);
    [first, middle, last].map(crate::hash::bytes)
}

fn last_seven(phone: u64) -> u32 {
    u32::try_from(phone % 10_000_000).unwrap_or(0)
}

/// What a person's names are filed under, 0 for none: all that keys need of them, so that a full
/// run fetches the names once.
#[derive(Clone, Copy, Default)]
pub(crate) struct Filed {
    given: u32,
    father: u32,
    family: u32,
}

impl Filed {
    pub(crate) fn of(person: Person) -> Self {
        Self {
            given: person.given.parts.first().map_or(0, |p| p.filed),
            father: person.father.parts.first().map_or(0, |p| p.filed),
            family: person.family.parts.last().map_or(0, |p| p.filed),
        }
    }
}

/// Calls `file` with every key of a person, household pairs excepted.
pub(crate) fn each(entry: &Entry, filed: Filed, mut file: impl FnMut(u32)) {
    let mut put = |family: Family, words: [u32; 3]| {
        file(family.mark(key(&[family as u32, words[0], words[1], words[2]])));
    };
    let Filed {
        given,
        father,
        family,
    } = filed;
    for document in entry.documents.as_slice() {
        let (letters, len) = letters_of(document);
        let [start, end] = halves(&letters[..len]);
        put(Family::Document, [start, end, 0]);
        if len >= 6 {
            // One wrong character, or two exchanged within a third, leave two thirds right.
            let [first, middle, last] = thirds(&letters[..len]);
            put(Family::DocumentThirds, [0, first, middle]);
            put(Family::DocumentThirds, [1, middle, last]);
            put(Family::DocumentThirds, [2, first, last]);
        }
    }
    for phone in entry.phones.as_slice() {
        put(Family::Phone, [last_seven(*phone), 0, 0]);
    }
    if entry.household != 0 {
        put(Family::Household, [entry.household, 0, 0]);
    }
    let (low, high) = (given.min(family), given.max(family));
    let names = low != 0;
    if let Some(birth) = entry.birth() {
        let year = u32::from(birth.year);
        let (day, month) = (u32::from(birth.day), u32::from(birth.month));
        // Day and month sorted: exchanged ones meet.
        let day_key = day.min(month) << 8 | day.max(month);
        if !birth.is_vague() {
            let date = year << 16 | day_key;
            for (family, name) in [
                (Family::DateLow, low),
                (Family::DateHigh, high),
                (Family::DateFather, father),
            ] {
                if name != 0 {
                    put(family, [date, name, 0]);
                }
            }
            if names {
                put(Family::DayNames, [day_key, low, high]);
            }
        }
        if names {
            // Filed under its own year and the next: dates a year apart meet in one of them.
            put(Family::YearNames, [year, low, high]);
            put(Family::YearNames, [year + 1, low, high]);
        }
        if father != 0 && given != 0 {
            put(Family::YearGivenFather, [year, given, father]);
        }
        if father != 0 && family != 0 {
            put(Family::YearFamilyFather, [year, family, father]);
        }
    }
    if names {
        if father != 0 {
            put(Family::NamesFather, [low, high, father]);
        }
        put(Family::Names, [low, high, 0]);
    }
    let telling = places::telling(entry.places.as_slice()).into_iter();
    let telling: Vec<u32> = telling.map(hashed).collect();
    for word in &telling {
        for name in [given, family].into_iter().filter(|name| *name != 0) {
            put(Family::PlaceNames, [*word, name, 0]);
        }
        if let Some(birth) = entry.birth().filter(|b| !b.is_vague()) {
            put(Family::PlaceDate, [*word, birth.pack(), 0]);
        }
    }
    if let [longest, second, ..] = telling[..] {
        put(Family::Dwelling, [longest, second, 0]);
        for number in places::numbers(entry.places.as_slice()).take(2) {
            put(Family::Dwelling, [longest, hashed(number), 1]);
        }
    }
}

/// The keys that a member has because of another member of the same household: two households
/// that share two people file both under the same key.
pub(crate) fn with_member(person: Filed, member: Filed) -> Option<u32> {
    let (own, other) = (person.given, member.given);
    (own != 0 && other != 0 && own != other)
        .then(|| Family::Members.mark(key(&[Family::Members as u32, own, other, person.family])))
}

/// The key of a household's members.
pub(crate) fn household(household: u32) -> u32 {
    strong(&[Family::Household as u32, household, 0, 0])
}

/// What a member of a household is known by there: given name and year of birth.
pub(crate) struct Member {
    given: u32,
    year: Option<u16>,
}

impl Member {
    /// None without a given name.
    pub(crate) fn of(person: Person) -> Option<Self> {
        Some(Self {
            given: person.given.parts.first()?.filed,
            year: person.entry.birth().map(|b| b.year),
        })
    }

    /// The same given name and, where both know it, a birth year at most two years off.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let years_fit = match (self.year, other.year) {
            (Some(x), Some(y)) => x.abs_diff(y) <= 2,
            _ => true,
        };
        self.given == other.given && years_fit
    }
}
