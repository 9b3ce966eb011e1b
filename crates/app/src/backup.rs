//! `backup` and `restore`.

use std::path::PathBuf;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use kit::backup::{self as vault, Mission, OpenWith, Progress, SealFor};
use kit::db::{Db, Place};
use kit::time::Clock;
use mission::MIGRATIONS;

use crate::key::passphrase;
use crate::open::Data;
use crate::say;

#[derive(clap::Args)]
pub(crate) struct Backup {
    #[command(flatten)]
    data: Data,
    /// The file to write; it must not exist
    #[arg(long)]
    out: PathBuf,
    /// Public `age` keys of those who may open it; a passphrase is asked for without one
    #[arg(long)]
    recipient: Vec<String>,
}

#[derive(clap::Args)]
pub(crate) struct Restore {
    /// The backup
    #[arg(long)]
    file: PathBuf,
    #[command(flatten)]
    data: Data,
    /// An `age` identity file; the passphrase is asked for without one
    #[arg(long)]
    identity: Option<PathBuf>,
}

/// A line of progress on the terminal; silent where there is none.
pub(crate) fn bar(what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {elapsed}");
    let bar = ProgressBar::no_length().with_message(what);
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}

fn listener(bar: &ProgressBar) -> impl FnMut(Progress) + Send + '_ {
    move |progress| {
        bar.set_message(format!("{:?}", progress.step));
        if let Some(of) = progress.of {
            bar.set_length(of);
        }
        bar.set_position(progress.done);
    }
}

pub(crate) async fn backup(args: Backup) -> anyhow::Result<()> {
    let place = args.data.place();
    crate::open::must_be_there(&place).await?;
    let mission = Mission {
        records: Db::open(&place).await?,
        keys: kit::sealing::open_key_db(&place).await?,
    };
    let to = if args.recipient.is_empty() {
        SealFor::passphrase(&passphrase("Passphrase of the backup")?)
    } else {
        SealFor::Recipients(args.recipient)
    };
    let bar = bar("Saving");
    let manifest = vault::backup(
        &mission,
        &args.out,
        to,
        &Clock::system(),
        env!("CARGO_PKG_VERSION"),
        &mut listener(&bar),
    )
    .await?;
    bar.finish_and_clear();
    say(&format!(
        "{} rows saved and read back in {}.",
        manifest.rows(),
        args.out.display()
    ));
    Ok(())
}

pub(crate) async fn restore(args: Restore) -> anyhow::Result<()> {
    let with = match args.identity {
        Some(path) => OpenWith::Identities(
            std::fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?
                .into(),
        ),
        None => OpenWith::Passphrase(passphrase("Passphrase of the backup")?.into()),
    };
    let into: Place = args.data.place();
    let bar = bar("Restoring");
    let restored = vault::restore(
        &args.file,
        with,
        &into,
        MIGRATIONS,
        &Clock::system(),
        &mut listener(&bar),
    )
    .await?;
    bar.finish_and_clear();
    // The rows of whoever was erased after the backup follow their keys, before anything is served.
    let app = crate::open::open(&args.data).await?;
    mission::people::bury_again(&app)
        .await
        .map_err(|p| anyhow::anyhow!("the rows of erased persons: problem {}", p.number()))?;
    app.house.db.close().await;
    say(&format!(
        "Restored. {} lists of erasures were found beside the backup; {} persons were erased again.",
        restored.lists, restored.erased_again
    ));
    if restored.lists == 0 {
        say(
            "WARNING: no list of erasures lay beside the backup: whoever was erased after it is back.",
        );
    }
    Ok(())
}
