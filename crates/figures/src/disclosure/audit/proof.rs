//! Checks the protector's other worlds against everything published. A world that breaks one
//! printed number, one sum or one rule proves nothing. It must never trust what it is told.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::model::Model;
use super::{Finding, Why};
use crate::disclosure::protect::{Claim, HeldWorld, Subject};

/// The protector's proof of one release. It holds true counts: confidential.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Counts of the base world, which are the true ones.
    pub base: BTreeMap<String, i64>,
    /// Offsets of the other worlds in this release.
    pub worlds: Vec<HeldWorld>,
    /// What they prove.
    pub claims: Vec<Claim>,
}

pub(super) struct Worlds<'a> {
    model: &'a Model,
    proofs: &'a [Proof],
    base: Vec<i64>,
    /// World → cell → offset.
    offsets: HashMap<usize, HashMap<usize, i64>>,
    valid: HashSet<usize>,
    last_printed: Vec<Option<usize>>,
}

impl<'a> Worlds<'a> {
    /// Checks the base world and every other one.
    ///
    /// # Errors
    /// What is wrong with the base world.
    pub(super) fn check(model: &'a Model, proofs: &'a [Proof]) -> Result<Self, String> {
        let mut base = Vec::with_capacity(model.cells.len());
        for cell in &model.cells {
            let value = proofs
                .get(cell.release)
                .and_then(|p| p.base.get(&cell.key))
                .ok_or_else(|| format!("the proof has no count of {}", cell.key))?;
            base.push(*value);
        }
        let mut worlds = Worlds {
            model,
            proofs,
            base,
            offsets: HashMap::new(),
            valid: HashSet::new(),
            last_printed: last_printed(model),
        };
        worlds.check_base()?;
        for (r, proof) in proofs.iter().enumerate() {
            for world in &proof.worlds {
                if let Some(parent) = world.forked_from {
                    let past: HashMap<usize, i64> = worlds
                        .offsets
                        .get(&parent)
                        .into_iter()
                        .flatten()
                        .filter(|&(&cell, _)| model.cells[cell].release < r)
                        .map(|(&cell, &o)| (cell, o))
                        .collect();
                    worlds.offsets.insert(world.id, past);
                }
                let offsets = worlds.offsets.entry(world.id).or_default();
                for (key, &o) in &world.offsets {
                    if let Some(&cell) = model.index.get(&(r, key.clone())) {
                        offsets.insert(cell, o);
                    }
                }
            }
        }
        let uses = Uses::of(model);
        worlds.valid = worlds
            .offsets
            .iter()
            .filter(|(_, offsets)| worlds.holds(offsets, &uses))
            .map(|(&id, _)| id)
            .collect();
        Ok(worlds)
    }

    fn check_base(&self) -> Result<(), String> {
        for (cell, &value) in self.model.cells.iter().zip(&self.base) {
            if value < cell.low || value > cell.high {
                return Err(format!("{} is not what was printed", cell.key));
            }
        }
        for (whole, parts) in &self.model.sums {
            let sum: i64 = parts.iter().map(|&p| self.base[p]).sum();
            if sum != self.base[*whole] {
                return Err(format!(
                    "{} is not the sum of its parts",
                    self.model.cells[*whole].key
                ));
            }
        }
        if !self.shares_hold(|cell| self.base[cell]) {
            return Err("a printed percentage is not one of these counts".to_owned());
        }
        for &(lesser, greater) in &self.model.orders {
            if self.base[lesser] > self.base[greater] {
                return Err(format!("{} fell", self.model.cells[lesser].key));
            }
        }
        Ok(())
    }

    fn shares_hold(&self, value: impl Fn(usize) -> i64) -> bool {
        self.model.shares.iter().all(|(cell, base, percentage)| {
            let (low, high) = percentage.counts(value(*base));
            (low..=high).contains(&value(*cell))
        })
    }

    /// True if base plus offsets agrees with everything published.
    fn holds(&self, offsets: &HashMap<usize, i64>, uses: &Uses) -> bool {
        let offset = |c: usize| offsets.get(&c).copied().unwrap_or(0);
        let value = |c: usize| self.base[c] + offset(c);
        self.shares_hold(value)
            && offsets.iter().all(|(&c, _)| {
                let cell = &self.model.cells[c];
                value(c) >= cell.low
                    && value(c) <= cell.high
                    && uses.sums[c].iter().all(|&s| {
                        let (whole, parts) = &self.model.sums[s];
                        offset(*whole) == parts.iter().map(|&p| offset(p)).sum::<i64>()
                    })
                    && uses.orders[c].iter().all(|&o| {
                        let (lesser, greater) = self.model.orders[o];
                        value(lesser) <= value(greater)
                    })
            })
    }

    /// The value of a cell in a world; `None` if the world proves nothing.
    fn value(&self, world: Option<usize>, cell: usize) -> Option<i64> {
        let Some(id) = world else {
            return Some(self.base[cell]);
        };
        if !self.valid.contains(&id) {
            return None;
        }
        let offset = self.offsets.get(&id).and_then(|o| o.get(&cell));
        Some(self.base[cell] + offset.copied().unwrap_or(0))
    }

