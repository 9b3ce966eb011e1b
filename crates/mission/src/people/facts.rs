//! What this room lends to figures: registrations, one fact each, counted by person.

use figures::{Fact, Facts};
use jiff::civil::Date;
use kit::db::DbError;
use kit::jobs::Work;

use crate::{App, Source};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    REGISTRATIONS [Text]
        "select r.id, l.person, r.registered_on, r.recorded_at, r.voided_at, r.sex, r.nationality,
         r.population, r.channel, r.office from registration r join person_link l on l.registration = r.id
         where r.registered_on <= $1";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    person: String,
    registered_on: String,
    recorded_at: i64,
    voided_at: Option<i64>,
    sex: String,
    nationality: String,
    population: String,
    channel: String,
    office: String,
}

/// `people.registrations`: intake, with sex, nationality, population, channel, office.
pub(super) fn registrations() -> Source {
    Source {
        name: "people.registrations",
        load,
    }
}

fn load(app: &App, until: Date) -> Work<'_, Result<Facts, DbError>> {
    Box::pin(app.facts_of(REGISTRATIONS.bind(until.to_string()), fact))
}

fn fact(row: Row) -> Option<Fact> {
    let mut fact = Fact::new(row.id, row.registered_on.parse().ok()?, row.recorded_at)
        .of(row.person)
        .code("sex", row.sex)
        .code("nationality", row.nationality)
        .code("population", row.population)
        .code("channel", row.channel)
        .code("office", row.office);
    fact.voided = row.voided_at;
    Some(fact)
}
