//! The primary instance: one element for every question and group, templates for repeats.

use super::paths::{Paths, Style};
use super::xml::Writer;
use crate::form::{Form, Kind, NodeId};

/// Writes the root element with everything in it.
pub(super) fn write(form: &Form, paths: &Paths<'_>, out: &mut Writer) {
    Instance { form, paths }.node(Form::ROOT, false, out);
}

struct Instance<'a, 'f> {
    form: &'f Form,
    paths: &'a Paths<'f>,
}

impl Instance<'_, '_> {
    fn node(&self, id: NodeId, in_repeat: bool, out: &mut Writer) {
        let node = self.form.node(id);
        let attributes = self.attributes(id);
        let attributes = super::borrow(&attributes);
        if node.kind == Kind::Question {
            let default = if node.question.dynamic {
                ""
            } else {
                &node.question.default
            };
            out.text_element(&node.name, &attributes, default);
            return;
        }
        let children = self.elements(id);
        if children.is_empty() {
            out.empty(&node.name, &attributes);
            return;
        }
        out.open(&node.name, &attributes);
        for child in children {
            // Repeats inside a repeat have their template in the template of the outer one.
            if self.form.node(child).kind == Kind::Repeat && !in_repeat {
                self.template(child, out);
                self.node(child, true, out);
            } else {
                self.node(child, in_repeat, out);
            }
        }
        out.close(&node.name);
    }

    /// What is copied when a round is added to a repeat.
    fn template(&self, id: NodeId, out: &mut Writer) {
        let name = &self.form.node(id).name;
        let children = self.elements(id);
        if children.is_empty() {
            out.empty(name, &[("jr:template", "")]);
            return;
        }
        out.open(name, &[("jr:template", "")]);
        for child in children {
            if self.form.node(child).kind == Kind::Repeat {
                self.template(child, out);
            } else {
                self.node(child, false, out);
            }
        }
        out.close(name);
    }

    /// Children that are elements; those of flat groups stand in for them.
    fn elements(&self, id: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        for child in &self.form.node(id).children {
            let node = self.form.node(*child);
            match node.kind {
                Kind::External | Kind::Attribute => {}
                _ if node.flat => found.extend(self.elements(*child)),
                _ => found.push(*child),
            }
        }
        found
    }

    fn attributes(&self, id: NodeId) -> Vec<(String, String)> {
        let node = self.form.node(id);
        let mut found: Vec<(String, String)> = node
            .content
            .instance
            .iter()
            .map(|(name, value)| {
                let value = self.paths.resolve(value, Some(id), Style::default());
                (name.clone(), value)
            })
            .collect();
        for child in &node.children {
            let child = self.form.node(*child);
            if child.kind == Kind::Attribute {
                found.push((child.name.clone(), child.question.value.clone()));
            }
        }
        if node.kind == Kind::Survey {
            let settings = &self.form.settings;
            found.extend(settings.attributes.iter().cloned());
            for (name, value) in [
                ("id", &settings.id),
                ("xmlns", &settings.instance_xmlns),
                ("version", &settings.version),
                ("odk:prefix", &settings.prefix),
                ("odk:delimiter", &settings.delimiter),
            ] {
                if !value.is_empty() {
                    crate::form::set(&mut found, name, value.as_str());
                }
            }
        }
        found
    }
}
