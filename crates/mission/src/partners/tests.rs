//! Stories of partners.

use axum::http::StatusCode;
use figures::{Span, compute};
use jiff::civil::date;

use crate::test::TestApp;

const HOSPITAL: &str = "code=gomel-hospital&name=Gomel+regional+hospital&kind=hospital";

async fn add(test: &TestApp, form: &str) {
    let sent = test.post("ada", "/partners/new", form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn ada_adds_an_organisation_and_everybody_sees_it() {
    let test = TestApp::sqlite().await;
    add(&test, HOSPITAL).await;
    let list = test.get("kim", "/partners?kind=hospital").await;
    assert!(
        list.body.contains("Gomel regional hospital"),
        "{}",
        list.body
    );
    assert!(
        !test
            .get("kim", "/partners?kind=ngo")
            .await
            .body
            .contains("Gomel regional")
    );
    for path in ["/partners/new", "/partners/gomel-hospital/edit"] {
        assert_eq!(test.get("kim", path).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_sees_itself_and_no_other() {
    let test = TestApp::sqlite().await;
    add(&test, HOSPITAL).await;
    add(
        &test,
        "code=bmmw&name=Movement+of+Medical+Workers&kind=ngo&hidden=yes",
    )
    .await;
    let list = test.get("nadia", "/partners").await.body;
    assert!(
        list.contains("Medical Workers") && !list.contains("Gomel"),
        "{list}"
    );
    let other = test.get("nadia", "/partners/gomel-hospital").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    let own = test.get("nadia", "/partners/bmmw").await;
    assert!(own.body.contains("Not named"), "{}", own.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_come_back_with_what_was_typed() {
    let test = TestApp::sqlite().await;
    for code in ["Red+Cross", "new", ""] {
        let form = format!("code={code}&name=Red+Cross+Society&kind=club");
        let sent = test.post("ada", "/partners/new", &form).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{code}");
        assert!(sent.body.contains("Red Cross Society"));
    }
    add(&test, HOSPITAL).await;
    add(&test, HOSPITAL).await;
    let other = "code=gomel-hospital&name=Another&kind=hospital";
    let taken = test.post("ada", "/partners/new", other).await;
    assert!(taken.body.contains("Another organisation has this code"));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_edits_of_one_version_do_not_overwrite_each_other() {
    let test = TestApp::sqlite().await;
    add(&test, HOSPITAL).await;
    let path = "/partners/gomel-hospital/edit";
    let edit = |name: &str| format!("name={name}&kind=hospital&version=1");
    let first = test.post("ada", path, &edit("A")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let second = test.post("ada", path, &edit("B")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_is_counted_until_it_is_taken_back() {
    let test = TestApp::sqlite().await;
    add(&test, HOSPITAL).await;
    let path = "/partners/gomel-hospital/agreement";
    let form =
        "scope=health&subject=Emergency+care&office=gomel&signed_on=2022-06-03&idempotency_key=a1";
    let early = format!("{form}&ends_on=2022-06-01");
    let refused = test.post("ada", path, &early).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..2 {
        let sent = test.post("ada", path, form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    assert_eq!(hospitals(&test).await, 1);
    let page = test.get("ada", "/partners/gomel-hospital").await.body;
    assert!(page.contains("Emergency care"), "{page}");
    let id = page
        .split("/agreements/")
        .nth(1)
        .and_then(|rest| rest.split('/').next());
    let void = format!("/agreements/{}/void", id.unwrap());
    let by_kim = test.post("kim", &void, "reason=twice&version=1").await;
    assert_eq!(by_kim.status, StatusCode::NOT_FOUND);
    let sent = test.post("ada", &void, "reason=twice&version=1").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let again = test.post("ada", &void, "reason=twice&version=1").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(hospitals(&test).await, 0);
    assert!(
        test.get("ada", "/partners/gomel-hospital")
            .await
            .body
            .contains("Recorded twice")
    );
}

async fn hospitals(test: &TestApp) -> i64 {
    let definitions = figures::parse(&[include_str!("figures.toml")]).unwrap();
    let definition = definitions
        .iter()
        .find(|d| d.refs.contains(&"S-025".to_string()));
    let facts = (super::facts::agreements().load)(&test.app, date(2022, 6, 9))
        .await
        .unwrap();
    let period = Span {
        from: date(2022, 5, 27),
        to: date(2022, 6, 9),
    };
    compute(definition.unwrap(), period, &facts).value
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_adds_an_organisation_under_the_same_rules() {
    let test = TestApp::sqlite().await;
    let good = serde_json::json!({"code": "brc", "name": "Belarusian Red Cross", "kind": "ngo"});
    let by_kim = test
        .api("kim", "POST", "/api/v1/partners", Some(good.clone()))
        .await;
    assert_eq!(by_kim.status, StatusCode::NOT_FOUND);
    let added = test
        .api("ada", "POST", "/api/v1/partners", Some(good))
        .await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
    let one = test.api("rita", "GET", "/api/v1/partners/brc", None).await;
    assert!(one.body.contains("Belarusian Red Cross"));
    let list = test.api("nadia", "GET", "/api/v1/partners", None).await;
    assert_eq!(list.body, "[]");
}

#[test]
fn every_figure_has_its_words_in_every_language() {
    let catalogue = kit::i18n::Catalogue::builder()
        .room(super::words::SOURCES)
        .build();
    for definition in figures::parse(&[include_str!("figures.toml")]).unwrap() {
        for tag in ["en", "ru", "be", "ar"] {
            let said = catalogue
                .lang(tag)
                .text(&definition.words, &[("count", 5.into())]);
            assert!(
                said.attr().contains('5') && !said.lang_fallback(),
                "{tag} {}",
                said.attr()
            );
        }
    }
}

kit::db_test!(
    crate::MIGRATIONS,
    every_list_filter_runs_on_both_engines,
    |test| {
        use crate::partners::{Organisation, store};
        let one = Organisation {
            code: "brc".into(),
            name: "Belarusian Red Cross".into(),
            local_name: String::new(),
            kind: "ngo".into(),
            hidden: true,
            version: 1,
        };
        let one = &one;
        kit::housekeeping!(test.db, tx => {
            store::insert(tx, one).await?;
            assert!(store::change(tx, 1, one).await?);
            assert!(!store::change(tx, 1, one).await?);
            Ok::<(), kit::db::DbError>(())
        })
        .unwrap();
        assert!(store::list(&test.db, Some("un")).await.unwrap().is_empty());
        assert!(store::find(&test.db, "brc").await.unwrap().unwrap().hidden);
        assert!(
            crate::partners::agreements::of(&test.db, "brc")
                .await
                .unwrap()
                .is_empty()
        );
    }
);
