//! One's own account: password and machine tokens. A token is shown once.

use axum::extract::Path;
use kit::accounts;
use kit::form::Reader;
use kit::http::session;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::policy::Thing;
use kit::ui::{Answers, Errors};

use super::{SELF, view, words};

/// Days that a token may live.
const TOKEN_DAYS: &[&str] = &["7", "30", "90", "365"];

async fn page(
    ctx: &Ctx,
    answers: &Answers,
    errors: &Errors,
    token: Option<&str>,
) -> Result<kit::ui::Page, Problem> {
    let account = accounts::find(&ctx.house.db, &ctx.actor.id)
        .await?
        .ok_or(Problem::NotFound)?;
    let tokens = session::api_tokens(&ctx.house.db, &ctx.actor.id).await?;
    Ok(view::account(
        ctx, &account, &tokens, answers, errors, token,
    ))
}

/// A machine may not change the account that it acts for.
pub(super) fn own(ctx: &Ctx) -> Result<(), Problem> {
    let id = &ctx.actor.id;
    let partner = ctx.actor.partner.clone();
    let thing = Thing {
        author: id.clone(),
        owner: id.clone(),
        partner,
        ..Thing::default()
    };
    ctx.permit(SELF, thing).map(drop)
}

pub(super) async fn show(ctx: Ctx) -> PageResult {
    own(&ctx)?;
    Ok(ctx.page(&page(&ctx, &Answers::new(), &Errors::new(), None).await?))
}

pub(super) async fn change_password(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    own(&ctx)?;
    let account = accounts::find(&ctx.house.db, &ctx.actor.id)
        .await?
        .ok_or(Problem::NotFound)?;
    let mut errors = Errors::new();
    if !accounts::password_fits(Some(&account), answers.get("old").to_string()).await {
        errors.add("old", words::wrong_old_password(&ctx.lang));
    }
    let new = answers.get("new");
    if !accounts::password_is_long_enough(new) {
        errors.add("new", words::short_password(&ctx.lang));
    }
    if !errors.is_empty() {
        return Ok(ctx.page_with_errors(&page(&ctx, &Answers::new(), &errors, None).await?));
    }
    let hash = &accounts::hash_password(new.to_string()).await;
    kit::write!(ctx.house.db, tx => {
        accounts::set_password(tx, &ctx.actor.id, hash).await?;
        tx.record(ctx.event("staff.password.changed", &ctx.actor.id)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other("/sign-in?done"))
}

pub(super) async fn new_token(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    own(&ctx)?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let label = &reader.required("label", &words::token_label(&ctx.lang), 60);
    let days = reader.required_choice("days", &words::token_days(&ctx.lang), TOKEN_DAYS);
    let actions: Vec<&str> = ctx
        .house
        .policy
        .actions()
        .iter()
        .map(|a| a.0)
        .filter(|a| *a != SELF.0)
        .collect();
    let scopes = reader.choices("scopes", &actions);
    if scopes.is_empty() {
        reader.wrong("scopes", words::token_needs_scope(&ctx.lang));
    }
    if let Err(errors) = reader.finish() {
        return Ok(ctx.page_with_errors(&page(&ctx, &answers, &errors, None).await?));
    }
    let (scopes, days) = (&scopes.join(" "), days.parse().unwrap_or(7));
    let token = kit::write!(ctx.house.db, tx => {
        let token = session::new_api_token(tx, &ctx.house, &ctx.actor.id, label, scopes, days).await?;
        tx.record(ctx.event("staff.token.made", &ctx.actor.id)).await?;
        Ok::<_, Problem>(token)
    })?;
    Ok(ctx.page(&page(&ctx, &Answers::new(), &Errors::new(), Some(&token)).await?))
}

pub(super) async fn revoke_token(ctx: Ctx, Path(id): Path<String>, Typed(_): Typed) -> PageResult {
    own(&ctx)?;
    let id = &id;
    kit::write!(ctx.house.db, tx => {
        if !session::revoke_api_token(tx, &ctx.house, &ctx.actor.id, id).await? {
            return Err(Problem::NotFound);
        }
        tx.record(ctx.event("staff.token.revoked", id)).await?;
        Ok(())
    })?;
    Ok(see_other("/account?done"))
}
