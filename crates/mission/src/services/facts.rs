//! What this room lends to figures: deliveries, one fact for each person who was served and one for
//! those who were not named. The first of them carries the quantity.

use std::collections::{BTreeMap, HashMap};

use figures::{Fact, Facts};
use jiff::civil::Date;
use kit::db::DbError;
use kit::jobs::Work;

use super::catalogue::{self, Item};
use crate::places::{self, Place};
use crate::{App, Source};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    DELIVERIES [Text]
        "select id, item, quantity, headcount, population, purpose, implementer, office, place,
         occurred_on, status, recorded_at, voided_at from delivery where occurred_on <= $1 order by id";
    PERSONS [Text]
        "select p.delivery, p.registration, c.person, c.sex, p.age
         from delivery_person p join delivery d on d.id = p.delivery
         join counted_person c on c.registration = p.registration
         where d.occurred_on <= $1 order by p.delivery, p.registration";
    REPORTS [Text]
        "select r.delivery, r.reporter from delivery_report r join delivery d on d.id = r.delivery
         where d.occurred_on <= $1 order by r.delivery, r.reporter";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    item: String,
    quantity: i64,
    headcount: i64,
    population: String,
    purpose: String,
    implementer: String,
    office: String,
    place: String,
    occurred_on: String,
    status: String,
    recorded_at: i64,
    voided_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct Named {
    delivery: String,
    registration: String,
    person: String,
    sex: String,
    age: Option<i64>,
}

/// `services.deliveries`: what was given, with item, kind, sector, unit, population, purpose,
/// implementer, reporter (several), status, place, area, office, sex, age.
pub(super) fn deliveries() -> Source {
    Source {
        name: "services.deliveries",
        load,
    }
}

fn load(app: &App, until: Date) -> Work<'_, Result<Facts, DbError>> {
    Box::pin(async move {
        let (db, until) = (&app.house.db, until.to_string());
        let rows: Vec<Row> = db.all(DELIVERIES.bind(&until)).await?;
        let persons: Vec<Named> = db.all(PERSONS.bind(&until)).await?;
        let reports: Vec<(String, String)> = db.all(REPORTS.bind(&until)).await?;
        let items = catalogue::all(db).await?;
        let beside = Beside {
            items: items.into_iter().map(|i| (i.code.clone(), i)).collect(),
            places: places::all(db).await?,
            persons: grouped(persons.into_iter().map(|p| (p.delivery.clone(), p))),
            reporters: grouped(reports.into_iter()),
        };
        Ok(rows.iter().flat_map(|row| beside.facts(row)).collect())
    })
}

fn grouped<T>(pairs: impl Iterator<Item = (String, T)>) -> HashMap<String, Vec<T>> {
    let mut groups: HashMap<String, Vec<T>> = HashMap::new();
    for (delivery, one) in pairs {
        groups.entry(delivery).or_default().push(one);
    }
    groups
}

/// What stands beside the deliveries.
struct Beside {
    items: BTreeMap<String, Item>,
    places: BTreeMap<String, Place>,
    persons: HashMap<String, Vec<Named>>,
    reporters: HashMap<String, Vec<String>>,
}

impl Beside {
    fn facts(&self, row: &Row) -> Vec<Fact> {
        let Ok(day) = row.occurred_on.parse() else {
            return Vec::new();
        };
        let persons = self.persons.get(&row.id).map_or(&[][..], Vec::as_slice);
        let mut facts: Vec<Fact> = persons
            .iter()
            .map(|p| {
                let id = format!("{}/{}", row.id, p.registration);
                self.fact(row, id, day)
                    .of(p.person.clone())
                    .code("sex", p.sex.clone())
                    .code("age", age(p.age))
            })
            .collect();
        if facts.is_empty() || row.headcount > 0 {
            let mut unnamed = self.fact(row, row.id.clone(), day);
            unnamed.headcount = row.headcount;
            facts.push(unnamed);
        }
        facts[0].quantity = row.quantity;
        facts
    }

    fn fact(&self, row: &Row, id: String, day: Date) -> Fact {
        let mut fact = Fact::new(id, day, row.recorded_at)
            .code("item", row.item.clone())
            .code("population", row.population.clone())
            .code("purpose", row.purpose.clone())
            .code("implementer", row.implementer.clone())
            .code("status", row.status.clone())
            .code("place", row.place.clone())
            .code("office", row.office.clone());
        if let Some(item) = self.items.get(&row.item) {
            fact = fact
                .code("kind", item.kind.clone())
                .code("sector", item.sector.clone())
                .code("unit", item.unit.clone());
        }
        // Where no place is given, the office is where it happened.
        let place = self.places.get(&row.place);
        let place = place.or_else(|| self.places.get(&row.office));
        if let Some(place) = place.filter(|p| !p.area.is_empty()) {
            fact = fact.code("area", place.area.clone());
        }
        for reporter in self.reporters.get(&row.id).into_iter().flatten() {
            fact = fact.code("reporter", reporter.clone());
        }
        fact.occurrence.clone_from(&row.id);
        fact.voided = row.voided_at;
        fact
    }
}

fn age(years: Option<i64>) -> &'static str {
    match years {
        Some(..18) => "child",
        Some(_) => "adult",
        None => "unknown",
    }
}
