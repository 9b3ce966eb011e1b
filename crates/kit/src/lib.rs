//! The house: one place each for what every room needs. It must never know a room.

pub mod audit;
pub mod backup;
pub mod chance;
pub mod db;
pub mod i18n;
pub mod id;
pub mod jobs;
pub mod policy;
pub mod sealing;
pub mod time;
pub mod words;
