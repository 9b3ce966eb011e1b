//! Checks and generators for this repository: `cargo xtask tidy`, `cargo xtask gen`.
//!
//! It reads files as text and must never need the program's own crates, so that it builds in
//! seconds and works while they do not compile.

mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    match std::env::args().nth(1).as_deref() {
        Some("tidy") => report(&tidy::run(&root)),
        _ => {
            eprintln!("usage: cargo xtask tidy   check sizes, headers, arrows and invariants");
            ExitCode::from(2)
        }
    }
}

fn report(problems: &[String]) -> ExitCode {
    for problem in problems {
        eprintln!("tidy: {problem}");
    }
    if problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
