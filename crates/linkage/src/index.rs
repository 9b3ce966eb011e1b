//! A living register: put in, change, take out, ask who somebody may be, search by letters.
//!
//! Built in memory when the records are unlocked and never written anywhere. Whatever is removed
//! leaves nothing: no key, no count, no letter of its names.

use std::collections::HashMap;
use std::hash::Hash;

use crate::blocks::{Files, Households, Table};
use crate::cluster::clusters;
use crate::evidence::Field;
use crate::model::{Class, DEFAULT_THRESHOLD, Model};
use crate::numbers::Numbers;
use crate::reason::{Reason, reasons};
use crate::record::Record;
use crate::register::{Register, Slot};
use crate::run::{Court, LEAST_PROBABILITY, Side, judge_all, lessons};
use crate::search::Letters;
use crate::train;

/// Records under the caller's ids, with search and duplicate checks.
///
/// Reading (`check`, `search`, `duplicates`) takes `&self`, so many readers may share an index
/// behind a lock; `insert` and `remove` take `&mut self` and a fraction of a millisecond.
///
/// ```
/// use linkage::{Class, Index, Record};
/// let person = |given: &str, family: &str| Record {
///     given: given.into(),
///     family: family.into(),
///     birth: linkage::Birth::parse("1994-05-31"),
///     ..Record::default()
/// };
/// let mut index = Index::new();
/// index.insert(7_u64, &person("Rêbwar", "Hawrami"));
/// index.insert(8, &person("Olena", "Kovalenko"));
///
/// let found = index.check(&person("ڕێبوار", "هەورامی"));
/// assert_eq!(found[0].id, 7);
/// assert_eq!(index.search("kov ele", 10)[0].id, 8);
///
/// index.remove(&7);
/// assert!(index.check(&person("Rebwar", "Hawrami")).is_empty());
/// ```
pub struct Index<K> {
    register: Register,
    files: Files,
    letters: Letters,
    numbers: Numbers,
    slots: HashMap<K, Slot>,
    ids: Vec<Option<K>>,
    model: Model,
    /// How many records the weights were learnt from.
    learnt_from: usize,
}

/// Fewer records teach less than the starting values know.
const LEAST_TO_LEARN: usize = 2_000;

/// Somebody whom a checked record may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Match<K> {
    /// The caller's id.
    pub id: K,
    /// That both are one person, from 0 to 1.
    pub probability: f32,
    /// The verdict at [`DEFAULT_THRESHOLD`]; below it, the caller may still ask a human.
    pub class: Class,
    /// The sum of evidence in bits, starting odds included.
    pub bits: f32,
    /// The odds to begin with, then each field's finding and bits, most telling first. They add
    /// up to `bits` and hold no value of the other record.
    pub reasons: Vec<Reason>,
}

/// Somebody whom a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit<K> {
    /// The caller's id.
    pub id: K,
    /// How well and how tellingly the typed words fit, in bits; only good for ordering.
    pub score: f32,
}

/// A pair of one index with its verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Duplicate<K> {
    /// One record.
    pub a: K,
    /// The other.
    pub b: K,
    /// That both are one person, from 0 to 1.
    pub probability: f32,
    /// Same person or relatives.
    pub class: Class,
    /// The sum of evidence in bits.
    pub bits: f32,
}

/// What an index takes, for monitoring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Records.
    pub records: usize,
    /// Different spellings of names.
    pub names: usize,
    /// Keys under which records are filed.
    pub keys: usize,
    /// An estimate of the memory in bytes; see [`Index::size_with`] for ids that are text.
    pub bytes: usize,
}

impl<K: Clone + Eq + Hash + Ord> Default for Index<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Clone + Eq + Hash + Ord> Index<K> {
    /// An empty index with starting weights.
    pub fn new() -> Self {
        Self {
            register: Register::default(),
            files: Files::default(),
            letters: Letters::default(),
            numbers: Numbers::default(),
            slots: HashMap::new(),
            ids: Vec::new(),
            model: Model::start(),
            learnt_from: 0,
        }
    }

    /// Puts a record in, or in the place of the one with the same id.
    pub fn insert(&mut self, id: K, record: &Record) {
        self.remove(&id);
        let slot = self.register.insert(record);
        self.files.add(&self.register, slot);
        self.letters.add(self.register.person(slot));
        self.numbers.add(self.register.entry(slot), slot);
        let at = slot as usize;
        if self.ids.len() <= at {
            self.ids.resize(at + 1, None);
        }
        self.ids[at] = Some(id.clone());
        self.slots.insert(id, slot);
    }

    /// Takes a record out with everything that stood here because of it. Returns whether it was in.
    pub fn remove(&mut self, id: &K) -> bool {
        let Some(slot) = self.slots.remove(id) else {
            return false;
        };
        self.letters.remove(self.register.person(slot));
        self.numbers.remove(self.register.entry(slot), slot);
        self.files.remove(&self.register, slot);
        self.register.remove(slot);
        self.ids[slot as usize] = None;
        true
    }

    /// How many records are in.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether none is in.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Who a record may be: everybody with a probability of at least 1 %, and relatives, best
    /// first. The record itself need not be in the index.
    pub fn check(&self, record: &Record) -> Vec<Match<K>> {
        self.check_but(record, None)
    }

    /// Who a record may be that is in already, itself left out: for looking at a registration
    /// again, or at a change of it that is not saved yet.
    pub fn check_others(&self, record: &Record, own: &K) -> Vec<Match<K>> {
        self.check_but(record, self.slots.get(own).copied())
    }

