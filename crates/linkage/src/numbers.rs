//! Beginnings of document and phone numbers, for search as one types.
//!
//! An ordered set of (number, slot), the number's first characters in one word so that all that
//! begin alike are neighbours. It must never hold a number of a record that was removed.

use std::collections::BTreeSet;

use crate::record::{Document, digits, letters_of, scanned_letters};
use crate::register::{Entry, Slot};

/// Characters of a document number that fit into the word.
const LETTERS: usize = 10;
const DOCUMENT: u64 = 1 << 62;
const PHONE: u64 = 2 << 62;
/// Digits of a phone number that records keep.
const DIGITS: usize = 9;
/// Less than this begins too many numbers.
const SHORTEST: usize = 3;

#[derive(Default)]
pub(crate) struct Numbers(BTreeSet<(u64, Slot)>);

impl Numbers {
    pub(crate) fn add(&mut self, entry: &Entry, slot: Slot) {
        each(entry, |number| {
            self.0.insert((number, slot));
        });
    }

    pub(crate) fn remove(&mut self, entry: &Entry, slot: Slot) {
        each(entry, |number| {
            self.0.remove(&(number, slot));
        });
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The records one of whose numbers begins as typed, at most so many.
    pub(crate) fn starting(&self, typed: &str, most: usize) -> Vec<Slot> {
        let mut found = Vec::new();
        for (from, to) in ranges(typed) {
            let slots = self.0.range((from, 0)..(to, 0)).map(|(_, slot)| *slot);
            found.extend(slots.take(most));
        }
        found
    }
}

/// Whether one of a record's numbers begins as typed.
pub(crate) fn begins(entry: &Entry, typed: &str) -> bool {
    let ranges = ranges(typed);
    let mut begins = false;
    each(entry, |number| {
        begins |= ranges
            .iter()
            .any(|(from, to)| (*from..*to).contains(&number));
    });
    begins
}

fn each(entry: &Entry, mut call: impl FnMut(u64)) {
    for document in entry.documents.as_slice() {
        call(of_document(document));
    }
    for phone in entry.phones.as_slice() {
        call(PHONE | phone);
    }
}

fn of_document(document: &Document) -> u64 {
    let (letters, len) = letters_of(document);
    DOCUMENT | left_aligned(&letters[..len.min(LETTERS)])
}

fn left_aligned(letters: &[u8]) -> u64 {
    let packed = letters.iter().fold(0, |all, l| all << 6 | u64::from(*l));
    packed << (6 * (LETTERS - letters.len()))
}

/// The numbers that begin as typed: of documents one range, of phones one with and some without
/// the digits that may be the code of the country.
fn ranges(typed: &str) -> Vec<(u64, u64)> {
    let mut ranges = Vec::new();
    let letters = scanned_letters(typed);
    if letters.len() >= SHORTEST {
        let letters = &letters[..letters.len().min(LETTERS)];
        let from = DOCUMENT | left_aligned(letters);
        ranges.push((from, from + (1 << (6 * (LETTERS - letters.len())))));
    }
    let digits = digits(typed);
    let longest = if typed.starts_with('+') { 3 } else { 0 };
    for code in 0..=longest.min(digits.len()) {
        let rest = &digits[code..];
        if (SHORTEST..=DIGITS).contains(&rest.len()) && digits.len() == typed_signs(typed) {
            let scale = 10_u64.pow(u32::try_from(DIGITS - rest.len()).unwrap_or(0));
            let from = rest.iter().fold(0, |n, d| n * 10 + u64::from(*d)) * scale;
            ranges.push((PHONE | from, PHONE | (from + scale)));
        }
    }
    ranges
}

/// Characters that count, leading noughts excepted: where there are others than digits, it is no
/// phone number.
fn typed_signs(typed: &str) -> usize {
    let signs = typed.chars().filter(|c| c.is_alphanumeric());
    signs.skip_while(|c| c.to_digit(10) == Some(0)).count()
}
