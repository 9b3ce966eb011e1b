//! What a contact is, and how a form becomes one. No I/O.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kit::codes::{area, language};
use kit::form::Reader;
use kit::i18n::Lang;
use kit::policy::{Guarded, Thing};
use kit::ui::{Answers, Errors};

use super::sealed::{self, Private};
use super::words;

/// How people reach the hotline.
pub const CHANNELS: [&str; 4] = ["phone", "messenger", "email", "walk_in"];
/// Who calls, as far as it is said.
pub const CALLERS: [&str; 5] = [
    "ukraine_displaced",
    "migrant",
    "national",
    "other",
    "unknown",
];
/// What people ask about; each topic in a contact is one request.
pub const TOPICS: [&str; 11] = [
    ENTRY,
    "employment",
    "covid_restrictions",
    "education_abroad",
    "trafficking_prevention",
    "legal_status",
    "accommodation",
    "medical",
    "return",
    "family",
    "other",
];
/// The topic that may be in connection with the war in Ukraine.
pub(super) const ENTRY: &str = "entry_transit_exit";
/// Why a contact is taken back. Codes, because a free reason would soon hold a caller's name.
pub(super) const VOID_REASONS: [&str; 3] = ["mistaken", "duplicate", "exercise"];

/// A contact as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Contact {
    pub(super) id: String,
    pub(super) office: String,
    pub(super) author: String,
    /// µs UTC.
    pub(super) occurred_at: i64,
    /// The mission's local day, `YYYY-MM-DD`.
    pub(super) occurred_on: String,
    /// µs UTC.
    pub(super) recorded_at: i64,
    pub(super) channel: String,
    pub(super) caller: String,
    pub(super) language: String,
    pub(super) area: String,
    pub(super) ukraine: bool,
    pub(super) consultation: bool,
    pub(super) minutes: Option<i64>,
    pub(super) partner_desk: String,
    pub(super) voided_at: Option<i64>,
    pub(super) void_reason: String,
    pub(super) version: i64,
    /// Kept in a table of their own; empty until the store has filled them in.
    #[sqlx(skip)]
    pub(super) topics: Vec<String>,
}

impl Guarded for Contact {
    fn thing(&self) -> Thing {
        Thing {
            office: self.office.clone(),
            author: self.author.clone(),
            ..Thing::default()
        }
    }
}

/// Where a new contact comes from: ids and instants that its content does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Id of the contact, UUIDv7.
    pub id: String,
    /// Place id of the office that took it.
    pub office: String,
    /// Account that logged it.
    pub author: String,
    /// When it was logged, µs UTC.
    pub recorded_at: i64,
    /// `waystation`, or the name of an import.
    pub origin: String,
    /// Its id there; our own id for our own.
    pub external_id: String,
}

/// A contact that is about to be, as policies judge it.
pub(super) fn of_office(logged: &Logged) -> Thing {
    Thing {
        office: logged.office.clone(),
        author: logged.author.clone(),
        ..Thing::default()
    }
}

/// What a form, the API or the demo gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewContact {
    /// When the contact was, µs UTC.
    pub occurred_at: i64,
    /// The mission's local day of it.
    pub occurred_on: Date,
    /// One of [`CHANNELS`].
    pub channel: String,
    /// One of [`CALLERS`].
    pub caller: String,
    /// ISO 639-3 code, or empty.
    pub language: String,
    /// ISO 3166-2 code, or empty.
    pub area: String,
    /// Out of [`TOPICS`], at least one, each once.
    pub topics: Vec<String>,
    /// The request about entry, transit or exit is in connection with the war in Ukraine.
    pub ukraine: bool,
    /// Advice was given.
    pub consultation: bool,
    /// How long it took.
    pub minutes: Option<i64>,
    /// Code of the partner whose desk took it (`bwc`), or empty for the mission's own.
    pub partner_desk: String,
}

