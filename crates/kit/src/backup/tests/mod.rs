//! Backups and restores, within and across engines: PostgreSQL when `TEST_POSTGRES_URL` names a
//! server.

mod by_hand;

use std::fs;
use std::path::Path;

use super::*;
use crate::chance::fill_with_entropy;
use crate::db::{Migration, Place, Value};
use crate::sealing::canary::Search;
use crate::sealing::{
    self, Compartment, KeyRing, OpenError, Opener, Sealed, SealingError, SubjectKind, Work,
};
use crate::time::Clock;

const WORDS: &str = "nine herons over a frozen river";
const CHEAP: Work = Work {
    memory_kib: 64,
    passes: 1,
};

/// A mission in small: keys of several columns, references in a circle, every kind of value.
static STEPS: &[Migration] = &[
    step("0001_start", START, START_PG),
    step("0002_index", INDEX, INDEX),
];
static NEXT_STEPS: &[Migration] = &[STEPS[0], STEPS[1], step("0003_later", LATER, LATER)];
const START: &str = "\
    create table office (id text not null primary key, head text references person (id), \
    open boolean); \
    create table person (id text not null primary key, name bytea, born bigint, \
    replaced_by text references person (id), office text references office (id)); \
    create table chunk (owner text not null, n bigint not null, body bytea not null, \
    primary key (owner, n)); \
    insert into office (id, open) values ('minsk', true)";
const START_PG: &str = "\
    create table office (id text not null primary key, head text, open boolean); \
    create table person (id text not null primary key, name bytea, born bigint, \
    replaced_by text references person (id), office text references office (id)); \
    create table chunk (owner text not null, n bigint not null, body bytea not null, \
    primary key (owner, n)); \
    alter table office add constraint office_head foreign key (head) references person (id); \
    insert into office (id, open) values ('minsk', true)";
const INDEX: &str = "create index person_born on person (born)";
const LATER: &str = "alter table person add column seen boolean not null default false";

const fn step(name: &'static str, sqlite: &'static str, postgres: &'static str) -> Migration {
    Migration {
        name,
        sqlite,
        postgres,
    }
}

crate::sql! {
    /// What these stories write and read.
    STATEMENTS;
    ADD_PERSON [Text, Bytes, Int, Text]
        "insert into person (id, name, born, replaced_by) values ($1, $2, $3, $4)";
    ADD_CHUNK [Text, Int, Bytes] "insert into chunk (owner, n, body) values ($1, $2, $3)";
    SET_HEAD [Text] "update office set head = $1";
    NAME [Text] "select name from person where id = $1";
    COUNT [] "select count(*) from person";
}

/// A folder for backups and missions, and the server if there is one.
struct Bench {
    folder: tempfile::TempDir,
    /// Backups of most stories are sealed to this key: passphrases are slow by design.
    office: age::x25519::Identity,
    clock: Clock,
    server: Option<String>,
}

