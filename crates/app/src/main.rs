//! The binary `waystation`: it reads the command line and calls the crate that does the work.
//! It must never hold logic of its own.

mod attack;
mod disclose;
mod narrative;

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
    Disclose(disclose::Args),
    Attack(attack::Args),
    NarrativeCheck(narrative::TextArgs),
    MicrodataCheck(narrative::RecordArgs),
}

fn main() -> anyhow::Result<ExitCode> {
    let out = &mut std::io::stdout().lock();
    match Cli::parse().command {
        Command::Disclose(args) => disclose::run(&args, out),
        Command::Attack(args) => attack::run(&args, out),
        Command::NarrativeCheck(args) => narrative::check_text(&args, out),
        Command::MicrodataCheck(args) => narrative::check_records(&args, out),
    }
}
