//! One release as a net: cells are variables, sums are equations. This is the protector's view and
//! holds true counts; it must never be handed to the auditor.

use std::collections::{HashMap, HashSet};

use super::State;
use crate::disclosure::cells::{key, node_label, table_key, walk};
use crate::disclosure::error::{TableError, TableProblem};
use crate::disclosure::spec::{Percentage, Spec, TableSpec, Zeros};
use crate::disclosure::table::Counts;

/// A cell, or the rest that a subset relation implies.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(Default))]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts about one cell"
)]
pub(super) struct Var {
    pub(super) key: String,
    /// True count.
    pub(super) x: i64,
    /// True count in the last release that had the cell.
    pub(super) before: Option<i64>,
    /// What the last release that printed the cell printed.
    pub(super) printed: Option<i64>,
    /// Smallest count that may be printed.
    pub(super) threshold: i64,
    /// True if small increments expose, too.
    pub(super) increments: bool,
    /// True if a 0 is protected like a small number.
    pub(super) hide_zero: bool,
    /// Everybody knows it: public by mandate.
    pub(super) given: bool,
    /// Never printed: the rest of a subset.
    pub(super) rest: bool,
    /// A rest that consists of unlike units and needs no protection.
    pub(super) harmless: bool,
    /// Number of dimensions below their total.
    pub(super) depth: usize,
    /// Part of a merged category: never printed.
    pub(super) merged: bool,
    /// The auditor asked for it to be hidden.
    pub(super) demanded: bool,
    /// A declared revision allows any fall.
    pub(super) revised: bool,
}

impl Var {
    /// Increment since the last release, 0 if there was none.
    pub(super) fn step(&self) -> i64 {
        self.before.map_or(0, |b| self.x - b)
    }

    /// True if the count itself is below the threshold.
    pub(super) fn small(&self) -> bool {
        let lowest = i64::from(!self.hide_zero);
        !self.given && !self.harmless && self.x >= lowest && self.x < self.threshold
    }

    /// True if what was added since `earlier` exposes somebody.
    fn exposing_step(&self, earlier: Option<i64>) -> bool {
        earlier.is_some_and(|e| {
            let step = (self.x - e).abs();
            step >= 1 && step < self.threshold
        })
    }

    /// True if the increment needs protection.
    pub(super) fn small_step(&self) -> bool {
        self.increments
            && !self.given
            && !self.harmless
            && (self.exposing_step(self.before) || self.exposing_step(self.printed))
    }

    /// True if the cell may not be printed whatever else is.
    pub(super) fn primary(&self) -> bool {
        let reasons = [
            self.rest,
            self.merged && !self.given,
            self.demanded,
            self.small(),
            self.small_step(),
        ];
        reasons.contains(&true)
    }
}

/// All cells and sums of one release.
#[derive(Clone, Debug, Default)]
pub(super) struct Net {
    pub(super) vars: Vec<Var>,
    pub(super) index: HashMap<String, usize>,
    /// Signed terms of each equation; they sum to 0.
    pub(super) eqs: Vec<Vec<(usize, i64)>>,
    /// Equations of each variable, with its sign there.
    pub(super) uses: Vec<Vec<(usize, i64)>>,
    /// Equations over cells that several tables share, and nothing else.
    pub(super) top: Vec<bool>,
    /// Percentages printed elsewhere: of which cell, of what whole.
    pub(super) shares: Vec<(usize, usize, Percentage)>,
    /// Routes through cells shared by several sums that one move may take: few where tables are
    /// flat, many where every cell stands in three sums and nothing moves without.
    pub(super) shared_routes: usize,
}

/// True if the cell is public by mandate.
fn is_given(spec: &Spec, table: &TableSpec, nodes: &[usize]) -> bool {
    spec.mandates.iter().any(|m| {
        m.population == table.population
            && m.cell.keys().all(|d| table.dimensions.contains(d))
            && table
                .dimensions
                .iter()
                .zip(nodes)
                .all(|(d, &node)| match m.cell.get(d) {
                    None => node == 0,
                    Some(None) => node != 0,
                    Some(Some(wanted)) => node == *wanted,
                })
    })
}

