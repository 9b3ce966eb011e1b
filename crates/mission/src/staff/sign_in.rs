//! Signing in and out, and the start page. Whether an account exists is never told.

use std::sync::LazyLock;

use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kit::accounts;
use kit::http::session::{self, Failures};
use kit::http::{PageResult, Problem, Typed, Visitor, see_other};
use kit::ui::{Answers, Errors, Form, Input, Page, html};

use super::{view, words};

static FAILURES: LazyLock<Failures> = LazyLock::new(Failures::default);

#[derive(serde::Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    back: String,
}

/// The start page: what this reader may do.
pub(super) async fn home(visitor: Visitor) -> PageResult {
    if visitor.who.is_none() {
        return Ok(see_other("/sign-in"));
    }
    Ok(visitor.page(&view::home(&visitor)))
}

pub(super) async fn form(visitor: Visitor, Query(Back { back }): Query<Back>) -> PageResult {
    let answers = Answers::new().with("back", back);
    Ok(visitor.page(&page(&visitor, &answers, &Errors::new())))
}

fn page(visitor: &Visitor, answers: &Answers, errors: &Errors) -> Page {
    let lang = &visitor.lang;
    let csrf = visitor.who.as_ref().map_or("", |who| who.csrf.as_str());
    let form = Form::new(lang, csrf, "/sign-in", answers, errors);
    let fields = html! {
        (form.hidden("back"))
        (form.text("login", words::login(lang), None, Input::Account))
        (form.password("password", words::password(lang), None, false))
    };
    Page::form(
        words::sign_in(lang),
        errors,
        form.view(&fields, words::sign_in(lang), None),
    )
}

pub(super) async fn sign_in(visitor: Visitor, Typed(answers): Typed) -> PageResult {
    let house = &visitor.house;
    let login = answers.get("login").trim().to_lowercase();
    let now = house.session_clock.now();
    if !FAILURES.may_try(&login, now) {
        return Err(Problem::TooOften);
    }
    let account = accounts::by_login(&house.db, &login).await?;
    let fits = accounts::password_fits(account.as_ref(), answers.get("password").to_string()).await;
    let Some(account) = account.filter(|_| fits) else {
        FAILURES.count(&login, now);
        let mut errors = Errors::new();
        errors.add("login", words::wrong_password(&visitor.lang));
        // The password is not shown again, the login is.
        let again = Answers::new()
            .with("login", login)
            .with("back", answers.get("back"));
        let page = visitor.page(&page(&visitor, &again, &errors));
        return Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let (actor, account) = (&account.actor(), &account);
    let cookie = kit::write!(house.db, tx => {
        tx.record(house.event(actor, "staff.session.started", &account.id)).await?;
        Ok::<_, Problem>(session::start(tx, house, account).await?)
    })?;
    let back = answers.get("back");
    let ours = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\');
    Ok(with_cookie(
        see_other(if ours { back } else { "/" }),
        &cookie,
    ))
}

pub(super) async fn sign_out(
    visitor: Visitor,
    headers: axum::http::HeaderMap,
    Typed(_): Typed,
) -> PageResult {
    let cookie = session::end(&visitor.house, &headers).await?;
    if let Some(who) = &visitor.who {
        let house = &visitor.house;
        kit::write!(house.db, tx => {
            tx.record(house.event(&who.actor, "staff.session.ended", &who.actor.id)).await?;
            Ok::<(), Problem>(())
        })?;
    }
    Ok(with_cookie(see_other("/sign-in"), &cookie))
}

fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = cookie.parse() {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    response
}
