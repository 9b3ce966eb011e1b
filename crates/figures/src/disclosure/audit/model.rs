//! What an attacker knows: every published cell of every release, the sums, and the public rules,
//! as one system of integers. Built from published bytes alone; it must never see the protector.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use super::Fault;
use crate::disclosure::cells::{key, table_key, walk};
use crate::disclosure::spec::{Mode, Percentage, Spec, TableSpec, Zeros};

/// One published release, as bytes.
#[derive(Clone, Debug)]
pub struct Published {
    /// Number in the ledger, from 1.
    pub number: usize,
    /// The specification.
    pub spec: String,
    /// Members of the merged category of each dimension.
    pub merged: BTreeMap<String, Vec<String>>,
    /// Table name → file.
    pub tables: BTreeMap<String, String>,
}

/// Upper bound of a count about which nothing is known.
pub(super) const MANY: i64 = 1 << 40;

/// A cell in a release.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts about one cell"
)]
pub(super) struct Cell {
    /// Index of the release.
    pub(super) release: usize,
    pub(super) key: String,
    /// Published bounds; equal if the exact count is printed.
    pub(super) low: i64,
    pub(super) high: i64,
    /// True if nothing is printed.
    pub(super) hidden: bool,
    /// True if everybody is told by mandate.
    pub(super) mandated: bool,
    /// True for `greater − lesser`, which stands in no table.
    pub(super) implied: bool,
    pub(super) threshold: i64,
    pub(super) hide_zero: bool,
    pub(super) increments: bool,
    /// The same cell in the release before that had it.
    pub(super) before: Option<usize>,
}

impl Cell {
    /// What must stay possible of a count that is protected.
    pub(super) fn required(&self) -> (i64, i64) {
        (1, self.threshold - 1)
    }

    /// True if the exact count was printed.
    pub(super) fn exact(&self) -> bool {
        !self.hidden && self.low == self.high
    }
}

/// The system.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub(super) numbers: Vec<usize>,
    pub(super) cells: Vec<Cell>,
    /// Whole and parts.
    pub(super) sums: Vec<(usize, Vec<usize>)>,
    /// First ≤ second.
    pub(super) orders: Vec<(usize, usize)>,
    /// Percentages printed elsewhere: of which cell, of what whole.
    pub(super) shares: Vec<(usize, usize, Percentage)>,
    pub(super) index: HashMap<(usize, String), usize>,
}

impl Model {
    /// Reads the published files.
    pub(super) fn build(releases: &[Published]) -> Result<Model, Fault> {
        let mut model = Model::default();
        let mut latest: HashMap<String, usize> = HashMap::new();
        for (r, published) in releases.iter().enumerate() {
            model.numbers.push(published.number);
            let fault = |what: String| Fault {
                release: published.number,
                what,
            };
            let spec = Spec::parse(&published.spec)
                .map_err(|e| fault(format!("spec.toml: {e}")))?
                .with_merged(&published.merged);
            for table in &spec.tables {
                let Some(text) = published.tables.get(&table.name) else {
                    return Err(fault(format!("{}.csv is missing", table.name)));
                };
                model
                    .add_table(r, &spec, table, text, &latest)
                    .map_err(|what| fault(format!("{}.csv: {what}", table.name)))?;
            }
            model.add_relations(r, &spec, &latest);
            model.add_percentages(r, &spec);
            for c in 0..model.cells.len() {
                if model.cells[c].release == r {
                    latest.insert(model.cells[c].key.clone(), c);
                }
            }
        }
        Ok(model)
    }

