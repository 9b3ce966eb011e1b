//! Opening a mission from the command line.

use anyhow::Context;
use kit::db::{Db, Place, SchemaState};
use kit::sealing::{Opener, Status};
use mission::{App, MIGRATIONS, Opening};

/// Where the mission stands.
#[derive(clap::Args)]
pub(crate) struct Data {
    /// Data folder, or a postgres:// URL
    #[arg(long, value_name = "DIR|URL")]
    pub(crate) data: String,
}

impl Data {
    pub(crate) fn place(&self) -> Place {
        Place::parse(&self.data)
    }
}

/// Opens an existing mission. A folder that holds none is an error, not a new mission.
pub(crate) async fn open(data: &Data) -> anyhow::Result<App> {
    open_with(data, false).await
}

/// The same for a server whose readers come over HTTPS or not.
pub(crate) async fn open_with(data: &Data, https: bool) -> anyhow::Result<App> {
    let place = data.place();
    must_be_there(&place).await?;
    Ok(App::open(Opening {
        https,
        ..Opening::of(place)
    })
    .await?)
}

/// Refuses a folder or database that holds no mission: a typing mistake must not make a new one.
pub(crate) async fn must_be_there(place: &Place) -> anyhow::Result<()> {
    let next = "`waystation init` makes one, `waystation demo` makes one to try";
    match place {
        Place::Folder(folder) => anyhow::ensure!(
            folder.join("waystation.db").exists(),
            "there is no mission in {}; {next}",
            folder.display()
        ),
        Place::Url(_) => {
            let db = Db::open(place).await?;
            let state = db.schema_state(MIGRATIONS).await?;
            db.close().await;
            anyhow::ensure!(
                state != SchemaState::Empty,
                "there is no mission in this database; {next}"
            );
        }
    }
    Ok(())
}

/// Unlocks with the demo's key file where there is one, or with the passphrase in the environment
/// (`WAYSTATION_PASSPHRASE`), for services; otherwise the mission stays locked.
pub(crate) async fn unlock(app: &App, data: &Data) -> anyhow::Result<bool> {
    let keys = &app.house.keys;
    if keys.status().await? == Status::Unlocked {
        return Ok(true);
    }
    // The demo's key lies beside its data, or in the working folder where the data is on a server.
    let folder = match data.place() {
        Place::Folder(folder) => folder,
        Place::Url(_) => ".".into(),
    };
    if let Some(secret) =
        kit::sealing::DemoSecret::read(&folder).filter(|_| app.house.settings.demo)
    {
        keys.unlock(Opener::DemoFile(secret))
            .await
            .context("the demo's key file does not fit")?;
    } else if let Ok(words) = std::env::var("WAYSTATION_PASSPHRASE") {
        keys.unlock(Opener::passphrase(&words))
            .await
            .context("the passphrase does not fit")?;
    }
    let open = keys.status().await? == Status::Unlocked;
    if open {
        app.people
            .fill(app)
            .await
            .map_err(|p| anyhow::anyhow!("the index of names: problem {}", p.number()))?;
    }
    Ok(open)
}

pub(crate) async fn migrate(data: Data) -> anyhow::Result<()> {
    must_be_there(&data.place()).await?;
    let db = Db::open(&data.place()).await?;
    let done = db.migrate(MIGRATIONS).await?;
    let keys = kit::sealing::open_key_db(&data.place()).await?;
    let mut done = done;
    done.extend(keys.migrate(kit::sealing::MIGRATIONS).await?);
    if done.is_empty() {
        crate::say("Nothing to do: the database is up to this program.");
    } else {
        crate::say(&format!("Applied: {}", done.join(", ")));
    }
    Ok(())
}
