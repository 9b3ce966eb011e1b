//! Where a list is read: who sends it, the sheet itself, and what was said about it as a whole. The
//! pages and the command line both come with a desk, so no rule may ask which of them it is.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kit::audit::Event;
use kit::http::Problem;
use kit::i18n::Lang;
use kit::import::{self, Cell, DayOrder, Header, Mapping, Sheet};
use kit::policy::{Actor, Thing};
use kit::sealing::Status;

use super::list::About;
use crate::App;
use crate::places::{self, Place};

/// What was said about a list as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The columns as set by hand, if they were.
    pub mapping: Option<Mapping>,
    /// Which headings (folded) hold which column, as somebody said once; an empty code leaves one
    /// out.
    pub headings: BTreeMap<String, String>,
    /// What holds for every row that leaves a column open, by column code.
    pub given: BTreeMap<String, String>,
    /// Which of two numbers is the day where both could be.
    pub order: Option<DayOrder>,
}

/// Where a list is read.
pub struct Desk<'a> {
    /// The program's state.
    pub app: &'a App,
    /// Who takes the list over.
    pub actor: &'a Actor,
    /// The reader's language.
    pub lang: &'a Lang,
    /// The office of rows that name none; empty for lists of the whole mission.
    pub office: &'a str,
    /// Today, for the mission.
    pub today: Date,
    /// Every place by id.
    pub places: BTreeMap<String, Place>,
    pub(super) about: &'static About,
    pub(super) sheet: Sheet,
    pub(super) header: Header,
    pub(super) said: Said,
}

/// Who sends what for which office.
pub struct Sent<'a> {
    /// The program's state.
    pub app: &'a App,
    /// Who sends it.
    pub actor: &'a Actor,
    /// The reader's language.
    pub lang: &'a Lang,
    /// The office of rows that name none; empty for lists of the whole mission.
    pub office: &'a str,
}

impl<'a> Desk<'a> {
    /// Lays a sheet on a desk.
    pub async fn open(
        sent: Sent<'a>,
        about: &'static About,
        sheet: Sheet,
        said: Said,
    ) -> Result<Self, Problem> {
        // Without a row of headings the first row is shown, so that somebody can say what it holds.
        let unknown = || Header {
            below: 1,
            row: sheet.rows[0].clone(),
            mapping: Mapping::new(),
        };
        let found = import::find_header(&sheet.rows, &about.fields(), &said.headings);
        let mut header = found.unwrap_or_else(unknown);
        if let Some(mapping) = &said.mapping {
            header.mapping.clone_from(mapping);
        }
        Ok(Self {
            today: sent.app.house.today(),
            places: places::all(&sent.app.house.db).await?,
            app: sent.app,
            actor: sent.actor,
            lang: sent.lang,
            office: sent.office,
            about,
            header,
            said,
            sheet,
        })
    }

    /// Refuses while the mission is locked: then nobody can tell who is known already.
    pub async fn unlocked(&self) -> Result<(), Problem> {
        match self.app.house.keys.status().await? {
            Status::Unlocked => Ok(()),
            _ => Err(Problem::Locked),
        }
    }

    /// An audit event of whoever sends the list, now.
    pub fn event(&self, action: &str, subject: impl Into<String>) -> Event {
        self.app.house.event(self.actor, action, subject)
    }

    /// May the sender do with this record what the list does?
    pub(super) fn may(&self, thing: &Thing) -> bool {
        let policy = &self.app.house.policy;
        policy.allows(self.actor, self.about.action, thing)
    }

    /// The rows under the headings.
    pub(super) fn rows(&self) -> &[import::Row] {
        self.sheet.rows.get(self.header.below..).unwrap_or_default()
    }

    /// What the rows hold in a column, one after the other: for looking up what they point to.
    pub fn texts(&self, code: &'static str) -> impl Iterator<Item = String> {
        let cells = self.rows().iter().map(move |row| self.cell(row, code));
        cells.map(|cell| import::text(&cell))
    }

    /// Whether a day of the list could be two and nobody has said which.
    pub(super) fn order_needed(&self) -> bool {
        let days = self.about.columns.iter().filter(|column| column.is_day);
        let columns: Vec<usize> = days
            .filter_map(|column| self.header.mapping.get(column.code).copied())
            .collect();
        let mut cells = self
            .rows()
            .iter()
            .flat_map(|row| columns.iter().map(|column| row.cell(*column)));
        import::needs_order(&mut cells, self.today)
    }

    /// Columns without which no row can be taken over, and which neither the list has nor anybody
    /// said for the whole of it.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let has = |code: &&'static str| {
            self.header.mapping.contains_key(*code) || self.said.given.contains_key(*code)
        };
        let groups = self.about.needed.iter();
        let open = groups.filter(|group| !group.iter().any(&has));
        open.map(|group| group[0]).collect()
    }

    /// What a row holds in a column, or what was said for the whole list.
    pub(super) fn cell(&self, row: &import::Row, code: &str) -> Cell {
        let own = self
            .header
            .mapping
            .get(code)
            .map(|column| row.cell(*column));
        match own {
            Some(cell) if *cell != Cell::Empty => cell.clone(),
            _ => match self.said.given.get(code) {
                Some(given) => Cell::Text(given.clone()),
                None => Cell::Empty,
            },
        }
    }
}
