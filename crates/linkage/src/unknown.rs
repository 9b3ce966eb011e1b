//! Cells that say "not known": the list of `data/unknown.txt`, read once.
//!
//! It must never take a word for nothing in a column of names that somebody is called by.

use std::sync::OnceLock;

use crate::hash::mix;
use crate::record::is_invisible;

const LIST: &str = include_str!("../data/unknown.txt");

/// What kind of column a cell stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// Given, family and full names: only what nobody is called counts as nothing.
    Names,
    /// Every other.
    Other,
}

/// Hashes of what [`Word`] makes of the lines, sorted.
struct List {
    everywhere: Vec<u64>,
    not_in_names: Vec<u64>,
    /// Year, month and day, sorted; month and day 0 for the whole year.
    dates: Vec<[u16; 3]>,
}

impl List {
    fn get() -> &'static Self {
        static LOADED: OnceLock<List> = OnceLock::new();
        LOADED.get_or_init(Self::parse)
    }

    fn parse() -> Self {
        let words = |heading: &str| {
            let mut hashes: Vec<u64> = section(heading).map(|line| Word::read(line).hash).collect();
            hashes.sort_unstable();
            hashes
        };
        let date = |line: &str| {
            let mut parts = line.split('-').map(|part| part.parse().unwrap_or(0));
            std::array::from_fn(|_| parts.next().unwrap_or(0))
        };
        let mut dates: Vec<[u16; 3]> = section("[dates]").map(date).collect();
        dates.sort_unstable();
        Self {
            everywhere: words("[everywhere]"),
            not_in_names: words("[not in names]"),
            dates,
        }
    }
}

/// The lines under a heading of the list.
fn section(heading: &str) -> impl Iterator<Item = &'static str> {
    LIST.lines()
        .map(str::trim)
        .skip_while(move |line| *line != heading)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A cell as far as it matters here, without a copy of it: a register has millions of cells.
#[derive(Default)]
struct Word {
    hash: u64,
    letters: usize,
    digits: bool,
    /// Some digit is no nought.
    number: bool,
    only_x: bool,
}

/// More letters than this are no word for "not known".
const LONGEST: usize = 40;

impl Word {
    fn read(cell: &str) -> Self {
        let mut word = Self {
            only_x: true,
            ..Self::default()
        };
        let mut gap = None;
        for c in cell.chars() {
            if c.is_numeric() {
                word.digits = true;
                word.number |= c.to_digit(10) != Some(0) && !matches!(c, '٠' | '۰');
            } else if c.is_alphabetic() {
                if let (Some(gap), true) = (gap, word.letters > 0) {
                    word.hash = mix(word.hash, gap);
                }
                gap = None;
                for c in c.to_lowercase().map(one_letter) {
                    word.hash = mix(word.hash, u64::from(c));
                    word.letters += 1;
                    word.only_x &= matches!(c, 'x' | 'х');
                }
            } else if matches!(c, '/' | '\\' | '.') {
                gap = Some(u64::from(b'/'));
            } else if !is_invisible(c) && !matches!(c, '\'' | '’' | '\u{300}'..='\u{36F}') {
                gap = gap.or(Some(u64::from(b' ')));
            }
            if word.number || word.letters > LONGEST {
                break;
            }
        }
        word
    }
}

/// Letters that keyboards write differently as one.
pub(crate) fn one_letter(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'أ' | 'إ' | 'آ' => 'ا',
        'ı' => 'i',
        c => c,
    }
}

/// Whether a cell says that nothing is known.
pub(crate) fn says_nothing(cell: &str, column: Column) -> bool {
    let word = Word::read(cell);
    if word.number || word.letters > LONGEST {
        return false;
    }
    if word.letters == 0 {
        return true;
    }
    let listed = |list: &[u64]| list.binary_search(&word.hash).is_ok();
    let list = List::get();
    !word.digits
        && ((word.only_x && word.letters > 1)
            || listed(&list.everywhere)
            || (column == Column::Other && listed(&list.not_in_names)))
}

/// Whether a date is one that is written where none is known.
pub(crate) fn is_no_date(year: u16, month: u16, day: u16) -> bool {
    let dates = &List::get().dates;
    let listed = |date: [u16; 3]| dates.binary_search(&date).is_ok();
    listed([year, month, day]) || listed([year, 0, 0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_nothing_are_known_in_many_languages() {
        for cell in [
            "unknown",
            "UNKNOWN",
            "not known",
            "not_known",
            "n/a",
            "N/A",
            "#N/A",
            "(n.a.)",
            "-",
            "--",
            ".",
            "?",
            "0",
            "00",
            "000",
            "٠",
            "xxx",
            "XX",
            "غير معروف",
            "غير معروف ",
            "مجهول",
            "نامعلوم",
            "نەزانراو",
            "невідомо",
            "Неизвестно",
            "неизв.",
            "не указано",
            "нет",
            "няма",
            "невядома",
            "inconnu",
            "desconocido",
            "bilinmiyor",
            "nezanîn",
            "\u{200F}unknown\u{200E}",
        ] {
            assert!(says_nothing(cell, Column::Names), "{cell}");
            assert!(says_nothing(cell, Column::Other), "{cell}");
        }
    }

    #[test]
    fn what_people_are_called_stays_in_the_columns_of_names() {
        for cell in ["Na", "None", "Null", "Nil", "Nan", "Test", "X"] {
            assert!(says_nothing(cell, Column::Other), "{cell}");
            assert!(!says_nothing(cell, Column::Names), "{cell}");
        }
        for cell in ["Nona", "أ", "Li", "A1", "10", "Xu", "Noor", "H0001", "0750"] {
            assert!(!says_nothing(cell, Column::Other), "{cell}");
        }
    }

    #[test]
    fn every_line_of_the_list_is_found_by_its_own_rule() {
        for heading in ["[everywhere]", "[not in names]"] {
            assert!(section(heading).count() > 30, "{heading}");
            for line in section(heading) {
                assert!(says_nothing(line, Column::Other), "{line}");
                assert!(!line.contains(|c: char| c.is_numeric()), "{line}");
            }
        }
        assert!(is_no_date(1900, 1, 1) && is_no_date(9999, 12, 31) && is_no_date(0, 0, 0));
        assert!(!is_no_date(1970, 1, 1) && !is_no_date(1900, 5, 6));
    }
}
