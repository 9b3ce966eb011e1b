//! What a handler is given about its request: the house, who asks, the language, the form's token.

use std::convert::Infallible;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use super::gate::Who;
use super::session::cookie_value;
use super::{Problem, shell};
use crate::audit::Event;
use crate::audit::openings::NotRecorded;
use crate::db::{Key, Seen, Tx};
use crate::house::House;
use crate::i18n::Lang;
use crate::policy::{Action, Actor, Guarded, Permitted};
use crate::ui::Page;

/// Anybody, signed in or not.
#[derive(Clone)]
pub struct Visitor {
    /// The house.
    pub house: House,
    /// The language of the answer.
    pub lang: Lang,
    /// Who is signed in, if anybody.
    pub who: Option<Who>,
    /// The path asked for, for menus and the way back.
    pub path: String,
    /// The query, without `?`.
    pub query: String,
}

impl Visitor {
    /// Reads a request's head.
    pub fn of(house: &House, parts: &Parts) -> Self {
        let who = parts.extensions.get::<Who>().cloned();
        Self {
            lang: language(house, &parts.headers, who.as_ref()),
            house: house.clone(),
            who,
            path: parts.uri.path().to_string(),
            query: parts.uri.query().unwrap_or_default().to_string(),
        }
    }

    /// The page in its shell.
    pub fn page(&self, page: &Page) -> Response {
        shell::dress(self, page).into_response()
    }
}

fn language(house: &House, headers: &HeaderMap, who: Option<&Who>) -> Lang {
    if let Some(tag) = cookie_value(headers, "language") {
        return house.catalogue.lang(tag);
    }
    if let Some(who) = who.filter(|w| !w.language.is_empty()) {
        return house.catalogue.lang(&who.language);
    }
    let accepted = headers.get("accept-language").and_then(|v| v.to_str().ok());
    match accepted {
        Some(accepted) => house.catalogue.negotiate(accepted),
        None => house.catalogue.lang(&house.settings.language),
    }
}

impl<S> FromRequestParts<S> for Visitor
where
    House: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&House::from_ref(state), parts))
    }
}

/// A signed-in actor's request.
#[derive(Clone)]
pub struct Ctx {
    /// The house.
    pub house: House,
    /// The language of the answer.
    pub lang: Lang,
    /// Who asks.
    pub actor: Actor,
    /// The session's CSRF token, for forms.
    pub csrf: String,
    /// The sender's idempotency key from the header, for the API.
    pub idempotency_key: Option<String>,
    visitor: Visitor,
}

impl Ctx {
    /// The page in its shell.
    pub fn page(&self, page: &Page) -> Response {
        self.visitor.page(page)
    }

    /// The page in its shell, answered with status 422: something on it needs mending.
    pub fn page_with_errors(&self, page: &Page) -> Response {
        (
            axum::http::StatusCode::UNPROCESSABLE_ENTITY,
            self.page(page),
        )
            .into_response()
    }

    /// The thing together with the decision, or "not found".
    pub fn permit<T: Guarded>(&self, action: Action, thing: T) -> Result<Permitted<T>, Problem> {
        Ok(self.house.policy.permit(&self.actor, action, thing)?)
    }

    /// Whether to show a button: may this actor do this with this thing?
    pub fn may(&self, action: Action, thing: &impl Guarded) -> bool {
        self.house
            .policy
            .allows(&self.actor, action, &thing.thing())
    }

    /// Whether to show a link: may this actor do this anywhere?
    pub fn may_somewhere(&self, action: Action) -> bool {
        self.house.policy.allows_somewhere(&self.actor, action)
    }

    /// An audit event by this actor, now.
    pub fn event(&self, action: &str, subject: impl Into<String>) -> Event {
        self.house.event(&self.actor, action, subject)
    }

    /// Writes down, before anything is shown, that this actor opened a record or a list of names.
    pub async fn opened(&self, event: Event) -> Result<(), NotRecorded> {
        self.house.openings.record(event).await
    }

    /// The idempotency key of a create: the header's, or the form's hidden field. `None` when the
    /// sender gave none.
    pub fn once(&self, scope: &str, typed: &str, body: &[u8]) -> Option<Key> {
        let key = self.idempotency_key.as_deref().unwrap_or(typed);
        (!key.is_empty()).then(|| Key::new(&format!("{scope} {}", self.actor.id), key, body))
    }

    /// Inside the transaction of a create: the id that the same act gave before, if it was done
    /// before, written down as `repeated`; else the act is to be done now, and `id` is kept for
    /// whoever sends it again.
    ///
    /// # Errors
    /// The key was used for something else, or the database refused.
    pub async fn done_before(
        &self,
        tx: &mut Tx,
        once: Option<&Key>,
        id: &str,
        repeated: &str,
    ) -> Result<Option<String>, Problem> {
        let Some(key) = once else { return Ok(None) };
        match tx.seen(key).await? {
            Seen::Before(earlier) => {
                tx.record(self.event(repeated, &earlier)).await?;
                Ok(Some(earlier))
            }
            Seen::Otherwise => Err(Problem::KeyReused),
            Seen::Never => {
                tx.settle(key, id, self.house.session_clock.now()).await?;
                Ok(None)
            }
        }
    }

    /// The query of this request, without `?`.
    pub fn query(&self) -> &str {
        &self.visitor.query
    }
}

impl<S> FromRequestParts<S> for Ctx
where
    House: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let visitor = Visitor::of(&House::from_ref(state), parts);
        let who = visitor.who.clone().ok_or(Problem::SignIn)?;
        let header = parts
            .headers
            .get("idempotency-key")
            .and_then(|v| v.to_str().ok());
        Ok(Self {
            house: visitor.house.clone(),
            lang: visitor.lang.clone(),
            actor: who.actor,
            csrf: who.csrf,
            idempotency_key: header.map(str::to_string),
            visitor,
        })
    }
}
