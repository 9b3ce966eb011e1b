//! The HTML of organisations and agreements.

use std::collections::BTreeMap;

use kit::http::Ctx;
use kit::i18n::{Lang, Precision, Text};
use kit::ui::{
    Answers, Button, Choice, Column, Date, Errors, Filter, Form, Input, Link, Markup, Page,
    SummaryRow, Table, Tone, code, details, empty_state, html, link_button, name, name_link,
    summary_list, tag,
};

use super::agreements::{Agreement, VOID_REASONS};
use super::model::{KINDS, Organisation, SCOPES};
use super::{KEEP, words};
use crate::places::{self, Kind, Place};

type Places = BTreeMap<String, Place>;

pub(super) fn list(ctx: &Ctx, rows: &[Organisation], answers: &Answers) -> Page {
    let lang = &ctx.lang;
    let filter = Filter::new(lang, "/partners", answers);
    let by_kind = filter
        .form()
        .select("kind", words::kind(lang), None, &kinds(lang), false);
    let columns = vec![
        Column::text(words::name(lang)),
        Column::code(words::code(lang)),
        Column::text(words::kind(lang)),
        Column::text(words::attribution(lang)),
    ];
    let cells = |o: &Organisation| {
        vec![
            name_link(&o.name, &format!("/partners/{}", o.code)),
            code(&o.code),
            html! { (kind_word(lang, &o.kind)) },
            attribution(lang, o),
        ]
    };
    let main = html! {
        (filter.view(&[by_kind]))
        @if rows.is_empty() {
            (empty_state(words::none(lang), words::none_hint(lang), None))
        } @else {
            (Table::list(words::title(lang), columns, rows.iter().map(cells).collect()).view())
        }
    };
    Page::new(words::title(lang), main).actions(html! {
        @if ctx.may_somewhere(KEEP) {
            (link_button(words::add(lang), "/partners/new", Button::Primary))
        }
    })
}

pub(super) fn show(
    ctx: &Ctx,
    organisation: &Organisation,
    agreements: &[Agreement],
    places: &Places,
) -> Page {
    let (lang, o) = (&ctx.lang, organisation);
    let may_keep = ctx.may(KEEP, o);
    let rows = [
        SummaryRow::new(words::code(lang), code(&o.code)),
        SummaryRow::new(words::local_name(lang), name(&o.local_name)),
        SummaryRow::new(words::kind(lang), html! { (kind_word(lang, &o.kind)) }),
        SummaryRow::new(words::attribution(lang), attribution(lang, o)),
    ];
    let main = html! {
        (summary_list(&rows))
        h2.govuk-heading-m { (words::agreements(lang)) }
        @if agreements.is_empty() {
            (empty_state(words::no_agreements(lang), words::no_agreements_hint(lang), None))
        } @else {
            (agreement_table(lang, agreements, places))
        }
        @if may_keep {
            @for a in agreements.iter().filter(|a| a.voided_at.is_none()) { (void_form(ctx, a)) }
        }
    };
    let path = format!("/partners/{}", o.code);
    let actions = html! {
        @if may_keep {
            (link_button(words::add_agreement(lang), &format!("{path}/agreement"), Button::Primary))
            (link_button(words::edit(lang), &format!("{path}/edit"), Button::Secondary))
        }
    };
    Page::new(o.name.as_str(), main)
        .crumbs(vec![Link::new(words::title(lang), "/partners")])
        .actions(actions)
}

fn agreement_table(lang: &Lang, agreements: &[Agreement], places: &Places) -> Markup {
    let columns = vec![
        Column::code(words::signed_on(lang)),
        Column::code(words::ends_on(lang)),
        Column::text(words::scope(lang)),
        Column::text(words::subject(lang)),
        Column::text(words::office(lang)),
        Column::text(words::state(lang)),
    ];
    let cells = |a: &Agreement| {
        let office = places.get(&a.office).map_or("", |p| p.name.as_str());
        vec![
            html! { (day(lang, &a.signed_on)) },
            html! { (day(lang, &a.ends_on)) },
            html! { (scope_word(lang, &a.scope)) },
            html! { bdi { (a.subject) } },
            name(office),
            html! {
                @if a.voided_at.is_some() {
                    (tag(words::voided(lang, void_word(lang, &a.void_reason)), Tone::Neutral))
                } @else {
                    (tag(words::valid(lang), Tone::Good))
                }
            },
        ]
    };
    let rows = agreements.iter().map(cells).collect();
    Table::list(words::agreements(lang), columns, rows).view()
}

