//! A list that was sent: its row in the database, its sealed bytes while it waits, and the headings
//! that an office assigned in earlier lists. The bytes never lie anywhere in clear.

use std::collections::BTreeMap;

use kit::db::{Db, DbError, Tx};
use kit::http::Problem;
use kit::import::{DayOrder, Mapping};
use kit::policy::{Guarded, Thing};
use kit::sealing::{Compartment, Sealed, SubjectKind};
use serde::{Deserialize, Serialize};

use super::desk::Said;
use super::plan::Counts;
use crate::App;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    ADD [Text, Text, Text, Text, Int]
        "insert into import_batch (id, kind, office, author, uploaded_at, state, said, added, known, refused, version)
         values ($1, $2, $3, $4, $5, 'staged', '', 0, 0, 0, 1)";
    SEAL [Text, Bytes, Int]
        "insert into sealed_record (subject, compartment, version, sealed, at) values ($1, 'attachments', 1, $2, $3)";
    UNSEAL [Text] "select sealed from sealed_record where subject = $1 and compartment = 'attachments'";
    FORGET [Text] "delete from sealed_record where subject = $1 and compartment = 'attachments'";
    FIND [Text]
        "select id, kind, office, author, uploaded_at, state, said, added, known, refused, version
         from import_batch where id = $1";
    NEWEST []
        "select id, kind, office, author, uploaded_at, state, said, added, known, refused, version
         from import_batch order by uploaded_at desc, id desc limit 50";
    FORGOTTEN [Int]
        "select id, kind, office, author, uploaded_at, state, said, added, known, refused, version
         from import_batch where state = 'staged' and uploaded_at < $1 order by id limit 500";
    SAY [Text, Text]
        "update import_batch set said = $2, version = version + 1 where id = $1 and state = 'staged'";
    CLOSE [Text, Text, Int, Int, Int]
        "update import_batch set state = $2, added = $3, known = $4, refused = $5, version = version + 1
         where id = $1 and state = 'staged'";
    HEADINGS [Text, Text] "select heading, field from import_heading where kind = $1 and office = $2";
    FORGET_HEADING [Text, Text, Text]
        "delete from import_heading where kind = $1 and office = $2 and heading = $3";
    KEEP_HEADING [Text, Text, Text, Text]
        "insert into import_heading (kind, office, heading, field) values ($1, $2, $3, $4)";
}

/// A list that was sent.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Batch {
    pub(super) id: String,
    /// Code of the kind of list.
    pub(super) kind: String,
    /// Empty for lists of the whole mission.
    pub(super) office: String,
    pub(super) author: String,
    /// µs UTC.
    pub(super) uploaded_at: i64,
    /// `staged`, `done`, `cancelled`.
    pub(super) state: String,
    /// What was said about the list by hand, as JSON, or empty.
    pub(super) said: String,
    pub(super) added: i64,
    pub(super) known: i64,
    pub(super) refused: i64,
    pub(super) version: i64,
}

impl Guarded for Batch {
    fn thing(&self) -> Thing {
        Thing {
            office: self.office.clone(),
            author: self.author.clone(),
            ..Thing::default()
        }
    }
}

/// What was said by hand, as it is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ByHand {
    /// Column code to column of the sheet.
    pub(super) mapping: Option<Mapping>,
    /// What holds for the whole list.
    pub(super) given: BTreeMap<String, String>,
    /// `day`, `month`, or empty while nobody had to say.
    pub(super) order: String,
}

impl ByHand {
    /// Together with the headings that were saved.
    pub(super) fn said(self, headings: BTreeMap<String, String>) -> Said {
        Said {
            mapping: self.mapping,
            headings,
            given: self.given,
            order: match self.order.as_str() {
                "day" => Some(DayOrder::DayFirst),
                "month" => Some(DayOrder::MonthFirst),
                _ => None,
            },
        }
    }
}

impl Batch {
    /// What was said by hand.
    pub(super) fn by_hand(&self) -> ByHand {
        serde_json::from_str(&self.said).unwrap_or_default()
    }
}

