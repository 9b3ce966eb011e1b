//! Addresses and places of origin: their words by sound, and how far two of them agree.
//!
//! A word is kept by its consonants, so that دهوك and Duhok are one place; a number as it is
//! written. Nothing here weighs anything, and no word can be read back from what is kept.

use crate::letters::{Script, cut, romanise};
use crate::record::ascii_digit;
use crate::skeleton::{Reading, skeleton};
use crate::values::one_edit;

/// A word's first ten letters of six bits each; the highest bit is set for a number.
pub(crate) type Word = u64;

/// Words of an address that are kept.
pub(crate) const MOST_WORDS: usize = 16;

const NUMBER: Word = 1 << 63;
const LETTER_BITS: u32 = 6;
const LETTERS: usize = 10;
/// Shorter words and numbers that differ in a letter are two.
const LEAST_FOR_A_SLIP: u32 = 4;

/// How far two addresses agree.
pub(crate) mod level {
    /// Not a word in common.
    pub(crate) const DIFFERENT: u8 = 0;
    /// Less than half of the shorter one's words.
    pub(crate) const SOME: u8 = 1;
    /// Half of them and more.
    pub(crate) const MOST: u8 = 2;
    /// All of them, some misspelt, joined or split.
    pub(crate) const MISSPELT: u8 = 3;
    /// All of them.
    pub(crate) const SAME: u8 = 4;
}

/// The words and numbers of an address in their order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> {
    cut(text)
        .split(|c: char| !c.is_alphanumeric() && !is_mark(c))
        .filter_map(word)
}

/// Apostrophes and vowel signs stand inside words.
fn is_mark(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '\u{64B}'..='\u{65F}' | '\u{300}'..='\u{36F}')
}

fn word(text: &str) -> Option<Word> {
    let letters: Vec<char> = text.chars().map(ascii_digit).collect();
    if letters.iter().any(char::is_ascii_digit) {
        let plain = letters
            .into_iter()
            .filter_map(|c| match c.to_ascii_lowercase() {
                c @ '0'..='9' => Some(c as u8 - b'0' + 1),
                c @ 'a'..='z' => Some(c as u8 - b'a' + 11),
                _ => None,
            });
        return Some(pack(plain) | NUMBER);
    }
    let (roman, script) = romanise(text).into_iter().next()?;
    // The article, which a Latin spelling has as a word of its own or not at all.
    let article = ["al", "el"].into_iter().find(|a| roman.starts_with(a));
    let roman = match article {
        Some(article) if roman == article => return None,
        Some(_) if script == Script::Abjad && roman.len() > 4 => &roman[2..],
        _ => &roman,
    };
    let sound = skeleton(roman, script, Reading::USUAL);
    let packed = pack(sound.letters.bytes().map(|letter| letter - b'A' + 1));
    (packed != 0 && text.chars().nth(1).is_some()).then_some(packed)
}

fn pack(letters: impl Iterator<Item = u8>) -> Word {
    letters.take(LETTERS).fold(0, |packed, letter| {
        packed << LETTER_BITS | Word::from(letter)
    })
}

/// One word or two neighbouring ones as one text.
struct Span {
    words: [Word; 2],
    /// Which words of its address, a bit for each.
    taken: u32,
    length: u32,
    first: u8,
    last: u8,
    number: bool,
}

impl Span {
    /// Every word, and every two neighbours.
    fn all(words: &[Word]) -> Vec<Self> {
        let single = words
            .iter()
            .enumerate()
            .map(|(at, w)| Self::new(at, [0, *w]));
        let pairs = words
            .windows(2)
            .enumerate()
            .map(|(at, pair)| Self::new(at, [pair[0], pair[1]]));
        single.chain(pairs).collect()
    }

    fn new(at: usize, words: [Word; 2]) -> Self {
        let [before, last] = words;
        let first = if before == 0 { last } else { before };
        Self {
            words,
            taken: if before == 0 { 1 } else { 3 } << at,
            length: length(before) + length(last),
            first: letter(first, length(first).max(1) - 1),
            last: letter(last, 0),
            number: (before | last) & NUMBER != 0,
        }
    }

    fn letters(&self) -> ([u8; 2 * LETTERS], usize) {
        let mut letters = [0; 2 * LETTERS];
        let mut len = 0;
        for word in self.words {
            for at in (0..length(word)).rev() {
                letters[len] = letter(word, at);
                len += 1;
            }
        }
        (letters, len)
    }

    /// One letter off, two digits exchanged, or the same words joined and split elsewhere.
    fn misspelt(&self, other: &Self) -> bool {
        // In anything longer than two letters one slip does not reach both ends.
        let apart = self.first != other.first && self.last != other.last;
        let shorter = self.length.min(other.length);
        if (apart && shorter > 2) || self.number != other.number {
            return false;
        }
        let off = self.length.abs_diff(other.length);
        let numbers_joined = self.number && (self.words[0] | other.words[0]) != 0;
        if off > 1 || shorter < 2 || numbers_joined {
            return false;
        }
        let ((x, x_len), (y, y_len)) = (self.letters(), other.letters());
        let (x, y) = (&x[..x_len], &y[..y_len]);
        let changed = x.iter().zip(y).filter(|(p, q)| p != q).count();
        // House 26 may be 62, but not 27.
        let enough = shorter >= LEAST_FOR_A_SLIP || (self.number && off == 0 && changed == 2);
        enough && (changed == 0 || one_edit(x, y))
    }
}

