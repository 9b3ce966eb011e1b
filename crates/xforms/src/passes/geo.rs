//! Places, lines and areas.

use super::rows::Row;
use super::searches::is_search;
use super::selects::split_file;
use super::tree::Builder;
use crate::expr::only_reference;
use crate::form::{Form, Kind, Node, TypeSpec, get, set, yes_no};
use crate::problem::{Code, Problem};

impl Builder<'_, '_> {
    pub(super) fn geo(&mut self, row: &Row, node: &mut Node, spec: &TypeSpec) {
        let parameters = node.question.parameters.clone();
        self.allow(row, &parameters, spec.parameters);
        for (name, attribute) in [
            ("capture-accuracy", "accuracyThreshold"),
            ("warning-accuracy", "unacceptableAccuracyThreshold"),
        ] {
            if let Some(value) = get(&parameters, name).filter(|_| spec.name == "geopoint")
                && self.number(row, name, value)
            {
                set(&mut node.content.control, attribute, value);
            }
        }
        if let Some(value) = get(&parameters, "incremental").filter(|_| spec.name != "geopoint") {
            if yes_no(value) == Some(true) {
                set(&mut node.content.control, "incremental", "true");
            } else {
                self.refuse(row, "incremental", value, "true, or left out");
            }
        }
        if let Some(value) = get(&parameters, "allow-mock-accuracy")
            && self.one_of(row, "allow-mock-accuracy", value, &["true", "false"])
        {
            node.content.set_bind("odk:allow-mock-accuracy", value);
        }
        if let Some(value) = get(&parameters, "reference-geometry") {
            self.geometries.push((value.to_string(), row.index));
            node.question.itemset = value.to_string();
        }
    }

    pub(super) fn background_geopoint(&mut self, row: &Row, node: &Node) {
        if node.question.triggers.is_empty() {
            self.complain(Code::GeopointTriggerMissing, row, &["trigger"]);
        }
        if node.content.binds("calculate") {
            self.complain(Code::GeopointCalculation, row, &["bind", "calculate"]);
        }
    }

    /// Once the whole form is read: do the geometries that questions refer to exist?
    pub(super) fn check_geometries(&mut self) {
        let nodes = self.form.walk(Form::ROOT);
        let repeat = |name: &str| {
            nodes.iter().any(|id| {
                let node = self.form.node(*id);
                node.kind == Kind::Repeat && node.name == name
            })
        };
        // Lists of a search() are written into the body and make no instance.
        let searched = |name: &str| {
            nodes.iter().any(|id| {
                let node = self.form.node(*id);
                node.question.itemset == name && is_search(node)
            })
        };
        let instance = |name: &str| {
            (self.form.lists.get(name).is_some() && !searched(name))
                || self.sources.entity_lists.iter().any(|l| l == name)
                || nodes.iter().any(|id| {
                    let node = self.form.node(*id);
                    (node.kind == Kind::External && split_file(&node.name).0 == name)
                        || (node.question.tag.is_select()
                            && !is_search(node)
                            && split_file(&node.question.itemset).0 == name)
                })
        };
        let column = self.table.column(&["parameters"]).map_or(0, |c| c.index);
        let unknown: Vec<usize> = self
            .geometries
            .iter()
            .filter(|(target, _)| {
                !instance(target) && !only_reference(target).is_some_and(|r| repeat(r.name))
            })
            .map(|(_, row)| *row)
            .collect();
        for row in unknown {
            let place = self.table.sheet.place(row, column);
            self.problems
                .push(Problem::new(Code::GeometryUnknown, place));
        }
    }
}
