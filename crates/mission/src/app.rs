//! The program's state, and how a mission is opened: database, keys, settings, policy, languages,
//! rooms. It must never hold a rule of a room.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::FromRef;
use kit::audit::Openings;
use kit::chance::Chance;
use kit::config::{Settings, SettingsError};
use kit::db::{Db, DbError, MigrateError, Place, SchemaState};
use kit::house::{House, Parts};
use kit::http::metrics::Metrics;
use kit::i18n::Catalogue;
use kit::id::Ids;
use kit::jobs::{self, Work};
use kit::policy::{Action, Policy, PolicyError};
use kit::sealing::{self, KeyRing};
use kit::time::Clock;
use tokio::task::JoinHandle;

use crate::imports::Import;
use crate::{MIGRATIONS, people, rooms};

/// The program's state; clones share it.
#[derive(Clone)]
pub struct App(Arc<Mission>);

/// What rooms share beyond the house.
pub struct Mission {
    /// The house.
    pub house: House,
    /// Names in memory, while the mission is unlocked.
    pub people: people::Index,
    /// What every figure means, by id.
    pub definitions: Vec<figures::Definition>,
    /// The facts that rooms lend to figures.
    pub sources: Vec<Source>,
    /// Where the sealed log ended when this was opened: what follows it begins there.
    opened_at: i64,
    /// The kinds of lists that rooms take over.
    pub imports: Vec<Import>,
}

impl std::ops::Deref for App {
    type Target = Mission;

    fn deref(&self) -> &Mission {
        &self.0
    }
}

impl FromRef<App> for House {
    fn from_ref(app: &App) -> Self {
        app.house.clone()
    }
}

/// A room of this program.
pub type Room = kit::room::Room<App, Source, Import>;

/// Reads all facts up to a day, voided ones too: explanations need them.
pub type Load = for<'a> fn(&'a App, jiff::civil::Date) -> Work<'a, Result<figures::Facts, DbError>>;

/// A source of facts that a room lends to figures.
pub struct Source {
    /// `room.what`; figure definitions name it.
    pub name: &'static str,
    /// How they are read.
    pub load: Load,
}

/// How a mission is opened.
pub struct Opening {
    /// Folder or URL.
    pub place: Place,
    /// Cookies only over HTTPS.
    pub https: bool,
    /// Where ids take their random part from; seeded for the demo and tests.
    pub chance: Chance,
    /// The session clock; the computer's outside tests.
    pub session_clock: Clock,
}

impl Opening {
    /// The usual way to open a mission.
    pub fn of(place: Place) -> Self {
        Self {
            place,
            https: false,
            chance: Chance::system(),
            session_clock: Clock::system(),
        }
    }
}

/// Why a mission cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The schema could not be made.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The schema is older than the program.
    #[error("the database misses the steps {0}: make a backup, then run `waystation migrate`")]
    Behind(String),
    /// The schema is newer than the program.
    #[error("the database was written by a newer Waystation (steps {0}): use that program")]
    Ahead(String),
    /// A setting cannot be read.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The policies do not hold together: a programming error.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// The figure definitions do not hold together: a programming error.
    #[error("figure definitions: {0}")]
    Figures(#[from] figures::DefinitionError),
}

impl App {
    /// The facts of rows that give at most one each, read one by one.
    pub(crate) async fn facts_of<T: kit::db::Row>(
        &self,
        rows: kit::db::Query,
        fact: fn(T) -> Option<figures::Fact>,
    ) -> Result<figures::Facts, DbError> {
        let mut facts = figures::Facts::default();
        let take = |row: T| facts.extend(fact(row));
        self.house.db.each(rows, take).await?;
        Ok(facts)
    }

    /// Opens a mission. A new database is made; an older or newer one is refused.
    pub async fn open(opening: Opening) -> Result<Self, OpenError> {
        let db = Db::open(&opening.place).await?;
        match db.schema_state(MIGRATIONS).await? {
            SchemaState::Current => {}
            SchemaState::Empty => drop(db.migrate(MIGRATIONS).await?),
            SchemaState::Behind { missing } => return Err(OpenError::Behind(missing.join(", "))),
            SchemaState::Ahead { unknown } => return Err(OpenError::Ahead(unknown.join(", "))),
        }
        let keys = sealing::open_key_db(&opening.place).await?;
        keys.migrate(sealing::MIGRATIONS).await?;
        let settings = Settings::load(&db).await?;
        let opened_at = kit::audit::seal::checkpoint(&db, 0).await?.seq;
        let clock = settings
            .clock_starts_at
            .map_or_else(Clock::system, Clock::starting_at);
        let rooms: Vec<Room> = rooms()
            .into_iter()
            .filter(|r| !settings.rooms_off.iter().any(|off| off == r.name))
            .collect();
        let house = House::new(Parts {
            keys: KeyRing::new(keys, clock.clone()),
            ids: Ids::new(clock.clone(), opening.chance),
            policy: policy(&rooms)?,
            catalogue: catalogue(&rooms, &opening.place),
            openings: Openings::start(db.clone()),
            metrics: Metrics::default(),
            for_person: rooms
                .iter()
                .flat_map(|room| room.for_person.iter().copied())
                .collect(),
            nav: rooms
                .iter()
                .flat_map(|room| room.nav.iter().copied())
                .collect(),
            https: opening.https,
            session_clock: opening.session_clock,
            clock,
            settings,
            db,
        });
        let files: Vec<&str> = rooms.iter().map(|room| room.figures).collect();
        let definitions = figures::parse(&files)?;
        let (mut sources, mut imports) = (Vec::new(), Vec::new());
        for room in rooms {
            sources.extend(room.facts);
            imports.extend(room.imports);
        }
        let people = people::Index::default();
        Ok(Self(Arc::new(Mission {
            house,
            people,
            definitions,
            sources,
            opened_at,
            imports,
        })))
    }

