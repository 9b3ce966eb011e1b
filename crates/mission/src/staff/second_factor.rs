//! The second factor: setting it up under one's own account, and the administrator's reset. The secret
//! is shown to whom it belongs until the first code was typed, the recovery codes once.

use axum::extract::Path;
use kit::accounts::second_factor::{self, Secret};
use kit::accounts::{self, Account};
use kit::http::{Ctx, PageResult, Problem, Typed, failures, see_other};
use kit::ui::{Answers, Errors};

use super::{account, accounts as of_others, view, words};

async fn mine(ctx: &Ctx) -> Result<Account, Problem> {
    account::own(ctx)?;
    accounts::find(&ctx.house.db, &ctx.actor.id)
        .await?
        .ok_or(Problem::NotFound)
}

/// A secret to enter into the app, and the field for its first code.
pub(super) async fn form(ctx: Ctx) -> PageResult {
    let account = mine(&ctx).await?;
    if account.second_factor_at.is_some() {
        let left = second_factor::recovery_codes_left(&ctx.house.db, &account.id).await?;
        return Ok(ctx.page(&view::has_second_factor(&ctx, left)));
    }
    let secret = Secret::random();
    let answers = Answers::new().with("secret", secret.letters());
    Ok(ctx.page(&view::second_factor(
        &ctx,
        &secret,
        &account,
        &answers,
        &Errors::new(),
    )))
}

/// The first code shows that the app has the secret; from now on signing in asks for one.
pub(super) async fn set_up(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    let account = mine(&ctx).await?;
    if account.second_factor_at.is_some() {
        return Err(Problem::Stale);
    }
    let secret = Secret::parse(answers.get("secret")).ok_or(Problem::Unreadable)?;
    let tried = failures::count(&ctx.house, "code", &account.id).await?;
    let now = ctx.house.session_clock.now();
    let Some(step) = secret.step_of(answers.get("code"), now) else {
        let mut errors = Errors::new();
        errors.add("code", words::wrong_code(&ctx.lang));
        let page = view::second_factor(&ctx, &secret, &account, &answers, &errors);
        return Ok(ctx.page_with_errors(&page));
    };
    tried.succeeded(&ctx.house.db).await?;
    let (key, id) = (&ctx.house.keys.standing().await?, &account.id);
    let secret = &secret;
    let codes = kit::write!(ctx.house.db, tx => {
        let codes = second_factor::keep(tx, key, id, secret, step, now).await?;
        tx.record(ctx.event("staff.second_factor.set", id)).await?;
        Ok::<_, Problem>(codes)
    })?;
    Ok(ctx.page(&view::recovery_codes(&ctx, &codes)))
}

/// The administrator takes a lost second factor away; its owner sets up a new one.
pub(super) async fn reset(ctx: Ctx, Path(id): Path<String>, Typed(_): Typed) -> PageResult {
    let account = of_others::other(&ctx, &id).await?;
    let id = &account.id;
    kit::write!(ctx.house.db, tx => {
        second_factor::reset(tx, id).await?;
        tx.record(ctx.event("staff.second_factor.reset", id)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other("/staff?done"))
}
