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
use crate::http::Problem;
use crate::http::gate::{self, Needs};
use crate::i18n::{Lang, Sources, Text};
use crate::jobs::Work;
use crate::policy::Action;
use crate::sealing::Standing;

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
    pub retention: Vec<Retention<S>>,
    /// Called in the transaction that corrects a person's birth date: ages kept beside the room's
    /// events are reckoned anew.
    pub birth_corrected: Option<BirthCorrected>,
    /// Called in the transaction that erases a person: what could lead back to her and is not
    /// counted goes.
    pub erased: Option<Erased>,
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
            retention: Vec::new(),
            birth_corrected: None,
            erased: None,
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
pub struct Retention<S> {
    /// `room.what`: in the log, and what holds are set on.
    pub class: &'static str,
    /// What is kept, as a message id's function.
    pub what: fn(&Lang) -> Text,
    /// How long, after the event that starts the clock.
    pub kept: Kept,
    /// What happens then.
    pub then: fn(&Lang) -> Text,
    /// How it is carried out each day; `None` where the house does it as it goes.
    pub term: Option<Term<S>>,
}

impl<S> Clone for Retention<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Retention<S> {}

/// How long something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Days after the event that starts the clock.
    Days(i64),
    /// While its subject is kept.
    WithSubject,
    /// As long as the mission.
    Always,
}

/// How a room lists what is due until a day.
pub type ListDue<S> = for<'a> fn(&'a S, Date) -> Work<'a, Result<Vec<Due>, DbError>>;

/// How a room ends what is due; answers how many.
pub type EndDue<S> = for<'a> fn(&'a S, &'a [Due]) -> Work<'a, Result<i64, Problem>>;

/// How a term is carried out: what is due is listed before anything ends.
pub struct Term<S> {
    /// Where one of them is shown: its id is added. It must show no name.
    pub page: &'static str,
    /// Everything that is due until a day (that day included), the oldest first.
    pub due: ListDue<S>,
    /// Ends these and writes down each in the audit log; answers how many. It must bear being
    /// done twice.
    pub end: EndDue<S>,
}

impl<S> Clone for Term<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Term<S> {}

/// Something whose time is over, or soon will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Ids that belong together, such as all registrations of a person: they end together, and a
    /// hold on one of them holds all. Never empty.
    pub subjects: Vec<String>,
    /// The day on which the time is over.
    pub on: Date,
}

/// Who is being erased: what a room may need to take out of its own rows.
#[derive(Clone, Copy)]
pub struct Erasing<'a> {
    /// One registration of hers.
    pub registration: &'a str,
    /// Masks ids of other systems.
    pub key: &'a Standing,
}

impl Erasing<'_> {
    /// What takes the place of her id in another system: a list that holds that id is still
    /// recognised, so that it does not bring her back, but nothing leads to her any more.
    pub fn masked(&self, external_id: &str) -> String {
        masked(self.key, external_id)
    }
}

/// See [`Erasing::masked`]: what an import looks for beside the id itself.
pub fn masked(key: &Standing, external_id: &str) -> String {
    format!("erased-{}", &key.mask("external id", external_id)[..32])
}

/// Takes out of a room's rows whatever could lead back to an erased person and is not counted.
pub type Erased = for<'a> fn(&'a mut Tx, Erasing<'a>) -> Work<'a, Result<(), DbError>>;
