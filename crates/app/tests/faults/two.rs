//! Two server processes on one database, told to do conflicting things at the same moment: nothing is
//! lost, doubled or torn, and whoever was second reads why.

use std::sync::Barrier;
use std::time::{Duration, Instant};

use kit::db::{Db, Place};
use serde_json::Value;

use crate::http::{Answer, Browser, hidden};
use crate::ledger::{Act, Senders, draft};
use crate::mission::{DAY, Mission, PASSWORD, call, database_server, unique};
use crate::server::Server;
use crate::{full, number};

kit::sql! {
    /// What is counted behind the program's back.
    COUNTS;
    EVENTS [Text, Text] "select count(*) from audit_event where action = $1 and subject = $2";
    ACCOUNTS [Text] "select count(*) from account where login = $1";
    FROZEN [Text] "select count(*) from figure_frozen where report = $1";
    MERGES [Text] "select count(*) from person_merge where kept = $1 or absorbed = $1";
    ISSUES [Int] "select count(*) from report where issue = $1";
}

struct Pair {
    mission: Mission,
    one: Server,
    other: Server,
    senders: Senders,
    runtime: tokio::runtime::Runtime,
}

impl Pair {
    fn start() -> Option<Self> {
        let mission = Mission::new(&database_server()?);
        let (one, other) = (mission.serve(), mission.serve());
        Some(Self {
            senders: Senders::at(one.port),
            mission,
            one,
            other,
            runtime: tokio::runtime::Runtime::new().expect("a runtime"),
        })
    }

    fn ports(&self) -> [u16; 2] {
        [self.one.port, self.other.port]
    }

    /// The answers of both servers to what is sent to them at the same moment.
    fn at_once<T: Send>(&self, send: impl Fn(u16) -> T + Sync) -> Vec<T> {
        let barrier = Barrier::new(4);
        std::thread::scope(|scope| {
            let (barrier, send) = (&barrier, &send);
            let sent: Vec<_> = [self.ports(), self.ports()]
                .into_iter()
                .flatten()
                .map(|port| {
                    scope.spawn(move || {
                        barrier.wait();
                        send(port)
                    })
                })
                .collect();
            let answers = sent.into_iter().map(|t| t.join().expect("an answer"));
            answers.collect()
        })
    }

    /// One of those who sent at once succeeded; the others were told that they came too late, in
    /// Russian. `late` are the numbers of problems that say so.
    fn one_wins(&self, browser: &Browser, path: &str, fields: &[(&str, &str)], late: &[&str]) {
        let answers: Vec<Answer> = self.at_once(|port| {
            let mut browser = browser.at(port);
            browser.language = "ru";
            browser.post(path, fields).expect("an answer")
        });
        let won = answers.iter().filter(|a| a.status == 303).count();
        let said: Vec<String> = answers.iter().map(Answer::text).collect();
        assert_eq!(won, 1, "{path}: {said:?}");
        for answer in answers.iter().filter(|a| a.status != 303) {
            let page = answer.text();
            let number = late.iter().any(|number| page.contains(number));
            assert!(
                number && page.contains("lang=\"ru\""),
                "{path}: {} {page}",
                answer.status
            );
        }
    }

    fn count(&self, query: kit::db::Query) -> i64 {
        self.runtime.block_on(async {
            let place = Place::parse(&self.mission.place);
            let db = Db::open(&place).await.expect("the records open");
            let (n,): (i64,) = db.one(query).await.expect("a count");
            db.close().await;
            n
        })
    }

    fn id(&self, path: &str, body: &Value) -> String {
        let made = self.senders.machine.post(path, "", body);
        let made = made.expect("an answer").json();
        made["id"].as_str().expect("an id").to_string()
    }

    fn register(&self, given: &str) -> String {
        self.id("/api/v1/people", &self.mission.person(given, "Tested"))
    }
}

fn rounds(short: u64) -> u64 {
    number("FAULT_ROUNDS", if full() { 100 } else { short })
}

#[test]
fn one_key_sent_to_both_gives_one_record() {
    let Some(pair) = Pair::start() else { return };
    for n in 0..rounds(10) {
        let act = Act::new(n);
        let ids = pair.at_once(|port| {
            let senders = pair.senders.moved(port);
            let id = senders.send(&pair.mission, &act).expect("an answer");
            id.unwrap_or_else(|refused| panic!("{act:?}: {refused}"))
        });
        assert!(ids.iter().all(|id| *id == ids[0]), "{act:?}: {ids:?}");
    }
}

