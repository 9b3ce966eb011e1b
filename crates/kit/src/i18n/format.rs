//! Numbers, dates and lists as a language writes them, over the CLDR table.
//!
//! Figures are formatted here and nowhere else. It must never compute a figure, only write it, and
//! never round a share of two counts through floating point.

use std::fmt::Write as _;

use fluent_bundle::types::FluentNumber;
use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::locale::Locale;
use super::{Lang, Text};

/// How exactly a date is known. The date itself is always a whole one; what is not known stands at
/// its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// The very day.
    Day,
    /// Its month.
    Month,
    /// Its year.
    Year,
    /// A year worked out from an estimated age.
    EstimatedAge,
}

impl Precision {
    /// As stored beside a date: `day`, `month`, `year`, `estimated`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::EstimatedAge => "estimated",
        }
    }

    /// From what is stored.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Day, Self::Month, Self::Year, Self::EstimatedAge]
            .into_iter()
            .find(|precision| precision.as_str() == text)
    }
}

impl Lang {
    /// A whole number with the language's group marks: `1,234`, `1 234`.
    pub fn number(&self, value: i64) -> String {
        whole(self.locale(), value.is_negative(), value.unsigned_abs())
    }

    /// A number with exactly so many places, rounded half to even on its exact binary value.
    /// What is not a finite number is written as a dash.
    pub fn decimal(&self, value: f64, places: usize) -> String {
        decimal(self.locale(), value, places)
    }

    /// A percentage that is already one: `percent(72.4, 1)` is `72.4%`. For two counts use
    /// [`Lang::share`].
    pub fn percent(&self, percent: f64, places: usize) -> String {
        fill(self.locale().percent, &self.decimal(percent, places), "")
    }

    /// The percentage that `part` is of `whole`, computed in integers and rounded half away from
    /// zero, as people do on paper; a dash if `whole` is 0.
    ///
    /// ```
    /// # use kit::i18n::Catalogue;
    /// let en = Catalogue::builder().build().lang("en");
    /// assert_eq!(en.share(1, 8, 1), "12.5%");
    /// assert_eq!(en.share(1, 200, 0), "1%");
    /// ```
    pub fn share(&self, part: i64, whole: i64, places: u8) -> String {
        let scale = 10_i128.pow(u32::from(places.min(9)));
        let (part, base) = (i128::from(part), i128::from(whole));
        if base == 0 {
            return "–".into();
        }
        let negative = (part < 0) != (base < 0) && part != 0;
        let (part, base) = (part.abs(), base.abs());
        let rounded = (part * 100 * scale * 2 + base) / (base * 2);
        let digits = fixed(
            self.locale(),
            negative,
            rounded / scale,
            rounded % scale,
            places,
        );
        fill(self.locale().percent, &digits, "")
    }

    /// A date as exactly as it is known: `9 June 2022`, `June 2022`, `2022`, `about 1990`.
    pub fn date(&self, date: Date, precision: Precision) -> Text {
        let locale = self.locale();
        match precision {
            Precision::Day => pattern(locale, locale.date, date, date).into(),
            Precision::Month => pattern(locale, locale.month_year, date, date).into(),
            Precision::Year => date.year().to_string().into(),
            Precision::EstimatedAge => crate::words::date_about(self, date.year().to_string()),
        }
    }

    /// A day and the time of day in 24 hours, in the zone that the value carries:
    /// `9 June 2022, 14:05`.
    pub fn datetime(&self, at: &ZonedDateTime) -> String {
        let locale = self.locale();
        let day = pattern(locale, locale.date, at.date(), at.date());
        let time = format!("{:02}:{:02}", at.hour(), at.minute());
        fill(locale.date_time, &time, &day)
    }

    /// The days from one to the other, both counted: `1 – 9 June 2022`, `27 May – 9 June 2022`.
    /// One day if they are the same.
    pub fn date_range(&self, from: Date, to: Date) -> String {
        let locale = self.locale();
        let shape = if from == to {
            locale.date
        } else if from.year() != to.year() {
            locale.range_years
        } else if from.month() != to.month() {
            locale.range_months
        } else {
            locale.range_days
        };
        pattern(locale, shape, from, to)
    }

    /// The month as a heading: "June". `month` is 1 to 12; anything else gives an empty string.
    pub fn month_name(&self, month: i8) -> String {
        name_of(&self.locale().months_alone, month).into()
    }

    /// Several things as one: "a, b and c".
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        let locale = self.locale();
        join(items, locale.list_two, locale.list_end, locale)
    }

    /// Several things of which one: "a, b or c".
    pub fn list_or<S: AsRef<str>>(&self, items: &[S]) -> String {
        let locale = self.locale();
        join(items, locale.or_two, locale.or_end, locale)
    }
}

