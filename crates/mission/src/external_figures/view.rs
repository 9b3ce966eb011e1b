//! The HTML of external figures.

use jiff::civil::Date as Day;
use kit::i18n::{Lang, Precision, Text};
use kit::ui::{
    Answers, Button, Choice, Column, Date, Errors, Filter, Form, Input, Link, Markup, Page,
    SummaryRow, Table, Tone, empty_state, html, inset, link_button, name, number, summary_list,
    tag,
};

use super::model::{self, CLASSES, Cell, Placed, SERIES, Series, Standing, VOID_REASONS};
use super::words;
use crate::imports;

pub(super) fn list(lang: &Lang, all: &[(&Series, Vec<Cell>)], today: Day, may_enter: bool) -> Page {
    let main = html! {
        @for (series, cells) in all { (standings(lang, series, cells, today, true)) }
    };
    let enter = html! {
        @if may_enter { (link_button(words::enter(lang), "/external-figures/new", Button::Primary)) (imports::button(lang, "external_figures")) }
    };
    Page::new(words::title(lang), main).actions(enter)
}

/// Where each class of a series stands. With `link` its name leads to its history.
fn standings(lang: &Lang, series: &Series, cells: &[Cell], today: Day, link: bool) -> Markup {
    let columns = vec![
        Column::text(words::class(lang)),
        Column::number(words::value(lang)),
        Column::code(words::as_of(lang)),
        Column::text(words::source(lang)),
        Column::text(words::state(lang)),
    ];
    let standings = model::standings(cells, today);
    let rows = standings
        .iter()
        .map(|standing| standing_row(lang, standing))
        .collect();
    let title = series_word(lang, series.code);
    html! {
        @if link {
            h2.govuk-heading-m {
                a.govuk-link href={ "/external-figures/series/" (series.code) } { (title) }
            }
        }
        @if standings.is_empty() {
            (empty_state(words::none(lang), words::none_hint(lang), None))
        } @else {
            (Table::list(title, columns, rows).view())
        }
    }
}

fn standing_row(lang: &Lang, standing: &Standing) -> Vec<Markup> {
    let cell = standing.last;
    let reports = i64::try_from(standing.reports).unwrap_or(i64::MAX);
    vec![
        html! { a.govuk-link href={ "/external-figures/cells/" (cell.id) } { (class_word(lang, &cell.class)) } },
        value(lang, cell),
        html! { (day(lang, &cell.as_of)) },
        name(&cell.source),
        html! {
            @if standing.is_stale() {
                (tag(words::not_moved(lang, reports, standing.days), Tone::Attention))
            }
        },
    ]
}

pub(super) fn series(
    lang: &Lang,
    series: &Series,
    cells: &[Cell],
    answers: &Answers,
    today: Day,
    may_enter: bool,
) -> Page {
    let path = format!("/external-figures/series/{}", series.code);
    let filter = Filter::new(lang, &path, answers);
    let class = answers.get("class");
    let columns = vec![
        Column::code(words::as_of(lang)),
        Column::text(words::class(lang)),
        Column::number(words::value(lang)),
        Column::code(words::received_on(lang)),
        Column::text(words::source(lang)),
        Column::text(words::state(lang)),
    ];
    let rows: Vec<Vec<Markup>> = model::place(cells)
        .iter()
        .filter(|placed| class.is_empty() || placed.cell.class == class)
        .map(|placed| history_row(lang, placed))
        .collect();
    let main = html! {
        (inset(&html! { (kind_word(lang, series.kind)) }))
        (standings(lang, series, cells, today, false))
        @if series.classes.len() > 1 {
            (filter.view(&[filter.form().select("class", words::class(lang), None, &choices(lang, series.classes, class_word), false)]))
        }
        @if !rows.is_empty() { (Table::list(words::history(lang), columns, rows).captioned().view()) }
    };
    let to_new = format!("/external-figures/new?series={}", series.code);
    let enter =
        html! { @if may_enter { (link_button(words::enter(lang), &to_new, Button::Primary)) } };
    Page::new(series_word(lang, series.code), main)
        .crumbs(crumbs(lang, None))
        .actions(enter)
}

fn history_row(lang: &Lang, placed: &Placed) -> Vec<Markup> {
    let cell = placed.cell;
    vec![
        html! { a.govuk-link href={ "/external-figures/cells/" (cell.id) } { (day(lang, &cell.as_of)) } },
        html! { (class_word(lang, &cell.class)) },
        value(lang, cell),
        html! { (day(lang, &cell.received_on)) },
        name(&cell.source),
        state(lang, cell, placed.superseded_by.is_some()),
    ]
}

