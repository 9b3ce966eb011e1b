//! The settings of a mission, kept in its database: name, time zone, law, languages. Read once at
//! start; a change needs a restart, so that two pages never disagree about what day it is.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use crate::accounts::Account;
use crate::db::{Db, DbError, Tx};

crate::sql! {
    /// Statements of this file.
    STATEMENTS;
    ALL [] "select name, value from mission_setting order by name";
    SET [Text, Text]
        "insert into mission_setting (name, value) values ($1, $2)
         on conflict (name) do update set value = excluded.value";
}

/// What a mission is called and where it works.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its name, such as "IOM Belarus (demo)".
    pub mission: String,
    /// Host country, ISO 3166-1 alpha-3.
    pub country: String,
    /// Time zone in which its days begin.
    pub zone: TimeZone,
    /// IANA name of that zone.
    pub zone_name: String,
    /// Language tag of pages for a reader who states no preference.
    pub language: String,
    /// The day from which "since the onset" counts.
    pub onset: jiff::civil::Date,
    /// Invented records: every page says so.
    pub demo: bool,
    /// Where the domain clock starts, µs UTC (demo); `None` for the computer's time.
    pub clock_starts_at: Option<i64>,
    /// Rooms that this mission has switched off.
    pub rooms_off: Vec<String>,
    /// Roles that sign in with a second factor.
    pub second_factor: BTreeSet<String>,
}

/// Those who see the compartments that harm most (children, medical notes), those who answer for the
/// records, and whoever could give herself their rights.
pub const SECOND_FACTOR: &[&str] = &[
    "protection_supervisor",
    "bid_member",
    "physician",
    "data_protection",
    "chief_of_mission",
    "administrator",
];

impl Default for Settings {
    fn default() -> Self {
        Self {
            mission: "Waystation".into(),
            country: String::new(),
            zone: TimeZone::UTC,
            zone_name: "UTC".into(),
            language: "en".into(),
            onset: jiff::civil::date(2022, 2, 24),
            demo: false,
            clock_starts_at: None,
            rooms_off: Vec::new(),
            second_factor: words(&SECOND_FACTOR.join(" ")),
        }
    }
}

fn words(text: &str) -> BTreeSet<String> {
    text.split_whitespace().map(str::to_string).collect()
}

/// A stored setting that this program cannot read.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The value of a setting is not of its kind.
    #[error("the setting {name} cannot be read: {value}")]
    Value {
        /// Which.
        name: &'static str,
        /// What is stored (settings hold nothing personal).
        value: String,
    },
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl Settings {
    /// Reads the mission's settings; what is not stored has its default.
    pub async fn load(db: &Db) -> Result<Self, SettingsError> {
        let rows: Vec<(String, String)> = db.all(ALL.query()).await?;
        let mut stored: BTreeMap<String, String> = rows.into_iter().collect();
        let mut settings = Self::default();
        if let Some(v) = stored.remove("mission") {
            settings.mission = v;
        }
        if let Some(v) = stored.remove("country") {
            settings.country = v;
        }
        if let Some(v) = stored.remove("language") {
            settings.language = v;
        }
        if let Some(v) = stored.remove("zone") {
            let bad = |_| SettingsError::Value {
                name: "zone",
                value: v.clone(),
            };
            settings.zone = TimeZone::get(&v).map_err(bad)?;
            settings.zone_name = v;
        }
        if let Some(v) = stored.remove("onset") {
            let bad = |_| SettingsError::Value {
                name: "onset",
                value: v.clone(),
            };
            settings.onset = v.parse().map_err(bad)?;
        }
        if let Some(v) = stored.remove("clock_starts_at") {
            let bad = |_| SettingsError::Value {
                name: "clock_starts_at",
                value: v.clone(),
            };
            settings.clock_starts_at = Some(v.parse().map_err(bad)?);
        }
        settings.demo = stored.remove("demo").is_some_and(|v| v == "yes");
        if let Some(v) = stored.remove("rooms_off") {
            settings.rooms_off = v.split_whitespace().map(str::to_string).collect();
        }
        // A demo that was made before there was this setting asks nobody either.
        if settings.demo {
            settings.second_factor = BTreeSet::new();
        }
        if let Some(v) = stored.remove("second_factor") {
            settings.second_factor = words(&v);
        }
        Ok(settings)
    }

    /// Whether this account must set up a second factor before anything else.
    pub fn second_factor_due(&self, account: &Account) -> bool {
        let roles = account.actor().roles;
        account.second_factor_at.is_none() && !self.second_factor.is_disjoint(&roles)
    }

    /// Stores these settings.
    pub async fn store(&self, tx: &mut Tx) -> Result<(), DbError> {
        let clock = self.clock_starts_at.map(|at| at.to_string());
        let second_factor: Vec<&str> = self.second_factor.iter().map(String::as_str).collect();
        let second_factor = second_factor.join(" ");
        let rows = [
            ("mission", Some(self.mission.clone())),
            ("country", Some(self.country.clone())),
            ("language", Some(self.language.clone())),
            ("zone", Some(self.zone_name.clone())),
            ("onset", Some(self.onset.to_string())),
            (
                "demo",
                Some(if self.demo { "yes" } else { "no" }.to_string()),
            ),
            ("clock_starts_at", clock),
            ("rooms_off", Some(self.rooms_off.join(" "))),
            ("second_factor", Some(second_factor)),
        ];
        for (name, value) in rows {
            if let Some(value) = value {
                tx.run(SET.bind(name).bind(value)).await?;
            }
        }
        Ok(())
    }
}
