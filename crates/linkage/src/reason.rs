//! Why a pair was judged as it was: per field a finding, its bits, and plain words.
//!
//! A reason never holds a value of a record, so that it can be shown to somebody who may not open
//! the other file; who may see the values passes them to [`Reason::with_values`].

use std::fmt;

use crate::evidence::{Evidence, Exchanged, Field, MISSING, household, paper};
use crate::model::Verdict;
use crate::names::NameLevel;
use crate::places::level;
use crate::values::birth;

/// What comparing one field found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Finding {
    /// The odds before anything is compared, against two strangers.
    OddsAgainstStrangers,
    /// The odds before anything is compared, against two members of one family.
    OddsAgainstRelatives,
    /// Names, by how they agree.
    Name(NameLevel),
    /// Given and family name stand in the same columns.
    ColumnsKept,
    /// Given or father's name and family name have changed places.
    ColumnsExchanged,
    /// The same birth date.
    SameDate,
    /// Day and month have changed places.
    DayMonthExchanged,
    /// One of day, month and year differs, as if mistyped.
    DateSlip,
    /// The same year; one of the two is no exact date (1 January, or only a year).
    YearOnly,
    /// The same year, another day.
    SameYear,
    /// At most two years apart.
    NearYear,
    /// Birth dates that do not fit.
    OtherDate,
    /// The value is the same.
    Equal,
    /// A document number with one character off.
    OneCharacterOff,
    /// Two households that have another member in common.
    HouseholdsOverlap,
    /// Some of the words are the same.
    PartlyEqual,
    /// The value differs.
    Differs,
}

/// One line of an explanation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// The field; `None` for the odds to begin with.
    pub field: Option<Field>,
    /// What was found.
    pub finding: Finding,
    /// Its weight in bits: +1 doubles the odds that both are one person, −1 halves them.
    pub bits: f32,
    /// Of the register's records one in so many has the agreeing value, where that counts.
    pub one_in: Option<f32>,
    /// Whether it is weighed against relatives, who share much, rather than against strangers.
    pub against_relatives: bool,
    /// In which columns of the one and the other record the compared values stand, where that is
    /// not the field's own column in both.
    pub columns: Option<[Field; 2]>,
}

/// The starting odds, then every field that both records have, weightiest first.
pub(crate) fn reasons(evidence: &Evidence, verdict: &Verdict) -> Vec<Reason> {
    let reason = |field, finding, bits, one_in| Reason {
        field,
        finding,
        bits,
        one_in,
        against_relatives: verdict.against_relatives,
        columns: field.and_then(|field| evidence.exchanged.columns(field)),
    };
    let mut reasons: Vec<Reason> = Field::ALL
        .into_iter()
        .filter(|field| evidence.level(*field) != MISSING)
        .map(|field| {
            let index = field as usize;
            let rarity = evidence.rarity[index];
            let one_in = (rarity > 0.0).then(|| rarity.exp2());
            reason(
                Some(field),
                finding(field, evidence.level(field)),
                verdict.fields[index],
                one_in,
            )
        })
        // Names in their columns are no news.
        .filter(|r| r.finding != Finding::ColumnsKept)
        .collect();
    reasons.sort_by(|x, y| y.bits.abs().total_cmp(&x.bits.abs()));
    let start = if verdict.against_relatives {
        Finding::OddsAgainstRelatives
    } else {
        Finding::OddsAgainstStrangers
    };
    // What the columns' order adds belongs to the odds, so that the lines add up.
    let kept = if evidence.level(Field::Order) == 1 {
        verdict.fields[Field::Order as usize]
    } else {
        0.0
    };
    reasons.insert(0, reason(None, start, verdict.start + kept, None));
    reasons
}

impl Exchanged {
    /// The columns of the two values that a field's evidence is of.
    fn columns(self, field: Field) -> Option<[Field; 2]> {
        let (first, second, straight) = match self {
            Self::Nothing => return None,
            Self::Columns(first, second) => (first, second, field == first),
            Self::ColumnsBackwards(first, second) => (first, second, field == second),
        };
        let concerned = field == first || field == second;
        concerned.then_some(if straight {
            [first, second]
        } else {
            [second, first]
        })
    }
}

fn finding(field: Field, level: u8) -> Finding {
    match (field, level) {
        (Field::Given | Field::Father | Field::Family, level) => Finding::Name(name_level(level)),
        (Field::Order, 0) => Finding::ColumnsExchanged,
        (Field::Order, _) => Finding::ColumnsKept,
        (Field::Birth, birth::EXACT) => Finding::SameDate,
        (Field::Birth, birth::SWAPPED) => Finding::DayMonthExchanged,
        (Field::Birth, birth::SLIP) => Finding::DateSlip,
        (Field::Birth, birth::YEAR_ONLY) => Finding::YearOnly,
        (Field::Birth, birth::SAME_YEAR) => Finding::SameYear,
        (Field::Birth, birth::NEAR_YEAR) => Finding::NearYear,
        (Field::Birth, _) => Finding::OtherDate,
        (Field::Document, paper::NEXT | paper::ONE_OFF) | (Field::Place, level::MISSPELT) => {
            Finding::OneCharacterOff
        }
        (Field::Household, household::OVERLAP) => Finding::HouseholdsOverlap,
        (Field::Place, level::SOME | level::MOST) => Finding::PartlyEqual,
        (_, 0) => Finding::Differs,
        _ => Finding::Equal,
    }
}

