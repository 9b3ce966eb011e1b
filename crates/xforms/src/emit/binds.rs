//! Binds: what each node may hold and when, and the actions of the model.

use super::actions;
use super::paths::{Paths, Style};
use super::xml::Writer;
use crate::form::{Form, NodeId, Text, yes_no};

/// Attributes in which yes and no are truth values.
const TRUTH: [&str; 5] = [
    "readonly",
    "required",
    "relevant",
    "constraint",
    "calculate",
];

/// Writes the bind and the actions of every node, in the order of the form.
pub(super) fn write(form: &Form, paths: &Paths<'_>, out: &mut Writer) {
    for id in form.walk(Form::ROOT) {
        bind(form, paths, id, out);
        actions::write(form, paths, id, false, out);
    }
}

fn bind(form: &Form, paths: &Paths<'_>, id: NodeId, out: &mut Writer) {
    let node = form.node(id);
    let Some(bind) = node.content.bind.as_ref().filter(|_| !node.flat) else {
        return;
    };
    let mut attributes = vec![("nodeset".to_string(), node.path.clone())];
    for (name, value) in bind {
        // With a trigger, the calculation is in the action of the trigger.
        if name == "calculate" && !node.question.triggers.is_empty() {
            continue;
        }
        let value = match value {
            Text::None => continue,
            _ if in_itext(name, value) => format!("jr:itext('{}:{name}')", node.path),
            Text::Plain(text) if TRUTH.contains(&name.as_str()) => truth(text),
            Text::Plain(text) => text.clone(),
            // Other attributes have no languages; the first one given counts.
            Text::Languages(texts) => texts.first().map(|(_, t)| t.clone()).unwrap_or_default(),
        };
        attributes.push((
            name.clone(),
            paths.resolve(&value, Some(id), Style::default()),
        ));
    }
    out.empty("bind", &super::borrow(&attributes));
}

/// Messages that have languages, or show values, live in the translations.
pub(super) fn in_itext(name: &str, value: &Text) -> bool {
    match name {
        "jr:constraintMsg" | "jr:requiredMsg" => value.has_languages() || value.has_reference(),
        "jr:noAppErrorString" => value.has_languages(),
        _ => false,
    }
}

fn truth(text: &str) -> String {
    match yes_no(text) {
        Some(true) => "true()".into(),
        Some(false) => "false()".into(),
        None => text.to_string(),
    }
}
