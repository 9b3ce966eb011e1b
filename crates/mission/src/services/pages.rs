//! The pages of deliveries: fetch → authorise → parse → act → redirect.

use axum::extract::{Path, State};
use axum::response::Response;
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::paging::filters;
use kit::policy::Thing;
use kit::ui::{Answers, Errors};

use super::model::{
    self, Delivered, Delivery, NewDelivery, NewReport, ReportTyping, Served, Typing, VOID_REASONS,
};
use super::store::Reported;
use super::view::{self, Desk};
use super::{RECORD, VIEW, store, words};
use crate::{App, people};

pub(super) async fn list(ctx: Ctx) -> PageResult {
    let (answers, after) = filters(ctx.query());
    let desk = Desk::open(&ctx).await?;
    let filter = filter(&ctx, &answers);
    let mut rows = store::list(&ctx.house.db, &ctx.actor, &filter, after).await?;
    rows.rows.retain(|row| ctx.may(VIEW, row));
    Ok(ctx.page(&view::list(&ctx, &rows, &answers, &desk)))
}

/// What the query asks for; a day that is none narrows nothing.
pub(super) fn filter(ctx: &Ctx, answers: &Answers) -> store::Filter {
    let mut reader = Reader::new(&ctx.lang, answers);
    let mut day = |name: &str| reader.day(name).map(|day| day.to_string());
    store::Filter {
        item: answers.chosen("item"),
        place: answers.chosen("place"),
        implementer: answers.chosen("implementer"),
        status: answers.chosen("status"),
        from: day("from"),
        to: day("to"),
        voided: answers.get("voided") == "yes",
    }
}

pub(super) async fn show(State(app): State<App>, ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let delivery = fetch(&ctx, &id).await?;
    let delivery = ctx.permit(VIEW, delivery)?;
    let reporter = ctx.actor.partner.clone();
    let answers = today(
        &ctx,
        Answers::new().with("reporter", reporter),
        "reported_on",
    );
    let answers = answers.with("version", delivery.version.to_string());
    let file = file(&ctx, delivery.into_inner()).await?;
    Ok(ctx.page(&view::show(&app, &ctx, &file, &answers, &Errors::new())))
}

/// Everything that the page of a delivery shows; if names are among it, the opening is written down.
async fn file(ctx: &Ctx, delivery: Delivery) -> Result<view::File, Problem> {
    let db = &ctx.house.db;
    let mut file = view::File {
        desk: Desk::open(ctx).await?,
        reports: store::reports(db, &delivery.id).await?,
        named: Vec::new(),
        numbered: Vec::new(),
        delivery,
    };
    let records = ctx.may(RECORD, &file.delivery);
    for served in store::persons(db, &file.delivery.id).await? {
        let Some(registration) = people::find(db, &served.registration).await? else {
            continue;
        };
        if ctx.may(people::VIEW, &registration) {
            file.named.push(registration);
        } else if records && in_scope(ctx, &registration.office) {
            file.numbered.push(registration.number);
        }
    }
    if !file.named.is_empty() {
        let event = ctx.event("services.delivery.opened", &file.delivery.id);
        ctx.opened(event.with("rows", file.named.len())).await?;
    }
    Ok(file)
}

fn in_scope(ctx: &Ctx, office: &str) -> bool {
    let scope = ctx.actor.office_scope();
    scope.is_none_or(|offices| offices.contains(office))
}

pub(super) async fn new_form(ctx: Ctx) -> PageResult {
    let (asked, _) = filters(ctx.query());
    let partner = ctx.actor.partner.clone();
    let office = ctx.actor.offices.first().cloned().unwrap_or_default();
    let answers = Answers::new()
        .with("idempotency_key", ctx.house.ids.new_id())
        .with("persons", asked.get("person"))
        .with("office", office)
        .with("implementer", partner.clone())
        .with("reporter", partner)
        .with("status", "done");
    let answers = today(&ctx, today(&ctx, answers, "occurred_on"), "reported_on");
    let desk = Desk::open(&ctx).await?;
    Ok(ctx.page(&view::form(&ctx, &answers, &Errors::new(), &desk, &[])))
}

fn today(ctx: &Ctx, answers: Answers, name: &str) -> Answers {
    let today = ctx.house.today();
    answers
        .with(format!("{name}_day"), today.day().to_string())
        .with(format!("{name}_month"), today.month().to_string())
        .with(format!("{name}_year"), today.year().to_string())
}

