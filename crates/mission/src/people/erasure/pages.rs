//! The pages of erasures. Only the page that asks shows whom it is about; whoever confirms decides by
//! the request's number and by counts, and may be somebody who sees no names.

use axum::extract::{Path, State};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::paging::filters;
use kit::ui::{Answers, Errors};

use super::super::model::Registration;
use super::super::{CONFIRM, ERASE, ERASURES, sealed, store as people, words};
use super::{Erasure, REASONS, carry_out, counted, store, view};
use crate::{App, places, staff};

/// All registrations of the person, each of which this actor may erase.
async fn hers(ctx: &Ctx, id: &str) -> Result<Vec<Registration>, Problem> {
    let registration = people::find(&ctx.house.db, id)
        .await?
        .ok_or(Problem::NotFound)?;
    ctx.permit(ERASE, registration)?;
    let all = people::of_person(&ctx.house.db, id).await?;
    if all.iter().any(|r| !ctx.may(ERASE, r)) {
        return Err(Problem::Refused(words::erase_other_office(&ctx.lang)));
    }
    Ok(all)
}

fn ids(registrations: &[Registration]) -> Vec<String> {
    let mut ids: Vec<String> = registrations.iter().map(|r| r.id.clone()).collect();
    ids.sort();
    ids
}

pub(in super::super) async fn ask_form(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
) -> PageResult {
    let all = hers(&ctx, &id).await?;
    if let Some(pending) = store::pending_of(&ctx.house.db, &id).await? {
        return Ok(see_other(format!("/people/erasures/{}", pending.id)));
    }
    page(&app, &ctx, &id, &all, &Answers::new(), &Errors::new()).await
}

async fn page(
    app: &App,
    ctx: &Ctx,
    id: &str,
    all: &[Registration],
    answers: &Answers,
    errors: &Errors,
) -> PageResult {
    ctx.opened(ctx.event("people.registration.opened", id))
        .await?;
    let (identity, _) = sealed::open(app, id).await?;
    let what = what(app, ctx, &ids(all)).await?;
    let asking = view::Asking {
        id,
        name: identity.name(),
        registrations: all,
        what: &what,
    };
    let page = view::ask(ctx, &asking, answers, errors);
    Ok(if errors.is_empty() {
        ctx.page(&page)
    } else {
        ctx.page_with_errors(&page)
    })
}

/// What goes, what stays, and what stands in the way.
async fn what(app: &App, ctx: &Ctx, registrations: &[String]) -> Result<view::What, Problem> {
    let db = &ctx.house.db;
    let mut goes = std::collections::BTreeMap::new();
    for id in registrations {
        for (compartment, versions) in store::sealed(db, id).await? {
            *goes.entry(compartment).or_insert(0) += versions;
        }
    }
    let first = registrations.first().map(String::as_str);
    let person = super::super::person_of(db, first.unwrap_or_default()).await?;
    Ok(view::What {
        goes: goes.into_iter().collect(),
        stays: counted(app, &ctx.lang, &person).await?,
        held: staff::held(db, super::super::CLASS, registrations).await?,
    })
}

/// Reads the request's number: letters, digits and dashes, with a digit, so that no name slips in.
fn reference(reader: &mut Reader<'_>) -> String {
    let label = words::erase_reference(reader.lang);
    let typed = reader.required("reference", &label, 40);
    let part = |c: char| c.is_ascii_alphanumeric() || "-./".contains(c);
    let sound = typed.chars().all(part) && typed.chars().any(|c| c.is_ascii_digit());
    if !typed.is_empty() && !sound {
        reader.wrong("reference", words::erase_reference_wrong(reader.lang));
    }
    typed
}

