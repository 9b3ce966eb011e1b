//! The SQL of holds, runs and releases.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kit::db::{Db, DbError, Tx};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    HOLDS [Text]
        "select * from retention_hold where class = $1 and lifted_at is null order by set_at desc, id desc";
    HOLD [Text] "select * from retention_hold where id = $1";
    ADD_HOLD [Text, Text, Text, Text, Text, Int, Text]
        "insert into retention_hold (id, class, subject, reason, reference, set_at, author, lifted_at, lifted_by)
         values ($1, $2, $3, $4, $5, $6, $7, null, '')";
    LIFT [Text, Int, Text]
        "update retention_hold set lifted_at = $2, lifted_by = $3 where id = $1 and lifted_at is null";
    RUNS [Text] "select * from retention_run where class = $1 order by day desc limit 14";
    RUN_OF [Text, Text] "select * from retention_run where class = $1 and day = $2";
    // A second run of a day, after a release, adds to what the first one did.
    KEEP_RUN [Text, Text, Int, Int, Int, Int, Int]
        "insert into retention_run (class, day, due, ended, held, waiting, at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (class, day) do update set due = excluded.due, ended = retention_run.ended + excluded.ended,
         held = excluded.held, waiting = excluded.waiting, at = excluded.at";
    OPEN_RELEASE [Text]
        "select * from retention_release where class = $1 and confirmed_at is null
         order by asked_at desc, id desc limit 1";
    RELEASE [Text] "select * from retention_release where id = $1 and confirmed_at is null";
    ADD_RELEASE [Text, Text, Text, Int, Int, Text]
        "insert into retention_release (id, class, until_day, subjects, asked_at, author, confirmed_at, confirmer)
         values ($1, $2, $3, $4, $5, $6, null, '')";
    CONFIRM [Text, Int, Text]
        "update retention_release set confirmed_at = $2, confirmer = $3 where id = $1 and confirmed_at is null";
    RELEASED [Text]
        "select until_day, confirmed_at from retention_release
         where class = $1 and confirmed_at is not null order by until_day desc, id desc limit 1";
}

/// A hold as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Hold {
    pub(super) id: String,
    pub(super) class: String,
    /// A record's id, or empty for the whole class.
    pub(super) subject: String,
    pub(super) reason: String,
    pub(super) reference: String,
    pub(super) set_at: i64,
    pub(super) author: String,
}

/// What the run of a day did.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Run {
    pub(super) class: String,
    pub(super) day: String,
    pub(super) due: i64,
    pub(super) ended: i64,
    pub(super) held: i64,
    pub(super) waiting: i64,
    pub(super) at: i64,
}

/// A release that one person asked for.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Release {
    pub(super) id: String,
    pub(super) class: String,
    pub(super) until_day: String,
    pub(super) subjects: i64,
    pub(super) asked_at: i64,
    pub(super) author: String,
}

/// Holds in force on a class and its records, newest first.
pub(super) async fn holds(db: &Db, class: &str) -> Result<Vec<Hold>, DbError> {
    db.all(HOLDS.bind(class)).await
}

/// The subjects held; the empty one is the whole class.
pub(super) async fn held_subjects(db: &Db, class: &str) -> Result<BTreeSet<String>, DbError> {
    let holds = holds(db, class).await?;
    Ok(holds.into_iter().map(|hold| hold.subject).collect())
}

pub(super) async fn find_hold(db: &Db, id: &str) -> Result<Option<Hold>, DbError> {
    db.maybe(HOLD.bind(id)).await
}

pub(super) async fn add_hold(tx: &mut Tx, new: &Hold) -> Result<(), DbError> {
    let query = ADD_HOLD
        .bind(&new.id)
        .bind(&new.class)
        .bind(&new.subject)
        .bind(&new.reason);
    let query = query.bind(&new.reference).bind(new.set_at);
    tx.run(query.bind(&new.author)).await.map(drop)
}

/// False when it was lifted before.
pub(super) async fn lift(tx: &mut Tx, id: &str, at: i64, by: &str) -> Result<bool, DbError> {
    Ok(tx.run(LIFT.bind(id).bind(at).bind(by)).await? == 1)
}

/// The runs of the last days that had one.
pub(super) async fn runs(db: &Db, class: &str) -> Result<Vec<Run>, DbError> {
    db.all(RUNS.bind(class)).await
}

/// Not run today, or run before what waited was released.
pub(super) async fn is_due_to_run(db: &Db, class: &str, day: Date) -> Result<bool, DbError> {
    let run: Option<Run> = db.maybe(RUN_OF.bind(class).bind(day.to_string())).await?;
    let Some(run) = run else { return Ok(true) };
    if run.waiting == 0 {
        return Ok(false);
    }
    let released: Option<(String, i64)> = db.maybe(RELEASED.bind(class)).await?;
    Ok(released.is_some_and(|(_, confirmed_at)| confirmed_at > run.at))
}

pub(super) async fn keep_run(tx: &mut Tx, run: &Run) -> Result<(), DbError> {
    let query = KEEP_RUN
        .bind(&run.class)
        .bind(&run.day)
        .bind(run.due)
        .bind(run.ended);
    tx.run(query.bind(run.held).bind(run.waiting).bind(run.at))
        .await
        .map(drop)
}

/// The day until which two people have released what is due; empty when nothing was.
pub(super) async fn released_until(db: &Db, class: &str) -> Result<String, DbError> {
    let released: Option<(String, i64)> = db.maybe(RELEASED.bind(class)).await?;
    Ok(released.map(|(day, _)| day).unwrap_or_default())
}

/// The release of a class that waits for its second person.
pub(super) async fn open_release(db: &Db, class: &str) -> Result<Option<Release>, DbError> {
    db.maybe(OPEN_RELEASE.bind(class)).await
}

pub(super) async fn find_release(db: &Db, id: &str) -> Result<Option<Release>, DbError> {
    db.maybe(RELEASE.bind(id)).await
}

pub(super) async fn add_release(tx: &mut Tx, new: &Release) -> Result<(), DbError> {
    let query = ADD_RELEASE
        .bind(&new.id)
        .bind(&new.class)
        .bind(&new.until_day)
        .bind(new.subjects);
    tx.run(query.bind(new.asked_at).bind(&new.author))
        .await
        .map(drop)
}

/// False when it was confirmed before.
pub(super) async fn confirm(tx: &mut Tx, id: &str, at: i64, by: &str) -> Result<bool, DbError> {
    Ok(tx.run(CONFIRM.bind(id).bind(at).bind(by)).await? == 1)
}
