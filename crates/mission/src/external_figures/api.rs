//! External figures as JSON: the same acts under the same rules.

use axum::extract::Path;
use axum::http::StatusCode;
use kit::http::{Ctx, Json, Problem};
use kit::ui::Answers;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::model::{self, Cell};
use super::{VIEW, pages, store};

#[derive(OpenApi)]
#[openapi(
    paths(list, show, create, void),
    components(schemas(CellBody, CellOut, CellList, CellVoidBody))
)]
struct Api;

/// The part of the OpenAPI document that describes this room.
pub(super) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

/// A cell to enter.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub(super) struct CellBody {
    /// `border_entries`, `direct_entries` or `camp_population`.
    series: Option<String>,
    /// `by`, `ua`, `tcn` for border entries; `all` for the others.
    class: Option<String>,
    /// `YYYY-MM-DD`: the day up to which the source counted.
    as_of: Option<String>,
    /// `YYYY-MM-DD`: the day on which it reached the mission.
    received_on: Option<String>,
    /// The number; may be absent where an estimate is in words.
    value: Option<i64>,
    /// Lower end of an estimate's range.
    low: Option<i64>,
    /// Upper end.
    high: Option<i64>,
    /// An estimate as the source put it.
    in_words: Option<String>,
    /// How the source came to an estimate.
    method: Option<String>,
    /// Who reported it.
    source: Option<String>,
    /// The document in which it stands.
    reference: Option<String>,
}

/// A cell to take back.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct CellVoidBody {
    /// `mistaken`, `duplicate` or `withdrawn`.
    reason: String,
    /// The version that this is based on.
    version: i64,
}

/// A cell.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CellOut {
    id: String,
    kind: String,
    series: String,
    class: String,
    as_of: String,
    received_on: String,
    value: Option<i64>,
    low: Option<i64>,
    high: Option<i64>,
    in_words: String,
    method: String,
    source: String,
    reference: String,
    voided: bool,
    void_reason: String,
    version: i64,
}

/// One page of cells, the one entered last first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CellList {
    cells: Vec<CellOut>,
    /// Give it as `after` for the next page; absent on the last.
    next: Option<String>,
}

impl From<&Cell> for CellOut {
    fn from(cell: &Cell) -> Self {
        let c = cell.clone();
        Self {
            id: c.id,
            kind: c.kind,
            series: c.series,
            class: c.class,
            as_of: c.as_of,
            received_on: c.received_on,
            value: c.value,
            low: c.low,
            high: c.high,
            in_words: c.in_words,
            method: c.method,
            source: c.source,
            reference: c.reference,
            voided: c.voided_at.is_some(),
            void_reason: c.void_reason,
            version: c.version,
        }
    }
}

/// Cells, superseded and taken back ones too, narrowed by the query.
#[utoipa::path(get, path = "/api/v1/external-figures", tag = "external figures",
    params(("series" = Option<String>, Query), ("class" = Option<String>, Query),
        ("from" = Option<String>, Query), ("to" = Option<String>, Query),
        ("after" = Option<String>, Query)),
    responses((status = 200, body = CellList)))]
pub(super) async fn list(ctx: Ctx) -> Result<axum::Json<CellList>, Problem> {
    let page = pages::found(&ctx).await?;
    let cells = page.rows.iter().map(CellOut::from).collect();
    Ok(axum::Json(CellList {
        cells,
        next: page.next.map(|cursor| cursor.to_string()),
    }))
}

/// One cell.
#[utoipa::path(get, path = "/api/v1/external-figures/{id}", tag = "external figures",
    params(("id" = String, Path)), responses((status = 200, body = CellOut), (status = 404)))]
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Result<axum::Json<CellOut>, Problem> {
    let cell = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let cell = ctx.permit(VIEW, cell)?;
    Ok(axum::Json(CellOut::from(&*cell)))
}

/// Enters a cell; one for the same series, class and day is superseded.
#[utoipa::path(post, path = "/api/v1/external-figures", tag = "external figures",
    request_body = CellBody, params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = CellOut), (status = 409), (status = 422)))]
pub(super) async fn create(
    ctx: Ctx,
    Json(body): Json<CellBody>,
) -> Result<(StatusCode, axum::Json<CellOut>), Problem> {
    let answers = answers(&body)?;
    let new = model::parse(&ctx.lang, &answers, ctx.house.today())?;
    let id = pages::add(&ctx, &answers, &new).await?;
    Ok((StatusCode::CREATED, now(&ctx, &id).await?))
}

/// Takes a cell back; the one that it superseded is in force again.
#[utoipa::path(post, path = "/api/v1/external-figures/{id}/void", tag = "external figures",
    request_body = CellVoidBody, params(("id" = String, Path)),
    responses((status = 200, body = CellOut), (status = 404), (status = 409), (status = 422)))]
pub(super) async fn void(
    ctx: Ctx,
    Path(id): Path<String>,
    Json(body): Json<CellVoidBody>,
) -> Result<axum::Json<CellOut>, Problem> {
    pages::take_back(&ctx, &id, &answers(&body)?).await?;
    now(&ctx, &id).await
}

fn answers(body: &impl Serialize) -> Result<Answers, Problem> {
    let json = serde_json::to_value(body).map_err(|_| Problem::Unreadable)?;
    Ok(Answers::from_json(&json))
}

async fn now(ctx: &Ctx, id: &str) -> Result<axum::Json<CellOut>, Problem> {
    let cell = store::find(&ctx.house.db, id)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok(axum::Json(CellOut::from(&cell)))
}
