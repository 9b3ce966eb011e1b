//! The reasons of a pair as one cell: what decided first, what says little in one clause.
//!
//! It shows cells as they stand in the register, to somebody who has the register.

use linkage::{Batch, Field, Pair, Reason};

use super::reading::Reading;

/// Weaker clauses are put together.
const LITTLE: f32 = 0.25;

/// All clauses add up to the pair's bits.
pub(super) fn explain(batch: &Batch, read: &Reading, pair: &Pair) -> String {
    let value = |position: u32, field: Field| {
        let written = read.written.as_ref().and_then(|w| w.get(position, field));
        written.map_or_else(|| batch.value(position, field), str::to_owned)
    };
    let clause = |reason: &Reason| match reason.field {
        Some(field) => {
            // The columns that were compared, which in exchanged names are not the same.
            let [a, b] = reason.columns.unwrap_or([field; 2]);
            reason.with_values(&value(pair.a, a), &value(pair.b, b))
        }
        None => reason.to_string(),
    };
    let (mut clauses, mut shared, mut little) = (Vec::new(), Vec::new(), Vec::new());
    for reason in batch.explain(pair.a, pair.b) {
        if reason.is_shared_anyway() {
            shared.push(reason);
        } else if reason.field.is_some() && reason.bits.abs() < LITTLE {
            little.push(reason);
        } else {
            clauses.push(clause(&reason));
        }
    }
    let groups = [
        ("relatives have in common too", shared),
        ("says little here", little),
    ];
    for (label, group) in groups {
        match &group[..] {
            [] => {}
            [one] => clauses.push(clause(one)),
            all => clauses.push(together(label, all)),
        }
    }
    clauses.join("; ")
}

fn together(label: &str, reasons: &[Reason]) -> String {
    let fields = reasons.iter().filter_map(|r| r.field);
    let fields: Vec<&str> = fields.map(Field::label).collect();
    let bits: f32 = reasons.iter().map(|r| r.bits).sum();
    format!("{label}: {}: {bits:+.1}", fields.join(", "))
}
