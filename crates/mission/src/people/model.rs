//! What a registration is, and how a form becomes one. No I/O.

use jiff::civil::Date;
use kit::codes::country;
use kit::form::Reader;
use kit::i18n::{Lang, Precision};
use kit::policy::{Guarded, Thing};
use kit::ui::{Answers, Errors};
use serde::{Deserialize, Serialize};

use super::{Traits, words};

/// Sex, as recorded.
pub const SEXES: &[&str] = &["female", "male", "other", "unknown"];
/// How the person came to us.
pub const CHANNELS: &[&str] = &[
    "walk_in",
    "site_visit",
    "phone",
    "email",
    "hotline",
    "partner",
    "authority",
    "import",
];
/// Whom the mission speaks of: displaced from Ukraine, third-country nationals who fled Ukraine,
/// stranded migrants, nationals of the host country, others.
pub const POPULATIONS: &[&str] = &["ukraine", "third_country", "stranded", "national", "other"];
/// Place in a household; empty for somebody alone.
pub const HOUSEHOLD_ROLES: &[&str] = &["", "head", "spouse", "child", "parent", "sibling", "other"];

/// A registration as stored in clear.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Registration {
    /// UUIDv7.
    pub id: String,
    /// Case number with check digit, to be said and typed.
    pub number: String,
    /// The office that owns it.
    pub office: String,
    /// Where the person was met, or empty.
    pub place: String,
    /// One of [`CHANNELS`].
    pub channel: String,
    /// The mission's local day, `YYYY-MM-DD`.
    pub registered_on: String,
    /// µs UTC.
    pub recorded_at: i64,
    /// Account.
    pub author: String,
    /// Household, or empty.
    pub household: String,
    /// One of [`HOUSEHOLD_ROLES`].
    pub household_role: String,
    /// One of [`SEXES`].
    pub sex: String,
    /// Year of birth; the exact date is sealed.
    pub birth_year: Option<i64>,
    /// How exactly the birth date is known, or empty.
    pub birth_precision: String,
    /// ISO 3166-1 alpha-3, or empty.
    pub nationality: String,
    /// One of [`POPULATIONS`].
    pub population: String,
    /// Day of arrival in the country, or empty.
    pub arrived_on: String,
    /// When it was taken back.
    pub voided_at: Option<i64>,
    /// Why.
    pub void_reason: String,
    /// Local day on which what identifies the person was erased, or empty.
    pub erased_on: String,
    /// Counts changes.
    pub version: i64,
}

impl Guarded for Registration {
    fn thing(&self) -> Thing {
        Thing {
            office: self.office.clone(),
            author: self.author.clone(),
            state: if !self.erased_on.is_empty() {
                "erased".into()
            } else if self.voided_at.is_some() {
                "voided".into()
            } else {
                "valid".into()
            },
            ..Thing::default()
        }
    }
}

/// What identifies a person; sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Given name in the script it was given in.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Father's name or patronymic.
    #[serde(default)]
    pub father: String,
    /// The whole name in another script, as a passport has it.
    #[serde(default)]
    pub other_script: String,
    /// Birth date `YYYY-MM-DD`, or empty.
    #[serde(default)]
    pub birth: String,
    /// Documents shown.
    #[serde(default)]
    pub documents: Vec<Document>,
}

/// A document that names a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// `passport`, `id_card`, `travel_document`, `birth_certificate`, `other`.
    pub kind: String,
    /// As written.
    pub number: String,
}

