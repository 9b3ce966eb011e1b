//! `key init | unlock | rotate | status`.

use anyhow::Context;
use kit::sealing::{Opener, RecoveryCode, Work};

use crate::open::{Data, open};
use crate::say;

#[derive(clap::Args)]
pub(crate) struct Key {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Make the mission's key, locked by a passphrase; prints the recovery code once
    Init(Data),
    /// Try whether a passphrase or recovery code opens the key
    Unlock {
        #[command(flatten)]
        data: Data,
        /// Ask for the recovery code instead of the passphrase
        #[arg(long)]
        recovery: bool,
    },
    /// Replace the mission's key; records stay as they are
    Rotate(Data),
    /// How the key stands
    Status(Data),
}

/// From the environment (services, scripts), or asked for without echo.
pub(crate) fn passphrase(prompt: &str) -> anyhow::Result<String> {
    match std::env::var("WAYSTATION_PASSPHRASE") {
        Ok(words) => Ok(words),
        Err(_) => {
            rpassword::prompt_password(format!("{prompt}: ")).context("no passphrase could be read")
        }
    }
}

fn new_passphrase() -> anyhow::Result<String> {
    let words = passphrase("New passphrase (six or more words)")?;
    anyhow::ensure!(
        words.chars().count() >= 20,
        "use at least 20 characters: six or more words"
    );
    Ok(words)
}

pub(crate) async fn run(key: Key) -> anyhow::Result<()> {
    match key.what {
        What::Init(data) => {
            let app = open(&data).await?;
            let code = app
                .house
                .keys
                .init(&new_passphrase()?, Work::PRODUCTION)
                .await?;
            record(&app, "key.made").await?;
            print(&code);
        }
        What::Unlock { data, recovery } => {
            let app = open(&data).await?;
            if recovery {
                let typed = rpassword::prompt_password("Recovery code: ")?;
                let code = RecoveryCode::parse(&typed)?;
                app.house.keys.unlock(Opener::Recovery(code)).await?;
            } else {
                app.house
                    .keys
                    .unlock(Opener::passphrase(&passphrase("Passphrase")?))
                    .await?;
            }
            record(&app, "key.unlocked").await?;
            say("It opens the mission's key.");
        }
        What::Rotate(data) => {
            let app = open(&data).await?;
            crate::open::unlock(&app, &data).await?;
            let code = app
                .house
                .keys
                .rotate(&new_passphrase()?, Work::PRODUCTION)
                .await?;
            print(&code);
            let bar = crate::backup::bar("Wrapping subject keys again");
            app.house
                .keys
                .rewrap(|done, of| {
                    bar.set_length(u64::try_from(of).unwrap_or(0));
                    bar.set_position(u64::try_from(done).unwrap_or(0));
                })
                .await?;
            bar.finish_and_clear();
            record(&app, "key.rotated").await?;
        }
        What::Status(data) => {
            let report = open(&data).await?.house.keys.report().await?;
            say(&format!("{report:#?}"));
        }
    }
    Ok(())
}

fn print(code: &RecoveryCode) {
    say("Write this recovery code on paper and keep it away from the server. It is shown once:");
    say(&code.for_paper());
}

async fn record(app: &mission::App, action: &str) -> anyhow::Result<()> {
    let house = &app.house;
    let actor = kit::policy::Actor {
        name_in_log: "command line".into(),
        ..Default::default()
    };
    kit::write!(house.db, tx => {
        tx.record(house.event(&actor, action, "mission")).await?;
        Ok::<(), kit::db::DbError>(())
    })?;
    Ok(())
}
