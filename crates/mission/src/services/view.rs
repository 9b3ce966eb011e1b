//! The HTML of deliveries.

use std::collections::BTreeMap;

use kit::http::{Ctx, Problem};
use kit::paging::Rows;
use kit::ui::{
    Answers, Button, Choice, Column, Date, Errors, Filter, Form, Input, Link, Markup, Page,
    SummaryRow, Table, Tone, code, details, empty_state, html, link_button, name, name_link,
    number, summary_list, tag, warning,
};

use super::catalogue::Item;
use super::model::{self, Delivery, Offered, PURPOSES, STATUSES, VOID_REASONS};
use super::store::Report;
use super::{RECORD, saying, words};
use crate::App;
use crate::imports;
use crate::partners::{self, Organisation};
use crate::people::{self, POPULATIONS, Registration};
use crate::places::{self, Kind, Place};

/// What forms and lists need beside deliveries.
pub(super) struct Desk {
    items: BTreeMap<String, Item>,
    places: BTreeMap<String, Place>,
    organisations: BTreeMap<String, Organisation>,
}

impl Desk {
    pub(super) async fn open(ctx: &Ctx) -> Result<Self, Problem> {
        let db = &ctx.house.db;
        Ok(Self {
            items: super::items(db).await?,
            places: places::all(db).await?,
            organisations: partners::all(db).await?,
        })
    }

    pub(super) fn item(&self, code: &str) -> Result<&Item, Problem> {
        self.items.get(code).ok_or(Problem::NotFound)
    }

    /// What this actor may choose: a partner writes in its own name, for any office that it works
    /// with; the mission's staff for their own offices.
    pub(super) fn offered<'d>(&'d self, ctx: &'d Ctx) -> Offered<'d> {
        Offered {
            items: &self.items,
            offices: self.offices(ctx).map(|p| p.id.as_str()).collect(),
            places: self.places.keys().map(String::as_str).collect(),
            organisations: self.partners(ctx).map(|o| o.code.as_str()).collect(),
            today: ctx.house.today(),
        }
    }

    fn offices<'d>(&'d self, ctx: &'d Ctx) -> impl Iterator<Item = &'d Place> {
        let scope = ctx
            .actor
            .office_scope()
            .filter(|_| !ctx.actor.has("partner"));
        let offices = self
            .places
            .values()
            .filter(|p| p.kind == Kind::Office.code());
        offices.filter(move |p| scope.is_none_or(|own| own.contains(&p.id)))
    }

    fn partners<'d>(&'d self, ctx: &'d Ctx) -> impl Iterator<Item = &'d Organisation> {
        let own = ctx.actor.has("partner").then_some(&ctx.actor.partner);
        let all = self.organisations.values();
        all.filter(move |o| own.is_none_or(|own| *own == o.code))
    }

    fn organisation(&self, code: &str) -> Markup {
        name(self.organisations.get(code).map_or(code, |o| &o.name))
    }

    fn place(&self, id: &str) -> Markup {
        name(self.places.get(id).map_or("", |p| &p.name))
    }

    fn item_choices(&self, ctx: &Ctx) -> Vec<Choice> {
        let label = |i: &Item| {
            let unit = saying::unit(&ctx.lang, &i.unit);
            words::item_in_unit(&ctx.lang, i.label(&ctx.lang), unit)
        };
        let items = self.items.values();
        items.map(|i| Choice::new(&i.code, label(i))).collect()
    }

    fn site_choices(&self) -> Vec<Choice> {
        places::choices(self.places.values(), &Kind::ALL)
    }
}

/// Everything that the page of one delivery shows.
pub(super) struct File {
    pub(super) desk: Desk,
    pub(super) delivery: Delivery,
    pub(super) reports: Vec<Report>,
    /// Those whose names the reader may see.
    pub(super) named: Vec<Registration>,
    /// Case numbers of those whose names the reader may not see, but whom he records.
    pub(super) numbered: Vec<String>,
}

