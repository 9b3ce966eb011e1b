//! Monday's distribution list: what was given, a row for each occasion. Items and organisations are
//! found by any of their names; a quantity is read in the unit that stands beside it.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use kit::db::Tx;
use kit::http::Problem;
use kit::import::{self, Cell};
use kit::jobs::Work;
use kit::policy::{Guarded, Thing};

use super::catalogue::Item;
use super::import_words::{COLUMNS, ITEMS, STATUSES_IN_LISTS, UNITS};
use super::model::{Delivered, NewDelivery, NewReport, PURPOSES, STATUSES, Served, split_numbers};
use super::{RECORD, saying, store, words};
use crate::imports::{
    About, Cells, Desk, Identity, Import, List, Planned, Row, There, Vocabulary, What,
};
use crate::people::{self, Registration, listed};
use crate::{imports, partners};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    KNOWN []
        "select external_id, id, occurred_on || ' ' || item || ' ' || cast(quantity as text) as content
         from delivery where true";
}

/// Where these deliveries come from.
const ORIGIN: &str = "services-list";

/// The kind of list.
pub(super) fn import() -> Import {
    Import::of::<Deliveries>()
}

static ABOUT: About = About {
    kind: "services",
    title: words::list_title,
    explained: words::list_explained,
    would: words::list_would,
    action: RECORD,
    of_office: true,
    repeats: false,
    columns: COLUMNS,
    needed: &[&["occurred_on"], &["item"], &["quantity"]],
    home: "/services",
};

/// A row that was read.
#[derive(Debug)]
struct Good {
    number: String,
    delivery: NewDelivery,
    served: Vec<Served>,
    reporter: String,
    reported_on: Date,
}

impl Guarded for Good {
    fn thing(&self) -> Thing {
        Thing {
            office: self.delivery.office.clone(),
            partner: self.delivery.implementer.clone(),
            ..Thing::default()
        }
    }
}

/// What was looked up once for the list.
struct Deliveries {
    catalogue: BTreeMap<String, Item>,
    items: Vocabulary,
    units: Vocabulary,
    organisations: Vocabulary,
    populations: Vocabulary,
    purposes: Vocabulary,
    statuses: Vocabulary,
    /// Those whose case numbers stand in the list and whom the sender may name, with the age of a
    /// birth date by registration.
    people: HashMap<String, (Registration, Option<Date>)>,
}

impl List for Deliveries {
    const ABOUT: &'static About = &ABOUT;
    type Good = Good;
    type Ready = Vec<Delivered>;

    fn open<'a>(desk: &'a Desk<'a>) -> Work<'a, Result<Self, Problem>> {
        Box::pin(open(desk))
    }

    fn read(&self, cells: &mut Cells<'_>) -> Good {
        let occurred_on = cells.required_day("occurred_on");
        let item = self.item(cells);
        let quantity = item.map_or(0, |item| self.quantity(cells, item));
        let (served, headcount) = self.served(cells, occurred_on);
        let implementer = self.implementer(cells);
        let reporter = self.organisation(cells, "reporter");
        let population = cells.one_of("population", &self.populations);
        let (office, place) = cells.office_and_place("office", "place");
        let status = cells.one_of("status", &self.statuses);
        Good {
            number: cells.text("number", 60),
            served,
            reporter: reporter.unwrap_or_else(|| implementer.clone()),
            reported_on: cells.day("reported_on").unwrap_or(cells.today()),
            delivery: NewDelivery {
                id: String::new(),
                item: item.map(|item| item.code.clone()).unwrap_or_default(),
                quantity,
                redeemed: 0,
                headcount,
                // Whom the mission keeps such lists for, where a list does not say it.
                population: population.unwrap_or_else(|| "stranded".into()),
                purpose: cells.one_of("purpose", &self.purposes).unwrap_or_default(),
                implementer,
                office,
                place,
                occurred_on: occurred_on.to_string(),
                status: status.unwrap_or_else(|| "done".into()),
                recorded_at: 0,
                author: cells.sender().id.clone(),
                origin: ORIGIN.into(),
                external_id: String::new(),
            },
        }
    }

    fn identity(good: &Good) -> Identity {
        let d = &good.delivery;
        if !good.number.is_empty() {
            return Identity::Number(format!("{}/{}", d.office, good.number));
        }
        let served: Vec<&str> = good
            .served
            .iter()
            .map(|s| s.registration.as_str())
            .collect();
        Identity::Content(format!(
            "{} {} {} {} {} {} {} {} {} {:?}",
            d.occurred_on,
            d.item,
            d.quantity,
            d.headcount,
            d.population,
            d.purpose,
            d.implementer,
            d.office,
            d.place,
            served,
        ))
    }

