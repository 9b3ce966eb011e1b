//! Times the index on a register: `measure_index REGISTER.csv TRUTH.csv`.
//!
//! Inserts everything, then checks 2,000 records against the rest and searches for 2,000 by names
//! of which one is spelt as in another registration of the same person. Prints quantiles of
//! wall time, the best of three goes each.

use std::collections::HashMap;
use std::fs::File;
use std::time::{Duration, Instant};

use linkage::table::Table;
use linkage::{Index, Record};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(register), Some(truth)) = (args.next(), args.next()) else {
        return Err("usage: measure_index REGISTER.csv TRUTH.csv".into());
    };
    let mut table = Table::open(File::open(register)?, None)?;
    let mut records: Vec<(String, Record)> = Vec::new();
    while let Some(row) = table.next_row()? {
        if let Ok(row) = row {
            records.push((row.id, row.record));
        }
    }
    let person = persons(&truth)?;
    let start = Instant::now();
    let mut index: Index<u32> = Index::new();
    for (id, (_, record)) in (0..).zip(&records) {
        index.insert(id, record);
    }
    report(&format!(
        "{} inserts in {:.1} s; {:?}",
        records.len(),
        start.elapsed().as_secs_f32(),
        index.size()
    ));
    measure_checks(&index, &records);
    measure_searches(&index, &records, &person);
    let start = Instant::now();
    let removed = (0..)
        .step_by(100)
        .take(10_000)
        .filter(|id| index.remove(id))
        .count();
    report(&format!(
        "{removed} removals in {:.2} s",
        start.elapsed().as_secs_f32()
    ));
    Ok(())
}

/// Person by record id.
fn persons(path: &str) -> Result<HashMap<String, String>, std::io::Error> {
    let text = std::fs::read_to_string(path)?;
    let cells = text.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
    });
    Ok(cells.collect())
}

fn measure_checks(index: &Index<u32>, records: &[(String, Record)]) {
    let times = records
        .iter()
        .step_by((records.len() / 2_000).max(1))
        .map(|(_, record)| best_of_three(|| index.check(record)).0);
    report(&format!("check: {}", quantiles(times.collect())));
}

/// Types the names of one registration and expects a record of that person among the first three;
/// the typed spelling of one name is that of another registration.
fn measure_searches(
    index: &Index<u32>,
    records: &[(String, Record)],
    person: &HashMap<String, String>,
) {
    let mut by_person: HashMap<&str, Vec<u32>> = HashMap::new();
    for (at, (id, _)) in (0..).zip(records) {
        if let Some(person) = person.get(id) {
            by_person.entry(person).or_default().push(at);
        }
    }
    let mut repeated: Vec<&Vec<u32>> = by_person.values().filter(|list| list.len() > 1).collect();
    repeated.sort();
    let (mut times, mut asked, mut found) = (Vec::new(), 0, 0);
    for list in repeated.iter().step_by((repeated.len() / 2_000).max(1)) {
        let [one, other] = [list[0], list[1]].map(|at| &records[at as usize].1);
        let typed = format!("{} {} {}", other.given, one.father, one.family);
        let (time, hits) = best_of_three(|| index.search(&typed, 3));
        times.push(time);
        asked += 1;
        found += u32::from(hits.iter().any(|hit| list.contains(&hit.id)));
    }
    let share = f64::from(found) / f64::from(asked.max(1));
    report(&format!(
        "search: {}; right person in the first three: {share:.3} of {asked}",
        quantiles(times)
    ));
}

/// The shortest of three goes, so that one in which another process was let in does not count.
fn best_of_three<T>(work: impl Fn() -> T) -> (Duration, T) {
    let go = || {
        let start = Instant::now();
        let result = std::hint::black_box(work());
        (start.elapsed(), result)
    };
    let first = go();
    [go(), go()].into_iter().fold(
        first,
        |best, next| if next.0 < best.0 { next } else { best },
    )
}

fn quantiles(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .map_or(0.0, |t| t.as_secs_f64() * 1e3)
    };
    format!(
        "median {:.3} ms, 95 % {:.3} ms, 99 % {:.3} ms",
        at(50),
        at(95),
        at(99)
    )
}

#[expect(clippy::print_stdout, reason = "a measuring program prints")]
fn report(line: &str) {
    println!("{line}");
}
