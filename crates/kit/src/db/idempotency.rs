//! Idempotency keys: a create that is sent twice is done once. The first answer's id and status
//! are kept, never its body (a stored body would be a second, unsealed copy of people's data).

use sha2::{Digest, Sha256};

use super::{Db, DbError, Tx};

crate::sql! {
    /// Statements of this file.
    STATEMENTS;
    FIND [Text] "select fingerprint, result from idempotency where key = $1";
    OLD [Int] "delete from idempotency where at < $1";
    KEEP [Text, Bytes, Text, Int]
        "insert into idempotency (key, fingerprint, result, at) values ($1, $2, $3, $4)";
}

/// What the sender calls this act, with a fingerprint of what it asks for.
#[derive(Debug, Clone)]
pub struct Key {
    key: String,
    fingerprint: Vec<u8>,
}

/// Whether a key was met before.
#[derive(Debug, PartialEq, Eq)]
pub enum Seen {
    /// Never: act, then [`Tx::settle`].
    Never,
    /// The same act, done before, with this result (an id).
    Before(String),
    /// The same key for something else: refuse with 409.
    Otherwise,
}

impl Key {
    /// `scope` keeps actors and routes apart, `key` is the sender's, `body` what was asked.
    pub fn new(scope: &str, key: &str, body: &[u8]) -> Self {
        let named = format!("{scope}\n{key}");
        let digest = Sha256::digest(named.as_bytes());
        // The sender's key is random and only its digest is stored: mixed in, it keeps what was
        // typed from being guessed out of the fingerprint.
        let fingerprint = Sha256::new()
            .chain_update(&named)
            .chain_update(body)
            .finalize()
            .to_vec();
        let key = digest.iter().map(|b| format!("{b:02x}")).collect();
        Self { key, fingerprint }
    }
}

/// Days that a key is remembered: longer than any sender tries again.
pub const KEY_DAYS: i64 = 30;

/// Forgets keys that nobody will send again; `now` in µs UTC.
pub async fn tidy_idempotency(db: &Db, now: i64) -> Result<(), DbError> {
    let before = now - KEY_DAYS * 24 * 3600 * 1_000_000;
    crate::housekeeping!(db, tx => tx.run(OLD.bind(before)).await.map(drop))
}

#[derive(sqlx::FromRow)]
struct Kept {
    fingerprint: Vec<u8>,
    result: String,
}

impl Tx {
    /// Looks the key up inside the transaction of the act.
    pub async fn seen(&mut self, key: &Key) -> Result<Seen, DbError> {
        let kept: Option<Kept> = self.maybe(FIND.bind(&key.key)).await?;
        Ok(match kept {
            None => Seen::Never,
            Some(kept) if kept.fingerprint == key.fingerprint => Seen::Before(kept.result),
            Some(_) => Seen::Otherwise,
        })
    }

    /// Keeps the result of the act under its key; `at` in µs UTC, for the daily clean-up.
    pub async fn settle(&mut self, key: &Key, result: &str, at: i64) -> Result<(), DbError> {
        let keep = KEEP
            .bind(&key.key)
            .bind(key.fingerprint.clone())
            .bind(result)
            .bind(at);
        self.run(keep).await.map(drop)
    }
}
