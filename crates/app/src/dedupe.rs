//! `waystation dedupe`: finds the same persons in a register that is a CSV file.
//!
//! Files, arguments and progress only; what a person is and who is one stands in `linkage`. No cell
//! of the input may appear in a message.

mod outputs;
mod reading;
mod reasons;

use std::io::{IsTerminal, stderr};
use std::path::{Path, PathBuf};

use anyhow::Result;
use linkage::{Batch, Class, Common, Field, Findings, Model, Pair};

use outputs::{Csv, Output};
use reading::{Reading, read};
use reasons::explain;

/// Find persons who are registered more than once.
///
/// Every two records that may be one person get a probability and one of three classes: `same`
/// from the threshold on, else `relative` (two people of one family or household) or `different`.
/// PAIRS.csv holds the pairs called `same`, with --show also weaker ones for a reviewer.
/// CLUSTERS.csv holds persons: `same` pairs joined, unless the records of two groups contradict one
/// another. RELATIVES.csv holds all relatives.
///
/// `bits` are the odds for one person as a power of two, against the likelier of two strangers and
/// two relatives: +3 says that one person is 8 times likelier, -16 that two are 65,536 times.
///
/// What is said about columns, rows and values goes to standard error. All files are written
/// complete or not at all; `-` is the standard output (or, as IN.csv, the standard input).
///
/// Exit status: 0 done, whatever was found and however many rows were passed over; 1 not done, no
/// file but BAD.csv was changed: a file cannot be read or written, the header has no id, name or
/// date, or not one row can be used; 2 the command line is wrong.
#[derive(clap::Args)]
pub(crate) struct Dedupe {
    /// The register: CSV with a header (, ; | or tab; UTF-8 or UTF-16); every column but `id` may
    /// be missing, but a name or birth date must be there.
    #[arg(value_name = "IN.csv")]
    input: PathBuf,
    /// Which columns are what, as TOML lines: given_name = "First name".
    #[arg(long, value_name = "MAP.toml")]
    columns: Option<PathBuf>,
    /// The encoding, if it is neither UTF-8 nor UTF-16: windows-1256 (Arabic), windows-1251
    /// (Cyrillic), windows-1252 (Western), … With utf-8, rows that are not are passed over.
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Where pairs go, surest first: id_a,id_b,probability,class,bits.
    #[arg(long, value_name = "PAIRS.csv")]
    out: PathBuf,
    /// Where persons go: id,cluster for every record that has another.
    #[arg(long, value_name = "CLUSTERS.csv")]
    clusters: Option<PathBuf>,
    /// Where pairs of relatives go: id_a,id_b,bits; the lower, the surer that they are two people.
    #[arg(long, value_name = "RELATIVES.csv")]
    relatives: Option<PathBuf>,
    /// From which probability a pair is called one person.
    #[arg(long, default_value_t = linkage::DEFAULT_THRESHOLD, value_parser = probability)]
    threshold: f32,
    /// Also write pairs from this lower probability on, whatever their class.
    #[arg(long, value_name = "PROBABILITY", value_parser = probability)]
    show: Option<f32>,
    /// Where every bad row is listed, and every birth date that was not understood: line,reason. On
    /// the terminal only the first few are named.
    #[arg(long, value_name = "BAD.csv")]
    bad_rows: Option<PathBuf>,
    /// Add a column with the reasons, in plain words and bits, to PAIRS.csv and RELATIVES.csv. It
    /// shows what stands in the register.
    #[arg(long)]
    explain: bool,
}

fn probability(text: &str) -> Result<f32, String> {
    let value = text.parse().ok().filter(|p| (0.0..=1.0).contains(p));
    value.ok_or_else(|| "a probability is a number from 0 to 1".to_owned())
}

