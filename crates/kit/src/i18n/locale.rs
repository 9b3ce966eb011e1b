//! The shape of one language's row in the CLDR table, and finding it.
//!
//! It must never invent words: a language that CLDR does not know gets ISO dates and plain numbers.

use intl_memoizer::Memoizable;
use unic_langid::LanguageIdentifier;

use super::bidi;
use super::cldr::LOCALES;

/// How one language writes numbers, dates and lists. Patterns are CLDR's: `{0}` and `{1}` are
/// places, `d`, `M`, `L`, `y` are fields of a date, quotes hold literal text.
#[derive(Debug)]
pub(super) struct Locale {
    pub(super) tag: &'static str,
    pub(super) decimal: &'static str,
    pub(super) group: &'static str,
    pub(super) minus: &'static str,
    /// How many digits must stand before the first group mark (2: `1234`, but `12 345`).
    pub(super) min_grouping: usize,
    pub(super) percent: &'static str,
    /// As in "9 June".
    pub(super) months: [&'static str; 12],
    /// As in a heading: "June"; another case in Slavic languages.
    pub(super) months_alone: [&'static str; 12],
    pub(super) date: &'static str,
    pub(super) month_year: &'static str,
    /// Ranges whose ends differ in the day only, in the month, in the year.
    pub(super) range_days: &'static str,
    pub(super) range_months: &'static str,
    pub(super) range_years: &'static str,
    pub(super) date_time: &'static str,
    pub(super) list_start: &'static str,
    pub(super) list_middle: &'static str,
    pub(super) list_end: &'static str,
    pub(super) list_two: &'static str,
    pub(super) or_end: &'static str,
    pub(super) or_two: &'static str,
}

/// For languages outside the table: nothing that would be another language's word.
static NEUTRAL: Locale = Locale {
    tag: "und",
    decimal: ".",
    group: "\u{a0}",
    minus: "-",
    min_grouping: 2,
    percent: "{0}%",
    months: MONTH_NUMBERS,
    months_alone: MONTH_NUMBERS,
    date: "y-MM-dd",
    month_year: "y-MM",
    range_days: "y-MM-dd – y-MM-dd",
    range_months: "y-MM-dd – y-MM-dd",
    range_years: "y-MM-dd – y-MM-dd",
    date_time: "{1} {0}",
    list_start: "{0}, {1}",
    list_middle: "{0}, {1}",
    list_end: "{0}, {1}",
    list_two: "{0}, {1}",
    or_end: "{0} / {1}",
    or_two: "{0} / {1}",
};

const MONTH_NUMBERS: [&str; 12] = [
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12",
];

/// The row of a tag, of the longest part of it that has one (`ar-IQ`, then `ar`), or the neutral one.
pub(super) fn find(tag: &str) -> &'static Locale {
    let mut part = tag;
    loop {
        if let Some(locale) = LOCALES.iter().find(|l| l.tag.eq_ignore_ascii_case(part)) {
            return locale;
        }
        match part.rsplit_once('-') {
            Some((shorter, _)) => part = shorter,
            None => return &NEUTRAL,
        }
    }
}

/// What Fluent needs to write a value into a sentence, remembered per bundle by its memoizer: its
/// formatter is a plain function pointer and can hold nothing itself.
pub(super) struct Style {
    pub(super) locale: &'static Locale,
    pub(super) rtl: bool,
}

impl Memoizable for Style {
    type Args = ();
    type Error = std::convert::Infallible;

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, Self::Error> {
        let tag = lang.to_string();
        Ok(Self {
            locale: find(&tag),
            rtl: bidi::is_rtl(&tag),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_falls_back_to_its_language_and_the_unknown_to_neutral() {
        assert_eq!(find("ar-IQ").tag, "ar-IQ");
        assert_eq!(find("ar-EG").tag, "ar");
        assert_eq!(find("RU").tag, "ru");
        assert_eq!(find("xx-Latn-YY").tag, "und");
    }
}
