//! `user add | list | disable`: the first administrator of a new mission, and a way back in.

use std::collections::BTreeSet;

use anyhow::Context;
use kit::accounts::{self, NewAccount};
use kit::policy::ROLES;

use crate::open::{Data, open};
use crate::say;

#[derive(clap::Args)]
pub(crate) struct User {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Add an account; the password is asked for
    Add {
        #[command(flatten)]
        data: Data,
        /// Login handle
        login: String,
        /// Roles, for instance administrator
        #[arg(long, required = true)]
        role: Vec<String>,
    },
    /// List the accounts
    List(Data),
    /// Refuse signing in from now on
    Disable {
        #[command(flatten)]
        data: Data,
        /// Login handle
        login: String,
    },
}

fn by_hand() -> kit::policy::Actor {
    kit::policy::Actor {
        name_in_log: "command line".into(),
        ..Default::default()
    }
}

pub(crate) async fn run(user: User) -> anyhow::Result<()> {
    match user.what {
        What::Add { data, login, role } => {
            for role in &role {
                anyhow::ensure!(
                    ROLES.contains(&role.as_str()),
                    "no role {role}; there are {}",
                    ROLES.join(", ")
                );
            }
            let app = &open(&data).await?;
            let password = crate::key::passphrase("Password of the account")?;
            anyhow::ensure!(
                accounts::password_is_long_enough(&password),
                "use at least 12 characters"
            );
            let new = &NewAccount {
                id: app.house.ids.new_id(),
                login: login.to_lowercase(),
                password_hash: accounts::hash_password(password).await,
                roles: role.into_iter().collect(),
                offices: BTreeSet::new(),
                everywhere: true,
                partner: String::new(),
                language: String::new(),
            };
            kit::write!(app.house.db, tx => {
                accounts::add(tx, new).await?;
                tx.record(app.house.event(&by_hand(), "staff.account.added", &new.id)).await
            })
            .context("the account could not be added (is the login in use?)")?;
            say(&format!("Added {}.", new.login));
        }
        What::List(data) => {
            for account in accounts::all(&open(&data).await?.house.db).await? {
                let state = if account.disabled_at.is_some() {
                    "disabled"
                } else {
                    "active"
                };
                say(&format!(
                    "{:<20} {:<9} {}",
                    account.login, state, account.roles
                ));
            }
        }
        What::Disable { data, login } => {
            let app = &open(&data).await?;
            let account = &accounts::by_login(&app.house.db, &login)
                .await?
                .context("no such account")?;
            let now = app.house.session_clock.now();
            kit::write!(app.house.db, tx => {
                accounts::disable(tx, &account.id, now).await?;
                tx.record(app.house.event(&by_hand(), "staff.account.disabled", &account.id)).await
            })?;
            say(&format!("{login} can no longer sign in."));
        }
    }
    Ok(())
}
