//! The gate in front of every route: who asks, and may that actor do this anywhere at all? A handler
//! behind it still asks about the very record ([`crate::policy::Policy::permit`]).

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Problem;
use crate::house::House;
use crate::policy::{Action, Actor};

/// What a route needs; set by [`crate::room::get`] and its kin, so no route can be without.
#[derive(Debug, Clone, Copy)]
pub struct Needs {
    /// `None` for the few open routes.
    pub action: Option<Action>,
    /// The route's pattern: what metrics and logs name (never the path, which holds ids).
    pub path: &'static str,
}

/// Who asks, found by the session middleware.
#[derive(Debug, Clone)]
pub struct Who {
    /// The account or machine.
    pub actor: Actor,
    /// The session's CSRF token; empty for a machine, which has no session.
    pub csrf: String,
    /// The account's login handle, for the menu.
    pub login: String,
    /// Its preferred language, or empty.
    pub language: String,
    /// Its roles ask for a second factor that it has not set up: until then, its own account alone
    /// is open to it.
    pub second_factor_due: bool,
}

/// Lets the request pass, or answers: sign in, or not found. The answer carries the route's pattern,
/// by which the outermost middleware counts.
pub async fn gate(request: Request, next: Next) -> Response {
    let needs = request.extensions().get::<Needs>().copied();
    let mut response = match check(&request) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    };
    if let Some(needs) = needs {
        response.extensions_mut().insert(needs);
    }
    response
}

fn check(request: &Request) -> Result<(), Problem> {
    let extensions = request.extensions();
    let needs = extensions.get::<Needs>().ok_or(Problem::NotFound)?;
    let Some(action) = needs.action else {
        return Ok(());
    };
    let house = extensions
        .get::<House>()
        .ok_or_else(|| Problem::Internal("no house".into()))?;
    let who = extensions.get::<Who>().ok_or(Problem::SignIn)?;
    if who.second_factor_due && needs.path.split('/').nth(1) != Some("account") {
        return Err(Problem::SecondFactor);
    }
    if house.policy.allows_somewhere(&who.actor, action) {
        Ok(())
    } else {
        Err(Problem::NotFound)
    }
}
