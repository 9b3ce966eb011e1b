//! What would happen to each row of a list. The dry run shows this plan and taking over follows it,
//! so nothing is done that was not shown. Nothing here writes.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::Date;
use kit::codes::country;
use kit::db::{Db, Where};
use kit::http::{Ctx, Problem};
use kit::i18n::{Lang, Precision, Text};
use kit::import::{self, Cell, DayError, DayOrder, Mapping, Row, Sheet};
use kit::room::masked;

use super::super::words;
use super::batch::{self, Batch};
use super::columns::FIELDS;
use crate::people::{self, Identity};
use crate::places::{self, Place};
use crate::{App, avrr::ORIGIN};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    KNOWN_IDS [] "select external_id from avrr_case where true";
    DEPARTED_ON [Text]
        "select c.registration, p.nationality from avrr_event e join avrr_case c on c.id = e.case_id
         join counted_person p on p.registration = c.registration
         where e.kind = 'departure' and e.code = 'departed' and e.voided_at is null and c.voided_at is null
         and e.occurred_on = $1";
}

/// A row that can be taken over.
#[derive(Debug, Clone)]
pub(super) struct Good {
    /// Empty where the list has no such column.
    pub(super) external_id: String,
    pub(super) identity: Identity,
    pub(super) birth_precision: String,
    pub(super) sex: &'static str,
    pub(super) nationality: String,
    pub(super) country: String,
    pub(super) departure: Date,
    pub(super) application: Option<Date>,
    /// As the list says or as the birth date gives.
    pub(super) age: Option<i64>,
    pub(super) office: String,
}

/// One thing that keeps a row out.
#[derive(Debug, Clone)]
pub(super) struct Mistake {
    pub(super) field: &'static str,
    /// What the cell holds.
    pub(super) cell: String,
    pub(super) reason: Text,
}

/// What would happen to a row.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// A new person who departed.
    New(Box<Good>),
    /// There already; nothing happens.
    Known,
    /// A row of totals.
    Total,
    /// Not taken over.
    Cannot(Vec<Mistake>),
}

/// A row of the list and what would happen.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub(super) row: Row,
    pub(super) what: What,
}

/// The plan for a whole list.
pub(super) struct Plan {
    /// The row of headings.
    pub(super) header: Row,
    pub(super) mapping: Mapping,
    pub(super) rows: Vec<Planned>,
    /// A date could be two, and nobody has said yet which.
    pub(super) order_needed: bool,
    pub(super) encoding_guessed: bool,
}

impl Plan {
    /// How many rows are new, known, refused.
    pub(super) fn counts(&self) -> (usize, usize, usize) {
        let count = |is: fn(&What) -> bool| self.rows.iter().filter(|row| is(&row.what)).count();
        (
            count(|w| matches!(w, What::New(_))),
            count(|w| matches!(w, What::Known)),
            count(|w| matches!(w, What::Cannot(_))),
        )
    }

    /// Fields without which no row can be taken over and which no column holds.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let has = |field: &str| self.mapping.contains_key(field);
        let mut missing: Vec<&'static str> = ["nationality", "departure"]
            .into_iter()
            .filter(|field| !has(field))
            .collect();
        if !["given", "family", "full_name", "external_id"]
            .iter()
            .any(|field| has(field))
        {
            missing.push("full_name");
        }
        missing
    }
}

