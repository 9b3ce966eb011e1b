//! `user add | list | disable | reset-second-factor | second-factor`: the first administrator of a new
//! mission, and a way back in.

use std::collections::BTreeSet;

use anyhow::Context;
use kit::accounts::{self, Account, NewAccount, second_factor};
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
    /// Take a lost second factor away; its owner sets up a new one
    ResetSecondFactor {
        #[command(flatten)]
        data: Data,
        /// Login handle
        login: String,
    },
    /// Show, or set, which roles sign in with a second factor
    SecondFactor {
        #[command(flatten)]
        data: Data,
        /// These and no others; an empty text for none
        #[arg(long = "for", value_name = "ROLE,…", value_delimiter = ',')]
        roles: Option<Vec<String>>,
    },
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
            let roles = roles(role)?;
            // Nobody clears her own draft.
            anyhow::ensure!(
                !(roles.contains("reporting_officer") && roles.contains("chief_of_mission")),
                "whoever drafts reports cannot also clear them: choose one of the two roles"
            );
            let letter = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
            anyhow::ensure!(
                !login.is_empty() && login.chars().all(letter),
                "a login has Latin letters, digits, dots and dashes only"
            );
            let app = &open(&data).await?;
            anyhow::ensure!(
                accounts::by_login(&app.house.db, &login).await?.is_none(),
                "the login {login} is in use; choose another"
            );
            let password = crate::key::passphrase("Password of the account")?;
            anyhow::ensure!(
                accounts::password_is_long_enough(&password),
                "use at least 12 characters"
            );
            let new = &NewAccount {
                id: app.house.ids.new_id(),
                login: login.to_lowercase(),
                password_hash: accounts::hash_password(password).await,
                roles,
                offices: BTreeSet::new(),
                everywhere: true,
                partner: String::new(),
                language: String::new(),
            };
            kit::write!(app.house.db, tx => {
                accounts::add(tx, new).await?;
                tx.record(app.house.event(&by_hand(), "staff.account.added", &new.id)).await
            })
            .context("the account could not be added")?;
            say(&format!("Added {}.", new.login));
        }
        What::List(data) => {
            for account in accounts::all(&open(&data).await?.house.db).await? {
                let state = if account.disabled_at.is_some() {
                    "disabled"
                } else {
                    "active"
                };
                let factor = if account.second_factor_at.is_some() {
                    "second factor"
                } else {
                    "password only"
                };
                say(&format!(
                    "{:<20} {state:<9} {factor:<14} {}",
                    account.login, account.roles
                ));
            }
        }
        What::ResetSecondFactor { data, login } => {
            let app = &open(&data).await?;
            let account = &account(app, &login).await?;
            anyhow::ensure!(
                account.second_factor_at.is_some(),
                "{login} has no second factor"
            );
            kit::write!(app.house.db, tx => {
                second_factor::reset(tx, &account.id).await?;
                tx.record(app.house.event(&by_hand(), "staff.second_factor.reset", &account.id)).await
            })?;
            say(&format!(
                "{login} signs in with the password alone and sets up a new second factor."
            ));
        }
        What::SecondFactor { data, roles } => require(&open(&data).await?, roles).await?,
        What::Disable { data, login } => {
            let app = &open(&data).await?;
            let account = &account(app, &login).await?;
            anyhow::ensure!(account.disabled_at.is_none(), "{login} is disabled already");
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

/// These role names, each of which must exist; empty ones are left out.
pub(crate) fn roles(named: Vec<String>) -> anyhow::Result<BTreeSet<String>> {
    let named: BTreeSet<String> = named.into_iter().filter(|role| !role.is_empty()).collect();
    for role in &named {
        anyhow::ensure!(
            ROLES.contains(&role.as_str()),
            "no role {role}; there are {}",
            ROLES.join(", ")
        );
    }
    Ok(named)
}

async fn account(app: &mission::App, login: &str) -> anyhow::Result<Account> {
    accounts::by_login(&app.house.db, login)
        .await?
        .with_context(|| format!("there is no account {login}; `waystation user list` shows them"))
}

async fn require(app: &mission::App, named: Option<Vec<String>>) -> anyhow::Result<()> {
    let mut settings = app.house.settings.clone();
    if let Some(named) = named {
        settings.second_factor = roles(named)?;
        let settings = &settings;
        kit::write!(app.house.db, tx => {
            settings.store(tx).await?;
            tx.record(app.house.event(&by_hand(), "staff.second_factor.required", "mission")).await
        })?;
        say("Stored. Servers that run read it when they start again.");
    }
    let roles: Vec<&str> = settings.second_factor.iter().map(String::as_str).collect();
    if roles.is_empty() {
        say("Nobody has to sign in with a second factor.");
    } else {
        say(&format!("With a second factor: {}", roles.join(", ")));
    }
    Ok(())
}
