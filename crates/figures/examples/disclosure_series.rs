//! Releases series of tables in memory, for the bench: what `waystation disclose` does, without a
//! process and a ledger on disk for every week. It must never look into a proof.
//!
//! ```text
//! disclosure_series SERIES…
//! ```
//!
//! SERIES holds `NNN/spec.toml` and `NNN/*.csv`; `out/NNN/*.csv` is written beside them. For each
//! series one line of JSON is printed: hidden cells, findings, refusals, and the time of the last
//! release.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use figures::disclosure::ledger::Ledger;
use figures::disclosure::release::prepare;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for series in std::env::args().skip(1) {
        let line = release(Path::new(&series))?;
        writeln!(std::io::stdout(), "{line}")?;
    }
    Ok(())
}

fn release(series: &Path) -> Result<serde_json::Value, Box<dyn std::error::Error>> {
    let mut ledger = Ledger::default();
    let (mut hidden, mut cells, mut refused) = (0, 0, 0);
    let mut findings = BTreeSet::new();
    let mut seconds = 0.0;
    let mut last = 0.0;
    for week in weeks(series)? {
        let spec = fs::read_to_string(week.join("spec.toml"))?;
        let begun = Instant::now();
        let release = prepare(&ledger, &spec, &tables(&week)?, "bench")?;
        findings.extend(release.audit.findings.iter().map(ToString::to_string));
        if release.audit.refused() {
            refused += 1;
            break;
        }
        hidden += release.hidden;
        cells += release.cells;
        let tables = release.published.tables.clone();
        ledger.append(release)?;
        last = begun.elapsed().as_secs_f64();
        seconds += last;
        let out = series
            .join("out")
            .join(week.file_name().unwrap_or_default());
        fs::create_dir_all(&out)?;
        for (name, text) in &tables {
            fs::write(out.join(format!("{name}.csv")), text)?;
        }
    }
    Ok(serde_json::json!({
        "releases": ledger.entries().len(),
        "cells": cells,
        "hidden": hidden,
        "findings": findings,
        "refused": refused,
        "seconds": seconds,
        "last_release": last,
    }))
}

/// Folders with digits for a name, in order.
fn weeks(series: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut weeks = Vec::new();
    for entry in fs::read_dir(series)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|n| n.to_str());
        if name.is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit())) {
            weeks.push(path);
        }
    }
    weeks.sort();
    Ok(weeks)
}

fn tables(week: &Path) -> std::io::Result<BTreeMap<String, String>> {
    let mut tables = BTreeMap::new();
    for entry in fs::read_dir(week)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|n| n.to_str());
        if let Some(name) = name.filter(|_| path.extension().is_some_and(|e| e == "csv")) {
            tables.insert(name.to_owned(), fs::read_to_string(&path)?);
        }
    }
    Ok(tables)
}
