//! The old setting `flat`: answers stand beside one another without their groups, so each question
//! takes over the relevance of the groups around it.

use crate::form::{Form, Kind, NodeId};

/// Turns the groups of a form flat, if the settings say so.
pub(crate) fn flatten(form: &mut Form) {
    if form.settings.flat {
        for child in form.node(Form::ROOT).children.clone() {
            inherit(form, child, "");
        }
    }
}

fn inherit(form: &mut Form, id: NodeId, above: &str) {
    let node = form.node(id);
    if node.kind == Kind::Hidden {
        return;
    }
    let own = node.content.bind("relevant").unwrap_or("");
    let relevant = match (above.is_empty(), own.is_empty()) {
        (true, _) => own.to_string(),
        (false, true) => above.to_string(),
        (false, false) => format!("{above} and ({own})"),
    };
    let children = node.children.clone();
    if children.is_empty() {
        if !relevant.is_empty() {
            form.node_mut(id).content.set_bind("relevant", relevant);
        }
        return;
    }
    for child in children {
        inherit(form, child, &relevant);
    }
}
