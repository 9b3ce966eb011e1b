//! The HTML of imports.

use std::collections::BTreeMap;

use kit::http::Ctx;
use kit::i18n::{Lang, Precision, Text};
use kit::import::{ReadError, text};
use kit::ui::{
    Answers, Button, Choice, Column, Errors, Form, Input, Link, Markup, Page, Post, SummaryRow,
    Table, Tone, button_group, empty_state, html, link, link_button, name, post_button,
    summary_list, tag, warning,
};

use super::batch::{Batch, ByHand};
use super::desk::Desk;
use super::list::{About, Import};
use super::plan::{Plan, Planned, What, text_of, told};
use super::words;
use crate::App;
use crate::people::words as people_words;
use crate::places::{self, Kind, Place};

/// Rows shown of one list; the others are counted, and those to be mended can all be downloaded.
const SHOWN: usize = 200;

pub(super) fn list(app: &App, ctx: &Ctx, imports: &[&Import], batches: &[Batch]) -> Page {
    let lang = &ctx.lang;
    let kinds = imports.iter().map(|import| {
        let href = format!("/imports/new/{}", import.about.kind);
        SummaryRow::new(
            (import.about.title)(lang),
            html! { ((import.about.explained)(lang)) },
        )
        .action(words::send(lang), (import.about.title)(lang), href)
    });
    let kinds: Vec<SummaryRow> = kinds.collect();
    let columns = vec![
        Column::text(words::list_of(lang)),
        Column::code(words::uploaded(lang)),
        Column::text(words::state(lang)),
        Column::number(words::added(lang)),
        Column::number(words::known(lang)),
        Column::number(words::refused(lang)),
    ];
    let cells = |b: &Batch| {
        let title = app.import(&b.kind).map(|import| (import.about.title)(lang));
        let title = title.unwrap_or_else(|| Text::from(b.kind.as_str()));
        vec![
            link(title, &format!("/imports/{}", b.id)),
            html! { (lang.date(ctx.house.day_of(b.uploaded_at), Precision::Day)) },
            html! { (state_word(lang, &b.state)) },
            html! { (lang.number(b.added)) },
            html! { (lang.number(b.known)) },
            html! { (lang.number(b.refused)) },
        ]
    };
    let main = html! {
        p.govuk-body { (words::explained(lang)) }
        (summary_list(&kinds))
        @if batches.is_empty() {
            (empty_state(words::none(lang), words::none_hint(lang), None))
        } @else {
            (Table::list(words::earlier(lang), columns, batches.iter().map(cells).collect()).captioned().view())
        }
    };
    Page::new(words::title(lang), main)
}

pub(super) fn upload(
    ctx: &Ctx,
    import: &Import,
    answers: &Answers,
    errors: &Errors,
    places: &BTreeMap<String, Place>,
) -> Page {
    let lang = &ctx.lang;
    let about = import.about;
    let action = format!("/imports/new/{}", about.kind);
    let form = Form::new(lang, &ctx.csrf, &action, answers, errors);
    // A partner writes for any office that it works with.
    let scope = ctx.actor.office_scope();
    let scope = scope.filter(|_| ctx.actor.partner.is_empty());
    let own = places
        .values()
        .filter(|place| scope.is_none_or(|own| own.contains(&place.id)));
    let offices: Vec<Choice> = places::choices(own, &[Kind::Office]);
    let fields = html! {
        (form.file("file", words::file(lang), Some(words::file_hint(lang)), ".csv,.txt,.xlsx"))
        @if about.of_office {
            (form.select("office", people_words::office(lang), Some(words::office_hint(lang)), &offices, false))
        }
    };
    let columns: Vec<String> = about
        .columns
        .iter()
        .map(|column| (column.word)(lang).to_string())
        .collect();
    let main = html! {
        p.govuk-body { ((about.explained)(lang)) " " (words::send_as_it_is(lang)) }
        (form.view_with_files(&fields, words::look(lang), None))
        (kit::ui::details(words::columns_known(lang), &html! { p.govuk-body { (lang.list(&columns)) } }))
    };
    Page::form((about.title)(lang), errors, main).back("/imports")
}

