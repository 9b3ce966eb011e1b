//! The list of returns: people who left with the mission's help, a row each, with the case that comes
//! with them. Departures from lists are `not_evaluated`: no gate saw them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::civil::Date;
use kit::db::Tx;
use kit::http::Problem;
use kit::import::fold;
use kit::jobs::Work;
use kit::policy::{Guarded, Thing};

use super::model::{NewCase, NewEvent, case_number};
use super::{ORIGIN, RECORD, words};
use crate::imports::{
    self, About, Cells, Column, Desk, Identity, Import, List, Planned, Row, There, What,
};
use crate::people::listed::{self, Listed};
use crate::people::{self, Contact, NewRegistration, SealedPerson};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    KNOWN [] "select external_id, id, opened_on as content from avrr_case where true";
    DEPARTED_ON [Text]
        "select c.id, c.registration, p.nationality from avrr_event e join avrr_case c on c.id = e.case_id
         join counted_person p on p.registration = c.registration
         where e.kind = 'departure' and e.code = 'departed' and e.voided_at is null and c.voided_at is null
         and e.occurred_on = $1";
}

/// The kind of list.
pub(super) fn import() -> Import {
    Import::of::<Returns>()
}

static ABOUT: About = About {
    kind: "returns",
    title: words::list_title,
    explained: words::list_explained,
    would: words::list_would,
    action: RECORD,
    of_office: true,
    repeats: false,
    columns: COLUMNS,
    needed: &[
        &["nationality"],
        &["departure"],
        &["full_name", "given", "family", "number"],
    ],
    home: "/avrr",
};

const COLUMNS: &[Column] = &[
    Column::new(
        "number",
        words::list_number,
        "external id, case number, case no, case id, iom case number, \
            iom case no, iom number, file number, file no, beneficiary id, \
            registration number, registration no, reference, ref no, номер дела, \
            номер кейса, регистрационный номер, нумар справы, дело, кейс, \
            идентификатор, ref, id, case, ид",
    )
    .shown(),
    listed::FATHER,
    listed::FAMILY,
    listed::GIVEN,
    listed::SEX,
    listed::BIRTH,
    listed::AGE,
    listed::NATIONALITY,
    Column::new(
        "country",
        words::country,
        "country of return, return country, destination country, \
            country of destination, destination, returned to, return to, \
            страна возвращения, страна возврата, страна назначения, \
            краіна вяртання, куда, направление, country, страна",
    )
    .once(),
    Column::new(
        "application",
        words::list_application,
        "application date, date of application, date applied, applied on, \
            registration date, date of registration, registered on, дата заявления, \
            дата подачи заявления, дата обращения, дата регистрации",
    )
    .day(),
    Column::new(
        "departure",
        words::list_departure,
        "departure date, date of departure, return date, date of return, \
            travel date, date of travel, flight date, departed on, departed, \
            departure, дата выезда, дата отъезда, дата возвращения, дата вылета, \
            дата отправки, дата выезду, выезд, вылет, date, дата",
    )
    .day()
    .once()
    .shown(),
    Column::new(
        "office",
        people::words::office,
        "office, iom office, field office, офис, офіс",
    )
    .once(),
    Column::new(
        "place",
        people::words::place,
        "project site, site, location, площадка, город, место",
    )
    .once(),
    listed::FULL_NAME,
];

/// A row that was read.
#[derive(Debug)]
struct Good {
    number: String,
    listed: Listed,
    country: String,
    departure: Date,
    application: Option<Date>,
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

struct Returns;

/// A person of the list with the case that comes with her.
struct Returned {
    registration: NewRegistration,
    identity: people::Identity,
    sealed: SealedPerson,
    case: NewCase,
    events: Vec<NewEvent>,
}

impl List for Returns {
    const ABOUT: &'static About = &ABOUT;
    type Good = Good;
    type Ready = ReadyReturns;

    fn open<'a>(desk: &'a Desk<'a>) -> Work<'a, Result<Self, Problem>> {
        Box::pin(async move {
            // Who is known already can be told only while names can be read.
            desk.unlocked().await?;
            Ok(Self)
        })
    }

    fn read(&self, cells: &mut Cells<'_>) -> Good {
        let departure = cells.required_day("departure");
        let listed = listed::read(cells, Some(departure));
        let number = cells.text("number", 60);
        if listed.identity.name().is_empty() && number.is_empty() {
            cells.wrong("full_name", words::list_no_name(cells.lang()));
        }
        if cells.is_empty("nationality") {
            cells.asked("nationality");
        }
        let application = cells.day("application");
        if application.is_some_and(|applied| applied > departure) {
            cells.wrong("application", words::list_applied_later(cells.lang()));
        }
        let country = cells.country("country");
        let (office, place) = cells.office_and_known_place("office", "place");
        Good {
            number,
            listed,
            country,
            departure,
            application,
            office,
            place,
        }
    }

    fn identity(good: &Good) -> Identity {
        if good.number.is_empty() {
            Identity::Content(format!("{} {}", good.listed.who(), good.departure))
        } else {
            // Case numbers hold for the whole mission.
            Identity::Number(good.number.clone())
        }
    }

