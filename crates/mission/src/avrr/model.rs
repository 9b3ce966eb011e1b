//! What a case of return and its events are, and how a form becomes an event. No I/O.

use jiff::civil::Date;
use kit::codes::{country, language};
use kit::form::Reader;
use kit::i18n::Lang;
use kit::policy::{Guarded, Thing};
use kit::ui::{Answers, Errors};

use super::words;
use crate::people;

/// Kinds of events, in the usual order.
pub const KINDS: &[&str] = &[
    "counselling",
    "application",
    "declaration",
    "eligibility",
    "departure",
    "arrival",
    "withdrawn",
    "suspended",
    "resumed",
    "closed",
];
/// How counselling was given.
pub const MODES: &[&str] = &["in_person", "phone", "online"];
/// What was decided about eligibility.
pub const DECISIONS: &[&str] = &["eligible", "not_eligible"];
/// Why somebody is not eligible.
pub const REFUSALS: &[&str] = &[
    "destination",
    "assisted_before",
    "own_means",
    "pending_claim",
    "legal_bar",
];
/// What came of a departure; only `departed` counts as returned.
pub const OUTCOMES: &[&str] = &["departed", "no_show", "refused_boarding", "withdrew"];
/// Why a case pauses.
pub const PAUSES: &[&str] = &["medical", "documents", "best_interests", "asylum", "other"];
/// Why a case is closed.
pub const CLOSURES: &[&str] = &[
    "support_ended",
    "no_contact",
    "left_area",
    "transferred",
    "died",
    "duplicate",
    "funding_ended",
    "other",
];
/// Why an entry is taken back.
pub(super) const VOID_REASONS: &[&str] = &["mistake", "twice", "did_not_happen"];

/// A case as stored, with what the list shows of its person.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Case {
    /// UUIDv7.
    pub(super) id: String,
    /// See [`case_number`].
    pub(super) number: String,
    /// The applicant's registration.
    pub(super) registration: String,
    /// Household, or empty.
    pub(super) household: String,
    /// The office that owns it.
    pub(super) office: String,
    /// Where the person stays or was met, or empty.
    pub(super) place: String,
    /// The mission's local day.
    pub(super) opened_on: String,
    /// µs UTC.
    pub(super) recorded_at: i64,
    /// Account.
    pub(super) author: String,
    /// A code of [`super::Stage`].
    pub(super) stage: String,
    /// When it was taken back.
    pub(super) voided_at: Option<i64>,
    /// Counts changes.
    pub(super) version: i64,
    /// The person's sex.
    pub(super) sex: String,
    /// The person's nationality.
    pub(super) nationality: String,
}

impl Guarded for Case {
    fn thing(&self) -> Thing {
        Thing {
            office: self.office.clone(),
            author: self.author.clone(),
            state: self.stage.clone(),
            ..Thing::default()
        }
    }
}

/// An event as stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Event {
    /// UUIDv7.
    pub id: String,
    /// Its case.
    pub case_id: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// The mission's local day.
    pub occurred_on: String,
    /// µs UTC.
    pub recorded_at: i64,
    /// Account.
    pub author: String,
    /// Mode, channel, decision, outcome or reason, by kind.
    pub code: String,
    /// Why not eligible.
    pub reason: String,
    /// Country of return, alpha-3, or empty.
    pub country: String,
    /// Language of counselling or of the declaration, or empty.
    pub language: String,
    /// Account of the witness of a declaration.
    pub witness: String,
    /// Completed years on the day of departure.
    pub age: Option<i64>,
    /// `cleared`, `departed_uncleared`, `not_evaluated` for departures; empty elsewhere.
    pub clearance: String,
    /// When it was taken back.
    pub voided_at: Option<i64>,
    /// Why.
    pub void_reason: String,
    /// Counts changes.
    pub version: i64,
}

