//! The registration list: people met at a site, a row each, families by the number of their
//! household. No name of it may reach SQL; equal people are found through the index of names.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use kit::db::Tx;
use kit::http::Problem;
use kit::import::fold;
use kit::jobs::Work;
use kit::policy::{Guarded, Thing};

use super::index::Traits;
use super::listed::{self, Listed};
use super::model::{Contact, Document, HOUSEHOLD_ROLES, NewRegistration};
use super::sealed::{self, SealedPerson};
use super::{REGISTER, store, view, words};
use crate::imports::{
    self, About, Cells, Column, Desk, Identity, Import, List, Planned, Row, There, Vocabulary, What,
};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    KNOWN [] "select external_id, id, registered_on as content from registration where true";
    ON_DAY [Text]
        "select id, nationality from registration where registered_on = $1 and voided_at is null";
}

/// Where these registrations come from.
const ORIGIN: &str = "people-list";

/// The kind of list.
pub(super) fn import() -> Import {
    Import::of::<Registrations>()
}

static ABOUT: About = About {
    kind: "people",
    title: words::list_title,
    explained: words::list_explained,
    would: words::list_would,
    action: REGISTER,
    of_office: true,
    repeats: false,
    columns: COLUMNS,
    needed: &[
        &["full_name", "given", "family", "number"],
        &["registered_on"],
    ],
    home: "/people",
};

const COLUMNS: &[Column] = &[
    Column::new(
        "number",
        imports::words::number,
        "registration number, registration no, registration id, case number, \
            case no, case id, beneficiary id, person id, individual id, \
            file number, file no, external id, reference, ref no, \
            регистрационный номер, номер регистрации, номер дела, номер анкеты, \
            нумар справы, ref, id, ид",
    )
    .shown(),
    Column::new(
        "household_role",
        words::household_role,
        "relation to head of household, relation to hoh, relation to head, \
            relationship to head, relationship, relation, household role, \
            family role, степень родства, родство, отношение к главе семьи, \
            кем приходится",
    ),
    Column::new(
        "household",
        words::list_household,
        "household number, household no, household id, household, family number, \
            family no, family id, case group, hh number, hh no, hh id, hh, \
            номер домохозяйства, номер семьи, no семьи, домохозяйство, семья, \
            нумар сям і",
    )
    .shown(),
    listed::FATHER,
    listed::FAMILY,
    listed::GIVEN,
    listed::BIRTH,
    listed::AGE,
    listed::SEX,
    listed::NATIONALITY,
    Column::new(
        "document",
        words::document,
        "passport number, passport no, passport, document number, document no, \
            travel document, id document, identity document, id card, id number, \
            document, documents, номер паспорта, серия и номер паспорта, \
            серия и номер, номер документа, документ удостоверяющий личность, \
            паспорт, документ, документы, пашпарт",
    ),
    Column::new(
        "phone",
        words::phone,
        "phone number, phone no, telephone number, mobile number, \
            contact number, phone, telephone, tel, mobile, contact, номер телефона, \
            контактный телефон, телефон, тел, моб, нумар тэлефона, тэлефон",
    ),
    Column::new(
        "address",
        words::address,
        "current address, address, адрес проживания, адрес, адрас",
    ),
    listed::POPULATION,
    Column::new(
        "arrived_on",
        words::arrived_on,
        "date of arrival, arrival date, date of entry, entry date, arrived on, \
            arrived, дата прибытия, дата въезда, дата приезда",
    )
    .day(),
    Column::new(
        "registered_on",
        words::registered_on,
        "date of registration, registration date, registered on, \
            date registered, date of interview, interview date, date of visit, \
            visit date, дата регистрации, дата опроса, дата визита, дата посещения, \
            дата рэгістрацыі, registered, date, дата, day",
    )
    .day()
    .once()
    .shown(),
    Column::new(
        "office",
        words::office,
        "office, iom office, field office, офис, офіс",
    )
    .once(),
    Column::new(
        "place",
        words::place,
        "place of registration, registration site, project site, name of site, \
            site name, site, location, place, where met, площадка, \
            место регистрации, место, локация, город, пункт, месца",
    )
    .once(),
    listed::FULL_NAME,
];

/// A row that was read.
#[derive(Debug)]
struct Good {
    number: String,
    listed: Listed,
    contact: Contact,
    household: String,
    household_role: String,
    population: String,
    registered_on: Date,
    arrived_on: Option<Date>,
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
struct Registrations {
    populations: Vocabulary,
    roles: Vocabulary,
    /// The country that the mission works in.
    host: String,
}

/// What is to be stored.
struct Ready {
    households: Vec<(String, String)>,
    people: Vec<(NewRegistration, super::Identity, Contact, SealedPerson)>,
}

impl List for Registrations {
    const ABOUT: &'static About = &ABOUT;
    type Good = Good;
    type Ready = Ready;

