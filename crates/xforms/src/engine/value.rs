//! What an expression yields, and its conversions. The rules are those of the engine on tablets,
//! off the letter of XPath 1.0 where that engine is: dates are a kind of their own, a set of more
//! than one node has no value, and numbers print as in [`super::number`].

use super::date;
use super::fault::{Failure, Fault};
use super::number;
use super::tree::NodeId;
use jiff::tz::TimeZone;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Bool(bool),
    Number(f64),
    Text(String),
    /// Milliseconds since 1970 in UTC.
    Moment(i64),
    Nodes(Nodes),
}

/// Nodes of one instance, in document order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Nodes {
    pub(crate) instance: InstanceId,
    pub(crate) list: Vec<NodeId>,
}

/// Which tree a node is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InstanceId {
    /// The answers.
    Main,
    /// A secondary instance, by its place in the form.
    Secondary(usize),
}

/// Conversions of a value that is not a set of nodes any more; see `Evaluator::unpack`.
impl Value {
    pub(crate) fn to_bool(&self) -> Result<bool, Fault> {
        match self {
            Self::Bool(value) => Ok(*value),
            Self::Number(number) => Ok(number.abs() > 1e-12 && !number.is_nan()),
            Self::Text(text) => Ok(!text.is_empty()),
            Self::Moment(_) => Ok(true),
            Self::Nodes(_) => Err(Failure::Type("a truth value").into()),
        }
    }

    pub(crate) fn to_number(&self, zone: &TimeZone) -> Result<f64, Fault> {
        match self {
            Self::Bool(value) => Ok(f64::from(u8::from(*value))),
            Self::Number(number) => Ok(*number),
            Self::Text(text) => Ok(number::parse(text)),
            Self::Moment(at) => {
                let days = date::days(*at, zone).ok_or(Failure::Date)?;
                Ok(number::from_long(days))
            }
            Self::Nodes(_) => Err(Failure::Type("a number").into()),
        }
    }

    /// As [`Self::to_number`], but a moment keeps its part of the day.
    pub(crate) fn to_fraction(&self, zone: &TimeZone) -> Result<f64, Fault> {
        match self {
            Self::Moment(at) => {
                let begin = date::moment(date::Fields::EPOCH, zone).ok_or(Failure::Date)?;
                Ok(number::from_long(at - begin) / number::from_long(date::DAY))
            }
            other => other.to_number(zone),
        }
    }

    pub(crate) fn to_text(&self, zone: &TimeZone) -> Result<String, Fault> {
        match self {
            Self::Bool(value) => Ok(value.to_string()),
            Self::Number(number) => Ok(number::string(*number)),
            Self::Text(text) => Ok(text.clone()),
            Self::Moment(at) => Ok(date::print_day(*at, zone).ok_or(Failure::Date)?),
            Self::Nodes(_) => Err(Failure::Type("a text").into()),
        }
    }

    /// Equality as `=` has it: as truth values if one is, else as numbers if one is, else as texts.
    pub(crate) fn equals(&self, other: &Self, zone: &TimeZone) -> Result<bool, Fault> {
        if matches!(self, Self::Bool(_)) || matches!(other, Self::Bool(_)) {
            Ok(self.to_bool()? == other.to_bool()?)
        } else if matches!(self, Self::Number(_)) || matches!(other, Self::Number(_)) {
            Ok((self.to_number(zone)? - other.to_number(zone)?).abs() < 1e-12)
        } else {
            Ok(self.to_text(zone)? == other.to_text(zone)?)
        }
    }
}
