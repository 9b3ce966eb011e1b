//! Stories of services.

use axum::http::StatusCode;
use figures::{Facts, Figure, Span, compute};
use jiff::civil::date;

use crate::partners::{self, Organisation};
use crate::test::TestApp;
use crate::{people, services};

/// Kits that the medical workers gave to stranded migrants.
const KITS: &str = "item=food_kit&quantity=7&headcount=7&population=stranded&implementer=bmmw\
    &office=grodno&occurred_on=2022-06-01&status=done&reporter=bmmw&reported_on=2022-06-02";

async fn mission() -> TestApp {
    let test = TestApp::sqlite().await;
    kit::housekeeping!(test.app.house.db, tx => {
        for (code, kind) in [("iom", "un"), ("bmmw", "ngo"), ("brc", "ngo")] {
            let name = format!("Organisation {code}");
            let (code, kind, local_name) = (code.into(), kind.into(), String::new());
            let one = Organisation { code, name, local_name, kind, hidden: false, version: 1 };
            partners::add(tx, &one).await?;
        }
        Ok::<(), kit::db::DbError>(())
    })
    .unwrap();
    test
}

/// Registers somebody; answers registration and case number.
async fn person(test: &TestApp, login: &str, given: &str, birth: &str) -> (String, String) {
    let office = if login == "gala" { "gomel" } else { "grodno" };
    let form = format!(
        "office={office}&channel=walk_in&population=ukraine&registered_on=2022-06-01\
         &given={given}&family=Koval&sex=female&birth={birth}&nationality=UKR&known=no"
    );
    let sent = test.post(login, "/people/new", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let id = sent
        .location
        .trim_start_matches("/people/")
        .trim_end_matches("?done");
    let found = people::find(&test.app.house.db, id).await.unwrap().unwrap();
    (found.id, found.number)
}

async fn record(test: &TestApp, login: &str, form: &str) -> String {
    let sent = test.post(login, "/services/new", form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.location.trim_end_matches("?done").to_string()
}

async fn facts(test: &TestApp) -> Facts {
    let load = services::facts::deliveries().load;
    load(&test.app, date(2022, 6, 9)).await.unwrap()
}

fn figure(id: &str, facts: &Facts) -> Figure {
    let all = figures::parse(&[include_str!("figures.toml")]).unwrap();
    let definition = all
        .iter()
        .find(|d| d.id == id)
        .unwrap_or_else(|| panic!("{id}"));
    let period = Span {
        from: date(2022, 5, 27),
        to: date(2022, 6, 9),
    };
    let span = definition.window.span(period, period.to, date(2022, 2, 24));
    compute(definition, span, facts)
}

fn value(id: &str, facts: &Facts) -> i64 {
    figure(id, facts).value
}

#[tokio::test(flavor = "multi_thread")]
async fn lena_records_bread_for_the_facility_without_a_list_of_names() {
    let test = mission().await;
    let form = "item=bread_fruit&quantity=332%2C2&population=stranded&implementer=iom\
        &office=grodno&occurred_on=2022-01-05&status=done&reporter=iom&reported_on=2022-01-05";
    let path = record(&test, "lena", form).await;
    let page = test.get("lena", &path).await;
    assert!(page.body.contains("332.2 kg"), "{}", page.body);
    let facts = facts(&test).await;
    assert_eq!(
        value("services.bread_fruit.5_jan_2022.items", &facts),
        332_200
    );
    assert_eq!(
        value("services.bread_fruit.5_jan_2022.occurrences", &facts),
        1
    );
    assert_eq!(value("services.bread_fruit.5_jan_2022.persons", &facts), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn kim_serves_two_people_and_one_of_them_twice() {
    let test = mission().await;
    let (_, vera) = person(&test, "kim", "Vera", "1990-01-01").await;
    let (_, sara) = person(&test, "kim", "Sara", "2010-01-01").await;
    let asked = test
        .get("kim", &format!("/services/new?person={vera}"))
        .await;
    assert!(asked.body.contains(&vera), "{}", asked.body);
    let form = |item: &str, persons: &str| {
        format!(
            "item={item}&quantity=1&persons={persons}&population=ukraine&implementer=iom\
            &office=grodno&occurred_on=2022-06-01&status=done&reporter=iom&reported_on=2022-06-01"
        )
    };
    let path = record(
        &test,
        "kim",
        &form("psychosocial_support", &format!("{vera}%0A{sara}")),
    )
    .await;
    record(&test, "kim", &form("psychological_consultation", &vera)).await;
    let facts = facts(&test).await;
    assert_eq!(value("services.psychosocial.period.persons", &facts), 2);
    assert_eq!(value("services.consultations.period.persons", &facts), 1);
    assert_eq!(value("services.mhpss.period.persons", &facts), 2);
    assert_eq!(value("services.mhpss.period.occurrences", &facts), 2);
    assert_eq!(value("services.mhpss.period.items", &facts), 2);
    let ages: Vec<&str> = facts.iter().flat_map(|f| f.codes_of("age")).collect();
    assert!(
        ages.contains(&"child") && ages.contains(&"adult"),
        "{ages:?}"
    );
    // Names for those who help; for those who count, how many.
    assert!(test.get("kim", &path).await.body.contains("Vera Koval"));
    for login in ["rita", "lena", "chief"] {
        let page = test.get(login, &path).await;
        assert_eq!(page.status, StatusCode::OK, "{login}");
        assert!(!page.body.contains("Vera"), "{login}");
    }
    assert!(test.get("lena", &path).await.body.contains(&vera));
    assert!(!test.get("rita", &path).await.body.contains(&vera));
    let api = path.replace("/services", "/api/v1/services");
    assert!(
        !test
            .api("rita", "GET", &api, None)
            .await
            .body
            .contains(&vera)
    );
    assert!(
        test.api("kim", "GET", &api, None)
            .await
            .body
            .contains(&vera)
    );
    kit::audit::seal::seal_all(&test.app.house.db)
        .await
        .unwrap();
    let log = kit::audit::seal::after(&test.app.house.db, 0, 1000)
        .await
        .unwrap();
    assert!(log.iter().any(|e| e.action == "services.delivery.opened"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_birth_date_moves_the_age_at_the_delivery() {
    let test = mission().await;
    let (id, number) = person(&test, "kim", "Vera", "1990-01-01").await;
    let form = format!(
        "item=clothes&quantity=2&persons={number}&population=ukraine&implementer=iom\
        &office=grodno&occurred_on=2022-06-01&status=done&reporter=iom&reported_on=2022-06-01"
    );
    record(&test, "kim", &form).await;
    let form = "given=Vera&family=Koval&sex=female&birth=2008-01-01&nationality=UKR&version=1";
    let sent = test.post("kim", &format!("/people/{id}/edit"), form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let facts = facts(&test).await;
    assert_eq!(
        facts
            .iter()
            .next()
            .unwrap()
            .codes_of("age")
            .collect::<Vec<_>>(),
        ["child"]
    );
    assert_eq!(facts.iter().next().unwrap().quantity(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_delivery_told_twice_is_counted_once() {
    let test = mission().await;
    let path = record(&test, "nadia", KITS).await;
    // Kim hears of it too: the program asks before it believes in a second delivery.
    let by_iom = KITS.replace("reporter=bmmw", "reporter=iom");
    let asked = test.post("kim", "/services/new", &by_iom).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(
        asked.body.contains("may have been recorded already"),
        "{}",
        asked.body
    );
    let report = "reporter=iom&reported_on=2022-06-09&external_ref=SR-18&version=1";
    let sent = test.post("kim", &format!("{path}/report"), report).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let again = test
        .post(
            "kim",
            &format!("{path}/report"),
            &report.replace("=1", "=2"),
        )
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        again.body.contains("has reported this delivery already"),
        "{}",
        again.body
    );
    let late = report.replace("reporter=iom", "reporter=brc");
    let stale = test.post("kim", &format!("{path}/report"), &late).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let facts = facts(&test).await;
    assert_eq!(value("services.stranded_food_kits.period.items", &facts), 7);
    assert_eq!(
        value("services.stranded_food_kits.period.persons", &facts),
        7
    );
    assert_eq!(value("services.food_kits.period.items", &facts), 0);
    assert_eq!(
        facts
            .iter()
            .next()
            .unwrap()
            .codes_of("reporter")
            .collect::<Vec<_>>(),
        ["bmmw", "iom"]
    );
    assert_eq!(
        facts
            .iter()
            .next()
            .unwrap()
            .codes_of("implementer")
            .collect::<Vec<_>>(),
        ["bmmw"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_planned_was_given_to_nobody() {
    let test = mission().await;
    let form = "item=vocational_training&quantity=1&headcount=1&population=ukraine&implementer=iom\
        &office=gomel&occurred_on=2022-06-01&status=planned&reporter=iom&reported_on=2022-06-01";
    let path = record(&test, "gala", form).await;
    let before = facts(&test).await;
    assert_eq!(value("services.vocational.pipeline", &before), 1);
    assert_eq!(value("services.vocational.period.persons", &before), 0);
    let edit = format!("{path}/edit");
    assert!(test.get("gala", &edit).await.body.contains("Planned"));
    let change = "status=active&occurred_on=2022-06-07&quantity=1&version=1";
    let sent = test.post("gala", &edit, change).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(
        test.post("gala", &edit, change).await.status,
        StatusCode::CONFLICT
    );
    let back = "status=planned&occurred_on=2022-06-07&quantity=1&version=2";
    let back = test.post("gala", &edit, back).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    let after = facts(&test).await;
    assert_eq!(value("services.vocational.pipeline", &after), 0);
    assert_eq!(value("services.vocational.period.persons", &after), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_taken_back_is_kept_but_not_counted() {
    let test = mission().await;
    let path = record(&test, "lena", KITS).await;
    let void = format!("{path}/void");
    let no_reason = test.post("lena", &void, "version=1").await;
    assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = test.post("lena", &void, "reason=not_given&version=1").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let again = test.post("lena", &void, "reason=not_given&version=2").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(
        value(
            "services.stranded_food_kits.period.items",
            &facts(&test).await
        ),
        0
    );
    assert!(
        test.get("lena", &path)
            .await
            .body
            .contains("was taken back")
    );
    assert!(!test.get("lena", "/services").await.body.contains(&path));
    assert!(
        test.get("lena", "/services?voided=yes")
            .await
            .body
            .contains(&path)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn other_offices_other_partners_and_other_roles_see_nothing() {
    let test = mission().await;
    let own = record(&test, "kim", KITS).await;
    let other = record(
        &test,
        "kim",
        &KITS.replace("implementer=bmmw", "implementer=brc"),
    )
    .await;
    for login in ["gala", "olga", "max", "nobody"] {
        assert_eq!(
            test.get(login, &own).await.status,
            StatusCode::NOT_FOUND,
            "{login}"
        );
    }
    assert!(!test.get("gala", "/services").await.body.contains(&own));
    for login in ["rita", "pavel", "dina"] {
        assert_eq!(
            test.get(login, &own).await.status,
            StatusCode::OK,
            "{login}"
        );
        let edit = test.get(login, &format!("{own}/edit")).await;
        assert_eq!(edit.status, StatusCode::NOT_FOUND, "{login}");
    }
    let list = test.get("nadia", "/services").await.body;
    assert!(list.contains(&own) && !list.contains(&other), "{list}");
    assert_eq!(
        test.get("nadia", &other).await.status,
        StatusCode::NOT_FOUND
    );
    // A partner writes in its own name, and has none of our case numbers to try.
    let of_brc = KITS.replace("bmmw", "brc");
    let refused = test.post("nadia", "/services/new", &of_brc).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, number) = person(&test, "kim", "Vera", "1990-01-01").await;
    let probing = format!("{KITS}&persons={number}");
    let refused = test.post("nadia", "/services/new", &probing).await;
    assert!(
        refused
            .body
            .contains("Case number 1 of the list is not known"),
        "{}",
        refused.body
    );
    let office = test
        .post("kim", "/services/new", &KITS.replace("grodno", "gomel"))
        .await;
    assert_eq!(office.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_come_back_with_what_was_typed() {
    let test = mission().await;
    let form = "item=food_kit&quantity=7.5&persons=123&population=moon&implementer=iom&office=grodno\
        &occurred_on=2023-01-01&status=done&reporter=&reported_on=2022-06-01&external_ref=SR-17";
    let sent = test.post("kim", "/services/new", form).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        sent.body.contains("SR-17") && sent.body.contains("7.5"),
        "{}",
        sent.body
    );
    let none = test
        .post(
            "kim",
            "/services/new",
            &KITS.replace("quantity=7", "quantity=0"),
        )
        .await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, gomel) = person(&test, "gala", "Vera", "1990-01-01").await;
    let other = test
        .post("kim", "/services/new", &format!("{KITS}&persons={gomel}"))
        .await;
    assert!(
        other.body.contains("is not known"),
        "another office's number stays unknown"
    );
    assert!(facts(&test).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_sent_twice_records_one_delivery() {
    let test = mission().await;
    let form = format!("{KITS}&idempotency_key=k1&known=no");
    let first = record(&test, "kim", &form).await;
    assert_eq!(record(&test, "kim", &form).await, first);
    let other = test
        .post(
            "kim",
            "/services/new",
            &form.replace("quantity=7", "quantity=8"),
        )
        .await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    assert_eq!(facts(&test).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_vouchers_are_redeemed_than_were_issued() {
    let test = mission().await;
    let form = KITS.replace("food_kit", "medication_voucher");
    let path = record(&test, "kim", &form).await;
    let change =
        |n: i64| format!("status=done&occurred_on=2022-06-01&quantity=7&redeemed={n}&version=1");
    let edit = format!("{path}/edit");
    let many = test.post("kim", &edit, &change(8)).await;
    assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = test.post("kim", &edit, &change(5)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert!(
        test.get("kim", &path)
            .await
            .body
            .contains("Vouchers redeemed")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn ada_adds_to_the_catalogue_and_kim_gives_it() {
    let test = mission().await;
    let row = "code=baby_food&name=Baby+food&kind=item&unit=g&sector=food";
    let by_kim = test.post("kim", "/services/catalogue/new", row).await;
    assert_eq!(by_kim.status, StatusCode::NOT_FOUND);
    for _ in 0..2 {
        let sent = test.post("ada", "/services/catalogue/new", row).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    let bread = row.replace("baby_food", "bread");
    let taken = test.post("ada", "/services/catalogue/new", &bread).await;
    assert!(
        taken.body.contains("Another row has this code"),
        "{}",
        taken.body
    );
    let list = test.get("kim", "/services/catalogue").await.body;
    assert!(
        list.contains("Baby food") && list.contains("Toilet soap"),
        "{list}"
    );
    let form = KITS.replace("food_kit&quantity=7", "baby_food&quantity=1.25");
    let path = record(&test, "kim", &form).await;
    assert!(test.get("kim", &path).await.body.contains("1.25 kg"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_records_under_the_same_rules() {
    let test = mission().await;
    let (_, number) = person(&test, "kim", "Vera", "1990-01-01").await;
    let body = |persons: &str| {
        serde_json::json!({"item": "transport", "quantity": "1", "persons": [persons],
            "population": "ukraine", "purpose": "employment", "implementer": "iom",
            "office": "grodno", "occurred_on": "2022-06-01", "status": "done",
            "reporter": "iom", "reported_on": "2022-06-01"})
    };
    let bad = test
        .api("kim", "POST", "/api/v1/services", Some(body("12")))
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", bad.body);
    let good = test
        .api("kim", "POST", "/api/v1/services", Some(body(&number)))
        .await;
    assert_eq!(good.status, StatusCode::CREATED, "{}", good.body);
    assert_eq!(
        value("services.transport.period.persons", &facts(&test).await),
        1
    );
    let out: serde_json::Value = serde_json::from_str(&good.body).unwrap();
    let path = format!("/api/v1/services/{}/reports", out["id"].as_str().unwrap());
    let report = serde_json::json!({"reporter": "brc", "reported_on": "2022-06-02", "version": 1});
    let told = test.api("kim", "POST", &path, Some(report)).await;
    assert!(told.body.contains("\"brc\""), "{}", told.body);
    let list = test
        .api("rita", "GET", "/api/v1/services?item=transport", None)
        .await;
    assert!(list.body.contains("\"named\":1"), "{}", list.body);
    let other = test
        .api("rita", "GET", "/api/v1/services?item=bread", None)
        .await;
    assert!(other.body.contains("\"rows\":[]"), "{}", other.body);
}
