//! The binary `waystation`: it reads the command line and calls the crate that does the work.
//! It must never hold logic of its own.

use clap::Parser;

/// Run a migration mission: people, help, returns, and reports whose numbers are true.
#[derive(Parser)]
#[command(name = "waystation", version, arg_required_else_help = true)]
struct Cli {}

fn main() {
    Cli::parse();
}
