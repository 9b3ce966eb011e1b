//! Comparing single values that are no names: dates, document numbers, countries.
//!
//! Each says how far two values agree and nothing of what that weighs; each is symmetric.

use crate::record::{Birth, Document, letters_of};

/// Birth dates, from least to most agreement.
pub(crate) mod birth {
    /// Nothing fits.
    pub(crate) const DIFFERENT: u8 = 0;
    /// At most two years apart.
    pub(crate) const NEAR_YEAR: u8 = 1;
    /// The same year, another day and month.
    pub(crate) const SAME_YEAR: u8 = 2;
    /// The same year; one of the two knows no more, or says 1 January.
    pub(crate) const YEAR_ONLY: u8 = 3;
    /// One of day, month and year is another, as if mistyped.
    pub(crate) const SLIP: u8 = 4;
    /// Day and month changed places.
    pub(crate) const SWAPPED: u8 = 5;
    /// The same date.
    pub(crate) const EXACT: u8 = 6;
}

/// How far two birth dates agree: a level of [`birth`].
pub(crate) fn compare_births(a: Birth, b: Birth) -> u8 {
    let years = a.year.abs_diff(b.year);
    let (day, month) = (a.day == b.day, a.month == b.month);
    let vague = a.is_vague() || b.is_vague();
    if years == 0 {
        return match (day, month) {
            (true, true) => birth::EXACT,
            _ if vague => birth::YEAR_ONLY,
            _ if a.day == b.month && a.month == b.day => birth::SWAPPED,
            (false, false) => birth::SAME_YEAR,
            _ => birth::SLIP,
        };
    }
    if day && month && !vague && (years <= 2 || one_digit(a.year, b.year)) {
        birth::SLIP
    } else if years <= 2 {
        birth::NEAR_YEAR
    } else {
        birth::DIFFERENT
    }
}

/// One digit of the year is another, or its last two changed places.
fn one_digit(a: u16, b: u16) -> bool {
    let (x, y) = (a % 100, b % 100);
    let swapped = x / 10 == y % 10 && x % 10 == y / 10;
    a / 100 == b / 100 && (x / 10 == y / 10 || x % 10 == y % 10 || swapped)
}

/// Whether one character is another, missing, too much, or changed places with its neighbour.
pub(crate) fn one_character_off(a: &Document, b: &Document) -> bool {
    let ((left, left_len), (right, right_len)) = (letters_of(a), letters_of(b));
    let (left, right) = (&left[..left_len], &right[..right_len]);
    if left_len.min(right_len) < 5 {
        return false;
    }
    one_edit(left, right)
}

/// Whether two unequal texts differ by one letter, or by two neighbours that changed places.
pub(crate) fn one_edit(left: &[u8], right: &[u8]) -> bool {
    if left.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let equal = |pair: &(&u8, &u8)| pair.0 == pair.1;
    let start = left.iter().zip(right).take_while(equal).count();
    let (left, right) = (&left[start..], &right[start..]);
    let end = left
        .iter()
        .rev()
        .zip(right.iter().rev())
        .take_while(equal)
        .count();
    match (&left[..left.len() - end], &right[..right.len() - end]) {
        ([first, second], [third, fourth]) => first == fourth && second == third,
        (left, right) => left.len() <= 1 && right.len() <= 1,
    }
}

/// Whether only the last characters differ.
pub(crate) fn next_to_each_other(a: &Document, b: &Document) -> bool {
    a[..15] == b[..15] && (a[15] ^ b[15]) < 64
}

/// Codes and names of one country start alike; a short code is the start of a longer name.
pub(crate) fn same_nation(a: u32, b: u32) -> bool {
    let (short, long) = (a.min(b), a.max(b));
    short == long || (short > 0xff && short <= 0xffff && long >> 8 == short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Register;

    fn births(a: &str, b: &str) -> u8 {
        let [a, b] = [a, b].map(|t| Birth::parse(t).unwrap());
        assert_eq!(compare_births(a, b), compare_births(b, a));
        compare_births(a, b)
    }

    #[test]
    fn birth_dates_agree_in_degrees() {
        assert_eq!(births("1990-03-04", "1990-03-04"), birth::EXACT);
        assert_eq!(births("1990-03-04", "1990-04-03"), birth::SWAPPED);
        assert_eq!(births("1990-03-04", "1991-03-04"), birth::SLIP);
        assert_eq!(births("1985-03-04", "1958-03-04"), birth::SLIP);
        assert_eq!(births("1990-01-01", "1990-03-04"), birth::YEAR_ONLY);
        assert_eq!(births("1990", "1990-03-04"), birth::YEAR_ONLY);
        assert_eq!(births("1990-07-09", "1990-03-04"), birth::SAME_YEAR);
        assert_eq!(births("1990-01-01", "1991-01-01"), birth::NEAR_YEAR);
        assert_eq!(births("1990-03-04", "1971-03-14"), birth::DIFFERENT);
    }

    #[test]
    fn papers_one_character_off() {
        let doc = |t| crate::record::document(t).unwrap();
        assert!(one_character_off(&doc("A123456"), &doc("A123457")));
        assert!(one_character_off(&doc("A123456"), &doc("A12346")));
        assert!(one_character_off(&doc("A123456"), &doc("A124356")));
        assert!(!one_character_off(&doc("A123456"), &doc("A129457")));
        assert!(!one_character_off(&doc("1234"), &doc("1235")));
    }

    #[test]
    fn countries_by_code_or_name() {
        let nation = |t: &str| {
            let record = crate::Record {
                nationality: t.into(),
                ..Default::default()
            };
            Register::default().guest(&record).person().entry.nation
        };
        assert!(same_nation(nation("IRQ"), nation("Iraqi")));
        assert!(same_nation(nation("SYR"), nation("Syrian Arab Republic")));
        assert!(!same_nation(nation("Iran"), nation("Iraq")));
    }
}
