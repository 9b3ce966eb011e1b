//! The answers of one person with all that expressions need; what filling in and checking have in
//! common.

use std::sync::Arc;

use super::data::{Data, DataType};
use super::environment::{Environment, Lists};
use super::eval::{Context, Evaluator, Scratch};
use super::fault::Fault;
use super::limits::STEPS;
use super::model::{DefId, Form};
use super::number;
use super::tree::{NodeId, Tree};
use super::value::InstanceId;

#[derive(Debug)]
pub(crate) struct State<'f> {
    pub(crate) form: &'f Form,
    pub(crate) lists: &'f Lists,
    pub(crate) environment: Environment,
    pub(crate) tree: Tree,
    pub(crate) scratch: Scratch,
    pub(crate) rechecking: bool,
}

impl<'f> State<'f> {
    pub(crate) fn new(
        form: &'f Form,
        lists: &'f Lists,
        environment: Environment,
        rechecking: bool,
    ) -> Self {
        Self {
            form,
            lists,
            environment,
            tree: Tree::default(),
            scratch: Scratch::default(),
            rechecking,
        }
    }

    pub(crate) fn evaluator(&self) -> Evaluator<'_> {
        self.evaluator_in(&self.environment)
    }

    pub(crate) fn evaluator_in<'e>(&'e self, environment: &'e Environment) -> Evaluator<'e> {
        Evaluator {
            form: self.form,
            main: &self.tree,
            lists: self.lists,
            environment,
            scratch: &self.scratch,
            rechecking: self.rechecking,
        }
    }

    /// A new budget of work, for what the caller asks next.
    pub(crate) fn refresh(&self) {
        self.scratch.steps.set(0);
    }

    /// Whether the budget is used up.
    pub(crate) fn spent(&self) -> bool {
        self.scratch.steps.get() > STEPS
    }

    /// The answers before anybody answered.
    pub(crate) fn grow_initial(&mut self) {
        self.tree = self.form.initial.clone();
        for node in self.below_root() {
            self.type_text(node);
        }
    }

    /// Adds an instance of a repeat behind the others.
    pub(crate) fn grow(&mut self, parent: NodeId, def: DefId) -> NodeId {
        let form = self.form;
        let position = self.tree.children_named(parent, &form.defs[def].name).len();
        let Some(template) = form.templates.get(&def) else {
            return self
                .tree
                .add(Some(parent), &form.defs[def].name, Some(def), position);
        };
        let mut open = vec![(Tree::ROOT, parent, position)];
        let mut first = None;
        while let Some((from, parent, position)) = open.pop() {
            let source = template.get(from);
            let node = self
                .tree
                .add(Some(parent), &source.name, source.def, position);
            if first.is_none() {
                first = Some(node);
                self.tree.gather_last(parent);
            }
            self.tree.get_mut(node).data.clone_from(&source.data);
            self.type_text(node);
            for attribute in &source.attributes {
                let source = template.get(*attribute);
                let attribute = self.tree.add_attribute(node, &source.name, source.def);
                self.tree.get_mut(attribute).data.clone_from(&source.data);
                self.type_text(attribute);
            }
            let children = source.children.iter().rev();
            open.extend(children.map(|child| (*child, node, template.get(*child).position)));
        }
        first.unwrap_or(parent)
    }

    /// Turns the text of a fresh node into an answer of its type. Defaults that are not of their
    /// type are dropped, as tablets do.
    fn type_text(&mut self, node: NodeId) {
        let kind = self.kind(node);
        if let Some(Data::Text(text)) = &self.tree.get(node).data {
            let data = Data::parse(text, kind, &self.environment.zone);
            self.tree.get_mut(node).data = data.unwrap_or(None);
        }
    }

    pub(crate) fn kind(&self, node: NodeId) -> DataType {
        let def = self.tree.get(node).def;
        def.map_or(DataType::Text, |def| self.form.defs[def].kind)
    }

    /// The answer as a submission has it.
    pub(crate) fn text(&self, node: NodeId) -> String {
        let data = self.tree.get(node).data.as_ref();
        data.map(|data| data.text(&self.environment.zone))
            .unwrap_or_default()
    }

    pub(crate) fn below_root(&self) -> Vec<NodeId> {
        if self.tree.is_empty() {
            return Vec::new();
        }
        self.tree.below(Tree::ROOT)
    }

    /// The nodes of each def, in document order.
    pub(crate) fn by_def(&self) -> Vec<Vec<NodeId>> {
        let mut index = vec![Vec::new(); self.form.defs.len()];
        for node in self.below_root() {
            if let Some(def) = self.tree.get(node).def {
                index[def].push(node);
            }
        }
        index
    }

    /// The nodes of `def`: along the path of `around` where both run together, all elsewhere.
    pub(crate) fn nodes_near(&self, def: DefId, around: Option<NodeId>) -> Vec<NodeId> {
        let own = around.map(|node| self.tree.chain(node)).unwrap_or_default();
        let chain = self.form.def_chain(def);
        let mut nodes = vec![Tree::ROOT];
        for (level, def) in chain.iter().enumerate().skip(1) {
            let along = own.get(level).copied();
            if let Some(along) = along.filter(|node| self.tree.get(*node).def == Some(*def)) {
                nodes = vec![along];
                continue;
            }
            let inside = &self.form.defs[*def];
            let of_attribute = inside
                .parent
                .is_some_and(|owner| self.form.attribute_def(owner, &inside.name) == Some(*def));
            nodes = nodes
                .into_iter()
                .flat_map(|node| {
                    if of_attribute {
                        let owned = self.tree.attribute(node, &inside.name);
                        owned.into_iter().collect()
                    } else {
                        self.tree.children_named(node, &inside.name)
                    }
                })
                .collect();
        }
        nodes
    }

    /// `/data/person[2]/age`: a number behind each repeat, `@` before an attribute.
    pub(crate) fn path(&self, node: NodeId) -> String {
        let mut path = String::new();
        let mut owner: Option<NodeId> = None;
        for node in self.tree.chain(node) {
            let inside = self.tree.get(node);
            let attribute = owner.is_some_and(|it| self.tree.get(it).attributes.contains(&node));
            path.push('/');
            if attribute {
                path.push('@');
            }
            path.push_str(&inside.name);
            if inside.def.is_some_and(|def| self.form.defs[def].repeat) {
                let number = format!("[{}]", inside.position + 1);
                path.push_str(&number);
            }
            owner = Some(node);
        }
        path
    }

    /// The node at such a path; a repeat without a number is its first instance.
    pub(crate) fn find(&self, path: &str) -> Option<NodeId> {
        let mut steps = path.strip_prefix('/')?.split('/');
        let root = steps.next()?;
        if self.tree.is_empty() || &*self.tree.get(Tree::ROOT).name != root {
            return None;
        }
        let mut node = Tree::ROOT;
        for step in steps {
            if let Some(attribute) = step.strip_prefix('@') {
                node = self.tree.attribute(node, attribute)?;
                continue;
            }
            let (name, number) = match step.strip_suffix(']') {
                Some(step) => step.split_once('[')?,
                None => (step, "1"),
            };
            let number: usize = number.parse().ok()?;
            node = self.tree.child_at(node, name, number.checked_sub(1)?)?;
        }
        Some(node)
    }

    /// For each place of a counted repeat how many instances its count asks for.
    pub(crate) fn counts(&self) -> Vec<(NodeId, DefId, Result<u32, Fault>)> {
        let index = self.by_def();
        let mut counts = Vec::new();
        for (def, inside) in self.form.defs.iter().enumerate() {
            let (Some(count), Some(parent)) = (&inside.count, inside.parent) else {
                continue;
            };
            for parent in &index[parent] {
                let context = Context::at(InstanceId::Main, *parent);
                let evaluator = self.evaluator();
                let wanted = evaluator
                    .value(count, &context)
                    .and_then(|value| evaluator.number(&value))
                    .map(|number| u32::try_from(number::to_int(number)).unwrap_or(0));
                counts.push((*parent, def, wanted));
            }
        }
        counts
    }

    /// A name that trees can share.
    pub(crate) fn name_of(&self, def: DefId) -> Arc<str> {
        Arc::clone(&self.form.defs[def].name)
    }
}
