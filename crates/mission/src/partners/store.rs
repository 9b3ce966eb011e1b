//! The SQL of organisations.

use kit::db::{Db, DbError, Tx, Where};

use super::model::Organisation;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LIST [] "select * from organisation where true";
    FIND [Text] "select * from organisation where code = $1";
    ADD [Text, Text, Text, Text, Bool]
        "insert into organisation (code, name, local_name, kind, hidden, version)
         values ($1, $2, $3, $4, $5, 1)";
    CHANGE [Text, Int, Text, Text, Text, Bool]
        "update organisation set name = $3, local_name = $4, kind = $5, hidden = $6,
         version = version + 1 where code = $1 and version = $2";
}

/// The organisations of a kind, or all, by name. A mission has dozens: one page holds them all.
pub(super) async fn list(db: &Db, kind: Option<&str>) -> Result<Vec<Organisation>, DbError> {
    let narrowed = Where::new().and_some("kind = ?", kind);
    db.all(narrowed.list(&LIST, "order by name, code", 1000))
        .await
}

pub(super) async fn find(db: &Db, code: &str) -> Result<Option<Organisation>, DbError> {
    db.maybe(FIND.bind(code)).await
}

pub(super) async fn insert(tx: &mut Tx, new: &Organisation) -> Result<(), DbError> {
    let query = ADD.bind(&new.code).bind(&new.name).bind(&new.local_name);
    tx.run(query.bind(&new.kind).bind(new.hidden))
        .await
        .map(drop)
}

/// False when the organisation was changed meanwhile.
pub(super) async fn change(tx: &mut Tx, version: i64, new: &Organisation) -> Result<bool, DbError> {
    let query = CHANGE.bind(&new.code).bind(version).bind(&new.name);
    let query = query.bind(&new.local_name).bind(&new.kind).bind(new.hidden);
    Ok(tx.run(query).await? == 1)
}
