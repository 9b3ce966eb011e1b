//! Times the index on a register: `measure_index REGISTER.csv TRUTH.csv`.
//!
//! Inserts everything, then checks 20,000 different records against the rest and searches for 2,000
//! by three names of which the given one is spelt as in another registration of the same person.
//! Prints quantiles of wall time. Every record is asked about three times with all the others
//! between, so that no go finds the caches warm; the shortest counts, so that other processes'
//! turns do not.

use std::collections::HashMap;
use std::fs::File;
use std::time::{Duration, Instant};

use linkage::table::{Options, Table};
use linkage::{Index, NameLevel, Record, compare_names};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(register), Some(truth)) = (args.next(), args.next()) else {
        return Err("usage: measure_index REGISTER.csv TRUTH.csv".into());
    };
    let mut table = Table::open(File::open(register)?, Options::default())?;
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
    let asked: Vec<&Record> = scattered(records).map(|(_, record)| record).collect();
    let (times, _) = shortest_of_three(&asked, |record| index.check(record));
    report(&format!("check: {}", quantiles(times)));
}

/// 20,000 records from all over the register, in no order.
fn scattered(records: &[(String, Record)]) -> impl Iterator<Item = &(String, Record)> {
    let all = records.len();
    (0..all.min(20_000)).map(move |n| &records[n * 799_921 % all])
}

/// Types the names of one registration and expects a record of that person among the first three;
/// the given name is spelt as in another registration, where that has it in its column.
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
    let mut asked: Vec<(String, &Vec<u32>)> = Vec::new();
    for list in repeated.iter().step_by((repeated.len() / 2_000).max(1)) {
        let [one, other] = [list[0], list[1]].map(|at| &records[at as usize].1);
        // A spelling of it, or one letter mistyped.
        if compare_names(&one.given, &other.given) >= Some(NameLevel::Slip) {
            asked.push((
                format!("{} {} {}", other.given, one.father, one.family),
                list,
            ));
        }
    }
    for year in [false, true] {
        let asked: Vec<(String, &Vec<u32>)> = asked
            .iter()
            .map(|(typed, list)| {
                let birth = records[list[0] as usize].1.birth.filter(|_| year);
                let year = birth.map(|b| format!(" {}", b.year)).unwrap_or_default();
                (format!("{typed}{year}"), *list)
            })
            .collect();
        let (times, hits) = shortest_of_three(&asked, |(typed, _)| index.search(typed, 3));
        let found = asked
            .iter()
            .zip(hits)
            .filter(|((_, list), hits)| hits.iter().any(|hit| list.contains(&hit.id)))
            .count();
        report(&format!(
            "search{}: {}; right person in the first three: {found} of {}",
            if year { " with birth year" } else { "" },
            quantiles(times),
            asked.len()
        ));
    }
}

fn shortest_of_three<Q, T>(asked: &[Q], ask: impl Fn(&Q) -> T) -> (Vec<Duration>, Vec<T>) {
    let mut shortest = vec![Duration::MAX; asked.len()];
    let mut answers = Vec::new();
    for _ in 0..3 {
        answers.clear();
        for (question, shortest) in asked.iter().zip(&mut shortest) {
            let start = Instant::now();
            answers.push(std::hint::black_box(ask(question)));
            *shortest = start.elapsed().min(*shortest);
        }
    }
    (shortest, answers)
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
