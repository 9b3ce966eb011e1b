//! `waystation disclose`, `attack`, `narrative-check` and `microdata-check` as programs: exit
//! status, files written, what is printed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SPEC: &str = r#"[release]
as_of = "2022-06-09"

[[dimension]]
name = "nationality"
kind = "nationality"
categories = ["Iraq", "Cuba", "Mali", "Nigeria"]

[[dimension]]
name = "site"
kind = "place"
categories = ["Minsk", "Gomel"]

[[population]]
name = "returnees"
cumulative = true

[[table]]
name = "returns"
population = "returnees"
dimensions = ["nationality", "site"]

[[mandate]]
population = "returnees"
"#;

const TABLE: &str = "nationality,site,count\n\
    Iraq,Minsk,200\nIraq,Gomel,198\nCuba,Minsk,30\nCuba,Gomel,18\nMali,Minsk,12\nNigeria,Minsk,1\n";

/// A folder of its own for one test.
struct Desk(PathBuf);

/// Exit status, what was printed, what was complained of.
type Said = (Option<i32>, String, String);

impl Desk {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("disclosure")
            .join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        let desk = Desk(path);
        desk.write("spec.toml", SPEC);
        desk.write("returns.csv", TABLE);
        desk
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("a file");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("a file")
    }

    fn run(&self, args: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_waystation"))
            .args(args)
            .current_dir(&self.0)
            .output()
            .expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    fn disclose(&self) -> Said {
        self.run(&[
            "disclose",
            "spec.toml",
            "returns.csv",
            "--ledger",
            "ledger",
            "-o",
            "out",
        ])
    }
}

#[test]
fn small_numbers_leave_as_empty_cells_with_a_flag() {
    let desk = Desk::new("flags");
    let (status, said, _) = desk.disclose();
    assert_eq!(status, Some(0), "{said}");
    assert!(said.starts_with("release 1: "), "{said}");
    let out = desk.read("out/returns.csv");
    assert!(out.starts_with("nationality,site,count,flag\n"));
    assert!(out.contains("Nigeria,Minsk,,suppressed\n"), "{out}");
    assert!(out.contains("Total,Total,459,\n"), "{out}");
    for line in out.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        assert_eq!(fields[2].is_empty(), fields[3] == "suppressed", "{line}");
        assert!(fields[2].bytes().all(|b| b.is_ascii_digit()), "{line}");
    }
    assert_eq!(out, desk.read("ledger/0001/returns.csv"));
    assert_eq!(SPEC, desk.read("ledger/0001/spec.toml"));
}

#[test]
fn the_same_counts_are_released_once() {
    let desk = Desk::new("again");
    desk.disclose();
    let first = desk.read("out/returns.csv");
    fs::remove_file(desk.0.join("out/returns.csv")).expect("removed");
    let (status, said, _) = desk.disclose();
    assert_eq!(status, Some(0));
    assert_eq!(said, "release 1 is of these counts: nothing new\n");
    assert_eq!(desk.read("out/returns.csv"), first);
    assert!(!desk.0.join("ledger/0002").exists());
    desk.write(
        "returns.csv",
        &TABLE.replace("Cuba,Gomel,18", "Cuba,Gomel,26"),
    );
    let (status, said, _) = desk.disclose();
    assert_eq!(status, Some(0), "{said}");
    assert!(
        said.contains("release 2: ") && said.contains("audited with 1 earlier"),
        "{said}"
    );
}