#[test]
fn of_edits_of_one_version_one_wins() {
    let Some(pair) = Pair::start() else { return };
    let (kim, ada) = (&pair.senders.kim, &pair.senders.ada);
    let stale = ["409.1"];
    for _ in 0..rounds(3) {
        let person = pair.register("Anna");
        let path = format!("/people/{person}/edit");
        let fields = [("given", "Hanna"), ("sex", "female"), ("version", "1")];
        pair.one_wins(kim, &path, &fields, &stale);
        assert_eq!(
            pair.count(EVENTS.bind("people.registration.corrected").bind(&person)),
            1
        );
        let delivery = pair.id("/api/v1/services", &pair.mission.delivery("r"));
        let mut day = DAY.split('-');
        let mut fields = vec![("status", "done"), ("quantity", "4"), ("version", "1")];
        for part in ["occurred_on_year", "occurred_on_month", "occurred_on_day"] {
            fields.push((part, day.next().unwrap_or_default()));
        }
        pair.one_wins(kim, &format!("/services/{delivery}/edit"), &fields, &stale);
        let call = pair.id("/api/v1/hotline", &call("n", "+375"));
        let fields = [("note", "another"), ("version", "1")];
        pair.one_wins(kim, &format!("/hotline/{call}/note"), &fields, &stale);
        let site = [("kind", "site"), ("name", "Site")];
        let site = ada.post("/places/new", &site).expect("an answer").id();
        let fields = [("kind", "site"), ("name", "Other"), ("version", "1")];
        pair.one_wins(ada, &format!("/places/{site}/edit"), &fields, &stale);
        let void = [("reason", "mistake"), ("version", "2")];
        pair.one_wins(kim, &format!("/services/{delivery}/void"), &void, &stale);
    }
}

#[test]
fn what_may_be_there_once_is_there_once() {
    let Some(pair) = Pair::start() else { return };
    let ada = &pair.senders.ada;
    // Beside its field, or as the page that says that there is one already.
    let taken = ["409.3", "govuk-error-summary"];
    for n in 0..rounds(3) {
        let login = unique("l");
        let mut fields = vec![("login", login.as_str()), ("password", PASSWORD)];
        fields.extend([("roles", "operator"), ("everywhere", "yes")]);
        pair.one_wins(ada, "/staff/new", &fields, &taken);
        assert_eq!(pair.count(ACCOUNTS.bind(&login)), 1);
        let rita = Browser::sign_in(pair.one.port, "rita", PASSWORD);
        let issue = i64::try_from(n + 2).unwrap_or(2);
        let number = issue.to_string();
        let fields = [
            ("issue", number.as_str()),
            ("period_from_year", "2022"),
            ("period_from_month", "6"),
            ("period_from_day", "1"),
            ("period_to_year", "2022"),
            ("period_to_month", "6"),
            ("period_to_day", "14"),
        ];
        pair.one_wins(&rita, "/reports/new", &fields, &taken);
        assert_eq!(pair.count(ISSUES.bind(issue)), 1);
    }
}

#[test]
fn a_report_is_cleared_once_and_frozen_once() {
    let Some(pair) = Pair::start() else { return };
    let report = draft(pair.one.port);
    for n in 0..3 {
        pair.register(&format!("Evidence{n}"));
    }
    let chief = Browser::sign_in(pair.one.port, "chief", PASSWORD);
    let page = chief.get(&format!("/reports/{report}/clear"));
    let version = hidden(&page.expect("an answer").text(), "version");
    let fields = [
        ("version", version.as_str()),
        ("explanation", "As recorded."),
    ];
    let path = format!("/reports/{report}/clear");
    pair.one_wins(&chief, &path, &fields, &["409.1"]);
    let figures = pair.mission.must(&["figures", "--json"], "");
    let figures: Value = serde_json::from_str(&figures).expect("JSON");
    let figures = figures.as_array().map_or(0, Vec::len);
    assert!(figures > 50, "{figures}");
    let frozen = pair.count(FROZEN.bind(&report));
    assert_eq!(usize::try_from(frozen).unwrap_or(0), figures);
    let cleared = EVENTS.bind("reports.report.cleared").bind(&report);
    assert_eq!(pair.count(cleared), 1);
}

