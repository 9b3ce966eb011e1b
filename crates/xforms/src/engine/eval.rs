//! Evaluates expressions over the answers and the secondary instances. It reads, and changes
//! nothing; all work is counted, so that no form can keep a processor.
//!
//! Paths follow the engine of tablets. An absolute path takes, as far as it runs along the context
//! node's own path, the same instances of repeats (`/data/person/age` inside `person[2]` is that
//! of `person[2]`), irrelevant nodes are not there, and several nodes are no value.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use regex::Regex;

use super::data::Data;
use super::environment::{Environment, Lists};
use super::fault::{Failure, Fault, Unknown};
use super::functions;
use super::limits::{STEPS, TEXT_BYTES};
use super::model::{Form, Source};
use super::tree::{NodeId, Tree};
use super::value::{InstanceId, Nodes, Value};
use super::xml::local;
use super::xpath::{Axis, Expr, Op, Path, Start, Step};

/// What is kept between evaluations of one session.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(crate) steps: Cell<u64>,
    pub(crate) draws: Cell<u64>,
    pub(crate) patterns: RefCell<HashMap<String, Result<Regex, Fault>>>,
}

/// Everything an expression can see.
#[derive(Clone, Copy)]
pub(crate) struct Evaluator<'a> {
    pub(crate) form: &'a Form,
    pub(crate) main: &'a Tree,
    pub(crate) lists: &'a Lists,
    pub(crate) environment: &'a Environment,
    pub(crate) scratch: &'a Scratch,
    /// Something is checked that another device computed: what depends on that device is unknown.
    pub(crate) rechecking: bool,
}

/// Where an expression is evaluated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context {
    pub(crate) instance: InstanceId,
    pub(crate) node: NodeId,
    /// Inside a predicate: how many nodes came before.
    pub(crate) position: Option<usize>,
    /// What `current()` is.
    pub(crate) origin: (InstanceId, NodeId),
}

impl Context {
    pub(crate) fn at(instance: InstanceId, node: NodeId) -> Self {
        Self {
            instance,
            node,
            position: None,
            origin: (instance, node),
        }
    }
}

impl<'a> Evaluator<'a> {
    pub(crate) fn eval(&self, expr: &Expr, context: &Context) -> Result<Value, Fault> {
        self.count(1)?;
        match expr {
            Expr::Number(number) => Ok(Value::Number(*number)),
            Expr::Literal(text) => Ok(Value::Text(text.clone())),
            Expr::Negate(inner) => Ok(Value::Number(-self.number(&self.eval(inner, context)?)?)),
            Expr::Chain(first, rest) => self.chain(first, rest, context),
            Expr::Call(name, arguments) => functions::call(self, name, arguments, context),
            Expr::Path(path) => Ok(Value::Nodes(self.path(path, context)?)),
        }
    }

    /// Evaluates to a value that is no set of nodes.
    pub(crate) fn value(&self, expr: &Expr, context: &Context) -> Result<Value, Fault> {
        self.unpack(self.eval(expr, context)?)
    }

    pub(crate) fn truth(&self, expr: &Expr, context: &Context) -> Result<bool, Fault> {
        self.value(expr, context)?.to_bool()
    }

    /// Counts work against the budget of the session.
    pub(crate) fn count(&self, steps: usize) -> Result<(), Fault> {
        let done = self.scratch.steps.get() + steps as u64;
        self.scratch.steps.set(done);
        if done > STEPS {
            return Err(Failure::Budget.into());
        }
        Ok(())
    }

    fn chain(&self, first: &Expr, rest: &[(Op, Expr)], context: &Context) -> Result<Value, Fault> {
        if matches!(rest.first(), Some((Op::And | Op::Or, _))) {
            return self.logic(first, rest, context);
        }
        let mut left = self.value(first, context)?;
        for (op, operand) in rest {
            let right = self.value(operand, context)?;
            left = self.apply(*op, &left, &right)?;
        }
        Ok(left)
    }

    /// The first operand that decides, decides; those behind it are not evaluated.
    fn logic(&self, first: &Expr, rest: &[(Op, Expr)], context: &Context) -> Result<Value, Fault> {
        let mut so_far = self.truth(first, context)?;
        for (op, operand) in rest {
            if so_far == (*op == Op::Or) {
                break;
            }
            so_far = self.truth(operand, context)?;
        }
        Ok(Value::Bool(so_far))
    }

    fn apply(&self, op: Op, left: &Value, right: &Value) -> Result<Value, Fault> {
        let zone = &self.environment.zone;
        if matches!(op, Op::Equal | Op::NotEqual) {
            let equal = left.equals(right, zone)?;
            return Ok(Value::Bool(equal == (op == Op::Equal)));
        }
        let (left, right) = (left.to_number(zone)?, right.to_number(zone)?);
        Ok(match op {
            Op::Less => Value::Bool(left < right),
            Op::AtMost => Value::Bool(left <= right),
            Op::Greater => Value::Bool(left > right),
            Op::AtLeast => Value::Bool(left >= right),
            Op::Add => Value::Number(left + right),
            Op::Subtract => Value::Number(left - right),
            Op::Multiply => Value::Number(left * right),
            Op::Divide => Value::Number(left / right),
            _ => Value::Number(left % right),
        })
    }

