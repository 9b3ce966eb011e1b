//! The in-memory index over people, filled when the mission is unlocked and dropped when it is locked.
//! It serves search, warnings at intake and the names in lists. Nothing of it is ever written down.
//!
//! Finding somebody again is the work of [`linkage`]; here are only the names to show, the locks, and
//! the way from a registration to what `linkage` compares.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use jiff::civil::Date;
use kit::audit::seal::Entry;
use kit::http::Problem;
use kit::jobs::Work;
use linkage::{Birth, Class, Reason, Record, Sex};

use super::model::{Contact, Identity, NewRegistration, Registration};
use super::{sealed, store};
use crate::App;

/// Records opened in one slice while filling.
const SLICE: i64 = 2000;
/// Least probability with which somebody is shown as perhaps the same person.
const WORTH_A_LOOK: f32 = 0.1;

/// The index; empty while the mission is locked.
#[derive(Default)]
pub struct Index {
    inner: RwLock<Inner>,
}

#[derive(Default)]
struct Inner {
    known: HashMap<Arc<str>, Known>,
    /// People under the names that they gave.
    called: linkage::Index<Arc<str>>,
    /// People under the name in another script, as a passport has it.
    passports: linkage::Index<Arc<str>>,
}

struct Known {
    name: String,
    birth: Option<Date>,
}

/// What finding somebody again compares.
#[derive(Debug, Clone, Copy)]
pub struct Traits<'a> {
    /// Names, birth date, documents.
    pub identity: &'a Identity,
    /// Telephone.
    pub contact: &'a Contact,
    /// As registered.
    pub sex: &'a str,
    /// Country code, or empty.
    pub nationality: &'a str,
    /// Household, or empty.
    pub household: &'a str,
}

impl<'a> Traits<'a> {
    /// Of a stored registration with its sealed parts.
    pub(super) fn of(r: &'a Registration, identity: &'a Identity, contact: &'a Contact) -> Self {
        Self {
            identity,
            contact,
            sex: &r.sex,
            nationality: &r.nationality,
            household: &r.household,
        }
    }

    /// Of a registration that was just stored.
    pub fn of_new(r: &'a NewRegistration, identity: &'a Identity, contact: &'a Contact) -> Self {
        Self {
            identity,
            contact,
            sex: &r.sex,
            nationality: &r.nationality,
            household: &r.household,
        }
    }

    fn record(&self) -> Record {
        let identity = self.identity;
        Record {
            given: identity.given.clone(),
            father: identity.father.clone(),
            family: identity.family.clone(),
            sex: Sex::parse(self.sex),
            birth: Birth::parse(&identity.birth),
            nationality: self.nationality.to_string(),
            documents: identity
                .documents
                .iter()
                .map(|d| d.number.clone())
                .collect(),
            phones: Some(self.contact.phone.clone())
                .filter(|p| !p.is_empty())
                .into_iter()
                .collect(),
            household: self.household.to_string(),
            place: String::new(),
        }
    }

    /// The same person under the name in another script; none where there is no such name.
    fn passport(&self) -> Option<Record> {
        let name = self.identity.other_script.trim();
        let (given, family) = name.split_once(' ').unwrap_or((name, ""));
        (!name.is_empty()).then(|| Record {
            given: given.to_string(),
            family: family.to_string(),
            ..self.record()
        })
    }
}

/// A registration that may be the same person, and why.
#[derive(Debug, Clone)]
pub struct Likeness {
    /// The registration.
    pub id: String,
    /// That both are one person, from 0 to 1.
    pub probability: f32,
    /// Findings, most telling first; they hold no value of the other record.
    pub reasons: Vec<Reason>,
}

impl Index {
    fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a registration in, or in again.
    pub fn insert(&self, id: &str, traits: Traits<'_>) {
        self.write().insert(id, traits);
    }

    /// Takes a registration out.
    pub fn remove(&self, id: &str) {
        self.write().remove(id);
    }

