//! The HTML of staff, accounts, log and retention.

use std::collections::BTreeMap;

use kit::accounts::Account;
use kit::accounts::second_factor::Secret;
use kit::audit::Event;
use kit::http::session::ApiToken;
use kit::http::{Ctx, Visitor};
use kit::i18n::{Lang, Text};
use kit::paging::Rows;
use kit::policy::ROLES;
use kit::time::{Micros, instant};
use kit::ui::{
    Answers, Button, Choice, Column, Date, Errors, Filter, Form, Input, Link, Markup, Page, Post,
    SummaryRow, Table, Tone, code, html, inset, link, link_button, post_button, qr, summary_list,
    tag, warning,
};

use super::postings::{FUNCTIONS, Posting};
use super::words;
use crate::places::{self, Kind, Place};

pub(super) fn home(visitor: &Visitor) -> Page {
    let lang = &visitor.lang;
    let house = &visitor.house;
    let mut entries: Vec<_> = house.nav.iter().collect();
    entries.sort_by_key(|entry| entry.order);
    let may = |action| {
        visitor
            .who
            .as_ref()
            .is_some_and(|who| house.policy.allows_somewhere(&who.actor, action))
    };
    let main = html! {
        p.govuk-body-l { (words::welcome(lang)) }
        ul { @for entry in entries.iter().filter(|e| may(e.action)) { li { (link((entry.label)(lang), entry.href)) } } }
        @if entries.iter().all(|e| !may(e.action)) { (inset(&html! { (words::no_rights(lang)) })) }
    };
    Page::text(house.settings.mission.as_str(), main)
}

pub(super) fn account(
    ctx: &Ctx,
    account: &Account,
    tokens: &[ApiToken],
    answers: &Answers,
    errors: &Errors,
    token: Option<&str>,
) -> Page {
    let lang = &ctx.lang;
    let rows = [
        SummaryRow::new(words::login(lang), code(&account.login)),
        SummaryRow::new(words::roles(lang), html! { (roles(lang, &account.roles)) }),
        SummaryRow::new(
            words::second_factor(lang),
            html! { (second_factor_state(lang, account)) " " (link(words::second_factor_page(lang), "/account/second-factor")) },
        ),
    ];
    let password = Form::new(lang, &ctx.csrf, "/account/password", answers, errors);
    let password_fields = html! {
        (password.password("old", words::old_password(lang), None, false))
        (password.password("new", words::new_password(lang), Some(words::password_hint(lang)), true))
    };
    let main = html! {
        @if let Some(token) = token {
            (inset(&html! { p { (words::token_once(lang)) } p { (code(token)) } }))
        }
        (summary_list(&rows))
        h2 { (words::change_password(lang)) }
        (password.view(&password_fields, words::change_password(lang), None))
        h2 { (words::tokens(lang)) }
        p { (words::tokens_explained(lang)) }
        (token_table(ctx, tokens))
        (token_form(ctx, answers, errors))
    };
    Page::form(kit::words::ui_my_account(lang), errors, main)
}

fn second_factor_state(lang: &Lang, account: &Account) -> Markup {
    if account.second_factor_at.is_some() {
        tag(words::second_factor_on(lang), Tone::Good)
    } else {
        tag(words::second_factor_off(lang), Tone::Neutral)
    }
}

/// The secret as a picture and as text, and the field for the first code.
pub(super) fn second_factor(
    ctx: &Ctx,
    secret: &Secret,
    account: &Account,
    answers: &Answers,
    errors: &Errors,
) -> Page {
    let lang = &ctx.lang;
    let form = Form::new(lang, &ctx.csrf, "/account/second-factor", answers, errors);
    let uri = secret.uri(&ctx.house.settings.mission, &account.login);
    let fields = html! {
        (form.hidden("secret"))
        (form.text("code", words::code(lang), Some(words::first_code_hint(lang)), Input::OneTimeCode))
    };
    let main = html! {
        @if ctx.house.settings.second_factor_due(account) { (warning(lang, words::second_factor_due(lang))) }
        p.govuk-body { (words::second_factor_explained(lang)) }
        (qr(&uri, &words::second_factor_picture(lang)))
        p.govuk-body { (words::second_factor_by_hand(lang)) }
        p.govuk-body dir="ltr" { @for group in secret.letters().split(' ') { (code(group)) " " } }
        (form.view(&fields, words::second_factor_set_up(lang), None))
    };
    Page::form(words::second_factor(lang), errors, main).back("/account")
}

