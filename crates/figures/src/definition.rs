//! What a figure means: kind, unit, population, rule against double counting, window. Definitions
//! are data beside the room that lends the facts; arithmetic stays in Rust.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Window;

/// What kind of number it is. Kinds that differ never add and never stand in one ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Crossings since a date, reported by somebody else.
    EntryFlow,
    /// People present, estimated.
    StockEstimate,
    /// Persons in our register.
    RegisteredPersons,
    /// Persons who received something, each counted once.
    PersonsServed,
    /// How often a service was given.
    ServiceOccurrences,
    /// Goods.
    Items,
    /// Contacts of the hotline, and the requests and consultations in them.
    Contacts,
    /// Our own staff, trainings, agreements: things that a mission has or did.
    Resources,
}

impl Kind {
    /// The code as in definitions and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EntryFlow => "entry_flow",
            Self::StockEstimate => "stock_estimate",
            Self::RegisteredPersons => "registered_persons",
            Self::PersonsServed => "persons_served",
            Self::ServiceOccurrences => "service_occurrences",
            Self::Items => "items",
            Self::Contacts => "contacts",
            Self::Resources => "resources",
        }
    }

    /// From the code.
    pub fn parse(code: &str) -> Option<Self> {
        use Kind::{Contacts, EntryFlow, Items, PersonsServed, RegisteredPersons, Resources};
        [
            EntryFlow,
            Self::StockEstimate,
            RegisteredPersons,
            PersonsServed,
            Self::ServiceOccurrences,
            Items,
            Contacts,
            Resources,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == code)
    }
}

/// The rule against double counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// Each person once, however often served.
    Persons,
    /// Each occurrence once, however many persons took part.
    Occurrences,
    /// The sum of quantities.
    Quantity,
    /// People reached: named persons once, and unnamed ones by headcount.
    People,
    /// The last cell of each source and dimension value, added up: outside figures.
    LastCells,
    /// The values that a repeated code takes, ranked by persons: "major needs".
    Ranking,
}

/// How freely a figure may be published once disclosure control judges it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disclosure {
    /// Public by mandate, or no people in it.
    Public,
    /// People, ordinary threshold.
    Standard,
    /// Trafficking, violence, health, children alone: the higher threshold.
    Sensitive,
}

impl Disclosure {
    /// How many people a printed number should stand for at least; `None` where it is public.
    pub fn least(self) -> Option<i64> {
        match self {
            Self::Public => None,
            Self::Standard => Some(5),
            Self::Sensitive => Some(10),
        }
    }
}

/// One definition, as written in a room's `figures.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// `room.what.window`, unique in the mission.
    pub id: String,
    /// Counts changes of meaning; a frozen figure keeps the version it was computed by.
    pub version: u32,
    /// Rows of the acceptance table that this figure answers.
    #[serde(default)]
    pub refs: Vec<String>,
    /// Name of the fact source.
    pub source: String,
    /// Kind of number.
    pub kind: Kind,
    /// Unit word: `person`, `kit`, `g`, `ml`, `percent`…
    pub unit: String,
    /// Rule against double counting.
    pub count: Count,
    /// Window.
    #[serde(deserialize_with = "window")]
    pub window: Window,
    /// Which of the report's cut-offs ends the window, where it is not the report's own.
    #[serde(default)]
    pub cutoff: String,
    /// For each dimension the codes that count; a fact must match all dimensions.
    #[serde(default, rename = "where")]
    pub filter: BTreeMap<String, Vec<String>>,
    /// For each dimension the codes that do not count.
    #[serde(default)]
    pub except: BTreeMap<String, Vec<String>>,
    /// The dimension whose codes are the figure's parts.
    #[serde(default)]
    pub parts: String,
    /// Whether the parts must add up to the whole (false for several answers per person).
    #[serde(default = "yes")]
    pub parts_add_up: bool,
    /// The id of the figure that is the denominator: this figure is then a share of it.
    #[serde(default)]
    pub share_of: String,
    /// How freely it may be published.
    pub disclosure: Disclosure,
    /// Message id of its wording.
    pub words: String,
    /// Whether a value that falls from issue to issue is surprising.
    #[serde(default)]
    pub cumulative: bool,
    /// How many issues an outside figure may stand still before the report says so.
    #[serde(default)]
    pub stale_after_issues: u32,
}

