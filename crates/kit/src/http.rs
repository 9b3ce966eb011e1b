//! HTTP: the router around the rooms, sign-in sessions, CSRF, security headers, limits, errors as a
//! page or as `application/problem+json`, graceful shutdown. It must never know a room's record.

pub mod body;
mod ctx;
mod dress;
pub mod failures;
pub mod gate;
pub mod metrics;
mod problem;
pub mod serve;
pub mod session;
mod shell;

pub use body::{Json, Typed, Upload};
pub use ctx::{Ctx, Visitor};
pub use gate::Needs;
pub use problem::Problem;

/// What a page's handler answers.
pub type PageResult = Result<axum::response::Response, Problem>;

/// Sends the reader on after an act, so that reloading the page does not repeat it.
pub fn see_other(path: impl AsRef<str>) -> axum::response::Response {
    use axum::response::IntoResponse;
    axum::response::Redirect::to(path.as_ref()).into_response()
}