impl Net {
    /// Builds the net of a release.
    ///
    /// # Errors
    /// Tables that disagree, exceed what contains them, or contradict a printed percentage.
    pub(super) fn build(spec: &Spec, tables: &[Counts], state: &State) -> Result<Net, TableError> {
        let mut net = Net {
            shared_routes: 4,
            ..Net::default()
        };
        let mut owner: Vec<usize> = Vec::new();
        for counts in tables {
            net.add_cells(spec, counts, state, &mut owner)?;
        }
        let mut known = HashSet::new();
        for counts in tables {
            net.add_sums(spec, counts, &mut known);
        }
        net.add_rests(spec, state)?;
        for p in &spec.percentages {
            net.add_percentage(spec, p)?;
        }
        net.uses = vec![Vec::new(); net.vars.len()];
        for (e, terms) in net.eqs.iter().enumerate() {
            for &(v, sign) in terms {
                net.uses[v].push((e, sign));
            }
        }
        if net.vars.iter().any(|v| v.depth > 2) {
            net.shared_routes = 40;
        }
        net.top = net
            .eqs
            .iter()
            .map(|terms| terms.iter().all(|&(v, _)| net.uses[v].len() > 2))
            .collect();
        Ok(net)
    }

    fn add_cells(
        &mut self,
        spec: &Spec,
        counts: &Counts,
        state: &State,
        owner: &mut Vec<usize>,
    ) -> Result<(), TableError> {
        let table = &spec.tables[counts.table];
        let population = &spec.populations[table.population];
        let revised = spec.revised(table.population);
        let mut wrong = None;
        walk(spec, table, |nodes| {
            let name = table_key(spec, table, nodes);
            let x = counts.at(nodes);
            if let Some(&v) = self.index.get(&name) {
                if self.vars[v].x != x {
                    let other = spec.tables[owner[v]].name.clone();
                    wrong.get_or_insert(TableProblem::Disagrees(name, other));
                }
                return;
            }
            let held = state.cells.get(&name).filter(|_| population.cumulative);
            if held.is_some_and(|h| h.count > x) && !revised {
                wrong.get_or_insert(TableProblem::Fell(name.clone()));
            }
            self.index.insert(name.clone(), self.vars.len());
            owner.push(counts.table);
            self.vars.push(Var {
                key: name,
                x,
                before: held.map(|h| h.count),
                printed: held.and_then(|h| h.printed),
                threshold: population.threshold,
                increments: population.cumulative && population.class.is_sensitive(),
                hide_zero: population.zeros == Zeros::Hidden,
                given: is_given(spec, table, nodes),
                rest: false,
                harmless: false,
                merged: table
                    .dimensions
                    .iter()
                    .zip(nodes)
                    .any(|(&d, &n)| spec.dimensions[d].is_merged(n)),
                depth: nodes.iter().filter(|&&n| n != 0).count(),
                demanded: false,
                revised,
            });
        });
        match wrong {
            Some(problem) => Err(TableError {
                file: table.name.clone(),
                line: 1,
                problem,
            }),
            None => Ok(()),
        }
    }

    /// True if every sum closes with these numbers.
    pub(super) fn adds_up(&self, numbers: &[i64]) -> bool {
        let sum =
            |terms: &Vec<(usize, i64)>| terms.iter().map(|&(v, s)| s * numbers[v]).sum::<i64>();
        self.eqs.iter().all(|terms| sum(terms) == 0)
    }

    /// True if every printed percentage is one of these counts.
    pub(super) fn shares_hold(&self, offsets: &[i64]) -> bool {
        self.shares.iter().all(|(cell, base, percentage)| {
            let [count, whole] = [*cell, *base].map(|v| self.vars[v].x + offsets[v]);
            let (low, high) = percentage.counts(whole);
            (low..=high).contains(&count)
        })
    }

