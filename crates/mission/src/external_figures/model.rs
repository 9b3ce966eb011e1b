//! What a cell is, how a form becomes one, and which of a series' cells are in force. No I/O.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kit::form::Reader;
use kit::i18n::Lang;
use kit::policy::{Guarded, Thing};
use kit::ui::{Answers, Errors};

use super::words;

/// What somebody else counts or estimates.
#[derive(Debug, PartialEq, Eq)]
pub struct Series {
    /// As stored, in addresses and in figure definitions.
    pub code: &'static str,
    /// `entry_flow` or `stock_estimate`: flows and stocks never stand in one series.
    pub kind: &'static str,
    /// Its classes.
    pub classes: &'static [&'static str],
    /// An estimate may be a range, or words alone; it states its method.
    pub estimate: bool,
}

/// The series that this program knows, each with its figure in `figures.toml`.
pub static SERIES: [Series; 3] = [
    Series {
        code: "border_entries",
        kind: "entry_flow",
        classes: &["by", "ua", "tcn"],
        estimate: false,
    },
    Series {
        code: "direct_entries",
        kind: "entry_flow",
        classes: &["all"],
        estimate: true,
    },
    Series {
        code: "camp_population",
        kind: "stock_estimate",
        classes: &["all"],
        estimate: true,
    },
];

/// Every class of any series: nationals of the host country, of Ukraine, of third countries; all.
pub(super) const CLASSES: [&str; 4] = ["by", "ua", "tcn", "all"];
/// Why a cell is taken back.
pub(super) const VOID_REASONS: [&str; 3] = ["mistaken", "duplicate", "withdrawn"];
/// A cell that stood still for so many reports is marked.
const STALE_AFTER: usize = 2;

impl Series {
    /// The series of that code.
    pub fn by_code(code: &str) -> Option<&'static Self> {
        SERIES.iter().find(|series| series.code == code)
    }
}

/// A cell as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Cell {
    pub(super) id: String,
    pub(super) office: String,
    pub(super) author: String,
    pub(super) kind: String,
    pub(super) series: String,
    pub(super) class: String,
    /// `YYYY-MM-DD`.
    pub(super) as_of: String,
    /// `YYYY-MM-DD`.
    pub(super) received_on: String,
    /// µs UTC.
    pub(super) recorded_at: i64,
    pub(super) value: Option<i64>,
    pub(super) low: Option<i64>,
    pub(super) high: Option<i64>,
    pub(super) in_words: String,
    pub(super) method: String,
    pub(super) source: String,
    pub(super) reference: String,
    pub(super) voided_at: Option<i64>,
    pub(super) void_reason: String,
    pub(super) version: i64,
}

impl Guarded for Cell {
    fn thing(&self) -> Thing {
        // What others report belongs to the whole mission: the office is empty.
        Thing {
            office: self.office.clone(),
            author: self.author.clone(),
            ..Thing::default()
        }
    }
}

/// Where a new cell comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// Id of the cell, UUIDv7.
    pub id: String,
    /// Account that entered it.
    pub author: String,
    /// When it was entered, µs UTC.
    pub recorded_at: i64,
    /// `waystation`, or the name of an import.
    pub origin: String,
    /// Its id there; our own id for our own.
    pub external_id: String,
}

/// What a form, the API or the demo gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCell {
    /// Code of one of [`SERIES`].
    pub series: String,
    /// One of the classes of the series.
    pub class: String,
    /// The day up to which the source counted.
    pub as_of: Date,
    /// The day on which it reached the mission.
    pub received_on: Date,
    /// The number; `None` where an estimate is in words alone.
    pub value: Option<i64>,
    /// Lower end of an estimate's range.
    pub low: Option<i64>,
    /// Upper end.
    pub high: Option<i64>,
    /// What the source said, where that is more than a number; at most 300 characters.
    pub in_words: String,
    /// How the source came to an estimate, or that it is not known.
    pub method: String,
    /// Who reported it.
    pub source: String,
    /// The document or message in which it stands.
    pub reference: String,
}

/// Reads a form or an API body.
pub(super) fn parse(lang: &Lang, answers: &Answers, today: Date) -> Result<NewCell, Errors> {
    let mut reader = Reader::new(lang, answers);
    let codes: Vec<&str> = SERIES.iter().map(|series| series.code).collect();
    let code = reader.required_choice("series", &words::series(lang), &codes);
    let class = reader.required_choice("class", &words::class(lang), &CLASSES);
    let as_of = reader.past_day("as_of", &words::as_of(lang), today);
    let received_on = reader.past_day("received_on", &words::received_on(lang), today);
    let new = NewCell {
        series: code,
        class,
        as_of,
        received_on,
        value: reader.whole("value", 0, MAX),
        low: reader.whole("low", 0, MAX),
        high: reader.whole("high", 0, MAX),
        in_words: reader.text("in_words", 300),
        method: reader.text("method", 300),
        source: reader.required("source", &words::source(lang), 200),
        reference: reader.text("reference", 200),
    };
    if received_on < as_of {
        reader.wrong("received_on", words::received_before(lang));
    }
    if let Some(series) = Series::by_code(&new.series) {
        check_series(&mut reader, series, &new);
    }
    reader.finish()?;
    Ok(new)
}

