//! Days and moments.

use super::{Answer, Call};
use crate::engine::date::{self, DAY, Fields};
use crate::engine::fault::{Failure, Fault, Unknown};
use crate::engine::number;
use crate::engine::value::Value;

pub(super) fn call(call: &Call<'_, '_>) -> Answer {
    let value = match call.name {
        "today" | "now" => {
            call.arity(0)?;
            present(call)?
        }
        "date" => {
            call.arity(1)?;
            to_date(call, false)?
        }
        "date-time" => {
            call.arity(1)?;
            to_date(call, true)?
        }
        "decimal-date-time" => {
            call.arity(1)?;
            decimal(call, true)?
        }
        "decimal-time" => {
            call.arity(1)?;
            decimal(call, false)?
        }
        "format-date" | "format-date-time" => {
            call.arity(2)?;
            format(call)?
        }
        _ => return Ok(None),
    };
    Ok(Some(value))
}

fn present(call: &Call<'_, '_>) -> Result<Value, Fault> {
    let name = if call.name == "now" { "now" } else { "today" };
    let environment = call.evaluator.environment;
    let now = environment.now.ok_or(Unknown::Moment(name))?;
    let at = now.as_millisecond();
    let at = if name == "now" {
        at
    } else {
        date::midnight(at, &environment.zone).ok_or(Failure::Date)?
    };
    Ok(Value::Moment(at))
}

/// Numbers are days since 1970; a text may have a time, and keeps it; nothing stays nothing.
fn to_date(call: &Call<'_, '_>, with_time: bool) -> Result<Value, Fault> {
    let zone = &call.evaluator.environment.zone;
    match call.plain(0)? {
        Value::Number(number) if number.is_nan() => Ok(Value::Number(number)),
        Value::Number(number) => {
            check_range(number)?;
            let at = if with_time {
                Some(number::to_long(number * number::from_long(DAY)))
            } else {
                date::from_days(number::to_long(number), zone)
            };
            Ok(Value::Moment(at.ok_or(Failure::Date)?))
        }
        Value::Text(text) if text.is_empty() => Ok(Value::Text(text)),
        Value::Text(text) => {
            let at = date::parse_moment(&text, zone).ok_or(Failure::Date)?;
            Ok(Value::Moment(at))
        }
        Value::Moment(at) if with_time => Ok(Value::Moment(at)),
        Value::Moment(at) => Ok(Value::Moment(
            date::midnight(at, zone).ok_or(Failure::Date)?,
        )),
        Value::Bool(_) | Value::Nodes(_) => Err(Failure::Date.into()),
    }
}

fn check_range(number: f64) -> Result<(), Fault> {
    let range = f64::from(i32::MIN)..=f64::from(i32::MAX);
    if range.contains(&number) {
        Ok(())
    } else {
        Err(Failure::Date.into())
    }
}

/// Days since 1970 with their fraction, or the fraction of the local day alone.
fn decimal(call: &Call<'_, '_>, keep_date: bool) -> Result<Value, Fault> {
    let zone = &call.evaluator.environment.zone;
    let at = match call.plain(0)? {
        Value::Number(number) if number.is_nan() => return Ok(Value::Number(number)),
        Value::Number(number) => {
            check_range(number)?;
            let fraction = number - number.floor();
            return Ok(Value::Number(if keep_date { number } else { fraction }));
        }
        Value::Text(text) if text.is_empty() => return Ok(Value::Text(text)),
        Value::Text(text) => date::parse_moment(&text, zone).ok_or(Failure::Date)?,
        Value::Moment(at) => at,
        Value::Bool(_) | Value::Nodes(_) => return Err(Failure::Date.into()),
    };
    let millis = if keep_date {
        at
    } else {
        let clock = date::fields(at, zone).ok_or(Failure::Date)?;
        let on_first_day = Fields {
            year: 1970,
            month: 1,
            day: 1,
            ..clock
        };
        date::moment(on_first_day, &jiff::tz::TimeZone::UTC).ok_or(Failure::Date)?
    };
    Ok(Value::Number(
        number::from_long(millis) / number::from_long(DAY),
    ))
}

fn format(call: &Call<'_, '_>) -> Result<Value, Fault> {
    let Value::Moment(at) = to_date(call, true)? else {
        return Ok(Value::Text(String::new()));
    };
    let pattern = call.text(1)?;
    if call.evaluator.rechecking && date::depends_on_language(&pattern) {
        return Err(Unknown::Language("format-date").into());
    }
    let zone = &call.evaluator.environment.zone;
    let text = date::format(at, &pattern, zone);
    Ok(Value::Text(text.ok_or(Failure::Parameter("format-date"))?))
}
