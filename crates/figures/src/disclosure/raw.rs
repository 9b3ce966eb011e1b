//! The specification as TOML writes it, with the place of every name. It must never be used after
//! the check in `checker`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::spec::{Class, DimensionKind, Zeros};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) release: Release,
    pub(super) thresholds: Option<Thresholds>,
    #[serde(default)]
    pub(super) dimension: Vec<Dimension>,
    #[serde(default)]
    pub(super) population: Vec<Population>,
    #[serde(default)]
    pub(super) table: Vec<Table>,
    #[serde(default)]
    pub(super) mandate: Vec<Mandate>,
    #[serde(default)]
    pub(super) relation: Vec<Relation>,
    #[serde(default)]
    pub(super) percentage: Vec<Percentage>,
    #[serde(default)]
    pub(super) revision: Vec<Revision>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Release {
    pub(super) as_of: Spanned<String>,
    pub(super) round_to: Option<Spanned<i64>>,
}

#[derive(Clone, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Thresholds {
    ordinary: Option<Spanned<i64>>,
    trafficking: Option<Spanned<i64>>,
    violence: Option<Spanned<i64>>,
    health: Option<Spanned<i64>>,
    children_alone: Option<Spanned<i64>>,
}

impl Thresholds {
    pub(super) fn all(&self) -> [Option<&Spanned<i64>>; 5] {
        [
            self.ordinary.as_ref(),
            self.trafficking.as_ref(),
            self.violence.as_ref(),
            self.health.as_ref(),
            self.children_alone.as_ref(),
        ]
    }

    pub(super) fn of(&self, class: Class) -> i64 {
        let (set, default) = match class {
            Class::Ordinary => (&self.ordinary, 5),
            Class::Trafficking => (&self.trafficking, 10),
            Class::Violence => (&self.violence, 10),
            Class::Health => (&self.health, 10),
            Class::ChildrenAlone => (&self.children_alone, 10),
        };
        set.as_ref().map_or(default, |s| *s.get_ref())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dimension {
    pub(super) name: Spanned<String>,
    #[serde(default)]
    pub(super) kind: DimensionKind,
    pub(super) total: Option<String>,
    pub(super) categories: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) part: Vec<Part>,
    pub(super) merge_into: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub(super) child: Spanned<String>,
    pub(super) of: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Population {
    pub(super) name: Spanned<String>,
    #[serde(default)]
    pub(super) class: Class,
    #[serde(default)]
    pub(super) cumulative: bool,
    pub(super) zeros: Option<Zeros>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) name: Spanned<String>,
    pub(super) population: Spanned<String>,
    pub(super) dimensions: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mandate {
    pub(super) population: Spanned<String>,
    #[serde(default)]
    pub(super) cell: BTreeMap<Spanned<String>, Spanned<String>>,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum RelationKind {
    Subset,
    AtMost,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Relation {
    pub(super) kind: RelationKind,
    pub(super) lesser: Spanned<String>,
    pub(super) greater: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Percentage {
    pub(super) population: Spanned<String>,
    #[serde(default)]
    pub(super) cell: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    pub(super) base: BTreeMap<Spanned<String>, Spanned<String>>,
    pub(super) value: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Revision {
    pub(super) population: Spanned<String>,
    pub(super) reason: Spanned<String>,
}
