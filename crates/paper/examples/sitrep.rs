//! Prints the sample reports of the tests in all formats, to look at them:
//! `cargo run -p paper --example sitrep -- FOLDER`.

#[path = "../tests/printings/common/mod.rs"]
mod common;

use std::path::PathBuf;
use std::time::Instant;

use paper::{Block, Document, Sheet, Workbook, csv, html, pdf, xlsx};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    for words in [
        common::english(),
        common::russian(),
        common::belarusian(),
        common::arabic(),
    ] {
        let report = common::sitrep(&words);
        let name = |ending: &str| folder.join(format!("{}.{ending}", report.language.tag));
        let table = common::nationality_table(&words);
        std::fs::write(name("csv"), csv(&table, &report.labels))?;
        std::fs::write(name("html"), html(&report))?;
        std::fs::write(name("xlsx"), xlsx(&annex(&report, table))?)?;
        for chart in charts(&report.blocks) {
            let svg = chart.svg(&report.labels, report.language.direction);
            std::fs::write(name(&format!("{}.svg", chart.anchor)), svg)?;
        }
        let start = Instant::now();
        std::fs::write(name("pdf"), pdf(&report, &[])?)?;
        let first = start.elapsed();
        let mut long = report.clone();
        long.blocks.extend(report.blocks.clone());
        let start = Instant::now();
        std::fs::write(name("long.pdf"), pdf(&long, &[])?)?;
        eprintln!(
            "{}: PDF in {:.3} s, twice as long in {:.3} s",
            report.language.tag,
            first.as_secs_f64(),
            start.elapsed().as_secs_f64()
        );
    }
    Ok(())
}

fn annex(report: &Document, table: paper::Table) -> Workbook {
    Workbook {
        title: report.title.clone(),
        publisher: report.publisher.clone(),
        date: report.date,
        language: report.language.clone(),
        sheets: vec![Sheet {
            name: table.caption.clone(),
            table,
        }],
        notes: report.header.clone(),
        labels: report.labels.clone(),
    }
}

fn charts(blocks: &[Block]) -> Vec<&paper::Chart> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Chart(chart) => found.push(chart),
            Block::Card(card) => found.extend(charts(&card.blocks)),
            _ => {}
        }
    }
    found
}
