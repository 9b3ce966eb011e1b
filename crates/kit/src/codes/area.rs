//! First-level administrative areas by ISO 3166-2 code: the regions of Belarus and the city of
//! Minsk.
//!
//! Smaller places belong to the room `places`. A code is never taken apart to learn something.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::index::Index;
use super::table::{self, Names, Validity};
use super::{Choice, Entry, Unsure};
use crate::i18n::{Lang, Text};

const FILE: &str = "areas.csv";

/// An administrative area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    code: &'static str,
    country: &'static str,
    validity: Validity,
    names: Names,
}

impl Entry for Area {
    fn code(&self) -> &'static str {
        self.code
    }

    fn name(&self, lang: &Lang) -> Text {
        self.names.for_reader(lang)
    }
}

impl Area {
    /// ISO 3166-2: `BY-HO`.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// Its country's alpha-3 code.
    pub fn country(&self) -> &'static str {
        self.country
    }

    /// The name for a reader.
    pub fn name(&self, lang: &Lang) -> Text {
        Entry::name(self, lang)
    }

    /// Whether it existed on that day, as far as the list knows.
    pub fn valid_on(&self, day: Date) -> bool {
        self.validity.holds_on(day)
    }
}

static LIST: LazyLock<Vec<Area>> = LazyLock::new(|| {
    let rows = table::rows(FILE, include_str!("../../../../library/codes/areas.csv"));
    let areas = rows.iter().map(|row| Area {
        code: row["code"],
        country: row["country"],
        validity: Validity::of(FILE, row),
        names: Names::of(row),
    });
    areas.collect()
});

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let named = LIST.iter().enumerate();
    let names = named.flat_map(|(place, a)| {
        let names = a.names.all().chain([a.code]);
        names.map(move |name| (place, name))
    });
    let aliases = include_str!("../../../../library/codes/area_aliases.csv");
    Index::new(names, &[("area_aliases.csv", aliases)], |code| {
        LIST.iter().position(|a| a.code == code)
    })
});

/// The area with this ISO 3166-2 code; case does not matter.
pub fn by_code(code: &str) -> Option<&'static Area> {
    let code = code.trim();
    LIST.iter().find(|a| a.code.eq_ignore_ascii_case(code))
}

/// The area of that name in any spelling known: `Gomel`, `Homiel`, `Гомельская область`.
/// "Minsk" may be the city or the region and is asked back.
pub fn by_name(name: &str) -> Result<&'static Area, Unsure<Area>> {
    INDEX.find(name, LIST.as_slice())
}

/// The areas of a country (alpha-3) on that day, for a select.
pub fn options(lang: &Lang, country: &str, on: Date) -> Vec<Choice> {
    let here = LIST
        .iter()
        .filter(|a| a.country == country && a.valid_on(on));
    super::choices(here, lang)
}
