//! Bytes that are wiped when dropped. They have no `Debug`, no `Display` and no `Clone`, and must
//! never get one: what cannot be printed cannot be logged.

use zeroize::Zeroizing;

use crate::chance::fill_with_entropy;

/// A key of `N` bytes on the heap: moving it moves a pointer and leaves no copy behind.
pub(crate) struct Secret<const N: usize>(Box<Zeroizing<[u8; N]>>);

impl<const N: usize> Secret<N> {
    pub(crate) fn zeroed() -> Self {
        Self(Box::new(Zeroizing::new([0; N])))
    }

    /// Random bytes from the operating system, filled where they will stay, so that no copy of them
    /// is left on the stack. Nothing that can be seeded ever makes a key.
    pub(crate) fn random() -> Self {
        let mut secret = Self::zeroed();
        fill_with_entropy(secret.expose_mut());
        secret
    }

    /// Copies `bytes`; `None` when they are not `N` long.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut secret = Self::zeroed();
        if bytes.len() != N {
            return None;
        }
        secret.0.copy_from_slice(bytes);
        Some(secret)
    }

    pub(crate) fn expose(&self) -> &[u8; N] {
        &self.0
    }

    pub(crate) fn expose_mut(&mut self) -> &mut [u8; N] {
        &mut self.0
    }
}

/// A nonce or salt: random, not secret.
pub(crate) fn fresh<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill_with_entropy(&mut bytes);
    bytes
}