fn void_form(ctx: &Ctx, a: &Agreement) -> Markup {
    let lang = &ctx.lang;
    let answers = Answers::new().with("version", a.version.to_string());
    let errors = Errors::new();
    let action = format!("/agreements/{}/void", a.id);
    let scope = format!("void-{}-", a.id);
    let form = Form::new(lang, &ctx.csrf, &action, &answers, &errors).scoped(&scope);
    let reasons = choices_of(VOID_REASONS, |c| void_word(lang, c));
    let hint = Some(words::void_hint(lang));
    let fields = html! {
        (form.hidden("version"))
        (form.select("reason", words::void_reason(lang), hint, &reasons, false))
    };
    let summary = words::void(lang, day(lang, &a.signed_on));
    details(
        summary.clone(),
        &form.view(&fields, words::void_button(lang), None),
    )
}

pub(super) fn form(form: &Form, stored: &str, errors: &Errors, lang: &Lang) -> Page {
    let fields = html! {
        (form.hidden("version"))
        @if stored.is_empty() {
            (form.text("code", words::code(lang), Some(words::code_hint(lang)), Input::Code))
        }
        (form.text("name", words::name(lang), Some(words::name_hint(lang)), Input::Line))
        (form.text("local_name", words::local_name(lang), None, Input::Line))
        (form.select("kind", words::kind(lang), None, &kinds(lang), false))
        (form.checkbox("hidden", words::hidden(lang), Some(words::hidden_hint(lang))))
    };
    let (title, back) = if stored.is_empty() {
        (words::add(lang), "/partners".to_string())
    } else {
        (words::edit(lang), format!("/partners/{stored}"))
    };
    Page::form(title, errors, form.view(&fields, words::save(lang), None)).back(back)
}

pub(super) fn agreement(
    ctx: &Ctx,
    o: &Organisation,
    answers: &Answers,
    errors: &Errors,
    places: &Places,
) -> Page {
    let lang = &ctx.lang;
    let path = format!("/partners/{}/agreement", o.code);
    let form = Form::new(lang, &ctx.csrf, &path, answers, errors);
    let scopes = choices_of(SCOPES, |c| scope_word(lang, c));
    let offices = places::choices(places.values(), &[Kind::Office]);
    let subject_hint = Some(words::subject_hint(lang));
    let fields = html! {
        (form.hidden("idempotency_key"))
        (form.select("scope", words::scope(lang), None, &scopes, false))
        (form.text("subject", words::subject(lang), subject_hint, Input::Line))
        (form.select("office", words::office(lang), None, &offices, false))
        (form.date("signed_on", words::signed_on(lang), None, Date::Full))
        (form.date("ends_on", words::ends_on(lang), Some(words::if_agreed(lang)), Date::Full))
    };
    let main = form.view(&fields, words::save(lang), None);
    Page::form(words::add_agreement(lang), errors, main)
        .caption(name(&o.name))
        .back(format!("/partners/{}", o.code))
}

/// Organisations to choose from: what other rooms' forms offer.
pub fn choices<'o>(organisations: impl Iterator<Item = &'o Organisation>) -> Vec<Choice> {
    organisations
        .map(|o| Choice::new(o.code.clone(), o.name.as_str()))
        .collect()
}

fn choices_of(codes: &[&'static str], word: impl Fn(&str) -> Text) -> Vec<Choice> {
    codes.iter().map(|c| Choice::new(*c, word(c))).collect()
}

fn kinds(lang: &Lang) -> Vec<Choice> {
    choices_of(KINDS, |c| kind_word(lang, c))
}

fn kind_word(lang: &Lang, code: &str) -> Text {
    match code {
        "un" => words::kind_un(lang),
        "ngo" => words::kind_ngo(lang),
        "authority" => words::kind_authority(lang),
        "hospital" => words::kind_hospital(lang),
        "donor" => words::kind_donor(lang),
        _ => words::kind_other(lang),
    }
}

fn scope_word(lang: &Lang, code: &str) -> Text {
    match code {
        "health" => words::scope_health(lang),
        "protection" => words::scope_protection(lang),
        "accommodation" => words::scope_accommodation(lang),
        "food" => words::scope_food(lang),
        "legal" => words::scope_legal(lang),
        "information" => words::scope_information(lang),
        "livelihoods" => words::scope_livelihoods(lang),
        _ => words::scope_other(lang),
    }
}

fn void_word(lang: &Lang, code: &str) -> Text {
    match code {
        "twice" => words::void_twice(lang),
        "not_signed" => words::void_not_signed(lang),
        _ => words::void_mistake(lang),
    }
}

fn attribution(lang: &Lang, o: &Organisation) -> Markup {
    if o.hidden {
        tag(words::not_named(lang), Tone::Attention)
    } else {
        tag(words::named(lang), Tone::Neutral)
    }
}

fn day(lang: &Lang, date: &str) -> Text {
    date.parse()
        .map_or_else(|_| Text::from(""), |d| lang.date(d, Precision::Day))
}
