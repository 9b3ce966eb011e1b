//! The HTML of the hotline.

use std::collections::BTreeMap;

use kit::codes::{area, language};
use kit::i18n::{Lang, Precision, Text};
use kit::paging::Rows;
use kit::ui::{
    Answers, Button, Choice, Column, Date, Errors, Filter, Form, Input, Link, Markup, Page,
    SummaryRow, Table, Tone, button_group, code, empty_state, html, inset, link_button, name,
    summary_list, tag,
};

use super::model::{CALLERS, CHANNELS, Contact, ENTRY, TOPICS, VOID_REASONS};
use super::words;
use crate::imports;
use crate::places::Place;

/// What the reader may do with the contact on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct May {
    pub(super) log: bool,
    pub(super) open: bool,
}

/// The choices of the form that are not the room's own.
pub(super) struct Lists<'a> {
    /// Empty where the operator has one office only, and when a contact is changed.
    pub(super) offices: &'a [Choice],
    pub(super) areas: &'a [Choice],
    pub(super) languages: &'a [Choice],
}

pub(super) fn list(
    lang: &Lang,
    page: &Rows<Contact>,
    query: &str,
    answers: &Answers,
    places: &BTreeMap<String, Place>,
    may_log: bool,
) -> Page {
    let columns = vec![
        Column::text(words::day(lang)),
        Column::text(words::channel(lang)),
        Column::text(words::caller(lang)),
        Column::text(words::topics(lang)),
        Column::text(words::consultation(lang)),
        Column::text(words::office(lang)),
    ];
    let rows = page
        .rows
        .iter()
        .map(|contact| row(lang, contact, places))
        .collect();
    let main = html! {
        (filter(lang, answers))
        @if page.rows.is_empty() {
            (empty_state(words::none(lang), words::none_hint(lang), None))
        } @else {
            (Table::list(words::title(lang), columns, rows).view())
            (page.pager("/hotline", query).view(lang))
        }
    };
    let log = html! { @if may_log { (link_button(words::log(lang), "/hotline/new", Button::Primary)) (imports::button(lang, "hotline")) } };
    Page::new(words::title(lang), main).actions(log)
}

fn filter(lang: &Lang, answers: &Answers) -> Markup {
    let filter = Filter::new(lang, "/hotline", answers);
    let form = filter.form();
    filter.view(&[
        form.select(
            "topic",
            words::topic(lang),
            None,
            &choices(lang, &TOPICS, topic),
            false,
        ),
        form.select(
            "channel",
            words::channel(lang),
            None,
            &choices(lang, &CHANNELS, channel),
            false,
        ),
        form.select(
            "ukraine",
            words::ukraine_related(lang),
            None,
            &yes_no(lang),
            false,
        ),
        form.date("from", words::from(lang), None, Date::Full),
        form.date("to", words::to(lang), None, Date::Full),
    ])
}

fn row(lang: &Lang, contact: &Contact, places: &BTreeMap<String, Place>) -> Vec<Markup> {
    let office = places
        .get(&contact.office)
        .map_or(contact.office.as_str(), |p| p.name.as_str());
    vec![
        html! { a.govuk-link href={ "/hotline/" (contact.id) } { (day(lang, &contact.occurred_on)) } },
        html! { (channel(lang, &contact.channel)) },
        html! { (caller(lang, &contact.caller)) },
        html! { (asked(lang, contact)) },
        html! {
            (yes_or_no(lang, contact.consultation))
            @if contact.voided_at.is_some() { " " (tag(words::voided(lang), Tone::Bad)) }
        },
        name(office),
    ]
}

