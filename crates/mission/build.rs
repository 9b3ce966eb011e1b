//! Lists the files of `migrations/` in the program, in order. A step is one file for both engines,
//! or `NAME.sqlite.sql` beside `NAME.postgres.sql`. It must never read a database.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let folder = Path::new(&root).join("../../migrations");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut steps: BTreeMap<String, (String, String)> = BTreeMap::new();
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let file = entry.file_name().to_string_lossy().into_owned();
        let Some(name) = file.strip_suffix(".sql") else {
            continue;
        };
        let path = path.display().to_string();
        println!("cargo::rerun-if-changed={path}");
        if let Some(step) = name.strip_suffix(".sqlite") {
            steps.entry(step.to_owned()).or_default().0 = path;
        } else if let Some(step) = name.strip_suffix(".postgres") {
            steps.entry(step.to_owned()).or_default().1 = path;
        } else {
            steps.insert(name.to_owned(), (path.clone(), path));
        }
    }
    let mut table = String::from("&[\n");
    for (name, (sqlite, postgres)) in steps {
        let _ = writeln!(
            table,
            "kit::db::Migration {{ name: {name:?}, sqlite: include_str!({sqlite:?}), \
             postgres: include_str!({postgres:?}) }},"
        );
    }
    table.push(']');
    let out = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("migrations.rs");
    if let Err(error) = fs::write(&out, table) {
        println!("cargo::error={}: {error}", out.display());
    }
}
