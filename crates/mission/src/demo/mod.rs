//! The demo mission: invented people in their scripts, and counts that the reports of a real mission
//! printed. Generated from a seed, identical everywhere, keys apart. It must never be mixed with real
//! records: it makes a mission of its own.

mod aid;
mod calls;
mod names;
mod plan;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::civil::date;
use kit::accounts::{self, NewAccount};
use kit::config::Settings;
use kit::db::{Db, DbError, Place, Tx};
use kit::http::Problem;
use kit::policy::Actor;

use crate::partners::{self, NewAgreement, Organisation};
use crate::places::NewPlace;
use crate::reports::making::{self, Head, NewReport};
use crate::staff::NewPosting;
use crate::{
    App, MIGRATIONS, OpenError, Opening, avrr, external_figures, hotline, needs, people, places,
    services, staff,
};
use plan::{Plan, Planner};

/// The demo's one password. It is printed at start and worthless elsewhere.
pub const PASSWORD: &str = "waystation-demo";

/// Logins and what they are, for the terminal.
pub const ACCOUNTS: &[(&str, &str)] = &[
    ("kim", "caseworker, Grodno"),
    ("gala", "caseworker, Gomel"),
    ("pavel", "protection supervisor, all offices"),
    ("olga", "hotline operator, Brest"),
    ("lena", "logistician, Grodno"),
    ("max", "movement officer, all offices"),
    ("nadia", "partner (medical workers)"),
    ("rita", "reporting officer"),
    ("chief", "chief of mission"),
    ("dina", "data-protection focal point"),
    ("ada", "administrator"),
];

/// 9 June 2022, 18:00 in Minsk.
const TODAY: i64 = 1_654_786_800_000_000;
/// Records stored in one transaction.
const SLICE: usize = 200;

/// Why the demo could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The mission did not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The schema could not be made.
    #[error(transparent)]
    Migrate(#[from] kit::db::MigrateError),
    /// The keys failed.
    #[error(transparent)]
    Keys(#[from] kit::sealing::SealingError),
    /// A record was refused.
    #[error("problem {0}")]
    Refused(&'static str),
}

impl From<Problem> for DemoError {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Database(error) => Self::Db(error),
            other => Self::Refused(other.number()),
        }
    }
}

impl kit::db::AsDbError for DemoError {
    fn as_db(&self) -> Option<&DbError> {
        match self {
            Self::Db(error) => Some(error),
            _ => None,
        }
    }
}

/// Whether a mission stands at the place already.
pub async fn is_there(place: &Place) -> Result<bool, DemoError> {
    let db = Db::open(place).await?;
    Ok(db.schema_state(MIGRATIONS).await? != kit::db::SchemaState::Empty)
}

/// Makes the demo mission in an empty place. `progress` is told how many records are stored.
pub async fn make(
    place: &Place,
    scale: u32,
    mut progress: impl FnMut(u64, u64),
) -> Result<(), DemoError> {
    let db = Db::open(place).await?;
    db.migrate(MIGRATIONS).await?;
    settle(&db).await?;
    db.close().await;
    let app = App::open(Opening::of(place.clone())).await?;
    app.house.keys.init_demo(&key_folder(place)).await?;
    let plan = Planner::plan(scale);
    let of = total(&plan) as u64;
    let mut done = 0_u64;
    // What the mission knew when each issue was cleared, then the rest.
    for (until, issue) in [
        (date(2022, 5, 12), Some(16)),
        (date(2022, 5, 26), Some(17)),
        (date(2022, 6, 30), None),
    ] {
        let until_at =
            kit::time::start_of(until.tomorrow().unwrap_or(until), &app.house.settings.zone);
        let from_at = match issue {
            Some(16) => i64::MIN,
            Some(_) => kit::time::start_of(date(2022, 5, 13), &app.house.settings.zone),
            None => kit::time::start_of(date(2022, 5, 27), &app.house.settings.zone),
        };
        store(&app, &plan, from_at..until_at, |n| {
            done += n as u64;
            progress(done, of);
        })
        .await?;
        if let Some(issue) = issue {
            publish(&app, issue, until, until_at).await?;
        }
    }
    draft(&app, 18, date(2022, 5, 27), date(2022, 6, 9)).await?;
    kit::audit::seal::seal_all(&app.house.db).await?;
    app.house.db.close().await;
    Ok(())
}

