//! `waystation dedupe` as a program: what it writes, what it must never destroy, what it says about
//! its input, its exit status.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const BASE: &str = "id,given_name,family_name,father_name,sex,dob,nationality,doc_no,phone,household_id\n\
     1,Ali,Hassan,Omar,M,1990-05-06,IRQ,B06761639,+964 750 111 2220,H1\n\
     2,Aly,Hasan,Umar,M,1990-05-06,IRQ,B06761639,0750 1112220,H2\n\
     3,Sara,Hassan,Omar,F,1980-02-03,IRQ,,0750 1112220,H1\n";

/// A folder of its own for one test.
struct Desk(PathBuf);

/// Exit status, standard output, standard error.
type Said = (Option<i32>, String, String);

impl Desk {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("dedupe")
            .join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        let desk = Desk(path);
        desk.write("in.csv", BASE);
        desk
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), text).expect("a file");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("a file")
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("a folder");
        let names = entries.map(|e| e.expect("an entry").file_name().display().to_string());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    fn dedupe(&self, args: &[&str]) -> Said {
        let ran = Command::new(env!("CARGO_BIN_EXE_waystation"))
            .arg("dedupe")
            .args(args)
            .current_dir(&self.0)
            .output()
            .expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        (ran.status.code(), text(ran.stdout), text(ran.stderr))
    }

    /// Runs on a file of this content and gives the status and what was said.
    fn on(&self, content: impl AsRef<[u8]>) -> (Option<i32>, String) {
        self.write("on.csv", content);
        let (status, _, said) = self.dedupe(&["on.csv", "--out", "out.csv"]);
        (status, said)
    }
}

#[test]
fn no_output_destroys_what_is_read_or_another_output() {
    let desk = Desk::new("destroys");
    fs::create_dir(desk.0.join("sub")).expect("a folder");
    fs::hard_link(desk.0.join("in.csv"), desk.0.join("hard.csv")).expect("a link");
    desk.write("map.toml", "given_name = \"given_name\"\n");
    #[cfg(unix)]
    for (target, link) in [("in.csv", "soft.csv"), ("nowhere.csv", "dangling.csv")] {
        std::os::unix::fs::symlink(target, desk.0.join(link)).expect("a link");
    }
    for args in [
        &["in.csv", "--out", "in.csv"][..],
        &["in.csv", "--out", "./sub/../in.csv"],
        &["in.csv", "--out", "hard.csv"],
        &["in.csv", "--out", "soft.csv"],
        &["in.csv", "--out", "dangling.csv"],
        &["in.csv", "--out", "o.csv", "--clusters", "in.csv"],
        &["in.csv", "--out", "o.csv", "--relatives", "in.csv"],
        &["in.csv", "--out", "o.csv", "--bad-rows", "in.csv"],
        &["in.csv", "--out", "o.csv", "--clusters", "sub/../o.csv"],
        &["in.csv", "--out", "o.csv", "--clusters", "O.csv"],
        &["in.csv", "--out", "-", "--clusters", "-"],
        &["in.csv", "--out", "map.toml", "--columns", "map.toml"],
    ] {
        let before = desk.names();
        let (status, _, said) = desk.dedupe(args);
        assert_eq!(status, Some(1), "{args:?}");
        assert!(
            said.contains("destroy") || said.contains("is a link"),
            "{args:?}: {said}"
        );
        assert!(
            !said.contains("used:"),
            "read before it was refused: {said}"
        );
        assert_eq!(desk.read("in.csv"), BASE, "{args:?}");
        assert_eq!(desk.names(), before, "{args:?}");
    }
}

