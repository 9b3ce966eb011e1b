//! The key ring: the mission key in memory, and the key database beneath it. It hands out subject
//! keys that are already durable, opens records, erases. It must never cache a subject key, so that
//! an erasure holds everywhere at once, and never write a private key unwrapped.

use std::path::Path;
use std::sync::{Arc, RwLock};

use zeroize::Zeroizing;

use super::demo::DemoSecret;
use super::lock::{Lock, LockError, Opener, Work};
use super::mission::{MissionPrivate, MissionPublic};
use super::record::{OpenError, SubjectKey, SubjectKind};
use super::recovery::RecoveryCode;
use super::secret::Secret;
use super::store::{self, SubjectKeyRow};
use super::tombstone::TombstoneKey;
use crate::db::{AsDbError, Db, DbError};
use crate::time::Clock;

crate::sql! {
    /// Everything of this file, for the test that prepares all statements on both engines.
    STATEMENTS;
    METHODS [Text]
        "select method from mission_key_lock where mission_key_id = $1 order by method";
    LOCK [Text, Text]
        "select method, params, salt, wrapped from mission_key_lock \
         where mission_key_id = $1 and method = $2";
    COUNT_KEYS [] "select count(*) from subject_key";
    TOMBSTONE_KEY [] "select secret from tombstone_key where id = 1";
    ADD_TOMBSTONE_KEY [Bytes] "insert into tombstone_key (id, secret) values (1, $1)";
}

/// Why the ring could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum SealingError {
    /// `waystation key init` was never run.
    #[error("this mission has no key yet; run `waystation key init`")]
    Uninitialised,
    /// There is a mission key already; a second one would orphan what the first has sealed.
    #[error("this mission has a key already; `waystation key rotate` replaces it")]
    AlreadyInitialised,
    /// Rotation needs the private half of the present key.
    #[error("the mission key is locked; unlock it first")]
    Locked,
    /// A rotation stopped halfway and must be finished before another begins.
    #[error("the last rotation is not finished; unlock, and it goes on")]
    RotationUnfinished,
    /// The subject was erased: nothing may be stored about her under this id again.
    #[error("this subject was erased")]
    Erased,
    /// Other writers changed the same keys several times over.
    #[error("other writers kept changing these keys; try again")]
    Busy,
    /// A row of the key database is not what this program writes.
    #[error("the key database was changed from outside; restore it from a backup")]
    Corrupt,
    /// The passphrase, code or file does not fit.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// A record did not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The demo's key file could not be written.
    #[error("the demo's key file: {0}")]
    KeyFile(#[from] std::io::Error),
    /// The key database failed.
    #[error("key database: {0}")]
    Db(#[from] DbError),
}

impl AsDbError for SealingError {
    fn as_db(&self) -> Option<&DbError> {
        match self {
            Self::Db(error) => Some(error),
            _ => None,
        }
    }
}

/// How a mission's key stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// No mission key: nothing can be sealed.
    Uninitialised,
    /// Records can be sealed and received, none opened.
    Locked,
    /// Records can be opened.
    Unlocked,
}

/// What `waystation key status` shows. Nothing in it is secret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyReport {
    /// How the key stands in this process.
    pub status: Status,
    /// Fingerprint of the current public half.
    pub mission_key: Option<String>,
    /// What opens it: `passphrase`, `recovery`, `demo_file`.
    pub locks: Vec<String>,
    /// Subject keys in the database.
    pub subject_keys: i64,
    /// Of these, how many a rotation has still to wrap again.
    pub still_under_old_key: i64,
}

/// The mission key pairs in memory while unlocked; wiped when the last user is done.
pub(super) struct OpenKeys {
    pub(super) current: MissionPrivate,
    pub(super) previous: Option<MissionPrivate>,
}

