//! Slows down guessing: so many tries per name and minute, and the next must wait. It never locks an
//! account out for longer, so nobody can lock out the hotline. The count lies in the database, so
//! that several processes share it; no name lies there, only its keyed hash.

use super::Problem;
use crate::db::{Db, DbError};
use crate::house::House;
use crate::time::Micros;

crate::sql! {
    /// Statements of this file.
    STATEMENTS;
    // The third value is where the present minute began: an older count starts again.
    TAKE [Text, Int, Int]
        "insert into failed_try (name, since, count) values ($1, $2, 1)
         on conflict (name) do update set
         count = case when failed_try.since > $3 then failed_try.count + 1 else 1 end,
         since = case when failed_try.since > $3 then failed_try.since else excluded.since end
         returning count";
    FORGIVE [Text] "delete from failed_try where name = $1";
    OLD [Int] "delete from failed_try where since <= $1";
}

const MINUTE: Micros = 60_000_000;
/// Tries in a minute.
const MOST: i64 = 8;

/// One try that was counted; take it back when it succeeded.
#[must_use]
pub struct Try(String);

/// Counts a try before anything is compared, so that many at once cannot slip through together.
/// `what` keeps sign-in, code and unlocking apart; `name` is what was typed.
pub async fn count(house: &House, what: &str, name: &str) -> Result<Try, Problem> {
    let key = house.keys.standing().await?.mask(what, name);
    let now = house.session_clock.now();
    let taken: i64 = crate::housekeeping!(house.db, tx => {
        let row: Option<(i64,)> = tx.maybe(TAKE.bind(&key).bind(now).bind(now - MINUTE)).await?;
        Ok::<_, DbError>(row.map_or(1, |(count,)| count))
    })?;
    if taken > MOST {
        return Err(Problem::TooOften);
    }
    Ok(Try(key))
}

impl Try {
    /// It was no guess: the count of this name starts again.
    pub async fn succeeded(self, db: &Db) -> Result<(), DbError> {
        crate::housekeeping!(db, tx => tx.run(FORGIVE.bind(&self.0)).await.map(drop))
    }
}

/// Deletes counts that are over.
pub async fn tidy(db: &Db, now: Micros) -> Result<(), DbError> {
    crate::housekeeping!(db, tx => tx.run(OLD.bind(now - MINUTE)).await.map(drop))
}
