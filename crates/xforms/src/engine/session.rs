//! A form being filled in: answers in; relevance, constraints, required answers and computed
//! values out. It belongs to one person; the [`Form`] and the [`Lists`] are shared.

use thiserror::Error;

use super::data::{Data, DataType};
use super::environment::{Environment, Lists};
use super::eval::Context;
use super::fault::Fault;
use super::finding::{Finding, Rule};
use super::limits::REPEATS;
use super::model::{Control, DefId, Form, Text};
use super::state::State;
use super::texts::{choices, text_of};
use super::tree::NodeId;
use super::value::InstanceId;

/// Why an answer was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SessionError {
    /// No node of the answers is there.
    #[error("{0}: there is no such node")]
    NoNode(String),
    /// The answer is not of its type.
    #[error("{path}: not a {expected}")]
    WrongType {
        /// The node.
        path: String,
        /// What the type is called.
        expected: &'static str,
    },
    /// The node is no repeat, or one whose number of instances the form counts.
    #[error("{0}: instances cannot be added or taken away")]
    NotRepeat(String),
    /// An expression needed for the answer failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// One node of the answers as it stands.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own that XForms gives a node"
)]
pub struct NodeState {
    /// `/data/person[2]/age`
    pub path: String,
    /// Its type.
    pub kind: DataType,
    /// Whether a person is asked for it.
    pub question: bool,
    /// Whether it is asked now; what is not relevant is not submitted.
    pub relevant: bool,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it cannot be changed.
    pub readonly: bool,
    /// The answer as a submission has it; empty without one.
    pub value: String,
    /// Whether the answer meets its constraint; none without answer or constraint, or if it could
    /// not be told.
    pub valid: Option<bool>,
}

/// One choice of a select.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// A form being filled in.
///
/// ```
/// use xforms::engine::{Environment, Form, Lists, Session};
///
/// let form = Form::parse(r#"<h:html xmlns:h="h"><h:head><model>
///   <instance><data id="f"><age/><adult/><school/></data></instance>
///   <bind nodeset="/data/age" type="int" required="true()" constraint=". &gt;= 0"/>
///   <bind nodeset="/data/adult" calculate="if(/data/age &gt;= 18, 'yes', 'no')"/>
///   <bind nodeset="/data/school" relevant="/data/adult = 'no'"/>
/// </model></h:head><h:body>
///   <input ref="/data/age"/><input ref="/data/school"/>
/// </h:body></h:html>"#)?;
/// let lists = Lists::default();
/// let mut session = Session::new(&form, &lists, Environment::default());
/// session.answer("/data/age", "11")?;
/// let school = session.state("/data/school")?;
/// assert!(school.relevant && !school.required);
/// assert_eq!(session.state("/data/adult")?.value, "no");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Session<'f> {
    pub(super) state: State<'f>,
    faults: Vec<Finding>,
    /// Of actions since the last answer.
    pub(super) action_faults: Vec<Finding>,
}

impl<'f> Session<'f> {
    /// A new set of answers: defaults, preloads, actions of the first load, and all computed.
    pub fn new(form: &'f Form, lists: &'f Lists, environment: Environment) -> Self {
        let state = State::new(form, lists, environment, false);
        let mut session = Self {
            state,
            faults: Vec::new(),
            action_faults: Vec::new(),
        };
        session.state.grow_initial();
        session.preload();
        session.act(None, (0, true), &|action| action.first_load);
        session.evaluate();
        session
    }

    /// Gives an answer, as its text in a submission, and computes what follows from it. An empty
    /// text takes the answer away.
    ///
    /// # Errors
    /// [`SessionError::NoNode`], [`SessionError::WrongType`]; the answers are then as before.
    pub fn answer(&mut self, path: &str, text: &str) -> Result<(), SessionError> {
        let node = self.find(path)?;
        let zone = &self.state.environment.zone;
        let kind = self.state.kind(node);
        let data = Data::parse(text, kind, zone).map_err(|()| SessionError::WrongType {
            path: path.to_owned(),
            expected: kind.name(),
        })?;
        let before = self.state.text(node);
        self.action_faults.clear();
        self.state.refresh();
        self.state.tree.get_mut(node).data = data;
        let changed = before != self.state.text(node);
        self.evaluate();
        if changed {
            self.follow_change(node, 0);
        }
        Ok(())
    }

