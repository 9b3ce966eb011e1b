//! Days and moments: reading and printing the texts of answers, and the calendar between them. A
//! moment is milliseconds since 1970 in UTC; fields are those of a given time zone. Nothing here
//! knows the present.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Milliseconds of a day without a clock change.
pub(crate) const DAY: i64 = 86_400_000;

/// The parts of a moment, as texts have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fields {
    pub(crate) year: i32,
    pub(crate) month: i32,
    pub(crate) day: i32,
    pub(crate) hour: i32,
    pub(crate) minute: i32,
    pub(crate) second: i32,
    pub(crate) milli: i32,
}

impl Fields {
    pub(crate) const EPOCH: Self = Self {
        year: 1970,
        month: 1,
        day: 1,
        hour: 0,
        minute: 0,
        second: 0,
        milli: 0,
    };

    /// The day and the time of day, if there are such.
    pub(crate) fn civil(self) -> Option<DateTime> {
        DateTime::new(
            self.year.try_into().ok()?,
            self.month.try_into().ok()?,
            self.day.try_into().ok()?,
            self.hour.try_into().ok()?,
            self.minute.try_into().ok()?,
            self.second.try_into().ok()?,
            self.milli.checked_mul(1_000_000)?,
        )
        .ok()
    }

    fn of(civil: DateTime) -> Self {
        Self {
            year: civil.year().into(),
            month: civil.month().into(),
            day: civil.day().into(),
            hour: civil.hour().into(),
            minute: civil.minute().into(),
            second: civil.second().into(),
            milli: civil.subsec_nanosecond() / 1_000_000,
        }
    }
}

/// The parts of `moment` in `zone`; none outside the years -9999 to 9999.
pub(crate) fn fields(moment: i64, zone: &TimeZone) -> Option<Fields> {
    let timestamp = Timestamp::from_millisecond(moment).ok()?;
    Some(Fields::of(zone.to_datetime(timestamp)))
}

/// The moment at which a clock in `zone` shows `fields`.
pub(crate) fn moment(fields: Fields, zone: &TimeZone) -> Option<i64> {
    let ambiguous = zone.to_ambiguous_timestamp(fields.civil()?);
    Some(ambiguous.compatible().ok()?.as_millisecond())
}

/// The midnight that begins the day of `moment`.
pub(crate) fn midnight(at: i64, zone: &TimeZone) -> Option<i64> {
    let day = fields(at, zone)?;
    moment(
        Fields {
            year: day.year,
            month: day.month,
            day: day.day,
            ..Fields::EPOCH
        },
        zone,
    )
}

/// Whole days from 1970-01-01 to the day of `moment`, both in `zone`.
pub(crate) fn days(at: i64, zone: &TimeZone) -> Option<i64> {
    let begin = moment(Fields::EPOCH, zone)?;
    // Half a day more, so that a day of 23 hours still counts as one.
    Some((midnight(at, zone)? - begin + DAY / 2).div_euclid(DAY))
}

/// The midnight of the day that is `days` after 1970-01-01.
pub(crate) fn from_days(days: i64, zone: &TimeZone) -> Option<i64> {
    let begin = moment(Fields::EPOCH, zone)?;
    midnight(
        begin
            .checked_add(days.checked_mul(DAY)?)?
            .checked_add(DAY / 2)?,
        zone,
    )
}

/// `2022-06-01`
pub(crate) fn print_day(at: i64, zone: &TimeZone) -> Option<String> {
    let f = fields(at, zone)?;
    Some(format!("{}-{:02}-{:02}", f.year, f.month, f.day))
}

/// `10:20:30.000+03:00`, with `Z` for no offset.
pub(crate) fn print_time(at: i64, zone: &TimeZone) -> Option<String> {
    let f = fields(at, zone)?;
    let offset = zone
        .to_offset(Timestamp::from_millisecond(at).ok()?)
        .seconds();
    let mut text = format!(
        "{:02}:{:02}:{:02}.{:03}",
        f.hour, f.minute, f.second, f.milli
    );
    if offset == 0 {
        text.push('Z');
    } else {
        let sign = if offset > 0 { '+' } else { '-' };
        let minutes = offset.abs() / 60;
        let (hours, minutes) = (minutes / 60, minutes % 60);
        let offset = format!("{sign}{hours:02}:{minutes:02}");
        text.push_str(&offset);
    }
    Some(text)
}