pub(super) fn list(ctx: &Ctx, rows: &Rows<Delivery>, answers: &Answers, desk: &Desk) -> Page {
    let lang = &ctx.lang;
    let filter = Filter::new(lang, "/services", answers);
    let form = filter.form();
    let by = partners::choices(desk.partners(ctx));
    let statuses = saying::choices(STATUSES, |c| saying::status(lang, c));
    let fields = [
        form.select(
            "item",
            words::item(lang),
            None,
            &desk.item_choices(ctx),
            true,
        ),
        form.select(
            "place",
            words::place(lang),
            None,
            &desk.site_choices(),
            true,
        ),
        form.select("implementer", words::implementer(lang), None, &by, true),
        form.select("status", words::status(lang), None, &statuses, false),
        form.date("from", words::from_day(lang), None, Date::Full),
        form.date("to", words::to_day(lang), None, Date::Full),
        form.checkbox("voided", words::only_voided(lang), None),
    ];
    let main = html! {
        (filter.view(&fields))
        @if rows.rows.is_empty() {
            (empty_state(words::none(lang), words::none_hint(lang), None))
        } @else {
            (table(ctx, desk, &rows.rows))
            (rows.pager("/services", ctx.query()).view(lang))
        }
    };
    Page::new(words::title(lang), main).actions(html! {
        @if ctx.may_somewhere(RECORD) {
            (link_button(words::record(lang), "/services/new", Button::Primary))
            (imports::button(lang, "services"))
        }
        (link_button(words::catalogue(lang), "/services/catalogue", Button::Secondary))
    })
}

fn table(ctx: &Ctx, desk: &Desk, rows: &[Delivery]) -> Markup {
    let lang = &ctx.lang;
    let columns = vec![
        Column::text(words::item(lang)),
        Column::number(words::quantity(lang)),
        Column::number(words::people(lang)),
        Column::text(words::population(lang)),
        Column::text(words::implementer(lang)),
        Column::text(words::place(lang)),
        Column::code(words::occurred_on(lang)),
        Column::text(words::status(lang)),
    ];
    let cells = |d: &Delivery| {
        let item = desk.items.get(&d.item);
        let label = item.map_or_else(|| d.item.as_str().into(), |i| i.label(lang));
        let place = if d.place.is_empty() {
            &d.office
        } else {
            &d.place
        };
        vec![
            kit::ui::link(label, &format!("/services/{}", d.id)),
            html! { @if let Some(item) = item { (saying::amount(lang, item, d.quantity)) } },
            number(&lang.number(d.named + d.headcount)),
            html! { (saying::population(lang, &d.population)) },
            desk.organisation(&d.implementer),
            desk.place(place),
            html! { (saying::day(lang, &d.occurred_on)) },
            state(ctx, d),
        ]
    };
    Table::list(
        words::title(lang),
        columns,
        rows.iter().map(cells).collect(),
    )
    .view()
}

fn state(ctx: &Ctx, d: &Delivery) -> Markup {
    if d.voided_at.is_some() {
        return tag(words::voided(&ctx.lang), Tone::Bad);
    }
    let tone = match d.status.as_str() {
        "planned" => Tone::Neutral,
        "active" => Tone::Info,
        _ => Tone::Good,
    };
    tag(saying::status(&ctx.lang, &d.status), tone)
}

pub(super) fn show(app: &App, ctx: &Ctx, file: &File, answers: &Answers, errors: &Errors) -> Page {
    let (lang, d) = (&ctx.lang, &file.delivery);
    let records = ctx.may(RECORD, d) && d.voided_at.is_none();
    let main = html! {
        @if d.voided_at.is_some() {
            (warning(lang, words::is_voided(lang, saying::void_reason(lang, &d.void_reason))))
        }
        (summary_list(&facts(ctx, file)))
        (served(app, ctx, file))
        h2.govuk-heading-m { (words::reports(lang)) }
        p.govuk-body { (words::reports_explained(lang)) }
        (report_table(ctx, file))
        @if records {
            (report_form(ctx, file, answers, errors))
            (void_form(ctx, d))
        }
    };
    let title = match file.desk.items.get(&d.item) {
        Some(item) => item.label(lang),
        None => d.item.as_str().into(),
    };
    Page::new(title, main)
        .caption(html! { (saying::day(lang, &d.occurred_on)) })
        .crumbs(vec![Link::new(words::title(lang), "/services")])
        .actions(html! {
            @if records {
                (link_button(words::edit(lang), &format!("/services/{}/edit", d.id), Button::Secondary))
            }
        })
}

