//! Languages that people in the field speak, by ISO 639-3 code.
//!
//! These are languages of persons (spoken, preferred, interpreted), not languages of the interface;
//! those are in `kit::i18n`.

use std::sync::LazyLock;

use super::index::Index;
use super::table::{self, Names};
use super::{Choice, Entry, Unsure};
use crate::i18n::{Lang, Text};

const FILE: &str = "languages.csv";

/// A language that a person speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    iso639_3: &'static str,
    tag: &'static str,
    own: &'static str,
    names: Names,
}

impl Entry for Language {
    fn code(&self) -> &'static str {
        self.iso639_3
    }

    fn name(&self, lang: &Lang) -> Text {
        self.names.for_reader(lang)
    }
}

impl Language {
    /// ISO 639-3: `ckb`.
    pub fn code(&self) -> &'static str {
        self.iso639_3
    }

    /// BCP 47, for `lang` attributes: `ar` for `ara`, `fa-AF` for `prs`.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// What its speakers call it, for cards that people point at.
    pub fn own_name(&self) -> &'static str {
        self.own
    }

    /// The name for a reader.
    pub fn name(&self, lang: &Lang) -> Text {
        Entry::name(self, lang)
    }
}

static LIST: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let rows = table::rows(
        FILE,
        include_str!("../../../../library/codes/languages.csv"),
    );
    let languages = rows.iter().map(|row| Language {
        iso639_3: row["iso639_3"],
        tag: row["tag"],
        own: row["own"],
        names: Names::of(row),
    });
    languages.collect()
});

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let named = LIST.iter().enumerate();
    let names = named.flat_map(|(place, l)| {
        let more = [l.iso639_3, l.tag, l.own];
        l.names.all().chain(more).map(move |name| (place, name))
    });
    let aliases = include_str!("../../../../library/codes/language_aliases.csv");
    Index::new(names, &[("language_aliases.csv", aliases)], |code| {
        LIST.iter().position(|l| l.iso639_3 == code)
    })
});

/// The language with this ISO 639-3 code; case does not matter.
pub fn by_code(code: &str) -> Option<&'static Language> {
    let code = code.trim();
    LIST.iter().find(|l| l.iso639_3.eq_ignore_ascii_case(code))
}

/// The language of that name, in any of the languages or its own, or of that code or tag.
pub fn by_name(name: &str) -> Result<&'static Language, Unsure<Language>> {
    INDEX.find(name, LIST.as_slice())
}

/// Every language, by code.
pub fn all() -> &'static [Language] {
    &LIST
}

/// All languages for a select.
pub fn options(lang: &Lang) -> Vec<Choice> {
    super::choices(LIST.iter(), lang)
}
