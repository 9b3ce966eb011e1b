//! The release ledger: what was released, byte for byte, chained by digest. Releases are added,
//! never changed, and never without the auditor's consent. The ledger lives in memory and is built
//! from bytes, wherever those are kept: rows of a database, or the [`folder`] of the command line.
//!
//! ```
//! use std::collections::BTreeMap;
//! use figures::disclosure::ledger::{Ledger, ReleaseBytes};
//! use figures::disclosure::release::prepare;
//!
//! let spec = r#"
//! [release]
//! as_of = "2022-06-09"
//! [[dimension]]
//! name = "nationality"
//! categories = ["Iraq", "Cuba", "Mali", "Nigeria"]
//! [[population]]
//! name = "returnees"
//! [[table]]
//! name = "returns"
//! population = "returnees"
//! dimensions = ["nationality"]
//! "#;
//! let table = "nationality,count\nIraq,398\nCuba,48\nMali,12\nNigeria,1\n";
//! let files = BTreeMap::from([("returns".to_owned(), table.to_owned())]);
//!
//! // Oldest first, as they were stored.
//! let stored: Vec<ReleaseBytes> = Vec::new();
//! let mut ledger = Ledger::from_releases(stored)?;
//! let release = prepare(&ledger, spec, &files, "reporting officer")?;
//! assert!(!release.audit.refused());
//!
//! // To be stored in one transaction; `proof` and `state` hold true counts and are confidential.
//! let bytes: ReleaseBytes = ledger.append(release)?;
//! assert_eq!(bytes.number, 1);
//! assert!(bytes.files["returns.csv"].contains("Iraq,398,\n"));
//! assert!(bytes.files["returns.csv"].contains("Nigeria,,suppressed\n"));
//!
//! // Read again, every digest is checked.
//! let again = Ledger::from_releases(vec![bytes.clone()])?;
//! assert_eq!(again.head(), ledger.head());
//! let mut altered = bytes;
//! altered.files.insert("returns.csv".to_owned(), table.to_owned());
//! assert!(Ledger::from_releases(vec![altered]).is_err());
//! # Ok::<(), figures::disclosure::DisclosureError>(())
//! ```

pub mod folder;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::audit::{Proof, Published};
use super::error::DisclosureError;
use super::protect::{HeldWorld, State};
use super::release::Release;
use super::spec::Spec;

/// What is said of a release: its `release.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number, from 1.
    pub number: usize,
    /// Digest of the previous entry's bytes; empty for the first.
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
    /// File → SHA-256 in hexadecimal digits, the specification among them. The proof is not: a
    /// digest of small numbers can be guessed back, and an entry may be shown to anybody.
    pub files: BTreeMap<String, String>,
}

impl Entry {
    /// True if thresholds, revisions and date are those of the specification.
    fn says(&self, spec: &Spec) -> bool {
        (&self.as_of, &self.thresholds, &self.revisions)
            == (&spec.as_of, &spec.thresholds(), &spec.reasons())
    }
}

/// A release as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseBytes {
    /// Number, from 1.
    pub number: usize,
    /// The [`Entry`] as JSON. The next entry holds the digest of these very bytes.
    pub entry: String,
    /// The published bytes: `spec.toml`, and `NAME.csv` for each table.
    pub files: BTreeMap<String, String>,
    /// The [`Proof`] as JSON. **Confidential: it holds true counts.**
    pub proof: String,
    /// The protector's [`State`] as JSON. **Confidential.** Only the last release's is ever read:
    /// older ones may be dropped and given as an empty string.
    pub state: String,
}

/// All releases of one series.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
    published: Vec<Published>,
    proofs: Vec<String>,
    state: String,
    head: String,
}

impl Ledger {
    /// Builds a ledger from stored releases, oldest first, and checks every digest.
    ///
    /// A tail that was cut off or a last entry that was exchanged cannot be seen from within:
    /// keep [`Ledger::head`] elsewhere, too, and compare.
    ///
    /// # Errors
    /// [`DisclosureError::Ledger`] if a release was altered or is missing.
    pub fn from_releases(
        releases: impl IntoIterator<Item = ReleaseBytes>,
    ) -> Result<Ledger, DisclosureError> {
        let mut ledger = Ledger::default();
        for bytes in releases {
            ledger.add(bytes)?;
        }
        Ok(ledger)
    }