/// It is set up already.
pub(super) fn has_second_factor(ctx: &Ctx, left: i64) -> Page {
    let lang = &ctx.lang;
    let main = html! {
        (inset(&html! { (words::second_factor_is_on(lang, left)) }))
        p.govuk-body { (words::second_factor_lost(lang)) }
    };
    Page::text(words::second_factor(lang), main).back("/account")
}

/// The only time that recovery codes are shown.
pub(super) fn recovery_codes(ctx: &Ctx, codes: &[String]) -> Page {
    let lang = &ctx.lang;
    let main = html! {
        (warning(lang, words::recovery_once(lang)))
        ul.govuk-list { @for c in codes { li { (code(c)) } } }
        p.govuk-body { (words::recovery_explained(lang)) }
        (link_button(words::recovery_kept(lang), "/", Button::Primary))
    };
    Page::text(words::recovery_codes(lang), main)
}

fn token_table(ctx: &Ctx, tokens: &[ApiToken]) -> Markup {
    let lang = &ctx.lang;
    let columns = vec![
        Column::text(words::token_label(lang)),
        Column::text(words::token_scopes(lang)),
        Column::code(words::token_ends(lang)),
        Column::hidden(words::revoke(lang)),
    ];
    let rows = tokens
        .iter()
        .map(|t| {
            let action = format!("/account/tokens/{}/revoke", t.id);
            let revoke = Post { csrf: &ctx.csrf, action: &action, label: words::revoke(lang), context: Text::from(t.label.as_str()), fields: &[], kind: Button::Secondary };
            vec![
                html! { (t.label) },
                html! { @for scope in t.scopes.split_whitespace() { (code(scope)) " " } },
                html! { (day(lang, ctx, t.expires_at)) },
                html! { @if t.revoked_at.is_some() { (tag(words::revoked(lang), Tone::Neutral)) } @else { (post_button(&revoke)) } },
            ]
        })
        .collect();
    html! { @if !tokens.is_empty() { (Table::list(words::tokens(lang), columns, rows).view()) } }
}

fn token_form(ctx: &Ctx, answers: &Answers, errors: &Errors) -> Markup {
    let lang = &ctx.lang;
    let form = Form::new(lang, &ctx.csrf, "/account/tokens", answers, errors);
    let scopes: Vec<Choice> = ctx
        .house
        .policy
        .actions()
        .iter()
        .filter(|a| ctx.may_somewhere(**a) && a.0 != "staff.self")
        .map(|a| Choice::new(a.0, a.0))
        .collect();
    let days: Vec<Choice> = [("7", 7), ("30", 30), ("90", 90), ("365", 365)]
        .into_iter()
        .map(|(v, n)| Choice::new(v, kit::words::date_days(lang, n)))
        .collect();
    let fields = html! {
        (form.text("label", words::token_label(lang), Some(words::token_label_hint(lang)), Input::Line))
        (form.select("days", words::token_days(lang), None, &days, false))
        (form.checkboxes("scopes", words::token_scopes(lang), None, &scopes))
    };
    form.view(&fields, words::make_token(lang), None)
}

