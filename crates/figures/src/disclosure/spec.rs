//! The table specification: what is counted, along which dimensions, how small a number may be
//! before it exposes somebody, and what everybody knows already. Read from TOML; every complaint
//! names the line. It must never guess: whatever is not declared is an error.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::checker::{Checker, line_of};
use super::error::{SpecError, SpecProblem};
use super::raw;

/// How sensitive the membership of a population is; it picks the threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Migrants, returnees, persons served.
    #[default]
    Ordinary,
    /// Victims of trafficking.
    Trafficking,
    /// Survivors of violence, gender-based violence among it.
    Violence,
    /// Patients.
    Health,
    /// Unaccompanied and separated children.
    ChildrenAlone,
}

impl Class {
    /// Sensitive classes have a higher threshold, are never crossed with a place, and their
    /// increments between two releases are protected as well.
    pub fn is_sensitive(self) -> bool {
        self != Class::Ordinary
    }
}

/// What a dimension speaks of. `Place` is what sensitive classes are never crossed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum DimensionKind {
    /// Where: site, town, oblast.
    Place,
    /// Nationality or country of origin.
    Nationality,
    /// Age or age class.
    Age,
    /// Sex or gender.
    Sex,
    /// What happened: a service, a diagnosis, a return.
    Event,
    /// Anything else.
    #[default]
    Other,
}

/// A dimension: a tree of categories under a total. Node 0 is the total.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Column name in the files.
    pub name: String,
    /// What it speaks of.
    pub kind: DimensionKind,
    /// Node labels; the first is the label of the total.
    pub nodes: Vec<String>,
    /// Children of each node, empty for leaves.
    pub children: Vec<Vec<usize>>,
    /// Label under which small categories are merged, where the specification wants that.
    pub merge_into: Option<String>,
    /// Line of the specification.
    pub line: usize,
}

impl Dimension {
    /// The node with this label.
    pub fn node(&self, label: &str) -> Option<usize> {
        self.nodes.iter().position(|n| n == label)
    }

    /// True if the node has no parts.
    pub fn is_leaf(&self, node: usize) -> bool {
        self.children[node].is_empty()
    }

    /// True if the node is a member of the merged category, and so never printed by itself.
    pub fn is_merged(&self, node: usize) -> bool {
        self.merge_into
            .as_ref()
            .and_then(|label| self.node(label))
            .is_some_and(|merged| self.children[merged].contains(&node))
    }

    /// All leaves under a node, itself if it is one.
    pub fn leaves(&self, node: usize) -> Vec<usize> {
        if self.is_leaf(node) {
            return vec![node];
        }
        self.children[node]
            .iter()
            .flat_map(|&c| self.leaves(c))
            .collect()
    }
}

/// Whether an empty cell is printed as 0 or hidden like a small one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zeros {
    /// A 0 is printed. The reader then knows that a hidden cell is at least 1.
    Public,
    /// A 0 is hidden like a small number. The default of cumulative series: a printed 0 would
    /// bound next week's first person from above.
    Hidden,
}

/// Who is counted, in which unit.
#[derive(Clone, Debug)]
pub struct Population {
    /// Name, unique in the specification.
    pub name: String,
    /// How sensitive membership is.
    pub class: Class,
    /// True if the count never falls from release to release except by a declared revision.
    pub cumulative: bool,
    /// Whether zeros are printed.
    pub zeros: Zeros,
    /// Smallest number that may be published.
    pub threshold: i64,
}

/// One table of the release.
#[derive(Clone, Debug)]
pub struct TableSpec {
    /// Name; the input and the output file are `name.csv`.
    pub name: String,
    /// Index into [`Spec::populations`].
    pub population: usize,
    /// Indices into [`Spec::dimensions`], in column order.
    pub dimensions: Vec<usize>,
    /// Line of the specification where it is declared.
    pub line: usize,
}

/// Coordinates of cells that are public by mandate: `dimension → label`, `*` for every label;
/// dimensions that are not named are at their total.
#[derive(Clone, Debug)]
pub struct Mandate {
    /// Index into [`Spec::populations`].
    pub population: usize,
    /// Dimension index → node, `None` for every node below the total.
    pub cell: BTreeMap<usize, Option<usize>>,
}

/// `lesser ≤ greater` in every cell that both have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Index of the smaller population (children, households).
    pub lesser: usize,
    /// Index of the larger population (all, persons).
    pub greater: usize,
    /// True for a subset of persons: then the rest (greater − lesser) is people too and is
    /// protected like a cell. False for unlike units such as households and persons.
    pub subset: bool,
}

/// A percentage printed elsewhere: `value` % of `base`, rounded to `decimals`.
#[derive(Clone, Debug)]
pub struct Percentage {
    /// Index into [`Spec::populations`].
    pub population: usize,
    /// The part: dimension index → node.
    pub cell: BTreeMap<usize, usize>,
    /// The whole: dimension index → node; empty for the grand total.
    pub base: BTreeMap<usize, usize>,
    /// The percentage in units of the last printed decimal: 74.7 with one decimal is 747.
    pub scaled: i64,
    /// 10^decimals.
    pub scale: i64,
    /// Line of the declaration.
    pub line: usize,
}

impl Percentage {
    /// Smallest and largest count that print as this percentage of `whole`, rounding half up.
    ///
    /// ```
    /// use figures::disclosure::Percentage;
    /// let p = Percentage::of(747, 10); // 74.7 %
    /// assert_eq!(p.counts(533), (398, 398));
    /// assert_eq!(Percentage::of(9, 1).counts(533), (46, 50));
    /// ```
    pub fn counts(&self, whole: i64) -> (i64, i64) {
        let (below, above, unit) = self.ratios();
        let ceil = |n: i128| n.div_euclid(unit) + i128::from(n.rem_euclid(unit) != 0);
        let whole = i128::from(whole);
        (
            to_count(ceil(below * whole)),
            to_count(ceil(above * whole) - 1),
        )
    }

