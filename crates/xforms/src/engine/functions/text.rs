//! Texts. Positions and lengths count UTF-16 units, as the engine of tablets does.

use super::pattern;
use super::{Answer, Call};
use crate::engine::fault::{Failure, Fault};
use crate::engine::limits::TEXT_BYTES;
use crate::engine::number;
use crate::engine::value::Value;

pub(super) fn call(call: &Call<'_, '_>) -> Answer {
    let many = call.arguments.len();
    let value = match (call.name, many) {
        ("string", 1) => Value::Text(call.text(0)?),
        ("concat", _) => join(call, "", 0)?,
        ("join", 1..) => join(call, &call.text(0)?, 1)?,
        ("substr", 2 | 3) => substr(call)?,
        ("substring-before", 2) => {
            let (text, part) = (call.text(0)?, call.text(1)?);
            Value::Text(
                text.split_once(&part)
                    .map_or("", |(before, _)| before)
                    .to_owned(),
            )
        }
        ("substring-after", 2) => {
            let (text, part) = (call.text(0)?, call.text(1)?);
            Value::Text(
                text.split_once(&part)
                    .map_or("", |(_, after)| after)
                    .to_owned(),
            )
        }
        ("translate", 3) => Value::Text(translate(call)?),
        ("contains", 2) => Value::Bool(call.text(0)?.contains(&call.text(1)?)),
        ("starts-with", 2) => Value::Bool(call.text(0)?.starts_with(&call.text(1)?)),
        ("ends-with", 2) => Value::Bool(call.text(0)?.ends_with(&call.text(1)?)),
        ("string-length", 0 | 1) => {
            let units = own_text(call)?.encode_utf16().count();
            Value::Number(number::from_count(units))
        }
        ("normalize-space", 0 | 1) => Value::Text(normalize(&own_text(call)?)),
        ("regex", 2) => {
            let (text, pattern) = (call.text(0)?, call.text(1)?);
            Value::Bool(pattern::matches(call.evaluator.scratch, &text, &pattern)?)
        }
        ("boolean-from-string", 1) => {
            let text = call.text(0)?;
            Value::Bool(text == "1" || text.eq_ignore_ascii_case("true"))
        }
        _ => return Ok(None),
    };
    Ok(Some(value))
}

/// The argument, or the text of the context node.
fn own_text(call: &Call<'_, '_>) -> Result<String, Fault> {
    if call.arguments.is_empty() {
        let own = call
            .evaluator
            .node_value(call.context.instance, call.context.node)?;
        call.evaluator.text(&own)
    } else {
        call.text(0)
    }
}

fn join(call: &Call<'_, '_>, separator: &str, first: usize) -> Result<Value, Fault> {
    let mut joined = String::new();
    for (index, value) in call.values_from(first)?.iter().enumerate() {
        if index > 0 {
            joined.push_str(separator);
        }
        joined.push_str(&call.evaluator.text(value)?);
        if joined.len() > TEXT_BYTES {
            return Err(Failure::TooLong.into());
        }
    }
    Ok(Value::Text(joined))
}

/// From and up to positions; negative ones count from the end.
fn substr(call: &Call<'_, '_>) -> Result<Value, Fault> {
    let units: Vec<u16> = call.text(0)?.encode_utf16().collect();
    let length = i64::try_from(units.len()).unwrap_or(i64::MAX);
    let place = |position: i32| {
        let position = i64::from(position);
        let from_start = if position < 0 {
            length + position
        } else {
            position
        };
        usize::try_from(from_start.clamp(0, length)).unwrap_or(0)
    };
    let start = place(call.integer(1)?);
    let end = match call.arguments.len() {
        3 => place(call.integer(2)?),
        _ => units.len(),
    };
    let part = units.get(start..end).unwrap_or_default();
    Ok(Value::Text(String::from_utf16_lossy(part)))
}

fn translate(call: &Call<'_, '_>) -> Result<String, Fault> {
    let (text, from, to) = (call.text(0)?, call.text(1)?, call.text(2)?);
    let to: Vec<char> = to.chars().collect();
    let mapped = text.chars().filter_map(|character| {
        match from.chars().position(|candidate| candidate == character) {
            None => Some(character),
            Some(place) => to.get(place).copied(),
        }
    });
    Ok(mapped.collect())
}

/// Blanks at the ends go, blanks inside become one space.
fn normalize(text: &str) -> String {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\x0b' | '\x0c' | '\r');
    let parts: Vec<&str> = text
        .trim_matches(|c: char| c <= ' ')
        .split(blank)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}
