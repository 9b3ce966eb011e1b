//! SQL as named constants with declared bind types, and the values bound to them. It must never
//! run anything: that is `db.rs`.

use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};

use super::DbError;

/// The kind of a bound value. Everything else is made of these (design: column rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Ids, dates `YYYY-MM-DD`, closed sets, documents.
    Text,
    /// Instants (µs UTC), counts, grams, millilitres, minor units of money.
    Int,
    /// True or false.
    Bool,
    /// Sealed records, hashes.
    Bytes,
}

/// A bound value; `None` is SQL null, which still has a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// See [`Kind::Text`].
    Text(Option<String>),
    /// See [`Kind::Int`].
    Int(Option<i64>),
    /// See [`Kind::Bool`].
    Bool(Option<bool>),
    /// See [`Kind::Bytes`].
    Bytes(Option<Vec<u8>>),
}

impl Value {
    fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Int(_) => Kind::Int,
            Self::Bool(_) => Kind::Bool,
            Self::Bytes(_) => Kind::Bytes,
        }
    }
}

macro_rules! into_value {
    ($($from:ty => $arm:ident $(. $by:ident)?;)+) => {$(
        impl From<$from> for Value {
            fn from(v: $from) -> Self { Self::$arm(Some(v $(.$by())?)) }
        }
        impl From<Option<$from>> for Value {
            fn from(v: Option<$from>) -> Self { Self::$arm(v $(.map(|v| v.$by()))?) }
        }
    )+};
}
into_value! {
    String => Text;
    &str => Text.to_string;
    &String => Text.to_string;
    i64 => Int;
    bool => Bool;
    Vec<u8> => Bytes;
    &[u8] => Bytes.to_vec;
}

/// One SQL text for both engines with the kinds of its `$1, $2, …`. Made by [`crate::sql!`].
#[derive(Debug)]
pub struct Statement {
    /// Module path and name, for errors and for the test that prepares every statement.
    pub name: &'static str,
    /// The text.
    pub text: &'static str,
    /// Kinds of the bound values, in order.
    pub binds: &'static [Kind],
}

impl Statement {
    /// Starts a query with its first value.
    pub fn bind(&'static self, value: impl Into<Value>) -> Query {
        self.query().bind(value)
    }

    /// An insert of many rows in one statement. The text is the insert of one row and ends in its
    /// `values ($1, …, $n)`; the engines take at most 32,766 values, so slice long lists.
    ///
    /// ```
    /// kit::sql! { ALL; ADD [Text, Int] "insert into item (name, grams) values ($1, $2)"; }
    /// let query = ADD.rows([["soap".into(), 90.into()], ["rice".into(), 900.into()]]);
    /// ```
    pub fn rows<const N: usize>(
        &'static self,
        rows: impl IntoIterator<Item = [Value; N]>,
    ) -> Query {
        let values: Vec<Value> = rows.into_iter().flatten().collect();
        let mut text = self.text.to_owned();
        for row in 1..values.len() / N.max(1) {
            let marks: Vec<String> = (1..=N).map(|at| format!("${}", row * N + at)).collect();
            text.extend([", (", &marks.join(", "), ")"]);
        }
        Query {
            name: self.name,
            text: Text::Assembled(text),
            binds: None,
            values,
        }
    }

    /// A query without values yet.
    pub fn query(&'static self) -> Query {
        Query {
            name: self.name,
            text: Text::Fixed(self.text),
            binds: Some(self.binds),
            values: Vec::new(),
        }
    }
}

/// A statement with its values, ready to run.
#[derive(Debug, Clone)]
pub struct Query {
    pub(super) name: &'static str,
    pub(super) text: Text,
    pub(super) binds: Option<&'static [Kind]>,
    pub(super) values: Vec<Value>,
}

/// A fixed text, or one put together by [`super::Where`] from fixed pieces.
#[derive(Debug, Clone)]
pub(super) enum Text {
    Fixed(&'static str),
    Assembled(String),
}

impl Query {
    /// Adds the next value.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Name and text, after checking the values against what the statement declares.
    pub(super) fn checked(&self) -> Result<(&'static str, SqlStr), DbError> {
        if let Some(binds) = self.binds
            && !self
                .values
                .iter()
                .map(Value::kind)
                .eq(binds.iter().copied())
        {
            return Err(DbError::Binding(self.name));
        }
        let has_nul = |v: &Value| matches!(v, Value::Text(Some(text)) if text.contains('\0'));
        if self.values.iter().any(has_nul) {
            return Err(DbError::Nul);
        }
        // The text is a constant of this program, or pieces of such constants: `Where` offers no
        // way to put a value into it.
        let text = match &self.text {
            Text::Fixed(text) => AssertSqlSafe(*text).into_sql_str(),
            Text::Assembled(text) => AssertSqlSafe(text.clone()).into_sql_str(),
        };
        Ok((self.name, text))
    }
}

/// Declares a room's statements and the list of them that the room registers.
///
/// ```
/// kit::sql! {
///     /// Everything of this file, for the test that prepares all statements on both engines.
///     STATEMENTS;
///     FIND [Text] "select id from partner where id = $1";
///     RENAME [Text, Text, Int] "update partner set name = $2 where id = $1 and version = $3";
/// }
/// assert_eq!(STATEMENTS.len(), 2);
/// assert_eq!(FIND.binds, [kit::db::Kind::Text]);
/// ```
#[macro_export]
macro_rules! sql {
    ($(#[$doc:meta])* $all:ident; $($name:ident [$($kind:ident),*] $text:expr;)+) => {
        $(static $name: $crate::db::Statement = $crate::db::Statement {
            name: concat!(module_path!(), "::", stringify!($name)),
            text: $text,
            binds: &[$($crate::db::Kind::$kind),*],
        };)+
        $(#[$doc])*
        pub(crate) static $all: &[&$crate::db::Statement] = &[$(&$name),+];
    };
}
