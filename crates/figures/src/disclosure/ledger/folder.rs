//! A ledger in a folder, for the command line: one folder per release with `release.json`,
//! `spec.toml`, the published tables, and `private/` with the proof, which is never published.
//! A release appears whole or not at all; nothing here may overwrite one.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::super::error::DisclosureError;
use super::{Entry, Ledger, ReleaseBytes};

/// Reads a ledger and checks every digest. A folder that does not exist is an empty ledger; a
/// folder without `private/` can be attacked, and not continued.
///
/// # Errors
/// [`DisclosureError::Ledger`] if a release was altered or is missing;
/// [`DisclosureError::Io`] if a file cannot be read.
pub fn read(dir: &Path) -> Result<Ledger, DisclosureError> {
    let mut releases = Vec::new();
    loop {
        let number = releases.len() + 1;
        let folder = folder(dir, number);
        if !folder.exists() {
            check_gap(dir, number)?;
            return Ledger::from_releases(releases);
        }
        releases.push(release(&folder, number)?);
    }
}

fn release(folder: &Path, number: usize) -> Result<ReleaseBytes, DisclosureError> {
    let wrong = |what: String| DisclosureError::Ledger {
        release: number,
        what,
    };
    if !folder.join("release.json").exists() {
        return Err(wrong("it has no release.json".to_owned()));
    }
    let entry = text(&folder.join("release.json"))?;
    // What is no entry has no files, and the ledger says what is wrong with it.
    let listed = serde_json::from_str::<Entry>(&entry).map(|e| e.files);
    let mut files = BTreeMap::new();
    for name in listed.unwrap_or_default().into_keys() {
        let path = folder.join(&name);
        if path.exists() {
            files.insert(name, text(&path)?);
        }
    }
    for file in fs::read_dir(folder).map_err(|e| io(folder, e))? {
        let name = file.map_err(|e| io(folder, e))?.file_name();
        let name = name.to_string_lossy();
        if !(["release.json", "private"].contains(&&*name) || files.contains_key(&*name)) {
            return Err(wrong(format!("{name} does not belong to it")));
        }
    }
    let private = |name: &str| fs::read_to_string(folder.join("private").join(name));
    Ok(ReleaseBytes {
        number,
        entry,
        files,
        proof: private("proof.json").unwrap_or_default(),
        state: private("state.json").unwrap_or_default(),
    })
}

/// A missing release in the middle must not look like the end.
fn check_gap(dir: &Path, missing: usize) -> Result<(), DisclosureError> {
    let beyond = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|e| e.file_name().to_str()?.parse::<usize>().ok())
        .any(|n| n > missing);
    if beyond {
        return Err(DisclosureError::Ledger {
            release: missing,
            what: "it is missing".to_owned(),
        });
    }
    Ok(())
}

/// Writes a release that [`Ledger::append`] returned. Of two at the same time one waits.
///
/// # Errors
/// [`DisclosureError::Io`] if a file cannot be written; [`DisclosureError::Ledger`] if a release
/// of this number came in between.
pub fn write(dir: &Path, release: &ReleaseBytes) -> Result<(), DisclosureError> {
    fs::create_dir_all(dir).map_err(|e| io(dir, e))?;
    let path = dir.join(LOCK);
    let lock = File::create(&path).map_err(|e| io(&path, e))?;
    // Held until `lock` is dropped.
    lock.lock().map_err(|e| io(&path, e))?;
    if folder(dir, release.number).exists() {
        return Err(DisclosureError::Ledger {
            release: release.number,
            what: "another one was released in between: release again".to_owned(),
        });
    }
    let part = dir.join(format!("{:04}.part", release.number));
    if part.exists() {
        fs::remove_dir_all(&part).map_err(|e| io(&part, e))?;
    }
    let private = part.join("private");
    fs::create_dir_all(&private).map_err(|e| io(&private, e))?;
    restrict(&private)?;
    put(&private.join("proof.json"), &release.proof)?;
    put(&private.join("state.json"), &release.state)?;
    for (name, text) in &release.files {
        put(&part.join(name), text)?;
    }
    put(&part.join("release.json"), &release.entry)?;
    let whole = folder(dir, release.number);
    for folder in [&private, &part] {
        sync(folder)?;
    }
    fs::rename(&part, &whole).map_err(|e| io(&whole, e))?;
    sync(dir)?;
    // Only the last state is ever read.
    let old = folder(dir, release.number.saturating_sub(1)).join("private/state.json");
    if old.exists() {
        fs::remove_file(&old).map_err(|e| io(&old, e))?;
    }
    Ok(())
}

/// Whoever writes a release holds this file.
const LOCK: &str = ".lock";

/// Makes names in a folder outlast a power cut.
#[cfg(unix)]
fn sync(dir: &Path) -> Result<(), DisclosureError> {
    let synced = File::open(dir).and_then(|folder| folder.sync_all());
    synced.map_err(|e| io(dir, e))
}

#[cfg(not(unix))]
fn sync(_dir: &Path) -> Result<(), DisclosureError> {
    Ok(())
}

fn folder(dir: &Path, number: usize) -> PathBuf {
    dir.join(format!("{number:04}"))
}

#[cfg(unix)]
fn restrict(dir: &Path) -> Result<(), DisclosureError> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(dir, fs::Permissions::from_mode(0o700)).map_err(|e| io(dir, e))
}

#[cfg(not(unix))]
fn restrict(_dir: &Path) -> Result<(), DisclosureError> {
    Ok(())
}

fn text(path: &Path) -> Result<String, DisclosureError> {
    fs::read_to_string(path).map_err(|e| io(path, e))
}

fn put(path: &Path, text: &str) -> Result<(), DisclosureError> {
    let write = || {
        let mut file = File::create_new(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|e| io(path, e))
}

fn io(path: &Path, source: std::io::Error) -> DisclosureError {
    DisclosureError::Io {
        path: path.display().to_string(),
        source,
    }
}
