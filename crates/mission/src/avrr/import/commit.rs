//! Taking a list over: every good row of the plan in one transaction, then the file's key destroyed.

use kit::http::{Ctx, Problem};

use super::super::model::{NewCase, NewEvent, case_number};
use super::super::words;
use super::batch::{self, Batch, Ending};
use super::plan::{Good, What, plan};
use crate::App;
use crate::avrr::{self, ORIGIN};
use crate::people::{self, Contact, NewRegistration};

/// A person of the list with the case that comes with her.
struct Ready {
    registration: NewRegistration,
    case: NewCase,
    events: Vec<NewEvent>,
}

/// Takes a staged list over. Afterwards all of its good rows are there, or, when this fails, none.
pub(super) async fn take_over(app: &App, ctx: &Ctx, batch: &Batch) -> Result<(), Problem> {
    let plan = plan(app, ctx, batch).await?;
    if plan.order_needed && batch.order().is_none() {
        return Err(Problem::Refused(words::import_ambiguous(&ctx.lang)));
    }
    let (added, known, refused) = plan.counts();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let end = &Ending {
        state: "done",
        added: count(added),
        known: count(known),
        refused: count(refused),
    };
    let good: Vec<&Good> = plan
        .rows
        .iter()
        .filter_map(|row| match &row.what {
            What::New(good) => Some(&**good),
            _ => None,
        })
        .collect();
    let numbers = people::fresh_numbers(&app.house.db, good.len()).await?;
    let ready: Vec<Ready> = good
        .iter()
        .zip(numbers)
        .map(|(good, number)| prepare(ctx, good, number))
        .collect();
    let nobody = Contact::default();
    let to_seal: Vec<_> = ready
        .iter()
        .zip(&good)
        .map(|(r, g)| (r.registration.id.as_str(), &g.identity, &nobody))
        .collect();
    let (sealed, ready) = (&people::seal(app, &to_seal).await?, &ready);
    kit::write!(ctx.house.db, tx => {
        if !batch::close(tx, &batch.id, end).await? {
            return Err(Problem::Stale);
        }
        for (row, sealed) in ready.iter().zip(sealed) {
            people::insert(tx, &row.registration, sealed).await?;
            avrr::add(tx, &row.case, &row.events).await?;
            let event = ctx.event("people.registration.added", &row.registration.id);
            tx.record(event.with("office", &row.registration.office).with("import", &batch.id)).await?;
        }
        let event = ctx.event("avrr.import.taken_over", &batch.id);
        tx.record(event.with("added", end.added).with("known", end.known).with("refused", end.refused)).await?;
        Ok::<(), Problem>(())
    })?;
    app.house.keys.erase(&[&batch.id]).await?;
    for (row, good) in ready.iter().zip(&good) {
        let traits = people::Traits {
            identity: &good.identity,
            contact: &Contact::default(),
            sex: good.sex,
            nationality: &good.nationality,
            household: "",
        };
        app.people.insert(&row.registration.id, traits);
    }
    Ok(())
}

/// Throws a staged list away with its key.
pub(super) async fn cancel(app: &App, ctx: &Ctx, batch: &Batch) -> Result<(), Problem> {
    let end = &Ending {
        state: "cancelled",
        added: 0,
        known: 0,
        refused: 0,
    };
    kit::write!(ctx.house.db, tx => {
        if !batch::close(tx, &batch.id, end).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("avrr.import.cancelled", &batch.id)).await?;
        Ok::<(), Problem>(())
    })?;
    app.house.keys.erase(&[&batch.id]).await?;
    Ok(())
}

fn prepare(ctx: &Ctx, good: &Good, number: String) -> Ready {
    let (now, author) = (ctx.house.now(), ctx.actor.id.clone());
    let id = ctx.house.ids.new_id();
    let external_id = if good.external_id.is_empty() {
        id.clone()
    } else {
        good.external_id.clone()
    };
    let first_day = good.application.unwrap_or(good.departure).to_string();
    let registration = NewRegistration {
        number,
        office: good.office.clone(),
        place: String::new(),
        channel: "import".into(),
        registered_on: first_day.clone(),
        recorded_at: now,
        author: author.clone(),
        household: String::new(),
        household_role: String::new(),
        sex: good.sex.into(),
        birth_year: good
            .identity
            .birth
            .get(..4)
            .and_then(|year| year.parse().ok()),
        birth_precision: good.birth_precision.clone(),
        nationality: good.nationality.clone(),
        population: "stranded".into(),
        arrived_on: String::new(),
        origin: ORIGIN.into(),
        external_id: external_id.clone(),
        id,
    };
    let case = NewCase {
        id: ctx.house.ids.new_id(),
        number: case_number(&registration.number, 1),
        registration: registration.id.clone(),
        household: String::new(),
        office: good.office.clone(),
        place: String::new(),
        opened_on: first_day,
        recorded_at: now,
        author,
        origin: ORIGIN.into(),
        external_id,
    };
    Ready {
        events: events(ctx, good, &case),
        registration,
        case,
    }
}

fn events(ctx: &Ctx, good: &Good, case: &NewCase) -> Vec<NewEvent> {
    let event = |kind: &str, day: jiff::civil::Date, code: &str| NewEvent {
        id: ctx.house.ids.new_id(),
        kind: kind.into(),
        occurred_on: day.to_string(),
        recorded_at: case.recorded_at,
        author: case.author.clone(),
        code: code.into(),
        country: good.country.clone(),
        origin: ORIGIN.into(),
        external_id: format!("{}/{kind}", case.external_id),
        ..NewEvent::default()
    };
    let departure = NewEvent {
        age: good.age,
        clearance: "not_evaluated".into(),
        ..event("departure", good.departure, "departed")
    };
    good.application
        .map(|day| event("application", day, "import"))
        .into_iter()
        .chain([departure])
        .collect()
}
