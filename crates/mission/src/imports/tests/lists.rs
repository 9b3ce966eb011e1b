//! Stories of lists as they come in: with titles, totals, merged headings, other alphabets, three
//! kinds of dates, rows twice.

use axum::http::StatusCode;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::{by_command, commit, counts, facts, send, staged};
use crate::imports::{NotImported, Said};
use crate::partners::{self, Organisation};
use crate::people;
use crate::places::{self, NewPlace};
use crate::test::TestApp;

/// The test mission with a site near the border and two organisations.
async fn furnish(test: TestApp) -> TestApp {
    let site = &NewPlace {
        kind: "facility".into(),
        name: "Logistics facility near Bruzgi".into(),
        local_name: "Брузгі".into(),
        area: "BY-HR".into(),
        opened_on: "2021-11-16".into(),
        closed_on: None,
    };
    kit::housekeeping!(test.app.house.db, tx => {
        places::add(tx, "bruzgi", site).await?;
        for (code, name) in [("iom", "International Organization for Migration"), ("bmmw", "Belarusian Movement of Medical Workers")] {
            let (code, name, kind) = (code.into(), name.into(), "ngo".into());
            let one = Organisation { code, name, local_name: String::new(), kind, hidden: false, version: 1 };
            partners::add(tx, &one).await?;
        }
        Ok::<(), kit::db::DbError>(())
    })
    .unwrap();
    test
}

async fn mission() -> TestApp {
    furnish(TestApp::sqlite().await).await
}

/// What Russian Excel writes.
fn windows_1251(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1251.encode(text).0.into_owned()
}

const REGISTRATIONS: &str = "Список зарегистрированных;;;;;;;;;\r\n\
    Брузги, июнь 2022;;;;;;;;;\r\n\
    ;;;;;;;;;\r\n\
    № п/п;Фамилия;Имя;Пол (м/ж);Дата рождения;Гражданство;Номер паспорта;Телефон;№ семьи;Дата регистрации\r\n\
    1;Салех;Амаль;ж;04.02.1991;Республика Ирак;A 123456;+964 770 000 000;1;7.06.2022\r\n\
    2;Салех;Омар;м;2015;Ирак;;;1;07.06.2022 г.\r\n\
    3;Хассан;Али;Муж.;33762;Сирийская Арабская Республика;N-77;;2;44719\r\n\
    ;;;;;;;;;\r\n\
    4;Перес;Ана;Female;31.02.1990;Куба;;;;8 июня 2022\r\n\
    5;;;M;1990;Куба;;;;8 июня 2022\r\n\
    1;Салех;Амаль;ж;04.02.1991;Республика Ирак;A 123456;+964 770 000 000;1;7.06.2022\r\n\
    Итого;5;;;;;;;;\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_list_of_russian_excel_with_everything_that_is_wrong_with_it() {
    let test = mission().await;
    let list = windows_1251(REGISTRATIONS);
    let path = staged(&test, "kim", "people", &list).await;
    let page = test.get("kim", &path).await.body;
    assert!(page.contains("read as Cyrillic"), "{page}");
    assert!(page.contains("The same as row 5"), "{page}");
    assert!(
        page.contains("“31.02.1990”: This date does not exist"),
        "{page}"
    );
    assert!(page.contains("Enter a name or a number"), "{page}");
    commit(&test, "kim", &path).await;
    let people = facts(&test, "people.registrations").await;
    assert_eq!(people.len(), 3);
    let list = test.get("kim", "/people").await.body;
    for name in ["Амаль Салех", "Омар Салех", "Али Хассан"] {
        assert!(list.contains(name), "{name}");
    }
    let amal = test.app.people.search("Амаль", 5);
    let amal = people::find(&test.app.house.db, &amal[0])
        .await
        .unwrap()
        .unwrap();
    let family = people::of_household(&test.app.house.db, &amal.household)
        .await
        .unwrap();
    assert_eq!(family.len(), 2, "Amal and Omar are one household");
    assert_eq!(amal.nationality, "IRQ");
    assert_eq!(amal.registered_on, "2022-06-07");
    let page = test.get("kim", &format!("/people/{}", amal.id)).await.body;
    assert!(page.contains("A 123456") && page.contains("+964 770 000 000"));
    let ali = test.app.people.search("Хассан", 5);
    let ali = people::find(&test.app.house.db, &ali[0])
        .await
        .unwrap()
        .unwrap();
    assert_eq!((ali.birth_year, ali.household.as_str()), (Some(1992), ""));
    assert_eq!(ali.registered_on, "2022-06-07");
    let again = counts(&test, "kim", "people", &windows_1251(REGISTRATIONS)).await;
    assert_eq!(again, (0, 3, 3), "sent again, it adds nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_joins_a_known_family_in_a_later_list_joins_its_household() {
    let test = mission().await;
    let head = "ID,Name,Sex,Age,Nationality,Household No,Relation to head,Date,Site\n";
    let first = "p1,Amal Saleh,F,31,Iraq,H-1,Head of household,2022-06-07,Bruzgi\n\
        p2,Omar Saleh,M,7,Iraqi,H-1,Son,2022-06-07,Bruzgi\n";
    let list = format!("{head}{first}");
    assert_eq!(
        counts(&test, "kim", "people", list.as_bytes()).await,
        (2, 0, 0)
    );
    let list = format!("{list}p3,Zeinab Saleh,F,2,Iraq,H-1,daughter,2022-06-08,Bruzgi\n");
    assert_eq!(
        counts(&test, "kim", "people", list.as_bytes()).await,
        (1, 2, 0)
    );
    let zeinab = test.app.people.search("Zeinab", 5);
    let zeinab = people::find(&test.app.house.db, &zeinab[0])
        .await
        .unwrap()
        .unwrap();
    let household = zeinab.household.clone();
    let family = people::of_household(&test.app.house.db, &household)
        .await
        .unwrap();
    assert_eq!(family.len(), 3);
    assert_eq!(
        (zeinab.place.as_str(), zeinab.household_role.as_str()),
        ("bruzgi", "child")
    );
    assert_eq!(zeinab.birth_precision, "estimated");
    let changed = list.replace(
        "p3,Zeinab Saleh,F,2,Iraq,H-1,daughter,2022-06-08",
        "p3,Other Person,M,40,Cuba,,,2022-06-09",
    );
    let (added, known, refused) = counts(&test, "kim", "people", changed.as_bytes()).await;
    assert_eq!(
        (added, known, refused),
        (0, 2, 1),
        "a number does not come to mean somebody else"
    );
}

