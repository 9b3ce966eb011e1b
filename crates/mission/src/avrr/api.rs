//! Cases of return as JSON: the same acts under the same rules. No name is in any answer.

use axum::Json as Out;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kit::http::{Ctx, Json, Problem};
use kit::paging::filters;
use kit::ui::Answers;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::model::{self, Case, Event};
use super::{RECORD, VIEW, act, contacts, pages, store};
use crate::App;

#[derive(OpenApi)]
#[openapi(
    paths(list, show, create, record, contact),
    components(schemas(OpeningBody, EventBody, ContactBody, CaseOut, EventOut, FileOut))
)]
struct Api;

/// The part of the OpenAPI document that describes this room.
pub(super) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

/// A case to open.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct OpeningBody {
    /// Case number of the person.
    person: String,
    /// Place id of the office.
    office: String,
    /// Place id.
    #[serde(default)]
    place: String,
    /// `YYYY-MM-DD`.
    opened_on: String,
}

/// An event to record.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct EventBody {
    /// `counselling`, `application`, `declaration`, `eligibility`, `departure`, `arrival`,
    /// `withdrawn`, `suspended`, `resumed`, `closed`.
    kind: String,
    /// `YYYY-MM-DD`.
    day: String,
    /// Mode, channel, decision, outcome (`departed`, `no_show`, `refused_boarding`, `withdrew`) or
    /// reason, by kind.
    #[serde(default)]
    code: String,
    /// Why not eligible.
    #[serde(default)]
    reason: String,
    /// Country of return: alpha-3 code or name.
    #[serde(default)]
    country: String,
    /// ISO 639-3.
    #[serde(default)]
    language: String,
    /// Account of the second staff member who saw a declaration signed.
    #[serde(default)]
    witness: String,
}

/// A contact to record.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct ContactBody {
    /// Place id of the office.
    office: String,
    /// `YYYY-MM-DD`.
    occurred_on: String,
    /// `walk_in`, `site_visit`, `phone`, `email`, `hotline`, `partner`, `authority`.
    channel: String,
    /// Alpha-3 code or name.
    #[serde(default)]
    nationality: String,
    /// `female`, `male`, `other`, `unknown`.
    #[serde(default)]
    sex: String,
}

/// A case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseOut {
    id: String,
    number: String,
    /// Registration id of the person.
    registration: String,
    household: String,
    office: String,
    stage: String,
    opened_on: String,
    version: i64,
}

/// An event of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct EventOut {
    id: String,
    kind: String,
    day: String,
    code: String,
    reason: String,
    country: String,
    language: String,
    age: Option<i64>,
    clearance: String,
    voided: bool,
    version: i64,
}

/// A case with its events, latest first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FileOut {
    #[serde(flatten)]
    case: CaseOut,
    events: Vec<EventOut>,
}

/// A page of cases, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ListOut {
    rows: Vec<CaseOut>,
    /// Give it back as `after` for the next page.
    next: Option<String>,
}

impl From<&Case> for CaseOut {
    fn from(case: &Case) -> Self {
        let c = case.clone();
        Self {
            id: c.id,
            number: c.number,
            registration: c.registration,
            household: c.household,
            office: c.office,
            stage: c.stage,
            opened_on: c.opened_on,
            version: c.version,
        }
    }
}

impl From<&Event> for EventOut {
    fn from(event: &Event) -> Self {
        let e = event.clone();
        Self {
            id: e.id,
            kind: e.kind,
            day: e.occurred_on,
            code: e.code,
            reason: e.reason,
            country: e.country,
            language: e.language,
            age: e.age,
            clearance: e.clearance,
            voided: e.voided_at.is_some(),
            version: e.version,
        }
    }
}

fn answers(body: &impl Serialize) -> Result<Answers, Problem> {
    Ok(Answers::from_json(
        &serde_json::to_value(body).map_err(|_| Problem::Unreadable)?,
    ))
}

async fn file(ctx: &Ctx, case: &Case) -> Result<Out<FileOut>, Problem> {
    let events = store::events(&ctx.house.db, &case.id).await?;
    Ok(Out(FileOut {
        case: case.into(),
        events: events.iter().map(EventOut::from).collect(),
    }))
}

/// Cases of one's offices, newest first.
#[utoipa::path(get, path = "/api/v1/avrr", tag = "avrr",
    params(("stage" = Option<String>, Query), ("nationality" = Option<String>, Query), ("office" = Option<String>, Query),
        ("from" = Option<String>, Query), ("to" = Option<String>, Query), ("after" = Option<String>, Query)),
    responses((status = 200, body = ListOut), (status = 422)))]
pub(super) async fn list(ctx: Ctx) -> Result<Out<ListOut>, Problem> {
    let (answers, after) = filters(ctx.query());
    let (filter, errors) = pages::filter(&ctx, &answers);
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let page = store::list(&ctx.house.db, &ctx.actor, &filter, after).await?;
    let rows = page
        .rows
        .iter()
        .filter(|row| ctx.may(VIEW, *row))
        .map(CaseOut::from)
        .collect();
    Ok(Out(ListOut {
        rows,
        next: page.next.map(|cursor| cursor.to_string()),
    }))
}

/// One case with its events.
#[utoipa::path(get, path = "/api/v1/avrr/{id}", tag = "avrr", params(("id" = String, Path)),
    responses((status = 200, body = FileOut), (status = 404)))]
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Result<Out<FileOut>, Problem> {
    let case = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let case = ctx.permit(VIEW, case)?;
    ctx.opened(ctx.event("avrr.case.seen", &id)).await?;
    file(&ctx, &case).await
}

/// Opens a case for a person.
#[utoipa::path(post, path = "/api/v1/avrr", tag = "avrr", request_body = OpeningBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = FileOut), (status = 409), (status = 422)))]
pub(super) async fn create(
    ctx: Ctx,
    Json(body): Json<OpeningBody>,
) -> Result<(StatusCode, Out<FileOut>), Problem> {
    let opening = act::parse_opening(&ctx, &answers(&body)?).await??;
    let id = act::open(&ctx, "", &opening).await?;
    let case = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok((StatusCode::CREATED, file(&ctx, &case).await?))
}

/// Records an event of a case.
#[utoipa::path(post, path = "/api/v1/avrr/{id}/events", tag = "avrr", request_body = EventBody,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = FileOut), (status = 404), (status = 409), (status = 422)))]
pub(super) async fn record(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Json(body): Json<EventBody>,
) -> Result<(StatusCode, Out<FileOut>), Problem> {
    let case = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    ctx.permit(RECORD, case.clone())?;
    let new = model::parse(&ctx.lang, &answers(&body)?, ctx.house.today())?;
    act::check_witness(&ctx, &new).await??;
    act::record(&app, &ctx, &case, "", new).await?;
    let case = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok((StatusCode::CREATED, file(&ctx, &case).await?))
}

/// Records a contact about return; answers its id.
#[utoipa::path(post, path = "/api/v1/avrr/contacts", tag = "avrr", request_body = ContactBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = String), (status = 409), (status = 422)))]
pub(super) async fn contact(
    ctx: Ctx,
    Json(body): Json<ContactBody>,
) -> Result<(StatusCode, Out<String>), Problem> {
    let new = contacts::parse(&ctx, &answers(&body)?).await??;
    Ok((
        StatusCode::CREATED,
        Out(contacts::record(&ctx, "", new).await?),
    ))
}
