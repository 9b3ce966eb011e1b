//! Signing in and out, and the start page. Whether an account exists is never told.

use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kit::accounts::second_factor::{self, Shown};
use kit::accounts::{self, Account};
use kit::http::{PageResult, Problem, Typed, Visitor, failures, see_other, session};
use kit::ui::{Answers, Errors, Form, Input, Page, html};

use percent_encoding::NON_ALPHANUMERIC;

use super::{view, words};

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
    let tried = failures::count(house, "sign-in", &login).await?;
    let account = accounts::by_login(&house.db, &login).await?;
    let fits = accounts::password_fits(account.as_ref(), answers.get("password").to_string()).await;
    let Some(account) = account.filter(|_| fits) else {
        let mut errors = Errors::new();
        errors.add("login", words::wrong_password(&visitor.lang));
        // The password is not shown again, the login is.
        let again = Answers::new()
            .with("login", login)
            .with("back", answers.get("back"));
        let page = visitor.page(&page(&visitor, &again, &errors));
        return Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    tried.succeeded(&house.db).await?;
    let back = answers.get("back");
    if account.second_factor_at.is_some() {
        let id = &account.id;
        let cookie = kit::housekeeping!(house.db, tx => {
            Ok::<_, Problem>(session::start_half(tx, house, id).await?)
        })?;
        let back = percent_encoding::utf8_percent_encode(on_to(back), NON_ALPHANUMERIC);
        let next = see_other(format!("/sign-in/code?back={back}"));
        return Ok(with_cookie(next, &cookie));
    }
    let (actor, account) = (&account.actor(), &account);
    let cookie = kit::write!(house.db, tx => {
        tx.record(house.event(actor, "staff.session.started", &account.id)).await?;
        Ok::<_, Problem>(session::start(tx, house, account).await?)
    })?;
    Ok(with_cookie(see_other(on_to(back)), &cookie))
}

/// Only a page of ours is gone back to.
fn on_to(back: &str) -> &str {
    let ours = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\');
    if ours { back } else { "/" }
}

fn code_page(visitor: &Visitor, answers: &Answers, errors: &Errors) -> Page {
    let lang = &visitor.lang;
    let csrf = visitor.who.as_ref().map_or("", |who| who.csrf.as_str());
    let form = Form::new(lang, csrf, "/sign-in/code", answers, errors);
    let fields = html! {
        (form.hidden("back"))
        (form.text("code", words::code(lang), Some(words::code_hint(lang)), Input::OneTimeCode))
    };
    Page::form(
        words::second_factor(lang),
        errors,
        form.view(&fields, words::sign_in(lang), None),
    )
}

/// The form for the code; only after the password fitted.
pub(super) async fn code_form(
    visitor: Visitor,
    headers: axum::http::HeaderMap,
    Query(Back { back }): Query<Back>,
) -> PageResult {
    if session::half(&visitor.house, &headers).await?.is_none() {
        return Ok(see_other("/sign-in"));
    }
    let answers = Answers::new().with("back", back);
    Ok(visitor.page(&code_page(&visitor, &answers, &Errors::new())))
}

/// The code of the second factor, after the password fitted.
pub(super) async fn code(
    visitor: Visitor,
    headers: axum::http::HeaderMap,
    Typed(answers): Typed,
) -> PageResult {
    let house = &visitor.house;
    let Some(account) = session::half(house, &headers).await? else {
        return Ok(see_other("/sign-in"));
    };
    let tried = failures::count(house, "code", &account.id).await?;
    let Some((cookie, ended)) = complete(house, &account, &headers, answers.get("code")).await?
    else {
        let mut errors = Errors::new();
        errors.add("code", words::wrong_code(&visitor.lang));
        let again = Answers::new().with("back", answers.get("back"));
        let page = visitor.page(&code_page(&visitor, &again, &errors));
        return Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    tried.succeeded(&house.db).await?;
    let response = with_cookie(see_other(on_to(answers.get("back"))), &cookie);
    Ok(with_cookie(response, &ended))
}

/// Starts the session if the code fits; answers the cookies, or `None`.
async fn complete(
    house: &kit::house::House,
    account: &Account,
    headers: &axum::http::HeaderMap,
    code: &str,
) -> Result<Option<(String, String)>, Problem> {
    let key = &house.keys.standing().await?;
    let (actor, now) = (&account.actor(), house.session_clock.now());
    kit::write!(house.db, tx => {
        let shown = second_factor::check(tx, key, &account.id, code, now).await?;
        let Some(shown) = shown else {
            tx.record(house.event(actor, "staff.second_factor.wrong", &account.id)).await?;
            return Ok(None);
        };
        let by = if shown == Shown::Code { "code" } else { "recovery" };
        let event = house.event(actor, "staff.session.started", &account.id);
        tx.record(event.with("second_factor", by)).await?;
        let ended = session::end_half(tx, house, headers).await?;
        Ok::<_, Problem>(Some((session::start(tx, house, account).await?, ended)))
    })
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
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
