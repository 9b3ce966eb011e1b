//! What a room says about a kind of list. Nothing here knows a page, a file or the command line.

use kit::db::Tx;
use kit::http::Problem;
use kit::i18n::{Lang, Text};
use kit::import::Field;
use kit::jobs::Work;
use kit::policy::{Action, Guarded};

use super::desk::Desk;
use super::plan::{self, Plan, Planned};
use super::reading::Cells;
use super::settle::{self, Settling};

/// A kind of list as the house describes it on its pages.
#[derive(Debug)]
pub struct About {
    /// Its code: on the command line, in addresses, and with the headings that were saved for it.
    pub kind: &'static str,
    /// What the list is called.
    pub title: fn(&Lang) -> Text,
    /// What stands in it, in a sentence.
    pub explained: fn(&Lang) -> Text,
    /// What a row would do, in a few words.
    pub would: fn(&Lang) -> Text,
    /// What one must be allowed to do with every record of the list.
    pub action: Action,
    /// Whether its records belong to an office; those of the others belong to the whole mission.
    pub of_office: bool,
    /// Whether two equal rows are two records (calls), and not one written twice (persons).
    pub repeats: bool,
    /// Its columns, those with more exact names first.
    pub columns: &'static [Column],
    /// Of each group one has to be there. The first of a group stands for it in messages.
    pub needed: &'static [&'static [&'static str]],
    /// Where the records can be seen afterwards.
    pub home: &'static str,
}

impl About {
    /// The columns as `kit::import` looks for them.
    pub(super) fn fields(&self) -> Vec<Field> {
        let field = |column: &Column| Field {
            code: column.code,
            names: words_of(column.names).collect(),
        };
        self.columns.iter().map(field).collect()
    }

    /// The column of that code.
    pub(super) fn column(&self, code: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.code == code)
    }

    /// What to call a column; `code` itself where there is none of that code.
    pub fn word(&self, lang: &Lang, code: &str) -> Text {
        self.column(code)
            .map_or_else(|| Text::from(code), |column| (column.word)(lang))
    }
}

/// A column that a list may have.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its code.
    pub code: &'static str,
    /// What to call it.
    pub word: fn(&Lang) -> Text,
    /// What its heading usually says, in any language, folded (see `kit::import::fold`), with commas
    /// between; the more exact come first.
    pub names: &'static str,
    /// It holds days.
    pub is_day: bool,
    /// It may be said once for the whole list, where rows leave it open.
    pub once: bool,
    /// It is shown beside each row in the dry run.
    pub shown: bool,
}

impl Column {
    /// A column.
    pub const fn new(code: &'static str, word: fn(&Lang) -> Text, names: &'static str) -> Self {
        Self {
            code,
            word,
            names,
            is_day: false,
            once: false,
            shown: false,
        }
    }

    /// It holds days.
    #[must_use]
    pub const fn day(self) -> Self {
        Self {
            is_day: true,
            ..self
        }
    }

    /// It may be said once for the whole list. Never for what identifies a person: what is said lies
    /// in the database in clear.
    #[must_use]
    pub const fn once(self) -> Self {
        Self { once: true, ..self }
    }

    /// It is shown in the dry run.
    #[must_use]
    pub const fn shown(self) -> Self {
        Self {
            shown: true,
            ..self
        }
    }
}

/// The words of a text that has commas between them.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

/// What makes a row the record that it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// A number of its own in the list.
    Number(String),
    /// Its content, where the list gives no number. Only its fingerprint is kept, and only by rooms
    /// whose content names nobody.
    Content(String),
}

/// A kind of list: how a room reads a row, finds out which rows are there already, and stores the
/// good ones. A value of the type holds what was looked up once for the whole list.
///
/// The house does everything else: the file, its columns, the dry run, equal rows, the policy for
/// each record, the transaction, the pages, the command line.
pub trait List: Sized + Send + Sync + 'static {
    /// What the house has to know about it.
    const ABOUT: &'static About;
    /// A row that was read.
    type Good: Guarded + Send + Sync + 'static;
    /// Everything that is to be stored, ready (sealed, numbered): the transaction may run twice.
    type Ready: Send + Sync + 'static;

    /// Looks up what rows point to.
    fn open<'a>(desk: &'a Desk<'a>) -> Work<'a, Result<Self, Problem>>;

    /// Reads a row and writes down every mistake in it; pure. What is wrong may be filled with
    /// anything: a row with a mistake is never stored.
    fn read(&self, cells: &mut Cells<'_>) -> Self::Good;

    /// What makes a row the record that it is.
    fn identity(good: &Self::Good) -> Identity;

    /// Which records are there already, in the order of the rows; the same list may be sent again and
    /// adds nothing.
    fn known<'a>(
        &'a self,
        desk: &'a Desk<'a>,
        rows: &'a [Row<'a, Self::Good>],
    ) -> Work<'a, Result<Vec<There>, Problem>>;

    /// Makes everything ready: ids, sealed parts. Of the planned rows it stores those that are new.
    fn prepare<'a>(
        &'a self,
        desk: &'a Desk<'a>,
        rows: &'a [Planned<Self::Good>],
    ) -> Work<'a, Result<Self::Ready, Problem>>;

    /// Stores the good rows, with an event for each record.
    fn store<'a>(
        tx: &'a mut Tx,
        desk: &'a Desk<'a>,
        ready: &'a Self::Ready,
    ) -> Work<'a, Result<(), Problem>>;

    /// Tells the rest of this process; called once they are stored.
    fn stored(_desk: &Desk<'_>, _ready: &Self::Ready) {}
}

/// Whether the record of a row is there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum There {
    /// It is new.
    Not,
    /// It is there, under this id.
    Same(String),
    /// Its number is there, but with another content: the row is asked back, because silently leaving
    /// out a correction would lose it.
    Otherwise,
}

/// A readable row on the way to [`List::known`].
#[derive(Debug)]
pub struct Row<'a, G> {
    /// The number of the row, or the fingerprint of its content: what stands as the record's
    /// external id.
    pub key: &'a str,
    /// Whether `key` is a number of the list's own.
    pub numbered: bool,
    /// What was read.
    pub good: &'a G,
}

/// A plan on its way.
type Planning<'a> = Work<'a, Result<Plan<()>, Problem>>;

/// A kind of list with its type forgotten: what a room gives to the house.
#[derive(Clone, Copy)]
pub struct Import {
    /// What it is.
    pub about: &'static About,
    pub(super) plan: for<'a> fn(&'a Desk<'a>) -> Planning<'a>,
    pub(super) settle: for<'a> fn(&'a Desk<'a>, &'a Settling) -> Planning<'a>,
}

impl Import {
    /// The kind of list that `L` describes.
    pub fn of<L: List>() -> Self {
        Self {
            about: L::ABOUT,
            plan: |desk| Box::pin(async move { Ok(plan::plan::<L>(desk).await?.1.told()) }),
            settle: |desk, settling| Box::pin(settle::take_over::<L>(desk, settling)),
        }
    }
}
