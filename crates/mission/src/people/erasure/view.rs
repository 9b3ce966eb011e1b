//! The HTML of erasures, and of a registration that was erased.

use std::collections::BTreeMap;

use kit::http::Ctx;
use kit::i18n::{Lang, Text};
use kit::paging::Rows;
use kit::time::instant;
use kit::ui::{
    Answers, Button, Choice, Column, Errors, Filter, Form, Input, Link, Markup, Page, Post,
    SummaryRow, Table, Tone, button_group, code, empty_state, html, inset, link_button, name,
    post_button, summary_list, tag, warning,
};

use super::super::model::Registration;
use super::super::view::{country_name, day};
use super::super::{CONFIRM, population_word, sex_word, words};
use super::{Erasure, REASONS};
use crate::places::Place;

/// What an erasure does.
pub(super) struct What {
    /// Compartment and versions.
    pub(super) goes: Vec<(String, i64)>,
    /// Room and events.
    pub(super) stays: Vec<(Text, usize)>,
    /// A hold stands in the way.
    pub(super) held: bool,
}

/// Whom the form is about.
pub(super) struct Asking<'a> {
    pub(super) id: &'a str,
    pub(super) name: String,
    pub(super) registrations: &'a [Registration],
    pub(super) what: &'a What,
}

fn what(lang: &Lang, what: &What) -> Markup {
    html! {
        h2.govuk-heading-m { (words::erase_goes(lang)) }
        ul.govuk-list.govuk-list--bullet {
            @for (compartment, versions) in &what.goes {
                li { (compartment_word(lang, compartment)) ": " (words::erase_versions(lang, *versions)) }
            }
            li { (words::erase_goes_clear(lang)) }
        }
        h2.govuk-heading-m { (words::erase_stays(lang)) }
        (stays(lang, &what.stays))
    }
}

fn stays(lang: &Lang, rows: &[(Text, usize)]) -> Markup {
    html! {
        ul.govuk-list.govuk-list--bullet {
            @for (room, count) in rows {
                li { (room) ": " (words::erase_events(lang, i64::try_from(*count).unwrap_or(i64::MAX))) }
            }
            li { (words::erase_stays_log(lang)) }
        }
    }
}

pub(super) fn ask(ctx: &Ctx, asking: &Asking<'_>, answers: &Answers, errors: &Errors) -> Page {
    let lang = &ctx.lang;
    let action = format!("/people/{}/erase", asking.id);
    let form = Form::new(lang, &ctx.csrf, &action, answers, errors);
    let reasons: Vec<Choice> = REASONS
        .iter()
        .map(|r| Choice::new(*r, reason_word(lang, r)))
        .collect();
    let fields = html! {
        (form.radios("reason", words::erase_reason(lang), None, &reasons))
        (form.text("reference", words::erase_reference(lang), Some(words::erase_reference_hint(lang)), Input::Code))
    };
    let main = html! {
        p.govuk-body { (words::erase_explained(lang)) }
        @if asking.registrations.len() > 1 {
            (inset(&html! { p.govuk-body { (words::erase_several(lang, i64::try_from(asking.registrations.len()).unwrap_or(i64::MAX))) }
                ul.govuk-list { @for r in asking.registrations { li { (code(&r.number)) } } } }))
        }
        (what(lang, asking.what))
        @if asking.what.held {
            (warning(lang, words::erase_held(lang)))
        } @else {
            (warning(lang, words::erase_for_good(lang)))
            (form.view(&fields, words::erase_ask(lang), None))
        }
    };
    Page::form(words::erase(lang), errors, main)
        .caption(name(&asking.name))
        .back(format!("/people/{}", asking.id))
}

