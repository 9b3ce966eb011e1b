//! Taking a list over: every good row of the plan in one transaction, or none.

use kit::http::Problem;

use super::batch::{self, Ending};
use super::desk::Desk;
use super::list::List;
use super::plan::{self, Plan};
use super::words;

/// What becomes of the list itself.
#[derive(Debug)]
pub(super) enum Settling {
    /// It was uploaded, and its sealed file is destroyed with its key.
    Staged {
        /// Id of the batch.
        id: String,
    },
    /// It came straight from a file of the sender's; that it came is kept under this new id.
    Direct {
        /// Id of the batch to be.
        id: String,
    },
}

/// Takes a list over. Afterwards all of its good rows are there, or, when this fails, none.
pub(super) async fn take_over<L: List>(
    desk: &Desk<'_>,
    settling: &Settling,
) -> Result<Plan<()>, Problem> {
    let (list, plan) = plan::plan::<L>(desk).await?;
    if plan.order_needed {
        return Err(Problem::Refused(words::ambiguous(desk.lang)));
    }
    let counts = plan.counts();
    let ready = list.prepare(desk, &plan.rows).await?;
    let (ready, end) = (&ready, &Ending::done(counts));
    let (Settling::Staged { id } | Settling::Direct { id }) = settling;
    let (kind, now) = (L::ABOUT.kind, desk.app.house.now());
    kit::write!(desk.app.house.db, tx => {
        if matches!(settling, Settling::Direct { .. }) {
            batch::add(tx, id, kind, desk.office, &desk.actor.id, now).await?;
        }
        if !batch::close(tx, id, end).await? {
            return Err(Problem::Stale);
        }
        L::store(tx, desk, ready).await?;
        let event = desk.event("imports.list.taken_over", id).with("kind", kind);
        let event = event.with("added", end.added).with("known", end.known);
        tx.record(event.with("refused", end.refused)).await?;
        Ok::<(), Problem>(())
    })?;
    L::stored(desk, ready);
    if matches!(settling, Settling::Staged { .. }) {
        desk.app.house.keys.erase(&[id.as_str()]).await?;
    }
    Ok(plan.told())
}
