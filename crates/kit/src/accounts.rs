//! Accounts: who can sign in, with which roles, for which offices. An account holds a login handle
//! and no name; names of staff are sealed like everybody's. Passwords are kept as Argon2id hashes.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

pub mod second_factor;

use crate::db::{Db, DbError, Tx};
use crate::policy::Actor;
use crate::time::Micros;

crate::sql! {
    /// Statements of this file.
    STATEMENTS;
    ADD [Text, Text, Text, Text, Text, Bool, Text, Text]
        "insert into account (id, login, password_hash, roles, offices, everywhere, partner, language, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    FIND [Text] "select * from account where id = $1";
    BY_LOGIN [Text] "select * from account where login = $1";
    ALL [] "select * from account order by login";
    CHANGE [Text, Int, Text, Text, Bool, Text]
        "update account set roles = $3, offices = $4, everywhere = $5, language = $6, version = version + 1
         where id = $1 and version = $2";
    SET_SECOND_FACTOR [Text, Int]
        "update account set second_factor_at = $2, version = version + 1 where id = $1";
    CLEAR_SECOND_FACTOR [Text]
        "update account set second_factor_at = null, version = version + 1 where id = $1";
    SET_PASSWORD [Text, Text]
        "update account set password_hash = $2, version = version + 1 where id = $1";
    DISABLE [Text, Int]
        "update account set disabled_at = $2, version = version + 1 where id = $1 and disabled_at is null";
    ENABLE [Text] "update account set disabled_at = null, version = version + 1 where id = $1";
    END_SESSIONS [Text] "delete from session where staff_id = $1";
}

/// One account as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Account {
    /// UUIDv7.
    pub id: String,
    /// What is typed to sign in; lower case.
    pub login: String,
    password_hash: String,
    /// Names out of [`crate::policy::ROLES`], space separated.
    pub roles: String,
    /// Ids of offices, space separated.
    pub offices: String,
    /// The whole mission.
    pub everywhere: bool,
    /// Partner organisation, or empty.
    pub partner: String,
    /// Preferred language tag, or empty.
    pub language: String,
    /// Counts changes; an edit names the version it was based on.
    pub version: i64,
    /// Since when signing in is refused.
    pub disabled_at: Option<Micros>,
    /// Since when signing in asks for a second factor.
    pub second_factor_at: Option<Micros>,
}

impl Account {
    /// The account as the policy sees it.
    pub fn actor(&self) -> Actor {
        Actor {
            id: self.id.clone(),
            name_in_log: self.id.clone(),
            roles: words(&self.roles),
            offices: words(&self.offices),
            everywhere: self.everywhere,
            partner: self.partner.clone(),
            scopes: None,
        }
    }
}

fn words(text: &str) -> BTreeSet<String> {
    text.split_whitespace().map(str::to_string).collect()
}

/// A new account; the caller has checked the roles and hashed the password.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// UUIDv7.
    pub id: String,
    /// Handle, will be stored in lower case.
    pub login: String,
    /// From [`hash_password`].
    pub password_hash: String,
    /// Role names.
    pub roles: BTreeSet<String>,
    /// Office ids.
    pub offices: BTreeSet<String>,
    /// The whole mission.
    pub everywhere: bool,
    /// Partner organisation, or empty.
    pub partner: String,
    /// Preferred language tag, or empty.
    pub language: String,
}

