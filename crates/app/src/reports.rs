//! `figures` and `sitrep`.

use std::path::PathBuf;

use anyhow::Context;
use mission::reports::{self, Report};

use crate::open::{Data, open};
use crate::say;

#[derive(clap::Args)]
pub(crate) struct Figures {
    #[command(flatten)]
    data: Data,
    /// Number of the issue; the newest by default
    #[arg(long)]
    report: Option<i64>,
    /// As JSON (the only form there is)
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
pub(crate) struct Sitrep {
    #[command(flatten)]
    data: Data,
    /// Number of the issue
    #[arg(long)]
    issue: i64,
    /// Folder for the files
    #[arg(long)]
    out: PathBuf,
    /// Language tag of the words around the narrative
    #[arg(long, default_value = "en")]
    language: String,
    /// Address of the server, for links from the PDF
    #[arg(long, default_value = "")]
    base_url: String,
}

fn refused(problem: &kit::http::Problem) -> anyhow::Error {
    anyhow::anyhow!("problem {}: {problem:?}", problem.number())
}

async fn report(app: &mission::App, issue: Option<i64>) -> anyhow::Result<Report> {
    let found = match issue {
        Some(issue) => reports::making::by_issue(&app.house.db, issue).await?,
        None => reports::newest(&app.house.db).await?,
    };
    found.context("there is no such issue")
}

pub(crate) async fn figures(args: Figures) -> anyhow::Result<()> {
    let app = open(&args.data).await?;
    let report = report(&app, args.report).await?;
    let figures = reports::figures_json(&app, &report)
        .await
        .map_err(|p| refused(&p))?;
    say(&serde_json::to_string_pretty(&figures)?);
    Ok(())
}

pub(crate) async fn sitrep(args: Sitrep) -> anyhow::Result<()> {
    let app = open(&args.data).await?;
    let report = report(&app, Some(args.issue)).await?;
    let lang = app.house.catalogue.lang(&args.language);
    std::fs::create_dir_all(&args.out)?;
    for format in reports::FORMATS {
        let made = reports::print(&app, &lang, &report, format, &args.base_url).await;
        let made = made.map_err(|p| refused(&p))?;
        let path = args.out.join(format!("sitrep.{format}"));
        std::fs::write(&path, made.bytes)
            .with_context(|| format!("cannot write {}", path.display()))?;
        say(&path.display().to_string());
    }
    Ok(())
}
