//! Tombstones: the memory of who was erased, without saying who. A restore of an older backup
//! brings the erased person's key back; the tombstone takes it away again before anything is served.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::secret::Secret;
use crate::time::Micros;

/// One erased subject, as it stands in the key database.
#[derive(Clone, PartialEq, Eq, Debug, sqlx::FromRow)]
pub struct Tombstone {
    /// HMAC-SHA-256 of the subject's id: 32 bytes.
    pub mac: Vec<u8>,
    /// When the subject was erased.
    pub at: Micros,
}

/// Turns a subject's id into its tombstone. The key lies in the key database, readable while the
/// mission is locked: restoring must not wait for a custodian. It hides who was erased from whoever
/// has the list of tombstones alone, which is why that list may be copied anywhere.
pub(crate) struct TombstoneKey(pub(crate) Secret<32>);

impl TombstoneKey {
    /// HMAC-SHA-256 of the subject's id.
    pub(crate) fn tombstone(&self, subject: &str) -> [u8; 32] {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(self.0.expose())
            .expect("HMAC takes keys of any length");
        mac.update(subject.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231 §4.3 has no 32-byte key; this value was computed with `openssl dgst -sha256 -hmac`.
    #[test]
    fn a_tombstone_is_the_hmac_of_the_id() {
        let key = TombstoneKey(Secret::from_slice(b"0123456789abcdef0123456789abcdef").unwrap());
        assert_eq!(
            crate::sealing::mission::hex(&key.tombstone("ana")),
            "d66e77f17faf9bcf23f6c4d6c98814e0293d150aac51473a133e6f1f271be60b"
        );
        assert_ne!(key.tombstone("ana"), key.tombstone("anb"));
    }
}
