//! What a delivery is, and how a form becomes one. No I/O.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kit::form::Reader;
use kit::i18n::Lang;
use kit::policy::{Guarded, Thing};
use kit::ui::{Answers, Errors};

use super::catalogue::Item;
use super::words;
use crate::people::POPULATIONS;

/// Where a delivery stands.
pub const STATUSES: &[&str] = &["planned", "active", "done"];
/// What a service was for; the empty one is "nothing in particular".
pub const PURPOSES: &[&str] = &[
    "",
    "employment",
    "medical",
    "documents",
    "education",
    "return",
    "other",
];
/// Why a delivery is taken back.
pub(super) const VOID_REASONS: &[&str] = &["mistake", "twice", "not_given"];
/// Persons named on one delivery at most.
const MAX_PERSONS: usize = 500;
/// More of anything than this in one delivery is a slip of the keyboard.
const MAX_QUANTITY: i64 = 1_000_000_000_000;

/// A delivery as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Delivery {
    pub(super) id: String,
    pub(super) item: String,
    pub(super) quantity: i64,
    pub(super) redeemed: i64,
    pub(super) headcount: i64,
    pub(super) population: String,
    pub(super) purpose: String,
    pub(super) implementer: String,
    pub(super) office: String,
    pub(super) place: String,
    pub(super) occurred_on: String,
    pub(super) status: String,
    pub(super) recorded_at: i64,
    pub(super) author: String,
    pub(super) voided_at: Option<i64>,
    pub(super) void_reason: String,
    pub(super) version: i64,
    /// How many persons are named on it.
    pub(super) named: i64,
}

impl Guarded for Delivery {
    fn thing(&self) -> Thing {
        let state = if self.voided_at.is_some() {
            "voided"
        } else {
            &self.status
        };
        Thing {
            office: self.office.clone(),
            author: self.author.clone(),
            partner: self.implementer.clone(),
            state: state.into(),
            ..Thing::default()
        }
    }
}

/// A delivery to store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDelivery {
    /// UUIDv7; also the occurrence.
    pub id: String,
    /// Code of the catalogue.
    pub item: String,
    /// In the item's unit: pieces, kits, grams, millilitres…
    pub quantity: i64,
    /// How many of its vouchers were redeemed; 0 for everything else.
    pub redeemed: i64,
    /// People served without being named, beside those who are.
    pub headcount: i64,
    /// One of [`POPULATIONS`].
    pub population: String,
    /// One of [`PURPOSES`].
    pub purpose: String,
    /// Code of the organisation that did it.
    pub implementer: String,
    /// The office that owns the record.
    pub office: String,
    /// Where, or empty.
    pub place: String,
    /// `YYYY-MM-DD`: when it was given (active, done), or since when it is planned.
    pub occurred_on: String,
    /// One of [`STATUSES`].
    pub status: String,
    /// µs UTC.
    pub recorded_at: i64,
    /// Account.
    pub author: String,
    /// `waystation`, or the name of an import.
    pub origin: String,
    /// Its id there; our own id for our own.
    pub external_id: String,
}

/// Somebody who was served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// The registration.
    pub registration: String,
    /// Completed years on the day, if known.
    pub age: Option<i64>,
}

/// An organisation tells of a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReport {
    /// Code of the organisation.
    pub reporter: String,
    /// `YYYY-MM-DD`.
    pub reported_on: String,
    /// Its number in the reporter's own papers, or empty.
    pub external_ref: String,
    /// µs UTC.
    pub recorded_at: i64,
    /// Account.
    pub author: String,
}

/// A delivery with everything that hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    /// The delivery.
    pub delivery: NewDelivery,
    /// Those who were named.
    pub served: Vec<Served>,
    /// The reports; a delivery has at least one.
    pub reports: Vec<NewReport>,
}

/// What the form of a new delivery gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typing {
    pub(super) item: String,
    pub(super) quantity: i64,
    /// Case numbers as typed.
    pub(super) numbers: Vec<String>,
    pub(super) headcount: i64,
    pub(super) population: String,
    pub(super) purpose: String,
    pub(super) implementer: String,
    pub(super) office: String,
    pub(super) place: String,
    pub(super) occurred_on: Date,
    pub(super) status: String,
    pub(super) report: ReportTyping,
}

/// What the form of a report gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReportTyping {
    pub(super) reporter: String,
    pub(super) reported_on: Date,
    pub(super) external_ref: String,
}

/// What the form that carries a delivery on gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) status: String,
    pub(super) occurred_on: Date,
    pub(super) quantity: i64,
    pub(super) redeemed: i64,
}

/// What may be chosen on a form by this actor.
pub(super) struct Offered<'a> {
    pub(super) items: &'a BTreeMap<String, Item>,
    pub(super) offices: Vec<&'a str>,
    pub(super) places: Vec<&'a str>,
    pub(super) organisations: Vec<&'a str>,
    pub(super) today: Date,
}

