//! The release ledger: one folder per release, exact bytes, chained by digest. Releases are added,
//! never changed. `private/` holds the proof with true counts and is never published.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::audit::{Proof, Published};
use super::error::DisclosureError;
use super::protect::State;

/// What `release.json` says of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number, from 1.
    pub number: usize,
    /// Digest of the previous `release.json`; empty for the first.
    pub previous: String,
    /// Date to which the figures refer.
    pub as_of: String,
    /// Who released it.
    pub released_by: String,
    /// Threshold in force for each population.
    pub thresholds: BTreeMap<String, i64>,
    /// Population → reason, for declared corrections.
    pub revisions: BTreeMap<String, String>,
    /// Dimension → members of its merged category.
    pub merged: BTreeMap<String, Vec<String>>,
    /// File → SHA-256 in hexadecimal digits, the specification among them.
    pub files: BTreeMap<String, String>,
}

/// A ledger in a folder.
#[derive(Clone, Debug)]
pub struct Ledger {
    dir: PathBuf,
    /// All releases, oldest first.
    pub entries: Vec<Entry>,
    /// Their published bytes.
    pub published: Vec<Published>,
}

impl Ledger {
    /// Opens a ledger and checks every digest. A folder that does not exist is an empty ledger.
    ///
    /// # Errors
    /// [`DisclosureError::Ledger`] if a release was altered or is missing;
    /// [`DisclosureError::Io`] if a file cannot be read.
    pub fn open(dir: &Path) -> Result<Ledger, DisclosureError> {
        let mut ledger = Ledger {
            dir: dir.to_owned(),
            entries: Vec::new(),
            published: Vec::new(),
        };
        let mut previous = String::new();
        loop {
            let number = ledger.entries.len() + 1;
            let folder = ledger.folder(number);
            if !folder.join("release.json").exists() {
                ledger.check_gap(number)?;
                return Ok(ledger);
            }
            let text = read(&folder.join("release.json"))?;
            let wrong = |what: String| DisclosureError::Ledger {
                release: number,
                what,
            };
            let entry: Entry = serde_json::from_str(&text)
                .map_err(|e| wrong(format!("release.json is unreadable: {e}")))?;
            if entry.previous != previous || entry.number != number {
                return Err(wrong("it does not continue the release before".to_owned()));
            }
            let mut published = Published {
                number,
                spec: String::new(),
                merged: entry.merged.clone(),
                tables: BTreeMap::new(),
            };
            for (file, digest) in &entry.files {
                let bytes = read(&folder.join(file))?;
                if digest_of(&bytes) != *digest {
                    return Err(wrong(format!("{file} was altered")));
                }
                match file.strip_suffix(".csv") {
                    Some(table) => {
                        published.tables.insert(table.to_owned(), bytes);
                    }
                    None => published.spec = bytes,
                }
            }
            previous = digest_of(&text);
            ledger.entries.push(entry);
            ledger.published.push(published);
        }
    }

    /// A missing release in the middle must not look like the end.
    fn check_gap(&self, missing: usize) -> Result<(), DisclosureError> {
        let later = fs::read_dir(&self.dir).into_iter().flatten().flatten();
        let beyond = later
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

    fn folder(&self, number: usize) -> PathBuf {
        self.dir.join(format!("{number:04}"))
    }

    /// Proofs of all releases.
    ///
    /// # Errors
    /// A proof that is missing or unreadable.
    pub fn proofs(&self) -> Result<Vec<Proof>, DisclosureError> {
        (1..=self.entries.len())
            .map(|n| self.private(n, "proof.json"))
            .collect()
    }

    /// What the protector remembers after the last release.
    ///
    /// # Errors
    /// The state is missing or unreadable.
    pub fn state(&self) -> Result<State, DisclosureError> {
        if self.entries.is_empty() {
            return Ok(State::default());
        }
        self.private(self.entries.len(), "state.json")
    }

    fn private<T: for<'de> Deserialize<'de>>(
        &self,
        number: usize,
        file: &str,
    ) -> Result<T, DisclosureError> {
        let text = read(&self.folder(number).join("private").join(file))?;
        serde_json::from_str(&text).map_err(|e| DisclosureError::Ledger {
            release: number,
            what: format!("private/{file} is unreadable: {e}"),
        })
    }

    /// Adds a release. `release.json` is written last: a release without it does not exist.
    ///
    /// # Errors
    /// [`DisclosureError::Io`] if a file cannot be written.
    pub fn append(
        &mut self,
        entry: Entry,
        published: Published,
        proof: &Proof,
        state: &State,
    ) -> Result<(), DisclosureError> {
        let folder = self.folder(entry.number);
        let private = folder.join("private");
        fs::create_dir_all(&private).map_err(|e| io(&private, e))?;
        restrict(&private)?;
        write(&private.join("proof.json"), &json(proof))?;
        write(&private.join("state.json"), &json(state))?;
        // Only the last state is ever needed.
        if entry.number > 1 {
            let old = self.folder(entry.number - 1).join("private/state.json");
            if old.exists() {
                fs::remove_file(&old).map_err(|e| io(&old, e))?;
            }
        }
        write(&folder.join("spec.toml"), &published.spec)?;
        for (table, text) in &published.tables {
            write(&folder.join(format!("{table}.csv")), text)?;
        }
        write(&folder.join("release.json"), &json(&entry))?;
        self.entries.push(entry);
        self.published.push(published);
        Ok(())
    }

    /// Digest of the last `release.json`, empty if there is none.
    ///
    /// # Errors
    /// [`DisclosureError::Io`] if it cannot be read.
    pub fn head(&self) -> Result<String, DisclosureError> {
        match self.entries.len() {
            0 => Ok(String::new()),
            n => Ok(digest_of(&read(&self.folder(n).join("release.json"))?)),
        }
    }
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn digest_of(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| char::from_digit(u32::from(half), 16))
        .collect()
}

fn json<T: Serialize>(value: &T) -> String {
    // The types hold strings and numbers only; writing them to memory cannot fail.
    serde_json::to_string(value).unwrap_or_default()
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

fn read(path: &Path) -> Result<String, DisclosureError> {
    fs::read_to_string(path).map_err(|e| io(path, e))
}

fn write(path: &Path, text: &str) -> Result<(), DisclosureError> {
    fs::write(path, text).map_err(|e| io(path, e))
}

fn io(path: &Path, source: std::io::Error) -> DisclosureError {
    DisclosureError::Io {
        path: path.display().to_string(),
        source,
    }
}
