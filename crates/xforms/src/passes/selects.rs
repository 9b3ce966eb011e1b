//! Questions with choices: from a list of the form, a file, a repeat, or the external list.

use super::rows::Row;
use super::tree::Builder;
use crate::expr::{only_reference, references};
use crate::form::{Attributes, Choice, Kind, Node, TYPES, Text, TypeSpec, find_type, get};
use crate::problem::{Code, Problem, nearest};

/// Endings of files that choices can come from.
pub(crate) const FILES: [&str; 3] = [".csv", ".xml", ".geojson"];

/// The parts of `select_one LIST or_other`.
pub(super) struct SelectType {
    pub(super) spec: &'static TypeSpec,
    pub(super) list: String,
    pub(super) or_other: bool,
}

impl SelectType {
    /// Takes a type apart; `None` if it is no select with a list.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut commands: Vec<(&'static str, &'static TypeSpec)> = TYPES
            .iter()
            .filter(|t| t.control.is_select() || t.name == "select_one_external")
            .flat_map(|t| {
                std::iter::once(t.name)
                    .chain(t.aliases.iter().copied())
                    .map(move |n| (n, t))
            })
            .filter(|(name, _)| text.starts_with(name))
            .collect();
        commands.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        commands.into_iter().find_map(|(command, spec)| {
            let rest = text.strip_prefix(command)?.strip_prefix(' ')?;
            let (list, tail) = rest.split_once(' ').unwrap_or((rest, ""));
            let or_other = match tail {
                "" => false,
                "or specify other" | "or_other" | "or other" => true,
                _ => return None,
            };
            (!list.is_empty()).then(|| Self {
                spec,
                list: list.to_string(),
                or_other,
            })
        })
    }

    fn is_from_file(&self) -> bool {
        self.spec.name.ends_with("_from_file")
    }

    fn external(&self) -> bool {
        self.spec.name == "select_one_external"
    }
}

/// A file name in two parts: `places.csv` is `places` and `.csv`.
pub(crate) fn split_file(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 => name.split_at(dot),
        _ => (name, ""),
    }
}

/// Whether the choices come from an attached file.
pub(crate) fn is_file(list: &str) -> bool {
    FILES.contains(&split_file(list).1)
}

impl Builder<'_, '_> {
    /// Adds a question with choices.
    pub(super) fn select(&mut self, row: Row, select: &SelectType, parameters: Attributes) {
        if select.external() {
            self.check_external(&row, select);
        } else {
            self.check_list(&row, select);
        }
        self.select_parameters(&row, select, &parameters);
        let other = if select.or_other {
            self.or_other_question(&row, &select.list)
        } else {
            None
        };
        let parent = self.parent();
        let (mut node, row) = self.node_of(row, select.spec, parameters);
        node.question.itemset.clone_from(&select.list);
        if select.external() && !row.choice_filter.is_empty() {
            node.question.query = std::mem::take(&mut node.question.itemset);
        }
        self.none_option(&mut node, select);
        if let Some(header) = self.in_table_list(&row, &mut node, select) {
            self.form.add(parent, header);
        }
        self.form.add(parent, node);
        if let Some(other) = other {
            self.form.add(parent, other);
        }
    }

    fn check_external(&mut self, row: &Row, select: &SelectType) {
        if row.choice_filter.is_empty() {
            self.complain(Code::ExternalUnfiltered, row, &["choice_filter"]);
        }
        if self.sources.external.is_empty() {
            self.complain(Code::ExternalChoicesMissing, row, &["type"]);
        } else if !self.sources.external.contains(&select.list) {
            let place = self.at(row, &["type"]);
            self.problems
                .push(Problem::new(Code::ExternalListUnknown, place).with("list", &select.list));
        }
    }

    fn check_list(&mut self, row: &Row, select: &SelectType) {
        let list = select.list.as_str();
        if select.is_from_file() {
            let dots = list.trim_start_matches('.').matches('.').count();
            if dots != 1 || !is_file(list) {
                let place = self.at(row, &["type"]);
                self.problems
                    .push(Problem::new(Code::SelectFileExtension, place).with("file", list));
            }
            return;
        }
        if is_file(list) || !references(list).is_empty() {
            return;
        }
        let Some(found) = self.form.lists.get(list) else {
            self.unknown_list(row, select);
            return;
        };
        if select.spec.name == "select_multiple"
            && let Some(spaced) = found.choices.iter().find(|c| c.name.contains(' '))
        {
            let problem = Problem::new(Code::ChoiceNameSpace, self.at(row, &["type"]))
                .with("name", &spaced.name)
                .with("list", list);
            self.problems.push(problem);
        }
    }

