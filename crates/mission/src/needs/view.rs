//! The HTML of needs.

use std::collections::BTreeMap;

use kit::http::Ctx;
use kit::i18n::{Lang, Precision, Text};
use kit::paging::Rows;
use kit::ui::{
    Answers, Button, Choice, Column, Date, Errors, Filter, Form, Input, Link, Markup, Page,
    SummaryRow, Table, details, empty_state, html, link_button, name, name_link, summary_list,
    warning,
};

use super::model::{Assessment, NEEDS, VOID_REASONS};
use super::{RECORD, words};
use crate::imports;
use crate::people::words as people_words;
use crate::places::{self, Kind, Place};
use crate::{App, people};

type Places = BTreeMap<String, Place>;

/// Everything the page of one assessment shows.
pub(super) struct File {
    pub(super) assessment: Assessment,
    pub(super) needs: Vec<String>,
    pub(super) persons: Vec<String>,
    pub(super) places: Places,
}

pub(super) fn list(
    app: &App,
    ctx: &Ctx,
    rows: &Rows<Assessment>,
    needs: &[(String, String)],
    answers: &Answers,
    places: &Places,
) -> Page {
    let lang = &ctx.lang;
    let filter = Filter::new(lang, "/needs", answers);
    let form = filter.form();
    let offices = places::choices(places.values(), &[Kind::Office]);
    let fields = [
        form.select("office", people_words::office(lang), None, &offices, false),
        form.select(
            "population",
            people_words::population(lang),
            None,
            &populations(lang),
            false,
        ),
        form.select("need", words::needs(lang), None, &need_choices(lang), false),
        form.date("from", words::from(lang), None, Date::Full),
        form.date("to", words::to(lang), None, Date::Full),
    ];
    let main = html! {
        (filter.view(&fields))
        @if rows.rows.is_empty() {
            (empty_state(words::none(lang), words::none_hint(lang), None))
        } @else {
            (table(app, lang, rows, needs))
            (rows.pager("/needs", ctx.query()).view(lang))
        }
    };
    Page::new(words::title(lang), main).actions(html! {
        @if ctx.may_somewhere(RECORD) { (link_button(words::add(lang), "/needs/new", Button::Primary)) (imports::button(lang, "needs")) }
    })
}

fn table(app: &App, lang: &Lang, rows: &Rows<Assessment>, needs: &[(String, String)]) -> Markup {
    let columns = vec![
        Column::text(people_words::name(lang)),
        Column::number(words::assessed(lang)),
        Column::text(people_words::population(lang)),
        Column::text(words::needs(lang)),
        Column::code(words::assessed_on(lang)),
    ];
    let cells = |a: &Assessment| {
        let own: Vec<String> = needs
            .iter()
            .filter(|(id, _)| *id == a.id)
            .map(|(_, need)| need_word(lang, need).to_string())
            .collect();
        vec![
            html! { (name_link(&shown_name(app, lang, &a.registration), &format!("/needs/{}", a.id))) },
            html! { (lang.number(a.persons)) },
            html! { (people::population_word(lang, &a.population)) },
            html! { @if own.is_empty() { (words::none_named(lang)) } @else { (lang.list(&own)) } },
            html! { (day(lang, &a.assessed_on)) },
        ]
    };
    Table::list(
        words::title(lang),
        columns,
        rows.rows.iter().map(cells).collect(),
    )
    .view()
}

/// The name from the index in memory; while the mission is locked, what the row is about.
fn shown_name(app: &App, lang: &Lang, registration: &str) -> String {
    app.people
        .name(registration)
        .unwrap_or_else(|| words::assessment(lang).to_string())
}

