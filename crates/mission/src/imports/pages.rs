//! The pages of imports: upload → dry run → taken over or thrown away. Whatever shows what somebody
//! wrote about people is written down as an opening first.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, Upload, see_other};
use kit::import::{self, Mapping, Sheet};
use kit::policy::Thing;
use kit::ui::{Answers, Errors, Page};

use super::batch::{self, Batch, ByHand, Ending};
use super::desk::{Desk, Sent};
use super::list::Import;
use super::plan::{self, What};
use super::settle::Settling;
use super::{view, words};
use crate::people::words as people_words;
use crate::{App, places};

pub(super) async fn list(State(app): State<App>, ctx: Ctx) -> PageResult {
    let may = |import: &&Import| ctx.may_somewhere(import.about.action);
    let imports: Vec<&Import> = app.imports.iter().filter(may).collect();
    let mut batches = batch::newest(&ctx.house.db).await?;
    batches.retain(|batch| permitted_kind(&app, &ctx, batch).is_some());
    Ok(ctx.page(&view::list(&app, &ctx, &imports, &batches)))
}

pub(super) async fn start(
    State(app): State<App>,
    ctx: Ctx,
    Path(kind): Path<String>,
) -> PageResult {
    let import = permitted_somewhere(&app, &ctx, &kind)?;
    let office = ctx.actor.offices.first().cloned().unwrap_or_default();
    let answers = Answers::new().with("office", office);
    let places = places::all(&ctx.house.db).await?;
    Ok(ctx.page(&view::upload(
        &ctx,
        import,
        &answers,
        &Errors::new(),
        &places,
    )))
}

fn permitted_somewhere<'a>(app: &'a App, ctx: &Ctx, kind: &str) -> Result<&'a Import, Problem> {
    app.import(kind)
        .filter(|import| ctx.may_somewhere(import.about.action))
        .ok_or(Problem::NotFound)
}

pub(super) async fn upload(
    State(app): State<App>,
    ctx: Ctx,
    Path(kind): Path<String>,
    upload: Upload,
) -> PageResult {
    let import = permitted_somewhere(&app, &ctx, &kind)?;
    let places = places::all(&ctx.house.db).await?;
    let mut reader = Reader::new(&ctx.lang, &upload.answers);
    let office = if import.about.of_office {
        let ids: Vec<&str> = places.keys().map(String::as_str).collect();
        reader.required_choice("office", &people_words::office(&ctx.lang), &ids)
    } else {
        String::new()
    };
    if let Err(error) = import::read(&upload.bytes) {
        reader.wrong("file", view::unreadable(&ctx.lang, error));
    }
    if let Err(errors) = reader.finish() {
        let page = view::upload(&ctx, import, &upload.answers, &errors, &places);
        return Ok(ctx.page_with_errors(&page));
    }
    ctx.permit(import.about.action, sent_by(&ctx, &office))?;
    let id = &ctx.house.ids.new_id();
    let sealed = &batch::seal(&app, id, &upload.bytes).await?;
    let (office, now, kind) = (&office, ctx.house.now(), import.about.kind);
    kit::write!(ctx.house.db, tx => {
        batch::add(tx, id, kind, office, &ctx.actor.id, now).await?;
        batch::keep(tx, id, sealed, now).await?;
        tx.record(ctx.event("imports.list.uploaded", id).with("kind", kind).with("office", office)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other(format!("/imports/{id}")))
}

/// A list that is about to be sent, as policies judge it. A partner sends what it did itself.
fn sent_by(ctx: &Ctx, office: &str) -> Thing {
    Thing {
        office: office.to_string(),
        author: ctx.actor.id.clone(),
        partner: ctx.actor.partner.clone(),
        ..Thing::default()
    }
}

/// The kind of a batch that this actor may see: whoever may do with records of that office what the
/// list does; of partners only the one that sent it.
fn permitted_kind<'a>(app: &'a App, ctx: &Ctx, batch: &Batch) -> Option<&'a Import> {
    let import = app.import(&batch.kind)?;
    let mut thing = sent_by(ctx, &batch.office);
    thing.author.clone_from(&batch.author);
    let own = ctx.actor.partner.is_empty() || batch.author == ctx.actor.id;
    (own && ctx.may(import.about.action, &thing)).then_some(import)
}

async fn permitted<'a>(app: &'a App, ctx: &Ctx, id: &str) -> Result<(Batch, &'a Import), Problem> {
    let batch = batch::find(&ctx.house.db, id).await?;
    let batch = batch.ok_or(Problem::NotFound)?;
    let import = permitted_kind(app, ctx, &batch).ok_or(Problem::NotFound)?;
    Ok((batch, import))
}

/// Lays a list that waits on a desk.
async fn desk<'a>(
    app: &'a App,
    ctx: &'a Ctx,
    batch: &'a Batch,
    import: &Import,
) -> Result<Desk<'a>, Problem> {
    let bytes = batch::open(app, &batch.id).await?;
    let sheet: Sheet = import::read(&bytes).map_err(|_| Problem::Unreadable)?;
    let headings = batch::headings(&ctx.house.db, &batch.kind, &batch.office).await?;
    let sent = Sent {
        app,
        actor: &ctx.actor,
        lang: &ctx.lang,
        office: &batch.office,
    };
    Desk::open(sent, import.about, sheet, batch.by_hand().said(headings)).await
}

