//! `waystation xform FORM --check SUBMISSION`: re-checks submissions by the engine of the crate
//! `xforms` and prints what it finds. Lines for people never carry an answer, so that they may be
//! kept or sent on; the JSON, which is asked for, does. Findings leave the exit status at 0: they are for
//! people to weigh, not for a script to stop at.

use std::cmp::Reverse;
use std::path::Path;

use serde_json::{Value, json};
use xforms::engine::{Finding, Form, FormError, Limits, Lists, Severity, Submission};
use xforms::workbook;

use super::{FAULTY, Report, UNREADABLE, Unreadable, XformArgs, compile, read_file, write_form};

/// Characters of a label that are shown.
const LABEL: usize = 70;

/// Checks every submission of the command line by its one form.
pub(super) fn run(args: &XformArgs) -> Report {
    let mut report = Report::default();
    let [path] = args.forms.as_slice() else {
        report.fail("--check takes one form at a time".to_owned());
        return report;
    };
    let Some(form) = load(args, path, &mut report) else {
        return report;
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let folder = args.media.as_deref().unwrap_or(folder);
    let lists = attached(&form, folder, &mut report);
    for submission in &args.check {
        match check(&form, &lists, submission) {
            Ok(findings) => {
                let lines = if args.json {
                    vec![as_json(&form, submission, &findings).to_string()]
                } else {
                    as_text(&form, submission, &findings)
                };
                report.out.extend(lines);
            }
            Err(error) => {
                report.status = UNREADABLE;
                let name = submission.display().to_string();
                if args.json {
                    let line = json!({"submission": name, "status": "unreadable", "error": error});
                    report.out.push(line.to_string());
                } else {
                    report.err.push(format!("{name}: {error}"));
                }
            }
        }
    }
    report
}

/// The form, compiled or as it stands; none with the reason in the report.
fn load(args: &XformArgs, path: &Path, report: &mut Report) -> Option<Form> {
    let bytes = match read_file(path, workbook::Limits::default().file_bytes) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.unreadable(args, path, &error);
            return None;
        }
    };
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    if text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('<')
    {
        return parse(args, path, text, report);
    }
    let outcome = match compile(args, path, &bytes) {
        Ok((_, outcome)) => outcome,
        Err(error) => {
            report.unreadable(args, path, &error);
            return None;
        }
    };
    let Some(compiled) = &outcome.form else {
        report.status = FAULTY;
        report.problems(args, path, &outcome, None);
        return None;
    };
    if args.out.is_some()
        && let Err(error) = write_form(args, path, compiled)
    {
        report.fail(format!("{}: {error}", path.display()));
        return None;
    }
    parse(args, path, &compiled.xml, report)
}

fn parse(args: &XformArgs, path: &Path, xml: &str, report: &mut Report) -> Option<Form> {
    match Form::parse(xml) {
        Ok(form) => Some(form),
        Err(error) => {
            report.unreadable(args, path, &error);
            if !matches!(error, FormError::Xml(_)) {
                report.status = FAULTY;
            }
            None
        }
    }
}

/// The lists that the form looks things up in, as far as they stand in `folder`. What needs one that
/// is not there comes out as not checked.
fn attached(form: &Form, folder: &Path, report: &mut Report) -> Lists {
    let mut lists = Lists::default();
    for name in form.files() {
        let path = folder.join(name);
        if !path.is_file() {
            continue;
        }
        let added = text_of(&path, Limits::INSTANCE.bytes).and_then(|text| {
            let added = match path.extension().and_then(|it| it.to_str()) {
                Some("xml") => lists.add_xml(name, &text),
                Some("csv") => lists.add_csv(name, &text),
                _ => return Err("only .csv and .xml lists are read here".to_owned()),
            };
            added.map_err(|error| error.to_string())
        });
        if let Err(error) = added {
            report.err.push(format!("{}: {error}", path.display()));
        }
    }
    lists
}

