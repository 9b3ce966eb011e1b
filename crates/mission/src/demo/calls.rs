//! The demo's hotline and the figures that others reported.

use jiff::civil::{Date, date};

use super::plan::Planner;
use crate::external_figures::{Entered, NewCell};
use crate::hotline::{Logged, NewContact};

impl Planner {
    /// S-045 to S-047: 1,693 consultations from 24 February to 6 June, 381 about entry in connection
    /// with the war; 124 and 41 of them in the last week; 246 of the 381 by 12 May.
    pub(super) fn hotline(&mut self) {
        let last_week = (date(2022, 5, 31), date(2022, 6, 6));
        let by_12_may = (date(2022, 2, 24), date(2022, 5, 12));
        let after = (date(2022, 5, 13), date(2022, 5, 30));
        let parts = [
            (246, true, by_12_may),
            (94, true, after),
            (41, true, last_week),
            (1_040, false, by_12_may),
            (189, false, after),
            (83, false, last_week),
        ];
        for (count, ukraine, (from, to)) in parts {
            for n in 0..count {
                let day = self.between(from, to);
                self.call(day, ukraine, n);
            }
        }
    }

    fn call(&mut self, day: Date, ukraine: bool, n: usize) {
        let at = self.at(day);
        let mut topics = if ukraine {
            vec!["entry_transit_exit"]
        } else {
            vec![
                [
                    "employment",
                    "covid_restrictions",
                    "education_abroad",
                    "legal_status",
                    "return",
                    "trafficking_prevention",
                ][n % 6],
            ]
        };
        if n.is_multiple_of(9) {
            topics.push("accommodation");
        }
        let id = self.id(at);
        let logged = Logged {
            origin: "waystation".into(),
            external_id: id.clone(),
            id,
            office: "brest".into(),
            author: "olga".into(),
            recorded_at: at,
        };
        self.plan.calls.push((
            logged,
            NewContact {
                occurred_at: at,
                occurred_on: day,
                channel: if n.is_multiple_of(7) {
                    "messenger"
                } else {
                    "phone"
                }
                .into(),
                caller: if ukraine {
                    "ukraine_displaced"
                } else {
                    "migrant"
                }
                .into(),
                language: "rus".into(),
                area: "BY-BR".into(),
                topics: topics.into_iter().map(str::to_string).collect(),
                ukraine,
                consultation: true,
                minutes: Some(5 + i64::try_from(n % 12).unwrap_or(0)),
                partner_desk: "bwc".into(),
            },
        ));
    }

    /// S-008 to S-012, S-049: the border authority's cells as printed in three issues, and two
    /// estimates.
    pub(super) fn border_cells(&mut self) {
        let issues = [
            (date(2022, 5, 12), 26_660),
            (date(2022, 5, 26), 28_865),
            (date(2022, 6, 9), 31_176),
        ];
        for (as_of, ukrainians) in issues {
            for (class, value) in [("by", 902), ("ua", ukrainians), ("tcn", 244)] {
                self.cell(
                    "border_entries",
                    class,
                    as_of,
                    Some(value),
                    "",
                    "State Border Committee",
                );
            }
        }
        self.cell(
            "direct_entries",
            "all",
            date(2022, 6, 9),
            None,
            "a couple of people per week on average",
            "State Border Committee",
        );
        self.cell(
            "camp_population",
            "all",
            date(2021, 11, 11),
            Some(2_000),
            "approximately 2,000 people since 8 November",
            "site estimate",
        );
    }

    fn cell(
        &mut self,
        series: &str,
        class: &str,
        as_of: Date,
        value: Option<i64>,
        in_words: &str,
        source: &str,
    ) {
        let at = self.at(as_of);
        let id = self.id(at);
        let entered = Entered {
            origin: "waystation".into(),
            external_id: id.clone(),
            id,
            author: "rita".into(),
            recorded_at: at,
        };
        self.plan.cells.push((
            entered,
            NewCell {
                series: series.into(),
                class: class.into(),
                as_of,
                received_on: as_of,
                value,
                low: None,
                high: None,
                in_words: in_words.into(),
                method: if in_words.is_empty() {
                    String::new()
                } else {
                    "not stated by the source".into()
                },
                source: source.into(),
                reference: String::new(),
            },
        ));
    }
}
