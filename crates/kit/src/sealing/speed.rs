//! What the crypto and the backups cost: run by hand, in a release build.

use std::time::Instant;

use super::*;
use crate::db::Place;
use crate::time::Clock;

const WORDS: &str = "nine herons over a frozen river";
const CHEAP: Work = Work {
    memory_kib: 64,
    passes: 1,
};

/// Time by the wall and of the processors: on a busy machine only the second says something.
pub(crate) struct Watch(Instant, f64);

impl Watch {
    pub(crate) fn start() -> Self {
        Self(Instant::now(), cpu_seconds())
    }

    pub(crate) fn read(&self) -> String {
        let (wall, cpu) = (self.0.elapsed().as_secs_f64(), cpu_seconds() - self.1);
        format!("{wall:.2} s, of the processors {cpu:.2} s")
    }
}

/// User and system time of this process, in seconds; zero where `/proc` does not tell.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |at: usize| -> f64 {
        let field = after_name.split_whitespace().nth(at);
        field.and_then(|f| f.parse().ok()).unwrap_or(0.0)
    };
    (ticks(11) + ticks(12)) / 100.0
}

/// `cargo test --release -p kit -- --ignored --nocapture speed`
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement"]
async fn speed_of_fifty_thousand_persons() {
    let folder = tempfile::tempdir().unwrap();
    let db = open_key_db(&Place::Folder(folder.path().into()))
        .await
        .unwrap();
    db.migrate(MIGRATIONS).await.unwrap();
    let ring = KeyRing::new(db, Clock::fixed(7));
    ring.init(WORDS, CHEAP).await.unwrap();
    let ids: Vec<String> = (0..50_000)
        .map(|n| format!("01810000-0000-7000-8000-{n:012}"))
        .collect();
    let start = Watch::start();
    let mut records = Vec::new();
    for group in ids.chunks(500) {
        let subjects: Vec<_> = group
            .iter()
            .map(|id| (SubjectKind::Person, id.as_str()))
            .collect();
        let keys = ring.keys(&subjects).await.unwrap();
        for id in group {
            for compartment in [Compartment::Identity, Compartment::Contact] {
                records.push(Closed {
                    subject: id.clone(),
                    compartment,
                    sealed: keys[id].seal(compartment, &[b'x'; 300]),
                });
            }
        }
    }
    println!(
        "50,000 keys made durable in groups of 500: {}",
        start.read()
    );
    let start = Watch::start();
    ring.unlock(Opener::passphrase(WORDS)).await.unwrap();
    let (mut records, mut opened) = (records.into_iter(), 0);
    loop {
        let slice: Vec<Closed> = records.by_ref().take(4000).collect();
        if slice.is_empty() {
            break;
        }
        let answers = ring.open_many(slice).await.unwrap();
        opened += answers.iter().filter(|answer| answer.is_ok()).count();
    }
    println!(
        "{opened} records of 50,000 persons opened: {}",
        start.read()
    );
    ring.rotate("seven boats under a wooden bridge", CHEAP)
        .await
        .unwrap();
    let start = Watch::start();
    ring.rewrap(|_, _| ()).await.unwrap();
    println!("rotation, keys wrapped again: {}", start.read());
}
