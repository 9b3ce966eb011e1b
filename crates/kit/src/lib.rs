//! The house: one place each for what every room needs. It must never know a room.

pub mod assets;
pub mod i18n;
pub mod ui;
pub mod words;
