//! The time that a figure speaks of. Every figure carries its own: one report holds half a dozen
//! (since a date, the period, the calendar year, the week of the hotline).

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A kind of window; with a report's dates it becomes a [`Span`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// The reporting period.
    Period,
    /// From a fixed day to the cut-off.
    Since(Date),
    /// From the onset of the crisis, as the mission's settings say, to the cut-off.
    SinceOnset,
    /// From 1 January of the cut-off's year to the cut-off.
    CalendarYear,
    /// One whole year.
    Year(i16),
    /// One whole month of a year.
    Month(i16, i8),
    /// The last so many days up to the cut-off.
    LastDays(i32),
    /// Everything up to the cut-off: stocks and last known cells.
    AsOf,
    /// A fixed day.
    Day(Date),
    /// Fixed days from the first to the last.
    Days(Date, Date),
}

/// Days from the first to the last, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day: the figure's as-of.
    pub to: Date,
}

impl Span {
    /// Whether the day lies in it.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether it has no first day: everything up to the last one.
    pub fn is_open(&self) -> bool {
        self.from == Date::MIN
    }

    /// How many days.
    pub fn days(&self) -> i64 {
        self.from
            .until(self.to)
            .map_or(0, |span| i64::from(span.get_days()))
            + 1
    }
}

impl Window {
    /// The days it means for a report on `period`, with this cut-off and onset.
    pub fn span(self, period: Span, cutoff: Date, onset: Date) -> Span {
        let from = match self {
            Self::Period => {
                return Span {
                    from: period.from,
                    to: period.to.min(cutoff),
                };
            }
            Self::Since(day) => day,
            Self::SinceOnset => onset,
            Self::CalendarYear => date(cutoff.year(), 1, 1),
            Self::Year(year) => {
                return Span {
                    from: date(year, 1, 1),
                    to: date(year, 12, 31),
                };
            }
            Self::Month(year, month) => {
                let from = date(year, month, 1);
                return Span {
                    from,
                    to: from.last_of_month(),
                };
            }
            Self::LastDays(n) => cutoff.saturating_sub(n.saturating_sub(1).days()),
            Self::AsOf => Date::MIN,
            Self::Day(day) => return Span { from: day, to: day },
            Self::Days(from, to) => return Span { from, to },
        };
        Span { from, to: cutoff }
    }

    /// Reads `period`, `since:2022-02-24`, `since_onset`, `calendar_year`, `year:2021`,
    /// `month:2021-12`, `last_days:7`, `as_of`, `day:2022-01-05`, `days:2021-12-31..2022-01-06`.
    pub fn parse(text: &str) -> Option<Self> {
        let (word, rest) = text.split_once(':').unwrap_or((text, ""));
        Some(match (word, rest) {
            ("period", "") => Self::Period,
            ("since_onset", "") => Self::SinceOnset,
            ("calendar_year", "") => Self::CalendarYear,
            ("as_of", "") => Self::AsOf,
            ("since", day) => Self::Since(day.parse().ok()?),
            ("day", day) => Self::Day(day.parse().ok()?),
            ("days", days) => {
                let (from, to) = days.split_once("..")?;
                let (from, to) = (from.parse().ok()?, to.parse().ok()?);
                (from <= to).then_some(Self::Days(from, to))?
            }
            ("year", year) => Self::Year(year.parse().ok()?),
            ("month", month) => {
                let (year, month) = month.split_once('-')?;
                let (year, month) = (year.parse().ok()?, month.parse().ok()?);
                Date::new(year, month, 1).ok()?;
                Self::Month(year, month)
            }
            ("last_days", n) => Self::LastDays(n.parse().ok().filter(|n| *n > 0)?),
            _ => return None,
        })
    }
}

impl std::fmt::Display for Window {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Period => write!(f, "period"),
            Self::Since(day) => write!(f, "since:{day}"),
            Self::SinceOnset => write!(f, "since_onset"),
            Self::CalendarYear => write!(f, "calendar_year"),
            Self::Year(year) => write!(f, "year:{year}"),
            Self::Month(year, month) => write!(f, "month:{year}-{month:02}"),
            Self::LastDays(n) => write!(f, "last_days:{n}"),
            Self::AsOf => write!(f, "as_of"),
            Self::Day(day) => write!(f, "day:{day}"),
            Self::Days(from, to) => write!(f, "days:{from}..{to}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issue_18() -> Span {
        Span {
            from: date(2022, 5, 27),
            to: date(2022, 6, 9),
        }
    }

    #[test]
    fn one_report_holds_many_windows() {
        let onset = date(2022, 2, 24);
        let span =
            |text: &str, cutoff| Window::parse(text).unwrap().span(issue_18(), cutoff, onset);
        let end = date(2022, 6, 9);
        assert_eq!(span("period", end).days(), 14);
        assert_eq!(span("calendar_year", end).from, date(2022, 1, 1));
        let hotline = span("last_days:7", date(2022, 6, 6));
        assert_eq!(
            (hotline.from, hotline.to),
            (date(2022, 5, 31), date(2022, 6, 6))
        );
        assert_eq!(span("since_onset", date(2022, 6, 6)).days(), 103);
        assert_eq!(span("month:2021-12", end).to, date(2021, 12, 31));
    }

    #[test]
    fn windows_read_back() {
        for text in [
            "period",
            "since:2022-02-24",
            "since_onset",
            "calendar_year",
            "year:2021",
            "month:2021-12",
            "last_days:7",
            "as_of",
            "day:2022-01-05",
            "days:2021-12-31..2022-01-06",
        ] {
            assert_eq!(Window::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "",
            "since",
            "month:2021-13",
            "last_days:0",
            "year:x",
            "fortnight",
        ] {
            assert_eq!(Window::parse(text), None, "{text}");
        }
    }
}
