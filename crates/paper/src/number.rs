//! Numbers and days as text: for readers by the style of their language, for machines always the
//! same. It never rounds; what to round to was decided when the figure was made.

use crate::labels::{DateStyle, Labels, NumberStyle};
use crate::table::{Cell, Value};
use crate::text::fill;

/// U+2212, the minus sign that readers see; machines get `-`.
const MINUS: &str = "\u{2212}";

impl Labels {
    /// A value as readers see it, for numbers within sentences too; `None` when it is empty or
    /// withheld.
    pub fn show(&self, value: &Value) -> Option<String> {
        match value {
            Value::Text(text) => Some(text.clone()),
            Value::Int(value) => Some(self.numbers.write(*value, 0)),
            Value::Decimal { value, places } => Some(self.numbers.write(*value, *places)),
            Value::Percent { value, places } => Some(fill(
                &self.numbers.percent,
                &[("n", &self.numbers.write(*value, *places))],
            )),
            Value::Date(date) => Some(self.dates.write(*date)),
            Value::Empty | Value::Suppressed => None,
        }
    }
}

impl Cell {
    /// How long a chart draws it, never below nothing; `None` for what is not a number.
    pub(crate) fn size(&self) -> Option<f64> {
        let (value, places) = match self.value {
            Value::Int(value) => (value, 0),
            Value::Decimal { value, places } | Value::Percent { value, places } => (value, places),
            Value::Text(_) | Value::Date(_) | Value::Empty | Value::Suppressed => return None,
        };
        #[expect(
            clippy::cast_precision_loss,
            reason = "a drawing needs three digits, not nineteen"
        )]
        let value = value as f64;
        Some((value / 10f64.powi(i32::from(places))).max(0.0))
    }
}

impl NumberStyle {
    fn write(&self, value: i64, places: u8) -> String {
        let (negative, whole, fraction) = split(value, places);
        let mut out = String::new();
        if negative {
            out.push_str(MINUS);
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push_str(&self.decimal);
            out.push_str(&fraction);
        }
        out
    }
}

impl DateStyle {
    fn write(&self, date: jiff::civil::Date) -> String {
        let month = usize::from(date.month().unsigned_abs()).saturating_sub(1);
        match self.months.get(month) {
            Some(name) if !name.is_empty() => fill(
                &self.pattern,
                &[
                    ("day", &date.day().to_string()),
                    ("month", name),
                    ("year", &date.year().to_string()),
                ],
            ),
            _ => date.to_string(),
        }
    }
}

/// `-1234.5`, with a point and without groups, whatever the language.
pub(crate) fn plain(value: i64, places: u8) -> String {
    let (negative, whole, fraction) = split(value, places);
    let sign = if negative { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

/// Sign, whole digits and exactly `places` digits of fraction.
fn split(value: i64, places: u8) -> (bool, String, String) {
    let places = usize::from(places);
    let digits = format!("{:0width$}", value.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    (value < 0, whole.to_owned(), fraction.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Labels {
        let mut labels = Labels::default();
        labels.dates.months[5] = "June".into();
        labels
    }

    #[test]
    fn readers_get_their_style_and_machines_one() {
        let mut labels = labels();
        let show = |labels: &Labels, value| labels.show(&value).unwrap();
        assert_eq!(show(&labels, Value::Int(32_322)), "32,322");
        assert_eq!(show(&labels, Value::Int(-4)), "−4");
        let bread = Value::Decimal {
            value: 3322,
            places: 1,
        };
        assert_eq!(show(&labels, bread.clone()), "332.2");
        labels.numbers = NumberStyle {
            group: "\u{a0}".into(),
            decimal: ",".into(),
            percent: "{n}\u{a0}%".into(),
        };
        let share = Value::Percent {
            value: 724,
            places: 1,
        };
        assert_eq!(show(&labels, share), "72,4\u{a0}%");
        assert_eq!(show(&labels, Value::Int(1_234_567)), "1\u{a0}234\u{a0}567");
        assert_eq!(plain(-3322, 1), "-332.2");
        assert_eq!(plain(5, 3), "0.005");
        assert_eq!(plain(5, 12), "0.000000000005");
        assert_eq!(plain(i64::MIN, 0), "-9223372036854775808");
    }

    #[test]
    fn days_are_named_or_iso() {
        let day = jiff::civil::date(2022, 6, 9);
        assert_eq!(labels().dates.write(day), "9 June 2022");
        assert_eq!(DateStyle::default().write(day), "2022-06-09");
    }

    #[test]
    fn empty_and_withheld_show_nothing() {
        assert_eq!(labels().show(&Value::Empty), None);
        assert_eq!(labels().show(&Value::Suppressed), None);
    }
}
