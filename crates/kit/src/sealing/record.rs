//! One sealed record: what it is bound to, how long it looks, how it is sealed and opened.
//! Pure: no database, no clock. A record must never open anywhere but in the place it was sealed for.

use aes_gcm_siv::aead::{AeadInOut, KeyInit};
use aes_gcm_siv::{Aes256GcmSiv, Nonce, Tag};
use zeroize::Zeroizing;

use super::secret::{Secret, fresh};

const FORMAT: u8 = 1;
const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;
/// Format, key version, nonce.
const HEADER_BYTES: usize = 1 + 4 + NONCE_BYTES;

/// Opened bytes; wiped when dropped.
pub type Plain = Zeroizing<Vec<u8>>;

/// Whom a key belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SubjectKind {
    /// A registered person.
    Person,
    /// Somebody who called the hotline.
    Caller,
    /// Somebody who was trained.
    Trainee,
    /// Somebody who works here or at a partner.
    Staff,
}

impl SubjectKind {
    /// Every kind, in the order of the code numbers.
    pub const ALL: [Self; 4] = [Self::Person, Self::Caller, Self::Trainee, Self::Staff];

    /// The code that stands in the key database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Caller => "caller",
            Self::Trainee => "trainee",
            Self::Staff => "staff",
        }
    }

    /// The kind with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == code)
    }
}

/// What a sealed record is about. Who may open which is policy; the compartment only makes sure
/// that one cannot be passed off as another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Compartment {
    /// Names, exact birth date, documents.
    Identity,
    /// Phones, addresses.
    Contact,
    /// Protection notes.
    Protection,
    /// Medical notes.
    Medical,
    /// Photos and files, in chunks: name each by [`Compartment::part`].
    Attachments,
}

impl Compartment {
    /// One of several records of this compartment, for instance a chunk of a file. The name is
    /// authenticated: a chunk moved to another place does not open. Let the name say which chunk of
    /// how many it is, so that a file cannot lose its end unnoticed.
    pub const fn part(self, part: &str) -> Slot<'_> {
        Slot {
            compartment: self,
            part,
        }
    }

    const fn code(self) -> u8 {
        match self {
            Self::Identity => 1,
            Self::Contact => 2,
            Self::Protection => 3,
            Self::Medical => 4,
            Self::Attachments => 5,
        }
    }
}

/// The place of a record within its subject: a compartment, and a part where there are several.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot<'a> {
    compartment: Compartment,
    part: &'a str,
}

impl From<Compartment> for Slot<'static> {
    fn from(compartment: Compartment) -> Self {
        compartment.part("")
    }
}

/// A sealed record as it stands in a column: `format ‖ key version ‖ nonce ‖ ciphertext ‖ tag`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// What was read from a column. Whether it is genuine shows when it is opened.
    pub const fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// What to write into a column.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// What to write into a column.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Which of the subject's keys opens it.
    pub fn key_version(&self) -> Result<u32, OpenError> {
        Ok(self.split()?.0)
    }

    fn split(&self) -> Result<(u32, &[u8], &[u8]), OpenError> {
        let (format, rest) = self.0.split_first().ok_or(OpenError::Malformed)?;
        if *format != FORMAT || self.0.len() < HEADER_BYTES + TAG_BYTES {
            return Err(OpenError::Malformed);
        }
        let (version, rest) = rest.split_first_chunk().ok_or(OpenError::Malformed)?;
        let (nonce, body) = rest.split_at(NONCE_BYTES);
        Ok((u32::from_be_bytes(*version), nonce, body))
    }
}

/// Why a record did not open. It never says anything about the content.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum OpenError {
    /// The mission key is not in memory.
    #[error("the mission key is locked")]
    Locked,
    /// The subject has no such key: erased, or never known here.
    #[error("no key for this subject: it was erased")]
    NoKey,
    /// Not bytes that this program wrote.
    #[error("not a sealed record")]
    Malformed,
    /// Changed, or moved from another place.
    #[error("the sealed record was changed or does not belong here")]
    Tampered,
}

/// The key of one subject. Wiped when dropped.
pub struct SubjectKey {
    pub(crate) kind: SubjectKind,
    pub(crate) subject: String,
    pub(crate) version: u32,
    pub(crate) key: Secret<32>,
}

