//! `waystation dedupe`: finds the same persons in a register that is a CSV file.
//!
//! Files, arguments and progress only; what a person is and who is one stands in `linkage`. No cell
//! of the input may appear in a message.

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufWriter, IsTerminal, Write, stderr};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use linkage::table::{BadRow, Fault, Table};
use linkage::{Batch, Class, Findings, Model, Pair};

/// Find persons who are registered more than once.
///
/// Every two records that may be one person get a probability and one of three classes: `same`
/// from the threshold on, else `relative` (two people of one family or household) or `different`.
/// PAIRS.csv holds the pairs called `same`, with --show also weaker ones for a reviewer.
/// CLUSTERS.csv holds persons: `same` pairs joined, unless the records of two groups contradict one
/// another. RELATIVES.csv holds all relatives.
#[derive(clap::Args)]
pub(crate) struct Dedupe {
    /// The register: CSV with a header; every column but `id` may be missing.
    input: PathBuf,
    /// Which columns are what, as TOML lines: given_name = "First name".
    #[arg(long, value_name = "MAP.toml")]
    columns: Option<PathBuf>,
    /// Where pairs go, surest first: id_a,id_b,probability,class,bits.
    #[arg(long, value_name = "PAIRS.csv")]
    out: PathBuf,
    /// Where persons go: id,cluster for every record that has another.
    #[arg(long, value_name = "CLUSTERS.csv")]
    clusters: Option<PathBuf>,
    /// Where pairs of relatives go: id_a,id_b,bits (the evidence for one person, mostly below 0).
    #[arg(long, value_name = "RELATIVES.csv")]
    relatives: Option<PathBuf>,
    /// From which probability a pair is called one person.
    #[arg(long, default_value_t = linkage::DEFAULT_THRESHOLD)]
    threshold: f32,
    /// Also write pairs from this lower probability on, whatever their class.
    #[arg(long, value_name = "PROBABILITY")]
    show: Option<f32>,
    /// Where every bad row is listed: line,reason. On the terminal only the first few are named.
    #[arg(long, value_name = "BAD.csv")]
    bad_rows: Option<PathBuf>,
    /// Add a column with the reasons, in plain words and bits.
    #[arg(long)]
    explain: bool,
}

/// Bad rows that are named one by one; the rest is counted.
const BAD_ROWS_NAMED: u64 = 50;

impl Dedupe {
    pub(crate) fn run(&self) -> Result<()> {
        for (name, value) in [("threshold", Some(self.threshold)), ("show", self.show)] {
            ensure!(
                value.is_none_or(|p| (0.0..=1.0).contains(&p)),
                "--{name} is a probability, from 0 to 1"
            );
        }
        self.check_files()?;
        let progress = Progress::new();
        let mut batch = Batch::new(Model::start());
        let ids = self.read(&mut batch, &progress)?;
        let found = batch.run(self.threshold, |stage| progress.tell(stage));
        progress.tell("writing");
        self.write_pairs(&batch, &ids, &found)?;
        if let Some(path) = &self.clusters {
            write_clusters(path, &ids, &found)?;
        }
        if let Some(path) = &self.relatives {
            write_relatives(path, &ids, &found)?;
        }
        progress.done();
        let (persons, records) = (
            found.groups.len(),
            found.groups.iter().map(Vec::len).sum::<usize>(),
        );
        eprintln!(
            "{} records, {} pairs compared: {persons} persons stand in {records} records",
            ids.len(),
            found.compared
        );
        Ok(())
    }

    /// No output may be a file that is read, or another output: the register would be lost.
    fn check_files(&self) -> Result<()> {
        let read = [Some(&self.input), self.columns.as_ref()];
        let written = [
            Some(&self.out),
            self.clusters.as_ref(),
            self.relatives.as_ref(),
            self.bad_rows.as_ref(),
        ];
        let mut seen: HashSet<PathBuf> =
            read.into_iter().flatten().map(|path| real(path)).collect();
        for path in written.into_iter().flatten() {
            ensure!(
                seen.insert(real(path)),
                "{} would be written over a file that is read or written too",
                path.display()
            );
        }
        Ok(())
    }

    fn read(&self, batch: &mut Batch, progress: &Progress) -> Result<Ids> {
        progress.tell("reading");
        let shown = self.input.display();
        let file = File::open(&self.input).with_context(|| format!("cannot open {shown}"))?;
        let map = match &self.columns {
            Some(path) => Some(
                std::fs::read_to_string(path)
                    .with_context(|| format!("cannot open {}", path.display()))?,
            ),
            None => None,
        };
        let mut table = Table::open(file, map.as_deref()).with_context(|| shown.to_string())?;
        tell_unread(table.unread());
        let (mut ids, mut bad) = (Ids::default(), BadRows::new(self.bad_rows.as_deref())?);
        let (mut odd_dates, mut odd_text) = (0_u64, 0_u64);
        while let Some(row) = table.next_row().with_context(|| shown.to_string())? {
            match row {
                Err(row) => bad.add(row)?,
                Ok(row) if !ids.add(&row.id) => bad.add(BadRow {
                    line: row.line,
                    why: Fault::DuplicateId,
                })?,
                Ok(row) => {
                    odd_dates += u64::from(row.odd_birth);
                    odd_text += u64::from(row.odd_text);
                    batch.add(&row.record);
                }
            }
        }
        bad.report()?;
        if odd_dates > 0 {
            eprintln!("{odd_dates} birth dates were not understood and count as missing");
        }
        if odd_text > 0 {
            eprintln!("{odd_text} rows hold letters that are no UTF-8; save the file as UTF-8");
        }
        Ok(ids)
    }