    /// The true value of what a finding is about.
    pub(super) fn truth(&self, r: usize, finding: &Finding) -> i64 {
        self.subject(None, r, (&finding.cell, finding.subject))
            .unwrap_or(0)
    }

    /// The value of a count or an increment in a world.
    fn subject(
        &self,
        world: Option<usize>,
        r: usize,
        (name, subject): (&str, Subject),
    ) -> Option<i64> {
        let cell = *self.model.index.get(&(r, name.to_owned()))?;
        let value = self.value(world, cell)?;
        let earlier = match subject {
            Subject::Count => return Some(value),
            Subject::Increment => self.model.cells[cell].before,
            Subject::SincePrinted => self.last_printed[cell],
        };
        Some(value - self.value(world, earlier?)?)
    }

    /// What the worlds prove of each protected cell: findings where that is less than the rule.
    pub(super) fn judge(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (r, proof) in self.proofs.iter().enumerate() {
            let mut claimed = HashSet::new();
            for claim in &proof.claims {
                let what = (claim.cell.as_str(), claim.subject);
                let low = self.subject(claim.low_world, r, what);
                let high = self.subject(claim.high_world, r, what);
                let proved =
                    low.is_some_and(|l| l <= claim.low) && high.is_some_and(|h| h >= claim.high);
                claimed.insert((claim.cell.as_str(), claim.subject, claim.required));
                if !proved || !claim.holds_rule() {
                    let interval = if proved {
                        (claim.low, claim.high)
                    } else {
                        // Worlds that prove nothing leave the count as it is.
                        let truth = self.subject(None, r, what).unwrap_or(0);
                        (low.unwrap_or(truth), high.unwrap_or(truth))
                    };
                    findings.push(self.finding(r, claim, interval, proved));
                }
            }
            findings.extend(self.unclaimed(r, &claimed));
        }
        findings
    }

    fn finding(&self, r: usize, claim: &Claim, interval: (i64, i64), proved: bool) -> Finding {
        Finding {
            release: self.model.numbers[r],
            cell: claim.cell.clone(),
            subject: claim.subject,
            interval,
            required: claim.required,
            together: Vec::new(),
            why: if proved { Why::Reached } else { Why::NotProved },
            propose: Vec::new(),
        }
    }

    /// Cells that need protection by the base world and for which nothing is claimed.
    fn unclaimed(&self, r: usize, claimed: &HashSet<(&str, Subject, (i64, i64))>) -> Vec<Finding> {
        let mut needed: Vec<(String, Subject, i64, i64)> = Vec::new();
        for (c, cell) in self.model.cells.iter().enumerate() {
            if cell.release != r || cell.mandated {
                continue;
            }
            let small = |value: i64, least: i64| value >= least && value < cell.threshold;
            if small(self.base[c], i64::from(!cell.hide_zero)) {
                needed.push((
                    cell.key.clone(),
                    Subject::Count,
                    self.base[c],
                    cell.threshold,
                ));
            }
            if cell.increments {
                for (subject, earlier) in [
                    (Subject::Increment, cell.before),
                    (Subject::SincePrinted, self.last_printed[c]),
                ] {
                    let step = earlier.map_or(0, |e| self.base[c] - self.base[e]);
                    if small(step, 1) {
                        needed.push((cell.key.clone(), subject, step, cell.threshold));
                    }
                }
            }
        }
        needed
            .into_iter()
            .filter(|(key, subject, _, threshold)| {
                !claimed.contains(&(key.as_str(), *subject, (1, threshold - 1)))
            })
            .map(|(cell, subject, value, threshold)| Finding {
                release: self.model.numbers[r],
                cell,
                subject,
                interval: (value, value),
                required: (1, threshold - 1),
                together: Vec::new(),
                why: Why::NotProved,
                propose: Vec::new(),
            })
            .collect()
    }
}

/// For each cell, the last earlier release that printed it exactly.
pub(super) fn last_printed(model: &Model) -> Vec<Option<usize>> {
    let mut last: Vec<Option<usize>> = vec![None; model.cells.len()];
    for c in 0..model.cells.len() {
        if let Some(b) = model.cells[c].before {
            last[c] = if model.cells[b].exact() {
                Some(b)
            } else {
                last[b]
            };
        }
    }
    last
}

struct Uses {
    sums: Vec<Vec<usize>>,
    orders: Vec<Vec<usize>>,
}

impl Uses {
    fn of(model: &Model) -> Self {
        let mut uses = Uses {
            sums: vec![Vec::new(); model.cells.len()],
            orders: vec![Vec::new(); model.cells.len()],
        };
        for (s, (whole, parts)) in model.sums.iter().enumerate() {
            for &c in parts.iter().chain([whole]) {
                uses.sums[c].push(s);
            }
        }
        for (o, &(lesser, greater)) in model.orders.iter().enumerate() {
            uses.orders[lesser].push(o);
            uses.orders[greater].push(o);
        }
        uses
    }
}
