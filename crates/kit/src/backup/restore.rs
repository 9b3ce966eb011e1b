//! Restoring a backup. The file is read whole before anything is believed; the mission is filled
//! under a temporary name, read back, stripped of whom the tombstones name, and only then appears.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use tokio::sync::mpsc;

use super::archive::{self, Adder, Manifest, OpenWith, Part};
use super::save::{Pages, sync_folder};
use super::{BackupError, KEYS, Listener, Mission, Progress, RECORDS, Step};
use super::{rows, stones, thread_died};
use crate::db::{Db, Loader, Migration, Place, Table};
use crate::sealing::{self, KeyRing};
use crate::time::Clock;

/// What a restore did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Restored {
    /// What the backup said about itself.
    pub manifest: Manifest,
    /// Lists of tombstones that lay beside the backup. None means: nobody knows who was erased
    /// after it was made.
    pub lists: usize,
    /// When the last known erasure was made: µs UTC.
    pub last_erasure: Option<i64>,
    /// Persons in the backup who had been erased since, and were erased again.
    pub erased_again: u64,
}

/// Reads a backup to its end and answers what it says about itself; changes nothing.
pub async fn verify(file: &Path, with: OpenWith) -> Result<(Manifest, OpenWith), BackupError> {
    let file = file.to_path_buf();
    let read = move || archive::read(&file, &with, |_| Ok(())).map(|manifest| (manifest, with));
    tokio::task::spawn_blocking(read)
        .await
        .map_err(thread_died)?
}

/// Restores a backup into a new folder or an empty PostgreSQL database, up to the schema of this
/// program (`steps` are the migrations of the records). Every list of tombstones in the backup's
/// folder is applied. The mission key stays locked throughout; its passphrase is that of the time
/// of the backup.
pub async fn restore(
    file: &Path,
    with: OpenWith,
    into: &Place,
    steps: &'static [Migration],
    clock: &Clock,
    listen: Listener<'_>,
) -> Result<Restored, BackupError> {
    let beside = file.parent().filter(|p| !p.as_os_str().is_empty());
    let (stones, lists) = stones::in_folder(beside.unwrap_or(Path::new(".")))?;
    let target = Target::begin(into).await?;
    let filled = async {
        listen(Progress {
            step: Step::Checking,
            done: 0,
            of: None,
        });
        let (manifest, with) = verify(file, with).await?;
        let source = Source { file, with };
        fill(&target.mission, source, &manifest, steps, listen).await?;
        let ring = KeyRing::new(target.mission.keys.clone(), clock.clone());
        Ok((manifest, ring.apply(&stones).await?))
    };
    match filled.await {
        Ok((manifest, erased_again)) => {
            target.appear().await?;
            Ok(Restored {
                last_erasure: stones.iter().map(|stone| stone.at).max(),
                manifest,
                lists,
                erased_again,
            })
        }
        Err(error) => {
            target.vanish().await;
            Err(error)
        }
    }
}

/// A backup and what opens it.
struct Source<'a> {
    file: &'a Path,
    with: OpenWith,
}

/// Fills both databases, compares them with the manifest, and brings their schemas up to date.
async fn fill(
    mission: &Mission,
    source: Source<'_>,
    manifest: &Manifest,
    steps: &'static [Migration],
    listen: Listener<'_>,
) -> Result<(), BackupError> {
    let all = [
        (RECORDS, &mission.records, steps),
        (KEYS, &mission.keys, sealing::MIGRATIONS),
    ];
    for (name, db, known) in all {
        db.migrate(&applied(manifest, name, known)?).await?;
    }
    load(mission, source, manifest.rows(), listen).await?;
    compare(mission, manifest, listen).await?;
    for (_, db, known) in all {
        db.migrate(known).await?;
    }
    Ok(())
}

/// The steps that had been applied when the backup was made: its rows fit that schema.
fn applied(
    manifest: &Manifest,
    database: &str,
    known: &'static [Migration],
) -> Result<Vec<Migration>, BackupError> {
    let contents = manifest
        .databases
        .get(database)
        .ok_or(BackupError::Damaged)?;
    contents
        .steps
        .iter()
        .map(|step| known.iter().find(|known| known.name == step).copied())
        .map(|step| step.ok_or_else(|| BackupError::Newer(manifest.program.clone())))
        .collect()
}

