//! Everything that the compiler understands, as tables and as the reference page made from them.

use std::fmt::Write;

pub use crate::form::types::{Control, TYPES, TypeSpec};
use crate::problem::{Code, Severity};
pub use crate::sheet::columns::{ColumnSpec, SheetKind};

/// Names of types that open and close groups, with what they are for.
const GROUPS: [(&str, &str, &str); 3] = [
    (
        "begin_group … end_group",
        "`begin group`",
        "Questions that belong together.",
    ),
    (
        "begin_repeat … end_repeat",
        "`begin repeat`, `begin lgroup`, `begin looped group`",
        "Questions that are asked again for each person or thing.",
    ),
    (
        "begin_loop over LIST … end_loop",
        "`begin loop over LIST`",
        "Questions that are asked once for each choice of a list; `%(name)s` and `%(label)s` stand for the choice.",
    ),
];

/// The reference page in Markdown.
///
/// ```
/// assert!(xforms::reference::page().contains("| `select_one` |"));
/// ```
pub fn page() -> String {
    let mut out = String::from(
        "<!-- Generated from the tables of crates/xforms (UPDATE_DOCS=1 cargo test -p xforms --test compiler); do not edit. -->\n\n# XLSForm reference\n\n\
         What `waystation xform` understands. Capitals and spaces in column headings do not matter.\n",
    );
    sheets(&mut out);
    types(&mut out);
    problems(&mut out);
    out
}

/// Aliases as code, separated by commas.
fn code_list(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|n| format!("`{n}`")).collect();
    quoted.join(", ")
}

/// A bar would end the cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn line(out: &mut String, cells: &[&str]) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

fn head(out: &mut String, cells: &[&str]) {
    line(out, cells);
    line(out, &vec!["---"; cells.len()]);
}

fn sheets(out: &mut String) {
    for kind in SheetKind::ALL {
        let _ = writeln!(out, "\n## Sheet `{}`\n", kind.name());
        let needed = kind.required();
        if !needed.is_empty() {
            let _ = writeln!(out, "Must have the column {}.\n", code_list(needed));
        }
        if matches!(kind, SheetKind::ExternalChoices | SheetKind::Osm) {
            out.push_str("The columns of the sheet `choices`.\n");
            continue;
        }
        head(out, &["column", "also", "languages", "meaning"]);
        for spec in kind.columns() {
            let languages = if spec.translatable { "yes" } else { "" };
            let name = format!("`{}`", spec.name);
            line(
                out,
                &[&name, &code_list(spec.aliases), languages, spec.about],
            );
        }
        if kind == SheetKind::Choices {
            out.push_str(
                "\nAny further column is kept with the choice, for use in a `choice_filter`.\n",
            );
        }
    }
}

fn types(out: &mut String) {
    out.push_str("\n## Question types\n\n");
    head(out, &["type", "also", "parameters", "meaning"]);
    for spec in TYPES {
        let name = format!("`{}`", spec.name);
        let parameters = code_list(spec.parameters);
        line(
            out,
            &[&name, &code_list(spec.aliases), &parameters, spec.about],
        );
    }
    out.push_str("\n## Groups\n\n");
    head(out, &["type", "also", "meaning"]);
    for (name, aliases, about) in GROUPS {
        line(out, &[&format!("`{name}`"), aliases, about]);
    }
}

fn problems(out: &mut String) {
    out.push_str("\n## Messages\n\nThe ids never change.\n");
    for (severity, title) in [
        (
            Severity::Error,
            "Errors: there is no XForm until they are mended",
        ),
        (Severity::Warning, "Warnings"),
        (Severity::Note, "Notes"),
    ] {
        let _ = writeln!(out, "\n### {title}\n");
        head(out, &["id", "message"]);
        for code in Code::ALL.iter().filter(|c| c.severity() == severity) {
            line(out, &[&format!("`{}`", code.id()), &cell(code.template())]);
        }
    }
}
