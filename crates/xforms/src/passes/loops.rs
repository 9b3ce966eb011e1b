//! Loops: the questions between `begin loop over LIST` and `end loop` are asked once for each
//! choice of the list, with `%(name)s` and `%(label)s` replaced by those of the choice.

use super::rows::Row;
use super::tree::Builder;
use crate::form::{Choice, Kind, Node, NodeId, Text};
use crate::problem::{Code, Problem, nearest};

impl Builder<'_, '_> {
    /// Complains about a loop without a list.
    pub(super) fn check_loop(&mut self, row: &Row, list: &str) {
        if list.is_empty() {
            self.complain(Code::LoopWithoutList, row, &["type"]);
        } else if self.form.lists.get(list).is_none() {
            let near = nearest(list, self.form.lists.names());
            let place = self.at(row, &["type"]);
            self.problems.push(
                Problem::new(Code::ChoiceListUnknown, place)
                    .with("list", list)
                    .suggest(near),
            );
        }
    }

    /// Replaces what stands in a loop by one group for each choice.
    pub(super) fn expand_loop(&mut self, node: NodeId) {
        let Some(list) = self.form.lists.get(&self.form.node(node).question.itemset) else {
            return;
        };
        let choices = list.choices.clone();
        let templates = std::mem::take(&mut self.form.node_mut(node).children);
        for choice in choices.iter().filter(|c| c.name != "none") {
            let mut group = Node::new(Kind::Group, choice.name.clone(), choice.row);
            group.row = None;
            group.content.label = choice.label.clone();
            group.content.media.clone_from(&choice.media);
            let group = self.form.add(node, group);
            for template in &templates {
                self.form
                    .copy(*template, group, &|node| substitute_all(node, choice));
            }
        }
    }
}

fn substitute_all(node: &mut Node, choice: &Choice) {
    let text = |text: &Text| text.map(|language, text| substitute(text, choice, language));
    let plain = |text: &mut String| *text = substitute(text, choice, "");
    plain(&mut node.name);
    let content = &mut node.content;
    content.label = text(&content.label);
    content.hint = text(&content.hint);
    content.guidance = text(&content.guidance);
    for (_, value) in content.bind.iter_mut().flatten().chain(&mut content.media) {
        *value = text(value);
    }
    for (_, value) in content.control.iter_mut().chain(&mut content.instance) {
        plain(value);
    }
    plain(&mut node.question.default);
    plain(&mut node.question.choice_filter);
}

fn substitute(text: &str, choice: &Choice, language: &str) -> String {
    if !text.contains('%') {
        return text.to_string();
    }
    let labels = choice.label.each("");
    let label = labels
        .iter()
        .find(|(l, _)| *l == language)
        .or_else(|| labels.first())
        .map_or("", |(_, label)| label);
    text.replace("%(name)s", &choice.name)
        .replace("%(label)s", label)
        .replace("%%", "%")
}
