//! The list of needs assessments: a row for each person assessed, found by her case number. Who she is
//! stands in the room that guards names.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use kit::db::Tx;
use kit::http::Problem;
use kit::import;
use kit::jobs::Work;
use kit::policy::{Guarded, Thing};

use super::model::{NEEDS, NewAssessment};
use super::{RECORD, store, view, words};
use crate::imports::{
    self, About, Cells, Column, Desk, Identity, Import, List, Planned, Row, There, Vocabulary, What,
};
use crate::people::{self, Registration, listed};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    KNOWN [] "select external_id, id, assessed_on as content from needs_assessment where true";
}

/// Where these assessments come from.
const ORIGIN: &str = "needs-list";

/// The kind of list.
pub(super) fn import() -> Import {
    Import::of::<Assessments>()
}

static ABOUT: About = About {
    kind: "needs",
    title: words::list_title,
    explained: words::list_explained,
    would: words::list_would,
    action: RECORD,
    of_office: true,
    repeats: false,
    columns: COLUMNS,
    needed: &[&["person"], &["assessed_on"], &["needs"]],
    home: "/needs",
};

const COLUMNS: &[Column] = &[
    Column::new(
        "number",
        imports::words::number,
        "assessment number, assessment id, interview id, номер анкеты, \
            external id, id",
    ),
    Column::new(
        "person",
        words::person,
        "case number, case no, registration number, registration no, person, \
            номер дела, регистрационный номер, нумар справы",
    )
    .shown(),
    Column::new(
        "assessed_on",
        words::assessed_on,
        "date of assessment, assessment date, date of interview, дата оценки, \
            дата опроса, дата ацэнкі, date, дата, day",
    )
    .day()
    .once()
    .shown(),
    Column::new(
        "needs",
        words::needs,
        "needs, need, priority needs, needs identified, потребности, нужды, \
            патрэбы",
    )
    .shown(),
    listed::POPULATION,
    Column::new(
        "office",
        people::words::office,
        "office, iom office, офис, офіс",
    )
    .once(),
    Column::new(
        "place",
        people::words::place,
        "project site, site, location, place, площадка, место, месца",
    )
    .once(),
];

/// A row that was read.
#[derive(Debug)]
struct Good {
    number: String,
    registration: String,
    assessed_on: Date,
    needs: BTreeSet<String>,
    population: String,
    office: String,
    place: String,
}

impl Guarded for Good {
    fn thing(&self) -> Thing {
        Thing {
            office: self.office.clone(),
            ..Thing::default()
        }
    }
}

/// What was looked up once for the list.
struct Assessments {
    needs: Vocabulary,
    populations: Vocabulary,
    /// By case number as typed, those of the sender's offices.
    people: HashMap<String, Registration>,
}

impl List for Assessments {
    const ABOUT: &'static About = &ABOUT;
    type Good = Good;
    type Ready = Vec<NewAssessment>;

    fn open<'a>(desk: &'a Desk<'a>) -> Work<'a, Result<Self, Problem>> {
        Box::pin(async move {
            let house = &desk.app.house;
            let scope = desk.actor.office_scope();
            let mut known = HashMap::new();
            for number in desk.texts("person") {
                let found = people::by_number(&house.db, &number).await?;
                let own = |r: &Registration| {
                    r.voided_at.is_none() && scope.is_none_or(|own| own.contains(&r.office))
                };
                if let Some(registration) = found.filter(own) {
                    known.insert(number, registration);
                }
            }
            Ok(Self {
                needs: Vocabulary::of(&house.catalogue, NEEDS, view::need_word)
                    .with(NEEDS_IN_LISTS),
                populations: listed::populations(desk),
                people: known,
            })
        })
    }

    fn read(&self, cells: &mut Cells<'_>) -> Good {
        let typed = import::text(&cells.cell("person"));
        let person = self.people.get(&typed);
        if typed.is_empty() {
            cells.asked("person");
        } else if person.is_none() {
            cells.wrong("person", words::list_unknown_number(cells.lang()));
        }
        let said = cells.one_of("population", &self.populations);
        let own = person.map(|p| p.population.clone()).unwrap_or_default();
        let (office, place) = cells.office_and_place("office", "place");
        Good {
            number: cells.text("number", 60),
            registration: person.map(|p| p.id.clone()).unwrap_or_default(),
            assessed_on: cells.required_day("assessed_on"),
            needs: cells.several("needs", &self.needs),
            population: said.unwrap_or(own),
            office,
            place,
        }
    }

    fn identity(good: &Good) -> Identity {
        if good.number.is_empty() {
            Identity::Content(format!(
                "{} {} {:?}",
                good.registration, good.assessed_on, good.needs
            ))
        } else {
            Identity::Number(format!("{}/{}", good.office, good.number))
        }
    }

    fn known<'a>(
        &'a self,
        desk: &'a Desk<'a>,
        rows: &'a [Row<'a, Good>],
    ) -> Work<'a, Result<Vec<There>, Problem>> {
        Box::pin(async move {
            let content = |good: &Good| good.assessed_on.to_string();
            imports::there(desk.app, &KNOWN, ORIGIN, rows, content).await
        })
    }

    fn prepare<'a>(
        &'a self,
        desk: &'a Desk<'a>,
        rows: &'a [Planned<Good>],
    ) -> Work<'a, Result<Self::Ready, Problem>> {
        Box::pin(async move {
            let new = rows.iter().filter_map(|planned| match &planned.what {
                What::New(good) => Some(NewAssessment {
                    id: desk.app.house.ids.new_id(),
                    office: good.office.clone(),
                    place: good.place.clone(),
                    registration: good.registration.clone(),
                    persons: vec![good.registration.clone()],
                    assessed_on: good.assessed_on.to_string(),
                    recorded_at: desk.app.house.now(),
                    author: desk.actor.id.clone(),
                    population: good.population.clone(),
                    needs: good.needs.iter().cloned().collect(),
                    origin: ORIGIN.into(),
                    external_id: planned.key.clone(),
                }),
                _ => None,
            });
            Ok(new.collect())
        })
    }

    fn store<'a>(
        tx: &'a mut Tx,
        desk: &'a Desk<'a>,
        ready: &'a Self::Ready,
    ) -> Work<'a, Result<(), Problem>> {
        Box::pin(async move {
            for new in ready {
                store::insert(tx, new).await?;
                let event = desk.event("needs.assessment.recorded", &new.id);
                tx.record(event.with("office", &new.office).with("origin", ORIGIN))
                    .await?;
            }
            Ok(())
        })
    }
}

const NEEDS_IN_LISTS: &[(&str, &str)] = &[
    ("food", "food assistance, еда, питание, продукты"),
    ("hygiene", "hygiene items, wash, гигиена, средства гигиены"),
    ("footwear", "shoes, обувь"),
    ("clothes", "clothing, одежда, теплая одежда"),
    (
        "medicines",
        "medicine, medication, drugs, лекарства, медикаменты",
    ),
    ("shelter", "accommodation, housing, жилье, размещение"),
    (
        "health",
        "medical, medical care, health care, медицина, медицинская помощь",
    ),
    (
        "mhpss",
        "psychosocial, psychosocial support, pss, психологическая помощь",
    ),
    ("protection", "защита"),
    ("education", "school, образование, школа"),
    ("cash", "money, cash assistance, деньги, финансы"),
    ("information", "info, информация"),
    ("documents", "documentation, документы"),
    ("legal", "legal aid, legal assistance, юридическая помощь"),
    (
        "employment",
        "work, job, livelihood, работа, трудоустройство",
    ),
    ("other", "others, другое, прочее"),
];