/// `2022-06-01T10:20:30.000+03:00`
pub(crate) fn print_moment(at: i64, zone: &TimeZone) -> Option<String> {
    Some(format!(
        "{}T{}",
        print_day(at, zone)?,
        print_time(at, zone)?
    ))
}

/// Reads a day, with or without a time after `T`. A day alone is its midnight in `zone`; a time
/// without offset is one in `zone`.
pub(crate) fn parse_moment(text: &str, zone: &TimeZone) -> Option<i64> {
    match text.split_once('T') {
        None => parse_day(text, zone),
        Some((day, time)) => parse_time(time, day_fields(day)?, zone),
    }
}

/// Reads a day; a time after it is not a day.
pub(crate) fn parse_day(text: &str, zone: &TimeZone) -> Option<i64> {
    moment(day_fields(text)?, zone)
}

fn day_fields(text: &str) -> Option<Fields> {
    let mut parts = text.split('-').map(integer);
    let fields = Fields {
        year: parts.next()??,
        month: parts.next()??,
        day: parts.next()??,
        ..Fields::EPOCH
    };
    let ended = parts.next().is_none();
    (ended && fields.civil().is_some()).then_some(fields)
}

fn integer(text: &str) -> Option<i32> {
    text.parse().ok()
}

/// Reads `hh:mm[:ss[.mmm]][Z|±hh[:mm]]` on the given day.
pub(crate) fn parse_time(text: &str, day: Fields, zone: &TimeZone) -> Option<i64> {
    let (clock, offset) = split_offset(text)?;
    let fields = clock_fields(clock, day)?;
    match offset {
        None => moment(fields, zone),
        Some(minutes) => {
            let utc = TimeZone::UTC.to_timestamp(fields.civil()?).ok()?;
            let shifted = utc
                .checked_sub(SignedDuration::from_mins(minutes.into()))
                .ok()?;
            Some(shifted.as_millisecond())
        }
    }
}

/// The minutes that the clock of a moment is ahead of UTC, if it says.
pub(crate) fn minutes_ahead(text: &str) -> Option<i32> {
    split_offset(text.split_once('T')?.1)?.1
}

/// The clock and the minutes that it is ahead of UTC.
fn split_offset(text: &str) -> Option<(&str, Option<i32>)> {
    if let Some(clock) = text.strip_suffix('Z') {
        return Some((clock, Some(0)));
    }
    let Some(at) = text.find('+').or_else(|| text.find('-')) else {
        return Some((text, None));
    };
    let sign = if text.as_bytes()[at] == b'+' { 1 } else { -1 };
    let (hours, minutes) = match text[at + 1..].split_once(':') {
        Some((hours, minutes)) => (integer(hours)?, integer(minutes)?),
        None => (integer(&text[at + 1..])?, 0),
    };
    let ahead = hours.checked_mul(60)?.checked_add(minutes)?;
    Some((&text[..at], Some(sign * ahead)))
}

fn clock_fields(text: &str, day: Fields) -> Option<Fields> {
    let mut parts = text.split(':');
    let hour = integer(parts.next()?)?;
    let minute = integer(parts.next()?)?;
    let (second, milli) = match parts.next() {
        None => (0, 0),
        Some(seconds) => {
            let end = seconds
                .find(|c: char| !c.is_ascii_digit() && c != '.')
                .unwrap_or(seconds.len());
            let seconds: f64 = seconds[..end].parse().ok()?;
            let whole = super::number::to_int(seconds);
            // Cut, not rounded, and so at times a millisecond short: as tablets have it.
            let thousandths = 1000.0 * seconds - 1000.0 * f64::from(whole);
            (whole, super::number::to_int(thousandths))
        }
    };
    let fields = Fields {
        hour,
        minute,
        second,
        milli,
        ..day
    };
    (parts.next().is_none() && fields.civil().is_some()).then_some(fields)
}

