//! What this room lends to figures: postings, each a fact on its first day. Those that have ended
//! by the day asked for are not counted as serving.

use figures::{Fact, Facts};
use jiff::civil::Date;
use kit::db::DbError;
use kit::jobs::Work;

use super::postings;
use crate::{App, Source, places};

/// `staff.postings`: codes function, place, area.
pub(super) fn postings() -> Source {
    Source {
        name: "staff.postings",
        load,
    }
}

fn load(app: &App, until: Date) -> Work<'_, Result<Facts, DbError>> {
    Box::pin(async move {
        let places = places::all(&app.house.db).await?;
        let until = until.to_string();
        let rows = postings::all(&app.house.db).await?;
        Ok(rows
            .into_iter()
            .filter(|p| p.from_day <= until && p.to_day.as_ref().is_none_or(|to| *to >= until))
            .filter_map(|p| {
                let area = places
                    .get(&p.place)
                    .map(|place| place.area.clone())
                    .unwrap_or_default();
                let fact = Fact::new(p.id, p.from_day.parse().ok()?, p.recorded_at);
                Some(
                    fact.code("function", p.function)
                        .code("place", p.place)
                        .code("area", area),
                )
            })
            .collect())
    })
}
