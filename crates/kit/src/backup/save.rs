//! Making a backup. It must never answer before the file was read back.

use std::fs;
use std::path::{Path, PathBuf};

use tokio::sync::mpsc;

use super::archive::{self, Adder, Contents, Manifest, OpenWith, Part, SealFor, Writer};
use super::{BackupError, KEYS, Listener, Mission, Progress, RECORDS, Step};
use super::{rows, stones, thread_died};
use crate::db::{Db, Snapshot, Table};
use crate::sealing::KeyRing;
use crate::time::Clock;

/// A part of the file is about this long, so that a backup needs little memory.
const PART_BYTES: usize = 1 << 20;
/// Parts waiting to be sealed.
const WAITING: usize = 4;

/// Writes a backup of the mission to `file`, reads it back, and writes beside it the list of
/// tombstones (`file` with `.tombstones` added). `program` is the version that stands in the
/// manifest. A backup sealed to recipients is compared byte by byte with what was sent to the disk;
/// one sealed by a passphrase is opened again, too.
pub async fn backup(
    mission: &Mission,
    file: &Path,
    to: SealFor,
    clock: &Clock,
    program: &str,
    listen: Listener<'_>,
) -> Result<Manifest, BackupError> {
    let list = stones::path_beside(file);
    for path in [file, &list] {
        if path.exists() {
            return Err(BackupError::Exists(path.to_path_buf()));
        }
    }
    let partial = Partial::new(file);
    let with = match &to {
        SealFor::Passphrase { words, .. } => Some(OpenWith::Passphrase(words.clone())),
        SealFor::Recipients(_) => None,
    };
    let manifest = Manifest::new(program, clock.now());
    let (manifest, hash) = write(mission, &partial.0, to, manifest, listen).await?;
    check(&partial.0, with, &manifest, hash).await?;
    // After the file: whoever was erased meanwhile stands in this list and perhaps in the file.
    let ring = KeyRing::new(mission.keys.clone(), clock.clone());
    stones::write(&list, &ring.tombstones().await?)?;
    fs::rename(&partial.0, file)?;
    sync_folder(file)?;
    Ok(manifest)
}

async fn write(
    mission: &Mission,
    partial: &Path,
    to: SealFor,
    mut manifest: Manifest,
    listen: Listener<'_>,
) -> Result<(Manifest, [u8; 32]), BackupError> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(partial)?;
    let (send, mut parts) = mpsc::channel::<Part>(WAITING);
    let (tell, told) = tokio::sync::oneshot::channel::<Manifest>();
    let made_at = manifest.made_at;
    let writer = tokio::task::spawn_blocking(move || {
        let mut writer = Writer::begin(file, &to, made_at)?;
        while let Some(part) = parts.blocking_recv() {
            writer.add(&part)?;
        }
        // No manifest: reading the databases failed, and that error is the one to tell.
        match told.blocking_recv() {
            Ok(manifest) => writer.finish(&manifest),
            Err(_) => Err(BackupError::Damaged),
        }
    });
    let mut done = 0;
    let mut read = async || {
        for (name, db) in [(RECORDS, &mission.records), (KEYS, &mission.keys)] {
            let contents = save_database(name, db, &send, &mut done, listen).await?;
            manifest.databases.insert(name.to_owned(), contents);
        }
        Ok::<_, BackupError>(())
    };
    let result = read().await;
    drop(send);
    let told = result.as_ref().map(|()| tell.send(manifest.clone()));
    drop(told);
    let hash = writer.await.map_err(thread_died)?;
    // The writer's own failure is why the reader could not send.
    let hash = match (result, hash) {
        (Err(error @ (BackupError::Db(_) | BackupError::Text(_))), _) => return Err(error),
        (_, hash) => hash?,
    };
    Ok((manifest, hash))
}

async fn save_database(
    name: &str,
    db: &Db,
    send: &mpsc::Sender<Part>,
    done: &mut u64,
    listen: Listener<'_>,
) -> Result<Contents, BackupError> {
    let mut snapshot = db.snapshot().await?;
    let mut contents = Contents::default();
    let tables = snapshot.tables().await?;
    contents.steps = snapshot.steps().await?;
    for table in tables {
        let mut sum = Adder::default();
        let mut pages = Pages::new(&table);
        while let Some((lines, count)) = pages.next(&mut snapshot).await? {
            sum.add(&lines);
            let part = Part {
                database: name.to_owned(),
                table: table.name.clone(),
                lines,
            };
            send.send(part).await.map_err(thread_died)?;
            *done += count;
            listen(Progress {
                step: Step::Writing,
                done: *done,
                of: None,
            });
        }
        contents.tables.insert(table.name.clone(), sum.sum());
    }
    Ok(contents)
}

/// The rows of a table as text, in parts of about a megabyte.
pub(super) struct Pages<'a> {
    table: &'a Table,
    after: Vec<crate::db::Value>,
    limit: usize,
    ended: bool,
}

impl<'a> Pages<'a> {
    pub(super) fn new(table: &'a Table) -> Self {
        Self {
            table,
            after: Vec::new(),
            limit: 16,
            ended: false,
        }
    }

    /// The next part and how many rows it holds.
    pub(super) async fn next(
        &mut self,
        snapshot: &mut Snapshot,
    ) -> Result<Option<(Vec<u8>, u64)>, BackupError> {
        if self.ended {
            return Ok(None);
        }
        let page = snapshot.page(self.table, &self.after, self.limit).await?;
        let Some(last) = page.last() else {
            return Ok(None);
        };
        self.after = self.table.key.iter().map(|at| last[*at].clone()).collect();
        self.ended = page.len() < self.limit;
        let mut lines = Vec::with_capacity(PART_BYTES);
        for row in &page {
            rows::write(row, &mut lines)?;
        }
        // Rows of photographs are long and rows of settings short: learn from each page.
        let per_row = (lines.len() / page.len()).max(1);
        self.limit = (PART_BYTES / per_row).clamp(1, self.limit * 8).min(10_000);
        Ok(Some((lines, page.len() as u64)))
    }
}

async fn check(
    partial: &Path,
    with: Option<OpenWith>,
    manifest: &Manifest,
    hash: [u8; 32],
) -> Result<(), BackupError> {
    let (path, promised) = (partial.to_path_buf(), manifest.clone());
    let check = move || {
        if archive::hash_of(&path)? != hash {
            return Err(BackupError::Unverified);
        }
        if let Some(with) = with {
            let found = archive::read(&path, &with, |_| Ok(()))?;
            if found != promised {
                return Err(BackupError::Unverified);
            }
        }
        Ok(())
    };
    tokio::task::spawn_blocking(check)
        .await
        .map_err(thread_died)?
}

/// A file under a temporary name, taken away unless it got its own.
struct Partial(PathBuf);

impl Partial {
    fn new(file: &Path) -> Self {
        let mut name = file.as_os_str().to_owned();
        name.push(".partial");
        Self(name.into())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// A rename is durable only when the folder is.
pub(super) fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