fn name_level(level: u8) -> NameLevel {
    [
        NameLevel::Different,
        NameLevel::Near,
        NameLevel::Slip,
        NameLevel::Close,
        NameLevel::Same,
        NameLevel::Exact,
    ][usize::from(level.min(5))]
}

impl Field {
    /// What a clerk calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Given => "given name",
            Self::Father => "father's name",
            Self::Family => "family name",
            Self::Order => "order of names",
            Self::Birth => "birth date",
            Self::Sex => "sex",
            Self::Nationality => "nationality",
            Self::Document => "document",
            Self::Phone => "phone",
            Self::Household => "household",
            Self::Place => "address or origin",
        }
    }
}

impl Finding {
    fn words(self) -> &'static str {
        match self {
            Self::OddsAgainstStrangers => "two records picked by chance are hardly ever one person",
            Self::OddsAgainstRelatives => {
                "relatives have names, numbers and a home in common, and are two people"
            }
            Self::Name(NameLevel::Exact) => "written the same",
            Self::Name(NameLevel::Same) => "the same name in another spelling or script",
            Self::Name(NameLevel::Close) => "the same name as another country would write it",
            Self::Name(NameLevel::Slip) => "one letter apart, as if misspelt",
            Self::Name(NameLevel::Near) => "alike, the same name or another",
            Self::Name(NameLevel::Different) => "another name",
            Self::ColumnsKept => "in the same columns",
            Self::ColumnsExchanged => "two names have changed places",
            Self::DayMonthExchanged => "day and month have changed places",
            Self::DateSlip => "one part differs, as if mistyped",
            Self::YearOnly => "the same year, but one of them is no exact date",
            Self::SameYear => "the same year, another day",
            Self::NearYear => "one or two years apart",
            Self::OtherDate => "does not fit",
            Self::SameDate | Self::Equal => "the same",
            Self::OneCharacterOff => "one character off",
            Self::HouseholdsOverlap => "two households with another member in common",
            Self::PartlyEqual => "partly the same",
            Self::Differs => "differs",
        }
    }
}

impl Reason {
    /// The line with both records' values in it, each isolated so that scripts of both
    /// directions stay in their places. The values are those of [`Reason::columns`] where it says
    /// which, else of the field.
    pub fn with_values(&self, a: &str, b: &str) -> String {
        if let Some([_, other]) = self.columns {
            let other = other.label();
            return self.line(&format!(
                " \u{2068}{a}\u{2069} / {other} \u{2068}{b}\u{2069}"
            ));
        }
        match (a, b) {
            ("", "") => self.to_string(),
            _ if a == b => self.line(&format!(" \u{2068}{a}\u{2069}")),
            _ => self.line(&format!(" \u{2068}{a}\u{2069} / \u{2068}{b}\u{2069}")),
        }
    }

    /// Whether something is in common that relatives have in common too, so that it says little.
    pub fn is_shared_anyway(&self) -> bool {
        self.against_relatives && self.bits.abs() < 0.5 && self.agrees()
    }

    /// Whether the finding is that something is in common.
    fn agrees(&self) -> bool {
        match self.finding {
            Finding::Name(level) => level >= NameLevel::Slip,
            Finding::Equal | Finding::PartlyEqual | Finding::HouseholdsOverlap => {
                self.field != Some(Field::Sex)
            }
            _ => false,
        }
    }

    fn line(&self, values: &str) -> String {
        let mut line = match self.field {
            Some(field) => {
                let field = self.columns.map_or(field, |[own, _]| own);
                format!("{}{values}: {}", field.label(), self.finding.words())
            }
            // Learnt from the register: in some, people who look like relatives mostly are not two.
            None if self.against_relatives && self.bits > 0.0 => {
                "to begin with: relatives have names, numbers and a home in common, but such pairs \
                 are mostly one person in this register"
                    .to_owned()
            }
            None => format!("to begin with: {}", self.finding.words()),
        };
        let shared_anyway = self.is_shared_anyway();
        let rarity = match self.one_in {
            _ if shared_anyway => ", but relatives have that in common too".to_owned(),
            None => String::new(),
            Some(n) if n >= 9_500.0 => ", hardly anybody else has it".to_owned(),
            Some(n) if n >= 150.0 => format!(", rare (1 in {})", round(n)),
            Some(n) if n >= 15.0 => format!(" (1 in {} has it)", round(n)),
            Some(n) => format!(", but common (1 in {})", n.round().max(1.0)),
        };
        line += &rarity;
        if self.against_relatives && self.finding == Finding::SameDate {
            line += ", though twins share it";
        }
        if self.field.is_some() && self.bits.abs() < 0.05 && !shared_anyway {
            line += ", which says little here";
        }
        format!("{line}: {:+.1}", self.bits)
    }
}

/// Two digits are all that anybody reads.
fn round(n: f32) -> f32 {
    let scale = 10_f32.powf(n.log10().floor() - 1.0).max(1.0);
    (n / scale).round() * scale
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line(""))
    }
}
