//! `key init | unlock | rotate | status`.

use anyhow::Context;
use kit::sealing::{KeyReport, KeyRing, Opener, RecoveryCode, Status, Work};

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
        Err(_) => rpassword::prompt_password(format!("{prompt}: ")).context(
            "no passphrase could be read; without a terminal, give it in WAYSTATION_PASSPHRASE",
        ),
    }
}

/// A passphrase that is being chosen: from the environment's `variable`, or typed twice.
fn new_passphrase(variable: &str) -> anyhow::Result<String> {
    let words = match std::env::var(variable) {
        Ok(words) => words,
        Err(_) => {
            let ask = |prompt: &str| {
                rpassword::prompt_password(prompt).with_context(|| {
                    format!(
                        "no passphrase could be read; without a terminal, give it in {variable}"
                    )
                })
            };
            let words = ask("New passphrase (six or more words): ")?;
            let again = ask("The same again: ")?;
            anyhow::ensure!(
                words == again,
                "the two are not the same; nothing was changed"
            );
            words
        }
    };
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
                .init(&new_passphrase("WAYSTATION_PASSPHRASE")?, Work::PRODUCTION)
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
            rotate(&app).await?;
        }
        What::Status(data) => status(&open(&data).await?.house.keys.report().await?),
    }
    Ok(())
}

async fn rotate(app: &mission::App) -> anyhow::Result<()> {
    let keys = &app.house.keys;
    anyhow::ensure!(
        !app.house.settings.demo,
        "this is a demo: its key lies beside its data on purpose, and a new one would lie there too"
    );
    anyhow::ensure!(
        keys.status().await? != Status::Uninitialised,
        "this mission has no key yet; run `waystation key init`"
    );
    let words = passphrase("Present passphrase")?;
    keys.unlock(Opener::passphrase(&words)).await?;
    if keys.report().await?.still_under_old_key > 0 {
        rewrap(keys).await?;
        record(app, "key.rotation.finished").await?;
        say(
            "The last rotation was not finished; now it is. To replace the key again, run this once more.",
        );
        return Ok(());
    }
    let words = new_passphrase("WAYSTATION_NEW_PASSPHRASE")?;
    let code = keys.rotate(&words, Work::PRODUCTION).await?;
    record(app, "key.rotated").await?;
    print(&code);
    rewrap(keys).await?;
    say("The key was replaced. The old passphrase and recovery code open nothing here any more.");
    say("Servers that run are locked now: unlock each with the new passphrase.");
    Ok(())
}

async fn rewrap(keys: &KeyRing) -> anyhow::Result<()> {
    let bar = crate::backup::bar("Wrapping subject keys again");
    keys.rewrap(|done, of| {
        bar.set_length(u64::try_from(of).unwrap_or(0));
        bar.set_position(u64::try_from(done).unwrap_or(0));
    })
    .await?;
    bar.finish_and_clear();
    Ok(())
}

fn status(report: &KeyReport) {
    let Some(key) = &report.mission_key else {
        say("This mission has no key yet; run `waystation key init`.");
        return;
    };
    say(&format!("Mission key      {key}"));
    say(&format!("Opened by        {}", report.locks.join(", ")));
    say(&format!("Subject keys     {}", report.subject_keys));
    if report.still_under_old_key > 0 {
        say(&format!(
            "Rotation         not finished: {} keys are still under the old key; run `waystation key rotate`",
            report.still_under_old_key
        ));
    }
    say("Each server is locked when it starts, until somebody unlocks it.");
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
