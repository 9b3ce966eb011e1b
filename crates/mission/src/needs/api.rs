//! Assessments as JSON: the same acts under the same rules. No name is in any answer.

use axum::Json as Out;
use axum::extract::Path;
use axum::http::StatusCode;
use kit::http::{Ctx, Json, Problem};
use kit::paging::filters;
use kit::ui::Answers;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::model::Assessment;
use super::{VIEW, pages, store};

#[derive(OpenApi)]
#[openapi(
    paths(list, show, create),
    components(schemas(AssessmentBody, AssessmentOut, AssessmentList))
)]
struct Api;

/// The part of the OpenAPI document that describes this room.
pub(super) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

/// An assessment to record.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct AssessmentBody {
    /// Case number of the person who answered.
    person: String,
    /// Everybody in the household was assessed.
    #[serde(default)]
    household: bool,
    /// Place id of the office.
    office: String,
    /// Place id.
    #[serde(default)]
    place: String,
    /// `YYYY-MM-DD`.
    assessed_on: String,
    /// `ukraine`, `third_country`, `stranded`, `national`, `other`; the registration's own if empty.
    #[serde(default)]
    population: String,
    /// `food`, `hygiene`, `footwear`, `clothes`, `medicines`, `shelter`, `health`, `mhpss`,
    /// `protection`, `education`, `cash`, `information`, `documents`, `legal`, `employment`, `other`.
    #[serde(default)]
    needs: Vec<String>,
}

/// An assessment.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AssessmentOut {
    id: String,
    office: String,
    place: String,
    assessed_on: String,
    population: String,
    /// How many persons were assessed.
    persons: i64,
    needs: Vec<String>,
    voided: bool,
    version: i64,
}

/// A page of assessments, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AssessmentList {
    rows: Vec<AssessmentOut>,
    /// Give it back as `after` for the next page.
    next: Option<String>,
}

fn out(assessment: &Assessment, needs: &[(String, String)]) -> AssessmentOut {
    let a = assessment.clone();
    AssessmentOut {
        needs: needs
            .iter()
            .filter(|(id, _)| *id == a.id)
            .map(|(_, need)| need.clone())
            .collect(),
        id: a.id,
        office: a.office,
        place: a.place,
        assessed_on: a.assessed_on,
        population: a.population,
        persons: a.persons,
        voided: a.voided_at.is_some(),
        version: a.version,
    }
}

/// Assessments of one's offices, newest first.
#[utoipa::path(get, path = "/api/v1/needs", tag = "needs",
    params(("office" = Option<String>, Query), ("population" = Option<String>, Query), ("need" = Option<String>, Query),
        ("from" = Option<String>, Query), ("to" = Option<String>, Query), ("after" = Option<String>, Query)),
    responses((status = 200, body = AssessmentList), (status = 422)))]
pub(super) async fn list(ctx: Ctx) -> Result<Out<AssessmentList>, Problem> {
    let (answers, after) = filters(ctx.query());
    let (filter, errors) = pages::filter(&ctx, &answers);
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let mut page = store::list(&ctx.house.db, &ctx.actor, &filter, after).await?;
    page.rows.retain(|row| ctx.may(VIEW, row));
    let ids: Vec<&str> = page.rows.iter().map(|row| row.id.as_str()).collect();
    let needs = store::needs_of(&ctx.house.db, &ids).await?;
    let rows = page.rows.iter().map(|row| out(row, &needs)).collect();
    Ok(Out(AssessmentList {
        rows,
        next: page.next.map(|cursor| cursor.to_string()),
    }))
}

/// One assessment.
#[utoipa::path(get, path = "/api/v1/needs/{id}", tag = "needs", params(("id" = String, Path)),
    responses((status = 200, body = AssessmentOut), (status = 404)))]
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Result<Out<AssessmentOut>, Problem> {
    let assessment = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let assessment = ctx.permit(VIEW, assessment)?;
    ctx.opened(ctx.event("needs.assessment.seen", &id)).await?;
    let needs = store::needs_of(&ctx.house.db, &[&id]).await?;
    Ok(Out(out(&assessment, &needs)))
}

/// Records an assessment.
#[utoipa::path(post, path = "/api/v1/needs", tag = "needs", request_body = AssessmentBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = AssessmentOut), (status = 409), (status = 422)))]
pub(super) async fn create(
    ctx: Ctx,
    Json(body): Json<AssessmentBody>,
) -> Result<(StatusCode, Out<AssessmentOut>), Problem> {
    let answers =
        Answers::from_json(&serde_json::to_value(&body).map_err(|_| Problem::Unreadable)?);
    let new = pages::parse(&ctx, &answers).await??;
    let id = pages::record(&ctx, "", new).await?;
    let assessment = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let needs = store::needs_of(&ctx.house.db, &[&id]).await?;
    Ok((StatusCode::CREATED, Out(out(&assessment, &needs))))
}
