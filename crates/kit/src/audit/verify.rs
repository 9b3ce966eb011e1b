//! Verifying the log: walks the whole chain and names every row that was changed, deleted, put in
//! another order or cut off. It must never repair anything.

use std::str::FromStr;

use super::{Event, hex, link};
use crate::db::{Db, DbError};
use crate::time::Micros;

const BATCH: i64 = 10_000;

crate::sql! {
    /// Statements of this file.
    STATEMENTS;
    WALK [Int, Int]
        "select s.seq, s.event_id, s.chain, e.id, e.at, e.actor, e.action, e.subject, e.detail, e.hash
         from audit_seal s left join audit_event e on e.id = s.event_id
         where s.seq > $1 order by s.seq limit $2";
    LOOSE []
        "select e.id, case when u.event_id is null then false else true end as waiting
         from audit_event e left join audit_seal s on s.event_id = e.id
         left join audit_unsealed u on u.event_id = e.id
         where s.seq is null order by e.at, e.id";
}

/// The end of the chain at some moment, kept outside the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Number of the last link.
    pub seq: i64,
    /// Its hash.
    pub chain: Vec<u8>,
    /// When it was taken, µs UTC.
    pub at: Micros,
}

impl std::fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "waystation-audit {} {} {}",
            self.seq,
            hex(&self.chain),
            self.at
        )
    }
}

impl FromStr for Checkpoint {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let bad = || format!("not an audit checkpoint: {line}");
        let parts: Vec<&str> = line.split_whitespace().collect();
        let ["waystation-audit", seq, chain, at] = parts[..] else {
            return Err(bad());
        };
        let nibble = |i: usize| {
            chain
                .get(i..i + 2)
                .and_then(|h| u8::from_str_radix(h, 16).ok())
        };
        let chain: Option<Vec<u8>> = (0..chain.len()).step_by(2).map(nibble).collect();
        Ok(Self {
            seq: seq.parse().map_err(|_| bad())?,
            chain: chain.ok_or_else(bad)?,
            at: at.parse().map_err(|_| bad())?,
        })
    }
}

/// One thing that is wrong with the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The event's fields do not give its hash any more.
    Changed {
        /// Place in the chain.
        seq: i64,
        /// Which event.
        event: String,
    },
    /// The chain holds a link for an event that is gone.
    Deleted {
        /// Place in the chain.
        seq: i64,
        /// Which event.
        event: String,
    },
    /// A link does not follow from the one before it: links were exchanged or rewritten.
    Reordered {
        /// Place in the chain.
        seq: i64,
        /// Which event.
        event: String,
    },
    /// Links are missing between two others.
    Gap {
        /// The last link before the gap.
        after: i64,
    },
    /// An event that is neither in the chain nor waiting for the sealer: put in from behind, or
    /// its link was taken out.
    Stray {
        /// Which event.
        event: String,
    },
    /// The chain is shorter than, or differs from, a checkpoint kept outside.
    Cut {
        /// What the checkpoint holds.
        checkpoint: i64,
        /// Where the chain ends now.
        end: i64,
    },
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Changed { seq, event } => write!(f, "row {seq} (event {event}) was changed"),
            Self::Deleted { seq, event } => write!(f, "row {seq} (event {event}) was deleted"),
            Self::Reordered { seq, event } => {
                write!(
                    f,
                    "row {seq} (event {event}) does not follow the row before it"
                )
            }
            Self::Gap { after } => write!(f, "rows are missing after row {after}"),
            Self::Stray { event } => write!(f, "event {event} stands outside the chain"),
            Self::Cut { checkpoint, end } => write!(
                f,
                "the log was cut or rewritten: a checkpoint holds row {checkpoint}, it ends at {end}"
            ),
        }
    }
}

/// The outcome of [`verify`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Links walked.
    pub sealed: i64,
    /// Committed events that wait for the sealer (the unsealed tail: seconds old, or a stopped
    /// sealer).
    pub unsealed: i64,
    /// What is wrong; empty when the log is whole.
    pub findings: Vec<Finding>,
}

#[derive(sqlx::FromRow)]
struct Walked {
    seq: i64,
    event_id: String,
    chain: Vec<u8>,
    id: Option<String>,
    at: Option<i64>,
    actor: Option<String>,
    action: Option<String>,
    subject: Option<String>,
    detail: Option<String>,
    hash: Option<Vec<u8>>,
}

#[derive(sqlx::FromRow)]
struct Loose {
    id: String,
    waiting: bool,
}

/// Walks the whole chain. `checkpoints` are lines kept outside the database; `progress` is called
/// with the number of links walked so far.
pub async fn verify(
    db: &Db,
    checkpoints: &[Checkpoint],
    mut progress: impl FnMut(i64),
) -> Result<Verdict, DbError> {
    let mut verdict = Verdict::default();
    let mut end = (0_i64, Vec::new());
    loop {
        let rows: Vec<Walked> = db.all(WALK.bind(end.0).bind(BATCH)).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            if row.seq != end.0 + 1 {
                verdict.findings.push(Finding::Gap { after: end.0 });
            }
            verdict.findings.extend(examine(&row, &end));
            verdict.findings.extend(contradiction(&row, checkpoints));
            verdict.sealed += 1;
            end = (row.seq, row.chain);
        }
        progress(verdict.sealed);
    }
    for beyond in checkpoints.iter().filter(|c| c.seq > end.0) {
        verdict.findings.push(Finding::Cut {
            checkpoint: beyond.seq,
            end: end.0,
        });
    }
    for loose in db.all::<Loose>(LOOSE.query()).await? {
        if loose.waiting {
            verdict.unsealed += 1;
        } else {
            verdict.findings.push(Finding::Stray { event: loose.id });
        }
    }
    Ok(verdict)
}

fn examine(row: &Walked, before: &(i64, Vec<u8>)) -> Option<Finding> {
    let (seq, event) = (row.seq, row.event_id.clone());
    let Some(found) = event_of(row) else {
        return Some(Finding::Deleted { seq, event });
    };
    let hash = found.hash();
    if row.hash.as_deref() != Some(hash.as_slice()) {
        return Some(Finding::Changed { seq, event });
    }
    if link(&before.1, seq, &hash).as_slice() != row.chain {
        return Some(Finding::Reordered { seq, event });
    }
    None
}

fn event_of(row: &Walked) -> Option<Event> {
    Some(Event {
        id: row.id.clone()?,
        at: row.at?,
        actor: row.actor.clone()?,
        action: row.action.clone()?,
        subject: row.subject.clone()?,
        detail: row.detail.clone()?,
    })
}

/// A chain that was rewritten as a whole is consistent in itself; only a checkpoint tells.
fn contradiction(row: &Walked, checkpoints: &[Checkpoint]) -> Option<Finding> {
    let held = checkpoints.iter().find(|c| c.seq == row.seq)?;
    (held.chain != row.chain).then_some(Finding::Cut {
        checkpoint: held.seq,
        end: row.seq,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_line_reads_back() {
        let checkpoint = Checkpoint {
            seq: 12,
            chain: vec![0, 255, 7],
            at: 99,
        };
        assert_eq!(
            checkpoint.to_string().parse::<Checkpoint>().unwrap(),
            checkpoint
        );
        assert!("waystation-audit 1 0g 3".parse::<Checkpoint>().is_err());
        assert!("nonsense".parse::<Checkpoint>().is_err());
    }
}