    /// Adds an instance behind the last one of the repeat at `path` (without a number) and
    /// returns its path.
    ///
    /// # Errors
    /// [`SessionError::NoNode`] if the parent is not there, [`SessionError::NotRepeat`].
    pub fn add(&mut self, path: &str) -> Result<String, SessionError> {
        let (parent, name) = path
            .rsplit_once('/')
            .ok_or_else(|| SessionError::NoNode(path.to_owned()))?;
        let parent = self.find(parent)?;
        let def = self.state.tree.get(parent).def;
        let def = def.and_then(|def| self.state.form.child_def(def, name));
        let free = def.filter(|def| {
            let def = &self.state.form.defs[*def];
            def.repeat && def.count.is_none()
        });
        let def = free.ok_or_else(|| SessionError::NotRepeat(path.to_owned()))?;
        self.state.refresh();
        let node = self.grow(parent, def, true);
        self.evaluate();
        Ok(self.state.path(node))
    }

    /// Takes away the instance of a repeat at `path` (with its number).
    ///
    /// # Errors
    /// [`SessionError::NoNode`], [`SessionError::NotRepeat`].
    pub fn remove(&mut self, path: &str) -> Result<(), SessionError> {
        let node = self.find(path)?;
        let def = self.state.tree.get(node).def;
        let free = def.is_some_and(|def| {
            let def = &self.state.form.defs[def];
            def.repeat && def.count.is_none()
        });
        if !free {
            return Err(SessionError::NotRepeat(path.to_owned()));
        }
        self.state.refresh();
        self.state.tree.remove(node);
        self.evaluate();
        Ok(())
    }

    /// One node.
    ///
    /// # Errors
    /// [`SessionError::NoNode`].
    pub fn state(&self, path: &str) -> Result<NodeState, SessionError> {
        Ok(self.describe(self.find(path)?))
    }

    /// All nodes, groups and attributes too, in the order of the form.
    pub fn states(&self) -> Vec<NodeState> {
        let all = self.state.below_root();
        all.into_iter().map(|node| self.describe(node)).collect()
    }

    /// What could not be computed: [`Finding::Unchecked`], [`Finding::Failed`] and
    /// [`Finding::Cycle`].
    pub fn faults(&self) -> &[Finding] {
        &self.faults
    }

    /// The choices of the select at `path`, filtered and in order.
    ///
    /// # Errors
    /// [`SessionError::NoNode`], [`SessionError::Fault`] if the filter fails or its list is not
    /// attached.
    pub fn choices(&self, path: &str) -> Result<Vec<Choice>, SessionError> {
        let node = self.find(path)?;
        let Some(control) = self.control(node) else {
            return Ok(Vec::new());
        };
        self.state.refresh();
        let evaluator = self.state.evaluator();
        let context = Context::at(InstanceId::Main, node);
        let mut list = Vec::new();
        for (value, label) in choices(&evaluator, control, &context)? {
            let label = label.map_or(Ok(String::new()), |label| {
                text_of(&evaluator, &label, &context)
            })?;
            list.push(Choice { value, label });
        }
        Ok(list)
    }

    /// The label of the control at `path`, in the language of the environment.
    ///
    /// # Errors
    /// [`SessionError::NoNode`], [`SessionError::Fault`] if an output in it fails.
    pub fn label(&self, path: &str) -> Result<String, SessionError> {
        self.control_text(path, |control| control.label.as_ref())
    }

    /// The hint of the control at `path`.
    ///
    /// # Errors
    /// As [`Self::label`].
    pub fn hint(&self, path: &str) -> Result<String, SessionError> {
        self.control_text(path, |control| control.hint.as_ref())
    }

    /// What to say when the answer at `path` does not meet its constraint.
    ///
    /// # Errors
    /// As [`Self::label`].
    pub fn constraint_message(&self, path: &str) -> Result<String, SessionError> {
        self.def_text(path, |state, def| {
            state.form.defs[def].constraint_message.as_ref()
        })
    }

    /// What to say when the answer at `path` is missing.
    ///
    /// # Errors
    /// As [`Self::label`].
    pub fn required_message(&self, path: &str) -> Result<String, SessionError> {
        self.def_text(path, |state, def| {
            state.form.defs[def].required_message.as_ref()
        })
    }

    fn control_text(
        &self,
        path: &str,
        which: impl Fn(&Control) -> Option<&Text>,
    ) -> Result<String, SessionError> {
        let node = self.find(path)?;
        let text = self.control(node).and_then(which);
        self.evaluate_text(node, text)
    }

