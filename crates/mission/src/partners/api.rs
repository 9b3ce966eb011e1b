//! Organisations as JSON: the same acts under the same rules.

use axum::extract::Path;
use axum::http::StatusCode;
use kit::http::{Ctx, Json, Problem};
use kit::ui::Answers;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::model::{self, Organisation};
use super::{VIEW, pages, store};

#[derive(OpenApi)]
#[openapi(
    paths(list, show, create),
    components(schemas(PartnerBody, PartnerOut))
)]
struct Api;

/// The part of the OpenAPI document that describes this room.
pub(super) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

/// An organisation to add.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct PartnerBody {
    /// Short code: small Latin letters, digits, hyphens. It never changes.
    code: String,
    /// Name in Latin letters.
    name: String,
    /// Name in the local script.
    #[serde(default)]
    local_name: String,
    /// `un`, `ngo`, `authority`, `hospital`, `donor` or `other`.
    kind: String,
    /// Not to be named in anything published.
    #[serde(default)]
    hidden: bool,
}

/// An organisation.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PartnerOut {
    code: String,
    name: String,
    local_name: String,
    kind: String,
    hidden: bool,
    version: i64,
}

impl From<&Organisation> for PartnerOut {
    fn from(organisation: &Organisation) -> Self {
        let o = organisation.clone();
        Self {
            code: o.code,
            name: o.name,
            local_name: o.local_name,
            kind: o.kind,
            hidden: o.hidden,
            version: o.version,
        }
    }
}

/// Every organisation that one may see, by name.
#[utoipa::path(get, path = "/api/v1/partners", tag = "partners",
    responses((status = 200, body = [PartnerOut])))]
pub(super) async fn list(ctx: Ctx) -> Result<axum::Json<Vec<PartnerOut>>, Problem> {
    let rows = store::list(&ctx.house.db, None).await?;
    let seen = rows.iter().filter(|row| ctx.may(VIEW, *row));
    Ok(axum::Json(seen.map(PartnerOut::from).collect()))
}

/// One organisation.
#[utoipa::path(get, path = "/api/v1/partners/{code}", tag = "partners",
    params(("code" = String, Path)),
    responses((status = 200, body = PartnerOut), (status = 404)))]
pub(super) async fn show(
    ctx: Ctx,
    Path(code): Path<String>,
) -> Result<axum::Json<PartnerOut>, Problem> {
    let organisation = pages::fetch(&ctx, &code).await?;
    let organisation = ctx.permit(VIEW, organisation)?;
    Ok(axum::Json(PartnerOut::from(&*organisation)))
}

/// Adds an organisation; the same one again changes nothing.
#[utoipa::path(post, path = "/api/v1/partners", tag = "partners", request_body = PartnerBody,
    responses((status = 201, body = PartnerOut), (status = 422)))]
pub(super) async fn create(
    ctx: Ctx,
    Json(body): Json<PartnerBody>,
) -> Result<(StatusCode, axum::Json<PartnerOut>), Problem> {
    let sent = serde_json::to_value(&body).map_err(|_| Problem::Unreadable)?;
    let new = model::parse(&ctx.lang, &Answers::from_json(&sent))?;
    pages::add(&ctx, &new).await??;
    Ok((StatusCode::CREATED, axum::Json(PartnerOut::from(&new))))
}
