//! The HTML of cases and contacts.

use std::collections::BTreeMap;

use kit::codes::{country, language};
use kit::http::Ctx;
use kit::i18n::{Lang, Precision, Text};
use kit::paging::Rows;
use kit::ui::{
    Answers, Button, Choice, Column, Date, Errors, Filter, Form, Input, Link, Markup, Page,
    SummaryRow, Table, TimelineItem, Tone, code, details, empty_state, html, link, link_button,
    name, summary_list, tag, timeline,
};

use super::contacts::Contact;
use super::model::{self, Case, Event, VOID_REASONS};
use super::progress::Stage;
use super::terms::{clearance_word, code_word, kind_word, refusal_word, stage_word, void_word};
use super::{RECORD, words};
use crate::imports;
use crate::people::words as people_words;
use crate::places::{self, Kind, Place};
use crate::{App, people};

pub(super) use super::terms::code_label;

type Places = BTreeMap<String, Place>;

/// Everything the page of one case shows.
pub(super) struct File {
    pub(super) case: Case,
    pub(super) events: Vec<Event>,
    pub(super) family: Vec<Case>,
    pub(super) places: Places,
}

pub(super) fn list(
    app: &App,
    ctx: &Ctx,
    rows: &Rows<Case>,
    answers: &Answers,
    places: &Places,
) -> Page {
    let lang = &ctx.lang;
    let filter = Filter::new(lang, "/avrr", answers);
    let form = filter.form();
    let stages: Vec<Choice> = Stage::CODES
        .iter()
        .map(|c| Choice::new(*c, stage_word(lang, c)))
        .collect();
    let offices = places::choices(places.values(), &[Kind::Office]);
    let fields = [
        form.select("stage", words::stage(lang), None, &stages, false),
        form.select("office", people_words::office(lang), None, &offices, false),
        form.select(
            "nationality",
            people_words::nationality(lang),
            None,
            &nationalities(ctx),
            true,
        ),
        form.date("from", words::from(lang), None, Date::Full),
        form.date("to", words::to(lang), None, Date::Full),
    ];
    let main = html! {
        (filter.view(&fields))
        @if rows.rows.is_empty() {
            (empty_state(words::none(lang), words::none_hint(lang), None))
        } @else {
            (table(app, lang, words::title(lang), &rows.rows))
            (rows.pager("/avrr", ctx.query()).view(lang))
        }
    };
    Page::new(words::title(lang), main).actions(html! {
        @if ctx.may_somewhere(RECORD) { (link_button(words::open(lang), "/avrr/new", Button::Primary)) }
        @if ctx.may_somewhere(RECORD) { (imports::button(lang, "returns")) }
        (link_button(words::contacts(lang), "/avrr/contacts", Button::Secondary))
    })
}

fn table(app: &App, lang: &Lang, caption: Text, rows: &[Case]) -> Markup {
    let columns = vec![
        Column::text(people_words::name(lang)),
        Column::code(words::number(lang)),
        Column::text(words::stage(lang)),
        Column::text(people_words::sex(lang)),
        Column::text(people_words::nationality(lang)),
        Column::code(words::opened_on(lang)),
    ];
    let cells = |c: &Case| {
        vec![
            html! { a.govuk-link href={ "/avrr/" (c.id) } { (name(&shown_name(app, c))) } },
            code(&c.number),
            stage_tag(lang, &c.stage),
            html! { (people::sex_word(lang, &c.sex)) },
            html! { (country_name(lang, &c.nationality)) },
            html! { (day(lang, &c.opened_on)) },
        ]
    };
    Table::list(caption, columns, rows.iter().map(cells).collect()).view()
}

/// The name from the index in memory, or the case number while the mission is locked.
fn shown_name(app: &App, case: &Case) -> String {
    app.people
        .name(&case.registration)
        .unwrap_or_else(|| case.number.clone())
}

fn stage_tag(lang: &Lang, stage: &str) -> Markup {
    let tone = match Stage::parse(stage) {
        Some(Stage::Departed | Stage::Arrived) => Tone::Good,
        Some(Stage::Suspended) => Tone::Attention,
        Some(Stage::Rejected | Stage::Withdrawn | Stage::Closed) | None => Tone::Neutral,
        Some(_) => Tone::Info,
    };
    tag(stage_word(lang, stage), tone)
}

