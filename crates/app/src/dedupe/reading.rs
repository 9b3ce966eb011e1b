//! Reading the register: its rows into the batch, and everything that must be said about them.
//!
//! No cell of the input may appear in what is said; names of columns may.

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Read, stdin};
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use linkage::table::{BadRow, Column, Fault, NotUsed, Options, Table, TableError};
use linkage::{Batch, Field, Record};

use super::outputs::{self, Csv, Output};
use super::{Dedupe, Progress};

/// Bad rows that are named one by one; the rest is counted.
const BAD_ROWS_NAMED: u64 = 50;
/// Lines of birth dates that are named, and columns.
const DATES_NAMED: usize = 5;
const COLUMNS_NAMED: usize = 20;

/// What is kept of a register besides the batch.
pub(super) struct Reading {
    pub(super) ids: Ids,
    /// Only where reasons are wanted.
    pub(super) written: Option<Written>,
    /// The list of bad rows, to be finished with the other files.
    pub(super) bad_rows: Option<Csv>,
}

pub(super) fn read(
    args: &Dedupe,
    batch: &mut Batch,
    bad_rows: Option<Output>,
    progress: &Progress,
) -> Result<Reading> {
    let shown = args.input.display().to_string();
    let source: Box<dyn Read> = if args.input == Path::new("-") {
        Box::new(stdin().lock())
    } else {
        Box::new(File::open(&args.input).with_context(|| format!("cannot open {shown}"))?)
    };
    let map = args.columns.as_ref().map(|path| {
        fs::read_to_string(path).with_context(|| format!("cannot open {}", path.display()))
    });
    let map = map.transpose()?;
    let options = Options {
        map: map.as_deref(),
        encoding: args.encoding.as_deref(),
    };
    let mut table = Table::open(source, options).map_err(|e| remedy(&shown, e))?;
    tell_columns(table.columns());
    progress.tell("reading");
    let mut bad = BadRows::new(bad_rows)?;
    let mut ids = Ids::default();
    let mut written = args.explain.then(Written::default);
    let mut lost_letters = 0_u64;
    while let Some(row) = table.next_row().map_err(|e| remedy(&shown, e))? {
        match row {
            Err(row) => bad.add(row)?,
            Ok(row) if !ids.add(&row.id) => bad.add(BadRow {
                line: row.line,
                why: Fault::DuplicateId,
            })?,
            Ok(row) => {
                if row.odd_birth {
                    bad.add_date(row.line)?;
                }
                lost_letters += u64::from(row.lost_letters);
                batch.add(&row.record);
                if let Some(written) = &mut written {
                    written.add(&row.record);
                }
            }
        }
    }
    progress.done();
    let bad_rows = bad.report();
    if ids.len() == 0 && bad_rows.1 > 0 {
        outputs::finish(bad_rows.0.into_iter().collect())?;
        bail!("{shown}: not one row can be used");
    }
    if lost_letters > 0 {
        eprintln!(
            "{lost_letters} rows hold \u{FFFD}, which stands for letters that were lost before this \
             file was written"
        );
    }
    Ok(Reading {
        ids,
        written,
        bad_rows: bad_rows.0,
    })
}

/// What is wrong with the file, and what to do about it on this command line.
fn remedy(shown: &str, error: TableError) -> anyhow::Error {
    match error {
        TableError::NotUtf8 { .. } => anyhow!(
            "{shown}: {error}; save the file as \"CSV UTF-8\", or say how it is written: --encoding \
             windows-1256 (Arabic), windows-1251 (Cyrillic), windows-1252 (Western); with --encoding \
             utf-8 rows that are not are passed over"
        ),
        TableError::NoId | TableError::NoName => {
            anyhow!("{shown}: {error}; give the map with --columns MAP.toml")
        }
        error => anyhow::Error::new(error).context(shown.to_owned()),
    }
}

/// Which column fills what; one that nobody understood must not pass unseen.
fn tell_columns(columns: &[Column]) {
    let mut used: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut unused = Vec::new();
    for column in columns {
        match column.field {
            Ok(field) => match used.iter_mut().find(|(other, _)| *other == field) {
                Some((_, names)) => names.push(&column.name),
                None => used.push((field, vec![&column.name])),
            },
            Err(_) if column.name.is_empty() => {}
            Err(NotUsed::Unknown) => unused.push(column.name.clone()),
            Err(why) => unused.push(format!("{} ({why})", column.name)),
        }
    }
    let used: Vec<String> = used
        .into_iter()
        .map(|(field, names)| match names[..] {
            [name] if name.eq_ignore_ascii_case(field) => field.to_owned(),
            _ => format!("{field} \u{2190} {}", names.join(" + ")),
        })
        .collect();
    eprintln!("used: {}", used.join(", "));
    if !unused.is_empty() {
        let more = unused.len().saturating_sub(COLUMNS_NAMED);
        unused.truncate(COLUMNS_NAMED);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        eprintln!(
            "not used: {}{more}; if one of them matters, name it in a map (--columns)",
            unused.join(", ")
        );
    }
}

