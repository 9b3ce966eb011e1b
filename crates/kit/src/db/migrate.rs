//! Migrations: one file per step, for both engines; and the handshake that refuses a database
//! from an older or newer program clearly. It must never go backwards.

use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};

use super::{Db, DbError, Pools};

/// One step of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// File name without ending, such as `0001_house`; the order of names is the order of steps.
    pub name: &'static str,
    /// The text for SQLite.
    pub sqlite: &'static str,
    /// The text for PostgreSQL; the same unless a step ships two files.
    pub postgres: &'static str,
}

/// How the database stands to this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaState {
    /// No table of ours yet.
    Empty,
    /// Exactly this program's schema.
    Current,
    /// Some steps are missing.
    Behind {
        /// Names of the missing steps.
        missing: Vec<String>,
    },
    /// A newer program has been here.
    Ahead {
        /// Names of the steps that this program does not know.
        unknown: Vec<String>,
    },
}

/// Why a schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A step failed; its changes were rolled back.
    #[error("migration {name} failed and was undone: {source}")]
    Step {
        /// Name of the step.
        name: &'static str,
        /// The engine's error.
        source: sqlx::Error,
    },
    /// The database was written by a newer program.
    #[error("this database was written by a newer Waystation (steps {0}); use that program")]
    Ahead(String),
    /// The database failed otherwise.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<sqlx::Error> for MigrateError {
    fn from(e: sqlx::Error) -> Self {
        Self::Db(DbError::Engine(e))
    }
}

const TABLE: &str = "create table if not exists schema_step (name text primary key)";
const STEPS: &str = "select name from schema_step order by name";
const ADD: &str = "insert into schema_step (name) values ($1)";

impl Db {
    /// Compares the database with the steps that this program knows.
    pub async fn schema_state(&self, known: &[Migration]) -> Result<SchemaState, DbError> {
        let applied = match self.applied_steps().await {
            Ok(applied) => applied,
            // No table: a new database. A database that does not answer at all fails `ping`.
            Err(_) => {
                self.ping().await?;
                return Ok(SchemaState::Empty);
            }
        };
        if applied.is_empty() {
            return Ok(SchemaState::Empty);
        }
        let names: Vec<&str> = known.iter().map(|m| m.name).collect();
        let unknown: Vec<String> = applied
            .iter()
            .filter(|a| !names.contains(&a.as_str()))
            .cloned()
            .collect();
        let missing: Vec<String> = names
            .iter()
            .filter(|n| !applied.iter().any(|a| a == *n))
            .map(ToString::to_string)
            .collect();
        Ok(if !unknown.is_empty() {
            SchemaState::Ahead { unknown }
        } else if missing.is_empty() {
            SchemaState::Current
        } else {
            SchemaState::Behind { missing }
        })
    }

    async fn applied_steps(&self) -> Result<Vec<String>, sqlx::Error> {
        match &*self.pools {
            Pools::Lite { write, .. } => sqlx::query_scalar(STEPS).fetch_all(write).await,
            Pools::Pg(pool) => sqlx::query_scalar(STEPS).fetch_all(pool).await,
        }
    }

    /// Applies the missing steps, each in its own transaction; answers their names.
    pub async fn migrate(&self, known: &[Migration]) -> Result<Vec<&'static str>, MigrateError> {
        if let SchemaState::Ahead { unknown } = self.schema_state(known).await? {
            return Err(MigrateError::Ahead(unknown.join(", ")));
        }
        match &*self.pools {
            Pools::Lite { write, .. } => sqlx::query(TABLE).execute(write).await.map(drop)?,
            Pools::Pg(pool) => sqlx::query(TABLE).execute(pool).await.map(drop)?,
        }
        let applied = self.applied_steps().await?;
        let mut done = Vec::new();
        for step in known
            .iter()
            .filter(|m| !applied.iter().any(|a| a == m.name))
        {
            self.apply(step)
                .await
                .map_err(|source| MigrateError::Step {
                    name: step.name,
                    source,
                })?;
            done.push(step.name);
        }
        Ok(done)
    }

    async fn apply(&self, step: &Migration) -> Result<(), sqlx::Error> {
        match &*self.pools {
            Pools::Lite { write, .. } => {
                let mut tx = write.begin_with("begin immediate").await?;
                tx.execute(sqlx::raw_sql(AssertSqlSafe(step.sqlite).into_sql_str()))
                    .await?;
                sqlx::query(ADD).bind(step.name).execute(&mut *tx).await?;
                tx.commit().await
            }
            Pools::Pg(pool) => {
                let mut tx = pool.begin().await?;
                tx.execute(sqlx::raw_sql(AssertSqlSafe(step.postgres).into_sql_str()))
                    .await?;
                sqlx::query(ADD).bind(step.name).execute(&mut *tx).await?;
                tx.commit().await
            }
        }
    }

    /// Every column of every table as `table.column type null`, sorted, in words that are the same
    /// on both engines: what the test of equal schemas compares.
    pub async fn columns(&self) -> Result<Vec<String>, DbError> {
        const LITE: &str = "select m.name || '.' || c.name || ' ' || lower(c.type) || \
            case when c.\"notnull\" = 1 or c.pk > 0 then ' not null' else '' end \
            from sqlite_master m, pragma_table_info(m.name) c \
            where m.type = 'table' and m.name not like 'sqlite%' order by 1";
        const PG: &str = "select c.table_name || '.' || c.column_name || ' ' || c.data_type || \
            case when c.is_nullable = 'NO' then ' not null' else '' end \
            from information_schema.columns c join information_schema.tables t \
            on t.table_name = c.table_name and t.table_schema = c.table_schema \
            where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' order by 1";
        Ok(match &*self.pools {
            Pools::Lite { read, .. } => sqlx::query_scalar(LITE).fetch_all(read).await?,
            Pools::Pg(pool) => sqlx::query_scalar(PG).fetch_all(pool).await?,
        })
    }
}
