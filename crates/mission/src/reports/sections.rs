//! The sections of a draft: written, put in another order, added and removed. Once the report is
//! cleared nothing here changes it.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use kit::db::{DbError, Tx};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::i18n::{Lang, Text};
use kit::ui::{Answers, Errors};

use super::model::Section;
use super::pages::permitted;
use super::{DRAFT, narrative, view, wording, words};
use crate::App;

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    FIND [Text, Text] "select * from report_section where id = $1 and report = $2";
    CHANGES [Text]
        "update report set version = version + 1 where id = $1 and status = 'draft'";
    ADD [Text, Text, Text, Text]
        "insert into report_section (id, report, position, heading, narrative, version)
         values ($1, $2, (select coalesce(max(position), 0) + 1 from report_section where report = $2), $3, $4, 1)";
    CHANGE [Text, Int, Text, Text]
        "update report_section set heading = $3, narrative = $4, version = version + 1
         where id = $1 and version = $2";
    REMOVE [Text, Int] "delete from report_section where id = $1 and version = $2";
    PLACES [Text] "select id, position from report_section where report = $1 order by position";
    PUT [Text, Int] "update report_section set position = $2 where id = $1";
}

/// Where no section stands: a place to wait while two change theirs.
const NOWHERE: i64 = -1;

/// What the form of a section says.
struct Written {
    heading: String,
    narrative: String,
}

/// Reads the form; every figure that the narrative names must be one.
fn parse(
    lang: &Lang,
    answers: &Answers,
    known: &BTreeMap<String, Text>,
) -> Result<Written, Errors> {
    let mut reader = Reader::new(lang, answers);
    let written = Written {
        heading: reader.required("heading", &words::heading(lang), 200),
        narrative: reader.required("narrative", &words::narrative(lang), 8000),
    };
    let unknown: Vec<String> = narrative::figures_in(&written.narrative)
        .into_iter()
        .filter(|figure| !known.contains_key(figure))
        .collect();
    if !unknown.is_empty() {
        let named = lang.list(&unknown);
        reader.wrong("narrative", words::unknown_figure(lang, named));
    }
    reader.finish().map(|()| written)
}

/// Figures by id with their titles: what a narrative may name.
fn tokens(app: &App, lang: &Lang) -> BTreeMap<String, Text> {
    app.definitions
        .iter()
        .map(|d| (d.id.clone(), wording::title(lang, d)))
        .collect()
}

/// The draft changes: whoever has its form for clearing open has read another text and must look
/// again. Refused when it is no draft any more.
async fn changes(tx: &mut Tx, report: &str) -> Result<(), Problem> {
    match tx.run(CHANGES.bind(report)).await? {
        0 => Err(Problem::Stale),
        _ => Ok(()),
    }
}

async fn find(ctx: &Ctx, report: &str, section: &str) -> Result<Section, Problem> {
    let found = ctx.house.db.maybe(FIND.bind(section).bind(report)).await?;
    found.ok_or(Problem::NotFound)
}

pub(super) async fn new_form(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
) -> PageResult {
    let report = permitted(&ctx, DRAFT, &id).await?;
    let (answers, known) = (Answers::new(), tokens(&app, &ctx.lang));
    let page = view::section_form(&ctx, &report, None, &answers, &Errors::new(), &known);
    Ok(ctx.page(&page))
}

pub(super) async fn add(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let report = permitted(&ctx, DRAFT, &id).await?;
    let known = tokens(&app, &ctx.lang);
    let written = match parse(&ctx.lang, &answers, &known) {
        Ok(written) => written,
        Err(errors) => {
            let page = view::section_form(&ctx, &report, None, &answers, &errors, &known);
            return Ok(ctx.page_with_errors(&page));
        }
    };
    let (section, report, written) = (&ctx.house.ids.new_id(), &report.id, &written);
    kit::write!(ctx.house.db, tx => {
        changes(tx, report).await?;
        let added = ADD.bind(section).bind(report).bind(&written.heading).bind(&written.narrative);
        tx.run(added).await?;
        tx.record(ctx.event("reports.section.added", section).with("report", report)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other(format!("/reports/{id}?done")))
}

pub(super) async fn edit_form(
    State(app): State<App>,
    ctx: Ctx,
    Path((id, section)): Path<(String, String)>,
) -> PageResult {
    let report = permitted(&ctx, DRAFT, &id).await?;
    let section = find(&ctx, &id, &section).await?;
    let answers = Answers::new()
        .with("heading", &section.heading)
        .with("narrative", &section.narrative)
        .with("version", section.version.to_string());
    let known = tokens(&app, &ctx.lang);
    let page = view::section_form(
        &ctx,
        &report,
        Some(&section),
        &answers,
        &Errors::new(),
        &known,
    );
    Ok(ctx.page(&page))
}

pub(super) async fn edit(
    State(app): State<App>,
    ctx: Ctx,
    Path((id, section)): Path<(String, String)>,
    Typed(answers): Typed,
) -> PageResult {
    let report = permitted(&ctx, DRAFT, &id).await?;
    let section = find(&ctx, &id, &section).await?;
    let known = tokens(&app, &ctx.lang);
    let written = match parse(&ctx.lang, &answers, &known) {
        Ok(written) => written,
        Err(errors) => {
            let page = view::section_form(&ctx, &report, Some(&section), &answers, &errors, &known);
            return Ok(ctx.page_with_errors(&page));
        }
    };
    let version: i64 = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let (report, section, written) = (&report.id, &section.id, &written);
    kit::write!(ctx.house.db, tx => {
        changes(tx, report).await?;
        let changed = CHANGE.bind(section).bind(version).bind(&written.heading).bind(&written.narrative);
        if tx.run(changed).await? == 0 {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("reports.section.changed", section)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/reports/{id}?done")))
}

pub(super) async fn remove(
    ctx: Ctx,
    Path((id, section)): Path<(String, String)>,
    Typed(answers): Typed,
) -> PageResult {
    let report = &permitted(&ctx, DRAFT, &id).await?.id;
    let section = &find(&ctx, &id, &section).await?.id;
    let version: i64 = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    kit::write!(ctx.house.db, tx => {
        changes(tx, report).await?;
        if tx.run(REMOVE.bind(section).bind(version)).await? == 0 {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("reports.section.removed", section)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/reports/{id}?done")))
}

/// Moves a section before the one that stands above it.
pub(super) async fn move_up(
    ctx: Ctx,
    Path((id, section)): Path<(String, String)>,
    Typed(_): Typed,
) -> PageResult {
    permitted(&ctx, DRAFT, &id).await?;
    let section = &find(&ctx, &id, &section).await?.id;
    let report = &id;
    kit::write!(ctx.house.db, tx => {
        changes(tx, report).await?;
        exchange_with_upper(tx, report, section).await?;
        tx.record(ctx.event("reports.section.moved", section)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other(format!("/reports/{id}?done")))
}

/// Nothing happens to the first one.
async fn exchange_with_upper(tx: &mut Tx, report: &str, section: &str) -> Result<(), DbError> {
    let places: Vec<(String, i64)> = tx.all(PLACES.bind(report)).await?;
    let pair = places.windows(2).find(|pair| pair[1].0 == section);
    if let Some([(upper, first), (_, second)]) = pair {
        tx.run(PUT.bind(section).bind(NOWHERE)).await?;
        tx.run(PUT.bind(upper).bind(*second)).await?;
        tx.run(PUT.bind(section).bind(*first)).await?;
    }
    Ok(())
}
