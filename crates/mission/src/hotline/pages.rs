//! The pages of the hotline: fetch → authorise → parse → act → redirect.

use std::collections::BTreeSet;

use axum::extract::Path;
use kit::codes::{area, language};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::paging::{Rows, filters};
use kit::ui::{Answers, Choice, Errors, Form, Page};

use super::model::{self, CHANNELS, Contact, Logged, Moment, NewContact, TOPICS, VOID_REASONS};
use super::sealed::{self, Private};
use super::{LOG, OPEN, VIEW, store, view, words};
use crate::places;

pub(super) async fn list(ctx: Ctx) -> PageResult {
    let (answers, _) = filters(ctx.query());
    let page = found(&ctx).await?;
    let places = places::all(&ctx.house.db).await?;
    let may_log = ctx.may_somewhere(LOG);
    Ok(ctx.page(&view::list(
        &ctx.lang,
        &page,
        ctx.query(),
        &answers,
        &places,
        may_log,
    )))
}

/// One page of the contacts that the query asks for and this actor may see.
pub(super) async fn found(ctx: &Ctx) -> Result<Rows<Contact>, Problem> {
    let (answers, after) = filters(ctx.query());
    let filter = filter(ctx, &answers);
    let mut page = store::list(&ctx.house.db, &filter, after).await?;
    page.rows.retain(|contact| ctx.may(VIEW, contact));
    Ok(page)
}

/// What is no code or no day narrows nothing: it can only come from an address typed by hand.
fn filter(ctx: &Ctx, answers: &Answers) -> store::Filter {
    let mut reader = Reader::new(&ctx.lang, answers);
    store::Filter {
        offices: ctx.actor.office_scope().cloned(),
        topic: reader.choice("topic", &TOPICS),
        channel: reader.choice("channel", &CHANNELS),
        ukraine: reader
            .choice("ukraine", &["yes", "no"])
            .map(|chosen| chosen == "yes"),
        from: reader.day("from"),
        to: reader.day("to"),
    }
}

pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let contact = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let contact = ctx.permit(VIEW, contact)?;
    let office = places::find(&ctx.house.db, &contact.office).await?;
    let may = view::May {
        log: ctx.may(LOG, &*contact),
        open: ctx.may(OPEN, &*contact),
    };
    Ok(ctx.page(&view::show(&ctx.lang, &contact, office.as_ref(), may)))
}

pub(super) async fn new_form(ctx: Ctx) -> PageResult {
    let answers = Answers::new().with("idempotency_key", ctx.house.ids.new_id());
    let answers = model::with_day(answers, "occurred_on", &ctx.house.today().to_string());
    let places = office_choices(&ctx).await?;
    Ok(ctx.page(&form(
        &ctx,
        "/hotline/new",
        &answers,
        &Errors::new(),
        &places,
    )))
}

pub(super) async fn create(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    match model::parse_new(&ctx.lang, &answers, moment(&ctx), &ctx.actor.offices) {
        Ok((office, new, private)) => {
            let id = add(&ctx, &answers, office, &new, &private).await?;
            Ok(see_other(format!("/hotline/{id}?done")))
        }
        Err(errors) => {
            let places = office_choices(&ctx).await?;
            let page = form(&ctx, "/hotline/new", &answers, &errors, &places);
            Ok(ctx.page_with_errors(&page))
        }
    }
}

pub(super) async fn edit_form(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let contact = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let contact = ctx.permit(LOG, contact)?;
    let path = format!("/hotline/{id}/edit");
    Ok(ctx.page(&form(
        &ctx,
        &path,
        &model::answers(&contact),
        &Errors::new(),
        &[],
    )))
}

pub(super) async fn edit(ctx: Ctx, Path(id): Path<String>, Typed(answers): Typed) -> PageResult {
    match change(&ctx, &id, &answers).await {
        Ok(()) => Ok(see_other(format!("/hotline/{id}?done"))),
        Err(Problem::Invalid(errors)) => {
            let page = form(&ctx, &format!("/hotline/{id}/edit"), &answers, &errors, &[]);
            Ok(ctx.page_with_errors(&page))
        }
        Err(problem) => Err(problem),
    }
}

pub(super) async fn void_form(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let contact = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let contact = ctx.permit(LOG, contact)?;
    let answers = Answers::new().with("version", contact.version.to_string());
    Ok(ctx.page(&void_page(&ctx, &id, &answers, &Errors::new())))
}

pub(super) async fn void(ctx: Ctx, Path(id): Path<String>, Typed(answers): Typed) -> PageResult {
    match take_back(&ctx, &id, &answers).await {
        Ok(()) => Ok(see_other(format!("/hotline/{id}?done"))),
        Err(Problem::Invalid(errors)) => {
            Ok(ctx.page_with_errors(&void_page(&ctx, &id, &answers, &errors)))
        }
        Err(problem) => Err(problem),
    }
}

