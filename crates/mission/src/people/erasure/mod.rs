//! Erasing a person. The data-protection focal point asks, another person confirms, and then: the keys
//! of all her registrations are destroyed, what was sealed for her in every room is dropped, and what
//! could lead back to her is taken out of the clear rows. Events stay, without a name, so that
//! published figures stay true; so does the log of ids.
//!
//! Erased is always the whole person: all registrations that are linked as one. A registration among
//! several is erased alone only after the link was undone, because a page that says "erased" beside
//! a name that is still there would be a lie.
//!
//! The keys go first and the rows after. Should the program stop in between, the job finishes what
//! was confirmed; a restored backup is gone through in the same way, because its rows know nothing
//! of erasures that came later, but the tombstones beside it do.

mod pages;
mod store;
mod term;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeMap;

use kit::http::Problem;
use kit::i18n::{Lang, Text};
use kit::jobs::Work;
use kit::policy::{Actor, Guarded, Thing};
use kit::room::Erasing;

use crate::App;

pub(super) use pages::{ask, ask_form, confirm, list, refuse, show};
pub(super) use store::STATEMENTS;
pub(super) use term::{DAYS, due, end};
pub(super) use view::erased as erased_page;

/// Why somebody is erased. `term` is the daily run's own: the time is over.
pub(super) const REASONS: &[&str] = &["withdrawn", "objected", "unlawful", "not_needed"];

/// Registrations gone through in one slice.
const SLICE: i64 = 1000;

/// One erasure, from the asking to the end.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Erasure {
    pub(super) id: String,
    pub(super) person: String,
    pub(super) office: String,
    pub(super) reason: String,
    pub(super) reference: String,
    /// `asked`, `confirmed` (under way), `done`, `refused`.
    pub(super) state: String,
    pub(super) asked_at: i64,
    pub(super) author: String,
    pub(super) decided_at: Option<i64>,
    pub(super) decider: String,
    pub(super) erased_on: String,
    pub(super) version: i64,
}

impl Guarded for Erasure {
    fn thing(&self) -> Thing {
        Thing {
            office: self.office.clone(),
            author: self.author.clone(),
            state: self.state.clone(),
            ..Thing::default()
        }
    }
}

/// Who acts when nobody asked just now.
pub(super) fn system() -> Actor {
    Actor {
        id: "system".into(),
        name_in_log: "system".into(),
        ..Actor::default()
    }
}

/// What stays of these persons: how many events each room counts, without a name.
pub(super) async fn counted(
    app: &App,
    lang: &Lang,
    person: &str,
) -> Result<Vec<(Text, usize)>, Problem> {
    let mut rooms: BTreeMap<&str, usize> = BTreeMap::new();
    let today = app.house.today();
    for source in &app.sources {
        let facts = (source.load)(app, today).await?;
        let hers = facts
            .iter()
            .filter(|fact| fact.person() == Some(person))
            .count();
        let room = source.name.split('.').next().unwrap_or_default();
        *rooms.entry(room).or_default() += hers;
    }
    let titles = app.rooms();
    let title = |name: &str| {
        let room = titles.iter().find(|room| room.name == name)?;
        room.nav.first().map(|entry| (entry.label)(lang))
    };
    Ok(rooms
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .filter_map(|(room, count)| Some((title(room)?, count)))
        .collect())
}

/// Erases these registrations and, with them, ends the erasure that was confirmed. It may be done
/// twice.
pub(super) async fn carry_out(
    app: &App,
    actor: &Actor,
    registrations: &[String],
    erasure: Option<&str>,
) -> Result<(), Problem> {
    let house = &app.house;
    let ids: Vec<&str> = registrations.iter().map(String::as_str).collect();
    house.keys.erase(&ids).await?;
    let key = &house.keys.standing().await?;
    let (hooks, on) = (&app.erased_hooks(), &house.today().to_string());
    kit::write!(house.db, tx => {
        for registration in registrations {
            let erasing = Erasing { registration, key };
            store::blank(tx, erasing, on).await?;
            for hook in hooks {
                hook(tx, erasing).await?;
            }
            let event = house.event(actor, "people.person.erased", registration);
            let event = match erasure {
                Some(erasure) => event.with("erasure", erasure),
                None => event,
            };
            tx.record(event).await?;
        }
        if let Some(erasure) = erasure {
            store::done(tx, erasure, on).await?;
        }
        Ok::<(), Problem>(())
    })?;
    // The other processes follow the log; this one need not wait for it.
    for registration in registrations {
        app.people.remove(registration);
    }
    Ok(())
}

/// Finishes what was confirmed but not carried out; answers how many registrations were erased.
pub(super) async fn finish(app: &App) -> Result<usize, Problem> {
    let (db, system) = (&app.house.db, system());
    let mut erased = 0;
    for erasure in store::unfinished(db).await? {
        let registrations = store::subjects(db, &erasure.id).await?;
        carry_out(app, &system, &registrations, Some(&erasure.id)).await?;
        erased += registrations.len();
    }
    Ok(erased)
}

/// What a restore does before anything is served: finishes what was confirmed, and buries again whom
/// the tombstones name, whose rows came back without their keys. Answers how many registrations
/// were erased.
pub async fn bury_again(app: &App) -> Result<usize, Problem> {
    let (db, system) = (&app.house.db, system());
    let mut erased = finish(app).await?;
    let mut after = String::new();
    loop {
        let ids = store::alive_after(db, &after, SLICE).await?;
        let Some(last) = ids.last() else {
            return Ok(erased);
        };
        after.clone_from(last);
        let buried = app.house.keys.buried(&ids).await?;
        if !buried.is_empty() {
            carry_out(app, &system, &buried, None).await?;
            erased += buried.len();
        }
    }
}

/// The job around [`finish`]; results of searches that are a day old go too.
pub(super) fn job(app: &App) -> Work<'_, Result<(), String>> {
    Box::pin(async move {
        let done = async {
            finish(app).await?;
            super::search::tidy(app).await
        };
        done.await
            .map_err(|problem| format!("problem {}", problem.number()))
    })
}
