//! Numbers and truth values.

use super::{Answer, Call};
use crate::engine::fault::Fault;
use crate::engine::number;
use crate::engine::value::{Nodes, Value};

pub(super) fn call(call: &Call<'_, '_>) -> Answer {
    if let Some(function) = real(call.name) {
        call.arity(1)?;
        let zone = &call.evaluator.environment.zone;
        // Only a computed moment keeps its part of the day; that of a node counts as its day.
        let argument = match call.argument(0)? {
            Value::Nodes(_) => call.number(0)?,
            computed => computed.to_fraction(zone)?,
        };
        return Ok(Some(Value::Number(function(argument))));
    }
    let value = match call.name {
        "true" | "false" => {
            call.arity(0)?;
            Value::Bool(call.name == "true")
        }
        "boolean" => {
            call.arity(1)?;
            Value::Bool(call.bool(0)?)
        }
        "not" => {
            call.arity(1)?;
            Value::Bool(!call.bool(0)?)
        }
        "number" => {
            call.arity(1)?;
            Value::Number(call.number(0)?)
        }
        "int" => {
            call.arity(1)?;
            Value::Number(call.number(0)?.trunc())
        }
        "round" => round(call)?,
        "pi" => {
            call.arity(0)?;
            Value::Number(std::f64::consts::PI)
        }
        "atan2" | "pow" => {
            call.arity(2)?;
            let (first, second) = (call.number(0)?, call.number(1)?);
            Value::Number(if call.name == "pow" {
                power(first, second)
            } else {
                first.atan2(second)
            })
        }
        "sum" => {
            call.arity(1)?;
            sum(call)?
        }
        "max" | "min" => extreme(call)?,
        "checklist" => checklist(call)?,
        "weighted-checklist" => weighted(call)?,
        _ => return Ok(None),
    };
    Ok(Some(value))
}

/// Functions of one number; a moment counts with its part of the day.
fn real(name: &str) -> Option<fn(f64) -> f64> {
    Some(match name {
        "abs" => f64::abs,
        "acos" => f64::acos,
        "asin" => f64::asin,
        "atan" => f64::atan,
        "cos" => f64::cos,
        "sin" => f64::sin,
        "tan" => f64::tan,
        "exp" => f64::exp,
        "exp10" => |x| power(10.0, x),
        "log" => f64::ln,
        "log10" => f64::log10,
        "sqrt" => f64::sqrt,
        _ => return None,
    })
}

/// Java: one to an infinite or unknown power is unknown.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent.is_nan() || (exponent.is_infinite() && (base.abs() - 1.0).abs() < f64::EPSILON) {
        f64::NAN
    } else {
        base.powf(exponent)
    }
}

fn round(call: &Call<'_, '_>) -> Result<Value, Fault> {
    let places = match call.arguments.len() {
        1 => 0,
        2 => call.integer(1)?,
        _ => return Err(call.wrong_arity()),
    };
    Ok(Value::Number(number::round(call.number(0)?, places)))
}

/// What is not a number is passed over.
fn sum(call: &Call<'_, '_>) -> Result<Value, Fault> {
    let nodes = nodes_of(call.argument(0)?)?;
    let mut sum = 0.0;
    for value in call.evaluator.node_values(nodes)? {
        let number = call.evaluator.number(&value)?;
        sum += if number.is_nan() { 0.0 } else { number };
    }
    Ok(Value::Number(sum))
}

pub(super) fn nodes_of(value: &Value) -> Result<&Nodes, Fault> {
    match value {
        Value::Nodes(nodes) => Ok(nodes),
        _ => Err(crate::engine::fault::Failure::Type("a set of nodes").into()),
    }
}

/// The engine of tablets begins `max` just above zero, so that the greatest of negative numbers
/// comes out as next to nothing; a check must come out alike.
fn extreme(call: &Call<'_, '_>) -> Result<Value, Fault> {
    const LEAST: f64 = 4.9e-324;
    let greatest = call.name == "max";
    let mut found = None;
    for value in call.values_from(0)? {
        let number = call.evaluator.number(&value)?;
        if number.is_nan() {
            continue;
        }
        let so_far = found.unwrap_or(if greatest { LEAST } else { f64::MAX });
        found = Some(if greatest {
            number.max(so_far)
        } else {
            number.min(so_far)
        });
    }
    Ok(Value::Number(found.unwrap_or(f64::NAN)))
}

/// Whether the number of true factors is between two bounds; a negative bound is none.
fn checklist(call: &Call<'_, '_>) -> Result<Value, Fault> {
    let (least, most) = (call.integer(0)?, call.integer(1)?);
    let mut count = 0;
    for factor in call.values_from(2)? {
        count += i32::from(call.evaluator.bool(&factor)?);
    }
    Ok(Value::Bool(
        (least < 0 || count >= least) && (most < 0 || count <= most),
    ))
}

/// Whether the weights of true factors add up to something between two bounds.
fn weighted(call: &Call<'_, '_>) -> Result<Value, Fault> {
    let (least, most) = (call.number(0)?, call.number(1)?);
    let pairs: Vec<(Value, Value)> = match call.arguments.get(2..).unwrap_or_default() {
        [Value::Nodes(flags), Value::Nodes(weights)] => {
            let flags = call.evaluator.node_values(flags)?;
            let weights = call.evaluator.node_values(weights)?;
            if flags.len() != weights.len() {
                return Err(call.wrong_arity());
            }
            flags.into_iter().zip(weights).collect()
        }
        rest if !rest.is_empty() && rest.len() % 2 == 0 => rest
            .chunks_exact(2)
            .map(|pair| (pair[0].clone(), pair[1].clone()))
            .collect(),
        _ => return Err(call.wrong_arity()),
    };
    let mut sum = 0.0;
    for (flag, weight) in &pairs {
        let weight = call.evaluator.number(weight)?;
        if call.evaluator.bool(flag)? {
            sum += weight;
        }
    }
    Ok(Value::Bool(sum >= least && sum <= most))
}