pub(super) fn list(ctx: &Ctx, accounts: &[Account]) -> Page {
    let lang = &ctx.lang;
    let columns = vec![
        Column::text(words::login(lang)),
        Column::text(words::roles(lang)),
        Column::text(words::state(lang)),
        Column::text(words::second_factor(lang)),
        Column::hidden(words::edit(lang)),
    ];
    let rows = accounts
        .iter()
        .map(|a| {
            let state = if a.disabled_at.is_some() {
                tag(words::disabled(lang), Tone::Neutral)
            } else {
                tag(words::active(lang), Tone::Good)
            };
            let mine = a.id == ctx.actor.id;
            vec![
                code(&a.login),
                html! { (roles(lang, &a.roles)) },
                state,
                second_factor_state(lang, a),
                html! { @if !mine { (link(words::edit(lang), &format!("/staff/{}/edit", a.id))) } },
            ]
        })
        .collect();
    let actions = html! {
        (link_button(words::add(lang), "/staff/new", Button::Primary))
        (link_button(words::postings(lang), "/staff/postings", Button::Secondary))
    };
    Page::new(
        words::title(lang),
        Table::list(words::title(lang), columns, rows).view(),
    )
    .actions(actions)
}

pub(super) fn account_form(
    ctx: &Ctx,
    path: &str,
    answers: &Answers,
    errors: &Errors,
    places: &BTreeMap<String, Place>,
) -> Page {
    let lang = &ctx.lang;
    let form = Form::new(lang, &ctx.csrf, path, answers, errors);
    let new = path == "/staff/new";
    let role_choices: Vec<Choice> = ROLES
        .iter()
        .map(|r| Choice::new(*r, role(lang, r)))
        .collect();
    let offices = places::choices(places.values(), &[Kind::Office]);
    let languages: Vec<Choice> = ctx
        .house
        .catalogue
        .languages()
        .iter()
        .map(|l| Choice::new(l.tag(), l.name()))
        .collect();
    let fields = html! {
        (form.hidden("version"))
        @if new {
            (form.text("login", words::login(lang), Some(words::login_hint(lang)), Input::Account))
            (form.password("password", words::first_password(lang), Some(words::password_hint(lang)), true))
        }
        (form.checkboxes("roles", words::roles(lang), None, &role_choices))
        (form.checkboxes("offices", words::offices(lang), Some(words::offices_hint(lang)), &offices))
        (form.checkbox("everywhere", words::everywhere(lang), None))
        @if new { (form.text("partner", words::partner(lang), Some(words::partner_hint(lang)), Input::Code)) }
        (form.select("language", words::language(lang), None, &languages, false))
    };
    let main = html! {
        (form.view(&fields, words::save(lang), None))
        @if !new {
            (post_button(&Post {
                csrf: &ctx.csrf,
                action: &path.replace("/edit", "/disable"),
                label: words::toggle(lang),
                context: Text::from(answers.get("login")),
                fields: &[],
                kind: Button::Warning,
            }))
            @if answers.has("second_factor", "yes") {
                (post_button(&Post {
                    csrf: &ctx.csrf,
                    action: &path.replace("/edit", "/second-factor/reset"),
                    label: words::second_factor_reset(lang),
                    context: Text::from(answers.get("login")),
                    fields: &[],
                    kind: Button::Secondary,
                }))
            }
        }
    };
    Page::form(
        if new {
            words::add(lang)
        } else {
            words::edit(lang)
        },
        errors,
        main,
    )
    .back("/staff")
}

pub(super) fn postings(
    ctx: &Ctx,
    rows: &[Posting],
    places: &BTreeMap<String, Place>,
    answers: &Answers,
    errors: &Errors,
) -> Page {
    let lang = &ctx.lang;
    let columns = vec![
        Column::text(words::duty_station(lang)),
        Column::text(words::function(lang)),
        Column::code(words::from_day(lang)),
        Column::code(words::to_day(lang)),
    ];
    let cells = rows
        .iter()
        .map(|p| {
            let place = places
                .get(&p.place)
                .map_or_else(String::new, |place| place.name.clone());
            vec![
                html! { (place) },
                html! { (function(lang, &p.function)) },
                code(&p.from_day),
                code(p.to_day.as_deref().unwrap_or_default()),
            ]
        })
        .collect();
    let form = Form::new(lang, &ctx.csrf, "/staff/postings", answers, errors);
    let stations = places::choices(places.values(), &[Kind::Office, Kind::Site, Kind::Facility]);
    let functions: Vec<Choice> = FUNCTIONS
        .iter()
        .map(|f| Choice::new(*f, function(lang, f)))
        .collect();
    let fields = html! {
        (form.select("place", words::duty_station(lang), None, &stations, false))
        (form.select("function", words::function(lang), None, &functions, false))
        (form.date("from_day", words::from_day(lang), None, Date::Full))
        (form.date("to_day", words::to_day(lang), Some(words::to_day_hint(lang)), Date::Full))
    };
    let main = html! {
        (Table::list(words::postings(lang), columns, cells).view())
        h2 { (words::add_posting(lang)) }
        (form.view(&fields, words::save(lang), None))
    };
    Page::form(words::postings(lang), errors, main)
        .crumbs(vec![Link::new(words::title(lang), "/staff")])
}

