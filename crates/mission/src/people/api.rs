//! People as JSON: the same acts under the same rules. What identifies a person is in the answer of
//! one record only, never in a list.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kit::http::{Ctx, Json, Problem};
use kit::paging::filters;
use kit::ui::Answers;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::model::{self, Registration};
use super::{VIEW, pages, sealed, store};
use crate::{App, places};

#[derive(OpenApi)]
#[openapi(
    paths(list, show, create),
    components(schemas(IntakeBody, PersonBody, RegistrationOut, PersonOut))
)]
struct Api;

/// The part of the OpenAPI document that describes this room.
pub(super) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

/// Somebody, or a household, to register. Nothing but office, channel, population, day and sex has
/// to be known.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct IntakeBody {
    /// Place id of the office.
    office: String,
    /// `walk_in`, `site_visit`, `phone`, `email`, `hotline`, `partner`, `authority`.
    channel: String,
    /// `ukraine`, `third_country`, `stranded`, `national`, `other`.
    population: String,
    /// `YYYY-MM-DD`.
    registered_on: String,
    /// `YYYY-MM-DD`.
    #[serde(default)]
    arrived_on: String,
    /// Place id.
    #[serde(default)]
    place: String,
    /// The first person.
    #[serde(flatten)]
    person: PersonBody,
    /// Further members of the household.
    #[serde(default)]
    member: Vec<PersonBody>,
}

/// One person.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub(super) struct PersonBody {
    given: String,
    family: String,
    father: String,
    other_script: String,
    /// `female`, `male`, `other`, `unknown`.
    sex: String,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    birth: String,
    /// Alpha-3 code or a country's name.
    nationality: String,
    document: String,
    phone: String,
    address: String,
    household_role: String,
}

/// A registration without what identifies.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RegistrationOut {
    id: String,
    number: String,
    office: String,
    channel: String,
    registered_on: String,
    sex: String,
    birth_year: Option<i64>,
    nationality: String,
    population: String,
    household: String,
    voided: bool,
    version: i64,
}

/// A registration with the names.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PersonOut {
    #[serde(flatten)]
    registration: RegistrationOut,
    given: String,
    family: String,
    father: String,
    birth: String,
    phone: String,
}

impl From<&Registration> for RegistrationOut {
    fn from(r: &Registration) -> Self {
        let r = r.clone();
        Self {
            id: r.id,
            number: r.number,
            office: r.office,
            channel: r.channel,
            registered_on: r.registered_on,
            sex: r.sex,
            birth_year: r.birth_year,
            nationality: r.nationality,
            population: r.population,
            household: r.household,
            voided: r.voided_at.is_some(),
            version: r.version,
        }
    }
}

/// A page of registrations, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ListOut {
    rows: Vec<RegistrationOut>,
    /// Give it back as `after` for the next page.
    next: Option<String>,
}

/// Registrations of one's offices, newest first, without names.
#[utoipa::path(get, path = "/api/v1/people", tag = "people", params(("after" = Option<String>, Query)),
    responses((status = 200, body = ListOut)))]
pub(super) async fn list(ctx: Ctx) -> Result<axum::Json<ListOut>, Problem> {
    let (_, after) = filters(ctx.query());
    let page = store::list(&ctx.house.db, &ctx.actor, &store::Filter::default(), after).await?;
    let rows = page
        .rows
        .iter()
        .filter(|row| ctx.may(VIEW, *row))
        .map(RegistrationOut::from)
        .collect();
    Ok(axum::Json(ListOut {
        rows,
        next: page.next.map(|cursor| cursor.to_string()),
    }))
}

/// One registration with the names; the opening is written down.
#[utoipa::path(get, path = "/api/v1/people/{id}", tag = "people", params(("id" = String, Path)),
    responses((status = 200, body = PersonOut), (status = 404), (status = 410)))]
pub(super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
) -> Result<axum::Json<PersonOut>, Problem> {
    let registration = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let registration = ctx.permit(VIEW, registration)?;
    if !registration.erased_on.is_empty() {
        return Err(Problem::Erased);
    }
    ctx.opened(ctx.event("people.registration.opened", &id))
        .await?;
    let (identity, contact) = sealed::open(&app, &id).await?;
    Ok(axum::Json(PersonOut {
        registration: RegistrationOut::from(&*registration),
        given: identity.given,
        family: identity.family,
        father: identity.father,
        birth: identity.birth,
        phone: contact.phone,
    }))
}

/// Registers a person or a household.
#[utoipa::path(post, path = "/api/v1/people", tag = "people", request_body = IntakeBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = RegistrationOut), (status = 409), (status = 422)))]
pub(super) async fn create(
    State(app): State<App>,
    ctx: Ctx,
    Json(body): Json<IntakeBody>,
) -> Result<(StatusCode, axum::Json<RegistrationOut>), Problem> {
    let answers =
        Answers::from_json(&serde_json::to_value(&body).map_err(|_| Problem::Unreadable)?);
    let places = places::all(&ctx.house.db).await?;
    let offices: Vec<&str> = places.keys().map(String::as_str).collect();
    let intake = model::parse(&ctx.lang, &answers, ctx.house.today(), &offices)?;
    let id = pages::register(&app, &ctx, "", &intake).await?;
    let registration = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok((
        super::CREATED,
        axum::Json(RegistrationOut::from(&registration)),
    ))
}
