//! The administrator's accounts. Nobody changes her own rights.

use std::collections::BTreeSet;

use axum::extract::Path;
use kit::accounts::{self, Account, NewAccount};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::policy::{ROLES, Thing};
use kit::ui::{Answers, Errors};

use super::{KEEP, view, words};
use crate::places;

fn keeper(ctx: &Ctx) -> Result<(), Problem> {
    ctx.permit(KEEP, Thing::default()).map(drop)
}

pub(super) async fn list(ctx: Ctx) -> PageResult {
    keeper(&ctx)?;
    let accounts = accounts::all(&ctx.house.db).await?;
    Ok(ctx.page(&view::list(&ctx, &accounts)))
}

/// The rights on a form.
struct Rights {
    roles: BTreeSet<String>,
    offices: BTreeSet<String>,
    everywhere: bool,
    partner: String,
    language: String,
}

async fn rights(ctx: &Ctx, reader: &mut Reader<'_>) -> Result<Rights, Problem> {
    let places = places::all(&ctx.house.db).await?;
    let offices: Vec<&str> = places.keys().map(String::as_str).collect();
    let roles: BTreeSet<String> = reader.choices("roles", ROLES).into_iter().collect();
    if roles.is_empty() {
        reader.wrong("roles", words::needs_role(reader.lang));
    }
    // The requester must never be able to clear her own draft: two charges, two people.
    if roles.contains("reporting_officer") && roles.contains("chief_of_mission") {
        reader.wrong("roles", words::roles_apart(reader.lang));
    }
    Ok(Rights {
        offices: reader.choices("offices", &offices).into_iter().collect(),
        everywhere: reader.ticked("everywhere"),
        partner: reader.text("partner", 40),
        language: reader.text("language", 10),
        roles,
    })
}

pub(super) async fn new_form(ctx: Ctx) -> PageResult {
    keeper(&ctx)?;
    form(&ctx, "/staff/new", &Answers::new(), &Errors::new()).await
}

async fn form(ctx: &Ctx, path: &str, answers: &Answers, errors: &Errors) -> PageResult {
    let places = places::all(&ctx.house.db).await?;
    let page = view::account_form(ctx, path, answers, errors, &places);
    Ok(if errors.is_empty() {
        ctx.page(&page)
    } else {
        ctx.page_with_errors(&page)
    })
}

pub(super) async fn create(ctx: Ctx, Typed(answers): Typed) -> PageResult {
    keeper(&ctx)?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let login = reader
        .required("login", &words::login(&ctx.lang), 40)
        .to_lowercase();
    if !login
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c))
    {
        reader.wrong("login", words::login_letters(&ctx.lang));
    } else if accounts::by_login(&ctx.house.db, &login).await?.is_some() {
        reader.wrong("login", words::login_taken(&ctx.lang));
    }
    let password = answers.get("password").to_string();
    if !accounts::password_is_long_enough(&password) {
        reader.wrong("password", words::short_password(&ctx.lang));
    }
    let rights = rights(&ctx, &mut reader).await?;
    if let Err(errors) = reader.finish() {
        return form(&ctx, "/staff/new", &answers, &errors).await;
    }
    let new = &NewAccount {
        id: ctx.house.ids.new_id(),
        login,
        password_hash: accounts::hash_password(password).await,
        roles: rights.roles,
        offices: rights.offices,
        everywhere: rights.everywhere,
        partner: rights.partner,
        language: rights.language,
    };
    kit::write!(ctx.house.db, tx => {
        accounts::add(tx, new).await?;
        tx.record(ctx.event("staff.account.added", &new.id)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other("/staff?done"))
}

/// The account, if it is not one's own.
pub(super) async fn other(ctx: &Ctx, id: &str) -> Result<Account, Problem> {
    keeper(ctx)?;
    let account = accounts::find(&ctx.house.db, id)
        .await?
        .ok_or(Problem::NotFound)?;
    if account.id == ctx.actor.id {
        Err(Problem::Refused(words::not_oneself(&ctx.lang)))
    } else {
        Ok(account)
    }
}

pub(super) async fn edit_form(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let account = other(&ctx, &id).await?;
    let mut answers = Answers::new()
        .with("login", &account.login)
        .with("version", account.version.to_string())
        .with("language", &account.language);
    for role in account.roles.split_whitespace() {
        answers = answers.with("roles", role);
    }
    for office in account.offices.split_whitespace() {
        answers = answers.with("offices", office);
    }
    if account.everywhere {
        answers = answers.with("everywhere", "yes");
    }
    if account.second_factor_at.is_some() {
        answers = answers.with("second_factor", "yes");
    }
    form(&ctx, &format!("/staff/{id}/edit"), &answers, &Errors::new()).await
}

pub(super) async fn edit(ctx: Ctx, Path(id): Path<String>, Typed(answers): Typed) -> PageResult {
    let mut account = other(&ctx, &id).await?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let rights = rights(&ctx, &mut reader).await?;
    if let Err(errors) = reader.finish() {
        return form(&ctx, &format!("/staff/{id}/edit"), &answers, &errors).await;
    }
    let join = |words: &BTreeSet<String>| {
        words
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    };
    account.version = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    account.roles = join(&rights.roles);
    account.offices = join(&rights.offices);
    account.everywhere = rights.everywhere;
    account.language = rights.language;
    let account = &account;
    kit::write!(ctx.house.db, tx => {
        if !accounts::change(tx, account).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("staff.account.changed", &account.id)).await?;
        Ok(())
    })?;
    Ok(see_other("/staff?done"))
}

pub(super) async fn disable(ctx: Ctx, Path(id): Path<String>, Typed(_): Typed) -> PageResult {
    let account = &other(&ctx, &id).await?;
    let now = ctx.house.session_clock.now();
    kit::write!(ctx.house.db, tx => {
        if account.disabled_at.is_some() {
            accounts::enable(tx, &account.id).await?;
            tx.record(ctx.event("staff.account.enabled", &account.id)).await?;
        } else {
            accounts::disable(tx, &account.id, now).await?;
            tx.record(ctx.event("staff.account.disabled", &account.id)).await?;
        }
        Ok::<(), Problem>(())
    })?;
    Ok(see_other("/staff?done"))
}
