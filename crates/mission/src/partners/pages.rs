//! The pages of organisations: fetch → authorise → parse → act → redirect.

use axum::extract::Path;
use axum::response::Response;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::paging::filters;
use kit::ui::{Answers, Errors, Form, Page};

use super::model::{self, Organisation};
use super::{KEEP, VIEW, agreements, store, view, words};
use crate::places;

pub(super) async fn list(ctx: Ctx) -> PageResult {
    let (answers, _) = filters(ctx.query());
    let kind = Some(answers.get("kind")).filter(|kind| !kind.is_empty());
    let mut rows = store::list(&ctx.house.db, kind).await?;
    rows.retain(|row| ctx.may(VIEW, row));
    Ok(ctx.page(&view::list(&ctx, &rows, &answers)))
}

pub(super) async fn show(ctx: Ctx, Path(code): Path<String>) -> PageResult {
    let organisation = fetch(&ctx, &code).await?;
    let organisation = ctx.permit(VIEW, organisation)?;
    let agreements = agreements::of(&ctx.house.db, &code).await?;
    let places = places::all(&ctx.house.db).await?;
    Ok(ctx.page(&view::show(&ctx, &organisation, &agreements, &places)))
}

pub(super) async fn new_form(ctx: Ctx) -> PageResult {
    Ok(ctx.page(&form(&ctx, "", &Answers::new(), &Errors::new())))
}

pub(super) async fn create(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    let added = match model::parse(&ctx.lang, &answers) {
        Ok(new) => add(&ctx, &new).await?.map(|()| new.code),
        Err(errors) => Err(errors),
    };
    match added {
        Ok(code) => Ok(see_other(format!("/partners/{code}?done"))),
        Err(errors) => Ok(again(&ctx, "", &answers, &errors)),
    }
}

pub(super) async fn edit_form(ctx: Ctx, Path(code): Path<String>) -> PageResult {
    let organisation = fetch(&ctx, &code).await?;
    let organisation = ctx.permit(KEEP, organisation)?;
    let answers = model::answers(&organisation);
    Ok(ctx.page(&form(&ctx, &code, &answers, &Errors::new())))
}

pub(super) async fn edit(ctx: Ctx, Path(code): Path<String>, Typed(answers): Typed) -> PageResult {
    let organisation = fetch(&ctx, &code).await?;
    ctx.permit(KEEP, organisation)?;
    let new = match model::parse_change(&ctx.lang, &answers, &code) {
        Ok(new) => new,
        Err(errors) => return Ok(again(&ctx, &code, &answers, &errors)),
    };
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (code, new) = (&code, &new);
    kit::write!(ctx.house.db, tx => {
        if !store::change(tx, version, new).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("partners.organisation.changed", code)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/partners/{code}?done")))
}

/// Adds the organisation. The code is its id, so the same form sent twice changes nothing; another
/// organisation under that code is for the form to mend.
pub(super) async fn add(ctx: &Ctx, new: &Organisation) -> Result<Result<(), Errors>, Problem> {
    ctx.permit(KEEP, new.clone())?;
    match store::find(&ctx.house.db, &new.code).await? {
        Some(there) if there == *new => return Ok(Ok(())),
        Some(_) => {
            let mut errors = Errors::new();
            errors.add("code", words::code_taken(&ctx.lang));
            return Ok(Err(errors));
        }
        None => {}
    }
    let added = kit::write!(ctx.house.db, tx => {
        store::insert(tx, new).await?;
        tx.record(ctx.event("partners.organisation.added", &new.code)).await?;
        Ok::<(), Problem>(())
    });
    added.map(Ok)
}

/// The organisation of the address, or "not found".
pub(super) async fn fetch(ctx: &Ctx, code: &str) -> Result<Organisation, Problem> {
    let found = store::find(&ctx.house.db, code).await?;
    found.ok_or(Problem::NotFound)
}

fn form(ctx: &Ctx, code: &str, answers: &Answers, errors: &Errors) -> Page {
    let path = match code {
        "" => "/partners/new".to_string(),
        code => format!("/partners/{code}/edit"),
    };
    let form = Form::new(&ctx.lang, &ctx.csrf, &path, answers, errors);
    view::form(&form, code, errors, &ctx.lang)
}

fn again(ctx: &Ctx, code: &str, answers: &Answers, errors: &Errors) -> Response {
    ctx.page_with_errors(&form(ctx, code, answers, errors))
}