impl Identity {
    /// As lists show it.
    pub fn name(&self) -> String {
        let parts = [self.given.as_str(), self.family.as_str()];
        parts
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Nothing that identifies: an anonymous registration.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How to reach a person; sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// Where the person can be found.
    #[serde(default)]
    pub address: String,
}

/// A registration to store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRegistration {
    /// UUIDv7.
    pub id: String,
    /// From [`number`].
    pub number: String,
    /// Office.
    pub office: String,
    /// Place, or empty.
    pub place: String,
    /// One of [`CHANNELS`].
    pub channel: String,
    /// Local day.
    pub registered_on: String,
    /// µs UTC.
    pub recorded_at: i64,
    /// Account.
    pub author: String,
    /// Household, or empty.
    pub household: String,
    /// One of [`HOUSEHOLD_ROLES`].
    pub household_role: String,
    /// One of [`SEXES`].
    pub sex: String,
    /// Year of birth.
    pub birth_year: Option<i64>,
    /// Precision code, or empty.
    pub birth_precision: String,
    /// Alpha-3, or empty.
    pub nationality: String,
    /// One of [`POPULATIONS`].
    pub population: String,
    /// Day, or empty.
    pub arrived_on: String,
    /// Where the record comes from: `waystation`, or the name of an import.
    pub origin: String,
    /// Its id there; our own id for our own.
    pub external_id: String,
}

/// What one person's part of a form gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) identity: Identity,
    pub(super) contact: Contact,
    pub(super) sex: String,
    pub(super) birth_precision: String,
    pub(super) nationality: String,
    pub(super) household_role: String,
}

impl Typed {
    /// What finding the person again compares.
    pub(super) fn traits<'a>(&'a self, household: &'a str) -> Traits<'a> {
        Traits {
            identity: &self.identity,
            contact: &self.contact,
            sex: &self.sex,
            nationality: &self.nationality,
            household,
        }
    }
}

/// What the whole form gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Intake {
    pub(super) office: String,
    pub(super) place: String,
    pub(super) channel: String,
    pub(super) registered_on: String,
    pub(super) population: String,
    pub(super) arrived_on: String,
    pub(super) people: Vec<Typed>,
}

/// Reads the intake form: the first person, and further household members in rows `member_N_…`.
pub(super) fn parse(
    lang: &Lang,
    answers: &Answers,
    today: Date,
    offices: &[&str],
) -> Result<Intake, Errors> {
    let mut reader = Reader::new(lang, answers);
    let office = reader.required_choice("office", &words::office(lang), offices);
    let channel = reader.required_choice("channel", &words::channel(lang), CHANNELS);
    let population = reader.required_choice("population", &words::population(lang), POPULATIONS);
    let registered_on = reader
        .past_day("registered_on", &words::registered_on(lang), today)
        .to_string();
    let arrived_on = reader
        .day("arrived_on")
        .map(|day| day.to_string())
        .unwrap_or_default();
    let place = reader.text("place", 36);
    let mut people = vec![parse_person(&mut reader, "", today)];
    for row in 0..answers.rows("member").min(30) {
        people.push(parse_person(&mut reader, &format!("member_{row}_"), today));
    }
    reader.finish()?;
    Ok(Intake {
        office,
        place,
        channel,
        registered_on,
        population,
        arrived_on,
        people,
    })
}

/// Nothing but the sex has to be known: partial and anonymous registrations are real ones.
pub(super) fn parse_person(reader: &mut Reader<'_>, prefix: &str, today: Date) -> Typed {
    let field = |name: &str| format!("{prefix}{name}");
    let birth = reader.birth(&field("birth"), today);
    let nationality = read_nationality(reader, &field("nationality"));
    let document = Document {
        kind: reader.text(&field("document_kind"), 30),
        number: reader.text(&field("document"), 40),
    };
    Typed {
        identity: Identity {
            given: reader.text(&field("given"), 100),
            family: reader.text(&field("family"), 100),
            father: reader.text(&field("father"), 100),
            other_script: reader.text(&field("other_script"), 200),
            birth: birth.map(|(day, _)| day.to_string()).unwrap_or_default(),
            documents: if document.number.is_empty() {
                Vec::new()
            } else {
                vec![document]
            },
        },
        contact: Contact {
            phone: reader.text(&field("phone"), 40),
            address: reader.text(&field("address"), 300),
        },
        sex: reader.required_choice(&field("sex"), &words::sex(reader.lang), SEXES),
        birth_precision: birth
            .map(|(_, p)| p.as_str().to_string())
            .unwrap_or_default(),
        nationality,
        household_role: reader
            .choice(&field("household_role"), HOUSEHOLD_ROLES)
            .unwrap_or_default(),
    }
}

