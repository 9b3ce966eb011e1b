//! `waystation disclose`: tables in, safe tables out, the release in the ledger. It must never
//! write a release that the auditor refuses.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use figures::disclosure::ledger::Ledger;
use figures::disclosure::release::{Release, prepare};

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
    let mut ledger = Ledger::open(&args.ledger)?;
    let release = prepare(&ledger, &spec, &files, &args.released_by)
        .with_context(|| args.spec.display().to_string())?;
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

fn publish(
    args: &Args,
    ledger: &mut Ledger,
    release: Release,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    fs::create_dir_all(&args.out)?;
    let tables = release.published.tables.clone();
    let number = release.entry.number;
    ledger.append(
        release.entry,
        release.published,
        &release.proof,
        &release.state,
    )?;
    for (table, text) in &tables {
        fs::write(args.out.join(format!("{table}.csv")), text)?;
    }
    writeln!(
        out,
        "release {number}: {} of {} cells hidden, audited with {} earlier releases",
        release.hidden,
        release.cells,
        number - 1
    )?;
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}
