//! Chance and entropy are two things. *Chance* may be seeded: the demo and tests repeat. *Entropy*
//! comes from the operating system alone: keys, nonces, tokens. Nothing else may be random.

/// A source of repeatable or system randomness for data (never for secrets).
#[derive(Debug, Clone)]
pub struct Chance(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    Seeded(u64),
}

impl Chance {
    /// From the operating system.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// The same sequence for the same seed, on every machine.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(seed))
    }

    /// Fills the bytes.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        match &self.0 {
            Source::System => fill_with_entropy(bytes),
            Source::Seeded(_) => {
                for chunk in bytes.chunks_mut(8) {
                    let next = self.next_u64().to_le_bytes();
                    chunk.copy_from_slice(&next[..chunk.len()]);
                }
            }
        }
    }

    /// The next 64 bits (splitmix64 when seeded).
    pub fn next_u64(&mut self) -> u64 {
        match &mut self.0 {
            Source::System => {
                let mut bytes = [0_u8; 8];
                fill_with_entropy(&mut bytes);
                u64::from_le_bytes(bytes)
            }
            Source::Seeded(state) => {
                *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
                let mut z = *state;
                z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                z ^ (z >> 31)
            }
        }
    }

    /// A number in `0..n` (`n` > 0), even enough for demo data.
    pub fn below(&mut self, n: u64) -> u64 {
        self.next_u64() % n.max(1)
    }

    /// One of the items.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let at = self.below(items.len() as u64);
        &items[usize::try_from(at).unwrap_or(0)]
    }

    /// Shuffles in place.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let j = usize::try_from(self.below(i as u64 + 1)).unwrap_or(0);
            items.swap(i, j);
        }
    }
}

/// Fills the bytes from the operating system: the only source for secrets.
///
/// # Panics
/// When the operating system gives no randomness; going on would mean weak keys.
pub fn fill_with_entropy(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system gives randomness");
}

/// A token of 256 random bits in URL-safe text: sessions, API tokens, one-time links.
pub fn new_token() -> String {
    use base64::Engine;
    let mut bytes = [0_u8; 32];
    fill_with_entropy(&mut bytes);
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeded_chance_repeats_and_system_chance_does_not() {
        let (mut a, mut b) = (Chance::seeded(1), Chance::seeded(1));
        assert_eq!(a.next_u64(), b.next_u64());
        assert_ne!(Chance::system().next_u64(), Chance::system().next_u64());
        assert_ne!(new_token(), new_token());
    }

    #[test]
    fn a_shuffle_keeps_every_item() {
        let mut items: Vec<u32> = (0..50).collect();
        Chance::seeded(3).shuffle(&mut items);
        assert_ne!(items, (0..50).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<_>>());
    }
}
