//! The HTML of places.

use kit::codes::area;
use kit::i18n::{Lang, Text};
use kit::ui::{
    Answers, Button, Choice, Column, Date, Errors, Filter, Form, Input, Link, Markup, Page,
    SummaryRow, Table, Tone, empty_state, html, link_button, name, summary_list, tag,
};

use super::model::{Kind, Place};
use super::words;

pub(super) fn list(
    lang: &Lang,
    places: &[Place],
    answers: &Answers,
    areas: &[Choice],
    may_add: bool,
) -> Page {
    let filter = Filter::new(lang, "/places", answers);
    let form = filter.form();
    let fields = [
        form.select("kind", words::kind(lang), None, &kinds(lang), false),
        form.select("area", words::area(lang), None, areas, false),
    ];
    let columns = vec![
        Column::text(words::name(lang)),
        Column::text(words::kind(lang)),
        Column::text(words::area(lang)),
        Column::text(words::state(lang)),
    ];
    let rows = places
        .iter()
        .map(|place| {
            vec![
                html! { a.govuk-link href={ "/places/" (place.id) } { (name(&place.name)) } },
                html! { (kind_word(lang, &place.kind)) },
                html! { (area_name(lang, &place.area)) },
                state(lang, place),
            ]
        })
        .collect();
    let main = html! {
        (filter.view(&fields))
        @if places.is_empty() {
            (empty_state(words::none(lang), words::none_hint(lang), None))
        } @else {
            (Table::list(words::title(lang), columns, rows).view())
        }
    };
    let add =
        html! { @if may_add { (link_button(words::add(lang), "/places/new", Button::Primary)) } };
    Page::new(words::title(lang), main).actions(add)
}

pub(super) fn show(lang: &Lang, place: &Place, may_edit: bool) -> Page {
    let rows = [
        SummaryRow::new(words::kind(lang), html! { (kind_word(lang, &place.kind)) }),
        SummaryRow::new(words::local_name(lang), html! { (name(&place.local_name)) }),
        SummaryRow::new(words::area(lang), html! { (area_name(lang, &place.area)) }),
        SummaryRow::new(words::opened_on(lang), html! { (place.opened_on) }),
        SummaryRow::new(words::state(lang), state(lang, place)),
    ];
    let edit = html! {
        @if may_edit { (link_button(words::edit(lang), &format!("/places/{}/edit", place.id), Button::Secondary)) }
    };
    Page::new(place.name.as_str(), summary_list(&rows))
        .crumbs(vec![Link::new(words::title(lang), "/places")])
        .actions(edit)
}

pub(super) fn form(
    form: &Form,
    path: &str,
    errors: &Errors,
    areas: &[Choice],
    lang: &Lang,
) -> Page {
    let fields = html! {
        (form.hidden("idempotency_key"))
        (form.hidden("version"))
        (form.select("kind", words::kind(lang), None, &kinds(lang), false))
        (form.text("name", words::name(lang), Some(words::name_hint(lang)), Input::Name))
        (form.text("local_name", words::local_name(lang), None, Input::Name))
        (form.select("area", words::area(lang), None, areas, false))
        (form.date("opened_on", words::opened_on(lang), None, Date::Full))
        (form.date("closed_on", words::closed_on(lang), Some(words::closed_on_hint(lang)), Date::Full))
    };
    let title = if path.ends_with("/new") {
        words::add(lang)
    } else {
        words::edit(lang)
    };
    let back = path
        .trim_end_matches("/new")
        .trim_end_matches("/edit")
        .to_string();
    Page::form(title, errors, form.view(&fields, words::save(lang), None)).back(back)
}

/// A select of the places of these kinds that are in use: what other rooms' forms offer.
pub fn choices<'p>(places: impl Iterator<Item = &'p Place>, kinds: &[Kind]) -> Vec<Choice> {
    places
        .filter(|p| p.closed_on.is_none() && kinds.iter().any(|kind| kind.code() == p.kind))
        .map(|p| Choice::new(p.id.clone(), p.name.as_str()))
        .collect()
}

fn kinds(lang: &Lang) -> Vec<Choice> {
    Kind::CODES
        .iter()
        .map(|code| Choice::new(*code, kind_word(lang, code)))
        .collect()
}

fn kind_word(lang: &Lang, code: &str) -> Text {
    match Kind::parse(code) {
        Some(Kind::Office) => words::kind_office(lang),
        Some(Kind::Site) => words::kind_site(lang),
        Some(Kind::Facility) => words::kind_facility(lang),
        Some(Kind::Camp) => words::kind_camp(lang),
        Some(Kind::Crossing) => words::kind_crossing(lang),
        Some(Kind::Area) => words::kind_area(lang),
        None => Text::from(code),
    }
}

fn area_name(lang: &Lang, code: &str) -> String {
    area::by_code(code).map_or_else(String::new, |area| area.name(lang).to_string())
}

fn state(lang: &Lang, place: &Place) -> Markup {
    if place.closed_on.is_some() {
        tag(words::closed(lang), Tone::Neutral)
    } else {
        tag(words::in_use(lang), Tone::Good)
    }
}