impl OpenKeys {
    /// Unwraps a subject key. `Locked` when it is wrapped to a pair that another process made
    /// since: this one must be unlocked again.
    pub(super) fn unwrap(&self, row: &SubjectKeyRow) -> Result<SubjectKey, OpenError> {
        let kind = SubjectKind::parse(&row.kind).ok_or(OpenError::Malformed)?;
        let version = u32::try_from(row.version).map_err(|_| OpenError::Malformed)?;
        self.private(&row.mission_key_id)
            .ok_or(OpenError::Locked)?
            .unwrap(kind, &row.subject, version, &row.wrapped)
    }

    fn private(&self, id: &str) -> Option<&MissionPrivate> {
        [Some(&self.current), self.previous.as_ref()]
            .into_iter()
            .flatten()
            .find(|key| key.public().id() == id)
    }
}

/// The keys of one mission; clones share what is in memory.
#[derive(Clone)]
pub struct KeyRing {
    pub(super) db: Db,
    pub(super) clock: Clock,
    open: Arc<RwLock<Option<Arc<OpenKeys>>>>,
    /// One passphrase at a time: each costs 64 MiB, and a crowd of guesses must not take the server.
    slow: Arc<tokio::sync::Mutex<()>>,
}

impl KeyRing {
    /// A locked ring over a key database (see [`super::open_key_db`]) whose schema is up to date.
    pub fn new(db: Db, clock: Clock) -> Self {
        Self {
            db,
            clock,
            open: Arc::default(),
            slow: Arc::default(),
        }
    }

    /// How the key stands in this process.
    pub async fn status(&self) -> Result<Status, SealingError> {
        let current = match self.public().await {
            Ok(public) => public,
            Err(SealingError::Uninitialised) => return Ok(Status::Uninitialised),
            Err(error) => return Err(error),
        };
        let open = self.opened();
        let is_open = open.is_some_and(|keys| keys.current.public().id() == current.id());
        Ok(if is_open {
            Status::Unlocked
        } else {
            Status::Locked
        })
    }

    /// Everything that an administrator may know about the keys.
    pub async fn report(&self) -> Result<KeyReport, SealingError> {
        let status = self.status().await?;
        let rows = store::mission_keys(&self.db).await?;
        let (subject_keys,): (i64,) = self.db.one(COUNT_KEYS.query()).await?;
        let mut report = KeyReport {
            status,
            mission_key: None,
            locks: Vec::new(),
            subject_keys,
            still_under_old_key: 0,
        };
        for row in rows {
            if row.state == "current" {
                let methods: Vec<(String,)> = self.db.all(METHODS.bind(&row.id)).await?;
                report.locks = methods.into_iter().map(|(method,)| method).collect();
                report.mission_key = Some(row.id);
            } else {
                report.still_under_old_key += store::count_under(&self.db, &row.id).await?;
            }
        }
        Ok(report)
    }

    /// Makes the mission key, locked by `passphrase`, and unlocks it. The recovery code is the only
    /// other way in: it is shown once and stored nowhere.
    pub async fn init(&self, passphrase: &str, work: Work) -> Result<RecoveryCode, SealingError> {
        self.refuse_second_init().await?;
        let mission = MissionPrivate::generate();
        let (mission, locks, code) = self.two_locks(mission, passphrase, work).await?;
        self.store_first(mission, &locks).await?;
        Ok(code)
    }

    /// Makes the mission key of a demo, which the key file in `folder` opens, and unlocks it.
    pub async fn init_demo(&self, folder: &Path) -> Result<(), SealingError> {
        self.refuse_second_init().await?;
        let mission = MissionPrivate::generate();
        let secret = DemoSecret::generate();
        // The file first: a database whose only key was never written would be lost.
        secret.write(folder)?;
        let lock = Lock::by_demo_file(&mission, &secret)?;
        self.store_first(mission, &[lock]).await
    }

