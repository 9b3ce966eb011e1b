//! The mission key: a key pair. The public half wraps subject keys, and may lie open, so that a
//! locked server goes on accepting records; only the private half unwraps them. Pure: no database.

use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::record::{OpenError, SubjectKey, SubjectKind};
use super::secret::Secret;

type KemPublic = <X25519HkdfSha256 as Kem>::PublicKey;
type KemPrivate = <X25519HkdfSha256 as Kem>::PrivateKey;
type Encapped = <X25519HkdfSha256 as Kem>::EncappedKey;

/// RFC 9180 `info`: separates these envelopes from any other use of the same key pair.
const INFO: &[u8] = b"waystation mission key v1";
/// Length of the encapsulated key in front of each envelope.
const ENCAPPED_BYTES: usize = 32;

/// The public half, with the name by which the key database refers to the pair.
#[derive(Clone)]
pub(crate) struct MissionPublic {
    id: String,
    key: KemPublic,
}

/// The private half. The library wipes it when it is dropped.
pub(crate) struct MissionPrivate {
    public: MissionPublic,
    key: KemPrivate,
}

impl MissionPublic {
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let key = KemPublic::from_bytes(bytes).ok()?;
        Some(Self {
            id: fingerprint(bytes),
            key,
        })
    }

    /// The fingerprint of the key: 128 bits of its SHA-256 as hex. A swapped public half cannot
    /// keep the old name.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        self.key.to_bytes().to_vec()
    }

    /// Wraps a subject key for the key database: 80 bytes.
    pub(crate) fn wrap(&self, subject: &SubjectKey) -> Vec<u8> {
        let place = place(subject.kind, &subject.subject, subject.version);
        self.envelope(&place, subject.key.expose())
    }

    /// Wraps the private half of the pair that this one replaces, so that whoever opens the new
    /// one opens what is still wrapped to the old one.
    pub(crate) fn wrap_predecessor(&self, old: &MissionPrivate) -> Vec<u8> {
        self.envelope(
            predecessor_place(old.public.id()).as_bytes(),
            old.secret().expose(),
        )
    }

    fn envelope(&self, aad: &[u8], secret: &[u8; 32]) -> Vec<u8> {
        let (encapped, cipher_text) = hpke::single_shot_seal::<
            AesGcm256,
            HkdfSha256,
            X25519HkdfSha256,
        >(&OpModeS::Base, &self.key, INFO, secret, aad)
        .expect("sealing to a valid public key cannot fail");
        [encapped.to_bytes().as_slice(), &cipher_text].concat()
    }
}

impl MissionPrivate {
    pub(crate) fn generate() -> Self {
        // Clamping happens where the bytes become a key; any 32 random bytes are one.
        Self::from_secret(&Secret::random()).expect("32 bytes are a private key")
    }

    pub(crate) fn from_secret(secret: &Secret<32>) -> Option<Self> {
        let key = KemPrivate::from_bytes(secret.expose()).ok()?;
        let public = X25519HkdfSha256::sk_to_pk(&key);
        Some(Self {
            public: MissionPublic::from_bytes(&public.to_bytes())?,
            key,
        })
    }

    pub(crate) fn public(&self) -> &MissionPublic {
        &self.public
    }

    pub(crate) fn secret(&self) -> Secret<32> {
        let mut secret = Secret::zeroed();
        self.key.write_exact(secret.expose_mut());
        secret
    }

    /// Opens what [`MissionPublic::wrap`] wrapped for this subject and version.
    pub(crate) fn unwrap(
        &self,
        kind: SubjectKind,
        subject: &str,
        version: u32,
        wrapped: &[u8],
    ) -> Result<SubjectKey, OpenError> {
        let key = self.open(&place(kind, subject, version), wrapped)?;
        Ok(SubjectKey {
            kind,
            subject: subject.to_owned(),
            version,
            key,
        })
    }

    /// Opens the private half of the pair named `id` that this one replaced.
    pub(crate) fn unwrap_predecessor(&self, id: &str, wrapped: &[u8]) -> Result<Self, OpenError> {
        let secret = self.open(predecessor_place(id).as_bytes(), wrapped)?;
        Self::from_secret(&secret)
            .filter(|old| old.public.id() == id)
            .ok_or(OpenError::Tampered)
    }