pub(in super::super) async fn ask(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let all = hers(&ctx, &id).await?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let reason = reader.required_choice("reason", &words::erase_reason(&ctx.lang), REASONS);
    let reference = reference(&mut reader);
    if let Err(errors) = reader.finish() {
        return page(&app, &ctx, &id, &all, &answers, &errors).await;
    }
    let registrations = &ids(&all);
    if staff::held(&ctx.house.db, super::super::CLASS, registrations).await? {
        return Err(Problem::Refused(words::erase_held(&ctx.lang)));
    }
    let new = &Erasure {
        id: ctx.house.ids.new_id(),
        person: super::super::person_of(&ctx.house.db, &id).await?,
        office: all.first().map(|r| r.office.clone()).unwrap_or_default(),
        reason,
        reference,
        state: "asked".into(),
        asked_at: ctx.house.now(),
        author: ctx.actor.id.clone(),
        decided_at: None,
        decider: String::new(),
        erased_on: String::new(),
        version: 1,
    };
    let erasure = kit::write!(ctx.house.db, tx => {
        if let Some(earlier) = store::pending(tx, &registrations[0]).await? {
            tx.record(ctx.event("people.erasure.repeated", &earlier.id)).await?;
            return Ok(earlier.id);
        }
        store::insert(tx, new, registrations).await?;
        let event = ctx.event("people.erasure.asked", &new.id).with("person", &new.person);
        tx.record(event.with("reason", &new.reason)).await?;
        Ok::<_, Problem>(new.id.clone())
    })?;
    Ok(see_other(format!("/people/erasures/{erasure}?done")))
}

pub(in super::super) async fn list(ctx: Ctx) -> PageResult {
    let (answers, after) = filters(ctx.query());
    let state = Some(answers.get("state").to_string()).filter(|s| !s.is_empty());
    let mut rows = store::list(&ctx.house.db, &ctx.actor, state, after).await?;
    rows.rows.retain(|row| ctx.may(ERASURES, row));
    let places = places::all(&ctx.house.db).await?;
    Ok(ctx.page(&view::list(&ctx, &rows, &answers, &places)))
}

pub(in super::super) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
) -> PageResult {
    let erasure = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let erasure = ctx.permit(ERASURES, erasure)?;
    let registrations = store::subjects(&ctx.house.db, &id).await?;
    let what = what(&app, &ctx, &registrations).await?;
    let numbers = people::by_ids(&ctx.house.db, &registrations).await?;
    let places = places::all(&ctx.house.db).await?;
    Ok(ctx.page(&view::show(&ctx, &erasure, &numbers, &what, &places)))
}

pub(in super::super) async fn confirm(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let erasure = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let mut erasure = ctx.permit(CONFIRM, erasure)?.into_inner();
    erasure.version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let registrations = &store::subjects(&ctx.house.db, &id).await?;
    if staff::held(&ctx.house.db, super::super::CLASS, registrations).await? {
        return Err(Problem::Refused(words::erase_held(&ctx.lang)));
    }
    let (erasure, now) = (&erasure, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        if !store::are_all(tx, &erasure.person, registrations).await? {
            return Err(Problem::Refused(words::erase_changed(&ctx.lang)));
        }
        if !store::decide(tx, erasure, "confirmed", now, &ctx.actor.id).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("people.erasure.confirmed", &erasure.id)).await?;
        Ok(())
    })?;
    carry_out(&app, &ctx.actor, registrations, Some(&erasure.id)).await?;
    Ok(see_other(format!("/people/erasures/{id}?done")))
}

/// Whoever may confirm may refuse, and whoever asked may take it back.
pub(in super::super) async fn refuse(
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let erasure = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let mut erasure = ctx.permit(ERASURES, erasure)?.into_inner();
    if !ctx.may(CONFIRM, &erasure) && erasure.author != ctx.actor.id {
        return Err(Problem::NotFound);
    }
    erasure.version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (erasure, now) = (&erasure, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        if !store::decide(tx, erasure, "refused", now, &ctx.actor.id).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("people.erasure.refused", &erasure.id)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/people/erasures/{id}?done")))
}
