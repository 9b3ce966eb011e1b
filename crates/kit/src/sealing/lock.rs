//! Locks: how the private half of a mission key lies in the key database. Each lock is the same
//! 32 bytes wrapped under a key made from a passphrase, a recovery code, or a demo's key file.
//! Pure and slow on purpose: call it where blocking is allowed. Nothing here may be printed.

use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};
use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::demo::DemoSecret;
use super::mission::MissionPrivate;
use super::recovery::RecoveryCode;
use super::secret::{Secret, fresh};

/// NIST SP 800-63B-4 §3.1.1: a secret that stands alone has at least 15 characters.
const PASSPHRASE_CHARS: usize = 15;
const NONCE_BYTES: usize = 12;

/// Whether a passphrase is too short to stand alone.
pub(crate) fn is_weak(words: &str) -> bool {
    words.chars().count() < PASSPHRASE_CHARS
}

/// How much work one guess at a passphrase costs (Argon2id, RFC 9106).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Work {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

impl Work {
    /// 64 MiB, 3 passes: RFC 9106 §4, second recommended option (with one lane, since a server
    /// checks one passphrase at a time).
    pub const PRODUCTION: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
    };

    /// What a stored lock may ask for at most: a changed key database must not exhaust a server.
    const LIMIT: Self = Self {
        memory_kib: 1024 * 1024,
        passes: 20,
    };

    fn to_text(self) -> String {
        format!("argon2id m={} t={}", self.memory_kib, self.passes)
    }

    fn parse(text: &str) -> Option<Self> {
        let (memory, passes) = text.strip_prefix("argon2id m=")?.split_once(" t=")?;
        let work = Self {
            memory_kib: memory.parse().ok()?,
            passes: passes.parse().ok()?,
        };
        let fits = work.memory_kib <= Self::LIMIT.memory_kib && work.passes <= Self::LIMIT.passes;
        fits.then_some(work)
    }
}

/// What opens a lock. It has no `Debug`: it holds the secret.
pub enum Opener {
    /// What the custodians know.
    Passphrase(Zeroizing<String>),
    /// What was printed at `init` and lies in a safe.
    Recovery(RecoveryCode),
    /// The secret of the demo's key file. Anybody who has the folder has the data.
    DemoFile(DemoSecret),
}

impl Opener {
    /// The opener for these words.
    pub fn passphrase(words: &str) -> Self {
        Self::Passphrase(Zeroizing::new(words.to_owned()))
    }

    /// The code of the lock that this opens.
    pub(crate) const fn method(&self) -> &'static str {
        match self {
            Self::Passphrase(_) => "passphrase",
            Self::Recovery(_) => "recovery",
            Self::DemoFile(_) => "demo_file",
        }
    }
}

/// Why a lock cannot be made or opened.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum LockError {
    /// Fewer than 15 characters.
    #[error("a passphrase needs at least {PASSPHRASE_CHARS} characters; use several words")]
    Weak,
    /// Wrong passphrase or code, or a changed lock: the two cannot be told apart.
    #[error("this does not open the mission key")]
    Wrong,
    /// There is no lock of this kind, for instance no demo key file in a real mission.
    #[error("the mission key has no lock of this kind")]
    NoSuchLock,
    /// The stored lock is not one that this program writes.
    #[error("the stored lock cannot be read; restore the key database from a backup")]
    Malformed,
}

/// A lock as it stands in the key database.
#[derive(sqlx::FromRow)]
pub(crate) struct Lock {
    /// `passphrase`, `recovery` or `demo_file`.
    pub(crate) method: String,
    /// How the key of the lock is made.
    pub(crate) params: String,
    pub(crate) salt: Vec<u8>,
    /// `nonce ‖ ciphertext ‖ tag`.
    pub(crate) wrapped: Vec<u8>,
}

impl Lock {
    /// A lock that this passphrase opens. It takes as long as `work` says.
    pub(crate) fn by_passphrase(
        mission: &MissionPrivate,
        words: &str,
        work: Work,
    ) -> Result<Self, LockError> {
        if is_weak(words) {
            return Err(LockError::Weak);
        }
        let (params, salt) = (work.to_text(), fresh());
        let key = stretch(words, &params, &salt)?;
        Self::wrap(mission, "passphrase", params, salt, &key)
    }

