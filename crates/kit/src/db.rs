//! The database: one SQL text, two engines (SQLite embedded, PostgreSQL by URL).
//!
//! This file alone names an engine. Rooms hold SQL as named [`Statement`]s beside their only
//! caller and run them through [`Db`] (reads) and [`Tx`] (writes). A write that records no audit
//! event cannot be committed. It must never hold SQL of a room.

mod error;
mod idempotency;
mod migrate;
mod statement;
mod tables;
mod upkeep;
mod where_clause;

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use futures_util::TryStreamExt;
use sqlx::postgres::{PgArguments, PgConnectOptions, PgPool, PgPoolOptions, PgRow};
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteRow, SqliteSynchronous,
};
use sqlx::{Arguments, AssertSqlSafe, ConnectOptions, Connection, Executor, FromRow, SqlSafeStr};

pub use error::DbError;
pub(crate) use idempotency::STATEMENTS as IDEMPOTENCY_STATEMENTS;
pub use idempotency::{KEY_DAYS, Key, Seen, tidy_idempotency};
pub use migrate::{MigrateError, Migration, SchemaState};
pub use statement::{Kind, Query, Statement, Value};
pub use tables::{Loader, Snapshot, Table};
pub use where_clause::Where;

/// How often a write is tried again when the engine reports a serialisation conflict.
const MAX_TRIES: u32 = 12;

/// A row that both engines can give: `#[derive(sqlx::FromRow)]` on a plain struct is enough.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin> Row for T {}

/// Where a mission's database stands: a folder (SQLite) or a `postgres://` URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A data folder that holds `waystation.db`.
    Folder(PathBuf),
    /// A connection URL.
    Url(String),
}

impl Place {
    /// Reads the command line's `--data` value.
    pub fn parse(data: &str) -> Self {
        if data.starts_with("postgres://") || data.starts_with("postgresql://") {
            Self::Url(data.to_string())
        } else {
            Self::Folder(PathBuf::from(data))
        }
    }
}

/// A handle to the mission's database; clones share the connections.
#[derive(Clone)]
pub struct Db {
    pools: Arc<Pools>,
}

enum Pools {
    Lite {
        read: SqlitePool,
        write: SqlitePool,
        file: PathBuf,
    },
    Pg(PgPool),
}

impl Db {
    /// Opens the database, creating folder and file where the place is a new folder.
    pub async fn open(place: &Place) -> Result<Self, DbError> {
        match place {
            Place::Folder(dir) => Self::open_file(&dir.join("waystation.db")).await,
            Place::Url(url) => Self::open_url(url, None).await,
        }
    }

    /// Opens (or creates) one SQLite file, durable at each commit.
    pub async fn open_file(file: &Path) -> Result<Self, DbError> {
        if let Some(dir) = file.parent() {
            std::fs::create_dir_all(dir)
                .map_err(|e| DbError::Unusable(format!("cannot use {}: {e}", dir.display())))?;
        }
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            // NORMAL was shown to lose acknowledged records on power loss.
            .synchronous(SqliteSynchronous::Full)
            .pragma("secure_delete", "on")
            .pragma("temp_store", "memory")
            .busy_timeout(Duration::from_secs(10))
            // Rows cross from the driver's thread one by one: with the default of 50 that thread
            // goes to sleep and wakes so often that a long list takes half as long again.
            .row_buffer_size(2048)
            .disable_statement_logging();
        let write = lite_pool()
            .max_connections(1)
            .connect_with(options.clone())
            .await
            .map_err(|error| unopened(file, error))?;
        let read = lite_pool()
            .max_connections(8)
            .connect_lazy_with(options.pragma("query_only", "on"));
        let (mode,): (i64,) = sqlx::query_as("pragma synchronous")
            .fetch_one(&write)
            .await?;
        if mode < 2 {
            return Err(DbError::Unusable(
                "SQLite does not run with synchronous=FULL".into(),
            ));
        }
        Ok(Self {
            pools: Arc::new(Pools::Lite {
                read,
                write,
                file: file.to_path_buf(),
            }),
        })
    }

    /// Connects to PostgreSQL; `schema` is the search path, the default schema when `None`.
    pub async fn open_url(url: &str, schema: Option<&str>) -> Result<Self, DbError> {
        let mut options = PgConnectOptions::from_str(url)?.disable_statement_logging();
        if let Some(schema) = schema {
            options = options.options([("search_path", schema)]);
        }
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await?;
        let (folds,): (bool,) = sqlx::query_as("select 'a' < 'B'").fetch_one(&pool).await?;
        if folds {
            return Err(DbError::Unusable(
                "the PostgreSQL database must be created with collation C (createdb --locale=C \
                 --template=template0), so that lists have the same order everywhere"
                    .into(),
            ));
        }
        Ok(Self {
            pools: Arc::new(Pools::Pg(pool)),
        })
    }

