//! The binary `waystation`: it reads the command line and calls the crate that does the work.
//! It must never hold logic of its own.

mod attack;
mod audit;
mod backup;
mod dedupe;
mod disclose;
mod doctor;
mod init;
mod key;
mod narrative;
mod open;
mod reports;
mod serve;
mod user;
mod xform;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Rows of the database are made in one thread and dropped in another, which the system's own
/// allocator does slowly and gives little of it back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Run a migration mission: people, help, returns, and reports whose numbers are true.
#[derive(Parser)]
#[command(name = "waystation", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the demo mission and serve it
    Demo(serve::Demo),
    /// Make a new, empty mission
    Init(init::Init),
    /// Serve a mission
    Serve(serve::Serve),
    /// Print the figures of a report as JSON
    Figures(reports::Figures),
    /// Print a situation report: PDF, HTML, XLSX, CSV
    Sitrep(reports::Sitrep),
    /// Check the audit log, or take a checkpoint of it
    Audit(audit::Audit),
    /// The mission's key
    Key(key::Key),
    /// Accounts
    User(user::User),
    /// Bring the database up to this program
    Migrate(open::Data),
    /// Save the mission into one encrypted file
    Backup(backup::Backup),
    /// Bring a mission back from a backup
    Restore(backup::Restore),
    /// Print the OpenAPI document
    Openapi,
    /// Say what is wrong and what to do
    Doctor(open::Data),
    Xform(xform::XformArgs),
    Dedupe(dedupe::Dedupe),
    Disclose(disclose::Args),
    Attack(attack::Args),
    NarrativeCheck(narrative::TextArgs),
    MicrodataCheck(narrative::RecordArgs),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| "warn,sqlx=error".into()),
        )
        .init();
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(anyhow::Error::from)
        .and_then(|runtime| runtime.block_on(run(cli.command)));
    match done {
        Ok(code) => code,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        // File commands need no mission and have exit codes of their own.
        Command::Xform(args) => return Ok(xform::run(&args)),
        Command::Disclose(args) => return disclose::run(&args, &mut std::io::stdout().lock()),
        Command::Attack(args) => return attack::run(&args, &mut std::io::stdout().lock()),
        Command::NarrativeCheck(args) => {
            return narrative::check_text(&args, &mut std::io::stdout().lock());
        }
        Command::MicrodataCheck(args) => {
            return narrative::check_records(&args, &mut std::io::stdout().lock());
        }
        Command::Dedupe(args) => args.run(),
        Command::Demo(demo) => serve::demo(demo).await,
        Command::Init(init) => init::run(init).await,
        Command::Serve(serve) => serve::serve(serve).await,
        Command::Figures(figures) => reports::figures(figures).await,
        Command::Sitrep(sitrep) => reports::sitrep(sitrep).await,
        Command::Audit(audit) => audit::run(audit).await,
        Command::Key(key) => key::run(key).await,
        Command::User(user) => user::run(user).await,
        Command::Migrate(data) => open::migrate(data).await,
        Command::Backup(args) => backup::backup(args).await,
        Command::Restore(args) => backup::restore(args).await,
        Command::Openapi => {
            say(&mission::openapi_json()?);
            Ok(())
        }
        Command::Doctor(data) => doctor::run(data).await,
    }
    .map(|()| ExitCode::SUCCESS)
}

/// Says what went wrong, without a trace of calls: the reader is no programmer.
#[expect(
    clippy::print_stderr,
    reason = "the command line speaks through standard error"
)]
fn complain(line: &str) {
    eprintln!("{line}");
}

/// Prints a line for the reader of the terminal. A reader that went away (`| head`) is no error.
fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
