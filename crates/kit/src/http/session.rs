//! Sign-in sessions, kept on the server: the cookie holds a random token, the database its hash.
//! Idle for 30 minutes or 12 hours old, a session ends. Machines bring a token of their own. Nothing
//! here may say whether an account exists.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::Problem;
use super::gate::Who;
use crate::accounts::{self, Account};
use crate::audit::hex;
use crate::db::{Db, DbError, Tx};
use crate::house::House;
use crate::time::Micros;

crate::sql! {
    /// Statements of this file.
    STATEMENTS;
    START [Text, Text, Text, Int]
        "insert into session (token_hash, staff_id, csrf, started_at, seen_at) values ($1, $2, $3, $4, $4)";
    FIND [Text] "select staff_id, csrf, started_at, seen_at from session where token_hash = $1";
    SEEN [Text, Int] "update session set seen_at = $2 where token_hash = $1";
    END [Text] "delete from session where token_hash = $1";
    OLD [Int, Int] "delete from session where seen_at < $1 or started_at < $2";
    START_HALF [Text, Text, Int]
        "insert into half_session (token_hash, account, started_at) values ($1, $2, $3)";
    FIND_HALF [Text, Int] "select account from half_session where token_hash = $1 and started_at > $2";
    END_HALF [Text] "delete from half_session where token_hash = $1";
    OLD_HALVES [Int] "delete from half_session where started_at <= $1";
    TOKEN [Text] "select id, staff_id, scopes, expires_at, revoked_at from api_token where token_hash = $1";
    NEW_TOKEN [Text, Text, Text, Text, Text, Int, Int]
        "insert into api_token (token_hash, id, staff_id, label, scopes, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)";
    TOKENS [Text]
        "select id, label, scopes, created_at, expires_at, revoked_at from api_token
         where staff_id = $1 order by created_at desc, id desc";
    REVOKE [Text, Text, Int]
        "update api_token set revoked_at = $3 where id = $1 and staff_id = $2 and revoked_at is null";
}

const MINUTE: Micros = 60_000_000;
const IDLE: Micros = 30 * MINUTE;
const LONGEST: Micros = 12 * 60 * MINUTE;
/// From the password to the code of the second factor.
const HALF: Micros = 5 * MINUTE;
const COOKIE: &str = "waystation";
const HALF_COOKIE: &str = "waystation-half";

#[derive(sqlx::FromRow)]
struct Stored {
    staff_id: String,
    csrf: String,
    started_at: Micros,
    seen_at: Micros,
}

#[derive(sqlx::FromRow)]
struct StoredToken {
    id: String,
    staff_id: String,
    scopes: String,
    expires_at: Micros,
    revoked_at: Option<Micros>,
}

/// A machine's token as its owner sees it; the token itself is shown once and never again.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ApiToken {
    /// UUIDv7.
    pub id: String,
    /// What its owner calls it.
    pub label: String,
    /// Actions, space separated.
    pub scopes: String,
    /// When it was made.
    pub created_at: Micros,
    /// When it ends by itself.
    pub expires_at: Micros,
    /// When it was ended.
    pub revoked_at: Option<Micros>,
}

fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Starts a session; answers the `Set-Cookie` value.
pub async fn start(tx: &mut Tx, house: &House, account: &Account) -> Result<String, DbError> {
    let token = crate::chance::new_token();
    let query = START
        .bind(hash(&token))
        .bind(&account.id)
        .bind(crate::chance::new_token());
    tx.run(query.bind(house.session_clock.now())).await?;
    Ok(cookie(house, COOKIE, &token, LONGEST / 1_000_000))
}

/// Remembers for five minutes that the password fitted; answers the `Set-Cookie` value. It opens
/// nothing but the page that asks for the second factor.
pub async fn start_half(tx: &mut Tx, house: &House, account: &str) -> Result<String, DbError> {
    let token = crate::chance::new_token();
    let now = house.session_clock.now();
    tx.run(START_HALF.bind(hash(&token)).bind(account).bind(now))
        .await?;
    Ok(cookie(house, HALF_COOKIE, &token, HALF / 1_000_000))
}

/// Whose password fitted a moment ago.
pub async fn half(house: &House, headers: &HeaderMap) -> Result<Option<Account>, DbError> {
    let Some(token) = cookie_value(headers, HALF_COOKIE) else {
        return Ok(None);
    };
    let since = house.session_clock.now() - HALF;
    let found: Option<(String,)> = house
        .db
        .maybe(FIND_HALF.bind(hash(token)).bind(since))
        .await?;
    let Some((account,)) = found else {
        return Ok(None);
    };
    let account = accounts::find(&house.db, &account).await?;
    Ok(account.filter(|a| a.disabled_at.is_none()))
}

/// The second factor was shown; answers the `Set-Cookie` value that ends the half session.
pub async fn end_half(tx: &mut Tx, house: &House, headers: &HeaderMap) -> Result<String, DbError> {
    if let Some(token) = cookie_value(headers, HALF_COOKIE) {
        tx.run(END_HALF.bind(hash(token))).await?;
    }
    Ok(cookie(house, HALF_COOKIE, "", 0))
}

/// A session with a known token, for tests.
#[cfg(any(test, feature = "test"))]
pub async fn start_for_test(
    tx: &mut Tx,
    account: &str,
    token: &str,
    csrf: &str,
    at: Micros,
) -> Result<(), DbError> {
    tx.run(START.bind(hash(token)).bind(account).bind(csrf).bind(at))
        .await
        .map(drop)
}

