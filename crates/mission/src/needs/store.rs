//! The SQL of assessments.

use kit::db::{Db, DbError, Tx, Where};
use kit::paging::{Cursor, Rows};
use kit::policy::Actor;

use super::model::{Assessment, NewAssessment};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LIST []
        "select a.id, a.office, a.place, a.registration, a.assessed_on, a.recorded_at, a.author, a.population,
         a.voided_at, a.void_reason, a.version,
         (select count(*) from needs_person p where p.assessment = a.id) as persons
         from needs_assessment a where a.voided_at is null";
    FIND [Text]
        "select a.id, a.office, a.place, a.registration, a.assessed_on, a.recorded_at, a.author, a.population,
         a.voided_at, a.void_reason, a.version,
         (select count(*) from needs_person p where p.assessment = a.id) as persons
         from needs_assessment a where a.id = $1";
    NEEDS_OF [] "select assessment, need from needs_code where true";
    PERSONS_OF [Text] "select registration from needs_person where assessment = $1 order by registration";
    ADD [Text, Text, Text, Text, Text, Int, Text, Text, Text, Text]
        "insert into needs_assessment (id, office, place, registration, assessed_on, recorded_at, author,
         population, origin, external_id, voided_at, void_reason, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null, '', 1)";
    ADD_PERSON [Text, Text] "insert into needs_person (assessment, registration) values ($1, $2)";
    ADD_NEED [Text, Text] "insert into needs_code (assessment, need) values ($1, $2)";
    VOID [Text, Int, Int, Text]
        "update needs_assessment set voided_at = $3, void_reason = $4, version = version + 1
         where id = $1 and version = $2 and voided_at is null";
}

/// What a list may be narrowed to.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    pub(super) office: Option<String>,
    pub(super) population: Option<String>,
    pub(super) need: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
}

/// A page of assessments that this actor's offices own, newest first.
pub(super) async fn list(
    db: &Db,
    actor: &Actor,
    filter: &Filter,
    after: Option<Cursor>,
) -> Result<Rows<Assessment>, DbError> {
    let narrowed = Where::new()
        .and_some("a.office = ?", filter.office.as_deref())
        .and_some("a.population = ?", filter.population.as_deref())
        .and_some(
            "exists (select 1 from needs_code n where n.assessment = a.id and n.need = ?)",
            filter.need.as_deref(),
        )
        .and_some("a.assessed_on >= ?", filter.from.as_deref())
        .and_some("a.assessed_on <= ?", filter.to.as_deref())
        .within("a.office", actor.office_scope());
    let rows = db
        .all(narrowed.page(&LIST, ("a.recorded_at", "a.id"), after))
        .await?;
    Ok(Rows::cut(rows, |a: &Assessment| {
        (a.recorded_at, a.id.as_str())
    }))
}

pub(super) async fn find(db: &Db, id: &str) -> Result<Option<Assessment>, DbError> {
    db.maybe(FIND.bind(id)).await
}

/// The needs of these assessments, as pairs of assessment and need.
pub(super) async fn needs_of(db: &Db, ids: &[&str]) -> Result<Vec<(String, String)>, DbError> {
    db.all(Where::new().and_in("assessment", ids.iter().copied()).list(
        &NEEDS_OF,
        "order by assessment, need",
        2000,
    ))
    .await
}

/// The registrations that an assessment covers.
pub(super) async fn persons_of(db: &Db, id: &str) -> Result<Vec<String>, DbError> {
    let rows: Vec<(String,)> = db.all(PERSONS_OF.bind(id)).await?;
    Ok(rows
        .into_iter()
        .map(|(registration,)| registration)
        .collect())
}

pub(super) async fn insert(tx: &mut Tx, new: &NewAssessment) -> Result<(), DbError> {
    let query = ADD
        .bind(&new.id)
        .bind(&new.office)
        .bind(&new.place)
        .bind(&new.registration);
    let query = query
        .bind(&new.assessed_on)
        .bind(new.recorded_at)
        .bind(&new.author);
    tx.run(
        query
            .bind(&new.population)
            .bind(&new.origin)
            .bind(&new.external_id),
    )
    .await?;
    for person in &new.persons {
        tx.run(ADD_PERSON.bind(&new.id).bind(person)).await?;
    }
    for need in &new.needs {
        tx.run(ADD_NEED.bind(&new.id).bind(need)).await?;
    }
    Ok(())
}

/// False when the assessment was changed or taken back meanwhile.
pub(super) async fn void(
    tx: &mut Tx,
    id: &str,
    version: i64,
    at: i64,
    reason: &str,
) -> Result<bool, DbError> {
    Ok(tx
        .run(VOID.bind(id).bind(version).bind(at).bind(reason))
        .await?
        == 1)
}
