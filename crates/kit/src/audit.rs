//! The audit log: who did what to which record, and when. Ids only, never names or values.
//!
//! An event and its own hash are written in the transaction of the act. The [`seal`] then links
//! committed events into a hash chain; the sealed log is what jobs and in-memory indexes follow, in
//! order. Openings of people's records are group-committed, durable before the first byte leaves.

pub mod openings;
pub mod seal;
mod verify;

use sha2::{Digest, Sha256};

use crate::db::{DbError, Tx};
use crate::time::Micros;

pub use openings::Openings;
pub(crate) use verify::STATEMENTS as VERIFY_STATEMENTS;
pub use verify::{Checkpoint, Finding, Verdict, verify};

crate::sql! {
    /// Statements of this file.
    STATEMENTS;
    ADD [Text, Int, Text, Text, Text, Text, Bytes]
        "insert into audit_event (id, at, actor, action, subject, detail, hash)
         values ($1, $2, $3, $4, $5, $6, $7)";
    QUEUE [Text] "insert into audit_unsealed (event_id) values ($1)";
}

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Event {
    /// UUIDv7.
    pub id: String,
    /// When, µs UTC.
    pub at: Micros,
    /// Account id, `machine:<token id>` or `system`.
    pub actor: String,
    /// `room.thing.verb`, such as `hotline.contact.created`.
    pub action: String,
    /// Id of the record, or a list's own word such as `hotline`.
    pub subject: String,
    /// Further ids and codes as `name=value`, space separated. Never a value that a person typed.
    pub detail: String,
}

impl Event {
    /// Adds `name=value` to the detail; `value` is an id, a code or a count.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        if !self.detail.is_empty() {
            self.detail.push(' ');
        }
        self.detail.push_str(&format!("{name}={value}"));
        self
    }

    /// SHA-256 over every field, each behind its length, so that no two events share their bytes.
    pub fn hash(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        let at = self.at.to_string();
        for field in [
            &self.id,
            &at,
            &self.actor,
            &self.action,
            &self.subject,
            &self.detail,
        ] {
            hash.update((field.len() as u64).to_be_bytes());
            hash.update(field.as_bytes());
        }
        hash.finalize().into()
    }
}

impl Tx {
    /// Records what this transaction does. A write without an event cannot be committed.
    pub async fn record(&mut self, event: Event) -> Result<(), DbError> {
        let hash = event.hash().to_vec();
        let id = event.id.clone();
        let add = ADD
            .bind(event.id)
            .bind(event.at)
            .bind(event.actor)
            .bind(event.action);
        self.run(add.bind(event.subject).bind(event.detail).bind(hash))
            .await?;
        self.run(QUEUE.bind(id)).await?;
        self.count_event();
        Ok(())
    }
}

/// The chain: each link covers the one before it, its own number and the event's hash.
fn link(before: &[u8], seq: i64, event_hash: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(seq.to_be_bytes());
    hash.update(event_hash);
    hash.finalize().into()
}

/// Lower-case hexadecimal, as checkpoints print a hash.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(subject: &str, detail: &str) -> Event {
        Event {
            id: "e1".into(),
            at: 1,
            actor: "a".into(),
            action: "room.thing.done".into(),
            subject: subject.into(),
            detail: detail.into(),
        }
    }

    #[test]
    fn moving_a_letter_between_fields_changes_the_hash() {
        assert_ne!(event("ab", "c").hash(), event("a", "bc").hash());
    }

    #[test]
    fn details_are_ids_and_codes_in_a_row() {
        let event = event("s", "").with("rows", 3).with("place", "p1");
        assert_eq!(event.detail, "rows=3 place=p1");
    }
}
