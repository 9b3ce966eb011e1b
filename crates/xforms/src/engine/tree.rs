//! A tree of nodes with values: the answers of one person, or a secondary instance. Nodes refer to
//! each other by index; an attribute is a node of its own, beside the children.

use std::collections::HashMap;
use std::sync::Arc;

use super::data::Data;
use super::model::DefId;

/// Index of a node in its [`Tree`].
pub(crate) type NodeId = usize;

#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own that XForms gives a node"
)]
pub(crate) struct Node {
    /// Without prefix.
    pub(crate) name: Arc<str>,
    pub(crate) parent: Option<NodeId>,
    pub(crate) children: Vec<NodeId>,
    pub(crate) attributes: Vec<NodeId>,
    /// How many siblings of the same name stand before it.
    pub(crate) position: usize,
    pub(crate) data: Option<Data>,
    /// What the form says about it; none in secondary instances.
    pub(crate) def: Option<DefId>,
    /// Its own relevance, without that of its ancestors.
    pub(crate) relevant: bool,
    pub(crate) required: bool,
    pub(crate) readonly: bool,
    /// Whether it stood in the submission that was read.
    pub(crate) present: bool,
}

/// Counts siblings by name while their parent is filled.
#[derive(Debug, Default)]
pub(crate) struct Positions(HashMap<String, usize>);

impl Positions {
    /// The position of the next sibling of this name.
    pub(crate) fn next(&mut self, name: &str) -> usize {
        if let Some(next) = self.0.get_mut(name) {
            *next += 1;
            return *next - 1;
        }
        self.0.insert(name.to_owned(), 1);
        0
    }
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    /// Children by name, of nodes with more than [`WIDE`] children: else every path through a
    /// form of a thousand questions would pass all of them.
    wide: HashMap<NodeId, HashMap<Arc<str>, Vec<NodeId>>>,
}

const WIDE: usize = 16;

impl Tree {
    pub(crate) const ROOT: NodeId = 0;

    pub(crate) fn get(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    pub(crate) fn get_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id]
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    fn blank(name: Arc<str>, parent: Option<NodeId>, def: Option<DefId>) -> Node {
        Node {
            name,
            parent,
            children: Vec::new(),
            attributes: Vec::new(),
            position: 0,
            data: None,
            def,
            relevant: true,
            required: false,
            readonly: false,
            present: false,
        }
    }

    /// Adds a node after its siblings; without a parent it is the root. `position` is the number
    /// of siblings of its name, which the caller counts with [`Positions`].
    pub(crate) fn add(
        &mut self,
        parent: Option<NodeId>,
        name: &Arc<str>,
        def: Option<DefId>,
        position: usize,
    ) -> NodeId {
        let id = self.nodes.len();
        let mut node = Self::blank(Arc::clone(name), parent, def);
        node.position = position;
        self.nodes.push(node);
        if let Some(parent) = parent {
            self.nodes[parent].children.push(id);
            match self.wide.get_mut(&parent) {
                Some(index) => index.entry(Arc::clone(name)).or_default().push(id),
                None if self.nodes[parent].children.len() > WIDE => self.index(parent),
                None => {}
            }
        }
        id
    }

    fn index(&mut self, parent: NodeId) {
        let mut index: HashMap<Arc<str>, Vec<NodeId>> = HashMap::new();
        for child in &self.nodes[parent].children {
            let name = Arc::clone(&self.nodes[*child].name);
            index.entry(name).or_default().push(*child);
        }
        self.wide.insert(parent, index);
    }

    pub(crate) fn add_attribute(
        &mut self,
        owner: NodeId,
        name: &Arc<str>,
        def: Option<DefId>,
    ) -> NodeId {
        let id = self.nodes.len();
        self.nodes
            .push(Self::blank(Arc::clone(name), Some(owner), def));
        self.nodes[owner].attributes.push(id);
        id
    }

    /// Puts the last child of `parent` behind its last sibling of the same name.
    pub(crate) fn gather_last(&mut self, parent: NodeId) {
        let Some(last) = self.nodes[parent].children.pop() else {
            return;
        };
        let siblings = &self.nodes[parent].children;
        let place = siblings
            .iter()
            .rposition(|sibling| self.nodes[*sibling].name == self.nodes[last].name)
            .map_or(siblings.len(), |at| at + 1);
        self.nodes[parent].children.insert(place, last);
    }

    /// Takes a node out; those of its name behind it move up.
    pub(crate) fn remove(&mut self, id: NodeId) {
        let Some(parent) = self.nodes[id].parent else {
            return;
        };
        self.nodes[parent].children.retain(|child| *child != id);
        let name = Arc::clone(&self.nodes[id].name);
        if let Some(named) = self.wide.get_mut(&parent).and_then(|it| it.get_mut(&name)) {
            named.retain(|child| *child != id);
        }
        for sibling in self.children_named(parent, &name) {
            if self.nodes[sibling].position > self.nodes[id].position {
                self.nodes[sibling].position -= 1;
            }
        }
    }

    /// In document order, which is that of their positions.
    pub(crate) fn children_named(&self, id: NodeId, name: &str) -> Vec<NodeId> {
        if let Some(index) = self.wide.get(&id) {
            return index.get(name).cloned().unwrap_or_default();
        }
        let children = self.nodes[id].children.iter().copied();
        children
            .filter(|child| &*self.nodes[*child].name == name)
            .collect()
    }

    pub(crate) fn child(&self, id: NodeId, name: &str) -> Option<NodeId> {
        self.child_at(id, name, 0)
    }

    /// The child of this name that has `position` others before it.
    pub(crate) fn child_at(&self, id: NodeId, name: &str, position: usize) -> Option<NodeId> {
        if let Some(index) = self.wide.get(&id) {
            return index.get(name)?.get(position).copied();
        }
        let mut named = self.nodes[id].children.iter().copied();
        named.find(|child| {
            let child = &self.nodes[*child];
            child.position == position && &*child.name == name
        })
    }

    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<NodeId> {
        self.nodes[id]
            .attributes
            .iter()
            .copied()
            .find(|attribute| &*self.nodes[*attribute].name == name)
    }

    /// Relevant, and inside relevant nodes only.
    pub(crate) fn is_relevant(&self, id: NodeId) -> bool {
        let mut at = Some(id);
        while let Some(node) = at {
            if !self.nodes[node].relevant {
                return false;
            }
            at = self.nodes[node].parent;
        }
        true
    }

    /// From the root to the node, both included.
    pub(crate) fn chain(&self, id: NodeId) -> Vec<NodeId> {
        let mut chain = vec![id];
        while let Some(parent) = self.nodes[chain[chain.len() - 1]].parent {
            chain.push(parent);
        }
        chain.reverse();
        chain
    }

    /// All nodes below and including `id`, parents before children.
    pub(crate) fn below(&self, id: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut open = vec![id];
        while let Some(node) = open.pop() {
            found.push(node);
            let inside = &self.nodes[node];
            open.extend(inside.children.iter().rev());
            open.extend(inside.attributes.iter().rev());
        }
        found
    }
}
