//! `init`: a new mission with its name, country and time zone.

use anyhow::Context;
use jiff::civil::Date;
use kit::config::{SECOND_FACTOR, Settings};
use kit::db::{Db, DbError, Place, SchemaState};
use mission::MIGRATIONS;

use crate::open::Data;
use crate::say;

#[derive(clap::Args)]
pub(crate) struct Init {
    #[command(flatten)]
    data: Data,
    /// What the mission is called
    #[arg(long)]
    name: String,
    /// Host country, ISO 3166-1 alpha-3 such as BLR
    #[arg(long)]
    country: String,
    /// IANA time zone such as Europe/Minsk
    #[arg(long)]
    zone: String,
    /// First day of what reports call "since the onset"
    #[arg(long)]
    onset: Date,
    /// Roles that sign in with a second factor; give an empty text for none
    #[arg(long, value_name = "ROLE,…", value_delimiter = ',', default_values = SECOND_FACTOR)]
    second_factor: Vec<String>,
}

pub(crate) async fn run(args: Init) -> anyhow::Result<()> {
    let country =
        kit::codes::country::by_code(&args.country).context("no country has this code")?;
    let zone = jiff::tz::TimeZone::get(&args.zone).context("no time zone has this name")?;
    let second_factor = crate::user::roles(args.second_factor)?;
    let place = args.data.place();
    let db = Db::open(&place).await?;
    anyhow::ensure!(
        db.schema_state(MIGRATIONS).await? == SchemaState::Empty,
        "there is a mission already"
    );
    db.migrate(MIGRATIONS).await?;
    let keys = kit::sealing::open_key_db(&place).await?;
    keys.migrate(kit::sealing::MIGRATIONS).await?;
    keys.close().await;
    let settings = &Settings {
        mission: args.name,
        country: country.code().into(),
        zone,
        zone_name: args.zone,
        onset: args.onset,
        second_factor,
        ..Settings::default()
    };
    kit::housekeeping!(db, tx => {
        settings.store(tx).await?;
        Ok::<(), DbError>(())
    })?;
    db.close().await;
    let data = match &place {
        Place::Folder(folder) => folder.display().to_string(),
        Place::Url(_) => "URL".into(),
    };
    say("The mission is made. Next:");
    say(&format!("  waystation key init --data {data}"));
    say(&format!(
        "  waystation user add --data {data} LOGIN --role administrator"
    ));
    say(&format!("  waystation serve --data {data}"));
    Ok(())
}