const MAX: i64 = 10_000_000_000;

fn check_series(reader: &mut Reader, series: &Series, new: &NewCell) {
    let lang = reader.lang;
    if CLASSES.contains(&new.class.as_str()) && !series.classes.contains(&new.class.as_str()) {
        reader.wrong("class", words::class_of_another_series(lang));
    }
    if reader.errors.of("value").is_none() && new.value.is_none() {
        if !series.estimate {
            reader.wrong("value", words::value_required(lang));
        } else if new.in_words.is_empty() {
            reader.wrong("value", words::value_or_words(lang));
        }
    }
    if series.estimate && new.method.is_empty() {
        reader.wrong("method", words::method_required(lang));
    }
    if !series.estimate && (new.low.is_some() || new.high.is_some()) {
        reader.wrong("low", words::no_range(lang));
    }
    let ends = [new.low, new.value, new.high];
    if !ends.iter().flatten().is_sorted() {
        reader.wrong("low", words::range_in_order(lang));
    }
}

/// A cell in the history of its series: whether a later entry for the same class and day stands in
/// its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'c> {
    pub(super) cell: &'c Cell,
    pub(super) superseded_by: Option<&'c Cell>,
}

impl Placed<'_> {
    /// Whether it is what the mission goes by.
    pub(super) fn in_force(&self) -> bool {
        self.cell.voided_at.is_none() && self.superseded_by.is_none()
    }
}

/// Places every cell of a series, in the order given. Of several for one class and day that were
/// not taken back, the one entered last is in force.
pub(super) fn place(cells: &[Cell]) -> Vec<Placed<'_>> {
    let mut last: BTreeMap<(&str, &str), &Cell> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| cell.voided_at.is_none()) {
        let kept = last.entry((&cell.class, &cell.as_of)).or_insert(cell);
        if (cell.recorded_at, &cell.id) > (kept.recorded_at, &kept.id) {
            *kept = cell;
        }
    }
    let by = |cell: &Cell| {
        last.get(&(cell.class.as_str(), cell.as_of.as_str()))
            .copied()
    };
    let placed = |cell| Placed {
        cell,
        superseded_by: by(cell)
            .filter(|in_force| in_force.id != cell.id && cell.voided_at.is_none()),
    };
    cells.iter().map(placed).collect()
}

/// How one class of a series stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Standing<'c> {
    /// The cell of the latest day.
    pub(super) last: &'c Cell,
    /// How many reports in a row before it said the same.
    pub(super) reports: usize,
    /// For how many days it has been the same, up to today.
    pub(super) days: i64,
}

impl Standing<'_> {
    /// Whether it has stood still for so long that readers must be told.
    pub(super) fn is_stale(&self) -> bool {
        self.reports >= STALE_AFTER
    }
}

/// The last cell of each class of one series, in the order of the classes.
pub(super) fn standings(cells: &[Cell], today: Date) -> Vec<Standing<'_>> {
    let mut in_force: Vec<&Cell> = place(cells)
        .into_iter()
        .filter(Placed::in_force)
        .map(|placed| placed.cell)
        .collect();
    in_force.sort_by(|a, b| b.as_of.cmp(&a.as_of));
    let of_class = |class: &&str| {
        let mut own = in_force
            .iter()
            .copied()
            .filter(|cell| cell.class == **class);
        let last = own.next()?;
        let same: Vec<&Cell> = own.take_while(|cell| says_the_same(cell, last)).collect();
        let since = same.last().map_or(last, |earliest| earliest);
        Some(Standing {
            last,
            reports: same.len(),
            days: days_since(&since.as_of, today),
        })
    };
    CLASSES.iter().filter_map(of_class).collect()
}

fn says_the_same(a: &Cell, b: &Cell) -> bool {
    (a.value, a.low, a.high, &a.in_words) == (b.value, b.low, b.high, &b.in_words)
}

fn days_since(day: &str, today: Date) -> i64 {
    let since = day.parse::<Date>().and_then(|day| day.until(today));
    since.map_or(0, |span| i64::from(span.get_days()))
}
