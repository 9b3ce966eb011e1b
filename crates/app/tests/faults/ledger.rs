//! What a test sent and what was acknowledged, and the reckoning at the end: each acknowledged record
//! is there exactly once and opens; nothing else is there; rows, events, sealed records and keys
//! belong together; figures add up.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Mutex, PoisonError};

use kit::db::{Db, Place, Statement};
use serde_json::{Value, json};

use crate::http::{Answer, Browser, Machine};
use crate::mission::{DAY, Mission, PASSWORD, call, machine, unique};

kit::sql! {
    /// What is counted behind the program's back.
    COUNTS;
    REGISTRATIONS [] "select count(*) from registration";
    LINKS [] "select count(*) from person_link";
    HOUSEHOLDS [] "select count(*) from household";
    CONTACTS [] "select count(*) from hotline_contact";
    REQUESTS [] "select count(*) from hotline_request";
    DELIVERIES [] "select count(*) from delivery";
    TOLD [] "select count(*) from delivery_report";
    PLACES [] "select count(*) from place";
    IDENTITIES [] "select count(*) from sealed_record where compartment = 'identity'";
    TORN_HOUSEHOLDS []
        "select count(*) from household h
         where (select count(*) from registration r where r.household = h.id) <> 3";
    SILENT_PEOPLE []
        "select count(*) from registration r where
         (select count(*) from audit_event e where e.subject = r.id and e.action = 'people.registration.added') <> 1";
    SILENT_CALLS []
        "select count(*) from hotline_contact c where
         (select count(*) from audit_event e where e.subject = c.id and e.action = 'hotline.contact.logged') <> 1";
    SILENT_DELIVERIES []
        "select count(*) from delivery d where
         (select count(*) from audit_event e where e.subject = d.id and e.action = 'services.delivery.added') <> 1";
    SILENT_PLACES []
        "select count(*) from place p where
         (select count(*) from audit_event e where e.subject = p.id and e.action = 'places.place.added') <> 1";
    EMPTY_EVENTS []
        "select count(*) from audit_event e where
         (e.action = 'people.registration.added' and not exists (select 1 from registration r where r.id = e.subject))
         or (e.action = 'hotline.contact.logged' and not exists (select 1 from hotline_contact c where c.id = e.subject))
         or (e.action = 'services.delivery.added' and not exists (select 1 from delivery d where d.id = e.subject))
         or (e.action = 'places.place.added' and not exists (select 1 from place p where p.id = e.subject))";
    UNSEALED_PEOPLE []
        "select count(*) from registration r where
         not exists (select 1 from sealed_record s where s.subject = r.id and s.compartment = 'identity')";
    LOOSE_SEALED []
        "select count(*) from sealed_record s where
         not exists (select 1 from registration r where r.id = s.subject)
         and not exists (select 1 from hotline_contact c where c.id = s.subject)";
    LOST_RESULTS []
        "select count(*) from idempotency i where
         not exists (select 1 from registration r where r.id = i.result)
         and not exists (select 1 from hotline_contact c where c.id = i.result)
         and not exists (select 1 from delivery d where d.id = i.result)
         and not exists (select 1 from place p where p.id = i.result)";
    SEALED_OF [] "select distinct subject from sealed_record";
    KEY_OF [] "select distinct subject from subject_key";
}

/// What can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Person,
    /// Three people in one act.
    Household,
    Call,
    Delivery,
    Place,
}

/// One create, with the key under which it is sent again until it is answered.
#[derive(Debug, Clone)]
pub(crate) struct Act {
    pub(crate) kind: Kind,
    key: String,
    /// A word that stands in the record and nowhere else.
    word: String,
    /// The id that was acknowledged, or empty.
    pub(crate) id: String,
}

impl Act {
    /// The `n`th act: kinds take turns.
    pub(crate) fn new(n: u64) -> Self {
        let kinds = [
            Kind::Person,
            Kind::Call,
            Kind::Delivery,
            Kind::Household,
            Kind::Place,
        ];
        Self {
            kind: kinds[usize::try_from(n % 5).unwrap_or(0)],
            key: unique("key"),
            word: unique("word"),
            id: String::new(),
        }
    }
}

/// Those who send.
#[derive(Debug, Clone)]
pub(crate) struct Senders {
    pub(crate) kim: Browser,
    pub(crate) ada: Browser,
    pub(crate) machine: Machine,
}

impl Senders {
    pub(crate) fn at(port: u16) -> Self {
        Self {
            kim: Browser::sign_in(port, "kim", PASSWORD),
            ada: Browser::sign_in(port, "ada", PASSWORD),
            machine: machine(port),
        }
    }

    /// The same sessions at another server, or at the same one started again.
    pub(crate) fn moved(&self, port: u16) -> Self {
        Self {
            kim: self.kim.at(port),
            ada: self.ada.at(port),
            machine: self.machine.at(port),
        }
    }

