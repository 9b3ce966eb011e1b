//! What an assessment is, and how a form becomes one. No I/O.

use jiff::civil::Date;
use kit::form::Reader;
use kit::i18n::Lang;
use kit::policy::{Guarded, Thing};
use kit::ui::{Answers, Errors};

use super::words;
use crate::people;

/// Needs, in the order of the form.
pub const NEEDS: &[&str] = &[
    "food",
    "hygiene",
    "footwear",
    "clothes",
    "medicines",
    "shelter",
    "health",
    "mhpss",
    "protection",
    "education",
    "cash",
    "information",
    "documents",
    "legal",
    "employment",
    "other",
];
/// Why an assessment is taken back.
pub(super) const VOID_REASONS: &[&str] = &["mistake", "twice", "asked"];

/// An assessment as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Assessment {
    pub(super) id: String,
    pub(super) office: String,
    pub(super) place: String,
    /// The registration of whoever answered.
    pub(super) registration: String,
    pub(super) assessed_on: String,
    pub(super) recorded_at: i64,
    pub(super) author: String,
    pub(super) population: String,
    pub(super) voided_at: Option<i64>,
    pub(super) void_reason: String,
    pub(super) version: i64,
    /// How many persons were assessed.
    pub(super) persons: i64,
}

impl Guarded for Assessment {
    fn thing(&self) -> Thing {
        Thing {
            office: self.office.clone(),
            author: self.author.clone(),
            state: if self.voided_at.is_some() {
                "voided".into()
            } else {
                "valid".into()
            },
            ..Thing::default()
        }
    }
}

/// An assessment to store.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewAssessment {
    /// UUIDv7.
    pub id: String,
    /// Office.
    pub office: String,
    /// Place, or empty.
    pub place: String,
    /// The registration of whoever answered.
    pub registration: String,
    /// Every registration that was assessed, the one above among them.
    pub persons: Vec<String>,
    /// Local day.
    pub assessed_on: String,
    /// µs UTC.
    pub recorded_at: i64,
    /// The assessor's account.
    pub author: String,
    /// One of `people::POPULATIONS`.
    pub population: String,
    /// Codes of [`NEEDS`], each once; none when no need was named.
    pub needs: Vec<String>,
    /// `waystation`, or the name of an import.
    pub origin: String,
    /// Its id there; our own id for our own.
    pub external_id: String,
}

/// What the form gives before the database is asked about the person.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) person: String,
    pub(super) household: bool,
    pub(super) office: String,
    pub(super) place: String,
    pub(super) assessed_on: String,
    /// Empty: the registration's own.
    pub(super) population: String,
    pub(super) needs: Vec<String>,
}

/// Reads the form or an API body.
pub(super) fn parse(
    lang: &Lang,
    answers: &Answers,
    today: Date,
    places: &[&str],
) -> Result<Typed, Errors> {
    let mut reader = Reader::new(lang, answers);
    let mut needs = reader.choices("needs", NEEDS);
    needs.sort();
    needs.dedup();
    let typed = Typed {
        person: reader.required("person", &words::person(lang), 20),
        household: reader.ticked("household"),
        office: reader.required_choice("office", &people::words::office(lang), places),
        place: reader.choice("place", places).unwrap_or_default(),
        assessed_on: reader
            .past_day("assessed_on", &words::assessed_on(lang), today)
            .to_string(),
        population: reader
            .choice("population", people::POPULATIONS)
            .unwrap_or_default(),
        needs,
    };
    reader.finish()?;
    Ok(typed)
}
