//! The HTML of people.

use std::collections::BTreeMap;

use kit::codes::country;
use kit::http::Ctx;
use kit::i18n::{Lang, Precision, Text};
use kit::paging::Rows;
use kit::ui::{
    Answers, Button, Choice, Column, Date, Errors, Filter, Form, Input, Link, Markup, Page, Post,
    SummaryRow, Table, button_group, code, details, empty_state, html, link_button, name,
    post_button, summary_list, warning,
};

use super::index::Likeness;
use super::likeness;
use super::merge::Merge;
use super::model::{
    CHANNELS, Contact, HOUSEHOLD_ROLES, Identity, POPULATIONS, Registration, SEXES,
};
use super::{CLASS, CORRECT, ERASE, MERGE, REGISTER, name_of, words};
use crate::App;
use crate::imports;
use crate::places::{self, Kind, Place};

/// Why a registration is taken back.
pub(super) const VOID_REASONS: &[&str] = &["mistake", "twice", "not_a_person", "asked"];

/// Everything the page of one registration shows.
pub(super) struct File {
    pub(super) registration: Registration,
    pub(super) identity: Identity,
    pub(super) contact: Contact,
    pub(super) household: Vec<Registration>,
    pub(super) same_person: Vec<Registration>,
    pub(super) merges: Vec<Merge>,
    pub(super) places: BTreeMap<String, Place>,
}

type Places = BTreeMap<String, Place>;

pub(super) fn list(
    app: &App,
    ctx: &Ctx,
    rows: &Rows<Registration>,
    answers: &Answers,
    places: &Places,
) -> Page {
    let lang = &ctx.lang;
    let filter = Filter::new(lang, "/people", answers);
    let form = filter.form();
    let offices = places::choices(places.values(), &[Kind::Office]);
    let fields = [
        form.select("office", words::office(lang), None, &offices, false),
        form.select(
            "population",
            words::population(lang),
            None,
            &populations(lang),
            false,
        ),
        form.select(
            "nationality",
            words::nationality(lang),
            None,
            &nationalities(ctx),
            true,
        ),
        form.select("sex", words::sex(lang), None, &sexes(lang), false),
    ];
    let main = html! {
        (search_box(ctx))
        (filter.view(&fields))
        @if rows.rows.is_empty() {
            (empty_state(words::none(lang), words::none_hint(lang), None))
        } @else {
            (table(app, lang, words::title(lang), &rows.rows))
            (rows.pager("/people", ctx.query()).view(lang))
        }
    };
    Page::new(words::title(lang), main).actions(html! {
        @if ctx.may_somewhere(REGISTER) { (link_button(words::register(lang), "/people/new", Button::Primary)) (imports::button(lang, "people")) }
    })
}

fn search_box(ctx: &Ctx) -> Markup {
    let (answers, errors) = (Answers::new(), Errors::new());
    let form =
        Form::new(&ctx.lang, &ctx.csrf, "/people/search", &answers, &errors).scoped("search-");
    let field = form.text(
        "q",
        words::search(&ctx.lang),
        Some(words::search_hint(&ctx.lang)),
        Input::Search,
    );
    form.view(&field, words::search_button(&ctx.lang), None)
}

fn table(app: &App, lang: &Lang, caption: Text, rows: &[Registration]) -> Markup {
    let columns = vec![
        Column::text(words::name(lang)),
        Column::code(words::number(lang)),
        Column::text(words::sex(lang)),
        Column::number(words::birth_year(lang)),
        Column::text(words::nationality(lang)),
        Column::text(words::population(lang)),
        Column::code(words::registered_on(lang)),
    ];
    let cells = |r: &Registration| {
        let year = r.birth_year.map(|y| y.to_string()).unwrap_or_default();
        vec![
            html! { a.govuk-link href={ "/people/" (r.id) } { (name(&name_of(app, r))) } },
            code(&r.number),
            html! { (sex(lang, &r.sex)) },
            html! { (year) },
            html! { (country_name(lang, &r.nationality)) },
            html! { (population(lang, &r.population)) },
            html! { (day(lang, &r.registered_on)) },
        ]
    };
    Table::list(caption, columns, rows.iter().map(cells).collect()).view()
}

pub(super) fn found(app: &App, ctx: &Ctx, rows: &[Registration]) -> Page {
    let lang = &ctx.lang;
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let main = html! {
        (search_box(ctx))
        @if rows.is_empty() {
            (empty_state(words::nobody_found(lang), words::nobody_found_hint(lang), None))
        } @else {
            (table(app, lang, words::found(lang, count), rows))
        }
        @if ctx.may_somewhere(REGISTER) { (link_button(words::register(lang), "/people/new", Button::Secondary)) }
    };
    Page::new(words::found(lang, count), main)
        .crumbs(vec![Link::new(words::title(lang), "/people")])
}

