//! The recovery code: 160 random bits as 36 characters that can be printed, read over a bad
//! telephone line and typed. Shown once, at `init` and `rotate`; never stored, never logged.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::secret::Secret;

/// Crockford's base 32: no I, L, O, U, so that nothing is read as 1, 0 or V.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SECRET_BYTES: usize = 20;
/// 32 characters of secret, 4 of checksum.
const CHARS: usize = 36;

/// A second way to open the mission key. It has no `Debug` and no `Display`.
pub struct RecoveryCode(Secret<SECRET_BYTES>);

/// Why typed text is no recovery code.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum RecoveryCodeError {
    /// Too few or too many characters.
    #[error("a recovery code has {CHARS} characters, in nine groups of four")]
    Length,
    /// A character that no code has.
    #[error("a recovery code has only digits and letters, and never the letter U")]
    Letter,
    /// The last four characters do not fit the others.
    #[error("the recovery code has a typing error")]
    Typo,
}

impl RecoveryCode {
    /// A new code.
    pub(crate) fn generate() -> Self {
        Self(Secret::random())
    }

    pub(crate) fn expose(&self) -> &[u8] {
        self.0.expose()
    }

    /// The code for the one sheet of paper it is meant for: nine groups of four.
    pub fn for_paper(&self) -> Zeroizing<String> {
        let mut letters = Zeroizing::new(Vec::with_capacity(CHARS));
        letters.extend(digits(self.expose()));
        letters.extend(digits(&checksum(self.expose())).take(4));
        let mut text = Zeroizing::new(String::with_capacity(CHARS + 8));
        for (at, digit) in letters.iter().enumerate() {
            if at > 0 && at % 4 == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(*digit)]));
        }
        text
    }

    /// Reads what somebody typed: case, spaces and hyphens do not matter, O is 0, I and L are 1.
    pub fn parse(typed: &str) -> Result<Self, RecoveryCodeError> {
        let mut letters = Zeroizing::new(Vec::with_capacity(CHARS));
        for letter in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            if letters.len() == CHARS {
                return Err(RecoveryCodeError::Length);
            }
            letters.push(digit(letter).ok_or(RecoveryCodeError::Letter)?);
        }
        if letters.len() != CHARS {
            return Err(RecoveryCodeError::Length);
        }
        let mut secret = Secret::<SECRET_BYTES>::zeroed();
        for (five, eight) in secret.expose_mut().chunks_mut(5).zip(letters.chunks(8)) {
            let bits = eight
                .iter()
                .fold(0_u64, |bits, digit| bits << 5 | u64::from(*digit));
            five.copy_from_slice(&bits.to_be_bytes()[3..]);
        }
        let fits = digits(&checksum(secret.expose()))
            .take(4)
            .eq(letters[32..].iter().copied());
        fits.then_some(Self(secret)).ok_or(RecoveryCodeError::Typo)
    }
}

fn checksum(secret: &[u8]) -> [u8; 5] {
    let hash = Sha256::new()
        .chain_update(b"waystation recovery code")
        .chain_update(secret)
        .finalize();
    [hash[0], hash[1], hash[2], hash[3], hash[4]]
}

/// Five bytes at a time as eight digits of five bits.
fn digits(bytes: &[u8]) -> impl Iterator<Item = u8> {
    bytes.chunks(5).flat_map(|five| {
        let bits = five
            .iter()
            .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        (0..8)
            .rev()
            .map(move |at| u8::try_from(bits >> (5 * at) & 31).unwrap_or_default())
    })
}

fn digit(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|c| char::from(*c) == letter)?;
    u8::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> RecoveryCode {
        RecoveryCode::generate()
    }

    #[test]
    fn what_was_printed_is_read_back_however_it_is_typed() {
        for _ in 0..200 {
            let code = code();
            let paper = code.for_paper();
            assert_eq!(paper.len(), 44);
            let sloppy = paper.to_lowercase().replace('-', " ").replace('0', "o");
            for typed in [paper.as_str(), &sloppy, &paper.replace('1', "l")] {
                let read = RecoveryCode::parse(typed).ok().unwrap();
                assert_eq!(read.expose(), code.expose());
            }
        }
    }

    #[test]
    fn typing_errors_are_told_from_wrong_codes() {
        let paper = code().for_paper();
        let error = |typed: &str| RecoveryCode::parse(typed).err();
        assert_eq!(error(&paper[1..]), Some(RecoveryCodeError::Length));
        assert_eq!(
            error(&format!("{}0", *paper)),
            Some(RecoveryCodeError::Length)
        );
        assert_eq!(error(""), Some(RecoveryCodeError::Length));
        assert_eq!(
            error(&paper.replacen('-', "U", 1)),
            Some(RecoveryCodeError::Letter)
        );
        // A checksum of 20 bits misses one error in a million: one letter changed, many times over.
        let noticed = (0..36)
            .filter(|at| {
                let mut typed: Vec<char> = paper.chars().filter(|c| *c != '-').collect();
                typed[*at] = if typed[*at] == '7' { '8' } else { '7' };
                let typed: String = typed.into_iter().collect();
                error(&typed) == Some(RecoveryCodeError::Typo)
            })
            .count();
        assert_eq!(noticed, 36);
    }
}
