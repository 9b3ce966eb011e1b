//! The outermost middleware: security headers, counting, and the clothes of a problem (a page for
//! people, `application/problem+json` for machines). No header may allow another host.

use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::html;

use super::problem::Carried;
use super::{Needs, Problem, Visitor};
use crate::house::House;
use crate::ui::{Page, error_summary};
use crate::words;

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; \
    base-uri 'none'; manifest-src 'self'";

/// Runs the request and dresses its answer.
pub(super) async fn dress(State(house): State<House>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let head = Request::from_parts(parts.clone(), body);
    let started = Instant::now();
    let mut response = next.run(head).await;
    let method = parts.method.as_str().to_string();
    let route = response
        .extensions()
        .get::<Needs>()
        .map_or("unknown", |n| n.path);
    house.metrics.answered(
        &method,
        route,
        response.status().as_u16(),
        started.elapsed(),
    );
    if let Some(Carried(problem)) = response.extensions_mut().remove::<Carried>() {
        let mut visitor = Visitor::of(&house, &parts);
        visitor.who = response.extensions_mut().remove().or(visitor.who);
        response = problem_response(&visitor, &problem, wants_json(&parts));
    } else if let Some(problem) = undressed(response.status()) {
        let visitor = Visitor::of(&house, &parts);
        response = problem_response(&visitor, &problem, wants_json(&parts));
    }
    secure(response)
}

/// What the limits of the router answer by themselves is a status without a page.
fn undressed(status: StatusCode) -> Option<Problem> {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Some(Problem::TooLarge),
        StatusCode::GATEWAY_TIMEOUT => Some(Problem::TooSlow),
        _ => None,
    }
}

fn wants_json(parts: &axum::http::request::Parts) -> bool {
    let accepts = |kind: &str| {
        parts
            .headers
            .get(header::ACCEPT)
            .and_then(|v| v.to_str().ok())
            .is_some_and(|accepted| accepted.contains(kind))
    };
    parts.uri.path().starts_with("/api/") || (accepts("json") && !accepts("html"))
}

fn problem_response(visitor: &Visitor, problem: &Problem, json: bool) -> Response {
    if json {
        return problem_json(visitor, problem);
    }
    if matches!(problem, Problem::SignIn) {
        // Only a page that can be shown again is worth coming back to.
        let back = if visitor.path == "/" {
            String::new()
        } else {
            format!("?back={}", visitor.path)
        };
        return super::see_other(format!("/sign-in{back}"));
    }
    if matches!(problem, Problem::SecondFactor) {
        return super::see_other("/account/second-factor");
    }
    let lang = &visitor.lang;
    let main = html! {
        @if let Problem::Invalid(errors) = problem { (error_summary(lang, errors)) }
        p.govuk-body { (problem.advice(lang)) }
        p.govuk-body-s { (words::error_number(lang, problem.number())) }
        p.govuk-body { a.govuk-link href="/" { (words::error_home(lang)) } }
    };
    let page = Page::text(problem.title(lang), main);
    (problem.status(), visitor.page(&page)).into_response()
}

fn problem_json(visitor: &Visitor, problem: &Problem) -> Response {
    let errors: Vec<_> = match problem {
        Problem::Invalid(errors) => errors
            .iter()
            .map(|(field, message)| serde_json::json!({"field": field, "message": message.to_string()}))
            .collect(),
        _ => Vec::new(),
    };
    let body = serde_json::json!({
        "type": format!("/problems/{}", problem.number()),
        "title": problem.title(&visitor.lang).to_string(),
        "status": problem.status().as_u16(),
        "detail": problem.advice(&visitor.lang).to_string(),
        "code": problem.number(),
        "errors": errors,
    });
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    (problem.status(), kind, body.to_string()).into_response()
}

fn secure(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let set = [
        (header::CONTENT_SECURITY_POLICY, CSP),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        ),
    ];
    for (name, value) in set {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Records must not lie in a shared computer's cache. Assets say otherwise themselves.
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}
