//! Stories of reports.

use axum::http::StatusCode;

use super::{live, store};
use crate::test::TestApp;

const AMAL: &str = "office=grodno&channel=walk_in&population=stranded&registered_on=2022-06-01\
    &given=Amal&family=Saleh&sex=female&birth=1991-04-02&nationality=IRQ";
const ISSUE: &str =
    "issue=18&language=en&period_from=2022-05-27&period_to=2022-06-09&next_on=2022-06-23";

async fn register(test: &TestApp, form: &str) {
    let sent = test.post("kim", "/people/new", form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
}

/// Rita drafts issue 18; answers its path.
async fn draft(test: &TestApp) -> String {
    let sent = test.post("rita", "/reports/new", ISSUE).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.location.trim_end_matches("?done").to_string()
}

async fn value(test: &TestApp, figure: &str) -> i64 {
    let report = store::by_issue(&test.app.house.db, 18)
        .await
        .unwrap()
        .unwrap();
    live::of_report(&test.app, &report)
        .await
        .unwrap_or_default()[figure]
        .value
}

/// The chief clears; where something is surprising she says why.
async fn clear(test: &TestApp, path: &str) -> StatusCode {
    let form = "version=1&explanation=Two+cells+were+not+updated.";
    test.post("chief", &format!("{path}/clear"), form)
        .await
        .status
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_follows_the_records_and_a_cleared_issue_does_not() {
    let test = TestApp::sqlite().await;
    register(&test, AMAL).await;
    let path = draft(&test).await;
    assert_eq!(value(&test, "people.registered.period").await, 1);
    register(
        &test,
        &AMAL.replace("Amal", "Huda").replace("Saleh", "Karim"),
    )
    .await;
    assert_eq!(value(&test, "people.registered.period").await, 2);
    assert_eq!(clear(&test, &path).await, StatusCode::SEE_OTHER);
    register(
        &test,
        &AMAL.replace("Amal", "Rana").replace("Saleh", "Aziz"),
    )
    .await;
    assert_eq!(
        value(&test, "people.registered.period").await,
        2,
        "a frozen figure never moves"
    );
    let page = test
        .get("rita", "/figures/people.registered.period")
        .await
        .body;
    assert!(
        page.contains("Revised") && page.contains("+1 = 1 late"),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_drafts_does_not_clear_and_a_released_issue_cannot_be_edited() {
    let test = TestApp::sqlite().await;
    let path = draft(&test).await;
    assert_eq!(
        test.get("rita", &format!("{path}/clear")).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        test.post("rita", &format!("{path}/clear"), "version=1")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        test.get("chief", &format!("{path}/clear")).await.status,
        StatusCode::OK
    );
    assert_eq!(clear(&test, &path).await, StatusCode::SEE_OTHER);
    assert_eq!(clear(&test, &path).await, StatusCode::CONFLICT);
    let released = test.post("chief", &format!("{path}/release"), "").await;
    assert_eq!(released.status, StatusCode::SEE_OTHER);
    let report = store::by_issue(&test.app.house.db, 18)
        .await
        .unwrap()
        .unwrap();
    let section = store::sections(&test.app.house.db, &report.id)
        .await
        .unwrap()
        .remove(0);
    let edit = format!("{path}/sections/{}", section.id);
    assert_eq!(
        test.post("rita", &edit, "heading=X&narrative=Y&version=1")
            .await
            .status,
        StatusCode::CONFLICT
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_figure_that_does_not_exist_cannot_be_named() {
    let test = TestApp::sqlite().await;
    let path = draft(&test).await;
    let report = store::by_issue(&test.app.house.db, 18)
        .await
        .unwrap()
        .unwrap();
    let section = store::sections(&test.app.house.db, &report.id)
        .await
        .unwrap()
        .remove(0);
    let form = "heading=H&version=1&narrative=About+%7B%7Bno.such.figure%7D%7D+people";
    let sent = test
        .post("rita", &format!("{path}/sections/{}", section.id), form)
        .await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        sent.body
            .contains("There is no figure called no.such.figure")
    );
    assert!(
        sent.body.contains("About {{no.such.figure}} people"),
        "what was typed is kept"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_printing_is_made_and_names_no_person() {
    let test = TestApp::sqlite().await;
    register(&test, AMAL).await;
    let path = draft(&test).await;
    for format in super::FORMATS {
        let made = test.get("rita", &format!("{path}/print/{format}")).await;
        assert_eq!(made.status, StatusCode::OK, "{format}");
        assert!(!made.body.contains("Amal"), "{format}");
    }
    assert_eq!(
        test.get("rita", &format!("{path}/print/docx")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_records_behind_a_figure_are_for_those_allowed() {
    let test = TestApp::sqlite().await;
    register(&test, AMAL).await;
    draft(&test).await;
    let path = "/figures/people.registered.period/records";
    assert_eq!(test.get("rita", path).await.status, StatusCode::NOT_FOUND);
    let page = test.get("kim", path).await;
    assert!(page.body.contains("/people/"), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn rita_mends_the_period_and_arranges_the_sections_until_the_report_is_cleared() {
    let test = TestApp::sqlite().await;
    register(&test, AMAL).await;
    let path = draft(&test).await;
    let form = test.get("rita", &format!("{path}/edit")).await;
    assert_eq!(form.status, StatusCode::OK);
    let head = "issue=18&language=ru&version=1&period_from_day=1&period_from_month=1&period_from_year=2022\
        &period_to_day=9&period_to_month=1&period_to_year=2022";
    let changed = test.post("rita", &format!("{path}/edit"), head).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
    assert_eq!(value(&test, "people.registered.period").await, 0);
    let stale = test.post("rita", &format!("{path}/edit"), head).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);

    let added = "heading=Voices&narrative=Registered:+{{people.registered.period}}";
    let sections = format!("{path}/sections");
    let nobody = added.replace("people.registered.period", "people.registered.soon");
    let refused = test.post("rita", &format!("{sections}/new"), &nobody).await;
    assert!(
        refused.body.contains("people.registered.soon"),
        "{}",
        refused.body
    );
    assert_eq!(
        test.post("rita", &format!("{sections}/new"), added)
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let id = path.trim_start_matches("/reports/");
    let last = || async {
        store::sections(&test.app.house.db, id)
            .await
            .unwrap()
            .pop()
            .unwrap()
    };
    let voices = last().await;
    assert_eq!(voices.heading, "Voices");
    let voices = format!("{sections}/{}", voices.id);
    assert_eq!(
        test.post("rita", &format!("{voices}/up"), "").await.status,
        StatusCode::SEE_OTHER
    );
    let after = last().await;
    assert_ne!(after.heading, "Voices");
    let remove = format!("{sections}/{}/remove", after.id);
    assert_eq!(
        test.post("rita", &remove, "version=1").await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(last().await.heading, "Voices");

    assert_eq!(
        test.post("chief", &format!("{path}/clear"), "version=2")
            .await
            .status,
        StatusCode::CONFLICT,
        "the text changed since she read it"
    );
    assert_eq!(
        test.post("chief", &format!("{path}/clear"), "version=5")
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let late = test.post("rita", &format!("{sections}/new"), added).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let late = test
        .post("rita", &format!("{voices}/remove"), "version=1")
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(last().await.heading, "Voices");
}

#[test]
fn the_template_of_each_language_names_the_same_figures() {
    let named = |language: &str| -> std::collections::BTreeSet<String> {
        super::model::template(language)
            .iter()
            .flat_map(|(_, narrative)| super::narrative::figures_in(narrative))
            .collect()
    };
    for language in ["ar", "be", "ru"] {
        assert_eq!(named(language), named("en"), "{language}");
        assert_eq!(super::model::template(language).len(), 5, "{language}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printed_number_that_points_at_few_people_is_told_before_clearance() {
    let test = TestApp::sqlite().await;
    register(&test, AMAL).await;
    let path = draft(&test).await;
    let told = |body: &str| body.contains("“Voices” says 1, which is fewer than 5");
    assert!(!told(&test.get("rita", &path).await.body));
    let section = "heading=Voices&narrative=Registered:+{{people.registered.period}}";
    test.post("rita", &format!("{path}/sections/new"), section)
        .await;
    let page = test
        .get("rita", &path)
        .await
        .body
        .replace(['\u{2068}', '\u{2069}'], "");
    assert!(told(&page), "{page}");
    let form = test.get("chief", &format!("{path}/clear")).await.body;
    assert!(told(&form.replace(['\u{2068}', '\u{2069}'], "")));
}
