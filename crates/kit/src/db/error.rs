//! What can go wrong between a room and the database, and what the engines' codes mean. It must
//! never carry a value that was bound.

use std::borrow::Cow;

/// What can go wrong between a room and the database.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The engine refused a statement; the name tells which one, the text never holds a value.
    #[error("statement {statement}: {source}")]
    Statement {
        /// Name of the statement.
        statement: &'static str,
        /// The driver's own error.
        source: sqlx::Error,
    },
    /// Connecting, beginning or committing failed.
    #[error(transparent)]
    Engine(#[from] sqlx::Error),
    /// A write transaction recorded no audit event: a programming error, nothing was stored.
    #[error("a write recorded no audit event; nothing was stored")]
    Unaudited,
    /// A statement was given another number or kind of values than it declares.
    #[error("statement {0} was bound with other values than it declares")]
    Binding(&'static str),
    /// The folder or URL cannot be used as a database.
    #[error("{0}")]
    Unusable(String),
    /// A text holds the NUL character, which PostgreSQL cannot store.
    #[error("a text holds the character NUL")]
    Nul,
}

impl DbError {
    /// The engine's own code, if it is the engine that refused.
    pub(super) fn code(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Statement { source, .. } | Self::Engine(source) => {
                source.as_database_error()?.code()
            }
            _ => None,
        }
    }

    /// True when the same transaction may succeed if it is tried again.
    pub(super) fn is_conflict(&self) -> bool {
        // PostgreSQL: serialization_failure, deadlock_detected. SQLite: BUSY, BUSY_SNAPSHOT.
        self.code()
            .is_some_and(|c| matches!(c.as_ref(), "40001" | "40P01" | "5" | "517"))
    }

    /// True when a unique key or primary key refused the row.
    pub fn is_duplicate(&self) -> bool {
        match self {
            Self::Statement { source, .. } | Self::Engine(source) => source
                .as_database_error()
                .is_some_and(sqlx::error::DatabaseError::is_unique_violation),
            _ => false,
        }
    }

    /// True when no space is left or the medium is read-only: reads go on, writes must wait.
    pub fn is_storage_full(&self) -> bool {
        // PostgreSQL: disk_full. SQLite: the low byte says 8 read-only, 13 full, 10 the medium fails;
        // of the last, only what failed while writing, which growing the journal's index is too.
        self.code().is_some_and(|code| {
            let lite = code.parse::<u32>().ok().filter(|_| code.len() < 5);
            code == "53100"
                || lite
                    .is_some_and(|n| matches!(n & 0xff, 8 | 13) || matches!(n, 778 | 1034 | 4874))
        })
    }
}
