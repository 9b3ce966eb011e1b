//! The HTML of an import.

use std::collections::BTreeMap;

use kit::http::Ctx;
use kit::i18n::{Lang, Text};
use kit::import::text;
use kit::ui::{
    Answers, Button, Choice, Column, Errors, Form, Link, Markup, Page, Post, SummaryRow, Table,
    Tone, button_group, code, html, link, link_button, name, post_button, summary_list, tag,
    warning,
};

use super::super::words;
use super::batch::Batch;
use super::columns::{FIELDS, word};
use super::plan::{Mistake, Plan, Planned, What};
use crate::people::words as people_words;
use crate::places::{self, Kind, Place};

/// Rows shown of one list; the others are counted, and those to be mended can all be downloaded.
const SHOWN: usize = 200;

pub(super) fn upload(
    ctx: &Ctx,
    answers: &Answers,
    errors: &Errors,
    batches: &[Batch],
    places: &BTreeMap<String, Place>,
) -> Page {
    let lang = &ctx.lang;
    let form = Form::new(lang, &ctx.csrf, "/avrr/import", answers, errors);
    let own = places.values().filter(|p| {
        ctx.actor
            .office_scope()
            .is_none_or(|own| own.contains(&p.id))
    });
    let offices: Vec<Choice> = places::choices(own, &[Kind::Office]);
    let fields = html! {
        (form.file("file", words::import_file(lang), Some(words::import_file_hint(lang)), ".csv,.txt,.xlsx"))
        (form.select("office", people_words::office(lang), Some(words::import_office_hint(lang)), &offices, false))
    };
    let columns = vec![
        Column::code(words::import_uploaded(lang)),
        Column::text(words::import_state(lang)),
        Column::number(words::import_added(lang)),
        Column::number(words::import_known(lang)),
        Column::number(words::import_refused(lang)),
    ];
    let cells = |b: &Batch| {
        let day = lang.date(ctx.house.day_of(b.uploaded_at), kit::i18n::Precision::Day);
        vec![
            html! { (link(day, &format!("/avrr/imports/{}", b.id))) },
            html! { (state_word(lang, &b.state)) },
            html! { (lang.number(b.added)) },
            html! { (lang.number(b.known)) },
            html! { (lang.number(b.refused)) },
        ]
    };
    let main = html! {
        p.govuk-body { (words::import_explained(lang)) }
        (form.view_with_files(&fields, words::import_look(lang), None))
        @if !batches.is_empty() {
            (Table::list(words::import_earlier(lang), columns, batches.iter().map(cells).collect()).captioned().view())
        }
    };
    Page::form(words::import_title(lang), errors, main).back("/avrr")
}

fn state_word(lang: &Lang, state: &str) -> Text {
    match state {
        "staged" => words::import_state_staged(lang),
        "done" => words::import_state_done(lang),
        _ => words::import_state_cancelled(lang),
    }
}

pub(super) fn ended(ctx: &Ctx, batch: &Batch) -> Page {
    let lang = &ctx.lang;
    let rows = [
        SummaryRow::new(
            words::import_state(lang),
            html! { (state_word(lang, &batch.state)) },
        ),
        SummaryRow::new(
            words::import_added(lang),
            html! { (lang.number(batch.added)) },
        ),
        SummaryRow::new(
            words::import_known(lang),
            html! { (lang.number(batch.known)) },
        ),
        SummaryRow::new(
            words::import_refused(lang),
            html! { (lang.number(batch.refused)) },
        ),
    ];
    let main = html! { (summary_list(&rows)) p.govuk-body { (words::import_erased(lang)) } };
    Page::new(words::import_title(lang), main).crumbs(crumbs(lang))
}

fn crumbs(lang: &Lang) -> Vec<Link> {
    vec![
        Link::new(words::title(lang), "/avrr"),
        Link::new(words::import_title(lang), "/avrr/import"),
    ]
}

pub(super) fn dry_run(ctx: &Ctx, batch: &Batch, plan: &Plan) -> Page {
    let lang = &ctx.lang;
    let (added, known, refused) = plan.counts();
    let number = |n: usize| html! { (lang.number(i64::try_from(n).unwrap_or(i64::MAX))) };
    let rows = [
        SummaryRow::new(words::import_would_add(lang), number(added)),
        SummaryRow::new(words::import_known(lang), number(known)),
        SummaryRow::new(words::import_refused(lang), number(refused)),
    ];
    let path = format!("/avrr/imports/{}", batch.id);
    let post = |action: &str, label: Text, kind: Button| {
        post_button(&Post {
            csrf: &ctx.csrf,
            action: &format!("{path}/{action}"),
            label,
            kind,
            fields: &[],
            context: Text::from(""),
        })
    };
    let ask_order = plan.order_needed && batch.order().is_none();
    let buttons = [
        html! { @if added > 0 && !ask_order { (post("commit", words::import_take_over(lang), Button::Primary)) } },
        post("cancel", words::import_throw_away(lang), Button::Secondary),
        html! { @if refused > 0 { (link_button(words::import_download(lang), &format!("{path}/refused.csv"), Button::Secondary)) } },
    ];
    let missing: Vec<String> = plan
        .missing()
        .into_iter()
        .map(|field| word(lang, field).to_string())
        .collect();
    let main = html! {
        p.govuk-body { (words::import_nothing_yet(lang)) }
        @if !missing.is_empty() { (warning(lang, words::import_missing(lang, lang.list(&missing)))) }
        @if ask_order { (warning(lang, words::import_ambiguous(lang))) }
        @if plan.encoding_guessed { (warning(lang, words::import_encoding(lang))) }
        (summary_list(&rows))
        (button_group(&buttons))
        @if refused > 0 { p.govuk-body { (words::import_download_hint(lang)) } }
        (columns_form(ctx, batch, plan, &path))
        (table(lang, plan))
    };
    Page::new(words::import_title(lang), main).crumbs(crumbs(lang))
}

