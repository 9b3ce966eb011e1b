//! What is known of one person, as the caller has it, and how cells become values.
//!
//! Every field may be missing. Parsing never fails: what it does not understand is no evidence.

use std::borrow::Cow;

use crate::unknown::is_no_date;

/// One registration. Empty strings, empty lists and `None` mean "not known".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Given name or names, any script.
    pub given: String,
    /// Father's name or patronymic.
    pub father: String,
    /// Family name, tribe or nisba.
    pub family: String,
    /// Sex as registered.
    pub sex: Option<Sex>,
    /// Birth date with the precision it has.
    pub birth: Option<Birth>,
    /// Country as code or name; one register should use one style.
    pub nationality: String,
    /// Numbers of passports, identity cards, case files.
    pub documents: Vec<String>,
    /// Phone numbers, with or without country code.
    pub phones: Vec<String>,
    /// Whatever identifies the household or family registration.
    pub household: String,
    /// Address or place of origin, free text; words and numbers in any order.
    pub place: String,
}

/// Sex as registered; anything else is `None` in a [`Record`] and no evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

impl Sex {
    /// `female` or `male`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }

    /// Reads what forms write: `f`, `F`, `female`, `woman`, `ж`, `أنثى`. Codes such as 1 and 2 are not read.
    ///
    /// ```
    /// assert_eq!(linkage::Sex::parse(" Male "), Some(linkage::Sex::Male));
    /// assert_eq!(linkage::Sex::parse("?"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        match visible(text).to_lowercase().as_str() {
            "f" | "female" | "w" | "woman" | "girl" | "ж" | "жен" | "женский" | "жанчына"
            | "жінка" | "أنثى" | "انثى" | "زن" | "مێ" => Some(Self::Female),
            "m" | "male" | "man" | "boy" | "м" | "муж" | "мужской" | "мужчына" | "чоловік"
            | "ذكر" | "مرد" | "نێر" => Some(Self::Male),
            _ => None,
        }
    }
}

/// A birth date; `month` and `day` are 0 where only the year, or year and month, are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Birth {
    /// Year, 1850 to 2150.
    pub year: u16,
    /// 1 to 12, or 0 if unknown.
    pub month: u8,
    /// 1 to 31, or 0 if unknown.
    pub day: u8,
}

impl Birth {
    /// Reads `1994-05-31`, `19940531`, `31.05.1994`, `31/5/1994`, `1994-05` and `1994`, also in
    /// Arabic and Persian digits. Where a day-first date is impossible it is read month first; a
    /// day or month that no calendar has counts as not known. `None` too for what is written where
    /// nobody knows: 0000-00-00, 1900-01-01, 9999-12-31.
    ///
    /// ```
    /// use linkage::Birth;
    /// assert_eq!(Birth::parse("31/05/1994"), Birth::parse("1994-05-31"));
    /// assert_eq!(Birth::parse("1994").map(|b| b.month), Some(0));
    /// assert_eq!(Birth::parse("long ago"), None);
    /// assert_eq!(Birth::parse("01/01/1900"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        Self::parts(text)
            .filter(|parts| !stand_for_none(parts))
            .and_then(|parts| Self::read(&parts))
    }

    /// Whether a text is a date that is written where none is known, such as 1900-01-01.
    pub(crate) fn is_none(text: &str) -> bool {
        Self::parts(text).is_some_and(|parts| stand_for_none(&parts))
    }

    fn parts(text: &str) -> Option<Vec<u16>> {
        let plain = visible(text);
        let text: String = plain
            .chars()
            .filter(|c| !is_invisible(*c))
            .map(|c| {
                if c.is_whitespace() {
                    ' '
                } else {
                    ascii_digit(c)
                }
            })
            .take(40)
            .collect();
        // A time behind the date is passed over: 1994-05-31T00:00:00, 1994-05-31 00:00.
        let date = text.split(['T', ' ']).next()?;
        date.split(['-', '/', '.'])
            .map(|part| part.parse().ok().filter(|_| part.len() <= 4))
            .collect::<Option<_>>()
            .or_else(|| compact(date))
    }

    fn read(parts: &[u16]) -> Option<Self> {
        match *parts {
            [year] => Self::new(year, 0, 0),
            [year, month] if year > 31 => Self::new(year, month, 0),
            [month, year] => Self::new(year, month, 0),
            [year, month, day] if year > 31 => Self::mended(year, month, day),
            [day, month, year] => {
                Self::new(year, month, day).or_else(|| Self::mended(year, day, month))
            }
            _ => None,
        }
    }

    fn mended(year: u16, month: u16, day: u16) -> Option<Self> {
        Self::new(year, month, day)
            .or_else(|| Self::new(year, month, 0))
            .or_else(|| Self::new(year, 0, 0))
    }

    /// A date from its parts; `None` if it cannot be one.
    pub fn new(year: u16, month: u16, day: u16) -> Option<Self> {
        let fits =
            (1850..=2150).contains(&year) && month <= 12 && day <= 31 && (month > 0 || day == 0);
        fits.then(|| Self {
            year,
            month: u8::try_from(month).unwrap_or(0),
            day: u8::try_from(day).unwrap_or(0),
        })
    }

    pub(crate) fn pack(self) -> u32 {
        u32::from(self.year) << 16 | u32::from(self.month) << 8 | u32::from(self.day)
    }

    pub(crate) fn unpack(packed: u32) -> Option<Self> {
        let [_, _, month, day] = packed.to_be_bytes();
        let year = u16::try_from(packed >> 16).unwrap_or(0);
        (packed != 0).then_some(Self { year, month, day })
    }

    /// 1 January, or no day at all: what is written when nobody knows.
    pub(crate) fn is_vague(self) -> bool {
        self.day == 0 || (self.month, self.day) == (1, 1)
    }
}