    /// The file of an embedded database, `None` on a server.
    pub fn file(&self) -> Option<&Path> {
        match &*self.pools {
            Pools::Lite { file, .. } => Some(file),
            Pools::Pg(_) => None,
        }
    }

    /// All rows.
    pub async fn all<T: Row>(&self, query: Query) -> Result<Vec<T>, DbError> {
        let (name, text) = query.checked()?;
        match &*self.pools {
            Pools::Lite { read, .. } => sqlx::query_as_with(text, lite_arguments(query.values))
                .fetch_all(read)
                .await
                .map_err(named(name)),
            Pools::Pg(pool) => sqlx::query_as_with(text, pg_arguments(query.values))
                .fetch_all(pool)
                .await
                .map_err(named(name)),
        }
    }

    /// Gives the rows to `take` one by one: for lists that are long and needed only once.
    pub async fn each<T: Row>(&self, query: Query, mut take: impl FnMut(T)) -> Result<(), DbError> {
        let (name, text) = query.checked()?;
        match &*self.pools {
            Pools::Lite { read, .. } => {
                let mut rows = sqlx::query_as_with(text, lite_arguments(query.values)).fetch(read);
                while let Some(row) = rows.try_next().await.map_err(named(name))? {
                    take(row);
                }
            }
            Pools::Pg(pool) => {
                let mut rows = sqlx::query_as_with(text, pg_arguments(query.values)).fetch(pool);
                while let Some(row) = rows.try_next().await.map_err(named(name))? {
                    take(row);
                }
            }
        }
        Ok(())
    }

    /// The row, if there is one.
    pub async fn maybe<T: Row>(&self, query: Query) -> Result<Option<T>, DbError> {
        let (name, text) = query.checked()?;
        match &*self.pools {
            Pools::Lite { read, .. } => sqlx::query_as_with(text, lite_arguments(query.values))
                .fetch_optional(read)
                .await
                .map_err(named(name)),
            Pools::Pg(pool) => sqlx::query_as_with(text, pg_arguments(query.values))
                .fetch_optional(pool)
                .await
                .map_err(named(name)),
        }
    }

    /// The one row that must be there (counts, settings).
    pub async fn one<T: Row>(&self, query: Query) -> Result<T, DbError> {
        let name = query.name;
        self.maybe(query).await?.ok_or(DbError::Statement {
            statement: name,
            source: sqlx::Error::RowNotFound,
        })
    }

    /// Begins a serialisable transaction. Use [`crate::write!`], which also commits and retries.
    pub async fn begin(&self) -> Result<Tx, DbError> {
        let conn = match &*self.pools {
            Pools::Lite { write, .. } => Conn::Lite(write.begin_with("begin immediate").await?),
            Pools::Pg(pool) => Conn::Pg(
                pool.begin_with("begin isolation level serializable")
                    .await?,
            ),
        };
        Ok(Tx { conn, events: 0 })
    }