/// Reads a form or an API body.
pub(super) fn parse(
    lang: &Lang,
    answers: &Answers,
    offered: &Offered<'_>,
) -> Result<Typing, Errors> {
    let mut reader = Reader::new(lang, answers);
    let codes: Vec<&str> = offered.items.keys().map(String::as_str).collect();
    let item = reader.required_choice("item", &words::item(lang), &codes);
    let quantity = read_quantity(&mut reader, offered.items.get(&item));
    let numbers = read_numbers(&mut reader);
    let headcount = reader.whole("headcount", 0, 1_000_000).unwrap_or_default();
    let population = reader.required_choice("population", &words::population(lang), POPULATIONS);
    let purpose = reader.choice("purpose", PURPOSES).unwrap_or_default();
    let organisations = &offered.organisations;
    let label = words::implementer(lang);
    let implementer = reader.required_choice("implementer", &label, organisations);
    let office = reader.required_choice("office", &words::office(lang), &offered.offices);
    let place = reader.choice("place", &offered.places).unwrap_or_default();
    let label = words::occurred_on(lang);
    let occurred_on = reader.past_day("occurred_on", &label, offered.today);
    let status = reader.required_choice("status", &words::status(lang), STATUSES);
    let report = read_report(&mut reader, offered);
    reader.finish()?;
    Ok(Typing {
        item,
        quantity,
        numbers,
        headcount,
        population,
        purpose,
        implementer,
        office,
        place,
        occurred_on,
        status,
        report,
    })
}

/// Reads the form of a further report.
pub(super) fn parse_report(
    lang: &Lang,
    answers: &Answers,
    offered: &Offered<'_>,
) -> Result<ReportTyping, Errors> {
    let mut reader = Reader::new(lang, answers);
    let report = read_report(&mut reader, offered);
    reader.finish()?;
    Ok(report)
}

fn read_report(reader: &mut Reader<'_>, offered: &Offered<'_>) -> ReportTyping {
    let lang = reader.lang;
    let label = words::reporter(lang);
    let reporter = reader.required_choice("reporter", &label, &offered.organisations);
    let reported_on = reader.past_day("reported_on", &words::reported_on(lang), offered.today);
    let external_ref = reader.text("external_ref", 60);
    ReportTyping {
        reporter,
        reported_on,
        external_ref,
    }
}

/// Reads the form that carries a delivery on: to the next status, never back.
pub(super) fn parse_change(
    lang: &Lang,
    answers: &Answers,
    before: &Delivery,
    item: &Item,
    today: Date,
) -> Result<Change, Errors> {
    let mut reader = Reader::new(lang, answers);
    let next = later(&before.status);
    let status = reader.required_choice("status", &words::status(lang), next);
    let occurred_on = reader.past_day("occurred_on", &words::occurred_on(lang), today);
    let quantity = read_quantity(&mut reader, Some(item));
    let redeemed = reader
        .whole("redeemed", 0, MAX_QUANTITY)
        .unwrap_or_default();
    if redeemed > 0 && (item.kind != "voucher" || redeemed > quantity) {
        reader.wrong("redeemed", words::redeemed_too_many(lang));
    }
    reader.finish()?;
    Ok(Change {
        status,
        occurred_on,
        quantity,
        redeemed,
    })
}

/// The statuses that a delivery may have after this one, itself included.
pub(super) fn later(status: &str) -> &'static [&'static str] {
    let at = STATUSES.iter().position(|s| *s == status);
    &STATUSES[at.unwrap_or_default()..]
}

/// Kilograms and litres are typed with decimals and kept in grams and millilitres; everything else
/// is counted.
fn read_quantity(reader: &mut Reader<'_>, item: Option<&Item>) -> i64 {
    let before = reader.errors.iter().count();
    let quantity = match item {
        Some(item) if item.is_measured() => reader.thousandths("quantity"),
        Some(_) => reader.whole("quantity", 1, MAX_QUANTITY),
        // Without an item nobody knows the unit: the item is asked for already.
        None => return 0,
    };
    let sound = reader.errors.iter().count() == before;
    if sound && quantity.unwrap_or_default() == 0 {
        let message = words::quantity_needed(reader.lang);
        reader.wrong("quantity", message);
    }
    quantity.unwrap_or_default()
}

/// Case numbers, as a list or with anything between them that cannot stand in one.
fn read_numbers(reader: &mut Reader<'_>) -> Vec<String> {
    let typed = reader.answers.all("persons");
    let numbers: Vec<String> = typed.flat_map(split_numbers).collect();
    if numbers.len() > MAX_PERSONS {
        let message = words::too_many_persons(reader.lang);
        reader.wrong("persons", message);
    }
    numbers
}

/// Case numbers in one text.
pub(super) fn split_numbers(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || c == ',' || c == ';' || c == '،')
        .filter(|number| !number.is_empty())
        .map(str::to_string)
        .collect()
}

/// A stored delivery as the edit form shows it.
pub(super) fn answers(delivery: &Delivery, item: &Item) -> Answers {
    let mut day = delivery.occurred_on.splitn(3, '-').map(str::to_string);
    let day = ["year", "month", "day"].map(|part| {
        (
            format!("occurred_on_{part}"),
            day.next().unwrap_or_default(),
        )
    });
    let plain = [
        ("status", delivery.status.clone()),
        ("quantity", item.typed(delivery.quantity)),
        ("redeemed", delivery.redeemed.to_string()),
        ("version", delivery.version.to_string()),
    ]
    .map(|(name, value)| (name.to_string(), value));
    plain.into_iter().chain(day).collect()
}
