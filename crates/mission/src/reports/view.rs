//! The HTML of reports.

use std::collections::BTreeMap;

use figures::{Alarm, Figure, Severity};
use kit::http::Ctx;
use kit::i18n::{Lang, Precision, Text};
use kit::ui::{
    Answers, Button, Choice, Column, Date, Errors, Form, Input, KeyFigure, Link, Markup, Page,
    Post, Table, Tone, button_group, details, empty_state, html, inset, key_figures, link,
    link_button, post_button, tag, warning,
};

use super::few::{self, Few};
use super::model::{Report, Section};
use super::printing::Figures;
use super::{CLEAR, DRAFT, wording, words};

pub(super) fn list(ctx: &Ctx, reports: &[Report]) -> Page {
    let lang = &ctx.lang;
    let columns = vec![
        Column::text(words::issue(lang)),
        Column::text(words::period(lang)),
        Column::text(words::state(lang)),
    ];
    let rows = reports
        .iter()
        .map(|r| {
            vec![
                link(
                    words::issue_number(lang, r.issue.to_string()),
                    &format!("/reports/{}", r.id),
                ),
                html! { (period(lang, r)) },
                state(lang, r),
            ]
        })
        .collect();
    let main = html! {
        @if reports.is_empty() { (empty_state(words::none(lang), words::none_hint(lang), None)) }
        @else { (Table::list(words::title(lang), columns, rows).view()) }
    };
    Page::new(words::title(lang), main).actions(html! {
        @if ctx.may_somewhere(DRAFT) { (link_button(words::new_issue(lang), "/reports/new", Button::Primary)) }
    })
}

/// The form of a new issue, or of the head of a draft.
pub(super) fn head_form(
    ctx: &Ctx,
    draft: Option<&Report>,
    answers: &Answers,
    errors: &Errors,
) -> Page {
    let lang = &ctx.lang;
    let (title, save, back) = match draft {
        Some(draft) => (
            words::edit_head(lang),
            words::save(lang),
            format!("/reports/{}", draft.id),
        ),
        None => (
            words::new_issue(lang),
            words::make_draft(lang),
            "/reports".to_string(),
        ),
    };
    let action = match draft {
        Some(draft) => format!("/reports/{}/edit", draft.id),
        None => "/reports/new".to_string(),
    };
    let form = Form::new(lang, &ctx.csrf, &action, answers, errors);
    let languages: Vec<Choice> = ctx
        .house
        .catalogue
        .languages()
        .iter()
        .map(|l| Choice::new(l.tag(), Text::from(l.name())))
        .collect();
    let fields = html! {
        @if draft.is_some() { (form.hidden("version")) }
        (form.text("issue", words::issue(lang), None, Input::Code))
        (form.date("period_from", words::period_from(lang), None, Date::Full))
        (form.date("period_to", words::period_to(lang), None, Date::Full))
        (form.date("cutoff_hotline", words::cutoff_hotline(lang), Some(words::cutoff_hint(lang)), Date::Full))
        (form.date("next_on", words::next_on(lang), None, Date::Full))
        (form.select("language", words::language(lang), Some(words::language_hint(lang)), &languages, false))
    };
    Page::form(title, errors, form.view(&fields, save, None)).back(back)
}

/// The page of a report: key figures, then each section as it will be printed, with its alarms.
pub(super) fn show(
    ctx: &Ctx,
    report: &Report,
    sections: &[Section],
    figures: &Figures<'_>,
    body: &str,
) -> Page {
    let lang = &ctx.lang;
    let main = html! {
        (inset(&html! { (words::internal(lang)) }))
        (alarms(lang, figures))
        @if !report.is_frozen() { (few_people(lang, figures, sections)) }
        @if !report.explanation.is_empty() { (inset(&html! { (report.explanation) })) }
        (top_figures(lang, figures))
        div.ws-report { (maud::PreEscaped(body)) }
        @if report.status == "draft" && ctx.may(DRAFT, report) {
            (section_list(ctx, report, sections))
        }
    };
    Page::new(words::issue_number(lang, report.issue.to_string()), main)
        .caption(html! { (period(lang, report)) " " (state(lang, report)) })
        .crumbs(vec![Link::new(words::title(lang), "/reports")])
        .actions(actions(ctx, report))
}

