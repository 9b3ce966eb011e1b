//! The second factor: one-time codes of an authenticator app (TOTP, RFC 6238: HMAC-SHA-1, six digits,
//! 30 seconds, which is what every app knows), and recovery codes for the day the phone is lost.
//!
//! The secret is hidden under the standing key; recovery codes are kept as keyed hashes. A code works
//! once. Nothing here may print a secret but to whom it belongs, once.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use zeroize::Zeroizing;

use crate::db::{Db, DbError, Tx};
use crate::sealing::{SealingError, Standing};
use crate::time::Micros;

crate::sql! {
    /// Statements of this file.
    STATEMENTS;
    FIND [Text] "select secret, step from second_factor where account = $1";
    KEEP [Text, Bytes, Int]
        "insert into second_factor (account, secret, step) values ($1, $2, $3)
         on conflict (account) do update set secret = excluded.secret, step = excluded.step";
    // A code that was used, or an older one, is used no more: also when two processes are asked.
    USE [Text, Int] "update second_factor set step = $2 where account = $1 and step < $2";
    DROP [Text] "delete from second_factor where account = $1";
    ADD_CODE [Text, Text] "insert into recovery_code (account, code) values ($1, $2)";
    USE_CODE [Text, Text] "delete from recovery_code where account = $1 and code = $2";
    DROP_CODES [Text] "delete from recovery_code where account = $1";
    COUNT_CODES [Text] "select count(*) from recovery_code where account = $1";
}

const SECRET_BYTES: usize = 20;
const RECOVERY_CODES: usize = 10;
const STEP_SECONDS: i64 = 30;
/// RFC 4648 base32, in which apps take a secret.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A shared secret, while it is being set up.
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// A new one: 160 bits from the operating system.
    pub fn random() -> Self {
        let mut bytes = Zeroizing::new(vec![0; SECRET_BYTES]);
        crate::chance::fill_with_entropy(&mut bytes);
        Self(bytes)
    }

    /// The secret in the letters that apps take, in groups of four.
    pub fn letters(&self) -> String {
        grouped(&base32(&self.0))
    }

    /// From [`Secret::letters`]; `None` when it is something else.
    pub fn parse(letters: &str) -> Option<Self> {
        let (mut bits, mut held) = (0_u32, 0);
        let mut bytes = Zeroizing::new(Vec::with_capacity(SECRET_BYTES));
        for letter in letters.bytes().filter(|b| *b != b' ') {
            let value = BASE32.iter().position(|b| *b == letter)?;
            bits = (bits << 5) | u32::try_from(value).ok()?;
            held += 5;
            if held >= 8 {
                held -= 8;
                bytes.push(u8::try_from((bits >> held) & 0xff).ok()?);
            }
        }
        (bytes.len() == SECRET_BYTES).then_some(Self(bytes))
    }

    /// The address that a QR code holds (Key Uri Format).
    pub fn uri(&self, mission: &str, login: &str) -> String {
        let safe = |text: &str| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC)
                .to_string()
        };
        let (mission, login) = (safe(mission), safe(login));
        let letters = base32(&self.0);
        format!("otpauth://totp/{mission}:{login}?secret={letters}&issuer={mission}")
    }

    /// The time step for which this is the code: the present one, or one beside it, because clocks
    /// differ. `None` when it fits none of them.
    pub fn step_of(&self, code: &str, now: Micros) -> Option<i64> {
        let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let present = now.div_euclid(1_000_000).div_euclid(STEP_SECONDS);
        [present, present - 1, present + 1]
            .into_iter()
            .find(|step| same(&self.code(*step), &typed))
    }

    /// The code of a time step: RFC 4226, section 5.3.
    fn code(&self, step: i64) -> String {
        let mut mac = <Hmac<Sha1> as KeyInit>::new_from_slice(&self.0)
            .expect("HMAC takes keys of any length");
        mac.update(&step.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let at = usize::from(hash[19] & 0xf);
        let number =
            u32::from_be_bytes([hash[at] & 0x7f, hash[at + 1], hash[at + 2], hash[at + 3]]);
        format!("{:06}", number % 1_000_000)
    }

    /// The code of an instant, as the app shows it; for tests.
    #[cfg(any(test, feature = "test"))]
    pub fn code_at(&self, now: Micros) -> String {
        self.code(now.div_euclid(1_000_000).div_euclid(STEP_SECONDS))
    }
}

fn same(a: &str, b: &str) -> bool {
    a.len() == b.len()
        && a.bytes()
            .zip(b.bytes())
            .fold(0, |sum, (a, b)| sum | (a ^ b))
            == 0
}

fn base32(bytes: &[u8]) -> String {
    let (mut out, mut bits, mut held) = (String::new(), 0_u32, 0);
    for byte in bytes {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            out.push(char::from(BASE32[((bits >> held) & 31) as usize]));
        }
    }
    out
}

