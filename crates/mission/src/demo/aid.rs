//! The demo's needs assessments and deliveries, with the counts that the reports printed.

use jiff::civil::{Date, date};

use super::plan::{Person, Planner};
use crate::needs::NewAssessment;
use crate::services::{Delivered, NewDelivery, NewReport, Served};

impl Planner {
    /// S-016 to S-024, S-029 to S-032: needs of 343 people since the onset, of 228 in the fortnight;
    /// services to them.
    pub(super) fn needs_and_services(&mut self) {
        let mut met = Vec::new();
        for n in 0..343_usize {
            let day = if n < 115 {
                self.between(date(2022, 3, 1), date(2022, 5, 25))
            } else {
                self.between(date(2022, 5, 27), date(2022, 6, 9))
            };
            let third_country = n % 19 == 0;
            let (registration, born) = self.person(&Person {
                nationality: if third_country { "UZB" } else { "UKR" },
                female: n % 3 != 0,
                child: n % 6 == 0,
                met: day,
                event: day,
                office: "gomel",
                population: if third_country {
                    "third_country"
                } else {
                    "ukraine"
                },
                channel: "walk_in",
                author: "gala",
            });
            self.assess(n, day, &registration, third_country);
            if n >= 115 {
                met.push((registration, born));
            }
        }
        self.services_of_the_fortnight(&met);
    }

    fn assess(&mut self, n: usize, day: Date, registration: &str, third_country: bool) {
        let at = self.at(day);
        let id = self.id(at);
        // Food most, then hygiene, footwear, clothes, medicines.
        let needs: Vec<String> = [
            ("food", 10),
            ("hygiene", 9),
            ("footwear", 7),
            ("clothes", 6),
            ("medicines", 5),
            ("documents", 2),
        ]
        .into_iter()
        .filter(|(_, often)| n % 10 < *often)
        .map(|(need, _)| need.to_string())
        .collect();
        self.plan.needs.push(NewAssessment {
            id: id.clone(),
            office: "gomel".into(),
            place: "gomel".into(),
            registration: registration.into(),
            persons: vec![registration.into()],
            assessed_on: day.to_string(),
            recorded_at: at,
            author: "gala".into(),
            population: if third_country {
                "third_country"
            } else {
                "ukraine"
            }
            .into(),
            needs,
            origin: "waystation".into(),
            external_id: id,
        });
    }

    fn services_of_the_fortnight(&mut self, met: &[(String, Date)]) {
        // Item, persons, purpose, status, from which place in the row of people.
        let given: &[(&str, usize, &str, &str, usize)] = &[
            ("food_kit", 49, "", "done", 0),
            ("hygiene_kit", 50, "", "done", 0),
            ("clothes", 24, "", "done", 60),
            ("transport", 6, "employment", "done", 90),
            ("medication_voucher", 22, "medical", "done", 100),
            ("psychosocial_support", 10, "", "done", 130),
            ("psychological_consultation", 7, "", "done", 136),
            ("entrepreneurship_course", 1, "", "done", 150),
            ("work_permit_fee", 20, "employment", "done", 152),
            ("legal_counselling", 2, "", "done", 175),
            ("vocational_training", 1, "", "active", 180),
            ("vocational_training", 2, "", "planned", 182),
        ];
        for (item, persons, purpose, status, from) in given {
            for n in 0..*persons {
                let (registration, born) = met[(from + n) % met.len()].clone();
                let day = self.between(date(2022, 6, 1), date(2022, 6, 9));
                let served = vec![Served {
                    age: Some(kit::time::age_on(born, day)),
                    registration,
                }];
                self.deliver(
                    &Given {
                        item,
                        quantity: 1,
                        purpose,
                        status,
                        day,
                        office: "gomel",
                        population: "ukraine",
                        implementer: "iom",
                        reporters: &["iom"],
                        headcount: 0,
                    },
                    served,
                );
            }
        }
        // S-027, S-037: seven food and seven hygiene kits to stranded migrants, given by the medical
        // workers and told by them and by the mission: one delivery each, two reports.
        for item in ["food_kit", "hygiene_kit"] {
            for _ in 0..7 {
                let day = self.between(date(2022, 5, 30), date(2022, 6, 8));
                self.deliver(
                    &Given {
                        item,
                        quantity: 1,
                        purpose: "",
                        status: "done",
                        day,
                        office: "grodno",
                        population: "stranded",
                        implementer: "bmmw",
                        reporters: &["iom", "bmmw"],
                        headcount: 1,
                    },
                    Vec::new(),
                );
            }
        }
    }

    /// S-004 to S-006: handed over at the facility on 5 January to everybody there, without a list of
    /// names. S-014: leaflets.
    pub(super) fn site_deliveries(&mut self) {
        let day = date(2022, 1, 5);
        for (item, quantity) in [
            ("bread_fruit", 332_200),
            ("toilet_soap", 50_000),
            ("liquid_soap", 50_000),
        ] {
            self.deliver(
                &Given {
                    item,
                    quantity,
                    purpose: "",
                    status: "done",
                    day,
                    office: "grodno",
                    population: "stranded",
                    implementer: "iom",
                    reporters: &["iom"],
                    headcount: 500,
                },
                Vec::new(),
            );
        }
        self.deliver(
            &Given {
                item: "leaflet",
                quantity: 6_000,
                purpose: "",
                status: "done",
                day: date(2022, 6, 3),
                office: "gomel",
                population: "ukraine",
                implementer: "iom",
                reporters: &["iom"],
                headcount: 0,
            },
            Vec::new(),
        );
    }

    fn deliver(&mut self, given: &Given<'_>, served: Vec<Served>) {
        let at = self.at(given.day);
        let id = self.id(at);
        let author = if given.office == "gomel" {
            "gala"
        } else {
            "lena"
        };
        let reports = given.reporters.iter().map(|reporter| NewReport {
            reporter: (*reporter).into(),
            reported_on: given.day.to_string(),
            external_ref: String::new(),
            recorded_at: at,
            author: author.into(),
        });
        self.plan.deliveries.push(Delivered {
            delivery: NewDelivery {
                id: id.clone(),
                item: given.item.into(),
                quantity: given.quantity,
                redeemed: 0,
                headcount: given.headcount,
                population: given.population.into(),
                purpose: given.purpose.into(),
                implementer: given.implementer.into(),
                office: given.office.into(),
                place: if given.day.year() == 2022 && given.day.month() == 1 {
                    "bruzgi"
                } else {
                    given.office
                }
                .into(),
                occurred_on: given.day.to_string(),
                status: given.status.into(),
                recorded_at: at,
                author: author.into(),
                origin: "waystation".into(),
                external_id: id,
            },
            served,
            reports: reports.collect(),
        });
    }
}

struct Given<'a> {
    item: &'a str,
    quantity: i64,
    purpose: &'a str,
    status: &'a str,
    day: Date,
    office: &'a str,
    population: &'a str,
    implementer: &'a str,
    reporters: &'a [&'a str],
    headcount: i64,
}
