//! The store on both engines, and the definitions of figures against each other.

use figures::Definition;
use jiff::civil::date;

use super::model::{Change, Delivered, NewDelivery, NewReport, ReportTyping, Served, Typing};
use super::store::{self, Filter, Reported};
use crate::services;
use crate::test::NOW;

fn definitions() -> Vec<Definition> {
    figures::parse(&[include_str!("figures.toml")]).unwrap()
}

#[test]
fn every_figure_has_its_words_in_every_language() {
    let catalogue = kit::i18n::Catalogue::builder()
        .room(super::words::SOURCES)
        .build();
    assert!(
        catalogue.problems().is_empty(),
        "{:?}",
        catalogue.problems()
    );
    for definition in definitions() {
        for tag in ["en", "ru", "be", "ar"] {
            let lang = catalogue.lang(tag);
            let said = lang.text(&definition.words, &[("count", 25.into())]);
            assert!(
                said.attr().contains("25"),
                "{tag} {}: {}",
                definition.id,
                said.attr()
            );
            let title = lang.text(&format!("{}.title", definition.words), &[]);
            assert!(
                !title.lang_fallback() && !title.attr().contains("services-"),
                "{}",
                title.attr()
            );
        }
    }
}

#[test]
fn every_service_stands_three_times_with_one_filter() {
    let all = definitions();
    for printed in all
        .iter()
        .filter(|d| d.id != "services.vocational.pipeline")
    {
        let stem = printed.id.rsplit_once('.').unwrap().0;
        for reading in ["items", "occurrences", "persons"] {
            let id = format!("{stem}.{reading}");
            let sibling = all.iter().find(|d| d.id == id).expect(&id);
            assert_eq!(sibling.filter, printed.filter, "{id}");
            assert_eq!(sibling.window, printed.window, "{id}");
        }
    }
}

fn delivered(id: &str) -> Delivered {
    Delivered {
        delivery: NewDelivery {
            id: id.into(),
            item: "food_kit".into(),
            quantity: 3,
            redeemed: 0,
            headcount: 2,
            population: "stranded".into(),
            purpose: String::new(),
            implementer: "bmmw".into(),
            office: "grodno".into(),
            place: String::new(),
            occurred_on: "2022-06-01".into(),
            status: "done".into(),
            recorded_at: NOW,
            author: "demo".into(),
            origin: "demo".into(),
            external_id: id.into(),
        },
        served: vec![Served {
            registration: "r1".into(),
            age: Some(30),
        }],
        reports: ["iom", "bmmw"].map(report).into(),
    }
}

fn report(reporter: &str) -> NewReport {
    NewReport {
        reporter: reporter.into(),
        reported_on: "2022-06-09".into(),
        external_ref: String::new(),
        recorded_at: NOW,
        author: "demo".into(),
    }
}

kit::db_test!(
    crate::MIGRATIONS,
    everything_stored_comes_back_on_both_engines,
    |test| {
        let many: Vec<Delivered> = (0..500).map(|n| delivered(&format!("d{n:03}"))).collect();
        let change = Change {
            status: "done".into(),
            occurred_on: date(2022, 6, 2),
            quantity: 4,
            redeemed: 0,
        };
        let (many, change) = (&many, &change);
        kit::housekeeping!(test.db, tx => {
            services::add(tx, &[]).await?;
            services::add(tx, many).await?;
            let ages = [Served { registration: "r1".into(), age: None }];
            assert!(store::change(tx, "d001", 1, change, &ages).await?);
            assert!(!store::change(tx, "d001", 1, change, &[]).await?);
            assert_eq!(store::report(tx, "d001", 2, &report("brc")).await?, Reported::Added);
            assert_eq!(store::report(tx, "d001", 3, &report("brc")).await?, Reported::Before);
            assert_eq!(store::report(tx, "d001", 2, &report("unhcr")).await?, Reported::Stale);
            assert!(store::void(tx, "d002", 1, 5, "twice").await?);
            store::birth_corrected(tx, "r1", Some(date(2010, 6, 2))).await?;
            Ok::<(), kit::db::DbError>(())
        })
        .unwrap();
        let served = store::persons(&test.db, "d001").await.unwrap();
        assert_eq!(
            served,
            [Served {
                registration: "r1".into(),
                age: Some(12)
            }]
        );
        assert_eq!(store::reports(&test.db, "d001").await.unwrap().len(), 3);
        let found = store::find(&test.db, "d001").await.unwrap().unwrap();
        assert_eq!((found.quantity, found.named, found.version), (4, 1, 3));
        let some = |text: &str| Some(text.to_string());
        let filter = Filter {
            item: some("food_kit"),
            place: some(""),
            implementer: some("bmmw"),
            status: some("done"),
            from: some("2022-06-01"),
            to: some("2022-06-30"),
            voided: false,
        };
        let actor = kit::policy::Actor {
            offices: ["grodno".to_string()].into(),
            ..Default::default()
        };
        let first = store::list(&test.db, &actor, &filter, None).await.unwrap();
        assert_eq!(first.rows.len(), 50);
        let second = store::list(&test.db, &actor, &filter, first.next)
            .await
            .unwrap();
        assert!(second.rows[0].id < first.rows[49].id);
        let partner = kit::policy::Actor {
            roles: ["partner".to_string()].into(),
            partner: "brc".into(),
            ..Default::default()
        };
        let none = store::list(&test.db, &partner, &Filter::default(), None)
            .await
            .unwrap();
        assert!(none.rows.is_empty());
        let typing = Typing {
            item: "food_kit".into(),
            quantity: 3,
            numbers: Vec::new(),
            headcount: 0,
            population: "stranded".into(),
            purpose: String::new(),
            implementer: "bmmw".into(),
            office: "grodno".into(),
            place: String::new(),
            occurred_on: date(2022, 6, 7),
            status: "done".into(),
            report: ReportTyping {
                reporter: "iom".into(),
                reported_on: date(2022, 6, 9),
                external_ref: String::new(),
            },
        };
        assert_eq!(
            store::alike(&test.db, &actor, &typing).await.unwrap().len(),
            5
        );
        assert_eq!(services::items(&test.db).await.unwrap().len(), 23);
        for statement in store::STATEMENTS.iter().chain(services::facts::STATEMENTS) {
            test.db.prepare(statement).await.unwrap();
        }
    }
);
