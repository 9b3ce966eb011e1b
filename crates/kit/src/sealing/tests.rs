//! The ring's stories, on both engines: PostgreSQL when `TEST_POSTGRES_URL` names a server.

use super::*;
use crate::chance::fill_with_entropy;
use crate::db::{Db, Place};
use crate::time::Clock;

const WORDS: &str = "nine herons over a frozen river";
const OTHER: &str = "seven boats under a wooden bridge";
const CHEAP: Work = Work {
    memory_kib: 64,
    passes: 1,
};
const PERSON: SubjectKind = SubjectKind::Person;

crate::sql! {
    /// What somebody might do to the key database behind the program's back.
    STATEMENTS;
    COPY_WRAPPED [Text, Text]
        "update subject_key set wrapped = (select wrapped from subject_key where subject = $1) \
         where subject = $2";
    SWAP_PUBLIC [Bytes] "update mission_key set public_half = $1";
    ALL_WRAPPED [] "select wrapped from subject_key order by subject";
}

/// An empty key database and whatever keeps it alive.
struct Bench {
    db: Db,
    folder: tempfile::TempDir,
}

impl Bench {
    /// One per engine.
    async fn each() -> Vec<Self> {
        let mut benches = vec![Self::new(None).await];
        if let Ok(server) = std::env::var("TEST_POSTGRES_URL") {
            let url = format!("{server}/postgres");
            benches.push(Self::new(Some(&url)).await);
        }
        benches
    }

    async fn new(url: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = match url {
            None => open_key_db(&Place::Folder(folder.path().into())).await,
            Some(url) => Db::open_schema(url, fresh_schema()).await,
        }
        .unwrap();
        db.migrate(MIGRATIONS).await.unwrap();
        Self { db, folder }
    }

    /// What a process that just started has.
    fn ring(&self) -> KeyRing {
        KeyRing::new(self.db.clone(), Clock::fixed(7))
    }

    async fn initialised(&self) -> (KeyRing, RecoveryCode) {
        let ring = self.ring();
        let code = ring.init(WORDS, CHEAP).await.unwrap();
        (ring, code)
    }
}

fn fresh_schema() -> &'static str {
    let mut bytes = [0; 12];
    fill_with_entropy(&mut bytes);
    let letters: String = bytes.map(|b| char::from(b'a' + b % 26)).iter().collect();
    Box::leak(format!("keys_{letters}").into_boxed_str())
}

async fn sealed(ring: &KeyRing, subject: &str, text: &str) -> Sealed {
    let key = ring.key(PERSON, subject).await.unwrap();
    key.seal(Compartment::Identity, text.as_bytes())
}