pub(super) fn list(
    ctx: &Ctx,
    rows: &Rows<Erasure>,
    answers: &Answers,
    places: &BTreeMap<String, Place>,
) -> Page {
    let lang = &ctx.lang;
    let filter = Filter::new(lang, "/people/erasures", answers);
    let states: Vec<Choice> = ["asked", "confirmed", "done", "refused"]
        .into_iter()
        .map(|s| Choice::new(s, state_word(lang, s)))
        .collect();
    let fields = [filter
        .form()
        .select("state", words::erase_state(lang), None, &states, false)];
    let columns = vec![
        Column::code(words::erase_reference(lang)),
        Column::text(words::erase_reason(lang)),
        Column::text(words::office(lang)),
        Column::text(words::erase_state(lang)),
        Column::code(words::erase_asked_on(lang)),
    ];
    let cells = rows.rows.iter().map(|e| {
        let office = places.get(&e.office).map_or("", |p| p.name.as_str());
        vec![
            html! { a.govuk-link href={ "/people/erasures/" (e.id) } { (code(&e.reference)) } },
            html! { (reason_word(lang, &e.reason)) },
            html! { (office) },
            state_tag(lang, &e.state),
            html! { (moment(ctx, e.asked_at)) },
        ]
    });
    let main = html! {
        p.govuk-body { (words::erasures_explained(lang)) }
        (filter.view(&fields))
        @if rows.rows.is_empty() {
            (empty_state(words::erasures_none(lang), words::erasures_none_hint(lang), None))
        } @else {
            (Table::list(words::erasures(lang), columns, cells.collect()).view())
            (rows.pager("/people/erasures", ctx.query()).view(lang))
        }
    };
    let page = Page::new(words::erasures(lang), main);
    if ctx.may_somewhere(crate::staff::RETENTION) {
        let label = crate::staff::words::retention(lang);
        page.actions(link_button(label, "/retention", Button::Secondary))
    } else {
        page
    }
}

pub(super) fn show(
    ctx: &Ctx,
    erasure: &Erasure,
    registrations: &[Registration],
    all: &What,
    places: &BTreeMap<String, Place>,
) -> Page {
    let lang = &ctx.lang;
    let office = places.get(&erasure.office).map_or("", |p| p.name.as_str());
    let numbers = html! { @for r in registrations { (code(&r.number)) " " } };
    let mut rows = vec![
        SummaryRow::new(words::erase_state(lang), state_tag(lang, &erasure.state)),
        SummaryRow::new(words::erase_reference(lang), code(&erasure.reference)),
        SummaryRow::new(
            words::erase_reason(lang),
            html! { (reason_word(lang, &erasure.reason)) },
        ),
        SummaryRow::new(words::number(lang), numbers),
        SummaryRow::new(words::office(lang), html! { (office) }),
        SummaryRow::new(
            words::erase_asked_on(lang),
            html! { (moment(ctx, erasure.asked_at)) },
        ),
        SummaryRow::new(words::erase_asked_by(lang), code(&erasure.author)),
    ];
    if let Some(at) = erasure.decided_at {
        rows.push(SummaryRow::new(
            words::erase_decided_on(lang),
            html! { (moment(ctx, at)) },
        ));
        rows.push(SummaryRow::new(
            words::erase_decided_by(lang),
            code(&erasure.decider),
        ));
    }
    let asked = erasure.state == "asked";
    let main = html! {
        (summary_list(&rows))
        @if asked {
            (what(lang, all))
            @if all.held { (warning(lang, words::erase_held(lang))) }
            @else if ctx.may(CONFIRM, erasure) { (warning(lang, words::erase_for_good(lang))) }
            @else { (inset(&html! { (words::erase_waits(lang)) })) }
            (decide(ctx, erasure, all.held))
        } @else if erasure.state == "done" {
            h2.govuk-heading-m { (words::erase_stays(lang)) }
            (stays(lang, &all.stays))
            (inset(&html! { (words::erase_backups(lang)) }))
        }
    };
    Page::new(words::erasure(lang), main)
        .crumbs(vec![Link::new(words::erasures(lang), "/people/erasures")])
}