    /// Sends one act. An error is no answer; `Err` inside is an answer that refuses.
    pub(crate) fn send(&self, mission: &Mission, act: &Act) -> io::Result<Result<String, String>> {
        let word = act.word.as_str();
        let api = |path: &str, body: &Value| self.machine.post(path, &act.key, body);
        let answer = match act.kind {
            Kind::Person => {
                let mut person = mission.person(word, "Tested");
                person["phone"] = phone(word).into();
                api("/api/v1/people", &person)?
            }
            Kind::Household => {
                let mut person = mission.person(word, "Tested");
                person["phone"] = phone(word).into();
                let member = json!({"given": word, "sex": "male", "birth": "2015"});
                person["member"] = json!([member, member]);
                api("/api/v1/people", &person)?
            }
            Kind::Call => api("/api/v1/hotline", &call(word, &phone(word)))?,
            Kind::Delivery => api("/api/v1/services", &mission.delivery(word))?,
            Kind::Place => {
                let fields = [
                    ("kind", "site"),
                    ("name", word),
                    ("idempotency_key", &act.key),
                ];
                self.ada.post("/places/new", &fields)?
            }
        };
        understand(&answer)
    }
}

fn understand(answer: &Answer) -> io::Result<Result<String, String>> {
    match answer.status {
        201 => match answer.json()["id"].as_str() {
            Some(id) => Ok(Ok(id.to_string())),
            None => Err(io::ErrorKind::UnexpectedEof.into()),
        },
        303 => Ok(Ok(answer.id())),
        status => Ok(Err(format!("{status} {}", answer.text()))),
    }
}

fn phone(word: &str) -> String {
    let digits: String = word.bytes().map(|b| char::from(b'0' + b % 10)).collect();
    format!("+{}", &digits[digits.len() - 12..])
}

/// Everything that was sent.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// Sent without an answer: to be sent again.
    pub(crate) unanswered: Mutex<Vec<Act>>,
    /// Acknowledged.
    pub(crate) done: Mutex<Vec<Act>>,
    /// Answers that should not have been.
    pub(crate) wrong: Mutex<Vec<String>>,
}

