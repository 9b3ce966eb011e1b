//! The files that a run writes: complete, or as they were before.
//!
//! Each is written beside its place under another name and moved there when all are complete. No
//! file that the run reads, and none twice, may be written.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use tempfile::{Builder, NamedTempFile};

/// Where an output goes.
enum Place {
    /// A regular file, whether it is there or not; links are resolved.
    File(PathBuf),
    /// A pipe or device, written to as it is.
    Device(PathBuf),
    Stdout,
}

/// An output that can be written, as far as that can be known before.
pub(super) struct Output {
    place: Place,
    shown: String,
}

impl Output {
    /// Looks whether the file could be written.
    fn probe(path: &Path) -> Result<Self> {
        let shown = path.display().to_string();
        let place = place(path).with_context(|| format!("cannot write {shown}"))?;
        let output = Self { place, shown };
        if let Place::File(path) = &output.place {
            if path.exists() {
                OpenOptions::new()
                    .write(true)
                    .open(path)
                    .with_context(|| format!("cannot write {}", output.shown))?;
            }
            // Gone again at once.
            output.beside(path)?;
        }
        Ok(output)
    }

    pub(super) fn create(self) -> Result<Csv> {
        let out: Box<dyn Write> = match &self.place {
            Place::Stdout => Box::new(stdout().lock()),
            Place::Device(path) => Box::new(
                OpenOptions::new()
                    .write(true)
                    .open(path)
                    .with_context(|| format!("cannot write {}", self.shown))?,
            ),
            Place::File(path) => {
                let file = self.beside(path)?;
                let target = path.clone();
                return Ok(Csv {
                    out: Box::new(BufWriter::new(reopened(&file, &self.shown)?)),
                    moved: Some((file, target)),
                    shown: self.shown,
                });
            }
        };
        Ok(Csv {
            out: Box::new(BufWriter::new(out)),
            moved: None,
            shown: self.shown,
        })
    }

    /// A new file in the folder of `path`, with the rights of the one that it will replace.
    fn beside(&self, path: &Path) -> Result<NamedTempFile> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let prefix = format!("{name}.");
        let mut builder = Builder::new();
        builder.prefix(&prefix).suffix(".part");
        let before = fs::metadata(path).map(|m| m.permissions()).ok();
        #[cfg(unix)]
        let before = before.or_else(|| {
            use std::os::unix::fs::PermissionsExt;
            Some(fs::Permissions::from_mode(0o666))
        });
        if let Some(permissions) = before {
            builder.permissions(permissions);
        }
        builder
            .tempfile_in(folder(path))
            .with_context(|| format!("cannot write {}", self.shown))
    }
}

fn reopened(file: &NamedTempFile, shown: &str) -> Result<File> {
    file.as_file()
        .try_clone()
        .with_context(|| format!("cannot write {shown}"))
}

/// Checks all outputs against one another and against what is read, in the order given.
pub(super) fn check<const N: usize>(
    outputs: [Option<&Path>; N],
    inputs: &[&Path],
) -> Result<[Option<Output>; N]> {
    let mut taken: Vec<PathBuf> = inputs.iter().map(|path| path.to_path_buf()).collect();
    let mut checked = [const { None }; N];
    for (at, path) in outputs.into_iter().enumerate() {
        let Some(path) = path else { continue };
        for (before, other) in taken.iter().enumerate() {
            let shown = path.display();
            ensure!(
                !same_file(path, other),
                if before < inputs.len() {
                    format!("{shown} is read by this run; writing it would destroy it")
                } else {
                    format!("{shown} is named for two outputs; the second would destroy the first")
                }
            );
        }
        taken.push(path.to_owned());
        checked[at] = Some(Output::probe(path)?);
    }
    Ok(checked)
}

fn is_stdout(path: &Path) -> bool {
    path == Path::new("-") || path == Path::new("/dev/stdout")
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

fn place(path: &Path) -> Result<Place> {
    if is_stdout(path) {
        return Ok(Place::Stdout);
    }
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => bail!("it is a folder"),
        Ok(found) if found.is_file() && !path.starts_with("/dev") && !path.starts_with("/proc") => {
            Ok(Place::File(path.canonicalize()?))
        }
        Ok(_) => Ok(Place::Device(path.to_owned())),
        Err(e) if e.kind() == ErrorKind::NotFound => {
            ensure!(
                !path.is_symlink(),
                "it is a link to a file that is not there"
            );
            let folder = folder(path);
            let folder = folder
                .canonicalize()
                .with_context(|| format!("there is no folder {}", folder.display()))?;
            let name = path.file_name().context("it names no file")?;
            Ok(Place::File(folder.join(name)))
        }
        Err(e) => Err(e.into()),
    }
}

/// Whether two paths are one file: through links, other spellings of the folder, or, where neither
/// is there yet, names that some file systems do not tell apart.
fn same_file(a: &Path, b: &Path) -> bool {
    let device = |path: &Path| fs::metadata(path).is_ok_and(|m| !m.is_file());
    if is_stdout(a) && is_stdout(b) {
        return true;
    }
    match (fs::metadata(a), fs::metadata(b)) {
        // A terminal may be read and written, and /dev/null swallows everything.
        (Ok(_), Ok(_)) if device(a) || device(b) => false,
        (Ok(_), Ok(_)) => one_file(a, b),
        (Err(_), Err(_)) => {
            let name = |path: &Path| {
                let folder = folder(path).canonicalize().ok()?;
                let name = path.file_name()?.to_string_lossy().to_lowercase();
                Some((folder, name))
            };
            name(a).is_some() && name(a) == name(b)
        }
        _ => false,
    }
}

#[cfg(unix)]
fn one_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |path: &Path| fs::metadata(path).ok().map(|m| (m.dev(), m.ino()));
    number(a) == number(b)
}

#[cfg(not(unix))]
fn one_file(a: &Path, b: &Path) -> bool {
    a.canonicalize().ok() == b.canonicalize().ok()
}

/// A CSV that is being written.
pub(super) struct Csv {
    out: Box<dyn Write>,
    /// The file as it is called so far, and where it belongs.
    moved: Option<(NamedTempFile, PathBuf)>,
    shown: String,
}

impl Csv {
    pub(super) fn row(&mut self, cells: &[&str]) -> Result<()> {
        let mut line = String::new();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                line.push(',');
            }
            linkage::table::push_cell(&mut line, cell);
        }
        line.push('\n');
        self.out
            .write_all(line.as_bytes())
            .with_context(|| format!("cannot write {}", self.shown))
    }

    /// Everything on the disk.
    fn complete(&mut self) -> Result<()> {
        let cannot = || format!("cannot write {}", self.shown);
        self.out.flush().with_context(cannot)?;
        if let Some((file, _)) = &self.moved {
            file.as_file().sync_all().with_context(cannot)?;
        }
        Ok(())
    }
}

/// Moves files to their places when all of them are complete.
pub(super) fn finish(files: Vec<Csv>) -> Result<()> {
    let mut files = files;
    for file in &mut files {
        file.complete()?;
    }
    for file in files {
        drop(file.out);
        if let Some((part, target)) = file.moved {
            part.persist(target)
                .with_context(|| format!("cannot write {}", file.shown))?;
        }
    }
    Ok(())
}