    /// One equation for every node with parts, at every combination of the other dimensions. The
    /// same sum in two tables is one equation.
    fn add_sums(&mut self, spec: &Spec, counts: &Counts, known: &mut HashSet<(usize, usize)>) {
        let table = &spec.tables[counts.table];
        walk(spec, table, |nodes| {
            for (axis, &d) in table.dimensions.iter().enumerate() {
                let parts = &spec.dimensions[d].children[nodes[axis]];
                if parts.is_empty() {
                    continue;
                }
                let whole = self.index[&table_key(spec, table, nodes)];
                if !known.insert((whole, d)) {
                    continue;
                }
                let mut at = nodes.to_vec();
                let mut terms = vec![(whole, -1)];
                for &part in parts {
                    at[axis] = part;
                    terms.push((self.index[&table_key(spec, table, &at)], 1));
                }
                self.eqs.push(terms);
            }
        });
    }

    /// greater − lesser, for every cell that both populations have.
    fn add_rests(&mut self, spec: &Spec, state: &State) -> Result<(), TableError> {
        for relation in &spec.relations {
            let lesser = &spec.populations[relation.lesser].name;
            let greater = &spec.populations[relation.greater];
            // Who is added is added to the part or to the rest: neither falls.
            let grows = relation.subset
                && greater.cumulative
                && spec.populations[relation.lesser].cumulative;
            let revised = spec.revised(relation.lesser) || spec.revised(relation.greater);
            let prefix = format!("{lesser}|");
            for v in 0..self.vars.len() {
                let name = &self.vars[v].key;
                if name != lesser && !name.starts_with(&prefix) {
                    continue;
                }
                let other = format!("{}{}", greater.name, &name[lesser.len()..]);
                let Some(&w) = self.index.get(&other) else {
                    continue;
                };
                let x = self.vars[w].x - self.vars[v].x;
                if x < 0 {
                    return Err(TableError {
                        file: lesser.clone(),
                        line: 1,
                        problem: TableProblem::Exceeds(name.clone(), greater.name.clone()),
                    });
                }
                let rest = format!("{other} minus {lesser}");
                let held = state.cells.get(&rest).filter(|_| grows);
                if held.is_some_and(|h| h.count > x) && !revised {
                    return Err(TableError {
                        file: lesser.clone(),
                        line: 1,
                        problem: TableProblem::Fell(rest),
                    });
                }
                let mut var = self.vars[w].clone();
                var.before = held.map(|h| h.count);
                var.revised = revised;
                var.x = x;
                var.key.clone_from(&rest);
                var.printed = None;
                var.increments = false;
                var.given = false;
                var.rest = true;
                var.harmless = !relation.subset;
                self.eqs.push(vec![(v, 1), (self.vars.len(), 1), (w, -1)]);
                self.index.insert(rest, self.vars.len());
                self.vars.push(var);
            }
        }
        Ok(())
    }

    fn add_percentage(&mut self, spec: &Spec, p: &Percentage) -> Result<(), TableError> {
        let cell = percentage_key(spec, p.population, &p.cell);
        let base = percentage_key(spec, p.population, &p.base);
        let wrong = |name: &str| TableError {
            file: spec.populations[p.population].name.clone(),
            line: 1,
            problem: TableProblem::Percentage(p.line, name.to_owned()),
        };
        let (Some(&v), Some(&b)) = (self.index.get(&cell), self.index.get(&base)) else {
            return Err(wrong(&cell));
        };
        let (low, high) = p.counts(self.vars[b].x);
        if self.vars[v].x < low || self.vars[v].x > high {
            return Err(wrong(&cell));
        }
        self.shares.push((v, b, p.clone()));
        Ok(())
    }
}

pub(super) fn percentage_key(
    spec: &Spec,
    population: usize,
    cell: &std::collections::BTreeMap<usize, usize>,
) -> String {
    let coordinates: Vec<(String, String)> = cell
        .iter()
        .filter(|&(_, &node)| node != 0)
        .map(|(&d, &node)| {
            let dimension = &spec.dimensions[d];
            (dimension.name.clone(), node_label(dimension, node))
        })
        .collect();
    key(&spec.populations[population].name, &coordinates)
}
