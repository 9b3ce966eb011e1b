//! The file of a backup: a tar archive of text files inside an `age` file, so that `age -d` and
//! `tar` open it where there is no Waystation. Pure files, no database. It must never write
//! anything but ciphertext, nor believe anything that was not read to its authenticated end.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use age::secrecy::SecretString;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::BackupError;
use crate::sealing::{LockError, hex, is_weak};

/// The manifest is the last file in the archive: its hashes are known only when all is written.
const MANIFEST: &str = "manifest.json";
const FORMAT: u32 = 1;

/// Scrypt work for a passphrase: 2^18, 256 MiB, what the `age` tool itself takes.
const WORK: u8 = 18;
/// What a file may ask for at most: 2^20, 1 GiB and some seconds.
const MAX_WORK: u8 = 20;

/// Whom a backup is sealed to. No `Debug`: it may hold a secret.
pub enum SealFor {
    /// Whoever knows these words; see [`SealFor::passphrase`].
    Passphrase {
        /// The words.
        words: Zeroizing<String>,
        /// Work for each guess: scrypt with N = 2 to this power.
        work: u8,
    },
    /// Holders of these `age` keys (`age1…`), for instance at headquarters: then the server that
    /// makes backups cannot open them.
    Recipients(Vec<String>),
}

impl SealFor {
    /// Whoever knows these words, each guess at which takes about a second and 256 MiB.
    pub fn passphrase(words: &str) -> Self {
        Self::Passphrase {
            words: Zeroizing::new(words.to_owned()),
            work: WORK,
        }
    }
}

/// What opens a backup. No `Debug`: it holds a secret.
pub enum OpenWith {
    /// The words.
    Passphrase(Zeroizing<String>),
    /// The text of an `age` identity file (`AGE-SECRET-KEY-1…`, one per line).
    Identities(Zeroizing<String>),
}

/// What a backup says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this layout.
    pub format: u32,
    /// Version of the program that wrote it.
    pub program: String,
    /// When it was made: µs UTC.
    pub made_at: i64,
    /// `records` and `keys`.
    pub databases: BTreeMap<String, Contents>,
}

/// One database in a backup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// The migrations that had been applied.
    pub steps: Vec<String>,
    /// What each table holds.
    pub tables: BTreeMap<String, Sum>,
}

/// What a table's rows add up to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// Number of rows.
    pub rows: u64,
    /// SHA-256 of the rows as text, in the order of the primary key: the same on both engines.
    pub sha256: String,
}

impl Manifest {
    /// An empty one.
    pub(super) fn new(program: &str, made_at: i64) -> Self {
        Self {
            format: FORMAT,
            program: program.to_owned(),
            made_at,
            databases: BTreeMap::new(),
        }
    }

    /// Rows of all tables.
    pub fn rows(&self) -> u64 {
        let tables = self.databases.values().flat_map(|d| d.tables.values());
        tables.map(|sum| sum.rows).sum()
    }
}

/// Adds up the rows of one table.
#[derive(Default)]
pub(super) struct Adder {
    rows: u64,
    hash: Sha256,
}

impl Adder {
    pub(super) fn add(&mut self, lines: &[u8]) {
        // Each row ends in a newline, and none has one within.
        self.rows += lines.split(|byte| *byte == b'\n').count().saturating_sub(1) as u64;
        self.hash.update(lines);
    }

    pub(super) fn sum(self) -> Sum {
        Sum {
            rows: self.rows,
            sha256: hex(&self.hash.finalize()),
        }
    }
}

/// Some rows of one table: a file in the archive.
pub(super) struct Part {
    pub(super) database: String,
    pub(super) table: String,
    pub(super) lines: Vec<u8>,
}

/// Writes an archive.
pub(super) struct Writer {
    tar: tar::Builder<age::stream::StreamWriter<BufWriter<Counted>>>,
    parts: u32,
    made_at: i64,
}

