//! What the hotline lends to figures: contacts, and the requests in them. It must never open what
//! is sealed.

use std::borrow::Cow;

use figures::{Fact, Facts};
use jiff::civil::Date;
use kit::db::DbError;
use kit::jobs::Work;

use super::model::{Contact, ENTRY};
use super::store;
use crate::App;

/// Contacts: one fact each, with a code for every topic. Codes: `topic`, `ukraine`, `consultation`
/// (`yes` or `no`), `channel`, `caller`, `office`, and `desk` where a partner took it.
pub(super) fn contacts(app: &App, to: Date) -> Work<'_, Result<Facts, DbError>> {
    Box::pin(async move {
        let mut facts = Facts::default();
        store::each_up_to(&app.house.db, to, |contact| {
            facts.extend(of_contact(contact));
        })
        .await?;
        Ok(facts)
    })
}

/// Requests: one fact for each topic of a contact, called `contact#topic`. Codes as in
/// [`contacts`], but one topic, and `ukraine` is `yes` for the request itself.
pub(super) fn requests(app: &App, to: Date) -> Work<'_, Result<Facts, DbError>> {
    Box::pin(async move {
        let mut facts = Facts::default();
        store::each_up_to(&app.house.db, to, |contact| {
            facts.extend(of_requests(contact));
        })
        .await?;
        Ok(facts)
    })
}

pub(super) fn of_contact(contact: &Contact) -> Option<Fact> {
    let fact = plain(contact, contact.id.clone(), contact.ukraine)?;
    Some(
        contact
            .topics
            .iter()
            .fold(fact, |fact, topic| fact.code("topic", topic.clone())),
    )
}

pub(super) fn of_requests(contact: &Contact) -> Vec<Fact> {
    let request = |topic: &String| {
        let ukraine = contact.ukraine && topic == ENTRY;
        let fact = plain(contact, format!("{}#{topic}", contact.id), ukraine)?;
        Some(fact.code("topic", topic.clone()))
    };
    contact.topics.iter().filter_map(request).collect()
}

/// `None` for a day that is none: it cannot be stored by this program.
fn plain(contact: &Contact, id: String, ukraine: bool) -> Option<Fact> {
    let yes = |so: bool| Cow::Borrowed(if so { "yes" } else { "no" });
    let day = contact.occurred_on.parse().ok()?;
    let mut fact = Fact::new(id, day, contact.recorded_at)
        .code("ukraine", yes(ukraine))
        .code("consultation", yes(contact.consultation))
        .code("channel", contact.channel.clone())
        .code("caller", contact.caller.clone())
        .code("office", contact.office.clone());
    if !contact.partner_desk.is_empty() {
        fact = fact.code("desk", contact.partner_desk.clone());
    }
    fact.voided = contact.voided_at;
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

    fn contact(n: usize, day: Date, ukraine: bool, consultation: bool) -> Contact {
        let topics = if ukraine {
            vec!["accommodation".into(), ENTRY.into()]
        } else {
            vec!["family".into()]
        };
        Contact {
            id: n.to_string(),
            office: "grodno".into(),
            author: "olga".into(),
            occurred_at: 0,
            occurred_on: day.to_string(),
            recorded_at: 0,
            channel: "phone".into(),
            caller: "unknown".into(),
            language: String::new(),
            area: String::new(),
            ukraine,
            consultation,
            minutes: None,
            partner_desk: String::new(),
            voided_at: None,
            void_reason: String::new(),
            version: 1,
            topics,
        }
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
        let contacts: Vec<Contact> = groups
            .iter()
            .flat_map(|(count, day, ukraine, given)| (0..*count).map(|_| (*day, *ukraine, *given)))
            .enumerate()
            .map(|(n, (day, ukraine, given))| contact(n, day, ukraine, given))
            .collect();
        let facts: Facts = contacts.iter().filter_map(of_contact).collect();
        let requests: Facts = contacts.iter().flat_map(of_requests).collect();
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
