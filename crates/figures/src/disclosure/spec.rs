//! The table specification: what is counted, along which dimensions, how small a number may be
//! before it exposes somebody, and what everybody knows already. Read from TOML; every complaint
//! names the line. It must never guess: whatever is not declared is an error.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

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

/// A date that exists, or what a release is called otherwise: `week 23`.
fn is_day_or_name(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let dashes = text.bytes().filter(|&b| b == b'-').count();
    let like_a_day = digits + dashes == text.len() && dashes == 2;
    let said = !text.trim().is_empty() && !text.contains(char::is_control);
    said && (!like_a_day || text.parse::<jiff::civil::Date>().is_ok())
}

/// Cells of one table, totals included: far more than anybody reads.
const MOST_CELLS: u128 = 200_000;

fn line_of(text: &str, span: &Range<usize>) -> usize {
    text[..span.start.min(text.len())].matches('\n').count() + 1
}

struct Checker<'a> {
    text: &'a str,
}

impl Checker<'_> {
    fn fail<T>(&self, span: &Range<usize>, problem: SpecProblem) -> Result<T, SpecError> {
        Err(SpecError {
            line: line_of(self.text, span),
            problem,
        })
    }

    fn check(&self, raw: &raw::File) -> Result<Spec, SpecError> {
        let thresholds = raw.thresholds.clone().unwrap_or_default();
        self.check_thresholds(&thresholds)?;
        let as_of = &raw.release.as_of;
        if !is_day_or_name(as_of.get_ref()) {
            return self.fail(&as_of.span(), SpecProblem::Day(as_of.get_ref().clone()));
        }
        let mut spec = Spec {
            as_of: as_of.get_ref().clone(),
            mode: self.mode(raw.release.round_to.as_ref())?,
            dimensions: Vec::new(),
            populations: Vec::new(),
            tables: Vec::new(),
            mandates: Vec::new(),
            relations: Vec::new(),
            percentages: Vec::new(),
            revisions: Vec::new(),
        };
        for d in &raw.dimension {
            self.name(&d.name)?;
            if ["count", "flag"].contains(&d.name.get_ref().as_str()) {
                let taken = SpecProblem::Column(d.name.get_ref().clone());
                return self.fail(&d.name.span(), taken);
            }
            if spec.dimension(d.name.get_ref()).is_some() {
                return self.fail(&d.name.span(), SpecProblem::Twice(d.name.get_ref().clone()));
            }
            spec.dimensions.push(self.dimension(d)?);
        }
        for p in &raw.population {
            self.name(&p.name)?;
            if spec.population(p.name.get_ref()).is_some() {
                return self.fail(&p.name.span(), SpecProblem::Twice(p.name.get_ref().clone()));
            }
            spec.populations.push(Population {
                name: p.name.get_ref().clone(),
                class: p.class,
                cumulative: p.cumulative,
                zeros: p.zeros.unwrap_or(if p.cumulative {
                    Zeros::Hidden
                } else {
                    Zeros::Public
                }),
                threshold: thresholds.of(p.class),
            });
        }
        for t in &raw.table {
            let table = self.table(&spec, t)?;
            spec.tables.push(table);
        }
        self.known(&mut spec, raw)?;
        Ok(spec)
    }

    fn check_thresholds(&self, t: &raw::Thresholds) -> Result<(), SpecError> {
        for value in t.all().into_iter().flatten() {
            if *value.get_ref() < 3 {
                return self.fail(&value.span(), SpecProblem::Threshold(*value.get_ref()));
            }
        }
        Ok(())
    }

    fn mode(&self, round_to: Option<&Spanned<i64>>) -> Result<Mode, SpecError> {
        match round_to {
            None => Ok(Mode::Suppress),
            Some(base) if (2..=1_000).contains(base.get_ref()) => Ok(Mode::Round {
                base: *base.get_ref(),
            }),
            Some(base) => self.fail(&base.span(), SpecProblem::Base(*base.get_ref())),
        }
    }

    fn dimension(&self, raw: &raw::Dimension) -> Result<Dimension, SpecError> {
        let mut nodes = vec![raw.total.clone().unwrap_or_else(|| "Total".to_owned())];
        for label in raw.categories.iter().chain(&raw.merge_into) {
            self.name(label)?;
            if nodes.contains(label.get_ref()) {
                return self.fail(&label.span(), SpecProblem::Twice(label.get_ref().clone()));
            }
            nodes.push(label.get_ref().clone());
        }
        // The merged category is a node from the day on which something is merged.
        nodes.truncate(raw.categories.len() + 1);
        let index = |label: &Spanned<String>| match nodes.iter().position(|n| n == label.get_ref())
        {
            Some(i) => Ok(i),
            None => self.fail(
                &label.span(),
                SpecProblem::UnknownCategory(label.get_ref().clone(), raw.name.get_ref().clone()),
            ),
        };
        let mut parent = vec![0; nodes.len()];
        let mut spans = vec![raw.name.span(); nodes.len()];
        for link in &raw.part {
            let child = index(&link.child)?;
            parent[child] = index(&link.of)?;
            spans[child] = link.child.span();
        }
        let mut children = vec![Vec::new(); nodes.len()];
        for child in 1..nodes.len() {
            let mut seen = BTreeSet::new();
            let mut at = child;
            while at != 0 {
                if !seen.insert(at) {
                    return self.fail(&spans[child], SpecProblem::Loop(nodes[child].clone()));
                }
                at = parent[at];
            }
            children[parent[child]].push(child);
        }
        if nodes.len() < 2 {
            return self.fail(
                &raw.name.span(),
                SpecProblem::Empty(raw.name.get_ref().clone()),
            );
        }
        Ok(Dimension {
            name: raw.name.get_ref().clone(),
            kind: raw.kind,
            nodes,
            children,
            merge_into: raw.merge_into.as_ref().map(|label| label.get_ref().clone()),
            line: line_of(self.text, &raw.name.span()),
        })
    }

    fn name(&self, name: &Spanned<String>) -> Result<(), SpecError> {
        let text = name.get_ref();
        let strange = |c: char| c == '|' || c == '=' || c.is_control();
        if text.is_empty() || text.trim() != text || text.contains(strange) {
            return self.fail(&name.span(), SpecProblem::Name(text.clone()));
        }
        Ok(())
    }

    fn table(&self, spec: &Spec, raw: &raw::Table) -> Result<TableSpec, SpecError> {
        let name = raw.name.get_ref();
        let plain = name
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        if name.is_empty() || !plain {
            return self.fail(&raw.name.span(), SpecProblem::TableName(name.clone()));
        }
        // Files whose names differ by case alone are one file on some systems.
        let same = |t: &TableSpec| t.name.to_lowercase() == name.to_lowercase();
        if spec.tables.iter().any(same) {
            return self.fail(&raw.name.span(), SpecProblem::Twice(name.clone()));
        }
        let population = self.population(spec, &raw.population)?;
        let mut dimensions = Vec::new();
        for d in &raw.dimensions {
            let at = self.dimension_index(spec, d)?;
            if dimensions.contains(&at) {
                return self.fail(&d.span(), SpecProblem::Twice(d.get_ref().clone()));
            }
            if spec.populations[population].class.is_sensitive()
                && spec.dimensions[at].kind == DimensionKind::Place
            {
                return self.fail(
                    &d.span(),
                    SpecProblem::SensitiveByPlace(
                        raw.population.get_ref().clone(),
                        d.get_ref().clone(),
                    ),
                );
            }
            dimensions.push(at);
        }
        if dimensions.is_empty() {
            return self.fail(&raw.name.span(), SpecProblem::Empty(name.clone()));
        }
        let cells = dimensions.iter().fold(1_u128, |cells, &d| {
            cells.saturating_mul(spec.dimensions[d].nodes.len() as u128)
        });
        if cells > MOST_CELLS {
            let problem = SpecProblem::TooManyCells(name.clone(), cells, MOST_CELLS);
            return self.fail(&raw.name.span(), problem);
        }
        Ok(TableSpec {
            name: name.clone(),
            population,
            dimensions,
            line: line_of(self.text, &raw.name.span()),
        })
    }

    fn known(&self, spec: &mut Spec, raw: &raw::File) -> Result<(), SpecError> {
        for m in &raw.mandate {
            let population = self.population(spec, &m.population)?;
            let mut cell = BTreeMap::new();
            for (dimension, label) in &m.cell {
                let d = self.dimension_index(spec, dimension)?;
                let node = if label.get_ref() == "*" {
                    None
                } else {
                    Some(self.node(spec, d, label)?)
                };
                cell.insert(d, node);
            }
            spec.mandates.push(Mandate { population, cell });
        }
        for r in &raw.relation {
            let lesser = self.population(spec, &r.lesser)?;
            let greater = self.population(spec, &r.greater)?;
            if lesser == greater {
                return self.fail(
                    &r.greater.span(),
                    SpecProblem::SelfRelation(r.greater.get_ref().clone()),
                );
            }
            spec.relations.push(Relation {
                lesser,
                greater,
                subset: r.kind == raw::RelationKind::Subset,
            });
        }
        for p in &raw.percentage {
            let percentage = self.percentage(spec, p)?;
            spec.percentages.push(percentage);
        }
        for r in &raw.revision {
            let population = self.population(spec, &r.population)?;
            if r.reason.get_ref().trim().is_empty() {
                return self.fail(&r.reason.span(), SpecProblem::NoReason);
            }
            spec.revisions.push(Revision {
                population,
                reason: r.reason.get_ref().clone(),
            });
        }
        Ok(())
    }

    fn percentage(&self, spec: &Spec, raw: &raw::Percentage) -> Result<Percentage, SpecError> {
        let value = raw.value.get_ref();
        let Some((scaled, scale)) = parse_percent(value) else {
            return self.fail(&raw.value.span(), SpecProblem::Percent(value.clone()));
        };
        Ok(Percentage {
            population: self.population(spec, &raw.population)?,
            cell: self.coordinates(spec, &raw.cell)?,
            base: self.coordinates(spec, &raw.base)?,
            scaled,
            scale,
            line: line_of(self.text, &raw.value.span()),
        })
    }

    fn coordinates(
        &self,
        spec: &Spec,
        raw: &BTreeMap<Spanned<String>, Spanned<String>>,
    ) -> Result<BTreeMap<usize, usize>, SpecError> {
        raw.iter()
            .map(|(dimension, label)| {
                let d = self.dimension_index(spec, dimension)?;
                Ok((d, self.node(spec, d, label)?))
            })
            .collect()
    }

    fn population(&self, spec: &Spec, name: &Spanned<String>) -> Result<usize, SpecError> {
        match spec.population(name.get_ref()) {
            Some(i) => Ok(i),
            None => self.fail(
                &name.span(),
                SpecProblem::UnknownPopulation(name.get_ref().clone()),
            ),
        }
    }

    fn dimension_index(&self, spec: &Spec, name: &Spanned<String>) -> Result<usize, SpecError> {
        match spec.dimension(name.get_ref()) {
            Some(i) => Ok(i),
            None => self.fail(
                &name.span(),
                SpecProblem::UnknownDimension(name.get_ref().clone()),
            ),
        }
    }

    fn node(&self, spec: &Spec, d: usize, label: &Spanned<String>) -> Result<usize, SpecError> {
        match spec.dimensions[d].node(label.get_ref()) {
            Some(i) => Ok(i),
            None => self.fail(
                &label.span(),
                SpecProblem::UnknownCategory(
                    label.get_ref().clone(),
                    spec.dimensions[d].name.clone(),
                ),
            ),
        }
    }
}

/// `"74.7"` → (747, 10). Printed percentages are text: their decimals matter.
fn parse_percent(text: &str) -> Option<(i64, i64)> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{part}");
    let plain =
        !whole.is_empty() && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
    if !plain {
        return None;
    }
    let scale = 10_i64.pow(u32::try_from(part.len()).ok()?);
    Some((digits.parse().ok()?, scale))
}
