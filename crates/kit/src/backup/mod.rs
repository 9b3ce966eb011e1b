//! Backup and restore: both databases of a mission in one sealed file, checked before it counts.
//!
//! The records are read in one snapshot, then the keys in another: a record's key was durable
//! before the record was, so no record in a backup lacks its key, unless the person was erased in
//! between. The file is the same for both engines: a mission that outgrows its machine is restored
//! into PostgreSQL.
//!
//! It must never write plaintext to a disk other than into the restored database itself, never
//! replace anything, and never serve a restored mission before its tombstones are applied.

mod archive;
mod restore;
mod rows;
mod save;
mod stones;

#[cfg(test)]
mod tests;

use std::io;
use std::path::PathBuf;

pub use archive::{Contents, Manifest, OpenWith, SealFor, Sum};
pub use restore::{Restored, restore, verify};
pub use save::backup;

use crate::db::{Db, DbError, MigrateError};
use crate::sealing::{LockError, SealingError};

/// The two databases in a backup, by the names that stand in its manifest.
const RECORDS: &str = "records";
const KEYS: &str = "keys";

/// The two databases of a mission.
#[derive(Clone)]
pub struct Mission {
    /// People, acts, audit.
    pub records: Db,
    /// See [`crate::sealing::open_key_db`].
    pub keys: Db,
}

/// How far a backup or restore has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// Rows done.
    pub done: u64,
    /// Rows in all, once that is known.
    pub of: Option<u64>,
}

/// The parts of a backup or restore.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Reading the mission and writing the file.
    Writing,
    /// Reading the file, whole, before anything is believed.
    Checking,
    /// Filling the new databases.
    Loading,
    /// Reading the new databases and comparing them with what the file promised.
    Comparing,
}

/// Hears how far it is.
pub type Listener<'a> = &'a mut (dyn FnMut(Progress) + Send);

/// Why a backup was not made or not restored. In each case nothing was replaced, and what was
/// begun was taken away.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file or folder to be written is there already.
    #[error("{} exists already and is not replaced", .0.display())]
    Exists(PathBuf),
    /// The database to restore into holds something.
    #[error("the target database is not empty; create a new one")]
    NotEmpty,
    /// Neither a passphrase nor a recipient.
    #[error("say who shall be able to open the backup: a passphrase or recipients")]
    NoKey,
    /// The passphrase is too short.
    #[error(transparent)]
    Passphrase(#[from] LockError),
    /// Not an `age` public key.
    #[error("{0} is no age public key (age1…)")]
    Recipient(String),
    /// Not an `age` identity.
    #[error("the identity file holds a line that is no AGE-SECRET-KEY-1…")]
    Identity,
    /// The passphrase or identity is another one.
    #[error("this passphrase or key does not open the backup")]
    WrongKey,
    /// Cut, changed, or no backup of ours.
    #[error("the backup is damaged or cut off; nothing was restored")]
    Damaged,
    /// Written by a newer program.
    #[error("the backup was written by Waystation {0}, which is newer; use that program")]
    Newer(String),
    /// What was written does not read back the same.
    #[error("what was written does not read back the same: the disk or its memory is failing")]
    Unverified,
    /// A list of tombstones cannot be read.
    #[error("{} cannot be read as a list of tombstones; restore it or take it away knowingly", .0.display())]
    Tombstones(PathBuf),
    /// The file system failed.
    #[error("file: {0}")]
    File(#[from] io::Error),
    /// A row or manifest could not be written as text.
    #[error("text: {0}")]
    Text(#[from] serde_json::Error),
    /// A database failed.
    #[error("database: {0}")]
    Db(#[from] DbError),
    /// A migration failed.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The key database failed.
    #[error(transparent)]
    Sealing(#[from] SealingError),
}

/// The thread beside the server's that reads or writes the file died.
fn thread_died<E>(_: E) -> BackupError {
    BackupError::File(io::Error::other("the backup's thread ended early"))
}
