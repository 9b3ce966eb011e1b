//! The parts of an xlsx: a zip in which parts refer to each other by relationships (ECMA-376, part
//! 2). A part is unpacked when it is asked for, and never beyond what is left of the limits.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::scan::{Piece, Scanner};
use super::{Limits, ReadError};

/// All parts together may unpack to so many times the limit of one.
const TOGETHER: u64 = 2;

/// One reference from a part to another.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type: `worksheet`, `styles`, …
    pub(super) kind: String,
    /// The part that it leads to.
    pub(super) target: String,
}

/// An open xlsx.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Places in the archive by name, in small letters and with plain slashes.
    places: HashMap<String, usize>,
    most: u64,
    left: u64,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
        let named = (0..archive.len()).filter_map(|at| {
            let name = archive.name_for_index(at)?.ok()?;
            Some((key(&name), at))
        });
        let places = named.collect();
        Ok(Self {
            archive,
            places,
            most: limits.unpacked_bytes,
            left: limits.unpacked_bytes.saturating_mul(TOGETHER),
        })
    }

    /// The text of a part; none if there is no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(place) = self.places.get(&key(name)) else {
            return Ok(None);
        };
        let part = self.archive.by_index(*place).map_err(|e| damaged(&e))?;
        let limit = self.most.min(self.left);
        // The declared size is a hint: it can lie.
        let size = usize::try_from(part.size().min(1 << 20)).unwrap_or(0);
        let mut bytes = Vec::with_capacity(size);
        let read = part.take(limit + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge {
                what: "the unpacked file in bytes",
                limit: self.most,
            });
        }
        read.map_err(|e| damaged(&e))?;
        self.left -= bytes.len() as u64;
        let text = String::from_utf8(bytes);
        text.map(Some)
            .map_err(|_| damaged(&format!("{name} is not in UTF-8")))
    }

    /// What a part refers to; the empty name stands for the package itself.
    pub(super) fn relations(&mut self, of: &str) -> Result<Vec<Relation>, ReadError> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let Some(text) = self.text(&format!("{folder}/_rels/{file}.rels"))? else {
            return Ok(Vec::new());
        };
        let mut relations = Vec::new();
        let mut scanner = Scanner::new(&text);
        while let Some(piece) = scanner.next()? {
            if let Piece::Open(tag) = piece
                && tag.name == "Relationship"
            {
                let kind = tag.get("Type").unwrap_or_default();
                relations.push(Relation {
                    id: tag.get("Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolve(folder, &tag.get("Target").unwrap_or_default()),
                });
            }
        }
        Ok(relations)
    }
}

pub(super) fn damaged(error: &dyn std::fmt::Display) -> ReadError {
    ReadError::Damaged(error.to_string())
}

/// Programs write names of parts in whatever capitals and slashes.
fn key(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_lowercase()
}

/// A target as seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|step| !step.is_empty()).collect()
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_folder() {
        assert_eq!(
            resolve("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolve("xl", "/xl/a.xml"), "xl/a.xml");
        assert_eq!(resolve("xl/x", "../a.xml"), "xl/a.xml");
        assert_eq!(resolve("", "..\\..\\a.xml"), "a.xml");
    }
}
