//! What the hotline lends to figures: contacts, and the requests in them. It must never open what
//! is sealed.

use std::borrow::Cow;
use std::collections::HashMap;

use figures::{Fact, Facts};
use jiff::civil::Date;
use kit::db::DbError;
use kit::jobs::Work;

use super::model::ENTRY;
use crate::App;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    CONTACTS [Text]
        "select id, occurred_on, recorded_at, voided_at, channel, caller, ukraine, consultation,
         partner_desk, office from hotline_contact where occurred_on <= $1";
    TOPICS [Text]
        "select r.contact, r.topic from hotline_request r join hotline_contact c on c.id = r.contact
         where c.occurred_on <= $1 order by r.contact, r.topic";
}

/// What figures need of a contact.
#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    occurred_on: String,
    recorded_at: i64,
    voided_at: Option<i64>,
    channel: String,
    caller: String,
    ukraine: bool,
    consultation: bool,
    partner_desk: String,
    office: String,
}

/// Contacts: one fact each, with a code for every topic. Codes: `topic`, `ukraine`, `consultation`
/// (`yes` or `no`), `channel`, `caller`, `office`, and `desk` where a partner took it.
pub(super) fn contacts(app: &App, to: Date) -> Work<'_, Result<Facts, DbError>> {
    Box::pin(read(app, to, |row, topics| vec![of_contact(row, topics)]))
}

/// Requests: one fact for each topic of a contact, called `contact#topic`. Codes as in
/// [`contacts`], but one topic, and `ukraine` is `yes` for the request itself.
pub(super) fn requests(app: &App, to: Date) -> Work<'_, Result<Facts, DbError>> {
    Box::pin(read(app, to, of_requests))
}

/// The facts of every contact up to a day, taken back ones too.
async fn read(
    app: &App,
    to: Date,
    facts_of: fn(&Row, &[String]) -> Vec<Option<Fact>>,
) -> Result<Facts, DbError> {
    let (db, to) = (&app.house.db, to.to_string());
    let mut topics: HashMap<String, Vec<String>> = HashMap::new();
    db.each(TOPICS.bind(&to), |(contact, topic): (String, String)| {
        topics.entry(contact).or_default().push(topic);
    })
    .await?;
    let mut facts = Facts::default();
    db.each(CONTACTS.bind(&to), |row: Row| {
        let topics = topics.remove(&row.id).unwrap_or_default();
        facts.extend(facts_of(&row, &topics).into_iter().flatten());
    })
    .await?;
    Ok(facts)
}

fn of_contact(row: &Row, topics: &[String]) -> Option<Fact> {
    let fact = plain(row, row.id.clone(), row.ukraine)?;
    let with_topic = |fact: Fact, topic: &String| fact.code("topic", topic.clone());
    Some(topics.iter().fold(fact, with_topic))
}

fn of_requests(row: &Row, topics: &[String]) -> Vec<Option<Fact>> {
    let request = |topic: &String| {
        let ukraine = row.ukraine && topic == ENTRY;
        let fact = plain(row, format!("{}#{topic}", row.id), ukraine)?;
        Some(fact.code("topic", topic.clone()))
    };
    topics.iter().map(request).collect()
}

/// `None` for a day that is none: it cannot be stored by this program.
fn plain(row: &Row, id: String, ukraine: bool) -> Option<Fact> {
    let yes = |so: bool| Cow::Borrowed(if so { "yes" } else { "no" });
    let day = row.occurred_on.parse().ok()?;
    let mut fact = Fact::new(id, day, row.recorded_at)
        .code("ukraine", yes(ukraine))
        .code("consultation", yes(row.consultation))
        .code("channel", row.channel.clone())
        .code("caller", row.caller.clone())
        .code("office", row.office.clone());
    if !row.partner_desk.is_empty() {
        fact = fact.code("desk", row.partner_desk.clone());
    }
    fact.voided = row.voided_at;
    Some(fact)
}

#[cfg(test)]
mod tests {
    use figures::{Facts, Figure, Span, compute, share};
    use jiff::civil::date;
    use kit::i18n::Catalogue;

    use super::*;
    use crate::hotline::words;

    struct Figures {
        consultations: Figure,
        ukraine: Figure,
        week: Figure,
        requests: Figure,
        ukraine_requests: Figure,
        contacts: Figure,
    }