/// `1994-05-31`, `1994-05` or `1994`.
impl std::fmt::Display for Birth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(f, "{}", self.year),
            (month, 0) => write!(f, "{}-{month:02}", self.year),
            (month, day) => write!(f, "{}-{month:02}-{day:02}", self.year),
        }
    }
}

/// Marks of direction, joiners and soft hyphens, which copying brings along.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\0' | '\u{61C}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// A cell without the blanks around it and without what is invisible and means nothing. The joiners
/// stay: inside Persian and Kurdish names they part letters.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| is_invisible(c) && !matches!(c, '\u{200C}' | '\u{200D}');
    // Every one of them begins with another byte than Latin letters do.
    if !text.is_ascii() && text.chars().any(hidden) || text.contains('\0') {
        let plain: String = text.chars().filter(|c| !hidden(*c)).collect();
        plain.trim().to_owned().into()
    } else {
        text.trim().into()
    }
}

/// An id of a household: without anything invisible, in ASCII digits.
pub(crate) fn plain_id(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let visible = text.chars().filter(|c| !is_invisible(*c));
    visible
        .map(|c| {
            if c.is_whitespace() {
                ' '
            } else {
                ascii_digit(c)
            }
        })
        .collect::<String>()
        .into()
}

/// A date of the list in any order of its parts, or noughts alone.
fn stand_for_none(parts: &[u16]) -> bool {
    match *parts {
        [year] => is_no_date(year, 0, 0),
        [a, b, c] => is_no_date(a, b, c) || is_no_date(c, b, a) || is_no_date(c, a, b),
        _ => parts.iter().all(|part| *part == 0),
    }
}

fn compact(date: &str) -> Option<Vec<u16>> {
    let digits = date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| {
        [&date[..4], &date[4..6], &date[6..]]
            .iter()
            .map(|p| p.parse().unwrap_or(0))
            .collect()
    })
}

