//! Whole tables, for backup and restore: which there are, reading them in pages within one
//! snapshot, filling empty ones within one transaction. It must never be used by a room.

use sqlx::{AssertSqlSafe, ColumnIndex, Decode, Executor, SqlSafeStr, SqlStr, Type};

use super::statement::{Kind, Value};
use super::{Conn, Db, DbError, Pools, lite_arguments, pg_arguments};

/// Values in one statement: below SQLite's 32,766.
const MAX_VALUES: usize = 30_000;

/// A table of the present schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns by name, the same on both engines.
    pub columns: Vec<(String, Kind)>,
    /// The primary key: places in `columns`, in the order of the key.
    pub key: Vec<usize>,
}

/// One unchanging view of a whole database, however long it is read.
pub struct Snapshot(Conn);

/// One transaction that fills empty tables. Dropped without [`Loader::commit`] it leaves nothing.
pub struct Loader {
    conn: Conn,
    /// Foreign keys taken off while rows come in any order: table, name, definition.
    foreign_keys: Vec<(String, String, String)>,
}

impl Db {
    /// Begins a snapshot. Writers go on meanwhile.
    pub async fn snapshot(&self) -> Result<Snapshot, DbError> {
        Ok(Snapshot(match &*self.pools {
            Pools::Lite { read, .. } => Conn::Lite(read.begin().await?),
            Pools::Pg(pool) => Conn::Pg(
                pool.begin_with("begin isolation level repeatable read read only")
                    .await?,
            ),
        }))
    }

    /// Begins to fill the tables of a schema that was just made.
    pub async fn loader(&self) -> Result<Loader, DbError> {
        let mut conn = match &*self.pools {
            Pools::Lite { write, .. } => Conn::Lite(write.begin_with("begin immediate").await?),
            Pools::Pg(pool) => Conn::Pg(pool.begin().await?),
        };
        let mut foreign_keys = Vec::new();
        match &mut conn {
            Conn::Lite(tx) => {
                tx.execute("pragma defer_foreign_keys = on").await?;
            }
            Conn::Pg(tx) => {
                foreign_keys = sqlx::query_as(PG_FOREIGN_KEYS).fetch_all(&mut **tx).await?;
                for (table, name, _) in &foreign_keys {
                    let text = format!("alter table {table} drop constraint {name}");
                    tx.execute(safe(text)).await?;
                }
            }
        }
        Ok(Loader { conn, foreign_keys })
    }

    /// Drops every table: how a restore that failed cleans up behind itself, in a database that
    /// was empty when it began.
    pub(crate) async fn drop_tables(&self) -> Result<(), DbError> {
        let tables = self.snapshot().await?.every_table().await?;
        match &*self.pools {
            Pools::Lite { .. } => Err(DbError::Unusable(
                "an embedded database is removed as a file".into(),
            )),
            Pools::Pg(pool) => {
                let mut tx = pool.begin().await?;
                for name in tables {
                    tx.execute(safe(format!(
                        "drop table if exists {} cascade",
                        quoted(&name)
                    )))
                    .await?;
                }
                Ok(tx.commit().await?)
            }
        }
    }
}

const LITE_COLUMNS: &str = "select m.name, c.name, lower(c.type), c.pk \
    from sqlite_master m, pragma_table_info(m.name) c \
    where m.type = 'table' and m.name not like 'sqlite%' order by 1, 2";

const PG_COLUMNS: &str = "select cast(c.table_name as text) collate \"C\" as t, \
    cast(c.column_name as text) collate \"C\" as n, cast(c.data_type as text), \
    cast(coalesce(k.ordinal_position, 0) as bigint) \
    from information_schema.columns c \
    join information_schema.tables t on t.table_name = c.table_name \
    and t.table_schema = c.table_schema and t.table_type = 'BASE TABLE' \
    left join (select u.table_name, u.column_name, u.ordinal_position \
    from information_schema.table_constraints p join information_schema.key_column_usage u \
    on u.constraint_name = p.constraint_name and u.table_schema = p.table_schema \
    and u.table_name = p.table_name \
    where p.constraint_type = 'PRIMARY KEY' and p.table_schema = current_schema()) k \
    on k.table_name = c.table_name and k.column_name = c.column_name \
    where c.table_schema = current_schema() order by t, n";