pub(super) fn log(ctx: &Ctx, rows: &Rows<Event>, answers: &Answers) -> Page {
    let lang = &ctx.lang;
    let filter = Filter::new(lang, "/audit", answers);
    let form = filter.form();
    let fields = [
        form.text("actor", words::log_actor(lang), None, Input::Code),
        form.text("act", words::log_action(lang), None, Input::Code),
        form.text("subject", words::log_subject(lang), None, Input::Code),
    ];
    let columns = vec![
        Column::code(words::log_at(lang)),
        Column::code(words::log_actor(lang)),
        Column::code(words::log_action(lang)),
        Column::code(words::log_subject(lang)),
        Column::text(words::log_detail(lang)),
    ];
    let cells = rows
        .rows
        .iter()
        .map(|e| {
            vec![
                html! { (moment(lang, ctx, e.at)) },
                code(&e.actor),
                code(&e.action),
                code(&e.subject),
                html! { (e.detail) },
            ]
        })
        .collect();
    let main = html! {
        p { (words::log_explained(lang)) }
        (filter.view(&fields))
        (Table::grid(words::log(lang), columns, cells).view())
        (rows.pager("/audit", ctx.query()).view(lang))
    };
    Page::new(words::log(lang), main).actions(link_button(
        words::retention(lang),
        "/retention",
        Button::Secondary,
    ))
}

fn moment(lang: &Lang, ctx: &Ctx, at: Micros) -> String {
    lang.datetime(&instant(at).to_zoned_datetime(ctx.house.settings.zone.clone()))
}

fn day(lang: &Lang, ctx: &Ctx, at: Micros) -> Text {
    lang.date(ctx.house.day_of(at), kit::i18n::Precision::Day)
}

fn roles(lang: &Lang, codes: &str) -> String {
    let words: Vec<String> = codes
        .split_whitespace()
        .map(|c| role(lang, c).to_string())
        .collect();
    lang.list(&words)
}

fn function(lang: &Lang, code: &str) -> Text {
    match code {
        "field" => words::function_field(lang),
        "local" => words::function_local(lang),
        "medical" => words::function_medical(lang),
        _ => words::function_management(lang),
    }
}

/// The word for a role.
pub(super) fn role(lang: &Lang, code: &str) -> Text {
    match code {
        "operator" => words::role_operator(lang),
        "enumerator" => words::role_enumerator(lang),
        "data_supervisor" => words::role_data_supervisor(lang),
        "caseworker" => words::role_caseworker(lang),
        "protection_supervisor" => words::role_protection_supervisor(lang),
        "bid_member" => words::role_bid_member(lang),
        "physician" => words::role_physician(lang),
        "movement_officer" => words::role_movement_officer(lang),
        "logistician" => words::role_logistician(lang),
        "finance" => words::role_finance(lang),
        "partner" => words::role_partner(lang),
        "reporting_officer" => words::role_reporting_officer(lang),
        "data_protection" => words::role_data_protection(lang),
        "chief_of_mission" => words::role_chief_of_mission(lang),
        "receiving_mission" => words::role_receiving_mission(lang),
        "administrator" => words::role_administrator(lang),
        other => Text::from(other),
    }
}