fn decide(ctx: &Ctx, erasure: &Erasure, held: bool) -> Markup {
    let lang = &ctx.lang;
    let version = erasure.version.to_string();
    let button = |verb: &str, label: Text, kind: Button| {
        post_button(&Post {
            csrf: &ctx.csrf,
            action: &format!("/people/erasures/{}/{verb}", erasure.id),
            label,
            kind,
            fields: &[("version", &version)],
            context: Text::from(""),
        })
    };
    let mut buttons = Vec::new();
    let mine = erasure.author == ctx.actor.id;
    if ctx.may(CONFIRM, erasure) {
        if !held {
            buttons.push(button(
                "confirm",
                words::erase_confirm(lang),
                Button::Warning,
            ));
        }
        buttons.push(button(
            "refuse",
            words::erase_refuse(lang),
            Button::Secondary,
        ));
    } else if mine {
        buttons.push(button(
            "refuse",
            words::erase_withdraw(lang),
            Button::Secondary,
        ));
    }
    button_group(&buttons)
}

/// What is left of a registration.
pub(in super::super) fn erased(
    ctx: &Ctx,
    r: &Registration,
    kept: &[(Text, usize)],
    places: &BTreeMap<String, Place>,
) -> Page {
    let lang = &ctx.lang;
    let office = places.get(&r.office).map_or("", |p| p.name.as_str());
    let rows = [
        SummaryRow::new(words::sex(lang), html! { (sex_word(lang, &r.sex)) }),
        SummaryRow::new(
            words::nationality(lang),
            html! { (country_name(lang, &r.nationality)) },
        ),
        SummaryRow::new(
            words::population(lang),
            html! { (population_word(lang, &r.population)) },
        ),
        SummaryRow::new(words::office(lang), html! { (office) }),
        SummaryRow::new(
            words::registered_on(lang),
            html! { (day(lang, &r.registered_on)) },
        ),
    ];
    let main = html! {
        (inset(&html! { (kit::words::error_erased_advice(lang)) }))
        (summary_list(&rows))
        h2.govuk-heading-m { (words::erase_stays(lang)) }
        (stays(lang, kept))
        @if ctx.may_somewhere(super::super::ERASURES) {
            (link_button(words::erasures(lang), "/people/erasures", Button::Secondary))
        }
    };
    Page::new(words::erased_on(lang, day(lang, &r.erased_on)), main)
        .crumbs(vec![Link::new(words::title(lang), "/people")])
}

fn moment(ctx: &Ctx, at: i64) -> String {
    let zone = ctx.house.settings.zone.clone();
    ctx.lang.datetime(&instant(at).to_zoned_datetime(zone))
}

fn state_tag(lang: &Lang, code: &str) -> Markup {
    let tone = match code {
        "asked" | "confirmed" => Tone::Attention,
        "done" => Tone::Good,
        _ => Tone::Neutral,
    };
    tag(state_word(lang, code), tone)
}

fn state_word(lang: &Lang, code: &str) -> Text {
    match code {
        "asked" => words::erase_state_asked(lang),
        "confirmed" => words::erase_state_confirmed(lang),
        "done" => words::erase_state_done(lang),
        _ => words::erase_state_refused(lang),
    }
}

fn reason_word(lang: &Lang, code: &str) -> Text {
    match code {
        "withdrawn" => words::erase_reason_withdrawn(lang),
        "objected" => words::erase_reason_objected(lang),
        "unlawful" => words::erase_reason_unlawful(lang),
        "not_needed" => words::erase_reason_not_needed(lang),
        _ => words::erase_reason_term(lang),
    }
}

fn compartment_word(lang: &Lang, code: &str) -> Text {
    match code {
        "identity" => words::sealed_identity(lang),
        "contact" => words::sealed_contact(lang),
        "protection" => words::sealed_protection(lang),
        "medical" => words::sealed_medical(lang),
        _ => words::sealed_attachments(lang),
    }
}
