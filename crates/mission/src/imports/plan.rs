//! What would happen to each row of a list. The dry run shows this plan and taking over follows it,
//! so nothing is done that was not shown. Nothing here writes.

use std::collections::HashMap;

use kit::http::Problem;
use kit::i18n::Text;
use kit::import::{self, Cell};
use kit::policy::Guarded;
use sha2::{Digest, Sha256};

use super::desk::Desk;
use super::list::{Identity, List, Row, There};
use super::reading::Cells;
use super::words;

/// One thing that keeps a row out.
#[derive(Debug, Clone)]
pub struct Mistake {
    /// Code of the column.
    pub column: &'static str,
    /// What the cell holds.
    pub cell: String,
    /// What to mend.
    pub reason: Text,
}

/// What would happen to a row.
#[derive(Debug, Clone)]
pub enum What<G> {
    /// It is stored.
    New(G),
    /// It is there already, under this id; nothing happens.
    Known(G, String),
    /// Totals, or the headings once more; left out.
    Left,
    /// Not taken over.
    Cannot(Vec<Mistake>),
}

/// A row of the list and what would happen.
#[derive(Debug, Clone)]
pub struct Planned<G> {
    /// The row as it stands in the file.
    pub row: import::Row,
    /// Its number, or the fingerprint of its content: the record's external id.
    pub key: String,
    /// Whether `key` is a number of the list's own.
    pub numbered: bool,
    /// What would happen.
    pub what: What<G>,
}

/// The plan for a whole list.
#[derive(Debug, Clone)]
pub struct Plan<G> {
    /// The rows under the headings, in the order of the file.
    pub rows: Vec<Planned<G>>,
    /// Columns that have to be there and are not.
    pub missing: Vec<&'static str>,
    /// A day could be two, and nobody has said yet which.
    pub order_needed: bool,
}

/// How many rows are what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Would be added, or were.
    pub added: usize,
    /// There already.
    pub known: usize,
    /// To be mended.
    pub refused: usize,
}

impl<G> Plan<G> {
    /// How many rows are new, known, refused.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for planned in &self.rows {
            match planned.what {
                What::New(_) => counts.added += 1,
                What::Known(..) => counts.known += 1,
                What::Cannot(_) => counts.refused += 1,
                What::Left => {}
            }
        }
        counts
    }

    /// The plan without what was read: what pages and the command line show.
    pub(super) fn told(self) -> Plan<()> {
        let told = |planned: Planned<G>| Planned {
            row: planned.row,
            key: planned.key,
            numbered: planned.numbered,
            what: match planned.what {
                What::New(_) => What::New(()),
                What::Known(_, id) => What::Known((), id),
                What::Left => What::Left,
                What::Cannot(mistakes) => What::Cannot(mistakes),
            },
        };
        Plan {
            rows: self.rows.into_iter().map(told).collect(),
            missing: self.missing,
            order_needed: self.order_needed,
        }
    }
}

/// Makes the plan, together with what was looked up for it.
pub(super) async fn plan<L: List>(desk: &Desk<'_>) -> Result<(L, Plan<L::Good>), Problem> {
    let list = L::open(desk).await?;
    let mut rows: Vec<Planned<L::Good>> =
        desk.rows().iter().map(|r| read(&list, desk, r)).collect();
    name::<L>(desk, &mut rows);
    mark_known(&list, desk, &mut rows).await?;
    let plan = Plan {
        missing: desk.missing(),
        order_needed: desk.said.order.is_none() && desk.order_needed(),
        rows,
    };
    Ok((list, plan))
}

fn read<L: List>(list: &L, desk: &Desk<'_>, row: &import::Row) -> Planned<L::Good> {
    let what = if import::is_total(row) || row.cells == desk.header.row.cells {
        What::Left
    } else {
        let mut cells = Cells::of(desk, row);
        let good = list.read(&mut cells);
        if cells.mistakes.is_empty() && !desk.may(&good.thing()) {
            cells.wrong("office", words::not_yours(desk.lang));
        }
        if cells.mistakes.is_empty() {
            What::New(good)
        } else {
            What::Cannot(cells.mistakes)
        }
    };
    Planned {
        row: row.clone(),
        key: String::new(),
        numbered: false,
        what,
    }
}

/// Gives each row its key. Of two equal rows the later is asked back, unless equal rows are two
/// records: then the second one is the second.
fn name<L: List>(desk: &Desk<'_>, rows: &mut [Planned<L::Good>]) {
    let mut seen: HashMap<String, (usize, usize)> = HashMap::new();
    for planned in rows {
        let What::New(good) = &planned.what else {
            continue;
        };
        let (numbered, mut key) = match L::identity(good) {
            Identity::Number(number) => (true, number),
            Identity::Content(content) => (false, content),
        };
        let (first, times) = *seen
            .entry(key.clone())
            .and_modify(|(_, times)| *times += 1)
            .or_insert((planned.row.number, 1));
        if times > 1 && (numbered || !L::ABOUT.repeats) {
            let first = i64::try_from(first).unwrap_or(i64::MAX);
            planned.what = What::Cannot(vec![Mistake {
                column: L::ABOUT.columns[0].code,
                cell: String::new(),
                reason: words::twice(desk.lang, desk.lang.number(first)),
            }]);
            continue;
        }
        if !numbered {
            if times > 1 {
                key = format!("{key} #{times}");
            }
            key = format!("row-{}", kit::audit::hex(&Sha256::digest(key)[..16]));
        }
        (planned.key, planned.numbered) = (key, numbered);
    }
}

async fn mark_known<L: List>(
    list: &L,
    desk: &Desk<'_>,
    rows: &mut [Planned<L::Good>],
) -> Result<(), Problem> {
    let known = {
        let readable: Vec<Row<'_, L::Good>> = rows
            .iter()
            .filter_map(|planned| match &planned.what {
                What::New(good) => Some(Row {
                    key: &planned.key,
                    numbered: planned.numbered,
                    good,
                }),
                _ => None,
            })
            .collect();
        list.known(desk, &readable).await?
    };
    let mut known = known.into_iter();
    for planned in rows {
        let what = std::mem::replace(&mut planned.what, What::Left);
        let What::New(good) = what else {
            planned.what = what;
            continue;
        };
        planned.what = match known.next() {
            Some(There::Same(id)) => What::Known(good, id),
            Some(There::Otherwise) => What::Cannot(vec![Mistake {
                column: L::ABOUT.columns[0].code,
                cell: text_of(desk, &planned.row, L::ABOUT.columns[0].code),
                reason: words::otherwise(desk.lang),
            }]),
            Some(There::Not) | None => What::New(good),
        };
    }
    Ok(())
}

/// A mistake in one line: column, what it holds, what is wrong.
pub fn told(desk: &Desk<'_>, mistake: &Mistake) -> String {
    let column = desk.about.word(desk.lang, mistake.column);
    match mistake.cell.as_str() {
        "" => format!("{column}: {}", mistake.reason),
        cell => format!("{column} “{cell}”: {}", mistake.reason),
    }
}

/// What a row holds in a column, as text.
pub(super) fn text_of(desk: &Desk<'_>, row: &import::Row, code: &str) -> String {
    match desk.cell(row, code) {
        Cell::Empty => String::new(),
        cell => import::text(&cell),
    }
}
