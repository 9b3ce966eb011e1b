//! What people read: labels, choices and their order, with the outputs inside texts.

use super::eval::{Context, Evaluator};
use super::fault::Fault;
use super::functions;
use super::model::{Choices, Control, Itemset, Part, Shuffle, Text};
use super::number;

/// The choices of a control at a node: value and label.
pub(crate) fn choices(
    evaluator: &Evaluator<'_>,
    control: &Control,
    context: &Context,
) -> Result<Vec<(String, Option<Text>)>, Fault> {
    match &control.choices {
        Choices::None => Ok(Vec::new()),
        Choices::Listed(list) => Ok(list
            .iter()
            .map(|(value, label)| (value.clone(), Some(label.clone())))
            .collect()),
        Choices::Itemset(itemset) => items(evaluator, itemset, context),
    }
}

fn items(
    evaluator: &Evaluator<'_>,
    itemset: &Itemset,
    context: &Context,
) -> Result<Vec<(String, Option<Text>)>, Fault> {
    let nodes = evaluator.path(&itemset.nodes, context)?;
    let mut list = Vec::new();
    for node in &nodes.list {
        let item = Context::at(nodes.instance, *node);
        let value = evaluator.text(&evaluator.eval(&itemset.value, &item)?)?;
        let label = match &itemset.label {
            None => None,
            Some(label) => {
                let text = evaluator.text(&evaluator.eval(label, &item)?)?;
                Some(if itemset.label_is_itext {
                    Text::Itext(text)
                } else {
                    Text::Literal(vec![Part::Text(text)])
                })
            }
        };
        list.push((value, label));
    }
    match &itemset.shuffle {
        None => Ok(list),
        // The order is for people only; without a seed any order will do.
        Some(Shuffle::ByChance) => match functions::draw(evaluator, "randomize") {
            Ok(draw) => Ok(functions::shuffle(&list, number::to_long(draw * 2e9) + 1)),
            Err(_) => Ok(list),
        },
        Some(Shuffle::Seeded(seed)) => {
            let seed = functions::seed(evaluator, &evaluator.value(seed, context)?)?;
            Ok(functions::shuffle(&list, seed))
        }
    }
}

/// A text for people, in the language of the environment, else the form's default, else empty.
pub(crate) fn text_of(
    evaluator: &Evaluator<'_>,
    text: &Text,
    context: &Context,
) -> Result<String, Fault> {
    let texts = &evaluator.form.texts;
    let parts = match text {
        Text::Literal(parts) => parts,
        Text::Itext(id) => {
            let wanted = evaluator.environment.language.as_deref();
            let language = texts
                .languages
                .iter()
                .position(|(name, _)| Some(name.as_str()) == wanted);
            let found = texts
                .languages
                .get(language.unwrap_or(texts.default))
                .and_then(|(_, texts)| texts.get(id));
            match found {
                Some(parts) => parts,
                None => return Ok(String::new()),
            }
        }
    };
    let mut whole = String::new();
    for part in parts {
        match part {
            Part::Text(text) => whole.push_str(text),
            Part::Output(expr) => {
                let value = evaluator.value(expr, context)?;
                whole.push_str(&evaluator.text(&value)?);
            }
        }
    }
    Ok(whole)
}
