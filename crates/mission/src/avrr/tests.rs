//! Stories of assisted return.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use figures::{Fact, Facts, Span, Window};
use jiff::civil::date;

use super::model::{Event, NewCase, NewEvent};
use super::{contacts, store};
use crate::test::TestApp;
use crate::{Source, people};

const AMAL: &str = "office=grodno&channel=walk_in&population=stranded&registered_on=2022-03-01\
    &given=Amal&family=Saleh&sex=female&birth=2004-06-08&nationality=IRQ";

/// Registers somebody and answers the case number.
async fn register(test: &TestApp, form: &str) -> people::Registration {
    let sent = test.post("kim", "/people/new", form).await;
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

/// Opens a case for Amal and answers its path.
async fn open(test: &TestApp) -> (people::Registration, String) {
    let amal = register(test, AMAL).await;
    let form = format!("person={}&office=grodno&opened_on=2022-04-01", amal.number);
    let sent = test.post("kim", "/avrr/new", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    (amal, sent.location.trim_end_matches("?done").to_string())
}

async fn record(test: &TestApp, login: &str, path: &str, form: &str) -> crate::test::Answer {
    test.post(login, &format!("{path}/record"), form).await
}

async fn events(test: &TestApp, path: &str) -> Vec<Event> {
    store::events(&test.app.house.db, path.trim_start_matches("/avrr/"))
        .await
        .unwrap()
}

async fn stage(test: &TestApp, path: &str) -> String {
    store::find(&test.app.house.db, path.trim_start_matches("/avrr/"))
        .await
        .unwrap()
        .unwrap()
        .stage
}

async fn facts(test: &TestApp, source: Source) -> Facts {
    (source.load)(&test.app, date(2022, 6, 9)).await.unwrap()
}

const STEPS: [(&str, &str); 4] = [
    (
        "kind=counselling&day=2022-04-01&code=in_person&language=ara",
        "counselled",
    ),
    (
        "kind=application&day=2022-04-02&code=walk_in&country=Iraq",
        "applied",
    ),
    (
        "kind=declaration&day=2022-04-03&language=ara&witness=pavel",
        "declared",
    ),
    ("kind=eligibility&day=2022-04-04&code=eligible", "eligible"),
];

#[tokio::test(flavor = "multi_thread")]
async fn amal_is_counselled_applies_declares_departs_and_arrives() {
    let test = TestApp::sqlite().await;
    let (_, path) = open(&test).await;
    for (form, reached) in STEPS {
        let sent = record(&test, "kim", &path, form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        assert_eq!(stage(&test, &path).await, reached);
    }
    let form = "kind=departure&day=2022-06-07&code=departed&country=IRQ";
    assert_eq!(
        record(&test, "max", &path, form).await.status,
        StatusCode::SEE_OTHER
    );
    let departure = &events(&test, &path).await[0];
    assert_eq!(
        (departure.age, departure.clearance.as_str()),
        (Some(17), "cleared"),
        "a day before her birthday"
    );
    assert_eq!(
        record(
            &test,
            "kim",
            &path,
            "kind=arrival&day=2022-06-08&country=IRQ"
        )
        .await
        .status,
        StatusCode::SEE_OTHER
    );
    let page = test.get("pavel", &path).await.body;
    assert!(
        page.contains("Amal Saleh") && page.contains("Iraq") && page.contains("Arrived"),
        "{page}"
    );
    assert!(
        !page.contains("/record"),
        "a supervisor sees and does not record"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_departure_without_its_conditions_is_recorded_and_stays_visible() {
    let test = TestApp::sqlite().await;
    let (_, path) = open(&test).await;
    record(
        &test,
        "kim",
        &path,
        "kind=departure&day=2022-06-07&code=departed&country=IRQ",
    )
    .await;
    assert_eq!(
        events(&test, &path).await[0].clearance,
        "departed_uncleared"
    );
    assert!(
        test.get("kim", &path)
            .await
            .body
            .contains("Departed without every condition met")
    );
    let again = record(
        &test,
        "kim",
        &path,
        "kind=departure&day=2022-06-08&code=departed&country=IRQ",
    )
    .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        again.body.contains("A departure is recorded already"),
        "{}",
        again.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_do_not_work_with_returns_see_nothing() {
    let test = TestApp::sqlite().await;
    let (amal, path) = open(&test).await;
    for login in ["rita", "gala", "olga", "nadia", "chief", "nobody"] {
        assert_eq!(
            test.get(login, &path).await.status,
            StatusCode::NOT_FOUND,
            "{login}"
        );
        let sent = record(&test, login, &path, STEPS[0].0).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{login}");
        assert!(
            !test.get(login, "/avrr").await.body.contains("Amal"),
            "{login}"
        );
    }
    assert_eq!(
        record(&test, "pavel", &path, STEPS[0].0).await.status,
        StatusCode::NOT_FOUND
    );
    let elsewhere = format!("person={}&office=gomel&opened_on=2022-04-01", amal.number);
    assert_eq!(
        test.post("kim", "/avrr/new", &elsewhere).await.status,
        StatusCode::NOT_FOUND
    );
    let hers = format!("person={}&office=gomel&opened_on=2022-04-01", amal.number);
    let sent = test.post("gala", "/avrr/new", &hers).await;
    assert_eq!(
        sent.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "another office's person does not exist for her"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_mistakes_comes_back_whole() {
    let test = TestApp::sqlite().await;
    let (_, path) = open(&test).await;
    let sent = record(
        &test,
        "kim",
        &path,
        "kind=departure&day=2022-02-30&code=departed&country=Congo",
    )
    .await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        sent.body.contains("This date does not exist") && sent.body.contains("could mean two"),
        "{}",
        sent.body
    );
    let alone = record(
        &test,
        "kim",
        &path,
        "kind=declaration&day=2022-04-03&language=ara&witness=kim",
    )
    .await;
    assert!(
        alone.body.contains("another member of staff"),
        "{}",
        alone.body
    );
    let tomorrow = record(&test, "kim", &path, "kind=withdrawn&day=2022-06-10").await;
    assert!(
        tomorrow.body.contains("has not come yet"),
        "{}",
        tomorrow.body
    );
    let nobody = test
        .post(
            "kim",
            "/avrr/new",
            "person=1111-1111-1&office=grodno&opened_on=2022-04-01",
        )
        .await;
    assert!(
        nobody.body.contains("1111-1111-1") && nobody.body.contains("Check each digit"),
        "{}",
        nobody.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_twice_is_one_event_and_a_person_has_one_open_case() {
    let test = TestApp::sqlite().await;
    let (amal, path) = open(&test).await;
    let form = format!("{}&idempotency_key=k1", STEPS[0].0);
    record(&test, "kim", &path, &form).await;
    assert_eq!(
        record(&test, "kim", &path, &form).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(events(&test, &path).await.len(), 1);
    let second = format!("person={}&office=grodno&opened_on=2022-04-05", amal.number);
    assert_eq!(
        test.post("kim", "/avrr/new", &second).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    record(&test, "kim", &path, "kind=withdrawn&day=2022-04-04").await;
    assert_eq!(
        test.post("kim", "/avrr/new", &second).await.status,
        StatusCode::SEE_OTHER,
        "withdrawing closes nothing to her"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_taken_back_is_kept_and_no_longer_counts() {
    let test = TestApp::sqlite().await;
    let (_, path) = open(&test).await;
    record(
        &test,
        "kim",
        &path,
        "kind=departure&day=2022-06-07&code=departed&country=IRQ",
    )
    .await;
    record(&test, "kim", &path, "kind=arrival&day=2022-06-08").await;
    let of = |events: &[Event], kind: &str| events.iter().find(|e| e.kind == kind).unwrap().clone();
    let all = events(&test, &path).await;
    let (departure, arrival) = (of(&all, "departure"), of(&all, "arrival"));
    let void = |id: &str, version: i64| {
        (
            format!("{path}/events/{id}/void"),
            format!("reason=mistake&version={version}"),
        )
    };
    let (to, form) = void(&departure.id, 1);
    assert_eq!(
        test.post("kim", &to, &form).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "an arrival stands on it"
    );
    let (to_arrival, form) = void(&arrival.id, 1);
    assert_eq!(
        test.post("kim", &to_arrival, &form).await.status,
        StatusCode::SEE_OTHER
    );
    let (_, stale) = void(&departure.id, 7);
    assert_eq!(
        test.post("kim", &to, &stale).await.status,
        StatusCode::CONFLICT
    );
    let (_, form) = void(&departure.id, 1);
    assert_eq!(
        test.post("kim", &to, &form).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(stage(&test, &path).await, "opened");
    let facts = facts(&test, super::facts::departures()).await;
    assert!(facts.len() == 1 && facts.iter().next().unwrap().voided().is_some());
    assert!(test.get("kim", &path).await.body.contains("Taken back"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_birth_date_changes_the_age_at_departure() {
    let test = TestApp::sqlite().await;
    let (amal, path) = open(&test).await;
    record(
        &test,
        "kim",
        &path,
        "kind=departure&day=2022-06-07&code=departed&country=IRQ",
    )
    .await;
    let form = "given=Amal&family=Saleh&sex=female&birth=2004-06-07&nationality=IRQ&version=1";
    let sent = test
        .post("kim", &format!("/people/{}/edit", amal.id), form)
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(events(&test, &path).await[0].age, Some(18));
    let facts = facts(&test, super::facts::departures()).await;
    assert_eq!(
        facts
            .iter()
            .next()
            .unwrap()
            .codes_of("age")
            .collect::<Vec<_>>(),
        ["adult"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_needs_no_name_and_is_counted_apart() {
    let test = TestApp::sqlite().await;
    let form = "office=grodno&occurred_on=2022-06-01&channel=phone&nationality=Cuba";
    assert_eq!(
        test.post("kim", "/avrr/contacts/new", form).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(
        test.get("kim", "/avrr/contacts")
            .await
            .body
            .contains("Cuba")
    );
    assert!(
        !test
            .get("gala", "/avrr/contacts")
            .await
            .body
            .contains("<td>Cuba")
    );
    let facts = facts(&test, super::facts::contacts()).await;
    assert_eq!(
        (
            facts.len(),
            facts.iter().next().unwrap().person(),
            facts.iter().next().unwrap().headcount()
        ),
        (1, None, 1)
    );
    let void = format!("/avrr/contacts/{}/void", facts.iter().next().unwrap().id());
    assert_eq!(
        test.post("gala", &void, "reason=mistake&version=1")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        test.post("kim", &void, "reason=mistake&version=1")
            .await
            .status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_opens_and_records_under_the_same_rules() {
    let test = TestApp::sqlite().await;
    let amal = register(&test, AMAL).await;
    let body =
        serde_json::json!({"person": amal.number, "office": "grodno", "opened_on": "2022-04-01"});
    let opened = test.api("kim", "POST", "/api/v1/avrr", Some(body)).await;
    assert_eq!(opened.status, StatusCode::CREATED, "{}", opened.body);
    let id = serde_json::from_str::<serde_json::Value>(&opened.body).unwrap()["id"]
        .as_str()
        .unwrap()
        .to_string();
    let event = serde_json::json!({"kind": "departure", "day": "2022-06-07", "code": "vanished", "country": "IRQ"});
    let to = format!("/api/v1/avrr/{id}/events");
    let refused = test.api("kim", "POST", &to, Some(event)).await;
    assert!(
        refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("\"code\""),
        "{}",
        refused.body
    );
    let event = serde_json::json!({"kind": "departure", "day": "2022-06-07", "code": "departed", "country": "Iraq"});
    let recorded = test.api("kim", "POST", &to, Some(event)).await;
    assert!(
        recorded.body.contains("departed_uncleared") && !recorded.body.contains("Amal"),
        "{}",
        recorded.body
    );
    let listed = test
        .api("kim", "GET", "/api/v1/avrr?stage=departed", None)
        .await;
    assert!(listed.body.contains(&id), "{}", listed.body);
}

#[test]
fn the_figures_of_returns() {
    let definitions = figures::parse(&[include_str!("figures.toml")]).unwrap();
    let fact = |n: u32,
                day,
                outcome: &'static str,
                sex: &'static str,
                age: &'static str,
                nationality: &'static str| {
        Fact::new(n.to_string(), day, 0)
            .of(n.to_string())
            .code("outcome", outcome)
            .code("sex", sex)
            .code("age", age)
            .code("nationality", nationality)
    };
    let facts = Facts::from_iter([
        fact(1, date(2021, 12, 9), "departed", "male", "adult", "IRQ"),
        fact(2, date(2021, 3, 9), "departed", "male", "adult", "IRQ"),
        fact(3, date(2022, 3, 9), "departed", "male", "adult", "IRQ"),
        fact(4, date(2022, 4, 9), "departed", "female", "child", "CUB"),
        fact(5, date(2022, 4, 9), "no_show", "female", "child", "CUB"),
    ]);
    let period = Span {
        from: date(2022, 5, 27),
        to: date(2022, 6, 9),
    };
    let value = |id: &str| {
        let definition = definitions.iter().find(|d| d.id == id).unwrap();
        let span = Window::span(definition.window, period, period.to, date(2022, 2, 24));
        figures::compute(definition, span, &facts)
    };
    assert_eq!(value("avrr.returned.2021").value, 2);
    let december = figures::share(
        &value("avrr.returned.2021.december"),
        &value("avrr.returned.2021"),
    )
    .unwrap();
    assert_eq!(december.per_mille(), Some(500));
    let ytd = value("avrr.returned.ytd");
    assert_eq!(
        (ytd.value, ytd.parts),
        (
            2,
            BTreeMap::from([("female".into(), 1), ("male".into(), 1)])
        )
    );
    assert_eq!(value("avrr.returned.ytd.children").value, 1);
    assert_eq!(value("avrr.returned.ytd.iraq").value, 1);
    assert_eq!(value("avrr.returned.ytd.nationality").parts.len(), 2);
}

kit::db_test!(
    crate::MIGRATIONS,
    every_filter_and_function_of_returns_runs_on_both_engines,
    |test| {
        let some = |text: &str| Some(text.to_string());
        let filter = store::Filter {
            stage: some("departed"),
            nationality: some("IRQ"),
            office: some("grodno"),
            from: some("2022-01-01"),
            to: some("2022-12-31"),
        };
        let actor = kit::policy::Actor {
            offices: ["grodno".to_string()].into(),
            ..Default::default()
        };
        let after = || kit::paging::Cursor::parse("5.x");
        assert!(
            store::list(&test.db, &actor, &filter, after())
                .await
                .unwrap()
                .rows
                .is_empty()
        );
        assert!(
            contacts::page(&test.db, &actor, Some("CUB"), after())
                .await
                .unwrap()
                .rows
                .is_empty()
        );
        let case = NewCase {
            id: "c".into(),
            number: "n/1".into(),
            registration: "r".into(),
            ..NewCase::default()
        };
        let event = NewEvent {
            id: "e".into(),
            kind: "departure".into(),
            code: "departed".into(),
            occurred_on: "2022-06-07".into(),
            ..NewEvent::default()
        };
        let contact = crate::avrr::NewContact {
            id: "k".into(),
            channel: "phone".into(),
            sex: "male".into(),
            ..Default::default()
        };
        let (case, event, contact) = (&case, &event, &contact);
        kit::housekeeping!(test.db, tx => {
            crate::avrr::add(tx, case, std::slice::from_ref(event)).await?;
            crate::avrr::add_contact(tx, contact).await?;
            assert_eq!(store::stages_of(tx, "r").await?, [crate::avrr::Stage::Departed]);
            store::reckon_ages(tx, "r", Some(date(2010, 1, 1))).await?;
            assert_eq!(store::events_in(tx, "c").await?[0].age, Some(12));
            assert!(store::void_event(tx, "e", 2, 1, "mistake").await?);
            store::refresh_stage(tx, "c").await?;
            assert_eq!(store::stages_of(tx, "r").await?, [crate::avrr::Stage::Opened]);
            Ok::<(), kit::db::DbError>(())
        })
        .unwrap();
        assert!(
            store::find(&test.db, "c").await.unwrap().is_none(),
            "its person is not registered here"
        );
    }
);
