//! What must not be cleared: impossible figures stop a report; surprising ones ask for a sentence.

use crate::{Count, Definition, Figure};

/// How grave an alarm is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Cannot be true: clearance stops.
    Impossible,
    /// May be true: clearance asks for a sentence, which is printed.
    Surprising,
}

/// One alarm, as a code with its numbers; rooms put it into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alarm {
    /// The parts do not add up to the whole.
    PartsDiffer {
        /// Sum of the parts.
        parts: i64,
        /// The whole.
        whole: i64,
    },
    /// A part is larger than the whole, for instance more children than persons.
    PartTooLarge {
        /// The part's code.
        part: String,
        /// The part.
        value: i64,
        /// The whole.
        whole: i64,
    },
    /// A count below zero.
    Negative(i64),
    /// A share above 100 %.
    BadShare {
        /// Numerator.
        numerator: i64,
        /// Denominator.
        denominator: i64,
    },
    /// A cumulative figure fell since the issue before.
    Fell {
        /// Then.
        before: i64,
        /// Now.
        now: i64,
    },
    /// An outside figure has not moved for so many issues.
    Stale {
        /// Which part stands still; empty for the whole.
        part: String,
        /// How many issues.
        issues: u32,
    },
}

impl Alarm {
    /// How grave.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Fell { .. } | Self::Stale { .. } => Severity::Surprising,
            _ => Severity::Impossible,
        }
    }
}

/// Checks a figure against itself and against the same figure of earlier issues, newest first.
pub fn check(definition: &Definition, now: &Figure, earlier: &[Figure]) -> Vec<Alarm> {
    let mut alarms = Vec::new();
    if now.value < 0 {
        alarms.push(Alarm::Negative(now.value));
    }
    // A share of nothing is printed as a dash and says nothing untrue.
    if let Some(denominator) = now.denominator.filter(|d| *d < 0 || now.value > *d) {
        let numerator = now.value;
        alarms.push(Alarm::BadShare {
            numerator,
            denominator,
        });
    }
    alarms.extend(check_parts(definition, now));
    let before = earlier
        .first()
        .filter(|b| definition.cumulative && same_start(b, now));
    if let Some(before) = before.filter(|before| now.value < before.value) {
        let (before, now) = (before.value, now.value);
        alarms.push(Alarm::Fell { before, now });
    }
    alarms.extend(stale(definition, now, earlier));
    alarms
}

/// A calendar year begins anew in January; only figures that start on one day are compared.
fn same_start(before: &Figure, now: &Figure) -> bool {
    before.span.from == now.span.from
}

fn check_parts(definition: &Definition, now: &Figure) -> Vec<Alarm> {
    let mut alarms = Vec::new();
    if now.parts.is_empty() || definition.count == Count::Ranking {
        return alarms;
    }
    for (part, value) in now.parts.iter().filter(|(_, value)| **value > now.value) {
        let (part, value) = (part.clone(), *value);
        alarms.push(Alarm::PartTooLarge {
            part,
            value,
            whole: now.value,
        });
    }
    let parts: i64 = now.parts.values().sum();
    if definition.parts_add_up && parts != now.value {
        alarms.push(Alarm::PartsDiffer {
            parts,
            whole: now.value,
        });
    }
    alarms
}

fn stale(definition: &Definition, now: &Figure, earlier: &[Figure]) -> Vec<Alarm> {
    let limit = definition.stale_after_issues;
    if limit == 0 || definition.count != Count::LastCells {
        return Vec::new();
    }
    let same = |part: &str, value: i64| {
        let still = earlier
            .iter()
            .take_while(|e| e.parts.get(part) == Some(&value))
            .count();
        u32::try_from(still).unwrap_or(u32::MAX)
    };
    now.parts
        .iter()
        .map(|(part, value)| (part, same(part, *value)))
        .filter(|(_, issues)| *issues >= limit)
        .map(|(part, issues)| Alarm::Stale {
            part: part.clone(),
            issues,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, Span, parse};
    use jiff::civil::date;
    use std::collections::BTreeMap;

    fn definition(more: &str) -> Definition {
        let toml = format!(
            "[[figure]]\nid = \"x\"\nversion = 1\nsource = \"s\"\nkind = \"entry_flow\"\n\
             unit = \"person\"\nwindow = \"as_of\"\nparts = \"class\"\n\
             disclosure = \"public\"\nwords = \"w\"\n{more}"
        );
        parse(&[&toml]).unwrap().remove(0)
    }

    fn cells(by: i64, ua: i64) -> Figure {
        Figure {
            id: "x".into(),
            version: 1,
            kind: Kind::EntryFlow,
            unit: "person".into(),
            span: Span {
                from: date(2022, 2, 24),
                to: date(2022, 6, 9),
            },
            value: by + ua,
            denominator: None,
            parts: BTreeMap::from([("by".into(), by), ("ua".into(), ua)]),
        }
    }

    #[test]
    fn the_cell_that_stood_still_for_two_issues_is_named() {
        let d = definition("count = \"last_cells\"\nstale_after_issues = 2\n");
        let earlier = [cells(902, 28_865), cells(902, 26_660)];
        let alarms = check(&d, &cells(902, 31_176), &earlier);
        assert_eq!(
            alarms,
            [Alarm::Stale {
                part: "by".into(),
                issues: 2
            }]
        );
        assert_eq!(alarms[0].severity(), Severity::Surprising);
        assert!(check(&d, &cells(902, 31_176), &earlier[..1]).is_empty());
    }

    #[test]
    fn a_cumulative_that_fell_asks_for_a_sentence() {
        let d = definition("count = \"persons\"\ncumulative = true\n");
        let alarms = check(&d, &cells(2, 500), &[cells(2, 531)]);
        assert_eq!(
            alarms,
            [Alarm::Fell {
                before: 533,
                now: 502
            }]
        );
        let mut last_year = cells(2, 531);
        last_year.span.from = date(2021, 1, 1);
        assert!(check(&d, &cells(2, 500), &[last_year]).is_empty());
    }

    #[test]
    fn parts_that_do_not_add_up_are_impossible() {
        let d = definition("count = \"persons\"\n");
        let mut figure = cells(1, 2);
        figure.value = 2;
        let alarms = check(&d, &figure, &[]);
        assert_eq!(alarms, [Alarm::PartsDiffer { parts: 3, whole: 2 }]);
        assert_eq!(alarms[0].severity(), Severity::Impossible);
        figure.value = 1;
        assert_eq!(
            check(&d, &figure, &[]).len(),
            2,
            "ua is larger than the whole"
        );
    }

    #[test]
    fn a_share_above_the_whole_is_impossible() {
        let d = definition("count = \"persons\"\n");
        let mut figure = cells(1, 2);
        figure.denominator = Some(3);
        assert!(check(&d, &figure, &[]).is_empty());
        figure.denominator = Some(2);
        assert_eq!(
            check(&d, &figure, &[]),
            [Alarm::BadShare {
                numerator: 3,
                denominator: 2
            }]
        );
        figure.denominator = Some(0);
        assert_eq!(check(&d, &figure, &[]).len(), 1);
    }
}
