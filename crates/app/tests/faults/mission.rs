//! A mission made as its founders make one: by the command line, then by the administrator's pages.
//! The cast: ada (administrator), kim (caseworker, operator, logistician, movement officer of one
//! office), pavel (protection supervisor), rita (reporting officer), chief (chief of mission).

use std::path::PathBuf;
use std::process::Output;

use kit::chance::Chance;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::http::{Browser, Machine};
use crate::server::{Server, Start, new_database, program};

/// Opens the mission's key.
pub(crate) const PASSPHRASE: &str = "seven quiet storks cross the frozen river";
/// Everybody's password.
pub(crate) const PASSWORD: &str = "a password of this test";

/// A mission in a place of its own.
#[derive(Debug)]
pub(crate) struct Mission {
    /// `--data`.
    pub(crate) place: String,
    /// Everything of this test that lies in files.
    pub(crate) folder: TempDir,
    /// The office's id.
    pub(crate) office: String,
}

/// Where a mission is to be made.
#[derive(Debug, Clone)]
pub(crate) enum Where {
    /// A folder.
    Folder,
    /// A new database on this server.
    Server(String),
}

/// Both engines; the second only where `make test` has started one.
pub(crate) fn both() -> Vec<Where> {
    let server = std::env::var("TEST_POSTGRES_URL").ok().map(Where::Server);
    if server.is_none() {
        eprintln!("skipped on PostgreSQL: TEST_POSTGRES_URL is not set");
    }
    std::iter::once(Where::Folder).chain(server).collect()
}

/// A server of PostgreSQL, or `None` with a word about it.
pub(crate) fn database_server() -> Option<Where> {
    both().into_iter().nth(1)
}

impl Mission {
    /// Makes a mission with its cast, an office and an organisation.
    pub(crate) fn new(at: &Where) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = match at {
            Where::Folder => folder.path().join("data").display().to_string(),
            Where::Server(url) => new_database(url, &unique("faults")),
        };
        let mut mission = Self {
            place,
            folder,
            office: String::new(),
        };
        let init = ["init", "--name", "Faults", "--country", "BLR"];
        let rest = ["--zone", "Europe/Minsk", "--onset", "2022-02-24"];
        // What fails around the program is asked of passwords alone.
        let factor = ["--second-factor", ""];
        mission.must(&[init.as_slice(), &rest, &factor].concat(), "");
        mission.must(&["key", "init"], PASSPHRASE);
        let ada = ["user", "add", "ada", "--role", "administrator"];
        mission.must(&ada, PASSWORD);
        mission.furnish();
        mission
    }

    /// Runs the program on this mission; `secret` is the passphrase or password that it asks for.
    pub(crate) fn run(&self, arguments: &[&str], secret: &str) -> Output {
        let mut command = program();
        // `--data` belongs to the innermost command.
        command.args(arguments).args(["--data", &self.place]);
        if !secret.is_empty() {
            command.env("WAYSTATION_PASSPHRASE", secret);
        }
        command.output().expect("the program runs")
    }

    /// The same; it must succeed. Answers what it printed.
    pub(crate) fn must(&self, arguments: &[&str], secret: &str) -> String {
        let output = self.run(arguments, secret);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "waystation {arguments:?}: {said}{complaint}"
        );
        said
    }

    /// How a server of this mission is started.
    pub(crate) fn start(&self, unlocked: bool) -> Start<'_> {
        Start {
            place: &self.place,
            log: self.log(),
            passphrase: unlocked.then_some(PASSPHRASE),
            ..Start::default()
        }
    }

    /// The file that its servers write to.
    pub(crate) fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// Serves this mission, its key open.
    pub(crate) fn serve(&self) -> Server {
        Server::start(&self.start(true))
    }

    fn furnish(&mut self) {
        let server = Server::start(&self.start(false));
        let ada = Browser::sign_in(server.port, "ada", PASSWORD);
        let office = [("kind", "office"), ("name", "Grodno office")];
        let made = ada.post("/places/new", &office).expect("an answer");
        assert_eq!(made.status, 303, "{}", made.text());
        self.office = made.id();
        let iom = [("code", "iom"), ("name", "IOM"), ("kind", "un")];
        let made = ada.post("/partners/new", &iom).expect("an answer");
        assert_eq!(made.status, 303, "{}", made.text());
        let helper = "caseworker operator logistician movement_officer";
        for (login, roles) in [
            ("kim", helper),
            ("pavel", "protection_supervisor"),
            ("rita", "reporting_officer"),
            ("chief", "chief_of_mission"),
        ] {
            let mut fields = vec![("login", login), ("password", PASSWORD)];
            fields.push(("offices", &self.office));
            fields.extend(roles.split(' ').map(|role| ("roles", role)));
            let made = ada.post("/staff/new", &fields).expect("an answer");
            assert_eq!(made.status, 303, "{}", made.text());
        }
        assert!(server.stop(std::time::Duration::from_secs(30)));
    }

    /// Somebody to register, of whom nothing is known but what stands here.
    pub(crate) fn person(&self, given: &str, family: &str) -> Value {
        json!({
            "office": self.office, "channel": "walk_in", "population": "ukraine",
            "registered_on": DAY, "given": given, "family": family, "sex": "female",
        })
    }

    /// A delivery of three food kits to one person without a name.
    pub(crate) fn delivery(&self, reference: &str) -> Value {
        json!({
            "office": self.office, "item": "food_kit", "quantity": "3", "headcount": 1,
            "population": "ukraine", "implementer": "iom", "reporter": "iom",
            "occurred_on": DAY, "reported_on": DAY, "status": "done",
            "external_ref": reference,
        })
    }
}

/// A call with a note.
pub(crate) fn call(note: &str, phone: &str) -> Value {
    json!({
        "occurred_on": DAY, "channel": "phone", "caller": "migrant",
        "topics": ["medical"], "consultation": true, "note": note, "phone": phone,
    })
}

/// A day that is past on every computer and after the onset.
pub(crate) const DAY: &str = "2022-06-01";

/// What kim's programs may do.
pub(crate) const SCOPES: [&str; 7] = [
    "people.view",
    "people.register",
    "hotline.view",
    "hotline.log",
    "services.view",
    "services.record",
    "places.view",
];

/// A token of kim's for everything that programs do here.
pub(crate) fn machine(port: u16) -> Machine {
    Machine::of(&Browser::sign_in(port, "kim", PASSWORD), &SCOPES)
}

/// A name that nothing else has.
pub(crate) fn unique(prefix: &str) -> String {
    format!("{prefix}{:016x}", Chance::system().next_u64())
}
