//! Actions: what the device does by itself when a form opens, a round is added or an answer
//! changes.

use super::paths::{Paths, Style};
use super::xml::Writer;
use crate::form::{Event, Form, Kind, NodeId};

/// Writes the actions of a node that belong into the model, or those of a new round of a repeat.
pub(super) fn write(form: &Form, paths: &Paths<'_>, id: NodeId, new_round: bool, out: &mut Writer) {
    let node = form.node(id);
    for action in &node.question.actions {
        if (action.event == Event::NewRepeat) != new_round {
            continue;
        }
        let value = match &action.value {
            Some(value) => value.clone(),
            None if node.question.dynamic => {
                paths.resolve(&node.question.default, Some(id), Style::default())
            }
            None => String::new(),
        };
        let mut attributes = vec![("ref", node.path.as_str()), ("event", action.event.name())];
        if !value.is_empty() && action.element == "setvalue" {
            attributes.push(("value", &value));
        }
        attributes.extend(
            action
                .attributes
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str())),
        );
        out.empty(action.element, &attributes);
    }
}

/// Nodes of a repeat, not of those nested in it.
pub(super) fn own_nodes(form: &Form, repeat: NodeId) -> Vec<NodeId> {
    let mut nodes = form.walk(repeat);
    nodes.retain(|id| form.repeat_of(*id) == Some(repeat));
    nodes
}

/// The questions that a change of this one sets, with what they become.
pub(super) fn triggered(form: &Form) -> Vec<(NodeId, NodeId)> {
    let mut found = Vec::new();
    for id in form.walk(Form::ROOT) {
        for name in &form.node(id).question.triggers {
            if let Some(trigger) = form.by_name.get(name).copied().flatten() {
                found.push((trigger, id));
            }
        }
    }
    found
}

/// Writes what a change of a question sets, inside the control of that question.
pub(super) fn write_triggered(
    form: &Form,
    paths: &Paths<'_>,
    trigger: NodeId,
    targets: &[NodeId],
    out: &mut Writer,
) {
    const CHANGED: &str = "xforms-value-changed";
    for geopoint in [false, true] {
        for target in targets {
            let node = form.node(*target);
            debug_assert_eq!(node.kind, Kind::Question);
            if (node.question.kind == "background-geopoint") != geopoint {
                continue;
            }
            let value = node.content.bind("calculate").unwrap_or("");
            let value = paths.resolve(value, Some(trigger), Style::default());
            let mut attributes = vec![("ref", node.path.as_str()), ("event", CHANGED)];
            if !geopoint && !value.is_empty() {
                attributes.push(("value", &value));
            }
            let element = if geopoint {
                "odk:setgeopoint"
            } else {
                "setvalue"
            };
            out.empty(element, &attributes);
        }
    }
}
