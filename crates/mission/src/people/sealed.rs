//! The sealed part of a registration: identity and contact, each one sealed record under the
//! registration's own key. Keys first, then sealing, then the transaction (see `kit::sealing`).

use std::collections::HashMap;

use kit::db::{Db, DbError, Tx};
use kit::http::Problem;
use kit::sealing::{Closed, Compartment, Sealed, SubjectKind};
use sqlx::FromRow;

use super::model::{Contact, Identity, Registration};
use crate::App;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    ADD [Text, Text, Bytes, Int]
        "insert into sealed_record (subject, compartment, version, sealed, at)
         values ($1, $2, (select coalesce(max(version), 0) + 1 from sealed_record where subject = $1 and compartment = $2), $3, $4)";
    NEWEST [Text, Text]
        "select subject, sealed from sealed_record where subject = $1 and compartment = $2
         order by version desc limit 1";
    ALL_NEWEST [Text, Text, Int]
        "select s.subject, s.sealed from sealed_record s
         where s.compartment = $1 and s.subject > $2
         and s.version = (select max(t.version) from sealed_record t where t.subject = s.subject and t.compartment = $1)
         order by s.subject limit $3";
    NEWEST_BETWEEN [Text, Text, Text]
        "select s.subject, s.sealed from sealed_record s
         where s.compartment = $1 and s.subject > $2 and s.subject <= $3
         and s.version = (select max(t.version) from sealed_record t where t.subject = s.subject and t.compartment = $1)";
    BETWEEN [Text, Text] "select * from registration where id > $1 and id <= $2 order by id";
}

const IDENTITY: &str = "identity";
const CONTACT: &str = "contact";

/// The sealed parts of one registration, ready to be stored.
#[derive(Debug, Clone)]
pub struct SealedPerson {
    subject: String,
    identity: Option<Vec<u8>>,
    contact: Option<Vec<u8>>,
}

impl SealedPerson {
    /// Stores what is there as the newest version.
    pub(super) async fn store(&self, tx: &mut Tx, at: i64) -> Result<(), DbError> {
        for (compartment, sealed) in [(IDENTITY, &self.identity), (CONTACT, &self.contact)] {
            if let Some(sealed) = sealed {
                tx.run(
                    ADD.bind(&self.subject)
                        .bind(compartment)
                        .bind(sealed.clone())
                        .bind(at),
                )
                .await?;
            }
        }
        Ok(())
    }
}

/// Seals identities and contacts, many at once; when this returns, their keys are durable. It
/// works on a locked server too: sealing needs the public half alone.
pub async fn seal(
    app: &App,
    people: &[(&str, &Identity, &Contact)],
) -> Result<Vec<SealedPerson>, Problem> {
    let subjects: Vec<(SubjectKind, &str)> = people
        .iter()
        .map(|(id, ..)| (SubjectKind::Person, *id))
        .collect();
    let keys = app.house.keys.keys(&subjects).await?;
    people
        .iter()
        .map(|(id, identity, contact)| {
            let key = keys.get(*id).ok_or(Problem::NotFound)?;
            let seal = |compartment: Compartment, json: Result<Vec<u8>, serde_json::Error>| {
                let plain = json.map_err(|e| Problem::Internal(e.to_string()))?;
                Ok::<_, Problem>(key.seal(compartment, &plain).into_bytes())
            };
            let with_contact = **contact != Contact::default();
            Ok(SealedPerson {
                subject: (*id).to_string(),
                identity: Some(seal(Compartment::Identity, serde_json::to_vec(identity))?),
                contact: if with_contact {
                    Some(seal(Compartment::Contact, serde_json::to_vec(contact))?)
                } else {
                    None
                },
            })
        })
        .collect()
}

#[derive(FromRow)]
struct Stored {
    subject: String,
    sealed: Vec<u8>,
}

/// Opens the newest identity and contact of one registration; empty where nothing is sealed.
pub(super) async fn open(app: &App, id: &str) -> Result<(Identity, Contact), Problem> {
    let identity = open_one(app, id, IDENTITY, Compartment::Identity).await?;
    let contact = open_one(app, id, CONTACT, Compartment::Contact).await?;
    Ok((identity.unwrap_or_default(), contact.unwrap_or_default()))
}

async fn open_one<T: serde::de::DeserializeOwned>(
    app: &App,
    id: &str,
    name: &str,
    compartment: Compartment,
) -> Result<Option<T>, Problem> {
    let Some(stored) = app
        .house
        .db
        .maybe::<Stored>(NEWEST.bind(id).bind(name))
        .await?
    else {
        return Ok(None);
    };
    let sealed = Sealed::from_bytes(stored.sealed);
    let plain = app.house.keys.open(id, compartment, &sealed).await?;
    serde_json::from_slice(&plain)
        .map(Some)
        .map_err(|_| Problem::Internal("a sealed record does not read".into()))
}

/// Opens the registrations after an id with their identities and contacts, in slices: how the index
/// is filled. Anonymous ones, and what was erased or does not open, are left out.
pub(super) async fn open_slice(
    app: &App,
    db: &Db,
    after: &str,
    limit: i64,
) -> Result<(Option<String>, Vec<(Registration, Identity, Contact)>), Problem> {
    let identities: Vec<Stored> = db
        .all(ALL_NEWEST.bind(IDENTITY).bind(after).bind(limit))
        .await?;
    let Some(last) = identities.last().map(|row| row.subject.clone()) else {
        return Ok((None, Vec::new()));
    };
    let contacts: Vec<Stored> = db
        .all(NEWEST_BETWEEN.bind(CONTACT).bind(after).bind(&last))
        .await?;
    let registrations: Vec<Registration> = db.all(BETWEEN.bind(after).bind(&last)).await?;
    let mut identities: HashMap<String, Identity> =
        open_many(app, identities, Compartment::Identity).await?;
    let mut contacts: HashMap<String, Contact> =
        open_many(app, contacts, Compartment::Contact).await?;
    let people = registrations
        .into_iter()
        .filter_map(|registration| {
            let identity = identities.remove(&registration.id)?;
            let contact = contacts.remove(&registration.id).unwrap_or_default();
            Some((registration, identity, contact))
        })
        .collect();
    Ok((Some(last), people))
}

async fn open_many<T: serde::de::DeserializeOwned>(
    app: &App,
    rows: Vec<Stored>,
    compartment: Compartment,
) -> Result<HashMap<String, T>, Problem> {
    let subjects: Vec<String> = rows.iter().map(|row| row.subject.clone()).collect();
    let closed = rows
        .into_iter()
        .map(|row| Closed {
            subject: row.subject,
            compartment,
            sealed: Sealed::from_bytes(row.sealed),
        })
        .collect();
    let opened = app.house.keys.open_many(closed).await?;
    Ok(subjects
        .into_iter()
        .zip(opened)
        .filter_map(|(subject, plain)| Some((subject, serde_json::from_slice(&plain.ok()?).ok()?)))
        .collect())
}