impl Bench {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            office: age::x25519::Identity::generate(),
            clock: Clock::fixed(1_654_000_000_000_000),
            server: std::env::var("TEST_POSTGRES_URL")
                .ok()
                .map(|server| format!("{server}/postgres")),
        }
    }

    /// A place for a new mission on each engine.
    async fn places(&self, name: &str) -> Vec<Place> {
        let mut places = vec![Place::Folder(self.folder.path().join(name))];
        if let Some(server) = &self.server {
            let mut bytes = [0; 12];
            fill_with_entropy(&mut bytes);
            let letters: String = bytes.map(|b| char::from(b'a' + b % 26)).iter().collect();
            let url = Db::create_database(server, &letters).await.unwrap();
            places.push(Place::Url(url));
        }
        places
    }

    fn ring(&self, mission: &Mission) -> KeyRing {
        KeyRing::new(mission.keys.clone(), self.clock.clone())
    }

    async fn unlocked(&self, mission: &Mission) -> KeyRing {
        let ring = self.ring(mission);
        ring.unlock(Opener::passphrase(WORDS)).await.unwrap();
        ring
    }

    /// A mission with 300 persons and three photographs.
    async fn mission(&self, place: &Place) -> Mission {
        let mission = open(place).await;
        mission.records.migrate(STEPS).await.unwrap();
        mission.keys.migrate(sealing::MIGRATIONS).await.unwrap();
        let ring = self.ring(&mission);
        ring.init(WORDS, CHEAP).await.unwrap();
        let names: Vec<String> = (0..300).map(|n| format!("p{n:03}")).collect();
        let subjects: Vec<_> = names
            .iter()
            .map(|n| (SubjectKind::Person, n.as_str()))
            .collect();
        let keys = ring.keys(&subjects).await.unwrap();
        crate::housekeeping!(mission.records, tx => {
            for (at, id) in names.iter().enumerate().rev() {
                let sealed = keys[id].seal(Compartment::Identity, id.as_bytes());
                let replaced_by = Value::Text((at == 299).then(|| "p000".to_owned()));
                let born = Value::Int((at % 3 > 0).then_some(-86_400_000_000));
                // Backwards, so that the one who is referred to comes last.
                if at == 299 {
                    let first = ADD_PERSON.bind("p000").bind(Vec::new()).bind(born.clone())
                        .bind(Value::Text(None));
                    tx.run(first).await?;
                }
                if at > 0 {
                    let row = ADD_PERSON.bind(id).bind(sealed.as_bytes()).bind(born).bind(replaced_by);
                    tx.run(row).await?;
                }
            }
            for n in 0..3 {
                let body = vec![u8::try_from(n).unwrap_or(0); 700_000];
                tx.run(ADD_CHUNK.bind("p001").bind(n).bind(body)).await?;
            }
            tx.run(SET_HEAD.bind("p002")).await?;
            Ok::<_, DbError>(())
        })
        .unwrap();
        mission
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn to(&self) -> SealFor {
        SealFor::Recipients(vec![self.office.to_public().to_string()])
    }

    fn with(&self) -> OpenWith {
        identity(&self.office)
    }

    async fn backup(&self, mission: &Mission, file: &Path) -> Manifest {
        backup(mission, file, self.to(), &self.clock, "1.2.3", &mut |_| ())
            .await
            .unwrap()
    }

    async fn restore(&self, file: &Path, into: &Place) -> Result<Restored, BackupError> {
        restore(file, self.with(), into, STEPS, &self.clock, &mut |_| ()).await
    }
}

async fn open(place: &Place) -> Mission {
    Mission {
        records: Db::open(place).await.unwrap(),
        keys: sealing::open_key_db(place).await.unwrap(),
    }
}

fn identity(of: &age::x25519::Identity) -> OpenWith {
    use age::secrecy::ExposeSecret;
    let text = format!("# office\n{}\n", of.to_string().expose_secret());
    OpenWith::Identities(text.into())
}