    fn open<'a>(desk: &'a Desk<'a>) -> Work<'a, Result<Self, Problem>> {
        Box::pin(async move {
            // Who is known already can be told only while names can be read.
            desk.unlocked().await?;
            let catalogue = &desk.app.house.catalogue;
            Ok(Self {
                populations: listed::populations(desk),
                roles: Vocabulary::of(catalogue, HOUSEHOLD_ROLES, view::role).with(ROLES_IN_LISTS),
                host: desk.app.house.settings.country.clone(),
            })
        })
    }

    fn read(&self, cells: &mut Cells<'_>) -> Good {
        let registered_on = cells.required_day("registered_on");
        let mut listed = listed::read(cells, Some(registered_on));
        let number = cells.text("number", 60);
        if listed.identity.name().is_empty() && number.is_empty() {
            cells.wrong("full_name", words::list_no_name(cells.lang()));
        }
        let document = cells.text("document", 40);
        if !document.is_empty() {
            listed.identity.documents.push(Document {
                kind: "other".into(),
                number: document,
            });
        }
        let contact = Contact {
            phone: cells.text("phone", 40),
            address: cells.text("address", 300),
        };
        let population = cells.one_of("population", &self.populations);
        let (office, place) = cells.office_and_place("office", "place");
        Good {
            household: cells.text("household", 40),
            household_role: cells
                .one_of("household_role", &self.roles)
                .unwrap_or_default(),
            population: population.unwrap_or_else(|| self.usual(&listed.nationality).to_string()),
            arrived_on: cells.day("arrived_on"),
            number,
            listed,
            contact,
            registered_on,
            office,
            place,
        }
    }

    fn identity(good: &Good) -> Identity {
        if good.number.is_empty() {
            Identity::Content(format!("{} {}", good.listed.who(), good.registered_on))
        } else {
            Identity::Number(format!("{}/{}", good.office, good.number))
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
    ) -> Work<'a, Result<Ready, Problem>> {
        Box::pin(prepare(desk, rows))
    }

    fn store<'a>(
        tx: &'a mut Tx,
        desk: &'a Desk<'a>,
        ready: &'a Ready,
    ) -> Work<'a, Result<(), Problem>> {
        Box::pin(async move {
            let now = desk.app.house.now();
            for (id, office) in &ready.households {
                store::insert_household(tx, id, office, &desk.actor.id, now).await?;
            }
            for (new, _, _, sealed) in &ready.people {
                super::insert(tx, new, sealed).await?;
                let event = desk.event("people.registration.added", &new.id);
                tx.record(event.with("office", &new.office).with("origin", ORIGIN))
                    .await?;
            }
            Ok(())
        })
    }

    fn stored(desk: &Desk<'_>, ready: &Ready) {
        for (new, identity, contact, _) in &ready.people {
            let traits = Traits::of_new(new, identity, contact);
            desk.app.people.insert(&new.id, traits);
        }
    }
}

impl Registrations {
    /// Whom a list speaks of that does not say it: the displaced, the host country's own, and else
    /// the people for whom the mission keeps such lists.
    fn usual(&self, nationality: &str) -> &'static str {
        match nationality {
            "UKR" => "ukraine",
            own if own == self.host => "national",
            _ => "stranded",
        }
    }
}

/// Places in a household as lists say them.
const ROLES_IN_LISTS: &[(&str, &str)] = &[
    (
        "head",
        "head of household, hoh, head of family, self, глава, глава семьи, сам, \
            сама",
    ),
    (
        "spouse",
        "wife, husband, partner, жена, муж, супруга, супруг",
    ),
    ("child", "son, daughter, сын, дочь, ребенок, сын дочь"),
    ("parent", "mother, father, мать, отец, родитель"),
    ("sibling", "brother, sister, брат, сестра"),
    (
        "other",
        "relative, grandmother, grandfather, родственник, бабушка, дедушка",
    ),
];

async fn known(desk: &Desk<'_>, rows: &[Row<'_, Good>]) -> Result<Vec<There>, Problem> {
    let db = &desk.app.house.db;
    let content = |good: &Good| good.registered_on.to_string();
    let mut known = imports::there(desk.app, &KNOWN, ORIGIN, rows, content).await?;
    let mut on_day: HashMap<Date, Vec<(String, String)>> = HashMap::new();
    for (row, there) in rows.iter().zip(&mut known) {
        if *there != There::Not {
            continue;
        }
        if row.numbered {
            // A list of people whom we know may carry our own case numbers.
            if let Some(ours) = super::by_number(db, &row.good.number).await? {
                *there = There::Same(ours.id);
            }
            continue;
        }
        let day = row.good.registered_on;
        let others = match on_day.entry(day) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(open) => open.insert(db.all(ON_DAY.bind(day.to_string())).await?),
        };
        let mut others = others.iter();
        let listed = &row.good.listed;
        let same = others.find(|(id, nationality)| is_same(desk, listed, id, nationality));
        if let Some((id, _)) = same {
            *there = There::Same(id.clone());
        }
    }
    Ok(known)
}

