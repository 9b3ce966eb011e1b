//! The form as a tree, between the sheets and the XForm. It holds what the author meant and knows
//! nothing of cells or of XML.

mod lists;
mod settings;
mod text;
pub(crate) mod types;

use std::collections::HashMap;

pub(crate) use lists::{Choice, List, Lists};
pub(crate) use settings::{Settings, yes_no};
pub(crate) use text::Text;
pub(crate) use types::{Control, TYPES, TypeSpec};
pub(crate) use types::{find_type, type_names};

/// Index of a node in [`Form::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct NodeId(usize);

/// Names and values of attributes, in the order in which they are written.
pub(crate) type Attributes = Vec<(String, String)>;

/// Sets an attribute, keeping its place if it is there already.
pub(crate) fn set(attributes: &mut Attributes, name: &str, value: impl Into<String>) {
    match attributes.iter_mut().find(|(n, _)| n == name) {
        Some((_, old)) => *old = value.into(),
        None => attributes.push((name.to_string(), value.into())),
    }
}

/// The value of an attribute.
pub(crate) fn get<'a>(attributes: &'a Attributes, name: &str) -> Option<&'a str> {
    attributes
        .iter()
        .find(|(n, _)| n == name)
        .map(|(_, v)| v.as_str())
}

/// What every question and group may carry.
#[derive(Debug, Clone, Default)]
pub(crate) struct Content {
    pub(crate) label: Text,
    pub(crate) hint: Text,
    pub(crate) guidance: Text,
    /// Kind of media and its file names.
    pub(crate) media: Vec<(String, Text)>,
    /// Attributes of the bind; `None` writes no bind at all.
    pub(crate) bind: Option<Vec<(String, Text)>>,
    /// Attributes of the control in the body.
    pub(crate) control: Attributes,
    /// Attributes of the node in the instance.
    pub(crate) instance: Attributes,
}

impl Content {
    /// The value of a bind attribute without languages.
    pub(crate) fn bind(&self, name: &str) -> Option<&str> {
        let (_, value) = self.bind.as_ref()?.iter().find(|(n, _)| n == name)?;
        value.plain()
    }

    /// Whether the bind has an attribute.
    pub(crate) fn binds(&self, name: &str) -> bool {
        self.bind
            .as_ref()
            .is_some_and(|b| b.iter().any(|(n, _)| n == name))
    }

    /// Sets a bind attribute, making the bind if need be.
    pub(crate) fn set_bind(&mut self, name: &str, value: impl Into<String>) {
        let bind = self.bind.get_or_insert_with(Vec::new);
        let value = Text::Plain(value.into());
        match bind.iter_mut().find(|(n, _)| n == name) {
            Some((_, old)) => *old = value,
            None => bind.push((name.to_string(), value)),
        }
    }
}

/// The kinds of node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The form itself.
    Survey,
    /// A group; a loop becomes groups.
    Group,
    /// A group without a place in the body, such as `meta`.
    Hidden,
    /// A group that is asked again and again.
    Repeat,
    /// Anything with a value.
    Question,
    /// A declaration of an external file; no node of the instance.
    External,
    /// The `entity` element in a `meta` group.
    Entity,
    /// An attribute of an entity.
    Attribute,
    /// The label of an entity.
    EntityLabel,
}

/// What starts an [`Action`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    FirstLoad,
    Load,
    NewRepeat,
}

impl Event {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::FirstLoad => "odk-instance-first-load",
            Self::Load => "odk-instance-load",
            Self::NewRepeat => "odk-new-repeat",
        }
    }
}

/// Something that the device does by itself.
#[derive(Debug, Clone)]
pub(crate) struct Action {
    /// The element: `setvalue`, `odk:setgeopoint`, `odk:recordaudio`.
    pub(crate) element: &'static str,
    pub(crate) event: Event,
    /// Expression to store; the default of the question when `None`.
    pub(crate) value: Option<String>,
    /// Further attributes.
    pub(crate) attributes: Attributes,
}

/// What questions carry beyond [`Content`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Question {
    /// Canonical name of the type.
    pub(crate) kind: String,
    /// The control that the type has in the body.
    pub(crate) tag: Control,
    pub(crate) default: String,
    /// Whether the default is an expression.
    pub(crate) dynamic: bool,
    /// The list, file or reference that the choices come from.
    pub(crate) itemset: String,
    pub(crate) choice_filter: String,
    pub(crate) parameters: Attributes,
    /// Names of the questions whose change starts the calculation.
    pub(crate) triggers: Vec<String>,
    /// The list of a `select_one_external`.
    pub(crate) query: String,
    pub(crate) actions: Vec<Action>,
    /// Tags of an `osm` question.
    pub(crate) tags: Vec<(String, Text)>,
    /// The choices stand in the body, because the appearance is a `search()`.
    pub(crate) inline: bool,
    /// The value of an entity attribute.
    pub(crate) value: String,
}

