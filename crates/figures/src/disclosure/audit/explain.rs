//! Why a cell is known better than the rule allows, and what would help. It must never excuse what
//! this release gives away and could have kept.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::model::Model;
use super::{Finding, Why, exact, proof, propagate};
use crate::disclosure::protect::Subject;

/// Findings explained by windows of releases, at most.
const EXPLAINED: usize = 8;
/// Windows tried for one of them.
const WINDOWS: usize = 64;

type Bounds = Vec<(i64, i64)>;

/// Tells apart what could not be helped, what the numbers betray, and what nobody proved.
/// `truth` gives the true value of what a finding of a release is about.
pub(super) fn explain(
    plain: &Model,
    truth: impl Fn(usize, &Finding) -> i64,
    findings: &mut [Finding],
) {
    let (model, steps) = plain.with_increments();
    let mut knowledge: BTreeMap<usize, Knowledge> = BTreeMap::new();
    let mut budget = EXPLAINED;
    for finding in findings {
        let Some(r) = model.numbers.iter().position(|&n| n == finding.release) else {
            continue;
        };
        let place = Place::of(plain, &steps, r, finding);
        if finding.why == Why::Reached {
            let known = knowledge
                .entry(r)
                .or_insert_with(|| Knowledge::of(&model, r));
            let truth = truth(r, finding);
            if let Some(why) = known.excuse(&model, &place, truth, finding) {
                finding.why = why;
            }
        }
        if !finding.refuses() {
            continue;
        }
        finding.propose = propose(&model, &place);
        if let Some(left) = budget.checked_sub(1) {
            budget = left;
            betrayal(&model, r, &place, finding);
        }
    }
}

/// What is known before and after a release was printed.
struct Knowledge {
    release: usize,
    before: Option<Bounds>,
    after: Option<Bounds>,
}

impl Knowledge {
    fn of(model: &Model, release: usize) -> Self {
        Knowledge {
            release,
            before: propagate::tighten(model, model.before_printing(release)).ok(),
            after: propagate::tighten(model, model.only(0..=release)).ok(),
        }
    }

    /// Why what is proved of the subject has to do, or `None`.
    fn excuse(&self, system: &Model, place: &Place, truth: i64, finding: &Finding) -> Option<Why> {
        let before = place.bounds(self.before.as_ref()?)?;
        let after = place.bounds(self.after.as_ref()?)?;
        let (least, most) = finding.required;
        // What could still have been kept open of an interval that the rule asks for.
        let left = |known: (i64, i64), most: i64| (known.0.max(least), known.1.min(most));
        let covers = |(low, high)| finding.interval.0 <= low && finding.interval.1 >= high;
        if covers(left(before, most)) {
            return Some(Why::Unavoidable);
        }
        // Only a raised threshold asks for what nobody asked before.
        if let Some(older) = place.lower_threshold(system) {
            let kept = truth >= older || covers(left(before, older - 1));
            if kept && left(before, most) == left(after, most) {
                return Some(Why::Older);
            }
        }
        let exact = self.sharper(system, place)?;
        covers(left(exact, most)).then_some(Why::Unavoidable)
    }

    /// What was known before, as far as linear programming tells from this release and the one
    /// before it.
    fn sharper(&self, system: &Model, place: &Place) -> Option<(i64, i64)> {
        let window = self.release.saturating_sub(1)..=self.release;
        let bounds = self.before.as_ref()?;
        exact::range(system, bounds, (place.whole?, place.minus), &window)
    }
}

/// Where the subject of a finding stands in the system: a cell, and what it is less of.
struct Place {
    cell: Option<usize>,
    whole: Option<usize>,
    minus: Option<usize>,
}

impl Place {
    fn of(model: &Model, steps: &[Option<usize>], r: usize, finding: &Finding) -> Place {
        let cell = model.index.get(&(r, finding.cell.clone())).copied();
        let (whole, minus) = match finding.subject {
            Subject::Count => (cell, None),
            Subject::Increment => (cell.and_then(|c| steps[c]), None),
            Subject::SincePrinted => (cell, cell.and_then(|c| proof::last_printed(model)[c])),
        };
        Place { cell, whole, minus }
    }

    /// The highest threshold below the present one under which an earlier release held the cell.
    fn lower_threshold(&self, model: &Model) -> Option<i64> {
        let cell = &model.cells[self.cell?];
        let earlier = std::iter::successors(cell.before, |&c| model.cells[c].before);
        earlier
            .map(|c| model.cells[c].threshold)
            .filter(|&threshold| threshold < cell.threshold)
            .max()
    }

    fn bounds(&self, bounds: &[(i64, i64)]) -> Option<(i64, i64)> {
        let (low, high) = bounds[self.whole?];
        let (least, most) = self.minus.map_or((0, 0), |m| bounds[m]);
        Some(((low - most).max(0), high - least))
    }
}

/// Finds a short run of releases whose published numbers give the subject away.
fn betrayal(model: &Model, r: usize, place: &Place, finding: &mut Finding) {
    let runs = (0..model.numbers.len()).flat_map(|more| {
        let first = r.saturating_sub(more)..=r;
        first.rev().map(move |from| from..=from + more)
    });
    let inside = |run| Some((model.numbers.get(RangeInclusive::clone(&run))?, run));
    for (numbers, run) in runs.filter_map(inside).take(WINDOWS) {
        let known = propagate::tighten(model, model.only(run)).ok();
        let Some((low, high)) = known.and_then(|bounds| place.bounds(&bounds)) else {
            continue;
        };
        let (least, most) = finding.required;
        if low > least || high < most {
            finding.interval = (low, high);
            finding.why = Why::Betrayed;
            finding.together = numbers.to_vec();
            return;
        }
    }
}

/// The smallest printed cells of the last release that share a sum with the subject.
fn propose(model: &Model, place: &Place) -> Vec<String> {
    let last = model.numbers.len() - 1;
    let key = place.cell.map(|c| (last, model.cells[c].key.clone()));
    let Some(&now) = key.and_then(|key| model.index.get(&key)) else {
        return Vec::new();
    };
    let mut near: Vec<(i64, &str)> = model
        .sums
        .iter()
        .filter(|(whole, parts)| *whole == now || parts.contains(&now))
        .flat_map(|(whole, parts)| parts.iter().chain([whole]))
        .map(|&c| &model.cells[c])
        .filter(|c| c.release == last && c.exact() && !c.mandated)
        .map(|c| (c.low, c.key.as_str()))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter()
        .take(2)
        .map(|(_, k)| k.to_owned())
        .collect()
}
