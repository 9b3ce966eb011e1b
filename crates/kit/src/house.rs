//! The house itself: what every handler is given. Clones share everything. It must never know a
//! room; rooms bring what they have through [`crate::room::Room`].

use std::sync::Arc;

use jiff::civil::Date;

use crate::audit::{Event, Openings};
use crate::config::Settings;
use crate::db::Db;
use crate::http::metrics::Metrics;
use crate::i18n::Catalogue;
use crate::id::Ids;
use crate::policy::{Actor, Policy};
use crate::room::NavEntry;
use crate::sealing::KeyRing;
use crate::time::{self, Clock, Micros};

/// The house; clones share it.
#[derive(Clone)]
pub struct House(Arc<Parts>);

/// What a house is made of.
pub struct Parts {
    /// The mission's database.
    pub db: Db,
    /// The mission's keys: locked or unlocked.
    pub keys: KeyRing,
    /// Its settings.
    pub settings: Settings,
    /// What day it is for the mission.
    pub clock: Clock,
    /// When sessions end.
    pub session_clock: Clock,
    /// Makes ids.
    pub ids: Ids,
    /// Who may do what.
    pub policy: Policy,
    /// Its languages.
    pub catalogue: Catalogue,
    /// Writes openings down.
    pub openings: Openings,
    /// Counts requests.
    pub metrics: Metrics,
    /// The menu, in order.
    pub nav: Vec<NavEntry>,
    /// What rooms let one begin for a person, in order.
    pub for_person: Vec<NavEntry>,
    /// Cookies only over HTTPS (behind a proxy that speaks it).
    pub https: bool,
}

impl House {
    /// Opens the house.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// Now, for the mission.
    pub fn now(&self) -> Micros {
        self.clock.now()
    }

    /// Today, for the mission.
    pub fn today(&self) -> Date {
        time::local_date(self.now(), &self.settings.zone)
    }

    /// The mission's local date of an instant.
    pub fn day_of(&self, at: Micros) -> Date {
        time::local_date(at, &self.settings.zone)
    }

    /// An audit event of `actor`, now.
    pub fn event(&self, actor: &Actor, action: &str, subject: impl Into<String>) -> Event {
        Event {
            id: self.ids.new_id(),
            // Sealed in the order of the computer's time, also where the mission's time is another.
            at: self.session_clock.now(),
            actor: actor.name_in_log.clone(),
            action: action.to_string(),
            subject: subject.into(),
            detail: String::new(),
        }
    }
}

impl std::ops::Deref for House {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