/// A node of the form.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    /// Row of the survey sheet that it comes from, from zero; `None` if it was added.
    pub(crate) row: Option<usize>,
    pub(crate) parent: Option<NodeId>,
    pub(crate) children: Vec<NodeId>,
    /// Absolute XPath.
    pub(crate) path: String,
    /// Leaves no node in the instance: its children stand in its parent.
    pub(crate) flat: bool,
    pub(crate) content: Content,
    pub(crate) question: Question,
}

impl Node {
    pub(crate) fn new(kind: Kind, name: impl Into<String>, row: Option<usize>) -> Self {
        Self {
            kind,
            name: name.into(),
            row,
            parent: None,
            children: Vec::new(),
            path: String::new(),
            flat: false,
            content: Content::default(),
            question: Question::default(),
        }
    }

    /// Whether the node has no control in the body because it only computes.
    pub(crate) fn computes_silently(&self) -> bool {
        self.question.kind == "calculate"
            || ((self.content.binds("calculate") || !self.question.triggers.is_empty())
                && self.content.label.is_empty()
                && self.content.hint.is_empty())
    }
}

/// The whole form.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) settings: Settings,
    pub(crate) nodes: Vec<Node>,
    pub(crate) lists: Lists,
    /// Nodes by name; `None` where several share it.
    pub(crate) by_name: HashMap<String, Option<NodeId>>,
    /// Version of the entity specification, if the form declares entities.
    pub(crate) entities: Option<&'static str>,
}

impl Form {
    /// The root node.
    pub(crate) const ROOT: NodeId = NodeId(0);

    pub(crate) fn new(settings: Settings, lists: Lists) -> Self {
        let root = Node::new(Kind::Survey, settings.name.clone(), None);
        Self {
            settings,
            nodes: vec![root],
            lists,
            by_name: HashMap::new(),
            entities: None,
        }
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    pub(crate) fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0]
    }

    /// The position of a node in [`Form::nodes`].
    pub(crate) fn position(&self, id: NodeId) -> usize {
        debug_assert!(id.0 < self.nodes.len());
        id.0
    }

    /// Adds a node as the last child of another.
    pub(crate) fn add(&mut self, parent: NodeId, mut node: Node) -> NodeId {
        let id = NodeId(self.nodes.len());
        node.parent = Some(parent);
        self.nodes.push(node);
        self.node_mut(parent).children.push(id);
        id
    }

    /// Adds a whole subtree again under another parent; the names may be changed on the way.
    pub(crate) fn copy(&mut self, source: NodeId, parent: NodeId, change: &dyn Fn(&mut Node)) {
        let mut node = self.node(source).clone();
        let children = std::mem::take(&mut node.children);
        change(&mut node);
        let copied = self.add(parent, node);
        for child in children {
            self.copy(child, copied, change);
        }
    }

    /// All nodes below and including the given one, each before its children.
    pub(crate) fn walk(&self, from: NodeId) -> Vec<NodeId> {
        let mut order = Vec::new();
        let mut todo = vec![from];
        while let Some(id) = todo.pop() {
            order.push(id);
            todo.extend(self.node(id).children.iter().rev());
        }
        order
    }

    /// The ancestors of a node, nearest first.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).parent, |id| self.node(*id).parent)
    }

    /// The nearest repeat around a node.
    pub(crate) fn repeat_of(&self, id: NodeId) -> Option<NodeId> {
        self.ancestors(id)
            .find(|a| self.node(*a).kind == Kind::Repeat)
    }

    /// Fills in the paths and the index by name, once the tree stands.
    pub(crate) fn index(&mut self) {
        for id in self.walk(Self::ROOT) {
            let parent = self.node(id).parent.map(|p| self.node(p).path.clone());
            let node = self.node_mut(id);
            let parent = parent.unwrap_or_default();
            node.path = match node.kind {
                _ if node.flat => parent,
                Kind::Attribute => format!("{parent}/@{}", node.name),
                _ => format!("{parent}/{}", node.name),
            };
            if matches!(
                node.kind,
                Kind::External | Kind::Attribute | Kind::EntityLabel
            ) {
                continue;
            }
            let name = node.name.clone();
            self.by_name
                .entry(name)
                .and_modify(|e| *e = None)
                .or_insert(Some(id));
        }
    }
}
