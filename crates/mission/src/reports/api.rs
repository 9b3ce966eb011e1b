//! Reports and figures as JSON.

use axum::extract::State;
use kit::http::{Ctx, Problem};
use kit::paging::filters;
use kit::policy::Thing;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::live::{FigureOut, figures_json};
use super::{VIEW, store};
use crate::App;

#[derive(OpenApi)]
#[openapi(paths(figures, reports), components(schemas(FigureOut, ReportOut)))]
struct Api;

/// The part of the OpenAPI document that describes this room.
pub(super) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

/// An issue.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReportOut {
    id: String,
    issue: i64,
    period_from: String,
    period_to: String,
    status: String,
}

/// The figures of an issue, the newest by default.
#[utoipa::path(get, path = "/api/v1/figures", tag = "reports", params(("issue" = Option<i64>, Query)),
    responses((status = 200, body = [FigureOut]), (status = 404)))]
pub(super) async fn figures(
    State(app): State<App>,
    ctx: Ctx,
) -> Result<axum::Json<Vec<FigureOut>>, Problem> {
    ctx.permit(VIEW, Thing::default())?;
    let (answers, _) = filters(ctx.query());
    let report = match answers.get("issue").parse() {
        Ok(issue) => store::by_issue(&ctx.house.db, issue).await?,
        Err(_) => store::all(&ctx.house.db).await?.into_iter().next(),
    };
    let report = ctx.permit(VIEW, report.ok_or(Problem::NotFound)?)?;
    Ok(axum::Json(figures_json(&app, &report).await?))
}

/// Every issue, newest first.
#[utoipa::path(get, path = "/api/v1/reports", tag = "reports", responses((status = 200, body = [ReportOut])))]
pub(super) async fn reports(ctx: Ctx) -> Result<axum::Json<Vec<ReportOut>>, Problem> {
    let all = store::all(&ctx.house.db).await?;
    let out = all
        .into_iter()
        .filter(|r| ctx.may(VIEW, r))
        .map(|r| ReportOut {
            id: r.id,
            issue: r.issue,
            period_from: r.period_from,
            period_to: r.period_to,
            status: r.status,
        });
    Ok(axum::Json(out.collect()))
}