#[test]
fn two_registrations_become_one_person_once() {
    let Some(pair) = Pair::start() else { return };
    let pavel = Browser::sign_in(pair.one.port, "pavel", PASSWORD);
    for _ in 0..rounds(3) {
        let (kept, absorbed) = (pair.register("Mira"), pair.register("Mira"));
        let number = |id: &str| {
            let read = pair.senders.machine.get(&format!("/api/v1/people/{id}"));
            let person = read.expect("an answer").json();
            person["number"].as_str().expect("a number").to_string()
        };
        let fields = [
            ("number", &*number(&absorbed)),
            ("other", &*number(&absorbed)),
        ];
        pair.at_once(|port| {
            let pavel = pavel.at(port);
            let answer = pavel.post(&format!("/people/{kept}/merge"), &fields);
            let answer = answer.expect("an answer");
            assert!(
                matches!(answer.status, 303 | 409 | 422),
                "{}",
                answer.text()
            );
        });
        assert_eq!(pair.count(MERGES.bind(&kept)), 1);
    }
}

#[test]
fn every_one_of_many_edits_counts() {
    let Some(pair) = Pair::start() else { return };
    let each = rounds(5);
    let place = [("kind", "site"), ("name", "0")];
    let place = pair.senders.ada.post("/places/new", &place);
    let place = place.expect("an answer").id();
    let read = |port: u16| {
        let machine = pair.senders.machine.at(port);
        let read = machine.get(&format!("/api/v1/places/{place}"));
        let place = read.expect("an answer").json();
        let name = place["name"].as_str().unwrap_or_default().to_string();
        let n: u64 = name.parse().expect("a number");
        (n, place["version"].as_i64().expect("a version"))
    };
    pair.at_once(|port| {
        let ada = pair.senders.ada.at(port);
        let path = format!("/places/{place}/edit");
        let mut counted = 0;
        while counted < each {
            let (n, version) = read(port);
            let (next, version) = ((n + 1).to_string(), version.to_string());
            let fields = [("kind", "site"), ("name", &*next), ("version", &*version)];
            let answer = ada.post(&path, &fields).expect("an answer");
            match answer.status {
                303 => counted += 1,
                409 => {}
                status => panic!("{status} {}", answer.text()),
            }
        }
    });
    let (n, version) = read(pair.one.port);
    assert_eq!(n, 4 * each);
    assert_eq!(version, i64::try_from(4 * each).unwrap_or(0) + 1);
}

#[test]
fn what_one_server_did_the_other_knows() {
    let Some(pair) = Pair::start() else { return };
    let there = pair.senders.kim.at(pair.other.port);
    let found = |name: &str| {
        let to = there
            .post("/people/search", &[("q", name)])
            .expect("an answer");
        let page = there.get(to.header("location")).expect("an answer").text();
        page.contains(name)
    };
    let known = |name: &str| {
        let begun = Instant::now();
        while !found(name) {
            let late = begun.elapsed() > Duration::from_secs(10);
            assert!(!late, "{name} is not known at the other server");
            std::thread::sleep(Duration::from_millis(50));
        }
    };
    let person = pair.register("Wandering");
    known("Wandering");
    let fields = [("given", "Settled"), ("sex", "female"), ("version", "1")];
    let edited = pair
        .senders
        .kim
        .post(&format!("/people/{person}/edit"), &fields);
    assert_eq!(edited.expect("an answer").status, 303);
    known("Settled");
    assert!(!found("Wandering"));
    // A token that was ended, an account that was closed: at once, everywhere.
    let page = pair.senders.kim.get("/account").expect("an answer").text();
    let revoke = page.split("action=\"").find(|p| p.contains("/revoke\""));
    let revoke = revoke.and_then(|p| p.split('"').next()).expect("a token");
    let machine = pair.senders.machine.at(pair.other.port);
    assert_eq!(
        machine.get("/api/v1/places").expect("an answer").status,
        200
    );
    pair.senders.kim.post(revoke, &[]).expect("an answer");
    assert_eq!(
        machine.get("/api/v1/places").expect("an answer").status,
        401
    );
    let page = pair.senders.ada.get("/staff").expect("an answer").text();
    let kim = page.split("<tr").find(|row| row.contains("kim"));
    let disable = kim.and_then(|row| row.split("/staff/").nth(1));
    let id = disable
        .and_then(|p| p.split(['/', '"']).next())
        .expect("kim");
    assert_eq!(there.get("/people").expect("an answer").status, 200);
    let ended = pair.senders.ada.post(&format!("/staff/{id}/disable"), &[]);
    assert_eq!(ended.expect("an answer").status, 303);
    assert_eq!(there.get("/people").expect("an answer").status, 303);
}
