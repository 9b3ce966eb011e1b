//! The pages of retention: what is due, what was done, holds and releases. They show ids and counts.

use axum::extract::{Path, Query, State};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::policy::{Action, Thing};
use kit::room::Retention;
use kit::ui::{Answers, Errors};

use super::super::{HOLD, RELEASE, RETENTION, words};
use super::store::{Hold, Release};
use super::{MOST, Standing, lines, standing, store, view};
use crate::App;

/// Why something is held back.
pub(super) const REASONS: &[&str] = &["claim", "investigation", "audit", "request"];

fn may(ctx: &Ctx, action: Action) -> Result<(), Problem> {
    ctx.permit(action, Thing::default()).map(drop)
}

fn find(app: &App, class: &str) -> Result<Retention<App>, Problem> {
    let line = lines(app).into_iter().find(|line| line.class == class);
    line.ok_or(Problem::NotFound)
}

pub(in super::super) async fn list(State(app): State<App>, ctx: Ctx) -> PageResult {
    may(&ctx, RETENTION)?;
    let mut rows: Vec<(Retention<App>, Option<Standing>)> = Vec::new();
    for line in lines(&app) {
        let standing = match &line.term {
            Some(term) => Some(standing(&app, line.class, term, ctx.house.today()).await?),
            None => None,
        };
        rows.push((line, standing));
    }
    Ok(ctx.page(&view::list(&ctx, &rows)))
}

pub(in super::super) async fn detail(
    State(app): State<App>,
    ctx: Ctx,
    Path(class): Path<String>,
) -> PageResult {
    may(&ctx, RETENTION)?;
    let line = find(&app, &class)?;
    let term = line.term.as_ref().ok_or(Problem::NotFound)?;
    let db = &ctx.house.db;
    let shown = view::Detail {
        line: &line,
        page: term.page,
        standing: standing(&app, &class, term, ctx.house.today()).await?,
        holds: store::holds(db, &class).await?,
        runs: store::runs(db, &class).await?,
        release: store::open_release(db, &class).await?,
        released: store::released_until(db, &class).await?,
    };
    Ok(ctx.page(&view::detail(&ctx, &shown)))
}

/// Asks that everything due be carried out, although it is many.
pub(in super::super) async fn release(
    State(app): State<App>,
    ctx: Ctx,
    Path(class): Path<String>,
    Typed(_): Typed,
) -> PageResult {
    may(&ctx, HOLD)?;
    let line = find(&app, &class)?;
    let term = line.term.as_ref().ok_or(Problem::NotFound)?;
    let today = ctx.house.today();
    let free = standing(&app, &class, term, today).await?.free.len();
    if free <= MOST || store::open_release(&ctx.house.db, &class).await?.is_some() {
        return Err(Problem::Stale);
    }
    let new = &Release {
        id: ctx.house.ids.new_id(),
        class: class.clone(),
        until_day: today.to_string(),
        subjects: super::count(free),
        asked_at: ctx.house.now(),
        author: ctx.actor.id.clone(),
    };
    kit::write!(ctx.house.db, tx => {
        store::add_release(tx, new).await?;
        let event = ctx.event("staff.retention.released", &new.id).with("class", &new.class);
        tx.record(event.with("subjects", new.subjects)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other(format!("/retention/{class}?done")))
}

pub(in super::super) async fn confirm(
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(_): Typed,
) -> PageResult {
    let release = store::find_release(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let thing = Thing {
        author: release.author.clone(),
        ..Thing::default()
    };
    ctx.permit(RELEASE, thing)?;
    let (release, now) = (&release, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        if !store::confirm(tx, &release.id, now, &ctx.actor.id).await? {
            return Err(Problem::Stale);
        }
        let event = ctx.event("staff.retention.confirmed", &release.id);
        tx.record(event.with("class", &release.class)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/retention/{}?done", release.class)))
}

/// What a hold is set on.
#[derive(serde::Deserialize)]
pub(in super::super) struct On {
    #[serde(default)]
    class: String,
    #[serde(default)]
    subject: String,
}

pub(in super::super) async fn hold_form(
    State(app): State<App>,
    ctx: Ctx,
    Query(on): Query<On>,
) -> PageResult {
    may(&ctx, HOLD)?;
    let line = find(&app, &on.class)?;
    let answers = Answers::new()
        .with("class", on.class)
        .with("subject", on.subject);
    Ok(ctx.page(&view::hold_form(&ctx, &line, &answers, &Errors::new())))
}

pub(in super::super) async fn hold(
    State(app): State<App>,
    ctx: Ctx,
    Typed(answers): Typed,
) -> PageResult {
    may(&ctx, HOLD)?;
    let class = answers.get("class").to_string();
    let line = find(&app, &class)?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let reason = reader.required_choice("reason", &words::hold_reason(&ctx.lang), REASONS);
    let reference = reader.required("reference", &words::hold_reference(&ctx.lang), 40);
    let code = |c: char| c.is_ascii_alphanumeric() || "-./".contains(c);
    if !reference.chars().all(code) {
        reader.wrong("reference", words::hold_reference_wrong(&ctx.lang));
    }
    let subject = reader.text("subject", 64);
    if let Err(errors) = reader.finish() {
        return Ok(ctx.page_with_errors(&view::hold_form(&ctx, &line, &answers, &errors)));
    }
    let new = &Hold {
        id: ctx.house.ids.new_id(),
        class,
        subject,
        reason,
        reference,
        set_at: ctx.house.now(),
        author: ctx.actor.id.clone(),
    };
    kit::write!(ctx.house.db, tx => {
        store::add_hold(tx, new).await?;
        let event = ctx.event("staff.hold.set", &new.id).with("class", &new.class);
        tx.record(event.with("subject", &new.subject).with("reason", &new.reason)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other(format!("/retention/{}?done", new.class)))
}

pub(in super::super) async fn lift(
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(_): Typed,
) -> PageResult {
    may(&ctx, HOLD)?;
    let hold = store::find_hold(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let (hold, now) = (&hold, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        if !store::lift(tx, &hold.id, now, &ctx.actor.id).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("staff.hold.lifted", &hold.id).with("class", &hold.class)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/retention/{}?done", hold.class)))
}
