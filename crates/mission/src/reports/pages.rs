//! The pages of reports: fetch → authorise → parse → act → redirect.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use figures::Severity;
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::policy::{Permitted, Thing};
use kit::ui::{Answers, Errors};

use super::model::{self, Report};
use super::printing::{self, Figures};
use super::{CLEAR, DRAFT, VIEW, frozen, live, narrative, store, view, wording, words};
use crate::App;

pub(super) async fn list(ctx: Ctx) -> PageResult {
    ctx.permit(VIEW, Thing::default())?;
    Ok(ctx.page(&view::list(&ctx, &store::all(&ctx.house.db).await?)))
}

async fn permitted(
    ctx: &Ctx,
    action: kit::policy::Action,
    id: &str,
) -> Result<Permitted<Report>, Problem> {
    let report = store::find(&ctx.house.db, id)
        .await?
        .ok_or(Problem::NotFound)?;
    ctx.permit(action, report)
}

pub(super) async fn show(State(app): State<App>, ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let report = permitted(&ctx, VIEW, &id).await?;
    let sections = store::sections(&ctx.house.db, &id).await?;
    let figures = Figures::of(&app, &report).await?;
    // The report speaks its own language, whatever the reader's is.
    let lang = ctx.house.catalogue.lang(&report.language);
    let body = paper::html_body(&printing::document(&lang, &report, &sections, &figures, ""));
    Ok(ctx.page(&view::show(&ctx, &report, &sections, &figures, &body)))
}

pub(super) async fn new_form(ctx: Ctx) -> PageResult {
    ctx.permit(DRAFT, Thing::default())?;
    let last = store::all(&ctx.house.db).await?.into_iter().next();
    let answers = model::following(last.as_ref(), ctx.house.today());
    Ok(ctx.page(&view::new_form(&ctx, &answers, &Errors::new())))
}

