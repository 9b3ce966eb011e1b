//! The functions of forms, by group. Arguments are evaluated from left to right before the
//! function, but for the few that choose what to evaluate (`if`, `coalesce`, `once`,
//! `indexed-repeat`).

mod dates;
mod digest;
mod geo;
mod math;
mod nodes;
mod pattern;
mod selects;
mod text;
mod world;

pub(crate) use nodes::{seed, shuffle};
pub(crate) use world::draw;

use super::eval::{Context, Evaluator};
use super::fault::{Failure, Fault};
use super::value::Value;
use super::xpath::Expr;

/// What a group answers: its value, or none if the function is not of this group.
type Answer = Result<Option<Value>, Fault>;

/// A call whose arguments are evaluated.
struct Call<'c, 'a> {
    evaluator: &'c Evaluator<'a>,
    context: &'c Context,
    name: &'c str,
    arguments: &'c [Value],
}

impl Call<'_, '_> {
    /// Demands this number of arguments.
    fn arity(&self, count: usize) -> Result<(), Fault> {
        if self.arguments.len() == count {
            Ok(())
        } else {
            Err(self.wrong_arity())
        }
    }

    fn wrong_arity(&self) -> Fault {
        Failure::Arguments(self.name.to_owned()).into()
    }

    fn argument(&self, index: usize) -> Result<&Value, Fault> {
        self.arguments.get(index).ok_or_else(|| self.wrong_arity())
    }

    fn text(&self, index: usize) -> Result<String, Fault> {
        self.evaluator.text(self.argument(index)?)
    }

    fn number(&self, index: usize) -> Result<f64, Fault> {
        self.evaluator.number(self.argument(index)?)
    }

    /// Towards zero, and held at the ends of 32 bits.
    fn integer(&self, index: usize) -> Result<i32, Fault> {
        Ok(super::number::to_int(self.number(index)?))
    }

    fn bool(&self, index: usize) -> Result<bool, Fault> {
        self.evaluator.bool(self.argument(index)?)
    }

    fn plain(&self, index: usize) -> Result<Value, Fault> {
        self.evaluator.unpack(self.argument(index)?.clone())
    }

    /// The values from `first` on; one set of nodes alone stands for its values.
    fn values_from(&self, first: usize) -> Result<Vec<Value>, Fault> {
        match self.arguments.get(first..).unwrap_or_default() {
            [Value::Nodes(nodes)] => self.evaluator.node_values(nodes),
            values => values
                .iter()
                .map(|value| self.evaluator.unpack(value.clone()))
                .collect(),
        }
    }
}

type Group = fn(&Call<'_, '_>) -> Answer;

const GROUPS: [Group; 8] = [
    text::call,
    math::call,
    selects::call,
    nodes::call,
    dates::call,
    geo::call,
    digest::call,
    world::call,
];

/// Calls the function `name`.
pub(crate) fn call(
    evaluator: &Evaluator<'_>,
    name: &str,
    arguments: &[Expr],
    context: &Context,
) -> Result<Value, Fault> {
    match (name, arguments) {
        ("if", [condition, yes, no]) => {
            let chosen = if evaluator.truth(condition, context)? {
                yes
            } else {
                no
            };
            return evaluator.eval(chosen, context);
        }
        ("coalesce", [first, second]) => {
            let value = evaluator.value(first, context)?;
            let empty = match &value {
                Value::Text(text) => text.is_empty(),
                Value::Number(number) => number.is_nan(),
                _ => false,
            };
            return if empty {
                evaluator.eval(second, context)
            } else {
                Ok(value)
            };
        }
        ("indexed-repeat", _) => return nodes::indexed_repeat(evaluator, arguments, context),
        ("once", [value]) => return world::once(evaluator, value, context),
        ("if" | "coalesce" | "once", _) => {
            return Err(Failure::Arguments(name.to_owned()).into());
        }
        _ => {}
    }
    let mut values = Vec::with_capacity(arguments.len());
    for argument in arguments {
        values.push(evaluator.eval(argument, context)?);
    }
    let call = Call {
        evaluator,
        context,
        name,
        arguments: &values,
    };
    for group in GROUPS {
        if let Some(value) = group(&call)? {
            return Ok(value);
        }
    }
    Err(Failure::NoFunction(name.to_owned()).into())
}
