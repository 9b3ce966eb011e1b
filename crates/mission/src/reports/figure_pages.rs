//! The pages of figures: what a number means, who printed it, what became of it, and the records
//! behind it for those allowed.

use axum::extract::{Path, State};
use figures::{Definition, Figure};
use kit::http::{Ctx, PageResult, Problem};
use kit::policy::Thing;

use super::frozen::{self, Frozen};
use super::live::Proven;
use super::model::Report;
use super::{EVIDENCE, VIEW, figure_view, live, store};
use crate::App;

pub(super) async fn list(State(app): State<App>, ctx: Ctx) -> PageResult {
    ctx.permit(VIEW, Thing::default())?;
    Ok(ctx.page(&figure_view::list(&ctx, &app.definitions)))
}

/// One issue that printed a figure, and what the records say now over the same days.
pub(super) struct Printed {
    pub(super) report: Report,
    pub(super) frozen: Frozen,
    /// The evidence is what was frozen.
    pub(super) is_whole: bool,
    pub(super) now: Figure,
    pub(super) revision: figures::Revision,
}

pub(super) async fn show(State(app): State<App>, ctx: Ctx, Path(id): Path<String>) -> PageResult {
    ctx.permit(VIEW, Thing::default())?;
    let definition = find(&app, &id)?;
    let reports = store::all(&ctx.house.db).await?;
    let facts = live::facts(&app, &definition.source, ctx.house.today()).await?;
    let latest = match reports.first() {
        Some(report) => Some(live::one(&app, report, definition, &facts).await?),
        None => None,
    };
    let mut printed = Vec::new();
    for frozen in frozen::of_figure(&ctx.house.db, &id).await? {
        let Some(report) = reports.iter().find(|r| r.id == frozen.report) else {
            continue;
        };
        let span = frozen.to_figure().span;
        let kept = frozen.evidence(&ctx.house.db).await?;
        let evidence = figures::evidence(definition, span, &facts);
        printed.push(Printed {
            report: report.clone(),
            is_whole: kept.is_whole,
            now: figures::compute(definition, span, &facts),
            revision: figures::explain(&kept.evidence, &evidence, span.to, frozen.at, &facts),
            frozen,
        });
    }
    Ok(ctx.page(&figure_view::show(
        &ctx,
        definition,
        latest.as_ref(),
        &printed,
    )))
}

fn find<'a>(app: &'a App, id: &str) -> Result<&'a Definition, Problem> {
    app.definitions
        .iter()
        .find(|d| d.id == id)
        .ok_or(Problem::NotFound)
}

/// The evidence of the newest frozen value, or of the value now: ids of records, each opened under
/// its own room's rules.
pub(super) async fn records(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
) -> PageResult {
    ctx.permit(EVIDENCE, Thing::default())?;
    let definition = find(&app, &id)?;
    let frozen = frozen::of_figure(&ctx.house.db, &id).await?;
    let proven = match frozen.first() {
        Some(frozen) => Proven {
            figure: frozen.to_figure(),
            evidence: frozen.evidence(&ctx.house.db).await?.evidence,
        },
        None => {
            let reports = store::all(&ctx.house.db).await?;
            let newest = reports.first().ok_or(Problem::NotFound)?;
            let facts = live::facts(&app, &definition.source, ctx.house.today()).await?;
            live::one(&app, newest, definition, &facts).await?
        }
    };
    ctx.opened(
        ctx.event("reports.evidence.opened", &id)
            .with("rows", proven.evidence.len()),
    )
    .await?;
    Ok(ctx.page(&figure_view::records(&ctx, definition, &proven)))
}