/// A case to store.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewCase {
    /// UUIDv7.
    pub id: String,
    /// See [`case_number`].
    pub number: String,
    /// The applicant's registration.
    pub registration: String,
    /// The registration's household, or empty.
    pub household: String,
    /// Office.
    pub office: String,
    /// Place, or empty.
    pub place: String,
    /// Local day.
    pub opened_on: String,
    /// µs UTC.
    pub recorded_at: i64,
    /// Account.
    pub author: String,
    /// `waystation`, or the name of an import.
    pub origin: String,
    /// Its id there; our own id for our own.
    pub external_id: String,
}

/// An event to store; see [`Event`] for the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same fields as Event, described there")]
pub struct NewEvent {
    pub id: String,
    pub kind: String,
    pub occurred_on: String,
    pub recorded_at: i64,
    pub author: String,
    pub code: String,
    pub reason: String,
    pub country: String,
    pub language: String,
    pub witness: String,
    pub age: Option<i64>,
    pub clearance: String,
    pub origin: String,
    pub external_id: String,
}

impl NewEvent {
    /// As it will be read again.
    pub(super) fn as_event(&self) -> Event {
        let new = self.clone();
        Event {
            id: new.id,
            kind: new.kind,
            occurred_on: new.occurred_on,
            recorded_at: new.recorded_at,
            code: new.code,
            ..Event::default()
        }
    }
}

/// The number of a person's nth case of return: the person's own case number and `/n`.
pub fn case_number(person: &str, nth: i64) -> String {
    format!("{person}/{nth}")
}

/// The codes that a kind of event asks for; none where it asks for nothing.
pub(super) fn codes(kind: &str) -> &'static [&'static str] {
    match kind {
        "counselling" => MODES,
        "application" => people::CHANNELS,
        "eligibility" => DECISIONS,
        "departure" => OUTCOMES,
        "suspended" => PAUSES,
        "closed" => CLOSURES,
        _ => &[],
    }
}

/// Reads the form of an event. Who it was and what clears it is added by the caller.
pub(super) fn parse(lang: &Lang, answers: &Answers, today: Date) -> Result<NewEvent, Errors> {
    let mut reader = Reader::new(lang, answers);
    let kind = reader.required_choice("kind", &words::kind(lang), KINDS);
    let occurred_on = reader.past_day("day", &words::day(lang), today).to_string();
    let code = match codes(&kind) {
        [] => String::new(),
        offered => reader.required_choice("code", &super::view::code_label(lang, &kind), offered),
    };
    let reason = if code == "not_eligible" {
        reader.required_choice("reason", &words::refusal(lang), REFUSALS)
    } else {
        String::new()
    };
    let country = match kind.as_str() {
        "application" | "departure" | "arrival" => read_country(&mut reader),
        _ => String::new(),
    };
    if kind == "departure"
        && code == "departed"
        && country.is_empty()
        && reader.errors.of("country").is_none()
    {
        reader.wrong(
            "country",
            kit::words::check_required_choice(lang, words::country(lang)),
        );
    }
    let mut read_language = String::new();
    let mut witness = String::new();
    if kind == "counselling" || kind == "declaration" {
        read_language = reader.text("language", 10);
        let unknown = !read_language.is_empty() && language::by_code(&read_language).is_none();
        if unknown || (kind == "declaration" && read_language.is_empty()) {
            reader.wrong(
                "language",
                kit::words::check_required_choice(lang, words::language(lang)),
            );
        }
    }
    if kind == "declaration" {
        witness = reader.required("witness", &words::witness(lang), 60);
    }
    reader.finish()?;
    Ok(NewEvent {
        kind,
        occurred_on,
        code,
        reason,
        country,
        language: read_language,
        witness,
        ..NewEvent::default()
    })
}

fn read_country(reader: &mut Reader<'_>) -> String {
    let typed = reader.text("country", 60);
    let found = country::by_code(&typed).or_else(|| country::by_name(&typed).ok());
    match found {
        Some(country) => country.code().to_string(),
        None if typed.is_empty() => typed,
        None => {
            reader.wrong("country", people::words::unknown_country(reader.lang));
            String::new()
        }
    }
}
