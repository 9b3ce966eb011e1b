//! Deliveries as JSON: the same acts under the same rules. Who was served stands in the answer of one
//! delivery only, as case numbers, and only for those who may open these people's records.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kit::http::{Ctx, Json, Problem};
use kit::paging::filters;
use kit::ui::{Answers, Errors};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::model::{self, Delivery};
use super::view::Desk;
use super::{RECORD, VIEW, pages, store};
use crate::{App, people};

#[derive(OpenApi)]
#[openapi(
    paths(list, show, create, report),
    components(schemas(DeliveryBody, ReportBody, DeliveryOut, DeliveryFile, ReportOut))
)]
struct Api;

/// The part of the OpenAPI document that describes this room.
pub(super) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

/// A delivery to record.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct DeliveryBody {
    /// Code of the catalogue.
    item: String,
    /// Kilograms or litres for what is measured (`"332.2"`), otherwise a whole number.
    quantity: String,
    /// Case numbers of those who were served.
    #[serde(default)]
    persons: Vec<String>,
    /// How many more were served without being named.
    #[serde(default)]
    headcount: i64,
    /// `ukraine`, `third_country`, `stranded`, `national`, `other`.
    population: String,
    /// `employment`, `medical`, `documents`, `education`, `return`, `other`, or nothing.
    #[serde(default)]
    purpose: String,
    /// Code of the organisation that did it.
    implementer: String,
    /// Place id of the office.
    office: String,
    /// Place id.
    #[serde(default)]
    place: String,
    /// `YYYY-MM-DD`.
    occurred_on: String,
    /// `planned`, `active` or `done`.
    status: String,
    #[serde(flatten)]
    report: ReportBody,
}

/// A report of a delivery.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct ReportBody {
    /// Code of the organisation that tells of it.
    reporter: String,
    /// `YYYY-MM-DD`.
    reported_on: String,
    /// Its number in the reporter's own papers.
    #[serde(default)]
    external_ref: String,
    /// The version of the delivery that the report was written for; not for a new delivery.
    #[serde(default)]
    version: i64,
}

/// A delivery.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DeliveryOut {
    id: String,
    item: String,
    /// In the item's base unit: pieces, grams, millilitres.
    quantity: i64,
    /// Persons with a case number.
    named: i64,
    /// Persons without.
    headcount: i64,
    population: String,
    purpose: String,
    implementer: String,
    office: String,
    place: String,
    occurred_on: String,
    status: String,
    voided: bool,
    version: i64,
}

impl From<&Delivery> for DeliveryOut {
    fn from(delivery: &Delivery) -> Self {
        let d = delivery.clone();
        Self {
            id: d.id,
            item: d.item,
            quantity: d.quantity,
            named: d.named,
            headcount: d.headcount,
            population: d.population,
            purpose: d.purpose,
            implementer: d.implementer,
            office: d.office,
            place: d.place,
            occurred_on: d.occurred_on,
            status: d.status,
            voided: d.voided_at.is_some(),
            version: d.version,
        }
    }
}

/// A report of a delivery.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReportOut {
    reporter: String,
    reported_on: String,
    external_ref: String,
}

/// A delivery with its reports.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DeliveryFile {
    #[serde(flatten)]
    delivery: DeliveryOut,
    /// Case numbers, as far as one may open these people's records.
    persons: Vec<String>,
    reports: Vec<ReportOut>,
}

/// A page of deliveries.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ListOut {
    rows: Vec<DeliveryOut>,
    /// Give it back as `after` for the next page.
    next: Option<String>,
}

/// Deliveries that one may see, those recorded last first; the filters of the page.
#[utoipa::path(get, path = "/api/v1/services", tag = "services",
    params(("after" = Option<String>, Query), ("item" = Option<String>, Query),
        ("place" = Option<String>, Query), ("implementer" = Option<String>, Query),
        ("status" = Option<String>, Query), ("from" = Option<String>, Query),
        ("to" = Option<String>, Query)),
    responses((status = 200, body = ListOut)))]
