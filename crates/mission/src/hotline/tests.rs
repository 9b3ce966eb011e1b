//! Stories of the hotline.

use axum::http::StatusCode;
use jiff::civil::{Date, date};

use super::model::ENTRY;
use super::{Logged, NewContact, Private, VIEW, facts, sealed, store, take_back};
use crate::test::TestApp;

kit::sql! {
    /// What the tests look at behind the pages.
    STATEMENTS;
    EVENTS [Text, Text] "select count(*) from audit_event where action = $1 and subject = $2";
    SEALED [Text] "select sealed from sealed_record where subject = $1 order by version";
}

const CALL: &str = "channel=phone&caller=ukraine_displaced&topics=entry_transit_exit&ukraine=yes\
    &topics=accommodation&consultation=yes&occurred_on=2022-06-06&language=ukr&minutes=12&partner_desk=bwc";

/// Olga logs a call; answers its address.
async fn logged(test: &TestApp, more: &str) -> String {
    let sent = test
        .post("olga", "/hotline/new", &format!("{CALL}{more}"))
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.location.trim_end_matches("?done").to_string()
}

fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

async fn events(test: &TestApp, action: &str, id: &str) -> i64 {
    let (count,): (i64,) = test
        .app
        .house
        .db
        .one(EVENTS.bind(action).bind(id))
        .await
        .unwrap();
    count
}

