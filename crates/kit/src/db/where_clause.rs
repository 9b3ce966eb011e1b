//! The filters of a list: optional conditions collected into one `where`. It must never take SQL
//! that is not a constant of the program.

use super::statement::{Query, Statement, Text, Value};

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

    /// Continues a keyset page: rows that come after the cursor in `(at desc, id desc)` order.
    #[must_use]
    pub fn before(
        mut self,
        columns: (&'static str, &'static str),
        after: Option<(i64, String)>,
    ) -> Self {
        let Some((at, id)) = after else { return self };
        self.values.push(at.into());
        self.values.push(id.into());
        let n = self.values.len();
        self.text.push_str(&format!(
            " and ({}, {}) < (${}, ${n})",
            columns.0,
            columns.1,
            n - 1
        ));
        self
    }

    /// The list query: the statement's text (which must end in a `where`), the conditions, a
    /// constant order with a unique tiebreaker, and a limit.
    #[must_use]
    pub fn list(self, base: &'static Statement, order: &'static str, limit: i64) -> Query {
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