/// Makes the plan of a staged list.
pub(super) async fn plan(app: &App, ctx: &Ctx, batch: &Batch) -> Result<Plan, Problem> {
    let bytes = batch::open(app, &batch.id).await?;
    let sheet = import::read(&bytes).map_err(|_| Problem::Unreadable)?;
    let saved = batch::saved_headings(&ctx.house.db).await?;
    let (at, found) = import::find_header(&sheet.rows, FIELDS, &saved).unwrap_or_default();
    let mapping = batch.mapping().unwrap_or(found);
    let reading = Reading {
        lang: &ctx.lang,
        mapping: &mapping,
        order: batch.order(),
        today: ctx.house.today(),
        places: &places::all(&ctx.house.db).await?,
        office: &batch.office,
        own: ctx.actor.office_scope(),
    };
    let mut rows: Vec<Planned> = sheet.rows[at + 1..]
        .iter()
        .map(|row| reading.row(row))
        .collect();
    refuse_twice(&ctx.lang, &mut rows);
    mark_known(app, &ctx.house.db, &mut rows).await?;
    Ok(Plan {
        header: sheet.rows[at].clone(),
        order_needed: order_needed(&sheet, at, &mapping, ctx.house.today()),
        encoding_guessed: sheet.encoding_guessed,
        mapping,
        rows,
    })
}

fn order_needed(sheet: &Sheet, header: usize, mapping: &Mapping, today: Date) -> bool {
    let days = ["departure", "application", "birth"]
        .into_iter()
        .filter_map(|field| mapping.get(field));
    let mut cells =
        days.flat_map(|column| sheet.rows[header + 1..].iter().map(|row| row.cell(*column)));
    import::needs_order(&mut cells, today)
}

struct Reading<'a> {
    lang: &'a Lang,
    mapping: &'a Mapping,
    order: Option<DayOrder>,
    today: Date,
    places: &'a BTreeMap<String, Place>,
    office: &'a str,
    own: Option<&'a BTreeSet<String>>,
}

