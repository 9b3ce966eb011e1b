//! What happens in the demo mission, planned from one seed: the same people and events everywhere.
//! Counts are those of the published reports of the mission that the demo follows; people are
//! invented.

use std::collections::HashSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use kit::chance::Chance;
use kit::id::Ids;
use kit::time::{Clock, start_of};

use super::names;
use crate::avrr::{NewCase, NewEvent};
use crate::external_figures::{Entered, NewCell};
use crate::hotline::{Logged, NewContact};
use crate::needs::NewAssessment;
use crate::people::{Contact, Document, Identity, NewRegistration};
use crate::services::Delivered;

const HOUR: i64 = 3_600_000_000;

/// Everything that is stored, each record with the instant at which the mission learned of it.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) people: Vec<(NewRegistration, Identity, Contact)>,
    pub(super) cases: Vec<(NewCase, Vec<NewEvent>)>,
    pub(super) contacts: Vec<crate::avrr::NewContact>,
    pub(super) needs: Vec<NewAssessment>,
    pub(super) deliveries: Vec<Delivered>,
    pub(super) calls: Vec<(Logged, NewContact)>,
    pub(super) cells: Vec<(Entered, NewCell)>,
}

/// Countries of origin beside Iraq and Cuba, with how many returned in 2022: 87 people, each
/// country at least one.
const OTHERS: &[(&str, usize)] = &[
    ("LKA", 11),
    ("GIN", 8),
    ("NGA", 7),
    ("TUR", 7),
    ("GHA", 6),
    ("EGY", 6),
    ("IND", 5),
    ("RUS", 5),
    ("CMR", 4),
    ("SOM", 4),
    ("COG", 3),
    ("TKM", 3),
    ("TJK", 3),
    ("PAK", 2),
    ("COD", 2),
    ("BFA", 2),
    ("KGZ", 2),
    ("MDA", 2),
    ("IRN", 1),
    ("KEN", 1),
    ("DZA", 1),
    ("GEO", 1),
    ("NOR", 1),
];

/// A planned return.
struct Return {
    nationality: &'static str,
    female: bool,
    child: bool,
    departed: Date,
    applied: Date,
    learned: Date,
    channel: Option<&'static str>,
}

pub(super) struct Planner {
    pub(super) plan: Plan,
    pub(super) chance: Chance,
    numbers: HashSet<String>,
    ids: Ids,
    zone: TimeZone,
    scale: usize,
}

impl Planner {
    /// The whole plan for so many times as many people.
    pub(super) fn plan(scale: u32) -> Plan {
        let mut planner = Self {
            plan: Plan::default(),
            chance: Chance::seeded(18),
            numbers: HashSet::new(),
            ids: Ids::new(Clock::fixed(0), Chance::seeded(2022)),
            zone: TimeZone::get("Europe/Minsk").unwrap_or(TimeZone::UTC),
            scale: scale as usize,
        };
        planner.border_cells();
        for _ in 0..planner.scale {
            planner.returns_of_2021();
            planner.returns_of_2022();
            planner.contacts_of_2022();
            planner.needs_and_services();
            planner.hotline();
        }
        planner.site_deliveries();
        planner.plan
    }

    /// Noon of a day in the mission's time zone, and a little later each time.
    pub(super) fn at(&mut self, day: Date) -> i64 {
        let hour = 9 + i64::try_from(self.chance.below(8)).unwrap_or(0);
        start_of(day, &self.zone)
            + hour * HOUR
            + i64::try_from(self.chance.below(3600)).unwrap_or(0) * 1_000_000
    }

    pub(super) fn id(&self, at: i64) -> String {
        self.ids.id_at(at)
    }

    pub(super) fn between(&mut self, from: Date, to: Date) -> Date {
        let days = from.until(to).map_or(0, |span| span.get_days());
        let n = i64::try_from(self.chance.below(u64::try_from(days).unwrap_or(0) + 1)).unwrap_or(0);
        from.saturating_add(n.days())
    }

    /// A case number that nobody of the plan has.
    fn case_number(&mut self) -> String {
        loop {
            let number = crate::people::number(self.chance.next_u64());
            if self.numbers.insert(number.clone()) {
                return number;
            }
        }
    }

