//! Code lists that every room shares: countries and nationalities, languages, administrative areas.
//!
//! The lists are data (`library/codes`, with their sources and licences) built into the program.
//! Records keep the code, and beside it what the person or the document said. A lookup by name must
//! never guess: it answers with one entry, or says which ones it could be.
//!
//! ```
//! use kit::codes::{country, Unsure};
//!
//! assert_eq!(country::by_name("Türkiye").unwrap().code(), "TUR");
//! assert_eq!(country::by_name("Republic of Congo").unwrap().code(), "COG");
//! let Err(Unsure::Ambiguous(which)) = country::by_name("Congo") else { panic!() };
//! assert_eq!(which.len(), 2);
//! ```

pub mod area;
pub mod country;
pub mod language;

mod fold;
mod index;
mod table;

#[cfg(test)]
mod tests;

use crate::i18n::{Lang, Text};

/// An entry of a code list.
pub trait Entry {
    /// The code that records keep.
    fn code(&self) -> &'static str;
    /// The name in the reader's language, or in English, marked so.
    fn name(&self, lang: &Lang) -> Text;
}

/// Why a name gave no single entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsure<T: 'static> {
    /// It is a name of all of these: ask which.
    #[error("the name fits {} entries", .0.len())]
    Ambiguous(Vec<&'static T>),
    /// Nothing has this name; these have a similar one, the most similar first, at most five.
    #[error("no entry has this name ({} similar)", suggestions.len())]
    Unknown {
        /// What may have been meant; never to be taken without asking.
        suggestions: Vec<&'static T>,
    },
}

/// A choice of a select or a radio group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value sent.
    pub code: &'static str,
    /// The words shown.
    pub name: Text,
}

/// Entries as choices, in the alphabetical order of the language (see [`Lang::sort_key`]).
fn choices<'a, T: Entry + 'a>(entries: impl Iterator<Item = &'a T>, lang: &Lang) -> Vec<Choice> {
    let mut choices: Vec<Choice> = entries
        .map(|entry| Choice {
            code: entry.code(),
            name: entry.name(lang),
        })
        .collect();
    choices.sort_by_cached_key(|choice| lang.sort_key(&choice.name.to_string()));
    choices
}
