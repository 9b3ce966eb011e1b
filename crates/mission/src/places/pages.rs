//! The pages of places: fetch → authorise → parse → act → redirect.

use axum::extract::Path;
use axum::response::Response;
use kit::codes::area;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::paging::filters;
use kit::ui::{Answers, Choice, Errors, Form, Page};

use super::model::{self, NewPlace};
use super::{KEEP, VIEW, store, view};

pub(super) async fn list(ctx: Ctx) -> PageResult {
    let (answers, _) = filters(ctx.query());
    let filter = store::Filter {
        kind: answers.chosen("kind"),
        area: answers.chosen("area"),
        open_only: answers.get("open") == "yes",
    };
    let mut places = store::list(&ctx.house.db, &filter).await?;
    places.retain(|place| ctx.may(VIEW, place));
    let may_add = ctx.may_somewhere(KEEP);
    Ok(ctx.page(&view::list(
        &ctx.lang,
        &places,
        &answers,
        &areas(&ctx),
        may_add,
    )))
}

pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let place = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let place = ctx.permit(VIEW, place)?;
    Ok(ctx.page(&view::show(&ctx.lang, &place, ctx.may(KEEP, &*place))))
}

pub(super) async fn new_form(ctx: Ctx) -> PageResult {
    let answers = Answers::new().with("idempotency_key", ctx.house.ids.new_id());
    Ok(ctx.page(&form(&ctx, "/places/new", &answers, &Errors::new())))
}

pub(super) async fn create(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    match model::parse(&ctx.lang, &answers) {
        Ok(new) => Ok(see_other(format!(
            "/places/{}?done",
            add(&ctx, &answers, &new).await?
        ))),
        Err(errors) => Ok(again(&ctx, "/places/new", &answers, &errors)),
    }
}

pub(super) async fn edit_form(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let place = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let place = ctx.permit(KEEP, place)?;
    let path = format!("/places/{id}/edit");
    Ok(ctx.page(&form(&ctx, &path, &model::answers(&place), &Errors::new())))
}

pub(super) async fn edit(ctx: Ctx, Path(id): Path<String>, Typed(answers): Typed) -> PageResult {
    let place = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    ctx.permit(KEEP, place)?;
    let new = match model::parse(&ctx.lang, &answers) {
        Ok(new) => new,
        Err(errors) => {
            return Ok(again(
                &ctx,
                &format!("/places/{id}/edit"),
                &answers,
                &errors,
            ));
        }
    };
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (id, new) = (&id, &new);
    kit::write!(ctx.house.db, tx => {
        if !store::change(tx, id, version, new).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("places.place.changed", id)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/places/{id}?done")))
}

fn areas(ctx: &Ctx) -> Vec<Choice> {
    let options = area::options(&ctx.lang, &ctx.house.settings.country, ctx.house.today());
    options.into_iter().map(Choice::from).collect()
}

fn form(ctx: &Ctx, path: &str, answers: &Answers, errors: &Errors) -> Page {
    let form = Form::new(&ctx.lang, &ctx.csrf, path, answers, errors);
    view::form(&form, path, errors, &areas(ctx), &ctx.lang)
}

fn again(ctx: &Ctx, path: &str, answers: &Answers, errors: &Errors) -> Response {
    ctx.page_with_errors(&form(ctx, path, answers, errors))
}

/// Adds the place once, however often the same form arrives; answers its id.
pub(super) async fn add(ctx: &Ctx, answers: &Answers, new: &NewPlace) -> Result<String, Problem> {
    let once = ctx.once(
        "places.add",
        answers.get("idempotency_key"),
        format!("{new:?}").as_bytes(),
    );
    let id = ctx.house.ids.new_id();
    let (id, once) = (&id, &once);
    kit::write!(ctx.house.db, tx => {
        if let Some(earlier) = ctx.done_before(tx, once.as_ref(), id, "places.place.repeated").await? {
            return Ok::<_, Problem>(earlier);
        }
        store::insert(tx, id, new).await?;
        tx.record(ctx.event("places.place.added", id)).await?;
        Ok(id.clone())
    })
}
