//! Stories of people.

use axum::http::StatusCode;

use crate::test::TestApp;

const AMAL: &str = "office=grodno&channel=walk_in&population=stranded&registered_on=2022-06-01\
    &given=Amal&family=Saleh&sex=female&birth=1991-04-02&nationality=IRQ&phone=%2B375291234567";

fn id_of(location: &str) -> String {
    location
        .trim_start_matches("/people/")
        .trim_end_matches("?done")
        .to_string()
}

async fn register(test: &TestApp, login: &str, form: &str) -> String {
    let sent = test.post(login, "/people/new", form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    id_of(&sent.location)
}

#[tokio::test(flavor = "multi_thread")]
async fn kim_registers_amal_and_finds_her_again() {
    let test = TestApp::sqlite().await;
    let id = register(&test, "kim", AMAL).await;
    let page = test.get("kim", &format!("/people/{id}")).await;
    assert!(
        page.body.contains("Amal Saleh") && page.body.contains("Iraq"),
        "{}",
        page.body
    );
    let search = test.post("kim", "/people/search", "q=sal+ama").await;
    assert!(
        !search.location.contains("ama"),
        "a name must not stand in an address"
    );
    assert!(
        test.get("kim", &search.location)
            .await
            .body
            .contains("Amal Saleh")
    );
    assert_eq!(
        test.get("pavel", &search.location).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_office_and_those_who_need_no_names_see_nothing() {
    let test = TestApp::sqlite().await;
    let id = register(&test, "kim", AMAL).await;
    for login in ["gala", "rita", "olga", "nadia", "nobody"] {
        let page = test.get(login, &format!("/people/{id}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{login}");
        assert!(!page.body.contains("Amal"));
    }
    assert!(!test.get("gala", "/people").await.body.contains("Amal"));
    assert_eq!(
        test.get("", &format!("/people/{id}")).await.location,
        format!("/sign-in?back=/people/{id}")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_household_is_registered_on_one_form_and_an_anonymous_person_too() {
    let test = TestApp::sqlite().await;
    let form = format!(
        "{AMAL}&member_0_given=Sara&member_0_family=Saleh&member_0_sex=female&member_0_birth_age=6\
        &member_0_household_role=child"
    );
    let id = register(&test, "kim", &form).await;
    assert!(
        test.get("kim", &format!("/people/{id}"))
            .await
            .body
            .contains("Sara Saleh")
    );
    let anonymous =
        "office=grodno&channel=site_visit&population=stranded&registered_on=2022-06-01&sex=unknown";
    register(&test, "kim", anonymous).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_may_be_known_is_shown_before_anything_is_stored() {
    let test = TestApp::sqlite().await;
    register(&test, "kim", AMAL).await;
    let again = test.post("kim", "/people/new", AMAL).await;
    assert_eq!(again.status, StatusCode::OK);
    assert!(again.body.contains("may be known already"));
    register(&test, "kim", &format!("{AMAL}&known=no")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merge_makes_one_person_and_its_undo_is_exact() {
    let test = TestApp::sqlite().await;
    let a = register(&test, "kim", AMAL).await;
    let b = register(&test, "kim", &format!("{AMAL}&known=no")).await;
    let number = number_of(&test, &b).await;
    let merged = test
        .post(
            "pavel",
            &format!("/people/{a}/merge"),
            &format!("other={number}"),
        )
        .await;
    assert_eq!(merged.status, StatusCode::SEE_OTHER, "{}", merged.body);
    assert_eq!(persons(&test).await, 1);
    let page = test.get("pavel", &format!("/people/{a}")).await.body;
    let undo = page
        .split("/people/merges/")
        .nth(1)
        .and_then(|rest| rest.split('/').next())
        .unwrap()
        .to_string();
    let undone = test
        .post("pavel", &format!("/people/merges/{undo}/undo"), "")
        .await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.body);
    assert_eq!(persons(&test).await, 2);
    assert_eq!(
        test.post("kim", &format!("/people/{a}/merge"), "other=1")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

async fn number_of(test: &TestApp, id: &str) -> String {
    super::find(&test.app.house.db, id)
        .await
        .unwrap()
        .unwrap()
        .number
}

async fn persons(test: &TestApp) -> usize {
    let source = super::facts::registrations();
    let facts = (source.load)(&test.app, jiff::civil::date(2022, 6, 9))
        .await
        .unwrap();
    facts
        .iter()
        .filter(|f| f.voided().is_none())
        .filter_map(|f| f.person())
        .collect::<std::collections::BTreeSet<_>>()
        .len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_needs_the_version_it_was_based_on() {
    let test = TestApp::sqlite().await;
    let id = register(&test, "kim", AMAL).await;
    let path = format!("/people/{id}/edit");
    let form = "given=Amal&family=Salih&sex=female&birth=1991-04-02&nationality=IRQ&version=1";
    assert_eq!(
        test.post("kim", &path, form).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        test.post("pavel", &path, form).await.status,
        StatusCode::CONFLICT
    );
    assert!(
        test.get("kim", &format!("/people/{id}"))
            .await
            .body
            .contains("Amal Salih")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_taken_back_is_kept_but_not_counted() {
    let test = TestApp::sqlite().await;
    let id = register(&test, "kim", AMAL).await;
    let sent = test
        .post(
            "kim",
            &format!("/people/{id}/void"),
            "reason=mistake&version=1",
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(persons(&test).await, 0);
    assert!(
        test.get("kim", &format!("/people/{id}"))
            .await
            .body
            .contains("was taken back")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_a_record_is_written_down_without_a_name() {
    let test = TestApp::sqlite().await;
    let id = register(&test, "kim", AMAL).await;
    test.get("kim", &format!("/people/{id}")).await;
    kit::audit::seal::seal_all(&test.app.house.db)
        .await
        .unwrap();
    let log = kit::audit::seal::after(&test.app.house.db, 0, 1000)
        .await
        .unwrap();
    assert!(
        log.iter()
            .any(|e| e.action == "people.registration.opened" && e.subject == id)
    );
    assert!(
        log.iter()
            .all(|e| !e.detail.contains("Amal") && !e.subject.contains("Amal"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_name_lies_in_the_database_in_clear() {
    let test = TestApp::sqlite().await;
    register(&test, "kim", AMAL).await;
    let kit::db::Place::Folder(folder) = test.place() else {
        panic!("SQLite lies in a folder")
    };
    for entry in std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .filter(|e| e.path().is_file())
    {
        let bytes = std::fs::read(entry.path()).unwrap();
        for word in ["Amal", "Saleh", "375291234567", "1991-04-02"] {
            let found = bytes.windows(word.len()).any(|w| w == word.as_bytes());
            assert!(!found, "{word} lies in {:?}", entry.file_name());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_registers_under_the_same_rules() {
    let test = TestApp::sqlite().await;
    let body = serde_json::json!({"office": "grodno", "channel": "partner", "population": "ukraine",
        "registered_on": "2022-06-02", "given": "Олена", "sex": "female", "birth": "1988", "nationality": "Ukraine"});
    let added = test.api("kim", "POST", "/api/v1/people", Some(body)).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
    assert!(!added.body.contains("Олена"));
    let congo = serde_json::json!({"office": "grodno", "channel": "partner", "population": "other",
        "registered_on": "2022-06-02", "sex": "male", "nationality": "Congo"});
    let refused = test.api("kim", "POST", "/api/v1/people", Some(congo)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("nationality"), "{}", refused.body);
}

kit::db_test!(
    crate::MIGRATIONS,
    every_list_filter_runs_on_both_engines,
    |test| {
        use crate::people::store::{Filter, list};
        let some = |text: &str| Some(text.to_string());
        let filter = Filter {
            office: some("grodno"),
            nationality: some("IRQ"),
            population: some("stranded"),
            sex: some("female"),
            from: some("2022-01-01"),
            to: some("2022-12-31"),
            voided: false,
        };
        let actor = kit::policy::Actor {
            offices: ["grodno".to_string()].into(),
            ..Default::default()
        };
        let after = kit::paging::Cursor::parse("5.x");
        assert!(
            list(&test.db, &actor, &filter, after)
                .await
                .unwrap()
                .rows
                .is_empty()
        );
    }
);

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_registered_elsewhere_while_the_index_is_filled_is_found() {
    let test = TestApp::sqlite().await;
    let kit::db::Place::Folder(folder) = test.place().clone() else {
        unreachable!("this mission lies in a folder");
    };
    let other = crate::App::open(crate::Opening::of(test.place().clone()))
        .await
        .unwrap();
    let secret = kit::sealing::DemoSecret::read(&folder).unwrap();
    let opener = kit::sealing::Opener::DemoFile(secret);
    other.house.keys.unlock(opener).await.unwrap();
    other.people.fill(&other).await.unwrap();
    // Between filling and following, in another process.
    register(&test, "kim", AMAL).await;
    kit::audit::seal::seal_all(&test.app.house.db)
        .await
        .unwrap();
    let tasks = other.start_tasks();
    let mut waited = 0;
    while other.people.search("amal", 9).is_empty() {
        assert!(waited < 100, "the other process never hears of her");
        waited += 1;
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    for task in tasks {
        task.abort();
    }
}
