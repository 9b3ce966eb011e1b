//! The sealer links committed events into the hash chain. One process at a time holds its lease; it
//! must never run inside the transaction of an act (measured: a chain head updated in each
//! transaction cuts PostgreSQL to a tenth).

use super::{link, verify::Checkpoint};
use crate::db::{Db, DbError};
use crate::time::Micros;

/// Events linked in one transaction: short enough not to keep writers waiting.
const BATCH: i64 = 500;

crate::sql! {
    /// Statements of this file.
    STATEMENTS;
    WAITING [Int]
        "select e.id, e.hash from audit_unsealed u join audit_event e on e.id = u.event_id
         order by e.at, e.id limit $1";
    HEAD [] "select seq, chain from audit_seal order by seq desc limit 1";
    LINK [Int, Text, Bytes] "insert into audit_seal (seq, event_id, chain) values ($1, $2, $3)";
    DONE [Text] "delete from audit_unsealed where event_id = $1";
    AFTER [Int, Int]
        "select s.seq, e.action, e.subject, e.detail from audit_seal s
         join audit_event e on e.id = s.event_id where s.seq > $1 order by s.seq limit $2";
}

#[derive(sqlx::FromRow)]
struct Waiting {
    id: String,
    hash: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct Head {
    seq: i64,
    chain: Vec<u8>,
}

/// One line of the sealed log, for those who follow it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Entry {
    /// Place in the chain, from 1 without gaps.
    pub seq: i64,
    /// As in [`super::Event`].
    pub action: String,
    /// As in [`super::Event`].
    pub subject: String,
    /// As in [`super::Event`].
    pub detail: String,
}

/// Links up to 500 waiting events; answers how many. The caller holds the lease "sealer"; should
/// two ever run at once, the primary key on `seq` makes one of them fail and try again later.
pub async fn seal_some(db: &Db) -> Result<usize, DbError> {
    crate::housekeeping!(db, tx => {
        let waiting: Vec<Waiting> = tx.all(WAITING.bind(BATCH)).await?;
        if waiting.is_empty() {
            return Ok(0);
        }
        let head: Option<Head> = tx.maybe(HEAD.query()).await?;
        let (mut seq, mut chain) = head.map_or((0, Vec::new()), |h| (h.seq, h.chain));
        for event in &waiting {
            seq += 1;
            chain = link(&chain, seq, &event.hash).to_vec();
            tx.run(LINK.bind(seq).bind(&event.id).bind(chain.clone())).await?;
            tx.run(DONE.bind(&event.id)).await?;
        }
        Ok(waiting.len())
    })
}

/// Links everything that waits.
pub async fn seal_all(db: &Db) -> Result<(), DbError> {
    while seal_some(db).await? > 0 {}
    Ok(())
}

/// The sealed log after `seq`, at most `limit` lines, in order.
pub async fn after(db: &Db, seq: i64, limit: i64) -> Result<Vec<Entry>, DbError> {
    db.all(AFTER.bind(seq).bind(limit)).await
}

/// The end of the chain now: print it outside the database, and a cut tail shows.
pub async fn checkpoint(db: &Db, at: Micros) -> Result<Checkpoint, DbError> {
    let head: Option<Head> = db.maybe(HEAD.query()).await?;
    let (seq, chain) = head.map_or((0, Vec::new()), |h| (h.seq, h.chain));
    Ok(Checkpoint { seq, chain, at })
}
