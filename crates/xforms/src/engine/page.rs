//! What a page shows: the relevant controls in the order of the form, with the instances of
//! repeats. Labels and choices are asked for by path, one by one.

use super::model::{Control, ControlKind, DefId};
use super::session::Session;
use super::state::State;
use super::tree::{NodeId, Tree};

/// One control as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What it is.
    pub kind: ControlKind,
    /// The node it is bound to; with its number for an instance of a repeat.
    pub path: String,
    /// How many groups and repeats are around it.
    pub level: usize,
    /// Its appearance; empty without one.
    pub appearance: String,
}

impl Session<'_> {
    /// The controls that are relevant now.
    ///
    /// ```
    /// use xforms::engine::{ControlKind, Environment, Form, Lists, Session};
    ///
    /// let form = Form::parse(r#"<h:html xmlns:h="h"><h:head><model>
    ///   <instance><data id="f"><n/><p><age/></p></data></instance>
    ///   <bind nodeset="/data/n" type="int"/>
    /// </model></h:head><h:body><input ref="/data/n"/>
    ///   <group ref="/data/p"><repeat nodeset="/data/p" jr:count="/data/n" xmlns:jr="j">
    ///     <input ref="/data/p/age"/>
    ///   </repeat></group>
    /// </h:body></h:html>"#)?;
    /// let lists = Lists::default();
    /// let mut session = Session::new(&form, &lists, Environment::default());
    /// session.answer("/data/n", "2")?;
    /// let shown: Vec<_> = session.shown().into_iter().map(|it| (it.level, it.path)).collect();
    /// assert_eq!(shown[1], (0, "/data/p[1]".to_owned()));
    /// assert_eq!(shown[4], (1, "/data/p[2]/age".to_owned()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shown(&self) -> Vec<Shown> {
        let state = &self.state;
        let top = state.form.top.iter().rev();
        let mut tasks: Vec<Task> = top
            .map(|control| Task::Control(*control, Tree::ROOT, 0))
            .collect();
        let mut shown = Vec::new();
        while let Some(task) = tasks.pop() {
            match task {
                Task::Control(index, scope, level) => {
                    let control = &state.form.controls[index];
                    if is_wrapper(state, control) {
                        let inside = control.children.iter().rev();
                        tasks.extend(inside.map(|it| Task::Control(*it, scope, level)));
                        continue;
                    }
                    let nodes = control.def.map(|def| nodes_inside(state, scope, def));
                    let nodes = nodes.unwrap_or_default().into_iter().rev();
                    tasks.extend(nodes.map(|node| Task::Node(index, node, level)));
                }
                Task::Node(index, node, level) if state.tree.is_relevant(node) => {
                    let control = &state.form.controls[index];
                    shown.push(Shown {
                        kind: control.kind,
                        path: state.path(node),
                        level,
                        appearance: control.appearance.clone(),
                    });
                    let inside = control.children.iter().rev();
                    tasks.extend(inside.map(|it| Task::Control(*it, node, level + 1)));
                }
                Task::Node(..) => {}
            }
        }
        shown
    }
}

/// A control at a place in the answers, or one of its nodes; with its level.
enum Task {
    Control(usize, NodeId, usize),
    Node(usize, NodeId, usize),
}

/// The group around a repeat carries its label and is no level of its own; nor is one without a
/// node.
fn is_wrapper(state: &State<'_>, control: &Control) -> bool {
    control.kind == ControlKind::Group
        && control
            .def
            .is_none_or(|def| state.form.defs[def].repeat || def == 0)
}

/// The nodes of `def` in the instance of a repeat, or the whole, that `scope` is.
fn nodes_inside(state: &State<'_>, scope: NodeId, def: DefId) -> Vec<NodeId> {
    let own = state.tree.get(scope).def.unwrap_or(0);
    if own == def {
        return vec![scope];
    }
    let chain = state.form.def_chain(def);
    let below = chain
        .iter()
        .position(|it| *it == own)
        .map_or(0, |at| at + 1);
    let mut nodes = vec![scope];
    for def in &chain[below..] {
        let name = &state.form.defs[*def].name;
        nodes = nodes
            .into_iter()
            .flat_map(|node| state.tree.children_named(node, name))
            .collect();
    }
    nodes
}