async fn load(
    mission: &Mission,
    source: Source<'_>,
    of: u64,
    listen: Listener<'_>,
) -> Result<(), BackupError> {
    let (send, mut parts) = mpsc::channel::<Part>(4);
    let (file, with) = (source.file.to_path_buf(), source.with);
    let reader = tokio::task::spawn_blocking(move || {
        archive::read(&file, &with, |part| {
            send.blocking_send(part).map_err(thread_died)
        })
    });
    let mut records = Filling::begin(&mission.records).await?;
    let mut keys = Filling::begin(&mission.keys).await?;
    let mut done = 0;
    while let Some(part) = parts.recv().await {
        let filling = match part.database.as_str() {
            RECORDS => &mut records,
            KEYS => &mut keys,
            _ => return Err(BackupError::Damaged),
        };
        done += filling.add(&part).await?;
        listen(Progress {
            step: Step::Loading,
            done,
            of: Some(of),
        });
    }
    reader.await.map_err(thread_died)??;
    // Keys first, here too: records whose keys did not arrive must not stand anywhere.
    keys.loader.commit().await?;
    records.loader.commit().await?;
    Ok(())
}

/// A database that is being filled.
struct Filling {
    tables: HashMap<String, Table>,
    loader: Loader,
}

impl Filling {
    async fn begin(db: &Db) -> Result<Self, BackupError> {
        let tables = db.snapshot().await?.tables().await?;
        let mut loader = db.loader().await?;
        for table in &tables {
            loader.clear(table).await?;
        }
        let tables = tables.into_iter().map(|t| (t.name.clone(), t)).collect();
        Ok(Self { tables, loader })
    }

    async fn add(&mut self, part: &Part) -> Result<u64, BackupError> {
        let table = self.tables.get(&part.table).ok_or(BackupError::Damaged)?;
        let rows = rows::read(table, &part.lines)?;
        let count = rows.len() as u64;
        self.loader.insert(table, rows).await?;
        Ok(count)
    }
}

/// Reads the new databases and compares each table with what the backup promised.
async fn compare(
    mission: &Mission,
    manifest: &Manifest,
    listen: Listener<'_>,
) -> Result<(), BackupError> {
    let mut done = 0;
    for (name, db) in [(RECORDS, &mission.records), (KEYS, &mission.keys)] {
        let promised = manifest.databases.get(name).ok_or(BackupError::Damaged)?;
        let mut snapshot = db.snapshot().await?;
        for table in snapshot.tables().await? {
            let mut sum = Adder::default();
            let mut pages = Pages::new(&table);
            while let Some((lines, count)) = pages.next(&mut snapshot).await? {
                sum.add(&lines);
                done += count;
                listen(Progress {
                    step: Step::Comparing,
                    done,
                    of: Some(manifest.rows()),
                });
            }
            if promised.tables.get(&table.name) != Some(&sum.sum()) {
                return Err(BackupError::Unverified);
            }
        }
    }
    Ok(())
}

/// Where the mission is filled before it appears.
struct Target {
    mission: Mission,
    /// The temporary folder and the final one; none on a server.
    folders: Option<(PathBuf, PathBuf)>,
}

impl Target {
    async fn begin(into: &Place) -> Result<Self, BackupError> {
        let (place, folders) = match into {
            Place::Folder(folder) => {
                if folder.exists() {
                    return Err(BackupError::Exists(folder.clone()));
                }
                let mut name = folder.as_os_str().to_owned();
                name.push(".restoring");
                let temporary = PathBuf::from(name);
                // What a restore that was killed left behind.
                if temporary.exists() {
                    fs::remove_dir_all(&temporary)?;
                }
                (
                    Place::Folder(temporary.clone()),
                    Some((temporary, folder.clone())),
                )
            }
            Place::Url(url) => (Place::Url(url.clone()), None),
        };
        let mission = Mission {
            records: Db::open(&place).await?,
            keys: sealing::open_key_db(&place).await?,
        };
        for db in [&mission.records, &mission.keys] {
            if !db.snapshot().await?.tables().await?.is_empty() {
                return Err(BackupError::NotEmpty);
            }
        }
        Ok(Self { mission, folders })
    }

    async fn appear(self) -> Result<(), BackupError> {
        self.close().await;
        if let Some((temporary, folder)) = self.folders {
            sync_folder(&temporary.join("waystation.db"))?;
            fs::rename(temporary, &folder)?;
            sync_folder(&folder)?;
        }
        Ok(())
    }

    /// Takes away what was begun. Should that fail too, the error of the restore is the one to
    /// tell; the next restore takes the folder away.
    async fn vanish(self) {
        if self.folders.is_none() {
            for db in [&self.mission.records, &self.mission.keys] {
                let _ = db.drop_tables().await;
            }
        }
        self.close().await;
        if let Some((temporary, _)) = self.folders {
            let _ = fs::remove_dir_all(temporary);
        }
    }

    async fn close(&self) {
        self.mission.records.close().await;
        self.mission.keys.close().await;
    }
}
