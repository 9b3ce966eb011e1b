//! The records in compact form, and how often each value occurs among them.
//!
//! A record here is some 80 bytes; names stand in the pool. It must never know why a value is
//! asked for: comparing, blocking and searching are the business of others.

mod common;

pub use common::Common;

use crate::evidence::Field;
use crate::hash::{self, PlainMap};
use crate::letters::romanise;
use crate::places;
use crate::pool::{Name, NameId, Pool, Role};
use crate::record::{Birth, Document, Record, Sex, document, phone, read_document};
use crate::skeleton::{Reading, skeleton};

/// Where a record stands; reused after a removal.
pub(crate) type Slot = u32;

/// Mostly none or one of something, without a list's cost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Few<T> {
    #[default]
    None,
    One(T),
    Many(Box<[T]>),
}

impl<T: PartialEq> Few<T> {
    /// More documents or phones than this on one person are noise.
    const MOST: usize = 8;

    fn collect(values: impl Iterator<Item = T>) -> Self {
        Self::collect_most(Self::MOST, values)
    }

    fn collect_most(most: usize, values: impl Iterator<Item = T>) -> Self {
        let mut list: Vec<T> = Vec::new();
        for value in values.take(most) {
            if !list.contains(&value) {
                list.push(value);
            }
        }
        match list.len() {
            0 => Self::None,
            1 => list.pop().map_or(Self::None, Self::One),
            _ => Self::Many(list.into()),
        }
    }

    pub(crate) fn as_slice(&self) -> &[T] {
        match self {
            Self::None => &[],
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }
}

/// One record without its names' letters. Zero means "not known" throughout.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) given: NameId,
    pub(crate) father: NameId,
    pub(crate) family: NameId,
    /// [`Birth::pack`].
    birth: u32,
    pub(crate) household: u32,
    /// First sounds of the country.
    pub(crate) nation: u32,
    pub(crate) places: Few<places::Word>,
    pub(crate) documents: Few<Document>,
    pub(crate) phones: Few<u64>,
    sex: u8,
    live: bool,
}

impl Entry {
    pub(crate) fn birth(&self) -> Option<Birth> {
        Birth::unpack(self.birth)
    }

    pub(crate) fn sex(&self) -> Option<Sex> {
        match self.sex {
            1 => Some(Sex::Female),
            2 => Some(Sex::Male),
            _ => None,
        }
    }

    fn without_names(record: &Record) -> Self {
        Self {
            birth: record.birth.map_or(0, Birth::pack),
            household: match record.household.trim() {
                "" => 0,
                household => hash::text(household),
            },
            nation: nation(&record.nationality),
            places: Few::collect_most(places::MOST_WORDS, places::words(&record.place)),
            documents: Few::collect(record.documents.iter().filter_map(|d| document(d))),
            phones: Few::collect(record.phones.iter().filter_map(|p| phone(p))),
            sex: match record.sex {
                Some(Sex::Female) => 1,
                Some(Sex::Male) => 2,
                None => 0,
            },
            live: true,
            ..Self::default()
        }
    }
}

/// The first three sounds of a country, so that IRQ, Iraq and Iraqi are one.
fn nation(text: &str) -> u32 {
    let Some((roman, script)) = romanise(text).into_iter().next() else {
        return 0;
    };
    skeleton(&roman, script, Reading::USUAL)
        .letters
        .bytes()
        .take(3)
        .fold(0, |packed, letter| packed << 8 | u32::from(letter))
}

/// Everything that comparing needs of one side of a pair.
#[derive(Clone, Copy)]
pub(crate) struct Person<'a> {
    pub(crate) given: &'a Name,
    pub(crate) father: &'a Name,
    pub(crate) family: &'a Name,
    pub(crate) entry: &'a Entry,
}

/// A record that is asked about without being in the register.
pub(crate) struct Guest {
    names: [Name; 3],
    entry: Entry,
}

impl Guest {
    pub(crate) fn person(&self) -> Person<'_> {
        let [given, father, family] = &self.names;
        Person {
            given,
            father,
            family,
            entry: &self.entry,
        }
    }
}

/// A field whose single values are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    Birth,
    Nation,
    Document,
    Phone,
    Household,
    Place,
}

const COUNTED: usize = 6;

#[derive(Default)]
pub(crate) struct Register {
    pub(crate) pool: Pool,
    entries: Vec<Entry>,
    free: Vec<Slot>,
    /// By [`Counted`], each by a hash of the value: dates and countries, which are asked for most,
    /// stay small enough for the processor's cache.
    counts: [PlainMap<u32>; COUNTED],
    live: u32,
}

impl Register {
    pub(crate) fn insert(&mut self, record: &Record) -> Slot {
        let mut entry = Entry::without_names(record);
        entry.given = self.pool.hold(&record.given, Role::Given, entry.nation);
        entry.father = self.pool.hold(&record.father, Role::Father, entry.nation);
        entry.family = self.pool.hold(&record.family, Role::Family, entry.nation);
        self.count(&entry, |n| n + 1);
        self.live += 1;
        if let Some(slot) = self.free.pop() {
            self.entries[slot as usize] = entry;
            return slot;
        }
        self.entries.push(entry);
        u32::try_from(self.entries.len() - 1).unwrap_or(Slot::MAX)
    }

