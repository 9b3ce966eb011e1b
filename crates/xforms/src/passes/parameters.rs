//! The column `parameters`: `name=value` pairs separated by white space, commas or semicolons.

use super::rows::Row;
use super::tree::Builder;
use crate::form::Attributes;
use crate::problem::{Code, Problem, nearest};

/// Values of these parameters are names that others chose, so their capitals count.
const KEEP_CASE: [&str; 6] = [
    "label",
    "value",
    "seed",
    "app",
    "tick_labelset",
    "reference-geometry",
];

/// The pairs of a text; `None` if it is not made of pairs.
pub(super) fn parse(text: &str) -> Option<Attributes> {
    let mut found = Attributes::new();
    let spaced = text.replace('=', " = ");
    let mut words = spaced
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
        .filter(|w| !w.is_empty());
    while let Some(name) = words.next() {
        if name == "=" || words.next() != Some("=") {
            return None;
        }
        let value = words.next().filter(|v| *v != "=")?;
        let name = name.to_lowercase();
        let value = if KEEP_CASE.contains(&name.as_str()) {
            value.to_string()
        } else {
            value.to_lowercase()
        };
        crate::form::set(&mut found, &name, value);
    }
    Some(found)
}

impl Builder<'_, '_> {
    /// The parameters of a row; complains and goes on without them if they are malformed.
    pub(super) fn parameters(&mut self, row: &Row) -> Attributes {
        parse(&row.parameters).unwrap_or_else(|| {
            let place = self.at(row, &["parameters"]);
            self.problems
                .push(Problem::new(Code::ParameterMalformed, place));
            Attributes::new()
        })
    }

    /// Complains about parameters that a type does not take.
    pub(super) fn allow(&mut self, row: &Row, parameters: &Attributes, known: &[&str]) {
        for (name, _) in parameters {
            if known.contains(&name.as_str()) {
                continue;
            }
            let place = self.at(row, &["parameters"]);
            self.problems.push(
                Problem::new(Code::ParameterUnknown, place)
                    .with("parameter", name)
                    .with("known", known.join(", "))
                    .suggest(nearest(name, known.iter().copied())),
            );
        }
    }

    /// Complains about the value of a parameter.
    pub(super) fn refuse(&mut self, row: &Row, name: &str, value: &str, expected: &str) {
        let place = self.at(row, &["parameters"]);
        self.problems.push(
            Problem::new(Code::ParameterValue, place)
                .with("parameter", name)
                .with("value", value)
                .with("expected", expected),
        );
    }

    /// Whether a parameter is one of the words that it may be; complains if not.
    pub(super) fn one_of(&mut self, row: &Row, name: &str, value: &str, words: &[&str]) -> bool {
        let good = words.contains(&value);
        if !good {
            self.refuse(row, name, value, &words.join(", "));
        }
        good
    }

    /// Whether a parameter is a whole number; complains if not.
    pub(super) fn whole(&mut self, row: &Row, name: &str, value: &str) -> bool {
        let good = value.parse::<i64>().is_ok();
        if !good {
            self.refuse(row, name, value, "a whole number");
        }
        good
    }

    /// Whether a parameter is a number; complains if not.
    pub(super) fn number(&mut self, row: &Row, name: &str, value: &str) -> bool {
        let good = value.parse::<f64>().is_ok_and(f64::is_finite);
        if !good {
            self.refuse(row, name, value, "a number");
        }
        good
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_separated_by_anything_reasonable() {
        let found = parse("Start=1, end = 5;step=0.5").unwrap();
        let shown: Vec<_> = found.iter().map(|(n, v)| format!("{n}:{v}")).collect();
        assert_eq!(shown, ["start:1", "end:5", "step:0.5"]);
        assert_eq!(parse("value=ID").unwrap()[0].1, "ID");
        assert_eq!(parse("").unwrap().len(), 0);
    }

    #[test]
    fn anything_else_is_malformed() {
        for bad in ["start", "start=", "=1", "a=b=c", "a b"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
