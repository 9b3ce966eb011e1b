//! The auditor: what an attacker can find out from all published releases together. It reads
//! published bytes and the public rules, never the protector's plans; a proof handed to it is
//! checked number by number. It must never call a cell safe that it has not shown to be safe.

mod exact;
mod explain;
mod model;
mod proof;
mod propagate;
#[cfg(test)]
mod tests;

use std::fmt;

use serde::Serialize;
use thiserror::Error;

use super::protect::Subject;
use model::Model;

pub use model::Published;
pub use proof::Proof;

/// A ledger that cannot be audited.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("release {release}: {what}")]
pub struct Fault {
    /// Number of the release.
    pub release: usize,
    /// What is wrong with it.
    pub what: String,
}

/// Why an interval is narrower than required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Earlier releases and what is public by mandate allow no more: reported, not refused.
    Unavoidable,
    /// Earlier releases were made under a lower threshold, which the cell still meets, and this
    /// release gives nothing away that they had not: reported, not refused.
    Older,
    /// The published numbers give it away.
    Betrayed,
    /// The protector went no further although more may be possible.
    Reached,
    /// Nobody has shown that the cell is safe.
    NotProved,
}

/// A cell that is known better than the rule allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Number of the release that holds the cell.
    pub release: usize,
    /// Name of the cell.
    pub cell: String,
    /// Count or increment.
    pub subject: Subject,
    /// What is known: least and most.
    pub interval: (i64, i64),
    /// What must stay possible.
    pub required: (i64, i64),
    /// Numbers of the releases that together betray it.
    pub together: Vec<usize>,
    /// Why.
    pub why: Why,
    /// Published cells which, hidden or merged, would widen the interval.
    pub propose: Vec<String>,
}

impl Finding {
    /// True if a release may not go out for it: it gives away what it could have kept.
    pub fn refuses(&self) -> bool {
        !matches!(self.why, Why::Unavoidable | Why::Older)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.subject {
            Subject::Count => "count",
            Subject::Increment => "increment",
            Subject::SincePrinted => "increment since last printed",
        };
        write!(
            f,
            "release {}: {} of {} is within {}..{}, required {}..{}",
            self.release,
            what,
            self.cell,
            self.interval.0,
            self.interval.1,
            self.required.0,
            self.required.1
        )?;
        if !self.together.is_empty() {
            let numbers: Vec<String> = self.together.iter().map(ToString::to_string).collect();
            write!(f, "; betrayed by releases {}", numbers.join(", "))?;
        }
        match self.why {
            Why::Unavoidable => write!(f, "; older releases or public totals allow no more")?,
            Why::Older => write!(f, "; older releases were made under a lower threshold")?,
            Why::Betrayed | Why::Reached | Why::NotProved => {}
        }
        if !self.propose.is_empty() {
            write!(f, "; hide or merge {}", self.propose.join(" or "))?;
        }
        Ok(())
    }
}

/// The result of an audit with proofs.
#[derive(Clone, Debug, Serialize)]
pub struct Audit {
    /// Releases read.
    pub releases: usize,
    /// Hidden cells in all releases.
    pub hidden: usize,
    /// Cells known better than the rule allows.
    pub findings: Vec<Finding>,
}

impl Audit {
    /// True if the last release may not go out.
    pub fn refused(&self) -> bool {
        self.findings.iter().any(Finding::refuses)
    }
}

/// Audits all releases together, the proof of each beside it.
///
/// # Errors
/// [`Fault`] if a file is missing or unreadable, a proof is missing, or the base world of the
/// proofs contradicts what was published.
pub fn audit(releases: &[Published], proofs: &[Proof]) -> Result<Audit, Fault> {
    let model = Model::build(releases)?;
    let last = releases.last().map_or(0, |r| r.number);
    let worlds = proof::Worlds::check(&model, proofs).map_err(|what| Fault {
        release: last,
        what,
    })?;
    let mut findings = worlds.judge();
    if !findings.is_empty() {
        explain::explain(&model, |r, f| worlds.truth(r, f), &mut findings);
    }
    Ok(Audit {
        releases: releases.len(),
        hidden: model
            .cells
            .iter()
            .filter(|c| c.hidden && !c.implied)
            .count(),
        findings,
    })
}

/// What an attacker finds out without any proof.
#[derive(Clone, Debug, Serialize)]
pub struct Attack {
    /// Releases read.
    pub releases: usize,
    /// Hidden cells in all releases.
    pub hidden: usize,
    /// Hidden cells whose count is known exactly.
    pub exact: Vec<Known>,
    /// Hidden cells that are certainly small and known better than the rule allows.
    pub narrow: Vec<Known>,
    /// Hidden cells of which the least or the most is known better than the rule allows, if the
    /// cell is small.
    pub doubtful: usize,
    /// True if the bounds are the best possible; otherwise they are true, and a stronger attacker
    /// may do better.
    pub complete: bool,
}

/// What is known of a hidden cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Known {
    /// Number of the release.
    pub release: usize,
    /// Name of the cell.
    pub cell: String,
    /// Least count.
    pub low: i64,
    /// Most.
    pub high: i64,
}

/// Attacks all releases together from published bytes alone.
///
/// # Errors
/// [`Fault`] if a file is missing or unreadable, or if no counts fit what was published.
pub fn attack(releases: &[Published]) -> Result<Attack, Fault> {
    let plain = Model::build(releases)?;
    let (model, _) = plain.with_increments();
    let contradiction = |cell: String| Fault {
        release: releases.last().map_or(0, |r| r.number),
        what: format!("no count of {cell} fits what was published"),
    };
    let mut bounds = propagate::bounds(&model).map_err(contradiction)?;
    let complete = exact::sharpen(&model, plain.cells.len(), &mut bounds);
    let mut attack = Attack {
        releases: releases.len(),
        hidden: 0,
        exact: Vec::new(),
        narrow: Vec::new(),
        doubtful: 0,
        complete,
    };
    for (cell, &(low, high)) in plain.cells.iter().zip(&bounds) {
        // A rest is nobody's secret where it is large, or where nobody is left.
        let open = cell.implied && (low >= cell.threshold || (high == 0 && !cell.hide_zero));
        if !cell.hidden || open {
            continue;
        }
        attack.hidden += usize::from(!cell.implied);
        let known = Known {
            release: plain.numbers[cell.release],
            cell: cell.key.clone(),
            low,
            high,
        };
        let (least, most) = cell.required();
        let wide = low <= least && high >= most;
        if low == high {
            attack.exact.push(known);
        } else if high < cell.threshold && !wide {
            attack.narrow.push(known);
        } else if low < cell.threshold && !wide {
            attack.doubtful += 1;
        }
    }
    Ok(attack)
}
