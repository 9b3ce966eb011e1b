//! Microdata risk before a file is shared: k-anonymity and global risk in sdcMicro's definition.
//! It must never change the file.
//!
//! A key is the combination of the key variables. *f* is the number of records that share it, *F*
//! the sum of their weights, which estimates how many people in the population share it. The
//! individual risk is the expectation of 1/F under the negative binomial model of Benedetti and
//! Franconi with p = f/F, approximated as sdcMicro does: exactly for f = 1 and f = 2, and by
//! `p/f` refined for larger f; without weights it is 1/f. Global risk is the mean individual risk,
//! which times the number of records is the expected number of re-identifications.

use std::collections::HashMap;

use serde::Serialize;
use thiserror::Error;

/// A file that cannot be checked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {what}")]
pub struct MicrodataError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

/// Risk of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Risk {
    /// Records in the file.
    pub records: usize,
    /// Records whose key fewer than 2 records share.
    pub violating_2: usize,
    /// Records whose key fewer than 3 records share.
    pub violating_3: usize,
    /// Records whose key fewer than 5 records share.
    pub violating_5: usize,
    /// Mean individual risk, 0 to 1.
    pub global_risk: f64,
    /// Expected number of re-identified records.
    pub expected: f64,
    /// Highest individual risk.
    pub highest: f64,
}

/// Computes the risk of a CSV file for these key variables.
///
/// A key variable without a value matches every value, as in sdcMicro: such a record is as
/// frequent as all the records that it could be.
///
/// # Errors
/// A column that does not exist, a weight that is not a number of at least 1, no records.
pub fn risk(text: &str, keys: &[&str], weight: Option<&str>) -> Result<Risk, MicrodataError> {
    let fail = |line: usize, what: String| MicrodataError { line, what };
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|e| fail(1, e.to_string()))?
        .clone();
    let column = |name: &str| {
        header
            .iter()
            .position(|h| h.trim() == name)
            .ok_or_else(|| fail(1, format!("no column `{name}`")))
    };
    let key_columns = keys
        .iter()
        .map(|k| column(k))
        .collect::<Result<Vec<_>, _>>()?;
    let weight_column = weight.map(column).transpose()?;
    let mut patterns: HashMap<Vec<String>, (usize, f64)> = HashMap::new();
    let mut records = 0;
    for (i, record) in reader.records().enumerate() {
        let record = record.map_err(|e| fail(i + 2, e.to_string()))?;
        let line = record
            .position()
            .and_then(|p| usize::try_from(p.line()).ok())
            .unwrap_or(i + 2);
        let w = match weight_column {
            None => 1.0,
            Some(c) => record[c]
                .trim()
                .parse::<f64>()
                .ok()
                .filter(|w| w.is_finite() && *w >= 1.0)
                .ok_or_else(|| fail(line, format!("`{}` is not a weight", &record[c])))?,
        };
        let key = key_columns
            .iter()
            .map(|&c| record[c].trim().to_owned())
            .collect();
        let pattern = patterns.entry(key).or_insert((0, 0.0));
        pattern.0 += 1;
        pattern.1 += w;
        records += 1;
    }
    if records == 0 {
        return Err(fail(2, "no records".to_owned()));
    }
    Ok(summarise(&patterns, records, weight.is_some()))
}

