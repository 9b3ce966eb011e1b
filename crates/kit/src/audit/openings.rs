//! Openings: somebody saw a person's record, or a list that shows names. Many openings share one
//! commit, and each waits until that commit is durable: no byte leaves before. If the log cannot
//! be written, the record stays closed.

use tokio::sync::{mpsc, oneshot};

use super::Event;
use crate::db::{Db, DbError};

const GROUP: usize = 256;

/// The clerk that writes openings down; clones share it.
#[derive(Clone)]
pub struct Openings {
    queue: mpsc::Sender<Waiting>,
}

struct Waiting {
    event: Event,
    durable: oneshot::Sender<bool>,
}

/// The opening could not be written down; the record must not be shown.
#[derive(Debug, thiserror::Error)]
#[error("the opening of a record could not be written to the audit log")]
pub struct NotRecorded;

impl Openings {
    /// Starts the clerk; it ends when the last clone is dropped.
    pub fn start(db: Db) -> Self {
        let (queue, waiting) = mpsc::channel(GROUP);
        tokio::spawn(clerk(db, waiting));
        Self { queue }
    }

    /// Writes the opening down and returns once it is durable.
    pub async fn record(&self, event: Event) -> Result<(), NotRecorded> {
        let (durable, answer) = oneshot::channel();
        self.queue
            .send(Waiting { event, durable })
            .await
            .map_err(|_| NotRecorded)?;
        if answer.await.unwrap_or(false) {
            Ok(())
        } else {
            Err(NotRecorded)
        }
    }
}

async fn clerk(db: Db, mut queue: mpsc::Receiver<Waiting>) {
    let mut group = Vec::with_capacity(GROUP);
    while queue.recv_many(&mut group, GROUP).await > 0 {
        let written = commit(&db, &group).await;
        if let Err(error) = &written {
            tracing::error!(%error, "openings could not be recorded");
        }
        for waiting in group.drain(..) {
            // A reader that went away no longer waits for its answer.
            let _ = waiting.durable.send(written.is_ok());
        }
    }
}

async fn commit(db: &Db, group: &[Waiting]) -> Result<(), DbError> {
    crate::write!(db, tx => {
        for waiting in group {
            tx.record(waiting.event.clone()).await?;
        }
        Ok(())
    })
}
