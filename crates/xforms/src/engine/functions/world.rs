//! What comes from outside the answers: chance, the device, the form's version, attached tables.

use super::{Answer, Call};
use crate::engine::eval::{Context, Evaluator};
use crate::engine::fault::{Fault, Unknown};
use crate::engine::number;
use crate::engine::tree::Tree;
use crate::engine::value::Value;
use crate::engine::xpath::Expr;

pub(super) fn call(call: &Call<'_, '_>) -> Answer {
    let value = match (call.name, call.arguments.len()) {
        ("random", 0) => Value::Number(draw(call.evaluator, "random")?),
        ("uuid", 0) => Value::Text(uuid(call.evaluator)?),
        ("uuid", 1) => {
            let length = usize::try_from(call.integer(0)?).unwrap_or(0).min(1_000);
            let digit = |_| Ok(base36(draw(call.evaluator, "uuid")?));
            Value::Text((0..length).map(digit).collect::<Result<_, Fault>>()?)
        }
        ("version", 0) => Value::Text(call.evaluator.form.version.clone()),
        ("property", 1) => property(call)?,
        ("pulldata", 4) => Value::Text(pulldata(call)?),
        _ => return Ok(None),
    };
    Ok(Some(value))
}

/// A number from 0 to below 1, from the seed of the environment and the count of draws.
pub(crate) fn draw(evaluator: &Evaluator<'_>, name: &'static str) -> Result<f64, Fault> {
    let bits = bits(evaluator, name)? >> 11;
    let exact = f64::from(u32::try_from(bits >> 32).unwrap_or(0)) * 4_294_967_296.0
        + f64::from(u32::try_from(bits & 0xffff_ffff).unwrap_or(0));
    Ok(exact / 9_007_199_254_740_992.0)
}

/// SplitMix64: equal seeds draw equal numbers; it is no secret and must not be one.
fn bits(evaluator: &Evaluator<'_>, name: &'static str) -> Result<u64, Fault> {
    let seed = evaluator
        .environment
        .chance
        .filter(|_| !evaluator.rechecking);
    let seed = seed.ok_or(Unknown::Chance(name))?;
    let draws = evaluator.scratch.draws.get() + 1;
    evaluator.scratch.draws.set(draws);
    let mut z = seed.wrapping_add(draws.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    Ok(z ^ (z >> 31))
}

fn uuid(evaluator: &Evaluator<'_>) -> Result<String, Fault> {
    let high = bits(evaluator, "uuid")? & 0xffff_ffff_ffff_0fff | 0x4000;
    let low = bits(evaluator, "uuid")? & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000;
    let digits = format!("{high:016x}{low:016x}");
    Ok([
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..],
    ]
    .join("-"))
}

fn base36(draw: f64) -> char {
    let digit = u32::try_from(number::to_int(draw * 36.0)).unwrap_or(0);
    char::from_digit(digit, 36)
        .unwrap_or('0')
        .to_ascii_uppercase()
}

fn property(call: &Call<'_, '_>) -> Result<Value, Fault> {
    let name = call.text(0)?;
    let known = call.evaluator.environment.properties.get(&name);
    known
        .map(|value| Value::Text(value.clone()))
        .ok_or_else(|| Unknown::Property(name).into())
}

/// What the context node has already, else the argument.
pub(super) fn once(
    evaluator: &Evaluator<'_>,
    argument: &Expr,
    context: &Context,
) -> Result<Value, Fault> {
    if evaluator.rechecking {
        return Err(Unknown::Once.into());
    }
    let own = evaluator.node_value(context.instance, context.node)?;
    if evaluator.text(&own)?.is_empty() {
        evaluator.eval(argument, context)
    } else {
        Ok(own)
    }
}

/// The cell of a column in the first row whose key column has this value.
fn pulldata(call: &Call<'_, '_>) -> Result<String, Fault> {
    let file = call.text(0)?;
    let file = if file.to_lowercase().ends_with(".csv") {
        file
    } else {
        format!("{file}.csv")
    };
    let (column, key_column, key) = (call.text(1)?, call.text(2)?, call.text(3)?);
    let tree = call
        .evaluator
        .lists
        .get(&file)
        .ok_or_else(|| Unknown::List(file.clone()))?;
    let cell = |row, column: &str| {
        let cell = tree.child(row, column)?;
        match tree.get(cell).data.as_ref()?.value() {
            Value::Text(text) => Some(text),
            _ => None,
        }
    };
    if key.is_empty() || tree.is_empty() {
        return Ok(String::new());
    }
    let rows = &tree.get(Tree::ROOT).children;
    call.evaluator.count(rows.len())?;
    let row = rows
        .iter()
        .find(|row| cell(**row, &key_column).as_deref() == Some(&key));
    Ok(row.and_then(|row| cell(*row, &column)).unwrap_or_default())
}