/// What the engine finds, the gravest first; an error if the file is no submission of this form.
fn check(form: &Form, lists: &Lists, path: &Path) -> Result<Vec<Finding>, String> {
    let text = text_of(path, Limits::SUBMISSION.bytes)?;
    let submission = Submission::parse(&text).map_err(|error| error.to_string())?;
    if submission.is_encrypted() {
        return Err("the submission is encrypted; decrypt it before it is checked".to_owned());
    }
    let id = submission.form_id();
    if !id.is_empty() && id != form.id() {
        return Err(format!(
            "a submission of the form {id}, and this form is {}",
            form.id()
        ));
    }
    let mut findings = form.check(&submission, lists, &form.environment(&submission));
    findings.sort_by_key(|finding| Reverse(finding.severity()));
    Ok(findings)
}

fn text_of(path: &Path, limit: usize) -> Result<String, String> {
    let bytes = read_file(path, limit as u64).map_err(|error: Unreadable| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| "the text is not in UTF-8".to_owned())
}

/// A line with the sum, and one for each finding.
fn as_text(form: &Form, path: &Path, findings: &[Finding]) -> Vec<String> {
    let name = path.display();
    if findings.is_empty() {
        return vec![format!("{name}: as the form demands, all of it re-checked")];
    }
    let count = |severity| {
        findings
            .iter()
            .filter(|it| it.severity() == severity)
            .count()
    };
    let mut lines = vec![format!(
        "{name}: {} problems, {} not re-checked, {} notes",
        count(Severity::Problem),
        count(Severity::Unchecked),
        count(Severity::Note)
    )];
    lines.extend(findings.iter().map(|finding| line(form, finding)));
    lines
}

/// `problem: age “How old is she?” (/data/person[2]/age): does not meet its constraint; the form
/// says “At most 120”`
fn line(form: &Form, finding: &Finding) -> String {
    let mut text = format!("  {}: ", finding.severity().name());
    if let Some(path) = finding.path() {
        let asked = form.describe(path, None);
        let name = path.rsplit('/').next().unwrap_or(path);
        text.push_str(asked.as_ref().map_or(name, |it| &it.name));
        if let Some(asked) = asked.filter(|it| !it.label.is_empty()) {
            text.push_str(&format!(" “{}”", shortened(&asked.label)));
        }
        text.push_str(&format!(" ({path}): "));
    }
    text.push_str(&finding.message());
    let says = advice(form, finding);
    if !says.is_empty() {
        text.push_str(&format!("; the form says “{}”", shortened(&says)));
    }
    text
}

/// What the form itself says to people in this case.
fn advice(form: &Form, finding: &Finding) -> String {
    let asked = finding.path().and_then(|path| form.describe(path, None));
    match (finding, asked) {
        (Finding::Constraint { .. }, Some(asked)) => asked.constraint_message,
        (Finding::Missing { .. }, Some(asked)) => asked.required_message,
        _ => String::new(),
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LABEL {
        return text.to_owned();
    }
    let start: String = text.chars().take(LABEL - 1).collect();
    format!("{}…", start.trim_end())
}

fn as_json(form: &Form, path: &Path, findings: &[Finding]) -> Value {
    let findings: Vec<Value> = findings.iter().map(|it| finding_json(form, it)).collect();
    json!({
        "submission": path.display().to_string(),
        "status": "checked",
        "id": form.id(),
        "version": form.version(),
        "findings": findings,
    })
}

fn finding_json(form: &Form, finding: &Finding) -> Value {
    let asked = finding.path().and_then(|path| form.describe(path, None));
    let mut line = json!({
        "severity": finding.severity().name(),
        "code": finding.code(),
        "path": finding.path(),
        "name": asked.as_ref().map(|it| &it.name),
        "label": asked.as_ref().map(|it| &it.label).filter(|it| !it.is_empty()),
        "message": finding.message(),
    });
    let says = advice(form, finding);
    if !says.is_empty() {
        line["form_says"] = says.into();
    }
    match finding {
        Finding::NotAChoice { values, .. } => line["answers"] = json!(values),
        Finding::Calculation {
            expected, found, ..
        } => {
            line["expected"] = json!(expected);
            line["found"] = json!(found);
        }
        _ => {}
    }
    line
}
