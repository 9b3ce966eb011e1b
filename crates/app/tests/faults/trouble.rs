//! Full and read-only disks, a database server that goes away, readers who are slow, hostile or late:
//! each gets a clear answer in the reader's language, nothing is half-written, and the server recovers
//! by itself.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::full;
use crate::http::{Answer, Browser, form};
use crate::ledger::{Act, Kind, Ledger, Senders, draft, hold, open_and_reckon};
use crate::mission::{Mission, PASSWORD, Where};
use crate::server::{Own, Server};

/// A small disk of a test's own; unmounted with it.
struct Disk(PathBuf);

impl Disk {
    fn mount(at: &Path, size: &str) -> Option<Self> {
        let made = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "none"])
            .arg(at)
            .output();
        if made.is_ok_and(|o| o.status.success()) {
            return Some(Self(at.to_path_buf()));
        }
        eprintln!("skipped: mounting a small disk is not allowed here");
        None
    }

    fn again(&self, how: &str) {
        let how = format!("remount,{how}");
        let done = Command::new("mount")
            .args(["-o", &how])
            .arg(&self.0)
            .output();
        assert!(done.is_ok_and(|o| o.status.success()), "{how}");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: a server that is just ending may still hold a file.
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

/// A mission on a small disk, served.
struct Small {
    mission: Mission,
    disk: Disk,
    server: Server,
    senders: Senders,
    ledger: Ledger,
}

impl Small {
    fn start() -> Option<Self> {
        let mission = Mission::new(&Where::Folder);
        let data = PathBuf::from(&mission.place);
        let aside = mission.folder.path().join("aside");
        fs::rename(&data, &aside).expect("moved");
        fs::create_dir(&data).expect("a folder");
        let disk = Disk::mount(&data, "8m")?;
        for entry in fs::read_dir(&aside).expect("files").flatten() {
            fs::copy(entry.path(), data.join(entry.file_name())).expect("copied");
        }
        let server = mission.serve();
        let senders = Senders::at(server.port);
        draft(server.port);
        let small = Self {
            mission,
            disk,
            server,
            senders,
            ledger: Ledger::default(),
        };
        small.send(10);
        assert!(hold(&small.ledger.wrong).is_empty());
        Some(small)
    }

    /// Sends so many acts; answers how many were refused.
    fn send(&self, acts: u64) -> usize {
        let before = hold(&self.ledger.wrong).len();
        for n in 0..acts {
            assert!(self.ledger.send(&self.mission, &self.senders, Act::new(n)));
        }
        hold(&self.ledger.wrong).len() - before
    }

    /// Every create is refused with this number; what needs no writing is still read.
    fn refuses(&self, number: &str) {
        let refused = self.send(5);
        assert_eq!(refused, 5, "every act is refused");
        for said in std::mem::take(&mut *hold(&self.ledger.wrong)) {
            assert!(said.contains(number), "{said} {}", self.server.said());
        }
        let mut ada = self.senders.ada.clone();
        ada.language = "ru";
        let fields = [("kind", "site"), ("name", "Too late")];
        let page = ada.post("/places/new", &fields).expect("an answer");
        assert_eq!(page.status, 503);
        let page = page.text();
        assert!(
            page.contains("Ничего не сохранено") && page.contains(number),
            "{page}"
        );
        let read = self.senders.machine.get("/api/v1/places");
        assert_eq!(read.expect("an answer").status, 200, "reading goes on");
        // A record that cannot be written down as opened stays closed.
        let people = self.senders.kim.get("/people").expect("an answer");
        assert!(people.status == 503 && people.text().contains("503.4"));
    }

    /// Within five seconds everything goes on, without a restart.
    fn recovers(self) {
        let begun = Instant::now();
        while self.send(1) > 0 {
            assert!(
                begun.elapsed() < Duration::from_secs(5),
                "{}",
                self.server.said()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        hold(&self.ledger.wrong).clear();
        assert_eq!(self.send(10), 0);
        assert!(self.server.is_well());
        assert!(self.server.stop(Duration::from_secs(30)));
        eprintln!(
            "{}",
            open_and_reckon(&self.ledger, &self.mission, &self.senders)
        );
        drop(self.disk);
    }
}

#[test]
fn a_full_disk_refuses_writes_in_words_and_recovers_when_there_is_room() {
    let Some(small) = Small::start() else { return };
    let filler = Path::new(&small.mission.place).join("filler");
    let mut file = fs::File::create(&filler).expect("a file");
    let block = [1_u8; 4096];
    while file.write_all(&block).is_ok() {}
    drop(file);
    // The journal has some room left of its own; it is used up by and by.
    let begun = Instant::now();
    while small.send(1) == 0 {
        assert!(begun.elapsed() < Duration::from_secs(60));
    }
    hold(&small.ledger.wrong).clear();
    small.refuses("503.2");
    fs::remove_file(filler).expect("removed");
    small.recovers();
}

#[test]
fn a_mission_on_a_read_only_disk_is_not_served_and_says_why() {
    let Some(small) = Small::start() else { return };
    let Small {
        mission,
        disk,
        server,
        ..
    } = small;
    assert!(server.stop(Duration::from_secs(30)));
    disk.again("ro");
    let output = mission.run(&["serve", "--port", "0"], "");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{said}");
    assert!(
        said.contains("read-only") || said.contains("readonly"),
        "{said}"
    );
    assert!(said.lines().count() <= 2, "a sentence, no trace: {said}");
    disk.again("rw");
    let server = mission.serve();
    assert!(server.stop(Duration::from_secs(30)));
}

#[test]
fn a_database_server_may_stop_and_start_again() {
    let Some(own) = Own::start() else {
        eprintln!("skipped on PostgreSQL: TEST_POSTGRES_URL is not set");
        return;
    };
    let mission = &Mission::new(&Where::Server(own.url.clone()));
    let server = mission.serve();
    let senders = &Senders::at(server.port);
    draft(server.port);
    let ledger = &Ledger::default();
    let write = |until: Duration| {
        let begun = Instant::now();
        let mut n = 0;
        while begun.elapsed() < until {
            assert!(
                ledger.send(mission, senders, Act::new(n)),
                "always an answer"
            );
            n += 1;
        }
    };
    for _ in 0..if full() { 10 } else { 2 } {
        std::thread::scope(|scope| {
            scope.spawn(|| write(Duration::from_millis(1500)));
            std::thread::sleep(Duration::from_millis(300));
            own.stop();
        });
        assert!(!server.is_well());
        let mut ada = senders.ada.clone();
        ada.language = "ru";
        let page = ada.get("/places").expect("an answer");
        assert_eq!(page.status, 503);
        assert!(
            page.text().contains("База данных не отвечает"),
            "{}",
            page.text()
        );
        for said in std::mem::take(&mut *hold(&ledger.wrong)) {
            assert!(said.contains("503."), "{said}");
        }
        own.start_again();
        let begun = Instant::now();
        while !server.is_well() {
            assert!(
                begun.elapsed() < Duration::from_secs(10),
                "{}",
                server.said()
            );
        }
        write(Duration::from_millis(500));
        let wrong = std::mem::take(&mut *hold(&ledger.wrong));
        assert!(wrong.is_empty(), "{wrong:?}");
    }
    assert!(server.stop(Duration::from_secs(30)));
    // Whether an act that was cut off had been committed nobody knows: it may be there without an
    // acknowledgement, so only what was acknowledged is looked for.
    let server = mission.serve();
    ledger.open_all(&senders.moved(server.port));
    assert!(server.stop(Duration::from_secs(30)));
    let log = mission.must(&["audit", "verify"], "");
    assert!(log.contains("The audit log is whole"), "{log}");
}

/// What every refusal of a page has: its status, its number, the reader's language.
fn refused(answer: &Answer, number: &str) {
    let page = answer.text();
    let status = answer.status.to_string();
    assert!(number.starts_with(&status), "{number}: {status} {page}");
    assert!(
        page.contains(number) && page.contains("lang=\"ru\""),
        "{number}: {page}"
    );
}

fn reader(server: &Server, login: &str) -> Browser {
    let mut browser = Browser::sign_in(server.port, login, PASSWORD);
    browser.language = "ru";
    browser
}

#[test]
fn hostile_bodies_are_refused_in_words() {
    let mission = Mission::new(&Where::Folder);
    let server = mission.serve();
    let (kim, ada) = (reader(&server, "kim"), reader(&server, "ada"));
    let machine = Senders::at(server.port).machine;
    let urlencoded = "application/x-www-form-urlencoded";
    let multipart = "multipart/form-data; boundary=cut";
    let long = "x".repeat(2 << 20);
    let token = format!("csrf={}", kim.csrf);
    for (path, kind, body, number) in [
        (
            "/people/new",
            urlencoded,
            format!("{token}&given={long}"),
            "413.1",
        ),
        (
            "/people/new",
            urlencoded,
            "csrf=of+another+session&given=x".into(),
            "403.1",
        ),
        ("/people/new", urlencoded, "given=x".into(), "403.1"),
        ("/people/new", multipart, "--cut\r\n".into(), "403.1"),
        ("/imports/new/returns", urlencoded, token.clone(), "415.1"),
        (
            "/imports/new/returns",
            "multipart/form-data",
            "--cut".into(),
            "415.1",
        ),
        (
            "/imports/new/returns",
            multipart,
            "--cut\r\nno end of the head".into(),
            "400.1",
        ),
        (
            "/imports/new/returns",
            multipart,
            "--other\r\n\r\n--other--".into(),
            "400.1",
        ),
        ("/imports/new/returns", multipart, String::new(), "400.1"),
        (
            "/imports/new/returns",
            multipart,
            format!(
                "--cut\r\ncontent-disposition: form-data; name=\"{long}\"\r\n\r\nx\r\n--cut--\r\n"
            ),
            "413.1",
        ),
    ] {
        let answer = kim.raw(path, kind, body.as_bytes()).expect("an answer");
        refused(&answer, number);
    }
    let nul = form(&[("csrf", &ada.csrf), ("kind", "site"), ("name", "a\0b")]);
    let answer = ada.raw("/places/new", urlencoded, nul.as_bytes());
    let answer = answer.expect("an answer");
    let beside = answer.text().contains("govuk-error-summary");
    assert!(answer.status == 422 && beside, "said beside the field");
    let not_text = format!("csrf={}&kind=site&name=%FF%FE", ada.csrf);
    let answer = ada.raw("/places/new", urlencoded, not_text.as_bytes());
    assert!(matches!(answer.expect("an answer").status, 303 | 400 | 422));
    // Files: too large, a thousand parts, no list at all, a list that unpacks to gigabytes.
    let office = [("office", mission.office.as_str())];
    let large = vec![b'x'; 17 << 20];
    let answer = kim.upload("/imports/new/returns", &office, &large);
    refused(&answer.expect("an answer"), "413.1");
    let many: Vec<(&str, &str)> = (0..1000).map(|_| ("office", "x")).collect();
    let answer = kim.upload("/imports/new/returns", &many, b"a,b\n");
    refused(&answer.expect("an answer"), "413.1");
    for file in [
        &b"PK\x03\x04 and nothing more"[..],
        b"",
        b"\0\0\0\0",
        b"%PDF-1.7",
    ] {
        let answer = kim
            .upload("/imports/new/returns", &office, file)
            .expect("an answer");
        // Refused beside the field, or read as a list in which nothing is found.
        if answer.status == 303 {
            let dry_run = kim.get(answer.header("location"));
            assert_eq!(dry_run.expect("an answer").status, 200, "{file:?}");
        } else {
            let page = answer.text();
            assert!(page.contains("govuk-error-summary"), "{file:?}: {page}");
        }
    }
    // JSON: nested beyond reason, another shape, another kind.
    let deep = "[".repeat(100_000);
    for body in [deep.as_str(), "[]", "null", "{\"office\": {}}", "{", ""] {
        let head = format!("{{\"person\": {body}");
        for body in [body, head.as_str()] {
            let sent = kim.raw("/api/v1/people", "application/json", body.as_bytes());
            assert!((400..500).contains(&sent.expect("an answer").status));
        }
    }
    let answer = machine.post("/api/v1/people", "", &serde_json::json!({"given": long}));
    let answer = answer.expect("an answer");
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.json()["code"], "413.1");
    let key = "k".repeat(5000);
    let person = mission.person("Long", "Key");
    let answer = machine
        .post("/api/v1/people", &key, &person)
        .expect("an answer");
    assert!(
        matches!(answer.status, 201 | 400 | 431),
        "{}",
        answer.text()
    );
    let people = machine.get("/api/v1/people").expect("an answer").json();
    let people = people["rows"].as_array().map_or(0, Vec::len);
    assert_eq!(
        people,
        usize::from(answer.status == 201),
        "nothing else is there"
    );
    assert!(server.is_well());
    assert!(server.stop(Duration::from_secs(30)));
    assert!(
        mission
            .must(&["audit", "verify"], "")
            .contains("The audit log is whole")
    );
}

/// Connections of somebody who never finishes what he says.
fn slow(port: u16, said: &[u8], many: usize) -> Vec<TcpStream> {
    (0..many)
        .map(|_| {
            let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("connected");
            stream.write_all(said).expect("sent");
            stream
        })
        .collect()
}

/// Whether the other side hung up within the time.
fn hung_up(stream: &mut TcpStream, within: Duration) -> bool {
    stream.set_read_timeout(Some(within)).expect("a limit");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).is_ok()
}

#[test]
fn slow_readers_keep_nobody_waiting_and_are_hung_up_on() {
    let mission = Mission::new(&Where::Folder);
    let server = mission.serve();
    let kim = reader(&server, "kim");
    let begun = Instant::now();
    let mut heads = slow(server.port, b"GET /sign-in HTTP/1.1\r\nhost: loc", 200);
    let post = b"POST /sign-in HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\
        content-type: application/x-www-form-urlencoded\r\n\r\nlogin=";
    let mut bodies = slow(server.port, post, 50);
    let asked = Instant::now();
    assert_eq!(kim.get("/people").expect("an answer").status, 200);
    assert!(
        asked.elapsed() < Duration::from_secs(5),
        "{:?}",
        asked.elapsed()
    );
    // A head must be there within half a minute, a body within two.
    let left = Duration::from_secs(40).saturating_sub(begun.elapsed());
    assert!(
        hung_up(&mut heads[0], left),
        "an unfinished head is waited for without end"
    );
    assert!(hung_up(&mut heads[199], Duration::from_secs(5)));
    if full() {
        let left = Duration::from_secs(150).saturating_sub(begun.elapsed());
        assert!(
            hung_up(&mut bodies[0], left),
            "an unfinished body is waited for without end"
        );
    }
    // Those who are still there do not keep the server from ending.
    bodies.extend(slow(server.port, post, 5));
    assert!(server.stop(Duration::from_secs(20)), "the server ends");
    drop((heads, bodies));
}

#[test]
fn whoever_comes_late_is_told_so() {
    let mission = Mission::new(&Where::Folder);
    let server = mission.serve();
    let ada = reader(&server, "ada");
    let site = [("kind", "site"), ("name", "Site")];
    let site = ada.post("/places/new", &site).expect("an answer").id();
    let path = format!("/places/{site}/edit");
    let edit = |version: &str| {
        let fields = [("kind", "site"), ("name", "Changed"), ("version", version)];
        ada.post(&path, &fields).expect("an answer")
    };
    assert_eq!(edit("1").status, 303);
    for version in ["1", "99", "", "-1", "99999999999999999999"] {
        refused(&edit(version), "409.1");
    }
    ada.post("/sign-out", &[]).expect("an answer");
    let late = ada.post(&path, &[("name", "Lost")]).expect("an answer");
    assert_eq!(
        (late.status, late.header("location").starts_with("/sign-in")),
        (303, true)
    );
    // The same key for something else.
    let senders = Senders::at(server.port);
    let send = |name: &str| {
        let body = mission.person(name, "Tested");
        senders
            .machine
            .post("/api/v1/people", "one key", &body)
            .expect("an answer")
    };
    assert_eq!(send("First").status, 201);
    assert_eq!(send("Second").json()["code"], "409.2");
    let ledger = Ledger::default();
    assert_eq!(ledger.count(Kind::Person), 0);
}
