//! The seam between the house and its rooms. A room gives the house everything it has in one
//! [`Room`]; the house folds the rooms into the router, the OpenAPI document, the policy, the
//! figure catalogue, the job table, the retention page and the menu.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::Extension;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware;
use axum::routing::{MethodFilter, MethodRouter, on};
use jiff::civil::Date;

use crate::audit::seal::Entry;
use crate::db::{DbError, Statement, Tx};
use crate::http::gate::{self, Needs};
use crate::i18n::{Lang, Sources, Text};
use crate::jobs::Work;
use crate::policy::Action;

/// Everything a room brings. `S` is the program's state, `F` what a room lends to figures, `I` a kind
/// of list that it takes over from a spreadsheet.
pub struct Room<S, F, I> {
    /// The folder's name.
    pub name: &'static str,
    /// Its pages and API.
    pub routes: Vec<Route<S>>,
    /// The OpenAPI part that describes its API.
    pub openapi: Option<utoipa::openapi::OpenApi>,
    /// The actions its policy speaks of.
    pub actions: &'static [Action],
    /// Its Cedar fragment.
    pub policy: &'static str,
    /// Its SQL, for the test that prepares every statement on both engines.
    pub statements: Vec<&'static [&'static Statement]>,
    /// Its words.
    pub words: Sources,
    /// Its entries of the menu.
    pub nav: Vec<NavEntry>,
    /// What can be begun for a person: the page, to which `?person=CASE-NUMBER` is added.
    pub for_person: Vec<NavEntry>,
    /// The row sources it lends to figures.
    pub facts: Vec<F>,
    /// The figure definitions that belong here, as TOML.
    pub figures: &'static str,
    /// The kinds of lists that it takes over.
    pub imports: Vec<I>,
    /// Work that nobody waits for.
    pub jobs: Vec<Job<S>>,
    /// What it keeps, how long, and what then.
    pub retention: &'static [Retention],
    /// Called in the transaction that corrects a person's birth date: ages kept beside the room's
    /// events are reckoned anew.
    pub birth_corrected: Option<BirthCorrected>,
    /// Called for each line of the sealed log, in order, in every process: how in-memory indexes
    /// stay fresh.
    pub follow: Option<Follow<S>>,
}

/// How a room reckons ages anew: the registration, and the birth date that now holds for it.
pub type BirthCorrected =
    for<'a> fn(&'a mut Tx, &'a str, Option<Date>) -> Work<'a, Result<(), DbError>>;

/// How a room follows the sealed log. It may be called again for a line it has seen.
pub type Follow<S> = for<'a> fn(&'a S, &'a Entry) -> Work<'a, Result<(), String>>;

impl<S, F, I> Room<S, F, I> {
    /// An empty room of that name.
    pub fn named(name: &'static str) -> Self {
        Self {
            name,
            routes: Vec::new(),
            openapi: None,
            actions: &[],
            policy: "",
            statements: Vec::new(),
            words: &[],
            nav: Vec::new(),
            for_person: Vec::new(),
            facts: Vec::new(),
            figures: "",
            imports: Vec::new(),
            jobs: Vec::new(),
            retention: &[],
            birth_corrected: None,
            follow: None,
        }
    }
}

/// One method of one path.
pub struct Route<S> {
    /// The method.
    pub method: Method,
    /// The path in axum's notation, `/hotline/{id}`.
    pub path: &'static str,
    /// What the caller must be allowed to do somewhere; `None` for the few open routes.
    pub action: Option<Action>,
    /// The handler behind its gate.
    pub handler: MethodRouter<S>,
}

/// A page to look at.
pub fn get<H, T, S>(path: &'static str, action: Action, handler: H) -> Route<S>
where
    H: Handler<T, S>,
    T: 'static,
    S: Clone + Send + Sync + 'static,
{
    route(Method::GET, MethodFilter::GET, path, Some(action), handler)
}

/// An act.
pub fn post<H, T, S>(path: &'static str, action: Action, handler: H) -> Route<S>
where
    H: Handler<T, S>,
    T: 'static,
    S: Clone + Send + Sync + 'static,
{
    route(
        Method::POST,
        MethodFilter::POST,
        path,
        Some(action),
        handler,
    )
}

/// A route for anybody, signed in or not: signing in, public texts, health.
pub fn open<H, T, S>(method: Method, path: &'static str, handler: H) -> Route<S>
where
    H: Handler<T, S>,
    T: 'static,
    S: Clone + Send + Sync + 'static,
{
    let filter = MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::GET);
    route(method, filter, path, None, handler)
}

fn route<H, T, S>(
    method: Method,
    filter: MethodFilter,
    path: &'static str,
    action: Option<Action>,
    handler: H,
) -> Route<S>
where
    H: Handler<T, S>,
    T: 'static,
    S: Clone + Send + Sync + 'static,
{
    let handler: MethodRouter<S> = on(filter, handler);
    let handler: MethodRouter<S> = handler
        .layer::<_, Infallible>(middleware::from_fn(gate::gate))
        .layer(Extension(Needs { action, path }));
    Route {
        method,
        path,
        action,
        handler,
    }
}

/// An entry of the menu, shown to those who may use it.
#[derive(Clone, Copy)]
pub struct NavEntry {
    /// What it says.
    pub label: fn(&Lang) -> Text,
    /// Where it leads.
    pub href: &'static str,
    /// What one must be allowed to do.
    pub action: Action,
    /// Place in the menu; smaller comes first.
    pub order: u32,
}

/// Work that a room does now and then, in one process at a time.
pub struct Job<S> {
    /// `room.verb`; also the name of its lease.
    pub name: &'static str,
    /// How often.
    pub every: Duration,
    /// The work; it must bear being done twice.
    pub run: for<'a> fn(&'a S) -> Work<'a, Result<(), String>>,
}

/// One line of the retention page.
#[derive(Debug, Clone, Copy)]
pub struct Retention {
    /// What is kept, as a message id's function.
    pub what: fn(&Lang) -> Text,
    /// How long in days after the event that starts the clock; `None` while its subject is kept.
    pub days: Option<i64>,
    /// What happens then.
    pub then: fn(&Lang) -> Text,
}
