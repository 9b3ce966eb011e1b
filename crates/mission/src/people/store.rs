//! The SQL of registrations and households. No name ever passes through here.

use std::collections::BTreeSet;

use kit::chance::Chance;
use kit::db::{Db, DbError, Tx, Where};
use kit::paging::{Cursor, Rows};
use kit::policy::Actor;

use super::model::{NewRegistration, Registration, number};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LIST [] "select * from registration where true";
    COUNT [] "select count(*) from registration where voided_at is null and erased_on = ''";
    FIND [Text] "select * from registration where id = $1";
    NUMBERS [] "select number from registration where true";
    BY_NUMBER [Text] "select * from registration where number = $1";
    OF_HOUSEHOLD [Text] "select * from registration where household = $1 order by recorded_at, id";
    OF_PERSON [Text]
        "select r.* from registration r join person_link l on l.registration = r.id
         where l.person = (select person from person_link where registration = $1)
         order by r.recorded_at, r.id";
    ADD [Text, Text, Text, Text, Text, Text, Int, Text, Text, Text, Text, Int, Text, Text, Text, Text, Text, Text]
        "insert into registration (id, number, office, place, channel, registered_on, recorded_at, author,
         household, household_role, sex, birth_year, birth_precision, nationality, population, arrived_on,
         origin, external_id, voided_at, void_reason, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, null, '', 1)";
    LINK_SELF [Text] "insert into person_link (registration, person) values ($1, $1)";
    ADD_HOUSEHOLD [Text, Text, Text, Int]
        "insert into household (id, office, author, created_at) values ($1, $2, $3, $4)";
    CORRECT [Text, Int, Text, Int, Text, Text, Text]
        "update registration set sex = $3, birth_year = $4, birth_precision = $5, nationality = $6,
         household_role = $7, version = version + 1 where id = $1 and version = $2 and voided_at is null";
    VOID [Text, Int, Int, Text]
        "update registration set voided_at = $3, void_reason = $4, version = version + 1
         where id = $1 and version = $2 and voided_at is null";
    BY_IDS [] "select * from registration where true";
}

/// What a list may be narrowed to.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    pub(super) office: Option<String>,
    pub(super) nationality: Option<String>,
    pub(super) population: Option<String>,
    pub(super) sex: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) voided: bool,
}

/// A page of registrations that this actor's offices own, newest first.
pub(super) async fn list(
    db: &Db,
    actor: &Actor,
    filter: &Filter,
    after: Option<Cursor>,
) -> Result<Rows<Registration>, DbError> {
    let narrowed = Where::new()
        .and_some("office = ?", filter.office.as_deref())
        .and_some("nationality = ?", filter.nationality.as_deref())
        .and_some("population = ?", filter.population.as_deref())
        .and_some("sex = ?", filter.sex.as_deref())
        .and_some("registered_on >= ?", filter.from.as_deref())
        .and_some("registered_on <= ?", filter.to.as_deref())
        .and(
            "(voided_at is not null) = ? and erased_on = ''",
            filter.voided,
        )
        .within("office", actor.office_scope());
    let rows = db
        .all(narrowed.page(&LIST, ("recorded_at", "id"), after))
        .await?;
    Ok(Rows::cut(rows, |r: &Registration| {
        (r.recorded_at, r.id.as_str())
    }))
}

pub(super) async fn count(db: &Db) -> Result<i64, DbError> {
    let (count,): (i64,) = db.one(COUNT.query()).await?;
    Ok(count)
}

pub(super) async fn find(db: &Db, id: &str) -> Result<Option<Registration>, DbError> {
    db.maybe(FIND.bind(id)).await
}

pub(super) async fn by_number(db: &Db, number: &str) -> Result<Option<Registration>, DbError> {
    db.maybe(BY_NUMBER.bind(number)).await
}

/// So many case numbers that nobody has. Numbers are drawn, so that they tell nothing of who came
/// before whom; a large register has some of those drawn already.
pub(super) async fn fresh_numbers(db: &Db, count: usize) -> Result<Vec<String>, DbError> {
    let mut chance = Chance::system();
    let mut fresh = BTreeSet::new();
    while fresh.len() < count {
        while fresh.len() < count {
            fresh.insert(number(chance.next_u64()));
        }
        let taken = Where::new().and_in("number", &fresh).over(&NUMBERS);
        for (taken,) in db.all::<(String,)>(taken).await? {
            fresh.remove(&taken);
        }
    }
    Ok(fresh.into_iter().collect())
}

/// The registrations of these ids, in no order.
pub(super) async fn by_ids(db: &Db, ids: &[String]) -> Result<Vec<Registration>, DbError> {
    db.all(
        Where::new()
            .and_in("id", ids.iter())
            .list(&BY_IDS, "order by id", 1000),
    )
    .await
}

pub(super) async fn of_household(db: &Db, household: &str) -> Result<Vec<Registration>, DbError> {
    db.all(OF_HOUSEHOLD.bind(household)).await
}

/// Every registration of the person behind this one, itself included.
pub(super) async fn of_person(db: &Db, registration: &str) -> Result<Vec<Registration>, DbError> {
    db.all(OF_PERSON.bind(registration)).await
}

pub(super) async fn insert(tx: &mut Tx, new: &NewRegistration) -> Result<(), DbError> {
    let query = ADD
        .bind(&new.id)
        .bind(&new.number)
        .bind(&new.office)
        .bind(&new.place)
        .bind(&new.channel);
    let query = query
        .bind(&new.registered_on)
        .bind(new.recorded_at)
        .bind(&new.author);
    let query = query
        .bind(&new.household)
        .bind(&new.household_role)
        .bind(&new.sex)
        .bind(new.birth_year);
    let query = query
        .bind(&new.birth_precision)
        .bind(&new.nationality)
        .bind(&new.population);
    tx.run(
        query
            .bind(&new.arrived_on)
            .bind(&new.origin)
            .bind(&new.external_id),
    )
    .await?;
    tx.run(LINK_SELF.bind(&new.id)).await.map(drop)
}

pub(super) async fn insert_household(
    tx: &mut Tx,
    id: &str,
    office: &str,
    author: &str,
    at: i64,
) -> Result<(), DbError> {
    tx.run(ADD_HOUSEHOLD.bind(id).bind(office).bind(author).bind(at))
        .await
        .map(drop)
}

/// The clear part of a correction.
pub(super) struct Correction<'a> {
    pub(super) sex: &'a str,
    pub(super) birth_year: Option<i64>,
    pub(super) birth_precision: &'a str,
    pub(super) nationality: &'a str,
    pub(super) household_role: &'a str,
}

/// False when the registration was changed meanwhile.
pub(super) async fn correct(
    tx: &mut Tx,
    id: &str,
    version: i64,
    new: &Correction<'_>,
) -> Result<bool, DbError> {
    let query = CORRECT
        .bind(id)
        .bind(version)
        .bind(new.sex)
        .bind(new.birth_year);
    let query = query
        .bind(new.birth_precision)
        .bind(new.nationality)
        .bind(new.household_role);
    Ok(tx.run(query).await? == 1)
}

/// False when the registration was changed or taken back meanwhile.
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