    /// A person met on a day; answers the registration's id and the birth date.
    pub(super) fn person(&mut self, who: &Person) -> (String, Date) {
        let at = self.at(who.met);
        let id = self.id(at);
        let pool = names::pool(who.nationality, &mut self.chance);
        let (given, family) = names::name(pool, who.female, &mut self.chance);
        let (_, father) = names::name(pool, false, &mut self.chance);
        let age = if who.child {
            1 + self.chance.below(16)
        } else {
            18 + self.chance.below(45)
        };
        let birthday = 1 + i64::try_from(self.chance.below(330)).unwrap_or(0);
        // So many years and some days before the event: the age holds on that very day.
        let born = who
            .event
            .saturating_sub(i64::try_from(age).unwrap_or(0).years())
            .saturating_sub(birthday.days());
        let guessed = who.nationality == "IRQ" && self.chance.below(5) == 0;
        let digits = self.chance.below(9_000_000) + 1_000_000;
        let letter = ['A', 'B', 'G', 'N', 'P'][usize::try_from(self.chance.below(5)).unwrap_or(0)];
        let phone = format!("+37529{}", self.chance.below(9_000_000) + 1_000_000);
        let identity = Identity {
            given,
            family,
            father: if who.nationality == "IRQ" {
                father
            } else {
                String::new()
            },
            other_script: String::new(),
            birth: born.to_string(),
            documents: vec![Document {
                kind: "passport".into(),
                number: format!("{letter}{digits}"),
            }],
        };
        let row = NewRegistration {
            id: id.clone(),
            number: self.case_number(),
            office: who.office.into(),
            place: String::new(),
            channel: who.channel.into(),
            registered_on: who.met.to_string(),
            recorded_at: at,
            author: who.author.into(),
            household: String::new(),
            household_role: String::new(),
            sex: if who.female { "female" } else { "male" }.into(),
            birth_year: Some(i64::from(born.year())),
            birth_precision: if guessed { "estimated" } else { "day" }.into(),
            nationality: who.nationality.into(),
            population: who.population.into(),
            arrived_on: String::new(),
            origin: "waystation".into(),
            external_id: id.clone(),
        };
        self.plan.people.push((
            row,
            identity,
            Contact {
                phone,
                address: String::new(),
            },
        ));
        (id, born)
    }

    /// S-001, S-002: 381 returns in 2021, 276 of them in December.
    fn returns_of_2021(&mut self) {
        for n in 0..381_u32 {
            let departed = if n < 276 {
                self.between(date(2021, 12, 1), date(2021, 12, 30))
            } else {
                self.between(date(2021, 3, 1), date(2021, 11, 29))
            };
            let nationality = if n % 8 == 0 { "SYR" } else { "IRQ" };
            let applied = departed.saturating_sub(14.days());
            let (female, child) = (n % 3 == 0, n % 5 == 0);
            self.assisted(&Return {
                nationality,
                female,
                child,
                departed,
                applied,
                learned: departed,
                channel: None,
            });
        }
    }

    /// S-033 to S-039: 533 returns by 9 June 2022, 378 men and boys, 155 women and girls, 132
    /// children; 488 of them known on 12 May, two more learned of late.
    fn returns_of_2022(&mut self) {
        let mut nationalities: Vec<&'static str> = vec!["IRQ"; 398];
        nationalities.extend(vec!["CUB"; 48]);
        nationalities.extend(
            OTHERS
                .iter()
                .flat_map(|(code, n)| std::iter::repeat_n(*code, *n)),
        );
        let mut order: Vec<usize> = (0..533).collect();
        self.chance.shuffle(&mut order);
        for (n, slot) in order.into_iter().enumerate() {
            // The first 155 are female, 52 of them girls; of the other 378, 80 are boys.
            let female = n < 155;
            let child = if female {
                spread(n, 52, 155)
            } else {
                spread(n - 155, 80, 378)
            };
            let (departed, learned) = match slot {
                0..488 => {
                    let day = self.between(date(2022, 1, 18), date(2022, 5, 12));
                    (day, day)
                }
                // Departed early in May, learned of on 20 May.
                488 | 489 => (date(2022, 5, 10), date(2022, 5, 20)),
                490..512 => {
                    let day = self.between(date(2022, 5, 13), date(2022, 5, 26));
                    (day, day)
                }
                _ => {
                    let day = self.between(date(2022, 5, 27), date(2022, 6, 9));
                    (day, day)
                }
            };
            // S-003: 28 applications between 31 December and 6 January, 26 at the facility.
            let applied = if slot < 28 {
                self.between(date(2021, 12, 31), date(2022, 1, 6))
            } else {
                departed.saturating_sub(10.days()).max(date(2022, 1, 7))
            };
            let channel = match slot {
                0 | 1 => Some("authority"),
                2..28 => Some("site_visit"),
                _ => None,
            };
            let nationality = nationalities[n % nationalities.len()];
            self.assisted(&Return {
                nationality,
                female,
                child,
                departed,
                applied,
                learned,
                channel,
            });
        }
    }