impl Dedupe {
    pub(crate) fn run(&self) -> Result<()> {
        let path = |path: &Option<PathBuf>| path.clone();
        let named = [
            Some(self.out.clone()),
            path(&self.clusters),
            path(&self.relatives),
            path(&self.bad_rows),
        ];
        let inputs: Vec<&Path> = std::iter::once(&self.input)
            .chain(&self.columns)
            .map(PathBuf::as_path)
            .collect();
        let named = named.each_ref().map(Option::as_deref);
        let [pairs, clusters, relatives, bad] = outputs::check(named, &inputs)?;
        let progress = Progress::new();
        let mut batch = Batch::new(Model::start());
        let mut read = read(self, &mut batch, bad, &progress)?;
        let found = batch.run(self.threshold, |stage| progress.tell(stage));
        progress.tell("writing");
        let run = Run {
            batch: &batch,
            read: &read,
            found: &found,
            explain: self.explain,
        };
        let mut files = Vec::new();
        if let Some(output) = pairs {
            files.push(run.write_pairs(output, self.show)?);
        }
        if let Some(output) = clusters {
            files.push(run.write_clusters(output)?);
        }
        if let Some(output) = relatives {
            files.push(run.write_relatives(output)?);
        }
        files.extend(read.bad_rows.take());
        outputs::finish(files)?;
        progress.done();
        found.common.iter().for_each(tell_common);
        let (persons, records) = (
            found.groups.len(),
            found.groups.iter().map(Vec::len).sum::<usize>(),
        );
        eprintln!(
            "{} records, {} pairs compared: {persons} persons stand in {records} records",
            read.ids.len(),
            found.compared
        );
        Ok(())
    }
}

/// Which value it is stays untold: it may be somebody's.
fn tell_common(common: &Common) {
    let Common { field, holders, of } = common;
    if *field == Field::Birth {
        eprintln!(
            "1 January 1970 is the birth date in {holders} of {of} rows that have one, as programs \
             write it where none is known; it counts as none"
        );
    } else {
        eprintln!(
            "1 {} stands in {holders} of {of} rows that have one; it says nothing and counts as \
             none",
            field.label()
        );
    }
}

/// A run that is over, to be written.
struct Run<'a> {
    batch: &'a Batch,
    read: &'a Reading,
    found: &'a Findings,
    explain: bool,
}

impl Run<'_> {
    fn write_pairs(&self, output: Output, show: Option<f32>) -> Result<Csv> {
        let mut out = output.create()?;
        self.head(&mut out, &["id_a", "id_b", "probability", "class", "bits"])?;
        let shown =
            |p: &&Pair| p.class == Class::Same || show.is_some_and(|least| p.probability >= least);
        let mut pairs: Vec<&Pair> = self.found.pairs.iter().filter(shown).collect();
        pairs.sort_by(|x, y| y.bits.total_cmp(&x.bits).then((x.a, x.b).cmp(&(y.a, y.b))));
        for pair in pairs {
            let probability = format!("{:.4}", pair.probability);
            self.pair(&mut out, pair, &[&probability, pair.class.as_str()])?;
        }
        Ok(out)
    }

    fn write_clusters(&self, output: Output) -> Result<Csv> {
        let mut out = output.create()?;
        out.row(&["id", "cluster"])?;
        for (number, group) in self.found.groups.iter().enumerate() {
            let number = (number + 1).to_string();
            for position in group {
                out.row(&[self.read.ids.get(*position), &number])?;
            }
        }
        Ok(out)
    }

    fn write_relatives(&self, output: Output) -> Result<Csv> {
        let mut out = output.create()?;
        self.head(&mut out, &["id_a", "id_b", "bits"])?;
        let relatives = |p: &&Pair| p.class == Class::Relative;
        for pair in self.found.pairs.iter().filter(relatives) {
            self.pair(&mut out, pair, &[])?;
        }
        Ok(out)
    }

    fn head(&self, out: &mut Csv, names: &[&str]) -> Result<()> {
        let mut names = names.to_vec();
        names.extend(self.explain.then_some("reasons"));
        out.row(&names)
    }

    /// Both ids, what is between, bits and, if they are wanted, reasons.
    fn pair(&self, out: &mut Csv, pair: &Pair, between: &[&str]) -> Result<()> {
        let bits = format!("{:.1}", pair.bits);
        let reasons = self.explain.then(|| explain(self.batch, self.read, pair));
        let mut row = vec![self.read.ids.get(pair.a), self.read.ids.get(pair.b)];
        row.extend(between);
        row.push(&bits);
        row.extend(reasons.as_deref());
        out.row(&row)
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
