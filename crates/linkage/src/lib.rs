//! Finding persons again. Pure: no database, no HTTP, no async.
