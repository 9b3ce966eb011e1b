//! XLSForm to XForm compiler and form engine. Pure: no database, no HTTP, no async.

pub mod engine;
