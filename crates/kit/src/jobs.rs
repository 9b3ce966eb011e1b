//! Work that nobody waits for: the sealer, followers of the sealed log, the daily tidying. Safe with
//! several processes: a lease lets one of them act. A job must never hold state that matters.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use crate::audit::seal;
use crate::db::{Db, DbError};
use crate::time::{Clock, Micros};

crate::sql! {
    /// Statements of this file.
    STATEMENTS;
    CREATE [Text]
        "insert into lease (name, holder, until) values ($1, '', 0) on conflict (name) do nothing";
    // The condition is repeated on purpose: without it two PostgreSQL workers claim the same job.
    CLAIM [Text, Text, Int, Int]
        "update lease set holder = $2, until = $4 where name = $1 and (until < $3 or holder = $2)
         and exists (select 1 from lease l where l.name = $1 and (l.until < $3 or l.holder = $2))";
    POSITION [Text] "select seq from follower where name = $1";
    ADVANCE [Text, Int]
        "insert into follower (name, seq) values ($1, $2)
         on conflict (name) do update set seq = excluded.seq";
}

/// A future that can be boxed and sent.
pub type Work<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Claims the lease `name` for `holder` until `now + length`; true when it is ours. Renewing one's
/// own lease works; a holder that died loses it when the time is over.
pub async fn claim(
    db: &Db,
    name: &str,
    holder: &str,
    now: Micros,
    length: Duration,
) -> Result<bool, DbError> {
    let until = now + i64::try_from(length.as_micros()).unwrap_or(i64::MAX / 2);
    crate::housekeeping!(db, tx => {
        tx.run(CREATE.bind(name)).await?;
        Ok(tx.run(CLAIM.bind(name).bind(holder).bind(now).bind(until)).await? == 1)
    })
}

/// Runs the sealer until the task is dropped: every quarter of a second, by one process at a time.
pub async fn run_sealer(db: Db, clock: Clock, holder: String) {
    loop {
        match claim(&db, "sealer", &holder, clock.now(), Duration::from_secs(5)).await {
            Ok(true) => {
                if let Err(error) = seal::seal_all(&db).await {
                    tracing::warn!(%error, "the sealer could not link events; it tries again");
                }
            }
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "no lease for the sealer"),
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
}

/// How far the follower `name` has come in the sealed log.
pub async fn position(db: &Db, name: &str) -> Result<i64, DbError> {
    let at: Option<(i64,)> = db.maybe(POSITION.bind(name)).await?;
    Ok(at.map_or(0, |(seq,)| seq))
}

/// Keeps how far the follower has come; call it after the work, which therefore must bear being
/// done twice.
pub async fn advance(db: &Db, name: &str, seq: i64) -> Result<(), DbError> {
    crate::housekeeping!(db, tx => tx.run(ADVANCE.bind(name).bind(seq)).await.map(drop))
}
