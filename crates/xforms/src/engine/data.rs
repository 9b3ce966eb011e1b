//! Typed answers: from the text of a submission, from the result of a calculation, and back to
//! text. An answer keeps the kind that the engine on tablets would give it, because comparison and
//! arithmetic depend on the kind.

use jiff::tz::TimeZone;

use super::date::{self, Fields};
use super::fault::{Failure, Fault};
use super::number;
use super::value::Value;

/// The type of a question, from its bind and its control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataType {
    /// Text, and everything that is kept as text (barcodes, file names, unknown types).
    Text,
    /// A whole number of 32 bits.
    Integer,
    /// A whole number of 64 bits.
    Long,
    /// A decimal number.
    Decimal,
    /// True or false.
    Boolean,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time.
    DateTime,
    /// One choice.
    Choice,
    /// Several choices, or a ranking.
    Choices,
    /// A point.
    Geopoint,
    /// A line.
    Geotrace,
    /// An area.
    Geoshape,
}

impl DataType {
    /// The type of a bind; what is unknown is text.
    pub(crate) fn of_bind(name: &str) -> Self {
        match name.rsplit(':').next().unwrap_or(name) {
            "int" | "integer" => Self::Integer,
            "long" => Self::Long,
            "decimal" | "double" | "float" => Self::Decimal,
            "boolean" => Self::Boolean,
            "date" => Self::Date,
            "time" => Self::Time,
            "dateTime" => Self::DateTime,
            "select1" | "listItem" => Self::Choice,
            "select" | "listItems" | "odk:rank" | "rank" => Self::Choices,
            "geopoint" => Self::Geopoint,
            "geotrace" => Self::Geotrace,
            "geoshape" => Self::Geoshape,
            _ => Self::Text,
        }
    }

    /// The word for messages and reference pages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer | Self::Long => "whole number",
            Self::Decimal => "number",
            Self::Boolean => "truth value",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "date and time",
            Self::Choice => "choice",
            Self::Choices => "choices",
            Self::Geopoint => "point",
            Self::Geotrace => "line",
            Self::Geoshape => "area",
        }
    }
}

/// An answer that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Data {
    Text(String),
    Integer(i32),
    Long(i64),
    Decimal(f64),
    Bool(bool),
    /// Midnight of the day.
    Date(i64),
    /// The moment of that time on a day that does not matter.
    Time(i64),
    DateTime(i64),
    Choice(String),
    Choices(Vec<String>),
    /// Points of up to four numbers each.
    Geo(Vec<[f64; 4]>),
}

impl Data {
    /// Reads the text of an answer. `Ok(None)` is an empty answer; an error is a text that the
    /// type does not have, which tablets drop.
    pub(crate) fn parse(text: &str, kind: DataType, zone: &TimeZone) -> Result<Option<Self>, ()> {
        let trimmed = text.trim_matches(|c: char| c <= ' ');
        if trimmed.is_empty() {
            return Ok(None);
        }
        let data = match kind {
            DataType::Text => Some(Self::Text(text.to_owned())),
            DataType::Integer => trimmed.parse().ok().map(Self::Integer),
            DataType::Long => trimmed.parse().ok().map(Self::Long),
            DataType::Decimal => number::parse_decimal(trimmed).map(Self::Decimal),
            DataType::Boolean => Some(Self::Bool(matches!(trimmed, "1" | "t"))),
            DataType::Date => date::parse_day(trimmed, zone).map(Self::Date),
            DataType::Time => date::parse_time(trimmed, Fields::EPOCH, zone).map(Self::Time),
            DataType::DateTime => date::parse_moment(trimmed, zone).map(Self::DateTime),
            DataType::Choice => Some(Self::Choice(trimmed.to_owned())),
            DataType::Choices => Some(Self::Choices(split(trimmed))),
            DataType::Geopoint => point(trimmed).map(|point| Self::Geo(vec![point])),
            DataType::Geotrace | DataType::Geoshape => points(trimmed).map(Self::Geo),
        };
        data.map(Some).ok_or(())
    }

    /// What a calculation leaves in a node of this type; none when it is empty.
    pub(crate) fn wrap(
        value: Value,
        kind: DataType,
        zone: &TimeZone,
    ) -> Result<Option<Self>, Fault> {
        let text = match value {
            Value::Text(text) if text.is_empty() => return Ok(None),
            Value::Number(number) if number.is_nan() => return Ok(None),
            Value::Bool(value) => return Ok(Some(Self::Bool(value))),
            other if kind == DataType::Boolean => {
                return match other {
                    Value::Moment(_) => Err(Failure::Type("a truth value").into()),
                    other => Ok(Some(Self::Bool(other.to_bool()?))),
                };
            }
            Value::Number(number) => return Ok(Some(Self::wrap_number(number, kind))),
            Value::Moment(at) => return Self::wrap_moment(at, kind, zone).map(Some),
            Value::Text(text) => text,
            Value::Nodes(_) => return Err(Failure::Type("one value").into()),
        };
        let data = match kind {
            DataType::Geopoint => point(&text).map(|point| Self::Geo(vec![point])),
            DataType::Geotrace | DataType::Geoshape => points(&text).map(Self::Geo),
            DataType::Choice => Some(Self::Choice(text)),
            DataType::Choices => Some(Self::Choices(split(&text))),
            // A computed text stays a text, also where a day or a time is expected.
            _ => Some(Self::Text(text)),
        };
        data.map(Some)
            .ok_or_else(|| Failure::Type(kind.name()).into())
    }

