//! The canary search: known names and phones are stored, then every byte that the program left on
//! the disk is searched for them. For tests and for the drill of an administrator. It must never
//! print what it searches for, nor read a file into memory whole.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use aho_corasick::AhoCorasick;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::mission::hex;

/// Bytes read at a time.
const WINDOW: usize = 1 << 20;

/// A canary that was found where nothing may be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Which of the canaries, by its place in the list.
    pub canary: usize,
    /// How it was written: `utf-8`, `folded` (all small or all capital letters), `utf-16`, `json`,
    /// `percent`, `hex` or `base64`.
    pub form: &'static str,
    /// The file.
    pub file: PathBuf,
    /// Where in the file.
    pub offset: u64,
}

/// Searches for canaries in every form in which a careless program would write them.
pub struct Search {
    machine: AhoCorasick,
    /// Of each pattern of the machine, the canary and the form.
    patterns: Vec<(usize, &'static str)>,
    longest: usize,
}

impl Search {
    /// Prepares for these canaries. Give each at least eight bytes, or chance will find it.
    ///
    /// # Panics
    /// With more patterns than the machine can hold, some millions.
    pub fn new<T: AsRef<str>>(canaries: &[T]) -> Self {
        let mut patterns = Vec::new();
        let mut texts: Vec<Vec<u8>> = Vec::new();
        for (canary, text) in canaries.iter().enumerate() {
            for (form, bytes) in forms(text.as_ref()) {
                patterns.push((canary, form));
                texts.push(bytes);
            }
        }
        Self {
            longest: texts.iter().map(Vec::len).max().unwrap_or(1),
            machine: AhoCorasick::new(&texts).expect("a few thousand patterns fit"),
            patterns,
        }
    }

    /// Everything found below `folder`, in every file whatever its name: databases, journals,
    /// logs, temporary files, backups.
    pub fn folder(&self, folder: &Path) -> io::Result<Vec<Hit>> {
        let mut hits = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                hits.extend(self.folder(&path)?);
            } else {
                hits.extend(self.file(&path)?);
            }
        }
        Ok(hits)
    }

    /// Everything found in one file. Each form of a canary is reported once per file.
    pub fn file(&self, path: &Path) -> io::Result<Vec<Hit>> {
        let mut file = fs::File::open(path)?;
        let mut hits: Vec<Hit> = Vec::new();
        let (mut window, mut start) = (Vec::with_capacity(WINDOW * 2), 0_u64);
        loop {
            let read = (&mut file).take(WINDOW as u64).read_to_end(&mut window)?;
            if read == 0 {
                return Ok(hits);
            }
            for (at, canary, form) in self.bytes(&window) {
                if !hits.iter().any(|h| h.canary == canary && h.form == form) {
                    hits.push(Hit {
                        canary,
                        form,
                        file: path.to_path_buf(),
                        offset: start + at as u64,
                    });
                }
            }
            // A canary may lie across two windows.
            let kept = window.len().min(self.longest - 1);
            start += (window.len() - kept) as u64;
            window.drain(..window.len() - kept);
        }
    }

    /// Everything found in these bytes: offset, canary, form.
    pub fn bytes<'a>(
        &'a self,
        bytes: &'a [u8],
    ) -> impl Iterator<Item = (usize, usize, &'static str)> + 'a {
        self.machine.find_overlapping_iter(bytes).map(|found| {
            let (canary, form) = self.patterns[found.pattern().as_usize()];
            (found.start(), canary, form)
        })
    }
}

fn forms(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
    let digits = hex(text.as_bytes());
    let mut forms = vec![
        ("utf-8", text.as_bytes().to_vec()),
        ("utf-16", utf16(u16::to_le_bytes)),
        ("utf-16", utf16(u16::to_be_bytes)),
        ("hex", digits.to_uppercase().into_bytes()),
        ("hex", digits.into_bytes()),
    ];
    for folded in [text.to_lowercase(), text.to_uppercase()] {
        if folded != text {
            forms.push(("folded", folded.into_bytes()));
        }
    }
    let percent = utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    if percent != text {
        forms.push(("percent", percent.into_bytes()));
    }
    if !text.is_ascii() {
        let escaped = text.encode_utf16().flat_map(|unit| {
            let digits = hex(&unit.to_be_bytes());
            ["\\u", &digits].concat().into_bytes()
        });
        forms.push(("json", escaped.collect()));
    }
    // Base64 of a longer text shows the canary in one of three ways, by where in it it begins; the
    // letters at either end mix with the neighbours and are left out.
    for before in 0..3 {
        let padded = [vec![0; before], text.as_bytes().to_vec()].concat();
        let encoded = STANDARD_NO_PAD.encode(&padded);
        let whole = padded.len() * 8 / 6;
        let inner = encoded.as_bytes()[(before * 8).div_ceil(6)..whole].to_vec();
        if inner.len() >= 8 {
            forms.push(("base64", inner));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANARIES: [&str; 2] = ["Kestrel-Zażółć", "+375290001122"];

    fn found(bytes: &[u8]) -> Vec<(usize, &'static str)> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("logs")).unwrap();
        fs::write(folder.path().join("logs/any.bin"), bytes).unwrap();
        let hits = Search::new(&CANARIES).folder(folder.path()).unwrap();
        hits.into_iter().map(|hit| (hit.canary, hit.form)).collect()
    }

    #[test]
    fn a_canary_is_found_in_each_form() {
        for (canary, text) in CANARIES.into_iter().enumerate() {
            for (form, bytes) in forms(text) {
                let around = [b"\0\0\0".as_slice(), &bytes, b"\xff\xff"].concat();
                assert!(found(&around).contains(&(canary, form)), "{form}");
            }
            for before in ["", "a", "ab", "abc", "abcd"] {
                let within = format!("{before}{text} and more");
                let encoded = STANDARD_NO_PAD.encode(within);
                assert_eq!(found(encoded.as_bytes()), [(canary, "base64")], "{before}");
            }
            let json = serde_json::to_vec(text).unwrap();
            assert_eq!(found(&json), [(canary, "utf-8")]);
        }
        assert_eq!(found(b"Kestrel-Za, +37529000112"), []);
    }

    #[test]
    fn a_canary_across_two_windows_is_found_where_it_lies() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.bin");
        for at in [WINDOW - 5, WINDOW, 2 * WINDOW - 1, 3 * WINDOW + 7] {
            let mut bytes = vec![b'.'; at];
            bytes.extend_from_slice(CANARIES[1].as_bytes());
            fs::write(&path, bytes).unwrap();
            let hits = Search::new(&CANARIES).file(&path).unwrap();
            assert_eq!(hits.len(), 1);
            assert_eq!(hits[0].offset, at as u64);
        }
    }
}
