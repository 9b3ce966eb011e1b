//! Re-checking a submission: every condition and calculation of the form is evaluated again over
//! the answers as they were sent. What does not hold is listed; nothing is changed or refused.
//!
//! Inputs of each expression are the submitted answers, also where a calculation came out
//! differently: so each finding points at the node that is wrong, and not at all that follow.

use super::data::{Data, DataType};
use super::environment::{Environment, Lists};
use super::eval::Context;
use super::fault::Fault;
use super::finding::{Finding, Rule};
use super::kind::kind_of;
use super::model::{DefId, Form};
use super::number;
use super::state::State;
use super::submission::Submission;
use super::texts::choices;
use super::tree::{NodeId, Positions, Tree};
use super::value::InstanceId;
use super::xml::{Document, ElementId, local};

impl Form {
    /// Checks a submission against this form.
    ///
    /// ```
    /// use xforms::engine::{Environment, Form, Lists, Submission};
    ///
    /// let form = Form::parse(r#"<h:html xmlns:h="h"><h:head><model>
    ///   <instance><data id="f"><age/><pin/></data></instance>
    ///   <bind nodeset="/data/age" type="int" constraint=". &lt; 120"/>
    ///   <bind nodeset="/data/pin" calculate="random()"/>
    /// </model></h:head><h:body><input ref="/data/age"/></h:body></h:html>"#)?;
    /// let submission = Submission::parse("<data id='f'><age>400</age><pin>0.5</pin></data>")?;
    /// let found = form.check(&submission, &Lists::default(), &Environment::default());
    /// let codes: Vec<_> = found.iter().map(|finding| finding.code()).collect();
    /// assert_eq!(codes, ["unchecked", "constraint"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// The findings stand in the order in which they were made: the submission as a whole, its
    /// elements, calculations and conditions in their order of evaluation, then answers.
    pub fn check(
        &self,
        submission: &Submission,
        lists: &Lists,
        environment: &Environment,
    ) -> Vec<Finding> {
        let state = State::new(self, lists, environment.clone(), true);
        let mut check = Check {
            state,
            timeless: Environment {
                now: None,
                ..environment.clone()
            },
            findings: Vec::new(),
            unknown_relevance: Vec::new(),
        };
        check.identity(submission);
        check.load(&submission.doc);
        check.rules();
        check.counts();
        check.answers();
        check.findings
    }
}

struct Check<'f> {
    state: State<'f>,
    /// For calculations: they were computed at moments that nobody recorded.
    timeless: Environment,
    findings: Vec<Finding>,
    /// Nodes whose relevance is not known here.
    unknown_relevance: Vec<NodeId>,
}