    fn add_table(
        &mut self,
        r: usize,
        spec: &Spec,
        table: &TableSpec,
        text: &str,
        latest: &HashMap<String, usize>,
    ) -> Result<(), String> {
        let printed = read_published(spec, table, text)?;
        let mut at: HashMap<Vec<usize>, usize> = HashMap::new();
        let mut missing = None;
        walk(spec, table, |nodes| {
            let labels: Vec<String> = table
                .dimensions
                .iter()
                .zip(nodes)
                .map(|(&d, &n)| spec.dimensions[d].nodes[n].clone())
                .collect();
            let Some(&(low, high)) = printed.get(&labels) else {
                missing.get_or_insert(labels.join(", "));
                return;
            };
            let name = table_key(spec, table, nodes);
            let id = self.cell(r, name, spec, table.population, latest);
            let cell = &mut self.cells[id];
            cell.low = cell.low.max(low);
            cell.high = cell.high.min(high);
            cell.hidden &= high == MANY;
            cell.mandated |= mandated(spec, table, nodes);
            at.insert(nodes.to_vec(), id);
        });
        if let Some(labels) = missing {
            return Err(format!("no row for {labels}"));
        }
        for (nodes, &whole) in &at {
            for (axis, &d) in table.dimensions.iter().enumerate() {
                let parts = &spec.dimensions[d].children[nodes[axis]];
                if parts.is_empty() {
                    continue;
                }
                let mut below = nodes.clone();
                let ids = parts.iter().map(|&p| {
                    below[axis] = p;
                    at[&below]
                });
                self.sums.push((whole, ids.collect()));
            }
        }
        Ok(())
    }

    fn cell(
        &mut self,
        r: usize,
        name: String,
        spec: &Spec,
        population: usize,
        latest: &HashMap<String, usize>,
    ) -> usize {
        if let Some(&id) = self.index.get(&(r, name.clone())) {
            return id;
        }
        let revised = spec.revised(population);
        let population = &spec.populations[population];
        let before = latest.get(&name).copied();
        self.add(
            Cell {
                release: r,
                key: name,
                low: 0,
                high: MANY,
                hidden: true,
                mandated: false,
                implied: false,
                threshold: population.threshold,
                hide_zero: population.zeros == Zeros::Hidden,
                increments: population.cumulative && population.class.is_sensitive(),
                before: before.filter(|_| population.cumulative),
            },
            revised,
        )
    }

    /// A cell with a past does not fall, unless that is declared.
    fn add(&mut self, cell: Cell, revised: bool) -> usize {
        let id = self.cells.len();
        if let Some(before) = cell.before.filter(|_| !revised) {
            self.orders.push((before, id));
        }
        self.index.insert((cell.release, cell.key.clone()), id);
        self.cells.push(cell);
        id
    }

    /// lesser ≤ greater; in a subset, what remains is a count of people like any other.
    fn add_relations(&mut self, r: usize, spec: &Spec, latest: &HashMap<String, usize>) {
        for relation in &spec.relations {
            let [lesser, greater] =
                [relation.lesser, relation.greater].map(|p| &spec.populations[p]);
            let grows = lesser.cumulative && greater.cumulative;
            let revised = spec.revised(relation.lesser) || spec.revised(relation.greater);
            for id in 0..self.cells.len() {
                let cell = &self.cells[id];
                if cell.release != r {
                    continue;
                }
                let end = cell.key.find('|').unwrap_or(cell.key.len());
                let (population, tail) = cell.key.split_at(end);
                if population != lesser.name {
                    continue;
                }
                let other = format!("{}{tail}", greater.name);
                let Some(&whole) = self.index.get(&(r, other.clone())) else {
                    continue;
                };
                if !relation.subset {
                    self.orders.push((id, whole));
                    continue;
                }
                let key = format!("{other} minus {}", lesser.name);
                let before = latest.get(&key).copied().filter(|_| grows);
                let rest = Cell {
                    release: r,
                    key,
                    low: 0,
                    high: MANY,
                    hidden: true,
                    mandated: false,
                    implied: true,
                    threshold: greater.threshold,
                    hide_zero: greater.zeros == Zeros::Hidden,
                    increments: false,
                    before,
                };
                let rest = self.add(rest, revised);
                self.sums.push((whole, vec![id, rest]));
            }
        }
    }

    fn add_percentages(&mut self, r: usize, spec: &Spec) {
        for p in &spec.percentages {
            let name = |cell: &BTreeMap<usize, usize>| {
                let coordinates: Vec<(String, String)> = cell
                    .iter()
                    .filter(|&(_, &n)| n != 0)
                    .map(|(&d, &n)| {
                        let dimension = &spec.dimensions[d];
                        (dimension.name.clone(), dimension.nodes[n].clone())
                    })
                    .collect();
                key(&spec.populations[p.population].name, &coordinates)
            };
            let cell = self.index.get(&(r, name(&p.cell))).copied();
            let base = self.index.get(&(r, name(&p.base))).copied();
            if let (Some(cell), Some(base)) = (cell, base) {
                self.shares.push((cell, base, p.clone()));
            }
        }
    }

