//! The hotline as JSON: the same acts under the same rules. Notes and phones go in, never out.

use axum::extract::Path;
use axum::http::StatusCode;
use kit::http::{Ctx, Json, Problem};
use kit::ui::Answers;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::model::{self, Contact};
use super::{VIEW, pages, store};

#[derive(OpenApi)]
#[openapi(
    paths(list, show, create, edit, void),
    components(schemas(ContactBody, ContactOut, ContactList, ContactVoidBody))
)]
struct Api;

/// The part of the OpenAPI document that describes this room.
pub(super) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

/// A contact to log or to change. It has no `Debug`: it may hold what a caller said.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[derive(Default)]
pub(super) struct ContactBody {
    /// Place id; only where the account works for several offices. Ignored in a change.
    office: Option<String>,
    /// `YYYY-MM-DD`, in the mission's time.
    occurred_on: Option<String>,
    /// `phone`, `messenger`, `email` or `walk_in`.
    channel: Option<String>,
    /// `ukraine_displaced`, `migrant`, `national`, `other` or `unknown`.
    caller: Option<String>,
    /// `entry_transit_exit`, `employment`, `covid_restrictions`, `education_abroad`,
    /// `trafficking_prevention`, `legal_status`, `accommodation`, `medical`, `return`, `family`,
    /// `other`; each is one request.
    topics: Vec<String>,
    /// The request about entry, transit or exit is in connection with the war in Ukraine.
    ukraine: Option<bool>,
    /// Advice was given.
    consultation: Option<bool>,
    /// ISO 639-3.
    language: Option<String>,
    /// ISO 3166-2.
    area: Option<String>,
    /// 1 to 600.
    minutes: Option<i64>,
    /// Code of the partner whose desk took it.
    partner_desk: Option<String>,
    /// To call back; sealed. Ignored in a change.
    phone: Option<String>,
    /// Free text; sealed. Ignored in a change.
    note: Option<String>,
    /// The version that a change is based on.
    version: Option<i64>,
}

/// A contact to take back.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct ContactVoidBody {
    /// `mistaken`, `duplicate` or `exercise`.
    reason: String,
    /// The version that this is based on.
    version: i64,
}

/// A contact.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContactOut {
    id: String,
    office: String,
    occurred_on: String,
    channel: String,
    caller: String,
    topics: Vec<String>,
    ukraine: bool,
    consultation: bool,
    language: String,
    area: String,
    minutes: Option<i64>,
    partner_desk: String,
    voided: bool,
    void_reason: String,
    version: i64,
}

/// One page of contacts, the latest first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContactList {
    contacts: Vec<ContactOut>,
    /// Give it as `after` for the next page; absent on the last.
    next: Option<String>,
}

impl From<&Contact> for ContactOut {
    fn from(contact: &Contact) -> Self {
        let c = contact.clone();
        Self {
            id: c.id,
            office: c.office,
            occurred_on: c.occurred_on,
            channel: c.channel,
            caller: c.caller,
            topics: c.topics,
            ukraine: c.ukraine,
            consultation: c.consultation,
            language: c.language,
            area: c.area,
            minutes: c.minutes,
            partner_desk: c.partner_desk,
            voided: c.voided_at.is_some(),
            void_reason: c.void_reason,
            version: c.version,
        }
    }
}

/// The contacts that the caller may see, narrowed by the query.
#[utoipa::path(get, path = "/api/v1/hotline", tag = "hotline",
    params(("topic" = Option<String>, Query), ("channel" = Option<String>, Query),
        ("ukraine" = Option<String>, Query), ("from" = Option<String>, Query),
        ("to" = Option<String>, Query), ("after" = Option<String>, Query)),
    responses((status = 200, body = ContactList)))]
pub(super) async fn list(ctx: Ctx) -> Result<axum::Json<ContactList>, Problem> {
    let page = pages::found(&ctx).await?;
    let contacts = page.rows.iter().map(ContactOut::from).collect();
    Ok(axum::Json(ContactList {
        contacts,
        next: page.next.map(|cursor| cursor.to_string()),
    }))
}

/// One contact.
#[utoipa::path(get, path = "/api/v1/hotline/{id}", tag = "hotline", params(("id" = String, Path)),
    responses((status = 200, body = ContactOut), (status = 404)))]
pub(super) async fn show(
    ctx: Ctx,
    Path(id): Path<String>,
) -> Result<axum::Json<ContactOut>, Problem> {
    let contact = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let contact = ctx.permit(VIEW, contact)?;
    Ok(axum::Json(ContactOut::from(&*contact)))
}

/// Logs a contact.
#[utoipa::path(post, path = "/api/v1/hotline", tag = "hotline", request_body = ContactBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = ContactOut), (status = 409), (status = 422)))]
pub(super) async fn create(
    ctx: Ctx,
    Json(body): Json<ContactBody>,
) -> Result<(StatusCode, axum::Json<ContactOut>), Problem> {
    let answers = answers(&body)?;
    let (office, new, private) =
        model::parse_new(&ctx.lang, &answers, pages::moment(&ctx), &ctx.actor.offices)?;
    let id = pages::add(&ctx, &answers, office, &new, &private).await?;
    Ok((StatusCode::CREATED, now(&ctx, &id).await?))
}

/// Changes a contact; what is sealed stays as it is.
#[utoipa::path(post, path = "/api/v1/hotline/{id}", tag = "hotline", request_body = ContactBody,
    params(("id" = String, Path)),
    responses((status = 200, body = ContactOut), (status = 404), (status = 409), (status = 422)))]
pub(super) async fn edit(
    ctx: Ctx,
    Path(id): Path<String>,
    Json(body): Json<ContactBody>,
) -> Result<axum::Json<ContactOut>, Problem> {
    pages::change(&ctx, &id, &answers(&body)?).await?;
    now(&ctx, &id).await
}

/// Takes a contact back.
#[utoipa::path(post, path = "/api/v1/hotline/{id}/void", tag = "hotline", request_body = ContactVoidBody,
    params(("id" = String, Path)),
    responses((status = 200, body = ContactOut), (status = 404), (status = 409), (status = 422)))]
pub(super) async fn void(
    ctx: Ctx,
    Path(id): Path<String>,
    Json(body): Json<ContactVoidBody>,
) -> Result<axum::Json<ContactOut>, Problem> {
    pages::take_back(&ctx, &id, &answers(&body)?).await?;
    now(&ctx, &id).await
}

fn answers(body: &impl Serialize) -> Result<Answers, Problem> {
    let json = serde_json::to_value(body).map_err(|_| Problem::Unreadable)?;
    Ok(Answers::from_json(&json))
}

async fn now(ctx: &Ctx, id: &str) -> Result<axum::Json<ContactOut>, Problem> {
    let contact = store::find(&ctx.house.db, id)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok(axum::Json(ContactOut::from(&contact)))
}