    pub(crate) fn remove(&mut self, slot: Slot) {
        let entry = std::mem::take(&mut self.entries[slot as usize]);
        self.pool.release(entry.given, Role::Given, entry.nation);
        self.pool.release(entry.father, Role::Father, entry.nation);
        self.pool.release(entry.family, Role::Family, entry.nation);
        self.count(&entry, |n| n - 1);
        self.live -= 1;
        self.free.push(slot);
    }

    fn count(&mut self, entry: &Entry, change: impl Fn(u32) -> u32) {
        for (field, value) in counted_values(entry) {
            let counts = &mut self.counts[field as usize];
            let count = counts.entry(value).or_default();
            *count = change(*count);
            if *count == 0 {
                counts.remove(&value);
            }
        }
    }

    /// Nobody has this value any more.
    fn forget(&mut self, field: Counted, value: &[u8]) {
        self.counts[field as usize].remove(&hash::bytes(value));
    }

    /// How many records have this value.
    pub(crate) fn holders(&self, field: Counted, value: &[u8]) -> u32 {
        let counts = &self.counts[field as usize];
        counts.get(&hash::bytes(value)).copied().unwrap_or(0)
    }

    pub(crate) fn guest(&self, record: &Record) -> Guest {
        Guest {
            names: [&record.given, &record.father, &record.family].map(|n| self.pool.take_apart(n)),
            entry: Entry::without_names(record),
        }
    }

    pub(crate) fn entry(&self, slot: Slot) -> &Entry {
        &self.entries[slot as usize]
    }

    pub(crate) fn person(&self, slot: Slot) -> Person<'_> {
        let entry = self.entry(slot);
        Person {
            given: self.pool.get(entry.given),
            father: self.pool.get(entry.father),
            family: self.pool.get(entry.family),
            entry,
        }
    }

    /// A value as a clerk would read it; empty where only a trace of it is kept.
    pub(crate) fn value(&self, slot: Slot, field: Field) -> String {
        let person = self.person(slot);
        let entry = person.entry;
        let list = |values: Vec<String>| values.join(", ");
        match field {
            Field::Given => person.given.cell.to_string(),
            Field::Father => person.father.cell.to_string(),
            Field::Family => person.family.cell.to_string(),
            Field::Birth => entry.birth().map(|b| b.to_string()).unwrap_or_default(),
            Field::Sex => entry.sex().map_or("", Sex::as_str).to_owned(),
            Field::Document => list(
                entry
                    .documents
                    .as_slice()
                    .iter()
                    .map(read_document)
                    .collect(),
            ),
            Field::Phone => list(entry.phones.as_slice().iter().map(u64::to_string).collect()),
            Field::Order | Field::Nationality | Field::Household | Field::Place => String::new(),
        }
    }

    /// A hash of everything that a record holds: what is chosen by it is the same whatever the
    /// order of the records.
    pub(crate) fn content(&self, slot: Slot) -> u64 {
        let Person {
            given,
            father,
            family,
            entry,
        } = self.person(slot);
        let words = [
            given.hash,
            father.hash,
            family.hash,
            entry.birth,
            entry.household,
            entry.nation,
            u32::from(entry.sex),
        ]
        .map(u64::from);
        let documents = entry.documents.as_slice().iter();
        let documents = documents.map(|d| u64::from(hash::bytes(d)));
        let numbers = [entry.phones.as_slice(), entry.places.as_slice()];
        words
            .into_iter()
            .chain(documents)
            .chain(numbers.into_iter().flatten().copied())
            .fold(0, hash::mix)
    }

    /// The slots in use, in order.
    pub(crate) fn slots(&self) -> impl Iterator<Item = Slot> {
        (0..)
            .zip(&self.entries)
            .filter(|(_, e)| e.live)
            .map(|(slot, _)| slot)
    }

    pub(crate) fn len(&self) -> u32 {
        self.live
    }
}

fn counted_values(entry: &Entry) -> impl Iterator<Item = (Counted, u32)> {
    let hashed = |field, value: &[u8]| (field, hash::bytes(value));
    let one = move |field, value: u32| (value != 0).then(|| hashed(field, &value.to_le_bytes()));
    [
        one(Counted::Birth, entry.birth),
        one(Counted::Nation, entry.nation),
        one(Counted::Household, entry.household),
    ]
    .into_iter()
    .flatten()
    .chain(
        entry
            .documents
            .as_slice()
            .iter()
            .map(move |d| hashed(Counted::Document, d)),
    )
    .chain(
        entry
            .phones
            .as_slice()
            .iter()
            .map(move |p| hashed(Counted::Phone, &p.to_le_bytes())),
    )
    .chain(
        entry
            .places
            .as_slice()
            .iter()
            .map(move |p| hashed(Counted::Place, &p.to_le_bytes())),
    )
}
