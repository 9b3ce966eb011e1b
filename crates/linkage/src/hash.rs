//! Stable hashes for keys and counts: the same on every machine and in every run, so that results
//! are. Never use them against somebody who can choose the input for more than lost speed.

use std::hash::{BuildHasherDefault, Hasher};

/// Mixes one word into a running hash.
pub(crate) fn mix(hash: u64, word: u64) -> u64 {
    let x = (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    x ^ (x >> 32)
}

/// Hashes the words of a key in their order, down to 32 bits.
pub(crate) fn key(words: &[u32]) -> u32 {
    let hash = words
        .iter()
        .fold(words.len() as u64, |h, w| mix(h, u64::from(*w)));
    fold(hash)
}

/// Hashes a text to 32 bits, never to 0, which means "no value".
pub(crate) fn text(text: &str) -> u32 {
    bytes(text.as_bytes())
}

pub(crate) fn bytes(bytes: &[u8]) -> u32 {
    fold(mix_all(bytes.len() as u64, bytes)).max(1)
}

/// Mixes bytes into a running hash, eight at a time.
fn mix_all(hash: u64, bytes: &[u8]) -> u64 {
    bytes.chunks(8).fold(hash, |hash, chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        mix(hash, u64::from_le_bytes(word))
    })
}

fn fold(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or_default()
}

/// Map hasher for keys that are hashes already.
#[derive(Default)]
pub(crate) struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = mix_all(self.0, bytes);
    }

    fn write_u32(&mut self, word: u32) {
        self.0 = mix(self.0, u64::from(word));
    }
}

/// A map from texts that nobody hashes against us for more than lost speed.
pub(crate) type TextMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Plain>>;

pub(crate) type PlainMap<V> = std::collections::HashMap<u32, V, BuildHasherDefault<Plain>>;
