//! Processes that a test starts and ends: the program serving a mission, and a database server of a
//! test's own that can be stopped and looked into. Each ends with the test, however it ends.

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::http;

/// The program under test: the one built with these tests, or `FAULT_PROGRAM`.
pub(crate) fn program() -> Command {
    let built = env!("CARGO_BIN_EXE_waystation");
    Command::new(std::env::var_os("FAULT_PROGRAM").unwrap_or_else(|| built.into()))
}

/// A port that nobody listens on now.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// How a server is started.
#[derive(Debug, Clone, Default)]
pub(crate) struct Start<'a> {
    /// `--data`.
    pub(crate) place: &'a str,
    /// Where it writes; the file is appended to.
    pub(crate) log: PathBuf,
    /// The mission's passphrase; a server without it stays locked.
    pub(crate) passphrase: Option<&'a str>,
    /// `RUST_LOG`, `TMPDIR` and the like.
    pub(crate) environment: Vec<(&'a str, String)>,
    /// Further arguments.
    pub(crate) arguments: Vec<String>,
}

/// A serving process.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
    log: PathBuf,
}

impl Server {
    /// Starts the program without waiting for it.
    pub(crate) fn spawn(start: &Start<'_>) -> Self {
        let port = free_port();
        let open = || -> File {
            let mut options = OpenOptions::new();
            let log = options.create(true).append(true).open(&start.log);
            log.expect("a file for the log")
        };
        let mut command = program();
        command
            .args(["serve", "--data", start.place, "--port", &port.to_string()])
            .args(&start.arguments)
            .env_remove("WAYSTATION_PASSPHRASE")
            .envs(start.environment.iter().map(|(k, v)| (*k, v)))
            .stdin(Stdio::null())
            .stdout(open())
            .stderr(open());
        if let Some(words) = start.passphrase {
            command.env("WAYSTATION_PASSPHRASE", words);
        }
        let child = command.spawn().expect("the program starts");
        let log = start.log.clone();
        Self { child, port, log }
    }

    /// Starts the program and waits until it answers.
    pub(crate) fn start(start: &Start<'_>) -> Self {
        let mut server = Self::spawn(start);
        server.wait();
        server
    }

    /// Waits until the server answers.
    pub(crate) fn wait(&mut self) {
        let begun = Instant::now();
        while !self.is_well() {
            let ended = self.child.try_wait().expect("a child of ours");
            let late = begun.elapsed() > Duration::from_secs(120);
            assert!(
                ended.is_none() && !late,
                "the server does not answer ({ended:?}): {}",
                self.said()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Whether `/healthz` says so.
    pub(crate) fn is_well(&self) -> bool {
        http::send(self.port, "GET /healthz HTTP/1.0", b"").is_ok_and(|a| a.status == 200)
    }

    /// The process's id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Everything that it wrote to its log.
    pub(crate) fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// `kill -9`.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
    }

    /// Asks it to stop, as a service manager does, and waits; answers whether it ended in order
    /// within the time.
    pub(crate) fn stop(mut self, within: Duration) -> bool {
        let asked = Command::new("kill").arg(self.id().to_string()).status();
        assert!(asked.is_ok_and(|s| s.success()), "the signal is sent");
        let begun = Instant::now();
        while begun.elapsed() < within {
            if let Some(status) = self.child.try_wait().expect("a child of ours") {
                assert!(status.success(), "{status}: {}", self.said());
                return true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A command of the database server's own package.
pub(crate) fn database_tool(name: &str) -> Command {
    let newest = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin").join(name))
        .filter(|path| path.exists())
        .max();
    Command::new(newest.unwrap_or_else(|| name.into()))
}

fn done(output: &Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).trim().to_string()
}

/// Makes an empty database on the server; answers its URL.
pub(crate) fn new_database(server: &str, name: &str) -> String {
    let text = format!("create database {name} template template0 lc_collate 'C' lc_ctype 'C'");
    ask(&format!("{server}/postgres"), &text);
    format!("{server}/{name}")
}

/// Lets the database server's own client run one statement; answers what it prints.
pub(crate) fn ask(url: &str, statement: &str) -> String {
    let mut client = database_tool("psql");
    let output = client.args([url, "-AtXqc", statement]).output();
    done(&output.expect("psql is there"))
}

/// A database server of a test's own.
#[derive(Debug)]
pub(crate) struct Own {
    keeper: Child,
    /// `postgres://…` without a database.
    pub(crate) url: String,
    /// Its data directory.
    pub(crate) folder: PathBuf,
}

impl Own {
    /// Starts one with `scripts/with-postgres`, which ends it again; `None` where `make test` has
    /// not said that there is one.
    pub(crate) fn start() -> Option<Self> {
        std::env::var_os("TEST_POSTGRES_URL")?;
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/with-postgres");
        let mut keeper = Command::new(script)
            .args(["sh", "-c", "echo $TEST_POSTGRES_URL; cat"])
            .env_remove("TEST_POSTGRES_URL")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("scripts/with-postgres runs");
        let mut lines = BufReader::new(keeper.stdout.take().expect("its output")).lines();
        let url = lines.next().expect("a line").expect("a URL");
        let folder = ask(&format!("{url}/postgres"), "show data_directory").into();
        Some(Self {
            keeper,
            url,
            folder,
        })
    }

    fn control(&self, arguments: &[&str]) {
        let tool = database_tool("pg_ctl");
        let folder = self.folder.display().to_string();
        let owner = Command::new("stat").args(["-c", "%U", &folder]).output();
        let owner = done(&owner.expect("stat is there"));
        let me = done(&Command::new("id").arg("-un").output().expect("id is there"));
        let mut command = if owner == me {
            Command::new(tool.get_program())
        } else {
            let mut command = Command::new("runuser");
            command.args(["-u", &owner, "--"]).arg(tool.get_program());
            command
        };
        let ended = command
            .args(["-w", "-D", &folder])
            .args(arguments)
            .stdout(Stdio::null())
            .status();
        assert!(ended.is_ok_and(|s| s.success()), "pg_ctl {arguments:?}");
    }

    /// Stops the database server as a crash would.
    pub(crate) fn stop(&self) {
        self.control(&["-m", "immediate", "stop"]);
    }

    /// Starts it again on the same port.
    pub(crate) fn start_again(&self) {
        let port = self.url.rsplit(':').next().unwrap_or_default();
        let sockets = self.folder.parent().expect("a folder above").display();
        let options = format!("-p {port} -h 127.0.0.1 -k {sockets} -c fsync=off");
        let log = format!("{sockets}/log");
        self.control(&["-o", &options, "-l", &log, "start"]);
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        // The end of its input is what the keeper waits for; it removes the files.
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}