pub(super) fn show(lang: &Lang, cell: &Cell, superseded_by: Option<&Cell>, may_void: bool) -> Page {
    let range =
        |end: Option<i64>| html! { @if let Some(end) = end { (number(&lang.number(end))) } };
    let mut rows = vec![
        SummaryRow::new(
            words::class(lang),
            html! { (class_word(lang, &cell.class)) },
        ),
        SummaryRow::new(words::value(lang), value(lang, cell)),
        SummaryRow::new(words::as_of(lang), html! { (day(lang, &cell.as_of)) }),
        SummaryRow::new(
            words::received_on(lang),
            html! { (day(lang, &cell.received_on)) },
        ),
        SummaryRow::new(words::source(lang), name(&cell.source)),
        SummaryRow::new(words::reference(lang), name_or_nothing(&cell.reference)),
        SummaryRow::new(
            words::state(lang),
            state(lang, cell, superseded_by.is_some()),
        ),
    ];
    if Series::by_code(&cell.series).is_some_and(|series| series.estimate) {
        rows.extend([
            SummaryRow::new(words::in_words(lang), name_or_nothing(&cell.in_words)),
            SummaryRow::new(words::low(lang), range(cell.low)),
            SummaryRow::new(words::high(lang), range(cell.high)),
            SummaryRow::new(words::method(lang), name_or_nothing(&cell.method)),
        ]);
    }
    let main = html! {
        @if let Some(newer) = superseded_by {
            (inset(&html! {
                a.govuk-link href={ "/external-figures/cells/" (newer.id) } { (words::superseded_by(lang)) }
            }))
        }
        @if cell.voided_at.is_some() {
            (inset(&html! { (words::voided_because(lang, void_reason(lang, &cell.void_reason))) }))
        }
        (summary_list(&rows))
    };
    let void = html! {
        @if may_void && cell.voided_at.is_none() {
            (link_button(words::void(lang), &format!("/external-figures/cells/{}/void", cell.id), Button::Secondary))
        }
    };
    Page::new(words::cell_of(lang, day(lang, &cell.as_of)), main)
        .crumbs(crumbs(lang, Some(&cell.series)))
        .actions(void)
}

pub(super) fn form(form: &Form, errors: &Errors, lang: &Lang) -> Page {
    let codes: Vec<&str> = SERIES.iter().map(|series| series.code).collect();
    let estimate = html! {
        (form.side_by_side(&[
            form.number("low", words::low(lang), None, ""),
            form.number("high", words::high(lang), None, ""),
        ]))
        (form.text("in_words", words::in_words(lang), Some(words::in_words_hint(lang)), Input::Line))
        (form.text("method", words::method(lang), Some(words::method_hint(lang)), Input::Line))
    };
    let fields = html! {
        (form.hidden("idempotency_key"))
        (form.select("series", words::series(lang), None, &choices(lang, &codes, series_word), false))
        (form.select("class", words::class(lang), None, &choices(lang, &CLASSES, class_word), false))
        (form.number("value", words::value(lang), Some(words::value_hint(lang)), ""))
        (form.date("as_of", words::as_of(lang), Some(words::as_of_hint(lang)), Date::Full))
        (form.date("received_on", words::received_on(lang), None, Date::Full))
        (form.text("source", words::source(lang), Some(words::source_hint(lang)), Input::Line))
        (form.text("reference", words::reference(lang), Some(words::reference_hint(lang)), Input::Line))
        (form.group(words::estimate(lang), &estimate))
    };
    Page::form(
        words::enter(lang),
        errors,
        form.view(&fields, words::save(lang), None),
    )
    .back("/external-figures".to_string())
}

pub(super) fn void(form: &Form, id: &str, errors: &Errors, lang: &Lang) -> Page {
    let reasons = choices(lang, &VOID_REASONS, void_reason);
    let fields = html! {
        (form.hidden("version"))
        (form.radios("reason", words::void_reason(lang), Some(words::void_hint(lang)), &reasons))
    };
    Page::form(
        words::void(lang),
        errors,
        form.view(&fields, words::void(lang), None),
    )
    .back(format!("/external-figures/cells/{id}"))
}

fn crumbs(lang: &Lang, series: Option<&str>) -> Vec<Link> {
    let list = Link::new(words::title(lang), "/external-figures");
    let series = series.map(|code| {
        Link::new(
            series_word(lang, code),
            format!("/external-figures/series/{code}"),
        )
    });
    std::iter::once(list).chain(series).collect()
}

fn choices(lang: &Lang, codes: &[&str], word: fn(&Lang, &str) -> Text) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice::new(*code, word(lang, code)))
        .collect()
}

/// The number, or what the source said where it gave none.
fn value(lang: &Lang, cell: &Cell) -> Markup {
    match cell.value {
        Some(value) => number(&lang.number(value)),
        None => name(&cell.in_words),
    }
}

fn name_or_nothing(text: &str) -> Markup {
    html! { @if !text.is_empty() { (name(text)) } }
}

fn day(lang: &Lang, day: &str) -> Text {
    day.parse()
        .map_or_else(|_| Text::from(day), |day| lang.date(day, Precision::Day))
}

fn state(lang: &Lang, cell: &Cell, superseded: bool) -> Markup {
    if cell.voided_at.is_some() {
        tag(words::voided(lang), Tone::Bad)
    } else if superseded {
        tag(words::superseded(lang), Tone::Neutral)
    } else {
        tag(words::in_force(lang), Tone::Good)
    }
}

fn kind_word(lang: &Lang, kind: &str) -> Text {
    match kind {
        "entry_flow" => words::kind_entry_flow(lang),
        "stock_estimate" => words::kind_stock_estimate(lang),
        _ => Text::from(kind),
    }
}

pub(super) fn series_word(lang: &Lang, code: &str) -> Text {
    match code {
        "border_entries" => words::series_border_entries(lang),
        "direct_entries" => words::series_direct_entries(lang),
        "camp_population" => words::series_camp_population(lang),
        _ => Text::from(code),
    }
}

pub(super) fn class_word(lang: &Lang, code: &str) -> Text {
    match code {
        "by" => words::class_by(lang),
        "ua" => words::class_ua(lang),
        "tcn" => words::class_tcn(lang),
        "all" => words::class_all(lang),
        _ => Text::from(code),
    }
}

fn void_reason(lang: &Lang, code: &str) -> Text {
    match code {
        "mistaken" => words::void_mistaken(lang),
        "duplicate" => words::void_duplicate(lang),
        "withdrawn" => words::void_withdrawn(lang),
        _ => Text::from(code),
    }
}
