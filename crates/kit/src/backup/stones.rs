//! The list of tombstones that lies in the clear beside each backup. It names nobody; a restore of
//! an older backup takes all lists in the same folder, so that nobody who was erased comes back.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::BackupError;
use crate::sealing::{Tombstone, hex, unhex};

const ENDING: &str = "tombstones";
const FIRST_LINE: &str = "# Waystation tombstones 1: who was erased, for restores. Names nobody. \
     Keep it beside the backups, and copy it wherever they are copied.";

/// Where the list beside this backup lies.
pub(super) fn path_beside(backup: &Path) -> PathBuf {
    let mut name = backup.as_os_str().to_owned();
    name.push(".");
    name.push(ENDING);
    name.into()
}

/// Writes the list, whole or not at all.
pub(super) fn write(path: &Path, stones: &[Tombstone]) -> io::Result<()> {
    let mut text = format!("{FIRST_LINE}\n");
    for stone in stones {
        let _ = writeln!(text, "{} {}", hex(&stone.mac), stone.at);
    }
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let mut file = fs::File::create(&partial)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(partial, path)
}

/// All tombstones of the lists in this folder, and how many lists there were.
pub(super) fn in_folder(folder: &Path) -> Result<(Vec<Tombstone>, usize), BackupError> {
    let (mut stones, mut lists) = (Vec::new(), 0);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == ENDING) {
            // A list that cannot be read might bury somebody: better to stop than to bring her back.
            stones.extend(read(&path)?);
            lists += 1;
        }
    }
    Ok((stones, lists))
}

fn read(path: &Path) -> Result<Vec<Tombstone>, BackupError> {
    let unreadable = || BackupError::Tombstones(path.to_path_buf());
    let text = fs::read_to_string(path).map_err(|_| unreadable())?;
    let mut lines = text.lines();
    if lines.next() != Some(FIRST_LINE) {
        return Err(unreadable());
    }
    lines
        .map(|line| {
            let (mac, at) = line.split_once(' ')?;
            let mac = unhex(mac).filter(|mac| mac.len() == 32)?;
            Some(Tombstone {
                mac: mac.to_vec(),
                at: at.parse().ok()?,
            })
        })
        .map(|stone| stone.ok_or_else(unreadable))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_back_and_damaged_ones_refused() {
        let folder = tempfile::tempdir().unwrap();
        let backup = folder.path().join("monday.age");
        let stones = vec![Tombstone {
            mac: vec![7; 32],
            at: -5,
        }];
        let list = path_beside(&backup);
        assert!(list.ends_with("monday.age.tombstones"));
        write(&list, &stones).unwrap();
        assert_eq!(in_folder(folder.path()).unwrap(), (stones, 1));
        for damaged in ["", "# other\n", &format!("{FIRST_LINE}\n07 5\n")] {
            fs::write(&list, damaged).unwrap();
            assert!(in_folder(folder.path()).is_err(), "{damaged}");
        }
    }
}
