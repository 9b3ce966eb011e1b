//! What this room takes out of its rows when a person is erased: the case number, which is made of
//! hers; the ids of other systems; household, place and language, which no figure counts. Dates,
//! outcomes and countries stay: they are the return that was counted.

use kit::db::{DbError, Tx};
use kit::room::Erasing;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    CASES [Text] "select id, origin, external_id from avrr_case where registration = $1 order by id";
    EVENTS [Text] "select id, origin, external_id from avrr_event where case_id = $1 order by id";
    BLANK_CASE [Text, Text, Text]
        "update avrr_case set number = $2, external_id = $3, household = '', place = '',
         version = version + 1 where id = $1";
    BLANK_EVENT [Text, Text]
        "update avrr_event set external_id = $2, language = '', version = version + 1 where id = $1";
}

#[derive(sqlx::FromRow)]
struct Stored {
    id: String,
    origin: String,
    external_id: String,
}

impl Stored {
    /// Our own ids lead nowhere; those of a list are masked, once.
    fn masked(&self, erasing: Erasing<'_>) -> String {
        if self.origin == "waystation" || self.external_id.starts_with("erased-") {
            self.external_id.clone()
        } else {
            erasing.masked(&self.external_id)
        }
    }
}

/// Blanks the cases of one registration and their events.
pub(super) async fn erase(tx: &mut Tx, erasing: Erasing<'_>) -> Result<(), DbError> {
    let cases: Vec<Stored> = tx.all(CASES.bind(erasing.registration)).await?;
    for case in cases {
        let number = format!("X-{}", &case.id[case.id.len().saturating_sub(12)..]);
        let query = BLANK_CASE.bind(&case.id).bind(number);
        tx.run(query.bind(case.masked(erasing))).await?;
        let events: Vec<Stored> = tx.all(EVENTS.bind(&case.id)).await?;
        for event in events {
            let query = BLANK_EVENT.bind(&event.id).bind(event.masked(erasing));
            tx.run(query).await?;
        }
    }
    Ok(())
}
