//! Stories of lists of returns, and with them of the dry run and its form.

use axum::http::StatusCode;
use figures::{Facts, Seen};
use jiff::civil::date;

use super::{commit, counts, facts, send, staged};
use crate::imports::batch;
use crate::test::TestApp;

const ASKED: &str = "reason=withdrawn&reference=DP-2022-014";
const DEPARTURES: &str = "avrr.departures";

async fn departures(test: &TestApp) -> Facts {
    facts(test, DEPARTURES).await
}

const LIST: &str = "Assisted returns,,,,,,\n\
    No.,Full name,Gender,DoB,Citizenship,Destination,Departure date\n\
    1,\u{a0}Amal Saleh ,F,04.02.1991,Iraq,Iraq,9 June 2022\n\
    2,Omar Saleh,муж,2010,Iraqi Republic of Nowhere,Iraq,09.06.2022\n\
    3,Hassan Ali,M,2010-06-10,IRQ,Iraq,2022-06-09\n\
    ,,,,,,\n\
    4,Bad Day,M,1990,Cuba,Cuba,31.02.2022\n\
    5,\"=Cmd, Evil\",X7,1990,Congo,,\n\
    Total,5,,,,,\n";

#[tokio::test(flavor = "multi_thread")]
async fn mondays_list_is_looked_at_first_and_then_counted() {
    let test = TestApp::sqlite().await;
    let path = staged(&test, "kim", "returns", LIST.as_bytes()).await;
    let page = test.get("kim", &path).await.body;
    assert!(page.contains("Amal Saleh"), "{page}");
    assert!(
        page.contains("Nationality “Iraqi Republic of Nowhere”"),
        "{page}"
    );
    assert!(page.contains("This date does not exist") && page.contains("Left out: totals"));
    assert!(
        departures(&test).await.is_empty(),
        "nothing is stored before"
    );
    let bad = test.get("kim", &format!("{path}/refused.csv")).await.body;
    assert!(
        bad.contains("31.02.2022") && bad.contains("Bad Day"),
        "{bad}"
    );
    assert!(!bad.contains("Amal"), "{bad}");
    assert!(bad.contains("'=Cmd"), "no formula leaves: {bad}");
    commit(&test, "kim", &path).await;
    let facts = departures(&test).await;
    assert_eq!(facts.len(), 2);
    let children = facts.iter().filter(|f| f.codes_of("age").eq(["child"]));
    assert_eq!(children.count(), 1, "Hassan is eleven");
    let cleared = |f: Seen<'_>| f.codes_of("clearance").eq(["not_evaluated"]);
    assert!(facts.iter().all(cleared));
    assert!(test.get("kim", "/avrr").await.body.contains("Amal Saleh"));
    let ended = test.get("kim", &path).await.body;
    assert!(ended.contains("The file is destroyed") && !ended.contains("Amal"));
    let id = path.rsplit('/').next().unwrap();
    let left = batch::open(&test.app, id).await;
    assert!(left.is_err(), "neither file nor key is left");
    commit(&test, "kim", &path).await;
    assert_eq!(
        departures(&test).await.len(),
        2,
        "taking over twice adds nothing"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_longest_list_is_taken_over_at_once() {
    let test = TestApp::sqlite().await;
    let row = |n: u32| format!("C-{n},Given{n},Family{n},M,{},Iraq,2022-06-09", n % 60);
    let heading = "Case no,First name,Last name,Sex,Age,Nationality,Departure date".to_string();
    let rows: Vec<String> = [heading].into_iter().chain((0..2000).map(row)).collect();
    let taken = counts(&test, "kim", "returns", rows.join("\n").as_bytes()).await;
    assert_eq!(taken, (2000, 0, 0));
    let facts = departures(&test).await;
    assert_eq!(facts.len(), 2000);
    let children = facts.iter().filter(|f| f.codes_of("age").eq(["child"]));
    assert_eq!(children.count(), 612);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_list_sent_again_adds_nothing() {
    let test = TestApp::sqlite().await;
    let with_ids = "Case No;Surname;Name;Sex;Nationality;Date of departure\n\
        A-1;Saleh;Amal;f;Ирак;09.06.2022\nA-2;Perez;Ana;f;Cuba;08.06.2022\nA-1;Saleh;Amal;f;Ирак;09.06.2022\n";
    let without = "ФИО;Пол;Гражданство;Дата выезда\nИванов Иван;м;Россия;07.06.2022\n";
    for list in [with_ids, without] {
        let before = departures(&test).await.len();
        let path = staged(&test, "kim", "returns", list.as_bytes()).await;
        let page = test.get("kim", &path).await.body;
        assert_eq!(
            page.contains("The same as row 2"),
            list == with_ids,
            "{page}"
        );
        commit(&test, "kim", &path).await;
        let after = departures(&test).await.len();
        assert!(after > before);
        let path = staged(&test, "kim", "returns", list.as_bytes()).await;
        assert!(test.get("kim", &path).await.body.contains("Known already"));
        commit(&test, "kim", &path).await;
        assert_eq!(departures(&test).await.len(), after);
    }
    assert_eq!(departures(&test).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_that_could_be_two_is_asked_once_for_the_list() {
    let test = TestApp::sqlite().await;
    let list = "Name,Sex,Nationality,Departed\nAmal,F,Iraq,03/04/2022\nAna,F,Cuba,05/13/2022\n";
    let path = staged(&test, "kim", "returns", list.as_bytes()).await;
    let page = test.get("kim", &path).await.body;
    assert!(
        page.contains("could be two days") && !page.contains("Take over"),
        "{page}"
    );
    let refused = test.post("kim", &format!("{path}/commit"), "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form =
        "order=month&column_0=full_name&column_1=sex&column_2=nationality&column_3=departure";
    let said = test.post("kim", &format!("{path}/mapping"), form).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER);
    commit(&test, "kim", &path).await;
    let days = departures(&test).await;
    assert!(days.iter().any(|f| f.day() == date(2022, 3, 4)));
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_set_by_hand_are_remembered_for_the_offices_next_list() {
    let test = TestApp::sqlite().await;
    let list = "Who,Gender,From,When gone\nAmal,F,Iraq,09.06.2022\n";
    let path = staged(&test, "kim", "returns", list.as_bytes()).await;
    let page = test.get("kim", &path).await.body;
    assert!(page.contains("No column was found"), "{page}");
    let twice = "column_0=full_name&column_1=full_name";
    let sent = test.post("kim", &format!("{path}/mapping"), twice).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sent.body.contains("Two columns cannot hold the same"));
    let form = "column_0=full_name&column_1=sex&column_2=nationality&column_3=departure";
    let sent = test.post("kim", &format!("{path}/mapping"), form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let page = test.get("kim", &path).await.body;
    assert!(page.contains("New person and departure"), "{page}");
    let cancelled = test.post("kim", &format!("{path}/cancel"), "").await;
    assert_eq!(cancelled.status, StatusCode::SEE_OTHER);
    let next = staged(&test, "kim", "returns", list.as_bytes()).await;
    let page = test.get("kim", &next).await.body;
    assert!(page.contains("New person and departure"), "{page}");
    let other = send(&test, "gala", "returns", "gomel", list.as_bytes()).await;
    let page = test.get("gala", &other.location).await.body;
    assert!(
        page.contains("No column was found"),
        "another office keeps other lists: {page}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_every_row_leaves_open_is_said_once_for_the_list() {
    let test = TestApp::sqlite().await;
    let list = "Flight of 9 June to Baghdad\nName,Sex,Nationality\nAmal,F,Iraq\nHassan,M,Iraq\n";
    let path = staged(&test, "kim", "returns", list.as_bytes()).await;
    let page = test.get("kim", &path).await.body;
    assert!(
        page.contains("No column was found for: Day of departure"),
        "{page}"
    );
    let form = "column_0=full_name&column_1=sex&column_2=nationality\
        &given_departure=9+June+2022&given_country=Iraq";
    test.post("kim", &format!("{path}/mapping"), form).await;
    commit(&test, "kim", &path).await;
    let facts = departures(&test).await;
    assert_eq!(facts.len(), 2);
    assert!(facts.iter().all(|f| f.day() == date(2022, 6, 9)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_list_is_refused_and_others_see_nothing_of_one() {
    let test = TestApp::sqlite().await;
    let no_list = send(&test, "kim", "returns", "grodno", b"%PDF-1.7 \x00\x01").await;
    assert_eq!(no_list.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (login, why) in [("rita", "no returns"), ("gala", "another office's list")] {
        let sent = send(&test, login, "returns", "grodno", LIST.as_bytes()).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{login}: {why}");
    }
    let unknown = send(&test, "kim", "weather", "grodno", LIST.as_bytes()).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let path = staged(&test, "kim", "returns", LIST.as_bytes()).await;
    for login in ["gala", "pavel", "rita", "nobody"] {
        for to in [path.clone(), format!("{path}/refused.csv")] {
            let seen = test.get(login, &to).await.status;
            assert_eq!(seen, StatusCode::NOT_FOUND, "{login} {to}");
        }
        for act in ["commit", "cancel", "mapping"] {
            let done = test.post(login, &format!("{path}/{act}"), "").await.status;
            assert_eq!(done, StatusCode::NOT_FOUND, "{login} {act}");
        }
        let list = test.get(login, "/imports").await.body;
        assert!(!list.contains(&path), "{login}");
    }
    assert!(test.get("kim", "/imports").await.body.contains(&path));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_name_of_a_staged_list_lies_in_the_database_in_clear() {
    let test = TestApp::sqlite().await;
    staged(&test, "kim", "returns", LIST.as_bytes()).await;
    let kit::db::Place::Folder(folder) = test.place() else {
        panic!("SQLite lies in a folder")
    };
    let files = std::fs::read_dir(folder).unwrap().flatten();
    for entry in files.filter(|e| e.path().is_file()) {
        let bytes = std::fs::read(entry.path()).unwrap();
        let found = bytes.windows(5).any(|w| w == b"Saleh");
        assert!(!found, "{:?}", entry.file_name());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_sent_again_does_not_bring_back_whoever_was_erased() {
    let test = TestApp::sqlite().await;
    let list = b"Case ID,Full name,Gender,DoB,Citizenship,Destination,Departure date\n\
        R-77,Amal Saleh,F,04.02.1991,Iraq,Iraq,9 June 2022\n";
    assert_eq!(counts(&test, "kim", "returns", list).await, (1, 0, 0));
    let facts = departures(&test).await;
    let person = facts.iter().next().and_then(|f| f.person()).unwrap();
    let asked = format!("/people/{person}/erase");
    let asked = test.post("dina", &asked, ASKED).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let erasure = asked.location.trim_end_matches("?done");
    let done = test
        .post("pavel", &format!("{erasure}/confirm"), "version=1")
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(counts(&test, "kim", "returns", list).await, (0, 1, 0));
    assert_eq!(departures(&test).await.len(), 1, "what was counted stays");
}
