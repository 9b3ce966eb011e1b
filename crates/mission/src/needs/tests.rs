//! Stories of needs.

use axum::http::StatusCode;
use figures::{Fact, Facts};
use jiff::civil::date;

use super::model::NewAssessment;
use super::store;
use crate::people;
use crate::test::TestApp;

const OLENA: &str = "office=grodno&channel=walk_in&population=ukraine&registered_on=2022-06-01\
    &given=Olena&sex=female&birth=1988&nationality=UKR\
    &member_0_given=Taras&member_0_sex=male&member_0_birth_age=6&member_0_household_role=child";

/// Registers Olena with her son and answers her registration.
async fn register(test: &TestApp) -> people::Registration {
    let sent = test.post("kim", "/people/new", OLENA).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let id = sent
        .location
        .trim_start_matches("/people/")
        .trim_end_matches("?done")
        .to_string();
    people::find(&test.app.house.db, &id)
        .await
        .unwrap()
        .unwrap()
}

fn form(person: &people::Registration) -> String {
    format!(
        "person={}&office=grodno&assessed_on=2022-06-02&needs=food&needs=hygiene",
        person.number
    )
}

async fn facts(test: &TestApp) -> Facts {
    (super::facts::assessments().load)(&test.app, date(2022, 6, 9))
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn kim_assesses_a_household_and_both_persons_count() {
    let test = TestApp::sqlite().await;
    let olena = register(&test).await;
    let sent = test
        .post(
            "kim",
            "/needs/new",
            &format!("{}&household=yes", form(&olena)),
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = test
        .get("pavel", sent.location.trim_end_matches("?done"))
        .await
        .body;
    assert!(
        page.contains("Olena") && page.contains("Taras") && page.contains("Hygiene items"),
        "{page}"
    );
    let facts = facts(&test).await;
    assert_eq!(facts.len(), 2);
    assert_eq!(
        facts.iter().next().unwrap().occurrence(),
        facts.iter().nth(1).unwrap().occurrence()
    );
    assert_eq!(
        facts
            .iter()
            .next()
            .unwrap()
            .codes_of("need")
            .collect::<Vec<_>>(),
        ["food", "hygiene"]
    );
    assert!(
        facts
            .iter()
            .next()
            .unwrap()
            .codes_of("population")
            .eq(["ukraine"])
    );
    assert!(
        test.get("kim", "/needs?need=food")
            .await
            .body
            .contains("Olena")
    );
    assert!(
        !test
            .get("kim", "/needs?need=legal")
            .await
            .body
            .contains("Olena")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_need_no_names_and_other_offices_see_nothing() {
    let test = TestApp::sqlite().await;
    let olena = register(&test).await;
    let sent = test.post("kim", "/needs/new", &form(&olena)).await;
    let path = sent.location.trim_end_matches("?done");
    for login in ["rita", "gala", "olga", "max", "nadia", "nobody"] {
        assert_eq!(
            test.get(login, path).await.status,
            StatusCode::NOT_FOUND,
            "{login}"
        );
        assert!(
            !test.get(login, "/needs").await.body.contains("Olena"),
            "{login}"
        );
    }
    let sent = test
        .post(
            "gala",
            "/needs/new",
            &form(&olena).replace("grodno", "gomel"),
        )
        .await;
    assert_eq!(
        sent.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "another office's person does not exist for her"
    );
    assert_eq!(
        test.post(
            "kim",
            "/needs/new",
            &form(&olena).replace("grodno", "gomel")
        )
        .await
        .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_mistakes_comes_back_whole() {
    let test = TestApp::sqlite().await;
    let bad = "person=1111-1111-1&office=grodno&assessed_on=2022-06-10&needs=food&needs=yachts";
    let sent = test.post("kim", "/needs/new", bad).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        sent.body.contains("has not come yet") && sent.body.contains("1111-1111-1"),
        "{}",
        sent.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_twice_is_one_assessment_and_a_stale_void_is_refused() {
    let test = TestApp::sqlite().await;
    let olena = register(&test).await;
    let form = format!("{}&idempotency_key=k1", form(&olena));
    let first = test.post("kim", "/needs/new", &form).await.location;
    assert_eq!(test.post("kim", "/needs/new", &form).await.location, first);
    assert_eq!(
        test.post("kim", "/needs/new", &format!("{form}&needs=cash"))
            .await
            .status,
        StatusCode::CONFLICT
    );
    let void = format!("{}/void", first.trim_end_matches("?done"));
    assert_eq!(
        test.post("kim", &void, "reason=twice&version=5")
            .await
            .status,
        StatusCode::CONFLICT
    );
    assert_eq!(
        test.post("kim", &void, "reason=twice&version=1")
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    assert!(
        test.get("kim", first.trim_end_matches("?done"))
            .await
            .body
            .contains("was taken back")
    );
    assert!(
        facts(&test)
            .await
            .iter()
            .all(|fact| fact.voided().is_some())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_records_under_the_same_rules() {
    let test = TestApp::sqlite().await;
    let olena = register(&test).await;
    let body = |need: &str| serde_json::json!({"person": olena.number, "office": "grodno", "assessed_on": "2022-06-02", "household": true, "needs": [need]});
    let refused = test
        .api("kim", "POST", "/api/v1/needs", Some(body("yachts")))
        .await;
    assert!(
        refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("\"needs\""),
        "{}",
        refused.body
    );
    let added = test
        .api("kim", "POST", "/api/v1/needs", Some(body("food")))
        .await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
    assert!(
        added.body.contains("\"persons\":2") && !added.body.contains("Olena"),
        "{}",
        added.body
    );
    assert!(
        test.api("kim", "GET", "/api/v1/needs", None)
            .await
            .body
            .contains("food")
    );
}

#[test]
fn persons_and_assessments_are_two_numbers_and_needs_are_ranked() {
    let definitions = figures::parse(&[include_str!("figures.toml")]).unwrap();
    let fact = |id: &str, occurrence: &str, person: &str, needs: &[&'static str]| {
        let mut fact = Fact::new(id, date(2022, 6, 1), 0)
            .of(person)
            .code("population", "ukraine");
        for need in needs {
            fact = fact.code("need", *need);
        }
        fact.occurrence = occurrence.into();
        fact
    };
    let facts = Facts::from_iter([
        fact("1", "a", "olena", &["food", "hygiene"]),
        fact("2", "a", "taras", &["food", "hygiene"]),
        fact("3", "b", "olena", &["food"]),
        fact("4", "c", "ivan", &["food"]),
    ]);
    let span = figures::Span {
        from: date(2022, 5, 27),
        to: date(2022, 6, 9),
    };
    let figure = |id: &str| {
        figures::compute(
            definitions.iter().find(|d| d.id == id).unwrap(),
            span,
            &facts,
        )
    };
    assert_eq!(figure("needs.assessed.period").value, 3);
    assert_eq!(figure("needs.assessments.period").value, 3);
    let ranking = figure("needs.ranking.period");
    assert_eq!((ranking.parts["food"], ranking.parts["hygiene"]), (3, 2));
}

kit::db_test!(
    crate::MIGRATIONS,
    every_filter_and_function_of_needs_runs_on_both_engines,
    |test| {
        let some = |text: &str| Some(text.to_string());
        let filter = store::Filter {
            office: some("grodno"),
            population: some("ukraine"),
            need: some("food"),
            from: some("2022-01-01"),
            to: some("2022-12-31"),
        };
        let actor = kit::policy::Actor {
            offices: ["grodno".to_string()].into(),
            ..Default::default()
        };
        let new = NewAssessment {
            id: "a".into(),
            office: "grodno".into(),
            registration: "r".into(),
            persons: vec!["r".into(), "s".into()],
            assessed_on: "2022-06-01".into(),
            recorded_at: 5,
            population: "ukraine".into(),
            needs: vec!["food".into()],
            ..NewAssessment::default()
        };
        let new = &new;
        kit::housekeeping!(test.db, tx => {
            crate::needs::add(tx, new).await?;
            Ok::<(), kit::db::DbError>(())
        })
        .unwrap();
        assert_eq!(
            store::list(&test.db, &actor, &filter, None)
                .await
                .unwrap()
                .rows[0]
                .persons,
            2
        );
        assert!(
            store::list(&test.db, &actor, &filter, kit::paging::Cursor::parse("5.a"))
                .await
                .unwrap()
                .rows
                .is_empty()
        );
        assert_eq!(store::needs_of(&test.db, &["a"]).await.unwrap().len(), 1);
        assert_eq!(store::persons_of(&test.db, "a").await.unwrap(), ["r", "s"]);
        kit::housekeeping!(test.db, tx => store::void(tx, "a", 1, 9, "mistake").await).unwrap();
        assert!(
            store::find(&test.db, "a")
                .await
                .unwrap()
                .unwrap()
                .voided_at
                .is_some()
        );
    }
);
