//! The HTML of retention.

use kit::http::Ctx;
use kit::i18n::{Lang, Precision, Text};
use kit::policy::Thing;
use kit::room::{Due, Kept, Retention};
use kit::time::instant;
use kit::ui::{
    Answers, Button, Choice, Column, Errors, Form, Input, Link, Markup, Page, Post, Table, Tone,
    code, html, inset, link, link_button, post_button, tag, warning,
};

use super::super::{AUDIT, HOLD, RELEASE, words};
use super::pages::REASONS;
use super::store::{Hold, Release, Run};
use super::{MOST, Standing, count};
use crate::App;

/// Rows of a list of what is due: the rest is told as a number.
const SHOWN: usize = 200;

pub(super) fn list(ctx: &Ctx, rows: &[(Retention<App>, Option<Standing>)]) -> Page {
    let lang = &ctx.lang;
    let columns = vec![
        Column::text(words::retention_what(lang)),
        Column::text(words::retention_how_long(lang)),
        Column::text(words::retention_then(lang)),
        Column::number(words::retention_due(lang)),
        Column::number(words::retention_soon(lang)),
    ];
    let number = |n: usize| html! { (lang.number(count(n))) };
    let cells = rows
        .iter()
        .map(|(line, standing)| {
            let what = (line.what)(lang);
            let mut cells = vec![
                html! {
                    @if standing.is_some() { a.govuk-link href={ "/retention/" (line.class) } { (what) } }
                    @else { (what) }
                    @if standing.as_ref().is_some_and(|s| s.paused) { " " (tag(words::retention_paused(lang), Tone::Attention)) }
                },
                html! { (how_long(lang, line.kept)) },
                html! { ((line.then)(lang)) },
            ];
            match standing {
                Some(s) => cells.extend([number(s.free.len() + s.held.len()), number(s.soon.len())]),
                None => cells.extend([html! {}, html! {}]),
            }
            cells
        })
        .collect();
    let main = html! {
        p.govuk-body { (words::retention_explained(lang)) }
        (Table::list(words::retention(lang), columns, cells).view())
    };
    let page = Page::new(words::retention(lang), main);
    if ctx.may_somewhere(AUDIT) {
        page.crumbs(vec![Link::new(words::log(lang), "/audit")])
    } else {
        page
    }
}

fn how_long(lang: &Lang, kept: Kept) -> Text {
    match kept {
        Kept::Days(days) => kit::words::date_days(lang, days),
        Kept::WithSubject => words::retention_subject(lang),
        Kept::Always => words::retention_always(lang),
    }
}

/// Everything that the page of a class shows.
pub(super) struct Detail<'a> {
    pub(super) line: &'a Retention<App>,
    pub(super) page: &'static str,
    pub(super) standing: Standing,
    pub(super) holds: Vec<Hold>,
    pub(super) runs: Vec<Run>,
    pub(super) release: Option<Release>,
    pub(super) released: String,
}

pub(super) fn detail(ctx: &Ctx, shown: &Detail<'_>) -> Page {
    let (lang, class) = (&ctx.lang, shown.line.class);
    let standing = &shown.standing;
    let may_hold = ctx.may_somewhere(HOLD);
    let main = html! {
        p.govuk-body { (how_long(lang, shown.line.kept)) " → " ((shown.line.then)(lang)) }
        @if standing.paused { (warning(lang, words::retention_is_paused(lang))) }
        (many(ctx, shown))
        (dues(lang, words::retention_due(lang), shown, &standing.free, may_hold))
        (dues(lang, words::retention_held(lang), shown, &standing.held, false))
        (dues(lang, words::retention_soon(lang), shown, &standing.soon, may_hold))
        h2.govuk-heading-m { (words::holds(lang)) }
        @if shown.holds.is_empty() { p.govuk-body { (words::holds_none(lang)) } }
        @else { (holds(ctx, shown, may_hold)) }
        h2.govuk-heading-m { (words::retention_runs(lang)) }
        @if shown.runs.is_empty() { p.govuk-body { (words::retention_runs_none(lang)) } }
        @else { (runs(lang, &shown.runs)) }
    };
    let page = Page::new((shown.line.what)(lang), main)
        .crumbs(vec![Link::new(words::retention(lang), "/retention")]);
    if may_hold && !standing.paused {
        let href = format!("/retention/holds/new?class={class}");
        page.actions(link_button(
            words::retention_pause(lang),
            &href,
            Button::Secondary,
        ))
    } else {
        page
    }
}

/// What a run of more than fifty waits for.
fn many(ctx: &Ctx, shown: &Detail<'_>) -> Markup {
    let (lang, free) = (&ctx.lang, &shown.standing.free);
    let waits = free.iter().any(|due| due.on.to_string() > shown.released);
    if free.len() <= MOST || !waits {
        return html! {};
    }
    let button = |action: &str, label: Text| {
        post_button(&Post {
            csrf: &ctx.csrf,
            action,
            label,
            kind: Button::Warning,
            fields: &[],
            context: Text::from(""),
        })
    };
    html! {
        (warning(lang, words::retention_many(lang, count(free.len()))))
        @if let Some(release) = &shown.release {
            p.govuk-body { (words::retention_release_asked(lang, &release.author)) }
            @let thing = Thing { author: release.author.clone(), ..Thing::default() };
            @if ctx.may(RELEASE, &thing) {
                (button(&format!("/retention/releases/{}/confirm", release.id), words::retention_release_confirm(lang)))
            }
        } @else if ctx.may_somewhere(HOLD) {
            (button(&format!("/retention/{}/release", shown.line.class), words::retention_release(lang)))
        }
    }
}

