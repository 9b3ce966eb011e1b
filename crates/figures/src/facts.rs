//! The facts of one source, as many as there are: ids are kept once, and facts with the same codes
//! share them. A mission of a million facts so fits into memory, and a filter is decided once for
//! each list of codes instead of once for each fact. It must never decide what counts.

use indexmap::IndexSet;
use jiff::civil::Date;

use crate::Fact;

/// Codes by dimension, as a fact carries them.
pub(crate) type Codes = Vec<(&'static str, Box<str>)>;

/// Facts, collected from an iterator of [`Fact`]s.
///
/// ```
/// use figures::{Fact, Facts};
/// use jiff::civil::date;
/// let day = date(2022, 6, 1);
/// let facts: Facts = [
///     Fact::new("d1", day, 0).of("amal").code("sex", "female"),
///     Fact::new("d2", day, 0).of("amal").code("sex", "female"),
/// ]
/// .into_iter()
/// .collect();
/// assert_eq!(facts.len(), 2);
/// assert!(facts.iter().all(|fact| fact.person() == Some("amal")));
/// ```
#[derive(Debug, Default)]
pub struct Facts {
    pub(crate) rows: Vec<Row>,
    /// Ids of records, occurrences and persons.
    ids: IndexSet<Box<str>>,
    pub(crate) codes: IndexSet<Codes>,
}

/// One fact; ids and codes by their place in [`Facts`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) id: usize,
    pub(crate) occurrence: usize,
    pub(crate) person: Option<usize>,
    pub(crate) codes: usize,
    pub(crate) day: Date,
    pub(crate) recorded: i64,
    pub(crate) voided: Option<i64>,
    pub(crate) quantity: i64,
    pub(crate) headcount: i64,
}

impl Facts {
    /// How many.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// One after the other, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = Seen<'_>> {
        self.rows.iter().map(|row| Seen { facts: self, row })
    }

    /// Adds a fact.
    pub fn push(&mut self, fact: Fact) {
        let codes = fact
            .codes
            .into_iter()
            .map(|(dimension, code)| (dimension, code.into()));
        let row = Row {
            id: self.place(&fact.id),
            occurrence: self.place(&fact.occurrence),
            person: fact.person.map(|person| self.place(&person)),
            codes: self.codes.insert_full(codes.collect()).0,
            day: fact.day,
            recorded: fact.recorded,
            voided: fact.voided,
            quantity: fact.quantity,
            headcount: fact.headcount,
        };
        self.rows.push(row);
    }

    fn place(&mut self, id: &str) -> usize {
        match self.ids.get_index_of(id) {
            Some(place) => place,
            None => self.ids.insert_full(id.into()).0,
        }
    }

    pub(crate) fn name(&self, place: usize) -> &str {
        &self.ids[place]
    }
}

impl Extend<Fact> for Facts {
    fn extend<I: IntoIterator<Item = Fact>>(&mut self, facts: I) {
        for fact in facts {
            self.push(fact);
        }
    }
}

impl FromIterator<Fact> for Facts {
    fn from_iter<I: IntoIterator<Item = Fact>>(facts: I) -> Self {
        let mut all = Self::default();
        all.extend(facts);
        all
    }
}

/// A fact among others.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'f> {
    facts: &'f Facts,
    row: &'f Row,
}

impl<'f> Seen<'f> {
    /// Id of the record that is the evidence.
    pub fn id(&self) -> &'f str {
        self.facts.name(self.row.id)
    }

    /// The occurrence that it belongs to.
    pub fn occurrence(&self) -> &'f str {
        self.facts.name(self.row.occurrence)
    }

    /// The person, after all merges.
    pub fn person(&self) -> Option<&'f str> {
        self.row.person.map(|person| self.facts.name(person))
    }

    /// The day on which it happened.
    pub fn day(&self) -> Date {
        self.row.day
    }

    /// When the mission learned of it, µs UTC.
    pub fn recorded(&self) -> i64 {
        self.row.recorded
    }

    /// When it was taken back, µs UTC.
    pub fn voided(&self) -> Option<i64> {
        self.row.voided
    }

    /// How much.
    pub fn quantity(&self) -> i64 {
        self.row.quantity
    }

    /// How many were reached without being named.
    pub fn headcount(&self) -> i64 {
        self.row.headcount
    }

    /// Every code of a dimension; a call has several topics.
    pub fn codes_of(self, dimension: &str) -> impl Iterator<Item = &'f str> {
        codes_of(&self.facts.codes[self.row.codes], dimension)
    }
}

/// Every code of a dimension.
pub(crate) fn codes_of<'f>(codes: &'f Codes, dimension: &str) -> impl Iterator<Item = &'f str> {
    codes
        .iter()
        .filter(move |(d, _)| *d == dimension)
        .map(|(_, code)| &**code)
}
