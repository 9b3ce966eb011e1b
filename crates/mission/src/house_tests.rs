//! Tests of the house as a whole: what must hold for every room that there is or will be.
//!
//! `UPDATE=1 cargo test -p mission generated` rewrites the generated reference pages.

use std::collections::BTreeSet;
use std::path::Path;

use axum::http::StatusCode;
use kit::audit::{Finding, seal, verify};
use kit::db::Statement;
use kit::policy::{ROLES, Thing};

use crate::test::{CAST, TestApp};
use crate::{MIGRATIONS, Room, app, rooms};

kit::sql! {
    /// Statements with which these tests reach behind the program.
    TAMPERING;
    CHANGE [Text, Text] "update audit_event set detail = $2 where id = $1";
    DELETE [Text] "delete from audit_event where id = $1";
    NTH [Int] "select event_id from audit_seal where seq = $1";
    SWAP [Int, Int] "update audit_seal set seq = $2 where seq = $1";
    CUT [Int] "delete from audit_seal where seq > $1";
    COUNT [] "select count(*) from place";
}

fn all_statements() -> Vec<&'static Statement> {
    let of_rooms = rooms()
        .into_iter()
        .flat_map(|room| room.statements)
        .flat_map(|list| list.iter().copied());
    kit::statements().chain(of_rooms).collect()
}

kit::db_test!(
    MIGRATIONS,
    every_statement_prepares_with_its_bind_types,
    |test| {
        let statements = all_statements();
        assert!(statements.len() > 100, "only {}", statements.len());
        for statement in statements {
            // A list's text ends in its `where` and is completed by its filters: each room runs those.
            let prepared = test.db.prepare(statement).await;
            assert!(prepared.is_ok(), "{}: {:?}", statement.name, prepared.err());
        }
    }
);

#[tokio::test(flavor = "multi_thread")]
async fn both_engines_have_the_same_columns() {
    let lite = kit::test::sqlite(MIGRATIONS).await;
    let Some(server) = kit::test::postgres(MIGRATIONS).await else {
        eprintln!("skipped: TEST_POSTGRES_URL is not set");
        return;
    };
    assert_eq!(
        lite.db.columns().await.unwrap(),
        server.db.columns().await.unwrap()
    );
}

#[test]
fn every_message_can_be_said_in_every_language() {
    let catalogue = app::catalogue(&rooms(), &kit::db::Place::Url(String::new()));
    assert_eq!(catalogue.rehearse(), Vec::<String>::new());
    assert!(catalogue.languages().len() >= 4);
}

#[test]
fn figure_definitions_of_all_rooms_hold_together() {
    let rooms = rooms();
    let files: Vec<&str> = rooms.iter().map(|room| room.figures).collect();
    let definitions = figures::parse(&files).unwrap();
    let sources: BTreeSet<&str> = rooms
        .iter()
        .flat_map(|room| &room.facts)
        .map(|source| source.name)
        .collect();
    let lang = app::catalogue(&rooms, &kit::db::Place::Url(String::new())).lang("en");
    for definition in definitions {
        assert!(
            sources.contains(definition.source.as_str()),
            "{}: no source {}",
            definition.id,
            definition.source
        );
        let title = format!("{}.title", definition.words);
        assert_ne!(
            lang.text(&title, &[]).to_string(),
            title,
            "{} has no title",
            definition.id
        );
    }
}

/// Compares a generated page with the committed one, or rewrites it.
fn is_current(path: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == text,
        "{} is not current: run `make gen`",
        path.display()
    );
}

#[test]
fn generated_policy_matrix_is_current() {
    is_current(
        "docs/reference/policy-matrix.md",
        &app::policy(&rooms()).unwrap().matrix(),
    );
}

#[test]
fn generated_openapi_document_is_current() {
    is_current(
        "docs/reference/openapi.json",
        &(crate::openapi_json().unwrap() + "\n"),
    );
}