async fn opened(ring: &KeyRing, subject: &str, record: &Sealed) -> Result<String, OpenError> {
    match ring.open(subject, Compartment::Identity, record).await {
        Ok(plain) => Ok(String::from_utf8(plain.to_vec()).unwrap()),
        Err(SealingError::Open(error)) => Err(error),
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_locked_server_goes_on_accepting_records() {
    for bench in Bench::each().await {
        let ring = bench.ring();
        assert_eq!(ring.status().await.unwrap(), Status::Uninitialised);
        assert!(matches!(
            ring.key(PERSON, "ana").await.err(),
            Some(SealingError::Uninitialised)
        ));
        let (ring, _) = bench.initialised().await;
        assert_eq!(ring.status().await.unwrap(), Status::Unlocked);
        let before = sealed(&ring, "ana", "Ana").await;
        assert!(matches!(
            ring.init(WORDS, CHEAP).await.err(),
            Some(SealingError::AlreadyInitialised)
        ));

        let restarted = bench.ring();
        assert_eq!(restarted.status().await.unwrap(), Status::Locked);
        let known = sealed(&restarted, "ana", "Ana Maria").await;
        let new = sealed(&restarted, "ben", "Ben").await;
        assert_eq!(known.key_version(), Ok(2), "the old key cannot be opened");
        for (subject, record) in [("ana", &before), ("ana", &known), ("ben", &new)] {
            assert_eq!(
                opened(&restarted, subject, record).await,
                Err(OpenError::Locked)
            );
        }

        let wrong = restarted.unlock(Opener::passphrase(OTHER)).await;
        assert!(matches!(wrong, Err(SealingError::Lock(LockError::Wrong))));
        restarted.unlock(Opener::passphrase(WORDS)).await.unwrap();
        assert_eq!(opened(&restarted, "ana", &before).await.unwrap(), "Ana");
        assert_eq!(
            opened(&restarted, "ana", &known).await.unwrap(),
            "Ana Maria"
        );
        assert_eq!(opened(&restarted, "ben", &new).await.unwrap(), "Ben");
        let again = sealed(&restarted, "ana", "Ana").await;
        assert_eq!(again.key_version(), Ok(2), "no needless keys");

        restarted.lock();
        assert_eq!(restarted.status().await.unwrap(), Status::Locked);
        assert_eq!(
            opened(&restarted, "ana", &before).await,
            Err(OpenError::Locked)
        );
    }
}

#[tokio::test]
async fn a_lost_passphrase_is_not_the_end() {
    for bench in Bench::each().await {
        let (ring, code) = bench.initialised().await;
        let record = sealed(&ring, "ana", "Ana").await;
        let typed = RecoveryCode::parse(&code.for_paper()).ok().unwrap();
        let ring = bench.ring();
        ring.unlock(Opener::Recovery(typed)).await.unwrap();
        assert_eq!(opened(&ring, "ana", &record).await.unwrap(), "Ana");
        let file = DemoSecret::read(bench.folder.path());
        assert!(file.is_none(), "a real mission has no key file");
        assert_eq!(
            ring.report().await.unwrap().locks,
            ["passphrase", "recovery"]
        );
    }
}

#[tokio::test]
async fn the_demo_opens_with_its_file() {
    for bench in Bench::each().await {
        bench.ring().init_demo(bench.folder.path()).await.unwrap();
        let ring = bench.ring();
        let file = DemoSecret::read(bench.folder.path()).unwrap();
        ring.unlock(Opener::DemoFile(file)).await.unwrap();
        assert_eq!(ring.report().await.unwrap().locks, ["demo_file"]);
        let no_words = ring.unlock(Opener::passphrase(WORDS)).await;
        assert!(matches!(
            no_words,
            Err(SealingError::Lock(LockError::NoSuchLock))
        ));
    }
}

#[tokio::test]
async fn an_erased_person_is_gone_and_stays_gone() {
    for bench in Bench::each().await {
        let (ring, _) = bench.initialised().await;
        let ana = sealed(&ring, "ana", "Ana").await;
        let ben = sealed(&ring, "ben", "Ben").await;
        let wrapped: Vec<(Vec<u8>,)> = bench.db.all(ALL_WRAPPED.query()).await.unwrap();
        let erased = ring.erase(&["ana"]).await.unwrap();
        assert_eq!(
            erased,
            Erased {
                keys: 1,
                scrubbed: true
            }
        );
        assert_eq!(opened(&ring, "ana", &ana).await, Err(OpenError::NoKey));
        assert_eq!(opened(&ring, "ben", &ben).await.unwrap(), "Ben");
        assert_eq!(ring.erase(&["ana"]).await.unwrap().keys, 0);

        let keys = ring
            .keys(&[(PERSON, "ana"), (PERSON, "eva")])
            .await
            .unwrap();
        assert_eq!(keys.into_keys().collect::<Vec<_>>(), ["eva"]);
        assert!(matches!(
            ring.key(PERSON, "ana").await.err(),
            Some(SealingError::Erased)
        ));
        let stones = ring.tombstones().await.unwrap();
        assert_eq!(
            (stones.len(), stones[0].mac.len(), stones[0].at),
            (1, 32, 7)
        );
        for file in std::fs::read_dir(bench.folder.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            let has = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
            assert!(!has(&wrapped[0].0), "the wrapped key is still in a file");
        }
    }
}

#[tokio::test]
async fn tombstones_bury_those_whom_an_older_copy_still_has() {
    for bench in Bench::each().await {
        let (ring, _) = bench.initialised().await;
        let stone = {
            let key = ring.tombstone_key().await.unwrap();
            Tombstone {
                mac: key.tombstone("s-0600").to_vec(),
                at: 3,
            }
        };
        let names: Vec<String> = (0..1200).map(|n| format!("s-{n:04}")).collect();
        let subjects: Vec<_> = names.iter().map(|n| (PERSON, n.as_str())).collect();
        let keys = ring.keys(&subjects).await.unwrap();
        let record = keys["s-0600"].seal(Compartment::Identity, b"Ana");
        assert_eq!(ring.apply(std::slice::from_ref(&stone)).await.unwrap(), 1);
        assert_eq!(
            opened(&ring, "s-0600", &record).await,
            Err(OpenError::NoKey)
        );
        assert_eq!(ring.report().await.unwrap().subject_keys, 1199);
        assert_eq!(ring.apply(std::slice::from_ref(&stone)).await.unwrap(), 0);
        assert_eq!(ring.tombstones().await.unwrap(), [stone]);
    }
}

#[tokio::test]
async fn after_a_rotation_only_the_new_passphrase_opens() {
    for bench in Bench::each().await {
        let (ring, old_code) = bench.initialised().await;
        let before = sealed(&ring, "ana", "Ana").await;
        let locked = bench.ring().rotate(OTHER, CHEAP).await;
        assert!(matches!(locked.err(), Some(SealingError::Locked)));
        ring.rotate(OTHER, CHEAP).await.unwrap();
        let twice = ring.rotate(OTHER, CHEAP).await;
        assert!(matches!(
            twice.err(),
            Some(SealingError::RotationUnfinished)
        ));

        for old in [Opener::passphrase(WORDS), Opener::Recovery(old_code)] {
            assert!(bench.ring().unlock(old).await.is_err());
        }
        // Stopped before anything was wrapped again: all opens, and the work can go on.
        let restarted = bench.ring();
        restarted.unlock(Opener::passphrase(OTHER)).await.unwrap();
        assert_eq!(opened(&restarted, "ana", &before).await.unwrap(), "Ana");
        assert_eq!(restarted.report().await.unwrap().still_under_old_key, 1);
        restarted.rewrap(|_, _| ()).await.unwrap();
        assert_eq!(restarted.report().await.unwrap().still_under_old_key, 0);
        assert_eq!(opened(&restarted, "ana", &before).await.unwrap(), "Ana");
        restarted
            .rewrap(|_, _| panic!("nothing is left"))
            .await
            .unwrap();
        restarted.rotate(WORDS, CHEAP).await.unwrap();
    }
}

#[tokio::test]
async fn a_rotation_that_is_cut_off_goes_on() {
    for bench in Bench::each().await {
        let (ring, _) = bench.initialised().await;
        let names: Vec<String> = (0..450).map(|n| format!("s-{n:03}")).collect();
        let subjects: Vec<_> = names.iter().map(|n| (PERSON, n.as_str())).collect();
        let keys = ring.keys(&subjects).await.unwrap();
        let records: Vec<Sealed> = names
            .iter()
            .map(|n| keys[n].seal(Compartment::Identity, n.as_bytes()))
            .collect();
        ring.rotate(OTHER, CHEAP).await.unwrap();
        let cut = ring.clone();
        let crash = tokio::spawn(async move {
            cut.rewrap(|done, _| assert!(done < 400, "the process dies here"))
                .await
        });
        assert!(crash.await.is_err());

        let ring = bench.ring();
        ring.unlock(Opener::passphrase(OTHER)).await.unwrap();
        assert_eq!(ring.report().await.unwrap().still_under_old_key, 50);
        let late = sealed(&ring, "late", "Late").await;
        let mut seen = Vec::new();
        ring.rewrap(|done, of| seen.push((done, of))).await.unwrap();
        assert_eq!(seen, [(50, 50)]);
        for (name, record) in names.iter().zip(&records) {
            assert_eq!(opened(&ring, name, record).await.as_ref(), Ok(name));
        }
        assert_eq!(opened(&ring, "late", &late).await.unwrap(), "Late");
    }
}

#[tokio::test]
async fn a_process_that_missed_a_rotation_seals_on_and_asks_to_be_unlocked() {
    for bench in Bench::each().await {
        let (ring, _) = bench.initialised().await;
        let other = bench.ring();
        other.unlock(Opener::passphrase(WORDS)).await.unwrap();
        ring.rotate(OTHER, CHEAP).await.unwrap();
        ring.rewrap(|_, _| ()).await.unwrap();
        assert_eq!(other.status().await.unwrap(), Status::Locked);
        let record = sealed(&other, "ana", "Ana").await;
        assert_eq!(opened(&other, "ana", &record).await, Err(OpenError::Locked));
        assert_eq!(opened(&ring, "ana", &record).await.unwrap(), "Ana");
        other.unlock(Opener::passphrase(OTHER)).await.unwrap();
        assert_eq!(opened(&other, "ana", &record).await.unwrap(), "Ana");
    }
}

#[tokio::test]
async fn two_processes_that_meet_the_same_person_both_keep_what_they_sealed() {
    for bench in Bench::each().await {
        let (ring, _) = bench.initialised().await;
        let mut tasks = tokio::task::JoinSet::new();
        for worker in 0..4 {
            // Two locked processes and two unlocked ones.
            let ring = if worker % 2 == 0 {
                ring.clone()
            } else {
                bench.ring()
            };
            tasks.spawn(async move {
                let mut records = Vec::new();
                for subject in ["ana", "ben", "eva"] {
                    records.push((subject, sealed(&ring, subject, subject).await));
                }
                records
            });
        }
        for (subject, record) in tasks.join_all().await.into_iter().flatten() {
            assert_eq!(opened(&ring, subject, &record).await.unwrap(), subject);
        }
    }
}

#[tokio::test]
async fn many_open_at_once_and_each_answer_is_its_own() {
    for bench in Bench::each().await {
        let (ring, _) = bench.initialised().await;
        let names: Vec<String> = (0..700).map(|n| format!("s-{n:03}")).collect();
        let subjects: Vec<_> = names.iter().map(|n| (PERSON, n.as_str())).collect();
        let keys = ring.keys(&subjects).await.unwrap();
        let closed = |compartment: Compartment, name: &String| Closed {
            subject: name.clone(),
            compartment,
            sealed: keys[name].seal(compartment, name.as_bytes()),
        };
        let mut records: Vec<Closed> = names
            .iter()
            .flat_map(|name| [Compartment::Identity, Compartment::Contact].map(|c| closed(c, name)))
            .collect();
        records[3].compartment = Compartment::Identity;
        ring.erase(&["s-002"]).await.unwrap();
        let answers = ring.open_many(records).await.unwrap();
        assert_eq!(answers.len(), 1400);
        for (at, answer) in answers.into_iter().enumerate() {
            match at {
                3 => assert_eq!(answer.err(), Some(OpenError::Tampered)),
                4 | 5 => assert_eq!(answer.err(), Some(OpenError::NoKey)),
                _ => assert_eq!(*answer.unwrap(), names[at / 2].as_bytes()),
            }
        }
        ring.lock();
        assert!(ring.open_many(Vec::new()).await.is_err());
    }
}

#[tokio::test]
async fn a_key_database_changed_from_outside_is_noticed() {
    for bench in Bench::each().await {
        let (ring, _) = bench.initialised().await;
        let record = sealed(&ring, "ana", "Ana").await;
        sealed(&ring, "ben", "Ben").await;
        crate::housekeeping!(bench.db, tx => {
            tx.run(COPY_WRAPPED.bind("ben").bind("ana")).await
        })
        .unwrap();
        assert_eq!(
            opened(&ring, "ana", &record).await,
            Err(OpenError::Tampered)
        );
        let theirs = mission::MissionPrivate::generate().public().to_bytes();
        crate::housekeeping!(bench.db, tx => tx.run(SWAP_PUBLIC.bind(theirs.as_slice())).await)
            .unwrap();
        let next = ring.key(PERSON, "eva").await;
        assert!(matches!(next.err(), Some(SealingError::Corrupt)));
    }
}

#[tokio::test]
async fn no_key_is_handed_out_that_could_not_be_stored() {
    for bench in Bench::each().await {
        let (ring, _) = bench.initialised().await;
        bench.db.close().await;
        assert!(ring.key(PERSON, "ana").await.is_err());
    }
}

#[tokio::test]
async fn every_statement_is_accepted_by_the_engine() {
    for bench in Bench::each().await {
        for statement in statements().chain(STATEMENTS.iter().copied()) {
            bench.db.prepare(statement).await.unwrap();
        }
    }
}

#[tokio::test]
async fn both_engines_have_the_same_columns() {
    let benches = Bench::each().await;
    let mut schemas = Vec::new();
    for bench in &benches {
        let columns = bench.db.columns().await.unwrap();
        assert!(columns.iter().any(|c| c.starts_with("subject_key.wrapped")));
        schemas.push(columns);
    }
    schemas.dedup();
    assert_eq!(schemas.len(), 1);
}
