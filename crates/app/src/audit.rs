//! `audit verify` and `audit checkpoint`.

use std::path::PathBuf;

use anyhow::Context;
use kit::audit::{Checkpoint, seal, verify};

use crate::open::{Data, open};
use crate::say;

#[derive(clap::Args)]
pub(crate) struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Walk the whole chain and name every row that was changed, deleted, reordered or cut
    Verify {
        #[command(flatten)]
        data: Data,
        /// A file of checkpoints kept outside the database, one on a line
        #[arg(long)]
        checkpoints: Option<PathBuf>,
    },
    /// Print the end of the chain; keep it outside the database
    Checkpoint(Data),
}

pub(crate) async fn run(audit: Audit) -> anyhow::Result<()> {
    match audit.what {
        What::Verify { data, checkpoints } => check(&data, checkpoints).await,
        What::Checkpoint(data) => {
            let app = open(&data).await?;
            seal::seal_all(&app.house.db).await?;
            let checkpoint = seal::checkpoint(&app.house.db, app.house.session_clock.now()).await?;
            say(&checkpoint.to_string());
            Ok(())
        }
    }
}

async fn check(data: &Data, checkpoints: Option<PathBuf>) -> anyhow::Result<()> {
    let app = open(data).await?;
    let mut kept: Vec<Checkpoint> = Vec::new();
    if let Some(path) = checkpoints {
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            kept.push(line.parse().map_err(|e: String| anyhow::anyhow!(e))?);
        }
    }
    let bar = crate::backup::bar("Walking the chain");
    let verdict = verify(&app.house.db, &kept, |done| {
        bar.set_position(u64::try_from(done).unwrap_or(0));
    })
    .await?;
    bar.finish_and_clear();
    say(&format!(
        "{} rows in the chain, {} waiting for the sealer.",
        verdict.sealed, verdict.unsealed
    ));
    for finding in &verdict.findings {
        say(&format!("WRONG: {finding}"));
    }
    anyhow::ensure!(
        verdict.findings.is_empty(),
        "the audit log is not whole: {} findings",
        verdict.findings.len()
    );
    say("The audit log is whole.");
    Ok(())
}
