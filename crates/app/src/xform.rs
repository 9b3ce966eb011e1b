//! `waystation xform`: compiles XLSForms. It reads and writes files and prints; what a form means
//! is the business of the crate `xforms`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use clap::Args;
use serde_json::{Value, json};
use xforms::workbook::{self, Limits};
use xforms::{Book, Compiled, Format, Options, Outcome, Problem, ReadError, Severity};

/// Every form is good.
const GOOD: u8 = 0;
/// A form has errors.
const FAULTY: u8 = 1;
/// A file cannot be read or written.
const UNREADABLE: u8 = 2;
/// One mend can uncover the next; after so many rounds the rest is left to people.
const ROUNDS: usize = 10;

/// Turn XLSForms into XForms, or say what is wrong with them.
#[derive(Args)]
pub(crate) struct XformArgs {
    /// The forms: .xlsx, .xls, .csv or .md
    #[arg(required = true)]
    forms: Vec<PathBuf>,
    /// Where to write the XForm: a file, or a folder when there are several forms.
    /// Without it the XForm is written beside the form.
    #[arg(short, long, value_name = "OUT")]
    out: Option<PathBuf>,
    /// Only check; write nothing
    #[arg(long, conflicts_with_all = ["out", "fix"])]
    dry_run: bool,
    /// Print the findings as JSON, one object a form
    #[arg(long)]
    json: bool,
    /// Write a copy of the form in which everything is mended that the program can mend
    #[arg(long, value_name = "FILE")]
    fix: Option<PathBuf>,
    /// Name of the root element for forms that do not set one
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Show notes too, not only errors and warnings
    #[arg(long)]
    notes: bool,
}

/// Runs the command; the exit status is 0, 1 if a form has errors, 2 if a file cannot be read.
pub(crate) fn run(args: &XformArgs) -> ExitCode {
    if args.fix.is_some() && args.forms.len() > 1 {
        complain("--fix takes one form at a time");
        return ExitCode::from(UNREADABLE);
    }
    let all = args.forms.len();
    let show_progress = all > 1 && !args.json && stderr().is_terminal();
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(all);
    let mut worst = GOOD;
    thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        for _ in 0..workers {
            let (send, next) = (send.clone(), &next);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(form) = args.forms.get(index) else {
                        return;
                    };
                    if send.send((index, one(args, form))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        // Shown in the order of the command line, whichever is ready first.
        let mut waiting = BTreeMap::new();
        let mut shown = 0;
        for (index, report) in receive {
            waiting.insert(index, report);
            while let Some(report) = waiting.remove(&shown) {
                worst = worst.max(report.status);
                report.show();
                if show_progress {
                    progress(shown + 1, all, &args.forms[shown]);
                }
                shown += 1;
            }
        }
    });
    if show_progress {
        complain("");
    }
    ExitCode::from(worst)
}

/// What there is to say about one form, kept together because several are compiled at once.
#[derive(Default)]
struct Report {
    status: u8,
    /// For standard output.
    out: Vec<String>,
    /// For standard error.
    err: Vec<String>,
}

impl Report {
    fn show(&self) {
        self.err.iter().for_each(|line| complain(line));
        for line in &self.out {
            let _ = writeln!(stdout(), "{line}");
        }
    }
}

fn progress(done: usize, all: usize, form: &Path) {
    let name = form.file_name().unwrap_or_default().display();
    let line = format!("\r\x1b[K{done} of {all} {name}");
    // A terminal that went away is no reason to stop.
    let _ = stderr().write_all(line.as_bytes());
}

fn complain(text: &str) {
    let _ = writeln!(stderr(), "{text}");
}

fn one(args: &XformArgs, path: &Path) -> Report {
    let mut report = Report::default();
    let source = match Source::read(path) {
        Ok(source) => source,
        Err(error) => {
            report_unreadable(args, path, &error, &mut report);
            return report;
        }
    };
    let options = Options {
        root_name: args.name.clone(),
        fallback_id: path.file_stem().map(|s| s.to_string_lossy().into_owned()),
        ..Options::default()
    };
    let outcome = xforms::compile(&source.book, &options);
    if let Some(target) = &args.fix
        && let Err(error) = fix(
            &source,
            &options,
            outcome.problems.clone(),
            target,
            &mut report,
        )
    {
        report.err.push(format!("{}: {error}", target.display()));
        report.status = UNREADABLE;
        return report;
    }
    report.status = if outcome.form.is_some() { GOOD } else { FAULTY };
    let written = match &outcome.form {
        Some(form) if !args.dry_run => match write_form(args, path, form) {
            Ok(target) => Some(target),
            Err(error) => {
                report.err.push(format!("{}: {error}", path.display()));
                report.status = UNREADABLE;
                None
            }
        },
        _ => None,
    };
    if args.json {
        report
            .out
            .push(as_json(path, &outcome, written.as_deref()).to_string());
    } else {
        let shown = |p: &&Problem| args.notes || p.severity() != Severity::Note;
        for problem in outcome.problems.iter().filter(shown) {
            report.err.push(format!("{}: {problem}", path.display()));
        }
    }
    report
}