/// The moment at which a form is read: a contact of today was just now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment<'a> {
    pub(super) now: i64,
    pub(super) today: Date,
    pub(super) zone: &'a jiff::tz::TimeZone,
}

/// Reads everything of a contact but what is sealed.
pub(super) fn parse(lang: &Lang, answers: &Answers, moment: Moment) -> Result<NewContact, Errors> {
    let mut reader = Reader::new(lang, answers);
    let new = contact(&mut reader, moment);
    reader.finish()?;
    Ok(new)
}

/// Reads a new contact with the office that took it and the note and phone that come with it, so
/// that everything that needs mending is said at once. `offices` are the operator's own.
pub(super) fn parse_new(
    lang: &Lang,
    answers: &Answers,
    moment: Moment,
    offices: &BTreeSet<String>,
) -> Result<(String, NewContact, Private), Errors> {
    let mut reader = Reader::new(lang, answers);
    let office = office(&mut reader, offices);
    let new = contact(&mut reader, moment);
    let private = sealed::read(&mut reader);
    reader.finish()?;
    Ok((office, new, private))
}

/// Who works for one office alone need not say which.
fn office(reader: &mut Reader, offices: &BTreeSet<String>) -> String {
    let own: Vec<&str> = offices.iter().map(String::as_str).collect();
    match own[..] {
        [only] if reader.answers.get("office").is_empty() => only.to_string(),
        _ => reader.required_choice("office", &words::office(reader.lang), &own),
    }
}

fn contact(reader: &mut Reader, moment: Moment) -> NewContact {
    let lang = reader.lang;
    let channel = reader.required_choice("channel", &words::channel(lang), &CHANNELS);
    let caller = reader.required_choice("caller", &words::caller(lang), &CALLERS);
    let mut topics = reader.choices("topics", &TOPICS);
    topics.sort();
    topics.dedup();
    if topics.is_empty() {
        reader.wrong("topics", words::no_topic(lang));
    }
    let ukraine = reader.ticked("ukraine");
    if ukraine && !topics.iter().any(|topic| topic == ENTRY) {
        reader.wrong("topics", words::ukraine_without_entry(lang));
    }
    let consultation =
        reader.required_choice("consultation", &words::consultation(lang), &["yes", "no"]) == "yes";
    let occurred_on = reader.past_day("occurred_on", &words::day(lang), moment.today);
    let spoken = reader.text("language", 3);
    if !spoken.is_empty() && language::by_code(&spoken).is_none() {
        reader.wrong("language", words::unknown_language(lang));
    }
    let area = reader.text("area", 10);
    if !area.is_empty() && area::by_code(&area).is_none() {
        reader.wrong("area", words::unknown_area(lang));
    }
    let minutes = reader.whole("minutes", 1, 600);
    NewContact {
        occurred_at: instant(occurred_on, moment),
        occurred_on,
        channel,
        caller,
        language: spoken,
        area,
        topics,
        ukraine,
        consultation,
        minutes,
        partner_desk: partner_desk(reader),
    }
}

fn partner_desk(reader: &mut Reader) -> String {
    let desk = reader.text("partner_desk", 20);
    let code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    if !desk.chars().all(code) {
        reader.wrong("partner_desk", words::desk_is_a_code(reader.lang));
    }
    desk
}

/// Of an earlier day only the day is known: its beginning stands for it.
fn instant(day: Date, moment: Moment) -> i64 {
    if day == moment.today {
        moment.now
    } else {
        kit::time::start_of(day, moment.zone)
    }
}

/// A stored contact as a form shows it.
pub(super) fn answers(contact: &Contact) -> Answers {
    let yes = |so: bool| if so { "yes" } else { "no" };
    let mut answers = with_day(Answers::new(), "occurred_on", &contact.occurred_on)
        .with("channel", &contact.channel)
        .with("caller", &contact.caller)
        .with("ukraine", if contact.ukraine { "yes" } else { "" })
        .with("consultation", yes(contact.consultation))
        .with("language", &contact.language)
        .with("area", &contact.area)
        .with(
            "minutes",
            contact.minutes.map(|n| n.to_string()).unwrap_or_default(),
        )
        .with("partner_desk", &contact.partner_desk)
        .with("version", contact.version.to_string());
    for topic in &contact.topics {
        answers = answers.with("topics", topic);
    }
    answers
}

