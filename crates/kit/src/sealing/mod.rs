//! Sealing: how personal data lies at rest.
//!
//! ```text
//! record ──AES-256-GCM-SIV── subject key ──HPKE── mission key (pair) ──lock── passphrase
//!  in waystation.db            in keys.db           public half open       or recovery code
//! ```
//!
//! A room seals in three steps, and the order is what makes an acknowledged record safe:
//!
//! 1. `ring.keys(…)`: when it returns, the keys are durable in the key database.
//! 2. `key.seal(…)`: arithmetic alone.
//! 3. `write!(db, …)`: the sealed records become durable; only now is the act acknowledged.
//!
//! A crash after 1 leaves a key that nothing uses, which is harmless. The other order could leave a
//! record that nobody can ever open.
//!
//! This module must never write a key or a plaintext anywhere, and never print one. Why it is built
//! this way stands in `docs/adr/sealing.md`; how a mission keeps its keys in `docs/keys.md`.

pub mod canary;
mod demo;
mod lock;
mod mission;
mod record;
mod recovery;
mod ring;
mod rotation;
mod secret;
mod standing;
mod store;
mod subjects;
mod tombstone;

#[cfg(test)]
mod crash;
#[cfg(test)]
pub(crate) mod speed;
#[cfg(test)]
mod tests;

pub use demo::{DEMO_KEY_FILE, DemoSecret};
pub use lock::{LockError, Opener, Work};
pub use record::{Compartment, OpenError, Plain, Sealed, Slot, SubjectKey, SubjectKind};
pub use recovery::{RecoveryCode, RecoveryCodeError};
pub use ring::{KeyReport, KeyRing, SealingError, Status};
pub use standing::Standing;
pub use store::{MIGRATIONS, open_key_db};
pub use subjects::{Closed, Erased};
pub use tombstone::Tombstone;

pub(crate) use demo::unhex;
pub(crate) use lock::is_weak;
pub(crate) use mission::hex;

/// Every statement that runs on the key database, for the test that prepares them all.
pub fn statements() -> impl Iterator<Item = &'static crate::db::Statement> {
    [
        ring::STATEMENTS,
        rotation::STATEMENTS,
        standing::STATEMENTS,
        store::STATEMENTS,
        subjects::STATEMENTS,
    ]
    .into_iter()
    .flatten()
    .copied()
}