    fn known<'a>(
        &'a self,
        desk: &'a Desk<'a>,
        rows: &'a [Row<'a, Good>],
    ) -> Work<'a, Result<Vec<There>, Problem>> {
        Box::pin(async move {
            let content = |good: &Good| {
                let d = &good.delivery;
                format!("{} {} {}", d.occurred_on, d.item, d.quantity)
            };
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
                What::New(good) => Some(delivered(desk, good, &planned.key)),
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
            for slice in ready.chunks(500) {
                store::insert(tx, slice).await?;
            }
            for Delivered { delivery, .. } in ready {
                let event = desk.event("services.delivery.added", &delivery.id);
                let event = event.with("office", &delivery.office);
                tx.record(event.with("item", &delivery.item)).await?;
            }
            Ok(())
        })
    }
}

async fn open(desk: &Desk<'_>) -> Result<Deliveries, Problem> {
    let db = &desk.app.house.db;
    let words = &desk.app.house.catalogue;
    let catalogue = super::items(db).await?;
    let organisations = partners::all(db).await?;
    let mut names = Vocabulary::of(words, organisations.keys(), |_, code| code.into());
    for (code, organisation) in &organisations {
        names.add(&organisation.name, code);
        names.add(&organisation.local_name, code);
    }
    let mut people = HashMap::new();
    let scope = desk.actor.office_scope();
    for number in desk.texts("persons").flat_map(|cell| split_numbers(&cell)) {
        let found = people::by_number(db, &number).await?;
        let may = |r: &Registration| {
            r.voided_at.is_none() && scope.is_none_or(|offices| offices.contains(&r.office))
        };
        if let Some(registration) = found.filter(may) {
            let born = desk.app.people.birth(&registration.id);
            people.insert(number, (registration, born));
        }
    }
    Ok(Deliveries {
        items: Vocabulary::of(words, catalogue.keys(), |lang, code| {
            catalogue
                .get(code)
                .map_or_else(|| code.into(), |item| item.label(lang))
        })
        .with(ITEMS),
        units: Vocabulary::of(words, ["kg", "g", "t", "l", "ml"], |_, code| code.into())
            .with(UNITS),
        organisations: names,
        populations: listed::populations(desk),
        purposes: Vocabulary::of(words, PURPOSES, saying::purpose),
        statuses: Vocabulary::of(words, STATUSES, saying::status).with(STATUSES_IN_LISTS),
        catalogue,
        people,
    })
}

impl Deliveries {
    fn item(&self, cells: &mut Cells<'_>) -> Option<&Item> {
        let typed = import::text(&cells.cell("item"));
        if typed.is_empty() {
            cells.asked("item");
            return None;
        }
        let found = self
            .items
            .find(&typed)
            .and_then(|code| self.catalogue.get(code));
        if found.is_none() {
            cells.wrong("item", words::list_unknown_item(cells.lang()));
        }
        found
    }

    /// In the item's unit. The unit may stand in its own column or behind the number.
    fn quantity(&self, cells: &mut Cells<'_>, item: &Item) -> i64 {
        let (number, behind) = split_unit(&cells.cell("quantity"));
        let beside = import::text(&cells.cell("unit"));
        let unit = if behind.is_empty() { beside } else { behind };
        let Ok(number) = import::number(&number) else {
            cells.wrong("quantity", imports::words::no_number(cells.lang()));
            return 0;
        };
        let Some(thousandths) = number.filter(|number| *number > 0) else {
            cells.wrong("quantity", words::quantity_needed(cells.lang()));
            return 0;
        };
        let code = if unit.is_empty() {
            Some("")
        } else {
            self.units.find(&unit)
        };
        let amount = code.and_then(|unit| in_unit_of(item, thousandths, unit));
        amount.unwrap_or_else(|| {
            let counted_in = saying::unit(cells.lang(), &item.unit);
            let column = if cells.is_empty("unit") {
                "quantity"
            } else {
                "unit"
            };
            cells.wrong(column, words::list_wrong_unit(cells.lang(), counted_in));
            0
        })
    }

    /// Those who are named by their case numbers, and how many more were served.
    fn served(&self, cells: &mut Cells<'_>, on: Date) -> (Vec<Served>, i64) {
        let mut served: Vec<Served> = Vec::new();
        let numbers = split_numbers(&import::text(&cells.cell("persons")));
        for (n, number) in (1_i64..).zip(numbers) {
            match self.people.get(&number) {
                Some((r, _)) if served.iter().any(|s| s.registration == r.id) => {}
                Some((r, born)) => served.push(Served {
                    registration: r.id.clone(),
                    age: born.map(|born| kit::time::age_on(born, on)),
                }),
                None => cells.wrong("persons", words::unknown_number(cells.lang(), n)),
            }
        }
        let named = i64::try_from(served.len()).unwrap_or(i64::MAX);
        let all = cells.whole("headcount", 0, 1_000_000).unwrap_or(named);
        if all < named {
            cells.wrong("headcount", words::list_fewer(cells.lang()));
        }
        (served, (all - named).max(0))
    }

