//! `waystation attack`: what somebody finds out from the published files of a ledger. It must
//! never print a true count that the published files do not give away.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{anyhow, bail};
use figures::disclosure::audit::{Attack, Audit, attack, audit};
use figures::disclosure::ledger::folder;

/// Attack all releases of a ledger together.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the release ledger.
    ledger: PathBuf,
    /// Write JSON.
    #[arg(long)]
    json: bool,
    /// Use the published files only; do not check the proofs that lie beside them.
    #[arg(long)]
    public_only: bool,
    /// Digest that the last release printed: a tail cut off or a last entry exchanged is noticed.
    #[arg(long)]
    head: Option<String>,
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let ledger = folder::read(&args.ledger)?;
    if let Some(head) = args.head.as_ref().filter(|head| *head != ledger.head()) {
        bail!("the ledger ends in {}, not in {head}", ledger.head());
    }
    let found = attack(ledger.published()).map_err(|e| anyhow!("{e}"))?;
    let proved = if args.public_only {
        None
    } else {
        Some(audit(ledger.published(), &ledger.proofs()?).map_err(|e| anyhow!("{e}"))?)
    };
    let exposed = match &proved {
        Some(audit) => audit.refused(),
        None => !found.exact.is_empty() || !found.narrow.is_empty(),
    };
    if args.json {
        let value = serde_json::json!({ "attack": found, "audit": proved });
        writeln!(out, "{value}")?;
    } else {
        print(&found, proved.as_ref(), out)?;
    }
    Ok(ExitCode::from(if exposed { 3 } else { 0 }))
}

fn print(found: &Attack, proved: Option<&Audit>, out: &mut dyn Write) -> std::io::Result<()> {
    for known in found.exact.iter().chain(&found.narrow) {
        let (low, high) = (known.low, known.high);
        writeln!(
            out,
            "release {}: {} is {low}..{high}",
            known.release, known.cell
        )?;
    }
    writeln!(
        out,
        "{} releases, {} hidden cells: {} known exactly, {} small and known too well, {} doubtful{}",
        found.releases,
        found.hidden,
        found.exact.len(),
        found.narrow.len(),
        found.doubtful,
        if found.complete {
            "; bounds are the best possible"
        } else {
            "; a stronger attacker may know more"
        }
    )?;
    if let Some(audit) = proved {
        for finding in &audit.findings {
            writeln!(out, "{finding}")?;
        }
        let open = audit.findings.len();
        let verdict = if audit.refused() {
            "not safe"
        } else if open > 0 {
            "nothing more is exposed than earlier releases and public totals expose"
        } else {
            "every protected cell is proved as uncertain as the rule asks, for any attacker"
        };
        writeln!(out, "proofs: {verdict}")?;
    }
    Ok(())
}