/// A code from the select, or a name as a spreadsheet has it. An ambiguous one ("Congo") is asked
/// back, never guessed.
pub(super) fn read_nationality(reader: &mut Reader<'_>, field: &str) -> String {
    let typed = reader.text(field, 60);
    if typed.is_empty() || country::by_code(&typed).is_some() {
        return typed;
    }
    match country::by_name(&typed) {
        Ok(country) => country.code().to_string(),
        Err(_) => {
            let message = words::unknown_country(reader.lang);
            reader.wrong(field, message);
            String::new()
        }
    }
}

/// A stored registration as the edit form shows it.
pub(super) fn answers(
    registration: &Registration,
    identity: &Identity,
    contact: &Contact,
) -> Answers {
    let mut parts = identity.birth.splitn(3, '-').map(str::to_string);
    let shown = match Precision::parse(&registration.birth_precision) {
        Some(Precision::Day) => 3,
        Some(Precision::Month) => 2,
        Some(_) => 1,
        None => 0,
    };
    let birth = ["birth_year", "birth_month", "birth_day"]
        .into_iter()
        .enumerate()
        .map(|(n, name)| {
            (
                name.to_string(),
                parts.next().filter(|_| n < shown).unwrap_or_default(),
            )
        });
    let document = identity.documents.first().cloned().unwrap_or_default();
    let plain = [
        ("given", identity.given.clone()),
        ("family", identity.family.clone()),
        ("father", identity.father.clone()),
        ("other_script", identity.other_script.clone()),
        ("document_kind", document.kind),
        ("document", document.number),
        ("phone", contact.phone.clone()),
        ("address", contact.address.clone()),
        ("sex", registration.sex.clone()),
        ("nationality", registration.nationality.clone()),
        ("household_role", registration.household_role.clone()),
        ("version", registration.version.to_string()),
    ];
    plain
        .into_iter()
        .map(|(name, value)| (name.to_string(), value))
        .chain(birth)
        .collect()
}

/// A case number from eight random digits: `4721-8305-6`. The last digit checks the others
/// (ISO 7064 MOD 11,10), so that a misheard digit is noticed.
pub fn number(random: u64) -> String {
    let digits = format!("{:08}", random % 100_000_000);
    let check = check_digit(&digits);
    format!("{}-{}-{check}", &digits[..4], &digits[4..])
}

/// What takes the place of an erased person's case number, which may stand on a card in somebody's
/// pocket: told apart from others, and the same again after a restore.
pub(super) fn erased_number(id: &str) -> String {
    let end = id.len().saturating_sub(12);
    format!("X-{}", &id[end..])
}

/// The number as stored, if the check digit fits; spaces and dashes do not matter.
pub(super) fn clean_number(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let sound = digits.len() == 9 && check_digit(&digits[..8]) == digits[8..];
    sound.then(|| format!("{}-{}-{}", &digits[..4], &digits[4..8], &digits[8..]))
}

fn check_digit(digits: &str) -> String {
    let product = digits.bytes().fold(10_u32, |product, digit| {
        let sum = (u32::from(digit - b'0') + product) % 10;
        (if sum == 0 { 10 } else { sum } * 2) % 11
    });
    ((11 - product) % 10).to_string()
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn a_misheard_digit_is_noticed() {
        let number = number(47_218_305);
        assert_eq!(clean_number(&number), Some(number.clone()));
        assert_eq!(
            clean_number(&number.replace('-', " ")),
            Some(number.clone())
        );
        for at in [0, 1, 2, 3, 5, 6, 7, 8] {
            let mut wrong: Vec<u8> = number.bytes().collect();
            wrong[at] = if wrong[at] == b'9' {
                b'0'
            } else {
                wrong[at] + 1
            };
            assert_eq!(
                clean_number(&String::from_utf8(wrong).unwrap()),
                None,
                "digit {at}"
            );
        }
    }
}
