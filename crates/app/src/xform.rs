//! `waystation xform`: compiles XLSForms and re-checks submissions. It reads and writes files and prints; what a form means
//! is the business of the crate `xforms`.

mod check;

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::fs::{self, File};
use std::io::{IsTerminal, Read, Write, stderr, stdout};
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

const AFTER_HELP: &str = "\
Exit status: 0 all good, or checked, whatever the check found; 1 a form has errors; 2 a file cannot
be read or written, or is no submission of the form.

--check lists what in a submission is not as the form demands, and what only the tablet could know;
it changes nothing. Conditions that use the moment are checked as of the form's `end`.
With --json each finding carries the answers that it is about; lines for people never do.";

/// Turn XLSForms into XForms, or say what is wrong with them; re-check submissions.
#[derive(Args)]
#[command(after_help = AFTER_HELP)]
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
    /// Re-check this submission by the form, which may also be an XForm, and list what is found;
    /// can be given several times. Writes no XForm unless --out is given
    #[arg(long, value_name = "SUBMISSION", conflicts_with = "fix")]
    check: Vec<PathBuf>,
    /// Where the lists stand that the form looks things up in, for --check [default: the folder of
    /// the form]
    #[arg(long, value_name = "FOLDER", requires = "check")]
    media: Option<PathBuf>,
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
    if !args.check.is_empty() {
        let report = check::run(args);
        report.show();
        return ExitCode::from(report.status);
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

    /// Something that cannot be done.
    fn fail(&mut self, line: String) {
        self.status = UNREADABLE;
        self.err.push(line);
    }

    /// A form that cannot be read.
    fn unreadable(&mut self, args: &XformArgs, path: &Path, error: &dyn Display) {
        if !args.json {
            return self.fail(format!("{}: {error}", path.display()));
        }
        self.status = UNREADABLE;
        let line = json!({
            "form": path.display().to_string(),
            "status": "unreadable",
            "error": error.to_string(),
        });
        self.out.push(line.to_string());
    }

    /// What the compiler says of a form.
    fn problems(&mut self, args: &XformArgs, path: &Path, outcome: &Outcome, xml: Option<&Path>) {
        if args.json {
            self.out.push(as_json(path, outcome, xml).to_string());
            return;
        }
        let shown = |p: &&Problem| args.notes || p.severity() != Severity::Note;
        for problem in outcome.problems.iter().filter(shown) {
            self.err.push(format!("{}: {problem}", path.display()));
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
    let read = read_file(path, Limits::default().file_bytes);
    let read = read.and_then(|bytes| Ok((compile(args, path, &bytes)?, bytes)));
    let ((book, outcome), bytes) = match read {
        Ok(read) => read,
        Err(error) => {
            report.unreadable(args, path, &error);
            return report;
        }
    };
    if let Some(target) = &args.fix
        && let Err(error) = fix(args, path, (&bytes, &book), &outcome, target, &mut report)
    {
        report.fail(format!("{}: {error}", target.display()));
        return report;
    }
    report.status = if outcome.form.is_some() { GOOD } else { FAULTY };
    let written = match &outcome.form {
        Some(form) if !args.dry_run => match write_form(args, path, form) {
            Ok(target) => Some(target),
            Err(error) => {
                report.fail(format!("{}: {error}", path.display()));
                None
            }
        },
        _ => None,
    };
    report.problems(args, path, &outcome, written.as_deref());
    report
}

fn compile(args: &XformArgs, path: &Path, bytes: &[u8]) -> Result<(Book, Outcome), Unreadable> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let book = xforms::read(bytes, &name, &Limits::default()).map_err(Unreadable::Form)?;
    let outcome = xforms::compile(&book, &options(args, path));
    Ok((book, outcome))
}

fn options(args: &XformArgs, path: &Path) -> Options {
    Options {
        root_name: args.name.clone(),
        fallback_id: path.file_stem().map(|s| s.to_string_lossy().into_owned()),
        ..Options::default()
    }
}

/// Why a form could not be read.
#[derive(Debug)]
enum Unreadable {
    File(std::io::Error),
    Form(ReadError),
}

impl Display for Unreadable {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::Form(error) => error.fmt(f),
        }
    }
}

/// The bytes of a file. It is never read beyond `limit`, whatever it says of its size.
fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
    if read.map_err(Unreadable::File)? as u64 > limit {
        let what = "the file in bytes";
        return Err(Unreadable::Form(ReadError::TooLarge { what, limit }));
    }
    Ok(bytes)
}

/// Writes a copy in which all that can be mended is mended, and says what is left.
fn fix(
    args: &XformArgs,
    path: &Path,
    original: (&[u8], &Book),
    outcome: &Outcome,
    target: &Path,
    report: &mut Report,
) -> anyhow::Result<()> {
    let options = options(args, path);
    let mut problems = outcome.problems.clone();
    let mut book = original.1.clone();
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
        problems = xforms::compile(&book, &options).problems;
    }
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let format = Format::from_name(&name).ok_or(ReadError::UnknownFormat)?;
    let bytes = workbook::write(&book, format, Some(original))?;
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
            let stem = path.file_stem().unwrap_or_default().display();
            out.join(format!("{stem}.xml"))
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
