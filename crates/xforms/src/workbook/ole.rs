//! The container of an xls, a small file system of sectors (MS-CFB): finds one stream in it. Every
//! chain of sectors ends or is refused, and nothing is larger than the file that holds it.

use super::ReadError;

/// Ends a chain.
const END: u32 = 0xFFFF_FFFE;
/// Numbers from here on are marks, not sectors.
const MARKS: u32 = 0xFFFF_FFFA;
/// Streams below this size stand in the small sectors.
const SMALL_STREAM: usize = 4096;
const SMALL_SECTOR: usize = 64;
/// Sectors of the table of sectors that the header itself lists.
const LISTED: usize = 109;

/// The first of the streams of these names, the capitals aside.
pub(super) fn stream(file: &[u8], names: &[&str]) -> Result<Vec<u8>, ReadError> {
    let container = Container::open(file)?;
    let directory = container.chain(container.directory)?;
    let entries = || directory.chunks_exact(128);
    if entries().any(|entry| is_stream(entry, "EncryptedPackage")) {
        return Err(ReadError::Password);
    }
    let root = entries().next().ok_or_else(damaged)?;
    let found = names
        .iter()
        .find_map(|name| entries().find(|entry| is_stream(entry, name)));
    let entry = found.ok_or_else(|| ReadError::Damaged("it holds no workbook".into()))?;
    let (start, size) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
    let mut bytes = if size < SMALL_STREAM {
        let small = container.chain(u32_at(root, 116)?)?;
        let table = numbers(&container.chain(container.small_table)?);
        follow(&small, SMALL_SECTOR, &table, start)?
    } else {
        container.chain(start)?
    };
    if bytes.len() < size {
        return Err(damaged());
    }
    bytes.truncate(size);
    Ok(bytes)
}

fn damaged() -> ReadError {
    ReadError::Damaged("its parts do not fit together".into())
}

fn is_stream(entry: &[u8], name: &str) -> bool {
    let length = usize::from(entry[64]).saturating_sub(2).min(64);
    let own = entry[..length]
        .chunks_exact(2)
        .map(|c| u16::from_le_bytes([c[0], c[1]]));
    let own: String = char::decode_utf16(own).map(|c| c.unwrap_or('?')).collect();
    entry[66] == 2 && own.eq_ignore_ascii_case(name)
}

struct Container<'f> {
    /// The sectors, without the header.
    sectors: &'f [u8],
    size: usize,
    /// For each sector the next of its chain.
    table: Vec<u32>,
    directory: u32,
    small_table: u32,
}

impl<'f> Container<'f> {
    fn open(file: &'f [u8]) -> Result<Self, ReadError> {
        let size = match u16_at(file, 30)? {
            9 => 512,
            12 => 4096,
            _ => return Err(damaged()),
        };
        let mut container = Self {
            sectors: file.get(size..).ok_or_else(damaged)?,
            size,
            table: Vec::new(),
            directory: u32_at(file, 48)?,
            small_table: u32_at(file, 60)?,
        };
        let listed = file.get(76..76 + 4 * LISTED).ok_or_else(damaged)?;
        let mut parts = numbers(listed);
        let mut next = u32_at(file, 68)?;
        // More of the list stands in sectors of its own, each of which ends with the next.
        for _ in 0..container.count() {
            if next >= MARKS {
                break;
            }
            let mut more = numbers(container.sector(next)?);
            next = more.pop().unwrap_or(END);
            parts.extend(more);
        }
        parts.retain(|part| *part < MARKS);
        if parts.len() > container.count() {
            return Err(damaged());
        }
        for part in parts {
            let more = numbers(container.sector(part)?);
            container.table.extend(more);
        }
        Ok(container)
    }

    fn count(&self) -> usize {
        self.sectors.len().div_ceil(self.size)
    }

    /// A sector; the last one of a file may be cut.
    fn sector(&self, number: u32) -> Result<&'f [u8], ReadError> {
        let start = number as usize * self.size;
        let rest = self.sectors.get(start..).filter(|rest| !rest.is_empty());
        let rest = rest.ok_or_else(damaged)?;
        Ok(&rest[..self.size.min(rest.len())])
    }

    fn chain(&self, start: u32) -> Result<Vec<u8>, ReadError> {
        follow(self.sectors, self.size, &self.table, start)
    }
}

/// The bytes of a chain of sectors. A chain that is longer than all sectors runs in a circle.
fn follow(sectors: &[u8], size: usize, table: &[u32], start: u32) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let mut next = start;
    for _ in 0..=sectors.len().div_ceil(size) {
        if next == END {
            return Ok(bytes);
        }
        let at = next as usize * size;
        let rest = sectors
            .get(at..)
            .filter(|rest| !rest.is_empty())
            .ok_or_else(damaged)?;
        bytes.extend_from_slice(&rest[..size.min(rest.len())]);
        next = *table.get(next as usize).ok_or_else(damaged)?;
    }
    Err(damaged())
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let words = bytes.chunks_exact(4);
    words
        .map(|w| u32::from_le_bytes([w[0], w[1], w[2], w[3]]))
        .collect()
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, ReadError> {
    let found = bytes.get(at..at + 2).ok_or_else(damaged)?;
    Ok(u16::from_le_bytes([found[0], found[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, ReadError> {
    let found = bytes.get(at..at + 4).ok_or_else(damaged)?;
    Ok(u32::from_le_bytes([found[0], found[1], found[2], found[3]]))
}