    /// The same system with a cell for every increment of a cumulative count: what was added in
    /// a sum is the sum of what was added in its parts. Bounds are sharper on it.
    pub(super) fn with_increments(&self) -> (Model, Vec<Option<usize>>) {
        let mut model = self.clone();
        let mut step: Vec<Option<usize>> = vec![None; self.cells.len()];
        for &(earlier, later) in &self.orders {
            if self.cells[later].before == Some(earlier) {
                let mut cell = self.cells[later].clone();
                cell.key.push_str(" since the release before");
                (cell.low, cell.high) = (0, MANY);
                cell.before = None;
                step[later] = Some(model.cells.len());
                model.sums.push((later, vec![earlier, model.cells.len()]));
                model.cells.push(cell);
            }
        }
        for (whole, parts) in &self.sums {
            let steps: Option<Vec<usize>> = parts.iter().map(|&p| step[p]).collect();
            // Only where all were last seen in one and the same release.
            let seen = |c: usize| self.cells[c].before.map(|b| self.cells[b].release);
            if let (Some(whole_step), Some(steps)) = (step[*whole], steps)
                && parts.iter().all(|&p| seen(p) == seen(*whole))
            {
                model.sums.push((whole_step, steps));
            }
        }
        (model, step)
    }

    /// What was known of release `r` before it was printed: everything earlier, and of itself
    /// what is public by mandate.
    pub(super) fn before_printing(&self, r: usize) -> Vec<(i64, i64)> {
        self.cells
            .iter()
            .map(|c| match c.release.cmp(&r) {
                Ordering::Less => (c.low, c.high),
                Ordering::Equal if c.mandated => (c.low, c.high),
                Ordering::Equal | Ordering::Greater => (0, MANY),
            })
            .collect()
    }

    /// What is known from some releases alone.
    pub(super) fn only(&self, releases: std::ops::RangeInclusive<usize>) -> Vec<(i64, i64)> {
        self.cells
            .iter()
            .map(|c| {
                if releases.contains(&c.release) {
                    (c.low, c.high)
                } else {
                    (0, MANY)
                }
            })
            .collect()
    }
}

fn mandated(spec: &Spec, table: &TableSpec, nodes: &[usize]) -> bool {
    spec.mandates
        .iter()
        .filter(|m| m.population == table.population)
        .filter(|m| m.cell.keys().all(|d| table.dimensions.contains(d)))
        .any(|m| {
            let mut at = table.dimensions.iter().zip(nodes);
            at.all(|(d, &node)| match m.cell.get(d) {
                None => node == 0,
                Some(None) => node != 0,
                Some(Some(wanted)) => node == *wanted,
            })
        })
}

/// Rows of a published file: labels → bounds.
fn read_published(
    spec: &Spec,
    table: &TableSpec,
    text: &str,
) -> Result<HashMap<Vec<String>, (i64, i64)>, String> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let header = reader.headers().map_err(|e| e.to_string())?.clone();
    let column = |name: &str| {
        header
            .iter()
            .position(|h| h == name)
            .ok_or_else(|| format!("no column `{name}`"))
    };
    let (count, flag) = (column("count")?, column("flag")?);
    let mut columns = Vec::new();
    for &d in &table.dimensions {
        columns.push(column(&spec.dimensions[d].name)?);
    }
    let mut rows = HashMap::new();
    for record in reader.records() {
        let record = record.map_err(|e| e.to_string())?;
        let labels: Vec<String> = columns.iter().map(|&c| record[c].to_owned()).collect();
        let number = || {
            record[count]
                .parse::<i64>()
                .map_err(|_| format!("`{}` in the number column", &record[count]))
        };
        let bounds = match (&record[flag], spec.mode) {
            ("", _) => {
                let n = number()?;
                (n, n)
            }
            ("rounded", Mode::Round { base }) => {
                let n = number()?;
                ((n - base + 1).max(0), n + base - 1)
            }
            ("suppressed" | "merged", _) if record[count].is_empty() => (0, MANY),
            (other, _) => return Err(format!("flag `{other}` and count `{}`", &record[count])),
        };
        rows.insert(labels, bounds);
    }
    Ok(rows)
}
