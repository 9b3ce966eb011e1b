//! Stories of lists of returns.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use figures::Facts;
use jiff::civil::date;
use tower::ServiceExt;

use super::batch;
use crate::test::{Answer, TestApp};

/// Sends a file as one of the cast.
async fn send(test: &TestApp, login: &str, file: &[u8]) -> Answer {
    let mut body = Vec::new();
    for (field, value) in [
        ("csrf", format!("token-of-{login}").as_str()),
        ("office", "grodno"),
    ] {
        body.extend(
            format!("--cut\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
                .bytes(),
        );
    }
    body.extend(
        b"--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"monday\"\r\n\r\n",
    );
    body.extend(file);
    body.extend(b"\r\n--cut--\r\n");
    let request = Request::post("/avrr/import")
        .header(header::ACCEPT, "text/html")
        .header(header::ACCEPT_LANGUAGE, "en")
        .header(header::COOKIE, format!("waystation=session-of-{login}"))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut")
        .body(Body::from(body))
        .unwrap();
    let response = test.router().oneshot(request).await.unwrap();
    let status = response.status();
    let location = response
        .headers()
        .get(header::LOCATION)
        .map_or("", |v| v.to_str().unwrap())
        .to_string();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX)
        .await
        .unwrap();
    Answer {
        status,
        location,
        body: String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

async fn staged(test: &TestApp, list: &str) -> String {
    let sent = send(test, "kim", list.as_bytes()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.location
}

async fn commit(test: &TestApp, path: &str) {
    let sent = test.post("kim", &format!("{path}/commit"), "").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
}

async fn departures(test: &TestApp) -> Facts {
    (super::super::facts::departures().load)(&test.app, date(2022, 6, 9))
        .await
        .unwrap()
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
    let path = staged(&test, LIST).await;
    let page = test.get("kim", &path).await.body;
    assert!(
        page.contains("Amal Saleh") && page.contains("Iraqi Republic of Nowhere"),
        "{page}"
    );
    assert!(page.contains("This date does not exist") && page.contains("Totals, left out"));
    assert!(
        departures(&test).await.is_empty(),
        "nothing is stored before"
    );
    let bad = test.get("kim", &format!("{path}/refused.csv")).await.body;
    assert!(
        bad.contains("31.02.2022") && bad.contains("Bad Day") && !bad.contains("Amal"),
        "{bad}"
    );
    assert!(bad.contains("'=Cmd"), "no formula leaves: {bad}");
    commit(&test, &path).await;
    let facts = departures(&test).await;
    assert_eq!(facts.len(), 2);
    assert_eq!(
        facts
            .iter()
            .filter(|f| f.codes_of("age").eq(["child"]))
            .count(),
        1,
        "Hassan is eleven"
    );
    assert!(
        facts
            .iter()
            .all(|f| f.codes_of("clearance").eq(["not_evaluated"]))
    );
    assert!(test.get("kim", "/avrr").await.body.contains("Amal Saleh"));
    let ended = test.get("kim", &path).await.body;
    assert!(ended.contains("The file is destroyed") && !ended.contains("Amal"));
    let id = path.rsplit('/').next().unwrap();
    assert!(
        batch::open(&test.app, id).await.is_err(),
        "neither file nor key is left"
    );
    commit(&test, &path).await;
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
    let list = [heading]
        .into_iter()
        .chain((0..2000).map(row))
        .collect::<Vec<_>>()
        .join("\n");
    let path = staged(&test, &list).await;
    commit(&test, &path).await;
    let facts = departures(&test).await;
    assert_eq!(facts.len(), 2000);
    assert_eq!(
        facts
            .iter()
            .filter(|f| f.codes_of("age").eq(["child"]))
            .count(),
        612
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_list_sent_again_adds_nothing() {
    let test = TestApp::sqlite().await;
    let with_ids = "Case No;Surname;Name;Sex;Nationality;Date of departure\n\
        A-1;Saleh;Amal;f;Ирак;09.06.2022\nA-2;Perez;Ana;f;Cuba;08.06.2022\nA-1;Saleh;Amal;f;Ирак;09.06.2022\n";
    let without = "ФИО;Пол;Гражданство;Дата выезда\nИванов Иван;м;Россия;07.06.2022\n";
    for list in [with_ids, without] {
        let before = departures(&test).await.len();
        let path = staged(&test, list).await;
        assert_eq!(
            test.get("kim", &path)
                .await
                .body
                .contains("The same as row 2"),
            list == with_ids
        );
        commit(&test, &path).await;
        let after = departures(&test).await.len();
        assert!(after > before);
        let path = staged(&test, list).await;
        assert!(test.get("kim", &path).await.body.contains("Known already"));
        commit(&test, &path).await;
        assert_eq!(departures(&test).await.len(), after);
    }
    assert_eq!(departures(&test).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_that_could_be_two_is_asked_once_for_the_list() {
    let test = TestApp::sqlite().await;
    let path = staged(
        &test,
        "Name,Sex,Nationality,Departed\nAmal,F,Iraq,03/04/2022\nAna,F,Cuba,05/13/2022\n",
    )
    .await;
    let page = test.get("kim", &path).await.body;
    assert!(
        page.contains("could be two days") && !page.contains("Take over"),
        "{page}"
    );
    assert_eq!(
        test.post("kim", &format!("{path}/commit"), "").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let form =
        "order=month&column_0=full_name&column_1=sex&column_2=nationality&column_3=departure";
    assert_eq!(
        test.post("kim", &format!("{path}/mapping"), form)
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    commit(&test, &path).await;
    assert!(
        departures(&test)
            .await
            .iter()
            .any(|f| f.day() == date(2022, 3, 4))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_set_by_hand_are_remembered_for_the_next_list() {
    let test = TestApp::sqlite().await;
    let list = "Who,Gender,From,When gone\nAmal,F,Iraq,09.06.2022\n";
    let path = staged(&test, list).await;
    let page = test.get("kim", &path).await.body;
    assert!(page.contains("No column was found"), "{page}");
    let twice = "column_0=full_name&column_1=full_name";
    let sent = test.post("kim", &format!("{path}/mapping"), twice).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = "column_0=full_name&column_1=sex&column_2=nationality&column_3=departure";
    assert_eq!(
        test.post("kim", &format!("{path}/mapping"), form)
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    assert!(
        test.get("kim", &path)
            .await
            .body
            .contains("New person and departure")
    );
    assert_eq!(
        test.post("kim", &format!("{path}/cancel"), "").await.status,
        StatusCode::SEE_OTHER
    );
    let next = staged(&test, list).await;
    assert!(
        test.get("kim", &next)
            .await
            .body
            .contains("New person and departure")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_list_is_refused_and_others_see_nothing_of_one() {
    let test = TestApp::sqlite().await;
    assert_eq!(
        send(&test, "kim", b"%PDF-1.7 \x00\x01").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        send(&test, "rita", LIST.as_bytes()).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        send(&test, "gala", LIST.as_bytes()).await.status,
        StatusCode::NOT_FOUND,
        "another office's list"
    );
    let path = staged(&test, LIST).await;
    for login in ["gala", "pavel", "rita", "nobody"] {
        for to in [path.clone(), format!("{path}/refused.csv")] {
            assert_eq!(
                test.get(login, &to).await.status,
                StatusCode::NOT_FOUND,
                "{login} {to}"
            );
        }
        assert_eq!(
            test.post(login, &format!("{path}/commit"), "").await.status,
            StatusCode::NOT_FOUND,
            "{login}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_name_of_a_staged_list_lies_in_the_database_in_clear() {
    let test = TestApp::sqlite().await;
    staged(&test, LIST).await;
    let kit::db::Place::Folder(folder) = test.place() else {
        panic!("SQLite lies in a folder")
    };
    for entry in std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .filter(|e| e.path().is_file())
    {
        let bytes = std::fs::read(entry.path()).unwrap();
        assert!(
            !bytes.windows(5).any(|w| w == b"Saleh"),
            "{:?}",
            entry.file_name()
        );
    }
}

kit::db_test!(
    crate::MIGRATIONS,
    every_function_of_batches_runs_on_both_engines,
    |test| {
        kit::housekeeping!(test.db, tx => {
            batch::add(tx, "b", "grodno", "kim", 1, b"sealed").await?;
            assert!(batch::arrange(tx, "b", "day", &[("sex".to_string(), 3)].into()).await?);
            batch::save_headings(tx, &[("who".to_string(), "full_name".to_string())].into()).await?;
            batch::save_headings(tx, &[("who".to_string(), "family".to_string())].into()).await?;
            Ok::<(), kit::db::DbError>(())
        })
        .unwrap();
        let found = batch::find(&test.db, "b").await.unwrap().unwrap();
        assert_eq!(found.mapping(), Some([("sex".to_string(), 3)].into()));
        assert_eq!(
            batch::saved_headings(&test.db).await.unwrap()["who"],
            "family"
        );
        let end = &batch::Ending {
            state: "done",
            added: 1,
            known: 0,
            refused: 0,
        };
        kit::housekeeping!(test.db, tx => {
            assert!(batch::close(tx, "b", end).await?);
            assert!(!batch::close(tx, "b", end).await?);
            Ok::<(), kit::db::DbError>(())
        })
        .unwrap();
        assert_eq!(batch::newest(&test.db).await.unwrap()[0].added, 1);
    }
);
