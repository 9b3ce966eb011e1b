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
fn forms_whose_names_share_a_beginning_have_files_of_their_own() {
    let folder = folder("dots");
    let forms = ["round.1.md", "round.2.md"].map(|name| file(&folder, name, GOOD));
    let out = folder.join("out");
    let said = xform(&[&forms[0], &forms[1], "-o", &out.display().to_string()]);
    assert_eq!(said.status.code(), Some(0));
    assert!(out.join("round.1.xml").exists() && out.join("round.2.xml").exists());
}

#[test]
fn a_mended_copy_is_written() {
    let folder = folder("fix");
    let bad = file(&folder, "bad.md", BAD);
    let mended = folder.join("mended.xlsx").display().to_string();
    assert_eq!(xform(&[&bad, "--fix", &mended]).status.code(), Some(1));
    assert_eq!(xform(&[&mended]).status.code(), Some(0));
}

const ROSTER: &str = "\
| survey |
| | type         | name   | label              | constraint | constraint_message | required | calculation |
| | text         | head   | Who leads?         |            |                    | yes      | |
| | begin_repeat | person | Person             |            |                    |          | |
| | integer      | age    | Age of ${head}     | . < 120    | At most 120        |          | |
| | end_repeat   |        |                    |            |                    |          | |
| | calculate    | pin    |                    |            |                    |          | random() |
| settings |
| | form_id | version |
| | roster  | 1       |
";

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn findings_in_a_submission_are_said_in_plain_words_and_are_no_failure() {
    let folder = folder("check");
    let form = file(&folder, "roster.md", ROSTER);
    let sent = file(
        &folder,
        "sent.xml",
        "<data id='roster' version='1'><head/><person><age>7</age></person>\
         <person><age>700</age></person><pin>0.25</pin></data>",
    );
    let said = xform(&[&form, "--check", &sent]);
    assert_eq!(said.status.code(), Some(0));
    let lines = text(&said.stdout).replace(&sent, "sent.xml");
    assert_eq!(
        lines,
        "sent.xml: 2 problems, 1 not re-checked, 0 notes\n\
         \x20 problem: head “Who leads?” (/data/head): must be answered and is not\n\
         \x20 problem: age “Age of …” (/data/person[2]/age): does not meet its constraint; the form \
         says “At most 120”\n\
         \x20 unchecked: pin (/data/pin): calculate not checked: random() depends on chance\n"
    );
    assert!(!lines.contains("700"), "answers are not for terminals");
    assert!(!folder.join("roster.xml").exists(), "nothing is written");

    let said = xform(&[&form, "--json", "--check", &sent]).stdout;
    let said: serde_json::Value = serde_json::from_slice(&said).expect("JSON");
    assert_eq!(said["status"], "checked");
    assert_eq!(said["findings"][1]["code"], "constraint");
    assert_eq!(said["findings"][1]["name"], "age");
    assert_eq!(said["findings"][1]["form_says"], "At most 120");
    assert_eq!(said["findings"][2]["severity"], "unchecked");
}

#[test]
fn a_submission_is_checked_by_the_xform_too_and_as_of_its_end() {
    let folder = folder("check_xform");
    let form = "\
| survey |
| | type   | name | label | constraint     | choice_filter |
| | end    | end  |       |                | |
| | date   | born | Born  | . <= today()   | |
| | select_one_from_file sites.csv | site | Site |  | |
| settings |
| | form_id |
| | dated   |
";
    let form = file(&folder, "dated.md", form);
    let sent = file(
        &folder,
        "sent.xml",
        "<data id='dated'><end>2022-06-09T01:00:00.000+03:00</end><born>2022-06-10</born>\
         <site>x</site></data>",
    );
    let xml = folder.join("dated.xml").display().to_string();
    let said = xform(&[&form, "-o", &xml, "--check", &sent]);
    assert_eq!(said.status.code(), Some(0), "{}", text(&said.stderr));
    let lines = text(&said.stdout);
    assert!(
        lines.contains("born “Born” (/data/born): does not meet"),
        "{lines}"
    );
    assert!(
        lines.contains("the attached list sites.csv is not here"),
        "{lines}"
    );

    file(&folder, "sites.csv", "name,label\nbruzgi,Bruzgi\n");
    let said = xform(&[&xml, "--check", &sent]);
    let lines = text(&said.stdout);
    assert!(
        lines.contains("site “Site” (/data/site): not among the choices"),
        "{lines}"
    );
    assert_eq!(lines.lines().count(), 3, "{lines}");
}

#[test]
fn what_is_no_submission_of_the_form_is_said_and_fails() {
    let folder = folder("check_hostile");
    let form = file(&folder, "roster.md", ROSTER);
    let bad = file(&folder, "bad.md", BAD);
    let entities =
        "<!DOCTYPE d [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><data id='roster'>&b;</data>";
    let huge = format!("<data id='roster'>{}</data>", " ".repeat(5 << 20));
    let cases = [
        ("bomb.xml", entities, "a DOCTYPE is not allowed"),
        (
            "deep.xml",
            &"<a>".repeat(100_000),
            "nested more than 64 deep",
        ),
        ("huge.xml", &huge, "the file is too large"),
        (
            "wide.xml",
            &format!("<data>{}</data>", "<a/>".repeat(30_000)),
            "more than 20000 elements",
        ),
        (
            "other.xml",
            "<data id='other'/>",
            "a submission of the form other, and this form is roster",
        ),
        (
            "sealed.xml",
            "<data id='roster' encrypted='yes'/>",
            "is encrypted",
        ),
        (
            "torn.xml",
            "<data id='roster'><head>",
            "not well-formed XML",
        ),
        ("text.xml", "hello", "not well-formed XML"),
    ];
    for (name, submission, reason) in cases {
        let sent = file(&folder, name, submission);
        let said = xform(&[&form, "--check", &sent]);
        assert_eq!(said.status.code(), Some(2), "{name}");
        assert!(
            text(&said.stderr).contains(reason),
            "{name}: {}",
            text(&said.stderr)
        );
        assert!(said.stdout.is_empty(), "{name}");
    }
    let good = file(
        &folder,
        "good.xml",
        "<data id='roster' version='1'><head>H</head></data>",
    );
    let missing = folder.join("none.xml").display().to_string();
    assert_eq!(xform(&[&form, "--check", &missing]).status.code(), Some(2));
    assert_eq!(xform(&[&bad, "--check", &good]).status.code(), Some(1));
    let broken = file(
        &folder,
        "broken.xml",
        "<h:html xmlns:h='h'><h:head/></h:html>",
    );
    assert_eq!(xform(&[&broken, "--check", &good]).status.code(), Some(1));
    assert_eq!(
        xform(&[&form, &form, "--check", &good]).status.code(),
        Some(2)
    );
    let said = xform(&[&form, "--check", &good, "--check", &missing, "--json"]);
    assert_eq!(said.status.code(), Some(2));
    assert_eq!(text(&said.stdout).lines().count(), 2);
}
