//! Lists that somebody sent and never decided about: destroyed after a week, with their key.

use std::time::Duration;

use kit::http::Problem;
use kit::jobs::Work;
use kit::policy::Actor;

use super::batch::{self, Ending};
use crate::App;

/// How long a list waits.
pub(super) const DAYS: i64 = 7;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

pub(super) fn run(app: &App) -> Work<'_, Result<(), String>> {
    Box::pin(async move {
        match forget(app).await {
            // The key of a locked mission cannot be destroyed: it is tried again.
            Ok(()) | Err(Problem::Locked) => Ok(()),
            Err(problem) => Err(problem.number().to_string()),
        }
    })
}

/// Destroys what waits for longer than [`DAYS`].
pub(super) async fn forget(app: &App) -> Result<(), Problem> {
    let days = i64::try_from(DAY.as_micros()).unwrap_or(i64::MAX) * DAYS;
    let house = &app.house;
    let nobody = &Actor {
        name_in_log: "system".into(),
        ..Actor::default()
    };
    for batch in batch::forgotten(&house.db, house.now() - days).await? {
        let id = &batch.id;
        // The key first: without it the bytes say nothing, and the row is still found next time.
        house.keys.erase(&[id.as_str()]).await?;
        let closed = kit::write!(house.db, tx => {
            if !batch::close(tx, id, &Ending::CANCELLED).await? {
                return Err(Problem::Stale);
            }
            tx.record(house.event(nobody, "imports.list.forgotten", id)).await?;
            Ok(())
        });
        match closed {
            // Somebody decided about it in the last moment.
            Ok(()) | Err(Problem::Stale) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(())
}
