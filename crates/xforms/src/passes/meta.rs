//! The `meta` group of the form: audits, the instance id, the instance name. It comes last.

use crate::form::{Form, Kind, Node, NodeId};

const META: &str = "meta";

/// Adds what belongs into `meta`.
pub(crate) fn add(form: &mut Form, audits: Vec<Node>) {
    let mut nodes = audits;
    if !form.settings.omit_instance_id {
        let mut id = computed("instanceID");
        id.content.set_bind("readonly", "true()");
        let preload = form.settings.instance_id.clone();
        id.content.set_bind("jr:preload", preload);
        nodes.push(id);
    }
    if !form.settings.instance_name.is_empty() {
        let mut name = computed("instanceName");
        let expression = form.settings.instance_name.clone();
        name.content.set_bind("calculate", expression);
        nodes.push(name);
    }
    if nodes.is_empty() {
        return;
    }
    let meta = group(form, Form::ROOT);
    for node in nodes {
        form.add(meta, node);
    }
}

fn computed(name: &str) -> Node {
    let mut node = Node::new(Kind::Question, name, None);
    node.question.kind = "calculate".into();
    node.content.set_bind("type", "string");
    node
}

/// The `meta` group of a container, made if it is not there.
pub(super) fn group(form: &mut Form, container: NodeId) -> NodeId {
    let existing = form.node(container).children.iter().copied().find(|c| {
        let child = form.node(*c);
        child.kind == Kind::Hidden && child.name == META
    });
    existing.unwrap_or_else(|| form.add(container, Node::new(Kind::Hidden, META, None)))
}