/// Ends the session that this request carries; answers the `Set-Cookie` value.
pub async fn end(house: &House, headers: &HeaderMap) -> Result<String, DbError> {
    if let Some(token) = token_of(headers) {
        let key = hash(token);
        crate::housekeeping!(house.db, tx => tx.run(END.bind(&key)).await.map(drop))?;
    }
    Ok(cookie(house, COOKIE, "", 0))
}

/// Deletes sessions that are over.
pub async fn tidy(db: &Db, now: Micros) -> Result<(), DbError> {
    crate::housekeeping!(db, tx => {
        tx.run(OLD_HALVES.bind(now - HALF)).await?;
        tx.run(OLD.bind(now - IDLE).bind(now - LONGEST)).await.map(drop)
    })
}

fn cookie(house: &House, name: &str, token: &str, seconds: i64) -> String {
    let secure = if house.https { "; Secure" } else { "" };
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}")
}

/// The value of a cookie.
pub fn cookie_value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

fn token_of(headers: &HeaderMap) -> Option<&str> {
    cookie_value(headers, COOKIE).filter(|token| !token.is_empty())
}

/// The middleware that finds out who asks, and refuses acts sent from other sites.
pub async fn find_who(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let who = match who(&house, request.headers()).await {
        Ok(who) => who,
        Err(error) => return Problem::from(error).into_response(),
    };
    if crosses_sites(&request) {
        return Problem::Forged.into_response();
    }
    request.extensions_mut().insert(house);
    if let Some(who) = who {
        request.extensions_mut().insert(who);
    }
    next.run(request).await
}

async fn who(house: &House, headers: &HeaderMap) -> Result<Option<Who>, DbError> {
    if let Some(bearer) = headers
        .get(header::AUTHORIZATION)
        .and_then(|v| v.to_str().ok())
    {
        return match bearer.strip_prefix("Bearer ") {
            Some(token) => machine(house, token).await,
            None => Ok(None),
        };
    }
    let Some(token) = token_of(headers) else {
        return Ok(None);
    };
    let key = hash(token);
    let Some(stored) = house.db.maybe::<Stored>(FIND.bind(&key)).await? else {
        return Ok(None);
    };
    let now = house.session_clock.now();
    if stored.seen_at + IDLE < now || stored.started_at + LONGEST < now {
        return Ok(None);
    }
    if stored.seen_at + MINUTE < now {
        crate::housekeeping!(house.db, tx => tx.run(SEEN.bind(&key).bind(now)).await.map(drop))?;
    }
    let account = accounts::find(&house.db, &stored.staff_id).await?;
    Ok(account
        .filter(|a| a.disabled_at.is_none())
        .map(|account| Who {
            second_factor_due: house.settings.second_factor_due(&account),
            actor: account.actor(),
            csrf: stored.csrf,
            login: account.login,
            language: account.language,
        }))
}

async fn machine(house: &House, token: &str) -> Result<Option<Who>, DbError> {
    let found: Option<StoredToken> = house.db.maybe(TOKEN.bind(hash(token))).await?;
    let Some(found) = found else { return Ok(None) };
    if found.revoked_at.is_some() || found.expires_at < house.session_clock.now() {
        return Ok(None);
    }
    let account = accounts::find(&house.db, &found.staff_id).await?;
    Ok(account.filter(|a| a.disabled_at.is_none()).map(|account| {
        let mut actor = account.actor();
        actor.name_in_log = format!("machine:{}", found.id);
        actor.scopes = Some(
            found
                .scopes
                .split_whitespace()
                .map(str::to_string)
                .collect(),
        );
        Who {
            // A token is made by somebody who has signed in with all that was asked for.
            second_factor_due: false,
            actor,
            csrf: String::new(),
            login: account.login,
            language: account.language,
        }
    }))
}

/// Makes a token for a machine that acts for this account; the answer is the only copy.
pub async fn new_api_token(
    tx: &mut Tx,
    house: &House,
    account: &str,
    label: &str,
    scopes: &str,
    days: i64,
) -> Result<String, DbError> {
    let token = format!("wst_{}", crate::chance::new_token());
    let now = house.session_clock.now();
    let query = NEW_TOKEN
        .bind(hash(&token))
        .bind(house.ids.new_id())
        .bind(account);
    let query = query
        .bind(label)
        .bind(scopes)
        .bind(now)
        .bind(now + days * 24 * 60 * MINUTE);
    tx.run(query).await?;
    Ok(token)
}

/// The tokens of an account, newest first.
pub async fn api_tokens(db: &Db, account: &str) -> Result<Vec<ApiToken>, DbError> {
    db.all(TOKENS.bind(account)).await
}

/// Ends a token; false when it is not this account's or has ended already.
pub async fn revoke_api_token(
    tx: &mut Tx,
    house: &House,
    account: &str,
    id: &str,
) -> Result<bool, DbError> {
    Ok(tx
        .run(
            REVOKE
                .bind(id)
                .bind(account)
                .bind(house.session_clock.now()),
        )
        .await?
        == 1)
}

/// An unsafe method that a browser sends from another site: refused before anything is read. The
/// form's own token is checked as well ([`super::Typed`]).
fn crosses_sites(request: &Request) -> bool {
    if matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    ) {
        return false;
    }
    let site = request
        .headers()
        .get("sec-fetch-site")
        .and_then(|v| v.to_str().ok());
    matches!(site, Some("cross-site" | "same-site"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "a=1; waystation=xyz; b=2".parse().unwrap());
        assert_eq!(token_of(&headers), Some("xyz"));
        assert_eq!(cookie_value(&headers, "b"), Some("2"));
        assert_eq!(cookie_value(&headers, "c"), None);
    }
}
