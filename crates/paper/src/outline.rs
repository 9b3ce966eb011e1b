//! Where headings stand: no level is skipped, since readers of the outline (and PDF/UA) stumble
//! over a gap. And which anchors are taken, since an id may stand once in a page.

use crate::document::Level;
use crate::markup::anchor;
use crate::text::clean;

/// Walks the headings of a document in order.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// Headings within a card stand below its own.
    floor: u8,
    last: u8,
    anchors: Vec<String>,
}

impl Outline {
    /// The level of the next heading, from 1 under the title; `None` for one that says nothing,
    /// which is not printed.
    pub(crate) fn heading(&mut self, wanted: Level, text: &str) -> Option<u8> {
        if clean(text).trim().is_empty() {
            return None;
        }
        let wanted = match wanted {
            Level::Section => 1,
            Level::Part => 2,
            Level::Detail => 3,
        };
        self.last = wanted.max(self.floor + 1).min(self.last + 1);
        Some(self.last)
    }

    /// Enters a card and says the level of its heading.
    pub(crate) fn enter(&mut self, text: &str) -> Option<u8> {
        let level = self.heading(Level::Section, text);
        self.floor += 1;
        level
    }

    /// Leaves a card.
    pub(crate) fn leave(&mut self) {
        self.floor -= 1;
    }

    /// An anchor that no other place of the document has; empty stays empty.
    pub(crate) fn anchor(&mut self, wanted: &str) -> String {
        let wanted = anchor(wanted);
        let mut unique = wanted.clone();
        let mut number = 2;
        while !unique.is_empty() && self.anchors.contains(&unique) {
            unique = format!("{wanted}-{number}");
            number += 1;
        }
        self.anchors.push(unique.clone());
        unique
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_level_is_skipped() {
        let mut outline = Outline::default();
        assert_eq!(outline.heading(Level::Detail, "a"), Some(1));
        assert_eq!(outline.enter("b"), Some(1));
        assert_eq!(outline.heading(Level::Section, "c"), Some(2));
        assert_eq!(outline.heading(Level::Detail, "d"), Some(3));
        assert_eq!(outline.enter("e"), Some(2));
        outline.leave();
        outline.leave();
        assert_eq!(outline.heading(Level::Section, "f"), Some(1));
        assert_eq!(outline.heading(Level::Part, " \0"), None);
        assert_eq!(outline.heading(Level::Detail, "g"), Some(2));
    }

    #[test]
    fn anchors_are_unique() {
        let mut outline = Outline::default();
        assert_eq!(outline.anchor("a b"), "a-b");
        assert_eq!(outline.anchor("a b"), "a-b-2");
        assert_eq!(outline.anchor(""), "");
    }
}
