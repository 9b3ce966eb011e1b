//! `waystation disclose`: tables in, safe tables out, the release in the ledger. It must never
//! write a release that the auditor refuses.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, anyhow, bail};
use figures::disclosure::DisclosureError;
use figures::disclosure::ledger::{Ledger, folder};
use figures::disclosure::release::{Release, is_repeated, prepare};

/// Protect tables, audit them against all earlier releases, and release them.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Table specification.
    spec: PathBuf,
    /// One CSV file per table of the specification, named after it.
    #[arg(required = true)]
    tables: Vec<PathBuf>,
    /// Folder of the release ledger; made if it does not exist.
    #[arg(long)]
    ledger: PathBuf,
    /// Folder for the published files.
    #[arg(short, long)]
    out: PathBuf,
    /// Who releases.
    #[arg(long, default_value = "unnamed")]
    released_by: String,
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let spec = read(&args.spec)?;
    let mut files = BTreeMap::new();
    for path in &args.tables {
        let Some(name) = path.file_stem().and_then(|s| s.to_str()) else {
            bail!("{} has no name", path.display());
        };
        if files.insert(name.to_owned(), read(path)?).is_some() {
            bail!("two files for the table `{name}`");
        }
    }
    let mut ledger = folder::read(&args.ledger)?;
    if is_repeated(&ledger, &spec, &files).map_err(|e| named(args, e))? {
        return repeat(args, &ledger, out);
    }
    let release = match prepare(&ledger, &spec, &files, &args.released_by) {
        Err(none @ DisclosureError::NoSafeRelease(_)) => {
            writeln!(out, "{none}\nrefused: nothing was released")?;
            return Ok(ExitCode::from(3));
        }
        other => other.map_err(|e| named(args, e))?,
    };
    for finding in &release.audit.findings {
        writeln!(out, "{finding}")?;
    }
    if release.audit.refused() {
        writeln!(out, "refused: nothing was released")?;
        return Ok(ExitCode::from(3));
    }
    publish(args, &mut ledger, release, out)?;
    Ok(ExitCode::SUCCESS)
}

/// Tables and ledgers name their file themselves.
fn named(args: &Args, error: DisclosureError) -> anyhow::Error {
    match error {
        DisclosureError::Spec(fault) => anyhow!("{}: {fault}", args.spec.display()),
        other => other.into(),
    }
}

/// The same counts again are no new release; the files are written again.
fn repeat(args: &Args, ledger: &Ledger, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    if let Some(last) = ledger.published().last() {
        write_tables(&args.out, &last.tables)?;
        let number = last.number;
        writeln!(out, "release {number} is of these counts: nothing new")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn publish(
    args: &Args,
    ledger: &mut Ledger,
    release: Release,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let tables = release.published.tables.clone();
    let (hidden, cells) = (release.hidden, release.cells);
    let before = ledger.published().last().cloned();
    let bytes = ledger.append(release)?;
    folder::write(&args.ledger, &bytes)?;
    write_tables(&args.out, &tables)?;
    for (table, text) in before.iter().flat_map(|b| &b.tables) {
        if !tables.contains_key(table) {
            withdraw(&args.out.join(format!("{table}.csv")), text)?;
        }
    }
    writeln!(
        out,
        "release {}: {hidden} of {cells} cells hidden, audited with {} earlier releases\n\
         digest {}: keep it elsewhere, `attack --head` compares",
        bytes.number,
        bytes.number - 1,
        ledger.head()
    )?;
    Ok(())
}

/// A table that is published no more must not lie beside the new ones as if it were of today; what
/// is not just as we wrote it stays.
fn withdraw(path: &Path, text: &str) -> anyhow::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        fs::remove_file(path).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

fn write_tables(dir: &Path, tables: &BTreeMap<String, String>) -> anyhow::Result<()> {
    fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
    for (table, text) in tables {
        let path = dir.join(format!("{table}.csv"));
        fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<String> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    String::from_utf8(bytes).map_err(|e| {
        let before = &e.as_bytes()[..e.utf8_error().valid_up_to()];
        let line = before.split(|&b| b == b'\n').count();
        anyhow!("{}, line {line}: not UTF-8 text", path.display())
    })
}