pub(super) async fn list(ctx: Ctx) -> Result<axum::Json<ListOut>, Problem> {
    let (answers, after) = filters(ctx.query());
    let filter = pages::filter(&ctx, &answers);
    let page = store::list(&ctx.house.db, &ctx.actor, &filter, after).await?;
    let seen = page.rows.iter().filter(|row| ctx.may(VIEW, *row));
    Ok(axum::Json(ListOut {
        rows: seen.map(DeliveryOut::from).collect(),
        next: page.next.map(|cursor| cursor.to_string()),
    }))
}

/// One delivery with its reports.
#[utoipa::path(get, path = "/api/v1/services/{id}", tag = "services",
    params(("id" = String, Path)),
    responses((status = 200, body = DeliveryFile), (status = 404)))]
pub(super) async fn show(
    ctx: Ctx,
    Path(id): Path<String>,
) -> Result<axum::Json<DeliveryFile>, Problem> {
    let delivery = pages::fetch(&ctx, &id).await?;
    let delivery = ctx.permit(VIEW, delivery)?;
    file(&ctx, &delivery).await.map(axum::Json)
}

async fn file(ctx: &Ctx, delivery: &Delivery) -> Result<DeliveryFile, Problem> {
    let db = &ctx.house.db;
    let mut persons = Vec::new();
    for served in store::persons(db, &delivery.id).await? {
        let found = people::find(db, &served.registration).await?;
        persons.extend(found.filter(|r| ctx.may(people::VIEW, r)).map(|r| r.number));
    }
    if !persons.is_empty() {
        let event = ctx.event("services.delivery.opened", &delivery.id);
        ctx.opened(event.with("rows", persons.len())).await?;
    }
    let reports = store::reports(db, &delivery.id).await?;
    let reports = reports.into_iter().map(|r| ReportOut {
        reporter: r.reporter,
        reported_on: r.reported_on,
        external_ref: r.external_ref,
    });
    Ok(DeliveryFile {
        delivery: DeliveryOut::from(delivery),
        persons,
        reports: reports.collect(),
    })
}

fn answers(body: &impl Serialize) -> Result<Answers, Problem> {
    let sent = serde_json::to_value(body).map_err(|_| Problem::Unreadable)?;
    Ok(Answers::from_json(&sent))
}

/// Records a delivery.
#[utoipa::path(post, path = "/api/v1/services", tag = "services", request_body = DeliveryBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = DeliveryOut), (status = 409), (status = 422)))]
pub(super) async fn create(
    State(app): State<App>,
    ctx: Ctx,
    Json(body): Json<DeliveryBody>,
) -> Result<(StatusCode, axum::Json<DeliveryOut>), Problem> {
    let desk = Desk::open(&ctx).await?;
    let typing = model::parse(&ctx.lang, &answers(&body)?, &desk.offered(&ctx))?;
    let served = pages::served(&app, &ctx, &typing).await??;
    let id = pages::record(&ctx, "", &typing, served).await?;
    let delivery = pages::fetch(&ctx, &id).await?;
    let out = DeliveryOut::from(&delivery);
    Ok((StatusCode::CREATED, axum::Json(out)))
}

/// Adds a further report of the same delivery.
#[utoipa::path(post, path = "/api/v1/services/{id}/reports", tag = "services",
    params(("id" = String, Path)), request_body = ReportBody,
    responses((status = 200, body = DeliveryFile), (status = 404), (status = 409), (status = 422)))]
pub(super) async fn report(
    ctx: Ctx,
    Path(id): Path<String>,
    Json(body): Json<ReportBody>,
) -> Result<axum::Json<DeliveryFile>, Problem> {
    let delivery = pages::fetch(&ctx, &id).await?;
    let delivery = ctx.permit(RECORD, delivery)?;
    let added: Result<(), Errors> = pages::add_report(&ctx, &delivery, &answers(&body)?).await?;
    added?;
    let delivery = pages::fetch(&ctx, &id).await?;
    file(&ctx, &delivery).await.map(axum::Json)
}
