//! One thing that happened, as a room lends it to figures. It holds codes and ids, never a name.

use std::borrow::Cow;

use jiff::civil::Date;

/// One row of evidence: what happened, to whom, when, where, how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Id of the record that is the evidence.
    pub id: String,
    /// The occurrence that the row belongs to: several persons may be served in one.
    pub occurrence: String,
    /// The person, after all merges; `None` where nobody was named (bulk deliveries, calls).
    pub person: Option<String>,
    /// The day on which it happened, in the mission's time.
    pub day: Date,
    /// When the mission learned of it, µs UTC.
    pub recorded: i64,
    /// When it was taken back, µs UTC.
    pub voided: Option<i64>,
    /// How much, in the base unit of its kind (pieces, grams, millilitres). One row of an
    /// occurrence carries the whole quantity, the others zero.
    pub quantity: i64,
    /// How many people were reached without being named; zero where `person` is given.
    pub headcount: i64,
    /// Codes by dimension: `sex`, `age` (`child` or `adult`), `nationality`, `item`, `topic`…
    pub codes: Vec<(&'static str, Cow<'static, str>)>,
}

impl Fact {
    /// A fact without codes, quantity or person.
    pub fn new(id: impl Into<String>, day: Date, recorded: i64) -> Self {
        let id = id.into();
        Self {
            occurrence: id.clone(),
            id,
            person: None,
            day,
            recorded,
            voided: None,
            quantity: 0,
            headcount: 0,
            codes: Vec::new(),
        }
    }

    /// Adds a code.
    #[must_use]
    pub fn code(mut self, dimension: &'static str, code: impl Into<Cow<'static, str>>) -> Self {
        self.codes.push((dimension, code.into()));
        self
    }

    /// Names the person.
    #[must_use]
    pub fn of(mut self, person: impl Into<String>) -> Self {
        self.person = Some(person.into());
        self
    }
}
