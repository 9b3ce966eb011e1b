//! Stories of lists, told by those who send them.

mod lists;
mod returns;
mod upkeep;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use figures::Facts;
use jiff::civil::date;
use tower::ServiceExt;

use super::{Came, NotImported, Order, Said};
use crate::test::{Answer, TestApp};

/// Sends a file as one of the cast; an empty office is not sent.
async fn send(test: &TestApp, login: &str, kind: &str, office: &str, file: &[u8]) -> Answer {
    let mut body = Vec::new();
    for (field, value) in [
        ("csrf", format!("token-of-{login}").as_str()),
        ("office", office),
    ] {
        let head = format!("--cut\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n");
        body.extend(format!("{head}{value}\r\n").bytes());
    }
    body.extend(
        b"--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"monday\"\r\n\r\n",
    );
    body.extend(file);
    body.extend(b"\r\n--cut--\r\n");
    let request = Request::post(format!("/imports/new/{kind}"))
        .header(header::ACCEPT, "text/html")
        .header(header::ACCEPT_LANGUAGE, "en")
        .header(header::COOKIE, format!("waystation=session-of-{login}"))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut")
        .body(Body::from(body))
        .unwrap();
    let response = test.router().oneshot(request).await.unwrap();
    let status = response.status();
    let location = response.headers().get(header::LOCATION);
    let location = location.map_or("", |v| v.to_str().unwrap()).to_string();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await;
    Answer {
        status,
        location,
        body: String::from_utf8(bytes.unwrap().to_vec()).unwrap(),
    }
}

/// Sends a list that can be read; answers the address of its dry run.
async fn staged(test: &TestApp, login: &str, kind: &str, list: &[u8]) -> String {
    let office = if kind == "external_figures" {
        ""
    } else {
        "grodno"
    };
    let sent = send(test, login, kind, office, list).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.location
}

async fn commit(test: &TestApp, login: &str, path: &str) {
    let sent = test.post(login, &format!("{path}/commit"), "").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
}

/// Takes a list over as the command line does.
async fn by_command(
    test: &TestApp,
    login: &str,
    kind: &str,
    list: &[u8],
    said: Said,
) -> Result<Came, NotImported> {
    let actor = &test.actor(login).await;
    let order = Order {
        import: test.app.import(kind).expect("a kind of list"),
        actor,
        office: "grodno",
        bytes: list,
        said,
        dry_run: false,
    };
    super::run(&test.app, order).await
}

/// How many rows of a list were added, known, refused.
async fn counts(test: &TestApp, login: &str, kind: &str, list: &[u8]) -> (usize, usize, usize) {
    let came = by_command(test, login, kind, list, Said::default()).await;
    let came = came.unwrap_or_else(|e| panic!("{kind}: {e}"));
    let c = came.counts;
    (c.added, c.known, c.refused)
}

/// The facts of a source up to the day of situation report No. 18.
async fn facts(test: &TestApp, source: &str) -> Facts {
    let mut sources = test.app.sources.iter();
    let source = sources.find(|s| s.name == source).expect("a source");
    (source.load)(&test.app, date(2022, 6, 9)).await.unwrap()
}