/// What stood in the cells of which a batch keeps only a trace, for the reasons.
#[derive(Default)]
pub(super) struct Written {
    text: String,
    ends: Vec<usize>,
}

impl Written {
    const FIELDS: [Field; 5] = [
        Field::Nationality,
        Field::Document,
        Field::Phone,
        Field::Household,
        Field::Place,
    ];
    /// Nobody reads on.
    const LONGEST: usize = 120;

    fn add(&mut self, record: &Record) {
        let (documents, phones) = (record.documents.join(", "), record.phones.join(", "));
        for text in [
            &record.nationality,
            &documents,
            &phones,
            &record.household,
            &record.place,
        ] {
            self.text.extend(text.chars().take(Self::LONGEST));
            self.ends.push(self.text.len());
        }
    }

    /// A record's cell; `None` for a field that is not kept here.
    pub(super) fn get(&self, position: u32, field: Field) -> Option<&str> {
        let column = Self::FIELDS.iter().position(|f| *f == field)?;
        let at = position as usize * Self::FIELDS.len() + column;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(&self.text[start..self.ends[at]])
    }
}

/// The ids by position, in one text, and which were seen.
#[derive(Default)]
pub(super) struct Ids {
    text: String,
    ends: Vec<usize>,
    seen: HashSet<u64>,
}

impl Ids {
    /// Adds an id unless it was added before.
    fn add(&mut self, id: &str) -> bool {
        let new = self.seen.insert(hash_of(id));
        if new {
            self.text.push_str(id);
            self.ends.push(self.text.len());
        }
        new
    }

    pub(super) fn get(&self, position: u32) -> &str {
        let at = position as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[at]]
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// Two of a million ids have the same once in thirty million registers.
fn hash_of(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

struct BadRows {
    named: u64,
    kinds: BTreeMap<&'static str, u64>,
    /// How many birth dates were not understood, and the first lines with one.
    dates: (u64, Vec<String>),
    list: Option<Csv>,
}

impl BadRows {
    fn new(list: Option<Output>) -> Result<Self> {
        let mut list = list.map(Output::create).transpose()?;
        if let Some(list) = &mut list {
            list.row(&["line", "reason"])?;
        }
        Ok(Self {
            named: 0,
            kinds: BTreeMap::new(),
            dates: (0, Vec::new()),
            list,
        })
    }

    fn add(&mut self, row: BadRow) -> Result<()> {
        *self.kinds.entry(row.why.kind()).or_default() += 1;
        if let Some(list) = &mut self.list {
            list.row(&[&row.line.to_string(), &row.why.to_string()])?;
        }
        if self.named < BAD_ROWS_NAMED {
            eprintln!("{row}; passed over");
            self.named += 1;
        } else if self.named == BAD_ROWS_NAMED {
            eprintln!("more bad rows are only counted");
            self.named += 1;
        }
        Ok(())
    }

    /// A row that is used without its birth date.
    fn add_date(&mut self, line: u64) -> Result<()> {
        let line = line.to_string();
        if let Some(list) = &mut self.list {
            let why = "the birth date is not understood; the row is used without it";
            list.row(&[&line, why])?;
        }
        self.dates.0 += 1;
        if self.dates.1.len() < DATES_NAMED {
            self.dates.1.push(line);
        }
        Ok(())
    }

    /// Says all; the list is not finished yet. Also how many rows were passed over.
    fn report(self) -> (Option<Csv>, u64) {
        let total: u64 = self.kinds.values().sum();
        if total > 0 {
            let kinds: Vec<String> = self
                .kinds
                .iter()
                .map(|(kind, n)| format!("{n} {kind}"))
                .collect();
            eprintln!("{total} rows passed over: {}", kinds.join(", "));
        }
        let (dates, lines) = self.dates;
        if dates > 0 {
            let more = if dates > lines.len() as u64 {
                ", …"
            } else {
                ""
            };
            eprintln!(
                "{dates} birth dates were not understood and count as missing (line {}{more})",
                lines.join(", ")
            );
        }
        (self.list, total)
    }
}
