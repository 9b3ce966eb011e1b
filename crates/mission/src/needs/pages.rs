//! The pages of needs: fetch → authorise → parse → act → redirect. Whatever shows a name is written
//! down as an opening first.

use axum::extract::{Path, State};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::paging::filters;
use kit::policy::Thing;
use kit::ui::{Answers, Errors, Page};

use super::model::{self, NewAssessment, VOID_REASONS};
use super::{RECORD, VIEW, store, view, words};
use crate::{App, people, places};

pub(super) async fn list(State(app): State<App>, ctx: Ctx) -> PageResult {
    let (answers, after) = filters(ctx.query());
    let (filter, errors) = filter(&ctx, &answers);
    let mut rows = store::list(&ctx.house.db, &ctx.actor, &filter, after).await?;
    rows.rows.retain(|row| ctx.may(VIEW, row));
    ctx.opened(
        ctx.event("needs.list.opened", "needs")
            .with("rows", rows.rows.len()),
    )
    .await?;
    let ids: Vec<&str> = rows.rows.iter().map(|row| row.id.as_str()).collect();
    let needs = store::needs_of(&ctx.house.db, &ids).await?;
    let places = places::all(&ctx.house.db).await?;
    let page = view::list(&app, &ctx, &rows, &needs, &answers, &places);
    Ok(if errors.is_empty() {
        ctx.page(&page)
    } else {
        ctx.page_with_errors(&Page { errors, ..page })
    })
}

/// The filter of the list; a day that does not exist is said, not ignored.
pub(super) fn filter(ctx: &Ctx, answers: &Answers) -> (store::Filter, Errors) {
    let mut reader = Reader::new(&ctx.lang, answers);
    let (from, to) = (reader.day("from"), reader.day("to"));
    let filter = store::Filter {
        office: answers.chosen("office"),
        population: answers.chosen("population"),
        need: answers.chosen("need"),
        from: from.map(|day| day.to_string()),
        to: to.map(|day| day.to_string()),
    };
    (filter, reader.errors)
}

pub(super) async fn show(State(app): State<App>, ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let assessment = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let assessment = ctx.permit(VIEW, assessment)?;
    ctx.opened(ctx.event("needs.assessment.seen", &id)).await?;
    let file = view::File {
        needs: store::needs_of(&ctx.house.db, &[&id])
            .await?
            .into_iter()
            .map(|(_, need)| need)
            .collect(),
        persons: store::persons_of(&ctx.house.db, &id).await?,
        places: places::all(&ctx.house.db).await?,
        assessment: assessment.into_inner(),
    };
    Ok(ctx.page(&view::show(&app, &ctx, &file)))
}

pub(super) async fn new_form(ctx: Ctx) -> PageResult {
    let (query, _) = filters(ctx.query());
    let today = ctx.house.today();
    let answers = Answers::new()
        .with("idempotency_key", ctx.house.ids.new_id())
        .with("person", query.get("person"))
        .with(
            "office",
            ctx.actor.offices.first().cloned().unwrap_or_default(),
        )
        .with_date("assessed_on", today);
    let places = places::all(&ctx.house.db).await?;
    Ok(ctx.page(&view::form(&ctx, &answers, &Errors::new(), &places)))
}

pub(super) async fn create(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    match parse(&ctx, &answers).await? {
        Ok(new) => {
            let id = record(&ctx, answers.get("idempotency_key"), new).await?;
            Ok(see_other(format!("/needs/{id}?done")))
        }
        Err(errors) => {
            let places = places::all(&ctx.house.db).await?;
            Ok(ctx.page_with_errors(&view::form(&ctx, &answers, &errors, &places)))
        }
    }
}

/// Reads the form and finds the person, and her household where it is meant.
pub(super) async fn parse(
    ctx: &Ctx,
    answers: &Answers,
) -> Result<Result<NewAssessment, Errors>, Problem> {
    let places = places::all(&ctx.house.db).await?;
    let ids: Vec<&str> = places.keys().map(String::as_str).collect();
    let typed = match model::parse(&ctx.lang, answers, ctx.house.today(), &ids) {
        Ok(typed) => typed,
        Err(errors) => return Ok(Err(errors)),
    };
    let found = people::by_number(&ctx.house.db, &typed.person).await?;
    let Some(person) = found.filter(|p| p.voided_at.is_none() && ctx.may(people::VIEW, p)) else {
        let mut errors = Errors::new();
        errors.add("person", words::no_such_person(&ctx.lang));
        return Ok(Err(errors));
    };
    let mut persons = vec![person.id.clone()];
    if typed.household && !person.household.is_empty() {
        let members = people::of_household(&ctx.house.db, &person.household).await?;
        let others = members
            .into_iter()
            .filter(|m| m.voided_at.is_none() && m.id != person.id);
        persons.extend(others.map(|member| member.id));
    }
    Ok(Ok(NewAssessment {
        office: typed.office,
        place: typed.place,
        registration: person.id,
        persons,
        assessed_on: typed.assessed_on,
        population: if typed.population.is_empty() {
            person.population
        } else {
            typed.population
        },
        needs: typed.needs,
        ..NewAssessment::default()
    }))
}

/// Records an assessment once, however often the form arrives; answers its id.
pub(super) async fn record(
    ctx: &Ctx,
    key: &str,
    mut new: NewAssessment,
) -> Result<String, Problem> {
    let thing = Thing {
        office: new.office.clone(),
        author: ctx.actor.id.clone(),
        ..Thing::default()
    };
    ctx.permit(RECORD, thing)?;
    let once = &ctx.once("needs.record", key, format!("{new:?}").as_bytes());
    new.id = ctx.house.ids.new_id();
    new.recorded_at = ctx.house.now();
    new.author.clone_from(&ctx.actor.id);
    new.origin = "waystation".into();
    new.external_id.clone_from(&new.id);
    let new = &new;
    kit::write!(ctx.house.db, tx => {
        if let Some(earlier) = ctx.done_before(tx, once.as_ref(), &new.id, "needs.assessment.repeated").await? {
            return Ok::<_, Problem>(earlier);
        }
        store::insert(tx, new).await?;
        let event = ctx.event("needs.assessment.recorded", &new.id).with("office", &new.office);
        tx.record(event.with("persons", new.persons.len())).await?;
        Ok(new.id.clone())
    })
}

pub(super) async fn void(ctx: Ctx, Path(id): Path<String>, Typed(answers): Typed) -> PageResult {
    let assessment = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let assessment = ctx.permit(RECORD, assessment)?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let reason = &reader.required_choice(
        "reason",
        &people::words::void_reason(&ctx.lang),
        VOID_REASONS,
    );
    reader.finish()?;
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (id, now) = (&assessment.id, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        if !store::void(tx, id, version, now, reason).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("needs.assessment.voided", id).with("reason", reason)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/needs/{id}?done")))
}
