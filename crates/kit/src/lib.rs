//! The house: one place each for what every room needs. It must never know a room.

pub mod codes;
pub mod i18n;
pub mod words;
