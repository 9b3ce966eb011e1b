//! For tests: a fresh database on both engines. SQLite always; PostgreSQL when `TEST_POSTGRES_URL`
//! is set, which `make test` does. It must never be compiled into the program.

use crate::db::{Db, Migration};

/// A database that is deleted when the test ends.
pub struct TestDb {
    /// The database.
    pub db: Db,
    /// Where it stands, for opening it a second time (another process).
    pub place: crate::db::Place,
    folder: tempfile::TempDir,
}

impl TestDb {
    /// A folder of this test's own.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

/// A migrated SQLite database in a folder of its own.
pub async fn sqlite(migrations: &[Migration]) -> TestDb {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = crate::db::Place::Folder(folder.path().to_path_buf());
    let db = Db::open(&place).await.expect("SQLite opens");
    db.migrate(migrations)
        .await
        .expect("the schema applies to SQLite");
    TestDb { db, place, folder }
}

/// The address of a new, empty database on the test server.
pub async fn empty_postgres(server: &str) -> String {
    let mut random = [0_u8; 8];
    crate::chance::fill_with_entropy(&mut random);
    let name = format!("t{}", crate::audit::hex(&random));
    Db::create_database(&format!("{server}/postgres"), &name)
        .await
        .expect("a test database")
}

/// A migrated PostgreSQL database of its own on the test server, or `None` without one.
pub async fn postgres(migrations: &[Migration]) -> Option<TestDb> {
    let server = std::env::var("TEST_POSTGRES_URL").ok()?;
    let url = empty_postgres(&server).await;
    let db = Db::open_url(&url, None)
        .await
        .expect("the test database opens");
    db.migrate(migrations)
        .await
        .expect("the schema applies to PostgreSQL");
    let place = crate::db::Place::Url(url);
    Some(TestDb {
        db,
        place,
        folder: tempfile::tempdir().expect("a temporary folder"),
    })
}

/// One test body, two tests: `name::sqlite` and `name::postgres`.
///
/// ```ignore
/// db_test!(MIGRATIONS, a_row_comes_back, |test| { assert!(test.db.ping().await.is_ok()); });
/// ```
#[macro_export]
macro_rules! db_test {
    ($migrations:expr, $name:ident, |$test:ident| $body:block) => {
        mod $name {
            #[allow(unused_imports, clippy::allow_attributes, reason = "a test may need nothing from outside")]
            use super::*;

            async fn body($test: $crate::test::TestDb) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                body($crate::test::sqlite($migrations).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                match $crate::test::postgres($migrations).await {
                    Some(test) => body(test).await,
                    None => eprintln!("skipped on PostgreSQL: TEST_POSTGRES_URL is not set"),
                }
            }
        }
    };
}