fn facts(ctx: &Ctx, file: &File) -> Vec<SummaryRow> {
    let (lang, d, desk) = (&ctx.lang, &file.delivery, &file.desk);
    let mut rows = vec![SummaryRow::new(words::status(lang), state(ctx, d))];
    if let Some(item) = desk.items.get(&d.item) {
        let amount = saying::amount(lang, item, d.quantity);
        rows.push(SummaryRow::new(words::quantity(lang), html! { (amount) }));
        let sector = saying::sector(lang, &item.sector);
        rows.push(SummaryRow::new(words::sector(lang), html! { (sector) }));
        if item.kind == "voucher" {
            let redeemed = number(&lang.number(d.redeemed));
            rows.push(SummaryRow::new(words::redeemed(lang), redeemed));
        }
    }
    let purpose = saying::purpose(lang, &d.purpose);
    rows.extend([
        SummaryRow::new(
            words::population(lang),
            html! { (saying::population(lang, &d.population)) },
        ),
        SummaryRow::new(words::purpose(lang), html! { (purpose) }),
        SummaryRow::new(words::implementer(lang), desk.organisation(&d.implementer)),
        SummaryRow::new(words::office(lang), desk.place(&d.office)),
        SummaryRow::new(words::place(lang), desk.place(&d.place)),
    ]);
    rows
}

/// Who was served, as far as the reader may know.
fn served(app: &App, ctx: &Ctx, file: &File) -> Markup {
    let (lang, d) = (&ctx.lang, &file.delivery);
    html! {
        h2.govuk-heading-m { (words::people(lang)) }
        p.govuk-body { (words::served(lang, d.named, d.headcount)) }
        @if !file.named.is_empty() || !file.numbered.is_empty() {
            ul.govuk-list.govuk-list--bullet {
                @for r in &file.named {
                    li { (name_link(&people::name_of(app, r), &format!("/people/{}", r.id))) " " (code(&r.number)) }
                }
                @for case in &file.numbered { li { (code(case)) } }
            }
        }
    }
}

fn report_table(ctx: &Ctx, file: &File) -> Markup {
    let lang = &ctx.lang;
    let columns = vec![
        Column::text(words::reporter(lang)),
        Column::code(words::reported_on(lang)),
        Column::code(words::external_ref(lang)),
    ];
    let cells = |r: &Report| {
        vec![
            file.desk.organisation(&r.reporter),
            html! { (saying::day(lang, &r.reported_on)) },
            code(&r.external_ref),
        ]
    };
    let rows = file.reports.iter().map(cells).collect();
    Table::list(words::reports(lang), columns, rows).view()
}

fn report_form(ctx: &Ctx, file: &File, answers: &Answers, errors: &Errors) -> Markup {
    let lang = &ctx.lang;
    let action = format!("/services/{}/report", file.delivery.id);
    let form = Form::new(lang, &ctx.csrf, &action, answers, errors).scoped("report-");
    let fields = html! { (form.hidden("version")) (report_fields(ctx, &form, &file.desk)) };
    let body = form.view(&fields, words::add_report(lang), None);
    html! {
        @if errors.is_empty() { (details(words::add_report(lang), &body)) } @else { (body) }
    }
}

fn report_fields(ctx: &Ctx, form: &Form<'_>, desk: &Desk) -> Markup {
    let lang = &ctx.lang;
    let by = partners::choices(desk.partners(ctx));
    let hint = Some(words::external_ref_hint(lang));
    html! {
        (form.select("reporter", words::reporter(lang), Some(words::reporter_hint(lang)), &by, false))
        (form.date("reported_on", words::reported_on(lang), None, Date::Full))
        (form.text("external_ref", words::external_ref(lang), hint, Input::Code))
    }
}

fn void_form(ctx: &Ctx, d: &Delivery) -> Markup {
    let lang = &ctx.lang;
    let answers = Answers::new().with("version", d.version.to_string());
    let errors = Errors::new();
    let action = format!("/services/{}/void", d.id);
    let form = Form::new(lang, &ctx.csrf, &action, &answers, &errors).scoped("void-");
    let reasons = saying::choices(VOID_REASONS, |c| saying::void_reason(lang, c));
    let hint = Some(words::void_hint(lang));
    let fields = html! {
        (form.hidden("version"))
        (form.select("reason", words::void_reason(lang), hint, &reasons, false))
    };
    details(
        words::void(lang),
        &form.view(&fields, words::void(lang), None),
    )
}

