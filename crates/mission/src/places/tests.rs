//! Stories of places.

use crate::test::TestApp;
use axum::http::StatusCode;

#[tokio::test(flavor = "multi_thread")]
async fn ada_adds_a_place_and_everybody_sees_it() {
    let test = TestApp::sqlite().await;
    let sent = test
        .post(
            "ada",
            "/places/new",
            "kind=facility&name=Bruzgi+logistics+facility&area=BY-HR",
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let seen = test.get("kim", "/places").await;
    assert!(
        seen.body.contains("Bruzgi logistics facility"),
        "{}",
        seen.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn kim_cannot_add_a_place_nor_learn_that_the_page_exists() {
    let test = TestApp::sqlite().await;
    assert_eq!(
        test.get("kim", "/places/new").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        test.post("kim", "/places/new", "kind=site&name=X")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_mistakes_comes_back_whole_and_says_what_to_mend() {
    let test = TestApp::sqlite().await;
    let form =
        "kind=site&name=&local_name=%D0%93%D0%BE%D0%BC%D0%B5%D0%BB%D1%8C&opened_on=2022-02-30";
    let sent = test.post("ada", "/places/new", form).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sent.body.contains("Enter: Name"));
    assert!(sent.body.contains("This date does not exist"));
    assert!(sent.body.contains("Гомель"), "what was typed is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_sent_twice_adds_one_place() {
    let test = TestApp::sqlite().await;
    let form = "kind=site&name=Vitebsk&idempotency_key=k1";
    let first = test.post("ada", "/places/new", form).await;
    let second = test.post("ada", "/places/new", form).await;
    assert_eq!(first.location, second.location);
    let other = test
        .post(
            "ada",
            "/places/new",
            "kind=site&name=Mogilev&idempotency_key=k1",
        )
        .await;
    assert_eq!(other.status, StatusCode::CONFLICT);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_edits_of_one_version_do_not_overwrite_each_other() {
    let test = TestApp::sqlite().await;
    let edit = |name: &str| format!("kind=office&name={name}&version=1");
    let first = test.post("ada", "/places/grodno/edit", &edit("A")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let second = test.post("ada", "/places/grodno/edit", &edit("B")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(
        second
            .body
            .contains("Somebody changed this record meanwhile")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_adds_a_place_under_the_same_rules() {
    let test = TestApp::sqlite().await;
    let bad = serde_json::json!({"kind": "castle", "name": "X"});
    let refused = test.api("ada", "POST", "/api/v1/places", Some(bad)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("\"field\":\"kind\""),
        "{}",
        refused.body
    );
    let good = serde_json::json!({"kind": "camp", "name": "Camp", "opened_on": "2021-11-08"});
    let added = test.api("ada", "POST", "/api/v1/places", Some(good)).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_sees_every_place_in_the_list_and_alone_and_keeps_none() {
    let test = TestApp::sqlite().await;
    let list = test.get("nadia", "/places").await;
    assert!(list.body.contains("Grodno project site"), "{}", list.body);
    for path in ["/places/grodno", "/api/v1/places/grodno", "/api/v1/places"] {
        let page = test.get("nadia", path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.body.contains("Grodno project site"), "{}", page.body);
    }
    for path in ["/places/new", "/places/grodno/edit"] {
        assert_eq!(
            test.get("nadia", path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}
