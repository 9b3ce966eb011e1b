//! Are the expressions understood? A device would refuse the whole form for one of them, without
//! saying which cell is meant.

use super::labels::cell;
use crate::engine::xpath::parse;
use crate::expr::{Found, references, scan};
use crate::form::{Form, Kind, Node, get, yes_no};
use crate::problem::{Code, Place, Problem, Problems};
use crate::sheet::Table;

/// Bind attributes that hold expressions.
const BINDS: [&str; 5] = [
    "relevant",
    "constraint",
    "calculate",
    "required",
    "readonly",
];

/// Checks every expression of the survey, the settings and the entities.
pub(crate) fn check(
    form: &Form,
    survey: &Table<'_>,
    others: &[&Table<'_>],
    problems: &mut Problems,
) {
    for id in form.walk(Form::ROOT) {
        let node = form.node(id);
        if node.row.is_some() {
            for (path, text) in expressions(node) {
                problems.extend(problem(text, || at(survey, node, path)));
            }
        }
    }
    for table in others {
        for (row, column) in cells(table) {
            let text = table.sheet.cell(row, column);
            problems.extend(problem(text, || table.sheet.place(row, column)));
        }
    }
}

/// The expressions of a node with the columns that they come from.
fn expressions(node: &Node) -> Vec<(&'static [&'static str], &str)> {
    const PATHS: [&[&str]; 5] = [
        &["bind", "relevant"],
        &["bind", "constraint"],
        &["bind", "calculate"],
        &["bind", "required"],
        &["bind", "readonly"],
    ];
    let mut found: Vec<(&'static [&'static str], &str)> = Vec::new();
    for (name, path) in BINDS.iter().zip(PATHS) {
        let text = node.content.bind(name).filter(|t| yes_no(t).is_none());
        found.extend(text.map(|text| (path, text)));
    }
    let question = &node.question;
    found.push((&["choice_filter"], &question.choice_filter));
    if question.dynamic {
        found.push((&["default"], &question.default));
    }
    if node.kind == Kind::Repeat
        && let Some(count) = get(&node.content.control, "jr:count")
    {
        found.push((&["control", "jr:count"], count));
    }
    found
}

/// Cells with expressions on the sheets settings and entities.
fn cells(table: &Table<'_>) -> Vec<(usize, usize)> {
    const NAMES: [&str; 5] = [
        "instance_name",
        "label",
        "entity_id",
        "create_if",
        "update_if",
    ];
    let columns = table.columns.iter().filter(|c| NAMES.contains(&c.key()));
    columns
        .flat_map(|c| table.rows().map(|row| (row, c.index)))
        .filter(|(row, column)| !table.sheet.cell(*row, *column).is_empty())
        .collect()
}

fn at(survey: &Table<'_>, node: &Node, path: &[&str]) -> Place {
    match (node.row, survey.column(path)) {
        (Some(row), Some(column)) => survey.sheet.place(row, column.index),
        _ => cell(survey, node, path[0]),
    }
}

/// What is wrong with an expression, if anything is.
fn problem(text: &str, place: impl Fn() -> Place) -> Option<Problem> {
    // Broken references are reported by their own pass.
    if text.is_empty() || scan(text).iter().any(|f| matches!(f, Found::Broken(_))) {
        return None;
    }
    let error = parse(&with_paths(text)).err()?;
    let rest: String = text
        .get(error.at..)
        .unwrap_or("")
        .chars()
        .take(30)
        .collect();
    let found = Problem::new(Code::ExpressionMalformed, place());
    Some(found.with("problem", error.problem.to_string()).with(
        "rest",
        if rest.is_empty() {
            "the end".into()
        } else {
            rest
        },
    ))
}

/// The expression with a path of the same length in the place of each reference, so that places in
/// one are places in the other.
fn with_paths(text: &str) -> String {
    let mut out = text.to_string();
    for reference in references(text) {
        let length = reference.end - reference.start;
        let mut path = format!("/{}", reference.name);
        path.extend(std::iter::repeat_n(' ', length - path.len()));
        out.replace_range(reference.start..reference.end, &path);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_kept() {
        let text = "${a} + ${last-saved#имя} > 1";
        assert_eq!(with_paths(text).len(), text.len());
    }

    #[test]
    fn good_and_bad_expressions() {
        let bad = |text: &str| problem(text, Place::default).is_some();
        for good in [
            "${a} > 1 and selected(${b}, 'x')",
            ". >= 0 and . <= 100",
            "instance('l')/root/item[name = ${c}]/label",
            "if(${a} = '', 1, 2)",
            "current()/../x",
        ] {
            assert!(!bad(good), "{good}");
        }
        for wrong in ["${a} >", "(${a}", "${a} == 1", "if(${a}", "'open", "a b c"] {
            assert!(bad(wrong), "{wrong}");
        }
    }
}