impl Check<'_> {
    fn identity(&mut self, submission: &Submission) {
        let form = self.state.form;
        if submission.form_id() != form.id() {
            self.findings.push(Finding::OtherForm {
                expected: form.id().to_owned(),
                found: submission.form_id().to_owned(),
            });
        }
        if submission.version() != form.version() {
            self.findings.push(Finding::OtherVersion {
                expected: form.version().to_owned(),
                found: submission.version().to_owned(),
            });
        }
    }

    /// The answers as sent. Nodes that are not there are added empty, so that conditions can be
    /// evaluated at them; instances of repeats are never added.
    fn load(&mut self, doc: &Document) {
        let name = self.state.name_of(0);
        let root = self.state.tree.add(None, &name, Some(0), 0);
        let mut open = vec![(Document::ROOT, root)];
        while let Some((element, node)) = open.pop() {
            self.state.tree.get_mut(node).present = true;
            self.load_attributes(doc, element, node);
            let mut positions = Positions::default();
            let mut leaf = true;
            let mut inside = Vec::new();
            for child in doc.children(element) {
                leaf = false;
                let position = positions.next(doc.get(child).local());
                if let Some(loaded) = self.load_child(doc, child, node, position) {
                    inside.push((child, loaded));
                }
            }
            open.extend(inside.into_iter().rev());
            if leaf {
                self.load_text(node, &doc.whole_text(element));
            }
            self.complete(node);
        }
    }

    fn load_child(
        &mut self,
        doc: &Document,
        child: ElementId,
        parent: NodeId,
        position: usize,
    ) -> Option<NodeId> {
        let name = doc.get(child).local();
        let form = self.state.form;
        let def = self.state.tree.get(parent).def;
        let Some(def) = def.and_then(|def| form.child_def(def, name)) else {
            let path = format!("{}/{name}", self.state.path(parent));
            self.findings.push(Finding::UnknownElement { path });
            return None;
        };
        if position > 0 && !form.defs[def].repeat {
            let path = format!("{}/{name}", self.state.path(parent));
            self.findings.push(Finding::Duplicate { path });
            return None;
        }
        let name = self.state.name_of(def);
        Some(
            self.state
                .tree
                .add(Some(parent), &name, Some(def), position),
        )
    }

    fn load_attributes(&mut self, doc: &Document, element: ElementId, node: NodeId) {
        let def = self.state.tree.get(node).def;
        for (name, value) in &doc.get(element).attributes {
            let attribute = def.and_then(|def| self.state.form.attribute_def(def, local(name)));
            if let (Some(attribute), false) = (attribute, name.starts_with("xmlns")) {
                let name = self.state.name_of(attribute);
                let loaded = self.state.tree.add_attribute(node, &name, Some(attribute));
                self.state.tree.get_mut(loaded).present = true;
                self.load_text(loaded, value);
            }
        }
    }

    fn load_text(&mut self, node: NodeId, text: &str) {
        let kind = self.state.kind(node);
        match Data::parse(text, kind, &self.state.environment.zone) {
            Ok(data) => self.state.tree.get_mut(node).data = data,
            Err(()) => {
                let path = self.state.path(node);
                let expected = kind.name();
                self.findings.push(Finding::WrongType { path, expected });
            }
        }
    }

    /// Adds what the form has below `node` and the submission has not.
    fn complete(&mut self, node: NodeId) {
        let form = self.state.form;
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            let Some(def) = self.state.tree.get(node).def else {
                continue;
            };
            for attribute in form.defs[def].attributes.values() {
                let name = self.state.name_of(*attribute);
                if self.state.tree.attribute(node, &name).is_none() {
                    self.state.tree.add_attribute(node, &name, Some(*attribute));
                }
            }
            for child in form.defs[def].children.values() {
                let name = self.state.name_of(*child);
                let missing = self.state.tree.child(node, &name).is_none();
                if missing && !form.defs[*child].repeat {
                    let added = self.state.tree.add(Some(node), &name, Some(*child), 0);
                    open.push(added);
                }
            }
        }
    }

    fn rules(&mut self) {
        let form = self.state.form;
        let index = self.state.by_def();
        for (def, rule) in &form.order.cyclic {
            let path = form.path_of(*def);
            self.findings.push(Finding::Cycle { path, rule: *rule });
        }
        for (def, rule) in &form.order.steps {
            for node in &index[*def] {
                let outcome = if *rule == Rule::Calculate {
                    self.calculation(*def, *node)
                } else {
                    self.condition(*def, *rule, *node)
                };
                if let Err(fault) = outcome {
                    self.unknown(*node, *rule, fault);
                }
            }
        }
    }

    /// Says so once per node, and only where it matters.
    fn unknown(&mut self, node: NodeId, rule: Rule, fault: Fault) {
        if rule == Rule::Relevant {
            self.unknown_relevance.push(node);
        } else if !self.state.tree.is_relevant(node) {
            return;
        }
        let path = self.state.path(node);
        self.findings.push(Finding::of_fault(path, rule, fault));
    }

    fn condition(&mut self, def: DefId, rule: Rule, node: NodeId) -> Result<(), Fault> {
        let Some(expr) = self.state.form.defs[def].rule(rule) else {
            return Ok(());
        };
        let context = Context::at(InstanceId::Main, node);
        let holds = self.state.evaluator().truth(expr, &context)?;
        let node = self.state.tree.get_mut(node);
        match rule {
            Rule::Relevant => node.relevant = holds,
            Rule::Required => node.required = holds,
            _ => node.readonly = holds,
        }
        Ok(())
    }

    /// Compares, and gives what was submitted the kind of the computed value: a day that was
    /// computed stays a day for what is computed from it, a truth value a truth value.
    fn calculation(&mut self, def: DefId, node: NodeId) -> Result<(), Fault> {
        let form = self.state.form;
        let Some(expr) = form.defs[def].calculate.as_ref() else {
            return Ok(());
        };
        let context = Context::at(InstanceId::Main, node);
        let value = self
            .state
            .evaluator_in(&self.timeless)
            .value(expr, &context);
        let value = match value {
            Ok(value) => value,
            Err(fault) => {
                self.retype(node, kind_of(expr).as_ref());
                return Err(fault);
            }
        };
        let zone = &self.state.environment.zone;
        let computed = Data::wrap(value, form.defs[def].kind, zone)?;
        let expected = computed
            .as_ref()
            .map(|data| data.text(zone))
            .unwrap_or_default();
        let found = self.state.text(node);
        let kind = form.defs[def].kind;
        let alike = same(&expected, &found)
            // Newer tablets turn a computed text into the day or time that is expected.
            || matches!(
                (Data::parse(&expected, kind, zone), Data::parse(&found, kind, zone)),
                (Ok(expected), Ok(found)) if expected == found
            );
        if !self.state.tree.get(node).present || alike {
            self.state.tree.get_mut(node).data = computed;
            return Ok(());
        }
        self.retype(node, computed.as_ref());
        if self.state.tree.is_relevant(node) {
            let path = self.state.path(node);
            let editable = form.question(def).is_some() && !self.state.tree.get(node).readonly;
            self.findings.push(Finding::Calculation {
                path,
                expected,
                found,
                editable,
            });
        }
        Ok(())
    }

    /// Gives what was submitted for a text node the kind that was computed there.
    fn retype(&mut self, node: NodeId, kind: Option<&Data>) {
        if self.state.kind(node) != DataType::Text {
            return;
        }
        let found = self.state.text(node);
        let zone = &self.state.environment.zone;
        if let Some(retyped) = kind.and_then(|kind| kind.kind_for(&found, zone)) {
            self.state.tree.get_mut(node).data = Some(retyped);
        }
    }

    fn counts(&mut self) {
        for (parent, def, wanted) in self.state.counts() {
            if !self.state.tree.is_relevant(parent) || !self.state.tree.get(parent).present {
                continue;
            }
            let name = &self.state.form.defs[def].name;
            let instances = self.state.tree.children_named(parent, name);
            let path = format!("{}/{name}", self.state.path(parent));
            let found = instances.len();
            match wanted {
                Err(fault) => self
                    .findings
                    .push(Finding::of_fault(path, Rule::Count, fault)),
                // Instances that are not relevant are not submitted.
                Ok(expected) if found > 0 && expected as usize != found => {
                    self.findings.push(Finding::Count {
                        path,
                        expected,
                        found,
                    });
                }
                Ok(_) => {}
            }
        }
    }

    fn answers(&mut self) {
        for node in self.state.tree.below(Tree::ROOT) {
            let inside = self.state.tree.get(node);
            let Some(def) = inside.def else {
                continue;
            };
            let answered = inside.data.is_some();
            if !self.state.tree.is_relevant(node) {
                if answered && inside.present && !self.has_unknown_relevance(node) {
                    let path = self.state.path(node);
                    self.findings.push(Finding::NotRelevant { path });
                }
                continue;
            }
            let asked = self.state.form.question(def).is_some();
            if asked && answered {
                self.answer(def, node);
            } else if asked && inside.required && !self.has_unknown_relevance(node) {
                let path = self.state.path(node);
                self.findings.push(Finding::Missing { path });
            }
        }
    }

    fn has_unknown_relevance(&self, node: NodeId) -> bool {
        let unknown = &self.unknown_relevance;
        !unknown.is_empty()
            && self
                .state
                .tree
                .chain(node)
                .iter()
                .any(|ancestor| unknown.contains(ancestor))
    }

    fn answer(&mut self, def: DefId, node: NodeId) {
        let context = Context::at(InstanceId::Main, node);
        let form = self.state.form;
        if let Some(constraint) = &form.defs[def].constraint {
            let path = self.state.path(node);
            match self.state.evaluator().truth(constraint, &context) {
                Ok(true) => {}
                Ok(false) => self.findings.push(Finding::Constraint { path }),
                Err(fault) => {
                    let fault = Finding::of_fault(path, Rule::Constraint, fault);
                    self.findings.push(fault);
                }
            }
        }
        let chosen = match &self.state.tree.get(node).data {
            Some(Data::Choice(choice)) => vec![choice.clone()],
            Some(Data::Choices(choices)) => choices.clone(),
            _ => return,
        };
        let Some(control) = form.question(def) else {
            return;
        };
        // Questions that search in a table of their own list only an example.
        if control.appearance.contains("search(") {
            return;
        }
        let path = self.state.path(node);
        match choices(&self.state.evaluator(), control, &context) {
            Err(fault) => {
                let fault = Finding::of_fault(path, Rule::Choices, fault);
                self.findings.push(fault);
            }
            Ok(offered) => {
                let offered = |value: &String| offered.iter().any(|(choice, _)| choice == value);
                let values: Vec<String> =
                    chosen.into_iter().filter(|value| !offered(value)).collect();
                if !values.is_empty() {
                    self.findings.push(Finding::NotAChoice { path, values });
                }
            }
        }
    }
}

/// Equal texts, or numbers that differ only in how many digits a device printed.
fn same(expected: &str, found: &str) -> bool {
    if expected == found {
        return true;
    }
    match (
        number::parse_decimal(expected),
        number::parse_decimal(found),
    ) {
        (Some(expected), Some(found)) => {
            (expected - found).abs() <= 1e-9 * expected.abs().max(found.abs()).max(1e-3)
        }
        _ => false,
    }
}
