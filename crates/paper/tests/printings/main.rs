//! The printings of this crate, from outside: what a caller builds and what a reader gets.
//! `cfg(test)` tells clippy that the helpers in these files are tests as well.

#[cfg(test)]
mod annex;
#[cfg(test)]
mod common;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod looks;
#[cfg(test)]
#[cfg(feature = "pdf")]
mod pdf;
