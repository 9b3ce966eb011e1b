//! The subcommands of the house as a program: what they print, how they end, on both engines. A
//! PostgreSQL of its own is used where `TEST_POSTGRES_URL` is set, as `make test` does.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const WORDS: &str = "six words that nobody would say";
const NEW_WORDS: &str = "six other words that nobody says";

/// A folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    path
}

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waystation"));
    command
        .args(args)
        .env_remove("RUST_LOG")
        .env("WAYSTATION_PASSPHRASE", WORDS)
        .env("WAYSTATION_NEW_PASSPHRASE", NEW_WORDS)
        .stdin(Stdio::null());
    command
}

fn run(args: &[&str]) -> Output {
    program(args).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What it printed; it must have ended well.
fn good(args: &[&str]) -> String {
    let output = run(args);
    assert!(
        output.status.success(),
        "{args:?}: {}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
    text(&output.stdout)
}

/// What it complained of; it must have ended badly, and without a trace of calls.
fn bad(args: &[&str]) -> String {
    let output = run(args);
    let complaint = text(&output.stderr);
    assert!(!output.status.success(), "{args:?} ended well");
    assert!(!complaint.contains("panicked"), "{args:?}: {complaint}");
    assert!(!complaint.trim().is_empty(), "{args:?} says nothing");
    complaint
}

/// Runs a story on SQLite and, where there is a server, on PostgreSQL.
fn on_both(name: &str, story: impl Fn(&str, &Path)) {
    let lite = folder(&format!("{name}-lite"));
    let data = lite.join("mission").display().to_string();
    story(&data, &lite);
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
        eprintln!("skipped on PostgreSQL: TEST_POSTGRES_URL is not set");
        return;
    };
    let pg = folder(&format!("{name}-pg"));
    story(&database(&server), &pg);
}

/// A new, empty database on the test server.
fn database(server: &str) -> String {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(kit::test::empty_postgres(server))
}

fn init(data: &str) {
    let made = good(&[
        "init",
        "--data",
        data,
        "--name",
        "Test",
        "--country",
        "BLR",
        "--zone",
        "Europe/Minsk",
        "--onset",
        "2022-02-24",
    ]);
    assert!(made.contains("waystation key init"), "{made}");
}

#[test]
fn a_new_mission_from_nothing_to_a_sound_one() {
    on_both("new", |data, _| {
        assert!(bad(&["doctor", "--data", data]).contains("nothing more can be checked"));
        assert!(bad(&["migrate", "--data", data]).contains("there is no mission"));
        init(data);
        let again = bad(&[
            "init",
            "--data",
            data,
            "--name",
            "T",
            "--country",
            "BLR",
            "--zone",
            "UTC",
            "--onset",
            "2022-02-24",
        ]);
        assert!(again.contains("there is a mission already"), "{again}");
        assert!(good(&["migrate", "--data", data]).contains("Nothing to do"));
        assert!(good(&["key", "status", "--data", data]).contains("no key yet"));
        let doctor = run(&["doctor", "--data", data]);
        assert!(!doctor.status.success());
        let said = text(&doctor.stdout);
        assert!(said.contains("WRONG  the mission has a key"), "{said}");
        assert!(
            said.contains("WRONG  an administrator can sign in"),
            "{said}"
        );
        let made = good(&["key", "init", "--data", data]);
        assert!(made.contains("shown once"), "{made}");
        assert!(bad(&["key", "init", "--data", data]).contains("has a key already"));
        good(&[
            "user",
            "add",
            "--data",
            data,
            "Ada",
            "--role",
            "administrator",
        ]);
        let doctor = good(&["doctor", "--data", data]);
        assert!(!doctor.contains("WRONG"), "{doctor}");
        assert!(
            doctor.contains("1 accounts must set up a second factor"),
            "{doctor}"
        );
    });
}

#[test]
fn keys_are_tried_replaced_and_reported() {
    on_both("keys", |data, _| {
        init(data);
        good(&["key", "init", "--data", data]);
        assert!(good(&["key", "unlock", "--data", data]).contains("It opens"));
        let status = good(&["key", "status", "--data", data]);
        assert!(status.contains("passphrase, recovery"), "{status}");
        let short = program(&["key", "rotate", "--data", data])
            .env("WAYSTATION_NEW_PASSPHRASE", "short")
            .output()
            .expect("the program runs");
        assert!(text(&short.stderr).contains("at least 20 characters"));
        let rotated = good(&["key", "rotate", "--data", data]);
        assert!(rotated.contains("The key was replaced"), "{rotated}");
        let old = bad(&["key", "unlock", "--data", data]);
        assert!(old.contains("does not"), "{old}");
        let new = program(&["key", "unlock", "--data", data])
            .env("WAYSTATION_PASSPHRASE", NEW_WORDS)
            .output()
            .expect("the program runs");
        assert!(new.status.success(), "{}", text(&new.stderr));
        let wrong = bad(&["key", "rotate", "--data", data]);
        assert!(wrong.contains("does not"), "{wrong}");
    });
}

#[test]
fn accounts_are_added_listed_reset_and_disabled() {
    on_both("users", |data, _| {
        init(data);
        good(&[
            "user",
            "add",
            "--data",
            data,
            "kim",
            "--role",
            "caseworker",
            "--role",
            "operator",
        ]);
        for (args, said) in [
            (vec!["kim", "--role", "operator"], "is in use"),
            (
                vec!["lee", "--role", "king"],
                "no role king; there are operator",
            ),
            (vec!["a b", "--role", "operator"], "Latin letters"),
            (
                vec![
                    "lee",
                    "--role",
                    "reporting_officer",
                    "--role",
                    "chief_of_mission",
                ],
                "cannot also clear",
            ),
            (vec!["lee"], "--role"),
        ] {
            let all = [vec!["user", "add", "--data", data], args].concat();
            assert!(bad(&all).contains(said), "{all:?}");
        }
        let list = good(&["user", "list", "--data", data]);
        assert!(
            list.contains("kim") && list.contains("password only"),
            "{list}"
        );
        assert!(list.contains("caseworker operator"), "{list}");
        let none = bad(&["user", "reset-second-factor", "--data", data, "kim"]);
        assert!(none.contains("has no second factor"), "{none}");
        assert!(
            bad(&["user", "disable", "--data", data, "lee"]).contains("there is no account lee")
        );
        good(&["user", "disable", "--data", data, "kim"]);
        assert!(bad(&["user", "disable", "--data", data, "kim"]).contains("disabled already"));
        assert!(good(&["user", "list", "--data", data]).contains("disabled"));
        let roles = good(&["user", "second-factor", "--data", data]);
        assert!(roles.contains("physician"), "{roles}");
        let set = good(&[
            "user",
            "second-factor",
            "--data",
            data,
            "--for",
            "finance,physician",
        ]);
        assert!(
            set.contains("With a second factor: finance, physician"),
            "{set}"
        );
        let none = good(&["user", "second-factor", "--data", data, "--for", ""]);
        assert!(none.contains("Nobody has to"), "{none}");
        assert!(
            bad(&["user", "second-factor", "--data", data, "--for", "king"]).contains("no role")
        );
    });
}

#[test]
fn the_log_is_checked_and_a_backup_is_restored_once() {
    on_both("backup", |data, folder| {
        init(data);
        good(&["key", "init", "--data", data]);
        let checkpoint = good(&["audit", "checkpoint", "--data", data]);
        let kept = folder.join("checkpoints").display().to_string();
        fs::write(&kept, checkpoint).expect("a file");
        let whole = good(&["audit", "verify", "--data", data, "--checkpoints", &kept]);
        assert!(whole.contains("The audit log is whole"), "{whole}");
        fs::write(&kept, "nonsense\n").expect("a file");
        bad(&["audit", "verify", "--data", data, "--checkpoints", &kept]);
        let missing = bad(&[
            "audit",
            "verify",
            "--data",
            data,
            "--checkpoints",
            "/no/such/file",
        ]);
        assert!(missing.contains("cannot read /no/such/file"), "{missing}");
        let file = folder.join("mission.age").display().to_string();
        let saved = good(&["backup", "--data", data, "--out", &file]);
        assert!(saved.contains("saved and read back"), "{saved}");
        assert!(bad(&["backup", "--data", data, "--out", &file]).contains("is not replaced"));
        let recipient = bad(&[
            "backup",
            "--data",
            data,
            "--out",
            "x.age",
            "--recipient",
            "age1x",
        ]);
        assert!(
            recipient.contains("age1x is no age public key"),
            "{recipient}"
        );
        let into = folder.join("restored").display().to_string();
        let restored = good(&["restore", "--file", &file, "--data", &into]);
        assert!(restored.contains("1 lists of erasures"), "{restored}");
        assert!(bad(&["restore", "--file", &file, "--data", &into]).contains("exists already"));
        let wrong = program(&["restore", "--file", &file, "--data", &format!("{into}-2")])
            .env("WAYSTATION_PASSPHRASE", "not these words at all")
            .output()
            .expect("the program runs");
        assert!(text(&wrong.stderr).contains("does not open the backup"));
        let identity = bad(&[
            "restore",
            "--file",
            &file,
            "--data",
            "x",
            "--identity",
            "/no/file",
        ]);
        assert!(identity.contains("cannot read /no/file"), "{identity}");
        assert!(good(&["audit", "verify", "--data", &into]).contains("is whole"));
    });
}

#[test]
fn nothing_is_made_by_a_typing_mistake() {
    let nowhere = folder("nowhere").join("no-mission");
    let data = nowhere.display().to_string();
    for args in [
        vec!["serve"],
        vec!["figures"],
        vec!["sitrep", "--issue", "1", "--out", "x"],
        vec!["audit", "verify"],
        vec!["audit", "checkpoint"],
        vec!["key", "init"],
        vec!["key", "unlock"],
        vec!["key", "rotate"],
        vec!["key", "status"],
        vec!["user", "list"],
        vec!["user", "add", "a", "--role", "operator"],
        vec!["user", "disable", "a"],
        vec!["user", "reset-second-factor", "a"],
        vec!["user", "second-factor"],
        vec!["migrate"],
        vec!["backup", "--out", "x.age"],
        vec!["doctor"],
    ] {
        let all = [args, vec!["--data", &data]].concat();
        bad(&all);
        assert!(!nowhere.exists(), "{all:?} made something");
    }
    let unreachable = "postgres://nobody@127.0.0.1:1/none";
    for args in [
        vec!["doctor"],
        vec!["migrate"],
        vec!["user", "list"],
        vec!["serve"],
    ] {
        bad(&[args, vec!["--data", unreachable]].concat());
    }
}

#[test]
fn bad_arguments_are_said_with_the_right_ones() {
    for (args, said) in [
        (vec![], "Usage"),
        (vec!["dance"], "unrecognized subcommand"),
        (vec!["serve"], "--data"),
        (vec!["serve", "--data", "x", "--port", "70000"], "70000"),
        (vec!["serve", "--data", "x", "--address", "here"], "invalid"),
        (vec!["demo", "--scale", "0"], "1..=1000"),
        (vec!["key"], "Usage"),
        (
            vec!["key", "melt", "--data", "x"],
            "unrecognized subcommand",
        ),
        (vec!["user", "add", "--data", "x"], "LOGIN"),
        (vec!["audit"], "Usage"),
        (vec!["restore", "--data", "x"], "--file"),
        (
            vec!["sitrep", "--data", "x", "--issue", "one", "--out", "y"],
            "one",
        ),
        (
            vec![
                "init",
                "--data",
                "x",
                "--name",
                "n",
                "--country",
                "ZZZ",
                "--zone",
                "UTC",
                "--onset",
                "2022-02-24",
            ],
            "no country has this code",
        ),
        (
            vec![
                "init",
                "--data",
                "x",
                "--name",
                "n",
                "--country",
                "BLR",
                "--zone",
                "Mars",
                "--onset",
                "2022-02-24",
            ],
            "no time zone has this name",
        ),
        (
            vec![
                "init",
                "--data",
                "x",
                "--name",
                "n",
                "--country",
                "BLR",
                "--zone",
                "UTC",
                "--onset",
                "soon",
            ],
            "soon",
        ),
        (
            vec![
                "init",
                "--data",
                "x",
                "--name",
                "n",
                "--country",
                "BLR",
                "--zone",
                "UTC",
                "--onset",
                "2022-02-24",
                "--second-factor",
                "king",
            ],
            "no role king",
        ),
    ] {
        let complaint = bad(&args);
        assert!(complaint.contains(said), "{args:?}: {complaint}");
    }
    assert!(!Path::new("x").exists());
}

#[test]
fn what_needs_no_mission_needs_none() {
    assert!(good(&["--version"]).starts_with("waystation "));
    assert!(good(&["--help"]).contains("doctor"));
    let document: serde_json::Value =
        serde_json::from_str(&good(&["openapi"])).expect("the document is JSON");
    assert_eq!(document["info"]["title"], "Waystation");
}

/// Serves on a free port until `f` is done; then it is asked to stop, and must end well.
fn serving(args: &[&str], f: impl Fn(&str)) {
    let mut server = program(args)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let lines = BufReader::new(server.stdout.take().expect("its output")).lines();
    let address = lines
        .map_while(Result::ok)
        .find_map(|line| Some(line.split_once(" on http://")?.1.to_string()))
        .expect("it says where it serves");
    f(&address);
    let stopped = Command::new("kill")
        .args(["-TERM", &server.id().to_string()])
        .status()
        .expect("kill runs");
    assert!(stopped.success());
    assert!(server.wait().expect("it ends").success());
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    answer
}

#[test]
fn a_mission_is_served_locked_or_open_and_ends_when_asked() {
    on_both("serve", |data, _| {
        init(data);
        good(&["key", "init", "--data", data]);
        let port = free_port();
        serving(&["serve", "--data", data, "--port", &port], |address| {
            assert!(get(address, "/healthz").starts_with("HTTP/1.1 200"));
            assert!(get(address, "/sign-in").contains("Sign in"));
            let taken = bad(&["serve", "--data", data, "--port", &port]);
            assert!(taken.contains("choose another --port"), "{taken}");
        });
        assert!(good(&["audit", "verify", "--data", data]).contains("is whole"));
    });
}

fn free_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener
        .local_addr()
        .expect("its address")
        .port()
        .to_string()
}

#[test]
fn the_demo_is_made_once_and_its_report_is_printed() {
    let folder = folder("demo");
    let data = folder.join("demo").display().to_string();
    let made = good(&["demo", "--data", &data, "--no-serve"]);
    assert!(made.contains("Its people are invented"), "{made}");
    assert_eq!(
        good(&["demo", "--data", &data, "--no-serve"]),
        "",
        "it is there already"
    );
    let figures: serde_json::Value =
        serde_json::from_str(&good(&["figures", "--data", &data, "--json"])).expect("JSON");
    assert!(figures.as_array().is_some_and(|all| all.len() > 20));
    assert!(
        bad(&["figures", "--data", &data, "--report", "99"]).contains("there is no such issue")
    );
    let out = folder.join("out").display().to_string();
    let printed = good(&["sitrep", "--data", &data, "--issue", "18", "--out", &out]);
    assert_eq!(printed.lines().count(), 4, "{printed}");
    let demo = bad(&["key", "rotate", "--data", &data]);
    assert!(demo.contains("this is a demo"), "{demo}");
    let doctor = good(&["doctor", "--data", &data]);
    assert!(
        doctor.contains("note   the key lies beside the data"),
        "{doctor}"
    );
}
