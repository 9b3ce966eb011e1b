//! How Waystation speaks: languages, their words, numbers, dates and lists.
//!
//! Words stand in Fluent files beside the rooms that use them; `cargo xtask gen` turns every English
//! message into a function (`words::contact_count(lang, 3)`), so that a message that does not exist
//! does not compile. At start a [`Catalogue`] is built once from the files in the program and from a
//! folder of the mission; a request then carries one [`Lang`].
//!
//! This module must never know a room, never fail because of a file that a mission wrote, and never
//! print `{ $name }` to a reader: what one language cannot say, English says.
//!
//! # Directions
//!
//! Fluent can put invisible isolation marks round *every* value. We do it only where directions mix
//! (an Arabic name in an English sentence, a telephone number in an Arabic one), because only there
//! they change anything, and marks everywhere would break searching and comparing of plain
//! sentences. In HTML the marks become `<bdi>`, in attributes they stay, in plain text they go:
//! see [`Text`].
//!
//! # Digits
//!
//! Numbers use the Latin digits 0–9 in every language, Arabic, Persian and Sorani too: people copy
//! them to and from passports, phones, tickets and spreadsheets, two staff members with different
//! scripts must read the same figure, and UN documents in Arabic print them so.

mod bidi;
mod catalogue;
mod check;
mod cldr;
mod collate;
mod files;
mod format;
mod lang;
mod locale;
mod negotiate;
mod pseudo;
mod text;

#[cfg(test)]
mod format_tests;
#[cfg(test)]
mod tests;

pub use catalogue::{Catalogue, CatalogueBuilder, Sources};
pub use files::{Problem, ProblemKind};
pub use fluent_bundle::FluentValue as Value;
pub use format::Precision;
pub use lang::{Direction, Lang, Plural};
pub use text::Text;
