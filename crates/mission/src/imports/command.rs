//! A list that comes from the command line: the same plan, the same policy, the same transaction as
//! on the pages, without a staged file. It must never hold a rule that the pages do not have.

use kit::http::Problem;
use kit::import::{self, ReadError};
use kit::policy::{Actor, Thing};

use super::desk::{Desk, Said, Sent};
use super::list::Import;
use super::plan::{Counts, Plan, What};
use super::settle::Settling;
use crate::App;

/// What is to be done with which file.
pub struct Order<'a> {
    /// The kind of list.
    pub import: &'a Import,
    /// The account that takes it over.
    pub actor: &'a Actor,
    /// The office of rows that name none; not looked at for lists of the whole mission.
    pub office: &'a str,
    /// The file.
    pub bytes: &'a [u8],
    /// What is said about it as a whole. The headings that the office saved on the pages hold too,
    /// unless these say otherwise.
    pub said: Said,
    /// Only look.
    pub dry_run: bool,
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Came {
    /// One line for each row, in the order of the file.
    pub lines: Vec<Line>,
    /// How many rows are what.
    pub counts: Counts,
    /// What has to be looked at: the alphabet was guessed, cells were left out.
    pub notes: Vec<String>,
}

/// What became of a row.
#[derive(Debug, Clone)]
pub struct Line {
    /// The number of the row in the file.
    pub row: usize,
    /// `new`, `known`, `left out`, `refused`.
    pub outcome: &'static str,
    /// What to mend: column, what its cell holds, the reason.
    pub mend: Vec<(String, String, String)>,
}

/// Why nothing of a list was taken over.
#[derive(Debug, thiserror::Error)]
pub enum NotImported {
    /// The file is no list.
    #[error("{0}")]
    Unreadable(#[from] ReadError),
    /// Columns that have to be there were not found.
    #[error("no column was found for: {0}")]
    Missing(String),
    /// A day could be two.
    #[error("a date such as 03/04/2022 could be two days: say which comes first in this list")]
    Ambiguous,
    /// The account may not do this.
    #[error("this account may not take such a list over for that office")]
    NotYours,
    /// The house refused.
    #[error("problem {}: {}", .0.number(), said(.0))]
    Problem(Problem),
}

fn said(problem: &Problem) -> String {
    match problem {
        Problem::Locked => "the mission is locked; unlock it first".into(),
        Problem::Refused(sentence) => sentence.to_string(),
        Problem::Database(error) => error.to_string(),
        Problem::Internal(what) => what.clone(),
        Problem::Duplicate => "some of it was stored by somebody else meanwhile".into(),
        _ => "nothing was stored".into(),
    }
}

impl From<Problem> for NotImported {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// Looks at a file, and takes its good rows over unless only looking was asked for.
pub async fn run(app: &App, order: Order<'_>) -> Result<Came, NotImported> {
    let about = order.import.about;
    let office = if about.of_office { order.office } else { "" };
    let thing = Thing {
        office: office.to_string(),
        author: order.actor.id.clone(),
        partner: order.actor.partner.clone(),
        ..Thing::default()
    };
    if !app.house.policy.allows(order.actor, about.action, &thing) {
        return Err(NotImported::NotYours);
    }
    let sheet = import::read(order.bytes)?;
    let lang = &app.house.catalogue.lang("en");
    let mut said = order.said;
    let saved = super::batch::headings(&app.house.db, about.kind, office).await;
    for (heading, field) in saved.map_err(Problem::from)? {
        said.headings.entry(heading).or_insert(field);
    }
    let sent = Sent {
        app,
        actor: order.actor,
        lang,
        office,
    };
    let desk = Desk::open(sent, about, sheet, said).await?;
    let missing = desk.missing();
    if !missing.is_empty() {
        let words = missing
            .iter()
            .map(|code| about.word(lang, code).to_string());
        let words: Vec<String> = words.collect();
        return Err(NotImported::Missing(words.join(", ")));
    }
    let plan = (order.import.plan)(&desk).await?;
    if plan.order_needed {
        return Err(NotImported::Ambiguous);
    }
    let store = !order.dry_run && plan.counts().added > 0;
    if store {
        let id = app.house.ids.new_id();
        let plan = (order.import.settle)(&desk, &Settling::Direct { id }).await?;
        return Ok(came(&desk, &plan));
    }
    Ok(came(&desk, &plan))
}

fn came(desk: &Desk<'_>, plan: &Plan<()>) -> Came {
    let mut notes = Vec::new();
    if desk.sheet.encoding_guessed {
        notes.push(super::words::encoding(desk.lang).to_string());
    }
    if desk.sheet.cut {
        notes.push(super::words::cut(desk.lang).to_string());
    }
    let lines = plan.rows.iter().map(|planned| {
        let (outcome, mistakes) = match &planned.what {
            What::New(()) => ("new", &[][..]),
            What::Known(..) => ("known", &[][..]),
            What::Left => ("left out", &[][..]),
            What::Cannot(mistakes) => ("refused", &mistakes[..]),
        };
        let mend = mistakes.iter().map(|mistake| {
            (
                desk.about.word(desk.lang, mistake.column).to_string(),
                mistake.cell.clone(),
                mistake.reason.to_string(),
            )
        });
        Line {
            row: planned.row.number,
            outcome,
            mend: mend.collect(),
        }
    });
    Came {
        lines: lines.collect(),
        counts: plan.counts(),
        notes,
    }
}