pub(super) fn show(app: &App, ctx: &Ctx, file: &File) -> Page {
    let (lang, case) = (&ctx.lang, &file.case);
    let may = ctx.may(RECORD, case);
    let place = |id: &str| {
        file.places
            .get(id)
            .map_or_else(String::new, |p| p.name.clone())
    };
    let person = format!("/people/{}", case.registration);
    let rows = [
        SummaryRow::new(words::stage(lang), stage_tag(lang, &case.stage)),
        SummaryRow::new(words::next(lang), html! { (next_word(lang, &case.stage)) }),
        SummaryRow::new(
            words::person(lang),
            html! { (link(people_words::title(lang), &person)) },
        ),
        SummaryRow::new(
            people_words::sex(lang),
            html! { (people::sex_word(lang, &case.sex)) },
        ),
        SummaryRow::new(
            people_words::nationality(lang),
            html! { (country_name(lang, &case.nationality)) },
        ),
        SummaryRow::new(people_words::office(lang), html! { (place(&case.office)) }),
        SummaryRow::new(words::place(lang), html! { (place(&case.place)) }),
        SummaryRow::new(
            words::opened_on(lang),
            html! { (day(lang, &case.opened_on)) },
        ),
    ];
    let main = html! {
        (summary_list(&rows))
        @if may { (record_links(lang, case)) }
        h2.govuk-heading-m { (words::events(lang)) }
        @if file.events.is_empty() { p.govuk-body { (words::no_events(lang)) } }
        (events(ctx, file, may))
        @if !file.family.is_empty() {
            h2.govuk-heading-m { (words::family(lang)) }
            (table(app, lang, words::family(lang), &file.family))
        }
    };
    // The title stays in the browser's history: it holds the case number, not the name.
    Page::new(words::case(lang, &case.number), main)
        .caption(name(&shown_name(app, case)))
        .crumbs(vec![Link::new(words::title(lang), "/avrr")])
}

fn next_word(lang: &Lang, stage: &str) -> Text {
    match Stage::parse(stage) {
        Some(Stage::Opened) => words::next_opened(lang),
        Some(Stage::Counselled) => words::next_counselled(lang),
        Some(Stage::Applied) => words::next_applied(lang),
        Some(Stage::Declared) => words::next_declared(lang),
        Some(Stage::Eligible) => words::next_eligible(lang),
        Some(Stage::Departed) => words::next_departed(lang),
        Some(Stage::Suspended) => words::next_suspended(lang),
        Some(Stage::Withdrawn) => words::next_withdrawn(lang),
        Some(Stage::Arrived | Stage::Rejected) => words::next_close(lang),
        Some(Stage::Closed) | None => words::next_nothing(lang),
    }
}

/// A link for each kind of event, the expected one first and set apart.
fn record_links(lang: &Lang, case: &Case) -> Markup {
    let expected = match Stage::parse(&case.stage) {
        Some(Stage::Opened) => "counselling",
        Some(Stage::Counselled) => "application",
        Some(Stage::Applied) => "declaration",
        Some(Stage::Declared) => "eligibility",
        Some(Stage::Eligible) => "departure",
        Some(Stage::Departed) => "arrival",
        Some(Stage::Suspended) => "resumed",
        Some(Stage::Withdrawn | Stage::Arrived | Stage::Rejected) => "closed",
        Some(Stage::Closed) | None => "",
    };
    let href = |kind: &str| format!("/avrr/{}/record?kind={kind}", case.id);
    html! {
        @if !expected.is_empty() {
            (link_button(words::record(lang, kind_word(lang, expected)), &href(expected), Button::Primary))
        }
        (details(words::record_other(lang), &html! {
            ul.govuk-list {
                @for kind in model::KINDS.iter().filter(|kind| **kind != expected) {
                    li { (link(kind_word(lang, kind), &href(kind))) }
                }
            }
        }))
    }
}

fn events(ctx: &Ctx, file: &File, may: bool) -> Markup {
    let lang = &ctx.lang;
    let items: Vec<TimelineItem> = file
        .events
        .iter()
        .map(|event| TimelineItem {
            title: kind_word(lang, &event.kind),
            datetime: &event.occurred_on,
            when: day(lang, &event.occurred_on),
            by: "",
            body: body(ctx, &file.case, event, may),
        })
        .collect();
    timeline(&words::events(lang), &items)
}