/// The sections of a draft with what can be done to each.
fn section_list(ctx: &Ctx, report: &Report, sections: &[Section]) -> Markup {
    let lang = &ctx.lang;
    let path = |s: &Section| format!("/reports/{}/sections/{}", report.id, s.id);
    let button = |s: &Section, act: &str, label: Text| {
        post_button(&Post {
            csrf: &ctx.csrf,
            action: &format!("{}/{act}", path(s)),
            label,
            context: Text::from(s.heading.as_str()),
            fields: &[("version", &s.version.to_string())],
            kind: Button::Secondary,
        })
    };
    let rows = sections
        .iter()
        .enumerate()
        .map(|(place, s)| {
            let up = if place == 0 {
                Markup::default()
            } else {
                button(s, "up", words::move_up(lang))
            };
            vec![
                link(s.heading.as_str(), &path(s)),
                button_group(&[up, button(s, "remove", words::remove(lang))]),
            ]
        })
        .collect();
    let columns = vec![
        Column::text(words::heading(lang)),
        Column::text(words::change(lang)),
    ];
    let add = format!("/reports/{}/sections/new", report.id);
    html! {
        h2 { (words::edit_sections(lang)) }
        (Table::list(words::edit_sections(lang), columns, rows).view())
        (link_button(words::add_section(lang), &add, Button::Secondary))
    }
}

fn actions(ctx: &Ctx, report: &Report) -> Markup {
    let lang = &ctx.lang;
    let print = |format: &str| format!("/reports/{}/print/{format}", report.id);
    let mut buttons = vec![
        link_button(words::pdf(lang), &print("pdf"), Button::Secondary),
        link_button(words::xlsx(lang), &print("xlsx"), Button::Secondary),
        link_button(words::csv(lang), &print("csv"), Button::Secondary),
    ];
    if report.status == "draft" && ctx.may(DRAFT, report) {
        buttons.push(link_button(
            words::edit_head(lang),
            &format!("/reports/{}/edit", report.id),
            Button::Secondary,
        ));
    }
    if report.status == "draft" && ctx.may(CLEAR, report) {
        buttons.push(link_button(
            words::clear(lang),
            &format!("/reports/{}/clear", report.id),
            Button::Primary,
        ));
    }
    if report.status == "cleared" && ctx.may(CLEAR, report) {
        buttons.push(post_button(&Post {
            csrf: &ctx.csrf,
            action: &format!("/reports/{}/release", report.id),
            label: words::release(lang),
            context: Text::from(""),
            fields: &[],
            kind: Button::Primary,
        }));
    }
    button_group(&buttons)
}

/// The few numbers that a reader looks for first.
const TOP: &[&str] = &[
    "external_figures.border_entries.since",
    "avrr.returned.ytd",
    "needs.assessed.onset",
    "hotline.consultations.ukraine.since_onset",
];

fn top_figures(lang: &Lang, figures: &Figures<'_>) -> Markup {
    let shown: Vec<(String, Text, String, String)> = TOP
        .iter()
        .filter_map(|id| {
            let (definition, figure) = figures.find(id)?;
            let title = wording::title(lang, definition);
            Some((
                wording::number(lang, figure),
                title,
                wording::span(lang, figure),
                format!("/figures/{id}"),
            ))
        })
        .collect();
    let boxes: Vec<KeyFigure<'_>> = shown
        .iter()
        .map(|(value, label, note, href)| KeyFigure {
            value,
            label: label.clone(),
            note: Text::from(note.as_str()),
            href: Some(href),
        })
        .collect();
    key_figures(&boxes)
}

pub(super) fn alarms(lang: &Lang, figures: &Figures<'_>) -> Markup {
    let list: Vec<(&str, &Alarm)> = figures
        .alarms
        .iter()
        .map(|(id, alarm)| (id.as_str(), alarm))
        .collect();
    let of = |severity: Severity| list.iter().filter(move |(_, a)| a.severity() == severity);
    html! {
        @if of(Severity::Impossible).next().is_some() {
            (warning(lang, words::impossible(lang)))
            ul { @for (id, alarm) in of(Severity::Impossible) { li { (alarm_line(lang, figures, id, alarm)) } } }
        }
        @if of(Severity::Surprising).next().is_some() {
            (details(words::surprising(lang), &html! {
                ul { @for (id, alarm) in of(Severity::Surprising) { li { (alarm_line(lang, figures, id, alarm)) } } }
            }))
        }
    }
}

/// Numbers of the text that point at few people.
fn few_people(lang: &Lang, figures: &Figures<'_>, sections: &[Section]) -> Markup {
    let few = few::printed(figures, sections);
    let line = |found: &Few| {
        let title = figures
            .find(&found.figure)
            .map(|(d, _)| wording::title(lang, d));
        let title = title.unwrap_or_else(|| Text::from(found.figure.as_str()));
        html! {
            (link(title, &format!("/figures/{}", found.figure))) ": "
            (words::few_line(lang, found.heading.as_str(), found.number, found.least))
        }
    };
    html! {
        @if !few.is_empty() {
            (details(words::few(lang), &html! { ul { @for found in &few { li { (line(found)) } } } }))
        }
    }
}

fn alarm_line(lang: &Lang, figures: &Figures<'_>, id: &str, alarm: &Alarm) -> Markup {
    let definition = figures.find(id).map(|(definition, _)| definition);
    let title = definition.map_or_else(|| Text::from(id), |d| wording::title(lang, d));
    let dimension = definition.map_or("", |d| d.parts.as_str());
    html! { (link(title, &format!("/figures/{id}"))) ": " (alarm_text(lang, dimension, alarm)) }
}

