//! Indicator arithmetic and disclosure control. Pure: no database, no HTTP, no async.

pub mod disclosure;
