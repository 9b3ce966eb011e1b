//! Stories of external figures.

use axum::http::StatusCode;
use figures::{Alarm, Figure, Span, check, compute};
use jiff::civil::{Date, date};
use kit::i18n::Catalogue;

use super::model::{self, Cell};
use super::{Entered, NewCell, add, facts, store, take_back, words};
use crate::test::TestApp;

/// A cell of the border authority as Rita's form sends it.
fn form(class: &str, value: i64, as_of: &str) -> String {
    format!(
        "series=border_entries&class={class}&value={value}&as_of={as_of}&received_on=2022-06-09\
         &source=State+Border+Committee&reference=Letter+of+9+June"
    )
}

async fn entered(test: &TestApp, form: &str) {
    let sent = test.post("rita", "/external-figures/new", form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
}

/// The three issues' cells: two of three classes stand still.
async fn three_issues(test: &TestApp) {
    for (as_of, ua) in [
        ("2022-05-12", 26_660),
        ("2022-05-26", 28_865),
        ("2022-06-09", 31_176),
    ] {
        for (class, value) in [("by", 902), ("ua", ua), ("tcn", 244)] {
            entered(test, &form(class, value, as_of)).await;
        }
    }
}

async fn cells(test: &TestApp, series: &str) -> Vec<Cell> {
    store::of_series(&test.app.house.db, series).await.unwrap()
}

fn figure(id: &str, facts: &figures::Facts, to: Date) -> (figures::Definition, Figure) {
    let all = figures::parse(&[include_str!("figures.toml")]).unwrap();
    let definition = all.into_iter().find(|d| d.id == id).unwrap();
    let span = definition
        .window
        .span(Span { from: to, to }, to, date(2022, 2, 24));
    let figure = compute(&definition, span, facts);
    (definition, figure)
}

#[tokio::test(flavor = "multi_thread")]
async fn rita_enters_three_issues_and_the_classes_that_stand_still_are_marked() {
    let test = TestApp::sqlite().await;
    three_issues(&test).await;
    let page = test
        .get("kim", "/external-figures/series/border_entries")
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(
        page.body
            .matches("Has not moved for 2 reports, 28 days")
            .count(),
        2,
        "{}",
        page.body
    );
    assert!(page.body.contains("31,176") && page.body.contains("26,660"));
    let ukraine = test
        .get("kim", "/external-figures/series/border_entries?class=ua")
        .await;
    let count = |body: &str| body.matches(">902<").count();
    assert_eq!((count(&page.body), count(&ukraine.body)), (4, 1));
    assert!(
        test.get("kim", "/external-figures")
            .await
            .body
            .contains("Has not moved")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_entries_of_issue_18_are_the_last_cell_of_each_class() {
    let test = TestApp::sqlite().await;
    three_issues(&test).await;
    let facts = facts::cells(&test.app, date(2022, 6, 9)).await.unwrap();
    let id = "external_figures.border_entries.since";
    let issues =
        [date(2022, 6, 9), date(2022, 5, 26), date(2022, 5, 12)].map(|to| figure(id, &facts, to).1);
    assert_eq!(
        issues.each_ref().map(|issue| issue.value),
        [32_322, 30_011, 27_806]
    );
    let parts: Vec<(&str, i64)> = issues[0]
        .parts
        .iter()
        .map(|(class, n)| (class.as_str(), *n))
        .collect();
    assert_eq!(parts, [("by", 902), ("tcn", 244), ("ua", 31_176)]);
    let (definition, _) = figure(id, &facts, date(2022, 6, 9));
    let stale = |part: &str| Alarm::Stale {
        part: part.into(),
        issues: 2,
    };
    assert_eq!(
        check(&definition, &issues[0], &issues[1..]),
        [stale("by"), stale("tcn")]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_value_for_the_same_day_supersedes_and_taking_it_back_restores() {
    let test = TestApp::sqlite().await;
    entered(&test, &form("ua", 31_167, "2022-06-09")).await;
    entered(&test, &form("ua", 31_176, "2022-06-09")).await;
    let history = cells(&test, "border_entries").await;
    assert_eq!(
        history.iter().map(|c| c.value).collect::<Vec<_>>(),
        [Some(31_176), Some(31_167)]
    );
    let path = format!("/external-figures/cells/{}", history[1].id);
    let old = test.get("rita", &path).await;
    assert!(
        old.body.contains("Superseded") && old.body.contains(&history[0].id),
        "{}",
        old.body
    );
    let total = |facts: &figures::Facts| {
        figure(
            "external_figures.border_entries.since",
            facts,
            date(2022, 6, 9),
        )
        .1
        .value
    };
    let to = date(2022, 6, 9);
    assert_eq!(total(&facts::cells(&test.app, to).await.unwrap()), 31_176);
    let void = format!("/external-figures/cells/{}/void", history[0].id);
    assert_eq!(
        test.post("rita", &void, "version=1").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let sent = test.post("rita", &void, "reason=mistaken&version=1").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(
        test.post("rita", &void, "reason=mistaken&version=1")
            .await
            .status,
        StatusCode::CONFLICT
    );
    assert_eq!(total(&facts::cells(&test.app, to).await.unwrap()), 31_167);
    assert!(!test.get("rita", &path).await.body.contains("Superseded"));
    let series = test
        .get("rita", "/external-figures/series/border_entries")
        .await;
    assert!(
        series.body.contains("Taken back"),
        "it stays in the history"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_of_the_mission_reads_and_the_reporting_officer_alone_writes() {
    let test = TestApp::sqlite().await;
    entered(&test, &form("ua", 31_176, "2022-06-09")).await;
    let id = cells(&test, "border_entries").await.remove(0).id;
    let void = format!("/external-figures/cells/{id}/void");
    for login in [
        "olga", "kim", "gala", "pavel", "lena", "max", "chief", "dina", "ada",
    ] {
        assert_eq!(
            test.get(login, "/external-figures").await.status,
            StatusCode::OK,
            "{login}"
        );
        let cell = test
            .get(login, &format!("/external-figures/cells/{id}"))
            .await;
        assert!(
            cell.body.contains("State Border Committee") && !cell.body.contains("/void"),
            "{login}"
        );
        assert_eq!(
            test.get(login, "/external-figures/new").await.status,
            StatusCode::NOT_FOUND
        );
        let sent = test
            .post(login, "/external-figures/new", &form("ua", 1, "2022-06-09"))
            .await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{login}");
        let sent = test.post(login, &void, "reason=mistaken&version=1").await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{login}");
    }
    for login in ["nadia", "nobody"] {
        assert_eq!(
            test.get(login, "/external-figures").await.status,
            StatusCode::NOT_FOUND,
            "{login}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_mistakes_comes_back_whole() {
    let test = TestApp::sqlite().await;
    let form = "series=border_entries&class=all&low=5&as_of=2022-06-08&received_on=2022-06-07\
        &source=&reference=Letter+seven";
    let sent = test.post("rita", "/external-figures/new", form).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    for sentence in [
        "Choose a class of this series",
        "Enter the value that was reported",
        "leave the range empty",
        "not before the day of the count",
        "Enter: Source",
        "Letter seven",
    ] {
        assert!(sent.body.contains(sentence), "{sentence}: {}", sent.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_estimate_in_words_is_kept_as_words_with_its_method_and_source() {
    let test = TestApp::sqlite().await;
    let words_only = "series=direct_entries&class=all&as_of=2022-06-09&received_on=2022-06-09\
        &source=State+Border+Committee&in_words=a+couple+of+people+per+week+on+average";
    let refused = test.post("rita", "/external-figures/new", words_only).await;
    assert!(
        refused
            .body
            .contains("Enter how the source came to the estimate"),
        "{}",
        refused.body
    );
    entered(&test, &format!("{words_only}&method=not+known")).await;
    let camp = "series=camp_population&class=all&as_of=2021-11-11&received_on=2021-11-11&source=Site+visit\
        &method=eye+count&value=2000&low=1800&high=2200";
    entered(&test, camp).await;
    let page = test.get("olga", "/external-figures").await;
    assert!(
        page.body.contains("a couple of people per week on average"),
        "{}",
        page.body
    );
    let facts = facts::cells(&test.app, date(2022, 6, 9)).await.unwrap();
    let (_, direct) = figure(
        "external_figures.direct_entries.as_of",
        &facts,
        date(2022, 6, 9),
    );
    let definitions = figures::parse(&[include_str!("figures.toml")]).unwrap();
    let definition = definitions.iter().find(|d| d.id == direct.id).unwrap();
    let direct_evidence = figures::evidence(definition, direct.span, &facts);
    let evidence = facts
        .iter()
        .find(|fact| fact.id() == direct_evidence[0].fact)
        .unwrap();
    assert_eq!(direct.value, 0);
    assert!(
        evidence
            .codes_of("in_words")
            .any(|said| said.starts_with("a couple"))
    );
    let (_, camp) = figure(
        "external_figures.camp_population.as_of",
        &facts,
        date(2022, 6, 9),
    );
    assert_eq!(camp.value, 2000);
    let turned = "series=camp_population&class=all&as_of=2021-11-12&received_on=2021-11-12&source=x\
        &method=y&value=2000&low=2100";
    let refused = test.post("rita", "/external-figures/new", turned).await;
    assert!(
        refused.body.contains("the smaller number first"),
        "{}",
        refused.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_sent_twice_enters_one_cell() {
    let test = TestApp::sqlite().await;
    let once = format!("{}&idempotency_key=k1", form("ua", 31_176, "2022-06-09"));
    entered(&test, &once).await;
    entered(&test, &once).await;
    assert_eq!(cells(&test, "border_entries").await.len(), 1);
    let other = format!("{}&idempotency_key=k1", form("ua", 1, "2022-06-09"));
    assert_eq!(
        test.post("rita", "/external-figures/new", &other)
            .await
            .status,
        StatusCode::CONFLICT
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_enters_lists_and_takes_back_under_the_same_rules() {
    let test = TestApp::sqlite().await;
    let path = "/api/v1/external-figures";
    let bad = serde_json::json!({"series": "moon_landings"});
    let refused = test.api("rita", "POST", path, Some(bad)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("\"field\":\"series\""),
        "{}",
        refused.body
    );
    let good = serde_json::json!({"series": "border_entries", "class": "by", "value": 902, "source": "SBC",
        "as_of": "2022-05-12", "received_on": "2022-05-13"});
    let added = test.api("rita", "POST", path, Some(good)).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
    let added: serde_json::Value = serde_json::from_str(&added.body).unwrap();
    let id = added["id"].as_str().unwrap();
    let list = test
        .api(
            "olga",
            "GET",
            &format!("{path}?class=by&from=2022-05-01&to=2022-05-31"),
            None,
        )
        .await;
    assert!(list.body.contains(id), "{}", list.body);
    assert!(
        !test
            .api("olga", "GET", &format!("{path}?class=ua"), None)
            .await
            .body
            .contains(id)
    );
    let void = serde_json::json!({"reason": "withdrawn", "version": 1});
    let voided = test
        .api("rita", "POST", &format!("{path}/{id}/void"), Some(void))
        .await;
    assert!(voided.body.contains("\"voided\":true"), "{}", voided.body);
    assert!(
        test.api("kim", "GET", &format!("{path}/{id}"), None)
            .await
            .body
            .contains("withdrawn")
    );
}

#[test]
fn every_figure_has_its_wording_and_title() {
    let lang = Catalogue::builder().room(words::SOURCES).build().lang("ar");
    for definition in figures::parse(&[include_str!("figures.toml")]).unwrap() {
        let wording = lang
            .text(&definition.words, &[("count", 32.into())])
            .to_string();
        assert!(wording.contains("32"), "{wording}");
        let title = lang
            .text(&format!("{}.title", definition.words), &[])
            .to_string();
        assert!(
            !title.contains("external-figures-") && !title.is_empty(),
            "{title}"
        );
    }
}

fn new_cell(class: &str, as_of: Date) -> NewCell {
    NewCell {
        series: "border_entries".into(),
        class: class.into(),
        as_of,
        received_on: as_of,
        value: Some(9),
        low: None,
        high: None,
        in_words: String::new(),
        method: String::new(),
        source: "SBC".into(),
        reference: String::new(),
    }
}

kit::db_test!(crate::MIGRATIONS, every_filter_and_store_function, |test| {
    let db = &test.db;
    kit::housekeeping!(db, tx => {
        for (n, class) in [(1, "by"), (2, "ua"), (3, "ua")] {
            let entered = Entered { id: format!("c{n}"), author: "rita".into(), recorded_at: n };
            add(tx, &entered, &new_cell(class, date(2022, 6, 1))).await?;
        }
        assert!(take_back(tx, "c1", 1, "duplicate", 9).await?);
        assert!(!take_back(tx, "c1", 2, "duplicate", 9).await?);
        Ok::<(), kit::db::DbError>(())
    })
    .unwrap();
    let day = Some(date(2022, 6, 1));
    let all = store::Filter {
        series: Some("border_entries".into()),
        class: Some("ua".into()),
        from: day,
        to: day,
    };
    let found = store::list(db, &all, None).await.unwrap();
    assert_eq!(
        found.rows.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(),
        ["c3", "c2"]
    );
    let after = kit::paging::Cursor {
        at: 2,
        id: "c2".into(),
    };
    assert_eq!(
        store::list(db, &store::Filter::default(), Some(after))
            .await
            .unwrap()
            .rows
            .len(),
        1
    );
    for none in [
        store::Filter {
            series: Some("camp_population".into()),
            ..store::Filter::default()
        },
        store::Filter {
            class: Some("tcn".into()),
            ..store::Filter::default()
        },
        store::Filter {
            from: Some(date(2022, 6, 2)),
            ..store::Filter::default()
        },
        store::Filter {
            to: Some(date(2022, 5, 31)),
            ..store::Filter::default()
        },
    ] {
        assert!(
            store::list(db, &none, None).await.unwrap().rows.is_empty(),
            "{none:?}"
        );
    }
    assert_eq!(store::up_to(db, date(2022, 6, 1)).await.unwrap().len(), 3);
    assert_eq!(store::up_to(db, date(2022, 5, 31)).await.unwrap().len(), 0);
    assert_eq!(
        store::find(db, "c1").await.unwrap().unwrap().void_reason,
        "duplicate"
    );
    let history = store::of_series(db, "border_entries").await.unwrap();
    let in_force: Vec<&str> = model::place(&history)
        .iter()
        .filter(|p| p.in_force())
        .map(|p| p.cell.id.as_str())
        .collect();
    assert_eq!(in_force, ["c3"]);
    for statement in store::STATEMENTS.iter().copied() {
        db.prepare(statement).await.unwrap();
    }
});
