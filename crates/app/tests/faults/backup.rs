//! Backups of a mission that is being written to, brought back elsewhere: everything acknowledged
//! before it is there, nothing is torn, figures are the same. A damaged backup is refused and leaves
//! nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use age::secrecy::ExposeSecret;
use kit::db::{Db, Place};

use crate::ledger::{Act, Kind, Ledger, Senders, draft, hold};
use crate::mission::{Mission, PASSPHRASE, Where, both, unique};
use crate::server::{Server, Start, new_database, program};

kit::sql! {
    /// What is compared behind the program's back.
    IDS;
    PEOPLE [] "select id from registration where household = ''";
    DELIVERIES [] "select id from delivery";
    TORN []
        "select count(*) from household h
         where (select count(*) from registration r where r.household = h.id) <> 3";
}

/// Headquarters: who alone can open the backups made for it.
struct Headquarters {
    recipient: String,
    identity: PathBuf,
}

impl Headquarters {
    fn new(folder: &Path, name: &str) -> Self {
        let key = age::x25519::Identity::generate();
        let identity = folder.join(name);
        fs::write(&identity, key.to_string().expose_secret()).expect("a file");
        Self {
            recipient: key.to_public().to_string(),
            identity,
        }
    }

    fn save(&self, mission: &Mission, file: &Path) -> Output {
        let out = file.display().to_string();
        mission.run(
            &["backup", "--out", &out, "--recipient", &self.recipient],
            "",
        )
    }

    fn restore(&self, file: &Path, into: &str) -> Output {
        let mut command = program();
        command.args(["restore", "--data", into, "--identity"]);
        command.arg(&self.identity).arg("--file").arg(file);
        command.output().expect("the program runs")
    }
}

fn must(output: &Output) -> String {
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn run(arguments: &[&str]) -> String {
    let output = program().args(arguments).output();
    must(&output.expect("the program runs"))
}

/// A new place for a mission, of the other kind than the one it came from where there is one.
fn elsewhere(mission: &Mission, from: &Where, name: &str) -> String {
    match (from, std::env::var("TEST_POSTGRES_URL")) {
        (Where::Folder, Ok(server)) => new_database(&server, &unique("restored")),
        _ => mission.folder.path().join(name).display().to_string(),
    }
}

/// Acknowledged ids of a kind.
fn known(acts: &[Act], kind: Kind) -> Vec<String> {
    let of_kind = acts.iter().filter(|a| a.kind == kind);
    of_kind.map(|a| a.id.clone()).collect()
}

fn ids(place: &str) -> (Vec<String>, Vec<String>, i64) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let db = Db::open(&Place::parse(place)).await.expect("it opens");
        let list = async |statement: &'static kit::db::Statement| -> Vec<String> {
            let rows: Vec<(String,)> = db.all(statement.query()).await.expect("ids");
            rows.into_iter().map(|(id,)| id).collect()
        };
        let (torn,): (i64,) = db.one(TORN.query()).await.expect("a count");
        let found = (list(&PEOPLE).await, list(&DELIVERIES).await, torn);
        db.close().await;
        found
    })
}

