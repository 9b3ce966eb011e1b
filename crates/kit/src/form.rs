//! Reading a form: from what was typed ([`Answers`]) to values, collecting everything that needs
//! mending at once, in the reader's language. Pages, API and imports read by the same rules. It must
//! never guess what was meant.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::i18n::{Lang, Precision, Text};
use crate::ui::{Answers, Errors};
use crate::words;

/// Reads answers and collects what is wrong with them.
pub struct Reader<'a> {
    /// Language of the messages.
    pub lang: &'a Lang,
    /// What was typed.
    pub answers: &'a Answers,
    /// What needs mending so far.
    pub errors: Errors,
}

impl<'a> Reader<'a> {
    /// Starts reading.
    pub fn new(lang: &'a Lang, answers: &'a Answers) -> Self {
        Self {
            lang,
            answers,
            errors: Errors::new(),
        }
    }

    /// The values stand if nothing needs mending.
    pub fn finish(self) -> Result<(), Errors> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(self.errors)
        }
    }

    /// Records that something is wrong with a field.
    pub fn wrong(&mut self, name: impl Into<String>, message: impl Into<Text>) {
        self.errors.add(name, message);
    }

    /// A text without surrounding space, in Unicode's composed form, of at most `max` characters;
    /// empty when nothing was typed.
    pub fn text(&mut self, name: &str, max: usize) -> String {
        let text: String = self.answers.get(name).trim().nfc().collect();
        if text.contains('\0') {
            self.wrong(name, words::check_characters(self.lang));
        } else if text.chars().count() > max {
            let max = i64::try_from(max).unwrap_or(i64::MAX);
            self.wrong(name, words::check_too_long(self.lang, max));
        }
        text
    }

    /// A text that must be there; `label` is the field's own.
    pub fn required(&mut self, name: &str, label: &Text, max: usize) -> String {
        let text = self.text(name, max);
        if text.is_empty() {
            self.wrong(name, words::check_required(self.lang, label));
        }
        text
    }

    /// One of the codes, or `None` when nothing was chosen.
    pub fn choice(&mut self, name: &str, codes: &[&str]) -> Option<String> {
        let chosen = self.answers.get(name).trim();
        if chosen.is_empty() {
            return None;
        }
        if !codes.contains(&chosen) {
            self.wrong(name, words::check_choice(self.lang));
            return None;
        }
        Some(chosen.to_string())
    }

    /// One of the codes, which must be chosen; the first of them stands in while it is not.
    pub fn required_choice(&mut self, name: &str, label: &Text, codes: &[&str]) -> String {
        let before = self.errors.iter().count();
        let chosen = self.choice(name, codes);
        if chosen.is_none() && self.errors.iter().count() == before {
            self.wrong(name, words::check_required_choice(self.lang, label));
        }
        chosen.unwrap_or_default()
    }

    /// Every chosen code.
    pub fn choices(&mut self, name: &str, codes: &[&str]) -> Vec<String> {
        let chosen: Vec<String> = self
            .answers
            .all(name)
            .map(str::trim)
            .filter(|c| !c.is_empty())
            .map(str::to_string)
            .collect();
        if chosen.iter().any(|c| !codes.contains(&c.as_str())) {
            self.wrong(name, words::check_choice(self.lang));
        }
        chosen
    }

    /// A box that was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        matches!(self.answers.get(name), "yes" | "true" | "on" | "1")
    }

    /// A whole number from `min` to `max`, or `None` when nothing was typed.
    pub fn whole(&mut self, name: &str, min: i64, max: i64) -> Option<i64> {
        let typed = self.answers.get(name).trim();
        if typed.is_empty() {
            return None;
        }
        match latin_digits(typed).parse::<i64>() {
            Ok(n) if (min..=max).contains(&n) => Some(n),
            Ok(_) => {
                self.wrong(
                    name,
                    words::check_range(self.lang, min.to_string(), max.to_string()),
                );
                None
            }
            Err(_) => {
                self.wrong(name, words::check_whole(self.lang));
                None
            }
        }
    }

    /// A decimal number in thousandths (kilograms typed, grams kept), or `None` when nothing was
    /// typed. Both `332.2` and `332,2` are read; more than three places are refused.
    pub fn thousandths(&mut self, name: &str) -> Option<i64> {
        let typed = latin_digits(self.answers.get(name).trim()).replace(',', ".");
        if typed.is_empty() {
            return None;
        }
        let (whole, part) = typed.split_once('.').unwrap_or((&typed, ""));
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        let sound = !whole.is_empty()
            && whole.len() <= 12
            && part.len() <= 3
            && digits(whole)
            && digits(part);
        if !sound {
            self.wrong(name, words::check_decimal(self.lang));
            return None;
        }
        format!("{whole}{part:0<3}").parse().ok()
    }

    /// A whole day, in three fields `name_day`, `name_month`, `name_year` or as `YYYY-MM-DD` in one;
    /// `None` when nothing was typed.
    pub fn day(&mut self, name: &str) -> Option<Date> {
        match self.partial_day(name)? {
            (day, Precision::Day) => Some(day),
            _ => {
                self.wrong(name, words::check_whole_date(self.lang));
                None
            }
        }
    }

    /// A day that must be there and must not lie after `today`.
    pub fn past_day(&mut self, name: &str, label: &Text, today: Date) -> Date {
        let before = self.errors.iter().count();
        match self.day(name) {
            Some(day) if day > today => self.wrong(name, words::check_future(self.lang)),
            Some(day) => return day,
            None if self.errors.iter().count() == before => {
                self.wrong(name, words::check_required(self.lang, label));
            }
            None => {}
        }
        today
    }

    /// A date of which the day, or day and month, may be unknown.
    pub fn partial_day(&mut self, name: &str) -> Option<(Date, Precision)> {
        let part = |part: &str| latin_digits(self.answers.get(&format!("{name}_{part}")).trim());
        let (day, month, year) = (part("day"), part("month"), part("year"));
        let iso = self.answers.get(name).trim();
        let found = if !iso.is_empty() {
            parse_iso(iso)
        } else if day.is_empty() && month.is_empty() && year.is_empty() {
            return None;
        } else {
            parse_parts(&day, &month, &year)
        };
        if found.is_none() {
            self.wrong(name, words::check_date(self.lang));
        }
        found
    }

    /// A birth date that may be partial, or an age in years (`name_age`), as on `today`.
    pub fn birth(&mut self, name: &str, today: Date) -> Option<(Date, Precision)> {
        if let Some(age) = self.whole(&format!("{name}_age"), 0, 120) {
            let year = i64::from(today.year()) - age;
            let born = Date::new(i16::try_from(year).unwrap_or(1900), 1, 1).ok()?;
            return Some((born, Precision::EstimatedAge));
        }
        let (day, precision) = self.partial_day(name)?;
        if day > today || day.year() < 1890 {
            self.wrong(name, words::check_birth(self.lang));
            return None;
        }
        Some((day, precision))
    }
}

