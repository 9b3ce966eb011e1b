//! The pages of an import: upload → dry run → taken over or thrown away. Whatever shows a name is
//! written down as an opening first.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, Upload, see_other};
use kit::import::{self, Mapping, ReadError};
use kit::policy::Thing;
use kit::ui::{Answers, Errors};

use super::super::{RECORD, words};
use super::batch::{self, Batch};
use super::columns::FIELDS;
use super::plan::{What, plan};
use super::{commit, view};
use crate::people::words as people_words;
use crate::{App, places};

pub(in crate::avrr) async fn start(ctx: Ctx) -> PageResult {
    let office = ctx.actor.offices.first().cloned().unwrap_or_default();
    let answers = Answers::new().with("office", office);
    upload_page(&ctx, &answers, &Errors::new())
        .await
        .map(|page| ctx.page(&page))
}

async fn upload_page(
    ctx: &Ctx,
    answers: &Answers,
    errors: &Errors,
) -> Result<kit::ui::Page, Problem> {
    let mut batches = batch::newest(&ctx.house.db).await?;
    batches.retain(|batch| ctx.may(RECORD, batch));
    let places = places::all(&ctx.house.db).await?;
    Ok(view::upload(ctx, answers, errors, &batches, &places))
}

pub(in crate::avrr) async fn upload(
    State(app): State<App>,
    ctx: Ctx,
    upload: Upload,
) -> PageResult {
    let places = places::all(&ctx.house.db).await?;
    let ids: Vec<&str> = places.keys().map(String::as_str).collect();
    let mut reader = Reader::new(&ctx.lang, &upload.answers);
    let office = reader.required_choice("office", &people_words::office(&ctx.lang), &ids);
    if let Err(error) = import::read(&upload.bytes) {
        let message = match error {
            ReadError::TooLarge | ReadError::TooManyRows => words::import_too_large(&ctx.lang),
            ReadError::NotASheet => words::import_not_a_sheet(&ctx.lang),
            ReadError::Empty => words::import_empty(&ctx.lang),
        };
        reader.wrong("file", message);
    }
    if let Err(errors) = reader.finish() {
        let page = upload_page(&ctx, &upload.answers, &errors).await?;
        return Ok(ctx.page_with_errors(&page));
    }
    ctx.permit(
        RECORD,
        Thing {
            office: office.clone(),
            author: ctx.actor.id.clone(),
            ..Thing::default()
        },
    )?;
    let id = &ctx.house.ids.new_id();
    let sealed = &batch::seal(&app, id, &upload.bytes).await?;
    let (office, now) = (&office, ctx.house.now());
    kit::write!(ctx.house.db, tx => {
        batch::add(tx, id, office, &ctx.actor.id, now, sealed).await?;
        tx.record(ctx.event("avrr.import.uploaded", id).with("office", office)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other(format!("/avrr/imports/{id}")))
}

async fn permitted(ctx: &Ctx, id: &str) -> Result<Batch, Problem> {
    let batch = batch::find(&ctx.house.db, id)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok(ctx.permit(RECORD, batch)?.into_inner())
}

pub(in crate::avrr) async fn show(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
) -> PageResult {
    let batch = permitted(&ctx, &id).await?;
    if batch.state != "staged" {
        return Ok(ctx.page(&view::ended(&ctx, &batch)));
    }
    ctx.opened(ctx.event("avrr.import.opened", &id)).await?;
    let plan = plan(&app, &ctx, &batch).await?;
    Ok(ctx.page(&view::dry_run(&ctx, &batch, &plan)))
}

/// Sets the columns and the order of day and month, and remembers the headings for the next list.
pub(in crate::avrr) async fn mapping(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(answers): Typed,
) -> PageResult {
    let batch = permitted(&ctx, &id).await?;
    let before = plan(&app, &ctx, &batch).await?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let order = reader
        .choice("order", &["day", "month"])
        .unwrap_or_default();
    let codes: Vec<&str> = FIELDS.iter().map(|field| field.code).collect();
    let (mut mapping, mut headings) = (Mapping::new(), BTreeMap::new());
    for (column, cell) in before.header.cells.iter().enumerate() {
        let field = reader
            .choice(&format!("column_{column}"), &codes)
            .unwrap_or_default();
        let heading = import::fold(&import::text(cell));
        if !heading.is_empty() {
            headings.insert(heading, field.clone());
        }
        if !field.is_empty() && mapping.insert(field, column).is_some() {
            reader.wrong(
                format!("column_{column}"),
                words::import_two_columns(&ctx.lang),
            );
        }
    }
    if let Err(errors) = reader.finish() {
        return Ok(ctx.page_with_errors(&kit::ui::Page {
            errors,
            ..view::dry_run(&ctx, &batch, &before)
        }));
    }
    let (id, order, mapping, headings) = (&id, &order, &mapping, &headings);
    kit::write!(ctx.house.db, tx => {
        if !batch::arrange(tx, id, order, mapping).await? {
            return Err(Problem::Stale);
        }
        batch::save_headings(tx, headings).await?;
        tx.record(ctx.event("avrr.import.arranged", id)).await?;
        Ok::<(), Problem>(())
    })?;
    Ok(see_other(format!("/avrr/imports/{id}")))
}

pub(in crate::avrr) async fn commit(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(_): Typed,
) -> PageResult {
    let batch = permitted(&ctx, &id).await?;
    if batch.state == "staged" {
        commit::take_over(&app, &ctx, &batch).await?;
    }
    Ok(see_other(format!("/avrr/imports/{id}?done")))
}

pub(in crate::avrr) async fn cancel(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
    Typed(_): Typed,
) -> PageResult {
    let batch = permitted(&ctx, &id).await?;
    commit::cancel(&app, &ctx, &batch).await?;
    Ok(see_other("/avrr/import?done"))
}

/// The rows that cannot be taken over, as CSV with the reasons in the last column: to be mended and
/// sent again.
pub(in crate::avrr) async fn refused(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<String>,
) -> PageResult {
    let batch = permitted(&ctx, &id).await?;
    ctx.opened(ctx.event("avrr.import.refused_opened", &id))
        .await?;
    let plan = plan(&app, &ctx, &batch).await?;
    let width = plan.header.cells.len();
    let mut writer = csv::Writer::from_writer(vec![0xef, 0xbb, 0xbf]); // so that Excel reads UTF-8
    let line = |cells: &[import::Cell], last: String| {
        let padded = cells
            .iter()
            .map(ToString::to_string)
            .chain(std::iter::repeat(String::new()));
        padded
            .take(width)
            .map(harmless)
            .chain([last])
            .collect::<Vec<_>>()
    };
    let failed = |e: csv::Error| Problem::Internal(e.to_string());
    writer
        .write_record(line(
            &plan.header.cells,
            words::import_reason(&ctx.lang).to_string(),
        ))
        .map_err(failed)?;
    for row in &plan.rows {
        let What::Cannot(mistakes) = &row.what else {
            continue;
        };
        let reasons: Vec<String> = mistakes
            .iter()
            .map(|m| view::reason(&ctx.lang, m))
            .collect();
        writer
            .write_record(line(&row.row.cells, harmless(reasons.join(" · "))))
            .map_err(failed)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|e| Problem::Internal(e.to_string()))?;
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
