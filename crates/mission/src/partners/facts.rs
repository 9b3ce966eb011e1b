//! What this room lends to figures: agreements, one fact each.

use figures::{Fact, Facts};
use jiff::civil::Date;
use kit::db::DbError;
use kit::jobs::Work;

use crate::{App, Source};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    AGREEMENTS [Text]
        "select a.id, a.organisation, o.kind, a.scope, a.office, a.signed_on, a.recorded_at, a.voided_at
         from agreement a join organisation o on o.code = a.organisation where a.signed_on <= $1";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    organisation: String,
    kind: String,
    scope: String,
    office: String,
    signed_on: String,
    recorded_at: i64,
    voided_at: Option<i64>,
}

/// `partners.agreements`: agreements signed, with organisation, its kind, scope, office.
pub(super) fn agreements() -> Source {
    Source {
        name: "partners.agreements",
        load,
    }
}

fn load(app: &App, until: Date) -> Work<'_, Result<Facts, DbError>> {
    Box::pin(app.facts_of(AGREEMENTS.bind(until.to_string()), fact))
}

fn fact(row: Row) -> Option<Fact> {
    let mut fact = Fact::new(row.id, row.signed_on.parse().ok()?, row.recorded_at)
        .code("organisation", row.organisation)
        .code("kind", row.kind)
        .code("scope", row.scope)
        .code("office", row.office);
    fact.voided = row.voided_at;
    fact.quantity = 1;
    Some(fact)
}
