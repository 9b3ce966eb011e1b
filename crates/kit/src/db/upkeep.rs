//! What differs between the engines in keeping house: a schema of its own, and making deleted
//! bytes really go. It must never touch rows.

use sqlx::{AssertSqlSafe, SqlSafeStr};

use super::{Db, DbError, Pools};

impl Db {
    /// Connects to PostgreSQL within `schema`, creating it where it is missing. The name is a
    /// constant of the program, made of lower-case letters and underscores.
    pub async fn open_schema(url: &str, schema: &'static str) -> Result<Self, DbError> {
        if !schema.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
            return Err(DbError::Unusable(format!("{schema} is no schema name")));
        }
        let db = Self::open_url(url, Some(schema)).await?;
        if let Pools::Pg(pool) = &*db.pools {
            let text = format!("create schema if not exists {schema}");
            sqlx::query(AssertSqlSafe(text).into_sql_str())
                .execute(pool)
                .await?;
        }
        Ok(db)
    }

    /// Makes the bytes of rows that were deleted from `table` go from the files, as far as the
    /// engine can. SQLite folds its journal into the file, where `secure_delete` has written
    /// zeros, and empties it. PostgreSQL writes the table anew (which locks it, so keep it for
    /// small tables); its journal holds the old bytes until it is recycled.
    ///
    /// Answers `false` when somebody still reads the old rows: try again later.
    pub async fn scrub(&self, table: &'static str) -> Result<bool, DbError> {
        match &*self.pools {
            Pools::Lite { write, .. } => {
                let (busy, _, _): (i64, i64, i64) =
                    sqlx::query_as("pragma wal_checkpoint(truncate)")
                        .fetch_one(write)
                        .await?;
                Ok(busy == 0)
            }
            Pools::Pg(pool) => {
                let text = format!("vacuum full \"{table}\"");
                sqlx::query(AssertSqlSafe(text).into_sql_str())
                    .execute(pool)
                    .await?;
                Ok(true)
            }
        }
    }
}

#[cfg(any(test, feature = "test"))]
impl Db {
    /// A new database on the server at `url`, for one test; answers its URL.
    pub(crate) async fn create_database(url: &str, name: &str) -> Result<String, DbError> {
        let pool = sqlx::PgPool::connect(url).await?;
        let text = format!("create database {name} template template0 lc_collate 'C' lc_ctype 'C'");
        sqlx::query(AssertSqlSafe(text).into_sql_str())
            .execute(&pool)
            .await?;
        let (server, _) = url
            .rsplit_once('/')
            .ok_or_else(|| DbError::Unusable("the URL names no database".into()))?;
        Ok(format!("{server}/{name}"))
    }
}