#[test]
fn every_api_route_is_described_and_every_described_one_exists() {
    let routes: BTreeSet<String> = rooms()
        .iter()
        .flat_map(|room| &room.routes)
        .filter(|route| route.path.starts_with("/api/"))
        .map(|route| format!("{} {}", route.method.as_str().to_lowercase(), route.path))
        .collect();
    let document: serde_json::Value =
        serde_json::from_str(&crate::openapi_json().unwrap()).unwrap();
    let described: BTreeSet<String> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| {
            methods
                .as_object()
                .unwrap()
                .keys()
                .map(move |m| format!("{m} {path}"))
        })
        .collect();
    assert_eq!(routes, described);
}

/// A path with every parameter replaced by an id that does not exist.
fn concrete(path: &str) -> String {
    let parts = path.split('/').map(|p| {
        if p.starts_with('{') {
            "00000000-0000-7000-8000-000000000000"
        } else {
            p
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Every route as anonymous and as each of the cast: nobody passes who may not, and whoever may not
/// learns nothing but "not found".
#[tokio::test(flavor = "multi_thread")]
async fn every_route_as_anonymous_and_as_everybody() {
    let test = TestApp::sqlite().await;
    for room in rooms() {
        for route in &room.routes {
            check_route(&test, &room, route).await;
        }
    }
}

async fn check_route(test: &TestApp, room: &Room, route: &kit::room::Route<crate::App>) {
    let path = concrete(route.path);
    let Some(action) = route.action else { return };
    assert!(
        room.actions.contains(&action),
        "{}: {action:?} is not declared",
        route.path
    );
    let api = route.path.starts_with("/api/");
    let send = async |login: &str| match (api, route.method.as_str()) {
        (true, method) => {
            test.api(
                login,
                method,
                &path,
                (method != "GET").then(|| serde_json::json!({})),
            )
            .await
        }
        (false, "GET") => test.get(login, &path).await,
        (false, _) => test.post(login, &path, "").await,
    };
    let anonymous = send("").await;
    let turned_away = if api {
        StatusCode::UNAUTHORIZED
    } else {
        StatusCode::SEE_OTHER
    };
    assert_eq!(
        anonymous.status, turned_away,
        "{} {} as nobody",
        route.method, route.path
    );
    for (login, ..) in CAST {
        let actor = test.actor(login).await;
        let answer = send(login).await;
        assert!(
            !answer.status.is_server_error(),
            "{} {} as {login}: {}",
            route.method,
            route.path,
            answer.body
        );
        if !test.app.house.policy.allows_somewhere(&actor, action) {
            assert_eq!(
                answer.status,
                StatusCode::NOT_FOUND,
                "{} {} as {login}",
                route.method,
                route.path
            );
        }
    }
}

#[test]
fn without_a_role_nothing_but_ones_own_account_is_allowed() {
    let policy = app::policy(&rooms()).unwrap();
    let nobody = kit::policy::Actor {
        id: "x".into(),
        everywhere: true,
        ..Default::default()
    };
    for action in policy
        .actions()
        .iter()
        .filter(|a| a.0 != "staff.self" && a.0.split('.').next_back() != Some("view"))
    {
        assert!(
            !policy.allows(&nobody, *action, &Thing::default()),
            "{action:?}"
        );
    }
    assert_eq!(ROLES.len(), 16);
}

async fn tampered(test: &TestApp, tamper: impl AsyncFn(&kit::db::Db)) -> Vec<Finding> {
    for n in 0..20 {
        test.post("ada", "/places/new", &format!("kind=site&name=Site+{n}"))
            .await;
    }
    let db = &test.app.house.db;
    seal::seal_all(db).await.unwrap();
    let checkpoint = seal::checkpoint(db, 0).await.unwrap();
    assert!(
        verify(db, std::slice::from_ref(&checkpoint), |_| {})
            .await
            .unwrap()
            .findings
            .is_empty()
    );
    tamper(db).await;
    verify(db, &[checkpoint], |_| {}).await.unwrap().findings
}

async fn nth(db: &kit::db::Db, seq: i64) -> String {
    db.one::<(String,)>(NTH.bind(seq)).await.unwrap().0
}

async fn run(db: &kit::db::Db, query: kit::db::Query) {
    let query = &query;
    kit::housekeeping!(db, tx => tx.run(query.clone()).await).unwrap();
}

kit::db_test!(MIGRATIONS, a_changed_row_of_the_log_is_named, |db| {
    let test = TestApp::on(db).await;
    let findings = tampered(&test, async |db| {
        run(db, CHANGE.bind(nth(db, 5).await).bind("rows=1")).await;
    })
    .await;
    assert!(
        matches!(&findings[..], [Finding::Changed { seq: 5, .. }]),
        "{findings:?}"
    );
});

kit::db_test!(MIGRATIONS, a_deleted_row_of_the_log_is_named, |db| {
    let test = TestApp::on(db).await;
    let findings = tampered(&test, async |db| {
        run(db, DELETE.bind(nth(db, 7).await)).await;
    })
    .await;
    assert!(
        matches!(&findings[..], [Finding::Deleted { seq: 7, .. }]),
        "{findings:?}"
    );
});

kit::db_test!(MIGRATIONS, rows_put_in_another_order_are_named, |db| {
    let test = TestApp::on(db).await;
    let findings = tampered(&test, async |db| {
        run(db, SWAP.bind(3_i64).bind(9_999_i64)).await;
        run(db, SWAP.bind(4_i64).bind(3_i64)).await;
        run(db, SWAP.bind(9_999_i64).bind(4_i64)).await;
    })
    .await;
    assert!(
        findings
            .iter()
            .any(|f| matches!(f, Finding::Reordered { seq: 3, .. })),
        "{findings:?}"
    );
});

kit::db_test!(
    MIGRATIONS,
    a_cut_tail_is_named_by_the_checkpoint_kept_outside,
    |db| {
        let test = TestApp::on(db).await;
        let findings = tampered(&test, async |db| run(db, CUT.bind(10_i64)).await).await;
        assert!(
            findings
                .iter()
                .any(|f| matches!(f, Finding::Cut { end: 10, .. })),
            "{findings:?}"
        );
        assert!(
            findings.iter().any(|f| matches!(f, Finding::Stray { .. })),
            "{findings:?}"
        );
    }
);

kit::db_test!(
    MIGRATIONS,
    two_processes_write_at_once_and_nothing_is_lost_or_doubled,
    |db| {
        let place = db.place.clone();
        let test = TestApp::on(db).await;
        let before = places(&test.app.house.db).await;
        let other = crate::App::open(crate::Opening {
            place,
            https: false,
            chance: kit::chance::Chance::seeded(8),
            session_clock: kit::time::Clock::fixed(crate::test::NOW),
        })
        .await
        .unwrap();
        let routers = [test.router(), other.router()];
        let sends = (0..40_u32).map(|n| {
            // Each key is sent to both processes at once: twenty places in all.
            let (router, key) = (routers[(n % 2) as usize].clone(), n / 2);
            tokio::spawn(async move {
                crate::test::post_to(
                    router,
                    "ada",
                    "/places/new",
                    &format!("kind=site&name=P{key}&idempotency_key=k{key}"),
                )
                .await
            })
        });
        let mut acknowledged = BTreeSet::new();
        for send in sends.collect::<Vec<_>>() {
            let answer = send.await.unwrap();
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
            acknowledged.insert(answer.location);
        }
        assert_eq!(acknowledged.len(), 20);
        assert_eq!(places(&other.house.db).await, before + 20);
    }
);

async fn places(db: &kit::db::Db) -> i64 {
    db.one::<(i64,)>(COUNT.query()).await.unwrap().0
}
