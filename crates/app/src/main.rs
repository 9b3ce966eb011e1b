//! The binary `waystation`: it reads the command line and calls the crate that does the work.
//! It must never hold logic of its own.

mod dedupe;

use clap::{Parser, Subcommand};

/// Run a migration mission: people, help, returns, and reports whose numbers are true.
#[derive(Parser)]
#[command(name = "waystation", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Dedupe(dedupe::Dedupe),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Dedupe(dedupe) => dedupe.run(),
    }
}