pub(super) fn show(lang: &Lang, contact: &Contact, office: Option<&Place>, may: May) -> Page {
    let office = office.map_or(contact.office.as_str(), |place| place.name.as_str());
    let spoken = language::by_code(&contact.language).map(|spoken| spoken.name(lang));
    let region = area::by_code(&contact.area).map(|area| area.name(lang));
    let minutes = contact.minutes.map(|n| words::minutes_count(lang, n));
    let rows = [
        SummaryRow::new(
            words::channel(lang),
            html! { (channel(lang, &contact.channel)) },
        ),
        SummaryRow::new(
            words::caller(lang),
            html! { (caller(lang, &contact.caller)) },
        ),
        SummaryRow::new(words::topics(lang), asked(lang, contact)),
        SummaryRow::new(
            words::consultation(lang),
            html! { (yes_or_no(lang, contact.consultation)) },
        ),
        SummaryRow::new(
            words::language(lang),
            html! { @if let Some(spoken) = spoken { (spoken) } },
        ),
        SummaryRow::new(
            words::area(lang),
            html! { @if let Some(region) = region { (region) } },
        ),
        SummaryRow::new(
            words::minutes(lang),
            html! { @if let Some(minutes) = minutes { (minutes) } },
        ),
        SummaryRow::new(words::office(lang), name(office)),
        SummaryRow::new(
            words::partner_desk(lang),
            html! {
                @if !contact.partner_desk.is_empty() { (code(&contact.partner_desk)) }
            },
        ),
    ];
    let main = html! {
        @if contact.voided_at.is_some() {
            (inset(&html! { (words::voided_because(lang, void_reason(lang, &contact.void_reason))) }))
        }
        (summary_list(&rows))
    };
    Page::new(
        words::contact_of(lang, day(lang, &contact.occurred_on)),
        main,
    )
    .crumbs(vec![Link::new(words::title(lang), "/hotline")])
    .actions(actions(lang, contact, may))
}

fn actions(lang: &Lang, contact: &Contact, may: May) -> Markup {
    let to = |what: &str| format!("/hotline/{}/{what}", contact.id);
    let mut buttons = Vec::new();
    if may.log {
        buttons.push(link_button(
            words::log_another(lang),
            "/hotline/new",
            Button::Primary,
        ));
    }
    if may.open {
        buttons.push(link_button(
            words::open_note(lang),
            &to("note"),
            Button::Secondary,
        ));
    }
    if may.log && contact.voided_at.is_none() {
        buttons.push(link_button(
            words::edit(lang),
            &to("edit"),
            Button::Secondary,
        ));
        buttons.push(link_button(
            words::void(lang),
            &to("void"),
            Button::Secondary,
        ));
    }
    html! { @if !buttons.is_empty() { (button_group(&buttons)) } }
}

pub(super) fn form(form: &Form, path: &str, errors: &Errors, lists: &Lists, lang: &Lang) -> Page {
    let new = path.ends_with("/new");
    // What every contact has stands first, in the order in which a call goes: it is filled in with
    // Tab, arrows and Space alone.
    let fields = html! {
        (form.hidden("idempotency_key"))
        (form.hidden("version"))
        @if !lists.offices.is_empty() {
            (form.select("office", words::office(lang), None, lists.offices, false))
        }
        (form.radios("channel", words::channel(lang), None, &choices(lang, &CHANNELS, channel)))
        (form.radios("caller", words::caller(lang), None, &choices(lang, &CALLERS, caller)))
        (form.checkboxes("topics", words::topics(lang), Some(words::topics_hint(lang)), &topics(form, lang)))
        (form.radios("consultation", words::consultation(lang), Some(words::consultation_hint(lang)), &yes_no(lang)))
        (form.date("occurred_on", words::day(lang), None, Date::Full))
        (form.select("language", words::language(lang), None, lists.languages, true))
        (form.select("area", words::area(lang), None, lists.areas, false))
        (form.number("minutes", words::minutes(lang), None, &words::minutes_unit(lang).to_string()))
        (form.text("partner_desk", words::partner_desk(lang), Some(words::partner_desk_hint(lang)), Input::Code))
        @if new { (private(form, lang)) }
    };
    let title = if new {
        words::log(lang)
    } else {
        words::edit(lang)
    };
    let back = path
        .trim_end_matches("/new")
        .trim_end_matches("/edit")
        .to_string();
    Page::form(title, errors, form.view(&fields, words::save(lang), None)).back(back)
}

