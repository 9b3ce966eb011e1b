//! A mission with its cast, for tests: Olga the operator, Kim the caseworker and the others, each
//! with fixed rights, and a browser for each. It must never be compiled into the program.
//!
//! | name | role | office |
//! |---|---|---|
//! | olga | operator | grodno |
//! | kim | caseworker | grodno |
//! | gala | caseworker | gomel |
//! | pavel | protection_supervisor | grodno |
//! | lena | logistician | grodno |
//! | max | movement_officer | everywhere |
//! | rita | reporting_officer | everywhere |
//! | chief | chief_of_mission | everywhere |
//! | dina | data_protection | everywhere |
//! | nadia | partner (organisation "bmmw") | – |
//! | ada | administrator | everywhere |
//! | nobody | no role | – |

use std::collections::BTreeSet;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use kit::accounts::{self, NewAccount};
use kit::chance::Chance;
use kit::config::Settings;
use kit::db::{Db, DbError, Place};
use kit::policy::Actor;
use kit::time::Clock;
use tower::ServiceExt;

use crate::places::{self, NewPlace};
use crate::{App, MIGRATIONS, Opening};

/// 9 June 2022, 10:00 in Minsk: the day of situation report No. 18.
pub const NOW: i64 = 1_654_758_000_000_000;

/// The cast: login, roles, offices (`*` is everywhere), partner.
pub const CAST: &[(&str, &str, &str, &str)] = &[
    ("olga", "operator", "grodno", ""),
    ("kim", "caseworker", "grodno", ""),
    ("gala", "caseworker", "gomel", ""),
    ("pavel", "protection_supervisor", "grodno", ""),
    ("lena", "logistician", "grodno", ""),
    ("max", "movement_officer", "*", ""),
    ("rita", "reporting_officer", "*", ""),
    ("chief", "chief_of_mission", "*", ""),
    ("dina", "data_protection", "*", ""),
    ("nadia", "partner", "", "bmmw"),
    ("ada", "administrator", "*", ""),
    ("nobody", "", "", ""),
];

/// A mission in a database of its own.
pub struct TestApp {
    /// The program's state.
    pub app: App,
    router: Router,
    db: kit::test::TestDb,
}

/// What a page answered.
pub struct Answer {
    /// Status.
    pub status: StatusCode,
    /// Where a redirect leads.
    pub location: String,
    /// The body as text.
    pub body: String,
}

impl TestApp {
    /// A new mission on SQLite, unlocked, with the places `grodno` and `gomel` and the cast.
    pub async fn sqlite() -> Self {
        Self::on(kit::test::sqlite(MIGRATIONS).await).await
    }

    /// The same, where these roles must have a second factor.
    pub async fn demanding(roles: &[&str]) -> Self {
        Self::made(kit::test::sqlite(MIGRATIONS).await, roles).await
    }

    /// The same on the given database.
    pub async fn on(db: kit::test::TestDb) -> Self {
        Self::made(db, &[]).await
    }

    async fn made(db: kit::test::TestDb, second_factor: &[&str]) -> Self {
        prepare(&db.db, second_factor)
            .await
            .expect("the mission is prepared");
        let opening = Opening {
            place: db.place.clone(),
            https: false,
            chance: Chance::seeded(7),
            session_clock: Clock::fixed(NOW),
        };
        let app = App::open(opening).await.expect("the mission opens");
        let folder = match &db.place {
            Place::Folder(folder) => folder.clone(),
            Place::Url(_) => db.folder().to_path_buf(),
        };
        app.house
            .keys
            .init_demo(&folder)
            .await
            .expect("the mission gets keys");
        Self {
            router: app.router(),
            app,
            db,
        }
    }

    /// Where the mission's database stands.
    pub fn place(&self) -> &Place {
        &self.db.place
    }

    /// A folder of its own, gone after the test.
    pub fn folder(&self) -> &std::path::Path {
        self.db.folder()
    }

    /// The actor behind a login of the cast.
    pub async fn actor(&self, login: &str) -> Actor {
        accounts::by_login(&self.app.house.db, login)
            .await
            .expect("accounts read")
            .expect("one of the cast")
            .actor()
    }

    /// Opens a page as one of the cast; the empty login is anonymous.
    pub async fn get(&self, login: &str, path: &str) -> Answer {
        self.send(login, "GET", path, "text/html", None).await
    }

    /// Sends a form (`a=1&b=2`, the CSRF token is added) as one of the cast.
    pub async fn post(&self, login: &str, path: &str, form: &str) -> Answer {
        let body = format!("{form}&csrf={}", csrf(login));
        self.send(
            login,
            "POST",
            path,
            "text/html",
            Some(("application/x-www-form-urlencoded", body)),
        )
        .await
    }

