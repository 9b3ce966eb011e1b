//! What sets answers besides people: `setvalue` actions and what the device fills in at the start.

use super::data::{Data, DataType};
use super::eval::Context;
use super::fault::{Failure, Fault};
use super::finding::{Finding, Rule};
use super::model::Action;
use super::session::Session;
use super::tree::NodeId;
use super::value::{InstanceId, Value};
use super::xpath;

/// Actions that set off actions, at most.
const CHAIN: usize = 16;

impl Session<'_> {
    /// Runs the actions inside the question whose answer at `node` changed.
    pub(super) fn follow_change(&mut self, node: NodeId, chain: usize) {
        let def = self.state.tree.get(node).def;
        if chain < CHAIN && def.is_some() {
            self.act(Some(node), (chain, true), &|action| {
                action.value_changed && action.inside == def
            });
        }
    }

    /// Runs the chosen actions, each on what the one before has set (if `settle`; else the caller
    /// computes when all are done). Targets are in the instances of repeats that `around` is in.
    pub(super) fn act(
        &mut self,
        around: Option<NodeId>,
        (chain, settle): (usize, bool),
        chosen: &dyn Fn(&Action) -> bool,
    ) {
        let form = self.state.form;
        for action in form.actions.iter().filter(|action| chosen(action)) {
            for node in self.state.nodes_near(action.target, around) {
                let before = self.state.text(node);
                let context = Context::at(InstanceId::Main, node);
                let value = self.state.evaluator().value(&action.value, &context);
                if let Err(fault) = value.and_then(|value| self.store(node, value)) {
                    let path = self.state.path(node);
                    let fault = Finding::of_fault(path, Rule::Calculate, fault);
                    self.action_faults.push(fault);
                }
                if self.state.spent() {
                    return;
                }
                if settle {
                    self.evaluate();
                }
                if settle && before != self.state.text(node) {
                    self.follow_change(node, chain + 1);
                }
            }
        }
    }

    /// Stores a value as if a person had written it.
    fn store(&mut self, node: NodeId, value: Value) -> Result<(), Fault> {
        let zone = &self.state.environment.zone;
        let kind = self.state.kind(node);
        let data = match Data::wrap(value, kind, zone)? {
            None => None,
            // Blanks are a text, if nobody but an action wrote them.
            Some(data) if kind == DataType::Text => Some(Data::Text(data.text(zone))),
            Some(data) => Data::parse(&data.text(zone), kind, zone)
                .map_err(|()| Failure::Type(kind.name()))?,
        };
        self.state.tree.get_mut(node).data = data;
        Ok(())
    }

    /// What the device fills in at the start, as far as it is known.
    pub(super) fn preload(&mut self) {
        for node in self.state.below_root() {
            let def = self.state.tree.get(node).def;
            let preload = def.and_then(|def| self.state.form.defs[def].preload.as_ref());
            let Some((kind, parameter)) = preload else {
                continue;
            };
            let call = match (kind.as_str(), parameter.as_str()) {
                ("timestamp", "start") => "now()".to_owned(),
                ("date", "today") => "today()".to_owned(),
                ("uid", _) => "concat('uuid:', uuid())".to_owned(),
                ("property", name) => format!("property('{name}')"),
                _ => continue,
            };
            let context = Context::at(InstanceId::Main, node);
            let value = xpath::parse(&call)
                .ok()
                .and_then(|expr| self.state.evaluator().value(&expr, &context).ok());
            // What is unknown stays empty, to be filled in by whoever knows.
            if let Some(value) = value {
                let _ = self.store(node, value);
            }
        }
    }
}
