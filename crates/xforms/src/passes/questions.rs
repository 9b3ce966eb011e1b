//! From a row to a question: finds the type and hands over to the file that knows its parameters.

use super::rows::Row;
use super::selects::SelectType;
use super::tree::Builder;
use crate::form::{
    Action, Attributes, Control, Event, Kind, Node, Text, TypeSpec, find_type, get, set, type_names,
};
use crate::problem::{Code, Problem, nearest};

/// Values that devices stopped giving to programs.
const GONE: [&str; 2] = ["subscriberid", "simserial"];

impl Builder<'_, '_> {
    /// Adds the question of a row to the group that is open.
    pub(super) fn question(&mut self, row: Row) {
        let parameters = self.parameters(&row);
        if let Some(select) = SelectType::parse(&row.kind) {
            self.select(row, &select, parameters);
            return;
        }
        if let Some(list) = row.kind.strip_prefix("osm ").map(str::to_string) {
            self.osm(row, parameters, &list);
            return;
        }
        let Some(spec) = find_type(&row.kind) else {
            self.unknown_type(row);
            return;
        };
        if spec.control.is_select() || spec.name == "select_one_external" {
            self.unknown_type(row);
            return;
        }
        let (mut question, row) = self.node_of(row, spec, parameters);
        let node = &mut question;
        match spec.name {
            "calculate" => self.calculate(&row, node),
            "subscriberid" | "simserial" => self.gone(&row, spec),
            "range" => self.range(&row, node),
            "text" => self.text(&row, node),
            "image" => self.image(&row, node),
            "audio" => self.audio(&row, node),
            "background-audio" => self.background_audio(&row, node),
            "geopoint" | "geotrace" | "geoshape" => self.geo(&row, node, spec),
            "start-geopoint" => node.question.actions.push(Action {
                element: "odk:setgeopoint",
                event: Event::FirstLoad,
                value: None,
                attributes: Attributes::new(),
            }),
            "background-geopoint" => self.background_geopoint(&row, node),
            "csv-external" | "xml-external" => node.kind = Kind::External,
            _ => {}
        }
        let parent = self.parent();
        self.form.add(parent, question);
    }

    /// A node with everything that its type and its row have in common for all types. The row comes
    /// back without the content that went into the node.
    pub(super) fn node_of(
        &mut self,
        mut row: Row,
        spec: &TypeSpec,
        parameters: Attributes,
    ) -> (Node, Row) {
        let mut node = Node::new(Kind::Question, row.name.clone(), Some(row.index));
        let own = std::mem::take(&mut row.content);
        let own_bind = own.bind.clone();
        node.content = own;
        node.content.bind = spec.bind.map(|bind| {
            bind.iter()
                .map(|(name, value)| ((*name).to_string(), Text::Plain((*value).to_string())))
                .collect()
        });
        for (name, value) in own_bind.into_iter().flatten() {
            let bind = node.content.bind.get_or_insert_with(Vec::new);
            match bind.iter_mut().find(|(n, _)| *n == name) {
                Some((_, old)) => *old = value,
                None => bind.push((name, value)),
            }
        }
        if node.content.hint.is_empty() && !spec.hint.is_empty() {
            node.content.hint = Text::Plain(spec.hint.to_string());
        }
        if node.content.label.is_empty()
            && get(&node.content.control, "appearance") == Some("label")
        {
            node.content.label = Text::Plain(" ".into());
        }
        let (dynamic, actions) = self.default_actions(&row);
        node.question.kind = spec.name.to_string();
        node.question.tag = spec.control;
        if let Control::Upload(media) = spec.control
            && get(&node.content.control, "mediatype").is_none()
        {
            node.content
                .control
                .insert(0, ("mediatype".into(), media.into()));
        }
        node.question.default.clone_from(&row.default);
        node.question.dynamic = dynamic;
        node.question.actions = actions;
        node.question.choice_filter.clone_from(&row.choice_filter);
        node.question.parameters = parameters;
        node.question.triggers = self.trigger_names(&row);
        (node, row)
    }

    fn unknown_type(&mut self, row: Row) {
        let near = near_type(&row.kind);
        let mend = near
            .as_ref()
            .and_then(|to| self.rewrite(&row, &["type"], &row.kind, to));
        let place = self.at(&row, &["type"]);
        self.problems.push(
            Problem::new(Code::TypeUnknown, place)
                .with("type", &row.kind)
                .suggest(near)
                .mend(mend),
        );
        // The question is there all the same, so that references to it are not reported as well.
        let parent = self.parent();
        let mut node = Node::new(Kind::Question, row.name, Some(row.index));
        node.content = row.content;
        self.form.add(parent, node);
    }

    fn calculate(&mut self, row: &Row, node: &Node) {
        let calculated = node
            .content
            .bind("calculate")
            .is_some_and(|c| !c.is_empty());
        if !calculated && !node.question.dynamic {
            let place = self.at(row, &["bind", "calculate"]);
            self.problems
                .push(Problem::new(Code::CalculationMissing, place).with("name", &row.name));
        }
    }

    fn gone(&mut self, row: &Row, spec: &TypeSpec) {
        debug_assert!(GONE.contains(&spec.name));
        let place = self.at(row, &["type"]);
        self.problems
            .push(Problem::new(Code::DevicePropertyGone, place).with("type", &row.kind));
    }

    fn text(&mut self, row: &Row, node: &mut Node) {
        let parameters = node.question.parameters.clone();
        self.allow(row, &parameters, &["rows"]);
        if let Some(rows) = get(&parameters, "rows")
            && self.whole(row, "rows", rows)
        {
            set(&mut node.content.control, "rows", rows);
        }
    }

    fn osm(&mut self, row: Row, parameters: Attributes, list: &str) {
        let Some(spec) = find_type("osm") else {
            return;
        };
        let tags = self.sources.tags.get(list).cloned().unwrap_or_default();
        let (mut node, _) = self.node_of(row, spec, parameters);
        node.question.tags = tags;
        let parent = self.parent();
        self.form.add(parent, node);
    }
}

/// The type that was probably meant; what follows a select stays as it is.
fn near_type(written: &str) -> Option<String> {
    let words: Vec<&str> = written.split(' ').collect();
    (1..=words.len()).find_map(|n| {
        let head = words[..n].join(" ");
        let near = nearest(&head, type_names())?;
        let rest = &words[n..];
        let takes_list = find_type(&near).is_some_and(|t| {
            t.control.is_select() || matches!(t.name, "select_one_external" | "osm")
        });
        match (takes_list, rest.is_empty()) {
            (true, false) => Some(format!("{near} {}", rest.join(" "))),
            (false, true) => Some(near),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::near_type;

    #[test]
    fn types_with_typing_errors_are_recognised() {
        assert_eq!(near_type("Text"), Some("text".into()));
        assert_eq!(near_type("select_on sex"), Some("select_one sex".into()));
        assert_eq!(
            near_type("selectmultiple a b"),
            Some("select_multiple a b".into())
        );
        assert_eq!(near_type("begin goup"), Some("begin group".into()));
        assert_eq!(near_type("select_one"), None);
        assert_eq!(near_type("hologram"), None);
    }
}