    pub(crate) fn tree(&self, instance: InstanceId) -> Result<&'a Tree, Fault> {
        match instance {
            InstanceId::Main => Ok(self.main),
            InstanceId::Secondary(index) => {
                let secondary = &self.form.instances[index];
                match &secondary.source {
                    Source::Inline(tree) => Ok(tree),
                    Source::File(name) => self
                        .lists
                        .get(name)
                        .ok_or_else(|| Unknown::List(name.clone()).into()),
                }
            }
        }
    }

    /// One node is its value, none is an empty text, several are an error.
    pub(crate) fn unpack(&self, value: Value) -> Result<Value, Fault> {
        let Value::Nodes(nodes) = value else {
            return Ok(value);
        };
        match nodes.list.as_slice() {
            [] => Ok(Value::Text(String::new())),
            [node] => self.node_value(nodes.instance, *node),
            [first, ..] => {
                let def = self.tree(nodes.instance)?.get(*first).def;
                let path = def.map_or_else(|| "a list".to_owned(), |def| self.form.path_of(def));
                Err(Failure::Repeated(path).into())
            }
        }
    }

    pub(crate) fn node_value(&self, instance: InstanceId, node: NodeId) -> Result<Value, Fault> {
        let tree = self.tree(instance)?;
        let hidden = instance == InstanceId::Main && !tree.is_relevant(node);
        let data = tree.get(node).data.as_ref().filter(|_| !hidden);
        Ok(data.map_or_else(|| Value::Text(String::new()), Data::value))
    }

    pub(crate) fn node_values(&self, nodes: &Nodes) -> Result<Vec<Value>, Fault> {
        let values = nodes.list.iter();
        values
            .map(|node| self.node_value(nodes.instance, *node))
            .collect()
    }

    pub(crate) fn text(&self, value: &Value) -> Result<String, Fault> {
        let text = match value {
            Value::Nodes(_) => self
                .unpack(value.clone())?
                .to_text(&self.environment.zone)?,
            other => other.to_text(&self.environment.zone)?,
        };
        if text.len() > TEXT_BYTES {
            return Err(Failure::TooLong.into());
        }
        Ok(text)
    }

    pub(crate) fn number(&self, value: &Value) -> Result<f64, Fault> {
        match value {
            Value::Nodes(_) => self
                .unpack(value.clone())?
                .to_number(&self.environment.zone),
            other => other.to_number(&self.environment.zone),
        }
    }

    pub(crate) fn bool(&self, value: &Value) -> Result<bool, Fault> {
        match value {
            Value::Nodes(_) => self.unpack(value.clone())?.to_bool(),
            other => other.to_bool(),
        }
    }

    fn instance(&self, id: &str) -> Result<InstanceId, Fault> {
        let instances = &self.form.instances;
        instances
            .iter()
            .position(|one| one.id == id)
            .map(InstanceId::Secondary)
            .ok_or_else(|| Failure::NoInstance(id.to_owned()).into())
    }

    /// The relevant nodes that a path leads to.
    pub(crate) fn path(&self, path: &Path, context: &Context) -> Result<Nodes, Fault> {
        let (instance, node, absolute) = match &path.start {
            Start::Root => (InstanceId::Main, Tree::ROOT, true),
            Start::Instance(id) => (self.instance(id)?, Tree::ROOT, true),
            Start::Context => (context.instance, context.node, false),
            Start::Current => (context.origin.0, context.origin.1, false),
        };
        let tree = self.tree(instance)?;
        if tree.is_empty() {
            let list = Vec::new();
            return Ok(Nodes { instance, list });
        }
        let mut walk = Walk {
            evaluator: self,
            tree,
            instance,
            context,
            along: Vec::new(),
        };
        if absolute && instance == context.instance {
            walk.along = tree.chain(context.node);
        }
        let mut list = vec![node];
        for (level, step) in path.steps.iter().enumerate() {
            // The first step of an absolute path is the root, whatever it is called.
            if level > 0 || !absolute {
                list = walk.step(&list, step, level)?;
            }
            for (order, predicate) in step.predicates.iter().enumerate() {
                let lookup = if order == 0 && level <= 1 {
                    walk.lookup(predicate)?
                } else {
                    None
                };
                list = match lookup {
                    Some((side, wanted)) => walk.find(list, side, &wanted)?,
                    None => walk.filter(list, predicate)?,
                };
            }
        }
        if instance == InstanceId::Main {
            list.retain(|node| tree.is_relevant(*node));
        }
        Ok(Nodes { instance, list })
    }
}

struct Walk<'e, 'a> {
    evaluator: &'e Evaluator<'a>,
    tree: &'a Tree,
    instance: InstanceId,
    context: &'e Context,
    /// The context's own path while the path at hand still runs along it.
    along: Vec<NodeId>,
}