pub(super) fn show(app: &App, ctx: &Ctx, file: &File) -> Page {
    let (lang, r) = (&ctx.lang, &file.registration);
    let main = html! {
        @if r.voided_at.is_some() { (warning(lang, words::is_voided(lang, void_word(lang, &r.void_reason)))) }
        (summary_list(&facts(lang, file)))
        @if file.household.len() > 1 {
            h2.govuk-heading-m { (words::household(lang)) }
            (table(app, lang, words::household(lang), &file.household))
        }
        @if file.same_person.len() > 1 {
            h2.govuk-heading-m { (words::same_person(lang)) }
            (table(app, lang, words::same_person(lang), &file.same_person))
            @if ctx.may(MERGE, r) { @for merge in &file.merges { (undo_button(ctx, merge)) } }
        }
        @if r.voided_at.is_none() { (begin(ctx, r)) }
        @if ctx.may(CORRECT, r) && r.voided_at.is_none() { (void_form(ctx, r)) }
    };
    let id = &r.id;
    let actions = html! {
        @if ctx.may(CORRECT, r) && r.voided_at.is_none() {
            (link_button(words::correct(lang), &format!("/people/{id}/edit"), Button::Secondary))
        }
        @if ctx.may(MERGE, r) {
            (link_button(words::merge(lang), &format!("/people/{id}/merge"), Button::Secondary))
        }
        @if ctx.may(ERASE, r) {
            (link_button(words::hold(lang), &format!("/retention/holds/new?class={CLASS}&subject={id}"), Button::Secondary))
            (link_button(words::erase(lang), &format!("/people/{id}/erase"), Button::Secondary))
        }
    };
    // The title stays in the browser's history: it holds the case number, not the name.
    Page::new(words::case(lang, &r.number), main)
        .caption(name(&file.identity.name()))
        .crumbs(vec![Link::new(words::title(lang), "/people")])
        .actions(actions)
}

fn facts(lang: &Lang, file: &File) -> Vec<SummaryRow> {
    let (r, identity) = (&file.registration, &file.identity);
    let place = |id: &str| {
        file.places
            .get(id)
            .map_or_else(String::new, |p| p.name.clone())
    };
    let birth = match (identity.birth.parse(), Precision::parse(&r.birth_precision)) {
        (Ok(date), Some(precision)) => html! { (lang.date(date, precision)) },
        _ => html! { (kit::words::date_unknown(lang)) },
    };
    let documents = html! { @for d in &identity.documents { (code(&d.number)) " " } };
    vec![
        SummaryRow::new(words::name(lang), name(&identity.name())),
        SummaryRow::new(words::father(lang), name(&identity.father)),
        SummaryRow::new(words::other_script(lang), name(&identity.other_script)),
        SummaryRow::new(words::sex(lang), html! { (sex(lang, &r.sex)) }),
        SummaryRow::new(words::birth(lang), birth),
        SummaryRow::new(
            words::nationality(lang),
            html! { (country_name(lang, &r.nationality)) },
        ),
        SummaryRow::new(words::document(lang), documents),
        SummaryRow::new(words::phone(lang), code(&file.contact.phone)),
        SummaryRow::new(
            words::address(lang),
            html! { bdi { (file.contact.address) } },
        ),
        SummaryRow::new(
            words::population(lang),
            html! { (population(lang, &r.population)) },
        ),
        SummaryRow::new(words::channel(lang), html! { (channel(lang, &r.channel)) }),
        SummaryRow::new(words::office(lang), html! { (place(&r.office)) }),
        SummaryRow::new(words::place(lang), html! { (place(&r.place)) }),
        SummaryRow::new(
            words::registered_on(lang),
            html! { (day(lang, &r.registered_on)) },
        ),
        SummaryRow::new(
            words::arrived_on(lang),
            html! { (day(lang, &r.arrived_on)) },
        ),
    ]
}

/// What other rooms let this reader begin for the person.
fn begin(ctx: &Ctx, r: &Registration) -> Markup {
    let mut entries: Vec<_> = ctx
        .house
        .for_person
        .iter()
        .filter(|e| ctx.may_somewhere(e.action))
        .collect();
    entries.sort_by_key(|entry| entry.order);
    let buttons: Vec<Markup> = entries
        .into_iter()
        .map(|e| {
            let href = format!("{}?person={}", e.href, r.number);
            link_button((e.label)(&ctx.lang), &href, Button::Secondary)
        })
        .collect();
    html! { @if !buttons.is_empty() { (button_group(&buttons)) } }
}

