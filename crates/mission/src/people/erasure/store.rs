//! The SQL of erasures.

use kit::db::{Db, DbError, Tx, Where};
use kit::paging::{Cursor, Rows};
use kit::policy::Actor;
use kit::room::Erasing;

use super::super::model::erased_number;
use super::Erasure;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LIST [] "select * from erasure where true";
    FIND [Text] "select * from erasure where id = $1";
    ADD [Text, Text, Text, Text, Text, Text, Int, Text]
        "insert into erasure (id, person, office, reason, reference, state, asked_at, author,
         decided_at, decider, erased_on, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, null, '', '', 1)";
    ADD_SUBJECT [Text, Text] "insert into erasure_subject (erasure, registration) values ($1, $2)";
    SUBJECTS [Text] "select registration from erasure_subject where erasure = $1 order by registration";
    OF_REGISTRATION [Text]
        "select e.* from erasure e join erasure_subject s on s.erasure = e.id
         where s.registration = $1 and e.state in ('asked', 'confirmed') order by e.asked_at, e.id limit 1";
    LINKED [Text] "select registration from person_link where person = $1 order by registration";
    DECIDE [Text, Int, Text, Int, Text]
        "update erasure set state = $3, decided_at = $4, decider = $5, version = version + 1
         where id = $1 and version = $2 and state = 'asked'";
    DONE [Text, Text]
        "update erasure set state = 'done', erased_on = $2, version = version + 1
         where id = $1 and state = 'confirmed'";
    UNFINISHED [] "select * from erasure where state = 'confirmed' order by decided_at, id limit 1000";
    SEALED [Text]
        "select compartment, cast(count(*) as bigint) as versions from sealed_record where subject = $1
         group by compartment order by compartment";
    FORGET [Text] "delete from sealed_record where subject = $1";
    ORIGIN [Text] "select origin, external_id from registration where id = $1 and erased_on = ''";
    BLANK [Text, Text, Text, Text]
        "update registration set number = $2, external_id = $3, erased_on = $4, birth_year = null,
         birth_precision = '', household = '', household_role = '', place = '', arrived_on = '',
         version = version + 1 where id = $1 and erased_on = ''";
    ALIVE_AFTER [Text, Int]
        "select id from registration where id > $1 and erased_on = '' order by id limit $2";
    LINKS_OF_ALIVE []
        "select l.person, r.id from registration r join person_link l on l.registration = r.id
         where r.erased_on = '' order by l.person, r.id";
}

/// The erasures of one's offices, newest first.
pub(super) async fn list(
    db: &Db,
    actor: &Actor,
    state: Option<String>,
    after: Option<Cursor>,
) -> Result<Rows<Erasure>, DbError> {
    let narrowed = Where::new()
        .and_some("state = ?", state)
        .within("office", actor.office_scope());
    let rows = db
        .all(narrowed.page(&LIST, ("asked_at", "id"), after))
        .await?;
    Ok(Rows::cut(rows, |e: &Erasure| (e.asked_at, e.id.as_str())))
}

pub(super) async fn find(db: &Db, id: &str) -> Result<Option<Erasure>, DbError> {
    db.maybe(FIND.bind(id)).await
}

pub(super) async fn insert(
    tx: &mut Tx,
    new: &Erasure,
    registrations: &[String],
) -> Result<(), DbError> {
    let query = ADD
        .bind(&new.id)
        .bind(&new.person)
        .bind(&new.office)
        .bind(&new.reason)
        .bind(&new.reference);
    let query = query.bind(&new.state).bind(new.asked_at).bind(&new.author);
    tx.run(query).await?;
    for registration in registrations {
        tx.run(ADD_SUBJECT.bind(&new.id).bind(registration)).await?;
    }
    Ok(())
}

/// The registrations that an erasure is about.
pub(super) async fn subjects(db: &Db, id: &str) -> Result<Vec<String>, DbError> {
    let rows: Vec<(String,)> = db.all(SUBJECTS.bind(id)).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whether these are still all registrations of the person, and no others: a link that was made
/// or undone meanwhile changes who would be erased.
pub(super) async fn are_all(
    tx: &mut Tx,
    person: &str,
    registrations: &[String],
) -> Result<bool, DbError> {
    let now: Vec<(String,)> = tx.all(LINKED.bind(person)).await?;
    Ok(now.iter().map(|(id,)| id).eq(registrations))
}

/// The erasure of this registration that is asked for or under way.
pub(super) async fn pending(tx: &mut Tx, registration: &str) -> Result<Option<Erasure>, DbError> {
    tx.maybe(OF_REGISTRATION.bind(registration)).await
}

/// The same for a page.
pub(super) async fn pending_of(db: &Db, registration: &str) -> Result<Option<Erasure>, DbError> {
    db.maybe(OF_REGISTRATION.bind(registration)).await
}

/// False when somebody decided or changed it meanwhile.
pub(super) async fn decide(
    tx: &mut Tx,
    erasure: &Erasure,
    state: &str,
    at: i64,
    decider: &str,
) -> Result<bool, DbError> {
    let query = DECIDE.bind(&erasure.id).bind(erasure.version).bind(state);
    Ok(tx.run(query.bind(at).bind(decider)).await? == 1)
}

pub(super) async fn done(tx: &mut Tx, id: &str, on: &str) -> Result<(), DbError> {
    tx.run(DONE.bind(id).bind(on)).await.map(drop)
}

pub(super) async fn unfinished(db: &Db) -> Result<Vec<Erasure>, DbError> {
    db.all(UNFINISHED.query()).await
}

/// What is sealed for a registration in every room: compartment and how many versions.
pub(super) async fn sealed(db: &Db, registration: &str) -> Result<Vec<(String, i64)>, DbError> {
    db.all(SEALED.bind(registration)).await
}

/// Drops what was sealed, and whatever of the clear row leads to the person and is not counted.
pub(super) async fn blank(tx: &mut Tx, erasing: Erasing<'_>, on: &str) -> Result<(), DbError> {
    let id = erasing.registration;
    tx.run(FORGET.bind(id)).await?;
    let found: Option<(String, String)> = tx.maybe(ORIGIN.bind(id)).await?;
    let Some((origin, external_id)) = found else {
        return Ok(());
    };
    let external_id = if origin == "waystation" {
        external_id
    } else {
        erasing.masked(&external_id)
    };
    let query = BLANK.bind(id).bind(erased_number(id)).bind(external_id);
    tx.run(query.bind(on)).await.map(drop)
}

pub(super) async fn alive_after(db: &Db, after: &str, limit: i64) -> Result<Vec<String>, DbError> {
    let rows: Vec<(String,)> = db.all(ALIVE_AFTER.bind(after).bind(limit)).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Person and registration of everybody who is not erased, person by person.
pub(super) async fn links_of_alive(db: &Db) -> Result<Vec<(String, String)>, DbError> {
    db.all(LINKS_OF_ALIVE.query()).await
}