/// Where the demo's key file lies: beside the data, or in the working folder for a server.
fn key_folder(place: &Place) -> PathBuf {
    match place {
        Place::Folder(folder) => folder.clone(),
        Place::Url(_) => PathBuf::from("."),
    }
}

fn total(plan: &Plan) -> usize {
    plan.people.len()
        + plan.cases.len()
        + plan.contacts.len()
        + plan.needs.len()
        + plan.deliveries.len()
        + plan.calls.len()
        + plan.cells.len()
}

/// Settings, places, organisations, postings and accounts.
async fn settle(db: &Db) -> Result<(), DemoError> {
    let settings = &Settings {
        mission: "Belarus mission".into(),
        country: "BLR".into(),
        zone_name: "Europe/Minsk".into(),
        onset: date(2022, 2, 24),
        demo: true,
        // Everybody may try it, also without a phone at hand.
        second_factor: BTreeSet::new(),
        clock_starts_at: Some(TODAY),
        ..Settings::default()
    };
    let hash = &accounts::hash_password(PASSWORD.into()).await;
    kit::write!(db, tx => {
        settings.store(tx).await?;
        add_places(tx).await?;
        add_partners(tx).await?;
        add_postings(tx).await?;
        for (login, _) in ACCOUNTS {
            accounts::add(tx, &account(login, hash)).await?;
        }
        tx.record(kit::audit::Event {
            id: "00000000-0000-7000-8000-000000000001".into(),
            at: TODAY,
            actor: "demo".into(),
            action: "demo.mission.made".into(),
            subject: "mission".into(),
            detail: String::new(),
        })
        .await?;
        Ok::<(), DemoError>(())
    })
}

async fn add_places(tx: &mut Tx) -> Result<(), DbError> {
    let all = [
        (
            "minsk",
            "office",
            "Minsk office",
            "Мінск",
            "BY-HM",
            "2021-01-01",
        ),
        (
            "grodno",
            "office",
            "Grodno project site",
            "Гродна",
            "BY-HR",
            "2021-12-27",
        ),
        (
            "gomel",
            "office",
            "Gomel project site",
            "Гомель",
            "BY-HO",
            "2022-03-01",
        ),
        (
            "brest",
            "office",
            "Brest hotline desk",
            "Брэст",
            "BY-BR",
            "2022-01-01",
        ),
        (
            "bruzgi",
            "facility",
            "Logistics facility near Bruzgi",
            "Брузгі",
            "BY-HR",
            "2021-11-16",
        ),
        (
            "camp",
            "camp",
            "Makeshift camp at the border",
            "",
            "BY-HR",
            "2021-11-08",
        ),
    ];
    for (id, kind, name, local_name, area, opened_on) in all {
        let place = NewPlace {
            kind: kind.into(),
            name: name.into(),
            local_name: local_name.into(),
            area: area.into(),
            opened_on: opened_on.into(),
            closed_on: (id == "camp").then(|| "2021-11-18".to_string()),
        };
        places::add(tx, id, &place).await?;
    }
    Ok(())
}

