//! The audit: a log of how the form was filled, kept in `meta`.

use super::rows::Row;
use super::tree::Builder;
use crate::form::{Attributes, find_type, get};
use crate::problem::{Code, Problem};

const PRIORITIES: [&str; 4] = ["no-power", "low-power", "balanced", "high-accuracy"];
const LOCATION: [&str; 3] = [
    "location-priority",
    "location-min-interval",
    "location-max-age",
];

impl Builder<'_, '_> {
    pub(super) fn audit(&mut self, mut row: Row) {
        let Some(spec) = find_type("audit") else {
            return;
        };
        if !row.name.is_empty() && row.name != "audit" {
            self.complain(Code::AuditName, &row, &["name"]);
        }
        row.name = "audit".into();
        let parameters = self.parameters(&row);
        self.allow(&row, &parameters, spec.parameters);
        let mut binds = Attributes::new();
        for (name, words) in [
            ("track-changes", &["true", "false"][..]),
            ("track-changes-reasons", &["on-form-edit"][..]),
            ("identify-user", &["true", "false"][..]),
        ] {
            if let Some(value) = get(&parameters, name)
                && self.one_of(&row, name, value, words)
            {
                binds.push((format!("odk:{name}"), value.to_string()));
            }
        }
        self.audit_location(&row, &parameters, &mut binds);
        let (mut node, _) = self.node_of(row, spec, Attributes::new());
        for (name, value) in binds {
            node.content.set_bind(&name, value);
        }
        self.audits.push(node);
    }

    /// The three parameters about location come together or not at all.
    fn audit_location(&mut self, row: &Row, parameters: &Attributes, binds: &mut Attributes) {
        let given = LOCATION.map(|name| get(parameters, name));
        let [Some(priority), Some(interval), Some(age)] = given else {
            if let Some(at) = given.iter().position(Option::is_some) {
                let place = self.at(row, &["parameters"]);
                let others = LOCATION.iter().filter(|n| **n != LOCATION[at]);
                self.problems.push(
                    Problem::new(Code::ParameterNeeds, place)
                        .with("parameter", LOCATION[at])
                        .with("other", others.copied().collect::<Vec<_>>().join(" and ")),
                );
            }
            return;
        };
        self.one_of(row, LOCATION[0], priority, &PRIORITIES);
        let seconds = |text: &str| text.parse::<u64>().ok();
        for (name, value) in [(LOCATION[1], interval), (LOCATION[2], age)] {
            if seconds(value).is_none() {
                self.refuse(row, name, value, "a number of seconds, 0 or more");
            }
        }
        if let (Some(least), Some(most)) = (seconds(interval), seconds(age))
            && most < least
        {
            self.refuse(
                row,
                LOCATION[2],
                age,
                "at least as long as location-min-interval",
            );
        }
        binds.push(("odk:location-max-age".into(), age.into()));
        binds.push(("odk:location-min-interval".into(), interval.into()));
        binds.push(("odk:location-priority".into(), priority.into()));
    }
}