impl Reading<'_> {
    fn cell<'r>(&self, row: &'r Row, field: &str) -> &'r Cell {
        self.mapping
            .get(field)
            .map_or(&Cell::Empty, |column| row.cell(*column))
    }

    fn row(&self, row: &Row) -> Planned {
        let what = if import::is_total(row) {
            What::Total
        } else {
            let mut mistakes = Vec::new();
            match self.read(row, &mut mistakes) {
                Some(good) if mistakes.is_empty() => What::New(Box::new(good)),
                _ => What::Cannot(mistakes),
            }
        };
        Planned {
            row: row.clone(),
            what,
        }
    }

    /// Everything that is wrong with a row is said at once.
    fn read(&self, row: &Row, mistakes: &mut Vec<Mistake>) -> Option<Good> {
        let lang = self.lang;
        let external_id = import::text(self.cell(row, "external_id"));
        let identity = self.identity(row);
        if identity.name().is_empty() && external_id.is_empty() {
            mistakes.push(mistake(
                "full_name",
                &Cell::Empty,
                words::import_no_name(lang),
            ));
        }
        let too_long = [&external_id, &identity.given, &identity.family]
            .into_iter()
            .find(|t| t.chars().count() > 100);
        if let Some(text) = too_long {
            mistakes.push(mistake(
                "full_name",
                &Cell::Text(text.clone()),
                kit::words::check_too_long(lang, 100),
            ));
        }
        let departure = self.day(row, "departure", mistakes);
        if departure.is_none() && *self.cell(row, "departure") == Cell::Empty {
            mistakes.push(mistake(
                "departure",
                &Cell::Empty,
                words::import_no_departure(lang),
            ));
        }
        let application = self.day(row, "application", mistakes);
        if let (Some(applied), Some(departed)) = (application, departure)
            && applied > departed
        {
            let cell = self.cell(row, "application");
            mistakes.push(mistake(
                "application",
                cell,
                words::import_applied_later(lang),
            ));
        }
        let birth = self.birth(row, departure, mistakes);
        let age_cell = self.cell(row, "age");
        let age = import::age(age_cell).unwrap_or_else(|_| {
            mistakes.push(mistake(
                "age",
                age_cell,
                kit::words::check_range(lang, "0", "120"),
            ));
            None
        });
        let sex_cell = self.cell(row, "sex");
        let sex = import::sex(sex_cell).unwrap_or_else(|_| {
            mistakes.push(mistake("sex", sex_cell, words::import_unknown_sex(lang)));
            "unknown"
        });
        let nationality = self.country(row, "nationality", mistakes);
        if nationality.is_empty() && *self.cell(row, "nationality") == Cell::Empty {
            let asked = kit::words::check_required(lang, people::words::nationality(lang));
            mistakes.push(mistake("nationality", &Cell::Empty, asked));
        }
        let country = self.country(row, "country", mistakes);
        let office = self.office(row, mistakes);
        let departure = departure?;
        let exact = birth.filter(|(_, precision)| *precision == Precision::Day);
        let (born, precision) = birth.or_else(|| guessed(age, departure)).unzip();
        Some(Good {
            external_id,
            identity: Identity {
                birth: born.map(|day| day.to_string()).unwrap_or_default(),
                ..identity
            },
            birth_precision: precision
                .map(|p| p.as_str().to_string())
                .unwrap_or_default(),
            sex,
            nationality,
            country,
            departure,
            application,
            age: exact
                .map(|(born, _)| kit::time::age_on(born, departure))
                .or(age)
                .or_else(|| born.map(|born| kit::time::age_on(born, departure))),
            office,
        })
    }

    fn identity(&self, row: &Row) -> Identity {
        let (given, family) = (
            import::text(self.cell(row, "given")),
            import::text(self.cell(row, "family")),
        );
        if !given.is_empty() || !family.is_empty() {
            return Identity {
                given,
                family,
                ..Identity::default()
            };
        }
        // Which part of a whole name is the family's is not known in every language: it stays whole,
        // unless a comma says it.
        let whole = import::text(self.cell(row, "full_name"));
        match whole.split_once(',') {
            Some((family, given)) => Identity {
                given: given.trim().into(),
                family: family.trim().into(),
                ..Identity::default()
            },
            None => Identity {
                given: whole,
                ..Identity::default()
            },
        }
    }

    fn day(&self, row: &Row, field: &'static str, mistakes: &mut Vec<Mistake>) -> Option<Date> {
        let cell = self.cell(row, field);
        match import::day(cell, self.order, self.today) {
            Ok(Some(day)) if day > self.today => {
                mistakes.push(mistake(field, cell, kit::words::check_future(self.lang)));
                None
            }
            Ok(Some(day)) if day.year() < 1990 => {
                mistakes.push(mistake(field, cell, words::import_too_early(self.lang)));
                None
            }
            Ok(day) => day,
            Err(error) => {
                mistakes.push(mistake(field, cell, self.day_word(error)));
                None
            }
        }
    }

    fn day_word(&self, error: DayError) -> Text {
        match error {
            DayError::Ambiguous => words::import_ambiguous(self.lang),
            DayError::Unreadable => kit::words::check_date(self.lang),
        }
    }

    fn birth(
        &self,
        row: &Row,
        departure: Option<Date>,
        mistakes: &mut Vec<Mistake>,
    ) -> Option<(Date, Precision)> {
        let cell = self.cell(row, "birth");
        match import::birth(cell, self.order, self.today) {
            Ok(Some((day, _))) if day > departure.unwrap_or(self.today) || day.year() < 1890 => {
                mistakes.push(mistake("birth", cell, kit::words::check_birth(self.lang)));
                None
            }
            Ok(birth) => birth,
            Err(error) => {
                mistakes.push(mistake("birth", cell, self.day_word(error)));
                None
            }
        }
    }

    fn country(&self, row: &Row, field: &'static str, mistakes: &mut Vec<Mistake>) -> String {
        let cell = self.cell(row, field);
        let typed = import::text(cell);
        if typed.is_empty() {
            return typed;
        }
        if let Ok(country) = country::by_name(&typed) {
            return country.code().to_string();
        }
        mistakes.push(mistake(
            field,
            cell,
            people::words::unknown_country(self.lang),
        ));
        String::new()
    }

    /// The office that the list names, or the one chosen for the whole list. A site that is no office
    /// of ours is left to that one.
    fn office(&self, row: &Row, mistakes: &mut Vec<Mistake>) -> String {
        let cell = self.cell(row, "office");
        let typed = import::fold(&import::text(cell));
        let named = self.places.values().find(|place| {
            let names = [&place.id, &place.name, &place.local_name];
            place.kind == "office"
                && !typed.is_empty()
                && names.iter().any(|name| import::fold(name) == typed)
        });
        let office = named.map_or(self.office, |place| &place.id);
        if self.own.is_some_and(|own| !own.contains(office)) {
            mistakes.push(mistake(
                "office",
                cell,
                words::import_other_office(self.lang),
            ));
        }
        office.to_string()
    }
}