fn yes() -> bool {
    true
}

fn window<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Window, D::Error> {
    let text = String::deserialize(deserializer)?;
    Window::parse(&text)
        .ok_or_else(|| serde::de::Error::custom(format!("no window is called {text:?}")))
}

/// What is wrong with a file of definitions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DefinitionError {
    /// The file does not read; the message names the line.
    #[error("{0}")]
    Unreadable(String),
    /// Two definitions have one id.
    #[error("two figures are called {0}")]
    Twice(String),
    /// A share names a denominator that is not there.
    #[error("{0} is a share of {1}, which is not defined")]
    NoDenominator(String, String),
    /// Numerator and denominator are of unlike kinds.
    #[error("{0} would divide {1} by {2}: unlike kinds stand in no ratio")]
    UnlikeKinds(String, &'static str, &'static str),
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    figure: Vec<Definition>,
}

/// Reads the definitions of all rooms and checks them against each other.
///
/// ```
/// let toml = r#"
///     [[figure]]
///     id = "avrr.departed.ytd"
///     version = 1
///     source = "avrr.departures"
///     kind = "persons_served"
///     unit = "person"
///     count = "persons"
///     window = "calendar_year"
///     parts = "sex"
///     disclosure = "standard"
///     words = "avrr-figure-departed"
/// "#;
/// let definitions = figures::parse(&[toml]).unwrap();
/// assert_eq!(definitions[0].window, figures::Window::CalendarYear);
/// ```
pub fn parse(files: &[&str]) -> Result<Vec<Definition>, DefinitionError> {
    let mut all: Vec<Definition> = Vec::new();
    for file in files {
        let file: File =
            toml::from_str(file).map_err(|e| DefinitionError::Unreadable(e.to_string()))?;
        all.extend(file.figure);
    }
    all.sort_by(|a, b| a.id.cmp(&b.id));
    if let Some(pair) = all.windows(2).find(|pair| pair[0].id == pair[1].id) {
        return Err(DefinitionError::Twice(pair[0].id.clone()));
    }
    for share in all.iter().filter(|d| !d.share_of.is_empty()) {
        let Some(whole) = all.iter().find(|d| d.id == share.share_of) else {
            return Err(DefinitionError::NoDenominator(
                share.id.clone(),
                share.share_of.clone(),
            ));
        };
        if whole.kind != share.kind {
            let (a, b) = (share.kind.as_str(), whole.kind.as_str());
            return Err(DefinitionError::UnlikeKinds(share.id.clone(), a, b));
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(id: &str, kind: &str, more: &str) -> String {
        format!(
            "[[figure]]\nid = \"{id}\"\nversion = 1\nsource = \"s\"\nkind = \"{kind}\"\n\
             unit = \"person\"\ncount = \"persons\"\nwindow = \"period\"\n\
             disclosure = \"standard\"\nwords = \"w\"\n{more}\n"
        )
    }

    #[test]
    fn a_share_needs_its_denominator_and_of_the_same_kind() {
        let alone = figure("a", "persons_served", "share_of = \"b\"");
        assert!(matches!(
            parse(&[&alone]),
            Err(DefinitionError::NoDenominator(..))
        ));
        let unlike = figure("b", "items", "");
        assert!(matches!(
            parse(&[&alone, &unlike]),
            Err(DefinitionError::UnlikeKinds(..))
        ));
        let alike = figure("b", "persons_served", "");
        assert_eq!(parse(&[&alone, &alike]).unwrap().len(), 2);
    }

    #[test]
    fn a_misspelt_field_names_its_line() {
        let bad = figure("a", "items", "windw = \"period\"");
        let error = parse(&[&bad]).unwrap_err().to_string();
        assert!(error.contains("windw"), "{error}");
        assert!(error.contains("line"), "{error}");
    }

    #[test]
    fn the_same_id_twice_is_refused() {
        let one = figure("a", "items", "");
        assert_eq!(
            parse(&[&one, &one]),
            Err(DefinitionError::Twice("a".into()))
        );
    }
}
