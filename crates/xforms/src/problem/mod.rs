//! What is wrong with a form, where, and how to mend it. A problem is a stable code with named
//! arguments; the English sentence comes from the table in [`codes`](Code), so that a caller can
//! translate by code. It must never hold what a person answered: only what the form's author wrote.

mod codes;
mod mend;
mod near;

use std::fmt;

pub use codes::{Code, Severity};
pub use mend::{Action, Edit, Mend};
pub(crate) use near::nearest;

/// After so many problems the rest is not reported: a broken file would fill the screen.
const MOST_PROBLEMS: usize = 500;

/// Where in the workbook a problem sits. Every part may be unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Name of the sheet as the author wrote it.
    pub sheet: Option<String>,
    /// Row as a spreadsheet shows it: the header is row 1.
    pub row: Option<u32>,
    /// Heading of the column as the author wrote it.
    pub column: Option<String>,
    /// The cell in spreadsheet notation, such as `C12`.
    pub cell: Option<String>,
}

impl Place {
    /// A place that is a whole sheet.
    pub fn sheet(name: impl Into<String>) -> Self {
        Self {
            sheet: Some(name.into()),
            ..Self::default()
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.sheet.as_ref().map(|s| format!("sheet {s}")));
        match (&self.cell, self.row) {
            (Some(cell), _) => parts.push(format!("cell {cell}")),
            (None, Some(row)) => parts.push(format!("row {row}")),
            (None, None) => {}
        }
        parts.extend(self.column.as_ref().map(|c| format!("column {c}")));
        f.write_str(&parts.join(", "))
    }
}

/// One thing that is wrong, or worth knowing, about a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Stable name of the kind of problem.
    pub code: Code,
    /// Where it is.
    pub place: Place,
    /// Values for the placeholders of the code's message.
    pub args: Vec<(&'static str, String)>,
    /// What the author probably meant to write.
    pub suggestion: Option<String>,
    /// A change that removes the problem and that the program can make by itself.
    pub mend: Option<Mend>,
}

impl Problem {
    pub(crate) fn new(code: Code, place: Place) -> Self {
        Self {
            code,
            place,
            args: Vec::new(),
            suggestion: None,
            mend: None,
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    pub(crate) fn suggest(mut self, suggestion: Option<String>) -> Self {
        self.suggestion = suggestion;
        self
    }

    pub(crate) fn mend(mut self, mend: Option<Mend>) -> Self {
        self.mend = mend;
        self
    }

    /// How grave it is; an error means that there is no XForm.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The English sentence, without the place.
    pub fn message(&self) -> String {
        let mut text = fill(self.code.template(), &self.args);
        if let Some(suggestion) = &self.suggestion {
            text.push_str(" Did you mean “");
            text.push_str(suggestion);
            text.push_str("”?");
        }
        text
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.to_string();
        write!(f, "{}", self.severity())?;
        if !place.is_empty() {
            write!(f, " in {place}")?;
        }
        write!(f, ": {} [{}]", self.message(), self.code.id())?;
        if let Some(mend) = &self.mend {
            write!(f, " Mend: {mend}.")?;
        }
        Ok(())
    }
}

/// Replaces `{name}` in a template by the argument of that name.
fn fill(template: &str, args: &[(&'static str, String)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        let Some(len) = rest[start..].find('}') else {
            break;
        };
        let name = &rest[start + 1..start + len];
        out.push_str(&rest[..start]);
        match args.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[start..=start + len]),
        }
        rest = &rest[start + len + 1..];
    }
    out.push_str(rest);
    out
}

/// Collects problems during a compilation, in the order in which they were found.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    errors: usize,
    dropped: bool,
}

impl Problems {
    pub(crate) fn push(&mut self, problem: Problem) {
        if problem.severity() == Severity::Error {
            self.errors += 1;
        }
        if self.list.len() < MOST_PROBLEMS {
            self.list.push(problem);
        } else if !self.dropped {
            self.dropped = true;
            self.list
                .push(Problem::new(Code::TooManyProblems, Place::default()));
        }
    }

    pub(crate) fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            self.push(problem);
        }
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// All problems, gravest first and otherwise in the order of the workbook.
    pub(crate) fn into_list(mut self) -> Vec<Problem> {
        self.list.sort_by_key(Problem::severity);
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_as_a_sentence_with_its_place() {
        let place = Place {
            sheet: Some("survey".into()),
            row: Some(7),
            column: Some("type".into()),
            cell: Some("A7".into()),
        };
        let problem = Problem::new(Code::TypeUnknown, place)
            .with("type", "txt")
            .suggest(Some("text".into()));
        assert_eq!(
            problem.to_string(),
            "error in sheet survey, cell A7, column type: There is no question type “txt”. \
             Did you mean “text”? [type-unknown]"
        );
    }

    #[test]
    fn unknown_placeholders_stay() {
        assert_eq!(fill("a {b} {c} {", &[("b", "1".into())]), "a 1 {c} {");
    }

    #[test]
    fn a_flood_of_problems_is_cut() {
        let mut problems = Problems::default();
        for _ in 0..2 * MOST_PROBLEMS {
            problems.push(Problem::new(Code::TypeMissing, Place::default()));
        }
        assert!(problems.has_errors());
        assert_eq!(problems.into_list().len(), MOST_PROBLEMS + 1);
    }
}
