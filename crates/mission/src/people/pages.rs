//! The pages of people: fetch → authorise → parse → act → redirect. Whatever shows a name is
//! written down as an opening first.

use axum::extract::{Path, State};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::paging::filters;
use kit::ui::{Answers, Errors};

use super::index::Likeness;
use super::model::{self, Identity, Intake, NewRegistration};
use super::{CORRECT, REGISTER, VIEW, sealed, store, view, words};
use crate::{App, places};

pub(super) async fn list(State(app): State<App>, ctx: Ctx) -> PageResult {
    let (answers, after) = filters(ctx.query());
    let filter = store::Filter {
        office: answers.chosen("office"),
        nationality: answers.chosen("nationality"),
        population: answers.chosen("population"),
        sex: answers.chosen("sex"),
        from: answers.chosen("from"),
        to: answers.chosen("to"),
        voided: answers.get("voided") == "yes",
    };
    let mut rows = store::list(&ctx.house.db, &ctx.actor, &filter, after).await?;
    rows.rows.retain(|row| ctx.may(VIEW, row));
    ctx.opened(
        ctx.event("people.list.opened", "people")
            .with("rows", rows.rows.len()),
    )
    .await?;
    let offices = places::all(&ctx.house.db).await?;
    Ok(ctx.page(&view::list(&app, &ctx, &rows, &answers, &offices)))
}

pub(super) async fn show(State(app): State<App>, ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let registration = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let registration = ctx.permit(VIEW, registration)?;
    ctx.opened(ctx.event("people.registration.opened", &id))
        .await?;
    if !registration.erased_on.is_empty() {
        let person = super::person_of(&ctx.house.db, &id).await?;
        let kept = super::erasure::counted(&app, &ctx.lang, &person).await?;
        let places = places::all(&ctx.house.db).await?;
        let page = super::erasure::erased_page(&ctx, &registration, &kept, &places);
        return Ok(ctx.page(&page));
    }
    let (identity, contact) = match sealed::open(&app, &id).await {
        // Erased a moment ago, the rows not yet: nothing but the clear part is left to show.
        Err(Problem::NotFound) => Default::default(),
        other => other?,
    };
    let file = view::File {
        household: if registration.household.is_empty() {
            Vec::new()
        } else {
            store::of_household(&ctx.house.db, &registration.household).await?
        },
        same_person: store::of_person(&ctx.house.db, &id).await?,
        merges: super::merge::of_registration(&app, &id).await?,
        places: places::all(&ctx.house.db).await?,
        registration: registration.into_inner(),
        identity,
        contact,
    };
    Ok(ctx.page(&view::show(&app, &ctx, &file)))
}

pub(super) async fn new_form(ctx: Ctx) -> PageResult {
    let today = ctx.house.today();
    let office = ctx.actor.offices.first().cloned().unwrap_or_default();
    let answers = Answers::new()
        .with("idempotency_key", ctx.house.ids.new_id())
        .with("office", office)
        .with_date("registered_on", today);
    let places = places::all(&ctx.house.db).await?;
    Ok(ctx.page(&view::intake(
        &ctx,
        &answers,
        &Errors::new(),
        &places,
        &[],
        None,
    )))
}

pub(super) async fn create(State(app): State<App>, ctx: Ctx, Typed(answers): Typed) -> PageResult {
    let places = places::all(&ctx.house.db).await?;
    if let Some(edited) = answers.edit_rows() {
        return Ok(ctx.page(&view::intake(
            &ctx,
            &edited,
            &Errors::new(),
            &places,
            &[],
            None,
        )));
    }
    let offices: Vec<&str> = places.keys().map(String::as_str).collect();
    let intake = match model::parse(&ctx.lang, &answers, ctx.house.today(), &offices) {
        Ok(intake) => intake,
        Err(errors) => {
            return Ok(ctx.page_with_errors(&view::intake(
                &ctx,
                &answers,
                &errors,
                &places,
                &[],
                None,
            )));
        }
    };
    let alike = likely_known(&app, &ctx, &intake).await?;
    if !alike.is_empty() && answers.get("known") != "no" {
        ctx.opened(
            ctx.event("people.alike.opened", "people")
                .with("rows", alike.len()),
        )
        .await?;
        return Ok(ctx.page(&view::intake(
            &ctx,
            &answers,
            &Errors::new(),
            &places,
            &alike,
            Some(&app),
        )));
    }
    let id = register(&app, &ctx, answers.get("idempotency_key"), &intake).await?;
    Ok(see_other(format!("/people/{id}?done")))
}

async fn likely_known(
    app: &App,
    ctx: &Ctx,
    intake: &Intake,
) -> Result<Vec<(model::Registration, Likeness)>, Problem> {
    let alike = intake
        .people
        .iter()
        .flat_map(|person| app.people.alike("", person.traits(""), 5))
        .collect();
    super::search::permitted_alike(ctx, alike).await
}