/// Why a form could not be read.
#[derive(Debug)]
enum Unreadable {
    File(std::io::Error),
    Form(ReadError),
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::Form(error) => error.fmt(f),
        }
    }
}

/// A form's file and what was read from it.
struct Source {
    bytes: Vec<u8>,
    book: Book,
}

impl Source {
    fn read(path: &Path) -> Result<Self, Unreadable> {
        let limits = Limits::default();
        let size = fs::metadata(path).map_err(Unreadable::File)?.len();
        if size > limits.file_bytes {
            return Err(Unreadable::Form(ReadError::TooLarge {
                what: "the file in bytes",
                limit: limits.file_bytes,
            }));
        }
        let bytes = fs::read(path).map_err(Unreadable::File)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let book = xforms::read(&bytes, &name, &limits).map_err(Unreadable::Form)?;
        Ok(Self { bytes, book })
    }
}

/// Writes a copy in which all that can be mended is mended, and says what is left.
fn fix(
    source: &Source,
    options: &Options,
    mut problems: Vec<Problem>,
    target: &Path,
    report: &mut Report,
) -> anyhow::Result<()> {
    let mut book = source.book.clone();
    let mut mended = 0;
    for _ in 0..ROUNDS {
        let errors = problems.iter().filter(|p| p.severity() == Severity::Error);
        let applied = workbook::apply(&mut book, errors.filter_map(|p| p.mend.as_ref()));
        if applied.is_empty() {
            break;
        }
        mended += applied.len();
        for problem in &problems {
            if let Some(mend) = problem
                .mend
                .as_ref()
                .filter(|m| applied.iter().any(|a| std::ptr::eq(*a, *m)))
            {
                report
                    .err
                    .push(format!("{}: {}: {mend}", target.display(), problem.place));
            }
        }
        problems = xforms::compile(&book, options).problems;
    }
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let format = Format::from_name(&name).ok_or(ReadError::UnknownFormat)?;
    let bytes = workbook::write(&book, format, Some((&source.bytes, &source.book)))?;
    fs::write(target, bytes)?;
    let left = problems
        .iter()
        .filter(|p| p.severity() == Severity::Error)
        .count();
    report.err.push(format!(
        "{}: {mended} mended, {left} left to do by hand",
        target.display()
    ));
    Ok(())
}

/// Writes the XForm, and the external choices beside it; returns where.
fn write_form(args: &XformArgs, path: &Path, form: &Compiled) -> std::io::Result<PathBuf> {
    let target = match &args.out {
        Some(out) if args.forms.len() > 1 || out.is_dir() => {
            fs::create_dir_all(out)?;
            let stem = path.file_stem().unwrap_or_default();
            out.join(stem).with_extension("xml")
        }
        Some(out) => out.clone(),
        None => path.with_extension("xml"),
    };
    fs::write(&target, &form.xml)?;
    if let Some(itemsets) = &form.itemsets {
        // Several forms in one folder would overwrite each other's file.
        let folder = if args.forms.len() > 1 {
            let stem = target.file_stem().unwrap_or_default().display();
            target.with_file_name(format!("{stem}-media"))
        } else {
            target.parent().unwrap_or(Path::new("")).to_path_buf()
        };
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("itemsets.csv"), itemsets)?;
    }
    Ok(target)
}

fn report_unreadable(args: &XformArgs, path: &Path, error: &Unreadable, report: &mut Report) {
    report.status = UNREADABLE;
    if args.json {
        let line = json!({
            "form": path.display().to_string(),
            "status": "unreadable",
            "error": error.to_string(),
        });
        report.out.push(line.to_string());
    } else {
        report.err.push(format!("{}: {error}", path.display()));
    }
}

fn as_json(path: &Path, outcome: &Outcome, written: Option<&Path>) -> Value {
    let problems: Vec<Value> = outcome.problems.iter().map(problem_json).collect();
    let form = outcome.form.as_ref();
    json!({
        "form": path.display().to_string(),
        "status": if form.is_some() { "ok" } else { "errors" },
        "id": form.map(|f| &f.id),
        "version": form.map(|f| &f.version),
        "title": form.map(|f| &f.title),
        "xform": written.map(|w| w.display().to_string()),
        "problems": problems,
    })
}

fn problem_json(problem: &Problem) -> Value {
    let args: serde_json::Map<String, Value> = problem
        .args
        .iter()
        .map(|(name, value)| ((*name).to_string(), Value::from(value.as_str())))
        .collect();
    json!({
        "severity": problem.severity().to_string(),
        "code": problem.code.id(),
        "sheet": problem.place.sheet,
        "row": problem.place.row,
        "column": problem.place.column,
        "cell": problem.place.cell,
        "message": problem.message(),
        "args": args,
        "suggestion": problem.suggestion,
        "mend": problem.mend.as_ref().map(ToString::to_string),
    })
}
