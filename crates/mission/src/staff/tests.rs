//! Stories of staff.

use axum::http::StatusCode;

use crate::test::TestApp;

const NEW: &str = "login=vera&password=a+long+password&roles=operator&offices=grodno";

#[tokio::test(flavor = "multi_thread")]
async fn ada_adds_vera_who_signs_in_and_out() {
    let test = TestApp::sqlite().await;
    let added = test.post("ada", "/staff/new", NEW).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    let wrong = test.post("", "/sign-in", "login=vera&password=wrong").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("do not fit together"));
    let unknown = test
        .post("", "/sign-in", "login=nobody-at-all&password=wrong")
        .await;
    assert!(
        unknown.body.contains("do not fit together"),
        "the same answer for a login that is not there"
    );
    let right = test
        .post(
            "",
            "/sign-in",
            "login=VERA&password=a+long+password&back=/places",
        )
        .await;
    assert_eq!(
        (right.status, right.location.as_str()),
        (StatusCode::SEE_OTHER, "/places")
    );
    let elsewhere = test
        .post(
            "",
            "/sign-in",
            "login=vera&password=a+long+password&back=//evil.example",
        )
        .await;
    assert_eq!(elsewhere.location, "/");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_raises_her_own_rights() {
    let test = TestApp::sqlite().await;
    let own = test
        .post(
            "ada",
            "/staff/ada/edit",
            "roles=administrator&roles=data_protection&version=1",
        )
        .await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        test.get("kim", "/staff").await.status,
        StatusCode::NOT_FOUND
    );
    let both = test
        .post(
            "ada",
            "/staff/kim/edit",
            "roles=reporting_officer&roles=chief_of_mission&version=1",
        )
        .await;
    assert!(
        both.body.contains("cannot also clear them"),
        "{}",
        both.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_role_ends_the_session() {
    let test = TestApp::sqlite().await;
    assert_eq!(test.get("kim", "/people").await.status, StatusCode::OK);
    let changed = test
        .post(
            "ada",
            "/staff/kim/edit",
            "roles=operator&offices=grodno&version=1",
        )
        .await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
    assert!(
        test.get("kim", "/people")
            .await
            .location
            .starts_with("/sign-in")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_shown_once_and_does_only_what_it_names() {
    let test = TestApp::sqlite().await;
    let made = test
        .post(
            "kim",
            "/account/tokens",
            "label=tablet&days=7&scopes=places.view",
        )
        .await;
    let token = made
        .body
        .split("wst_")
        .nth(1)
        .map(|rest| format!("wst_{}", &rest[..43]))
        .expect("the token is shown");
    assert!(!test.get("kim", "/account").await.body.contains(&token));
    assert_eq!(
        test.with_token(&token, "/api/v1/places").await.status,
        StatusCode::OK
    );
    assert_eq!(
        test.with_token(&token, "/api/v1/people").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        test.with_token("wst_made_up", "/api/v1/places")
            .await
            .status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn dina_reads_the_log_and_others_do_not() {
    let test = TestApp::sqlite().await;
    test.post("ada", "/staff/new", NEW).await;
    let log = test.get("dina", "/audit?act=staff.account.added").await;
    assert!(log.body.contains("staff.account.added"), "{}", log.body);
    assert_eq!(
        test.get("ada", "/audit").await.status,
        StatusCode::NOT_FOUND
    );
    assert!(
        test.get("dina", "/retention")
            .await
            .body
            .contains("Registrations")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_from_elsewhere_is_refused() {
    let test = TestApp::sqlite().await;
    let forged = test.post_forged("ada", "/staff/new", NEW).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_holder_unlocks_a_restarted_server_from_afar() {
    let test = TestApp::sqlite().await;
    assert_eq!(
        test.get("", "/unlock").await.location,
        "/",
        "nothing to do while it is open"
    );
    test.app.house.keys.lock();
    let page = test.get("", "/unlock").await;
    assert!(
        page.body.contains("Passphrase of the mission"),
        "{}",
        page.body
    );
    let wrong = test.post("", "/unlock", "passphrase=no+such+words").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("does not open the key"));
}