/// Changes a contact by what was typed, based on the version that it names.
pub(super) async fn change(ctx: &Ctx, id: &str, answers: &Answers) -> Result<(), Problem> {
    let contact = store::find(&ctx.house.db, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let contact = ctx.permit(LOG, contact)?;
    let mut new = model::parse(&ctx.lang, answers, moment(ctx))?;
    if new.occurred_on.to_string() == contact.occurred_on {
        new.occurred_at = contact.occurred_at;
    }
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let new = &new;
    kit::write!(ctx.house.db, tx => {
        if !store::change(tx, id, version, new).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("hotline.contact.changed", id)).await?;
        Ok(())
    })
}

/// Takes a contact back for the reason that was chosen.
pub(super) async fn take_back(ctx: &Ctx, id: &str, answers: &Answers) -> Result<(), Problem> {
    let contact = store::find(&ctx.house.db, id)
        .await?
        .ok_or(Problem::NotFound)?;
    ctx.permit(LOG, contact)?;
    let mut reader = Reader::new(&ctx.lang, answers);
    let reason = reader.required_choice("reason", &words::void_reason(&ctx.lang), &VOID_REASONS);
    reader.finish()?;
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let reason = reason.as_str();
    kit::write!(ctx.house.db, tx => {
        if !store::void(tx, id, version, reason, ctx.house.now()).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("hotline.contact.voided", id).with("reason", reason)).await?;
        Ok(())
    })
}

/// Adds the contact once, however often the same form arrives; answers its id.
pub(super) async fn add(
    ctx: &Ctx,
    answers: &Answers,
    office: String,
    new: &NewContact,
    private: &Private,
) -> Result<String, Problem> {
    let typed = answers.get("idempotency_key");
    // The kept fingerprint must not let anybody guess a phone: it covers the key too, which is
    // kept nowhere.
    let mut body = format!(
        "{:?} {office} {new:?} ",
        ctx.idempotency_key.as_deref().unwrap_or(typed)
    )
    .into_bytes();
    body.extend(private.bytes());
    let once = ctx.once("hotline.add", typed, &body);
    let logged = Logged {
        id: ctx.house.ids.new_id(),
        office,
        author: ctx.actor.id.clone(),
        recorded_at: ctx.house.now(),
    };
    ctx.permit(LOG, model::of_office(&logged))?;
    let sealed = if private.is_empty() {
        None
    } else {
        Some(sealed::seal(ctx, &logged.id, private).await?)
    };
    let (logged, sealed, once) = (&logged, sealed.as_ref(), &once);
    kit::write!(ctx.house.db, tx => {
        if let Some(earlier) = ctx.done_before(tx, once.as_ref(), &logged.id, "hotline.contact.repeated").await? {
            return Ok::<_, Problem>(earlier);
        }
        super::add(tx, logged, new, sealed).await?;
        let event = ctx.event("hotline.contact.logged", &logged.id).with("office", &logged.office);
        tx.record(event).await?;
        Ok(logged.id.clone())
    })
}

pub(super) fn moment(ctx: &Ctx) -> Moment<'_> {
    Moment {
        now: ctx.house.now(),
        today: ctx.house.today(),
        zone: &ctx.house.settings.zone,
    }
}

/// The offices that an operator may choose among; none where there is nothing to choose.
async fn office_choices(ctx: &Ctx) -> Result<Vec<Choice>, Problem> {
    let own: &BTreeSet<String> = &ctx.actor.offices;
    if own.len() < 2 {
        return Ok(Vec::new());
    }
    let places = places::all(&ctx.house.db).await?;
    let named =
        |id: &String| Choice::new(id, places.get(id).map_or(id.as_str(), |p| p.name.as_str()));
    Ok(own.iter().map(named).collect())
}

fn form(ctx: &Ctx, path: &str, answers: &Answers, errors: &Errors, offices: &[Choice]) -> Page {
    let country = &ctx.house.settings.country;
    let areas = area::options(&ctx.lang, country, ctx.house.today());
    let lists = view::Lists {
        offices,
        areas: &areas.into_iter().map(Choice::from).collect::<Vec<_>>(),
        languages: &language::options(&ctx.lang)
            .into_iter()
            .map(Choice::from)
            .collect::<Vec<_>>(),
    };
    let form = Form::new(&ctx.lang, &ctx.csrf, path, answers, errors);
    view::form(&form, path, errors, &lists, &ctx.lang)
}

fn void_page(ctx: &Ctx, id: &str, answers: &Answers, errors: &Errors) -> Page {
    let path = format!("/hotline/{id}/void");
    let form = Form::new(&ctx.lang, &ctx.csrf, &path, answers, errors);
    view::void(&form, id, errors, &ctx.lang)
}