    fn assisted(&mut self, planned: &Return) {
        let channel = planned
            .channel
            .unwrap_or_else(|| match self.chance.below(14) {
                0 => "authority",
                1..4 => "walk_in",
                _ => "site_visit",
            });
        let (registration, born) = self.person(&Person {
            nationality: planned.nationality,
            female: planned.female,
            child: planned.child,
            met: planned.applied,
            event: planned.departed,
            office: "grodno",
            population: "stranded",
            channel,
            author: "kim",
        });
        let (opened, learned) = (self.at(planned.applied), self.at(planned.learned));
        let id = self.id(opened);
        let number = self
            .plan
            .people
            .last()
            .map(|(row, ..)| row.number.clone())
            .unwrap_or_default();
        let case = NewCase {
            id: id.clone(),
            number: crate::avrr::case_number(&number, 1),
            registration,
            household: String::new(),
            office: "grodno".into(),
            place: String::new(),
            opened_on: planned.applied.to_string(),
            recorded_at: opened,
            author: "kim".into(),
            origin: "waystation".into(),
            external_id: id,
        };
        let event = |planner: &Self, kind: &str, day: Date, at: i64, code: &str| {
            let id = planner.id(at);
            NewEvent {
                kind: kind.into(),
                occurred_on: day.to_string(),
                recorded_at: at,
                author: "kim".into(),
                code: code.into(),
                age: Some(kit::time::age_on(born, day)),
                origin: "waystation".into(),
                external_id: id.clone(),
                id,
                ..NewEvent::default()
            }
        };
        let mut declaration = event(self, "declaration", planned.applied, opened + HOUR, "");
        declaration.language = if planned.nationality == "CUB" {
            "spa"
        } else {
            "ara"
        }
        .into();
        declaration.witness = "max".into();
        let mut departure = event(self, "departure", planned.departed, learned, "departed");
        departure.country = planned.nationality.into();
        departure.clearance = "not_evaluated".into();
        let events = vec![
            event(self, "counselling", planned.applied, opened, "in_person"),
            event(self, "application", planned.applied, opened, channel),
            declaration,
            event(
                self,
                "eligibility",
                planned.applied,
                opened + 2 * HOUR,
                "eligible",
            ),
            departure,
        ];
        self.plan.cases.push((case, events));
    }

    /// S-036: Cubans among those who contacted the mission about return, a different population.
    fn contacts_of_2022(&mut self) {
        for n in 0..1_044_u32 {
            let day = self.between(date(2022, 1, 3), date(2022, 6, 9));
            let at = self.at(day);
            let id = self.id(at);
            let nationality = if n < 94 {
                "CUB"
            } else {
                OTHERS.get(n as usize % 40).map_or("IRQ", |(code, _)| *code)
            };
            self.plan.contacts.push(crate::avrr::NewContact {
                id: id.clone(),
                office: "grodno".into(),
                registration: String::new(),
                occurred_on: day.to_string(),
                recorded_at: at,
                author: "kim".into(),
                channel: ["phone", "email", "walk_in", "hotline"][n as usize % 4].into(),
                nationality: nationality.into(),
                sex: if n % 3 == 0 { "female" } else { "male" }.into(),
                origin: "waystation".into(),
                external_id: id,
            });
        }
    }
}

/// Whether the nth of `of` is one of `some` that are spread evenly over them.
fn spread(n: usize, some: usize, of: usize) -> bool {
    (n + 1) * some / of > n * some / of
}

/// Somebody to be met.
pub(super) struct Person {
    pub(super) nationality: &'static str,
    pub(super) female: bool,
    pub(super) child: bool,
    pub(super) met: Date,
    pub(super) event: Date,
    pub(super) office: &'static str,
    pub(super) population: &'static str,
    pub(super) channel: &'static str,
    pub(super) author: &'static str,
}
