//! The canary: names, phones, documents and notes that are in nothing else, typed into pages, sent to
//! the API and in a list; then every byte that was left anywhere is searched for them, in every form
//! in which a careless program would have written them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kit::chance::Chance;
use kit::sealing::canary::{Hit, Search};
use serde_json::json;

use crate::full;
use crate::http::{Browser, send};
use crate::ledger::{Senders, draft};
use crate::mission::{Mission, PASSPHRASE, PASSWORD, Where, call, unique};
use crate::server::{Own, Server, Start, ask, free_port};

/// Alphabets that the mission's people write in.
const SCRIPTS: [&str; 7] = [
    "abcdefghijklmnoprstuvwyz",
    "ąćęłńóśźżabcdegikmnoprtu",
    "абвгдежзиклмнопрстуфхцчшыэюя",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "აბგდევზთიკლმნოპჟრსტუფქღყ",
    "ሀለሐመሠረሰቀበተኀነአከወዐዘየደገጠጰጸፈ",
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗",
];

/// Canaries, made as they are needed.
struct Flock {
    chance: Chance,
    all: Vec<String>,
}

impl Flock {
    fn name(&mut self) -> String {
        let at = self.chance.below(SCRIPTS.len() as u64);
        let letters: Vec<char> = SCRIPTS[usize::try_from(at).unwrap_or(0)].chars().collect();
        let mut pick = || {
            let at = self.chance.below(letters.len() as u64);
            letters[usize::try_from(at).unwrap_or(0)]
        };
        let first: String = pick().to_uppercase().collect();
        let name = first + &(0..10).map(|_| pick()).collect::<String>();
        self.all.push(name.clone());
        name
    }

    fn digits(&mut self, before: &str) -> String {
        let number = format!("{before}{:012}", self.chance.below(1_000_000_000_000));
        self.all.push(number.clone());
        number
    }
}

/// Everything that people could type, typed.
fn type_in(mission: &Mission, senders: &Senders, flock: &mut Flock, times: u64) {
    for n in 0..times {
        let mut person = mission.person(&flock.name(), &flock.name());
        person["father"] = flock.name().into();
        person["other_script"] = flock.name().into();
        person["document"] = flock.digits("MP").into();
        person["phone"] = flock.digits("+").into();
        person["address"] = format!("{} 7, {}", flock.name(), flock.name()).into();
        person["birth"] = "1987-03-14".into();
        if n % 5 == 0 {
            person["member"] = json!([{"given": flock.name(), "sex": "male"}]);
        }
        let made = senders
            .machine
            .post("/api/v1/people", &unique("k"), &person);
        let made = made.expect("an answer");
        assert_eq!(made.status, 201, "{}", made.text());
    }
    for _ in 0..times / 2 {
        let note = format!("{} asks for {}", flock.name(), flock.name());
        let call = call(&note, &flock.digits("+"));
        let made = senders.machine.post("/api/v1/hotline", &unique("k"), &call);
        assert_eq!(made.expect("an answer").status, 201);
    }
}

/// What people do with names beside storing them: mistakes, searches, corrections, wrong addresses.
fn handle(mission: &Mission, senders: &Senders, flock: &mut Flock) {
    let (kim, office) = (&senders.kim, mission.office.as_str());
    let (given, family, phone) = (flock.name(), flock.name(), flock.digits("+"));
    let mut fields = vec![
        ("office", office),
        ("channel", "walk_in"),
        ("population", "ukraine"),
        ("registered_on_year", "2022"),
        ("registered_on_month", "6"),
        ("registered_on_day", "1"),
        ("given", &given),
        ("family", &family),
        ("phone", &phone),
    ];
    let status =
        |path: &str, fields: &[(&str, &str)]| kim.post(path, fields).expect("an answer").status;
    // Without the sex the form comes back; then she is registered; then somebody does it again.
    assert_eq!(status("/people/new", &fields), 422);
    fields.push(("sex", "female"));
    assert_eq!(status("/people/new", &fields), 303);
    let again = kim.post("/people/new", &fields).expect("an answer");
    assert!(
        again.status == 200 && again.text().contains(&given),
        "known"
    );
    let search = kim.post("/people/search", &[("q", &given)]).expect("found");
    let page = kim.get(search.header("location")).expect("a page").text();
    let link = page.split("href=\"/people/").find(|p| p.contains(&given));
    let id = link.and_then(|p| p.split('"').next()).expect("a link");
    let path = format!("/people/{id}/edit");
    let other = flock.name();
    let fields = [("given", &*other), ("sex", "female"), ("version", "1")];
    assert_eq!(status(&path, &fields), 303);
    assert_eq!(status(&path, &fields), 409);
    let wrong = [("given", &*other), ("birth_year", "1"), ("version", "2")];
    assert_eq!(status(&path, &wrong), 422);
    // Names where they do not belong.
    for path in [
        format!("/people?q={}", crate::http::escape(&flock.name())),
        format!("/people/{}", crate::http::escape(&flock.name())),
        format!("/{}", crate::http::escape(&flock.name())),
    ] {
        kim.get(&path).expect("an answer");
    }
    let (login, password) = (flock.name(), flock.name());
    let body = crate::http::form(&[("login", &login), ("password", &password)]);
    let head = "POST /sign-in HTTP/1.0\r\ncontent-type: application/x-www-form-urlencoded";
    let refused = send(kim.port, head, body.as_bytes()).expect("an answer");
    assert_eq!(refused.status, 422);
    let broken = format!("{{\"given\": \"{}\"", flock.name());
    let broken = kim.raw("/api/v1/people", "application/json", broken.as_bytes());
    assert!(broken.expect("an answer").status >= 400);
}

