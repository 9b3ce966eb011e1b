//! What this room lends to figures: departures, applications and contacts, one fact each.

use figures::{Fact, Facts};
use jiff::civil::Date;
use kit::db::DbError;
use kit::jobs::Work;

use crate::{App, Source};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    EVENTS [Text, Text]
        "select e.id, p.person, e.occurred_on, e.recorded_at, coalesce(e.voided_at, c.voided_at) as voided_at,
         p.sex, p.nationality, e.code, e.country, e.age, e.clearance, e.office
         from avrr_event e join avrr_case c on c.id = e.case_id
         join counted_person p on p.registration = c.registration
         where e.kind = $1 and e.occurred_on <= $2";
    CONTACTS [Text]
        "select c.id, coalesce(p.person, '') as person, c.occurred_on, c.recorded_at, c.voided_at, c.sex,
         c.nationality, c.channel, c.office
         from avrr_contact c left join counted_person p on p.registration = c.registration
         where c.occurred_on <= $1";
}

#[derive(sqlx::FromRow)]
struct EventRow {
    id: String,
    person: String,
    occurred_on: String,
    recorded_at: i64,
    voided_at: Option<i64>,
    sex: String,
    nationality: String,
    code: String,
    country: String,
    age: Option<i64>,
    clearance: String,
    office: String,
}

#[derive(sqlx::FromRow)]
struct ContactRow {
    id: String,
    person: String,
    occurred_on: String,
    recorded_at: i64,
    voided_at: Option<i64>,
    sex: String,
    nationality: String,
    channel: String,
    office: String,
}

/// `avrr.departures`: with outcome, sex, age (`child`, `adult`, `unknown`), nationality,
/// `country_of_return`, `clearance`, office.
pub(super) fn departures() -> Source {
    fn load(app: &App, until: Date) -> Work<'_, Result<Facts, DbError>> {
        let rows = EVENTS.bind("departure").bind(until.to_string());
        Box::pin(app.facts_of(rows, departure))
    }
    Source {
        name: "avrr.departures",
        load,
    }
}

fn departure(row: EventRow) -> Option<Fact> {
    let age = match row.age {
        Some(years) if years < 18 => "child",
        Some(_) => "adult",
        None => "unknown",
    };
    let mut fact = Fact::new(row.id, row.occurred_on.parse().ok()?, row.recorded_at)
        .of(row.person)
        .code("outcome", row.code)
        .code("sex", row.sex)
        .code("age", age)
        .code("nationality", known(row.nationality))
        .code("country_of_return", known(row.country))
        .code("clearance", row.clearance)
        .code("office", row.office);
    fact.voided = row.voided_at;
    Some(fact)
}

/// `avrr.applications`: with channel, sex, nationality, office.
pub(super) fn applications() -> Source {
    fn load(app: &App, until: Date) -> Work<'_, Result<Facts, DbError>> {
        let rows = EVENTS.bind("application").bind(until.to_string());
        Box::pin(app.facts_of(rows, application))
    }
    Source {
        name: "avrr.applications",
        load,
    }
}

fn application(row: EventRow) -> Option<Fact> {
    let mut fact = Fact::new(row.id, row.occurred_on.parse().ok()?, row.recorded_at)
        .of(row.person)
        .code("channel", row.code)
        .code("sex", row.sex)
        .code("nationality", known(row.nationality))
        .code("office", row.office);
    fact.voided = row.voided_at;
    Some(fact)
}

/// `avrr.contacts`: with nationality, sex, channel, office; anonymous ones have no person.
pub(super) fn contacts() -> Source {
    fn load(app: &App, until: Date) -> Work<'_, Result<Facts, DbError>> {
        let rows = CONTACTS.bind(until.to_string());
        Box::pin(app.facts_of(rows, contact))
    }
    Source {
        name: "avrr.contacts",
        load,
    }
}

fn contact(row: ContactRow) -> Option<Fact> {
    let mut fact = Fact::new(row.id, row.occurred_on.parse().ok()?, row.recorded_at)
        .code("nationality", known(row.nationality))
        .code("sex", row.sex)
        .code("channel", row.channel)
        .code("office", row.office);
    if row.person.is_empty() {
        fact.headcount = 1;
    } else {
        fact.person = Some(row.person);
    }
    fact.voided = row.voided_at;
    Some(fact)
}

fn known(code: String) -> String {
    if code.is_empty() {
        "unknown".into()
    } else {
        code
    }
}
