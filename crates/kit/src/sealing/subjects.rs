//! Subject keys through the ring: handed out durable, opened one by one or by the thousand, erased.

use std::collections::HashMap;
use std::sync::Arc;

use super::mission::MissionPublic;
use super::record::{Compartment, OpenError, Plain, Sealed, Slot, SubjectKey, SubjectKind};
use super::ring::{KeyRing, OpenKeys, SealingError};
use super::store::{self, SubjectKeyRow};
use super::tombstone::Tombstone;
use crate::db::{Db, DbError, Value, Where};

crate::sql! {
    /// Everything of this file, for the test that prepares all statements on both engines.
    STATEMENTS;
    SUBJECT_KEYS []
        "select subject, version, kind, mission_key_id, wrapped from subject_key where true";
    SUBJECT_KEY [Text, Int]
        "select subject, version, kind, mission_key_id, wrapped from subject_key \
         where subject = $1 and version = $2";
    ADD_SUBJECT_KEY [Text, Int, Text, Text, Bytes]
        "insert into subject_key (subject, version, kind, mission_key_id, wrapped) \
         values ($1, $2, $3, $4, $5)";
    SUBJECTS_AFTER [Text, Int]
        "select distinct subject from subject_key where subject > $1 order by subject limit $2";
    ERASE [Text] "delete from subject_key where subject = $1";
    TOMBSTONES [] "select mac, at from tombstone order by at, mac";
    BURIED [] "select mac from tombstone where true";
    ADD_TOMBSTONE [Bytes, Int]
        "insert into tombstone (mac, at) values ($1, $2) on conflict (mac) do nothing";
}

/// How often handing out keys starts again because another process made or rotated some meanwhile.
const TRIES: u32 = 5;
/// Rows in one statement: far below what the engines take.
const SLICE: usize = 500;

/// A record to open in bulk.
pub struct Closed {
    /// Whose.
    pub subject: String,
    /// Which of hers.
    pub compartment: Compartment,
    /// What stands in the column.
    pub sealed: Sealed,
}

/// What an erasure did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Erased {
    /// Keys that were deleted; none when the subjects had none.
    pub keys: u64,
    /// Whether their bytes are gone from the files too. If not, somebody was reading: call
    /// [`KeyRing::scrub`] later.
    pub scrubbed: bool,
}

impl KeyRing {
    /// The key of one subject for sealing; see [`KeyRing::keys`].
    pub async fn key(&self, kind: SubjectKind, subject: &str) -> Result<SubjectKey, SealingError> {
        self.keys(&[(kind, subject)])
            .await?
            .remove(subject)
            .ok_or(SealingError::Erased)
    }

    /// A key for sealing for each subject, by subject. When this returns, every key in it is durable
    /// in the key database, so whatever it seals can be acknowledged once *that* is durable. Take
    /// the keys before the transaction that stores the records: a key that nothing uses is
    /// harmless, a record without its key is lost.
    ///
    /// A new subject gets a new key. A known one keeps her key while the mission is unlocked; a
    /// locked server cannot open it and makes a further version. A subject that was erased is
    /// missing from the answer.
    pub async fn keys(
        &self,
        subjects: &[(SubjectKind, &str)],
    ) -> Result<HashMap<String, SubjectKey>, SealingError> {
        for _ in 0..TRIES {
            if let Some(keys) = self.try_keys(subjects).await? {
                return Ok(keys);
            }
        }
        Err(SealingError::Busy)
    }