/// Why a file cannot be read, and what to do.
pub(super) fn unreadable(lang: &Lang, error: ReadError) -> Text {
    match error {
        ReadError::TooLarge | ReadError::TooManyRows => words::too_large(lang),
        ReadError::UnpacksTooLarge => words::unpacks_too_large(lang),
        ReadError::NotASheet => words::not_a_sheet(lang),
        ReadError::Empty => words::empty(lang),
    }
}

fn state_word(lang: &Lang, state: &str) -> Text {
    match state {
        "staged" => words::state_staged(lang),
        "done" => words::state_done(lang),
        _ => words::state_cancelled(lang),
    }
}

pub(super) fn ended(ctx: &Ctx, import: &Import, batch: &Batch) -> Page {
    let lang = &ctx.lang;
    let count = |label: Text, n: i64| SummaryRow::new(label, html! { (lang.number(n)) });
    let state = html! { (state_word(lang, &batch.state)) };
    let rows = [
        SummaryRow::new(words::state(lang), state),
        count(words::added(lang), batch.added),
        count(words::known(lang), batch.known),
        count(words::refused(lang), batch.refused),
    ];
    let next = [
        link_button(
            words::see_records(lang),
            import.about.home,
            Button::Secondary,
        ),
        link_button(
            words::send_another(lang),
            &format!("/imports/new/{}", import.about.kind),
            Button::Secondary,
        ),
    ];
    let main = html! {
        (summary_list(&rows))
        p.govuk-body { (words::erased(lang)) }
        (button_group(&next))
    };
    Page::new((import.about.title)(lang), main).crumbs(crumbs(lang))
}

fn crumbs(lang: &Lang) -> Vec<Link> {
    vec![Link::new(words::title(lang), "/imports")]
}

pub(super) fn dry_run(
    ctx: &Ctx,
    id: &str,
    desk: &Desk<'_>,
    plan: &Plan<()>,
    answers: &Answers,
    errors: &Errors,
) -> Page {
    let lang = &ctx.lang;
    let counts = plan.counts();
    let number = |n: usize| html! { (lang.number(i64::try_from(n).unwrap_or(i64::MAX))) };
    let rows = [
        SummaryRow::new(words::would_add(lang), number(counts.added)),
        SummaryRow::new(words::known(lang), number(counts.known)),
        SummaryRow::new(words::refused(lang), number(counts.refused)),
    ];
    let path = format!("/imports/{id}");
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
    let buttons = [
        html! { @if counts.added > 0 && !plan.order_needed { (post("commit", words::take_over(lang), Button::Primary)) } },
        post("cancel", words::throw_away(lang), Button::Secondary),
        html! { @if counts.refused > 0 { (link_button(words::download(lang), &format!("{path}/refused.csv"), Button::Secondary)) } },
    ];
    let main = html! {
        p.govuk-body { (words::nothing_yet(lang)) }
        @for note in notes(lang, desk, plan) { (warning(lang, note)) }
        (summary_list(&rows))
        (button_group(&buttons))
        @if counts.refused > 0 { p.govuk-body { (words::download_hint(lang)) } }
        (columns_form(ctx, desk, plan, answers, errors, &path))
        (table(desk, plan))
    };
    Page::new((desk.about.title)(lang), main).crumbs(crumbs(lang))
}

/// What has to be looked at before anything else.
fn notes(lang: &Lang, desk: &Desk<'_>, plan: &Plan<()>) -> Vec<Text> {
    let missing: Vec<String> = plan
        .missing
        .iter()
        .map(|code| desk.about.word(lang, code).to_string())
        .collect();
    let mut notes = Vec::new();
    if !missing.is_empty() {
        notes.push(words::missing(lang, lang.list(&missing)));
    }
    if plan.order_needed {
        notes.push(words::ambiguous(lang));
    }
    if desk.sheet.encoding_guessed {
        notes.push(words::encoding(lang));
    }
    if desk.sheet.cut {
        notes.push(words::cut(lang));
    }
    notes
}

/// The form of the columns as it stands.
pub(super) fn columns_answers(desk: &Desk<'_>, by_hand: &ByHand) -> Answers {
    let held = |column: usize| {
        let mut held = desk.header.mapping.iter();
        let found = held.find(|(_, at)| **at == column);
        found.map(|(code, _)| code.clone()).unwrap_or_default()
    };
    (0..desk.header.row.cells.len())
        .map(|column| (format!("column_{column}"), held(column)))
        .chain([("order".to_string(), by_hand.order.clone())])
        .chain(
            by_hand
                .given
                .iter()
                .map(|(code, typed)| (format!("given_{code}"), typed.clone())),
        )
        .collect()
}

