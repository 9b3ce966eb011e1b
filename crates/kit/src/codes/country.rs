//! Countries and nationalities: ISO 3166-1, former countries, and the special codes of travel
//! documents (stateless, refugee, not known).
//!
//! Records keep the alpha-3 code. Names are short names and say nothing about any territory's
//! status.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::index::Index;
use super::table::{self, Names, Validity};
use super::{Choice, Entry, Unsure};
use crate::i18n::{Lang, Text};

const FILE: &str = "countries.csv";

/// What kind of entry it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A country or territory with a code of its own.
    Country,
    /// A country that is no more: places of birth, old documents.
    Former,
    /// Stateless, or not known: a nationality, but no place.
    Status,
    /// Stands in travel documents only (`XXB`, `XXC`); offered nowhere.
    Document,
}

/// A country, or what stands in its place in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    alpha3: &'static str,
    alpha2: &'static str,
    numeric: &'static str,
    kind: Kind,
    validity: Validity,
    names: Names,
}

impl Entry for Country {
    fn code(&self) -> &'static str {
        self.alpha3
    }

    fn name(&self, lang: &Lang) -> Text {
        self.names.for_reader(lang)
    }
}

impl Country {
    /// ISO 3166-1 alpha-3, or the code in travel documents: `BLR`, `XXA`.
    pub fn code(&self) -> &'static str {
        self.alpha3
    }

    /// ISO 3166-1 alpha-2 (`BY`), if it has one.
    pub fn alpha2(&self) -> Option<&'static str> {
        Some(self.alpha2).filter(|code| !code.is_empty())
    }

    /// ISO 3166-1 numeric, three digits (`112`), if it has one.
    pub fn numeric(&self) -> Option<&'static str> {
        Some(self.numeric).filter(|code| !code.is_empty())
    }

    /// What kind of entry it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The name for a reader.
    pub fn name(&self, lang: &Lang) -> Text {
        Entry::name(self, lang)
    }

    /// Its names in all languages of the list, English among them.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.names.all()
    }

    /// Whether it existed on that day, as far as the list knows.
    pub fn valid_on(&self, day: Date) -> bool {
        self.validity.holds_on(day)
    }
}

static LIST: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let text = include_str!("../../../../library/codes/countries.csv");
    let rows = table::rows(FILE, text);
    let countries = rows.iter().map(|row| Country {
        alpha3: row["alpha3"],
        alpha2: row["alpha2"],
        numeric: row["numeric"],
        kind: match row["kind"] {
            "country" => Kind::Country,
            "former" => Kind::Former,
            "status" => Kind::Status,
            "document" => Kind::Document,
            other => panic!("{FILE}: no kind `{other}`"),
        },
        validity: Validity::of(FILE, row),
        names: Names::of(row),
    });
    countries.collect()
});

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let named = LIST.iter().enumerate();
    let names = named.flat_map(|(place, c)| {
        let codes = [c.alpha3, c.alpha2].into_iter().filter(|c| !c.is_empty());
        c.names.all().chain(codes).map(move |name| (place, name))
    });
    let people = include_str!("../../../../library/codes/country_people.csv");
    let aliases = include_str!("../../../../library/codes/country_aliases.csv");
    let files = [
        ("country_people.csv", people),
        ("country_aliases.csv", aliases),
    ];
    Index::new(names, &files, |code| {
        LIST.iter().position(|c| c.alpha3 == code)
    })
});

/// The entry with this alpha-3, alpha-2 or numeric code; case does not matter.
///
/// ```
/// # use kit::codes::country;
/// assert_eq!(country::by_code("by"), country::by_code("BLR"));
/// assert_eq!(country::by_code("112").unwrap().code(), "BLR");
/// assert!(country::by_code("ZZZ").is_none());
/// ```
pub fn by_code(code: &str) -> Option<&'static Country> {
    let code = code.trim();
    LIST.iter().find(|c| {
        let codes = [c.alpha3, c.alpha2, c.numeric];
        !code.is_empty() && codes.iter().any(|own| own.eq_ignore_ascii_case(code))
    })
}

/// The entry of that name in any of the languages, everyday or official, or of that code.
///
/// "Guinea", "Georgia" and "Niger" are exact names of one country each and mean that one; "Congo"
/// and "Korea" are asked back; a mistyped name only gets suggestions.
pub fn by_name(name: &str) -> Result<&'static Country, Unsure<Country>> {
    INDEX.find(name, LIST.as_slice())
}

/// Every entry, by alpha-3 code.
pub fn all() -> &'static [Country] {
    &LIST
}

/// The countries of that day for a select: places to come from, to go to.
pub fn options(lang: &Lang, on: Date) -> Vec<Choice> {
    let of_the_day = LIST
        .iter()
        .filter(|c| c.kind == Kind::Country && c.valid_on(on));
    super::choices(of_the_day, lang)
}

/// For a select of nationalities: the countries of that day, then "stateless" and "not known".
pub fn nationality_options(lang: &Lang, on: Date) -> Vec<Choice> {
    let mut choices = options(lang, on);
    let statuses = LIST.iter().filter(|c| c.kind == Kind::Status);
    choices.extend(super::choices(statuses, lang));
    choices
}

/// For a select of countries of birth: those that existed on the day of birth, former ones too, and
/// those of today, because people name either.
pub fn birth_options(lang: &Lang, born: Date, today: Date) -> Vec<Choice> {
    let places = LIST.iter().filter(|c| match c.kind {
        Kind::Country => c.valid_on(today),
        Kind::Former => c.valid_on(born),
        Kind::Status | Kind::Document => false,
    });
    super::choices(places, lang)
}