impl Walk<'_, '_> {
    fn step(&mut self, from: &[NodeId], step: &Step, level: usize) -> Result<Vec<NodeId>, Fault> {
        let mut found = Vec::new();
        match &step.axis {
            Axis::Child(name) => {
                let name = local(name);
                let position = self.position_along(name, level);
                for node in from {
                    match position {
                        Some(position) if step.predicates.is_empty() => {
                            found.extend(self.tree.child_at(*node, name, position));
                        }
                        _ => found.extend(self.tree.children_named(*node, name)),
                    }
                }
                self.evaluator.count(from.len() + found.len())?;
                return Ok(found);
            }
            Axis::AnyChild => {
                for node in from {
                    found.extend(&self.tree.get(*node).children);
                }
            }
            Axis::Attribute(name) => {
                let owned = from.iter();
                found.extend(owned.filter_map(|node| self.tree.attribute(*node, local(name))));
            }
            Axis::Parent => {
                for node in from {
                    let parent = self.tree.get(*node).parent;
                    let parent = parent.ok_or(Failure::AboveRoot)?;
                    if found.last() != Some(&parent) {
                        found.push(parent);
                    }
                }
            }
            Axis::Itself => found.extend(from),
        }
        self.along.clear();
        self.evaluator.count(found.len())?;
        Ok(found)
    }

    /// The instance that the context's own path takes at this level, if both run together so far.
    fn position_along(&mut self, name: &str, level: usize) -> Option<usize> {
        let own = self.along.get(level).map(|node| self.tree.get(*node));
        match own {
            Some(own) if &*own.name == name => Some(own.position),
            _ => {
                self.along.clear();
                None
            }
        }
    }

    /// For `name = …` in a list: the path and the text that it must have. Tablets look such items
    /// up in an index, and for that evaluate the other side where the whole expression stands, not
    /// at each item: an absolute path there takes the repeat instance around it.
    fn lookup<'p>(&self, predicate: &'p Expr) -> Result<Option<(&'p Path, String)>, Fault> {
        let Expr::Chain(left, rest) = predicate else {
            return Ok(None);
        };
        let [(Op::Equal, right)] = rest.as_slice() else {
            return Ok(None);
        };
        if self.instance == InstanceId::Main {
            return Ok(None);
        }
        let (side, other) = match (&**left, right) {
            (Expr::Path(side), other) if side.start == Start::Context => (side, other),
            (other, Expr::Path(side)) if side.start == Start::Context => (side, other),
            _ => return Ok(None),
        };
        match other {
            Expr::Literal(text) => Ok(Some((side, text.clone()))),
            Expr::Path(path) if path.start != Start::Context => {
                Ok(match self.evaluator.value(other, self.context)? {
                    Value::Text(text) => Some((side, text)),
                    _ => None,
                })
            }
            _ => Ok(None),
        }
    }

    fn find(&self, list: Vec<NodeId>, side: &Path, wanted: &str) -> Result<Vec<NodeId>, Fault> {
        if let [
            Step {
                axis: Axis::Child(name),
                predicates,
            },
        ] = side.steps.as_slice()
            && predicates.is_empty()
        {
            return self.find_child(list, local(name), wanted);
        }
        let mut found = Vec::new();
        for node in list {
            let context = Context {
                instance: self.instance,
                node,
                position: None,
                origin: self.context.origin,
            };
            let nodes = self.evaluator.path(side, &context)?;
            let value = self.evaluator.unpack(Value::Nodes(nodes))?;
            if matches!(value, Value::Text(text) if text == wanted) {
                found.push(node);
            }
        }
        Ok(found)
    }

    /// The common case, for lists of many thousand items.
    fn find_child(
        &self,
        list: Vec<NodeId>,
        name: &str,
        wanted: &str,
    ) -> Result<Vec<NodeId>, Fault> {
        self.evaluator.count(list.len())?;
        let mut found = Vec::new();
        for node in list {
            let child = self.tree.child(node, name);
            if self.tree.child_at(node, name, 1).is_some() {
                return Err(Failure::Repeated("a list".to_owned()).into());
            }
            let text = child.and_then(|child| self.tree.get(child).data.as_ref());
            let matches = match text {
                Some(Data::Text(text)) => text == wanted,
                _ => wanted.is_empty(),
            };
            if matches {
                found.push(node);
            }
        }
        Ok(found)
    }

    fn filter(&self, list: Vec<NodeId>, predicate: &Expr) -> Result<Vec<NodeId>, Fault> {
        let mut passed = Vec::new();
        for (position, node) in list.into_iter().enumerate() {
            let context = Context {
                instance: self.instance,
                node,
                position: Some(position),
                origin: self.context.origin,
            };
            // A number is no condition: `[2]` selects nothing on tablets.
            if self.evaluator.eval(predicate, &context)? == Value::Bool(true) {
                passed.push(node);
            }
        }
        Ok(passed)
    }
}
