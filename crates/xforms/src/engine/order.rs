//! The order in which conditions and calculations are evaluated: each after what it reads. What
//! reads itself, directly or in a circle, has no order; it is set aside and named.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Rule;
use super::limits::ORDER_STEPS;
use super::model::{DefId, Form};
use super::xml::local;
use super::xpath::{Axis, Expr, Path, Start, Step};

/// What is evaluated and in which order; what cannot be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Order {
    pub(crate) steps: Vec<(DefId, Rule)>,
    /// In circles, or between two circles.
    pub(crate) cyclic: Vec<(DefId, Rule)>,
}

const RULES: [Rule; 4] = [
    Rule::Relevant,
    Rule::Calculate,
    Rule::Required,
    Rule::Readonly,
];

/// The order, or none if working it out takes more than [`ORDER_STEPS`].
pub(crate) fn order(form: &Form) -> Option<Order> {
    let mut rules: Vec<(DefId, Rule)> = Vec::new();
    for def in 0..form.defs.len() {
        let has = |rule: &Rule| form.defs[def].rule(*rule).is_some();
        rules.extend(RULES.into_iter().filter(has).map(|rule| (def, rule)));
    }
    let edges = edges(form, &rules)?;
    let all = vec![true; rules.len()];
    let (sorted, _) = sort(&edges, &all);
    if sorted.len() == rules.len() {
        return Some(Order {
            steps: sorted.into_iter().map(|rule| rules[rule]).collect(),
            cyclic: Vec::new(),
        });
    }
    // What is left after sorting forwards and then backwards is what the circles hold together.
    let mut core = all;
    for rule in sorted {
        core[rule] = false;
    }
    let (backwards, _) = sort(&reversed(&edges), &core);
    for rule in backwards {
        core[rule] = false;
    }
    let rest: Vec<bool> = core.iter().map(|cyclic| !cyclic).collect();
    let (sorted, _) = sort(&edges, &rest);
    Some(Order {
        steps: sorted.into_iter().map(|rule| rules[rule]).collect(),
        cyclic: (0..rules.len())
            .filter(|rule| core[*rule])
            .map(|rule| rules[rule])
            .collect(),
    })
}

/// For each rule those that must come after it. A calculation is read through its node, a
/// relevance through its node and everything inside.
fn edges(form: &Form, rules: &[(DefId, Rule)]) -> Option<Vec<BTreeSet<usize>>> {
    let index: BTreeMap<(DefId, Rule), usize> = rules.iter().copied().zip(0..).collect();
    let mut edges = vec![BTreeSet::new(); rules.len()];
    let mut left = ORDER_STEPS;
    for (reader, (def, rule)) in rules.iter().enumerate() {
        let Some(expr) = form.defs[*def].rule(*rule) else {
            continue;
        };
        let mut read = BTreeSet::new();
        let mut scope = Scope {
            form,
            origin: *def,
            left: &mut left,
        };
        scope.collect(expr, Some(*def), &mut read)?;
        left = left.checked_sub(read.len() as u64)?;
        for source in read {
            if let Some(writer) = index.get(&(source, Rule::Calculate)) {
                edges[*writer].insert(reader);
            }
            for ancestor in form.def_chain(source) {
                if let Some(writer) = index.get(&(ancestor, Rule::Relevant)) {
                    edges[*writer].insert(reader);
                }
            }
        }
    }
    Some(edges)
}

fn reversed(edges: &[BTreeSet<usize>]) -> Vec<BTreeSet<usize>> {
    let mut reversed = vec![BTreeSet::new(); edges.len()];
    for (from, targets) in edges.iter().enumerate() {
        for to in targets {
            reversed[*to].insert(from);
        }
    }
    reversed
}

/// Sorts the members so that edges go forward; the first of equals first. The second list is what
/// could not be sorted.
fn sort(edges: &[BTreeSet<usize>], member: &[bool]) -> (Vec<usize>, Vec<usize>) {
    let mut waiting = vec![0usize; edges.len()];
    for (from, targets) in edges.iter().enumerate() {
        for to in targets.iter().filter(|to| member[from] && member[**to]) {
            waiting[*to] += 1;
        }
    }
    let mut ready: BTreeSet<usize> = (0..edges.len())
        .filter(|rule| member[*rule] && waiting[*rule] == 0)
        .collect();
    let mut sorted = Vec::new();
    while let Some(rule) = ready.pop_first() {
        sorted.push(rule);
        for to in edges[rule].iter().filter(|to| member[**to]) {
            waiting[*to] -= 1;
            if waiting[*to] == 0 {
                ready.insert(*to);
            }
        }
    }
    let left = (0..edges.len())
        .filter(|rule| member[*rule] && waiting[*rule] > 0)
        .collect();
    (sorted, left)
}

struct Scope<'f, 's> {
    form: &'f Form,
    origin: DefId,
    /// Steps that may still be taken: wild cards inside predicates multiply.
    left: &'s mut u64,
}

impl Scope<'_, '_> {
    /// Adds the nodes of the answers that `expr` reads. `context` is none inside a secondary
    /// instance.
    fn collect(
        &mut self,
        expr: &Expr,
        context: Option<DefId>,
        read: &mut BTreeSet<DefId>,
    ) -> Option<()> {
        *self.left = self.left.checked_sub(1)?;
        match expr {
            Expr::Number(_) | Expr::Literal(_) => {}
            Expr::Negate(inner) => self.collect(inner, context, read)?,
            Expr::Call(_, arguments) => {
                for argument in arguments {
                    self.collect(argument, context, read)?;
                }
            }
            Expr::Chain(first, rest) => {
                self.collect(first, context, read)?;
                for (_, operand) in rest {
                    self.collect(operand, context, read)?;
                }
            }
            Expr::Path(path) => self.collect_path(path, context, read)?,
        }
        Some(())
    }

    fn collect_path(
        &mut self,
        path: &Path,
        context: Option<DefId>,
        read: &mut BTreeSet<DefId>,
    ) -> Option<()> {
        let (mut at, inside): (Vec<DefId>, bool) = match path.start {
            Start::Root => (vec![0], true),
            Start::Context => (context.into_iter().collect(), context.is_some()),
            Start::Current => (vec![self.origin], true),
            Start::Instance(_) => (Vec::new(), false),
        };
        let from_root = path.start == Start::Root;
        for (index, step) in path.steps.iter().enumerate() {
            if index > 0 || !from_root {
                at = self.step(&at, step)?;
            }
            for predicate in &step.predicates {
                for def in &at {
                    self.collect(predicate, Some(*def), read)?;
                }
                if !inside {
                    self.collect(predicate, None, read)?;
                }
            }
        }
        read.extend(at);
        Some(())
    }

    fn step(&mut self, at: &[DefId], step: &Step) -> Option<Vec<DefId>> {
        let form = self.form;
        let mut found = Vec::new();
        for def in at {
            match &step.axis {
                Axis::Child(name) => found.extend(form.child_def(*def, local(name))),
                Axis::Attribute(name) => found.extend(form.attribute_def(*def, local(name))),
                Axis::Parent => found.extend(form.defs[*def].parent),
                Axis::Itself => found.push(*def),
                Axis::AnyChild => found.extend(form.defs[*def].children.values()),
            }
        }
        // Several nodes can have one parent.
        found.sort_unstable();
        found.dedup();
        *self.left = self.left.checked_sub(found.len() as u64)?;
        Some(found)
    }
}