    /// Prepares a statement with its declared bind types without running it: what the test of all
    /// registered statements does on both engines.
    pub async fn prepare(&self, statement: &'static Statement) -> Result<(), DbError> {
        let text = AssertSqlSafe(statement.text).into_sql_str();
        let failed = named(statement.name);
        match &*self.pools {
            Pools::Lite { read, .. } => {
                let mut conn = read.acquire().await?;
                let types: Vec<_> = statement.binds.iter().map(|k| k.lite()).collect();
                (&mut *conn)
                    .prepare_with(text, &types)
                    .await
                    .map_err(failed)?;
            }
            Pools::Pg(pool) => {
                let mut conn = pool.acquire().await?;
                let types: Vec<_> = statement.binds.iter().map(|k| k.pg()).collect();
                (&mut *conn)
                    .prepare_with(text, &types)
                    .await
                    .map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Answers whether the database answers.
    pub async fn ping(&self) -> Result<(), DbError> {
        match &*self.pools {
            Pools::Lite { read, .. } => read.acquire().await?.ping().await?,
            Pools::Pg(pool) => pool.acquire().await?.ping().await?,
        }
        Ok(())
    }

    /// Closes all connections; on SQLite the journal is folded into the file.
    pub async fn close(&self) {
        match &*self.pools {
            Pools::Lite { read, write, .. } => {
                read.close().await;
                write.close().await;
            }
            Pools::Pg(pool) => pool.close().await,
        }
    }
}

/// Lets [`crate::write!`] see whether a room's own error is a conflict worth another try.
pub trait AsDbError {
    /// The database error inside, if that is what this is.
    fn as_db(&self) -> Option<&DbError>;
}

impl AsDbError for DbError {
    fn as_db(&self) -> Option<&DbError> {
        Some(self)
    }
}

/// The state of one [`crate::write!`]: how often it was tried, and whether it must be audited.
pub struct Attempt {
    tries: u32,
    audited: bool,
}

impl Attempt {
    /// An act on the mission's records: it must record an audit event.
    pub fn act() -> Self {
        Self {
            tries: 0,
            audited: true,
        }
    }

    /// The house's own bookkeeping (sessions, leases, the sealer), which is no act on records.
    pub fn housekeeping() -> Self {
        Self {
            tries: 0,
            audited: false,
        }
    }
}

/// One serialisable transaction that must record at least one audit event, as an expression of
/// type `Result<T, E>`: `write!(db, tx => { tx.run(…).await?; Ok(id) })`.
///
/// The body may run several times: after a conflict with another writer the whole of it is tried
/// again (at most 12 times), so it must have no effect outside the transaction. It is a macro
/// because a closure that returns a borrowing future cannot be shown to be `Send` today.
#[macro_export]
macro_rules! write {
    ($db:expr, $tx:ident => $body:expr) => {
        $crate::transact!($db, $crate::db::Attempt::act(), $tx => $body)
    };
}

/// As [`write!`], for the house's own bookkeeping, which has no audit event.
#[macro_export]
macro_rules! housekeeping {
    ($db:expr, $tx:ident => $body:expr) => {
        $crate::transact!($db, $crate::db::Attempt::housekeeping(), $tx => $body)
    };
}

/// The loop behind [`write!`] and [`housekeeping!`].
#[doc(hidden)]
#[macro_export]
macro_rules! transact {
    ($db:expr, $attempt:expr, $tx:ident => $body:expr) => {
        async {
            let mut attempt = $attempt;
            loop {
                let mut transaction = match $db.begin().await {
                    Ok(transaction) => transaction,
                    Err(error) => break Err(error.into()),
                };
                let result = {
                    let $tx = &mut transaction;
                    async { $body }.await
                };
                if let Some(result) = transaction.finish(result, &mut attempt).await {
                    break result;
                }
            }
        }
        .await
    };
}

/// One open write transaction.
pub struct Tx {
    conn: Conn,
    events: u32,
}

enum Conn {
    Lite(sqlx::Transaction<'static, sqlx::Sqlite>),
    Pg(sqlx::Transaction<'static, sqlx::Postgres>),
}

impl Tx {
    /// All rows, read inside the transaction.
    pub async fn all<T: Row>(&mut self, query: Query) -> Result<Vec<T>, DbError> {
        let (name, text) = query.checked()?;
        match &mut self.conn {
            Conn::Lite(tx) => sqlx::query_as_with(text, lite_arguments(query.values))
                .fetch_all(&mut **tx)
                .await
                .map_err(named(name)),
            Conn::Pg(tx) => sqlx::query_as_with(text, pg_arguments(query.values))
                .fetch_all(&mut **tx)
                .await
                .map_err(named(name)),
        }
    }

    /// The row, if there is one; also for `insert … returning` and `update … returning`.
    pub async fn maybe<T: Row>(&mut self, query: Query) -> Result<Option<T>, DbError> {
        let (name, text) = query.checked()?;
        match &mut self.conn {
            Conn::Lite(tx) => sqlx::query_as_with(text, lite_arguments(query.values))
                .fetch_optional(&mut **tx)
                .await
                .map_err(named(name)),
            Conn::Pg(tx) => sqlx::query_as_with(text, pg_arguments(query.values))
                .fetch_optional(&mut **tx)
                .await
                .map_err(named(name)),
        }
    }

    /// Runs a statement and answers how many rows it touched: an update that names the version it
    /// was based on touches none when somebody was quicker.
    pub async fn run(&mut self, query: Query) -> Result<u64, DbError> {
        let (name, text) = query.checked()?;
        match &mut self.conn {
            Conn::Lite(tx) => sqlx::query_with(text, lite_arguments(query.values))
                .execute(&mut **tx)
                .await
                .map(|done| done.rows_affected())
                .map_err(named(name)),
            Conn::Pg(tx) => sqlx::query_with(text, pg_arguments(query.values))
                .execute(&mut **tx)
                .await
                .map(|done| done.rows_affected())
                .map_err(named(name)),
        }
    }

    /// Called by `audit` alone: this transaction has told what it does.
    pub(crate) fn count_event(&mut self) {
        self.events += 1;
    }

    async fn commit(self) -> Result<(), DbError> {
        match self.conn {
            Conn::Lite(tx) => tx.commit().await?,
            Conn::Pg(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Ends one attempt of [`crate::write!`]: commits, gives up, or answers `None` for "try the
    /// whole act again" after a conflict with another writer.
    pub async fn finish<T, E>(
        self,
        result: Result<T, E>,
        attempt: &mut Attempt,
    ) -> Option<Result<T, E>>
    where
        E: From<DbError> + AsDbError,
    {
        let result = match result {
            Ok(_) if attempt.audited && self.events == 0 => Err(E::from(DbError::Unaudited)),
            Ok(value) => self.commit().await.map(|()| value).map_err(E::from),
            Err(error) => Err(error),
        };
        match result {
            Err(error) if error.as_db().is_some_and(DbError::is_conflict) => {
                attempt.tries += 1;
                if attempt.tries >= MAX_TRIES {
                    return Some(Err(error));
                }
                let wait = u64::from(attempt.tries * attempt.tries) * 2;
                tokio::time::sleep(Duration::from_millis(wait)).await;
                None
            }
            other => Some(other),
        }
    }
}

impl Kind {
    fn lite(self) -> sqlx::sqlite::SqliteTypeInfo {
        match self {
            Self::Text => <String as sqlx::Type<sqlx::Sqlite>>::type_info(),
            Self::Int => <i64 as sqlx::Type<sqlx::Sqlite>>::type_info(),
            Self::Bool => <bool as sqlx::Type<sqlx::Sqlite>>::type_info(),
            Self::Bytes => <Vec<u8> as sqlx::Type<sqlx::Sqlite>>::type_info(),
        }
    }

    fn pg(self) -> sqlx::postgres::PgTypeInfo {
        match self {
            Self::Text => <String as sqlx::Type<sqlx::Postgres>>::type_info(),
            Self::Int => <i64 as sqlx::Type<sqlx::Postgres>>::type_info(),
            Self::Bool => <bool as sqlx::Type<sqlx::Postgres>>::type_info(),
            Self::Bytes => <Vec<u8> as sqlx::Type<sqlx::Postgres>>::type_info(),
        }
    }
}

/// A transaction that the engine itself has rolled back (the disk was full) leaves the driver with a
/// connection that believes to be in one for ever: such a connection is closed, not used again.
fn lite_pool() -> SqlitePoolOptions {
    SqlitePoolOptions::new().after_release(|connection, _| {
        Box::pin(async move {
            // Whatever was queued, a rollback for instance, is done before this is answered.
            connection.ping().await?;
            Ok(!connection.is_in_transaction())
        })
    })
}

/// A file that cannot be opened, in words for whoever started the program.
fn unopened(file: &Path, error: sqlx::Error) -> DbError {
    let error = DbError::Engine(error);
    if error.is_storage_full() || error.code().as_deref() == Some("14") {
        let file = file.display();
        return DbError::Unusable(format!(
            "cannot write to {file}: is the disk full or read-only, or the folder somebody else's?"
        ));
    }
    error
}

fn named(statement: &'static str) -> impl FnOnce(sqlx::Error) -> DbError {
    move |source| DbError::Statement { statement, source }
}

fn lite_arguments(values: Vec<Value>) -> SqliteArguments {
    let mut arguments = SqliteArguments::default();
    for value in values {
        let added = match value {
            Value::Text(v) => arguments.add(v),
            Value::Int(v) => arguments.add(v),
            Value::Bool(v) => arguments.add(v),
            Value::Bytes(v) => arguments.add(v),
        };
        added.expect("a text, integer, boolean or byte string always encodes");
    }
    arguments
}

fn pg_arguments(values: Vec<Value>) -> PgArguments {
    let mut arguments = PgArguments::default();
    for value in values {
        let added = match value {
            Value::Text(v) => arguments.add(v),
            Value::Int(v) => arguments.add(v),
            Value::Bool(v) => arguments.add(v),
            Value::Bytes(v) => arguments.add(v),
        };
        added.expect("a text, integer, boolean or byte string always encodes");
    }
    arguments
}