fn void_form(ctx: &Ctx, r: &Registration) -> Markup {
    let lang = &ctx.lang;
    let answers = Answers::new().with("version", r.version.to_string());
    let errors = Errors::new();
    let action = format!("/people/{}/void", r.id);
    let form = Form::new(lang, &ctx.csrf, &action, &answers, &errors).scoped("void-");
    let reasons: Vec<Choice> = VOID_REASONS
        .iter()
        .map(|c| Choice::new(*c, void_word(lang, c)))
        .collect();
    let fields = html! {
        (form.hidden("version"))
        (form.select("reason", words::void_reason(lang), Some(words::void_hint(lang)), &reasons, false))
    };
    details(
        words::void(lang),
        &form.view(&fields, words::void(lang), None),
    )
}

fn undo_button(ctx: &Ctx, merge: &Merge) -> Markup {
    post_button(&Post {
        csrf: &ctx.csrf,
        action: &format!("/people/merges/{}/undo", merge.id),
        label: words::undo_merge(&ctx.lang),
        kind: Button::Secondary,
        fields: &[],
        context: Text::from(""),
    })
}

/// The intake form. `alike` are people whom these may be: shown before anything is stored.
pub(super) fn intake(
    ctx: &Ctx,
    answers: &Answers,
    errors: &Errors,
    places: &Places,
    alike: &[(Registration, Likeness)],
    app: Option<&App>,
) -> Page {
    let lang = &ctx.lang;
    let form = Form::new(lang, &ctx.csrf, "/people/new", answers, errors);
    let offices: Vec<Choice> = places::choices(
        places.values().filter(|p| {
            ctx.actor
                .office_scope()
                .is_none_or(|own| own.contains(&p.id))
        }),
        &[Kind::Office],
    );
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
        @if let Some(app) = app { (known_panel(app, lang, alike)) }
        (form.side_by_side(&[
            form.select("office", words::office(lang), None, &offices, false),
            form.select("place", words::place(lang), Some(words::place_hint(lang)), &sites, false),
        ]))
        (form.side_by_side(&[
            form.select("channel", words::channel(lang), None, &channels(lang), false),
            form.select("population", words::population(lang), None, &populations(lang), false),
        ]))
        (form.date("registered_on", words::registered_on(lang), None, Date::Full))
        (form.date("arrived_on", words::arrived_on(lang), Some(words::if_known(lang)), Date::Full))
        (form.group("", &person_fields(ctx, &form, "")))
        h2.govuk-heading-m { (words::members(lang)) }
        p.govuk-hint { (words::members_hint(lang)) }
        (form.repeat("member", 0, &words::member(lang), &words::add_member(lang), |prefix| person_fields(ctx, &form, prefix)))
    };
    Page::form(
        words::register(lang),
        errors,
        form.view(&fields, words::save(lang), None),
    )
    .back("/people")
}

fn known_panel(app: &App, lang: &Lang, alike: &[(Registration, Likeness)]) -> Markup {
    html! {
        (warning(lang, words::perhaps_known(lang)))
        (likeness::table(app, lang, words::perhaps_known(lang), alike))
        p.govuk-body { (words::perhaps_known_hint(lang)) }
        input type="hidden" name="known" value="no";
    }
}

fn person_fields(ctx: &Ctx, form: &Form<'_>, prefix: &str) -> Markup {
    let lang = &ctx.lang;
    let field = |n: &str| format!("{prefix}{n}");
    html! {
        (form.side_by_side(&[
            form.text(&field("given"), words::given(lang), None, Input::Name),
            form.text(&field("family"), words::family(lang), None, Input::Name),
        ]))
        (form.side_by_side(&[
            form.text(&field("father"), words::father(lang), Some(words::if_known(lang)), Input::Name),
            form.text(&field("other_script"), words::other_script(lang), Some(words::other_script_hint(lang)), Input::Name),
        ]))
        (form.radios(&field("sex"), words::sex(lang), None, &sexes(lang)))
        (form.date(&field("birth"), words::birth(lang), None, Date::PartialOrAge))
        (form.select(&field("nationality"), words::nationality(lang), Some(words::if_known(lang)), &nationalities(ctx), true))
        (form.side_by_side(&[
            form.text(&field("document"), words::document(lang), Some(words::if_known(lang)), Input::Code),
            form.text(&field("phone"), words::phone(lang), Some(words::if_known(lang)), Input::Phone),
        ]))
        (form.text(&field("address"), words::address(lang), Some(words::address_hint(lang)), Input::Line))
        (form.select(&field("household_role"), words::household_role(lang), None, &roles(lang), false))
    }
}