#[test]
fn what_is_wrong_is_named_with_its_line_and_nothing_is_released() {
    let spec = |from: &str, to: &str| ("spec.toml", SPEC.replace(from, to));
    let table = |from: &str, to: &str| ("returns.csv", TABLE.replace(from, to));
    let cases = [
        (
            spec("\"site\"]", "\"place\"]"),
            "spec.toml: line 21: unknown dimension `place`",
        ),
        (
            spec(
                "[\"Minsk\", \"Gomel\"]",
                "[\"Minsk\", \"Gomel\"]\npart = [{ child = \"Minsk\", of = \"Gomel\" }, { child = \"Gomel\", of = \"Minsk\" }]",
            ),
            "spec.toml: line 13: the hierarchy above `Minsk` is a loop",
        ),
        (
            spec("[[mandate]]", "[[mandates]]"),
            "spec.toml: line 23: unknown field `mandates`",
        ),
        (
            table("Cuba,Minsk,30", "Cuba,Minsk,-30"),
            "returns.csv, line 4: negative count -30",
        ),
        (
            table("Mali,Minsk,12", "Mali,Minsk,<5"),
            "returns.csv, line 6: `<5` is not a whole number",
        ),
        (
            table("Nigeria,Minsk,1\n", "Nigeria,Minsk,1\nTotal,Total,460\n"),
            "returns.csv, line 8: the total returnees is not the sum of its parts",
        ),
        (
            table("Mali", "Malta"),
            "returns.csv, line 6: unknown category `Malta`",
        ),
    ];
    for ((file, text), message) in cases {
        let desk = Desk::new("faults");
        desk.write(file, &text);
        let (status, said, error) = desk.disclose();
        assert_eq!((status, said.as_str()), (Some(1), ""), "{message}");
        assert!(error.contains(message), "{error}\n{message}");
        assert!(!desk.0.join("ledger").exists() && !desk.0.join("out").exists());
    }
}

#[test]
fn a_file_that_is_not_text_is_named_with_its_line() {
    let desk = Desk::new("bytes");
    let table = [b"nationality,site,count\nIraq,Minsk,200\nIra\xFF,Gomel,1\n".as_slice()].concat();
    fs::write(desk.0.join("returns.csv"), table).expect("a file");
    let (status, said, error) = desk.disclose();
    assert_eq!((status, said.as_str()), (Some(1), ""));
    assert!(
        error.contains("returns.csv, line 3: not UTF-8 text"),
        "{error}"
    );
    // A fault of a table is not one of the specification, and is told once.
    desk.write("returns.csv", &TABLE.replace("Mali", "Malta"));
    let (_, _, error) = desk.disclose();
    assert_eq!(error.matches("unknown category").count(), 1, "{error}");
    assert!(!error.contains("spec.toml"), "{error}");
}

#[test]
fn what_cannot_be_released_safely_is_refused() {
    let desk = Desk::new("late");
    desk.disclose();
    let late = "[[mandate]]\npopulation = \"returnees\"\ncell = { nationality = \"Nigeria\" }\n";
    desk.write("spec.toml", &format!("{SPEC}{late}"));
    let (status, said, _) = desk.disclose();
    assert_eq!(status, Some(3), "{said}");
    assert!(
        said.contains("returnees|nationality=Nigeria was hidden in an earlier release")
            && said.ends_with("refused: nothing was released\n"),
        "{said}"
    );
    assert!(!desk.0.join("ledger/0002").exists());
}

#[test]
fn an_altered_ledger_is_not_continued() {
    let desk = Desk::new("altered");
    desk.disclose();
    let text = desk.read("ledger/0001/returns.csv");
    desk.write(
        "ledger/0001/returns.csv",
        &text.replace("Total,Total,459", "Total,Total,460"),
    );
    desk.write(
        "returns.csv",
        &TABLE.replace("Iraq,Minsk,200", "Iraq,Minsk,220"),
    );
    for (status, _, error) in [desk.disclose(), desk.run(&["attack", "ledger"])] {
        assert_eq!(status, Some(1));
        assert!(
            error.contains("release 1: returns.csv was altered"),
            "{error}"
        );
    }
}

#[test]
fn the_end_of_a_ledger_is_known_by_its_digest() {
    let desk = Desk::new("head");
    let (_, said, _) = desk.disclose();
    let digest = said
        .split("digest ")
        .nth(1)
        .and_then(|s| s.split(':').next())
        .expect("a digest");
    let (status, ..) = desk.run(&["attack", "ledger", "--head", digest]);
    assert_eq!(status, Some(0));
    desk.write(
        "returns.csv",
        &TABLE.replace("Iraq,Minsk,200", "Iraq,Minsk,220"),
    );
    desk.disclose();
    fs::remove_dir_all(desk.0.join("ledger/0001/private")).expect("removed");
    let (status, _, error) = desk.run(&["attack", "ledger", "--head", digest]);
    assert_eq!(status, Some(1));
    assert!(error.contains("the ledger ends in "), "{error}");
}