impl SubjectKey {
    /// A new key. It must be durable in the key database before anything that it sealed is
    /// acknowledged; `KeyRing` sees to that, which is why only the ring makes keys.
    pub(crate) fn generate(kind: SubjectKind, subject: &str, version: u32) -> Self {
        Self {
            kind,
            subject: subject.to_owned(),
            version,
            key: Secret::random(),
        }
    }

    /// Whom the key belongs to.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Seals `plaintext` for one place of this subject. The same text sealed twice gives two
    /// different records; texts of similar length give records of the same length.
    pub fn seal<'a>(&self, slot: impl Into<Slot<'a>>, plaintext: &[u8]) -> Sealed {
        let nonce: [u8; NONCE_BYTES] = fresh();
        let padded = padded_len(plaintext.len());
        // Exact capacity: a buffer that grew would leave plaintext in the memory it left.
        let mut out = Vec::with_capacity(HEADER_BYTES + padded + TAG_BYTES);
        out.push(FORMAT);
        out.extend_from_slice(&self.version.to_be_bytes());
        out.extend_from_slice(&nonce);
        out.extend_from_slice(plaintext);
        out.push(PAD_MARK);
        out.resize(HEADER_BYTES + padded, 0);
        let tag = self
            .cipher()
            .encrypt_inout_detached(
                &Nonce::from(nonce),
                &self.bound_to(slot.into()),
                (&mut out[HEADER_BYTES..]).into(),
            )
            .expect("a record in memory is shorter than the cipher's 64 GiB");
        out.extend_from_slice(&tag);
        Sealed(out)
    }

    /// Opens a record that was sealed for this place of this subject under this key.
    pub fn open<'a>(&self, slot: impl Into<Slot<'a>>, sealed: &Sealed) -> Result<Plain, OpenError> {
        let (version, nonce, body) = sealed.split()?;
        if version != self.version {
            return Err(OpenError::NoKey);
        }
        let (cipher_text, tag) = body.split_at(body.len() - TAG_BYTES);
        let nonce = Nonce::try_from(nonce).map_err(|_| OpenError::Malformed)?;
        let tag = Tag::try_from(tag).map_err(|_| OpenError::Malformed)?;
        let mut plain = Zeroizing::new(cipher_text.to_vec());
        self.cipher()
            .decrypt_inout_detached(
                &nonce,
                &self.bound_to(slot.into()),
                plain.as_mut_slice().into(),
                &tag,
            )
            .map_err(|_| OpenError::Tampered)?;
        let end = plain
            .iter()
            .rposition(|byte| *byte != 0)
            .filter(|at| plain[*at] == PAD_MARK)
            .ok_or(OpenError::Malformed)?;
        plain.truncate(end);
        Ok(plain)
    }

    fn cipher(&self) -> Aes256GcmSiv {
        Aes256GcmSiv::new(self.key.expose().into())
    }

    /// The authenticated place: no two places have the same bytes, since every text goes with its
    /// length.
    fn bound_to(&self, slot: Slot<'_>) -> Vec<u8> {
        let mut place = Vec::with_capacity(96);
        place.extend_from_slice(b"waystation record");
        place.push(FORMAT);
        place.push(slot.compartment.code());
        place.extend_from_slice(&self.version.to_be_bytes());
        for text in [self.kind.as_str(), &self.subject, slot.part] {
            place.extend_from_slice(&(text.len() as u64).to_be_bytes());
            place.extend_from_slice(text.as_bytes());
        }
        place
    }
}

/// Padding is this byte and then zeros, so that its start can be found without a length.
const PAD_MARK: u8 = 0x80;