    /// Forgets everything: the mission was locked.
    pub fn clear(&self) {
        *self.write() = Inner::default();
    }

    /// How many registrations that are not anonymous it holds.
    pub fn len(&self) -> usize {
        self.read().known.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The name to show.
    pub fn name(&self, id: &str) -> Option<String> {
        self.read()
            .known
            .get(id)
            .map(|known| known.name.clone())
            .filter(|name| !name.is_empty())
    }

    /// The birth date, if known.
    pub fn birth(&self, id: &str) -> Option<Date> {
        self.read().known.get(id).and_then(|known| known.birth)
    }

    /// Registrations by a few letters in any script and order, a document number, a telephone; best
    /// first.
    pub fn search(&self, asked: &str, limit: usize) -> Vec<String> {
        let inner = self.read();
        let mut hits = inner.called.search(asked, limit);
        hits.extend(inner.passports.search(asked, limit));
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
        let mut ids: Vec<String> = Vec::new();
        for hit in hits {
            if ids.len() < limit && !ids.iter().any(|id| **id == *hit.id) {
                ids.push(hit.id.to_string());
            }
        }
        ids
    }

    /// Registrations that may be the same person as this one, likeliest first. `own` is left out:
    /// the registration itself, when it is in already.
    pub fn alike(&self, own: &str, traits: Traits<'_>, limit: usize) -> Vec<Likeness> {
        let (inner, own): (_, Arc<str>) = (self.read(), own.into());
        let mut best: HashMap<Arc<str>, Likeness> = HashMap::new();
        for record in [Some(traits.record()), traits.passport()]
            .into_iter()
            .flatten()
        {
            for index in [&inner.called, &inner.passports] {
                for found in index.check_others(&record, &own) {
                    let worth = found.probability >= WORTH_A_LOOK && found.class != Class::Relative;
                    let better = best
                        .get(&found.id)
                        .is_none_or(|b| b.probability < found.probability);
                    if worth && better && found.id != own {
                        let likeness = Likeness {
                            id: found.id.to_string(),
                            probability: found.probability,
                            reasons: found.reasons,
                        };
                        best.insert(found.id, likeness);
                    }
                }
            }
        }
        let mut alike: Vec<Likeness> = best.into_values().collect();
        alike.sort_by(|a, b| {
            b.probability
                .total_cmp(&a.probability)
                .then_with(|| a.id.cmp(&b.id))
        });
        alike.truncate(limit);
        alike
    }

    /// Fills the index from the database; call it after unlocking.
    pub async fn fill(&self, app: &App) -> Result<(), Problem> {
        let mut after = String::new();
        loop {
            let (last, people) = sealed::open_slice(app, &app.house.db, &after, SLICE).await?;
            let mut inner = self.write();
            for (registration, identity, contact) in &people {
                inner.insert(
                    &registration.id,
                    Traits::of(registration, identity, contact),
                );
            }
            match last {
                Some(id) => after = id,
                None => {
                    inner.called.learn_if_grown();
                    return Ok(());
                }
            }
        }
    }
}

impl Inner {
    fn insert(&mut self, id: &str, traits: Traits<'_>) {
        self.remove(id);
        if traits.identity.is_empty() && traits.contact.phone.is_empty() {
            return;
        }
        let id: Arc<str> = id.into();
        self.called.insert(id.clone(), &traits.record());
        if let Some(passport) = traits.passport() {
            self.passports.insert(id.clone(), &passport);
        }
        let known = Known {
            name: traits.identity.name(),
            birth: traits.identity.birth.parse().ok(),
        };
        self.known.insert(id, known);
    }