pub(super) async fn show(State(app): State<App>, ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let (batch, import) = permitted(&app, &ctx, &id).await?;
    if batch.state != "staged" {
        return Ok(ctx.page(&view::ended(&ctx, import, &batch)));
    }
    ctx.opened(ctx.event("imports.list.opened", &id)).await?;
    let desk = desk(&app, &ctx, &batch, import).await?;
    let plan = (import.plan)(&desk).await?;
    let answers = view::columns_answers(&desk, &batch.by_hand());
    Ok(ctx.page(&view::dry_run(
        &ctx,
        &batch.id,
        &desk,
        &plan,
        &answers,
        &Errors::new(),
    )))
}

/// Sets the columns, the order of day and month and what holds for the whole list, and remembers the
/// headings for the office's next list.
pub(super) async fn arrange(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let (batch, import) = permitted(&app, &ctx, &id).await?;
    let before = desk(&app, &ctx, &batch, import).await?;
    let (by_hand, headings) = match arrangement(&before, &answers) {
        Ok(arranged) => arranged,
        Err(errors) => {
            ctx.opened(ctx.event("imports.list.opened", &id)).await?;
            let plan = (import.plan)(&before).await?;
            let page = view::dry_run(&ctx, &id, &before, &plan, &answers, &errors);
            return Ok(ctx.page_with_errors(&Page { errors, ..page }));
        }
    };
    let said = serde_json::to_string(&by_hand).map_err(|e| Problem::Internal(e.to_string()))?;
    let (batch, said, headings) = (&batch, &said, &headings);
    kit::write!(ctx.house.db, tx => {
        if !batch::say(tx, &batch.id, said).await? {
            return Err(Problem::Stale);
        }
        batch::keep_headings(tx, batch, headings).await?;
        tx.record(ctx.event("imports.list.arranged", &batch.id)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other(format!("/imports/{id}")))
}

/// What the form says about the list, and which heading holds what.
fn arrangement(
    desk: &Desk<'_>,
    answers: &Answers,
) -> Result<(ByHand, BTreeMap<String, String>), Errors> {
    let lang = desk.lang;
    let mut reader = Reader::new(lang, answers);
    let order = reader.choice("order", &["day", "month"]);
    let columns = desk.about.columns;
    let codes: Vec<&str> = columns.iter().map(|column| column.code).collect();
    let (mut mapping, mut headings) = (Mapping::new(), BTreeMap::new());
    for (column, cell) in desk.header.row.cells.iter().enumerate() {
        let name = format!("column_{column}");
        let field = reader.choice(&name, &codes).unwrap_or_default();
        let heading = import::fold(&import::text(cell));
        if !heading.is_empty() {
            headings.insert(heading, field.clone());
        }
        if !field.is_empty() && mapping.insert(field, column).is_some() {
            reader.wrong(name, words::two_columns(lang));
        }
    }
    let mut given = BTreeMap::new();
    for column in columns.iter().filter(|column| column.once) {
        let typed = reader.text(&format!("given_{}", column.code), 100);
        if !typed.is_empty() {
            given.insert(column.code.to_string(), typed);
        }
    }
    reader.finish()?;
    let by_hand = ByHand {
        mapping: Some(mapping),
        given,
        order: order.unwrap_or_default(),
    };
    Ok((by_hand, headings))
}

pub(super) async fn commit(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(_): Typed,
) -> PageResult {
    let (batch, import) = permitted(&app, &ctx, &id).await?;
    if batch.state == "staged" {
        let desk = desk(&app, &ctx, &batch, import).await?;
        (import.settle)(&desk, &Settling::Staged { id: id.clone() }).await?;
    }
    Ok(see_other(format!("/imports/{id}?done")))
}

pub(super) async fn cancel(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(_): Typed,
) -> PageResult {
    permitted(&app, &ctx, &id).await?;
    let id = &id;
    kit::write!(ctx.house.db, tx => {
        if !batch::close(tx, id, &Ending::CANCELLED).await? {
            return Err(Problem::Stale);
        }
        tx.record(ctx.event("imports.list.cancelled", id)).await?;
        Ok::<(), Problem>(())
    })?;
    app.house.keys.erase(&[id.as_str()]).await?;
    Ok(see_other("/imports?done"))
}

/// The rows that cannot be taken over, as CSV with the reasons in the last column: to be mended and
/// sent again.
pub(super) async fn refused(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
) -> PageResult {
    let (batch, import) = permitted(&app, &ctx, &id).await?;
    let desk = desk(&app, &ctx, &batch, import).await?;
    ctx.opened(ctx.event("imports.list.refused_opened", &id))
        .await?;
    let plan = (import.plan)(&desk).await?;
    let width = desk.header.row.cells.len();
    let line = |cells: &[import::Cell], last: String| -> Vec<String> {
        let texts = cells.iter().map(ToString::to_string);
        let padded = texts.chain(std::iter::repeat(String::new())).take(width);
        padded.chain([last]).map(harmless).collect()
    };
    let failed = |e: csv::Error| Problem::Internal(e.to_string());
    let mut writer = csv::Writer::from_writer(vec![0xef, 0xbb, 0xbf]); // so that Excel reads UTF-8
    let heading = words::reason(&ctx.lang).to_string();
    writer
        .write_record(line(&desk.header.row.cells, heading))
        .map_err(failed)?;
    for planned in &plan.rows {
        if let What::Cannot(mistakes) = &planned.what {
            let reasons: Vec<String> = mistakes.iter().map(|m| plan::told(&desk, m)).collect();
            let line = line(&planned.row.cells, reasons.join(" · "));
            writer.write_record(line).map_err(failed)?;
        }
    }
    let bytes = writer.into_inner();
    let bytes = bytes.map_err(|e| Problem::Internal(e.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"rows-to-mend.csv\"",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, bytes).into_response())
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell
    }
}