/// A lock that a failed thread left behind is still good.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Ledger {
    /// Sends an act and writes down what came of it; false when there was no answer.
    pub(crate) fn send(&self, mission: &Mission, senders: &Senders, mut act: Act) -> bool {
        match senders.send(mission, &act) {
            Err(_) => {
                // What was acknowledged before and is only repeated stays acknowledged.
                if act.id.is_empty() {
                    hold(&self.unanswered).push(act);
                }
                false
            }
            Ok(Err(refused)) => {
                hold(&self.wrong).push(format!("{:?} {}: {refused}", act.kind, act.key));
                true
            }
            Ok(Ok(id)) => {
                if act.id.is_empty() {
                    act.id = id;
                    hold(&self.done).push(act);
                } else if act.id != id {
                    hold(&self.wrong).push(format!("{} first was {}, then {id}", act.key, act.id));
                }
                true
            }
        }
    }

    /// Sends again what was not answered, until everything is.
    pub(crate) fn settle(&self, mission: &Mission, senders: &Senders) {
        for _ in 0..3 {
            let acts = std::mem::take(&mut *hold(&self.unanswered));
            for act in acts {
                self.send(mission, senders, act);
            }
        }
        let left = hold(&self.unanswered);
        assert!(left.is_empty(), "{} acts without an answer", left.len());
    }

    /// How many of a kind were acknowledged.
    pub(crate) fn count(&self, kind: Kind) -> i64 {
        let done = hold(&self.done);
        i64::try_from(done.iter().filter(|a| a.kind == kind).count()).unwrap_or(i64::MAX)
    }

    /// Opens every acknowledged record as its reader does.
    pub(crate) fn open_all(&self, senders: &Senders) {
        for act in hold(&self.done).iter() {
            let (id, word) = (&act.id, act.word.as_str());
            let read = |path: &str| senders.machine.get(path).expect("an answer");
            match act.kind {
                Kind::Person | Kind::Household => {
                    let person = read(&format!("/api/v1/people/{id}")).json();
                    assert_eq!(person["given"], word, "{person}");
                    assert_eq!(person["phone"], phone(word).as_str(), "{person}");
                }
                Kind::Call => {
                    let page = senders.kim.get(&format!("/hotline/{id}/note"));
                    let page = page.expect("an answer").text();
                    assert!(page.contains(word) && page.contains(&phone(word)), "{page}");
                }
                Kind::Delivery => {
                    let file = read(&format!("/api/v1/services/{id}")).json();
                    assert_eq!(file["reports"][0]["external_ref"], word, "{file}");
                }
                Kind::Place => {
                    let place = read(&format!("/api/v1/places/{id}")).json();
                    assert_eq!(place["name"], word, "{place}");
                }
            }
        }
    }

    /// The whole reckoning, on a mission that nobody serves; answers a line of what was counted.
    pub(crate) fn reckon(&self, mission: &Mission) -> String {
        let wrong = hold(&self.wrong);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let idle_keys = runtime.block_on(self.reckon_rows(&Place::parse(&mission.place)));
        self.reckon_figures(mission);
        let log = mission.must(&["audit", "verify"], "");
        assert!(log.contains("The audit log is whole"), "{log}");
        assert!(log.contains(" 0 waiting"), "{log}");
        mission.must(&["doctor"], "");
        let rows = log.lines().next().unwrap_or_default();
        let done = hold(&self.done).len();
        format!(
            "{done} acknowledged acts, each there once; {idle_keys} keys without a record; {rows}"
        )
    }

    async fn reckon_rows(&self, place: &Place) -> usize {
        let db = Db::open(place).await.expect("the records open");
        let count = async |statement: &'static Statement| {
            let (n,): (i64,) = db.one(statement.query()).await.expect("a count");
            n
        };
        let households = self.count(Kind::Household);
        let people = self.count(Kind::Person) + 3 * households;
        let (calls, deliveries) = (self.count(Kind::Call), self.count(Kind::Delivery));
        for (statement, expected) in [
            (&REGISTRATIONS, people),
            (&LINKS, people),
            (&IDENTITIES, people),
            (&HOUSEHOLDS, households),
            (&CONTACTS, calls),
            (&REQUESTS, calls),
            (&DELIVERIES, deliveries),
            (&TOLD, deliveries),
            // The office is a place too.
            (&PLACES, self.count(Kind::Place) + 1),
        ] {
            assert_eq!(count(statement).await, expected, "{}", statement.text);
        }
        for statement in [
            &TORN_HOUSEHOLDS,
            &SILENT_PEOPLE,
            &SILENT_CALLS,
            &SILENT_DELIVERIES,
            &SILENT_PLACES,
            &EMPTY_EVENTS,
            &UNSEALED_PEOPLE,
            &LOOSE_SEALED,
            &LOST_RESULTS,
        ] {
            assert_eq!(count(statement).await, 0, "{}", statement.text);
        }
        let keys = kit::sealing::open_key_db(place)
            .await
            .expect("the keys open");
        let subjects = async |db: &Db, statement: &'static Statement| -> BTreeSet<String> {
            let rows: Vec<(String,)> = db.all(statement.query()).await.expect("ids");
            rows.into_iter().map(|(id,)| id).collect()
        };
        let (sealed, keyed) = (
            subjects(&db, &SEALED_OF).await,
            subjects(&keys, &KEY_OF).await,
        );
        let lost: Vec<_> = sealed.difference(&keyed).collect();
        assert!(lost.is_empty(), "sealed without a key: {lost:?}");
        db.close().await;
        keys.close().await;
        // A key is made durable before its record; the other way round would lose a record.
        keyed.difference(&sealed).count()
    }

    fn reckon_figures(&self, mission: &Mission) {
        let json = mission.must(&["figures", "--json"], "");
        let figures: Value = serde_json::from_str(&json).expect("figures are JSON");
        let figure = |id: &str| {
            let all = figures.as_array().expect("a list");
            let found = all.iter().find(|f| f["id"] == id);
            found.map_or(-1, |f| f["value"].as_i64().unwrap_or(-1))
        };
        let people = self.count(Kind::Person) + 3 * self.count(Kind::Household);
        let deliveries = self.count(Kind::Delivery);
        assert_eq!(figure("people.registered.onset"), people);
        assert_eq!(
            figure("hotline.contacts.since_onset"),
            self.count(Kind::Call)
        );
        assert_eq!(figure("services.food_kits.onset.occurrences"), deliveries);
        assert_eq!(figure("services.food_kits.onset.items"), 3 * deliveries);
        assert_eq!(figure("services.food_kits.onset.persons"), deliveries);
    }
}

/// Drafts the issue whose figures are reckoned; it covers [`DAY`].
pub(crate) fn draft(port: u16) -> String {
    let rita = Browser::sign_in(port, "rita", PASSWORD);
    let mut parts = DAY.split('-');
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day) = (next(), next(), next());
    let fields = [
        ("issue", "1"),
        ("period_from_year", year),
        ("period_from_month", month),
        ("period_from_day", day),
        ("period_to_year", year),
        ("period_to_month", month),
        ("period_to_day", "14"),
    ];
    let made = rita.post("/reports/new", &fields).expect("an answer");
    assert_eq!(made.status, 303, "{}", made.text());
    made.id()
}

/// Serves the mission once more, unlocked, and opens every acknowledged record.
pub(crate) fn open_and_reckon(ledger: &Ledger, mission: &Mission, senders: &Senders) -> String {
    let server = mission.serve();
    let senders = senders.moved(server.port);
    ledger.settle(mission, &senders);
    ledger.open_all(&senders);
    assert!(server.stop(std::time::Duration::from_secs(30)));
    ledger.reckon(mission)
}