fn dues(lang: &Lang, title: Text, shown: &Detail<'_>, dues: &[Due], may_hold: bool) -> Markup {
    let columns = vec![
        Column::code(words::retention_due_on(lang)),
        Column::code(words::log_subject(lang)),
        Column::hidden(words::hold_set(lang)),
    ];
    let hold = |due: &Due| {
        let (class, id) = (shown.line.class, due.subjects.first()?);
        let href = format!("/retention/holds/new?class={class}&subject={id}");
        Some(link(words::hold_set(lang), &href)).filter(|_| may_hold)
    };
    let cells = dues
        .iter()
        .take(SHOWN)
        .map(|due| {
            let links = html! {
                @for id in &due.subjects { a.govuk-link href={ (shown.page) (id) } { (code(id)) } " " }
            };
            let on = html! { (lang.date(due.on, Precision::Day)) };
            vec![on, links, hold(due).unwrap_or_default()]
        })
        .collect();
    let more = dues.len().saturating_sub(SHOWN);
    html! {
        @if !dues.is_empty() {
            h2.govuk-heading-m { (title) " (" (lang.number(count(dues.len()))) ")" }
            (Table::grid(title, columns, cells).view())
            @if more > 0 { p.govuk-body { (words::retention_more(lang, count(more))) } }
        }
    }
}

fn holds(ctx: &Ctx, shown: &Detail<'_>, may_hold: bool) -> Markup {
    let lang = &ctx.lang;
    let columns = vec![
        Column::text(words::hold_on(lang)),
        Column::text(words::hold_reason(lang)),
        Column::code(words::hold_reference(lang)),
        Column::code(words::log_at(lang)),
        Column::code(words::log_actor(lang)),
        Column::hidden(words::hold_lift(lang)),
    ];
    let cells = shown
        .holds
        .iter()
        .map(|hold| {
            let lift = Post {
                csrf: &ctx.csrf,
                action: &format!("/retention/holds/{}/lift", hold.id),
                label: words::hold_lift(lang),
                kind: Button::Secondary,
                fields: &[],
                context: Text::from(hold.reference.as_str()),
            };
            let on = html! {
                @if hold.subject.is_empty() { (words::hold_all(lang)) }
                @else { a.govuk-link href={ (shown.page) (hold.subject) } { (code(&hold.subject)) } }
            };
            vec![
                on,
                html! { (reason(lang, &hold.reason)) },
                code(&hold.reference),
                html! { (moment(ctx, hold.set_at)) },
                code(&hold.author),
                html! { @if may_hold { (post_button(&lift)) } },
            ]
        })
        .collect();
    Table::list(words::holds(lang), columns, cells).view()
}

fn runs(lang: &Lang, runs: &[Run]) -> Markup {
    let columns = vec![
        Column::code(words::retention_day(lang)),
        Column::number(words::retention_due(lang)),
        Column::number(words::retention_ended(lang)),
        Column::number(words::retention_held(lang)),
        Column::number(words::retention_waiting(lang)),
    ];
    let cells = runs
        .iter()
        .map(|run| {
            let number = |n: i64| html! { (lang.number(n)) };
            let mut cells = vec![code(&run.day)];
            cells.extend([run.due, run.ended, run.held, run.waiting].map(number));
            cells
        })
        .collect();
    Table::grid(words::retention_runs(lang), columns, cells).view()
}

pub(super) fn hold_form(
    ctx: &Ctx,
    line: &Retention<App>,
    answers: &Answers,
    errors: &Errors,
) -> Page {
    let lang = &ctx.lang;
    let form = Form::new(lang, &ctx.csrf, "/retention/holds", answers, errors);
    let reasons: Vec<Choice> = REASONS
        .iter()
        .map(|r| Choice::new(*r, reason(lang, r)))
        .collect();
    let all = answers.get("subject").is_empty();
    let fields = html! {
        (form.hidden("class"))
        (form.hidden("subject"))
        (form.radios("reason", words::hold_reason(lang), None, &reasons))
        (form.text("reference", words::hold_reference(lang), Some(words::hold_reference_hint(lang)), Input::Code))
    };
    let main = html! {
        (inset(&html! {
            p.govuk-body { ((line.what)(lang)) }
            @if all { p.govuk-body { (words::hold_all(lang)) } } @else { p.govuk-body { (code(answers.get("subject"))) } }
        }))
        p.govuk-body { (words::hold_explained(lang)) }
        (form.view(&fields, words::hold_set(lang), None))
    };
    Page::form(words::hold_set(lang), errors, main).back(format!("/retention/{}", line.class))
}

fn reason(lang: &Lang, code: &str) -> Text {
    match code {
        "claim" => words::hold_claim(lang),
        "investigation" => words::hold_investigation(lang),
        "audit" => words::hold_audit(lang),
        _ => words::hold_request(lang),
    }
}

fn moment(ctx: &Ctx, at: i64) -> String {
    let zone = ctx.house.settings.zone.clone();
    ctx.lang.datetime(&instant(at).to_zoned_datetime(zone))
}