    /// Smallest and largest whole of which `count` prints as this percentage.
    ///
    /// ```
    /// use figures::disclosure::Percentage;
    /// assert_eq!(Percentage::of(923, 10).wholes(12), (13, 13));
    /// assert_eq!(Percentage::of(0, 1).wholes(1).0, 201);
    /// ```
    pub fn wholes(&self, count: i64) -> (i64, i64) {
        let (below, above, unit) = self.ratios();
        let counted = i128::from(count) * unit;
        let least = if count == 0 { 0 } else { counted / above + 1 };
        let most = if below > 0 {
            counted / below
        } else {
            i128::MAX
        };
        (to_count(least), to_count(most))
    }

    /// value − ½ unit ≤ 100·count/whole < value + ½ unit, in integers: below, above, and what a
    /// count is multiplied by.
    pub(crate) fn ratios(&self) -> (i128, i128, i128) {
        let scaled = i128::from(self.scaled);
        (2 * scaled - 1, 2 * scaled + 1, 200 * i128::from(self.scale))
    }

    /// A percentage of a grand total that is not bound to a cell.
    pub fn of(scaled: i64, scale: i64) -> Self {
        Percentage {
            population: 0,
            cell: BTreeMap::new(),
            base: BTreeMap::new(),
            scaled,
            scale,
            line: 0,
        }
    }
}

/// Largest count that anything is reckoned with.
const LARGEST: i64 = 1 << 40;

fn to_count(n: i128) -> i64 {
    i64::try_from(n.clamp(0, i128::from(LARGEST))).unwrap_or(LARGEST)
}

/// A declared correction: the counts of this population may have fallen since the last release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Index into [`Spec::populations`].
    pub population: usize,
    /// Why; printed beside the figures.
    pub reason: String,
}

/// How the numbers are made safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Small cells and as few others as possible are hidden; what is printed is exact.
    Suppress,
    /// Every cell that is not public by mandate is printed as a neighbouring multiple of the base.
    Round {
        /// Multiple to which numbers are rounded.
        base: i64,
    },
}

/// A checked specification.
#[derive(Clone, Debug)]
pub struct Spec {
    /// Date to which the figures refer, as written.
    pub as_of: String,
    /// Suppression or controlled rounding.
    pub mode: Mode,
    /// All dimensions.
    pub dimensions: Vec<Dimension>,
    /// All populations.
    pub populations: Vec<Population>,
    /// All tables.
    pub tables: Vec<TableSpec>,
    /// Cells public by mandate.
    pub mandates: Vec<Mandate>,
    /// Known inequalities between populations.
    pub relations: Vec<Relation>,
    /// Percentages printed elsewhere.
    pub percentages: Vec<Percentage>,
    /// Declared corrections.
    pub revisions: Vec<Revision>,
}

impl Spec {
    /// Reads and checks a specification.
    ///
    /// # Errors
    /// [`SpecError`] with the line of the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Spec, SpecError> {
        let raw: raw::File = toml::from_str(text).map_err(|e| SpecError {
            line: e.span().map_or(1, |s| line_of(text, &s)),
            problem: SpecProblem::Syntax(e.message().to_owned()),
        })?;
        Checker { text }.check(&raw)
    }

    /// The dimension with this name.
    pub fn dimension(&self, name: &str) -> Option<usize> {
        self.dimensions.iter().position(|d| d.name == name)
    }

    /// The population with this name.
    pub fn population(&self, name: &str) -> Option<usize> {
        self.populations.iter().position(|p| p.name == name)
    }

    /// Threshold in force for each population.
    pub(crate) fn thresholds(&self) -> BTreeMap<String, i64> {
        let each = self.populations.iter();
        each.map(|p| (p.name.clone(), p.threshold)).collect()
    }

    /// Population → reason, for declared corrections.
    pub(crate) fn reasons(&self) -> BTreeMap<String, String> {
        let name = |r: &Revision| self.populations[r.population].name.clone();
        let each = self.revisions.iter();
        each.map(|r| (name(r), r.reason.clone())).collect()
    }

    /// Checks that every cumulative population of the release before, its dimensions and categories
    /// are declared still: under another name they would be taken for something new.
    ///
    /// # Errors
    /// [`SpecProblem::Gone`] for the first that is not.
    pub(crate) fn goes_on_from(&self, number: usize, before: &Spec) -> Result<(), SpecError> {
        let gone = |line: usize, what: String| SpecError {
            line,
            problem: SpecProblem::Gone(what, number),
        };
        for table in &before.tables {
            let population = &before.populations[table.population];
            if !population.cumulative {
                continue;
            }
            let Some(p) = self.population(&population.name) else {
                return Err(gone(1, format!("population `{}`", population.name)));
            };
            if self.revised(p) {
                continue;
            }
            for &d in &table.dimensions {
                let dimension = &before.dimensions[d];
                let Some(now) = self.dimension(&dimension.name).map(|d| &self.dimensions[d]) else {
                    return Err(gone(1, format!("dimension `{}`", dimension.name)));
                };
                if let Some(label) = dimension.nodes[1..].iter().find(|l| now.node(l).is_none()) {
                    let what = format!("category `{label}` of dimension `{}`", dimension.name);
                    return Err(gone(now.line, what));
                }
            }
        }
        Ok(())
    }

    /// True if a correction of this population is declared.
    pub fn revised(&self, population: usize) -> bool {
        self.revisions.iter().any(|r| r.population == population)
    }
}