    fn remove(&mut self, id: &str) {
        if let Some((id, _)) = self.known.remove_entry(id) {
            self.called.remove(&id);
            self.passports.remove(&id);
        }
    }
}

/// Keeps this process's index fresh from the sealed log: registrations made or corrected by any
/// process, erased ones gone.
pub(super) fn follow<'a>(app: &'a App, entry: &'a Entry) -> Work<'a, Result<(), String>> {
    Box::pin(async move {
        match entry.action.as_str() {
            "people.registration.added" | "people.registration.corrected" => {
                refresh(app, &entry.subject)
                    .await
                    .map_err(|problem| problem.number().to_string())?;
            }
            "people.person.erased" => app.people.remove(&entry.subject),
            _ => {}
        }
        Ok(())
    })
}

async fn refresh(app: &App, id: &str) -> Result<(), Problem> {
    let Some(registration) = store::find(&app.house.db, id).await? else {
        return Ok(());
    };
    match sealed::open(app, id).await {
        Ok((identity, contact)) => {
            let traits = Traits::of(&registration, &identity, &contact);
            app.people.insert(id, traits);
        }
        Err(Problem::Locked) => {}
        Err(Problem::NotFound) => app.people.remove(id),
        Err(problem) => return Err(problem),
    }
    Ok(())
}

#[cfg(test)]
mod unit {
    use super::*;

    const NO_CONTACT: &Contact = &Contact {
        phone: String::new(),
        address: String::new(),
    };

    fn person(given: &str, family: &str, birth: &str) -> Identity {
        Identity {
            given: given.into(),
            family: family.into(),
            birth: birth.into(),
            ..Identity::default()
        }
    }

    fn traits(identity: &Identity) -> Traits<'_> {
        Traits {
            identity,
            contact: NO_CONTACT,
            sex: "male",
            nationality: "IRQ",
            household: "",
        }
    }

    fn index() -> Index {
        let index = Index::default();
        index.insert("1", traits(&person("Ahmed", "Hassan", "1990-05-01")));
        index.insert("2", traits(&person("أحمد", "حسن", "1990-05-01")));
        index.insert("3", traits(&person("Алёна", "Коваль", "2001-01-01")));
        index
    }

    #[test]
    fn beginnings_in_any_order_and_script_find() {
        let index = index();
        let mut both = index.search("hass ahm", 9);
        both.sort();
        assert_eq!(both, ["1", "2"]);
        assert_eq!(index.search("АЛЕНА", 9), ["3"]);
        assert!(index.search("  ", 9).is_empty());
    }

    #[test]
    fn a_name_in_a_passport_finds_its_bearer_once() {
        let index = index();
        let called = Identity {
            other_script: "Wolha Kavalenka".into(),
            ..person("Ольга", "Коваленко", "1988-03-09")
        };
        index.insert("4", traits(&called));
        assert_eq!(index.search("wolha", 9), ["4"]);
        assert_eq!(index.search("Коваленко Ольга", 9)[0], "4");
        let alike = index.alike("", traits(&called), 9);
        assert_eq!(alike.iter().filter(|a| a.id == "4").count(), 1);
        assert!(index.alike("4", traits(&called), 9).is_empty());
    }

    #[test]
    fn whoever_was_removed_is_not_found() {
        let index = index();
        index.remove("1");
        assert_eq!(index.search("ahmed", 9), ["2"]);
        index.clear();
        assert!(index.is_empty());
    }

    #[test]
    fn a_likeness_says_why_and_a_contradicting_birth_date_weakens_it() {
        let index = index();
        let same = index.alike("", traits(&person("Ahmad", "Hasan", "1990-05-01")), 9);
        assert_eq!(same.len(), 2, "{same:?}");
        assert!(
            same[0]
                .reasons
                .iter()
                .any(|r| r.field == Some(linkage::Field::Birth))
        );
        let other = index.alike("", traits(&person("Ahmed", "Hassan", "1975-01-01")), 9);
        assert!(other.iter().all(|a| a.probability < 0.5), "{other:?}");
        assert!(same[0].probability > 0.9, "{same:?}");
    }
}
