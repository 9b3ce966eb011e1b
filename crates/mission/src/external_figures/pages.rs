//! The pages of external figures: fetch → authorise → parse → act → redirect.

use axum::extract::Path;
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::paging::{Rows, filters};
use kit::policy::Thing;
use kit::ui::{Answers, Errors, Form, Page};

use super::model::{self, CLASSES, Cell, Entered, NewCell, SERIES, Series, VOID_REASONS};
use super::{KEEP, VIEW, store, view, words};

pub(super) async fn list(ctx: Ctx) -> PageResult {
    let mut all = Vec::new();
    for series in &SERIES {
        all.push((
            series,
            seen(&ctx, store::of_series(&ctx.house.db, series.code).await?),
        ));
    }
    let may_enter = ctx.may_somewhere(KEEP);
    Ok(ctx.page(&view::list(&ctx.lang, &all, ctx.house.today(), may_enter)))
}

pub(super) async fn series(ctx: Ctx, Path(code): Path<String>) -> PageResult {
    let series = Series::by_code(&code).ok_or(Problem::NotFound)?;
    let cells = seen(&ctx, store::of_series(&ctx.house.db, series.code).await?);
    let (answers, _) = filters(ctx.query());
    let may_enter = ctx.may_somewhere(KEEP);
    Ok(ctx.page(&view::series(
        &ctx.lang,
        series,
        &cells,
        &answers,
        ctx.house.today(),
        may_enter,
    )))
}

pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let cell = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let cell = ctx.permit(VIEW, cell)?;
    let history = store::of_series(&ctx.house.db, &cell.series).await?;
    let superseded_by = model::place(&history)
        .into_iter()
        .find(|placed| placed.cell.id == cell.id)
        .and_then(|placed| placed.superseded_by);
    let may_void = ctx.may(KEEP, &*cell);
    Ok(ctx.page(&view::show(&ctx.lang, &cell, superseded_by, may_void)))
}

/// The form begins with what the last cell of the series has: sources and documents repeat.
pub(super) async fn new_form(ctx: Ctx) -> PageResult {
    let (asked, _) = filters(ctx.query());
    let mut answers = Answers::new().with("idempotency_key", ctx.house.ids.new_id());
    if let Some(series) = Series::by_code(asked.get("series")) {
        answers = answers.with("series", series.code);
        if let Some(last) = store::of_series(&ctx.house.db, series.code).await?.first() {
            answers = answers
                .with("source", &last.source)
                .with("method", &last.method);
        }
    }
    Ok(ctx.page(&form(&ctx, &answers, &Errors::new())))
}

pub(super) async fn create(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    match model::parse(&ctx.lang, &answers, ctx.house.today()) {
        Ok(new) => {
            add(&ctx, &answers, &new).await?;
            Ok(see_other(format!(
                "/external-figures/series/{}?done",
                new.series
            )))
        }
        Err(errors) => Ok(ctx.page_with_errors(&form(&ctx, &answers, &errors))),
    }
}

pub(super) async fn void_form(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let cell = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let cell = ctx.permit(KEEP, cell)?;
    let answers = Answers::new().with("version", cell.version.to_string());
    Ok(ctx.page(&void_page(&ctx, &id, &answers, &Errors::new())))
}

pub(super) async fn void(ctx: Ctx, Path(id): Path<String>, Typed(answers): Typed) -> PageResult {
    match take_back(&ctx, &id, &answers).await {
        Ok(()) => Ok(see_other(format!("/external-figures/cells/{id}?done"))),
        Err(Problem::Invalid(errors)) => {
            Ok(ctx.page_with_errors(&void_page(&ctx, &id, &answers, &errors)))
        }
        Err(problem) => Err(problem),
    }
}

/// One page of the cells that the query asks for. What is no code or no day narrows nothing: it can
/// only come from an address typed by hand.
pub(super) async fn found(ctx: &Ctx) -> Result<Rows<Cell>, Problem> {
    let (answers, after) = filters(ctx.query());
    let mut reader = Reader::new(&ctx.lang, &answers);
    let codes: Vec<&str> = SERIES.iter().map(|series| series.code).collect();
    let filter = store::Filter {
        series: reader.choice("series", &codes),
        class: reader.choice("class", &CLASSES),
        from: reader.day("from"),
        to: reader.day("to"),
    };
    let mut page = store::list(&ctx.house.db, &filter, after).await?;
    page.rows.retain(|cell| ctx.may(VIEW, cell));
    Ok(page)
}

/// Takes a cell back for the reason that was chosen.
pub(super) async fn take_back(ctx: &Ctx, id: &str, answers: &Answers) -> Result<(), Problem> {
    let cell = store::find(&ctx.house.db, id)
        .await?
        .ok_or(Problem::NotFound)?;
    ctx.permit(KEEP, cell)?;
    let mut reader = Reader::new(&ctx.lang, answers);
    let reason = reader.required_choice("reason", &words::void_reason(&ctx.lang), &VOID_REASONS);
    reader.finish()?;
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let reason = reason.as_str();
    kit::write!(ctx.house.db, tx => {
        if !store::void(tx, id, version, reason, ctx.house.now()).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("external_figures.cell.voided", id).with("reason", reason)).await?;
        Ok(())
    })
}

/// Adds the cell once, however often the same form arrives; answers its id.
pub(super) async fn add(ctx: &Ctx, answers: &Answers, new: &NewCell) -> Result<String, Problem> {
    ctx.permit(
        KEEP,
        Thing {
            author: ctx.actor.id.clone(),
            ..Thing::default()
        },
    )?;
    let body = format!("{new:?}");
    let once = ctx.once(
        "external_figures.add",
        answers.get("idempotency_key"),
        body.as_bytes(),
    );
    let entered = Entered {
        id: ctx.house.ids.new_id(),
        author: ctx.actor.id.clone(),
        recorded_at: ctx.house.now(),
    };
    let (entered, once) = (&entered, &once);
    kit::write!(ctx.house.db, tx => {
        if let Some(earlier) = ctx.done_before(tx, once.as_ref(), &entered.id, "external_figures.cell.repeated").await? {
            return Ok::<_, Problem>(earlier);
        }
        store::insert(tx, entered, new).await?;
        let event = ctx.event("external_figures.cell.entered", &entered.id);
        tx.record(event.with("series", &new.series).with("class", &new.class)).await?;
        Ok(entered.id.clone())
    })
}

fn seen(ctx: &Ctx, mut cells: Vec<Cell>) -> Vec<Cell> {
    cells.retain(|cell| ctx.may(VIEW, cell));
    cells
}

fn form(ctx: &Ctx, answers: &Answers, errors: &Errors) -> Page {
    let form = Form::new(
        &ctx.lang,
        &ctx.csrf,
        "/external-figures/new",
        answers,
        errors,
    );
    view::form(&form, errors, &ctx.lang)
}

fn void_page(ctx: &Ctx, id: &str, answers: &Answers, errors: &Errors) -> Page {
    let path = format!("/external-figures/cells/{id}/void");
    let form = Form::new(&ctx.lang, &ctx.csrf, &path, answers, errors);
    view::void(&form, id, errors, &ctx.lang)
}