/// The form of a new delivery. `alike` are those that it may be: shown before anything is stored.
pub(super) fn form(
    ctx: &Ctx,
    answers: &Answers,
    errors: &Errors,
    desk: &Desk,
    alike: &[Delivery],
) -> Page {
    let lang = &ctx.lang;
    let form = Form::new(lang, &ctx.csrf, "/services/new", answers, errors);
    let fields = html! {
        (form.hidden("idempotency_key"))
        @if !alike.is_empty() {
            (warning(lang, words::perhaps_told(lang)))
            (table(ctx, desk, alike))
            p.govuk-body { (words::perhaps_told_hint(lang)) }
            input type="hidden" name="known" value="no";
        }
        (what_fields(ctx, &form, desk))
        (whom_fields(ctx, &form))
        (where_fields(ctx, &form, desk))
        (form.group(words::report(lang), &report_fields(ctx, &form, desk)))
    };
    let main = form.view(&fields, words::save(lang), None);
    Page::form(words::record(lang), errors, main).back("/services")
}

fn what_fields(ctx: &Ctx, form: &Form<'_>, desk: &Desk) -> Markup {
    let lang = &ctx.lang;
    let purposes = saying::choices(&PURPOSES[1..], |c| saying::purpose(lang, c));
    let hint = Some(words::quantity_hint(lang));
    html! {
        (form.select("item", words::item(lang), None, &desk.item_choices(ctx), true))
        (form.number("quantity", words::quantity(lang), hint, ""))
        (form.select("purpose", words::purpose(lang), Some(words::purpose_hint(lang)), &purposes, false))
    }
}

fn whom_fields(ctx: &Ctx, form: &Form<'_>) -> Markup {
    let lang = &ctx.lang;
    let populations = saying::choices(POPULATIONS, |c| saying::population(lang, c));
    let hint = Some(words::headcount_hint(lang));
    html! {
        // A partner has no case numbers of ours to give.
        @if !ctx.actor.has("partner") {
            (form.textarea("persons", words::persons(lang), Some(words::persons_hint(lang)), 3, None))
        }
        (form.number("headcount", words::headcount(lang), hint, ""))
        (form.select("population", words::population(lang), None, &populations, false))
    }
}

fn where_fields(ctx: &Ctx, form: &Form<'_>, desk: &Desk) -> Markup {
    let lang = &ctx.lang;
    let by = partners::choices(desk.partners(ctx));
    let offices = places::choices(desk.offices(ctx), &[Kind::Office]);
    let statuses = saying::choices(STATUSES, |c| saying::status(lang, c));
    let hint = Some(words::occurred_on_hint(lang));
    html! {
        (form.select("implementer", words::implementer(lang), None, &by, false))
        (form.side_by_side(&[
            form.select("office", words::office(lang), None, &offices, false),
            form.select("place", words::place(lang), Some(words::place_hint(lang)), &desk.site_choices(), false),
        ]))
        (form.radios("status", words::status(lang), None, &statuses))
        (form.date("occurred_on", words::occurred_on(lang), hint, Date::Full))
    }
}

pub(super) fn edit(
    ctx: &Ctx,
    d: &Delivery,
    item: &Item,
    answers: &Answers,
    errors: &Errors,
) -> Page {
    let lang = &ctx.lang;
    let action = format!("/services/{}/edit", d.id);
    let form = Form::new(lang, &ctx.csrf, &action, answers, errors);
    let statuses = saying::choices(model::later(&d.status), |c| saying::status(lang, c));
    let unit = saying::unit(lang, &item.unit).to_string();
    let hint = Some(words::occurred_on_hint(lang));
    let fields = html! {
        (form.hidden("version"))
        (form.radios("status", words::status(lang), None, &statuses))
        (form.date("occurred_on", words::occurred_on(lang), hint, Date::Full))
        (form.number("quantity", words::quantity(lang), None, &unit))
        @if item.kind == "voucher" { (form.number("redeemed", words::redeemed(lang), None, "")) }
    };
    let main = form.view(&fields, words::save(lang), None);
    Page::form(words::edit(lang), errors, main)
        .caption(html! { (item.label(lang)) })
        .back(format!("/services/{}", d.id))
}
