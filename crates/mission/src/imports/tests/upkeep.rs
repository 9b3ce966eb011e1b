//! Stories of what becomes of the files, and of every statement on both engines.

use std::collections::BTreeMap;

use kit::http::Problem;

use super::staged;
use crate::imports::{batch, forget};
use crate::test::{NOW, TestApp};

const WEEK: i64 = 7 * 24 * 60 * 60 * 1_000_000;

kit::sql! {
    /// With this the tests make a list older.
    AGEING;
    AGE [Text] "update import_batch set uploaded_at = 0 where id = $1";
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_nobody_decides_about_is_destroyed_after_a_week() {
    let test = TestApp::sqlite().await;
    let list = "Name,Sex,Nationality,Departed\nAmal,F,Iraq,09.06.2022\n";
    let old = staged(&test, "kim", "returns", list.as_bytes()).await;
    let new = staged(&test, "kim", "returns", list.as_bytes()).await;
    let old_id = &old.rsplit('/').next().unwrap().to_string();
    kit::housekeeping!(test.app.house.db, tx => tx.run(AGE.bind(old_id)).await).unwrap();
    forget::forget(&test.app).await.unwrap();
    forget::forget(&test.app).await.unwrap();
    let page = test.get("kim", &old).await.body;
    assert!(
        page.contains("Thrown away") && !page.contains("Amal"),
        "{page}"
    );
    let bytes = batch::open(&test.app, old_id).await;
    assert!(matches!(bytes, Err(Problem::NotFound)));
    assert!(test.get("kim", &new).await.body.contains("Amal"));
}

kit::db_test!(
    crate::MIGRATIONS,
    every_function_of_batches_runs_on_both_engines,
    |test| {
        let end = &batch::Ending {
            state: "done",
            added: 1,
            known: 0,
            refused: 0,
        };
        let heading = |to: &str| BTreeMap::from([("who".to_string(), to.to_string())]);
        let (first, second) = (&heading("full_name"), &heading("family"));
        kit::housekeeping!(test.db, tx => {
            batch::add(tx, "b", "people", "grodno", "kim", 1).await?;
            batch::keep(tx, "b", b"sealed", 1).await?;
            assert!(batch::say(tx, "b", r#"{"mapping":{"sex":3},"given":{"place":"bruzgi"},"order":"day"}"#).await?);
            Ok::<(), kit::db::DbError>(())
        })
        .unwrap();
        let found = batch::find(&test.db, "b").await.unwrap().unwrap();
        let said = found.by_hand().said(BTreeMap::new());
        assert_eq!(said.mapping, Some([("sex".to_string(), 3)].into()));
        assert_eq!(said.given["place"], "bruzgi");
        let kept = &found;
        kit::housekeeping!(test.db, tx => {
            batch::keep_headings(tx, kept, first).await?;
            batch::keep_headings(tx, kept, second).await
        })
        .unwrap();
        let of_office = batch::headings(&test.db, "people", "grodno").await.unwrap();
        assert_eq!(of_office["who"], "family");
        assert!(
            batch::headings(&test.db, "people", "gomel")
                .await
                .unwrap()
                .is_empty()
        );
        assert!(
            batch::headings(&test.db, "returns", "grodno")
                .await
                .unwrap()
                .is_empty()
        );
        assert_eq!(
            batch::forgotten(&test.db, NOW - WEEK).await.unwrap().len(),
            1
        );
        kit::housekeeping!(test.db, tx => {
            assert!(batch::close(tx, "b", end).await?);
            assert!(!batch::close(tx, "b", end).await?);
            Ok::<(), kit::db::DbError>(())
        })
        .unwrap();
        assert_eq!(batch::newest(&test.db).await.unwrap()[0].added, 1);
        assert!(batch::forgotten(&test.db, NOW).await.unwrap().is_empty());
    }
);