    /// Adds a release that was prepared against this ledger. Returns what must be stored: until
    /// it is, the release does not exist and nothing of it may be shown.
    ///
    /// # Errors
    /// [`DisclosureError::Refused`] if the auditor refuses it; [`DisclosureError::Ledger`] if
    /// another release was added since it was prepared.
    pub fn append(&mut self, release: Release) -> Result<ReleaseBytes, DisclosureError> {
        if release.audit.refused() {
            return Err(DisclosureError::Refused);
        }
        let mut files = BTreeMap::from([(SPEC.to_owned(), release.published.spec)]);
        for (table, text) in release.published.tables {
            files.insert(format!("{table}.csv"), text);
        }
        let bytes = ReleaseBytes {
            number: release.entry.number,
            entry: json(&release.entry),
            files,
            proof: json(&release.proof),
            state: json(&release.state),
        };
        self.add(bytes.clone())?;
        Ok(bytes)
    }

    fn add(&mut self, bytes: ReleaseBytes) -> Result<(), DisclosureError> {
        let number = self.next_number();
        let wrong = |what: String| DisclosureError::Ledger {
            release: number,
            what,
        };
        let entry: Entry = serde_json::from_str(&bytes.entry)
            .map_err(|e| wrong(format!("release.json is unreadable: {e}")))?;
        if entry.previous != self.head || entry.number != number || bytes.number != number {
            return Err(wrong("it does not continue the release before".to_owned()));
        }
        if let Some(extra) = bytes.files.keys().find(|f| !entry.files.contains_key(*f)) {
            return Err(wrong(format!("{extra} was added")));
        }
        let mut published = Published {
            number,
            spec: String::new(),
            merged: entry.merged.clone(),
            tables: BTreeMap::new(),
        };
        for (file, digest) in &entry.files {
            let Some(text) = bytes.files.get(file) else {
                return Err(wrong(format!("{file} is missing")));
            };
            if digest_of(text) != *digest {
                return Err(wrong(format!("{file} was altered")));
            }
            match file.strip_suffix(".csv") {
                Some(table) => {
                    published.tables.insert(table.to_owned(), text.clone());
                }
                None => published.spec.clone_from(text),
            }
        }
        let spec = Spec::parse(&published.spec).map_err(|e| wrong(format!("spec.toml: {e}")))?;
        if !entry.says(&spec) {
            return Err(wrong("release.json says other than spec.toml".to_owned()));
        }
        self.head = digest_of(&bytes.entry);
        self.entries.push(entry);
        self.published.push(published);
        self.proofs.push(bytes.proof);
        self.state = bytes.state;
        Ok(())
    }

    /// What is said of each release, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The published bytes of each release, oldest first.
    pub fn published(&self) -> &[Published] {
        &self.published
    }

    /// Number of the next release.
    pub fn next_number(&self) -> usize {
        self.entries.len() + 1
    }

    /// Digest of the last entry's bytes, empty if there is none.
    pub fn head(&self) -> &str {
        &self.head
    }

    /// Proofs of all releases.
    ///
    /// # Errors
    /// A proof that is missing or unreadable.
    pub fn proofs(&self) -> Result<Vec<Proof>, DisclosureError> {
        let each = self.proofs.iter().enumerate();
        each.map(|(i, text)| private(i + 1, "proof", text))
            .collect()
    }

    /// Proof of the last release, if there is one.
    ///
    /// # Errors
    /// It is missing or unreadable.
    pub fn last_proof(&self) -> Result<Option<Proof>, DisclosureError> {
        self.proofs
            .last()
            .map(|text| private(self.proofs.len(), "proof", text))
            .transpose()
    }

    /// What the protector remembers after the last release.
    ///
    /// # Errors
    /// The state is missing or unreadable.
    pub fn state(&self) -> Result<State, DisclosureError> {
        if self.entries.is_empty() {
            return Ok(State::default());
        }
        let release = self.entries.len();
        let state: State = private(release, "state", &self.state)?;
        // What it remembers of the last release is what the proof says of it.
        let agrees = |proof: &Proof| {
            let held = |key: &String| state.cells.get(key).map(|held| held.count);
            let kept = |world: &HeldWorld| {
                let same = state.worlds.iter().find(|w| w.id == world.id);
                let offset = |key| same.and_then(|w| w.offsets.get(key));
                world.offsets.iter().all(|(key, o)| offset(key) == Some(o))
            };
            proof
                .base
                .iter()
                .all(|(key, &count)| held(key) == Some(count))
                && proof.worlds.iter().all(kept)
        };
        if self.last_proof()?.is_none_or(|proof| agrees(&proof)) {
            return Ok(state);
        }
        Err(DisclosureError::Ledger {
            release,
            what: "its state is not that of its proof".to_owned(),
        })
    }
}

/// File name of a specification.
const SPEC: &str = "spec.toml";

fn private<T: for<'de> Deserialize<'de>>(
    release: usize,
    what: &str,
    text: &str,
) -> Result<T, DisclosureError> {
    serde_json::from_str(text).map_err(|e| DisclosureError::Ledger {
        release,
        what: format!("its {what} is missing or unreadable: {e}"),
    })
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
