//! The protector: decides which cells of a release are hidden. It knows the true counts and keeps
//! *other worlds* (see [`world`]) from release to release as its proof. It must never decide that
//! a release is safe: that is the auditor's, who checks every world anew.

mod lp;
mod net;
mod plan;
mod round;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::error::DisclosureError;
use super::spec::Spec;
use super::table::Counts;
use net::Net;

/// What the protector remembers between releases. Holds true counts: it stays with the source
/// tables and is never published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Last known count and last exact print of each cumulative cell.
    pub cells: BTreeMap<String, Held>,
    /// Other worlds still apart from the truth.
    pub worlds: Vec<HeldWorld>,
    /// Number of the next world.
    pub next_world: usize,
    /// Members of the merged category of each dimension.
    pub merged: BTreeMap<String, Vec<String>>,
}

/// A cell as the last release left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// True count.
    pub count: i64,
    /// Last exact print.
    pub printed: Option<i64>,
    /// Last rounded print.
    pub rounded: Option<i64>,
}

/// Another world's offsets from the truth, zeros left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldWorld {
    /// Number, never used twice in a ledger.
    pub id: usize,
    /// The world whose past this one shares, in the release in which it first stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forked_from: Option<usize>,
    /// Cell name → offset.
    pub offsets: BTreeMap<String, i64>,
}

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The count of the cell.
    Count,
    /// What was added since the last release.
    Increment,
    /// What was added since the last release that printed the cell.
    SincePrinted,
}

/// A claim of the protector: no attacker can place `cell` better than `low ..= high`. The auditor
/// checks it against the worlds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Name of the cell.
    pub cell: String,
    /// Count or increment.
    pub subject: Subject,
    /// The world in which it is at most `low`; `None` for the base world.
    pub low_world: Option<usize>,
    /// The world in which it is at least `high`; `None` for the base world.
    pub high_world: Option<usize>,
    /// At most this.
    pub low: i64,
    /// At least this.
    pub high: i64,
    /// Required by the rule in force: 1 and threshold − 1.
    pub required: (i64, i64),
}

impl Claim {
    /// True if the claim reaches what the rule asks for.
    pub fn holds_rule(&self) -> bool {
        self.low <= self.required.0 && self.high >= self.required.1
    }
}

/// A protected release.
#[derive(Clone, Debug)]
pub struct Protected {
    /// Cells that are not printed.
    pub hidden: BTreeMap<String, bool>,
    /// Rounded prints, in rounding mode.
    pub rounded: BTreeMap<String, i64>,
    /// True counts of every cell, rests of subsets among them.
    pub base: BTreeMap<String, i64>,
    /// One claim for each protected cell.
    pub claims: Vec<Claim>,
    /// Worlds of this release.
    pub worlds: Vec<HeldWorld>,
    /// To be kept for the next release.
    pub state: State,
}

impl Protected {
    /// Number of hidden cells, what nobody prints left out.
    pub fn hidden_cells(&self) -> usize {
        self.hidden.values().filter(|&&h| h).count()
    }
}

/// Protects a release against everything published before. `demanded` are cells that the auditor
/// asked to be hidden, whatever the protector thinks.
///
/// # Errors
/// [`TableError`](super::error::TableError) if the tables contradict each other, the relations, or
/// the last release; [`DisclosureError::NoSafeRelease`] if a world of an earlier release cannot go
/// on.
pub fn protect(
    spec: &Spec,
    tables: &[Counts],
    state: &State,
    demanded: &BTreeSet<String>,
) -> Result<Protected, DisclosureError> {
    let mut net = Net::build(spec, tables, state)?;
    for var in &mut net.vars {
        var.demanded = demanded.contains(&var.key);
    }
    plan::best(spec, &net, state)
}
