//! Stories of staff.

use axum::http::StatusCode;

use kit::accounts::second_factor::Secret;

use crate::test::{NOW, TestApp};

kit::sql! {
    /// What these tests look up behind the program.
    BEHIND;
    TRIED [] "select name from failed_try order by name";
    SEALED [] "select distinct subject from sealed_record order by subject";
}

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

/// Kim sets up her second factor; answers the secret and the recovery codes.
async fn set_up(test: &TestApp, login: &str) -> (Secret, Vec<String>) {
    let page = test.get(login, "/account/second-factor").await.body;
    let letters = page.split("name=\"secret\" value=\"").nth(1).unwrap();
    let letters = letters.split('"').next().unwrap();
    let secret = Secret::parse(letters).expect("the secret is shown as text");
    assert!(page.contains("<svg class=\"ws-qr\""), "and as a picture");
    let form = |code: &str| format!("secret={}&code={code}", letters.replace(' ', "+"));
    let wrong = test
        .post(login, "/account/second-factor", &form("000000"))
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = form(&secret.code_at(NOW));
    let done = test.post(login, "/account/second-factor", &right).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let codes: Vec<String> = done
        .body
        .split("<li>")
        .skip(1)
        .filter_map(|part| Some(part.split('>').nth(1)?.split('<').next()?.to_string()))
        .filter(|code| code.len() == 19)
        .collect();
    assert_eq!(codes.len(), 10, "{}", done.body);
    (secret, codes)
}

