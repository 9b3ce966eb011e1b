//! `waystation xform` as a program: exit status, files written, what is printed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const GOOD: &str = "| survey |\n| | type | name | label |\n| | text | a | A |\n";
const BAD: &str = "| survey |\n| | type | name | label |\n| | txt | a b | A |\n";

/// A folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    path
}

fn file(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).expect("a file");
    path.display().to_string()
}

fn xform(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_waystation"))
        .arg("xform")
        .args(args)
        .output()
        .expect("the program runs")
}

#[test]
fn the_exit_status_says_how_it_went() {
    let folder = folder("status");
    let good = file(&folder, "good.md", GOOD);
    let bad = file(&folder, "bad.md", BAD);
    let torn = file(&folder, "torn.xlsx", "PK");
    assert_eq!(xform(&[&good]).status.code(), Some(0));
    assert!(folder.join("good.xml").exists());
    assert_eq!(xform(&[&bad]).status.code(), Some(1));
    assert!(!folder.join("bad.xml").exists());
    assert_eq!(xform(&[&torn]).status.code(), Some(2));
    assert_eq!(xform(&[&good, &bad, "--dry-run"]).status.code(), Some(1));
}

#[test]
fn findings_as_json_in_the_order_of_the_forms() {
    let folder = folder("json");
    let good = file(&folder, "good.md", GOOD);
    let bad = file(&folder, "bad.md", BAD);
    let said = xform(&[&bad, &good, "--json", "--dry-run"]).stdout;
    let said = String::from_utf8(said).expect("text");
    let lines: Vec<serde_json::Value> = said
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines[0]["status"], "errors");
    assert_eq!(lines[0]["problems"][0]["cell"], "B2");
    assert_eq!(lines[1]["status"], "ok");
    assert_eq!(lines[1]["id"], "good");
}

#[test]
fn a_mended_copy_is_written() {
    let folder = folder("fix");
    let bad = file(&folder, "bad.md", BAD);
    let mended = folder.join("mended.xlsx").display().to_string();
    assert_eq!(xform(&[&bad, "--fix", &mended]).status.code(), Some(1));
    assert_eq!(xform(&[&mended]).status.code(), Some(0));
}