/// The length of a record would tell names apart and long notes from short ones; so it moves in
/// steps: 64 bytes, then by 256 up to 1,024, then by 1,024.
const fn padded_len(plaintext: usize) -> usize {
    let needed = plaintext + 1;
    match needed {
        0..=64 => 64,
        65..=1024 => needed.next_multiple_of(256),
        _ => needed.next_multiple_of(1024),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(subject: &str, version: u32) -> SubjectKey {
        SubjectKey::generate(SubjectKind::Person, subject, version)
    }

    /// The same secret under another name, as somebody would have it who moves rows about.
    fn renamed(of: &SubjectKey, kind: SubjectKind, subject: &str, version: u32) -> SubjectKey {
        SubjectKey {
            kind,
            subject: subject.to_owned(),
            version,
            key: Secret::from_slice(of.key.expose()).unwrap(),
        }
    }

    #[test]
    fn a_record_opens_only_in_its_place() {
        let ana = key("ana", 1);
        let sealed = ana.seal(Compartment::Identity, b"Ana");
        assert_eq!(
            *ana.open(Compartment::Identity, &sealed).unwrap(),
            b"Ana".to_vec()
        );
        let elsewhere = [
            ana.open(Compartment::Contact, &sealed),
            ana.open(Compartment::Identity.part("2"), &sealed),
            renamed(&ana, SubjectKind::Person, "anb", 1).open(Compartment::Identity, &sealed),
            renamed(&ana, SubjectKind::Caller, "ana", 1).open(Compartment::Identity, &sealed),
            key("ana", 1).open(Compartment::Identity, &sealed),
        ];
        for opened in elsewhere {
            assert_eq!(opened.err(), Some(OpenError::Tampered));
        }
        let newer = renamed(&ana, SubjectKind::Person, "ana", 2);
        assert_eq!(
            newer.open(Compartment::Identity, &sealed).err(),
            Some(OpenError::NoKey)
        );
    }

    #[test]
    fn the_key_version_in_the_header_is_authenticated() {
        let first = key("ana", 1);
        let mut bytes = first.seal(Compartment::Medical, b"x").into_bytes();
        bytes[4] = 2;
        let second = renamed(&first, SubjectKind::Person, "ana", 2);
        assert_eq!(
            second
                .open(Compartment::Medical, &Sealed::from_bytes(bytes))
                .err(),
            Some(OpenError::Tampered)
        );
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let ana = key("ana", 1);
        let sealed = ana.seal(Compartment::Contact, b"+375 29 000 00 00");
        for bit in 0..sealed.0.len() * 8 {
            let mut bytes = sealed.0.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert!(
                ana.open(Compartment::Contact, &Sealed(bytes)).is_err(),
                "bit {bit}"
            );
        }
        for len in 0..sealed.0.len() {
            let cut = Sealed(sealed.0[..len].to_vec());
            assert!(
                ana.open(Compartment::Contact, &cut).is_err(),
                "cut to {len}"
            );
        }
    }

    #[test]
    fn lengths_move_in_steps() {
        let steps = [0, 63, 64, 255, 256, 511, 1023, 1024, 2047, 2048].map(padded_len);
        assert_eq!(steps, [64, 64, 256, 256, 512, 512, 1024, 2048, 2048, 3072]);
        let ana = key("ana", 1);
        let len = |text: &[u8]| ana.seal(Compartment::Identity, text).0.len();
        assert_eq!(len(b"Li"), len(b"Abdurrahmanzade-Konstantinopolskaya"));
        assert_eq!(len(b""), HEADER_BYTES + 64 + TAG_BYTES);
    }

    #[test]
    fn sealing_twice_gives_two_records() {
        let ana = key("ana", 1);
        let twice = [(); 2].map(|()| ana.seal(Compartment::Identity, b"Ana"));
        assert_ne!(twice[0], twice[1]);
    }

    #[test]
    fn codes_of_kinds_are_read_back() {
        for kind in SubjectKind::ALL {
            assert_eq!(SubjectKind::parse(kind.as_str()), Some(kind));
        }
        assert_eq!(SubjectKind::parse("visitor"), None);
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_to_the_same(text: Vec<u8>, subject in ".{0,40}", part in ".{0,20}", version: u32) {
            let key = key(&subject, version);
            let slot = Compartment::Attachments.part(&part);
            let sealed = key.seal(slot, &text);
            prop_assert_eq!(sealed.key_version(), Ok(version));
            prop_assert_eq!(&*key.open(slot, &sealed).unwrap(), &text);
        }

        #[test]
        fn rubbish_is_refused_without_a_panic(bytes: Vec<u8>) {
            prop_assert!(key("ana", 1).open(Compartment::Identity, &Sealed(bytes)).is_err());
        }
    }
}
