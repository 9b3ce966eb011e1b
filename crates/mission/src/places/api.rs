//! Places as JSON: the same acts under the same rules.

use axum::extract::Path;
use axum::http::StatusCode;
use kit::http::{Ctx, Json, Problem};
use kit::ui::Answers;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::model::{self, Place};
use super::{VIEW, pages, store};

#[derive(OpenApi)]
#[openapi(paths(list, show, create), components(schemas(PlaceBody, PlaceOut)))]
struct Api;

/// The part of the OpenAPI document that describes this room.
pub(super) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

/// A place to add.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct PlaceBody {
    /// `office`, `site`, `facility`, `camp`, `crossing` or `area`.
    kind: String,
    /// Name in Latin letters.
    name: String,
    /// Name in the local script.
    #[serde(default)]
    local_name: String,
    /// ISO 3166-2 code.
    #[serde(default)]
    area: String,
    /// `YYYY-MM-DD`.
    #[serde(default)]
    opened_on: String,
    /// `YYYY-MM-DD`; absent while in use.
    #[serde(default)]
    closed_on: String,
}

/// A place.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PlaceOut {
    id: String,
    kind: String,
    name: String,
    local_name: String,
    area: String,
    opened_on: String,
    closed_on: Option<String>,
    version: i64,
}

impl From<&Place> for PlaceOut {
    fn from(place: &Place) -> Self {
        let p = place.clone();
        Self {
            id: p.id,
            kind: p.kind,
            name: p.name,
            local_name: p.local_name,
            area: p.area,
            opened_on: p.opened_on,
            closed_on: p.closed_on,
            version: p.version,
        }
    }
}

/// Every place, by name.
#[utoipa::path(get, path = "/api/v1/places", tag = "places", responses((status = 200, body = [PlaceOut])))]
pub(super) async fn list(ctx: Ctx) -> Result<axum::Json<Vec<PlaceOut>>, Problem> {
    let mut places = store::all(&ctx.house.db).await?;
    places.retain(|place| ctx.may(VIEW, place));
    Ok(axum::Json(places.iter().map(PlaceOut::from).collect()))
}

/// One place.
#[utoipa::path(get, path = "/api/v1/places/{id}", tag = "places", params(("id" = String, Path)),
    responses((status = 200, body = PlaceOut), (status = 404)))]
pub(super) async fn show(
    ctx: Ctx,
    Path(id): Path<String>,
) -> Result<axum::Json<PlaceOut>, Problem> {
    let place = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let place = ctx.permit(VIEW, place)?;
    Ok(axum::Json(PlaceOut::from(&*place)))
}

/// Adds a place.
#[utoipa::path(post, path = "/api/v1/places", tag = "places", request_body = PlaceBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = PlaceOut), (status = 409), (status = 422)))]
pub(super) async fn create(
    ctx: Ctx,
    Json(body): Json<PlaceBody>,
) -> Result<(StatusCode, axum::Json<PlaceOut>), Problem> {
    let answers =
        Answers::from_json(&serde_json::to_value(&body).map_err(|_| Problem::Unreadable)?);
    let new = model::parse(&ctx.lang, &answers)?;
    let id = pages::add(&ctx, &answers, &new).await?;
    let place = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok((StatusCode::CREATED, axum::Json(PlaceOut::from(&place))))
}