/// Registers everybody on the form, once however often it arrives; answers the first one's id.
pub(super) async fn register(
    app: &App,
    ctx: &Ctx,
    key: &str,
    intake: &Intake,
) -> Result<String, Problem> {
    // May this actor register for that very office?
    let thing = kit::policy::Thing {
        office: intake.office.clone(),
        author: ctx.actor.id.clone(),
        ..Default::default()
    };
    ctx.permit(REGISTER, thing)?;
    let once = &ctx.once("people.register", key, format!("{intake:?}").as_bytes());
    let household = &if intake.people.len() > 1 {
        ctx.house.ids.new_id()
    } else {
        String::new()
    };
    let rows: Vec<NewRegistration> = intake
        .people
        .iter()
        .zip(store::fresh_numbers(&ctx.house.db, intake.people.len()).await?)
        .map(|(person, number)| row(ctx, intake, person, household, number))
        .collect();
    let to_seal: Vec<_> = rows
        .iter()
        .zip(&intake.people)
        .map(|(row, p)| (row.id.as_str(), &p.identity, &p.contact))
        .collect();
    let (rows, sealed) = (&rows, &sealed::seal(app, &to_seal).await?);
    let now = ctx.house.now();
    let first = kit::write!(ctx.house.db, tx => {
        if let Some(earlier) = ctx.done_before(tx, once.as_ref(), &rows[0].id, "people.registration.repeated").await? {
            return Ok::<_, Problem>(earlier);
        }
        if !household.is_empty() {
            store::insert_household(tx, household, &intake.office, &ctx.actor.id, now).await?;
        }
        for (row, sealed) in rows.iter().zip(sealed) {
            super::insert(tx, row, sealed).await?;
            tx.record(ctx.event("people.registration.added", &row.id).with("office", &row.office)).await?;
        }
        Ok(rows[0].id.clone())
    })?;
    if first == rows[0].id {
        for (row, person) in rows.iter().zip(&intake.people) {
            app.people.insert(&row.id, person.traits(household));
        }
    }
    Ok(first)
}

fn row(
    ctx: &Ctx,
    intake: &Intake,
    person: &model::Typed,
    household: &str,
    number: String,
) -> NewRegistration {
    let id = ctx.house.ids.new_id();
    NewRegistration {
        number,
        office: intake.office.clone(),
        place: intake.place.clone(),
        channel: intake.channel.clone(),
        registered_on: intake.registered_on.clone(),
        recorded_at: ctx.house.now(),
        author: ctx.actor.id.clone(),
        household: household.to_string(),
        household_role: person.household_role.clone(),
        sex: person.sex.clone(),
        birth_year: birth_year(&person.identity),
        birth_precision: person.birth_precision.clone(),
        nationality: person.nationality.clone(),
        population: intake.population.clone(),
        arrived_on: intake.arrived_on.clone(),
        origin: "waystation".into(),
        external_id: id.clone(),
        id,
    }
}

fn birth_year(identity: &Identity) -> Option<i64> {
    identity.birth.get(..4)?.parse().ok()
}

pub(super) async fn edit_form(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
) -> PageResult {
    let registration = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let registration = ctx.permit(CORRECT, registration)?;
    ctx.opened(ctx.event("people.registration.opened", &id))
        .await?;
    let (identity, contact) = sealed::open(&app, &id).await?;
    let answers = model::answers(&registration, &identity, &contact);
    Ok(ctx.page(&view::edit(&ctx, &id, &answers, &Errors::new())))
}

pub(super) async fn edit(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let registration = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let registration = ctx.permit(CORRECT, registration)?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let person = model::parse_person(&mut reader, "", ctx.house.today());
    if let Err(errors) = reader.finish() {
        return Ok(ctx.page_with_errors(&view::edit(&ctx, &id, &answers, &errors)));
    }
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (before, _) = sealed::open(&app, &id).await?;
    let sealed = &sealed::seal(&app, &[(id.as_str(), &person.identity, &person.contact)]).await?[0];
    let (id, born) = (&registration.id, person.identity.birth.parse().ok());
    let (person, new_birth, now) = (
        &person,
        before.birth != person.identity.birth,
        ctx.house.now(),
    );
    let correction = &store::Correction {
        sex: &person.sex,
        birth_year: birth_year(&person.identity),
        birth_precision: &person.birth_precision,
        nationality: &person.nationality,
        household_role: &person.household_role,
    };
    kit::write!(ctx.house.db, tx => {
        if !store::correct(tx, id, version, correction).await? {
            return Err(Problem::Stale);
        }
        sealed.store(tx, now).await?;
        if new_birth {
            // Ages that other rooms keep beside their events follow in the same transaction.
            for hook in app.birth_hooks() {
                hook(tx, id, born).await?;
            }
        }
        tx.record(ctx.event("people.registration.corrected", id).with("birth", new_birth)).await?;
        Ok(())
    })?;
    app.people
        .insert(id, person.traits(&registration.household));
    Ok(see_other(format!("/people/{id}?done")))
}

pub(super) async fn void(ctx: Ctx, Path(id): Path<String>, Typed(answers): Typed) -> PageResult {
    let registration = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let registration = ctx.permit(CORRECT, registration)?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let reason =
        reader.required_choice("reason", &words::void_reason(&ctx.lang), view::VOID_REASONS);
    reader.finish()?;
    let version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (id, now, reason) = (&registration.id, ctx.house.now(), &reason);
    kit::write!(ctx.house.db, tx => {
        if !store::void(tx, id, version, now, reason).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("people.registration.voided", id).with("reason", reason)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/people/{id}?done")))
}