/// An alarm in words.
pub(super) fn alarm_text(lang: &Lang, dimension: &str, alarm: &Alarm) -> Text {
    let n = |value: &i64| lang.number(*value);
    match alarm {
        Alarm::PartsDiffer { parts, whole } => words::alarm_parts(lang, n(parts), n(whole)),
        Alarm::PartTooLarge { part, value, whole } => words::alarm_part(
            lang,
            wording::part(lang, dimension, part),
            n(value),
            n(whole),
        ),
        Alarm::Negative(value) => words::alarm_negative(lang, n(value)),
        Alarm::BadShare {
            numerator,
            denominator,
        } => words::alarm_share(lang, n(numerator), n(denominator)),
        Alarm::Fell { before, now } => words::alarm_fell(lang, n(before), n(now)),
        Alarm::Stale { part, issues } => words::alarm_stale(
            lang,
            i64::from(*issues),
            wording::part(lang, dimension, part),
        ),
    }
}

pub(super) fn section_form(
    ctx: &Ctx,
    report: &Report,
    section: Option<&Section>,
    answers: &Answers,
    errors: &Errors,
    ids: &BTreeMap<String, Text>,
) -> Page {
    let lang = &ctx.lang;
    let which = section.map_or("new", |section| section.id.as_str());
    let path = format!("/reports/{}/sections/{which}", report.id);
    let title = match section {
        Some(_) => words::edit_section(lang),
        None => words::add_section(lang),
    };
    let form = Form::new(lang, &ctx.csrf, &path, answers, errors);
    let fields = html! {
        @if section.is_some() { (form.hidden("version")) }
        (form.text("heading", words::heading(lang), None, Input::Line))
        (form.textarea("narrative", words::narrative(lang), Some(words::narrative_hint(lang)), 14, Some(8000)))
    };
    let tokens =
        html! { ul { @for (id, title) in ids { li { code { "{{" (id) "}}" } " " (title) } } } };
    let main = html! { (form.view(&fields, words::save(lang), None)) (details(words::tokens(lang), &tokens)) };
    Page::form(title, errors, main).back(format!("/reports/{}", report.id))
}

pub(super) fn clear_form(
    ctx: &Ctx,
    report: &Report,
    sections: &[Section],
    figures: &Figures<'_>,
    answers: &Answers,
    errors: &Errors,
) -> Page {
    let lang = &ctx.lang;
    let path = format!("/reports/{}/clear", report.id);
    let form = Form::new(lang, &ctx.csrf, &path, answers, errors);
    let impossible = figures
        .alarms
        .iter()
        .any(|(_, a)| a.severity() == Severity::Impossible);
    let surprising = figures
        .alarms
        .iter()
        .any(|(_, a)| a.severity() == Severity::Surprising);
    let fields = html! {
        (form.hidden("version"))
        @if surprising { (form.textarea("explanation", words::explanation(lang), Some(words::explanation_hint(lang)), 3, Some(500))) }
    };
    let main = html! {
        p { (words::clear_explained(lang)) }
        (alarms(lang, figures))
        (few_people(lang, figures, sections))
        @if !impossible { (form.view(&fields, words::clear(lang), None)) }
    };
    Page::form(words::clear(lang), errors, main).back(format!("/reports/{}", report.id))
}

/// The period of a report in words.
pub(super) fn period(lang: &Lang, report: &Report) -> String {
    let span = report.period();
    lang.date_range(span.from, span.to)
}

pub(super) fn state(lang: &Lang, report: &Report) -> Markup {
    match report.status.as_str() {
        "released" => tag(words::released(lang), Tone::Good),
        "cleared" => tag(words::cleared(lang), Tone::Info),
        _ => tag(words::draft(lang), Tone::Attention),
    }
}

/// A day of the report in words; empty stays empty.
pub(super) fn day(lang: &Lang, date: &str) -> String {
    date.parse().map_or_else(
        |_| String::new(),
        |d| lang.date(d, Precision::Day).to_string(),
    )
}

/// The parts of a figure as rows.
pub(super) fn parts_table(lang: &Lang, dimension: &str, figure: &Figure) -> Markup {
    let columns = vec![
        Column::text(words::part(lang)),
        Column::number(words::count(lang)),
    ];
    let mut parts: Vec<(&String, &i64)> = figure.parts.iter().collect();
    parts.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
    let rows = parts
        .into_iter()
        .map(|(code, value)| {
            vec![
                html! { (wording::part(lang, dimension, code)) },
                html! { (lang.number(*value)) },
            ]
        })
        .collect();
    Table::grid(words::parts(lang), columns, rows).view()
}
