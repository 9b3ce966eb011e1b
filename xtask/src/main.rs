//! Checks and generators for this repository: `cargo xtask tidy`, `cargo xtask gen`.
//!
//! It reads files as text and must never need the program's own crates, so that it builds in
//! seconds and works while they do not compile.

mod gen_words;
mod tidy;
mod words;
mod words_check;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["tidy"] => report(&[tidy::run(&root), words_check::run(&root)].concat()),
        ["gen"] => generate(&root, false),
        ["gen", "--check"] => generate(&root, true),
        _ => {
            eprintln!(
                "usage: cargo xtask tidy          check sizes, headers, arrows, invariants, words\n       \
                 cargo xtask gen           write what is generated (words.rs)\n       \
                 cargo xtask gen --check   fail if something generated is stale"
            );
            ExitCode::from(2)
        }
    }
}

fn generate(root: &Path, check: bool) -> ExitCode {
    match gen_words::run(root, check) {
        Ok(stale) => report(&stale),
        Err(error) => report(&[format!("{error:#}")]),
    }
}

fn report(problems: &[String]) -> ExitCode {
    for problem in problems {
        eprintln!("xtask: {problem}");
    }
    if problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
