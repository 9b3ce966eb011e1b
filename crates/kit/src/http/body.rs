//! Bodies: forms (with their CSRF token), JSON, and files. What was typed is kept as it is
//! ([`Answers`]), so that a form with a mistake comes back whole.

use axum::body::{Body, Bytes};
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};

use super::Problem;
use super::gate::Who;
use crate::ui::Answers;

/// A form as typed, after its CSRF token was found to be this session's.
pub struct Typed(pub Answers);

impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let who = request.extensions().get::<Who>().cloned();
        let bytes = read(request.into_body()).await?;
        let pairs: Vec<(String, String)> =
            serde_html_form::from_bytes(&bytes).map_err(|_| Problem::Unreadable)?;
        let answers = Answers::from(pairs);
        check_token(who.as_ref(), answers.get("csrf"))?;
        Ok(Self(answers))
    }
}

/// Compares in constant time. A request without a session has no form of ours to forge.
fn check_token(who: Option<&Who>, token: &str) -> Result<(), Problem> {
    let Some(who) = who else { return Ok(()) };
    let same = who.csrf.len() == token.len()
        && who
            .csrf
            .bytes()
            .zip(token.bytes())
            .fold(0, |sum, (a, b)| sum | (a ^ b))
            == 0;
    if same && !who.csrf.is_empty() {
        Ok(())
    } else {
        Err(Problem::Forged)
    }
}

async fn read(body: Body) -> Result<Bytes, Problem> {
    // The router's limit has the first word; this is the same number again for safety.
    axum::body::to_bytes(body, LIMIT)
        .await
        .map_err(|_| Problem::TooLarge)
}

/// Largest body of a form or of JSON, in bytes.
pub const LIMIT: usize = 1024 * 1024;
/// Largest uploaded file, in bytes.
pub const FILE_LIMIT: usize = 16 * 1024 * 1024;

/// A JSON body, given on as answers under the field names of the form that does the same.
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: serde::de::DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|v| v.to_str().ok());
        if !kind.is_some_and(|k| k.starts_with("application/json")) {
            return Err(Problem::Format);
        }
        // A browser's form cannot send JSON, but a script on another site may try with a session's
        // cookie: an act by JSON needs a token of its own.
        let who = request.extensions().get::<Who>().cloned();
        let token = request
            .headers()
            .get("x-csrf")
            .and_then(|v| v.to_str().ok());
        if who.as_ref().is_some_and(|w| w.actor.scopes.is_none()) {
            check_token(who.as_ref(), token.unwrap_or_default())?;
        }
        let bytes = read(request.into_body()).await?;
        serde_json::from_slice(&bytes)
            .map(Self)
            .map_err(|_| Problem::Unreadable)
    }
}

/// Too large, or not what it says it is.
fn broken(error: &MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::TooLarge
    } else {
        Problem::Unreadable
    }
}

/// A form with one file.
pub struct Upload {
    /// The other fields.
    pub answers: Answers,
    /// The file's own name, empty when none was chosen. Used only to tell its format.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let who = request.extensions().get::<Who>().cloned();
        let mut form = Multipart::from_request(request, state)
            .await
            .map_err(|_| Problem::Format)?;
        let mut pairs = Vec::new();
        let (mut name, mut bytes) = (String::new(), Bytes::new());
        while let Some(field) = form.next_field().await.map_err(|e| broken(&e))? {
            let key = field.name().unwrap_or_default().to_string();
            match field.file_name().map(str::to_string) {
                Some(file) => {
                    name = file;
                    bytes = field.bytes().await.map_err(|e| broken(&e))?;
                }
                None => pairs.push((key, field.text().await.map_err(|e| broken(&e))?)),
            }
            if pairs.len() > 500 {
                return Err(Problem::TooLarge);
            }
        }
        let answers = Answers::from(pairs);
        check_token(who.as_ref(), answers.get("csrf"))?;
        Ok(Self {
            answers,
            name,
            bytes,
        })
    }
}