/// Digits of the Arabic and Persian scripts as 0–9: people type what their keyboard gives.
fn latin_digits(text: &str) -> String {
    text.chars()
        .map(|c| {
            let zero = match c {
                '\u{660}'..='\u{669}' => 0x660,
                '\u{6f0}'..='\u{6f9}' => 0x6f0,
                _ => return c,
            };
            char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
        })
        .collect()
}

fn parse_iso(text: &str) -> Option<(Date, Precision)> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (
        parts.next()?,
        parts.next().unwrap_or(""),
        parts.next().unwrap_or(""),
    );
    parse_parts(day, month, year)
}

fn parse_parts(day: &str, month: &str, year: &str) -> Option<(Date, Precision)> {
    if year.len() != 4 || (month.is_empty() && !day.is_empty()) {
        return None;
    }
    let (precision, day, month) = match (day, month) {
        ("", "") => (Precision::Year, 1, 1),
        ("", month) => (Precision::Month, 1, month.parse().ok()?),
        (day, month) => (Precision::Day, day.parse().ok()?, month.parse().ok()?),
    };
    Some((Date::new(year.parse().ok()?, month, day).ok()?, precision))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Catalogue;
    use jiff::civil::date;

    fn english() -> Lang {
        Catalogue::builder().build().lang("en")
    }

    #[test]
    fn dates_in_parts_in_one_field_and_in_arabic_digits() {
        let lang = english();
        let typed: Answers = [
            ("a_day", "9"),
            ("a_month", "6"),
            ("a_year", "2022"),
            ("b", "2022-06-09"),
            ("c_year", "١٩٨٥"),
            ("d_day", "31"),
            ("d_month", "2"),
            ("d_year", "2022"),
            ("e_month", "4"),
            ("e_year", "1990"),
        ]
        .into();
        let mut reader = Reader::new(&lang, &typed);
        assert_eq!(reader.day("a"), Some(date(2022, 6, 9)));
        assert_eq!(reader.day("b"), Some(date(2022, 6, 9)));
        assert_eq!(
            reader.partial_day("c"),
            Some((date(1985, 1, 1), Precision::Year))
        );
        assert_eq!(
            reader.partial_day("e"),
            Some((date(1990, 4, 1), Precision::Month))
        );
        assert_eq!(reader.day("none"), None);
        assert!(reader.errors.is_empty());
        assert_eq!(reader.day("d"), None);
        assert!(reader.errors.of("d").is_some());
    }

    #[test]
    fn kilograms_become_grams_and_nothing_is_rounded_silently() {
        let lang = english();
        let typed: Answers = [("a", "332,2"), ("b", "50"), ("c", "0.0005"), ("d", "a lot")].into();
        let mut reader = Reader::new(&lang, &typed);
        assert_eq!(reader.thousandths("a"), Some(332_200));
        assert_eq!(reader.thousandths("b"), Some(50_000));
        assert!(reader.errors.is_empty());
        assert_eq!(reader.thousandths("c"), None);
        assert_eq!(reader.thousandths("d"), None);
        assert_eq!(reader.errors.iter().count(), 2);
    }

    #[test]
    fn an_age_gives_an_estimated_year_and_a_birth_in_the_future_is_refused() {
        let lang = english();
        let typed: Answers = [("a_age", "30"), ("b", "2022-06-10")].into();
        let mut reader = Reader::new(&lang, &typed);
        let today = date(2022, 6, 9);
        assert_eq!(
            reader.birth("a", today),
            Some((date(1992, 1, 1), Precision::EstimatedAge))
        );
        assert_eq!(reader.birth("b", today), None);
        assert!(reader.errors.of("b").is_some());
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let lang = english();
        let typed: Answers = [("sex", "purple"), ("count", "-3")].into();
        let mut reader = Reader::new(&lang, &typed);
        reader.required("name", &"Name".into(), 10);
        reader.choice("sex", &["female", "male"]);
        reader.whole("count", 0, 9);
        assert_eq!(reader.finish().unwrap_err().iter().count(), 3);
    }
}
