//! The SQL of places.

use kit::db::{Db, DbError, Tx, Where};

use super::model::{NewPlace, Place};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LIST [] "select * from place where true";
    FIND [Text] "select * from place where id = $1";
    ALL [] "select * from place order by name, id";
    ADD [Text, Text, Text, Text, Text, Text, Text]
        "insert into place (id, kind, name, local_name, area, opened_on, closed_on, version)
         values ($1, $2, $3, $4, $5, $6, $7, 1)";
    CHANGE [Text, Int, Text, Text, Text, Text, Text, Text]
        "update place set kind = $3, name = $4, local_name = $5, area = $6, opened_on = $7,
         closed_on = $8, version = version + 1 where id = $1 and version = $2";
}

/// What a list may be narrowed to.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    pub(super) kind: Option<String>,
    pub(super) area: Option<String>,
    pub(super) open_only: bool,
}

/// The places of a filter by name. A mission has dozens: one page holds them all.
pub(super) async fn list(db: &Db, filter: &Filter) -> Result<Vec<Place>, DbError> {
    let mut narrowed = Where::new()
        .and_some("kind = ?", filter.kind.as_deref())
        .and_some("area = ?", filter.area.as_deref());
    if filter.open_only {
        narrowed = narrowed.and("closed_on is null and kind <> ?", "area");
    }
    db.all(narrowed.list(&LIST, "order by name, id", 1000))
        .await
}

pub(super) async fn find(db: &Db, id: &str) -> Result<Option<Place>, DbError> {
    db.maybe(FIND.bind(id)).await
}

pub(super) async fn all(db: &Db) -> Result<Vec<Place>, DbError> {
    db.all(ALL.query()).await
}

pub(super) async fn insert(tx: &mut Tx, id: &str, new: &NewPlace) -> Result<(), DbError> {
    let query = ADD
        .bind(id)
        .bind(&new.kind)
        .bind(&new.name)
        .bind(&new.local_name);
    tx.run(
        query
            .bind(&new.area)
            .bind(&new.opened_on)
            .bind(new.closed_on.clone()),
    )
    .await
    .map(drop)
}

/// False when the place was changed meanwhile.
pub(super) async fn change(
    tx: &mut Tx,
    id: &str,
    version: i64,
    new: &NewPlace,
) -> Result<bool, DbError> {
    let query = CHANGE
        .bind(id)
        .bind(version)
        .bind(&new.kind)
        .bind(&new.name)
        .bind(&new.local_name);
    let query = query
        .bind(&new.area)
        .bind(&new.opened_on)
        .bind(new.closed_on.clone());
    Ok(tx.run(query).await? == 1)
}