fn save_while_writing(at: &Where) {
    let mission = &Mission::new(at);
    let server = mission.serve();
    let senders = &Senders::at(server.port);
    draft(server.port);
    let ledger = &Ledger::default();
    let until = &AtomicBool::new(false);
    let headquarters = &Headquarters::new(mission.folder.path(), "identity");
    let file = &mission.folder.path().join("while-writing");
    let before = std::thread::scope(|scope| {
        for writer in 0..3 {
            scope.spawn(move || {
                let mut n = writer;
                while !until.load(Ordering::Relaxed) {
                    assert!(ledger.send(mission, senders, Act::new(n)));
                    n += 1;
                }
            });
        }
        std::thread::sleep(Duration::from_millis(1500));
        let before = hold(&ledger.done).clone();
        must(&headquarters.save(mission, file));
        until.store(true, Ordering::Relaxed);
        before
    });
    let after = hold(&ledger.done).clone();
    assert!(after.len() > before.len(), "there was writing meanwhile");
    let place = elsewhere(mission, at, "restored");
    must(&headquarters.restore(file, &place));
    let (people, deliveries, torn) = ids(&place);
    assert_eq!(torn, 0);
    for (kind, found) in [(Kind::Person, &people), (Kind::Delivery, &deliveries)] {
        let (before, after) = (known(&before, kind), known(&after, kind));
        assert!(before.iter().all(|id| found.contains(id)), "{kind:?} lost");
        assert!(
            found.iter().all(|id| after.contains(id)),
            "{kind:?} invented"
        );
    }
    let said = run(&["audit", "verify", "--data", &place]);
    assert!(said.contains("The audit log is whole"), "{said}");
    let restored = Server::start(&Start {
        place: &place,
        log: mission.folder.path().join("restored.log"),
        passphrase: Some(PASSPHRASE),
        ..Start::default()
    });
    // Accounts and tokens came along, and names open.
    let there = senders.machine.at(restored.port);
    for id in &people {
        let read = there.get(&format!("/api/v1/people/{id}"));
        let person = read.expect("an answer").json();
        assert!(
            person["given"]
                .as_str()
                .is_some_and(|g| g.starts_with("word")),
            "{person}"
        );
    }
    assert!(restored.stop(Duration::from_secs(30)));
    assert!(server.stop(Duration::from_secs(30)));
    // At rest both print the same figures.
    let file = mission.folder.path().join("at-rest");
    must(&headquarters.save(mission, &file));
    let place = elsewhere(mission, at, "restored-again");
    must(&headquarters.restore(&file, &place));
    let figures = run(&["figures", "--json", "--data", &place]);
    assert_eq!(figures, mission.must(&["figures", "--json"], ""));
    eprintln!(
        "{at:?}: {} acts before, {} after, {} people and {} deliveries restored into {}",
        before.len(),
        after.len(),
        people.len(),
        deliveries.len(),
        if place.contains("://") {
            "a database server"
        } else {
            "a folder"
        },
    );
}

#[test]
fn a_backup_made_while_writing_holds_a_whole_mission() {
    for at in both() {
        save_while_writing(&at);
    }
}

#[test]
fn a_damaged_backup_is_refused_and_leaves_nothing() {
    let mission = Mission::new(&Where::Folder);
    let folder = mission.folder.path();
    let headquarters = Headquarters::new(folder, "identity");
    let stranger = Headquarters::new(folder, "stranger");
    let good = folder.join("good");
    must(&headquarters.save(&mission, &good));
    let bytes = fs::read(&good).expect("the backup");
    let damaged = folder.join("damaged");
    let place = folder.join("restored");
    let into = place.display().to_string();
    let refuse = |bytes: &[u8], reader: &Headquarters, sentence: &str| {
        fs::write(&damaged, bytes).expect("a file");
        let output = reader.restore(&damaged, &into);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !output.status.success() && said.contains(sentence),
            "{said}"
        );
        assert!(!place.exists(), "nothing stays behind");
    };
    let sentence = "the backup is damaged or cut off; nothing was restored";
    for at in [bytes.len() / 2, bytes.len() - 20] {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1;
        refuse(&bytes, &headquarters, sentence);
    }
    refuse(&bytes[..bytes.len() - 1], &headquarters, sentence);
    refuse(&bytes[..bytes.len() / 3], &headquarters, sentence);
    refuse(b"", &headquarters, sentence);
    refuse(b"not a backup at all", &headquarters, sentence);
    let other = "this passphrase or key does not open the backup";
    refuse(&bytes, &stranger, other);
    // A mission that is there is not replaced, and neither is a backup.
    let output = headquarters.restore(&good, &mission.place);
    assert!(String::from_utf8_lossy(&output.stderr).contains("is not replaced"));
    let output = headquarters.save(&mission, &good);
    assert!(String::from_utf8_lossy(&output.stderr).contains("is not replaced"));
    must(&headquarters.restore(&good, &into));
}
