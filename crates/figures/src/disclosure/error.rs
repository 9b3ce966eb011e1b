//! What can be wrong with a specification, a table or a ledger. Codes and arguments with an
//! English `Display`; it must never carry a cell's true count.

use thiserror::Error;

/// A fault in the specification.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct SpecError {
    /// Line of the specification, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: SpecProblem,
}

/// What is wrong with a specification.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SpecProblem {
    /// Not TOML, an unknown key, or a value of the wrong type.
    #[error("{0}")]
    Syntax(String),
    /// A table or relation names a dimension that is not declared.
    #[error("unknown dimension `{0}`")]
    UnknownDimension(String),
    /// A population that is not declared.
    #[error("unknown population `{0}`")]
    UnknownPopulation(String),
    /// A label that the dimension does not have.
    #[error("unknown category `{0}` of dimension `{1}`")]
    UnknownCategory(String, String),
    /// A name that stands twice.
    #[error("`{0}` is declared twice")]
    Twice(String),
    /// A name that would not be told apart from the name of a cell.
    #[error("`{0}`: names are without `|`, `=`, line breaks and outer spaces, and not empty")]
    Name(String),
    /// A dimension that has the name of another column.
    #[error("`{0}` is a column of every table: call the dimension something else")]
    Column(String),
    /// More cells than anybody reads.
    #[error("table `{0}` would have {1} cells, totals included: at most {2}")]
    TooManyCells(String, u128, u128),
    /// A name of the last release that is not declared any more.
    #[error(
        "{0} was in release {1}: what has another name counts as new, and old and new together give it away; \
         keep it, or declare a [[revision]]"
    )]
    Gone(String, usize),
    /// A hierarchy that leads back to itself.
    #[error("the hierarchy above `{0}` is a loop")]
    Loop(String),
    /// A dimension without categories, a table without dimensions.
    #[error("`{0}` has nothing in it")]
    Empty(String),
    /// A table's name becomes a file name.
    #[error("table name `{0}`: letters, digits, `-` and `_` only")]
    TableName(String),
    /// Below 3 nothing is left to choose from: 1 is 1.
    #[error("threshold {0}: at least 3")]
    Threshold(i64),
    /// A rounding base below 2 rounds nothing, a huge one leaves nothing.
    #[error("round_to = {0}: from 2 to 1000")]
    Base(i64),
    /// Neither a day nor a name.
    #[error("as_of = \"{0}\": a day such as 2022-06-09, or a name such as week 23")]
    Day(String),
    /// A sensitive class crossed with a place.
    #[error("population `{0}` is sensitive: it is never crossed with the place `{1}`")]
    SensitiveByPlace(String, String),
    /// A population related to itself.
    #[error("`{0}` is related to itself")]
    SelfRelation(String),
    /// A revision without a reason.
    #[error("a revision needs a reason")]
    NoReason,
    /// Not a printed percentage.
    #[error("`{0}` is not a percentage such as \"74.7\"")]
    Percent(String),
}

/// A fault in an input table.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}, line {line}: {problem}")]
pub struct TableError {
    /// File or table name.
    pub file: String,
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: TableProblem,
}

/// What is wrong with an input table.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableProblem {
    /// Not CSV.
    #[error("{0}")]
    Syntax(String),
    /// A column that the specification asks for.
    #[error("no column `{0}`")]
    MissingColumn(String),
    /// A column that the specification does not know.
    #[error("unknown column `{0}`")]
    UnknownColumn(String),
    /// A label that the dimension does not have.
    #[error("unknown category `{0}` of dimension `{1}`")]
    UnknownCategory(String, String),
    /// A count that is not a whole number.
    #[error("`{0}` is not a whole number")]
    NotANumber(String),
    /// A count larger than any mission's.
    #[error("{0} is too large: at most 1000000000")]
    TooLarge(String),
    /// A negative count.
    #[error("negative count {0}")]
    Negative(String),
    /// The same cell in two rows.
    #[error("the cell {0} stands twice")]
    Twice(String),
    /// A total that is not the sum of its parts.
    #[error("the total {0} is not the sum of its parts")]
    DoesNotAdd(String),
    /// Two tables give one cell two counts.
    #[error("the cell {0} differs from table `{1}`")]
    Disagrees(String, String),
    /// A known inequality does not hold.
    #[error("{0} exceeds the cell that contains it in `{1}`")]
    Exceeds(String, String),
    /// A printed percentage that the counts do not give.
    #[error("the percentage declared in line {0} of the specification does not fit {1}")]
    Percentage(usize, String),
    /// A cumulative count that fell without a declared revision.
    #[error(
        "the cumulative cell {0} fell since the last release; declare a [[revision]] with its reason"
    )]
    Fell(String),
    /// A table that the specification declares and nobody gave.
    #[error("the table is declared and no file was given")]
    MissingTable,
    /// A file that no declared table is named after.
    #[error("no table of this name is declared")]
    UnknownTable,
}

/// A fault in the ledger, or a release that may not go out.
#[derive(Debug, Error)]
pub enum DisclosureError {
    /// The specification is wrong.
    #[error(transparent)]
    Spec(#[from] SpecError),
    /// A table is wrong.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A ledger file is missing, altered or unreadable.
    #[error("ledger: release {release}: {what}")]
    Ledger {
        /// Number of the release.
        release: usize,
        /// What is wrong with it.
        what: String,
    },
    /// A file of the ledger could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The path.
        path: String,
        /// The cause.
        source: std::io::Error,
    },
    /// The auditor refuses the release.
    #[error("the auditor refuses the release")]
    Refused,
    /// No safe release was found.
    #[error("no safe release was found: {0}")]
    NoSafeRelease(String),
}