    /// The room's figures for 24 February to 6 June 2022 over these facts.
    fn figures_of(contacts: &Facts, requests: &Facts) -> Figures {
        let all = figures::parse(&[include_str!("figures.toml")]).unwrap();
        let to = date(2022, 6, 6);
        let one = |id: &str| {
            let definition = all.iter().find(|d| d.id == id).unwrap();
            let facts = if definition.source == "hotline.contacts" {
                contacts
            } else {
                requests
            };
            let span = definition
                .window
                .span(Span { from: to, to }, to, date(2022, 2, 24));
            compute(definition, span, facts)
        };
        let part = |id: &str, whole: &str| share(&one(id), &one(whole)).unwrap();
        Figures {
            consultations: one("hotline.consultations.since_onset"),
            ukraine: part(
                "hotline.consultations.ukraine.since_onset",
                "hotline.consultations.since_onset",
            ),
            week: part(
                "hotline.consultations.ukraine.last_7_days",
                "hotline.consultations.last_7_days",
            ),
            requests: one("hotline.requests.since_onset"),
            ukraine_requests: one("hotline.requests.ukraine.since_onset"),
            contacts: one("hotline.contacts.since_onset"),
        }
    }

    fn contact(n: usize, day: Date, ukraine: bool, consultation: bool) -> (Row, Vec<String>) {
        let topics = if ukraine {
            vec!["accommodation".into(), ENTRY.into()]
        } else {
            vec!["family".into()]
        };
        let row = Row {
            id: n.to_string(),
            occurred_on: day.to_string(),
            recorded_at: 0,
            voided_at: None,
            channel: "phone".into(),
            caller: "unknown".into(),
            ukraine,
            consultation,
            partner_desk: String::new(),
            office: "grodno".into(),
        };
        (row, topics)
    }

    #[test]
    fn the_figures_of_issue_18_come_from_contacts_with_one_unit_in_each_share() {
        // 1,693 consultations, 381 of them Ukraine-related; 124 and 41 in the last seven days; and nine
        // Ukraine-related requests on which no advice could be given.
        let (early, week) = (date(2022, 4, 1), date(2022, 5, 31));
        let groups = [
            (340, early, true, true),
            (1229, early, false, true),
            (41, week, true, true),
            (83, week, false, true),
            (9, early, true, false),
        ];
        let contacts: Vec<(Row, Vec<String>)> = groups
            .iter()
            .flat_map(|(count, day, ukraine, given)| (0..*count).map(|_| (*day, *ukraine, *given)))
            .enumerate()
            .map(|(n, (day, ukraine, given))| contact(n, day, ukraine, given))
            .collect();
        let facts: Facts = contacts
            .iter()
            .filter_map(|(row, topics)| of_contact(row, topics))
            .collect();
        let requests: Facts = contacts
            .iter()
            .flat_map(|(row, topics)| of_requests(row, topics))
            .flatten()
            .collect();
        let figures = figures_of(&facts, &requests);
        assert_eq!(figures.consultations.value, 1693);
        assert_eq!(
            (figures.ukraine.value, figures.ukraine.per_mille()),
            (381, Some(225))
        );
        assert_eq!(
            (figures.week.value, figures.week.denominator),
            (41, Some(124))
        );
        assert_eq!(figures.week.per_mille(), Some(331));
        assert_eq!(figures.ukraine_requests.value, 390);
        assert_eq!(figures.contacts.value, 1702);
        assert_eq!(figures.contacts.parts[ENTRY], 390);
        assert_eq!(figures.requests.value, 1702 + 390);
        assert_eq!(
            figures.requests.parts.values().sum::<i64>(),
            figures.requests.value
        );
    }

    #[test]
    fn every_figure_has_its_wording_and_title() {
        let lang = Catalogue::builder().room(words::SOURCES).build().lang("ru");
        for definition in figures::parse(&[include_str!("figures.toml")]).unwrap() {
            let values = [("count", 381.into()), ("percent", "22,5 %".into())];
            let wording = lang.text(&definition.words, &values);
            assert!(wording.to_string().contains("381"), "{wording}");
            let title = lang
                .text(&format!("{}.title", definition.words), &[])
                .to_string();
            assert!(!title.contains("hotline-") && !title.is_empty(), "{title}");
        }
    }
}