    /// Opens one record. `slot` is the compartment, or [`Compartment::part`] of it.
    pub async fn open<'a>(
        &self,
        subject: &str,
        slot: impl Into<Slot<'a>>,
        sealed: &Sealed,
    ) -> Result<Plain, SealingError> {
        let open = self.opened().ok_or(OpenError::Locked)?;
        let version = i64::from(sealed.key_version()?);
        let row: SubjectKeyRow = self
            .db
            .maybe(SUBJECT_KEY.bind(subject).bind(version))
            .await?
            .ok_or(OpenError::NoKey)?;
        Ok(open.unwrap(&row)?.open(slot, sealed)?)
    }

    /// Opens many records, on all processors; the answers stand in the order of the records. Give
    /// it some thousand at a time.
    pub async fn open_many(
        &self,
        records: Vec<Closed>,
    ) -> Result<Vec<Result<Plain, OpenError>>, SealingError> {
        let open = self.opened().ok_or(OpenError::Locked)?;
        let subjects: Vec<&str> = unique(records.iter().map(|r| r.subject.as_str()));
        let mut rows = Vec::with_capacity(subjects.len());
        for slice in subjects.chunks(SLICE) {
            let wanted = Where::new().and_in("subject", slice.iter().copied());
            let found: Vec<SubjectKeyRow> = self.db.all(wanted.over(&SUBJECT_KEYS)).await?;
            rows.extend(found);
        }
        tokio::task::spawn_blocking(move || open_all(&open, &rows, &records))
            .await
            .map_err(|_| SealingError::Busy)
    }

    /// Deletes every key of these subjects and leaves a tombstone of each, in one transaction:
    /// what was sealed for them can never be opened again here, nor from a restored backup. Doing
    /// it twice does no harm.
    pub async fn erase(&self, subjects: &[&str]) -> Result<Erased, SealingError> {
        let key = self.tombstone_key().await?;
        let now = self.clock.now();
        let keys = crate::housekeeping!(self.db, tx => {
            let mut keys = 0;
            for subject in subjects {
                let mac = key.tombstone(subject);
                tx.run(ADD_TOMBSTONE.bind(mac.as_slice()).bind(now)).await?;
                keys += tx.run(ERASE.bind(*subject)).await?;
            }
            Ok::<_, SealingError>(keys)
        })?;
        let scrubbed = self.scrub().await?;
        Ok(Erased { keys, scrubbed })
    }

    /// Which of these subjects were erased: who of a restored backup must not come back.
    pub async fn buried(&self, subjects: &[String]) -> Result<Vec<String>, SealingError> {
        let key = match self.tombstone_key().await {
            Ok(key) => key,
            Err(SealingError::Uninitialised) => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut buried = Vec::new();
        for slice in subjects.chunks(SLICE) {
            let named: HashMap<Vec<u8>, &String> = slice
                .iter()
                .map(|subject| (key.tombstone(subject).to_vec(), subject))
                .collect();
            let found: Vec<(Vec<u8>,)> = self
                .db
                .all(
                    Where::new()
                        .and_in("mac", named.keys().cloned())
                        .over(&BURIED),
                )
                .await?;
            buried.extend(
                found
                    .into_iter()
                    .filter_map(|(mac,)| named.get(&mac).copied().cloned()),
            );
        }
        Ok(buried)
    }

    /// Makes the bytes of erased keys go from the files of the key database.
    pub async fn scrub(&self) -> Result<bool, SealingError> {
        Ok(self.db.scrub("subject_key").await?)
    }

    /// Everybody's tombstones, oldest first. They name nobody: they may be copied anywhere, and
    /// must be kept for as long as any backup of keys.
    pub async fn tombstones(&self) -> Result<Vec<Tombstone>, SealingError> {
        Ok(self.db.all(TOMBSTONES.query()).await?)
    }

    /// Buries again whom these tombstones name: what a restore does before anything is served.
    /// Answers how many subjects lost their keys.
    pub async fn apply(&self, tombstones: &[Tombstone]) -> Result<u64, SealingError> {
        let key = self.tombstone_key().await?;
        for slice in tombstones.chunks(SLICE) {
            crate::housekeeping!(self.db, tx => {
                for stone in slice {
                    let row = ADD_TOMBSTONE.bind(stone.mac.as_slice()).bind(stone.at);
                    tx.run(row).await?;
                }
                Ok::<_, SealingError>(())
            })?;
        }
        let named: std::collections::HashSet<&[u8]> = tombstones
            .iter()
            .map(|stone| stone.mac.as_slice())
            .collect();
        let (mut after, mut erased) = (String::new(), 0);
        loop {
            let subjects: Vec<(String,)> =
                self.db.all(SUBJECTS_AFTER.bind(&after).bind(500)).await?;
            let Some((last,)) = subjects.last() else {
                break;
            };
            after.clone_from(last);
            let dead: Vec<&String> = subjects
                .iter()
                .map(|(subject,)| subject)
                .filter(|subject| named.contains(key.tombstone(subject).as_slice()))
                .collect();
            if dead.is_empty() {
                continue;
            }
            erased += dead.len() as u64;
            crate::housekeeping!(self.db, tx => {
                for subject in &dead {
                    tx.run(ERASE.bind(*subject)).await?;
                }
                Ok::<_, SealingError>(())
            })?;
        }
        self.scrub().await?;
        Ok(erased)
    }

    /// One try at [`KeyRing::keys`]; `None` when another process was in the way.
    async fn try_keys(
        &self,
        subjects: &[(SubjectKind, &str)],
    ) -> Result<Option<HashMap<String, SubjectKey>>, SealingError> {
        let public = self.public().await?;
        let wanted: Vec<(SubjectKind, String)> = {
            let mut seen = std::collections::HashSet::new();
            subjects
                .iter()
                .filter(|(_, subject)| seen.insert(*subject))
                .map(|(kind, subject)| (*kind, (*subject).to_owned()))
                .collect()
        };
        let mut known = HashMap::with_capacity(wanted.len());
        for slice in wanted.chunks(SLICE) {
            known.extend(newest_keys(&self.db, slice.iter().map(|(_, s)| s)).await?);
        }
        let (open, to) = (self.opened(), public.clone());
        let (kept, fresh) =
            tokio::task::spawn_blocking(move || choose(open.as_deref(), &to, wanted, &known))
                .await
                .map_err(|_| SealingError::Busy)??;
        let fresh = match self.store(&public, fresh).await {
            Ok(Some(fresh)) => fresh,
            Ok(None) => return Ok(None),
            Err(SealingError::Db(error)) if error.is_duplicate() => return Ok(None),
            Err(error) => return Err(error),
        };
        let keys = kept.into_iter().chain(fresh);
        Ok(Some(keys.map(|key| (key.subject.clone(), key)).collect()))
    }

    /// Stores new keys and answers those of subjects that are not erased; `None` when the mission
    /// key was rotated meanwhile, so that they are wrapped to the wrong one.
    async fn store(
        &self,
        public: &MissionPublic,
        mut fresh: Vec<(SubjectKey, Vec<u8>)>,
    ) -> Result<Option<Vec<SubjectKey>>, SealingError> {
        if fresh.is_empty() {
            return Ok(Some(Vec::new()));
        }
        let tombstones = self.tombstone_key().await?;
        let mut dead = std::collections::HashSet::new();
        let is_current = crate::housekeeping!(self.db, tx => {
            let current = store::current(tx).await?;
            if current.is_none_or(|(id, _)| id != public.id()) {
                return Ok(false);
            }
            for slice in fresh.chunks(SLICE) {
                let macs = slice.iter().map(|(key, _)| tombstones.tombstone(&key.subject).to_vec());
                let buried: Vec<(Vec<u8>,)> =
                    tx.all(Where::new().and_in("mac", macs).over(&BURIED)).await?;
                dead.extend(buried.into_iter().map(|(mac,)| mac));
                let living = slice.iter().filter(|(key, _)| {
                    !dead.contains(tombstones.tombstone(&key.subject).as_slice())
                });
                let rows: Vec<_> = living.map(|(key, wrapped)| row(public, key, wrapped)).collect();
                if !rows.is_empty() {
                    tx.run(ADD_SUBJECT_KEY.rows(rows)).await?;
                }
            }
            Ok::<_, SealingError>(true)
        })?;
        fresh.retain(|(key, _)| !dead.contains(tombstones.tombstone(&key.subject).as_slice()));
        Ok(is_current.then(|| fresh.into_iter().map(|(key, _)| key).collect()))
    }
}

