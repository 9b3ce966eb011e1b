//! `waystation narrative-check` and `waystation microdata-check`: what a text or a file of records
//! would give away. They must never change what they read.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use figures::disclosure::release::read_tables;
use figures::disclosure::{Spec, microdata, narrative};

/// Flag phrases that pick out fewer people than the threshold.
#[derive(clap::Args)]
pub(crate) struct TextArgs {
    /// Text, plain or Markdown.
    text: PathBuf,
    /// Folder with `spec.toml` and the tables that it declares, with their true counts.
    #[arg(long)]
    tables: Option<PathBuf>,
    /// Write JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn check_text(args: &TextArgs, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let text = read(&args.text)?;
    let flags = match &args.tables {
        None => narrative::check(&text, None),
        Some(dir) => {
            let path = dir.join("spec.toml");
            let spec = Spec::parse(&read(&path)?).with_context(|| path.display().to_string())?;
            let mut files = BTreeMap::new();
            for table in &spec.tables {
                let file = dir.join(format!("{}.csv", table.name));
                files.insert(table.name.clone(), read(&file)?);
            }
            let counts = read_tables(&spec, &files)?;
            narrative::check(&text, Some((&spec, &counts)))
        }
    };
    if args.json {
        writeln!(out, "{}", serde_json::to_string(&flags)?)?;
    } else {
        for f in &flags {
            writeln!(
                out,
                "{}:{}: \"{}\" picks out {}, threshold {} ({})",
                args.text.display(),
                f.line,
                f.phrase,
                f.count,
                f.threshold,
                f.source
            )?;
        }
    }
    Ok(ExitCode::from(if flags.is_empty() { 0 } else { 3 }))
}

/// k-anonymity and global risk of a file of records that is to be shared.
#[derive(clap::Args)]
pub(crate) struct RecordArgs {
    /// CSV file, one record a row.
    file: PathBuf,
    /// Columns by which somebody could be recognised.
    #[arg(long, value_delimiter = ',', required = true)]
    keys: Vec<String>,
    /// Column with the sampling weight.
    #[arg(long)]
    weight: Option<String>,
    /// Highest global risk that may be shared; HDX clears files below 3 %.
    #[arg(long, default_value_t = 0.03)]
    max_risk: f64,
}

pub(crate) fn check_records(args: &RecordArgs, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let text = read(&args.file)?;
    let keys: Vec<&str> = args.keys.iter().map(String::as_str).collect();
    let risk = microdata::risk(&text, &keys, args.weight.as_deref())
        .with_context(|| args.file.display().to_string())?;
    writeln!(
        out,
        "{} records; not 2-anonymous {}, not 3-anonymous {}, not 5-anonymous {}",
        risk.records, risk.violating_2, risk.violating_3, risk.violating_5
    )?;
    writeln!(
        out,
        "global risk {:.2} %, {:.2} re-identifications expected, highest individual risk {:.2} %",
        100.0 * risk.global_risk,
        risk.expected,
        100.0 * risk.highest
    )?;
    Ok(ExitCode::from(if risk.global_risk < args.max_risk {
        0
    } else {
        3
    }))
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}
