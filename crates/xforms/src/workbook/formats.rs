//! Numbers that are shown as dates and times: which number formats do so, and what such a number
//! reads like. It must never guess: without a format that says so, a number is a number.

use jiff::Span;
use jiff::civil::{self, Date};

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Number,
    Moment,
    Duration,
}

/// Formats that every program knows by number. ECMA-376, 18.8.30; those from 27 on show dates in
/// East Asian settings.
pub(super) fn builtin(id: u32) -> Shown {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Moment,
        46 => Shown::Duration,
        _ => Shown::Number,
    }
}

/// A format that the author wrote, such as `yyyy-mm-dd` or `[h]:mm`. Only what is not quoted,
/// escaped or in brackets is a token, and only the first section counts.
pub(super) fn custom(code: &str) -> Shown {
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c.to_ascii_lowercase() {
            ';' => break,
            '\\' | '_' | '*' => {
                chars.next();
            }
            '"' => {
                chars.by_ref().find(|c| *c == '"');
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if matches!(
                    inside.to_ascii_lowercase().trim_matches('h'),
                    "" | "m" | "mm" | "s" | "ss"
                ) && !inside.is_empty()
                {
                    return Shown::Duration;
                }
            }
            'y' | 'm' | 'd' | 'h' | 's' => return Shown::Moment,
            _ => {}
        }
    }
    Shown::Number
}

/// Milliseconds of a day.
const DAY: f64 = 86_400_000.0;

/// The text of a number that is shown as a date or time, to the second: `2022-03-01`, `14:30:00`,
/// `2022-03-01T12:00:00`; hours beyond 23 for durations. None for what no calendar has.
pub(super) fn moment(serial: f64, shown: Shown, from_1904: bool) -> Option<String> {
    if !(0.0..3_000_000.0).contains(&serial) {
        return None;
    }
    // Rounded to the millisecond, because a third of a day is never exact.
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked")]
    let seconds = ((serial * DAY).round() / 1000.0) as i64;
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    if shown == Shown::Duration {
        return Some(format!("{:02}:{minute:02}:{second:02}", days * 24 + hour));
    }
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    // A number below one has no day: it is a time.
    if serial < 1.0 {
        return Some(time);
    }
    let date = first_day(days, from_1904)
        .checked_add(Span::new().try_days(days).ok()?)
        .ok()?;
    Some(if (hour, minute, second) == (0, 0, 0) {
        date.to_string()
    } else {
        format!("{date}T{time}")
    })
}

/// The day that numbers count from. Spreadsheets take 1900 for a leap year, so that days before
/// March 1900 count from one day later.
fn first_day(days: i64, from_1904: bool) -> Date {
    match (from_1904, days < 60) {
        (true, _) => civil::date(1904, 1, 1),
        (false, true) => civil::date(1899, 12, 31),
        (false, false) => civil::date(1899, 12, 30),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_a_date_or_time() {
        for code in [
            "yyyy-mm-dd",
            "[$-409]d\\-mmm\\-yy;@",
            "h:mm AM/PM",
            "\"on\" D/M",
            "mm:ss.0",
        ] {
            assert_eq!(custom(code), Shown::Moment, "{code}");
        }
        for code in ["[h]:mm:ss", "[mm]:ss", "[SS]"] {
            assert_eq!(custom(code), Shown::Duration, "{code}");
        }
        for code in [
            "General",
            "0.00",
            "#,##0;[Red]-d",
            "\"days\" 0",
            "0\\d",
            "[$€-1] 0",
            "@",
        ] {
            assert_eq!(custom(code), Shown::Number, "{code}");
        }
    }

    #[test]
    fn numbers_as_dates_and_times() {
        let read = |serial| moment(serial, Shown::Moment, false);
        assert_eq!(read(0.604_166_666_666_666_6).as_deref(), Some("14:30:00"));
        assert_eq!(read(44_621.0).as_deref(), Some("2022-03-01"));
        assert_eq!(read(44_621.5).as_deref(), Some("2022-03-01T12:00:00"));
        assert_eq!(read(1.0).as_deref(), Some("1900-01-01"));
        assert_eq!(read(61.0).as_deref(), Some("1900-03-01"));
        assert_eq!(
            moment(0.0, Shown::Moment, true).as_deref(),
            Some("00:00:00")
        );
        assert_eq!(
            moment(43_159.0, Shown::Moment, true).as_deref(),
            Some("2022-03-01")
        );
        assert_eq!(
            moment(1.5, Shown::Duration, false).as_deref(),
            Some("36:00:00")
        );
        assert_eq!(read(-1.0), None);
        assert_eq!(read(2_999_999.0), None, "beyond the year 9999");
        assert_eq!(read(f64::NAN), None);
    }
}
