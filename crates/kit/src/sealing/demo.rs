//! The demo's key file: it opens the demo mission without a passphrase, says so in its name and in
//! its first lines, and must never be made for a mission with real people.

use std::io::Write;
use std::path::Path;

use zeroize::Zeroizing;

use super::mission::hex;
use super::secret::Secret;

/// The name of the file in the demo's data folder.
pub const DEMO_KEY_FILE: &str = "DEMO-KEY-NOT-FOR-REAL-PEOPLE.txt";

const WARNING: &str = "\
# This file opens everything in this folder: whoever copies the folder can read it all.
# It exists because the people of the demo are invented. A mission with real people is made with
# `waystation key init`, which asks for a passphrase and writes no such file.
";

/// The 32 bytes of a demo's key file.
pub struct DemoSecret(Secret<32>);

impl DemoSecret {
    /// A new one; the key of a demo is as random as any other.
    pub(crate) fn generate() -> Self {
        Self(Secret::random())
    }

    pub(crate) fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// Reads the file in this folder; `None` when there is none or it is no such file.
    pub fn read(folder: &Path) -> Option<Self> {
        let text = Zeroizing::new(std::fs::read_to_string(folder.join(DEMO_KEY_FILE)).ok()?);
        let line = text.lines().find(|line| !line.starts_with('#'))?;
        Some(Self(Secret::from_slice(&unhex(line.trim())?)?))
    }

    /// Writes the file, durably and readable by its owner alone. Refuses to replace one: the old
    /// one may be all that opens a key database.
    pub(crate) fn write(&self, folder: &Path) -> std::io::Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(folder.join(DEMO_KEY_FILE))?;
        let line = Zeroizing::new(hex(self.expose()));
        file.write_all(WARNING.as_bytes())?;
        file.write_all(line.as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()
    }
}

/// The bytes of a hexadecimal text.
pub(crate) fn unhex(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(32));
    for pair in text.as_bytes().chunks(2) {
        let pair = std::str::from_utf8(pair).ok().filter(|p| p.len() == 2)?;
        bytes.push(u8::from_str_radix(pair, 16).ok()?);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_file_is_read_back_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        assert!(DemoSecret::read(folder.path()).is_none());
        let secret = DemoSecret::generate();
        secret.write(folder.path()).unwrap();
        let read = DemoSecret::read(folder.path()).unwrap();
        assert_eq!(read.expose(), secret.expose());
        assert!(DemoSecret::generate().write(folder.path()).is_err());
        std::fs::write(folder.path().join(DEMO_KEY_FILE), "# cut\n00ff").unwrap();
        assert!(DemoSecret::read(folder.path()).is_none());
    }
}