pub(super) fn show(app: &App, ctx: &Ctx, file: &File) -> Page {
    let (lang, a) = (&ctx.lang, &file.assessment);
    let place = |id: &str| {
        file.places
            .get(id)
            .map_or_else(String::new, |p| p.name.clone())
    };
    let persons = html! {
        ul.govuk-list {
            @for id in &file.persons {
                li { (name_link(&shown_name(app, lang, id), &format!("/people/{id}"))) }
            }
        }
    };
    let needs = html! {
        @if file.needs.is_empty() { (words::none_named(lang)) }
        ul.govuk-list { @for need in &file.needs { li { (need_word(lang, need)) } } }
    };
    let rows = [
        SummaryRow::new(words::persons(lang, a.persons), persons),
        SummaryRow::new(words::needs(lang), needs),
        SummaryRow::new(
            people_words::population(lang),
            html! { (people::population_word(lang, &a.population)) },
        ),
        SummaryRow::new(
            words::assessed_on(lang),
            html! { (day(lang, &a.assessed_on)) },
        ),
        SummaryRow::new(people_words::office(lang), html! { (place(&a.office)) }),
        SummaryRow::new(words::place(lang), html! { (place(&a.place)) }),
    ];
    let main = html! {
        @if a.voided_at.is_some() { (warning(lang, words::is_voided(lang, void_word(lang, &a.void_reason)))) }
        (summary_list(&rows))
        @if a.voided_at.is_none() && ctx.may(RECORD, a) { (void_form(ctx, a)) }
    };
    Page::new(words::assessment(lang), main)
        .caption(name(&shown_name(app, lang, &a.registration)))
        .crumbs(vec![Link::new(words::title(lang), "/needs")])
}

fn void_form(ctx: &Ctx, a: &Assessment) -> Markup {
    let lang = &ctx.lang;
    let answers = Answers::new().with("version", a.version.to_string());
    let (errors, action) = (Errors::new(), format!("/needs/{}/void", a.id));
    let form = Form::new(lang, &ctx.csrf, &action, &answers, &errors).scoped("void-");
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

pub(super) fn form(ctx: &Ctx, answers: &Answers, errors: &Errors, places: &Places) -> Page {
    let lang = &ctx.lang;
    let form = Form::new(lang, &ctx.csrf, "/needs/new", answers, errors);
    let own = places.values().filter(|p| {
        ctx.actor
            .office_scope()
            .is_none_or(|own| own.contains(&p.id))
    });
    let offices = places::choices(own, &[Kind::Office]);
    let sites = places::choices(
        places.values(),
        &[
            Kind::Office,
            Kind::Site,
            Kind::Facility,
            Kind::Camp,
            Kind::Crossing,
        ],
    );
    let fields = html! {
        (form.hidden("idempotency_key"))
        (form.text("person", words::person(lang), Some(people_words::other_number_hint(lang)), Input::Code))
        (form.checkbox("household", words::household(lang), Some(words::household_hint(lang))))
        (form.side_by_side(&[
            form.select("office", people_words::office(lang), None, &offices, false),
            form.select("place", words::place(lang), Some(people_words::place_hint(lang)), &sites, false),
        ]))
        (form.date("assessed_on", words::assessed_on(lang), None, Date::Full))
        (form.select("population", people_words::population(lang), Some(words::population_hint(lang)), &populations(lang), false))
        (form.checkboxes("needs", words::needs(lang), Some(words::needs_hint(lang)), &need_choices(lang)))
    };
    Page::form(
        words::add(lang),
        errors,
        form.view(&fields, people_words::save(lang), None),
    )
    .back("/needs")
}

fn populations(lang: &Lang) -> Vec<Choice> {
    people::POPULATIONS
        .iter()
        .map(|c| Choice::new(*c, people::population_word(lang, c)))
        .collect()
}

fn need_choices(lang: &Lang) -> Vec<Choice> {
    NEEDS
        .iter()
        .map(|c| Choice::new(*c, need_word(lang, c)))
        .collect()
}

pub(super) fn need_word(lang: &Lang, code: &str) -> Text {
    match code {
        "food" => words::need_food(lang),
        "hygiene" => words::need_hygiene(lang),
        "footwear" => words::need_footwear(lang),
        "clothes" => words::need_clothes(lang),
        "medicines" => words::need_medicines(lang),
        "shelter" => words::need_shelter(lang),
        "health" => words::need_health(lang),
        "mhpss" => words::need_mhpss(lang),
        "protection" => words::need_protection(lang),
        "education" => words::need_education(lang),
        "cash" => words::need_cash(lang),
        "information" => words::need_information(lang),
        "documents" => words::need_documents(lang),
        "legal" => words::need_legal(lang),
        "employment" => words::need_employment(lang),
        _ => words::need_other(lang),
    }
}

fn void_word(lang: &Lang, code: &str) -> Text {
    match code {
        "twice" => words::void_twice(lang),
        "asked" => words::void_asked(lang),
        _ => words::void_mistake(lang),
    }
}

fn day(lang: &Lang, date: &str) -> Text {
    date.parse()
        .map_or_else(|_| Text::from(""), |d| lang.date(d, Precision::Day))
}
