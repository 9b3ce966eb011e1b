//! Serving: the rooms' routes behind limits, sessions and the outermost middleware; the metrics on
//! their own port; a calm end when the process is asked to stop.

use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, FromRef, OriginalUri, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, body::Body};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use super::body::{FILE_LIMIT, LIMIT};
use super::{Problem, dress, session};
use crate::assets;
use crate::house::House;
use crate::room::Route;

/// The whole program as one router.
pub fn router<S>(state: S, routes: Vec<Route<S>>) -> Router
where
    House: FromRef<S>,
    S: Clone + Send + Sync + 'static,
{
    let house = House::from_ref(&state);
    let mut router = Router::<S>::new();
    for route in routes {
        let limit = if route.path.ends_with("/import") {
            FILE_LIMIT
        } else {
            LIMIT
        };
        router = router.route(
            route.path,
            route.handler.layer(DefaultBodyLimit::max(limit)),
        );
    }
    Router::new()
        .merge(router.with_state(state))
        .merge(house_routes(house.clone()))
        .fallback(|| async { Problem::NotFound })
        .method_not_allowed_fallback(|| async { Problem::Method })
        .layer(from_fn(carry_who))
        .layer(from_fn_with_state(house.clone(), session::find_who))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::GATEWAY_TIMEOUT,
            Duration::from_secs(120),
        ))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(house, dress::dress))
        .layer(CompressionLayer::new())
}

/// What the house itself answers.
fn house_routes(house: House) -> Router {
    Router::new()
        .route("/healthz", get(health))
        .route("/assets/{*name}", get(asset))
        .route("/language/{tag}", get(choose_language))
        .with_state(house)
}

/// Who asked is known inside; a problem is dressed for that reader by the outermost middleware.
async fn carry_who(request: axum::extract::Request, next: axum::middleware::Next) -> Response {
    let who = request.extensions().get::<super::gate::Who>().cloned();
    let mut response = next.run(request).await;
    if let Some(who) = who {
        response.extensions_mut().insert(who);
    }
    response
}

fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response<Body> {
    Problem::Internal("a handler panicked".into()).into_response()
}

async fn health(State(house): State<House>) -> Response {
    match house.db.ping().await {
        Ok(()) => (StatusCode::OK, "ok\n").into_response(),
        Err(error) => Problem::from(error).into_response(),
    }
}

async fn asset(OriginalUri(uri): OriginalUri, headers: HeaderMap) -> Response {
    let Some(asset) = assets::find(uri.path()) else {
        return Problem::NotFound.into_response();
    };
    let gzip = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|accepted| accepted.contains("gzip"));
    let kind = [
        (header::CONTENT_TYPE, asset.content_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
    ];
    match asset.gzip.filter(|_| gzip) {
        Some(small) => (kind, [(header::CONTENT_ENCODING, "gzip")], small).into_response(),
        None => (kind, asset.body).into_response(),
    }
}

#[derive(serde::Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

/// Keeps the chosen language in a cookie and goes back to the page, which must be one of ours.
async fn choose_language(
    State(house): State<House>,
    Path(tag): Path<String>,
    Query(Back { back }): Query<Back>,
) -> Response {
    let lang = house.catalogue.lang(&tag);
    let ours =
        back.starts_with('/') && !back.starts_with("//") && !back.contains(['\\', '\n', '\r']);
    let mut response = super::see_other(if ours { &back } else { "/" });
    let secure = if house.https { "; Secure" } else { "" };
    let cookie = format!(
        "language={}; Path=/; SameSite=Lax; Max-Age=31536000{secure}",
        lang.tag()
    );
    if let Ok(value) = cookie.parse() {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    response
}

/// A request's head must be there after so long, or the connection is closed: who never finishes a
/// sentence must not keep others from being heard.
const HEAD: Duration = Duration::from_secs(30);
/// Open requests may take so long to finish once the process is asked to stop.
const LEAVE: Duration = Duration::from_secs(10);

/// Serves until the process is asked to stop (Ctrl-C or SIGTERM); open requests are finished, those
/// of readers who are too slow for it are cut off.
pub async fn serve(listener: TcpListener, router: Router) -> std::io::Result<()> {
    let (stop, stopping) = watch::channel(());
    // Each connection holds an end; the last one to close wakes us.
    let (open, mut closed) = mpsc::channel::<()>(1);
    let mut stopped = pin!(stopped());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stopped => break,
        };
        match accepted {
            Ok((stream, _)) => {
                let (router, stopping, open) = (router.clone(), stopping.clone(), open.clone());
                tokio::spawn(async move {
                    connection(stream, router, stopping).await;
                    drop(open);
                });
            }
            Err(error) => {
                // No file handles left, for instance: some connection will end.
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
    drop((listener, stop, open));
    if tokio::time::timeout(LEAVE, closed.recv()).await.is_err() {
        tracing::warn!("some connections were still open and are cut off");
    }
    Ok(())
}

async fn connection(stream: TcpStream, router: Router, mut stopping: watch::Receiver<()>) {
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let mut served = pin!(served);
    // A connection that breaks is the reader's affair: nobody is there to be told.
    let broken = tokio::select! {
        ended = served.as_mut() => ended,
        _ = stopping.changed() => {
            served.as_mut().graceful_shutdown();
            served.await
        }
    };
    if let Err(error) = broken {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Serves the metrics; dropped with the program.
pub async fn serve_metrics(address: SocketAddr, house: House) -> std::io::Result<()> {
    let listener = TcpListener::bind(address).await?;
    let router = Router::new().route(
        "/metrics",
        get(move || {
            let text = house.metrics.text();
            async move { text }
        }),
    );
    axum::serve(listener, router).await
}

async fn stopped() {
    let interrupted = async {
        // Without the signal the process can still be stopped by the other one.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! { () = interrupted => {}, () = terminated => {} }
}
