//! The binary `waystation`: it reads the command line and calls the crate that does the work.
//! It must never hold logic of its own.

mod xform;

use std::process::ExitCode;

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
    Xform(xform::XformArgs),
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Xform(args) => xform::run(&args),
    }
}
