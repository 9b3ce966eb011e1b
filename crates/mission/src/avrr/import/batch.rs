//! An uploaded list: its row in the database, its sealed bytes, and the column mapping that the
//! mission saved from earlier lists.

use std::collections::BTreeMap;

use kit::db::{Db, DbError, Tx};
use kit::http::Problem;
use kit::import::{DayOrder, Mapping};
use kit::policy::{Guarded, Thing};
use kit::sealing::{Compartment, Sealed, SubjectKind};

use crate::App;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    ADD [Text, Text, Text, Int]
        "insert into avrr_import (id, office, author, uploaded_at, state, day_order, mapping, added, known, refused, version)
         values ($1, $2, $3, $4, 'staged', '', '', 0, 0, 0, 1)";
    SEAL [Text, Bytes, Int]
        "insert into sealed_record (subject, compartment, version, sealed, at) values ($1, 'attachments', 1, $2, $3)";
    UNSEAL [Text] "select sealed from sealed_record where subject = $1 and compartment = 'attachments'";
    FORGET [Text] "delete from sealed_record where subject = $1 and compartment = 'attachments'";
    FIND [Text]
        "select id, office, author, uploaded_at, state, day_order, mapping, added, known, refused, version
         from avrr_import where id = $1";
    NEWEST []
        "select id, office, author, uploaded_at, state, day_order, mapping, added, known, refused, version
         from avrr_import order by uploaded_at desc, id desc limit 50";
    ARRANGE [Text, Text, Text]
        "update avrr_import set day_order = $2, mapping = $3, version = version + 1 where id = $1 and state = 'staged'";
    CLOSE [Text, Text, Int, Int, Int]
        "update avrr_import set state = $2, added = $3, known = $4, refused = $5, version = version + 1
         where id = $1 and state = 'staged'";
    SAVED [Text] "select heading, field from import_mapping where kind = $1";
    FORGET_HEADING [Text, Text] "delete from import_mapping where kind = $1 and heading = $2";
    SAVE [Text, Text, Text] "insert into import_mapping (kind, heading, field) values ($1, $2, $3)";
}

/// What the saved mapping is saved for.
const KIND: &str = "avrr.returns";

/// An uploaded list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Batch {
    pub(super) id: String,
    pub(super) office: String,
    pub(super) author: String,
    pub(super) uploaded_at: i64,
    /// `staged`, `done`, `cancelled`.
    pub(super) state: String,
    /// `day`, `month`, or empty while nobody had to say.
    pub(super) day_order: String,
    /// `field:column` pairs that were set by hand, or empty.
    pub(super) mapping: String,
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
            state: self.state.clone(),
            ..Thing::default()
        }
    }
}

impl Batch {
    /// The order of day and month, if somebody said it.
    pub(super) fn order(&self) -> Option<DayOrder> {
        match self.day_order.as_str() {
            "day" => Some(DayOrder::DayFirst),
            "month" => Some(DayOrder::MonthFirst),
            _ => None,
        }
    }

    /// The columns as set by hand, if they were.
    pub(super) fn mapping(&self) -> Option<Mapping> {
        let pair = |text: &str| {
            let (field, column) = text.split_once(':')?;
            Some((field.to_string(), column.parse().ok()?))
        };
        (!self.mapping.is_empty()).then(|| self.mapping.split(' ').filter_map(pair).collect())
    }
}

/// A mapping as [`Batch::mapping`] reads it.
pub(super) fn written(mapping: &Mapping) -> String {
    mapping
        .iter()
        .map(|(field, column)| format!("{field}:{column}"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Seals the bytes under the batch's own key; when this returns, the key is durable.
pub(super) async fn seal(app: &App, id: &str, bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let key = app.house.keys.key(SubjectKind::Staff, id).await?;
    Ok(key.seal(Compartment::Attachments, bytes).into_bytes())
}

/// Stores a new batch with its sealed bytes.
pub(super) async fn add(
    tx: &mut Tx,
    id: &str,
    office: &str,
    author: &str,
    at: i64,
    sealed: &[u8],
) -> Result<(), DbError> {
    tx.run(ADD.bind(id).bind(office).bind(author).bind(at))
        .await?;
    tx.run(SEAL.bind(id).bind(sealed).bind(at)).await.map(drop)
}

/// The bytes of a staged batch.
pub(super) async fn open(app: &App, id: &str) -> Result<Vec<u8>, Problem> {
    let found: Option<(Vec<u8>,)> = app.house.db.maybe(UNSEAL.bind(id)).await?;
    let (sealed,) = found.ok_or(Problem::NotFound)?;
    let plain = app
        .house
        .keys
        .open(id, Compartment::Attachments, &Sealed::from_bytes(sealed))
        .await?;
    Ok(plain.to_vec())
}

pub(super) async fn find(db: &Db, id: &str) -> Result<Option<Batch>, DbError> {
    db.maybe(FIND.bind(id)).await
}

pub(super) async fn newest(db: &Db) -> Result<Vec<Batch>, DbError> {
    db.all(NEWEST.query()).await
}

/// False when the batch is not staged any more.
pub(super) async fn arrange(
    tx: &mut Tx,
    id: &str,
    day_order: &str,
    mapping: &Mapping,
) -> Result<bool, DbError> {
    Ok(tx
        .run(ARRANGE.bind(id).bind(day_order).bind(written(mapping)))
        .await?
        == 1)
}

/// How a batch ended.
pub(super) struct Ending {
    pub(super) state: &'static str,
    pub(super) added: i64,
    pub(super) known: i64,
    pub(super) refused: i64,
}

/// Closes a batch and lets its sealed bytes go; false when somebody closed it meanwhile.
pub(super) async fn close(tx: &mut Tx, id: &str, end: &Ending) -> Result<bool, DbError> {
    let query = CLOSE
        .bind(id)
        .bind(end.state)
        .bind(end.added)
        .bind(end.known)
        .bind(end.refused);
    if tx.run(query).await? != 1 {
        return Ok(false);
    }
    tx.run(FORGET.bind(id)).await?;
    Ok(true)
}

/// Which headings (folded) this mission assigned to which field; an empty field leaves a column out.
pub(super) async fn saved_headings(db: &Db) -> Result<BTreeMap<String, String>, DbError> {
    let rows: Vec<(String, String)> = db.all(SAVED.bind(KIND)).await?;
    Ok(rows.into_iter().collect())
}

/// Remembers the assignment of headings for the next list.
pub(super) async fn save_headings(
    tx: &mut Tx,
    headings: &BTreeMap<String, String>,
) -> Result<(), DbError> {
    for (heading, field) in headings {
        tx.run(FORGET_HEADING.bind(KIND).bind(heading)).await?;
        tx.run(SAVE.bind(KIND).bind(heading).bind(field)).await?;
    }
    Ok(())
}