#[test]
fn a_table_that_is_published_no_more_does_not_stay_beside_the_others() {
    let desk = Desk::new("fewer");
    let sites =
        "[[table]]\nname = \"sites\"\npopulation = \"returnees\"\ndimensions = [\"site\"]\n";
    desk.write("spec.toml", &format!("{SPEC}{sites}"));
    desk.write("sites.csv", "site,count\nMinsk,243\nGomel,216\n");
    let both = [
        "disclose",
        "spec.toml",
        "returns.csv",
        "sites.csv",
        "--ledger",
        "ledger",
        "-o",
        "out",
    ];
    assert_eq!(desk.run(&both).0, Some(0));
    assert!(desk.0.join("out/sites.csv").exists());
    desk.write("spec.toml", SPEC);
    desk.write(
        "returns.csv",
        &TABLE.replace("Iraq,Minsk,200", "Iraq,Minsk,220"),
    );
    assert_eq!(desk.disclose().0, Some(0));
    assert!(!desk.0.join("out/sites.csv").exists());
}

#[test]
fn a_ledger_is_attacked_with_and_without_its_proofs() {
    let desk = Desk::new("attack");
    desk.disclose();
    let (status, said, _) = desk.run(&["attack", "ledger"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(
        said.contains("0 known exactly, 0 small and known too well"),
        "{said}"
    );
    assert!(
        said.contains("proofs: every protected cell is proved"),
        "{said}"
    );
    fs::remove_dir_all(desk.0.join("ledger/0001/private")).expect("removed");
    assert_eq!(desk.run(&["attack", "ledger"]).0, Some(1));
    let (status, said, _) = desk.run(&["attack", "ledger", "--public-only", "--json"]);
    assert_eq!(status, Some(0));
    let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(said["attack"]["exact"], serde_json::json!([]));
    assert_eq!(said["audit"], serde_json::Value::Null);
}

#[test]
fn a_text_is_checked_with_and_without_tables() {
    let desk = Desk::new("text");
    let exposing = "Support continued.\nIOM met one unaccompanied minor from Nigeria.\n";
    desk.write("text.md", exposing);
    let (status, said, _) = desk.run(&["narrative-check", "text.md"]);
    assert_eq!(status, Some(3));
    assert!(
        said.starts_with("text.md:2: ") && said.contains("picks out 1, threshold 5"),
        "{said}"
    );
    desk.write(
        "text.md",
        "The Nigerian migrants in Minsk received clothes.\n",
    );
    assert_eq!(desk.run(&["narrative-check", "text.md"]).0, Some(0));
    let (status, said, _) = desk.run(&["narrative-check", "text.md", "--tables", "."]);
    assert_eq!(status, Some(3), "{said}");
    assert!(said.contains("(returns)"), "{said}");
    let (_, said, _) = desk.run(&["narrative-check", "text.md", "--tables", ".", "--json"]);
    let flags: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(
        (&flags[0]["count"], &flags[0]["line"]),
        (&1.into(), &1.into())
    );
    let (status, _, error) = desk.run(&["narrative-check", "none.md"]);
    assert!(status == Some(1) && error.contains("none.md"), "{error}");
}

#[test]
fn records_are_weighed_before_they_are_shared() {
    let desk = Desk::new("records");
    desk.write("records.csv", "sex,age,note\nF,1,x\nF,1,y\nM,2,z\n");
    let check = |more: &[&str]| {
        let mut args = vec!["microdata-check", "records.csv"];
        args.extend(more);
        desk.run(&args)
    };
    let (status, said, _) = check(&["--keys", "sex,age"]);
    assert_eq!(status, Some(3));
    assert_eq!(
        said,
        "3 records; not 2-anonymous 1, not 3-anonymous 3, not 5-anonymous 3\n\
         global risk 66.67 %, 2.00 re-identifications expected, highest individual risk 100.00 %\n"
    );
    assert_eq!(
        check(&["--keys", "sex,age", "--max-risk", "0.7"]).0,
        Some(0)
    );
    let (status, _, error) = check(&["--keys", "sex,village"]);
    assert!(
        status == Some(1) && error.contains("line 1: no column `village`"),
        "{error}"
    );
    let (status, _, error) = check(&["--keys", "sex", "--weight", "note"]);
    assert!(
        status == Some(1) && error.contains("line 2: `x` is not a weight"),
        "{error}"
    );
}