    fn check_but(&self, record: &Record, own: Option<Slot>) -> Vec<Match<K>> {
        let guest = self.register.guest(record);
        let guest = Side {
            person: guest.person(),
            slot: own,
        };
        let court = self.court(&self.files);
        let mut found: Vec<Match<K>> = self
            .files
            .candidates(&self.register, guest.person)
            .into_iter()
            .filter(|slot| Some(*slot) != own)
            .filter_map(|slot| {
                let (evidence, verdict) = court.judge(guest, Side::of(&self.register, slot));
                let worth =
                    verdict.probability >= LEAST_PROBABILITY || verdict.class == Class::Relative;
                worth.then(|| Match {
                    id: self.id(slot),
                    probability: verdict.probability,
                    class: verdict.class,
                    bits: verdict.bits,
                    reasons: reasons(&evidence, &verdict),
                })
            })
            .collect();
        found.sort_by(|x, y| y.bits.total_cmp(&x.bits).then_with(|| x.id.cmp(&y.id)));
        found
    }

    /// Finds by a few typed letters, in any script and order: beginnings of names, other
    /// spellings, a birth date or year, a document or phone number or its beginning (three
    /// characters and more; `+` and the country code may stand before a phone). A year alone finds
    /// nobody, for too many have it. Best first.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Hit<K>> {
        let mut hits: Vec<Hit<K>> = self
            .letters
            .search((&self.register, &self.files, &self.numbers), typed, limit)
            .into_iter()
            .map(|(slot, score)| Hit {
                id: self.id(slot),
                score,
            })
            .collect();
        hits.sort_by(|x, y| y.score.total_cmp(&x.score).then_with(|| x.id.cmp(&y.id)));
        hits
    }

    /// All pairs of one person and of relatives in the whole index, with the present weights.
    pub fn duplicates(&self) -> Vec<Duplicate<K>> {
        let households = Table::new(&self.register);
        judge_all(&self.court(&households), &self.pairs(&households))
            .into_iter()
            .map(|s| Duplicate {
                a: self.id(s.a),
                b: self.id(s.b),
                probability: s.probability,
                class: s.class,
                bits: s.bits,
            })
            .collect()
    }

    /// Groups of records of one person, two and more each; relatives never join.
    pub fn groups(&self) -> Vec<Vec<K>> {
        let households = Table::new(&self.register);
        let court = self.court(&households);
        let scored = judge_all(&court, &self.pairs(&households));
        let groups = clusters(&court, &scored);
        groups
            .into_iter()
            .map(|group| group.into_iter().map(|slot| self.id(slot)).collect())
            .collect()
    }

    /// Learns the weights from the register as it is. Worth it from a few thousand records on and
    /// again when it has doubled; takes seconds per million records.
    pub fn learn(&mut self) {
        self.learnt_from = self.len();
        let households = Table::new(&self.register);
        let (lessons, share) = lessons(&self.register, &self.pairs(&households));
        if !lessons.is_empty() {
            train::learn(&mut self.model, &self.register, &lessons, share);
        }
    }

    /// Learns as [`Index::learn`] does if there are at least 2,000 records and twice as many as when
    /// it last did; says whether it did. For an index that is filled one by one: how rare a value
    /// is always stands as of now, but what weights suit the register only learning tells.
    pub fn learn_if_grown(&mut self) -> bool {
        let grown = self.len() >= LEAST_TO_LEARN.max(2 * self.learnt_from);
        if grown {
            self.learn();
        }
        grown
    }

    /// Learns from pairs that reviewers answered; pairs with an unknown id are passed over.
    pub fn learn_from_answers(&mut self, answers: &[(K, K, Class)]) {
        let court = self.court(&self.files);
        let lessons: Vec<_> = answers
            .iter()
            .filter_map(|(a, b, class)| {
                let sides =
                    [*self.slots.get(a)?, *self.slots.get(b)?].map(|s| Side::of(&self.register, s));
                Some((court.judge(sides[0], sides[1]).0, *class))
            })
            .collect();
        train::learn_from_answers(&mut self.model, &lessons);
    }

    /// How much is in and what it takes, for ids that keep nothing elsewhere, such as numbers.
    pub fn size(&self) -> Size {
        self.size_with(|_| 0)
    }

    /// The same for ids that keep text elsewhere: `text` says how many bytes each copy of an id
    /// keeps there (`String::len`; none for an `Arc` that the caller holds anyway). An index keeps
    /// two copies.
    pub fn size_with(&self, text: impl Fn(&K) -> usize) -> Size {
        let names = self.register.pool.len();
        let keys = self.files.len();
        Size {
            records: self.len(),
            names,
            keys,
            // Measured: a record with its counts, a name with its parts, a key in the tree.
            bytes: self.len() * (190 + 2 * size_of::<K>())
                + 2 * self.slots.keys().map(text).sum::<usize>()
                + names * 400
                + keys * 12
                + self.numbers.len() * 24,
        }
    }

    /// A field of a record as the index keeps it; see [`crate::Batch::value`].
    pub fn value(&self, id: &K, field: Field) -> Option<String> {
        self.slots
            .get(id)
            .map(|slot| self.register.value(*slot, field))
    }

    fn pairs(&self, households: &Table) -> Vec<u64> {
        crate::blocks::candidates(&self.register, households)
    }

    fn court<'a, H: Households>(&'a self, households: &'a H) -> Court<'a, H> {
        Court {
            register: &self.register,
            scale: self.model.scale(self.register.len()),
            households,
            threshold: DEFAULT_THRESHOLD,
        }
    }

    fn id(&self, slot: Slot) -> K {
        match &self.ids[slot as usize] {
            Some(id) => id.clone(),
            None => unreachable!("a filed slot has an id"),
        }
    }
}