    /// A lock that this recovery code opens.
    pub(crate) fn by_recovery(
        mission: &MissionPrivate,
        code: &RecoveryCode,
    ) -> Result<Self, LockError> {
        Self::by_secret(mission, "recovery", code.expose())
    }

    /// A lock that the demo's key file opens.
    pub(crate) fn by_demo_file(
        mission: &MissionPrivate,
        file: &DemoSecret,
    ) -> Result<Self, LockError> {
        Self::by_secret(mission, "demo_file", file.expose())
    }

    fn by_secret(mission: &MissionPrivate, method: &str, secret: &[u8]) -> Result<Self, LockError> {
        let salt = fresh();
        let key = expand(secret, HKDF_PARAMS, &salt)?;
        Self::wrap(mission, method, HKDF_PARAMS.to_owned(), salt, &key)
    }

    fn wrap(
        mission: &MissionPrivate,
        method: &str,
        params: String,
        salt: [u8; 16],
        key: &Secret<32>,
    ) -> Result<Self, LockError> {
        let nonce: [u8; NONCE_BYTES] = fresh();
        let secret = mission.secret();
        let place = bound_to(mission.public().id(), method, &params);
        let payload = Payload {
            msg: secret.expose(),
            aad: place.as_bytes(),
        };
        let sealed = cipher(key)
            .encrypt(&Nonce::from(nonce), payload)
            .map_err(|_| LockError::Malformed)?;
        Ok(Self {
            method: method.to_owned(),
            params,
            salt: salt.to_vec(),
            wrapped: [nonce.as_slice(), &sealed].concat(),
        })
    }

    /// Opens the private half of the mission key named `mission_key_id`.
    pub(crate) fn open(
        &self,
        mission_key_id: &str,
        opener: &Opener,
    ) -> Result<MissionPrivate, LockError> {
        if opener.method() != self.method {
            return Err(LockError::NoSuchLock);
        }
        let key = derive(opener, &self.params, &self.salt)?;
        let (nonce, sealed) = self
            .wrapped
            .split_at_checked(NONCE_BYTES)
            .ok_or(LockError::Malformed)?;
        let nonce = Nonce::try_from(nonce).map_err(|_| LockError::Malformed)?;
        let plain = cipher(&key)
            .decrypt(
                &nonce,
                Payload {
                    msg: sealed,
                    aad: bound_to(mission_key_id, &self.method, &self.params).as_bytes(),
                },
            )
            .map(Zeroizing::new)
            .map_err(|_| LockError::Wrong)?;
        Secret::from_slice(&plain)
            .and_then(|secret| MissionPrivate::from_secret(&secret))
            .filter(|mission| mission.public().id() == mission_key_id)
            .ok_or(LockError::Malformed)
    }
}

/// Codes and files hold 160 and 256 random bits: nobody guesses those, so no slow function is due.
const HKDF_PARAMS: &str = "hkdf-sha256";

fn derive(opener: &Opener, params: &str, salt: &[u8]) -> Result<Secret<32>, LockError> {
    match opener {
        Opener::Passphrase(text) => stretch(text, params, salt),
        Opener::Recovery(code) => expand(code.expose(), params, salt),
        Opener::DemoFile(file) => expand(file.expose(), params, salt),
    }
}

fn stretch(passphrase: &str, params: &str, salt: &[u8]) -> Result<Secret<32>, LockError> {
    let work = Work::parse(params).ok_or(LockError::Malformed)?;
    let params =
        Params::new(work.memory_kib, work.passes, 1, Some(32)).map_err(|_| LockError::Malformed)?;
    // The same words typed on another machine may arrive composed differently (SP 800-63B-4
    // §3.1.1.2 asks for a normal form).
    let mut folded = Zeroizing::new(String::with_capacity(passphrase.len() * 4));
    folded.extend(passphrase.nfkc());
    let mut key = Secret::zeroed();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(folded.as_bytes(), salt, key.expose_mut())
        .map_err(|_| LockError::Malformed)?;
    Ok(key)
}

fn expand(secret: &[u8], params: &str, salt: &[u8]) -> Result<Secret<32>, LockError> {
    if params != HKDF_PARAMS {
        return Err(LockError::Malformed);
    }
    let mut key = Secret::zeroed();
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(b"waystation lock v1", key.expose_mut())
        .map_err(|_| LockError::Malformed)?;
    Ok(key)
}