const PG_FOREIGN_KEYS: &str = "select cast(conrelid::regclass as text), quote_ident(conname), \
    pg_get_constraintdef(oid) from pg_constraint \
    where contype = 'f' and connamespace = cast(current_schema() as regnamespace) order by 1, 2";

/// Kept by `migrate`, which fills it on the other side.
const STEPS_TABLE: &str = "schema_step";

impl Snapshot {
    /// The tables by name, without the one in which migrations are noted.
    pub async fn tables(&mut self) -> Result<Vec<Table>, DbError> {
        let columns: Vec<(String, String, String, i64)> = match &mut self.0 {
            Conn::Lite(tx) => sqlx::query_as(LITE_COLUMNS).fetch_all(&mut **tx).await?,
            Conn::Pg(tx) => sqlx::query_as(PG_COLUMNS).fetch_all(&mut **tx).await?,
        };
        let mut tables: Vec<Table> = Vec::new();
        let mut keys: Vec<Vec<(i64, usize)>> = Vec::new();
        for (table, column, declared, in_key) in columns {
            if table == STEPS_TABLE {
                continue;
            }
            if tables.last().is_none_or(|last| last.name != table) {
                tables.push(Table {
                    name: table.clone(),
                    columns: Vec::new(),
                    key: Vec::new(),
                });
                keys.push(Vec::new());
            }
            let (Some(last), Some(key)) = (tables.last_mut(), keys.last_mut()) else {
                continue;
            };
            if in_key > 0 {
                key.push((in_key, last.columns.len()));
            }
            let kind = kind(&declared).ok_or_else(|| {
                DbError::Unusable(format!("{table}.{column}: no backup knows {declared}"))
            })?;
            last.columns.push((column, kind));
        }
        for (table, mut key) in tables.iter_mut().zip(keys) {
            key.sort_unstable();
            table.key = key.into_iter().map(|(_, at)| at).collect();
            if table.key.is_empty() {
                let message = format!("table {} has no primary key", table.name);
                return Err(DbError::Unusable(message));
            }
        }
        Ok(tables)
    }

    /// Names of all tables, the one of the migrations too.
    async fn every_table(&mut self) -> Result<Vec<String>, DbError> {
        let mut names: Vec<String> = self.tables().await?.into_iter().map(|t| t.name).collect();
        names.push(STEPS_TABLE.to_owned());
        Ok(names)
    }

    /// Names of the migrations that were applied, in order; none where nothing was ever applied.
    pub async fn steps(&mut self) -> Result<Vec<String>, DbError> {
        const STEPS: &str = "select name from schema_step order by name";
        Ok(match &mut self.0 {
            Conn::Lite(tx) => sqlx::query_scalar(STEPS).fetch_all(&mut **tx).await?,
            Conn::Pg(tx) => sqlx::query_scalar(STEPS).fetch_all(&mut **tx).await?,
        })
    }

    /// At most `limit` rows in the order of the primary key, after the row with the key `after`.
    pub async fn page(
        &mut self,
        table: &Table,
        after: &[Value],
        limit: usize,
    ) -> Result<Vec<Vec<Value>>, DbError> {
        let key = list(table.key.iter().map(|at| &table.columns[*at].0));
        let columns = list(table.columns.iter().map(|(name, _)| name));
        let start = if after.is_empty() {
            String::new()
        } else {
            format!(" where ({key}) > ({})", marks(0, after.len()))
        };
        let name = quoted(&table.name);
        let text = safe(format!(
            "select {columns} from {name}{start} order by {key} limit {limit}"
        ));
        let after = after.to_vec();
        Ok(match &mut self.0 {
            Conn::Lite(tx) => sqlx::query_with(text, lite_arguments(after))
                .fetch_all(&mut **tx)
                .await?
                .iter()
                .map(|row| values(row, table))
                .collect::<Result<_, _>>()?,
            Conn::Pg(tx) => sqlx::query_with(text, pg_arguments(after))
                .fetch_all(&mut **tx)
                .await?
                .iter()
                .map(|row| values(row, table))
                .collect::<Result<_, _>>()?,
        })
    }
}