fn row(public: &MissionPublic, key: &SubjectKey, wrapped: &[u8]) -> [Value; 5] {
    [
        key.subject.as_str().into(),
        i64::from(key.version).into(),
        key.kind.as_str().into(),
        public.id().into(),
        wrapped.into(),
    ]
}

/// Keys to go on with, and new ones with their wrapping.
type Chosen = (Vec<SubjectKey>, Vec<(SubjectKey, Vec<u8>)>);

/// Opens the newest key of each subject, or makes the next version where it cannot be opened.
fn choose(
    open: Option<&OpenKeys>,
    public: &MissionPublic,
    wanted: Vec<(SubjectKind, String)>,
    known: &HashMap<String, SubjectKeyRow>,
) -> Result<Chosen, SealingError> {
    let (mut kept, mut fresh) = (Vec::new(), Vec::new());
    for (kind, subject) in wanted {
        let row = known.get(&subject);
        match row.zip(open).map(|(row, open)| open.unwrap(row)) {
            Some(Ok(key)) => kept.push(key),
            Some(Err(error)) if error != OpenError::Locked => return Err(error.into()),
            _ => {
                let newest = row.map_or(0, |row| row.version);
                let version = u32::try_from(newest + 1).map_err(|_| SealingError::Corrupt)?;
                let key = SubjectKey::generate(kind, &subject, version);
                let wrapped = public.wrap(&key);
                fresh.push((key, wrapped));
            }
        }
    }
    Ok((kept, fresh))
}