/// A list of returns, one row of it with a mistake, taken over; and one thrown away.
fn import(mission: &Mission, kim: &Browser, flock: &mut Flock, rows: u64) {
    for fate in ["commit", "cancel"] {
        let mut list = "Full name,Gender,DoB,Citizenship,Destination,Departure date\n".to_string();
        for n in 0..rows {
            let day = if n == 3 { "31.02.2022" } else { "09.06.2022" };
            let (given, family) = (flock.name(), flock.name());
            list += &format!("{given} {family},F,04.02.1991,Iraq,Iraq,{day}\n");
        }
        let office = [("office", mission.office.as_str())];
        let sent = kim.upload("/imports/new/returns", &office, list.as_bytes());
        let sent = sent.expect("an answer");
        assert_eq!(sent.status, 303, "{}", sent.text());
        let path = sent.header("location");
        assert!(kim.get(path).expect("a page").text().contains("31.02.2022"));
        let bad = kim.get(&format!("{path}/refused.csv")).expect("a file");
        assert!(bad.text().contains("31.02.2022"));
        let ended = kim.post(&format!("{path}/{fate}"), &[]).expect("an answer");
        assert_eq!(ended.status, 303, "{}", ended.text());
    }
}

fn found(search: &Search, folder: &Path) -> Vec<Hit> {
    search.folder(folder).expect("every file can be read")
}

fn bytes_of(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            let path = entry.path();
            if path.is_dir() {
                bytes_of(&path)
            } else {
                entry.metadata().map_or(0, |m| m.len())
            }
        })
        .sum()
}

fn search_everything(at: &Where, database: Option<&Own>) {
    let mission = Mission::new(at);
    let folder = mission.folder.path().to_path_buf();
    let temporary = folder.join("tmp");
    fs::create_dir(&temporary).expect("a folder");
    let metrics = free_port();
    let server = Server::start(&Start {
        environment: vec![
            ("RUST_LOG", "debug".into()),
            ("TMPDIR", temporary.display().to_string()),
        ],
        arguments: vec!["--metrics-port".into(), metrics.to_string()],
        ..mission.start(true)
    });
    let senders = Senders::at(server.port);
    let mut flock = Flock {
        chance: Chance::system(),
        all: Vec::new(),
    };
    let control = flock.name();
    flock.all.clear();
    let fields = [("kind", "site"), ("name", &*control)];
    let made = senders.ada.post("/places/new", &fields);
    assert_eq!(made.expect("an answer").status, 303);
    type_in(
        &mission,
        &senders,
        &mut flock,
        if full() { 200 } else { 24 },
    );
    handle(&mission, &senders, &mut flock);
    import(
        &mission,
        &senders.kim,
        &mut flock,
        if full() { 100 } else { 8 },
    );
    let report = draft(server.port);
    let rita = Browser::sign_in(server.port, "rita", PASSWORD);
    for format in ["pdf", "html", "xlsx", "csv"] {
        let printed = rita.get(&format!("/reports/{report}/print/{format}"));
        let printed = printed.expect("an answer");
        fs::write(folder.join(format!("sitrep.{format}")), printed.body).expect("a file");
    }
    let page = send(metrics, "GET /metrics HTTP/1.0", b"").expect("metrics");
    assert!(page.text().contains("/people/{id}"), "{}", page.text());
    fs::write(folder.join("metrics"), page.body).expect("a file");
    let saved = folder.join("saved.backup").display().to_string();
    mission.must(&["backup", "--out", &saved], PASSPHRASE);
    let search = Search::new(&flock.all);
    // While everything is open: journals, temporary files.
    assert_eq!(found(&search, &folder), []);
    assert!(server.stop(Duration::from_secs(30)));
    let mut places: Vec<PathBuf> = vec![folder];
    if let Some(own) = database {
        ask(&mission.place, "checkpoint");
        own.stop();
        // The server's log lies beside its data.
        places.push(own.folder.parent().expect("a folder above").to_path_buf());
    }
    for place in &places {
        assert_eq!(found(&search, place), [], "in {}", place.display());
    }
    let planted = Search::new(&[control]);
    let holds_records = places.last().expect("one at least");
    assert!(
        !found(&planted, holds_records).is_empty(),
        "the search finds"
    );
    if let Some(own) = database {
        let journal = found(&planted, &own.folder.join("pg_wal"));
        assert!(!journal.is_empty(), "the search finds in the journal");
        own.start_again();
    }
    let searched: u64 = places.iter().map(|place| bytes_of(place)).sum();
    eprintln!(
        "{} canaries in none of {searched} bytes of {places:?}; the planted one was found",
        flock.all.len()
    );
}

#[test]
fn no_byte_of_a_name_or_phone_is_left_in_a_folder() {
    search_everything(&Where::Folder, None);
}

#[test]
fn no_byte_of_a_name_or_phone_is_left_on_a_database_server() {
    match Own::start() {
        Some(own) => search_everything(&Where::Server(own.url.clone()), Some(&own)),
        None => eprintln!("skipped on PostgreSQL: TEST_POSTGRES_URL is not set"),
    }
}
