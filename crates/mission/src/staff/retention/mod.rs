//! What is kept for how long, carried out: each day what is past its term ends, class by class, in
//! one process at a time. What is due is listed before; a hold on one record, or on a whole class,
//! stops it; more than fifty at once wait until two people have released them.
//!
//! It may be done twice: the rooms' own functions bear that, and a run is counted by its day.

mod pages;
mod store;
mod view;

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use kit::db::{Db, DbError};
use kit::http::Problem;
use kit::jobs::Work;
use kit::policy::Actor;
use kit::room::{Due, Retention, Term};

use crate::App;

pub(super) use pages::{confirm, detail, hold, hold_form, lift, list, release};
pub(super) use store::STATEMENTS;

/// More of one class in one run wait for two people.
const MOST: usize = 50;
/// How far ahead the page looks.
const AHEAD_DAYS: i64 = 30;
/// Ended in one step, so that no transaction is long.
const SLICE: usize = 20;

/// Every line of every room.
fn lines(app: &App) -> Vec<Retention<App>> {
    let rooms = app.rooms();
    let lines = rooms.into_iter().flat_map(|room| room.retention);
    lines.collect()
}

/// Whether a hold stands on one of these records, or on all of their class.
pub async fn held(db: &Db, class: &str, subjects: &[String]) -> Result<bool, DbError> {
    let held = store::held_subjects(db, class).await?;
    Ok(held.contains("") || subjects.iter().any(|subject| held.contains(subject)))
}

/// How a class stands on a day, before anything is done.
struct Standing {
    /// Past their term and free to end.
    free: Vec<Due>,
    /// Past their term, but held.
    held: Vec<Due>,
    /// Soon.
    soon: Vec<Due>,
    /// The whole class is held.
    paused: bool,
}

async fn standing(app: &App, class: &str, term: &Term<App>, on: Date) -> Result<Standing, DbError> {
    let ahead = on.checked_add(AHEAD_DAYS.days()).unwrap_or(on);
    let holds = store::held_subjects(&app.house.db, class).await?;
    let due = (term.due)(app, ahead).await?;
    let (now, soon): (Vec<Due>, Vec<Due>) = due.into_iter().partition(|due| due.on <= on);
    let (held, free) = now.into_iter().partition(|due| stands(&holds, due));
    Ok(Standing {
        free,
        held,
        soon,
        paused: holds.contains(""),
    })
}

fn stands(holds: &BTreeSet<String>, due: &Due) -> bool {
    holds.contains("") || due.subjects.iter().any(|subject| holds.contains(subject))
}

/// Carries out today's run of every class that has not had it yet.
pub(super) async fn run(app: &App) -> Result<(), Problem> {
    let today = app.house.today();
    for line in lines(app) {
        if let Some(term) = &line.term
            && store::is_due_to_run(&app.house.db, line.class, today).await?
        {
            run_class(app, line.class, term, today).await?;
        }
    }
    Ok(())
}

async fn run_class(app: &App, class: &str, term: &Term<App>, today: Date) -> Result<(), Problem> {
    let house = &app.house;
    let mut standing = standing(app, class, term, today).await?;
    let due = standing.free.len() + standing.held.len();
    let mut waiting = 0;
    if standing.free.len() > MOST {
        let released = store::released_until(&house.db, class).await?;
        let all = standing.free.len();
        standing.free.retain(|due| due.on.to_string() <= released);
        waiting = all - standing.free.len();
    }
    let mut ended = 0;
    for slice in standing.free.chunks(SLICE) {
        ended += (term.end)(app, slice).await?;
    }
    let run = &store::Run {
        class: class.to_string(),
        day: today.to_string(),
        due: count(due),
        ended,
        held: count(standing.held.len()),
        waiting: count(waiting),
        at: house.now(),
    };
    let system = Actor {
        name_in_log: "system".into(),
        ..Actor::default()
    };
    kit::write!(house.db, tx => {
        store::keep_run(tx, run).await?;
        let event = house.event(&system, "staff.retention.run", class).with("due", run.due);
        let event = event.with("ended", run.ended).with("held", run.held);
        tx.record(event.with("waiting", run.waiting)).await?;
        Ok(())
    })
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The job around the daily run.
pub(super) fn job(app: &App) -> Work<'_, Result<(), String>> {
    Box::pin(async move {
        let done = run(app).await;
        done.map_err(|problem| format!("problem {}", problem.number()))
    })
}