    /// A partner records what it did itself.
    fn implementer(&self, cells: &mut Cells<'_>) -> String {
        let own = &cells.sender().partner;
        match self.organisation(cells, "implementer") {
            Some(named) if !own.is_empty() && named != *own => {
                cells.wrong("implementer", words::list_not_own(cells.lang()));
                named
            }
            Some(named) => named,
            None => {
                if own.is_empty() && cells.is_empty("implementer") {
                    cells.asked("implementer");
                }
                own.clone()
            }
        }
    }

    fn organisation(&self, cells: &mut Cells<'_>, code: &'static str) -> Option<String> {
        let typed = import::text(&cells.cell(code));
        if typed.is_empty() {
            return None;
        }
        let found = self.organisations.find(&typed).map(str::to_string);
        if found.is_none() {
            cells.wrong(code, words::list_unknown_organisation(cells.lang()));
        }
        found
    }
}

/// `332,5 kg` as number and unit; a unit is what stands behind the last digit.
fn split_unit(cell: &Cell) -> (Cell, String) {
    let Cell::Text(text) = cell else {
        return (cell.clone(), String::new());
    };
    let end = text.rfind(char::is_numeric).map_or(0, |at| {
        at + text[at..].chars().next().map_or(0, char::len_utf8)
    });
    let unit = text[end..].trim().trim_matches('.').to_string();
    (Cell::Text(text[..end].trim().to_string()), unit)
}

/// Weights are kept in grams and volumes in millilitres, which is what thousandths of kilograms and
/// litres are; everything else is counted. `None` where the unit is none of the item's.
fn in_unit_of(item: &Item, thousandths: i64, unit: &str) -> Option<i64> {
    let whole = (thousandths % 1000 == 0).then_some(thousandths / 1000);
    match (item.unit.as_str(), unit) {
        ("g", "" | "kg") | ("ml", "" | "l") => Some(thousandths),
        ("g", "g") | ("ml", "ml") => whole,
        ("g", "t") => thousandths.checked_mul(1000),
        ("g" | "ml", _) | (_, "kg" | "g" | "t" | "l" | "ml") => None,
        _ => whole,
    }
}

fn delivered(desk: &Desk<'_>, good: &Good, key: &str) -> Delivered {
    let (id, now) = (desk.app.house.ids.new_id(), desk.app.house.now());
    Delivered {
        delivery: NewDelivery {
            id,
            recorded_at: now,
            external_id: key.to_string(),
            ..good.delivery.clone()
        },
        served: good.served.clone(),
        reports: vec![NewReport {
            reporter: good.reporter.clone(),
            reported_on: good.reported_on.to_string(),
            external_ref: good.number.clone(),
            recorded_at: now,
            author: desk.actor.id.clone(),
        }],
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn quantities_are_read_in_the_unit_beside_them() {
        let item = |unit: &str| Item {
            code: "x".into(),
            name: "x".into(),
            kind: "item".into(),
            unit: unit.into(),
            sector: "food".into(),
            mhpss: String::new(),
            shipped: false,
        };
        assert_eq!(in_unit_of(&item("g"), 332_500, "kg"), Some(332_500));
        assert_eq!(in_unit_of(&item("g"), 332_500, ""), Some(332_500));
        assert_eq!(in_unit_of(&item("g"), 500_000, "g"), Some(500));
        assert_eq!(in_unit_of(&item("g"), 1_500, "t"), Some(1_500_000));
        assert_eq!(in_unit_of(&item("ml"), 250_000, "ml"), Some(250));
        assert_eq!(in_unit_of(&item("kit"), 12_000, "count"), Some(12));
        assert_eq!(in_unit_of(&item("kit"), 12_500, ""), None);
        assert_eq!(in_unit_of(&item("kit"), 12_000, "kg"), None);
        assert_eq!(in_unit_of(&item("g"), 12_000, "count"), None);
        let split = |text: &str| split_unit(&Cell::Text(text.into()));
        assert_eq!(split("332,5 kg").1, "kg");
        assert_eq!(split("40 шт.").1, "шт");
        assert_eq!(split("1 250").0, Cell::Text("1 250".into()));
    }
}
