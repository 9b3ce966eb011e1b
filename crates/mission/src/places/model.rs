//! What a place is, and how a form becomes one. No I/O.

use kit::codes::area;
use kit::form::Reader;
use kit::i18n::Lang;
use kit::policy::{Guarded, Thing};
use kit::ui::{Answers, Errors};

use super::words;

/// What kind of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An office of the mission: records belong to it.
    Office,
    /// A project site where people are met regularly.
    Site,
    /// A facility that houses people.
    Facility,
    /// A makeshift camp.
    Camp,
    /// A border crossing point.
    Crossing,
    /// An administrative area.
    Area,
}

impl Kind {
    /// Every kind, in the order of the form.
    pub const ALL: [Self; 6] = [
        Self::Office,
        Self::Site,
        Self::Facility,
        Self::Camp,
        Self::Crossing,
        Self::Area,
    ];
    /// Their codes.
    pub const CODES: [&'static str; 6] = ["office", "site", "facility", "camp", "crossing", "area"];

    /// As stored.
    pub fn code(self) -> &'static str {
        Self::CODES[self as usize]
    }

    /// From what is stored or typed.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A place as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Place {
    /// UUIDv7.
    pub id: String,
    /// One of [`Kind::CODES`].
    pub kind: String,
    /// Name in Latin letters, as reports print it.
    pub name: String,
    /// Name in the local script, or empty.
    pub local_name: String,
    /// ISO 3166-2 code of its first-level area, or empty.
    pub area: String,
    /// First day of use, `YYYY-MM-DD`, or empty.
    pub opened_on: String,
    /// Last day of use, or `None` while in use.
    pub closed_on: Option<String>,
    /// Counts changes.
    pub version: i64,
}

impl Guarded for Place {
    fn thing(&self) -> Thing {
        // Places are the mission's own; no office owns them, and partners need them for reports.
        Thing {
            partner: kit::policy::EVERY_PARTNER.into(),
            ..Thing::default()
        }
    }
}

/// What a form or an import gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlace {
    /// See [`Place::kind`].
    pub kind: String,
    /// See [`Place::name`].
    pub name: String,
    /// See [`Place::local_name`].
    pub local_name: String,
    /// See [`Place::area`].
    pub area: String,
    /// See [`Place::opened_on`].
    pub opened_on: String,
    /// See [`Place::closed_on`].
    pub closed_on: Option<String>,
}

/// Reads a form, an API body or a row of a spreadsheet.
pub(super) fn parse(lang: &Lang, answers: &Answers) -> Result<NewPlace, Errors> {
    let mut reader = Reader::new(lang, answers);
    let kind = reader.required_choice("kind", &words::kind(lang), &Kind::CODES);
    let name = reader.required("name", &words::name(lang), 100);
    let local_name = reader.text("local_name", 100);
    let area = reader.text("area", 10);
    if !area.is_empty() && area::by_code(&area).is_none() {
        reader.wrong("area", words::unknown_area(lang));
    }
    let opened = reader.day("opened_on");
    let closed = reader.day("closed_on");
    if let (Some(opened), Some(closed)) = (opened, closed)
        && closed < opened
    {
        reader.wrong("closed_on", words::closed_before_opened(lang));
    }
    reader.finish()?;
    let opened_on = opened.map(|day| day.to_string()).unwrap_or_default();
    Ok(NewPlace {
        kind,
        name,
        local_name,
        area,
        opened_on,
        closed_on: closed.map(|d| d.to_string()),
    })
}

/// A stored place as a form shows it.
pub(super) fn answers(place: &Place) -> Answers {
    let day = |name: &str, date: &str| {
        let mut parts = date.splitn(3, '-').map(str::to_string);
        ["year", "month", "day"]
            .map(|part| (format!("{name}_{part}"), parts.next().unwrap_or_default()))
    };
    let closed = place.closed_on.as_deref().unwrap_or_default();
    let plain = [
        ("kind", &place.kind),
        ("name", &place.name),
        ("local_name", &place.local_name),
        ("area", &place.area),
        ("version", &place.version.to_string()),
    ]
    .map(|(name, value)| (name.to_string(), value.clone()));
    plain
        .into_iter()
        .chain(day("opened_on", &place.opened_on))
        .chain(day("closed_on", closed))
        .collect()
}
