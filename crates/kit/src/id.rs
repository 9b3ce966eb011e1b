//! Identifiers: UUIDv7 texts, globally unique, so that a consented transfer or a merge of two
//! offices never renumbers anything. They say nothing about a person.

use std::sync::Mutex;

use crate::chance::Chance;
use crate::time::Clock;

/// Makes ids from the session clock and the given chance.
pub struct Ids {
    clock: Clock,
    chance: Mutex<Chance>,
}

impl Ids {
    /// A maker of ids; seeded chance and a fixed clock give the same ids again (demo, tests).
    pub fn new(clock: Clock, chance: Chance) -> Self {
        Self {
            clock,
            chance: Mutex::new(chance),
        }
    }

    /// A new id for now.
    pub fn new_id(&self) -> String {
        self.id_at(self.clock.now())
    }

    /// A new id whose time part is the given instant (µs UTC).
    pub fn id_at(&self, micros: i64) -> String {
        let millis = u64::try_from(micros / 1000).unwrap_or(0);
        let mut random = [0_u8; 10];
        self.chance
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .fill(&mut random);
        uuid::Builder::from_unix_timestamp_millis(millis, &random)
            .into_uuid()
            .to_string()
    }
}

/// True for a text in the form of our ids: the first check on anything that came in a URL.
pub fn is_id(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_distinct_ordered_by_time_and_repeatable() {
        let make = || Ids::new(Clock::fixed(1_654_000_000_000_000), Chance::seeded(7));
        let ids = make();
        let (a, b) = (ids.new_id(), ids.new_id());
        assert_ne!(a, b);
        assert!(is_id(&a));
        assert!(ids.id_at(1) < a);
        assert_eq!(make().new_id(), a);
        assert!(!is_id("../../etc/passwd"));
    }
}