    fn write_pairs(&self, batch: &Batch, ids: &Ids, found: &Findings) -> Result<()> {
        let mut out = Csv::create(&self.out)?;
        out.row(
            &["id_a", "id_b", "probability", "class", "bits", "reasons"]
                [..if self.explain { 6 } else { 5 }],
        )?;
        let mut pairs: Vec<&Pair> = found
            .pairs
            .iter()
            .filter(|p| {
                p.class == Class::Same || self.show.is_some_and(|least| p.probability >= least)
            })
            .collect();
        pairs.sort_by(|x, y| y.bits.total_cmp(&x.bits).then((x.a, x.b).cmp(&(y.a, y.b))));
        for pair in pairs {
            let (probability, bits) = (
                format!("{:.4}", pair.probability),
                format!("{:.1}", pair.bits),
            );
            let mut row = vec![
                ids.get(pair.a),
                ids.get(pair.b),
                &probability,
                pair.class.as_str(),
                &bits,
            ];
            let reasons = if self.explain {
                explain(batch, pair)
            } else {
                String::new()
            };
            if self.explain {
                row.push(&reasons);
            }
            out.row(&row)?;
        }
        out.finish()
    }
}

/// A path as the file system knows it, whether or not the file is there yet.
fn real(path: &Path) -> PathBuf {
    let parent = |path: &Path| match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
        Some(parent) => parent.to_owned(),
        None => path.to_owned(),
    };
    path.canonicalize().unwrap_or_else(|_| {
        let folder = parent(path);
        let folder = folder.canonicalize().unwrap_or(folder);
        path.file_name()
            .map_or(folder.clone(), |name| folder.join(name))
    })
}

/// Names of columns are not cells; a mistyped one must not pass unseen.
fn tell_unread(columns: &[String]) {
    const NAMED: usize = 20;
    if columns.is_empty() {
        return;
    }
    let names: Vec<String> = columns
        .iter()
        .take(NAMED)
        .map(|name| format!("{:?}", name.chars().take(40).collect::<String>()))
        .collect();
    let more = if columns.len() > NAMED { ", …" } else { "" };
    eprintln!(
        "columns passed over: {}{more}; name them in a --columns map if they are fields",
        names.join(", ")
    );
}

fn explain(batch: &Batch, pair: &Pair) -> String {
    let lines = batch
        .explain(pair.a, pair.b)
        .into_iter()
        .map(|reason| match reason.field {
            Some(field) => {
                reason.with_values(&batch.value(pair.a, field), &batch.value(pair.b, field))
            }
            None => reason.to_string(),
        });
    lines.collect::<Vec<_>>().join("; ")
}

fn write_clusters(path: &Path, ids: &Ids, found: &Findings) -> Result<()> {
    let mut out = Csv::create(path)?;
    out.row(&["id", "cluster"])?;
    for (number, group) in found.groups.iter().enumerate() {
        let number = (number + 1).to_string();
        for position in group {
            out.row(&[ids.get(*position), &number])?;
        }
    }
    out.finish()
}

fn write_relatives(path: &Path, ids: &Ids, found: &Findings) -> Result<()> {
    let mut out = Csv::create(path)?;
    out.row(&["id_a", "id_b", "bits"])?;
    for pair in found.pairs.iter().filter(|p| p.class == Class::Relative) {
        out.row(&[
            ids.get(pair.a),
            ids.get(pair.b),
            &format!("{:.1}", pair.bits),
        ])?;
    }
    out.finish()
}

/// The ids by position, in one text, and which were seen.
#[derive(Default)]
struct Ids {
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

    fn get(&self, position: u32) -> &str {
        let at = position as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[at]]
    }

    fn len(&self) -> usize {
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
    list: Option<Csv>,
}

impl BadRows {
    fn new(list: Option<&Path>) -> Result<Self> {
        let mut list = list.map(Csv::create).transpose()?;
        if let Some(list) = &mut list {
            list.row(&["line", "reason"])?;
        }
        Ok(Self {
            named: 0,
            kinds: BTreeMap::new(),
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

    fn report(self) -> Result<()> {
        let total: u64 = self.kinds.values().sum();
        if total > 0 {
            let kinds: Vec<String> = self
                .kinds
                .iter()
                .map(|(kind, n)| format!("{n} {kind}"))
                .collect();
            eprintln!("{total} rows passed over: {}", kinds.join(", "));
        }
        self.list.map_or(Ok(()), Csv::finish)
    }
}

struct Csv {
    out: BufWriter<File>,
    shown: String,
}

impl Csv {
    fn create(path: &Path) -> Result<Self> {
        let shown = path.display().to_string();
        let file = File::create(path).with_context(|| format!("cannot write {shown}"))?;
        Ok(Self {
            out: BufWriter::new(file),
            shown,
        })
    }

    fn row(&mut self, cells: &[&str]) -> Result<()> {
        let mut line = String::new();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                line.push(',');
            }
            linkage::table::push_cell(&mut line, cell);
        }
        line.push('\n');
        self.out
            .write_all(line.as_bytes())
            .with_context(|| format!("cannot write {}", self.shown))
    }

    fn finish(mut self) -> Result<()> {
        self.out
            .flush()
            .with_context(|| format!("cannot write {}", self.shown))
    }
}

/// The present stage on a terminal; silent in a pipe.
struct Progress {
    terminal: bool,
}

impl Progress {
    fn new() -> Self {
        Self {
            terminal: stderr().is_terminal(),
        }
    }

    fn tell(&self, stage: &str) {
        if self.terminal {
            eprint!("\r\x1b[K{stage} …");
        }
    }

    fn done(&self) {
        if self.terminal {
            eprint!("\r\x1b[K");
        }
    }
}