/// Fills the three fields of a date from `YYYY-MM-DD`.
pub(super) fn with_day(mut answers: Answers, name: &str, day: &str) -> Answers {
    for (part, value) in ["year", "month", "day"].into_iter().zip(day.splitn(3, '-')) {
        answers = answers.with(format!("{name}_{part}"), value);
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use kit::i18n::Catalogue;
    use kit::time::start_of;

    fn english() -> Lang {
        Catalogue::builder().room(words::SOURCES).build().lang("en")
    }

    fn typed(more: &[(&str, &str)]) -> Answers {
        let call = Answers::from([
            ("channel", "phone"),
            ("caller", "unknown"),
            ("consultation", "yes"),
        ]);
        more.iter()
            .fold(call, |answers, (name, value)| answers.with(*name, *value))
    }

    static ZONE: TimeZone = TimeZone::UTC;

    fn moment() -> Moment<'static> {
        let today = date(2022, 6, 9);
        Moment {
            now: start_of(today, &ZONE) + 7,
            today,
            zone: &ZONE,
        }
    }

    fn read(more: &[(&str, &str)]) -> Result<NewContact, Errors> {
        parse(&english(), &typed(more), moment())
    }

    #[test]
    fn whoever_works_for_two_offices_says_which_and_only_an_own_one() {
        let call = [("topics", "medical"), ("occurred_on", "2022-06-09")];
        let office = |own: &[&str], chosen: &str| {
            let own = own.iter().map(ToString::to_string).collect();
            let answers = typed(&call).with("office", chosen);
            parse_new(&english(), &answers, moment(), &own).map(|(office, ..)| office)
        };
        assert_eq!(office(&["gomel"], "").unwrap(), "gomel");
        assert_eq!(office(&["gomel", "minsk"], "minsk").unwrap(), "minsk");
        for (own, chosen) in [
            (&["gomel", "minsk"][..], ""),
            (&["gomel"], "grodno"),
            (&[], "gomel"),
        ] {
            assert!(
                office(own, chosen).err().unwrap().of("office").is_some(),
                "{own:?} {chosen}"
            );
        }
    }

    #[test]
    fn a_contact_of_today_is_now_and_an_earlier_one_is_its_day() {
        let today = read(&[("topics", "medical"), ("occurred_on", "2022-06-09")]).unwrap();
        assert_eq!(today.occurred_at % 10, 7);
        let earlier = read(&[("topics", "medical"), ("occurred_on", "2022-06-01")]).unwrap();
        assert_eq!(earlier.occurred_at, start_of(date(2022, 6, 1), &ZONE));
    }

    #[test]
    fn ukraine_belongs_to_a_request_about_entry_transit_or_exit() {
        let day = ("occurred_on", "2022-06-09");
        let wrong = read(&[day, ("topics", "medical"), ("ukraine", "yes")]).unwrap_err();
        assert!(wrong.of("topics").is_some());
        let right = read(&[
            day,
            ("topics", "medical"),
            ("topics", ENTRY),
            ("ukraine", "yes"),
        ])
        .unwrap();
        assert_eq!((right.topics.len(), right.ukraine), (2, true));
    }

    #[test]
    fn a_topic_ticked_twice_is_one_request_and_a_desk_is_a_code() {
        let day = ("occurred_on", "2022-06-09");
        let twice = read(&[day, ("topics", "family"), ("topics", "family")]).unwrap();
        assert_eq!(twice.topics, ["family"]);
        let named =
            read(&[day, ("topics", "family"), ("partner_desk", "Business Club")]).unwrap_err();
        assert!(named.of("partner_desk").is_some());
    }
}