async fn with_password(test: &TestApp, login: &str) {
    let hash = &kit::accounts::hash_password("a long password".into()).await;
    let db = &test.app.house.db;
    kit::housekeeping!(db, tx => kit::accounts::set_password(tx, login, hash).await).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn kim_signs_in_with_password_and_code_and_each_code_works_once() {
    let test = TestApp::sqlite().await;
    let (secret, codes) = set_up(&test, "kim").await;
    with_password(&test, "kim").await;
    let password = "login=kim&password=a+long+password&back=/people";
    let (half, cookies) = test.post_with_cookies("", "/sign-in", password).await;
    assert_eq!(
        half.location, "/sign-in/code?back=%2Fpeople",
        "{}",
        half.body
    );
    assert!(
        cookies.iter().all(|c| c.starts_with("waystation-half=")),
        "{cookies:?}"
    );
    let cookie = &cookies[0];
    let code = async |code: &str| {
        let form = format!("back=/people&code={}", code.replace(' ', "+"));
        test.post_with_cookies(cookie, "/sign-in/code", &form).await
    };
    // The code that set it up is used up; the next one is not.
    let (used, _) = code(&secret.code_at(NOW)).await;
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(used.body.contains("used already"), "{}", used.body);
    let (next, cookies) = code(&secret.code_at(NOW + 30_000_000)).await;
    assert_eq!(
        (next.status, next.location.as_str()),
        (StatusCode::SEE_OTHER, "/people")
    );
    assert!(
        cookies
            .iter()
            .any(|c| c.starts_with("waystation=") && c.len() > 20),
        "{cookies:?}"
    );
    let (over, _) = code(&codes[0]).await;
    assert_eq!(over.location, "/sign-in", "the half session ended");
    let (_, cookies) = test.post_with_cookies("", "/sign-in", password).await;
    let recovery = async |code: &str| {
        let form = format!("code={}", code.replace(' ', "+").to_lowercase());
        test.post_with_cookies(&cookies[0], "/sign-in/code", &form)
            .await
            .0
    };
    assert_eq!(recovery(&codes[0]).await.status, StatusCode::SEE_OTHER);
    let (_, cookies) = test.post_with_cookies("", "/sign-in", password).await;
    let again = format!("code={}", codes[0].replace(' ', "+"));
    let (again, _) = test
        .post_with_cookies(&cookies[0], "/sign-in/code", &again)
        .await;
    assert_eq!(
        again.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a recovery code works once"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_codes_is_slowed_and_nothing_is_open_before_the_code() {
    let test = TestApp::sqlite().await;
    set_up(&test, "kim").await;
    with_password(&test, "kim").await;
    let password = "login=kim&password=a+long+password";
    let (_, cookies) = test.post_with_cookies("", "/sign-in", password).await;
    let (page, _) = test
        .post_with_cookies(&cookies[0], "/people/search", "q=a")
        .await;
    assert!(page.location.starts_with("/sign-in"), "{}", page.location);
    for _ in 0..8 {
        let (wrong, _) = test
            .post_with_cookies(&cookies[0], "/sign-in/code", "code=000000")
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (slowed, _) = test
        .post_with_cookies(&cookies[0], "/sign-in/code", "code=000000")
        .await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test(flavor = "multi_thread")]
async fn ada_resets_a_lost_second_factor_and_nobody_else_does() {
    let test = TestApp::sqlite().await;
    set_up(&test, "kim").await;
    let page = test.get("ada", "/staff/kim/edit").await;
    assert!(
        page.body.contains("Reset the second factor"),
        "{}",
        page.body
    );
    let path = "/staff/kim/second-factor/reset";
    assert_eq!(
        test.post("dina", path, "").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        test.post("ada", path, "").await.status,
        StatusCode::SEE_OTHER
    );
    let log = test
        .get("dina", "/audit?act=staff.second_factor.reset")
        .await;
    assert!(
        log.body.contains("staff.second_factor.reset"),
        "{}",
        log.body
    );
    assert!(
        test.get("kim", "/people")
            .await
            .location
            .starts_with("/sign-in")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_must_have_a_second_factor_gets_nowhere_without() {
    let test = TestApp::demanding(&["data_protection"]).await;
    let page = test.get("dina", "/audit").await;
    assert_eq!(page.location, "/account/second-factor");
    let machine = test.api("dina", "GET", "/api/v1/people", None).await;
    assert_eq!(machine.status, StatusCode::UNAUTHORIZED);
    assert!(machine.body.contains("401.2"), "{}", machine.body);
    assert_eq!(test.get("kim", "/people").await.status, StatusCode::OK);
    let form = test.get("dina", "/account/second-factor").await;
    assert!(
        form.body.contains("Set it up before you go on"),
        "{}",
        form.body
    );
    set_up(&test, "dina").await;
    assert_eq!(test.get("dina", "/audit").await.status, StatusCode::OK);
}

kit::db_test!(
    crate::MIGRATIONS,
    two_processes_count_failed_tries_together_and_keep_no_name,
    |db| {
        let place = db.place.clone();
        let test = TestApp::on(db).await;
        let opening = crate::Opening {
            session_clock: kit::time::Clock::fixed(NOW),
            ..crate::Opening::of(place)
        };
        let other = crate::App::open(opening).await.unwrap();
        let form = "login=olga.k&password=wrong";
        for n in 0..8 {
            let tried = if n % 2 == 0 {
                test.post("", "/sign-in", form).await
            } else {
                crate::test::post_to(other.router(), "", "/sign-in", form).await
            };
            assert_eq!(tried.status, StatusCode::UNPROCESSABLE_ENTITY, "try {n}");
        }
        let slowed = crate::test::post_to(other.router(), "", "/sign-in", form).await;
        assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
        let slowed = test.post("", "/sign-in", form).await;
        assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
        let ivan = test.post("", "/sign-in", "login=ivan&password=wrong").await;
        assert_eq!(ivan.status, StatusCode::UNPROCESSABLE_ENTITY);
        let names: Vec<(String,)> = test.app.house.db.all(TRIED.query()).await.unwrap();
        assert_eq!(names.len(), 2);
        assert!(
            names
                .iter()
                .all(|(name,)| name.len() == 64 && !name.contains("olga"))
        );
    }
);

kit::db_test!(
    crate::MIGRATIONS,
    what_callers_said_goes_after_ninety_days_and_a_hold_stops_it,
    |db| {
        let test = TestApp::on(db).await;
        let db = &test.app.house.db;
        let call = async |day: &str| {
            let form = format!(
                "channel=phone&caller=migrant&language=ara&occurred_on={day}\
                &consultation=no&topics=return&note=A+long+story&phone=%2B37529"
            );
            let sent = test.post("olga", "/hotline/new", &form).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
            sent.location
                .trim_start_matches("/hotline/")
                .trim_end_matches("?done")
                .to_string()
        };
        let (old, held, young) = (
            call("2022-03-01").await,
            call("2022-03-02").await,
            call("2022-06-01").await,
        );
        let page = test.get("dina", "/retention/hotline.notes").await;
        assert!(
            page.body.contains(&old) && !page.body.contains(&young),
            "{}",
            page.body
        );
        let hold = format!("class=hotline.notes&subject={held}&reason=investigation&reference=I-1");
        test.post("dina", "/retention/holds", &hold).await;
        crate::staff::run_retention(&test.app).await.unwrap();
        crate::staff::run_retention(&test.app).await.unwrap();
        let left: Vec<(String,)> = db.all(SEALED.query()).await.unwrap();
        let left: Vec<String> = left.into_iter().map(|(subject,)| subject).collect();
        assert!(
            !left.contains(&old) && left.contains(&held) && left.contains(&young),
            "{left:?}"
        );
        let note = test.get("olga", &format!("/hotline/{old}/note")).await;
        assert!(!note.body.contains("A long story"), "{}", note.body);
        let log = test
            .get("dina", "/audit?act=staff.retention.run")
            .await
            .body;
        assert!(log.contains("due=2 ended=1 held=1 waiting=0"), "{log}");
        assert_eq!(log.matches("due=2 ended=1").count(), 1, "once a day");
    }
);

#[tokio::test(flavor = "multi_thread")]
async fn more_than_fifty_wait_for_two_people() {
    let test = TestApp::sqlite().await;
    for n in 0..51 {
        let form = format!(
            "office=grodno&channel=walk_in&population=stranded&registered_on=2016-05-01\
            &given=Person{n}&family=Number{n}&sex=male&known=no"
        );
        let sent = test.post("kim", "/people/new", &form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    crate::staff::run_retention(&test.app).await.unwrap();
    assert_eq!(test.app.people.len(), 51, "so many wait");
    let path = "/retention/people.registrations";
    let page = test.get("dina", path).await;
    assert!(
        page.body.contains("51 records are past their term"),
        "{}",
        page.body
    );
    let asked = test.post("dina", &format!("{path}/release"), "").await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let page = test.get("chief", path).await.body;
    let id = page
        .split("/retention/releases/")
        .nth(1)
        .unwrap()
        .split('/')
        .next()
        .unwrap();
    let confirm = format!("/retention/releases/{id}/confirm");
    assert_eq!(
        test.post("dina", &confirm, "").await.status,
        StatusCode::NOT_FOUND
    );
    crate::staff::run_retention(&test.app).await.unwrap();
    assert_eq!(test.app.people.len(), 51, "one person is not enough");
    test.app.house.clock.advance(1_000_000);
    let confirmed = test.post("chief", &confirm, "").await;
    assert_eq!(
        confirmed.status,
        StatusCode::SEE_OTHER,
        "{}",
        confirmed.body
    );
    crate::staff::run_retention(&test.app).await.unwrap();
    assert_eq!(test.app.people.len(), 0);
    let page = test.get("dina", path).await.body;
    assert!(page.contains("Daily runs"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_on_a_whole_kind_pauses_it() {
    let test = TestApp::sqlite().await;
    let form = "office=grodno&channel=walk_in&population=stranded&registered_on=2016-05-01&given=Old&sex=male";
    test.post("kim", "/people/new", form).await;
    let hold = "class=people.registrations&subject=&reason=audit&reference=A-1";
    test.post("dina", "/retention/holds", hold).await;
    crate::staff::run_retention(&test.app).await.unwrap();
    assert_eq!(test.app.people.len(), 1);
    let page = test.get("dina", "/retention").await.body;
    assert!(page.contains("Paused"), "{page}");
    for login in ["kim", "ada", "pavel", "rita"] {
        let page = test.get(login, "/retention").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{login}");
    }
}