pub(super) async fn create(State(app): State<App>, ctx: Ctx, Typed(answers): Typed) -> PageResult {
    let desk = Desk::open(&ctx).await?;
    let again = |errors: &Errors| -> Response {
        ctx.page_with_errors(&view::form(&ctx, &answers, errors, &desk, &[]))
    };
    let typing = match model::parse(&ctx.lang, &answers, &desk.offered(&ctx)) {
        Ok(typing) => typing,
        Err(errors) => return Ok(again(&errors)),
    };
    let served = match served(&app, &ctx, &typing).await? {
        Ok(served) => served,
        Err(errors) => return Ok(again(&errors)),
    };
    permit_record(&ctx, &typing)?;
    if answers.get("known") != "no" {
        let mut alike = store::alike(&ctx.house.db, &ctx.actor, &typing).await?;
        alike.retain(|delivery| ctx.may(VIEW, delivery));
        if !alike.is_empty() {
            return Ok(ctx.page(&view::form(&ctx, &answers, &Errors::new(), &desk, &alike)));
        }
    }
    let id = record(&ctx, answers.get("idempotency_key"), &typing, served).await?;
    Ok(see_other(format!("/services/{id}?done")))
}

/// May this actor record for that very office and implementer?
fn permit_record(ctx: &Ctx, typing: &Typing) -> Result<(), Problem> {
    let thing = Thing {
        office: typing.office.clone(),
        author: ctx.actor.id.clone(),
        partner: typing.implementer.clone(),
        ..Thing::default()
    };
    ctx.permit(RECORD, thing).map(drop)
}

/// Those whose case numbers were typed. Another office's numbers are as unknown as wrong ones, and
/// a message says which of them it was by its place in the list.
pub(super) async fn served(
    app: &App,
    ctx: &Ctx,
    typing: &Typing,
) -> Result<Result<Vec<Served>, Errors>, Problem> {
    let mut errors = Errors::new();
    let mut served: Vec<Served> = Vec::new();
    for (n, number) in (1_i64..).zip(&typing.numbers) {
        let found = people::by_number(&ctx.house.db, number).await?;
        match found.filter(|r| r.voided_at.is_none() && in_scope(ctx, &r.office)) {
            Some(r) if served.iter().any(|s| s.registration == r.id) => {}
            Some(r) => served.push(Served {
                age: people::age_on(app, &r.id, typing.occurred_on),
                registration: r.id,
            }),
            None => errors.add("persons", words::unknown_number(&ctx.lang, n)),
        }
    }
    Ok(if errors.is_empty() {
        Ok(served)
    } else {
        Err(errors)
    })
}

/// Records the delivery once, however often the same form arrives; answers its id.
pub(super) async fn record(
    ctx: &Ctx,
    key: &str,
    typing: &Typing,
    served: Vec<Served>,
) -> Result<String, Problem> {
    permit_record(ctx, typing)?;
    let once = &ctx.once("services.record", key, format!("{typing:?}").as_bytes());
    let delivered = &[Delivered {
        delivery: new_delivery(ctx, typing),
        served,
        reports: vec![new_report(ctx, &typing.report)],
    }];
    let id = &delivered[0].delivery.id;
    kit::write!(ctx.house.db, tx => {
        if let Some(earlier) = ctx.done_before(tx, once.as_ref(), id, "services.delivery.repeated").await? {
            return Ok::<_, Problem>(earlier);
        }
        store::insert(tx, delivered).await?;
        let event = ctx.event("services.delivery.added", id);
        tx.record(event.with("office", &typing.office).with("item", &typing.item)).await?;
        Ok(id.clone())
    })
}

fn new_delivery(ctx: &Ctx, typing: &Typing) -> NewDelivery {
    let id = ctx.house.ids.new_id();
    let typing = typing.clone();
    NewDelivery {
        item: typing.item,
        quantity: typing.quantity,
        redeemed: 0,
        headcount: typing.headcount,
        population: typing.population,
        purpose: typing.purpose,
        implementer: typing.implementer,
        office: typing.office,
        place: typing.place,
        occurred_on: typing.occurred_on.to_string(),
        status: typing.status,
        recorded_at: ctx.house.now(),
        author: ctx.actor.id.clone(),
        origin: "waystation".into(),
        external_id: id.clone(),
        id,
    }
}