pub(super) fn edit(ctx: &Ctx, id: &str, answers: &Answers, errors: &Errors) -> Page {
    let lang = &ctx.lang;
    let action = format!("/people/{id}/edit");
    let form = Form::new(lang, &ctx.csrf, &action, answers, errors);
    let fields = html! { (form.hidden("version")) (person_fields(ctx, &form, "")) };
    Page::form(
        words::correct(lang),
        errors,
        form.view(&fields, words::save(lang), None),
    )
    .back(format!("/people/{id}"))
}

pub(super) fn merge_form(
    app: &App,
    ctx: &Ctx,
    r: &Registration,
    alike: &[(Registration, Likeness)],
    answers: &Answers,
    errors: &Errors,
) -> Page {
    let lang = &ctx.lang;
    let action = format!("/people/{}/merge", r.id);
    let form = Form::new(lang, &ctx.csrf, &action, answers, errors);
    let field = form.text(
        "other",
        words::other_number(lang),
        Some(words::other_number_hint(lang)),
        Input::Code,
    );
    let main = html! {
        p.govuk-body { (words::merge_explained(lang)) }
        @if !alike.is_empty() { (likeness::table(app, lang, words::perhaps_same(lang), alike)) }
        (form.view(&field, words::merge(lang), None))
    };
    Page::form(words::merge(lang), errors, main).back(format!("/people/{}", r.id))
}

fn choices(codes: &[&'static str], word: impl Fn(&str) -> Text) -> Vec<Choice> {
    codes
        .iter()
        .filter(|c| !c.is_empty())
        .map(|c| Choice::new(*c, word(c)))
        .collect()
}

fn sexes(lang: &Lang) -> Vec<Choice> {
    choices(SEXES, |c| sex(lang, c))
}

fn channels(lang: &Lang) -> Vec<Choice> {
    let by_hand: Vec<&'static str> = CHANNELS
        .iter()
        .copied()
        .filter(|c| *c != "import")
        .collect();
    choices(&by_hand, |c| channel(lang, c))
}

fn populations(lang: &Lang) -> Vec<Choice> {
    choices(POPULATIONS, |c| population(lang, c))
}

fn roles(lang: &Lang) -> Vec<Choice> {
    choices(HOUSEHOLD_ROLES, |c| role(lang, c))
}

fn nationalities(ctx: &Ctx) -> Vec<Choice> {
    country::nationality_options(&ctx.lang, ctx.house.today())
        .into_iter()
        .map(Choice::from)
        .collect()
}

/// The word for a sex.
pub fn sex(lang: &Lang, code: &str) -> Text {
    match code {
        "female" => words::sex_female(lang),
        "male" => words::sex_male(lang),
        "other" => words::sex_other(lang),
        _ => words::sex_unknown(lang),
    }
}

/// The word for a channel.
pub fn channel(lang: &Lang, code: &str) -> Text {
    match code {
        "walk_in" => words::channel_walk_in(lang),
        "site_visit" => words::channel_site_visit(lang),
        "phone" => words::channel_phone(lang),
        "email" => words::channel_email(lang),
        "hotline" => words::channel_hotline(lang),
        "partner" => words::channel_partner(lang),
        "authority" => words::channel_authority(lang),
        _ => words::channel_import(lang),
    }
}

/// The word for a population.
pub fn population(lang: &Lang, code: &str) -> Text {
    match code {
        "ukraine" => words::population_ukraine(lang),
        "third_country" => words::population_third_country(lang),
        "stranded" => words::population_stranded(lang),
        "national" => words::population_national(lang),
        _ => words::population_other(lang),
    }
}

pub(super) fn role(lang: &Lang, code: &str) -> Text {
    match code {
        "head" => words::role_head(lang),
        "spouse" => words::role_spouse(lang),
        "child" => words::role_child(lang),
        "parent" => words::role_parent(lang),
        "sibling" => words::role_sibling(lang),
        _ => words::role_other(lang),
    }
}

fn void_word(lang: &Lang, code: &str) -> Text {
    match code {
        "twice" => words::void_twice(lang),
        "not_a_person" => words::void_not_a_person(lang),
        "asked" => words::void_asked(lang),
        _ => words::void_mistake(lang),
    }
}

pub(super) fn country_name(lang: &Lang, code: &str) -> Text {
    country::by_code(code).map_or_else(|| Text::from(""), |c| c.name(lang))
}

pub(super) fn day(lang: &Lang, date: &str) -> Text {
    date.parse()
        .map_or_else(|_| Text::from(""), |d| lang.date(d, Precision::Day))
}