/// Eastern digits to ASCII, everything else unchanged.
pub(crate) fn ascii_digit(c: char) -> char {
    let value = match c {
        '٠'..='٩' => c as u32 - '٠' as u32,
        '۰'..='۹' => c as u32 - '۰' as u32,
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

/// A document number in 21 letters of 6 bits (its end, where serials differ).
pub(crate) type Document = [u8; 16];

const DOCUMENT_LETTERS: usize = 21;

/// Letters and digits of a document number, O read as 0, I as 1, B as 8.
///
/// `None` for what is no number: shorter than four, without a digit, or one letter repeated.
pub(crate) fn document(text: &str) -> Option<Document> {
    let written: Vec<char> = text
        .chars()
        .take(200)
        .map(ascii_digit)
        .filter(|c| c.is_alphanumeric())
        .collect();
    let first = *written.first()?;
    let has_digit = written.iter().any(char::is_ascii_digit);
    if written.len() < 4 || !has_digit || written.iter().all(|c| *c == first) {
        return None;
    }
    let letters: Vec<u8> = written.into_iter().map(scanned).collect();
    let tail = &letters[letters.len().saturating_sub(DOCUMENT_LETTERS)..];
    let packed = tail.iter().fold(0_u128, |packed, letter| {
        packed << 6 | u128::from(letter - b'0' + 1)
    });
    Some(packed.to_be_bytes())
}

/// The beginning of a document number in the letters of [`letters_of`]; empty without a digit.
pub(crate) fn scanned_letters(text: &str) -> Vec<u8> {
    let letters: Vec<char> = text
        .chars()
        .take(DOCUMENT_LETTERS)
        .map(ascii_digit)
        .filter(|c| c.is_alphanumeric())
        .collect();
    if !letters.iter().any(char::is_ascii_digit) {
        return Vec::new();
    }
    letters.into_iter().map(|c| scanned(c) - b'0' + 1).collect()
}

/// A character as a scanner or a tired clerk may read it.
fn scanned(c: char) -> u8 {
    match c.to_ascii_uppercase() {
        'O' | 'О' => b'0',
        'I' | 'L' => b'1',
        'B' | 'В' => b'8',
        c if c.is_ascii() => u8::try_from(c).unwrap_or(b'0'),
        // Letters of other scripts only need to differ from one another, roughly.
        c => b'A' + u8::try_from(c as u32 % 26).unwrap_or(0),
    }
}

/// The letters of a packed document, for comparing and for its keys.
pub(crate) fn letters_of(document: &Document) -> ([u8; DOCUMENT_LETTERS], usize) {
    let mut packed = u128::from_be_bytes(*document);
    let mut letters = [0; DOCUMENT_LETTERS];
    let mut len = 0;
    while packed > 0 {
        letters[len] = u8::try_from(packed & 63).unwrap_or(0);
        packed >>= 6;
        len += 1;
    }
    letters[..len].reverse();
    (letters, len)
}

/// A packed document as text, in the letters that are compared.
pub(crate) fn read_document(document: &Document) -> String {
    let (letters, len) = letters_of(document);
    letters[..len]
        .iter()
        .map(|l| char::from(l - 1 + b'0'))
        .collect()
}

/// The last nine digits of a phone number; `None` for fewer than six or one digit repeated.
pub(crate) fn phone(text: &str) -> Option<u64> {
    let digits = digits(text);
    if digits.len() < 6 || digits.iter().all(|d| *d == digits[0]) {
        return None;
    }
    let tail = &digits[digits.len().saturating_sub(9)..];
    Some(tail.iter().fold(0, |n, d| n * 10 + u64::from(*d)))
}

/// The digits of a number without leading noughts.
pub(crate) fn digits(text: &str) -> Vec<u32> {
    text.chars()
        .take(60)
        .map(ascii_digit)
        .filter_map(|c| c.to_digit(10))
        .skip_while(|d| *d == 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_the_forms_that_occur() {
        let day = Birth::new(1994, 5, 31);
        for text in [
            "1994-05-31",
            "19940531",
            "31.5.1994",
            "5/31/1994",
            "١٩٩٤-٠٥-٣١",
            "1994-05-31T00:00:00Z",
            "\u{200E}1994-05-31\u{200F} ",
        ] {
            assert_eq!(Birth::parse(text), day, "{text}");
        }
        for text in [
            "",
            "0000-00-00",
            "-",
            "31",
            "99999999",
            "1994-05-31-07",
            "31.12.9999",
            "19000101",
        ] {
            assert_eq!(Birth::parse(text), None, "{text}");
        }
        assert_eq!(Birth::parse("1994-05-93"), Birth::new(1994, 5, 0));
        assert_eq!(Birth::parse("1994-13-40"), Birth::new(1994, 0, 0));
        assert_eq!(Birth::unpack(day.unwrap().pack()), day);
    }

    #[test]
    fn documents_forgive_what_a_scanner_confuses() {
        assert_eq!(document("AO 123-45I"), document("A0123451"));
        assert_eq!(document("N/A"), None);
        assert_eq!(document("0000000"), None);
        assert_eq!(document("unknown"), None);
        let (letters, len) = letters_of(&document("A123").unwrap());
        assert_eq!(len, 4);
        assert_ne!(letters[0], letters[1]);
    }

    #[test]
    fn phones_with_and_without_country_code() {
        assert_eq!(phone("+375 29 123-45-67"), phone("0291234567"));
        assert_eq!(phone("٠٢٩١٢٣٤٥٦٧"), phone("0291234567"));
        assert_eq!(phone("000000000"), None);
        assert_eq!(phone("n/a"), None);
    }
}