pub(super) async fn create(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    ctx.permit(DRAFT, Thing::default())?;
    let last = store::all(&ctx.house.db).await?.into_iter().next();
    // The narrative is carried over; its numbers are tokens and follow the new period.
    let sections = match &last {
        Some(last) => store::sections(&ctx.house.db, &last.id)
            .await?
            .into_iter()
            .map(|s| (s.heading, s.narrative))
            .collect(),
        None => model::template(),
    };
    let mut read = model::parse(&ctx.lang, &answers, &ctx.actor.id, sections);
    if let Ok(new) = &read
        && store::by_issue(&ctx.house.db, new.issue).await?.is_some()
    {
        let mut errors = Errors::new();
        errors.add("issue", words::issue_taken(&ctx.lang));
        read = Err(errors);
    }
    let new = match read {
        Ok(new) => new,
        Err(errors) => return Ok(ctx.page_with_errors(&view::new_form(&ctx, &answers, &errors))),
    };
    let (id, new) = (&ctx.house.ids.new_id(), &new);
    let ids: &Vec<String> = &new
        .sections
        .iter()
        .map(|_| ctx.house.ids.new_id())
        .collect();
    kit::write!(ctx.house.db, tx => {
        store::insert(tx, new, id, ids).await?;
        tx.record(ctx.event("reports.report.drafted", id)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other(format!("/reports/{id}?done")))
}

/// Figures by id with their titles: what a narrative may name.
fn tokens(app: &App, ctx: &Ctx) -> BTreeMap<String, kit::i18n::Text> {
    app.definitions
        .iter()
        .map(|d| (d.id.clone(), wording::title(&ctx.lang, d)))
        .collect()
}

pub(super) async fn section_form(
    State(app): State<App>,
    ctx: Ctx,
    Path((id, section)): Path<(String, String)>,
) -> PageResult {
    let report = permitted(&ctx, DRAFT, &id).await?;
    let section = store::section(&ctx.house.db, &section)
        .await?
        .filter(|s| s.report == id)
        .ok_or(Problem::NotFound)?;
    let answers = Answers::new()
        .with("heading", &section.heading)
        .with("narrative", &section.narrative)
        .with("version", section.version.to_string());
    let page = view::section_form(
        &ctx,
        &report,
        &section,
        &answers,
        &Errors::new(),
        &tokens(&app, &ctx),
    );
    Ok(ctx.page(&page))
}

pub(super) async fn edit_section(
    State(app): State<App>,
    ctx: Ctx,
    Path((id, section)): Path<(String, String)>,
    Typed(answers): Typed,
) -> PageResult {
    let report = permitted(&ctx, DRAFT, &id).await?;
    let section = store::section(&ctx.house.db, &section)
        .await?
        .filter(|s| s.report == id)
        .ok_or(Problem::NotFound)?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let heading = reader.required("heading", &words::heading(&ctx.lang), 200);
    let narrative = reader.required("narrative", &words::narrative(&ctx.lang), 8000);
    let known = tokens(&app, &ctx);
    let unknown: Vec<String> = narrative::figures_in(&narrative)
        .into_iter()
        .filter(|f| !known.contains_key(f))
        .collect();
    if !unknown.is_empty() {
        reader.wrong(
            "narrative",
            words::unknown_figure(&ctx.lang, ctx.lang.list(&unknown)),
        );
    }
    if let Err(errors) = reader.finish() {
        let page = view::section_form(&ctx, &report, &section, &answers, &errors, &known);
        return Ok(ctx.page_with_errors(&page));
    }
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (section, heading, narrative) = (&section.id, &heading, &narrative);
    kit::write!(ctx.house.db, tx => {
        if !store::change_section(tx, section, version, heading, narrative).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("reports.section.changed", section)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/reports/{id}?done")))
}

pub(super) async fn clear_form(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
) -> PageResult {
    let report = permitted(&ctx, CLEAR, &id).await?;
    let figures = Figures::of(&app, &report).await?;
    let answers = Answers::new().with("version", report.version.to_string());
    Ok(ctx.page(&view::clear_form(
        &ctx,
        &report,
        &figures,
        &answers,
        &Errors::new(),
    )))
}

pub(super) async fn clear(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let report = permitted(&ctx, CLEAR, &id).await?;
    let figures = Figures::of(&app, &report).await?;
    let of = |severity| figures.alarms.iter().any(|(_, a)| a.severity() == severity);
    if of(Severity::Impossible) {
        return Err(Problem::Refused(words::impossible(&ctx.lang)));
    }
    let mut reader = Reader::new(&ctx.lang, &answers);
    let explanation = if of(Severity::Surprising) {
        reader.required("explanation", &words::explanation(&ctx.lang), 500)
    } else {
        String::new()
    };
    if let Err(errors) = reader.finish() {
        return Ok(ctx.page_with_errors(&view::clear_form(
            &ctx, &report, &figures, &answers, &errors,
        )));
    }
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let proven = &live::prove_all(&app, &report).await?;
    let ids: &Vec<String> = &proven.iter().map(|_| ctx.house.ids.new_id()).collect();
    let (id, explanation, now) = (&report.id, &explanation, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        if !store::clear(tx, id, version, &ctx.actor.id, now, explanation).await? {
            return Err(Problem::Stale);
        }
        frozen::freeze(tx, id, proven, &app.definitions, ids, now).await?;
        tx.record(ctx.event("reports.report.cleared", id).with("figures", proven.len())).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/reports/{id}?done")))
}

pub(super) async fn release(ctx: Ctx, Path(id): Path<String>, Typed(_): Typed) -> PageResult {
    let report = permitted(&ctx, CLEAR, &id).await?;
    let (id, now) = (&report.id, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        if !store::release(tx, id, now).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("reports.report.released", id)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/reports/{id}?done")))
}

pub(super) async fn printing(
    State(app): State<App>,
    ctx: Ctx,
    Path((id, format)): Path<(String, String)>,
) -> PageResult {
    let report = permitted(&ctx, VIEW, &id).await?;
    let lang = ctx.house.catalogue.lang(&report.language);
    let made = printing::print(&app, &lang, &report, &format, "").await?;
    let name = format!(
        "attachment; filename=\"sitrep-{}.{}\"",
        report.issue, made.ending
    );
    let headers = [
        (header::CONTENT_TYPE, made.content_type.to_string()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, made.bytes).into_response())
}
