//! The SQL of external figures.

use jiff::civil::Date;
use kit::db::{Db, DbError, Tx, Where};
use kit::paging::{Cursor, Rows};

use super::model::{Cell, Entered, NewCell, Series};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LIST []
        "select id, office, author, kind, series, class, as_of, received_on, recorded_at, value, low,
         high, in_words, method, source, reference, voided_at, void_reason, version
         from external_cell where true";
    FIND [Text]
        "select id, office, author, kind, series, class, as_of, received_on, recorded_at, value, low,
         high, in_words, method, source, reference, voided_at, void_reason, version
         from external_cell where id = $1";
    OF_SERIES [Text]
        "select id, office, author, kind, series, class, as_of, received_on, recorded_at, value, low,
         high, in_words, method, source, reference, voided_at, void_reason, version
         from external_cell where series = $1
         order by as_of desc, class, recorded_at desc, id desc";
    UP_TO [Text]
        "select id, office, author, kind, series, class, as_of, received_on, recorded_at, value, low,
         high, in_words, method, source, reference, voided_at, void_reason, version
         from external_cell where as_of <= $1 order by as_of, id";
    ADD [Text, Text, Text, Text, Text, Text, Text, Int, Int, Int, Int, Text, Text, Text, Text]
        "insert into external_cell (id, origin, external_id, office, author, kind, series, class,
         as_of, received_on, recorded_at, value, low, high, in_words, method, source, reference,
         voided_at, void_reason, version)
         values ($1, 'waystation', $1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
         $15, null, '', 1)";
    VOID [Text, Int, Text, Int]
        "update external_cell set void_reason = $3, voided_at = $4, version = version + 1
         where id = $1 and version = $2 and voided_at is null";
}

/// What a list may be narrowed to.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    pub(super) series: Option<String>,
    pub(super) class: Option<String>,
    /// Cells as of this day or later.
    pub(super) from: Option<Date>,
    /// Cells as of this day or earlier.
    pub(super) to: Option<Date>,
}

/// One page of cells, the one entered last first.
pub(super) async fn list(
    db: &Db,
    filter: &Filter,
    after: Option<Cursor>,
) -> Result<Rows<Cell>, DbError> {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let narrowed = Where::new()
        .and_some("series = ?", filter.series.as_deref())
        .and_some("class = ?", filter.class.as_deref())
        .and_some("as_of >= ?", day(filter.from))
        .and_some("as_of <= ?", day(filter.to));
    let found = db
        .all(narrowed.page(&LIST, ("recorded_at", "id"), after))
        .await?;
    Ok(Rows::cut(found, |cell: &Cell| {
        (cell.recorded_at, cell.id.as_str())
    }))
}

/// The whole history of a series, the latest day first. A source that reports weekly adds some
/// hundred cells in a year: one page holds them all.
pub(super) async fn of_series(db: &Db, series: &str) -> Result<Vec<Cell>, DbError> {
    db.all(OF_SERIES.bind(series)).await
}

pub(super) async fn find(db: &Db, id: &str) -> Result<Option<Cell>, DbError> {
    db.maybe(FIND.bind(id)).await
}

/// Every cell as of a day or earlier, taken back ones too: what figures are made of.
pub(super) async fn up_to(db: &Db, day: Date) -> Result<Vec<Cell>, DbError> {
    db.all(UP_TO.bind(day.to_string())).await
}

/// Adds a cell. A series that is not declared is refused by the check on its kind.
pub(super) async fn insert(tx: &mut Tx, entered: &Entered, new: &NewCell) -> Result<(), DbError> {
    let kind = Series::by_code(&new.series).map_or("", |series| series.kind);
    let query = ADD
        .bind(&entered.id)
        .bind(&entered.author)
        .bind(kind)
        .bind(&new.series)
        .bind(&new.class)
        .bind(new.as_of.to_string())
        .bind(new.received_on.to_string())
        .bind(entered.recorded_at)
        .bind(new.value)
        .bind(new.low)
        .bind(new.high)
        .bind(&new.in_words)
        .bind(&new.method)
        .bind(&new.source)
        .bind(&new.reference);
    tx.run(query).await.map(drop)
}

/// Takes the cell back; `false` when somebody did before.
pub(super) async fn void(
    tx: &mut Tx,
    id: &str,
    version: i64,
    reason: &str,
    at: i64,
) -> Result<bool, DbError> {
    Ok(tx
        .run(VOID.bind(id).bind(version).bind(reason).bind(at))
        .await?
        == 1)
}