/// What the mission shows of this person.
async fn name_of(ring: &KeyRing, mission: &Mission, id: &str) -> Result<String, OpenError> {
    let (sealed,): (Vec<u8>,) = mission.records.one(NAME.bind(id)).await.unwrap();
    let sealed = Sealed::from_bytes(sealed);
    match ring.open(id, Compartment::Identity, &sealed).await {
        Ok(plain) => Ok(String::from_utf8(plain.to_vec()).unwrap()),
        Err(SealingError::Open(error)) => Err(error),
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_mission_comes_back_whole_on_the_same_engine_and_on_the_other() {
    let bench = Bench::new();
    let mut sums = Vec::new();
    for (n, from) in bench.places("mission").await.into_iter().enumerate() {
        let mission = bench.mission(&from).await;
        let file = bench.file(&format!("{n}.age"));
        let manifest = bench.backup(&mission, &file).await;
        assert_eq!(manifest.databases["records"].tables["person"].rows, 300);
        assert_eq!(manifest.databases["keys"].tables["subject_key"].rows, 300);
        sums.push(manifest.databases["records"].tables["chunk"].clone());
        for into in bench.places(&format!("restored{n}")).await {
            let mut heard = Vec::new();
            let restored = restore(&file, bench.with(), &into, STEPS, &bench.clock, &mut |p| {
                heard.push(p);
            })
            .await
            .unwrap();
            assert_eq!(restored.manifest, manifest);
            assert_eq!((restored.lists, restored.erased_again), (n + 1, 0));
            let last = heard.last().unwrap();
            assert_eq!((last.step, Some(last.done)), (Step::Comparing, last.of));
            let again = open(&into).await;
            let ring = bench.ring(&again);
            assert_eq!(ring.status().await.unwrap(), sealing::Status::Locked);
            let ring = bench.unlocked(&again).await;
            assert_eq!(name_of(&ring, &again, "p123").await.unwrap(), "p123");
            // Not only alike: what is backed up again is the same.
            let second = bench.file(&format!("again{n}.age"));
            let same = bench.backup(&again, &second).await;
            assert_eq!(same.databases, manifest.databases);
            fs::remove_file(&second).unwrap();
            fs::remove_file(stones::path_beside(&second)).unwrap();
        }
    }
    sums.dedup();
    assert_eq!(
        sums.len(),
        1,
        "both engines write the same rows the same way"
    );
}

#[tokio::test]
async fn an_older_backup_does_not_bring_the_erased_back() {
    let bench = Bench::new();
    for (n, from) in bench.places("mission").await.into_iter().enumerate() {
        let mission = bench.mission(&from).await;
        let monday = bench.file(&format!("monday{n}.age"));
        bench.backup(&mission, &monday).await;
        bench.ring(&mission).erase(&["p123"]).await.unwrap();
        bench
            .backup(&mission, &bench.file(&format!("tuesday{n}.age")))
            .await;
        for into in bench.places(&format!("restored{n}")).await {
            let restored = bench.restore(&monday, &into).await.unwrap();
            assert_eq!(restored.erased_again, 1);
            assert_eq!(restored.last_erasure, Some(bench.clock.now()));
            let again = open(&into).await;
            let ring = bench.unlocked(&again).await;
            assert_eq!(name_of(&ring, &again, "p123").await, Err(OpenError::NoKey));
            assert_eq!(name_of(&ring, &again, "p124").await.unwrap(), "p124");
            assert!(ring.key(SubjectKind::Person, "p123").await.is_err());
        }
    }
}

#[tokio::test]
async fn a_damaged_or_cut_backup_leaves_nothing_behind() {
    let bench = Bench::new();
    let mission = bench.mission(&bench.places("mission").await[0]).await;
    let file = bench.file("good.age");
    bench.backup(&mission, &file).await;
    let good = fs::read(&file).unwrap();
    let bad = bench.file("bad.age");
    let targets = bench.places("restored").await;
    let len = good.len();
    let mut damaged: Vec<Vec<u8>> = [0, 40, 150, 400, len / 2, len - 20, len - 1]
        .into_iter()
        .map(|at| {
            let mut bytes = good.clone();
            bytes[at] ^= 1;
            bytes
        })
        .collect();
    // Cut in the header, at the border of a chunk of 64 KiB, in the middle, and by one byte.
    let header = len % (65_536 + 16);
    damaged.extend([0, 100, header + 65_552, len / 3, len - 1].map(|at| good[..at].to_vec()));
    damaged.push([good.as_slice(), b"more"].concat());
    for (case, bytes) in damaged.iter().enumerate() {
        fs::write(&bad, bytes).unwrap();
        for into in &targets {
            let error = bench.restore(&bad, into).await.unwrap_err();
            let told = matches!(error, BackupError::Damaged | BackupError::WrongKey);
            assert!(told, "case {case}: {error}");
            assert_nothing_left(&bench, into).await;
        }
    }
    bench.restore(&file, &targets[0]).await.unwrap();
}

async fn assert_nothing_left(bench: &Bench, into: &Place) {
    match into {
        Place::Folder(_) => {
            let names = fs::read_dir(bench.folder.path()).unwrap();
            let left = names
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .any(|name| name.contains("restor"));
            assert!(!left);
        }
        Place::Url(_) => {
            let mission = open(into).await;
            for db in [&mission.records, &mission.keys] {
                assert!(
                    db.snapshot()
                        .await
                        .unwrap()
                        .tables()
                        .await
                        .unwrap()
                        .is_empty()
                );
            }
        }
    }
}

#[tokio::test]
async fn only_the_right_key_opens() {
    let bench = Bench::new();
    let mission = bench.mission(&bench.places("mission").await[0]).await;
    let by_words = bench.file("words.age");
    let to = SealFor::Passphrase {
        words: WORDS.to_owned().into(),
        work: 4,
    };
    backup(&mission, &by_words, to, &bench.clock, "1.2.3", &mut |_| ())
        .await
        .unwrap();
    let by_key = bench.file("office.age");
    let to = SealFor::Recipients(vec![
        bench.office.to_public().to_string(),
        age::x25519::Identity::generate().to_public().to_string(),
    ]);
    backup(&mission, &by_key, to, &bench.clock, "1.2.3", &mut |_| ())
        .await
        .unwrap();

    let words = |text: &str| OpenWith::Passphrase(text.to_owned().into());
    let stranger = age::x25519::Identity::generate();
    for (file, wrong) in [
        (&by_words, words("seven boats under a bridge")),
        (&by_words, bench.with()),
        (&by_key, identity(&stranger)),
        (&by_key, words(WORDS)),
    ] {
        let refused = verify(file, wrong).await.err();
        assert!(matches!(refused, Some(BackupError::WrongKey)));
    }
    for (file, right) in [(&by_words, words(WORDS)), (&by_key, bench.with())] {
        let (manifest, _) = verify(file, right).await.ok().unwrap();
        let made = (manifest.program.as_str(), manifest.made_at);
        assert_eq!(made, ("1.2.3", bench.clock.now()));
    }

    let file = bench.file("nobody.age");
    for to in [
        SealFor::Recipients(vec![]),
        SealFor::Recipients(vec!["age1qqqq".to_owned()]),
        SealFor::passphrase("fourteen chars"),
    ] {
        let made = backup(&mission, &file, to, &bench.clock, "1", &mut |_| ()).await;
        assert!(made.is_err());
        assert!(!file.exists() && !bench.file("nobody.age.partial").exists());
    }
}

#[tokio::test]
async fn no_name_lies_open_anywhere() {
    let bench = Bench::new();
    let place = &bench.places("mission").await[0];
    let mission = bench.mission(place).await;
    let names: Vec<String> = (0..1000)
        .map(|n| format!("Kestrel-{:06}", n * 7919))
        .collect();
    let ids: Vec<String> = (0..1000).map(|n| format!("c{n:04}")).collect();
    let ring = bench.unlocked(&mission).await;
    let subjects: Vec<_> = ids
        .iter()
        .map(|id| (SubjectKind::Person, id.as_str()))
        .collect();
    let keys = ring.keys(&subjects).await.unwrap();
    crate::housekeeping!(mission.records, tx => {
        for (id, name) in ids.iter().zip(&names) {
            let sealed = keys[id].seal(Compartment::Identity, name.as_bytes());
            let row = ADD_PERSON.bind(id).bind(sealed.as_bytes());
            tx.run(row.bind(Value::Int(None)).bind(Value::Text(None))).await?;
        }
        Ok::<_, DbError>(())
    })
    .unwrap();
    let search = Search::new(&names);
    let file = bench.file("canary.age");
    bench.backup(&mission, &file).await;
    assert_eq!(search.folder(bench.folder.path()).unwrap(), []);
    // Nor would somebody find one who opened the backup.
    archive::read(&file, &bench.with(), |part| {
        assert_eq!(search.bytes(&part.lines).count(), 0);
        Ok(())
    })
    .unwrap();
    // The search does find what is there.
    crate::housekeeping!(mission.records, tx => {
        let row = ADD_PERSON.bind("careless").bind(names[77].as_bytes());
        tx.run(row.bind(Value::Int(None)).bind(Value::Text(None))).await
    })
    .unwrap();
    let hits = search.folder(bench.folder.path()).unwrap();
    assert!(
        hits.iter()
            .all(|hit| (hit.canary, hit.form) == (77, "utf-8"))
    );
    assert!(
        hits.iter()
            .any(|hit| hit.file.ends_with("waystation.db-wal"))
    );
}

#[tokio::test]
async fn nothing_is_ever_replaced() {
    let bench = Bench::new();
    for (n, place) in bench.places("mission").await.iter().enumerate() {
        let mission = bench.mission(place).await;
        for statement in STATEMENTS {
            mission.records.prepare(statement).await.unwrap();
        }
        let file = bench.file(&format!("{n}.age"));
        bench.backup(&mission, &file).await;
        let before = fs::read(&file).unwrap();
        let again = backup(&mission, &file, bench.to(), &bench.clock, "1", &mut |_| ()).await;
        assert!(matches!(again.err(), Some(BackupError::Exists(_))));
        assert_eq!(fs::read(&file).unwrap(), before);
        let over = bench.restore(&file, place).await.unwrap_err();
        assert!(matches!(
            over,
            BackupError::Exists(_) | BackupError::NotEmpty
        ));
        let (count,): (i64,) = mission.records.one(COUNT.query()).await.unwrap();
        assert_eq!(count, 300);
    }
}

#[tokio::test]
async fn a_backup_of_an_older_program_is_brought_up_to_date_and_a_newer_one_refused() {
    let bench = Bench::new();
    let mission = bench.mission(&bench.places("mission").await[0]).await;
    let old = bench.file("old.age");
    bench.backup(&mission, &old).await;
    mission.records.migrate(NEXT_STEPS).await.unwrap();
    let new = bench.file("new.age");
    bench.backup(&mission, &new).await;
    for into in bench.places("restored").await {
        let refused = bench.restore(&new, &into).await.unwrap_err();
        assert!(matches!(refused, BackupError::Newer(program) if program == "1.2.3"));
        restore(
            &old,
            bench.with(),
            &into,
            NEXT_STEPS,
            &bench.clock,
            &mut |_| (),
        )
        .await
        .unwrap();
        let mut snapshot = open(&into).await.records.snapshot().await.unwrap();
        assert_eq!(snapshot.steps().await.unwrap().len(), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_while_people_are_registered_lacks_nobodys_key() {
    let bench = Bench::new();
    for (n, place) in bench.places("mission").await.iter().enumerate() {
        let mission = bench.mission(place).await;
        let (ring, records) = (bench.unlocked(&mission).await, mission.records.clone());
        let writer = tokio::spawn(async move {
            for at in 0.. {
                let id = format!("new{at:05}");
                let key = ring.key(SubjectKind::Person, &id).await.unwrap();
                let sealed = key.seal(Compartment::Identity, id.as_bytes());
                crate::housekeeping!(records, tx => {
                    let row = ADD_PERSON.bind(&id).bind(sealed.as_bytes());
                    tx.run(row.bind(Value::Int(None)).bind(Value::Text(None))).await
                })
                .unwrap();
            }
        });
        let file = bench.file(&format!("{n}.age"));
        while mission
            .records
            .one::<(i64,)>(COUNT.query())
            .await
            .unwrap()
            .0
            == 300
        {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        bench.backup(&mission, &file).await;
        writer.abort();
        let into = &bench.places(&format!("restored{n}")).await[0];
        bench.restore(&file, into).await.unwrap();
        let again = open(into).await;
        let ring = bench.unlocked(&again).await;
        let (count,): (i64,) = again.records.one(COUNT.query()).await.unwrap();
        assert!(count > 300);
        for at in 0..count - 300 {
            let id = format!("new{at:05}");
            assert_eq!(name_of(&ring, &again, &id).await.as_ref(), Ok(&id));
        }
    }
}

#[test]
fn both_ways_may_run_on_any_thread_of_a_server() {
    fn is_send(_: impl Send) {}
    let check = |mission: &'static Mission| {
        let (file, clock): (&'static Path, &'static Clock) =
            (Path::new("x"), Box::leak(Box::new(Clock::fixed(0))));
        is_send(async move {
            backup(
                mission,
                file,
                SealFor::passphrase(WORDS),
                clock,
                "1",
                &mut |_| (),
            )
            .await
        });
        is_send(async move {
            let into = Place::Folder("y".into());
            let with = OpenWith::Identities(String::new().into());
            restore(file, with, &into, STEPS, clock, &mut |_| ()).await
        });
    };
    let _ = check;
}