/// A workbook as a logistician keeps it: two title rows, headings merged over groups, serial dates
/// that lost their format, a total with sums.
fn distribution() -> Vec<u8> {
    let (mut book, plain) = (Workbook::new(), Format::new());
    let sheet = book.add_worksheet();
    sheet
        .merge_range(0, 0, 0, 7, "Distribution list", &plain)
        .unwrap();
    sheet.write(1, 0, "Грузы, июнь").unwrap();
    sheet.merge_range(3, 0, 4, 0, "Date", &plain).unwrap();
    sheet.merge_range(3, 1, 4, 1, "Site", &plain).unwrap();
    sheet
        .merge_range(3, 2, 3, 4, "Distributed items", &plain)
        .unwrap();
    sheet.write(4, 2, "Item").unwrap();
    sheet.write(4, 3, "Qty").unwrap();
    sheet.write(4, 4, "Unit").unwrap();
    sheet
        .merge_range(3, 5, 4, 5, "No. of persons", &plain)
        .unwrap();
    sheet
        .merge_range(3, 6, 4, 6, "Implementing partner", &plain)
        .unwrap();
    sheet
        .merge_range(3, 7, 4, 7, "Reported by", &plain)
        .unwrap();
    let day = ExcelDateTime::from_ymd(2022, 6, 7).unwrap();
    let dated = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_with_format(5, 0, &day, &dated).unwrap();
    sheet.write(6, 0, 44_719).unwrap();
    sheet.write(8, 0, "07.06.22").unwrap();
    sheet.write(9, 0, "7 June 2022").unwrap();
    sheet.write(10, 0, "7 June 2022").unwrap();
    let rows = [
        (5, "Bruzgi", "Хлеб", 332.2, "кг", 120.0, "BMMW", "IOM"),
        (
            6,
            "Bruzgi",
            "Hygiene kits",
            40.0,
            "pcs",
            40.0,
            "BMMW",
            "BMMW",
        ),
        (
            8,
            "Grodno project site",
            "liquid soap",
            12.5,
            "l",
            30.0,
            "International Organization for Migration",
            "",
        ),
        (9, "Bruzgi", "Blankets", 12.5, "pcs", 12.0, "BMMW", ""),
        (10, "Narnia", "Magic beans", 5.0, "kg", 5.0, "ACME", ""),
        (11, "", "Total", 402.2, "", 207.0, "", ""),
    ];
    for (row, site, item, quantity, unit, persons, by, told) in rows {
        for (column, text) in [(1, site), (2, item), (4, unit), (6, by), (7, told)] {
            if !text.is_empty() {
                sheet.write(row, column, text).unwrap();
            }
        }
        sheet.write(row, 3, quantity).unwrap();
        sheet.write(row, 5, persons).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn mondays_distribution_list_with_merged_headings_and_units() {
    let test = mission().await;
    let path = staged(&test, "lena", "services", &distribution()).await;
    let page = test.get("lena", &path).await.body;
    assert!(
        page.contains("“Magic beans”: This is not in the catalogue"),
        "{page}"
    );
    assert!(
        page.contains("“Narnia”: There is no place of this name"),
        "{page}"
    );
    assert!(
        page.contains("“ACME”: There is no organisation of this name"),
        "{page}"
    );
    assert!(page.contains("This item is counted in pieces"), "{page}");
    commit(&test, "lena", &path).await;
    let mut deliveries: Vec<(String, i64, i64)> = facts(&test, "services.deliveries")
        .await
        .iter()
        .map(|f| (f.codes_of("item").collect(), f.quantity(), f.headcount()))
        .collect();
    deliveries.sort();
    let expected = [
        ("bread", 332_200, 120),
        ("hygiene_kit", 40, 40),
        ("liquid_soap", 12_500, 30),
    ];
    assert_eq!(
        deliveries,
        expected.map(|(item, q, n)| (item.to_string(), q, n))
    );
    let again = counts(&test, "lena", "services", &distribution()).await;
    assert_eq!(again, (0, 3, 2));
    let by_rita = by_command(&test, "rita", "services", &distribution(), Said::default()).await;
    assert!(
        matches!(by_rita, Err(NotImported::NotYours)),
        "reporting officers record nothing"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_list_names_people_by_their_case_numbers() {
    let test = mission().await;
    let registered =
        "Name,Sex,Birth date,Nationality,Date\nAmal Saleh,F,1991-02-04,IRQ,2022-06-01\n";
    counts(&test, "kim", "people", registered.as_bytes()).await;
    let amal = test.app.people.search("Amal", 5);
    let amal = people::find(&test.app.house.db, &amal[0])
        .await
        .unwrap()
        .unwrap();
    let list = format!(
        "Waybill;Date;Item;Quantity;Case numbers;Persons;Implementer\n\
         W-1;07.06.2022;food_kit;3;{};3;iom\nW-2;07.06.2022;food_kit;1;1111-1111-1;1;iom\n",
        amal.number
    );
    assert_eq!(
        counts(&test, "kim", "services", list.as_bytes()).await,
        (1, 0, 1)
    );
    let deliveries = facts(&test, "services.deliveries").await;
    assert!(
        deliveries.iter().any(|f| f.person().is_some()),
        "{deliveries:?}"
    );
    let headcounts: i64 = deliveries.iter().map(|f| f.headcount()).sum();
    assert_eq!(headcounts, 2, "Amal is one of the three");
    let more = list
        .replace(";3;4", ";4;4")
        .replace("food_kit;3", "food_kit;4");
    let came = by_command(&test, "kim", "services", more.as_bytes(), Said::default()).await;
    let came = came.unwrap();
    assert_eq!((came.counts.known, came.counts.refused), (0, 2));
    assert!(
        came.lines[0].mend[0]
            .2
            .contains("came before with other content")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn needs_of_people_by_their_case_numbers() {
    let test = mission().await;
    let registered =
        "Name,Sex,Birth date,Nationality,Date\nAmal Saleh,F,1991-02-04,IRQ,2022-06-01\n";
    counts(&test, "kim", "people", registered.as_bytes()).await;
    let amal = test.app.people.search("Amal", 5);
    let amal = people::find(&test.app.house.db, &amal[0]).await.unwrap();
    let list = format!(
        "Номер дела;Дата оценки;Потребности\n{};07.06.2022;еда, одежда\n1;07.06.2022;еда\n{0};08.06.2022;погода\n",
        amal.unwrap().number
    );
    assert_eq!(
        counts(&test, "kim", "needs", list.as_bytes()).await,
        (1, 0, 2)
    );
    assert_eq!(
        counts(&test, "kim", "needs", list.as_bytes()).await,
        (0, 1, 2)
    );
    assert_eq!(facts(&test, "needs.assessments").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_sends_what_it_did_itself() {
    let test = mission().await;
    let list =
        "Date,Item,Qty,Persons,Implementer\n2022-06-07,Food kit,7,7,\n2022-06-07,Blanket,7,7,IOM\n";
    let path = staged(&test, "nadia", "services", list.as_bytes()).await;
    let page = test.get("nadia", &path).await.body;
    assert!(page.contains("only what it did itself"), "{page}");
    assert_eq!(test.get("lena", &path).await.status, StatusCode::OK);
    commit(&test, "nadia", &path).await;
    assert_eq!(facts(&test, "services.deliveries").await.len(), 1);
}

const CALLS: &str = "Date;Language;Nationality;Topic;Ukraine related;Consultation;Phone;Notes\n\
    07.06.2022;Russian;Ukraine;Entry, transit and exit;yes;yes;+375 29 000 00 00;Wants to reach Lvovnowhere\n\
    07.06.2022;русский;UKR;въезд/выезд;да;да;;\n\
    07.06.2022;русский;UKR;въезд/выезд;да;да;;\n\
    08.06.2022;Sorani;Iraqi;Return; ;no;;\n\
    08.06.2022;Klingon;Iraq;weather;;;;\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_call_log_where_equal_rows_are_two_calls() {
    let test = mission().await;
    let path = staged(&test, "olga", "hotline", CALLS.as_bytes()).await;
    let page = test.get("olga", &path).await.body;
    assert!(page.contains("“Klingon”"), "{page}");
    assert!(page.contains("Write one of these"), "{page}");
    commit(&test, "olga", &path).await;
    let contacts = facts(&test, "hotline.contacts").await;
    assert_eq!(contacts.len(), 4);
    assert_eq!(
        counts(&test, "olga", "hotline", CALLS.as_bytes()).await,
        (0, 4, 1)
    );
    let grown = CALLS.replace(
        "08.06.2022;Sorani",
        "07.06.2022;русский;UKR;въезд/выезд;да;да;;\n08.06.2022;Sorani",
    );
    assert_eq!(
        counts(&test, "olga", "hotline", grown.as_bytes()).await,
        (1, 4, 1)
    );
    let kit::db::Place::Folder(folder) = test.place() else {
        panic!("SQLite lies in a folder")
    };
    for entry in std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .filter(|e| e.path().is_file())
    {
        let bytes = std::fs::read(entry.path()).unwrap();
        let note = bytes.windows(11).any(|w| w == b"Lvovnowhere");
        assert!(!note, "a note lies in clear in {:?}", entry.file_name());
    }
    let by_kim = by_command(&test, "kim", "hotline", CALLS.as_bytes(), Said::default()).await;
    assert!(matches!(by_kim, Err(NotImported::NotYours)));
}

const CELLS: &str = "State Border Committee,,,,\n\
    Series,Country,As of,Value,Source\n\
    Entries,Belarus,09/06/22,12 345,State Border Committee\n\
    Entries,Ukraine,2022-06-09,\"39,000,000\",State Border Committee\n\
    Entries,Mars,2022-06-09,1,State Border Committee\n\
    Camp,,2022-06-09,0,UNHCR\n";

#[tokio::test(flavor = "multi_thread")]
async fn the_reporting_officer_sends_what_others_counted() {
    let test = mission().await;
    let sent = send(&test, "kim", "external_figures", "", CELLS.as_bytes()).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
    let said = Said {
        order: Some(kit::import::DayOrder::DayFirst),
        ..Said::default()
    };
    let came = by_command(
        &test,
        "rita",
        "external_figures",
        CELLS.as_bytes(),
        said.clone(),
    )
    .await;
    let came = came.unwrap();
    assert_eq!(
        (came.counts.added, came.counts.refused),
        (2, 2),
        "{:?}",
        came.lines
    );
    let camp = came.lines.last().unwrap();
    assert!(
        camp.mend[0]
            .2
            .contains("how the source came to the estimate"),
        "{camp:?}"
    );
    let again = by_command(&test, "rita", "external_figures", CELLS.as_bytes(), said).await;
    assert_eq!(
        (
            again.unwrap().counts.known,
            facts(&test, "external_figures.cells").await.len()
        ),
        (2, 2)
    );
    let revised =
        "Series,Class,As of,Value,Source\nEntries,BY,2022-06-09,12400,State Border Committee\n";
    assert_eq!(
        counts(&test, "rita", "external_figures", revised.as_bytes()).await,
        (1, 0, 0)
    );
    assert_eq!(
        counts(&test, "rita", "external_figures", revised.as_bytes()).await,
        (0, 1, 0)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_without_its_columns_or_with_doubtful_days_is_not_taken_over_by_command() {
    let test = mission().await;
    let no_day = "Name,Sex\nAmal,F\n";
    let came = by_command(&test, "kim", "people", no_day.as_bytes(), Said::default()).await;
    assert!(
        matches!(came, Err(NotImported::Missing(what)) if what.contains("Day of registration"))
    );
    let doubtful = "Name,Sex,Date\nAmal,F,03/04/2022\n";
    let came = by_command(&test, "kim", "people", doubtful.as_bytes(), Said::default()).await;
    assert!(matches!(came, Err(NotImported::Ambiguous)));
    assert!(facts(&test, "people.registrations").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_of_another_office_is_refused_and_the_others_are_taken_over() {
    let test = mission().await;
    let list =
        "Name,Sex,Date,Office\nAmal,F,2022-06-07,Grodno\nAna,F,2022-06-07,Gomel project site\n";
    let came = by_command(&test, "kim", "people", list.as_bytes(), Said::default())
        .await
        .unwrap();
    assert_eq!((came.counts.added, came.counts.refused), (1, 1));
    assert!(
        came.lines[1].mend[0]
            .2
            .contains("not among those you work with")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_mission_takes_no_list_of_people() {
    let test = mission().await;
    test.app.house.keys.lock();
    let list = "Name,Sex,Date\nAmal,F,2022-06-07\n";
    let came = by_command(&test, "kim", "people", list.as_bytes(), Said::default()).await;
    assert!(matches!(
        came,
        Err(NotImported::Problem(kit::http::Problem::Locked))
    ));
}

kit::db_test!(
    crate::MIGRATIONS,
    every_kind_of_list_on_both_engines,
    |db| {
        let test = furnish(TestApp::on(db).await).await;
        let returns = "Case,Name,Sex,Nationality,Departed\nA-1,Amal,F,Iraq,2022-06-09\n,Ana,F,Cuba,2022-06-09\n";
        let lists: [(&str, &str, Vec<u8>, usize); 5] = [
            ("kim", "people", windows_1251(REGISTRATIONS), 3),
            ("max", "returns", returns.into(), 2),
            ("lena", "services", distribution(), 3),
            ("olga", "hotline", CALLS.into(), 4),
            (
                "rita",
                "external_figures",
                CELLS.replace("09/06/22", "9.6.22").into(),
                2,
            ),
        ];
        for (login, kind, list, rows) in lists {
            let (added, known, _) = counts(&test, login, kind, &list).await;
            assert_eq!((added, known), (rows, 0), "{kind}");
            let (added, known, _) = counts(&test, login, kind, &list).await;
            assert_eq!((added, known), (0, rows), "{kind}, again");
        }
    }
);