    fn open(&self, aad: &[u8], envelope: &[u8]) -> Result<Secret<32>, OpenError> {
        let (encapped, cipher_text) = envelope
            .split_at_checked(ENCAPPED_BYTES)
            .ok_or(OpenError::Malformed)?;
        let encapped = Encapped::from_bytes(encapped).map_err(|_| OpenError::Malformed)?;
        let plain = hpke::single_shot_open::<AesGcm256, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.key,
            &encapped,
            INFO,
            cipher_text,
            aad,
        )
        .map_err(|_| OpenError::Tampered)?;
        Secret::from_slice(&Zeroizing::new(plain)).ok_or(OpenError::Malformed)
    }
}

/// What a wrapped subject key is bound to, so that it cannot be moved to another row.
fn place(kind: SubjectKind, subject: &str, version: u32) -> Vec<u8> {
    let mut place = Vec::with_capacity(64);
    place.extend_from_slice(b"subject key");
    place.extend_from_slice(&version.to_be_bytes());
    for text in [kind.as_str(), subject] {
        place.extend_from_slice(&(text.len() as u64).to_be_bytes());
        place.extend_from_slice(text.as_bytes());
    }
    place
}

fn predecessor_place(id: &str) -> String {
    format!("mission key {id}")
}

fn fingerprint(public: &[u8]) -> String {
    hex(&Sha256::digest(public)[..16])
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    // Exact capacity: a text that grew would leave pieces of a secret in the memory it left.
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealing::Compartment;

    fn ana() -> SubjectKey {
        SubjectKey::generate(SubjectKind::Person, "ana", 3)
    }

    #[test]
    fn what_the_public_half_wraps_the_private_half_opens() {
        let mission = MissionPrivate::generate();
        let public = MissionPublic::from_bytes(&mission.public().to_bytes()).unwrap();
        let key = ana();
        let sealed = key.seal(Compartment::Identity, b"Ana");
        let wrapped = public.wrap(&key);
        assert_eq!(wrapped.len(), 80);
        let again = mission
            .unwrap(SubjectKind::Person, "ana", 3, &wrapped)
            .unwrap();
        assert_eq!(
            *again.open(Compartment::Identity, &sealed).unwrap(),
            b"Ana".to_vec()
        );
    }

    #[test]
    fn a_wrapped_key_opens_only_in_its_row() {
        let mission = MissionPrivate::generate();
        let wrapped = mission.public().wrap(&ana());
        let other = MissionPrivate::generate();
        let failed = [
            mission.unwrap(SubjectKind::Staff, "ana", 3, &wrapped),
            mission.unwrap(SubjectKind::Person, "anb", 3, &wrapped),
            mission.unwrap(SubjectKind::Person, "ana", 4, &wrapped),
            other.unwrap(SubjectKind::Person, "ana", 3, &wrapped),
        ];
        for result in failed {
            assert_eq!(result.err(), Some(OpenError::Tampered));
        }
        for len in 0..wrapped.len() {
            assert!(
                mission
                    .unwrap(SubjectKind::Person, "ana", 3, &wrapped[..len])
                    .is_err()
            );
        }
    }

    #[test]
    fn the_secret_of_a_pair_makes_the_same_pair() {
        let mission = MissionPrivate::generate();
        let again = MissionPrivate::from_secret(&mission.secret()).unwrap();
        assert_eq!(again.public().id(), mission.public().id());
        assert_eq!(mission.public().id().len(), 32);
    }

    #[test]
    fn a_new_pair_opens_the_one_it_replaced_and_no_other() {
        let (old, new) = (MissionPrivate::generate(), MissionPrivate::generate());
        let wrapped = new.public().wrap_predecessor(&old);
        let opened = new.unwrap_predecessor(old.public().id(), &wrapped).unwrap();
        assert_eq!(opened.public().id(), old.public().id());
        assert_eq!(
            new.unwrap_predecessor("another", &wrapped).err(),
            Some(OpenError::Tampered)
        );
    }
}