#[test]
fn outputs_are_complete_or_as_they_were() {
    let desk = Desk::new("complete");
    desk.write("out.csv", "old\n");
    // A target that cannot be written is noticed before anything is read.
    for bad in ["/nonexistent/c.csv", "."] {
        let (status, _, said) = desk.dedupe(&["in.csv", "--out", "out.csv", "--clusters", bad]);
        assert_eq!(status, Some(1), "{said}");
        assert!(
            said.contains("cannot write") && !said.contains("used:"),
            "{said}"
        );
        assert_eq!(desk.read("out.csv"), "old\n");
    }
    #[cfg(target_os = "linux")]
    {
        let (status, _, said) =
            desk.dedupe(&["in.csv", "--out", "out.csv", "--clusters", "/dev/full"]);
        assert_eq!(status, Some(1), "{said}");
        assert!(said.contains("cannot write /dev/full"), "{said}");
        assert_eq!(desk.read("out.csv"), "old\n");
    }
    // A run that fails in the middle.
    let (status, said) = desk.on(b"id,given_name\n1,Ali\n2,Jos\xE9\n");
    assert_eq!(status, Some(1), "{said}");
    assert_eq!(desk.read("out.csv"), "old\n");
    assert_eq!(desk.names(), ["in.csv", "on.csv", "out.csv"]);
    let (status, _, said) = desk.dedupe(&["in.csv", "--out", "out.csv", "--clusters", "c.csv"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(
        desk.read("out.csv").contains("1,2,"),
        "{}",
        desk.read("out.csv")
    );
    assert_eq!(desk.read("c.csv"), "id,cluster\n1,1\n2,1\n");
    let (status, printed, _) = desk.dedupe(&["in.csv", "--out", "-"]);
    assert_eq!((status, printed), (Some(0), desk.read("out.csv")));
}

#[test]
fn what_is_used_and_not_used_is_said() {
    let desk = Desk::new("used");
    let (status, said) =
        desk.on("id,Vorname,Nachname,Geburtsdatum,notes\n1,Ali,Hasan,1990-05-06,x\n");
    assert_eq!(status, Some(0));
    assert!(
        said.contains(
            "used: id, given_name ← Vorname, family_name ← Nachname, dob ← Geburtsdatum\n"
        ) && said.contains("not used: notes;"),
        "{said}"
    );
    let (status, said) = desk.on("id,given_name,given_name\n1,Ali,Hassan\n");
    assert_eq!(status, Some(0));
    assert!(said.contains("stands twice"), "{said}");
    let (status, said) = desk.on("id,colour\n1,red\n");
    assert_eq!(status, Some(1));
    assert!(
        said.contains("given_name") && said.contains("--columns"),
        "{said}"
    );
    assert!(!said.contains("red"), "{said}");
}

#[test]
fn files_that_are_no_utf8_are_read_or_refused_with_the_remedy() {
    let desk = Desk::new("encodings");
    let utf16: Vec<u8> = BASE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (status, said) = desk.on(&utf16);
    assert_eq!(status, Some(0));
    assert!(
        said.contains("3 records") && said.contains("1 persons"),
        "{said}"
    );
    // محمد in windows-1256.
    let arabic = b"id,given_name\n1,Ali\n2,\xE3\xCD\xE3\xCF\n";
    let (status, said) = desk.on(arabic);
    assert_eq!(status, Some(1));
    assert!(
        said.contains("line 3") && said.contains("--encoding windows-1256"),
        "{said}"
    );
    for (encoding, status, words) in [
        ("windows-1256", 0, "2 records"),
        ("utf-8", 0, "1 not in UTF-8"),
        ("klingon", 1, "no encoding is called"),
    ] {
        let (code, _, said) = desk.dedupe(&["on.csv", "--out", "out.csv", "--encoding", encoding]);
        assert_eq!(code, Some(status), "{said}");
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn bad_rows_and_dates_are_listed_and_a_file_of_bad_rows_fails() {
    let desk = Desk::new("bad");
    desk.write(
        "on.csv",
        "id,given_name,dob\n1,Ali,soon\n2,Ali\n3,Ali,1900-01-01\n4,Ali,unknown\n5,Ali,1990\n",
    );
    let args = ["on.csv", "--out", "out.csv", "--bad-rows", "bad.csv"];
    let (status, _, said) = desk.dedupe(&args);
    assert_eq!(status, Some(0), "{said}");
    assert!(
        said.contains("1 birth dates were not understood") && said.contains("(line 2)"),
        "{said}"
    );
    let bad = desk.read("bad.csv");
    assert!(
        bad.starts_with("line,reason\n2,the birth date") && bad.contains("\n3,"),
        "{bad}"
    );
    assert_eq!(bad.lines().count(), 3, "{bad}");
    fs::remove_file(desk.0.join("out.csv")).expect("it is there");
    desk.write("on.csv", "id,given_name\n1\n2\n");
    let (status, _, said) = desk.dedupe(&args);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("not one row"), "{said}");
    assert_eq!(desk.read("bad.csv").lines().count(), 3);
    assert!(!desk.0.join("out.csv").exists());
    assert_eq!(
        desk.dedupe(&["in.csv", "--out", "o", "--threshold", "2"]).0,
        Some(2)
    );
}

#[test]
fn a_value_that_everybody_has_is_said_and_counts_as_none() {
    let desk = Desk::new("common");
    let mut csv = String::from("id,given_name,family_name,household_id\n");
    for n in 0..80 {
        csv += &format!("{n},Ali,N{n},CAMP 1\n");
    }
    let (status, said) = desk.on(&csv);
    assert_eq!(status, Some(0));
    assert!(
        said.contains("1 household stands in 80 of 80 rows"),
        "{said}"
    );
    assert!(!said.contains("CAMP"), "{said}");
}

#[test]
fn reasons_show_what_stood_in_the_file_and_relatives_have_them_too() {
    let desk = Desk::new("reasons");
    let args = [
        "in.csv",
        "--out",
        "out.csv",
        "--relatives",
        "r.csv",
        "--explain",
    ];
    let (status, _, said) = desk.dedupe(&args);
    assert_eq!(status, Some(0), "{said}");
    let pairs = desk.read("out.csv");
    for cell in ["B06761639", "H1"] {
        assert!(pairs.contains(cell), "{cell}: {pairs}");
    }
    desk.write(
        "two.csv",
        "id,given_name,phone\n1,Ali,+964 750 111 2220\n2,Ali,0750 1112220\n",
    );
    let args = ["two.csv", "--out", "two.out", "--show", "0", "--explain"];
    assert_eq!(desk.dedupe(&args).0, Some(0));
    let phones = desk.read("two.out");
    assert!(
        phones.contains("+964 750 111 2220") && phones.contains("0750 1112220"),
        "{phones}"
    );
    let relatives = desk.read("r.csv");
    assert!(
        relatives.starts_with("id_a,id_b,bits,reasons\n1,3,"),
        "{relatives}"
    );
    assert!(relatives.contains("given name"), "{relatives}");
    for line in pairs.lines().skip(1) {
        let bits: f32 = line
            .split(',')
            .nth(4)
            .expect("bits")
            .parse()
            .expect("a number");
        let reasons = line
            .split_once('"')
            .map_or("", |(_, rest)| rest.trim_end_matches('"'));
        let each = reasons
            .split("; ")
            .map(|c| c.rsplit(' ').next().unwrap_or_default());
        let sum: f32 = each.map(|b| b.parse::<f32>().expect("bits")).sum();
        assert!((sum - bits).abs() < 0.6, "{sum} {bits}: {reasons}");
    }
}
