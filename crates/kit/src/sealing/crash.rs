//! What holds when the process dies: it is started again and again as a child and killed, and
//! every record that it acknowledged must open. Embedded database only.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::*;
use crate::chance::Chance;
use crate::db::{Db, Migration, Place};
use crate::time::Clock;

const WORDS: &str = "nine herons over a frozen river";
const CHEAP: Work = Work {
    memory_kib: 64,
    passes: 1,
};
const TABLE: &str = "create table person (id text not null primary key, name bytea not null)";
static STEPS: &[Migration] = &[Migration {
    name: "0001_person",
    sqlite: TABLE,
    postgres: TABLE,
}];

crate::sql! {
    /// What the child writes and the parent reads.
    STATEMENTS;
    ADD [Text, Bytes] "insert into person (id, name) values ($1, $2)";
    ALL [] "select id, name from person order by id";
}

async fn open(folder: &Path) -> (Db, KeyRing) {
    let place = Place::Folder(folder.to_path_buf());
    let records = Db::open(&place).await.unwrap();
    records.migrate(STEPS).await.unwrap();
    let keys = open_key_db(&place).await.unwrap();
    keys.migrate(MIGRATIONS).await.unwrap();
    (records, KeyRing::new(keys, Clock::fixed(7)))
}

/// Registers people as a locked server does, five at a time, and says so when it is durable.
/// With `die_between` it dies when the keys are durable and the records are not.
async fn register(folder: &Path, from: u32, die_between: bool) {
    let (records, ring) = open(folder).await;
    for at in from.. {
        let ids: Vec<String> = (0..5).map(|n| format!("p{at:05}-{n}")).collect();
        let subjects: Vec<_> = ids
            .iter()
            .map(|id| (SubjectKind::Person, id.as_str()))
            .collect();
        let keys = ring.keys(&subjects).await.unwrap();
        if die_between {
            std::process::abort();
        }
        crate::housekeeping!(records, tx => {
            for id in &ids {
                let sealed = keys[id].seal(Compartment::Identity, id.as_bytes());
                tx.run(ADD.bind(id).bind(sealed.as_bytes())).await?;
            }
            Ok::<_, crate::db::DbError>(())
        })
        .unwrap();
        println!("acknowledged {at}");
    }
}

/// Runs in the child only.
#[tokio::test]
#[ignore = "the child of the tests below"]
async fn child() {
    let Ok(folder) = std::env::var("CRASH_FOLDER") else {
        return;
    };
    let from = std::env::var("CRASH_FROM").unwrap().parse().unwrap();
    let die_between = std::env::var("CRASH_BETWEEN").is_ok();
    register(Path::new(&folder), from, die_between).await;
}

fn start(folder: &Path, from: u32, die_between: bool) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            "--exact",
            "sealing::crash::child",
            "--ignored",
            "--nocapture",
        ])
        .env("CRASH_FOLDER", folder)
        .env("CRASH_FROM", from.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if die_between {
        command.env("CRASH_BETWEEN", "1");
    }
    command.spawn().unwrap()
}

async fn opened(folder: &Path) -> Vec<String> {
    let (records, ring) = open(folder).await;
    ring.unlock(Opener::passphrase(WORDS)).await.unwrap();
    let mut ids = Vec::new();
    for (id, sealed) in records.all::<(String, Vec<u8>)>(ALL.query()).await.unwrap() {
        let sealed = Sealed::from_bytes(sealed);
        let name = ring
            .open(&id, Compartment::Identity, &sealed)
            .await
            .unwrap();
        assert_eq!(*name, id.as_bytes());
        ids.push(id);
    }
    ids
}

#[tokio::test]
async fn every_acknowledged_record_opens_however_often_the_process_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let (_, ring) = open(folder.path()).await;
    ring.init(WORDS, CHEAP).await.unwrap();
    let mut chance = Chance::seeded(11);
    let mut next = 0;
    for _ in 0..12 {
        let mut child = start(folder.path(), next, false);
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let enough = 1 + chance.below(12);
        let acknowledged: Vec<u32> = lines
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("acknowledged ")?.parse().ok())
            .take(usize::try_from(enough).unwrap())
            .collect();
        child.kill().unwrap();
        child.wait().unwrap();
        let ids = opened(folder.path()).await;
        assert_eq!(ids.len() % 5, 0, "a group is whole or not at all");
        for at in &acknowledged {
            assert!(
                ids.contains(&format!("p{at:05}-4")),
                "{at} was acknowledged"
            );
        }
        // The child may have got further than what was read of it.
        next = acknowledged.last().unwrap() + 1000;
    }
}

#[tokio::test]
async fn a_key_whose_record_never_came_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let (records, ring) = open(folder.path()).await;
    ring.init(WORDS, CHEAP).await.unwrap();
    for statement in STATEMENTS {
        records.prepare(statement).await.unwrap();
    }
    let died = start(folder.path(), 0, true).wait().unwrap();
    assert!(!died.success());
    assert_eq!(ring.report().await.unwrap().subject_keys, 5);
    assert_eq!(opened(folder.path()).await, Vec::<String>::new());
    // The tablet, which was never answered, sends the same registration again.
    let key = ring.key(SubjectKind::Person, "p00000-0").await.unwrap();
    let sealed = key.seal(Compartment::Identity, b"p00000-0");
    crate::housekeeping!(records, tx => {
        tx.run(ADD.bind("p00000-0").bind(sealed.as_bytes())).await
    })
    .unwrap();
    assert_eq!(opened(folder.path()).await, ["p00000-0"]);
}