/// Opens records on all processors. Each key is unwrapped once per run of records of its subject,
/// so records are best given with each subject's together.
fn open_all(
    open: &Arc<OpenKeys>,
    rows: &[SubjectKeyRow],
    records: &[Closed],
) -> Vec<Result<Plain, OpenError>> {
    let by_key: HashMap<(&str, i64), &SubjectKeyRow> = rows
        .iter()
        .map(|row| ((row.subject.as_str(), row.version), row))
        .collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = records.len().div_ceil(threads).max(64);
    std::thread::scope(|scope| {
        let workers: Vec<_> = records
            .chunks(share)
            .map(|records| scope.spawn(|| open_share(open, &by_key, records)))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().expect("opening does not panic"))
            .collect()
    })
}

fn open_share(
    open: &OpenKeys,
    rows: &HashMap<(&str, i64), &SubjectKeyRow>,
    records: &[Closed],
) -> Vec<Result<Plain, OpenError>> {
    let mut last: Option<SubjectKey> = None;
    records
        .iter()
        .map(|record| {
            let version = record.sealed.key_version()?;
            let fits = |key: &SubjectKey| key.subject == record.subject && key.version == version;
            if !last.as_ref().is_some_and(fits) {
                let row = rows
                    .get(&(record.subject.as_str(), i64::from(version)))
                    .ok_or(OpenError::NoKey)?;
                last = Some(open.unwrap(row)?);
            }
            let key = last.as_ref().ok_or(OpenError::NoKey)?;
            key.open(record.compartment, &record.sealed)
        })
        .collect()
}

fn unique<'a>(subjects: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = std::collections::HashSet::new();
    subjects.filter(|subject| seen.insert(*subject)).collect()
}

/// The row of the newest key of each of these subjects that has one, by subject.
async fn newest_keys(
    db: &Db,
    subjects: impl Iterator<Item = &String>,
) -> Result<HashMap<String, SubjectKeyRow>, DbError> {
    let wanted = Where::new().and_in("subject", subjects);
    let rows: Vec<SubjectKeyRow> = db.all(wanted.over(&SUBJECT_KEYS)).await?;
    let mut newest: HashMap<String, SubjectKeyRow> = HashMap::with_capacity(rows.len());
    for row in rows {
        let known = newest.get(&row.subject).map_or(0, |known| known.version);
        if known < row.version {
            newest.insert(row.subject.clone(), row);
        }
    }
    Ok(newest)
}
