//! What re-checking a submission finds. A finding is a code with arguments; its English sentence
//! is for command lines, rooms translate by the code. Sentences never carry answers, so that they
//! may stand in a log; fields that do carry answers say so.

use std::fmt;

use super::fault::{Failure, Fault, Unknown};

/// Which of a node's expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Whether it is asked.
    Relevant,
    /// What it is computed as.
    Calculate,
    /// Whether it must be answered.
    Required,
    /// Whether it can be changed.
    Readonly,
    /// What its answer must meet.
    Constraint,
    /// What it can be chosen from.
    Choices,
    /// How many instances a repeat has.
    Count,
}

impl Rule {
    /// The word in XForms and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Relevant => "relevant",
            Self::Calculate => "calculate",
            Self::Required => "required",
            Self::Readonly => "readonly",
            Self::Constraint => "constraint",
            Self::Choices => "choices",
            Self::Count => "repeat count",
        }
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the data are as the form allows.
    Note,
    /// It could not be checked here.
    Unchecked,
    /// The data are not as the form demands.
    Problem,
}

impl Severity {
    /// The word in messages and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Unchecked => "unchecked",
            Self::Problem => "problem",
        }
    }
}

/// One thing found in a submission, at one node.
///
/// Paths name nodes of the answers, with the number of the instance behind a repeat:
/// `/data/person[2]/age`.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// The submission is one of another form.
    OtherForm {
        /// The id of this form.
        expected: String,
        /// The id in the submission.
        found: String,
    },
    /// The submission was made with another version of the form.
    OtherVersion {
        /// The version of this form.
        expected: String,
        /// The version in the submission.
        found: String,
    },
    /// An element that the form does not have.
    UnknownElement {
        /// Where it stands.
        path: String,
    },
    /// An element that stands more than once and is no repeat.
    Duplicate {
        /// Where it stands.
        path: String,
    },
    /// An answer that its type does not have.
    WrongType {
        /// The node.
        path: String,
        /// What the type is called.
        expected: &'static str,
    },
    /// An answer where the form did not ask.
    NotRelevant {
        /// The node.
        path: String,
    },
    /// No answer where the form demands one.
    Missing {
        /// The node.
        path: String,
    },
    /// An answer that does not meet its condition.
    Constraint {
        /// The node.
        path: String,
    },
    /// An answer that is not among the choices.
    NotAChoice {
        /// The node.
        path: String,
        /// The answers that are not. Carries answers.
        values: Vec<String>,
    },
    /// A computed value that comes out differently here.
    Calculation {
        /// The node.
        path: String,
        /// What it comes to here. Carries answers.
        expected: String,
        /// What was submitted. Carries answers.
        found: String,
        /// A person may have changed it on the tablet.
        editable: bool,
    },
    /// Another number of instances than the form counts.
    Count {
        /// The repeat, without a number.
        path: String,
        /// What the form counts.
        expected: u32,
        /// What was submitted.
        found: usize,
    },
    /// Something that only the device could know; what was submitted stands.
    Unchecked {
        /// The node.
        path: String,
        /// What was not checked.
        rule: Rule,
        /// Why.
        reason: Unknown,
    },
    /// An expression that failed; what was submitted stands.
    Failed {
        /// The node.
        path: String,
        /// What failed.
        rule: Rule,
        /// Why.
        error: Failure,
    },
    /// An expression that depends on itself; it is never evaluated.
    Cycle {
        /// The node, as the form names it.
        path: String,
        /// Which expression.
        rule: Rule,
    },
}

impl Finding {
    pub(crate) fn of_fault(path: String, rule: Rule, fault: Fault) -> Self {
        match fault {
            Fault::Failed(error) => Self::Failed { path, rule, error },
            Fault::Unknown(reason) => Self::Unchecked { path, rule, reason },
        }
    }

    /// A stable name for translations and filters.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherForm { .. } => "other-form",
            Self::OtherVersion { .. } => "other-version",
            Self::UnknownElement { .. } => "unknown-element",
            Self::Duplicate { .. } => "duplicate",
            Self::WrongType { .. } => "wrong-type",
            Self::NotRelevant { .. } => "not-relevant",
            Self::Missing { .. } => "missing",
            Self::Constraint { .. } => "constraint",
            Self::NotAChoice { .. } => "not-a-choice",
            Self::Calculation { .. } => "calculation",
            Self::Count { .. } => "count",
            Self::Unchecked { .. } => "unchecked",
            Self::Failed { .. } => "failed",
            Self::Cycle { .. } => "cycle",
        }
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        match self {
            Self::OtherVersion { .. } | Self::UnknownElement { .. } => Severity::Note,
            Self::Calculation { editable, .. } if *editable => Severity::Note,
            // Tablets keep instances when a count falls.
            Self::Count {
                expected, found, ..
            } if *found > *expected as usize => Severity::Note,
            Self::Unchecked { .. } | Self::Failed { .. } | Self::Cycle { .. } => {
                Severity::Unchecked
            }
            _ => Severity::Problem,
        }
    }

    /// The node it is about; none for the submission as a whole.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::OtherForm { .. } | Self::OtherVersion { .. } => None,
            Self::UnknownElement { path }
            | Self::Duplicate { path }
            | Self::WrongType { path, .. }
            | Self::NotRelevant { path }
            | Self::Missing { path }
            | Self::Constraint { path }
            | Self::NotAChoice { path, .. }
            | Self::Calculation { path, .. }
            | Self::Count { path, .. }
            | Self::Unchecked { path, .. }
            | Self::Failed { path, .. }
            | Self::Cycle { path, .. } => Some(path),
        }
    }

    /// What was found, without the node. Never carries answers.
    pub fn message(&self) -> String {
        match self {
            Self::OtherForm { expected, found } => {
                format!("a submission of the form {found}, not {expected}")
            }
            Self::OtherVersion { expected, found } => {
                format!("made with version {found}, checked with {expected}")
            }
            Self::UnknownElement { .. } => "the form has no such element".to_owned(),
            Self::Duplicate { .. } => "stands more than once".to_owned(),
            Self::WrongType { expected, .. } => format!("not a {expected}"),
            Self::NotRelevant { .. } => "answered though not asked".to_owned(),
            Self::Missing { .. } => "must be answered and is not".to_owned(),
            Self::Constraint { .. } => "does not meet its constraint".to_owned(),
            Self::NotAChoice { .. } => "not among the choices".to_owned(),
            Self::Calculation { .. } => "comes out differently here".to_owned(),
            Self::Count {
                expected, found, ..
            } => format!("{found} instances, the form counts {expected}"),
            Self::Unchecked { rule, reason, .. } => {
                format!("{} not checked: {reason}", rule.name())
            }
            Self::Failed { rule, error, .. } => format!("{} failed: {error}", rule.name()),
            Self::Cycle { rule, .. } => format!("{} depends on itself", rule.name()),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = self.path() {
            write!(f, "{path}: ")?;
        }
        f.write_str(&self.message())
    }
}
