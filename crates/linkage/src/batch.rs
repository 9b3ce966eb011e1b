//! A register judged against itself once: fill it, run it, read the pairs and groups.
//!
//! It holds no ids, only positions in the order of filling: the caller knows whose they are.

use crate::blocks::{Table as HouseholdTable, candidates};
use crate::cluster::clusters;
use crate::evidence::Field;
use crate::model::{DEFAULT_THRESHOLD, Model};
use crate::reason::{Reason, reasons};
use crate::record::Record;
use crate::register::{Common, Register};
use crate::run::{Court, Pair, Side, judge_all, lessons};
use crate::train;

/// A register to be searched for duplicates in one run.
///
/// ```
/// use linkage::{Batch, Record};
/// let person = |given: &str| Record {
///     given: given.into(),
///     family: "Hawrami".into(),
///     birth: linkage::Birth::parse("1994-05-31"),
///     documents: vec!["A1234567".into()],
///     ..Record::default()
/// };
/// let mut batch = Batch::new(linkage::Model::start());
/// batch.add(&person("Mohammed"));
/// batch.add(&person("محمد"));
/// let found = batch.run(linkage::DEFAULT_THRESHOLD, |_| {});
/// assert_eq!(found.groups, [[0, 1]]);
/// ```
pub struct Batch {
    register: Register,
    model: Model,
    households: HouseholdTable,
}

/// What a run found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Pairs with a probability of at least 1 %, and all pairs of relatives; by position.
    pub pairs: Vec<Pair>,
    /// Records of one person, two and more each; relatives never join.
    pub groups: Vec<Vec<u32>>,
    /// How many pairs were compared.
    pub compared: usize,
    /// Values that counted as none, because so many records share them.
    pub common: Vec<Common>,
}

impl Batch {
    /// An empty register with weights to begin with.
    pub fn new(model: Model) -> Self {
        Self {
            register: Register::default(),
            model,
            households: HouseholdTable::default(),
        }
    }

    /// Adds a record at the next position.
    pub fn add(&mut self, record: &Record) {
        self.register.insert(record);
    }

    /// How many records were added.
    pub fn len(&self) -> u32 {
        self.register.len()
    }

    /// Whether none was added.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Learns the weights from the register, judges all candidate pairs and groups them.
    /// `told` hears the name of each stage as it begins.
    pub fn run(&mut self, threshold: f32, mut told: impl FnMut(&str)) -> Findings {
        let common = self.register.forget_common();
        self.households = HouseholdTable::new(&self.register);
        told("finding candidates");
        let pairs = candidates(&self.register, &self.households);
        told("learning weights");
        let (lessons, share) = lessons(&self.register, &pairs);
        if !lessons.is_empty() {
            train::learn(&mut self.model, &self.register, &lessons, share);
        }
        drop(lessons);
        told("judging pairs");
        let court = self.court(threshold);
        let scored = judge_all(&court, &pairs);
        let compared = pairs.len();
        drop(pairs);
        told("grouping");
        let groups = clusters(&court, &scored);
        Findings {
            pairs: scored,
            groups,
            compared,
            common,
        }
    }

    /// Why two records were judged as they were: the odds to begin with, then the fields, most
    /// telling first. Uses the weights and households of the last run.
    pub fn explain(&self, a: u32, b: u32) -> Vec<Reason> {
        let [a, b] = [a, b].map(|slot| Side::of(&self.register, slot));
        let (evidence, verdict) = self.court(DEFAULT_THRESHOLD).judge(a, b);
        reasons(&evidence, &verdict)
    }

    /// A record's value of a field as a clerk would read it; empty where the register keeps only a
    /// trace of it (nationality, household, address).
    pub fn value(&self, position: u32, field: Field) -> String {
        self.register.value(position, field)
    }

    fn court(&self, threshold: f32) -> Court<'_, HouseholdTable> {
        Court {
            register: &self.register,
            scale: self.model.scale(self.register.len()),
            households: &self.households,
            threshold,
        }
    }
}