fn mistake(field: &'static str, cell: &Cell, reason: Text) -> Mistake {
    Mistake {
        field,
        cell: cell.to_string(),
        reason,
    }
}

/// A birth year from an age at departure.
fn guessed(age: Option<i64>, departure: Date) -> Option<(Date, Precision)> {
    let year = i64::from(departure.year()) - age?;
    Date::new(i16::try_from(year).ok()?, 1, 1)
        .ok()
        .map(|day| (day, Precision::EstimatedAge))
}

/// One person twice in one list: the later row is asked back.
fn refuse_twice(lang: &Lang, rows: &mut [Planned]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for planned in rows {
        let What::New(good) = &planned.what else {
            continue;
        };
        let key = if good.external_id.is_empty() {
            let name = import::fold(&good.identity.name());
            format!(
                "{name} {} {} {}",
                good.identity.birth, good.nationality, good.departure
            )
        } else {
            format!("id {}", good.external_id)
        };
        if let Some(first) = seen.get(&key) {
            let first = i64::try_from(*first).unwrap_or(i64::MAX);
            let cell = good.external_id.clone();
            let reason = words::import_twice(lang, lang.number(first));
            planned.what = What::Cannot(vec![Mistake {
                field: "external_id",
                cell,
                reason,
            }]);
        } else {
            seen.insert(key, planned.row.number);
        }
    }
}

/// Rows whose id came with an earlier list, also when its person was erased since; and, without ids, people of that name and nationality who
/// departed on that day.
async fn mark_known(app: &App, db: &Db, rows: &mut [Planned]) -> Result<(), Problem> {
    let ids: Vec<String> = rows
        .iter()
        .filter_map(|row| match &row.what {
            What::New(good) if !good.external_id.is_empty() => Some(good.external_id.clone()),
            _ => None,
        })
        .collect();
    let key = app.house.keys.standing().await?;
    let erased: Vec<String> = ids.iter().map(|id| masked(&key, id)).collect();
    let ids = [ids, erased].concat();
    let mut known: HashSet<String> = HashSet::new();
    for slice in ids.chunks(500) {
        let narrowed = Where::new()
            .and("origin = ?", ORIGIN)
            .and_in("external_id", slice.iter());
        let found: Vec<(String,)> = db.all(narrowed.over(&KNOWN_IDS)).await?;
        known.extend(found.into_iter().map(|(id,)| id));
    }
    let mut departed: HashMap<Date, Vec<(String, String)>> = HashMap::new();
    for planned in rows {
        let What::New(good) = &planned.what else {
            continue;
        };
        let there = if good.external_id.is_empty() {
            let there = match departed.entry(good.departure) {
                Entry::Occupied(there) => there.into_mut(),
                Entry::Vacant(empty) => {
                    empty.insert(db.all(DEPARTED_ON.bind(good.departure.to_string())).await?)
                }
            };
            let name = import::fold(&good.identity.name());
            there.iter().any(|(registration, nationality)| {
                let other = app.people.name(registration).unwrap_or_default();
                *nationality == good.nationality && import::fold(&other) == name
            })
        } else {
            known.contains(&good.external_id) || known.contains(&masked(&key, &good.external_id))
        };
        if there {
            planned.what = What::Known;
        }
    }
    Ok(())
}