    fn unknown_list(&mut self, row: &Row, select: &SelectType) {
        let place = self.at(row, &["type"]);
        if self.form.lists.is_empty() {
            self.problems.push(
                Problem::new(Code::ChoicesSheetMissing, place)
                    .suggest(nearest("choices", self.sources.sheet_names.iter().copied())),
            );
            return;
        }
        let near = nearest(&select.list, self.form.lists.names());
        let mend = near.as_ref().and_then(|to| {
            let whole = row.kind.replacen(&select.list, to, 1);
            self.rewrite(row, &["type"], &row.kind, &whole)
        });
        self.problems.push(
            Problem::new(Code::ChoiceListUnknown, place)
                .with("list", &select.list)
                .suggest(near)
                .mend(mend),
        );
    }

    fn select_parameters(&mut self, row: &Row, select: &SelectType, parameters: &Attributes) {
        self.allow(row, parameters, select.spec.parameters);
        for name in ["value", "label"] {
            if let Some(value) = get(parameters, name).filter(|_| select.is_from_file())
                && !crate::expr::is_name(value)
            {
                self.refuse(row, name, value, "the name of a column");
            }
        }
        let seed = get(parameters, "seed");
        match get(parameters, "randomize") {
            Some(randomize) => {
                self.one_of(row, "randomize", randomize, &["true", "false"]);
                let seed =
                    seed.filter(|s| only_reference(s).is_none() && s.parse::<f64>().is_err());
                if let Some(seed) = seed {
                    self.refuse(row, "seed", seed, "a number or a reference such as ${name}");
                }
            }
            None if seed.is_some() => {
                let place = self.at(row, &["parameters"]);
                self.problems.push(
                    Problem::new(Code::ParameterNeeds, place)
                        .with("parameter", "seed")
                        .with("other", "randomize=true"),
                );
            }
            None => {}
        }
    }

    /// Adds the choice "other" to the list and returns the question that asks what it is.
    fn or_other_question(&mut self, row: &Row, list: &str) -> Option<Node> {
        self.or_other = true;
        if !row.choice_filter.is_empty() {
            self.complain(Code::OrOtherFiltered, row, &["choice_filter"]);
        }
        let place = self.at(row, &["type"]);
        let Some(found) = self.form.lists.get_mut(list) else {
            self.problems
                .push(Problem::new(Code::OrOtherList, place).with("list", list));
            return None;
        };
        if !found.choices.iter().any(|c| c.name == "other") {
            let mut label = Text::None;
            for choice in found.choices.iter().filter(|c| c.label.has_languages()) {
                for (language, _) in choice.label.each("") {
                    label.add(Some(language), "Other".into(), "");
                }
            }
            if label.is_empty() {
                label = Text::Plain("Other".into());
            }
            found.choices.push(Choice {
                name: "other".into(),
                label,
                ..Choice::default()
            });
        }
        let spec = find_type("text")?;
        let mut node = Node::new(Kind::Question, format!("{}_other", row.name), None);
        node.question.kind = spec.name.into();
        node.question.tag = spec.control;
        node.content.label = Text::Plain("Specify other.".into());
        node.content.set_bind("type", "string");
        node.content
            .set_bind("relevant", format!("selected(../{}, 'other')", row.name));
        Some(node)
    }

    /// The old setting `add_none_option`: "none" cannot be combined with other choices.
    fn none_option(&mut self, node: &mut Node, select: &SelectType) {
        const ALONE: &str = "(.='none' or not(selected(., 'none')))";
        if !self.form.settings.none_option || select.spec.name != "select_multiple" {
            return;
        }
        let constraint = match node.content.bind("constraint") {
            Some(own) => format!("{own} and {ALONE}"),
            None => ALONE.to_string(),
        };
        node.content.set_bind("constraint", constraint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<(&'static str, String, bool)> {
        SelectType::parse(text).map(|s| (s.spec.name, s.list, s.or_other))
    }

    #[test]
    fn selects_in_all_their_spellings() {
        assert_eq!(
            parse("select_one a"),
            Some(("select_one", "a".into(), false))
        );
        assert_eq!(
            parse("select one from a or other"),
            Some(("select_one", "a".into(), true))
        );
        assert_eq!(
            parse("select one from"),
            Some(("select_one", "from".into(), false))
        );
        assert_eq!(
            parse("select_one_from_file a.csv"),
            Some(("select_one_from_file", "a.csv".into(), false))
        );
        assert_eq!(
            parse("add select multiple prompt using x").map(|s| s.0),
            Some("select_multiple")
        );
        assert_eq!(parse("select_one a b"), None);
        assert_eq!(parse("select_one"), None);
    }

    #[test]
    fn files_by_their_ending() {
        assert_eq!(split_file("a.b.csv"), ("a.b", ".csv"));
        assert!(is_file("a.geojson"));
        assert!(!is_file("a"));
    }
}
