//! The standing key: for the few things that must work while the mission is locked, such as counting
//! failed sign-ins without keeping names, or checking a second factor. It lies in the key database,
//! apart from what it protects. It must never seal a person's record: whoever has both databases
//! can use it.

use aes_gcm_siv::aead::AeadInOut;
use aes_gcm_siv::{Aes256GcmSiv, Nonce, Tag};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::mission::hex;
use super::record::{OpenError, Plain};
use super::ring::{KeyRing, SealingError};
use super::secret::{Secret, fresh};

crate::sql! {
    /// Everything of this file, for the test that prepares all statements on both engines.
    STATEMENTS;
    FIND [] "select secret from standing_key where id = 1";
    MAKE [Bytes] "insert into standing_key (id, secret) values (1, $1) on conflict (id) do nothing";
}

const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;

/// The standing key in memory.
pub struct Standing(Secret<32>);

impl KeyRing {
    /// The standing key; made when it is asked for the first time.
    pub async fn standing(&self) -> Result<Standing, SealingError> {
        if let Some(key) = self.find_standing().await? {
            return Ok(key);
        }
        let secret: Secret<32> = Secret::random();
        crate::housekeeping!(self.db, tx => {
            tx.run(MAKE.bind(secret.expose().as_slice())).await?;
            Ok::<_, SealingError>(())
        })?;
        // Another process may have been quicker: what is stored counts.
        self.find_standing().await?.ok_or(SealingError::Busy)
    }

    async fn find_standing(&self) -> Result<Option<Standing>, SealingError> {
        let found: Option<(Vec<u8>,)> = self.db.maybe(FIND.query()).await?;
        found
            .map(|(secret,)| Secret::from_slice(&secret).map(Standing))
            .map(|key| key.ok_or(SealingError::Corrupt))
            .transpose()
    }
}

impl Standing {
    /// A text that stands for another: the same each time, and without the key nobody can find
    /// out which. `purpose` keeps uses apart. HMAC-SHA-256 as 64 hexadecimal digits.
    pub fn mask(&self, purpose: &str, text: &str) -> String {
        hex(&self.mac(purpose, text.as_bytes()))
    }

    /// Hides bytes so that they can be read back; `place` (table, row) is authenticated.
    pub fn hide(&self, place: &str, plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE_BYTES] = fresh();
        let mut hidden = nonce.to_vec();
        hidden.extend_from_slice(plain);
        let tag = self
            .cipher()
            .encrypt_inout_detached(
                &Nonce::from(nonce),
                place.as_bytes(),
                (&mut hidden[NONCE_BYTES..]).into(),
            )
            .expect("far less than the cipher's limit");
        hidden.extend_from_slice(&tag);
        hidden
    }

    /// Reads back what was hidden in this very place.
    pub fn reveal(&self, place: &str, hidden: &[u8]) -> Result<Plain, OpenError> {
        let (nonce, rest) = hidden
            .split_first_chunk::<NONCE_BYTES>()
            .ok_or(OpenError::Malformed)?;
        let (body, tag) = rest
            .split_last_chunk::<TAG_BYTES>()
            .ok_or(OpenError::Malformed)?;
        let mut plain = Plain::new(body.to_vec());
        self.cipher()
            .decrypt_inout_detached(
                &Nonce::from(*nonce),
                place.as_bytes(),
                plain.as_mut_slice().into(),
                &Tag::from(*tag),
            )
            .map_err(|_| OpenError::Tampered)?;
        Ok(plain)
    }

    fn mac(&self, purpose: &str, bytes: &[u8]) -> [u8; 32] {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(self.0.expose())
            .expect("HMAC takes keys of any length");
        mac.update(&(purpose.len() as u64).to_be_bytes());
        mac.update(purpose.as_bytes());
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }

    /// A key of its own, so that hiding and masking never share one.
    fn cipher(&self) -> Aes256GcmSiv {
        Aes256GcmSiv::new(&self.mac("hide", b"").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Standing {
        Standing(Secret::from_slice(&[7; 32]).unwrap())
    }

    #[test]
    fn what_is_hidden_is_read_back_in_its_place_alone() {
        let hidden = key().hide("second_factor olga", b"secret");
        assert!(!hidden.windows(6).any(|w| w == b"secret"));
        let read = key().reveal("second_factor olga", &hidden).unwrap();
        assert_eq!(&*read, b"secret");
        assert!(key().reveal("second_factor kim", &hidden).is_err());
        assert!(key().reveal("second_factor olga", &hidden[..20]).is_err());
        let other = Standing(Secret::from_slice(&[8; 32]).unwrap());
        assert!(other.reveal("second_factor olga", &hidden).is_err());
    }

    #[test]
    fn masks_keep_uses_and_texts_apart() {
        let key = key();
        assert_eq!(key.mask("login", "olga"), key.mask("login", "olga"));
        assert_ne!(key.mask("login", "olga"), key.mask("login", "kim"));
        assert_ne!(key.mask("login", "olga"), key.mask("code", "olga"));
        assert_ne!(key.mask("a", "bc"), key.mask("ab", "c"));
        assert_eq!(key.mask("login", "olga").len(), 64);
    }
}
