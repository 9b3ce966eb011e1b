//! The HTML of the catalogue.

use kit::http::Ctx;
use kit::ui::{
    Answers, Button, Column, Errors, Form, Input, Link, Page, Table, code, html, link_button,
};

use super::catalogue::{Item, KINDS, MHPSS, SECTORS, UNITS};
use super::{CATALOGUE, saying, words};

pub(super) fn list(ctx: &Ctx, items: &[Item]) -> Page {
    let lang = &ctx.lang;
    let columns = vec![
        Column::text(words::name(lang)),
        Column::code(words::code(lang)),
        Column::text(words::kind(lang)),
        Column::text(words::unit(lang)),
        Column::text(words::sector(lang)),
        Column::code(words::mhpss(lang)),
    ];
    let cells = |i: &Item| {
        vec![
            html! { (i.label(lang)) },
            code(&i.code),
            html! { (saying::kind(lang, &i.kind)) },
            html! { (saying::unit(lang, &i.unit)) },
            html! { (saying::sector(lang, &i.sector)) },
            code(&i.mhpss),
        ]
    };
    let rows = items.iter().map(cells).collect();
    let main = Table::list(words::catalogue(lang), columns, rows).view();
    Page::new(words::catalogue(lang), main)
        .crumbs(vec![Link::new(words::title(lang), "/services")])
        .actions(html! {
            @if ctx.may_somewhere(CATALOGUE) {
                (link_button(words::add_item(lang), "/services/catalogue/new", Button::Primary))
            }
        })
}

pub(super) fn new_item(ctx: &Ctx, answers: &Answers, errors: &Errors) -> Page {
    let lang = &ctx.lang;
    let form = Form::new(lang, &ctx.csrf, "/services/catalogue/new", answers, errors);
    let kinds = saying::choices(KINDS, |c| saying::kind(lang, c));
    let units = saying::choices(UNITS, |c| saying::unit(lang, c));
    let sectors = saying::choices(SECTORS, |c| saying::sector(lang, c));
    let activities = saying::choices(&MHPSS[1..], Into::into);
    let hint = Some(words::mhpss_hint(lang));
    let fields = html! {
        (form.text("name", words::name(lang), Some(words::name_hint(lang)), Input::Line))
        (form.text("code", words::code(lang), Some(words::code_hint(lang)), Input::Code))
        (form.select("kind", words::kind(lang), None, &kinds, false))
        (form.select("unit", words::unit(lang), Some(words::unit_hint(lang)), &units, false))
        (form.select("sector", words::sector(lang), None, &sectors, false))
        (form.select("mhpss", words::mhpss(lang), hint, &activities, false))
    };
    let main = form.view(&fields, words::save(lang), None);
    Page::form(words::add_item(lang), errors, main).back("/services/catalogue")
}