/// Which column holds what, to be corrected.
fn columns_form(ctx: &Ctx, batch: &Batch, plan: &Plan, path: &str) -> Markup {
    let lang = &ctx.lang;
    let field_of = |column: usize| {
        plan.mapping
            .iter()
            .find(|(_, c)| **c == column)
            .map(|(field, _)| field.clone())
    };
    let answers: Answers = (0..plan.header.cells.len())
        .map(|column| {
            (
                format!("column_{column}"),
                field_of(column).unwrap_or_default(),
            )
        })
        .chain([("order".to_string(), batch.day_order.clone())])
        .collect();
    let (errors, action) = (Errors::new(), format!("{path}/mapping"));
    let form = Form::new(lang, &ctx.csrf, &action, &answers, &errors);
    let choices: Vec<Choice> = FIELDS
        .iter()
        .map(|field| Choice::new(field.code, word(lang, field.code)))
        .collect();
    let orders = [
        Choice::new("day", words::import_day_first(lang)),
        Choice::new("month", words::import_month_first(lang)),
    ];
    let fields = html! {
        @if plan.order_needed { (form.radios("order", words::import_order(lang), None, &orders)) }
        @for (column, heading) in plan.header.cells.iter().enumerate() {
            @let heading = text(heading);
            @if !heading.is_empty() {
                (form.select(&format!("column_{column}"), words::import_column(lang, heading), None, &choices, false))
            }
        }
    };
    let legend = html! { p.govuk-body { (words::import_columns_hint(lang)) } (form.view(&fields, words::import_look_again(lang), None)) };
    // Open where something has to be said before anything can be taken over.
    if (plan.order_needed && batch.order().is_none()) || !plan.missing().is_empty() {
        html! { h2.govuk-heading-m { (words::import_columns(lang)) } (legend) }
    } else {
        kit::ui::details(words::import_columns(lang), &legend)
    }
}

/// Rows that need a look first.
fn table(lang: &Lang, plan: &Plan) -> Markup {
    let columns = vec![
        Column::number(words::import_row(lang)),
        Column::text(people_words::name(lang)),
        Column::code(words::import_departure(lang)),
        Column::text(words::import_what(lang)),
    ];
    let mut rows: Vec<&Planned> = plan.rows.iter().collect();
    rows.sort_by_key(|row| !matches!(row.what, What::Cannot(_)));
    let cells = |row: &&Planned| {
        let field = |field: &str| {
            plan.mapping
                .get(field)
                .map(|column| text(row.row.cell(*column)))
                .unwrap_or_default()
        };
        let parts = [field("full_name"), field("given"), field("family")];
        let shown: Vec<&str> = parts
            .iter()
            .map(String::as_str)
            .filter(|p| !p.is_empty())
            .collect();
        vec![
            html! { (row.row.number) },
            name(&shown.join(" ")),
            code(&field("departure")),
            what(lang, row),
        ]
    };
    let shown = rows.iter().take(SHOWN).map(cells).collect();
    html! {
        (Table::list(words::import_rows(lang), columns, shown).captioned().view())
        @if rows.len() > SHOWN {
            p.govuk-body { (kit::words::list_more(lang, i64::try_from(rows.len() - SHOWN).unwrap_or(0))) }
        }
    }
}

fn what(lang: &Lang, row: &Planned) -> Markup {
    match &row.what {
        What::New(_) => tag(words::import_what_new(lang), Tone::Good),
        What::Known => tag(words::import_what_known(lang), Tone::Neutral),
        What::Total => tag(words::import_what_total(lang), Tone::Neutral),
        What::Cannot(mistakes) => html! {
            (tag(words::import_what_cannot(lang), Tone::Attention))
            ul.govuk-list { @for mistake in mistakes { li { bdi { (reason(lang, mistake)) } } } }
        },
    }
}

/// A mistake in one line: column, what it holds, what is wrong.
pub(super) fn reason(lang: &Lang, mistake: &Mistake) -> String {
    let field = word(lang, mistake.field);
    if mistake.cell.is_empty() {
        format!("{field}: {}", mistake.reason)
    } else {
        format!("{field} “{}”: {}", mistake.cell, mistake.reason)
    }
}
