//! The key database: its schema, its rows, and what several files here do with its mission keys.
//! It must never name a table of the mission's own database, which is another one.

use sqlx::FromRow;

use super::lock::Lock;
use super::mission::MissionPublic;
use crate::db::{Db, DbError, Migration, Place, Tx};
use crate::time::Micros;

/// The steps of the key database's schema.
pub static MIGRATIONS: &[Migration] = &[
    Migration {
        name: "0001_keys",
        sqlite: include_str!("../../../../migrations/keys/0001_keys.sql"),
        postgres: include_str!("../../../../migrations/keys/0001_keys.sql"),
    },
    Migration {
        name: "0002_standing",
        sqlite: include_str!("../../../../migrations/keys/0002_standing.sql"),
        postgres: include_str!("../../../../migrations/keys/0002_standing.sql"),
    },
];

crate::sql! {
    /// Everything of this file, for the test that prepares all statements on both engines.
    STATEMENTS;
    MISSION_KEYS [] "select id, public_half, state, wrapped from mission_key order by state, id";
    CURRENT [] "select id, public_half from mission_key where state = 'current'";
    ADD_MISSION_KEY [Text, Bytes, Int]
        "insert into mission_key (id, public_half, state, created_at) values ($1, $2, 'current', $3)";
    ADD_LOCK [Text, Text, Text, Bytes, Bytes]
        "insert into mission_key_lock (mission_key_id, method, params, salt, wrapped) \
         values ($1, $2, $3, $4, $5)";
    COUNT_UNDER [Text] "select count(*) from subject_key where mission_key_id = $1";
}

/// A mission key, as stored.
#[derive(FromRow)]
pub(super) struct MissionKeyRow {
    pub(super) id: String,
    pub(super) public_half: Vec<u8>,
    pub(super) state: String,
    pub(super) wrapped: Option<Vec<u8>>,
}

/// A wrapped subject key, as stored.
#[derive(FromRow)]
pub(super) struct SubjectKeyRow {
    pub(super) subject: String,
    pub(super) version: i64,
    pub(super) kind: String,
    pub(super) mission_key_id: String,
    pub(super) wrapped: Vec<u8>,
}

/// Opens the key database of the mission at `place`, creating an empty one where there is none:
/// `keys.db` in the folder, or the schema `waystation_keys` of the same PostgreSQL database.
/// Apply [`MIGRATIONS`] to it before giving it to a ring.
pub async fn open_key_db(place: &Place) -> Result<Db, DbError> {
    match place {
        Place::Folder(folder) => Db::open_file(&folder.join("keys.db")).await,
        Place::Url(url) => Db::open_schema(url, "waystation_keys").await,
    }
}

/// Makes `public` the current mission key, opened by `locks`.
pub(super) async fn add_mission_key(
    tx: &mut Tx,
    public: &MissionPublic,
    now: Micros,
    locks: &[Lock],
) -> Result<(), DbError> {
    let id = public.id();
    tx.run(ADD_MISSION_KEY.bind(id).bind(public.to_bytes()).bind(now))
        .await?;
    for lock in locks {
        let row = ADD_LOCK
            .bind(id)
            .bind(&lock.method)
            .bind(&lock.params)
            .bind(lock.salt.as_slice())
            .bind(lock.wrapped.as_slice());
        tx.run(row).await?;
    }
    Ok(())
}

/// All pairs: the current one, and the previous one while a rotation is under way.
pub(super) async fn mission_keys(db: &Db) -> Result<Vec<MissionKeyRow>, DbError> {
    db.all(MISSION_KEYS.query()).await
}

/// Fingerprint and public half of the current pair.
pub(super) async fn current(tx: &mut Tx) -> Result<Option<(String, Vec<u8>)>, DbError> {
    tx.maybe(CURRENT.query()).await
}

/// How many subject keys are wrapped to this pair.
pub(super) async fn count_under(db: &Db, mission_key_id: &str) -> Result<i64, DbError> {
    let (count,) = db.one(COUNT_UNDER.bind(mission_key_id)).await?;
    Ok(count)
}
