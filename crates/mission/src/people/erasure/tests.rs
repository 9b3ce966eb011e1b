//! Stories of erasures.

use axum::http::StatusCode;
use kit::db::Place;
use kit::time::Clock;

use crate::people::{self, NewRegistration, Registration};
use crate::test::{NOW, TestApp};

const AMAL: &str = "office=grodno&channel=walk_in&population=stranded&registered_on=2022-06-01\
    &given=Amal&family=Saleh&sex=female&birth=1991-04-02&nationality=IRQ&phone=%2B375291234567";
const ASKED: &str = "reason=withdrawn&reference=DP-2022-014";

fn id_of(location: &str, before: &str) -> String {
    location
        .trim_start_matches(before)
        .trim_end_matches("?done")
        .to_string()
}

async fn register(test: &TestApp, form: &str) -> String {
    let sent = test.post("kim", "/people/new", form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    id_of(&sent.location, "/people/")
}

async fn find(test: &TestApp, id: &str) -> Registration {
    people::find(&test.app.house.db, id).await.unwrap().unwrap()
}

async fn ask(test: &TestApp, id: &str) -> String {
    let asked = test
        .post("dina", &format!("/people/{id}/erase"), ASKED)
        .await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    id_of(&asked.location, "/people/erasures/")
}

async fn confirm(test: &TestApp, login: &str, erasure: &str) -> crate::test::Answer {
    test.post(
        login,
        &format!("/people/erasures/{erasure}/confirm"),
        "version=1",
    )
    .await
}

async fn erase(test: &TestApp, id: &str) {
    let erasure = ask(test, id).await;
    let done = confirm(test, "pavel", &erasure).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

async fn counted(test: &TestApp) -> usize {
    let mut all = 0;
    for source in &test.app.sources {
        all += (source.load)(&test.app, test.app.house.today())
            .await
            .unwrap()
            .len();
    }
    all
}

async fn log(test: &TestApp) -> Vec<kit::audit::seal::Entry> {
    let db = &test.app.house.db;
    kit::audit::seal::seal_all(db).await.unwrap();
    kit::audit::seal::after(db, 0, 1000).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn dina_asks_pavel_confirms_and_amal_is_gone() {
    let test = TestApp::sqlite().await;
    let id = register(&test, AMAL).await;
    let number = find(&test, &id).await.number;
    let before = counted(&test).await;
    let form = test.get("dina", &format!("/people/{id}/erase")).await;
    assert!(form.body.contains("Amal Saleh"), "{}", form.body);
    assert!(
        form.body.contains("Phones and addresses: ") && form.body.contains("People"),
        "what goes and what stays is said: {}",
        form.body
    );
    let erasure = ask(&test, &id).await;
    let page = test
        .get("chief", &format!("/people/erasures/{erasure}"))
        .await;
    assert!(
        page.body.contains(&number) && !page.body.contains("Amal"),
        "{}",
        page.body
    );
    assert_eq!(
        confirm(&test, "dina", &erasure).await.status,
        StatusCode::NOT_FOUND,
        "nobody confirms what she asked herself"
    );
    assert!(
        test.get("kim", "/people").await.body.contains("Amal"),
        "nothing yet"
    );
    let done = confirm(&test, "pavel", &erasure).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = test.get("kim", &format!("/people/{id}")).await;
    assert!(page.body.contains("Erased on 9 June 2022"), "{}", page.body);
    for path in ["/people", &format!("/people/{id}"), "/people/erasures"] {
        let body = test.get("dina", path).await.body;
        assert!(!body.contains("Amal") && !body.contains(&number), "{path}");
    }
    let search = test.post("kim", "/people/search", "q=amal").await;
    assert!(
        test.get("kim", &search.location)
            .await
            .body
            .contains("Nobody found")
    );
    let by_number = test
        .post("kim", "/people/search", &format!("q={number}"))
        .await;
    assert!(
        by_number.location.starts_with("/people/search/"),
        "the number leads nowhere"
    );
    let api = test
        .api("kim", "GET", &format!("/api/v1/people/{id}"), None)
        .await;
    assert_eq!(api.status, StatusCode::GONE);
    assert!(api.body.contains("410.1"), "{}", api.body);
    assert_eq!(counted(&test).await, before, "published figures stay true");
    let erased = find(&test, &id).await;
    assert_eq!((erased.birth_year, erased.sex.as_str()), (None, "female"));
    assert!(
        log(&test)
            .await
            .iter()
            .any(|e| e.action == "people.person.erased" && e.subject == id)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_person_is_neither_corrected_nor_linked_nor_given_anything() {
    let test = TestApp::sqlite().await;
    let id = register(&test, AMAL).await;
    let number = find(&test, &id).await.number;
    let other = register(&test, &format!("{AMAL}&known=no")).await;
    erase(&test, &id).await;
    for path in ["edit", "merge", "erase"] {
        let login = if path == "erase" { "dina" } else { "pavel" };
        let page = test.get(login, &format!("/people/{id}/{path}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
    let erased = find(&test, &id).await.number;
    for typed in [&number, &erased] {
        let merged = test
            .post(
                "pavel",
                &format!("/people/{other}/merge"),
                &format!("other={typed}"),
            )
            .await;
        assert_eq!(merged.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
    }
    let need = test
        .post(
            "kim",
            "/needs/new",
            &format!("person={number}&office=grodno&assessed_on=2022-06-02&needs=food"),
        )
        .await;
    assert_eq!(need.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn all_registrations_of_a_person_go_together() {
    let test = TestApp::sqlite().await;
    let a = register(&test, AMAL).await;
    let b = register(&test, &format!("{AMAL}&known=no")).await;
    let number = find(&test, &b).await.number;
    let erasure = ask(&test, &a).await;
    let merged = test
        .post(
            "pavel",
            &format!("/people/{a}/merge"),
            &format!("other={number}"),
        )
        .await;
    assert_eq!(merged.status, StatusCode::SEE_OTHER, "{}", merged.body);
    let stale = confirm(&test, "pavel", &erasure).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        stale.body.contains("Refuse it and ask again"),
        "{}",
        stale.body
    );
    let refused = test
        .post(
            "dina",
            &format!("/people/erasures/{erasure}/refuse"),
            "version=1",
        )
        .await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER, "{}", refused.body);
    let form = test.get("dina", &format!("/people/{b}/erase")).await;
    assert!(
        form.body.contains("2 registrations are linked"),
        "{}",
        form.body
    );
    erase(&test, &b).await;
    for id in [&a, &b] {
        assert!(!find(&test, id).await.erased_on.is_empty());
        assert!(people::name_of(&test.app, &find(&test, id).await).starts_with("X-"));
    }
    let undo = test.get("pavel", &format!("/people/{a}")).await;
    assert!(!undo.body.contains("/people/merges/"), "the link stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_forgets_her_name_when_it_reads_the_log() {
    let test = TestApp::sqlite().await;
    let id = register(&test, AMAL).await;
    let other = crate::App::open(crate::Opening::of(test.place().clone()))
        .await
        .unwrap();
    let secret = kit::sealing::DemoSecret::read(test.folder()).unwrap();
    let opener = kit::sealing::Opener::DemoFile(secret);
    other.house.keys.unlock(opener).await.unwrap();
    other.people.fill(&other).await.unwrap();
    assert_eq!(other.people.name(&id).as_deref(), Some("Amal Saleh"));
    erase(&test, &id).await;
    for entry in log(&test).await {
        people::index::follow(&other, &entry).await.unwrap();
    }
    assert_eq!(other.people.name(&id), None);
    assert_eq!(other.people.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_stops_an_erasure_until_it_is_lifted() {
    let test = TestApp::sqlite().await;
    let id = register(&test, AMAL).await;
    let erasure = ask(&test, &id).await;
    let hold = format!("class=people.registrations&subject={id}&reason=claim&reference=C-7");
    let held = test.post("dina", "/retention/holds", &hold).await;
    assert_eq!(held.status, StatusCode::SEE_OTHER, "{}", held.body);
    let stopped = confirm(&test, "pavel", &erasure).await;
    assert_eq!(stopped.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = test
        .get("dina", "/retention/people.registrations")
        .await
        .body;
    let lift = page
        .split("/retention/holds/")
        .find(|part| part.contains("/lift\""))
        .unwrap();
    let lift = lift.split('/').next().unwrap();
    test.post("dina", &format!("/retention/holds/{lift}/lift"), "")
        .await;
    let done = confirm(&test, "chief", &erasure).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_needs_a_number_and_no_name() {
    let test = TestApp::sqlite().await;
    let id = register(&test, AMAL).await;
    for (form, said) in [
        ("reference=DP-1", "Choose"),
        ("reason=withdrawn", "Enter: Number of the request"),
        ("reason=withdrawn&reference=Amal", "at least one digit"),
        (
            "reason=withdrawn&reference=Amal+Saleh+1",
            "letters, digits and dashes",
        ),
    ] {
        let sent = test
            .post("dina", &format!("/people/{id}/erase"), form)
            .await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert!(sent.body.contains(said), "{form}: {}", sent.body);
    }
    for login in ["kim", "pavel", "chief", "rita", "ada"] {
        let sent = test
            .post(login, &format!("/people/{id}/erase"), ASKED)
            .await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{login}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_confirmed_is_finished_after_a_crash() {
    let test = TestApp::sqlite().await;
    let id = register(&test, AMAL).await;
    let erasure = ask(&test, &id).await;
    let (db, erasure_id) = (&test.app.house.db, &erasure);
    let found = super::store::find(db, erasure_id).await.unwrap().unwrap();
    let found = &found;
    // The process stopped after the decision, before anything was destroyed.
    kit::housekeeping!(db, tx => super::store::decide(tx, found, "confirmed", NOW, "pavel").await)
        .unwrap();
    assert_eq!(super::finish(&test.app).await.unwrap(), 1);
    assert_eq!(
        super::store::find(db, erasure_id)
            .await
            .unwrap()
            .unwrap()
            .state,
        "done"
    );
    assert_eq!(find(&test, &id).await.erased_on, "2022-06-09");
    assert_eq!(
        super::finish(&test.app).await.unwrap(),
        0,
        "nothing is left to do"
    );
}

fn listed(id: &str, external_id: &str) -> NewRegistration {
    NewRegistration {
        id: id.into(),
        number: people::number(41),
        office: "grodno".into(),
        place: String::new(),
        channel: "import".into(),
        registered_on: "2022-05-01".into(),
        recorded_at: NOW,
        author: "kim".into(),
        household: String::new(),
        household_role: String::new(),
        sex: "male".into(),
        birth_year: Some(1980),
        birth_precision: "year".into(),
        nationality: "IRQ".into(),
        population: "stranded".into(),
        arrived_on: "2022-04-01".into(),
        origin: "returns-list".into(),
        external_id: external_id.into(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_of_other_systems_are_masked_in_every_room() {
    let test = TestApp::sqlite().await;
    let id = "0190aaaa-0000-7000-8000-00000000abcd";
    let new = &listed(id, "IOM-4711");
    let case = &crate::avrr::NewCase {
        id: "0190aaaa-0000-7000-8000-00000000abce".into(),
        number: format!("{}-1", new.number),
        registration: id.into(),
        household: "h".into(),
        office: "grodno".into(),
        place: "grodno".into(),
        opened_on: "2022-05-01".into(),
        recorded_at: NOW,
        author: "kim".into(),
        origin: "returns-list".into(),
        external_id: "IOM-4711".into(),
    };
    let (identity, contact) = (people::Identity::default(), people::Contact::default());
    let sealed = &people::seal(&test.app, &[(id, &identity, &contact)])
        .await
        .unwrap()[0];
    let db = &test.app.house.db;
    kit::housekeeping!(db, tx => {
        people::insert(tx, new, sealed).await?;
        crate::avrr::add(tx, case, &[]).await
    })
    .unwrap();
    erase(&test, id).await;
    let Place::Folder(folder) = test.place() else {
        panic!("SQLite lies in a folder")
    };
    let mut snapshot = db.snapshot().await.unwrap();
    assert!(!snapshot.tables().await.unwrap().is_empty());
    drop(snapshot);
    db.scrub("registration").await.unwrap();
    let bytes = std::fs::read(folder.join("waystation.db")).unwrap();
    for word in ["IOM-4711", new.number.as_str()] {
        let found = bytes.windows(word.len()).any(|w| w == word.as_bytes());
        assert!(!found, "{word} is still there");
    }
}

kit::db_test!(
    crate::MIGRATIONS,
    a_restored_backup_does_not_bring_her_back,
    |db| {
        use kit::backup::{Mission, OpenWith, SealFor, backup, restore};
        let test = TestApp::on(db).await;
        let id = register(&test, AMAL).await;
        let mission = Mission {
            records: test.app.house.db.clone(),
            keys: kit::sealing::open_key_db(test.place()).await.unwrap(),
        };
        let passphrase = "six words that nobody would say together";
        let light = || SealFor::Passphrase {
            words: passphrase.to_string().into(),
            work: 4,
        };
        let save = async |name: &str| {
            let (file, to) = (test.folder().join(name), light());
            let clock = Clock::fixed(NOW);
            backup(&mission, &file, to, &clock, "test", &mut |_| ())
                .await
                .unwrap();
            file
        };
        let old = save("before.age").await;
        erase(&test, &id).await;
        save("after.age").await;
        let into = Place::Folder(test.folder().join("restored"));
        let with = OpenWith::Passphrase(passphrase.to_string().into());
        let restored = restore(
            &old,
            with,
            &into,
            crate::MIGRATIONS,
            &Clock::fixed(NOW),
            &mut |_| (),
        )
        .await
        .unwrap();
        assert_eq!((restored.lists, restored.erased_again), (2, 1));
        let opening = crate::Opening {
            session_clock: Clock::fixed(NOW),
            ..crate::Opening::of(into)
        };
        let app = crate::App::open(opening).await.unwrap();
        let back = people::find(&app.house.db, &id).await.unwrap().unwrap();
        assert!(
            !back.number.starts_with("X-"),
            "the rows know nothing of the erasure yet"
        );
        assert_eq!(people::bury_again(&app).await.unwrap(), 1);
        let gone = people::find(&app.house.db, &id).await.unwrap().unwrap();
        assert_eq!(
            (gone.erased_on.as_str(), gone.birth_year),
            ("2022-06-09", None)
        );
        assert!(gone.number.starts_with("X-"));
    }
);

kit::db_test!(
    crate::MIGRATIONS,
    the_list_of_erasures_is_paged_and_filtered,
    |db| {
        let test = TestApp::on(db).await;
        let id = register(&test, AMAL).await;
        ask(&test, &id).await;
        let actor = test.actor("pavel").await;
        let after = kit::paging::Cursor::parse("9000000000000000000.x");
        let asked =
            people::erasure::store::list(&test.app.house.db, &actor, Some("asked".into()), after)
                .await;
        assert_eq!(asked.unwrap().rows.len(), 1);
        let gala = test.actor("gala").await;
        let none = people::erasure::store::list(&test.app.house.db, &gala, None, None).await;
        assert!(none.unwrap().rows.is_empty());
    }
);