    fn def_text(
        &self,
        path: &str,
        which: impl Fn(&State<'f>, DefId) -> Option<&'f Text>,
    ) -> Result<String, SessionError> {
        let node = self.find(path)?;
        let def = self.state.tree.get(node).def;
        self.evaluate_text(node, def.and_then(|def| which(&self.state, def)))
    }

    fn evaluate_text(&self, node: NodeId, text: Option<&Text>) -> Result<String, SessionError> {
        let context = Context::at(InstanceId::Main, node);
        self.state.refresh();
        let text = text.map(|text| text_of(&self.state.evaluator(), text, &context));
        Ok(text.transpose()?.unwrap_or_default())
    }

    fn find(&self, path: &str) -> Result<NodeId, SessionError> {
        let found = self.state.find(path);
        found.ok_or_else(|| SessionError::NoNode(path.to_owned()))
    }

    fn control(&self, node: NodeId) -> Option<&'f Control> {
        let form = self.state.form;
        let def = self.state.tree.get(node).def?;
        Some(&form.controls[form.defs[def].control?])
    }

    fn describe(&self, node: NodeId) -> NodeState {
        let state = &self.state;
        state.refresh();
        let inside = state.tree.get(node);
        let relevant = state.tree.is_relevant(node);
        let question = inside
            .def
            .is_some_and(|def| state.form.question(def).is_some());
        let constraint = inside
            .def
            .and_then(|def| state.form.defs[def].constraint.as_ref());
        let valid = constraint
            .filter(|_| relevant && inside.data.is_some())
            .and_then(|constraint| {
                let context = Context::at(InstanceId::Main, node);
                state.evaluator().truth(constraint, &context).ok()
            });
        NodeState {
            path: state.path(node),
            kind: state.kind(node),
            question,
            relevant,
            required: inside.required,
            readonly: inside.readonly,
            value: state.text(node),
            valid,
        }
    }

    /// Computes everything; again while counts add instances.
    pub(super) fn evaluate(&mut self) {
        // Each round can only bring counts of repeats inside repeats that the last one made.
        for _ in 0..8 {
            self.faults.clone_from(&self.action_faults);
            self.pass();
            if !self.follow_counts() || self.state.spent() {
                return;
            }
        }
    }

    fn pass(&mut self) {
        let form = self.state.form;
        let index = self.state.by_def();
        for (def, rule) in &form.order.steps {
            for node in &index[*def] {
                if let Err(fault) = self.apply(*def, *rule, *node) {
                    let path = self.state.path(*node);
                    self.faults.push(Finding::of_fault(path, *rule, fault));
                    if self.state.spent() {
                        return;
                    }
                }
            }
        }
        for (def, rule) in &form.order.cyclic {
            self.faults.push(Finding::Cycle {
                path: form.path_of(*def),
                rule: *rule,
            });
        }
    }

    fn apply(&mut self, def: DefId, rule: Rule, node: NodeId) -> Result<(), Fault> {
        let form = self.state.form;
        let Some(expr) = form.defs[def].rule(rule) else {
            return Ok(());
        };
        let context = Context::at(InstanceId::Main, node);
        let value = self.state.evaluator().value(expr, &context)?;
        if rule == Rule::Calculate {
            let zone = &self.state.environment.zone;
            let data = Data::wrap(value, form.defs[def].kind, zone)?;
            self.state.tree.get_mut(node).data = data;
            return Ok(());
        }
        let holds = value.to_bool()?;
        let node = self.state.tree.get_mut(node);
        match rule {
            Rule::Relevant => node.relevant = holds,
            Rule::Required => node.required = holds,
            _ => node.readonly = holds,
        }
        Ok(())
    }

    /// Adds the instances that counts ask for; true if there were any. None is taken away when a
    /// count falls, because there may be answers in it: tablets keep it too.
    fn follow_counts(&mut self) -> bool {
        let mut changed = false;
        for (parent, def, wanted) in self.state.counts() {
            let wanted = match wanted {
                Ok(wanted) => wanted,
                Err(fault) => {
                    let path = self.state.form.path_of(def);
                    self.faults
                        .push(Finding::of_fault(path, Rule::Count, fault));
                    continue;
                }
            };
            let name = &self.state.form.defs[def].name;
            let have = self.state.tree.children_named(parent, name);
            let wanted = usize::try_from(wanted.min(REPEATS)).unwrap_or(0);
            for _ in have.len()..wanted {
                self.grow(parent, def, false);
            }
            changed |= have.len() < wanted;
        }
        changed
    }

    fn grow(&mut self, parent: NodeId, def: DefId, settle: bool) -> NodeId {
        let node = self.state.grow(parent, def);
        self.act(Some(node), (0, settle), &|action| {
            action.new_repeat && action.inside == Some(def)
        });
        node
    }
}