    /// Sends a form without a session, with cookies of one's own; answers the cookies that it sets.
    pub async fn post_with_cookies(
        &self,
        cookies: &str,
        path: &str,
        form: &str,
    ) -> (Answer, Vec<String>) {
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header(header::ACCEPT, "text/html")
            .header(header::ACCEPT_LANGUAGE, "en")
            .header(header::COOKIE, cookies)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_string()));
        let response = self
            .router
            .clone()
            .oneshot(request.expect("a sound request"));
        let response = response.await.expect("an answer");
        let set = response.headers().get_all(header::SET_COOKIE).iter();
        let set = set.filter_map(|v| v.to_str().ok()?.split(';').next().map(str::to_string));
        let set = set.collect();
        (read(response).await, set)
    }

    /// Sends a form with a session but without its token, as another site would.
    pub async fn post_forged(&self, login: &str, path: &str, form: &str) -> Answer {
        self.send(
            login,
            "POST",
            path,
            "text/html",
            Some(("application/x-www-form-urlencoded", form.to_string())),
        )
        .await
    }

    /// Calls the API with a machine's token.
    pub async fn with_token(&self, token: &str, path: &str) -> Answer {
        let request = Request::builder()
            .uri(path)
            .header(header::ACCEPT, "application/json")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .body(Body::empty());
        read(
            self.router
                .clone()
                .oneshot(request.expect("a sound request"))
                .await
                .expect("an answer"),
        )
        .await
    }

    /// Calls the JSON API as one of the cast.
    pub async fn api(
        &self,
        login: &str,
        method: &str,
        path: &str,
        body: Option<serde_json::Value>,
    ) -> Answer {
        let body = body.map(|json| ("application/json", json.to_string()));
        self.send(login, method, path, "application/json", body)
            .await
    }

    async fn send(
        &self,
        login: &str,
        method: &str,
        path: &str,
        accept: &str,
        body: Option<(&str, String)>,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::ACCEPT, accept)
            .header(header::ACCEPT_LANGUAGE, "en");
        if !login.is_empty() {
            request = request
                .header(header::COOKIE, format!("waystation={}", session(login)))
                .header("x-csrf", csrf(login));
        }
        let request = match body {
            Some((kind, text)) => request
                .header(header::CONTENT_TYPE, kind)
                .body(Body::from(text)),
            None => request.body(Body::empty()),
        };
        let response = self
            .router
            .clone()
            .oneshot(request.expect("a sound request"))
            .await
            .expect("an answer");
        read(response).await
    }

    /// The router, for requests of one's own making.
    pub fn router(&self) -> Router {
        self.router.clone()
    }
}

/// Sends a form as one of the cast to a router of one's own: another process on the same database.
pub async fn post_to(router: Router, login: &str, path: &str, form: &str) -> Answer {
    let request = Request::builder()
        .method("POST")
        .uri(path)
        .header(header::COOKIE, format!("waystation={}", session(login)))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!("{form}&csrf={}", csrf(login))));
    read(
        router
            .oneshot(request.expect("a sound request"))
            .await
            .expect("an answer"),
    )
    .await
}

async fn read(response: Response<Body>) -> Answer {
    let status = response.status();
    let location = response
        .headers()
        .get(header::LOCATION)
        .and_then(|v| v.to_str().ok());
    let location = location.unwrap_or_default().to_string();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX)
        .await
        .expect("a body");
    Answer {
        status,
        location,
        body: String::from_utf8_lossy(&bytes).into_owned(),
    }
}

fn session(login: &str) -> String {
    format!("session-of-{login}")
}

fn csrf(login: &str) -> String {
    format!("token-of-{login}")
}

async fn prepare(db: &Db, second_factor: &[&str]) -> Result<(), DbError> {
    let settings = Settings {
        mission: "Test mission".into(),
        country: "BLR".into(),
        zone_name: "Europe/Minsk".into(),
        demo: true,
        clock_starts_at: Some(NOW),
        second_factor: second_factor.iter().map(ToString::to_string).collect(),
        ..Settings::default()
    };
    let settings = &settings;
    kit::housekeeping!(db, tx => {
        settings.store(tx).await?;
        for (id, name) in [("grodno", "Grodno project site"), ("gomel", "Gomel project site")] {
            places::add(tx, id, &office(name)).await?;
        }
        for (login, roles, offices, partner) in CAST {
            let account = member(login, roles, offices, partner);
            accounts::add(tx, &account).await?;
            kit::http::session::start_for_test(tx, &account.id, &session(login), &csrf(login), NOW).await?;
        }
        Ok::<(), DbError>(())
    })
}

fn office(name: &str) -> NewPlace {
    NewPlace {
        kind: "office".into(),
        name: name.into(),
        local_name: String::new(),
        area: String::new(),
        opened_on: "2021-12-27".into(),
        closed_on: None,
    }
}

fn member(login: &str, roles: &str, offices: &str, partner: &str) -> NewAccount {
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_string)
            .collect::<BTreeSet<_>>()
    };
    let everywhere = offices == "*";
    NewAccount {
        id: login.into(),
        login: login.into(),
        // Nobody signs in by password in these tests: sessions are made directly.
        password_hash: String::new(),
        roles: words(roles),
        offices: if everywhere {
            BTreeSet::new()
        } else {
            words(offices)
        },
        everywhere,
        partner: partner.into(),
        language: String::new(),
    }
}
