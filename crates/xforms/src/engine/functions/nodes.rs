//! Sets of nodes: counting, positions, repeats, shuffling.

use super::math::nodes_of;
use super::{Answer, Call};
use crate::engine::eval::{Context, Evaluator};
use crate::engine::fault::{Failure, Fault, Unknown};
use crate::engine::model::DefId;
use crate::engine::number;
use crate::engine::reader::resolve_plain;
use crate::engine::tree::{NodeId, Tree};
use crate::engine::value::{InstanceId, Nodes, Value};
use crate::engine::xpath::Expr;

pub(super) fn call(call: &Call<'_, '_>) -> Answer {
    let value = match call.name {
        "count" => {
            call.arity(1)?;
            Value::Number(number::from_count(nodes_of(call.argument(0)?)?.list.len()))
        }
        "count-non-empty" => {
            call.arity(1)?;
            count_non_empty(call)?
        }
        "position" => position(call)?,
        "depend" if !call.arguments.is_empty() => call.argument(0)?.clone(),
        "randomize" => {
            let nodes = nodes_of(call.argument(0)?)?.clone();
            let seed = match call.arguments.len() {
                1 => return Err(Unknown::Chance("randomize").into()),
                2 => seed(call.evaluator, call.argument(1)?)?,
                _ => return Err(call.wrong_arity()),
            };
            Value::Nodes(Nodes {
                list: shuffle(&nodes.list, seed),
                ..nodes
            })
        }
        _ => return Ok(None),
    };
    Ok(Some(value))
}

fn count_non_empty(call: &Call<'_, '_>) -> Result<Value, Fault> {
    let nodes = nodes_of(call.argument(0)?)?;
    let tree = call.evaluator.tree(nodes.instance)?;
    let full = nodes.list.iter().filter(|node| {
        let node = tree.get(**node);
        node.data.is_some() || !node.children.is_empty()
    });
    Ok(Value::Number(number::from_count(full.count())))
}

/// Of the first node of the set; of none it is 0. Without a set: the place in the list that a
/// predicate goes through, else that of the context among its instances.
fn position(call: &Call<'_, '_>) -> Result<Value, Fault> {
    let (instance, node) = match call.arguments {
        [] => {
            if let Some(position) = call.context.position {
                return Ok(Value::Number(number::from_count(position + 1)));
            }
            (call.context.instance, call.context.node)
        }
        [Value::Nodes(nodes)] => match nodes.list.first() {
            Some(first) => (nodes.instance, *first),
            None => return Ok(Value::Number(0.0)),
        },
        [_] => return Err(Failure::Type("a set of nodes").into()),
        _ => return Err(call.wrong_arity()),
    };
    let position = call.evaluator.tree(instance)?.get(node).position;
    Ok(Value::Number(number::from_count(position + 1)))
}

/// `indexed-repeat(field, repeat, index, …)`: the field in the instances with these numbers; a
/// number below one is one.
pub(super) fn indexed_repeat(
    evaluator: &Evaluator<'_>,
    arguments: &[Expr],
    context: &Context,
) -> Result<Value, Fault> {
    let name = "indexed-repeat";
    if !matches!(arguments.len(), 3 | 5 | 7 | 9 | 11) {
        return Err(Failure::Arguments(name.to_owned()).into());
    }
    let form = evaluator.form;
    let own = match context.instance {
        InstanceId::Main => evaluator.main.get(context.node).def.unwrap_or(0),
        InstanceId::Secondary(_) => 0,
    };
    let plain = |argument: &Expr| match argument {
        Expr::Path(path) => match resolve_plain(form, path, own) {
            Ok(Some(def)) => Ok(def),
            _ => Err(Fault::from(Failure::Parameter(name))),
        },
        _ => Err(Failure::Parameter(name).into()),
    };
    let target = plain(&arguments[0])?;
    let mut chosen: Vec<(DefId, usize)> = Vec::new();
    for pair in arguments[1..].chunks_exact(2) {
        let repeat = plain(&pair[0])?;
        if repeat == target || !form.is_inside(target, repeat) {
            return Err(Failure::Parameter(name).into());
        }
        let index = evaluator.value(&pair[1], context)?;
        let index = number::to_int(evaluator.number(&index)?).max(1);
        chosen.push((repeat, usize::try_from(index - 1).unwrap_or(0)));
    }
    let list = descend(evaluator, target, &chosen, context)?;
    Ok(Value::Nodes(Nodes {
        instance: InstanceId::Main,
        list,
    }))
}

/// The relevant nodes of `target`: in chosen instances where there is a choice, along the
/// context's own path where it runs together, in all instances elsewhere.
fn descend(
    evaluator: &Evaluator<'_>,
    target: DefId,
    chosen: &[(DefId, usize)],
    context: &Context,
) -> Result<Vec<NodeId>, Fault> {
    let tree = evaluator.main;
    let own = match context.instance {
        InstanceId::Main => tree.chain(context.node),
        InstanceId::Secondary(_) => Vec::new(),
    };
    let mut list = vec![Tree::ROOT];
    let mut along = true;
    for (level, def) in evaluator
        .form
        .def_chain(target)
        .into_iter()
        .enumerate()
        .skip(1)
    {
        let same = own.get(level).map(|node| tree.get(*node));
        let same = same.filter(|node| along && node.def == Some(def));
        along = same.is_some();
        let picked = chosen.iter().rev().find(|(repeat, _)| *repeat == def);
        let position = picked
            .map(|(_, position)| *position)
            .or_else(|| same.map(|node| node.position));
        let mut next = Vec::new();
        let name = &evaluator.form.defs[def].name;
        for node in list {
            match position {
                Some(position) => next.extend(tree.child_at(node, name, position)),
                None => next.extend(tree.children_named(node, name)),
            }
        }
        evaluator.count(next.len() + 1)?;
        list = next;
    }
    list.retain(|node| tree.is_relevant(*node));
    Ok(list)
}

/// A number is the seed; any other text is hashed, so that two texts shuffle differently.
pub(crate) fn seed(evaluator: &Evaluator<'_>, value: &Value) -> Result<i64, Fault> {
    use sha2::Digest;

    let number = evaluator.number(value)?;
    if !number.is_nan() {
        return Ok(number::to_long(number));
    }
    let text = evaluator.text(value)?;
    if text.is_empty() {
        return Ok(0);
    }
    let hash = sha2::Sha256::digest(text.as_bytes());
    let mut head = [0; 8];
    head.copy_from_slice(&hash[..8]);
    Ok(i64::from_be_bytes(head))
}

/// The order that the ODK XForms specification prescribes for a seed: a Fisher-Yates shuffle with
/// the "minimal standard" generator of Park and Miller.
pub(crate) fn shuffle<T: Clone>(list: &[T], seed: i64) -> Vec<T> {
    const MODULUS: f64 = 2_147_483_647.0;
    const FACTOR: f64 = 16_807.0;

    let mut state = number::from_long(seed) % MODULUS;
    if state <= 0.0 {
        state += MODULUS - 1.0;
    }
    let mut out: Vec<T> = Vec::with_capacity(list.len());
    for (index, item) in list.iter().enumerate() {
        state = state * FACTOR % MODULUS;
        let draw = (state - 1.0) / (MODULUS - 1.0);
        let place = number::to_long(draw * number::from_count(index + 1));
        let place = usize::try_from(place).unwrap_or(0);
        if place < out.len() {
            let moved = std::mem::replace(&mut out[place], item.clone());
            out.push(moved);
        } else {
            out.push(item.clone());
        }
    }
    out
}
