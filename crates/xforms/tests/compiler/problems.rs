//! What is said about faulty forms: everything at once, each with its cell.

use xforms::Severity;

use crate::{outcome, said};

#[test]
fn everything_is_said_at_once_with_its_cell() {
    let md = "
| survey  |
|         | type                 | name | label | calculation | choice_filter | parameters   |
|         | select_one colors    | a    | A     |             |               |              |
|         | select_multiple spac | b    | B     |             |               |              |
|         | calculate            | c    |       |             |               |              |
|         | integer              | d    |       |             |               |              |
|         | text                 | e    | E     |             |               | rows=x       |
|         | range                | f    | F     |             |               | step=0       |
|         | end_group            |      |       |             |               |              |
|         | text                 |      | G     |             |               |              |
|         |                      | h    | H     |             |               |              |
| choices |
|         | list_name            | name | label |
|         | spac                 | x y  | X     |
|         | colours              | r    | Red   |
";
    let mut said = said(md);
    said.sort();
    assert_eq!(
        said,
        [
            "calculation-missing D4",
            "choice-list-unknown A2",
            "choice-name-space A3",
            "group-not-open A8",
            "label-missing C5",
            "name-missing B9",
            "parameter-value F6",
            "range-zero F7",
            "type-missing A10",
        ]
    );
}

#[test]
fn typing_errors_get_a_suggestion() {
    let md = "
| survey  |
|         | type              | name | label | relevant   |
|         | intger            | age  | Age   |            |
|         | select_one colors | c    | C     | ${agee} > 1 |
| choices |
|         | list_name         | name | label |
|         | colours           | r    | Red   |
";
    let suggestions: Vec<_> = outcome(md)
        .problems
        .into_iter()
        .filter(|p| p.severity() == Severity::Error)
        .map(|p| p.suggestion.unwrap_or_default())
        .collect();
    assert_eq!(suggestions, ["integer", "colours", "age"]);
}

#[test]
fn sheets_and_columns_that_are_nearly_right() {
    let md = "
| survey  |
|         | type | name | label | relevent |
|         | text | a    | A     |          |
| setting |
|         | form_title |
|         | x          |
| _notes  |
|         | anything   |
|         | x          |
";
    assert_eq!(said(md), ["sheet-misspelt -", "column-passed-over D1"]);
    assert_eq!(
        said("| choices |\n| | name |\n| | a |\n| settings |\n| | form_id |\n| | a |\n"),
        ["survey-sheet-missing -"]
    );
}

#[test]
fn a_circle_is_named() {
    let md = "
| survey |
|        | type      | name | label | relevant   | calculation |
|        | text      | a    | A     | ${c} = 1   |             |
|        | calculate | b    |       |            | ${a}        |
|        | calculate | c    |       |            | ${b} + 1    |
";
    let problems = outcome(md).problems;
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].message().contains("a → c → b → a"),
        "{}",
        problems[0]
    );
}

#[test]
fn an_expression_that_no_device_understands() {
    let md = "
| survey |
|        | type    | name | label | constraint  |
|        | integer | a    | A     | . > 1 && . < 5 |
";
    assert_eq!(said(md), ["expression-malformed D2"]);
}

#[test]
fn entities_must_be_declared_before_they_are_saved_to() {
    let md = "
| survey |
|        | type | name | label | save_to |
|        | text | a    | A     | name    |
";
    assert_eq!(said(md), ["entity-not-declared D2"]);
    let declared = format!("{md}| entities |\n| | list_name | label |\n| | people | ${{a}} |\n");
    assert_eq!(said(&declared), ["entity-property D2"]);
}