    /// The rooms that this mission has not switched off.
    pub fn rooms(&self) -> Vec<Room> {
        let off = &self.house.settings.rooms_off;
        rooms()
            .into_iter()
            .filter(|room| !off.iter().any(|name| name == room.name))
            .collect()
    }

    /// The kind of list of that code.
    pub fn import(&self, kind: &str) -> Option<&Import> {
        self.imports.iter().find(|i| i.about.kind == kind)
    }

    /// What rooms want to reckon anew when a birth date is corrected.
    pub fn birth_hooks(&self) -> Vec<kit::room::BirthCorrected> {
        self.rooms()
            .iter()
            .filter_map(|room| room.birth_corrected)
            .collect()
    }

    /// What rooms take out of their rows when a person is erased.
    pub fn erased_hooks(&self) -> Vec<kit::room::Erased> {
        self.rooms().iter().filter_map(|room| room.erased).collect()
    }

    /// Starts what runs beside the requests: the sealer, the followers of the sealed log, the jobs
    /// of rooms, the tidying of sessions.
    pub fn start_tasks(&self) -> Vec<JoinHandle<()>> {
        let house = &self.house;
        let holder = house.ids.new_id();
        let mut tasks = vec![
            tokio::spawn(jobs::run_sealer(
                house.db.clone(),
                house.session_clock.clone(),
                holder.clone(),
            )),
            tokio::spawn(follow_log(self.clone())),
            tokio::spawn(tidy_sessions(house.clone())),
        ];
        for room in self.rooms() {
            for job in room.jobs {
                tasks.push(tokio::spawn(run_job(self.clone(), job, holder.clone())));
            }
        }
        tasks
    }

    /// Ends the tasks, links what is still waiting and closes the database.
    pub async fn finish(&self, tasks: Vec<JoinHandle<()>>) -> Result<(), DbError> {
        for task in tasks {
            task.abort();
        }
        kit::audit::seal::seal_all(&self.house.db).await?;
        self.house.db.close().await;
        Ok(())
    }

    /// The whole program as one router.
    pub fn router(&self) -> Router {
        let routes = self
            .rooms()
            .into_iter()
            .flat_map(|room| room.routes)
            .collect();
        kit::http::serve::router(self.clone(), routes)
    }
}

/// All policies of these rooms, validated together.
pub(crate) fn policy(rooms: &[Room]) -> Result<Policy, PolicyError> {
    let fragments: Vec<&str> = rooms.iter().map(|room| room.policy).collect();
    let actions: Vec<Action> = rooms
        .iter()
        .flat_map(|room| room.actions.iter().copied())
        .collect();
    Policy::new(&fragments, &actions)
}

/// All words of these rooms, and those that the mission wrote over them.
pub(crate) fn catalogue(rooms: &[Room], place: &Place) -> Catalogue {
    let mut builder = Catalogue::builder();
    for room in rooms {
        builder = builder.room(room.words);
    }
    if let Place::Folder(folder) = place {
        builder = builder.folder(folder.join("languages"));
    }
    let catalogue = builder.build();
    for problem in catalogue.problems() {
        tracing::warn!(%problem, "a file of words");
    }
    catalogue
}

/// Every process follows the sealed log for its own memory. It starts where the log ended when the
/// mission was opened, before the index was filled: what another process wrote while it was being
/// filled is not missed.
async fn follow_log(app: App) {
    let db = &app.house.db;
    let mut seq = app.opened_at;
    let followers: Vec<_> = app.rooms().iter().filter_map(|room| room.follow).collect();
    loop {
        match kit::audit::seal::after(db, seq, 500).await {
            Ok(entries) => {
                for entry in entries {
                    for follow in &followers {
                        if let Err(problem) = follow(&app, &entry).await {
                            tracing::warn!(
                                problem,
                                seq = entry.seq,
                                "a follower of the log failed"
                            );
                        }
                    }
                    seq = entry.seq;
                }
            }
            Err(error) => tracing::warn!(%error, "the sealed log cannot be read; trying again"),
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

async fn tidy_sessions(house: House) {
    loop {
        let now = house.session_clock.now();
        let tidied = async {
            kit::http::session::tidy(&house.db, now).await?;
            kit::http::failures::tidy(&house.db, now).await?;
            kit::db::tidy_idempotency(&house.db, now).await
        };
        if let Err(error) = tidied.await {
            tracing::warn!(%error, "old sessions and keys could not be deleted");
        }
        tokio::time::sleep(Duration::from_secs(600)).await;
    }
}

/// Runs a room's job in one process at a time: the lease lasts until the next turn is due.
async fn run_job(app: App, job: kit::room::Job<App>, holder: String) {
    let house = &app.house;
    loop {
        let now = house.session_clock.now();
        let wait = match jobs::claim(&house.db, job.name, &holder, now, job.every).await {
            Ok(true) => {
                if let Err(problem) = (job.run)(&app).await {
                    tracing::warn!(problem, job = job.name, "a job failed; it runs again");
                }
                job.every
            }
            // The process that holds the lease may have stopped: look again before long.
            Ok(false) => job.every.min(Duration::from_secs(60)),
            Err(error) => {
                tracing::warn!(%error, job = job.name, "no lease");
                job.every.min(Duration::from_secs(60))
            }
        };
        tokio::time::sleep(wait).await;
    }
}