/// Prints by the escapes of `format-date-time`; none for an escape that does not exist.
pub(crate) fn format(at: i64, pattern: &str, zone: &TimeZone) -> Option<String> {
    let f = fields(at, zone)?;
    let civil = f.civil()?;
    let mut text = String::new();
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        if character != '%' {
            text.push(character);
            continue;
        }
        let year = format!("{:04}", f.year);
        let part = match characters.next()? {
            '%' => "%".to_owned(),
            'Y' => year,
            'y' => year.chars().skip(2).collect(),
            'm' => format!("{:02}", f.month),
            'n' => f.month.to_string(),
            'b' => MONTHS[usize::try_from(f.month - 1).ok()?].to_owned(),
            'd' => format!("{:02}", f.day),
            'e' => f.day.to_string(),
            'H' => format!("{:02}", f.hour),
            'h' => f.hour.to_string(),
            'M' => format!("{:02}", f.minute),
            'S' => format!("{:02}", f.second),
            '3' => format!("{:03}", f.milli),
            'a' => {
                let day = civil.weekday().to_sunday_zero_offset();
                DAYS[usize::try_from(day).ok()?].to_owned()
            }
            'W' => civil.iso_week_date().week().to_string(),
            _ => return None,
        };
        text.push_str(&part);
    }
    Some(text)
}

/// Whether `pattern` prints something that depends on the language or region of a device: names
/// of months and days, and the number of the week.
pub(crate) fn depends_on_language(pattern: &str) -> bool {
    ["%b", "%a", "%W"]
        .iter()
        .any(|escape| pattern.contains(escape))
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn minsk() -> TimeZone {
        TimeZone::get("Europe/Minsk").unwrap()
    }

    #[test]
    fn reads_and_prints_in_the_zone() {
        let zone = minsk();
        let noon = parse_moment("2022-06-01T12:00:00.000Z", &zone).unwrap();
        assert_eq!(
            print_moment(noon, &zone).unwrap(),
            "2022-06-01T15:00:00.000+03:00"
        );
        assert_eq!(
            print_moment(noon, &TimeZone::UTC).unwrap(),
            "2022-06-01T12:00:00.000Z"
        );
        assert_eq!(parse_moment("2022-06-01T14:00+02", &zone), Some(noon));
        assert_eq!(parse_moment("2022-06-01T15:00", &zone), Some(noon));
        for text in [
            "",
            "2022",
            "2022-13-01",
            "2022-02-30",
            "2022-1-1-1",
            "T",
            "2022-01-01T",
            "2022-01-01T25:00",
        ] {
            assert_eq!(parse_moment(text, &zone), None, "{text}");
        }
        assert_eq!(
            format(noon, "%Y %y %m %n %b %d %e %H %h %M %S %3 %a %%", &zone).unwrap(),
            "2022 22 06 6 Jun 01 1 15 15 00 00 000 Wed %"
        );
        assert_eq!(format(noon, "%Q", &zone), None);
    }

    #[test]
    fn a_short_day_is_a_day() {
        let zone = TimeZone::get("Europe/Warsaw").unwrap();
        let before = parse_day("2022-03-26", &zone).unwrap();
        let after = parse_day("2022-03-28", &zone).unwrap();
        assert_eq!(
            days(after, &zone).unwrap() - days(before, &zone).unwrap(),
            2
        );
    }

    proptest! {
        #[test]
        fn days_are_counted_as_they_are_added(day in -100_000..100_000i64, zone in 0..3usize) {
            let zone = [TimeZone::UTC, minsk(), TimeZone::get("America/New_York").unwrap()][zone].clone();
            let at = from_days(day, &zone).unwrap();
            prop_assert_eq!(days(at, &zone), Some(day));
            prop_assert_eq!(parse_day(&print_day(at, &zone).unwrap(), &zone), Some(at));
        }

        #[test]
        fn moments_read_back(at in -4_000_000_000_000..4_000_000_000_000i64) {
            let zone = TimeZone::UTC;
            let read = parse_moment(&print_moment(at, &zone).unwrap(), &zone).unwrap();
            prop_assert!((0..=1).contains(&(at - read)));
        }

        #[test]
        fn any_text_is_read_or_not(text in "[-0-9T:.Z+ ]{0,30}") {
            let _ = parse_moment(&text, &minsk());
        }
    }
}
