//! A long audit log: walked in seconds, and each thing that was done to it behind the program's back
//! is named. The rows are written here by the documented format, not by the program.

use std::time::Instant;

use kit::audit::Event;
use kit::db::{Db, DbError, Place};
use sha2::{Digest, Sha256};

use crate::mission::{Mission, Where, both};
use crate::{full, number};

kit::sql! {
    /// How the log is written, and tampered with.
    TAMPERING;
    HEAD [] "select seq, chain from audit_seal order by seq desc limit 1";
    ADD [Text, Int, Text, Text, Text, Text, Bytes]
        "insert into audit_event (id, at, actor, action, subject, detail, hash) values ($1, $2, $3, $4, $5, $6, $7)";
    LINK [Int, Text, Bytes] "insert into audit_seal (seq, event_id, chain) values ($1, $2, $3)";
    CHANGE [Text] "update audit_event set detail = 'office=other' where id = $1";
    DELETE [Text] "delete from audit_event where id = $1";
    MOVE [Int, Int] "update audit_seal set seq = $2 where seq = $1";
    UNLINK [Int] "delete from audit_seal where seq = $1";
    CUT_EVENTS [Int]
        "delete from audit_event where id in (select event_id from audit_seal where seq > $1)";
    CUT [Int] "delete from audit_seal where seq > $1";
}

/// Rows in one statement: seven values each.
const SLICE: i64 = 4000;

fn event(n: i64) -> Event {
    Event {
        id: format!("0190dddd-0000-7000-8000-{n:012}"),
        at: 1_654_000_000_000_000 + n * 1000,
        actor: "0190aaaa-0000-7000-8000-000000000001".into(),
        action: "people.registration.opened".into(),
        subject: format!("0190bbbb-0000-7000-8000-{n:012}"),
        detail: "office=0190cccc-0000-7000-8000-000000000001".into(),
    }
}

/// Writes that many rows after those that are there; answers the number of the first.
async fn write(db: &Db, rows: i64) -> Result<i64, DbError> {
    let (first, mut chain): (i64, Vec<u8>) = db.one(HEAD.query()).await?;
    let mut n = 0;
    while n < rows {
        let slice: Vec<(i64, Event)> = (n..rows.min(n + SLICE)).map(|n| (n, event(n))).collect();
        let (mut events, mut links) = (Vec::new(), Vec::new());
        for (n, event) in slice {
            let (seq, hash) = (first + 1 + n, event.hash());
            let mut link = Sha256::new();
            link.update(&chain);
            link.update(seq.to_be_bytes());
            link.update(hash);
            chain = link.finalize().to_vec();
            links.push([seq.into(), event.id.clone().into(), chain.clone().into()]);
            let Event {
                id,
                at,
                actor,
                action,
                subject,
                detail,
            } = event;
            events.push([
                id.into(),
                at.into(),
                actor.into(),
                action.into(),
                subject.into(),
                detail.into(),
                hash.to_vec().into(),
            ]);
        }
        let (events, links) = (ADD.rows(events), LINK.rows(links));
        kit::housekeeping!(db, tx => {
            tx.run(events.clone()).await?;
            tx.run(links.clone()).await?;
            Ok::<(), DbError>(())
        })?;
        n += SLICE;
    }
    Ok(first + 1)
}

async fn tamper(db: &Db, first: i64, rows: i64) -> Result<(), DbError> {
    let id = |n: i64| event(n).id;
    let (a, b) = (first + rows / 3, first + rows / 2);
    kit::housekeeping!(db, tx => {
        tx.run(CHANGE.bind(id(rows / 5))).await?;
        tx.run(DELETE.bind(id(rows / 4))).await?;
        for (from, to) in [(a, -1), (b, a), (-1, b)] {
            tx.run(MOVE.bind(from).bind(to)).await?;
        }
        tx.run(UNLINK.bind(first + rows / 10 * 7)).await?;
        let end = first + rows - 4;
        tx.run(CUT_EVENTS.bind(end)).await?;
        tx.run(CUT.bind(end)).await?;
        Ok::<(), DbError>(())
    })
}

fn walk(at: &Where, rows: i64) {
    let mission = Mission::new(at);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let on_records = async || {
        let place = Place::parse(&mission.place);
        Db::open(&place).await.expect("the records open")
    };
    let first = runtime.block_on(async {
        let db = on_records().await;
        let first = write(&db, rows).await.expect("the log is written");
        db.close().await;
        first
    });
    let kept = mission.folder.path().join("checkpoints");
    let checkpoint = mission.must(&["audit", "checkpoint"], "");
    std::fs::write(&kept, checkpoint).expect("a file");
    let kept = kept.display().to_string();
    let arguments = ["audit", "verify", "--checkpoints", &kept];
    let begun = Instant::now();
    let said = mission.must(&arguments, "");
    let took = begun.elapsed();
    assert!(
        said.starts_with(&format!("{} rows", first - 1 + rows)),
        "{said}"
    );
    eprintln!("{rows} rows of the log on {at:?} walked in {took:.1?}");
    runtime.block_on(async {
        let db = on_records().await;
        tamper(&db, first, rows).await.expect("the log is changed");
        db.close().await;
    });
    let output = mission.run(&arguments, "");
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let row = |n: i64| format!("row {} (event {})", first + n, event(n).id);
    let loose = rows / 10 * 7;
    for named in [
        format!("{} was changed", row(rows / 5)),
        format!("{} was deleted", row(rows / 4)),
        format!(
            "row {} (event {}) does not follow",
            first + rows / 3,
            event(rows / 2).id
        ),
        format!(
            "row {} (event {}) does not follow",
            first + rows / 2,
            event(rows / 3).id
        ),
        format!("rows are missing after row {}", first + loose - 1),
        format!("event {} stands outside the chain", event(loose).id),
        format!(
            "a checkpoint holds row {}, it ends at {}",
            first + rows - 1,
            first + rows - 4
        ),
    ] {
        assert!(said.contains(&named), "{named}: {said}");
    }
    assert!(said.lines().count() < 20, "nothing else is named: {said}");
}

#[test]
fn a_long_log_is_walked_and_every_tampering_named() {
    let rows = number("FAULT_ROWS", if full() { 1_000_000 } else { 20_000 });
    for at in both() {
        walk(&at, i64::try_from(rows).expect("a number of rows"));
    }
}