    fn known<'a>(
        &'a self,
        desk: &'a Desk<'a>,
        rows: &'a [Row<'a, Good>],
    ) -> Work<'a, Result<Vec<There>, Problem>> {
        Box::pin(known(desk, rows))
    }

    fn prepare<'a>(
        &'a self,
        desk: &'a Desk<'a>,
        rows: &'a [Planned<Good>],
    ) -> Work<'a, Result<ReadyReturns, Problem>> {
        Box::pin(prepare(desk, rows))
    }

    fn store<'a>(
        tx: &'a mut Tx,
        desk: &'a Desk<'a>,
        ready: &'a ReadyReturns,
    ) -> Work<'a, Result<(), Problem>> {
        Box::pin(async move {
            for returned in &ready.0 {
                let new = &returned.registration;
                people::insert(tx, new, &returned.sealed).await?;
                super::add(tx, &returned.case, &returned.events).await?;
                let event = desk.event("people.registration.added", &new.id);
                tx.record(event.with("office", &new.office).with("origin", ORIGIN))
                    .await?;
            }
            Ok(())
        })
    }

    fn stored(desk: &Desk<'_>, ready: &ReadyReturns) {
        for returned in &ready.0 {
            let new = &returned.registration;
            let nobody = Contact::default();
            let traits = people::Traits::of_new(new, &returned.identity, &nobody);
            desk.app.people.insert(&new.id, traits);
        }
    }
}

/// What is to be stored.
struct ReadyReturns(Vec<Returned>);

/// Cases whose number came with an earlier list; and, without numbers, people of that name and
/// nationality who departed on that day.
async fn known(desk: &Desk<'_>, rows: &[Row<'_, Good>]) -> Result<Vec<There>, Problem> {
    let db = &desk.app.house.db;
    let content = |good: &Good| opened_on(good).to_string();
    let mut known = imports::there(desk.app, &KNOWN, ORIGIN, rows, content).await?;
    let mut departed: HashMap<Date, Vec<(String, String, String)>> = HashMap::new();
    for (row, there) in rows.iter().zip(&mut known) {
        if row.numbered {
            continue;
        }
        let day = row.good.departure;
        let others = match departed.entry(day) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(open) => open.insert(db.all(DEPARTED_ON.bind(day.to_string())).await?),
        };
        let listed = &row.good.listed;
        let name = fold(&listed.identity.name());
        let same = others.iter().find(|(_, registration, nationality)| {
            let other = desk.app.people.name(registration).unwrap_or_default();
            *nationality == listed.nationality && fold(&other) == name
        });
        if let Some((case, ..)) = same {
            *there = There::Same(case.clone());
        }
    }
    Ok(known)
}

/// The day on which the case of a row begins.
fn opened_on(good: &Good) -> Date {
    good.application.unwrap_or(good.departure)
}

async fn prepare(desk: &Desk<'_>, rows: &[Planned<Good>]) -> Result<ReadyReturns, Problem> {
    let good: Vec<&Good> = rows
        .iter()
        .filter_map(|planned| match &planned.what {
            What::New(good) => Some(good),
            _ => None,
        })
        .collect();
    let numbers = people::fresh_numbers(&desk.app.house.db, good.len()).await?;
    let new: Vec<NewRegistration> = good
        .iter()
        .zip(numbers)
        .map(|(good, number)| registration(desk, good, number))
        .collect();
    let nobody = Contact::default();
    let to_seal: Vec<_> = new
        .iter()
        .zip(&good)
        .map(|(row, good)| (row.id.as_str(), &good.listed.identity, &nobody))
        .collect();
    let sealed = people::seal(desk.app, &to_seal).await?;
    let returned = new.into_iter().zip(good).zip(sealed);
    let returned = returned.map(|((registration, good), sealed)| {
        let case = case(desk, good, &registration);
        Returned {
            events: events(desk, good, &case),
            identity: good.listed.identity.clone(),
            registration,
            sealed,
            case,
        }
    });
    Ok(ReadyReturns(returned.collect()))
}

fn registration(desk: &Desk<'_>, good: &Good, number: String) -> NewRegistration {
    let house = &desk.app.house;
    let id = house.ids.new_id();
    NewRegistration {
        number,
        office: good.office.clone(),
        place: good.place.clone(),
        channel: "import".into(),
        registered_on: opened_on(good).to_string(),
        recorded_at: house.now(),
        author: desk.actor.id.clone(),
        household: String::new(),
        household_role: String::new(),
        sex: good.listed.sex.into(),
        birth_year: good.listed.birth_year(),
        birth_precision: good.listed.birth_precision.clone(),
        nationality: good.listed.nationality.clone(),
        population: "stranded".into(),
        arrived_on: String::new(),
        origin: ORIGIN.into(),
        external_id: if good.number.is_empty() {
            id.clone()
        } else {
            good.number.clone()
        },
        id,
    }
}

fn case(desk: &Desk<'_>, good: &Good, registration: &NewRegistration) -> NewCase {
    NewCase {
        id: desk.app.house.ids.new_id(),
        number: case_number(&registration.number, 1),
        registration: registration.id.clone(),
        household: String::new(),
        office: good.office.clone(),
        place: good.place.clone(),
        opened_on: registration.registered_on.clone(),
        recorded_at: registration.recorded_at,
        author: registration.author.clone(),
        origin: ORIGIN.into(),
        external_id: registration.external_id.clone(),
    }
}

fn events(desk: &Desk<'_>, good: &Good, case: &NewCase) -> Vec<NewEvent> {
    let event = |kind: &str, day: Date, code: &str| NewEvent {
        id: desk.app.house.ids.new_id(),
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
        age: good.listed.age,
        clearance: "not_evaluated".into(),
        ..event("departure", good.departure, "departed")
    };
    let application = good.application;
    let application = application.map(|day| event("application", day, "import"));
    application.into_iter().chain([departure]).collect()
}