fn join(words: &BTreeSet<String>) -> String {
    words
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Stores a new account.
pub async fn add(tx: &mut Tx, new: &NewAccount) -> Result<(), DbError> {
    let query = ADD
        .bind(&new.id)
        .bind(new.login.to_lowercase())
        .bind(&new.password_hash);
    let query = query
        .bind(join(&new.roles))
        .bind(join(&new.offices))
        .bind(new.everywhere);
    tx.run(query.bind(&new.partner).bind(&new.language))
        .await
        .map(drop)
}

/// The account of that id.
pub async fn find(db: &Db, id: &str) -> Result<Option<Account>, DbError> {
    db.maybe(FIND.bind(id)).await
}

/// The account of that login.
pub async fn by_login(db: &Db, login: &str) -> Result<Option<Account>, DbError> {
    db.maybe(BY_LOGIN.bind(login.trim().to_lowercase())).await
}

/// All accounts by login.
pub async fn all(db: &Db) -> Result<Vec<Account>, DbError> {
    db.all(ALL.query()).await
}

/// Changes roles, offices and language; false when somebody else was quicker. Ends the account's
/// sessions, because what it may do has changed.
pub async fn change(tx: &mut Tx, account: &Account) -> Result<bool, DbError> {
    let query = CHANGE
        .bind(&account.id)
        .bind(account.version)
        .bind(&account.roles);
    let query = query
        .bind(&account.offices)
        .bind(account.everywhere)
        .bind(&account.language);
    let changed = tx.run(query).await? == 1;
    tx.run(END_SESSIONS.bind(&account.id)).await?;
    Ok(changed)
}

/// Sets a new password hash and ends the account's sessions.
pub async fn set_password(tx: &mut Tx, id: &str, hash: &str) -> Result<(), DbError> {
    tx.run(SET_PASSWORD.bind(id).bind(hash)).await?;
    tx.run(END_SESSIONS.bind(id)).await.map(drop)
}

/// Refuses signing in from now on and ends all sessions.
pub async fn disable(tx: &mut Tx, id: &str, at: Micros) -> Result<(), DbError> {
    tx.run(DISABLE.bind(id).bind(at)).await?;
    tx.run(END_SESSIONS.bind(id)).await.map(drop)
}

/// Lets a disabled account sign in again.
pub async fn enable(tx: &mut Tx, id: &str) -> Result<(), DbError> {
    tx.run(ENABLE.bind(id)).await.map(drop)
}

/// Two at a time: a flood of sign-ins must not take the whole machine.
static HASHING: Semaphore = Semaphore::const_new(2);

/// A hash that belongs to nobody, so that an unknown login takes as long as a wrong password.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody's password"));

fn hasher() -> Argon2<'static> {
    // 19 MiB, two passes: the OWASP minimum, about 25 ms.
    let params = Params::new(19 * 1024, 2, 1, None).expect("fixed parameters are valid");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash_now(password: &str) -> String {
    let mut salt = [0_u8; 16];
    crate::chance::fill_with_entropy(&mut salt);
    hasher()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .expect("fixed parameters and a 16-byte salt always hash")
        .to_string()
}

/// Hashes a password (about 25 ms, off the async threads).
pub async fn hash_password(password: String) -> String {
    let _turn = HASHING.acquire().await;
    tokio::task::spawn_blocking(move || hash_now(&password))
        .await
        .expect("hashing does not panic")
}

/// Whether the password is this account's; takes the same time when there is no account.
pub async fn password_fits(account: Option<&Account>, password: String) -> bool {
    let _turn = HASHING.acquire().await;
    let stored = account.map_or_else(|| NOBODY.clone(), |a| a.password_hash.clone());
    let known = account.is_some_and(|a| a.disabled_at.is_none());
    tokio::task::spawn_blocking(move || {
        let fits = PasswordHash::new(&stored)
            .is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok());
        fits && known
    })
    .await
    .unwrap_or(false)
}

/// Passwords are long rather than odd (NIST 800-63B): at least 12 characters, no other rule.
pub fn password_is_long_enough(password: &str) -> bool {
    password.chars().count() >= 12
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(hash: String) -> Account {
        Account {
            id: "a".into(),
            login: "olga".into(),
            password_hash: hash,
            roles: "operator".into(),
            offices: String::new(),
            everywhere: false,
            partner: String::new(),
            language: "ru".into(),
            version: 1,
            disabled_at: None,
            second_factor_at: None,
        }
    }

    #[tokio::test]
    async fn a_password_opens_its_own_account_only_while_that_is_enabled() {
        let mut olga = account(hash_password("a long password".into()).await);
        assert!(password_fits(Some(&olga), "a long password".into()).await);
        assert!(!password_fits(Some(&olga), "another password".into()).await);
        assert!(!password_fits(None, "a long password".into()).await);
        olga.disabled_at = Some(1);
        assert!(!password_fits(Some(&olga), "a long password".into()).await);
    }
}
