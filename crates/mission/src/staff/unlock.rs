//! Unlocking a server that was restarted: whoever holds the mission's passphrase enters it here, from
//! anywhere. It needs no account, because key holders may have none, and says nothing about records.

use axum::extract::State;
use axum::response::IntoResponse;
use kit::http::{PageResult, Problem, Typed, Visitor, failures, see_other};
use kit::policy::Actor;
use kit::sealing::{Opener, Status};
use kit::ui::{Answers, Errors, Form, Page, html};

use super::words;
use crate::App;

fn page(visitor: &Visitor, errors: &Errors) -> Page {
    let lang = &visitor.lang;
    let csrf = visitor.who.as_ref().map_or("", |who| who.csrf.as_str());
    let answers = Answers::new();
    let form = Form::new(lang, csrf, "/unlock", &answers, errors);
    let field = form.password(
        "passphrase",
        words::passphrase(lang),
        Some(words::passphrase_hint(lang)),
        false,
    );
    let main = html! { p { (words::unlock_explained(lang)) } (form.view(&field, words::unlock(lang), None)) };
    Page::form(words::unlock(lang), errors, main)
}

/// The form, while the mission is locked; nothing to do otherwise.
pub(super) async fn form(visitor: Visitor) -> PageResult {
    if visitor.house.keys.status().await? != Status::Locked {
        return Ok(see_other("/"));
    }
    Ok(visitor.page(&page(&visitor, &Errors::new())))
}

/// Opens the mission's key and fills the index of names.
pub(super) async fn unlock(
    State(app): State<App>,
    visitor: Visitor,
    Typed(answers): Typed,
) -> PageResult {
    let house = &visitor.house;
    let tried = failures::count(house, "unlock", "").await?;
    if house
        .keys
        .unlock(Opener::passphrase(answers.get("passphrase")))
        .await
        .is_err()
    {
        let mut errors = Errors::new();
        errors.add("passphrase", words::wrong_passphrase(&visitor.lang));
        let page = visitor.page(&page(&visitor, &errors));
        return Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    tried.succeeded(&house.db).await?;
    let holder = Actor {
        name_in_log: "key holder".into(),
        ..Actor::default()
    };
    kit::write!(house.db, tx => {
        tx.record(house.event(&holder, "key.unlocked", "mission")).await?;
        Ok::<(), Problem>(())
    })?;
    app.people.fill(&app).await?;
    Ok(see_other("/?done"))
}
