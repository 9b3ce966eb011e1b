//! What this room lends to figures: cells that others reported. They are never counted by us.

use figures::{Fact, Facts};
use jiff::civil::Date;
use kit::db::DbError;
use kit::jobs::Work;

use super::model::Cell;
use super::store;
use crate::App;

/// Cells: one fact each, its day the cell's as-of, its quantity the value (0 where the source gave
/// words alone). Codes: `series`, `class`, `source`, and for estimates `in_words`, `low`, `high`,
/// `method` where they are stated. Cells for one series, class and day share an occurrence, so that
/// a superseding value shows as a correction.
pub(super) fn cells(app: &App, to: Date) -> Work<'_, Result<Facts, DbError>> {
    Box::pin(async move {
        let cells = store::up_to(&app.house.db, to).await?;
        Ok(cells.iter().filter_map(of_cell).collect())
    })
}

/// `None` for a day that is none: it cannot be stored by this program.
pub(super) fn of_cell(cell: &Cell) -> Option<Fact> {
    let mut fact = Fact::new(&cell.id, cell.as_of.parse().ok()?, cell.recorded_at)
        .code("series", cell.series.clone())
        .code("class", cell.class.clone())
        .code("source", cell.source.clone());
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    let stated = [
        ("in_words", cell.in_words.clone()),
        ("low", number(cell.low)),
        ("high", number(cell.high)),
        ("method", cell.method.clone()),
    ];
    for (dimension, code) in stated.into_iter().filter(|(_, code)| !code.is_empty()) {
        fact = fact.code(dimension, code);
    }
    fact.occurrence = format!("{}/{}/{}", cell.series, cell.class, cell.as_of);
    fact.quantity = cell.value.unwrap_or(0);
    fact.voided = cell.voided_at;
    Some(fact)
}
