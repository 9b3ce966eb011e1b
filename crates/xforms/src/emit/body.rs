//! The body: the controls that people see, nested as the groups are.

use std::collections::HashMap;

use super::paths::{Paths, Style};
use super::xml::Writer;
use super::{actions, itemset, mixed};
use crate::form::{Control, Form, Kind, Node, NodeId, Text};

/// Writes the controls of the whole form.
pub(super) fn write(form: &Form, paths: &Paths<'_>, out: &mut Writer) {
    let mut triggered: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
    for (trigger, target) in actions::triggered(form) {
        triggered.entry(trigger).or_default().push(target);
    }
    let body = Body {
        form,
        paths,
        triggered,
    };
    body.children(Form::ROOT, out);
}

struct Body<'a, 'f> {
    form: &'f Form,
    paths: &'a Paths<'f>,
    triggered: HashMap<NodeId, Vec<NodeId>>,
}

impl Body<'_, '_> {
    fn children(&self, id: NodeId, out: &mut Writer) {
        for child in &self.form.node(id).children {
            match self.form.node(*child).kind {
                Kind::Group if self.shows(*child) => self.group(*child, out),
                Kind::Repeat => self.repeat(*child, out),
                Kind::Question => self.question(*child, out),
                _ => {}
            }
        }
    }

    /// Whether a group holds anything to see: an empty group in the body makes a form invalid.
    fn shows(&self, id: NodeId) -> bool {
        self.form.node(id).children.iter().any(|child| {
            let node = self.form.node(*child);
            match node.kind {
                Kind::Group => self.shows(*child),
                Kind::Repeat => true,
                Kind::Question => is_shown(node),
                _ => false,
            }
        })
    }

    /// Control attributes with their references resolved.
    fn attributes(&self, id: NodeId) -> Vec<(String, String)> {
        let control = &self.form.node(id).content.control;
        control
            .iter()
            .map(|(name, value)| {
                let value = self.paths.resolve(value, Some(id), Style::default());
                (name.clone(), value)
            })
            .collect()
    }

    fn group(&self, id: NodeId, out: &mut Writer) {
        let node = self.form.node(id);
        let mut attributes = Vec::new();
        if !node.flat {
            attributes.push(("ref".to_string(), node.path.clone()));
        }
        attributes.extend(self.attributes(id));
        out.open("group", &super::borrow(&attributes));
        if !node.content.label.is_empty() {
            self.label(node, id, out);
        }
        self.children(id, out);
        out.close("group");
    }

    fn repeat(&self, id: NodeId, out: &mut Writer) {
        let node = self.form.node(id);
        out.open("group", &[("ref", &node.path)]);
        self.label(node, id, out);
        let mut attributes = vec![("nodeset".to_string(), node.path.clone())];
        attributes.extend(self.attributes(id));
        out.open("repeat", &super::borrow(&attributes));
        self.children(id, out);
        for own in actions::own_nodes(self.form, id) {
            actions::write(self.form, self.paths, own, true, out);
        }
        out.close("repeat");
        out.close("group");
    }

    fn question(&self, id: NodeId, out: &mut Writer) {
        let node = self.form.node(id);
        let question = &node.question;
        if !is_shown(node) {
            return;
        }
        let element = question.tag.element();
        let mut attributes = vec![("ref".to_string(), node.path.clone())];
        attributes.extend(self.attributes(id));
        if !question.query.is_empty() {
            attributes.push(("query".into(), self.query(node, id)));
        }
        out.open(element, &super::borrow(&attributes));
        self.label(node, id, out);
        self.hint(node, id, out);
        if question.inline {
            self.inline_choices(node, out);
        }
        itemset::write(self.form, self.paths, id, out);
        for (name, label) in &question.tags {
            out.open("tag", &[("key", name)]);
            let label = label.each("").first().map_or("", |(_, l)| l);
            out.text_element("label", &[], label);
            out.close("tag");
        }
        if let Some(targets) = self.triggered.get(&id) {
            actions::write_triggered(self.form, self.paths, id, targets, out);
        }
        out.close(element);
    }

    /// Where a `select_one_external` looks for its choices.
    fn query(&self, node: &Node, id: NodeId) -> String {
        let list = &node.question.query;
        let style = Style {
            current: true,
            ..Style::default()
        };
        let filter = self
            .paths
            .resolve(&node.question.choice_filter, Some(id), style);
        if filter.is_empty() {
            format!("instance('{list}')/root/item")
        } else {
            format!("instance('{list}')/root/item[{filter}]")
        }
    }

    fn label(&self, node: &Node, id: NodeId, out: &mut Writer) {
        if in_itext(node) {
            let reference = format!("jr:itext('{}:label')", node.path);
            out.empty("label", &[("ref", &reference)]);
        } else {
            let text = node.content.label.plain().unwrap_or("");
            mixed::write(out, self.paths, "label", &[], text, Some(id));
        }
    }

    fn hint(&self, node: &Node, id: NodeId, out: &mut Writer) {
        let content = &node.content;
        if content.hint.has_languages() || !content.guidance.is_empty() {
            let reference = format!("jr:itext('{}:hint')", node.path);
            out.empty("hint", &[("ref", &reference)]);
        } else if let Text::Plain(hint) = &content.hint {
            mixed::write(out, self.paths, "hint", &[], hint, Some(id));
        }
    }

    fn inline_choices(&self, node: &Node, out: &mut Writer) {
        let Some(list) = self.form.lists.get(&node.question.itemset) else {
            return;
        };
        let itext = list.needs_itext();
        for (index, choice) in list.choices.iter().enumerate() {
            out.open("item", &[]);
            if itext {
                let reference = format!("jr:itext('{}-{index}')", list.name);
                out.empty("label", &[("ref", &reference)]);
            } else {
                out.text_element("label", &[], choice.label.plain().unwrap_or(""));
            }
            out.text_element("value", &[], &choice.name);
            out.close("item");
        }
    }
}

/// Whether a question has a control.
fn is_shown(node: &Node) -> bool {
    node.question.tag != Control::None && !node.computes_silently()
}

/// Whether the label of a node lives in the translations.
pub(super) fn in_itext(node: &Node) -> bool {
    node.content.label.has_languages() || !node.content.media.is_empty()
}