/// Seals the bytes under the batch's own key; when this returns, the key is durable.
pub(super) async fn seal(app: &App, id: &str, bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let key = app.house.keys.key(SubjectKind::Staff, id).await?;
    Ok(key.seal(Compartment::Attachments, bytes).into_bytes())
}

/// Stores a new batch that waits for a decision.
pub(super) async fn add(
    tx: &mut Tx,
    id: &str,
    kind: &str,
    office: &str,
    author: &str,
    at: i64,
) -> Result<(), DbError> {
    let query = ADD.bind(id).bind(kind).bind(office).bind(author).bind(at);
    tx.run(query).await.map(drop)
}

/// Stores its sealed bytes.
pub(super) async fn keep(tx: &mut Tx, id: &str, sealed: &[u8], at: i64) -> Result<(), DbError> {
    tx.run(SEAL.bind(id).bind(sealed).bind(at)).await.map(drop)
}

/// The bytes of a batch that waits.
pub(super) async fn open(app: &App, id: &str) -> Result<Vec<u8>, Problem> {
    let found: Option<(Vec<u8>,)> = app.house.db.maybe(UNSEAL.bind(id)).await?;
    let (sealed,) = found.ok_or(Problem::NotFound)?;
    let sealed = Sealed::from_bytes(sealed);
    let keys = &app.house.keys;
    let plain = keys.open(id, Compartment::Attachments, &sealed).await?;
    Ok(plain.to_vec())
}

pub(super) async fn find(db: &Db, id: &str) -> Result<Option<Batch>, DbError> {
    db.maybe(FIND.bind(id)).await
}

pub(super) async fn newest(db: &Db) -> Result<Vec<Batch>, DbError> {
    db.all(NEWEST.query()).await
}

/// Batches that wait since before an instant, µs UTC; at most 500.
pub(super) async fn forgotten(db: &Db, before: i64) -> Result<Vec<Batch>, DbError> {
    db.all(FORGOTTEN.bind(before)).await
}

/// Keeps what was said by hand; false when the batch waits no more.
pub(super) async fn say(tx: &mut Tx, id: &str, by_hand: &str) -> Result<bool, DbError> {
    Ok(tx.run(SAY.bind(id).bind(by_hand)).await? == 1)
}

/// How a batch ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ending {
    pub(super) state: &'static str,
    pub(super) added: i64,
    pub(super) known: i64,
    pub(super) refused: i64,
}

impl Ending {
    /// Taken over.
    pub(super) fn done(counts: Counts) -> Self {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Self {
            state: "done",
            added: count(counts.added),
            known: count(counts.known),
            refused: count(counts.refused),
        }
    }

    /// Thrown away.
    pub(super) const CANCELLED: Self = Self {
        state: "cancelled",
        added: 0,
        known: 0,
        refused: 0,
    };
}

/// Closes a batch and lets its sealed bytes go; false when somebody closed it meanwhile.
pub(super) async fn close(tx: &mut Tx, id: &str, end: &Ending) -> Result<bool, DbError> {
    let query = CLOSE.bind(id).bind(end.state).bind(end.added);
    if tx.run(query.bind(end.known).bind(end.refused)).await? != 1 {
        return Ok(false);
    }
    tx.run(FORGET.bind(id)).await?;
    Ok(true)
}

/// Which headings (folded) this office assigned to which column of this kind of list; an empty code
/// leaves a column out.
pub(super) async fn headings(
    db: &Db,
    kind: &str,
    office: &str,
) -> Result<BTreeMap<String, String>, DbError> {
    let rows: Vec<(String, String)> = db.all(HEADINGS.bind(kind).bind(office)).await?;
    Ok(rows.into_iter().collect())
}

/// Remembers the assignment of headings for the office's next list of the kind.
pub(super) async fn keep_headings(
    tx: &mut Tx,
    batch: &Batch,
    headings: &BTreeMap<String, String>,
) -> Result<(), DbError> {
    for (heading, field) in headings {
        let (kind, office) = (&batch.kind, &batch.office);
        tx.run(FORGET_HEADING.bind(kind).bind(office).bind(heading))
            .await?;
        let query = KEEP_HEADING.bind(kind).bind(office).bind(heading);
        tx.run(query.bind(field)).await?;
    }
    Ok(())
}
