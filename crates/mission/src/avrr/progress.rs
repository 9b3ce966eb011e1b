//! Where a case stands: the stage that follows from its events, and which event may not follow which.
//! No I/O.
//!
//! Facts are always recordable: nothing here refuses what happened because something was missing
//! before it. Refused is only what contradicts the record itself, such as a second departure.

use kit::i18n::{Lang, Text};

use super::model::Event;
use super::words;

/// Where a case stands. The first seven come one after the other; the rest are exits and pauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nothing happened yet.
    Opened,
    /// Counselled, without commitment.
    Counselled,
    /// Applied.
    Applied,
    /// The voluntariness declaration is signed and stands.
    Declared,
    /// Found eligible.
    Eligible,
    /// Departed: returned.
    Departed,
    /// Arrival confirmed.
    Arrived,
    /// Found not eligible.
    Rejected,
    /// Paused.
    Suspended,
    /// Withdrawn, freely and without a reason.
    Withdrawn,
    /// Closed.
    Closed,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 11] = [
        Self::Opened,
        Self::Counselled,
        Self::Applied,
        Self::Declared,
        Self::Eligible,
        Self::Departed,
        Self::Arrived,
        Self::Rejected,
        Self::Suspended,
        Self::Withdrawn,
        Self::Closed,
    ];
    /// Their codes.
    pub const CODES: [&'static str; 11] = [
        "opened",
        "counselled",
        "applied",
        "declared",
        "eligible",
        "departed",
        "arrived",
        "rejected",
        "suspended",
        "withdrawn",
        "closed",
    ];

    /// As stored.
    pub fn code(self) -> &'static str {
        Self::CODES[self as usize]
    }

    /// From what is stored.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Nothing more is expected of the mission before departure.
    pub fn is_over(self) -> bool {
        matches!(
            self,
            Self::Departed | Self::Arrived | Self::Rejected | Self::Withdrawn | Self::Closed
        )
    }
}

impl Event {
    fn departed(&self) -> bool {
        self.kind == "departure" && self.code == "departed"
    }

    /// Revokes the declaration.
    fn withdraws(&self) -> bool {
        self.kind == "withdrawn" || (self.kind == "departure" && self.code == "withdrew")
    }
}

/// The events that stand, in the order in which they happened.
fn standing(events: &[Event]) -> Vec<&Event> {
    let mut standing: Vec<&Event> = events.iter().filter(|e| e.voided_at.is_none()).collect();
    standing.sort_by(|a, b| {
        (&a.occurred_on, a.recorded_at, &a.id).cmp(&(&b.occurred_on, b.recorded_at, &b.id))
    });
    standing
}

/// The stage that follows from the events. A withdrawal revokes the declaration: going on after it
/// needs a new one.
pub fn stage(events: &[Event]) -> Stage {
    let mut reached = Stage::Opened;
    let mut exit = None;
    for event in standing(events) {
        let step = match event.kind.as_str() {
            "counselling" => {
                reached = reached.max(Stage::Counselled);
                continue;
            }
            "application" => Stage::Applied,
            "declaration" => Stage::Declared,
            "eligibility" if event.code == "eligible" => Stage::Eligible,
            "departure" if event.departed() => Stage::Departed,
            "arrival" => Stage::Arrived,
            _ => {
                exit = pause(event, exit);
                if event.withdraws() {
                    reached = reached.min(Stage::Applied);
                }
                continue;
            }
        };
        reached = reached.max(step);
        if matches!(exit, Some(Stage::Rejected | Stage::Withdrawn)) || step == Stage::Departed {
            exit = None;
        }
    }
    exit.unwrap_or(reached)
}

fn pause(event: &Event, before: Option<Stage>) -> Option<Stage> {
    match event.kind.as_str() {
        "eligibility" => Some(Stage::Rejected),
        "suspended" => Some(Stage::Suspended),
        "resumed" => before.filter(|stage| *stage != Stage::Suspended),
        "closed" => Some(Stage::Closed),
        _ if event.withdraws() => Some(Stage::Withdrawn),
        _ => before,
    }
}

/// What an ordinary departure has before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Precondition {
    /// Counselling.
    Counselling,
    /// An application.
    Application,
    /// A declaration that was not withdrawn.
    Declaration,
    /// The decision that the person is eligible.
    Eligibility,
}

/// What was missing on that day. The gates of return (screening, documents, health, best interests…)
/// will be evaluated here beside these four; a departure keeps the result.
pub(super) fn missing(events: &[Event], day: &str) -> Vec<Precondition> {
    let before: Vec<&Event> = standing(events)
        .into_iter()
        .filter(|e| e.occurred_on.as_str() <= day)
        .collect();
    let has = |kind: &str| before.iter().any(|e| e.kind == kind);
    let after_withdrawal = before
        .iter()
        .rposition(|e| e.withdraws())
        .map_or(0, |at| at + 1);
    let declared = before[after_withdrawal..]
        .iter()
        .any(|e| e.kind == "declaration");
    let eligible = before
        .iter()
        .rev()
        .find(|e| e.kind == "eligibility")
        .is_some_and(|e| e.code == "eligible");
    [
        (has("counselling"), Precondition::Counselling),
        (has("application"), Precondition::Application),
        (declared, Precondition::Declaration),
        (eligible, Precondition::Eligibility),
    ]
    .into_iter()
    .filter_map(|(there, condition)| (!there).then_some(condition))
    .collect()
}

/// How a departure on that day is kept: it is never refused, but it shows what it lacked.
pub fn clearance(events: &[Event], day: &str) -> &'static str {
    if missing(events, day).is_empty() {
        "cleared"
    } else {
        "departed_uncleared"
    }
}

