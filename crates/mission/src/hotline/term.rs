//! Retention of what callers said: ninety days after the contact its key is destroyed. Channel, topic,
//! day and language stay, which is what a report counts.

use jiff::ToSpan;
use jiff::civil::Date;
use kit::db::DbError;
use kit::http::Problem;
use kit::jobs::Work;
use kit::policy::Actor;
use kit::room::Due;

use crate::App;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    DUE [Text]
        "select c.id, c.occurred_on from hotline_contact c where c.occurred_on <= $1
         and exists (select 1 from sealed_record s where s.subject = c.id)
         order by c.occurred_on, c.id";
    FORGET [Text] "delete from sealed_record where subject = $1";
}

/// Days after the contact.
pub(super) const DAYS: i64 = 90;

/// Contacts whose note and phone have to go by that day.
pub(super) fn due(app: &App, until: Date) -> Work<'_, Result<Vec<Due>, DbError>> {
    Box::pin(async move {
        let last = until.checked_sub(DAYS.days()).unwrap_or(Date::MIN);
        let rows: Vec<(String, String)> = app.house.db.all(DUE.bind(last.to_string())).await?;
        let due = rows.into_iter().filter_map(|(id, day)| {
            let on = day.parse::<Date>().ok()?.checked_add(DAYS.days()).ok()?;
            let subjects = vec![id];
            Some(Due { subjects, on })
        });
        Ok(due.collect())
    })
}

/// Destroys the keys of these callers and drops what was sealed for them.
pub(super) fn end<'a>(app: &'a App, due: &'a [Due]) -> Work<'a, Result<i64, Problem>> {
    Box::pin(async move {
        let house = &app.house;
        let ids: Vec<&str> = due
            .iter()
            .flat_map(|d| &d.subjects)
            .map(String::as_str)
            .collect();
        house.keys.erase(&ids).await?;
        let (ids, system) = (
            &ids,
            &Actor {
                name_in_log: "system".into(),
                ..Actor::default()
            },
        );
        kit::write!(house.db, tx => {
            for id in ids {
                tx.run(FORGET.bind(*id)).await?;
                tx.record(house.event(system, "hotline.note.erased", *id)).await?;
            }
            Ok::<(), Problem>(())
        })?;
        Ok(i64::try_from(ids.len()).unwrap_or(i64::MAX))
    })
}
