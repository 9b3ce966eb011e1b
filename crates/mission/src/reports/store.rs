//! The SQL of reports and their sections.

use kit::db::{Db, DbError, Query, Tx};

use super::model::{Head, NewReport, Report, Section};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    ALL [] "select * from report order by issue desc";
    FIND [Text] "select * from report where id = $1";
    BY_ISSUE [Int] "select * from report where issue = $1";
    BEFORE [Int] "select * from report where issue < $1 order by issue desc limit 5";
    ADD [Text, Int, Text, Text, Text, Text, Text, Text]
        "insert into report (id, issue, period_from, period_to, next_on, cutoffs, language, status, author,
         cleared_by, cleared_at, released_at, explanation, version)
         values ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, '', null, null, '', 1)";
    ADD_SECTION [Text, Text, Int, Text, Text]
        "insert into report_section (id, report, position, heading, narrative, version)
         values ($1, $2, $3, $4, $5, 1)";
    CHANGE [Text, Int, Text, Text, Text, Text, Text, Int]
        "update report set issue = $2, period_from = $3, period_to = $4, next_on = $5, cutoffs = $6,
         language = $7, version = version + 1 where id = $1 and version = $8 and status = 'draft'";
    SECTIONS [Text] "select * from report_section where report = $1 order by position";
    CLEAR [Text, Int, Text, Int, Text]
        "update report set status = 'cleared', cleared_by = $3, cleared_at = $4, explanation = $5,
         version = version + 1 where id = $1 and version = $2 and status = 'draft'";
    RELEASE [Text, Int]
        "update report set status = 'released', released_at = $2, version = version + 1
         where id = $1 and status = 'cleared'";
}

pub(super) async fn all(db: &Db) -> Result<Vec<Report>, DbError> {
    db.all(ALL.query()).await
}

pub(super) async fn find(db: &Db, id: &str) -> Result<Option<Report>, DbError> {
    db.maybe(FIND.bind(id)).await
}

/// The report of that number.
pub async fn by_issue(db: &Db, issue: i64) -> Result<Option<Report>, DbError> {
    db.maybe(BY_ISSUE.bind(issue)).await
}

/// The issues before, newest first, at most five.
pub(super) async fn before(db: &Db, issue: i64) -> Result<Vec<Report>, DbError> {
    db.all(BEFORE.bind(issue)).await
}

/// Stores a draft with its sections; `ids` gives the ids of report and sections. The caller records
/// the event.
pub async fn insert(
    tx: &mut Tx,
    new: &NewReport,
    id: &str,
    section_ids: &[String],
) -> Result<(), DbError> {
    let add = with_head(ADD.bind(id), &new.head).bind(&new.author);
    tx.run(add).await?;
    for ((position, (heading, narrative)), section) in (0_i64..).zip(&new.sections).zip(section_ids)
    {
        tx.run(
            ADD_SECTION
                .bind(section)
                .bind(id)
                .bind(position)
                .bind(heading)
                .bind(narrative),
        )
        .await?;
    }
    Ok(())
}

/// False when the report was changed or cleared meanwhile.
pub(super) async fn change(
    tx: &mut Tx,
    id: &str,
    version: i64,
    head: &Head,
) -> Result<bool, DbError> {
    let change = with_head(CHANGE.bind(id), head).bind(version);
    Ok(tx.run(change).await? == 1)
}

fn with_head(query: Query, head: &Head) -> Query {
    let next_on = head.next_on.map(|day| day.to_string());
    query
        .bind(head.issue)
        .bind(head.period_from.to_string())
        .bind(head.period_to.to_string())
        .bind(next_on.unwrap_or_default())
        .bind(head.cutoffs_json())
        .bind(&head.language)
}

pub(super) async fn sections(db: &Db, report: &str) -> Result<Vec<Section>, DbError> {
    db.all(SECTIONS.bind(report)).await
}

/// False when the report was changed or cleared meanwhile.
pub async fn clear(
    tx: &mut Tx,
    id: &str,
    version: i64,
    by: &str,
    at: i64,
    explanation: &str,
) -> Result<bool, DbError> {
    Ok(tx
        .run(
            CLEAR
                .bind(id)
                .bind(version)
                .bind(by)
                .bind(at)
                .bind(explanation),
        )
        .await?
        == 1)
}

/// Marks a cleared report as released; false when it is not cleared.
pub async fn release(tx: &mut Tx, id: &str, at: i64) -> Result<bool, DbError> {
    Ok(tx.run(RELEASE.bind(id).bind(at)).await? == 1)
}
