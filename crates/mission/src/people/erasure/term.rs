//! Retention of people: five years after the last thing that any room recorded about the person, she
//! is erased as if she had asked for it. The clear rows of events stay.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;
use kit::db::DbError;
use kit::http::Problem;
use kit::jobs::Work;
use kit::room::Due;

use super::{carry_out, store, system};
use crate::App;

/// Days after the last event of a person.
pub(in super::super) const DAYS: i64 = 5 * 365;

/// Whose time is over by that day.
pub(in super::super) fn due(app: &App, until: Date) -> Work<'_, Result<Vec<Due>, DbError>> {
    Box::pin(async move {
        let last = last_days(app).await?;
        let mut persons: HashMap<String, Vec<String>> = HashMap::new();
        for (person, registration) in store::links_of_alive(&app.house.db).await? {
            persons.entry(person).or_default().push(registration);
        }
        let mut due: Vec<Due> = persons
            .into_iter()
            .filter_map(|(person, subjects)| {
                let on = last.get(&person)?.checked_add(DAYS.days()).ok()?;
                (on <= until).then_some(Due { subjects, on })
            })
            .collect();
        due.sort_by(|a, b| (a.on, &a.subjects).cmp(&(b.on, &b.subjects)));
        Ok(due)
    })
}

/// The day of the last event of each person, in any room.
async fn last_days(app: &App) -> Result<HashMap<String, Date>, DbError> {
    let today = app.house.today();
    let mut last: HashMap<String, Date> = HashMap::new();
    for source in &app.sources {
        for fact in (source.load)(app, today).await?.iter() {
            let Some(person) = fact.person() else {
                continue;
            };
            match last.get_mut(person) {
                Some(day) => *day = fact.day().max(*day),
                None => drop(last.insert(person.to_string(), fact.day())),
            }
        }
    }
    Ok(last)
}

/// Erases these persons.
pub(in super::super) fn end<'a>(app: &'a App, due: &'a [Due]) -> Work<'a, Result<i64, Problem>> {
    Box::pin(async move {
        let (actor, mut ended) = (system(), 0);
        for person in due {
            carry_out(app, &actor, &person.subjects, None).await?;
            ended += 1;
        }
        Ok(ended)
    })
}