fn body(ctx: &Ctx, case: &Case, event: &Event, may: bool) -> Markup {
    let lang = &ctx.lang;
    let age = event.age.map(|years| words::age(lang, years));
    let facts: Vec<Text> = [
        (!event.code.is_empty()).then(|| code_word(lang, &event.kind, &event.code)),
        (!event.reason.is_empty()).then(|| refusal_word(lang, &event.reason)),
        (!event.country.is_empty()).then(|| country_name(lang, &event.country)),
        language::by_code(&event.language).map(|l| l.name(lang)),
        (!event.witness.is_empty()).then(|| words::witnessed_by(lang, &event.witness)),
        age,
    ]
    .into_iter()
    .flatten()
    .collect();
    html! {
        p.govuk-body { @for (n, fact) in facts.iter().enumerate() { @if n > 0 { " · " } (fact) } }
        @if event.clearance == "departed_uncleared" { (tag(clearance_word(lang, &event.clearance), Tone::Attention)) }
        @if event.clearance == "not_evaluated" { (tag(clearance_word(lang, &event.clearance), Tone::Neutral)) }
        @if event.voided_at.is_some() {
            (tag(words::voided(lang, void_word(lang, &event.void_reason)), Tone::Neutral))
        } @else if may {
            (void_form(ctx, &format!("/avrr/{}/events/{}/void", case.id, event.id), &event.id, event.version))
        }
    }
}

fn void_form(ctx: &Ctx, action: &str, id: &str, version: i64) -> Markup {
    let lang = &ctx.lang;
    let answers = Answers::new().with("version", version.to_string());
    let (errors, scope) = (Errors::new(), format!("void-{id}-"));
    let form = Form::new(lang, &ctx.csrf, action, &answers, &errors).scoped(&scope);
    let reasons: Vec<Choice> = VOID_REASONS
        .iter()
        .map(|c| Choice::new(*c, void_word(lang, c)))
        .collect();
    let fields = html! {
        (form.hidden("version"))
        (form.select("reason", people_words::void_reason(lang), Some(words::void_hint(lang)), &reasons, false))
    };
    details(
        words::void(lang),
        &form.view(&fields, words::void(lang), None),
    )
}

/// The offices that this actor may record for.
fn offices(ctx: &Ctx, places: &Places) -> Vec<Choice> {
    let own = places.values().filter(|p| {
        ctx.actor
            .office_scope()
            .is_none_or(|own| own.contains(&p.id))
    });
    places::choices(own, &[Kind::Office])
}

pub(super) fn open(ctx: &Ctx, answers: &Answers, errors: &Errors, places: &Places) -> Page {
    let lang = &ctx.lang;
    let form = Form::new(lang, &ctx.csrf, "/avrr/new", answers, errors);
    let sites = places::choices(
        places.values(),
        &[Kind::Office, Kind::Site, Kind::Facility, Kind::Camp],
    );
    let fields = html! {
        (form.hidden("idempotency_key"))
        (form.text("person", words::person(lang), Some(people_words::other_number_hint(lang)), Input::Code))
        (form.side_by_side(&[
            form.select("office", people_words::office(lang), None, &offices(ctx, places), false),
            form.select("place", words::place(lang), Some(people_words::if_known(lang)), &sites, false),
        ]))
        (form.date("opened_on", words::opened_on(lang), None, Date::Full))
    };
    Page::form(
        words::open(lang),
        errors,
        form.view(&fields, people_words::save(lang), None),
    )
    .back("/avrr")
}

pub(super) fn record(ctx: &Ctx, case: &Case, answers: &Answers, errors: &Errors) -> Page {
    let lang = &ctx.lang;
    let action = format!("/avrr/{}/record", case.id);
    let form = Form::new(lang, &ctx.csrf, &action, answers, errors);
    let kind = answers.get("kind");
    let offered: Vec<Choice> = model::codes(kind)
        .iter()
        .filter(|c| **c != "import")
        .map(|c| Choice::new(*c, code_word(lang, kind, c)))
        .collect();
    let languages: Vec<Choice> = language::options(lang)
        .into_iter()
        .map(Choice::from)
        .collect();
    let refusals: Vec<Choice> = model::REFUSALS
        .iter()
        .map(|c| Choice::new(*c, refusal_word(lang, c)))
        .collect();
    let fields = html! {
        (form.hidden("idempotency_key"))
        (form.hidden("kind"))
        (form.date("day", words::day(lang), None, Date::Full))
        @if !offered.is_empty() { (form.radios("code", code_label(lang, kind), None, &offered)) }
        @if kind == "eligibility" { (form.select("reason", words::refusal(lang), Some(words::refusal_hint(lang)), &refusals, false)) }
        @if matches!(kind, "application" | "departure" | "arrival") {
            (form.select("country", words::country(lang), None, &countries(ctx), true))
        }
        @if matches!(kind, "counselling" | "declaration") {
            (form.select("language", words::language(lang), Some(words::language_hint(lang)), &languages, true))
        }
        @if kind == "declaration" { (form.text("witness", words::witness(lang), Some(words::witness_hint(lang)), Input::Code)) }
        @if kind == "withdrawn" { p.govuk-body { (words::withdrawn_hint(lang)) } }
    };
    Page::form(
        kind_word(lang, kind),
        errors,
        form.view(&fields, people_words::save(lang), None),
    )
    .caption(code(&case.number))
    .back(format!("/avrr/{}", case.id))
}