/// Why an event contradicts the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contradiction {
    /// The person departed already.
    DepartedAlready,
    /// An arrival without a departure before it.
    NoDeparture,
    /// The case was closed before that day, or is closed already.
    Closed,
    /// The case is not paused.
    NotSuspended,
    /// The case is paused, or over, already.
    PausedAlready,
    /// An arrival stands on this departure.
    ArrivalStands,
}

/// Whether a new event contradicts those that stand.
pub(super) fn contradiction(events: &[Event], new: &Event) -> Option<Contradiction> {
    let standing = standing(events);
    let closed = standing.iter().find(|e| e.kind == "closed");
    if closed.is_some_and(|e| new.kind == "closed" || e.occurred_on < new.occurred_on) {
        return Some(Contradiction::Closed);
    }
    let departed = standing.iter().find(|e| e.departed());
    let now = stage(events);
    match new.kind.as_str() {
        "departure" if new.departed() && departed.is_some() => Some(Contradiction::DepartedAlready),
        "arrival" if departed.is_none_or(|e| e.occurred_on > new.occurred_on) => {
            Some(Contradiction::NoDeparture)
        }
        "resumed" if now != Stage::Suspended => Some(Contradiction::NotSuspended),
        "suspended" if now == Stage::Suspended || now.is_over() => {
            Some(Contradiction::PausedAlready)
        }
        _ => None,
    }
}

/// Whether taking an event back would leave a contradiction.
pub(super) fn cannot_void(events: &[Event], event: &Event) -> Option<Contradiction> {
    let arrived = standing(events).iter().any(|e| e.kind == "arrival");
    (event.departed() && arrived).then_some(Contradiction::ArrivalStands)
}

impl Contradiction {
    /// The sentence for a reader.
    pub(super) fn text(self, lang: &Lang) -> Text {
        match self {
            Self::DepartedAlready => words::departed_already(lang),
            Self::NoDeparture => words::no_departure(lang),
            Self::Closed => words::closed_already(lang),
            Self::NotSuspended => words::not_suspended(lang),
            Self::PausedAlready => words::paused_already(lang),
            Self::ArrivalStands => words::arrival_stands(lang),
        }
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    fn event(kind: &str, code: &str, day: u8) -> Event {
        Event {
            id: format!("{day:02}"),
            kind: kind.into(),
            code: code.into(),
            occurred_on: format!("2022-06-{day:02}"),
            ..Event::default()
        }
    }

    fn full() -> Vec<Event> {
        vec![
            event("counselling", "in_person", 1),
            event("application", "walk_in", 2),
            event("declaration", "", 3),
            event("eligibility", "eligible", 4),
        ]
    }

    #[test]
    fn each_step_reaches_its_stage_whatever_the_order_of_recording() {
        let mut events = full();
        events.reverse();
        assert_eq!(stage(&events), Stage::Eligible);
        assert_eq!(clearance(&events, "2022-06-05"), "cleared");
        events.push(event("departure", "no_show", 6));
        assert_eq!(stage(&events), Stage::Eligible, "a no-show changes nothing");
        events.push(event("departure", "departed", 7));
        assert_eq!(stage(&events), Stage::Departed);
        assert_eq!(
            contradiction(&events, &event("departure", "departed", 8)),
            Some(Contradiction::DepartedAlready)
        );
        assert_eq!(
            contradiction(&events, &event("counselling", "phone", 8)),
            None
        );
    }

    #[test]
    fn a_withdrawal_revokes_the_declaration_and_a_new_one_takes_the_case_up() {
        let mut events = full();
        events.push(event("withdrawn", "", 5));
        assert_eq!(stage(&events), Stage::Withdrawn);
        assert_eq!(missing(&events, "2022-06-06"), [Precondition::Declaration]);
        events.push(event("declaration", "", 6));
        assert_eq!(stage(&events), Stage::Declared);
        assert!(missing(&events, "2022-06-07").is_empty());
    }

    #[test]
    fn what_happened_without_its_conditions_is_recorded_and_shows_it() {
        assert_eq!(contradiction(&[], &event("departure", "departed", 1)), None);
        assert_eq!(clearance(&[], "2022-06-01"), "departed_uncleared");
        assert_eq!(
            contradiction(&[], &event("arrival", "", 1)),
            Some(Contradiction::NoDeparture)
        );
    }

    #[test]
    fn pauses_and_closures() {
        let mut events = full();
        events.push(event("suspended", "medical", 5));
        assert_eq!(stage(&events), Stage::Suspended);
        assert_eq!(
            contradiction(&events, &event("suspended", "medical", 6)),
            Some(Contradiction::PausedAlready)
        );
        events.push(event("resumed", "", 6));
        assert_eq!(stage(&events), Stage::Eligible);
        assert_eq!(
            contradiction(&events, &event("resumed", "", 7)),
            Some(Contradiction::NotSuspended)
        );
        events.push(event("closed", "no_contact", 8));
        assert_eq!(stage(&events), Stage::Closed);
        assert_eq!(
            contradiction(&events, &event("counselling", "phone", 9)),
            Some(Contradiction::Closed)
        );
        assert_eq!(
            contradiction(&events, &event("counselling", "phone", 1)),
            None,
            "learned late, happened before"
        );
    }

    #[test]
    fn what_was_taken_back_does_not_count() {
        let mut events = full();
        events[3].voided_at = Some(1);
        assert_eq!(stage(&events), Stage::Declared);
    }
}
