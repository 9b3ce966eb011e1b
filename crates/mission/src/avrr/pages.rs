//! The pages of cases: fetch → authorise → parse → act → redirect. Whatever shows a name is written
//! down as an opening first.

use axum::extract::{Path, State};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::paging::filters;
use kit::ui::{Answers, Errors};

use super::model::{self, Case, KINDS};
use super::{RECORD, VIEW, act, store, view};
use crate::{App, places};

pub(super) async fn list(State(app): State<App>, ctx: Ctx) -> PageResult {
    let (answers, after) = filters(ctx.query());
    let (filter, errors) = filter(&ctx, &answers);
    let mut rows = store::list(&ctx.house.db, &ctx.actor, &filter, after).await?;
    rows.rows.retain(|row| ctx.may(VIEW, row));
    ctx.opened(
        ctx.event("avrr.list.opened", "avrr")
            .with("rows", rows.rows.len()),
    )
    .await?;
    let places = places::all(&ctx.house.db).await?;
    let page = view::list(&app, &ctx, &rows, &answers, &places);
    Ok(if errors.is_empty() {
        ctx.page(&page)
    } else {
        ctx.page_with_errors(&kit::ui::Page { errors, ..page })
    })
}

/// The filter of the list; a day that does not exist is said, not ignored.
pub(super) fn filter(ctx: &Ctx, answers: &Answers) -> (store::Filter, Errors) {
    let mut reader = Reader::new(&ctx.lang, answers);
    let (from, to) = (reader.day("from"), reader.day("to"));
    let filter = store::Filter {
        stage: answers.chosen("stage"),
        nationality: answers.chosen("nationality"),
        office: answers.chosen("office"),
        from: from.map(|day| day.to_string()),
        to: to.map(|day| day.to_string()),
    };
    (filter, reader.errors)
}

pub(super) async fn show(State(app): State<App>, ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let case = permitted(&ctx, &id, VIEW).await?;
    ctx.opened(ctx.event("avrr.case.seen", &id)).await?;
    let family = store::of_household(&ctx.house.db, &case).await?;
    let file = view::File {
        events: store::events(&ctx.house.db, &id).await?,
        family: family
            .into_iter()
            .filter(|other| ctx.may(VIEW, other))
            .collect(),
        places: places::all(&ctx.house.db).await?,
        case,
    };
    Ok(ctx.page(&view::show(&app, &ctx, &file)))
}

async fn permitted(ctx: &Ctx, id: &str, action: kit::policy::Action) -> Result<Case, Problem> {
    let case = store::find(&ctx.house.db, id)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok(ctx.permit(action, case)?.into_inner())
}

pub(super) async fn new_form(ctx: Ctx) -> PageResult {
    let (query, _) = filters(ctx.query());
    let answers = today(&ctx, "opened_on")
        .with("person", query.get("person"))
        .with(
            "office",
            ctx.actor.offices.first().cloned().unwrap_or_default(),
        );
    let places = places::all(&ctx.house.db).await?;
    Ok(ctx.page(&view::open(&ctx, &answers, &Errors::new(), &places)))
}

/// A new form: its key, and today in one of its dates.
pub(super) fn today(ctx: &Ctx, field: &str) -> Answers {
    let today = ctx.house.today();
    Answers::new()
        .with("idempotency_key", ctx.house.ids.new_id())
        .with(format!("{field}_day"), today.day().to_string())
        .with(format!("{field}_month"), today.month().to_string())
        .with(format!("{field}_year"), today.year().to_string())
}

pub(super) async fn create(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    match act::parse_opening(&ctx, &answers).await? {
        Ok(opening) => {
            let id = act::open(&ctx, answers.get("idempotency_key"), &opening).await?;
            Ok(see_other(format!("/avrr/{id}?done")))
        }
        Err(errors) => {
            let places = places::all(&ctx.house.db).await?;
            Ok(ctx.page_with_errors(&view::open(&ctx, &answers, &errors, &places)))
        }
    }
}

pub(super) async fn record_form(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let case = permitted(&ctx, &id, RECORD).await?;
    let (query, _) = filters(ctx.query());
    let kind = KINDS
        .iter()
        .find(|kind| **kind == query.get("kind"))
        .ok_or(Problem::NotFound)?;
    let answers = today(&ctx, "day").with("kind", *kind);
    Ok(ctx.page(&view::record(&ctx, &case, &answers, &Errors::new())))
}

pub(super) async fn record(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let case = permitted(&ctx, &id, RECORD).await?;
    let read = match model::parse(&ctx.lang, &answers, ctx.house.today()) {
        Ok(new) => act::check_witness(&ctx, &new).await?.map(|()| new),
        Err(errors) => Err(errors),
    };
    match read {
        Ok(new) => {
            act::record(&app, &ctx, &case, answers.get("idempotency_key"), new).await?;
            Ok(see_other(format!("/avrr/{id}?done")))
        }
        Err(errors) => Ok(ctx.page_with_errors(&view::record(&ctx, &case, &answers, &errors))),
    }
}

pub(super) async fn void(
    ctx: Ctx,
    Path((id, event)): Path<(String, String)>,
    Typed(answers): Typed,
) -> PageResult {
    let case = permitted(&ctx, &id, RECORD).await?;
    act::void(&ctx, &case, &event, &answers).await?;
    Ok(see_other(format!("/avrr/{id}?done")))
}
