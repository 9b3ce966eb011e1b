//! `doctor`: what is wrong with a mission and what to do about it.

use kit::db::{Db, Place, SchemaState};
use kit::sealing::Status;
use mission::MIGRATIONS;

use crate::open::Data;
use crate::say;

pub(crate) async fn run(data: Data) -> anyhow::Result<()> {
    let mut wrong = 0;
    let mut check = |fine: bool, what: &str, mend: &str| {
        if fine {
            say(&format!("ok     {what}"));
        } else {
            wrong += 1;
            say(&format!("WRONG  {what}\n       {mend}"));
        }
    };
    let place = data.place();
    if let Place::Folder(folder) = &place {
        let there = folder.join("waystation.db").exists();
        check(
            there,
            "the data folder holds a mission",
            "give --data the folder, or make one with `waystation demo`",
        );
        if !there {
            anyhow::bail!("nothing more can be checked");
        }
        let demo = folder.join(kit::sealing::DEMO_KEY_FILE).exists();
        if demo {
            say(
                "note   the key lies beside the data: this is a demo, never keep real records in it",
            );
        }
    }
    let db = match Db::open(&place).await {
        Ok(db) => db,
        Err(error) => {
            check(false, "the database opens", &error.to_string());
            anyhow::bail!("nothing more can be checked");
        }
    };
    let state = db.schema_state(MIGRATIONS).await?;
    let mend = match &state {
        SchemaState::Empty => "there is no mission here; `waystation init` makes one",
        SchemaState::Ahead { .. } => "a newer Waystation wrote it: use that program",
        _ => "make a backup, then run `waystation migrate`",
    };
    check(
        state == SchemaState::Current,
        "the schema is this program's",
        mend,
    );
    if state != SchemaState::Current {
        anyhow::bail!("nothing more can be checked");
    }
    let app = crate::open::open(&data).await?;
    let status = app.house.keys.status().await?;
    check(
        status != Status::Uninitialised,
        "the mission has a key",
        "run `waystation key init`",
    );
    let problems = app.house.catalogue.problems().len();
    check(
        problems == 0,
        "every file of words reads",
        "start the server with RUST_LOG=warn to see which does not",
    );
    let accounts = kit::accounts::all(&app.house.db).await?;
    let ada = accounts
        .iter()
        .any(|a| a.disabled_at.is_none() && a.roles.contains("administrator"));
    check(
        ada,
        "an administrator can sign in",
        "run `waystation user add LOGIN --role administrator`",
    );
    let due = |a: &&kit::accounts::Account| app.house.settings.second_factor_due(a);
    let without = accounts
        .iter()
        .filter(|a| a.disabled_at.is_none())
        .filter(due)
        .count();
    if without > 0 {
        say(&format!(
            "note   {without} accounts must set up a second factor the next time they sign in"
        ));
    }
    let verdict = kit::audit::verify(&app.house.db, &[], |_| {}).await?;
    check(
        verdict.findings.is_empty(),
        "the audit log is whole",
        "run `waystation audit verify` to see each finding",
    );
    check(
        verdict.unsealed < 1000,
        "the sealer keeps up",
        "serve the mission: the sealer works while it is served",
    );
    anyhow::ensure!(wrong == 0, "{wrong} things to mend");
    Ok(())
}