    fn wrap_number(value: f64, kind: DataType) -> Self {
        let long = number::to_long(value);
        let whole = (value - number::from_long(long)).abs() < 1e-9;
        if kind == DataType::Integer || (whole && i32::try_from(long).is_ok()) {
            Self::Integer(number::to_int(value))
        } else if kind == DataType::Long || whole {
            Self::Long(long)
        } else {
            Self::Decimal(value)
        }
    }

    fn wrap_moment(at: i64, kind: DataType, zone: &TimeZone) -> Result<Self, Fault> {
        match kind {
            DataType::Date => Ok(Self::Date(date::midnight(at, zone).ok_or(Failure::Date)?)),
            DataType::Time => Ok(Self::Time(at)),
            DataType::Geopoint
            | DataType::Geotrace
            | DataType::Geoshape
            | DataType::Choice
            | DataType::Choices => Err(Failure::Type(kind.name()).into()),
            _ => Ok(Self::DateTime(at)),
        }
    }

    /// Another text as an answer of the kind that this one has; none if it cannot be.
    pub(crate) fn kind_for(&self, text: &str, zone: &TimeZone) -> Option<Self> {
        match self {
            Self::Bool(_) => match text {
                "1" | "true" => Some(Self::Bool(true)),
                "0" | "false" => Some(Self::Bool(false)),
                _ => None,
            },
            Self::Integer(_) | Self::Long(_) | Self::Decimal(_) => {
                let number = number::parse_decimal(text)?;
                Some(Self::wrap_number(number, DataType::Text))
            }
            Self::Date(_) => date::parse_day(text, zone).map(Self::Date),
            Self::DateTime(_) => date::parse_moment(text, zone).map(Self::DateTime),
            _ => None,
        }
    }

    /// The value that expressions see.
    pub(crate) fn value(&self) -> Value {
        match self {
            Self::Text(text) | Self::Choice(text) => Value::Text(text.clone()),
            Self::Integer(number) => Value::Number(f64::from(*number)),
            Self::Long(number) => Value::Number(number::from_long(*number)),
            Self::Decimal(number) => Value::Number(*number),
            Self::Bool(value) => Value::Bool(*value),
            Self::Date(at) | Self::Time(at) | Self::DateTime(at) => Value::Moment(*at),
            Self::Choices(choices) => Value::Text(choices.join(" ")),
            Self::Geo(points) => Value::Text(print_points(points)),
        }
    }

    /// The text that a submission has.
    pub(crate) fn text(&self, zone: &TimeZone) -> String {
        match self {
            Self::Text(text) | Self::Choice(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Long(number) => number.to_string(),
            Self::Decimal(number) => number::java(*number),
            Self::Bool(value) => if *value { "1" } else { "0" }.to_owned(),
            Self::Date(at) => date::print_day(*at, zone).unwrap_or_default(),
            Self::Time(at) => date::print_time(*at, zone).unwrap_or_default(),
            Self::DateTime(at) => date::print_moment(*at, zone).unwrap_or_default(),
            Self::Choices(choices) => choices.join(" "),
            Self::Geo(points) => print_points(points),
        }
    }
}

/// The choices of a space-separated answer.
pub(crate) fn split(text: &str) -> Vec<String> {
    text.split(' ')
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Up to four numbers between spaces.
pub(crate) fn point(text: &str) -> Option<[f64; 4]> {
    let mut point = [0.0; 4];
    let parts = split(text);
    if parts.len() > point.len() {
        return None;
    }
    for (slot, part) in point.iter_mut().zip(&parts) {
        *slot = number::parse_decimal(part)?;
    }
    Some(point)
}

/// Points between semicolons.
pub(crate) fn points(text: &str) -> Option<Vec<[f64; 4]>> {
    text.trim_end_matches(';').split(';').map(point).collect()
}

fn print_points(points: &[[f64; 4]]) -> String {
    let printed: Vec<String> = points
        .iter()
        .map(|point| {
            if point.iter().all(|part| *part == 0.0) {
                return String::new();
            }
            point.map(number::java).join(" ")
        })
        .collect();
    printed.join("; ")
}