    /// Brings the mission key into memory.
    pub async fn unlock(&self, opener: Opener) -> Result<(), SealingError> {
        let rows = store::mission_keys(&self.db).await?;
        let current = rows
            .iter()
            .find(|row| row.state == "current")
            .ok_or(SealingError::Uninitialised)?;
        let lock: Lock = self
            .db
            .maybe(LOCK.bind(&current.id).bind(opener.method()))
            .await?
            .ok_or(LockError::NoSuchLock)?;
        let id = current.id.clone();
        let current = self.blocking(move || lock.open(&id, &opener)).await??;
        let previous = rows
            .iter()
            .find(|row| row.state == "previous")
            .map(|row| {
                let wrapped = row.wrapped.as_deref().ok_or(OpenError::Malformed)?;
                current.unwrap_predecessor(&row.id, wrapped)
            })
            .transpose()?;
        self.set_open(Some(OpenKeys { current, previous }));
        Ok(())
    }

    /// Drops and wipes the mission key. What is under way finishes; nothing new opens.
    pub fn lock(&self) {
        self.set_open(None);
    }

    /// The public half that seals; read each time, since another process may have rotated it.
    pub(super) async fn public(&self) -> Result<MissionPublic, SealingError> {
        let rows = store::mission_keys(&self.db).await?;
        let row = rows
            .iter()
            .find(|row| row.state == "current")
            .ok_or(SealingError::Uninitialised)?;
        MissionPublic::from_bytes(&row.public_half)
            .filter(|public| public.id() == row.id)
            .ok_or(SealingError::Corrupt)
    }

    pub(super) fn opened(&self) -> Option<Arc<OpenKeys>> {
        self.open
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    pub(super) fn set_open(&self, keys: Option<OpenKeys>) {
        *self
            .open
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = keys.map(Arc::new);
    }

    /// The key that makes tombstones.
    pub(super) async fn tombstone_key(&self) -> Result<TombstoneKey, SealingError> {
        let (secret,): (Vec<u8>,) = self
            .db
            .maybe(TOMBSTONE_KEY.query())
            .await?
            .ok_or(SealingError::Uninitialised)?;
        let secret = Secret::from_slice(&secret).ok_or(SealingError::Corrupt)?;
        Ok(TombstoneKey(secret))
    }

    /// Locks a private half by a passphrase and by a new recovery code.
    pub(super) async fn two_locks(
        &self,
        mission: MissionPrivate,
        passphrase: &str,
        work: Work,
    ) -> Result<(MissionPrivate, [Lock; 2], RecoveryCode), SealingError> {
        let words = Zeroizing::new(passphrase.to_owned());
        self.blocking(move || {
            let code = RecoveryCode::generate();
            let by_words = Lock::by_passphrase(&mission, &words, work)?;
            let by_code = Lock::by_recovery(&mission, &code)?;
            Ok((mission, [by_words, by_code], code))
        })
        .await?
    }

    /// Runs slow arithmetic beside the server's threads, one at a time.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, SealingError> {
        let _turn = self.slow.lock().await;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| SealingError::Busy)
    }

    async fn refuse_second_init(&self) -> Result<(), SealingError> {
        match self.public().await {
            Err(SealingError::Uninitialised) => Ok(()),
            Ok(_) => Err(SealingError::AlreadyInitialised),
            Err(error) => Err(error),
        }
    }

    async fn store_first(
        &self,
        mission: MissionPrivate,
        locks: &[Lock],
    ) -> Result<(), SealingError> {
        let tombstones: Secret<32> = Secret::random();
        let now = self.clock.now();
        let stored = crate::housekeeping!(self.db, tx => {
            store::add_mission_key(tx, mission.public(), now, locks).await?;
            tx.run(ADD_TOMBSTONE_KEY.bind(tombstones.expose().as_slice())).await?;
            Ok::<_, SealingError>(())
        });
        match stored {
            // Two `init` at once: the unique index lets one through.
            Err(SealingError::Db(error)) if error.is_duplicate() => {
                Err(SealingError::AlreadyInitialised)
            }
            Err(error) => Err(error),
            Ok(()) => {
                self.set_open(Some(OpenKeys {
                    current: mission,
                    previous: None,
                }));
                Ok(())
            }
        }
    }
}