async fn add_partners(tx: &mut Tx) -> Result<(), DbError> {
    let all = [
        ("iom", "International Organization for Migration", "un"),
        ("unhcr", "UNHCR", "un"),
        ("unicef", "UNICEF", "un"),
        ("brc", "Belarusian Red Cross", "ngo"),
        ("bwc", "Business Women Club, Brest", "ngo"),
        ("bmmw", "Belarusian Movement of Medical Workers", "ngo"),
        ("gomel-hospital", "Gomel regional hospital", "hospital"),
        ("eu", "European Union", "donor"),
    ];
    for (code, name, kind) in all {
        let organisation = Organisation {
            code: code.into(),
            name: name.into(),
            local_name: String::new(),
            kind: kind.into(),
            hidden: false,
            version: 1,
        };
        partners::add(tx, &organisation).await?;
    }
    let agreement = NewAgreement {
        id: "agreement-gomel-hospital".into(),
        organisation: "gomel-hospital".into(),
        scope: "health".into(),
        subject: "Referral of refugees and migrants with serious conditions".into(),
        office: "gomel".into(),
        signed_on: "2022-06-02".into(),
        ends_on: String::new(),
        recorded_at: TODAY,
        author: "gala".into(),
        origin: "waystation".into(),
        external_id: "agreement-gomel-hospital".into(),
    };
    partners::add_agreement(tx, &agreement).await
}

/// S-015: two field staff in Gomel, one local in Grodno.
async fn add_postings(tx: &mut Tx) -> Result<(), DbError> {
    for (id, place, function) in [
        ("posting-1", "gomel", "field"),
        ("posting-2", "gomel", "field"),
        ("posting-3", "grodno", "local"),
    ] {
        let posting = NewPosting {
            place: place.into(),
            function: function.into(),
            from_day: "2022-04-01".into(),
            to_day: None,
            recorded_at: TODAY,
        };
        staff::post_to(tx, id, &posting).await?;
    }
    Ok(())
}

fn account(login: &str, hash: &str) -> NewAccount {
    let set = |words: &[&str]| {
        words
            .iter()
            .map(ToString::to_string)
            .collect::<BTreeSet<_>>()
    };
    let (roles, offices, partner): (&[&str], &[&str], &str) = match login {
        "kim" => (&["caseworker"], &["grodno"], ""),
        "gala" => (&["caseworker"], &["gomel"], ""),
        "pavel" => (&["protection_supervisor"], &[], ""),
        "olga" => (&["operator"], &["brest"], ""),
        "lena" => (&["logistician"], &["grodno"], ""),
        "max" => (&["movement_officer"], &[], ""),
        "nadia" => (&["partner"], &[], "bmmw"),
        "rita" => (&["reporting_officer"], &[], ""),
        "chief" => (&["chief_of_mission"], &[], ""),
        "dina" => (&["data_protection"], &[], ""),
        _ => (&["administrator"], &[], ""),
    };
    NewAccount {
        id: login.into(),
        login: login.into(),
        password_hash: hash.into(),
        roles: set(roles),
        offices: set(offices),
        everywhere: offices.is_empty() && partner.is_empty(),
        partner: partner.into(),
        language: String::new(),
    }
}

fn maker() -> Actor {
    Actor {
        name_in_log: "demo".into(),
        ..Actor::default()
    }
}