fn new_report(ctx: &Ctx, typing: &ReportTyping) -> NewReport {
    NewReport {
        reporter: typing.reporter.clone(),
        reported_on: typing.reported_on.to_string(),
        external_ref: typing.external_ref.clone(),
        recorded_at: ctx.house.now(),
        author: ctx.actor.id.clone(),
    }
}

pub(super) async fn edit_form(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let delivery = fetch(&ctx, &id).await?;
    let delivery = ctx.permit(RECORD, delivery)?;
    let desk = Desk::open(&ctx).await?;
    let item = desk.item(&delivery.item)?;
    let answers = model::answers(&delivery, item);
    Ok(ctx.page(&view::edit(&ctx, &delivery, item, &answers, &Errors::new())))
}

pub(super) async fn edit(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let delivery = fetch(&ctx, &id).await?;
    let delivery = ctx.permit(RECORD, delivery)?;
    let desk = Desk::open(&ctx).await?;
    let item = desk.item(&delivery.item)?;
    let today = ctx.house.today();
    let change = match model::parse_change(&ctx.lang, &answers, &delivery, item, today) {
        Ok(change) => change,
        Err(errors) => {
            let page = view::edit(&ctx, &delivery, item, &answers, &errors);
            return Ok(ctx.page_with_errors(&page));
        }
    };
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let mut ages = Vec::new();
    if change.occurred_on.to_string() != delivery.occurred_on {
        ages = store::persons(&ctx.house.db, &id).await?;
        for served in &mut ages {
            served.age = people::age_on(&app, &served.registration, change.occurred_on);
        }
    }
    let (id, change, ages) = (&id, &change, &ages);
    kit::write!(ctx.house.db, tx => {
        if !store::change(tx, id, version, change, ages).await? {
            return Err(Problem::Stale);
        }
        let event = ctx.event("services.delivery.changed", id);
        tx.record(event.with("status", &change.status)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/services/{id}?done")))
}

pub(super) async fn report(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let delivery = fetch(&ctx, &id).await?;
    let delivery = ctx.permit(RECORD, delivery)?;
    match add_report(&ctx, &delivery, &answers).await? {
        Ok(()) => Ok(see_other(format!("/services/{id}?done"))),
        Err(errors) => {
            let file = file(&ctx, delivery.into_inner()).await?;
            let page = view::show(&app, &ctx, &file, &answers, &errors);
            Ok(ctx.page_with_errors(&page))
        }
    }
}

/// Adds the report that was typed; what is to be mended comes back.
pub(super) async fn add_report(
    ctx: &Ctx,
    delivery: &Delivery,
    answers: &Answers,
) -> Result<Result<(), Errors>, Problem> {
    let desk = Desk::open(ctx).await?;
    let typing = match model::parse_report(&ctx.lang, answers, &desk.offered(ctx)) {
        Ok(typing) => typing,
        Err(errors) => return Ok(Err(errors)),
    };
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (id, new) = (&delivery.id, &new_report(ctx, &typing));
    let told_before = kit::write!(ctx.house.db, tx => {
        let reported = store::report(tx, id, version, new).await?;
        let event = match reported {
            Reported::Stale => return Err(Problem::Stale),
            Reported::Before => "services.report.repeated",
            Reported::Added => "services.report.added",
        };
        tx.record(ctx.event(event, id).with("reporter", &new.reporter)).await?;
        Ok(reported == Reported::Before)
    })?;
    let mut errors = Errors::new();
    if told_before {
        errors.add("reporter", words::reported_before(&ctx.lang));
    }
    Ok(if told_before { Err(errors) } else { Ok(()) })
}

pub(super) async fn void(ctx: Ctx, Path(id): Path<String>, Typed(answers): Typed) -> PageResult {
    let delivery = fetch(&ctx, &id).await?;
    ctx.permit(RECORD, delivery)?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let label = words::void_reason(&ctx.lang);
    let reason = &reader.required_choice("reason", &label, VOID_REASONS);
    reader.finish()?;
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (id, now) = (&id, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        if !store::void(tx, id, version, now, reason).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("services.delivery.voided", id).with("reason", reason)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/services/{id}?done")))
}

/// The delivery of the address, or "not found".
pub(super) async fn fetch(ctx: &Ctx, id: &str) -> Result<Delivery, Problem> {
    let found = store::find(&ctx.house.db, id).await?;
    found.ok_or(Problem::NotFound)
}