/// The file, and the hash of what was sent to it.
pub(super) struct Counted {
    file: File,
    hash: Sha256,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Writer {
    /// Begins an archive in an empty file.
    pub(super) fn begin(file: File, to: &SealFor, made_at: i64) -> Result<Self, BackupError> {
        let counted = Counted {
            file,
            hash: Sha256::new(),
        };
        let stream = encryptor(to)?.wrap_output(BufWriter::with_capacity(1 << 18, counted))?;
        Ok(Self {
            tar: tar::Builder::new(stream),
            parts: 0,
            made_at,
        })
    }

    /// Adds rows of a table.
    pub(super) fn add(&mut self, part: &Part) -> Result<(), BackupError> {
        self.parts += 1;
        let name = format!("{}/{}/{:06}.jsonl", part.database, part.table, self.parts);
        self.file(&name, &part.lines)
    }

    /// Ends the archive and answers the SHA-256 of the file as it should lie on the disk.
    pub(super) fn finish(mut self, manifest: &Manifest) -> Result<[u8; 32], BackupError> {
        self.file(MANIFEST, &serde_json::to_vec_pretty(manifest)?)?;
        let buffer = self.tar.into_inner()?.finish()?;
        let counted = buffer
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        counted.file.sync_all()?;
        Ok(counted.hash.finalize().into())
    }

    fn file(&mut self, name: &str, bytes: &[u8]) -> Result<(), BackupError> {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_mtime(u64::try_from(self.made_at / 1_000_000).unwrap_or(0));
        self.tar.append_data(&mut header, name, bytes)?;
        Ok(())
    }
}

/// Reads an archive to its end, handing each part to `each`, and answers its manifest, with which
/// every part agreed. Until this has returned, nothing that was read may be believed.
pub(super) fn read(
    path: &Path,
    with: &OpenWith,
    mut each: impl FnMut(Part) -> Result<(), BackupError>,
) -> Result<Manifest, BackupError> {
    let file = BufReader::with_capacity(1 << 18, File::open(path)?);
    let mut archive = tar::Archive::new(decrypt(file, with)?);
    let mut manifest: Option<Manifest> = None;
    let mut seen: BTreeMap<(String, String), Adder> = BTreeMap::new();
    for entry in archive.entries().map_err(damaged)? {
        let mut entry = entry.map_err(damaged)?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(damaged)?;
        if manifest.is_some() {
            return Err(BackupError::Damaged);
        }
        if name == MANIFEST {
            manifest = Some(serde_json::from_slice(&bytes).map_err(|_| BackupError::Damaged)?);
            continue;
        }
        let mut path = name.split('/').map(str::to_owned);
        let (Some(database), Some(table)) = (path.next(), path.next()) else {
            return Err(BackupError::Damaged);
        };
        let sum = seen.entry((database.clone(), table.clone())).or_default();
        sum.add(&bytes);
        each(Part {
            database,
            table,
            lines: bytes,
        })?;
    }
    // The archive ends before the file does: only the last chunk says that nothing was cut off.
    let mut rest = archive.into_inner();
    io::copy(&mut rest, &mut io::sink()).map_err(damaged)?;
    let manifest = manifest.ok_or(BackupError::Damaged)?;
    if manifest.format != FORMAT {
        return Err(BackupError::Newer(manifest.program));
    }
    agree(&manifest, seen)?;
    Ok(manifest)
}

/// The SHA-256 of a file as it lies on the disk.
pub(super) fn hash_of(path: &Path) -> io::Result<[u8; 32]> {
    let (mut file, mut hash) = (File::open(path)?, Sha256::new());
    let mut buffer = vec![0; 1 << 18];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hash.finalize().into()),
            n => hash.update(&buffer[..n]),
        }
    }
}

fn agree(
    manifest: &Manifest,
    mut seen: BTreeMap<(String, String), Adder>,
) -> Result<(), BackupError> {
    for (database, contents) in &manifest.databases {
        for (table, promised) in &contents.tables {
            let found = seen.remove(&(database.clone(), table.clone()));
            if found.unwrap_or_default().sum() != *promised {
                return Err(BackupError::Damaged);
            }
        }
    }
    if seen.is_empty() {
        Ok(())
    } else {
        Err(BackupError::Damaged)
    }
}

fn encryptor(to: &SealFor) -> Result<age::Encryptor, BackupError> {
    let keys: Vec<Box<dyn age::Recipient>> = match to {
        SealFor::Passphrase { words, .. } if is_weak(words) => return Err(LockError::Weak.into()),
        SealFor::Passphrase { words, work } => {
            let mut key = age::scrypt::Recipient::new(SecretString::from(words.as_str()));
            key.set_work_factor((*work).clamp(1, MAX_WORK));
            vec![Box::new(key)]
        }
        SealFor::Recipients(keys) => keys
            .iter()
            .map(|text| {
                let key: age::x25519::Recipient = text
                    .parse()
                    .map_err(|_| BackupError::Recipient(text.clone()))?;
                Ok(Box::new(key) as Box<dyn age::Recipient>)
            })
            .collect::<Result<_, BackupError>>()?,
    };
    age::Encryptor::with_recipients(keys.iter().map(AsRef::as_ref)).map_err(|_| BackupError::NoKey)
}

fn decrypt(
    file: BufReader<File>,
    with: &OpenWith,
) -> Result<age::stream::StreamReader<BufReader<File>>, BackupError> {
    let keys: Vec<Box<dyn age::Identity>> = match with {
        OpenWith::Passphrase(words) => {
            let mut key = age::scrypt::Identity::new(SecretString::from(words.as_str()));
            key.set_max_work_factor(MAX_WORK);
            vec![Box::new(key)]
        }
        OpenWith::Identities(text) => text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| {
                let key: age::x25519::Identity = line.parse().map_err(|_| BackupError::Identity)?;
                Ok(Box::new(key) as Box<dyn age::Identity>)
            })
            .collect::<Result<_, BackupError>>()?,
    };
    let opened = age::Decryptor::new_buffered(file)
        .and_then(|file| file.decrypt(keys.iter().map(AsRef::as_ref)));
    opened.map_err(|error| match error {
        age::DecryptError::Io(error) => damaged(error),
        age::DecryptError::NoMatchingKeys | age::DecryptError::DecryptionFailed => {
            BackupError::WrongKey
        }
        age::DecryptError::KeyDecryptionFailed => BackupError::WrongKey,
        _ => BackupError::Damaged,
    })
}

/// A failing disk is not a damaged backup.
fn damaged(error: io::Error) -> BackupError {
    match error.kind() {
        io::ErrorKind::InvalidData
        | io::ErrorKind::UnexpectedEof
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::Other => BackupError::Damaged,
        _ => BackupError::File(error),
    }
}