/// A letter by its place from the end.
fn letter(word: Word, at: u32) -> u8 {
    u8::try_from(word >> (at * LETTER_BITS) & 63).unwrap_or(0)
}

/// What two addresses have in common.
pub(crate) struct Shared {
    /// One of [`level`].
    pub(crate) level: u8,
    /// The words that agree, as each side has them.
    pub(crate) words: Vec<(Word, Word)>,
}

/// Compares two addresses of at least one word each, in whatever order their words stand.
pub(crate) fn compare(a: &[Word], b: &[Word]) -> Shared {
    // One of the two is always the first, so that it does not matter which was asked for.
    let (a, b) = if (a.len(), a) <= (b.len(), b) {
        (a, b)
    } else {
        (b, a)
    };
    let mut words: Vec<(Word, Word)> = a
        .iter()
        .filter(|w| b.contains(w))
        .map(|w| (*w, *w))
        .collect();
    let exact = words.len();
    let mut matched = exact;
    if exact < a.len() {
        let rest = |of: &[Word], other: &[Word]| -> Vec<Word> {
            of.iter().copied().filter(|w| !other.contains(w)).collect()
        };
        matched += add_misspelt(&rest(a, b), &rest(b, a), &mut words);
    }
    let level = match matched {
        0 => level::DIFFERENT,
        n if n == a.len() && n == exact => level::SAME,
        n if n == a.len() => level::MISSPELT,
        n if 2 * n >= a.len() => level::MOST,
        _ => level::SOME,
    };
    Shared { level, words }
}

/// Adds what agrees but for a slip, single words first, and says how many words of `a` that are.
fn add_misspelt(a: &[Word], b: &[Word], words: &mut Vec<(Word, Word)>) -> usize {
    let (ours, theirs) = (Span::all(a), Span::all(b));
    let (our_pairs, their_pairs) = (a.len(), b.len());
    let (mut used, mut theirs_used) = (0_u32, 0_u32);
    for (ours, theirs) in [
        (&ours[..our_pairs], &theirs[..their_pairs]),
        (&ours[..our_pairs], &theirs[their_pairs..]),
        (&ours[our_pairs..], &theirs[..their_pairs]),
        (&ours[our_pairs..], &theirs[their_pairs..]),
    ] {
        for x in ours {
            for y in theirs {
                if x.misspelt(y) && used & x.taken == 0 && theirs_used & y.taken == 0 {
                    used |= x.taken;
                    theirs_used |= y.taken;
                    words.push((x.words[1], y.words[1]));
                }
            }
        }
    }
    used.count_ones() as usize
}

/// The words by which an address is found, longest first: four words and two numbers of some
/// length.
pub(crate) fn telling(words: &[Word]) -> Vec<Word> {
    let mut longest = words.to_vec();
    longest.sort_by_key(|word| (std::cmp::Reverse(length(*word)), *word));
    let (numbers, mut telling): (Vec<Word>, Vec<Word>) =
        longest.into_iter().partition(|word| word & NUMBER != 0);
    telling.truncate(4);
    telling.extend(numbers.into_iter().filter(|n| length(*n) > 2).take(2));
    telling
}

/// The numbers of an address: of the house, the flat, the post.
pub(crate) fn numbers(words: &[Word]) -> impl Iterator<Item = Word> {
    words.iter().copied().filter(|word| word & NUMBER != 0)
}

/// How many letters of a word are kept.
fn length(word: Word) -> u32 {
    (Word::BITS - (word & !NUMBER).leading_zeros()).div_ceil(LETTER_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level_of(a: &str, b: &str) -> u8 {
        let [a, b] = [a, b].map(|text| words(text).collect::<Vec<_>>());
        assert_eq!(compare(&a, &b).level, compare(&b, &a).level);
        compare(&a, &b).level
    }

    #[test]
    fn places_meet_across_scripts_and_spellings() {
        assert_eq!(level_of("Duhok", "دهوك"), level::SAME);
        assert_eq!(level_of("Karrada, Baghdad", "بغداد الكرادة"), level::SAME);
        assert_eq!(level_of("вул. Хрещатик 22", "Khreshchatyk 22"), level::SAME);
        assert_eq!(level_of("Sulaymaniyah", "السليمانية"), level::SAME);
    }

    #[test]
    fn misspelt_joined_and_split_words_are_still_the_same() {
        for (a, b) in [
            ("12 markhamstreet", "12 markham street"),
            ("26 balmaincove 2803", "62 balmain cove 2830"),
            ("Main 5 crestkield", "Main 5 crestfield"),
            ("Crestkield", "Crestfield"),
        ] {
            assert_eq!(level_of(a, b), level::MISSPELT, "{a} {b}");
        }
    }

    #[test]
    fn houses_of_one_street_are_two() {
        assert_eq!(level_of("12 Long Street", "13 Long Street"), level::MOST);
        assert_eq!(level_of("12", "13"), level::DIFFERENT);
        assert_eq!(level_of("Main Street 5", "Hill Road 7"), level::DIFFERENT);
    }

    #[test]
    fn a_word_is_kept_by_its_letters() {
        let list: Vec<Word> = words("12b, Nowhere").collect();
        assert_eq!(numbers(&list).collect::<Vec<_>>(), [list[0]]);
        assert_eq!((length(list[0]), length(list[1])), (3, 3));
        assert_eq!(Span::all(&list)[2].letters().1, 6);
        assert_eq!(telling(&list), [list[1], list[0]]);
    }
}
