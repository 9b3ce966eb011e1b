//! A pseudo-language for tests: English that is visibly not plain English.
//!
//! On a page in it, words without accents do not come from the files. It must never be offered to
//! readers: only who asks the builder for it gets it.

use std::borrow::Cow;

/// Its tag; `XA` is the region that browsers use for accented pseudo-languages.
pub(super) const TAG: &str = "en-XA";

/// English made strange: accents on vowels and some consonants, and a tilde after every fourth
/// letter, so that sentences grow by about a quarter.
pub(super) fn accent(words: &str) -> Cow<'_, str> {
    let mut letters = 0;
    let mut strange = String::with_capacity(words.len() * 2);
    for c in words.chars() {
        strange.push(match c {
            'a' => 'á',
            'e' => 'é',
            'i' => 'í',
            'o' => 'ó',
            'u' => 'ú',
            'y' => 'ý',
            'c' => 'ç',
            'n' => 'ñ',
            's' => 'š',
            'A' => 'Á',
            'E' => 'É',
            'I' => 'Í',
            'O' => 'Ó',
            'U' => 'Ú',
            'C' => 'Ç',
            'N' => 'Ñ',
            'S' => 'Š',
            other => other,
        });
        if c.is_alphabetic() {
            letters += 1;
            if letters % 4 == 0 {
                strange.push('~');
            }
        }
    }
    Cow::Owned(strange)
}
