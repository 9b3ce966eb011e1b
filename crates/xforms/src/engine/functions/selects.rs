//! Choices: what is selected, and what a choice is called.

use super::{Answer, Call};
use crate::engine::data::split;
use crate::engine::eval::Context;
use crate::engine::fault::{Failure, Fault, Unknown};
use crate::engine::number;
use crate::engine::reader::resolve_plain;
use crate::engine::texts::{choices, text_of};
use crate::engine::tree::{NodeId, Tree};
use crate::engine::value::{InstanceId, Value};
use crate::engine::xpath::{self, Expr};

pub(super) fn call(call: &Call<'_, '_>) -> Answer {
    let value = match call.name {
        "selected" | "is-selected" => {
            call.arity(2)?;
            let choice = texts_only(&call.plain(1)?)?;
            let answer = texts_only(&call.plain(0)?)?;
            let wanted = format!(" {} ", choice.trim_matches(|c: char| c <= ' '));
            Value::Bool(format!(" {answer} ").contains(&wanted))
        }
        "count-selected" => {
            call.arity(1)?;
            let answer = texts_only(&call.plain(0)?)?;
            Value::Number(number::from_count(split(&answer).len()))
        }
        "selected-at" => {
            call.arity(2)?;
            let answer = split(&texts_only(&call.plain(0)?)?);
            let place = usize::try_from(call.integer(1)?).ok();
            let chosen = place.and_then(|place| answer.get(place));
            Value::Text(chosen.cloned().unwrap_or_default())
        }
        "jr:choice-name" => {
            call.arity(2)?;
            Value::Text(choice_name(call)?)
        }
        "jr:itext" => {
            call.arity(1)?;
            Value::Text(itext(call)?)
        }
        _ => return Ok(None),
    };
    Ok(Some(value))
}

/// The engine of tablets stops at a number or a date here.
fn texts_only(value: &Value) -> Result<String, Fault> {
    match value {
        Value::Text(text) => Ok(text.clone()),
        _ => Err(Failure::Type("choices").into()),
    }
}

/// Texts are in the language of the device; a check knows it only if there is one.
fn language(call: &Call<'_, '_>, function: &'static str) -> Result<(), Fault> {
    let several = call.evaluator.form.texts.languages.len() > 1;
    let given = call.evaluator.environment.language.is_some();
    if call.evaluator.rechecking && several && !given {
        return Err(Unknown::Language(function).into());
    }
    Ok(())
}

fn itext(call: &Call<'_, '_>) -> Result<String, Fault> {
    language(call, "jr:itext")?;
    let id = call.text(0)?;
    let text = crate::engine::model::Text::Itext(id);
    text_of(call.evaluator, &text, call.context)
}

/// The label of a choice of the question at the path in the second argument.
fn choice_name(call: &Call<'_, '_>) -> Result<String, Fault> {
    language(call, "jr:choice-name")?;
    let value = call.text(0)?;
    let Ok(Expr::Path(path)) = xpath::parse(&call.text(1)?) else {
        return Err(Failure::Parameter("jr:choice-name").into());
    };
    let evaluator = call.evaluator;
    let own = evaluator.main.get(call.context.node).def.unwrap_or(0);
    let Ok(Some(def)) = resolve_plain(evaluator.form, &path, own) else {
        return Ok(String::new());
    };
    let Some(control) = evaluator.form.question(def) else {
        return Ok(String::new());
    };
    let Some(node) = nearest(evaluator.main, evaluator.form, def, call.context) else {
        return Ok(String::new());
    };
    let context = Context::at(InstanceId::Main, node);
    for (choice, label) in choices(evaluator, control, &context)? {
        if choice == value {
            return label.map_or(Ok(String::new()), |label| {
                text_of(evaluator, &label, &context)
            });
        }
    }
    Ok(String::new())
}

/// The node of `def` that shares most with the context; the first where nothing is shared.
fn nearest(
    tree: &Tree,
    form: &crate::engine::Form,
    def: usize,
    context: &Context,
) -> Option<NodeId> {
    let own = match context.instance {
        InstanceId::Main => tree.chain(context.node),
        InstanceId::Secondary(_) => Vec::new(),
    };
    let mut node = Tree::ROOT;
    for (level, def) in form.def_chain(def).into_iter().enumerate().skip(1) {
        let along = own.get(level).copied();
        node = match along.filter(|along| tree.get(*along).def == Some(def)) {
            Some(along) => along,
            None => tree.child(node, &form.defs[def].name)?,
        };
    }
    Some(node)
}