fn topics(form: &Form, lang: &Lang) -> Vec<Choice> {
    let one = |code: &&str| {
        let choice = Choice::new(*code, topic(lang, code));
        if *code == ENTRY {
            choice.reveal(form.checkbox("ukraine", words::ukraine(lang), None))
        } else {
            choice
        }
    };
    TOPICS.iter().map(one).collect()
}

fn private(form: &Form, lang: &Lang) -> Markup {
    html! {
        (form.text("phone", words::phone(lang), Some(words::sealed_hint(lang)), Input::Phone))
        (form.textarea("note", words::note(lang), Some(words::sealed_hint(lang)), 4, Some(4000)))
    }
}

pub(super) fn note(form: &Form, id: &str, errors: &Errors, lang: &Lang) -> Page {
    let fields = html! { (form.hidden("version")) (private(form, lang)) };
    Page::form(
        words::note_title(lang),
        errors,
        form.view(&fields, words::save(lang), None),
    )
    .back(format!("/hotline/{id}"))
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
    .back(format!("/hotline/{id}"))
}

fn choices(lang: &Lang, codes: &[&str], word: fn(&Lang, &str) -> Text) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice::new(*code, word(lang, code)))
        .collect()
}

fn yes_no(lang: &Lang) -> Vec<Choice> {
    vec![
        Choice::new("yes", words::yes(lang)),
        Choice::new("no", words::no(lang)),
    ]
}

fn yes_or_no(lang: &Lang, so: bool) -> Text {
    if so {
        words::yes(lang)
    } else {
        words::no(lang)
    }
}

fn day(lang: &Lang, day: &str) -> Text {
    day.parse()
        .map_or_else(|_| Text::from(day), |day| lang.date(day, Precision::Day))
}

fn asked(lang: &Lang, contact: &Contact) -> Markup {
    let named: Vec<String> = contact
        .topics
        .iter()
        .map(|code| topic(lang, code).to_string())
        .collect();
    html! {
        (lang.list(&named))
        @if contact.ukraine { " " (tag(words::ukraine_related(lang), Tone::Info)) }
    }
}

pub(super) fn channel(lang: &Lang, code: &str) -> Text {
    match code {
        "phone" => words::channel_phone(lang),
        "messenger" => words::channel_messenger(lang),
        "email" => words::channel_email(lang),
        "walk_in" => words::channel_walk_in(lang),
        _ => Text::from(code),
    }
}

pub(super) fn caller(lang: &Lang, code: &str) -> Text {
    match code {
        "ukraine_displaced" => words::caller_ukraine_displaced(lang),
        "migrant" => words::caller_migrant(lang),
        "national" => words::caller_national(lang),
        "other" => words::caller_other(lang),
        "unknown" => words::caller_unknown(lang),
        _ => Text::from(code),
    }
}

pub(super) fn topic(lang: &Lang, code: &str) -> Text {
    match code {
        ENTRY => words::topic_entry_transit_exit(lang),
        "employment" => words::topic_employment(lang),
        "covid_restrictions" => words::topic_covid_restrictions(lang),
        "education_abroad" => words::topic_education_abroad(lang),
        "trafficking_prevention" => words::topic_trafficking_prevention(lang),
        "legal_status" => words::topic_legal_status(lang),
        "accommodation" => words::topic_accommodation(lang),
        "medical" => words::topic_medical(lang),
        "return" => words::topic_return(lang),
        "family" => words::topic_family(lang),
        "other" => words::topic_other(lang),
        _ => Text::from(code),
    }
}

fn void_reason(lang: &Lang, code: &str) -> Text {
    match code {
        "mistaken" => words::void_mistaken(lang),
        "duplicate" => words::void_duplicate(lang),
        "exercise" => words::void_exercise(lang),
        _ => Text::from(code),
    }
}
