//! What is run by hand: a measurement, and opening a backup with nothing but common tools.

use super::*;
use crate::sealing::speed::Watch;

/// `cargo test --release -p kit --lib -- --ignored --nocapture speed`
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement"]
async fn speed_of_a_quarter_million_rows() {
    let bench = Bench::new();
    for (n, place) in bench.places("mission").await.iter().enumerate() {
        let mission = bench.mission(place).await;
        let noise: Vec<u8> = (0..900_u32).map(|n| (n * 167 % 251) as u8).collect();
        for group in 0..250 {
            crate::housekeeping!(mission.records, tx => {
                for at in 0..1000 {
                    let row = ADD_PERSON.bind(format!("q{group:03}{at:03}")).bind(&noise[..]);
                    tx.run(row.bind(at).bind(Value::Text(None))).await?;
                }
                Ok::<_, DbError>(())
            })
            .unwrap();
        }
        let file = bench.file(&format!("{n}.age"));
        let start = Watch::start();
        bench.backup(&mission, &file).await;
        let size = fs::metadata(&file).unwrap().len() / 1_000_000;
        println!("{n}: backup of 250,000 rows, {size} MB: {}", start.read());
        for (to, into) in bench
            .places(&format!("restored{n}"))
            .await
            .iter()
            .enumerate()
        {
            let start = Watch::start();
            bench.restore(&file, into).await.unwrap();
            println!("{n} to {to}: restored: {}", start.read());
        }
    }
}

/// `apt-get install age`, then `cargo test -p kit -- --ignored stranger`.
#[tokio::test]
#[ignore = "needs the age tool"]
async fn a_stranger_opens_it_with_age_and_tar() {
    let bench = Bench::new();
    let mission = bench.mission(&bench.places("mission").await[0]).await;
    bench.backup(&mission, &bench.file("office.age")).await;
    let OpenWith::Identities(text) = bench.with() else {
        panic!("made as identities");
    };
    fs::write(bench.file("key.txt"), text.as_bytes()).unwrap();
    let done = std::process::Command::new("sh")
        .current_dir(bench.folder.path())
        .args(["-c", "age -d -i key.txt office.age | tar x"])
        .status()
        .unwrap();
    assert!(done.success());
    let parts = fs::read_dir(bench.file("records/person")).unwrap();
    let lines: usize = parts
        .map(|part| {
            fs::read_to_string(part.unwrap().path())
                .unwrap()
                .lines()
                .count()
        })
        .sum();
    assert_eq!(lines, 300);
    let manifest: Manifest =
        serde_json::from_slice(&fs::read(bench.file("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest.databases["records"].tables["person"].rows, 300);
}
