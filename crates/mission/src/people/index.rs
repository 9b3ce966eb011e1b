//! The in-memory index over names, filled when the mission is unlocked and dropped when it is locked.
//! It serves search, warnings at intake and the names in lists. Nothing of it is ever written down.
//!
//! Names are folded (case, accents, Arabic letter forms) and found by the beginnings of their parts,
//! in any order. It is to be replaced by the `linkage` index behind the same functions.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use jiff::civil::Date;
use kit::audit::seal::Entry;
use kit::http::Problem;
use kit::jobs::Work;
use unicode_normalization::UnicodeNormalization;

use super::model::Identity;
use super::sealed;
use crate::App;

/// Records opened in one slice while filling.
const SLICE: i64 = 2000;

/// The index; empty while the mission is locked.
#[derive(Default)]
pub struct Index {
    inner: RwLock<Inner>,
}

#[derive(Default)]
struct Inner {
    people: HashMap<String, Known>,
    /// Folded parts of names, document numbers and years; each leads to registrations.
    parts: BTreeMap<String, BTreeSet<String>>,
}

struct Known {
    name: String,
    birth: Option<Date>,
    parts: Vec<String>,
}

/// A registration that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The registration.
    pub id: String,
    /// How many of the parts asked for it has.
    pub parts: usize,
}

impl Index {
    fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a registration in, or in again.
    pub fn insert(&self, id: &str, identity: &Identity) {
        let mut inner = self.write();
        remove(&mut inner, id);
        if identity.is_empty() {
            return;
        }
        let parts = parts_of(identity);
        for part in &parts {
            inner
                .parts
                .entry(part.clone())
                .or_default()
                .insert(id.to_string());
        }
        let known = Known {
            name: identity.name(),
            birth: identity.birth.parse().ok(),
            parts,
        };
        inner.people.insert(id.to_string(), known);
    }

    /// Takes a registration out.
    pub fn remove(&self, id: &str) {
        remove(&mut self.write(), id);
    }

    /// Forgets everything: the mission was locked.
    pub fn clear(&self) {
        *self.write() = Inner::default();
    }

    /// How many registrations with a name it holds.
    pub fn len(&self) -> usize {
        self.read().people.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The name to show.
    pub fn name(&self, id: &str) -> Option<String> {
        self.read()
            .people
            .get(id)
            .map(|known| known.name.clone())
            .filter(|name| !name.is_empty())
    }

    /// The birth date, if known.
    pub fn birth(&self, id: &str) -> Option<Date> {
        self.read().people.get(id).and_then(|known| known.birth)
    }

    /// Registrations that have the beginnings asked for, those with most of them first. All parts
    /// must be found unless `some` allows fewer.
    pub fn search(&self, asked: &str, some: bool, limit: usize) -> Vec<Hit> {
        let asked: BTreeSet<String> = fold_parts(asked).collect();
        if asked.is_empty() {
            return Vec::new();
        }
        let inner = self.read();
        let mut found: HashMap<&str, usize> = HashMap::new();
        for part in &asked {
            let mut ids = BTreeSet::new();
            for (_, owners) in inner
                .parts
                .range(part.clone()..)
                .take_while(|(p, _)| p.starts_with(part.as_str()))
            {
                ids.extend(owners.iter().map(String::as_str));
            }
            for id in ids {
                *found.entry(id).or_default() += 1;
            }
        }
        let least = if some {
            asked.len().min(2)
        } else {
            asked.len()
        };
        let mut hits: Vec<Hit> = found
            .into_iter()
            .filter(|(_, parts)| *parts >= least)
            .map(|(id, parts)| Hit {
                id: id.to_string(),
                parts,
            })
            .collect();
        hits.sort_by(|a, b| b.parts.cmp(&a.parts).then_with(|| a.id.cmp(&b.id)));
        hits.truncate(limit);
        hits
    }

    /// Registrations that may be the same person as this one: two parts of the name alike, and no
    /// birth year that contradicts it (two years off is allowed: ages are guessed).
    pub fn alike(&self, identity: &Identity, limit: usize) -> Vec<Hit> {
        let born: Option<Date> = identity.birth.parse().ok();
        let name = format!(
            "{} {} {} {}",
            identity.given, identity.family, identity.father, identity.other_script
        );
        let mut hits = self.search(&name, true, 200);
        hits.retain(|hit| match (born, self.birth(&hit.id)) {
            (Some(a), Some(b)) => (a.year() - b.year()).abs() <= 2,
            _ => true,
        });
        hits.truncate(limit);
        hits
    }

    /// Fills the index from the database; call it after unlocking.
    pub async fn fill(&self, app: &App) -> Result<(), Problem> {
        let mut after = String::new();
        loop {
            let (last, identities) = sealed::open_slice(app, &app.house.db, &after, SLICE).await?;
            for (id, identity) in &identities {
                self.insert(id, identity);
            }
            match last {
                Some(id) => after = id,
                None => return Ok(()),
            }
        }
    }
}

fn remove(inner: &mut Inner, id: &str) {
    let Some(known) = inner.people.remove(id) else {
        return;
    };
    for part in known.parts {
        if let Some(owners) = inner.parts.get_mut(&part) {
            owners.remove(id);
            if owners.is_empty() {
                inner.parts.remove(&part);
            }
        }
    }
}

fn parts_of(identity: &Identity) -> Vec<String> {
    let documents = identity.documents.iter().map(|d| d.number.as_str());
    let names = [
        &identity.given,
        &identity.family,
        &identity.father,
        &identity.other_script,
    ];
    let mut parts: Vec<String> = names
        .into_iter()
        .map(String::as_str)
        .chain(documents)
        .flat_map(fold_parts)
        .collect();
    parts.sort();
    parts.dedup();
    parts
}

/// Parts of a name, folded: lower case, accents and vowel marks dropped, Arabic letters that are
/// written one for the other made one.
fn fold_parts(text: &str) -> impl Iterator<Item = String> {
    let folded: String = text
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c) && *c != '\u{640}')
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' | 'ی' => 'ي',
            'ة' => 'ه',
            'ک' => 'ك',
            'ё' => 'е',
            'ў' => 'у',
            other => other,
        })
        .collect();
    let parts: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_string)
        .collect();
    parts.into_iter()
}