/// A number that a message was given.
pub(super) fn fluent_number(locale: &Locale, number: &FluentNumber) -> String {
    let options = &number.options;
    let value = number.value;
    let least = options.minimum_fraction_digits.unwrap_or(0);
    let most = options.maximum_fraction_digits.unwrap_or(3).max(least);
    // As many places as the value has, between the least and the most asked for.
    let exact = value.to_string();
    let has = exact.split_once('.').map_or(0, |(_, places)| places.len());
    decimal(locale, value, has.clamp(least, most))
}

fn decimal(locale: &Locale, value: f64, places: usize) -> String {
    if !value.is_finite() {
        return "–".into();
    }
    let digits = format!("{:.places$}", value.abs());
    let (before, after) = digits.split_once('.').unwrap_or((&digits, ""));
    // Nothing is "-0": a change that rounds away is no change.
    let zero = digits.bytes().all(|b| b == b'0' || b == b'.');
    let mut out = grouped(locale, value < 0.0 && !zero, before);
    if !after.is_empty() {
        out.push_str(locale.decimal);
        out.push_str(after);
    }
    out
}

fn whole(locale: &Locale, negative: bool, value: u64) -> String {
    grouped(locale, negative, &value.to_string())
}

fn fixed(locale: &Locale, negative: bool, before: i128, after: i128, places: u8) -> String {
    let zero = before == 0 && after == 0;
    let mut out = grouped(locale, negative && !zero, &before.to_string());
    if places > 0 {
        let width = usize::from(places.min(9));
        let _ = write!(out, "{}{after:0width$}", locale.decimal);
    }
    out
}

fn grouped(locale: &Locale, negative: bool, digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 2);
    if negative {
        out.push_str(locale.minus);
    }
    let group = digits.len() >= 3 + locale.min_grouping;
    for (i, digit) in digits.chars().enumerate() {
        if group && i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(locale.group);
        }
        out.push(digit);
    }
    out
}

/// Fills a date pattern. Its fields belong to the first date until a field comes again: from there
/// on they belong to the second (UTS #35, interval formats).
fn pattern(locale: &Locale, pattern: &str, first: Date, second: Date) -> String {
    let mut out = String::new();
    let mut seen: Vec<char> = Vec::new();
    let mut date = first;
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        let run = rest.find(|other| other != c).unwrap_or(rest.len());
        let field = if c == 'L' { 'M' } else { c };
        match c {
            '\'' => {
                let (literal, after) = rest[1..].split_once('\'').unwrap_or((&rest[1..], ""));
                out.push_str(literal);
                rest = after;
                continue;
            }
            'd' | 'M' | 'L' | 'y' => {
                if seen.contains(&field) {
                    date = second;
                    seen.clear();
                }
                seen.push(field);
                push_field(&mut out, locale, c, run, date);
            }
            _ => out.push_str(&rest[..run]),
        }
        rest = &rest[run..];
    }
    out
}

fn push_field(out: &mut String, locale: &Locale, field: char, width: usize, date: Date) {
    match (field, width) {
        ('d', 2) => _ = write!(out, "{:02}", date.day()),
        ('d', _) => _ = write!(out, "{}", date.day()),
        ('M' | 'L', 2) => _ = write!(out, "{:02}", date.month()),
        ('M' | 'L', 1) => _ = write!(out, "{}", date.month()),
        // CLDR has ranges with short month names only and says to widen them like this.
        ('M', _) => out.push_str(name_of(&locale.months, date.month())),
        ('L', _) => out.push_str(name_of(&locale.months_alone, date.month())),
        _ => _ = write!(out, "{}", date.year()),
    }
}

fn name_of<'a>(months: &[&'a str; 12], month: i8) -> &'a str {
    usize::try_from(month)
        .ok()
        .and_then(|month| months.get(month.checked_sub(1)?).copied())
        .unwrap_or_default()
}

fn join<S: AsRef<str>>(items: &[S], two: &str, end: &str, locale: &Locale) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().into(),
        [one, other] => fill(two, one.as_ref(), other.as_ref()),
        [first, second, middle @ .., last] => {
            let mut joined = fill(locale.list_start, first.as_ref(), second.as_ref());
            for item in middle {
                joined = fill(locale.list_middle, &joined, item.as_ref());
            }
            fill(end, &joined, last.as_ref())
        }
    }
}

/// Puts values into the places `{0}` and `{1}`, each once, without looking into the values.
fn fill(pattern: &str, zero: &str, one: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + zero.len() + one.len());
    let mut rest = pattern;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        out.push_str(if rest[at..].starts_with("{0}") {
            zero
        } else {
            one
        });
        rest = &rest[at + 3..];
    }
    out.push_str(rest);
    out
}