fn summarise(
    patterns: &HashMap<Vec<String>, (usize, f64)>,
    records: usize,
    weighted: bool,
) -> Risk {
    let open: Vec<&Vec<String>> = patterns
        .keys()
        .filter(|k| k.iter().any(String::is_empty))
        .collect();
    let mut out = Risk {
        records,
        violating_2: 0,
        violating_3: 0,
        violating_5: 0,
        global_risk: 0.0,
        expected: 0.0,
        highest: 0.0,
    };
    let mut sorted: Vec<_> = patterns.iter().collect();
    sorted.sort_by(|a, b| a.0.cmp(b.0));
    for (key, &(own, own_weight)) in sorted {
        let (mut f, mut weight) = (own, own_weight);
        let has_gap = key.iter().any(String::is_empty);
        let others: Box<dyn Iterator<Item = &Vec<String>>> = if has_gap {
            Box::new(patterns.keys())
        } else {
            Box::new(open.iter().copied())
        };
        for other in others.filter(|o| *o != key && could_be(key, o)) {
            let (n, w) = patterns[other];
            f += n;
            weight += w;
        }
        for (k, violating) in [
            (2, &mut out.violating_2),
            (3, &mut out.violating_3),
            (5, &mut out.violating_5),
        ] {
            if f < k {
                *violating += own;
            }
        }
        let r = if weighted {
            individual(real(f), weight)
        } else {
            1.0 / real(f)
        };
        out.expected += real(own) * r;
        out.highest = out.highest.max(r);
    }
    out.global_risk = out.expected / real(records);
    out
}

/// True if two keys are equal wherever both have a value.
fn could_be(a: &[String], b: &[String]) -> bool {
    a.iter()
        .zip(b)
        .all(|(x, y)| x.is_empty() || y.is_empty() || x == y)
}

#[expect(clippy::cast_precision_loss, reason = "record counts stay below 2^53")]
fn real(n: usize) -> f64 {
    n as f64
}

/// Expectation of 1/F for sample frequency `f` and estimated population frequency `weight`.
fn individual(f: f64, weight: f64) -> f64 {
    let p = f / weight;
    if p >= 1.0 {
        return 1.0 / f;
    }
    let odds = p / (1.0 - p);
    let risk = if f < 1.5 {
        odds * (1.0 / p).ln()
    } else if f < 2.5 {
        odds - odds * odds * (1.0 / p).ln()
    } else {
        p / (f - (1.0 - p))
    };
    risk.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_weights_risk_is_one_over_frequency() {
        let text = "sex,age\nF,1\nF,1\nM,2\n";
        let r = risk(text, &["sex", "age"], None).unwrap();
        assert_eq!((r.records, r.violating_2, r.violating_3), (3, 1, 3));
        assert!((r.expected - 2.0).abs() < 1e-12);
        assert!((r.global_risk - 2.0 / 3.0).abs() < 1e-12);
        assert!((r.highest - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_missing_value_matches_every_value() {
        let text = "sex,age\nF,1\n,1\nM,1\nM,2\n";
        let r = risk(text, &["sex", "age"], None).unwrap();
        // F,1: itself and the open one; the open one: three; M,1: two; M,2: itself.
        assert!((r.expected - (0.5 + 1.0 / 3.0 + 0.5 + 1.0)).abs() < 1e-12);
        assert_eq!(r.violating_2, 1);
    }

    #[test]
    fn weights_give_the_expectation_of_the_inverse_population_frequency() {
        let one = risk("k,w\na,10\n", &["k"], Some("w")).unwrap();
        assert!((one.expected - (1.0 / 9.0) * 10.0_f64.ln()).abs() < 1e-9);
        let two = risk("k,w\na,10\na,10\n", &["k"], Some("w")).unwrap();
        let odds = 1.0 / 9.0;
        assert!((two.highest - (odds - odds * odds * 10.0_f64.ln())).abs() < 1e-9);
        let three = risk("k,w\na,10\na,10\na,10\n", &["k"], Some("w")).unwrap();
        assert!((three.highest - 0.1 / (3.0 - 0.9)).abs() < 1e-9);
        let sure = risk("k,w\na,1\n", &["k"], Some("w")).unwrap();
        assert!((sure.highest - 1.0).abs() < 1e-12);
    }

    #[test]
    fn faults_name_the_line() {
        assert_eq!(risk("k\na\n", &["z"], None).unwrap_err().line, 1);
        assert_eq!(
            risk("k,w\na,2\nb,x\n", &["k"], Some("w")).unwrap_err().line,
            3
        );
        assert_eq!(risk("k,w\na,0\n", &["k"], Some("w")).unwrap_err().line, 2);
        assert_eq!(risk("k\n", &["k"], None).unwrap_err().line, 2);
    }
}