fn grouped(letters: &str) -> String {
    let groups: Vec<&str> = (0..letters.len())
        .step_by(4)
        .map(|at| &letters[at..letters.len().min(at + 4)])
        .collect();
    groups.join(" ")
}

fn place(account: &str) -> String {
    format!("second_factor {account}")
}

fn code_hash(key: &Standing, account: &str, code: &str) -> String {
    let letters: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    key.mask("recovery", &format!("{account} {letters}"))
}

/// Keeps a secret whose first code was typed (that `step` is used up), and answers new recovery
/// codes: the only copy.
pub async fn keep(
    tx: &mut Tx,
    key: &Standing,
    account: &str,
    secret: &Secret,
    step: i64,
    at: Micros,
) -> Result<Vec<String>, DbError> {
    drop_all(tx, account).await?;
    let hidden = key.hide(&place(account), &secret.0);
    tx.run(KEEP.bind(account).bind(hidden).bind(step)).await?;
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let mut bytes = [0_u8; 10];
        crate::chance::fill_with_entropy(&mut bytes);
        let code = grouped(&base32(&bytes));
        tx.run(ADD_CODE.bind(account).bind(code_hash(key, account, &code)))
            .await?;
        codes.push(code);
    }
    tx.run(super::SET_SECOND_FACTOR.bind(account).bind(at))
        .await?;
    Ok(codes)
}

/// Takes the second factor away: whoever lost phone and codes sets up a new one. Ends her sessions.
pub async fn reset(tx: &mut Tx, account: &str) -> Result<(), DbError> {
    drop_all(tx, account).await?;
    tx.run(super::CLEAR_SECOND_FACTOR.bind(account)).await?;
    tx.run(super::END_SESSIONS.bind(account)).await.map(drop)
}

async fn drop_all(tx: &mut Tx, account: &str) -> Result<(), DbError> {
    tx.run(DROP.bind(account)).await?;
    tx.run(DROP_CODES.bind(account)).await.map(drop)
}

/// How the second factor was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// By the app's code.
    Code,
    /// By a recovery code, which is now used up.
    Recovery,
}

/// Checks a code of the app, or a recovery code, and uses it up; `None` when it does not fit.
pub async fn check(
    tx: &mut Tx,
    key: &Standing,
    account: &str,
    typed: &str,
    now: Micros,
) -> Result<Option<Shown>, SealingError> {
    let stored: Option<(Vec<u8>, i64)> = tx.maybe(FIND.bind(account)).await?;
    let Some((hidden, _)) = stored else {
        return Ok(None);
    };
    let bytes = key.reveal(&place(account), &hidden)?;
    let secret = Secret(Zeroizing::new(bytes.to_vec()));
    if let Some(step) = secret.step_of(typed, now) {
        let fresh = tx.run(USE.bind(account).bind(step)).await? == 1;
        return Ok(fresh.then_some(Shown::Code));
    }
    let hash = code_hash(key, account, typed);
    let used = tx.run(USE_CODE.bind(account).bind(hash)).await? == 1;
    Ok(used.then_some(Shown::Recovery))
}

/// How many recovery codes are left.
pub async fn recovery_codes_left(db: &Db, account: &str) -> Result<i64, DbError> {
    let (count,): (i64,) = db.one(COUNT_CODES.bind(account)).await?;
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, the six last digits of the SHA-1 column.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = Secret(Zeroizing::new(b"12345678901234567890".to_vec()));
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret.code_at(seconds * 1_000_000), code, "{seconds}");
        }
    }

    #[test]
    fn a_clock_may_be_half_a_minute_off_and_no_more() {
        let secret = Secret::random();
        let now = 1_654_758_000_000_000;
        let code = secret.code_at(now);
        for (off, fits) in [
            (0, true),
            (30, true),
            (-30, true),
            (90, false),
            (-90, false),
        ] {
            let there = now + off * 1_000_000;
            assert_eq!(secret.step_of(&code, there).is_some(), fits, "{off}");
        }
        assert!(secret.step_of("", now).is_none());
    }

    #[test]
    fn letters_are_read_back() {
        let secret = Secret::random();
        let letters = secret.letters();
        assert_eq!(letters.len(), 39, "{letters}");
        assert_eq!(*Secret::parse(&letters).unwrap().0, *secret.0);
        assert!(Secret::parse("ABC1").is_none());
        assert!(Secret::parse("").is_none());
        let known = Secret(Zeroizing::new(b"12345678901234567890".to_vec()));
        assert!(known.letters().starts_with("GEZD GNBV"));
        assert_eq!(
            known.uri("IOM Belarus", "olga"),
            "otpauth://totp/IOM%20Belarus:olga?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=IOM%20Belarus"
        );
    }
}