pub(super) fn contacts(ctx: &Ctx, rows: &Rows<Contact>, answers: &Answers) -> Page {
    let lang = &ctx.lang;
    let filter = Filter::new(lang, "/avrr/contacts", answers);
    let fields = [filter.form().select(
        "nationality",
        people_words::nationality(lang),
        None,
        &nationalities(ctx),
        true,
    )];
    let columns = vec![
        Column::code(words::day(lang)),
        Column::text(words::channel(lang)),
        Column::text(people_words::nationality(lang)),
        Column::text(people_words::sex(lang)),
        Column::hidden(words::void(lang)),
    ];
    let cells = |c: &Contact| {
        let action = format!("/avrr/contacts/{}/void", c.id);
        vec![
            html! { (day(lang, &c.occurred_on)) },
            html! { (code_word(lang, "application", &c.channel)) },
            html! { (country_name(lang, &c.nationality)) },
            html! { (people::sex_word(lang, &c.sex)) },
            html! { @if ctx.may(RECORD, c) { (void_form(ctx, &action, &c.id, c.version)) } },
        ]
    };
    let main = html! {
        p.govuk-body { (words::contacts_hint(lang)) }
        (filter.view(&fields))
        @if rows.rows.is_empty() {
            (empty_state(words::no_contacts(lang), words::none_hint(lang), None))
        } @else {
            (Table::list(words::contacts(lang), columns, rows.rows.iter().map(cells).collect()).view())
            (rows.pager("/avrr/contacts", ctx.query()).view(lang))
        }
    };
    Page::new(words::contacts(lang), main).crumbs(vec![Link::new(words::title(lang), "/avrr")]).actions(html! {
        @if ctx.may_somewhere(RECORD) { (link_button(words::add_contact(lang), "/avrr/contacts/new", Button::Primary)) }
    })
}

pub(super) fn contact_form(ctx: &Ctx, answers: &Answers, errors: &Errors, places: &Places) -> Page {
    let lang = &ctx.lang;
    let form = Form::new(lang, &ctx.csrf, "/avrr/contacts/new", answers, errors);
    let channels: Vec<Choice> = people::CHANNELS
        .iter()
        .filter(|c| **c != "import")
        .map(|c| Choice::new(*c, code_word(lang, "application", c)))
        .collect();
    let sexes: Vec<Choice> = people::SEXES
        .iter()
        .map(|c| Choice::new(*c, people::sex_word(lang, c)))
        .collect();
    let fields = html! {
        (form.hidden("idempotency_key"))
        (form.select("office", people_words::office(lang), None, &offices(ctx, places), false))
        (form.date("occurred_on", words::day(lang), None, Date::Full))
        (form.select("channel", words::channel(lang), None, &channels, false))
        (form.select("nationality", people_words::nationality(lang), Some(people_words::if_known(lang)), &nationalities(ctx), true))
        (form.radios("sex", people_words::sex(lang), None, &sexes))
    };
    Page::form(
        words::add_contact(lang),
        errors,
        form.view(&fields, people_words::save(lang), None),
    )
    .back("/avrr/contacts")
}

fn nationalities(ctx: &Ctx) -> Vec<Choice> {
    country::nationality_options(&ctx.lang, ctx.house.today())
        .into_iter()
        .map(Choice::from)
        .collect()
}

fn countries(ctx: &Ctx) -> Vec<Choice> {
    country::options(&ctx.lang, ctx.house.today())
        .into_iter()
        .map(Choice::from)
        .collect()
}

fn country_name(lang: &Lang, code: &str) -> Text {
    country::by_code(code).map_or_else(|| Text::from(""), |c| c.name(lang))
}

fn day(lang: &Lang, date: &str) -> Text {
    date.parse()
        .map_or_else(|_| Text::from(""), |d| lang.date(d, Precision::Day))
}