/// Keeps this process's index fresh from the sealed log: registrations made or corrected by any
/// process, erased ones gone.
pub(super) fn follow<'a>(app: &'a App, entry: &'a Entry) -> Work<'a, Result<(), String>> {
    Box::pin(async move {
        match entry.action.as_str() {
            "people.registration.added" | "people.registration.corrected" => {
                match sealed::open(app, &entry.subject).await {
                    Ok((identity, _)) => app.people.insert(&entry.subject, &identity),
                    Err(Problem::Locked) => {}
                    Err(Problem::NotFound) => app.people.remove(&entry.subject),
                    Err(problem) => return Err(problem.number().to_string()),
                }
            }
            "people.person.erased" => app.people.remove(&entry.subject),
            _ => {}
        }
        Ok(())
    })
}

#[cfg(test)]
mod unit {
    use super::*;

    fn index() -> Index {
        let index = Index::default();
        let person = |given: &str, family: &str, birth: &str| Identity {
            given: given.into(),
            family: family.into(),
            birth: birth.into(),
            ..Identity::default()
        };
        index.insert("1", &person("Ahmed", "Hassan", "1990-05-01"));
        index.insert("2", &person("أحمد", "حسن", "1990-05-01"));
        index.insert("3", &person("Алёна", "Коваль", "2001-01-01"));
        index
    }

    fn ids(hits: &[Hit]) -> Vec<&str> {
        hits.iter().map(|h| h.id.as_str()).collect()
    }

    #[test]
    fn beginnings_in_any_order_and_script_find() {
        let index = index();
        assert_eq!(ids(&index.search("hass ahm", false, 9)), ["1"]);
        assert_eq!(ids(&index.search("احمد", false, 9)), ["2"]);
        assert_eq!(ids(&index.search("АЛЕНА", false, 9)), ["3"]);
        assert!(index.search("hassan maria", false, 9).is_empty());
        assert!(index.search("  ", false, 9).is_empty());
    }

    #[test]
    fn whoever_was_removed_is_not_found_and_leaves_no_trace() {
        let index = index();
        index.remove("1");
        assert!(index.search("ahmed", false, 9).is_empty());
        assert!(
            index
                .read()
                .parts
                .values()
                .all(|owners| !owners.contains("1"))
        );
        index.clear();
        assert!(index.is_empty());
    }

    #[test]
    fn a_contradicting_birth_year_is_no_duplicate() {
        let index = index();
        let asked = |birth: &str| Identity {
            given: "Ahmed".into(),
            family: "Hassan".into(),
            birth: birth.into(),
            ..Identity::default()
        };
        assert_eq!(ids(&index.alike(&asked("1991-01-01"), 9)), ["1"]);
        assert!(index.alike(&asked("1975-01-01"), 9).is_empty());
    }
}