/// Which column holds what and what holds for the whole list, to be corrected.
fn columns_form(
    ctx: &Ctx,
    desk: &Desk<'_>,
    plan: &Plan<()>,
    answers: &Answers,
    errors: &Errors,
    path: &str,
) -> Markup {
    let lang = &ctx.lang;
    let action = format!("{path}/mapping");
    let form = Form::new(lang, &ctx.csrf, &action, answers, errors);
    let choices: Vec<Choice> = desk
        .about
        .columns
        .iter()
        .map(|column| Choice::new(column.code, (column.word)(lang)))
        .collect();
    let orders = [
        Choice::new("day", words::day_first(lang)),
        Choice::new("month", words::month_first(lang)),
    ];
    let once = desk.about.columns.iter().filter(|column| column.once);
    let once = html! {
        p.govuk-body { (words::given_hint(lang)) }
        @for column in once {
            (form.text(&format!("given_{}", column.code), (column.word)(lang), None, Input::Line))
        }
    };
    let fields = html! {
        @if desk.order_needed() { (form.radios("order", words::order(lang), None, &orders)) }
        @for (column, heading) in desk.header.row.cells.iter().enumerate() {
            @let heading = text(heading);
            @if !heading.is_empty() {
                (form.select(&format!("column_{column}"), words::column(lang, heading), None, &choices, false))
            }
        }
        @if desk.about.columns.iter().any(|column| column.once) {
            (form.group(words::given(lang), &once))
        }
    };
    let body = html! {
        p.govuk-body { (words::columns_hint(lang)) }
        (form.view(&fields, words::look_again(lang), None))
    };
    // Open where something has to be said before anything can be taken over.
    if plan.order_needed || !plan.missing.is_empty() || !errors.is_empty() {
        html! { h2.govuk-heading-m { (words::columns(lang)) } (body) }
    } else {
        kit::ui::details(words::columns(lang), &body)
    }
}

/// Rows that need a look first.
fn table(desk: &Desk<'_>, plan: &Plan<()>) -> Markup {
    let lang = desk.lang;
    let shown = shown(desk);
    let mut columns = vec![Column::number(words::row(lang))];
    columns.extend(
        shown
            .iter()
            .map(|code| Column::text(desk.about.word(lang, code))),
    );
    columns.push(Column::text(words::what(lang)));
    let mut rows: Vec<&Planned<()>> = plan.rows.iter().collect();
    rows.sort_by_key(|planned| !matches!(planned.what, What::Cannot(_)));
    let cells = |planned: &&Planned<()>| {
        let mut cells = vec![html! { (planned.row.number) }];
        for code in &shown {
            cells.push(name(&text_of(desk, &planned.row, code)));
        }
        cells.push(what(desk, planned));
        cells
    };
    let body = rows.iter().take(SHOWN).map(cells).collect();
    html! {
        (Table::list(words::rows(lang), columns, body).captioned().view())
        @if rows.len() > SHOWN {
            p.govuk-body { (kit::words::list_more(lang, i64::try_from(rows.len() - SHOWN).unwrap_or(0))) }
        }
    }
}

/// The columns beside each row: those that this list has of the ones worth showing.
fn shown(desk: &Desk<'_>) -> Vec<&'static str> {
    let About { columns, .. } = desk.about;
    let has = |code: &str| desk.header.mapping.contains_key(code);
    columns
        .iter()
        .filter(|column| column.shown && has(column.code))
        .map(|column| column.code)
        .collect()
}

fn what(desk: &Desk<'_>, planned: &Planned<()>) -> Markup {
    let lang = desk.lang;
    match &planned.what {
        What::New(()) => tag((desk.about.would)(lang), Tone::Good),
        What::Known(..) => tag(words::what_known(lang), Tone::Neutral),
        What::Left => tag(words::what_left(lang), Tone::Neutral),
        What::Cannot(mistakes) => html! {
            (tag(words::what_cannot(lang), Tone::Attention))
            ul.govuk-list { @for mistake in mistakes { li { bdi { (told(desk, mistake)) } } } }
        },
    }
}