/// Stores what the mission learned in a span of time, in slices.
async fn store(
    app: &App,
    plan: &Plan,
    when: std::ops::Range<i64>,
    mut stored: impl FnMut(usize),
) -> Result<(), DemoError> {
    let house = &app.house;
    let people: Vec<_> = plan
        .people
        .iter()
        .filter(|(row, ..)| when.contains(&row.recorded_at))
        .collect();
    for slice in people.chunks(SLICE) {
        let to_seal: Vec<_> = slice
            .iter()
            .map(|(row, identity, contact)| (row.id.as_str(), identity, contact))
            .collect();
        let sealed = &people::seal(app, &to_seal).await?;
        kit::write!(house.db, tx => {
            for ((row, ..), sealed) in slice.iter().zip(sealed) {
                people::insert(tx, row, sealed).await?;
            }
            tx.record(house.event(&maker(), "demo.people.stored", "people").with("rows", slice.len())).await?;
            Ok::<(), DemoError>(())
        })?;
        stored(slice.len());
    }
    macro_rules! slices {
        ($what:literal, $rows:expr, $at:expr, $tx:ident, $slice:ident => $store:expr) => {
            let rows: Vec<_> = $rows.iter().filter(|row| when.contains(&$at(row))).collect();
            for $slice in rows.chunks(SLICE) {
                kit::write!(house.db, $tx => {
                    $store;
                    $tx.record(house.event(&maker(), concat!("demo.", $what, ".stored"), $what).with("rows", $slice.len())).await?;
                    Ok::<(), DemoError>(())
                })?;
                stored($slice.len());
            }
        };
    }
    // A case is stored when its last event is known.
    let case_known = |row: &&(avrr::NewCase, Vec<avrr::NewEvent>)| {
        row.1
            .iter()
            .map(|e| e.recorded_at)
            .max()
            .unwrap_or(row.0.recorded_at)
    };
    slices!("cases", plan.cases, case_known, tx, slice => for (case, events) in slice { avrr::add(tx, case, events).await?; });
    slices!("contacts", plan.contacts, |c: &&avrr::NewContact| c.recorded_at, tx, slice => for new in slice { avrr::add_contact(tx, new).await?; });
    slices!("needs", plan.needs, |n: &&needs::NewAssessment| n.recorded_at, tx, slice => for new in slice { needs::add(tx, new).await?; });
    slices!("calls", plan.calls, |c: &&(hotline::Logged, hotline::NewContact)| c.0.recorded_at, tx, slice => for (logged, new) in slice { hotline::add(tx, logged, new, None).await?; });
    slices!("cells", plan.cells, |c: &&(external_figures::Entered, external_figures::NewCell)| c.0.recorded_at, tx, slice => for (entered, new) in slice { external_figures::add(tx, entered, new).await?; });
    slices!("deliveries", plan.deliveries, |d: &&services::Delivered| d.delivery.recorded_at, tx, slice => {
        let owned: Vec<services::Delivered> = slice.iter().map(|d| (*d).clone()).collect();
        services::add(tx, &owned).await?;
    });
    Ok(())
}

/// Drafts an issue with the mission's template; answers its id.
async fn draft(
    app: &App,
    issue: i64,
    from: jiff::civil::Date,
    to: jiff::civil::Date,
) -> Result<String, DemoError> {
    let house = &app.house;
    let new = &NewReport {
        head: Head {
            issue,
            period_from: from,
            period_to: to,
            next_on: Some(to.saturating_add(jiff::Span::new().days(14))),
            cutoffs: BTreeMap::from([(
                "hotline".to_string(),
                if issue == 18 { date(2022, 6, 6) } else { to },
            )]),
            language: "en".into(),
        },
        author: "rita".into(),
        sections: making::template("en"),
    };
    let id = &house.ids.new_id();
    let sections: &Vec<String> = &new.sections.iter().map(|_| house.ids.new_id()).collect();
    kit::write!(house.db, tx => {
        making::insert(tx, new, id, sections).await?;
        tx.record(house.event(&maker(), "reports.report.drafted", id)).await?;
        Ok::<(), DemoError>(())
    })?;
    Ok(id.clone())
}

/// An issue as it was cleared and released at the time.
async fn publish(app: &App, issue: i64, to: jiff::civil::Date, at: i64) -> Result<(), DemoError> {
    let id = &draft(
        app,
        issue,
        to.saturating_sub(jiff::Span::new().days(13)),
        to,
    )
    .await?;
    let house = &app.house;
    let report = making::by_issue(&house.db, issue)
        .await?
        .ok_or(DemoError::Refused("404.1"))?;
    let proven = &making::prove_all(app, &report).await?;
    let ids: &Vec<String> = &proven.iter().map(|_| house.ids.new_id()).collect();
    kit::write!(house.db, tx => {
        making::clear(tx, id, 1, "chief", at, "").await?;
        making::freeze(tx, id, proven, &app.definitions, ids, at).await?;
        making::release(tx, id, at).await?;
        tx.record(house.event(&maker(), "reports.report.released", id)).await?;
        Ok::<(), DemoError>(())
    })
}
