//! The pages of reports: fetch → authorise → parse → act → redirect.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use figures::Severity;
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::policy::{Permitted, Thing};
use kit::ui::{Answers, Errors};

use super::model::{self, Head, NewReport, Report};
use super::printing::{self, Figures};
use super::{CLEAR, DRAFT, VIEW, frozen, live, store, view, words};
use crate::App;

pub(super) async fn list(ctx: Ctx) -> PageResult {
    ctx.permit(VIEW, Thing::default())?;
    Ok(ctx.page(&view::list(&ctx, &store::all(&ctx.house.db).await?)))
}

/// The report, if this actor may do that with it.
pub(super) async fn permitted(
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
    Ok(ctx.page(&view::head_form(&ctx, None, &answers, &Errors::new())))
}

pub(super) async fn create(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    ctx.permit(DRAFT, Thing::default())?;
    let last = store::all(&ctx.house.db).await?.into_iter().next();
    // The narrative is carried over; its numbers are tokens and follow the new period. What was
    // written in another language is not: the template of that language begins anew.
    let sections = match &last {
        Some(last) if last.language == answers.get("language") => {
            store::sections(&ctx.house.db, &last.id)
                .await?
                .into_iter()
                .map(|s| (s.heading, s.narrative))
                .collect()
        }
        _ => model::template(answers.get("language")),
    };
    let new = match read_head(&ctx, &answers, "").await? {
        Ok(head) => NewReport {
            head,
            author: ctx.actor.id.clone(),
            sections,
        },
        Err(errors) => {
            return Ok(ctx.page_with_errors(&view::head_form(&ctx, None, &answers, &errors)));
        }
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

/// The head of an issue from the form; its number must not be another issue's than `own`.
async fn read_head(
    ctx: &Ctx,
    answers: &Answers,
    own: &str,
) -> Result<Result<Head, Errors>, Problem> {
    let languages = ctx.house.catalogue.languages();
    let read = model::parse(&ctx.lang, answers, languages);
    if let Ok(head) = &read
        && let Some(there) = store::by_issue(&ctx.house.db, head.issue).await?
        && there.id != own
    {
        let mut errors = Errors::new();
        errors.add("issue", words::issue_taken(&ctx.lang));
        return Ok(Err(errors));
    }
    Ok(read)
}

pub(super) async fn edit_form(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let report = permitted(&ctx, DRAFT, &id).await?;
    let answers = model::answers(&report);
    Ok(ctx.page(&view::head_form(
        &ctx,
        Some(&report),
        &answers,
        &Errors::new(),
    )))
}

pub(super) async fn edit(ctx: Ctx, Path(id): Path<String>, Typed(answers): Typed) -> PageResult {
    let report = permitted(&ctx, DRAFT, &id).await?;
    let head = match read_head(&ctx, &answers, &id).await? {
        Ok(head) => head,
        Err(errors) => {
            let page = view::head_form(&ctx, Some(&report), &answers, &errors);
            return Ok(ctx.page_with_errors(&page));
        }
    };
    let version: i64 = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (id, head) = (&report.id, &head);
    kit::write!(ctx.house.db, tx => {
        if !store::change(tx, id, version, head).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("reports.report.changed", id)).await?;
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
    let sections = store::sections(&ctx.house.db, &id).await?;
    Ok(ctx.page(&view::clear_form(
        &ctx,
        &report,
        &sections,
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
    if report.is_frozen() {
        return Err(Problem::Stale);
    }
    let proven = &live::prove_all(&app, &report).await?;
    let now = proven
        .iter()
        .map(|p| (p.figure.id.clone(), p.figure.clone()))
        .collect();
    let figures = Figures::with(&app, &report, now).await?;
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
        let sections = store::sections(&ctx.house.db, &id).await?;
        let page = view::clear_form(&ctx, &report, &sections, &figures, &answers, &errors);
        return Ok(ctx.page_with_errors(&page));
    }
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
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