#[tokio::test(flavor = "multi_thread")]
async fn olga_logs_an_anonymous_call_and_the_list_shows_it() {
    let test = TestApp::sqlite().await;
    let path = logged(&test, "").await;
    let page = test.get("olga", &path).await;
    for word in [
        "Entry, transit and exit",
        "Accommodation",
        "Ukraine-related",
        "12 minutes",
        "bwc",
    ] {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    for login in ["olga", "kim", "rita", "dina"] {
        let list = test.get(login, "/hotline").await;
        assert!(list.body.contains(&path), "{login}: {}", list.body);
    }
    assert_eq!(
        events(&test, "hotline.contact.logged", id_of(&path)).await,
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_no_business_here_finds_nothing() {
    let test = TestApp::sqlite().await;
    let path = logged(&test, "&note=Asked+for+Maryna").await;
    for login in ["lena", "max", "nadia", "ada", "chief", "nobody"] {
        assert_eq!(
            test.get(login, "/hotline").await.status,
            StatusCode::NOT_FOUND,
            "{login}"
        );
        assert_eq!(
            test.get(login, &path).await.status,
            StatusCode::NOT_FOUND,
            "{login}"
        );
    }
    for login in ["kim", "rita", "dina"] {
        assert_eq!(
            test.get(login, "/hotline/new").await.status,
            StatusCode::NOT_FOUND,
            "{login}"
        );
        let note = format!("{path}/note");
        assert_eq!(
            test.get(login, &note).await.status,
            StatusCode::NOT_FOUND,
            "{login}"
        );
        let page = test.get(login, &path).await;
        assert!(!page.body.contains("/note"), "{login} is offered the note");
    }
    let sent = test
        .post("kim", &format!("{path}/void"), "reason=mistaken&version=1")
        .await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_office_neither_lists_nor_opens_the_contact() {
    let test = TestApp::sqlite().await;
    let path = logged(&test, "").await;
    let list = test.get("gala", "/hotline").await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(!list.body.contains(&path));
    assert_eq!(test.get("gala", &path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_in_sql_and_the_policy_agree() {
    let test = TestApp::sqlite().await;
    logged(&test, "").await;
    for (login, sees) in [
        ("olga", 1),
        ("kim", 1),
        ("gala", 0),
        ("rita", 1),
        ("dina", 1),
    ] {
        let actor = test.actor(login).await;
        let offices = actor.office_scope().cloned();
        let filter = store::Filter {
            offices,
            ..store::Filter::default()
        };
        let page = store::list(&test.app.house.db, &filter, None)
            .await
            .unwrap();
        assert_eq!(page.rows.len(), sees, "{login}");
        for contact in page.rows {
            assert!(
                test.app.house.policy.permit(&actor, VIEW, contact).is_ok(),
                "{login}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_mistakes_comes_back_whole() {
    let test = TestApp::sqlite().await;
    let form = "channel=phone&topics=medical&ukraine=yes&occurred_on=2022-06-31&minutes=soon\
        &partner_desk=Women+Club&phone=call+me&note=Needs+insulin";
    let sent = test.post("olga", "/hotline/new", form).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    for sentence in [
        "Who asked",
        "Tick entry, transit and exit too",
        "This date does not exist",
        "Enter a code of small Latin letters",
        "Enter a phone number",
        "Needs insulin",
        "Women Club",
    ] {
        assert!(sent.body.contains(sentence), "{sentence}: {}", sent.body);
    }
    let tomorrow = CALL.replace("2022-06-06", "2022-06-10");
    let sent = test.post("olga", "/hotline/new", &tomorrow).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_sent_twice_logs_one_contact() {
    let test = TestApp::sqlite().await;
    let first = logged(&test, "&note=a&idempotency_key=k1").await;
    assert_eq!(first, logged(&test, "&note=a&idempotency_key=k1").await);
    let other = test
        .post(
            "olga",
            "/hotline/new",
            &format!("{CALL}&note=b&idempotency_key=k1"),
        )
        .await;
    assert_eq!(other.status, StatusCode::CONFLICT);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_sealed_and_each_opening_is_written_down() {
    let test = TestApp::sqlite().await;
    let path = logged(&test, "&phone=%2B375+29+000+00+00&note=Sister+in+Lviv").await;
    let id = id_of(&path);
    let rows: Vec<(Vec<u8>,)> = test.app.house.db.all(SEALED.bind(id)).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert!(
        !rows[0].0.windows(4).any(|four| four == b"Lviv"),
        "the note lies open"
    );
    assert!(
        !test.get("olga", &path).await.body.contains("Lviv"),
        "the page of the contact tells it"
    );
    assert_eq!(events(&test, "hotline.note.opened", id).await, 0);
    let note = test.get("olga", &format!("{path}/note")).await;
    assert!(note.body.contains("Sister in Lviv") && note.body.contains("+375 29 000 00 00"));
    assert_eq!(events(&test, "hotline.note.opened", id).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_changed_beside_what_was_sealed_before() {
    let test = TestApp::sqlite().await;
    let path = logged(&test, "&note=Sister+in+Lviv").await;
    let note = format!("{path}/note");
    let sent = test
        .post("olga", &note, "note=Sister+in+Lutsk&version=1")
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let stale = test.post("olga", &note, "note=Brother&version=1").await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(
        test.get("olga", &note)
            .await
            .body
            .contains("Sister in Lutsk")
    );
    let rows: Vec<(Vec<u8>,)> = test
        .app
        .house
        .db
        .all(SEALED.bind(id_of(&path)))
        .await
        .unwrap();
    assert_eq!(rows.len(), 2, "the earlier note is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_keys_are_locked_calls_are_logged_but_notes_stay_closed() {
    let test = TestApp::sqlite().await;
    test.app.house.keys.lock();
    let path = logged(&test, "&note=Sister+in+Lviv").await;
    let note = test.get("olga", &format!("{path}/note")).await;
    assert_eq!(note.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(events(&test, "hotline.note.opened", id_of(&path)).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sealed_for_an_erased_caller_is_gone_and_the_contact_counts_on() {
    let test = TestApp::sqlite().await;
    let path = logged(&test, "&note=Sister+in+Lviv").await;
    test.app.house.keys.erase(&[id_of(&path)]).await.unwrap();
    let note = test.get("olga", &format!("{path}/note")).await;
    assert_eq!(note.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(note.body.contains("has been erased"), "{}", note.body);
    assert_eq!(test.get("olga", &path).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_edits_of_one_version_do_not_overwrite_each_other() {
    let test = TestApp::sqlite().await;
    let path = logged(&test, "").await;
    let edit = format!("{path}/edit");
    assert!(test.get("olga", &edit).await.body.contains("value=\"12\""));
    let calmer = CALL.replace("&ukraine=yes", "");
    let first = test
        .post("olga", &edit, &format!("{calmer}&version=1"))
        .await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let second = test.post("olga", &edit, &format!("{CALL}&version=1")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    let page = test.get("olga", &path).await;
    assert!(
        !page.body.contains("Ukraine-related"),
        "the first edit stands"
    );
    assert_eq!(
        events(&test, "hotline.contact.changed", id_of(&path)).await,
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_taken_back_stays_visible_and_no_longer_counts() {
    let test = TestApp::sqlite().await;
    let path = logged(&test, "").await;
    let void = format!("{path}/void");
    let without = test.post("olga", &void, "version=1").await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = test.post("olga", &void, "reason=exercise&version=1").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert!(
        test.get("rita", "/hotline")
            .await
            .body
            .contains("Taken back")
    );
    let again = test
        .post(
            "olga",
            &format!("{path}/edit"),
            &format!("{CALL}&version=2"),
        )
        .await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let facts = facts::contacts(&test.app, date(2022, 6, 9)).await.unwrap();
    assert!(facts.len() == 1 && facts.iter().all(|f| f.voided().is_some()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_logs_lists_changes_and_takes_back_under_the_same_rules() {
    let test = TestApp::sqlite().await;
    let bad = serde_json::json!({"channel": "pigeon"});
    let refused = test.api("olga", "POST", "/api/v1/hotline", Some(bad)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("\"field\":\"channel\""),
        "{}",
        refused.body
    );
    let mut call = serde_json::json!({"channel": "email", "caller": "migrant", "topics": ["return"],
        "consultation": true, "occurred_on": "2022-06-01", "note": "Sister in Lviv"});
    let added = test
        .api("olga", "POST", "/api/v1/hotline", Some(call.clone()))
        .await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
    assert!(!added.body.contains("Lviv"));
    let id = serde_json::from_str::<serde_json::Value>(&added.body).unwrap()["id"]
        .as_str()
        .unwrap()
        .to_string();
    let path = format!("/api/v1/hotline/{id}");
    call["minutes"] = 5.into();
    call["version"] = 1.into();
    let changed = test.api("olga", "POST", &path, Some(call)).await;
    assert!(changed.body.contains("\"minutes\":5"), "{}", changed.body);
    let list = test
        .api(
            "rita",
            "GET",
            "/api/v1/hotline?topic=return&from=2022-06-01",
            None,
        )
        .await;
    assert!(list.body.contains(&id), "{}", list.body);
    let other = test
        .api("rita", "GET", "/api/v1/hotline?topic=family", None)
        .await;
    assert!(!other.body.contains(&id), "{}", other.body);
    let void = serde_json::json!({"reason": "duplicate", "version": 2});
    let voided = test
        .api("olga", "POST", &format!("{path}/void"), Some(void))
        .await;
    assert!(voided.body.contains("\"voided\":true"), "{}", voided.body);
}

fn at(n: i64, day: Date) -> NewContact {
    NewContact {
        occurred_at: n,
        occurred_on: day,
        channel: "phone".into(),
        caller: "migrant".into(),
        language: "ara".into(),
        area: "BY-HR".into(),
        topics: vec!["employment".into(), ENTRY.into()],
        ukraine: true,
        consultation: true,
        minutes: Some(5),
        partner_desk: "bwc".into(),
    }
}

async fn fill(db: &kit::db::Db, days: &[Date]) {
    kit::housekeeping!(db, tx => {
        for (n, day) in days.iter().enumerate() {
            let n = i64::try_from(n).unwrap();
            let logged = Logged { id: format!("c{n}"), office: "grodno".into(), author: "olga".into(), recorded_at: n };
            super::add(tx, &logged, &at(n, *day), None).await?;
        }
        Ok::<(), kit::db::DbError>(())
    })
    .unwrap();
}

kit::db_test!(crate::MIGRATIONS, every_filter_and_store_function, |test| {
    let db = &test.db;
    let days = [date(2022, 6, 1), date(2022, 6, 2), date(2022, 6, 3)];
    fill(db, &days).await;
    let all = store::Filter {
        offices: Some(["grodno".to_string()].into()),
        topic: Some(ENTRY.into()),
        channel: Some("phone".into()),
        ukraine: Some(true),
        from: Some(date(2022, 6, 2)),
        to: Some(date(2022, 6, 2)),
    };
    let found = store::list(db, &all, None).await.unwrap();
    assert_eq!(
        found.rows.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(),
        ["c1"]
    );
    assert_eq!(found.rows[0].topics, ["employment", ENTRY]);
    for none in [
        store::Filter {
            offices: Some(["gomel".to_string()].into()),
            ..store::Filter::default()
        },
        store::Filter {
            offices: Some([].into()),
            ..store::Filter::default()
        },
        store::Filter {
            topic: Some("family".into()),
            ..store::Filter::default()
        },
        store::Filter {
            channel: Some("email".into()),
            ..store::Filter::default()
        },
        store::Filter {
            ukraine: Some(false),
            ..store::Filter::default()
        },
        store::Filter {
            from: Some(date(2022, 6, 4)),
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
    let after = kit::paging::Cursor {
        at: 1,
        id: "c1".into(),
    };
    let rest = store::list(db, &store::Filter::default(), Some(after))
        .await
        .unwrap();
    assert_eq!(rest.rows.len(), 1);

    kit::housekeeping!(db, tx => {
        let new = NewContact { topics: vec!["family".into()], ukraine: false, minutes: None, ..at(1, days[0]) };
        assert!(store::change(tx, "c0", 1, &new).await?);
        assert!(!store::change(tx, "c0", 1, &new).await?);
        assert!(store::touch(tx, "c0", 2).await?);
        assert!(take_back(tx, "c0", 3, "duplicate", 9).await?);
        assert!(!take_back(tx, "c0", 4, "duplicate", 9).await?);
        assert!(!store::change(tx, "c0", 4, &new).await?);
        Ok::<(), kit::db::DbError>(())
    })
    .unwrap();
    let back = store::find(db, "c0").await.unwrap().unwrap();
    assert_eq!(
        (back.topics, back.voided_at, back.version),
        (vec!["family".to_string()], Some(9), 4)
    );
    for statement in store::STATEMENTS.iter().chain(sealed::STATEMENTS).copied() {
        db.prepare(statement).await.unwrap();
    }
});

#[test]
fn nothing_to_seal_is_told_from_something() {
    assert!(Private::default().is_empty());
    assert!(
        !Private {
            phone: "1".into(),
            ..Private::default()
        }
        .is_empty()
    );
}
