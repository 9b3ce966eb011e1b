//! What this room lends to figures: one fact for each assessed person, with the needs as codes.

use std::collections::HashMap;

use figures::{Fact, Facts};
use jiff::civil::Date;
use kit::db::DbError;
use kit::jobs::Work;

use crate::{App, Source};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    PERSONS [Text]
        "select a.id, n.registration, p.person, a.assessed_on, a.recorded_at, a.voided_at, a.population, p.sex,
         a.office from needs_assessment a join needs_person n on n.assessment = a.id
         join counted_person p on p.registration = n.registration where a.assessed_on <= $1";
    NEEDS [Text]
        "select c.assessment, c.need from needs_code c join needs_assessment a on a.id = c.assessment
         where a.assessed_on <= $1 order by c.assessment, c.need";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    registration: String,
    person: String,
    assessed_on: String,
    recorded_at: i64,
    voided_at: Option<i64>,
    population: String,
    sex: String,
    office: String,
}

/// `needs.assessments`: with several `need`, `population`, `sex`, `office`; the occurrence is the
/// assessment.
pub(super) fn assessments() -> Source {
    Source {
        name: "needs.assessments",
        load,
    }
}

fn load(app: &App, until: Date) -> Work<'_, Result<Facts, DbError>> {
    Box::pin(async move {
        let (db, until) = (&app.house.db, until.to_string());
        let mut needs: HashMap<String, Vec<String>> = HashMap::new();
        db.each(
            NEEDS.bind(&until),
            |(assessment, need): (String, String)| {
                needs.entry(assessment).or_default().push(need);
            },
        )
        .await?;
        let mut facts = Facts::default();
        db.each(PERSONS.bind(&until), |row: Row| {
            facts.extend(fact(row, &needs));
        })
        .await?;
        Ok(facts)
    })
}

fn fact(row: Row, needs: &HashMap<String, Vec<String>>) -> Option<Fact> {
    // One assessment may cover a household: the fact is the person's part of it.
    let id = format!("{}/{}", row.id, row.registration);
    let mut fact = Fact::new(id, row.assessed_on.parse().ok()?, row.recorded_at)
        .of(row.person)
        .code("population", row.population)
        .code("sex", row.sex)
        .code("office", row.office);
    for need in needs.get(&row.id).into_iter().flatten() {
        fact = fact.code("need", need.clone());
    }
    fact.occurrence = row.id;
    fact.voided = row.voided_at;
    Some(fact)
}