fn cipher(key: &Secret<32>) -> Aes256GcmSiv {
    Aes256GcmSiv::new(key.expose().into())
}

/// A lock moved to another mission key, or with cheaper parameters written over, does not open.
fn bound_to(mission_key_id: &str, method: &str, params: &str) -> String {
    format!("waystation lock v1\n{mission_key_id}\n{method}\n{params}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Work = Work {
        memory_kib: 64,
        passes: 1,
    };
    const WORDS: &str = "nine herons over a frozen river";

    fn words() -> Opener {
        Opener::passphrase(WORDS)
    }

    fn locked(words: &str) -> (String, Lock) {
        let mission = MissionPrivate::generate();
        let lock = Lock::by_passphrase(&mission, words, CHEAP).unwrap();
        (mission.public().id().to_owned(), lock)
    }

    #[test]
    fn each_kind_of_lock_opens_with_what_made_it_and_nothing_else() {
        let mission = MissionPrivate::generate();
        let id = mission.public().id();
        let (code, file) = (RecoveryCode::generate(), DemoSecret::generate());
        let locks = [
            Lock::by_passphrase(&mission, WORDS, CHEAP).unwrap(),
            Lock::by_recovery(&mission, &code).unwrap(),
            Lock::by_demo_file(&mission, &file).unwrap(),
        ];
        let openers = [words(), Opener::Recovery(code), Opener::DemoFile(file)];
        let others = [
            Opener::passphrase("nine herons over a frozen rivet"),
            Opener::Recovery(RecoveryCode::generate()),
            Opener::DemoFile(DemoSecret::generate()),
        ];
        for (at, lock) in locks.iter().enumerate() {
            assert_eq!(lock.method, openers[at].method());
            assert_eq!(lock.open(id, &openers[at]).unwrap().public().id(), id);
            let wrong = |result: Result<_, _>| result.err();
            assert_eq!(wrong(lock.open(id, &others[at])), Some(LockError::Wrong));
            assert_eq!(
                wrong(lock.open("another", &openers[at])),
                Some(LockError::Wrong)
            );
            let kind = &openers[(at + 1) % 3];
            assert_eq!(wrong(lock.open(id, kind)), Some(LockError::NoSuchLock));
        }
    }

    #[test]
    fn a_changed_lock_does_not_open() {
        let (id, mut lock) = locked(WORDS);
        for at in 0..lock.wrapped.len() {
            lock.wrapped[at] ^= 1;
            let opened = lock.open(&id, &words());
            assert_eq!(opened.err(), Some(LockError::Wrong), "byte {at}");
            lock.wrapped[at] ^= 1;
        }
        lock.params = "argon2id m=32 t=1".into();
        assert_eq!(lock.open(&id, &words()).err(), Some(LockError::Wrong));
        lock.params = "argon2id m=99999999 t=1".into();
        assert_eq!(lock.open(&id, &words()).err(), Some(LockError::Malformed));
    }

    #[test]
    fn fourteen_characters_are_too_few_and_fifteen_are_enough() {
        let mission = MissionPrivate::generate();
        let make = |text| Lock::by_passphrase(&mission, text, CHEAP);
        assert_eq!(make("fourteen chars").err(), Some(LockError::Weak));
        assert!(make("fifteen chars!!").is_ok());
        assert!(make("пятнадцать букв").is_ok(), "characters, not bytes");
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same_passphrase() {
        let (id, lock) = locked("заи\u{306}цы у старого моста");
        let composed = Opener::passphrase("за\u{439}цы у старого моста");
        assert!(lock.open(&id, &composed).is_ok());
        let other = Opener::passphrase("заицы у старого моста");
        assert_eq!(lock.open(&id, &other).err(), Some(LockError::Wrong));
    }

    #[test]
    fn parameters_are_read_back_and_bounded() {
        assert_eq!(
            Work::PRODUCTION.to_text(),
            "argon2id m=65536 t=3",
            "stored locks say so"
        );
        for work in [Work::PRODUCTION, Work::LIMIT, CHEAP] {
            assert_eq!(Work::parse(&work.to_text()), Some(work));
        }
        for text in [
            "argon2id m=1048577 t=3",
            "argon2id m=64 t=21",
            "argon2i m=64 t=3",
            "",
        ] {
            assert_eq!(Work::parse(text), None, "{text}");
        }
    }
}