impl Loader {
    /// Takes out what the migrations put in, so that the rows to come are all there is.
    pub async fn clear(&mut self, table: &Table) -> Result<(), DbError> {
        let text = format!("delete from {}", quoted(&table.name));
        self.run(text, Vec::new()).await
    }

    /// Adds rows, each with a value for each column of the table.
    pub async fn insert(&mut self, table: &Table, rows: Vec<Vec<Value>>) -> Result<(), DbError> {
        let width = table.columns.len();
        let columns = list(table.columns.iter().map(|(name, _)| name));
        let name = quoted(&table.name);
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let slice: Vec<Vec<Value>> = rows.by_ref().take(MAX_VALUES / width).collect();
            let tuples: Vec<String> = (0..slice.len())
                .map(|row| format!("({})", marks(row * width, width)))
                .collect();
            let tuples = tuples.join(", ");
            let text = format!("insert into {name} ({columns}) values {tuples}");
            self.run(text, slice.into_iter().flatten().collect())
                .await?;
        }
        Ok(())
    }

    /// Puts the foreign keys back, which checks every row, and makes all of it durable.
    pub async fn commit(mut self) -> Result<(), DbError> {
        for (table, name, definition) in std::mem::take(&mut self.foreign_keys) {
            let text = format!("alter table {table} add constraint {name} {definition}");
            self.run(text, Vec::new()).await?;
        }
        match self.conn {
            Conn::Lite(tx) => tx.commit().await?,
            Conn::Pg(tx) => tx.commit().await?,
        }
        Ok(())
    }

    async fn run(&mut self, text: String, values: Vec<Value>) -> Result<(), DbError> {
        let text = safe(text);
        match &mut self.conn {
            Conn::Lite(tx) => {
                let query = sqlx::query_with(text, lite_arguments(values));
                query.execute(&mut **tx).await?;
            }
            Conn::Pg(tx) => {
                let query = sqlx::query_with(text, pg_arguments(values));
                query.execute(&mut **tx).await?;
            }
        }
        Ok(())
    }
}

fn kind(declared: &str) -> Option<Kind> {
    match declared {
        "text" => Some(Kind::Text),
        "bigint" => Some(Kind::Int),
        "boolean" => Some(Kind::Bool),
        "bytea" => Some(Kind::Bytes),
        _ => None,
    }
}

fn values<'r, R: sqlx::Row>(row: &'r R, table: &Table) -> Result<Vec<Value>, sqlx::Error>
where
    usize: ColumnIndex<R>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    bool: Decode<'r, R::Database> + Type<R::Database>,
    Vec<u8>: Decode<'r, R::Database> + Type<R::Database>,
{
    let read = |(at, (_, kind)): (usize, &(String, Kind))| {
        Ok(match kind {
            Kind::Text => Value::Text(row.try_get(at)?),
            Kind::Int => Value::Int(row.try_get(at)?),
            Kind::Bool => Value::Bool(row.try_get(at)?),
            Kind::Bytes => Value::Bytes(row.try_get(at)?),
        })
    };
    table.columns.iter().enumerate().map(read).collect()
}

/// `$1, $2, …`, `count` of them after the first `before`.
fn marks(before: usize, count: usize) -> String {
    let marks: Vec<String> = (1..=count).map(|at| format!("${}", before + at)).collect();
    marks.join(", ")
}

fn list<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let names: Vec<String> = names.map(|name| quoted(name)).collect();
    names.join(", ")
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The text is made of the schema's own names, quoted, and of place marks; values are bound.
fn safe(text: String) -> SqlStr {
    AssertSqlSafe(text).into_sql_str()
}
