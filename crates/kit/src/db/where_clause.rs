//! The filters of a list: optional conditions collected into one `where`. It must never take SQL
//! that is not a constant of the program.

use std::collections::BTreeSet;

use super::statement::{Query, Statement, Text, Value};
use crate::paging::{Cursor, PAGE};

/// Collects conditions, each a constant text with `?` for its values.
///
/// ```
/// use kit::db::Where;
/// kit::sql! { ALL; LIST [] "select id from person where voided_at is null"; }
/// let sex: Option<&str> = Some("female");
/// let query = Where::new().and_some("sex = ?", sex).list(&LIST, "order by id desc", 21);
/// ```
#[derive(Debug, Default)]
pub struct Where {
    text: String,
    values: Vec<Value>,
}

impl Where {
    /// No condition yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a condition with one value, which stands for every `?` in it.
    #[must_use]
    pub fn and(mut self, condition: &'static str, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        let number = format!("${}", self.values.len());
        self.text.push_str(" and (");
        self.text.push_str(&condition.replace('?', &number));
        self.text.push(')');
        self
    }

    /// Adds the condition only when there is a value.
    #[must_use]
    pub fn and_some<V: Into<Value>>(self, condition: &'static str, value: Option<V>) -> Self {
        match value {
            Some(value) => self.and(condition, value),
            None => self,
        }
    }

    /// Adds `column in (…)`; no values means that nothing can match.
    #[must_use]
    pub fn and_in<V: Into<Value>>(
        mut self,
        column: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let mut marks = Vec::new();
        for value in values {
            self.values.push(value.into());
            marks.push(format!("${}", self.values.len()));
        }
        if marks.is_empty() {
            self.text.push_str(" and false");
        } else {
            self.text
                .push_str(&format!(" and {column} in ({})", marks.join(", ")));
        }
        self
    }

    /// Adds that the row belongs to one of these offices; `None` is every office.
    #[must_use]
    pub fn within(self, column: &'static str, offices: Option<&BTreeSet<String>>) -> Self {
        match offices {
            Some(offices) => self.and_in(column, offices),
            None => self,
        }
    }

    /// One page of a list, newest first: the rows after the cursor in `(at desc, id desc)` order,
    /// and one row more than a page has, for [`crate::paging::Rows::cut`].
    #[must_use]
    pub fn page(
        mut self,
        base: &'static Statement,
        (at, id): (&'static str, &'static str),
        after: Option<Cursor>,
    ) -> Query {
        if let Some(after) = after {
            self.values.push(after.at.into());
            self.values.push(after.id.into());
            let n = self.values.len();
            let condition = format!(" and ({at}, {id}) < (${}, ${n})", n - 1);
            self.text.push_str(&condition);
        }
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        self.limited(base, &format!("order by {at} desc, {id} desc"), limit)
    }

    /// The list query: the statement's text (which must end in a `where`), the conditions, a
    /// constant order with a unique tiebreaker, and a limit.
    #[must_use]
    pub fn list(self, base: &'static Statement, order: &'static str, limit: i64) -> Query {
        self.limited(base, order, limit)
    }

    fn limited(self, base: &'static Statement, order: &str, limit: i64) -> Query {
        let Self { text, mut values } = self;
        values.push(limit.into());
        let text = format!("{}{text} {order} limit ${}", base.text, values.len());
        Query {
            name: base.name,
            text: Text::Assembled(text),
            binds: None,
            values,
        }
    }

    /// The same without order and limit: counts and sums over a filter.
    #[must_use]
    pub fn over(self, base: &'static Statement) -> Query {
        let text = format!("{}{}", base.text, self.text);
        Query {
            name: base.name,
            text: Text::Assembled(text),
            binds: None,
            values: self.values,
        }
    }
}