/// The same name and nationality, and no birth date that contradicts.
fn is_same(desk: &Desk<'_>, listed: &Listed, id: &str, nationality: &str) -> bool {
    let name = desk.app.people.name(id).unwrap_or_default();
    let birth: Option<Date> = listed.identity.birth.parse().ok();
    let births_agree = match (birth, desk.app.people.birth(id)) {
        (Some(own), Some(other)) => own == other,
        _ => true,
    };
    births_agree
        && listed.nationality == nationality
        && fold(&name) == fold(&listed.identity.name())
}

async fn prepare(desk: &Desk<'_>, rows: &[Planned<Good>]) -> Result<Ready, Problem> {
    let (households, of_row) = households(desk, rows).await?;
    let fresh = rows.iter().filter_map(|planned| match &planned.what {
        What::New(good) => Some((planned, good)),
        _ => None,
    });
    let fresh: Vec<(&Planned<Good>, &Good)> = fresh.collect();
    let numbers = store::fresh_numbers(&desk.app.house.db, fresh.len()).await?;
    let mut new = Vec::new();
    for ((planned, good), number) in fresh.into_iter().zip(numbers) {
        let household = of_row.get(&family(good)).cloned().unwrap_or_default();
        let row = NewRegistration {
            number,
            household,
            ..registration(desk, planned, good)
        };
        new.push((row, good));
    }
    let to_seal: Vec<_> = new
        .iter()
        .map(|(row, good)| (row.id.as_str(), &good.listed.identity, &good.contact))
        .collect();
    let sealed = sealed::seal(desk.app, &to_seal).await?;
    let people = new.into_iter().zip(sealed);
    let people = people.map(|((row, good), sealed)| {
        let (identity, contact) = (good.listed.identity.clone(), good.contact.clone());
        (row, identity, contact, sealed)
    });
    Ok(Ready {
        households,
        people: people.collect(),
    })
}

/// A household of a list: its number counts within one office.
fn family(good: &Good) -> (String, String) {
    (good.office.clone(), fold(&good.household))
}

/// New households with their offices.
type NewHouseholds = Vec<(String, String)>;

/// The households of a list: those that known rows belong to already, and new ones where several
/// rows share a number.
async fn households(
    desk: &Desk<'_>,
    rows: &[Planned<Good>],
) -> Result<(NewHouseholds, HashMap<(String, String), String>), Problem> {
    let mut members: BTreeMap<(String, String), (usize, String)> = BTreeMap::new();
    for planned in rows {
        let (good, id) = match &planned.what {
            What::New(good) => (good, None),
            What::Known(good, id) => (good, Some(id)),
            _ => continue,
        };
        if good.household.is_empty() {
            continue;
        }
        let (count, there) = members.entry(family(good)).or_default();
        *count += 1;
        if let Some(id) = id.filter(|_| there.is_empty()) {
            let known = store::find(&desk.app.house.db, id).await?;
            *there = known.map(|known| known.household).unwrap_or_default();
        }
    }
    let (mut new, mut of_row) = (Vec::new(), HashMap::new());
    for (family, (count, there)) in members {
        if !there.is_empty() {
            of_row.insert(family, there);
        } else if count > 1 {
            let id = desk.app.house.ids.new_id();
            new.push((id.clone(), family.0.clone()));
            of_row.insert(family, id);
        }
    }
    Ok((new, of_row))
}

fn registration(desk: &Desk<'_>, planned: &Planned<Good>, good: &Good) -> NewRegistration {
    let house = &desk.app.house;
    let id = house.ids.new_id();
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    NewRegistration {
        number: String::new(),
        office: good.office.clone(),
        place: good.place.clone(),
        channel: "import".into(),
        registered_on: good.registered_on.to_string(),
        recorded_at: house.now(),
        author: desk.actor.id.clone(),
        household: String::new(),
        household_role: good.household_role.clone(),
        sex: good.listed.sex.into(),
        birth_year: good.listed.birth_year(),
        birth_precision: good.listed.birth_precision.clone(),
        nationality: good.listed.nationality.clone(),
        population: good.population.clone(),
        arrived_on: day(good.arrived_on),
        origin: ORIGIN.into(),
        // A fingerprint of names could be guessed: only a number of the list's own is kept.
        external_id: if planned.numbered {
            planned.key.clone()
        } else {
            id.clone()
        },
        id,
    }
}
