//! What the program does when the world around it fails, seen from outside: the real binary as a
//! process of its own, HTTP over loopback, both engines. Nothing here may reach into the program;
//! the databases are read only while no server writes to them, or behind its back on purpose.
//!
//! A short run is part of `make test`. `FAULTS=full` (`make faults`) makes it long: see `bench/faults`.

mod backup;
mod canary;
mod http;
mod kill;
mod ledger;
mod log;
mod mission;
mod server;
mod trouble;
mod two;

/// Whether the long run was asked for.
fn full() -> bool {
    std::env::var("FAULTS").is_ok_and(|v| v == "full")
}

/// A number from the environment, for the length and seed of a run.
fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(otherwise)
}
