//! Time is passed in. The *domain clock* says what day it is for the mission (the demo lives in
//! June 2022); the *session clock* says when a session ends. Nobody asks the system otherwise.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::tz::TimeZone;

/// An instant: microseconds since 1970-01-01 UTC, as the database holds it.
pub type Micros = i64;

/// A clock; clones agree.
#[derive(Debug, Clone)]
pub struct Clock(Kind);

#[derive(Debug, Clone)]
enum Kind {
    System,
    /// Stands at a given instant and moves on only when told (tests), or runs on from there.
    Manual(Arc<AtomicI64>),
    Shifted(i64),
}

impl Clock {
    /// The computer's clock.
    pub fn system() -> Self {
        Self(Kind::System)
    }

    /// Stands still at `micros`; [`Clock::advance`] moves it.
    pub fn fixed(micros: Micros) -> Self {
        Self(Kind::Manual(Arc::new(AtomicI64::new(micros))))
    }

    /// Runs like the computer's clock, but shows `micros` now: the demo's domain clock.
    pub fn starting_at(micros: Micros) -> Self {
        Self(Kind::Shifted(micros - system_micros()))
    }

    /// The instant now.
    pub fn now(&self) -> Micros {
        match &self.0 {
            Kind::System => system_micros(),
            Kind::Manual(at) => at.load(Ordering::SeqCst),
            Kind::Shifted(by) => system_micros() + by,
        }
    }

    /// Moves a fixed clock forward; other clocks move by themselves.
    pub fn advance(&self, micros: i64) {
        if let Kind::Manual(at) = &self.0 {
            at.fetch_add(micros, Ordering::SeqCst);
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the system for the time"
)]
fn system_micros() -> Micros {
    jiff::Timestamp::now().as_microsecond()
}

/// The mission's local date of an instant.
pub fn local_date(at: Micros, zone: &TimeZone) -> jiff::civil::Date {
    instant(at).to_zoned_datetime(zone.clone()).date()
}

/// The instant as a timestamp; values outside the calendar become its beginning.
pub fn instant(at: Micros) -> jiff::Timestamp {
    jiff::Timestamp::from_microsecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}

/// Local midnight at the start of a day, as an instant.
pub fn start_of(day: jiff::civil::Date, zone: &TimeZone) -> Micros {
    zone.to_zoned_datetime(day.at(0, 0, 0, 0))
        .map_or(0, |z| z.timestamp().as_microsecond())
}

/// Completed years of age on a day; what statistics use is the age *at the event*.
pub fn age_on(birth: jiff::civil::Date, day: jiff::civil::Date) -> i64 {
    let before = (day.month(), day.day()) < (birth.month(), birth.day());
    i64::from(day.year()) - i64::from(birth.year()) - i64::from(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_late_evening_belongs_to_the_local_day() {
        let minsk = TimeZone::get("Europe/Minsk").unwrap();
        let at = "2022-06-09T21:30:00Z"
            .parse::<jiff::Timestamp>()
            .unwrap()
            .as_microsecond();
        assert_eq!(local_date(at, &minsk), date(2022, 6, 10));
        assert_eq!(
            local_date(start_of(date(2022, 6, 10), &minsk), &minsk),
            date(2022, 6, 10)
        );
    }

    #[test]
    fn age_is_in_completed_years() {
        assert_eq!(age_on(date(2004, 6, 10), date(2022, 6, 9)), 17);
        assert_eq!(age_on(date(2004, 6, 9), date(2022, 6, 9)), 18);
        assert_eq!(age_on(date(2004, 2, 29), date(2022, 2, 28)), 17);
    }

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = Clock::fixed(5);
        let same = clock.clone();
        clock.advance(2);
        assert_eq!(same.now(), 7);
    }
}
