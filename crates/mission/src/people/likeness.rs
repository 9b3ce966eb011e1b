//! Why a registration may be one that is there already, in a clerk's words. The reasons say which
//! fields agree and never what stands in them, so that they can stand beside a name in a list.

use kit::i18n::{Lang, Text};
use kit::ui::{Column, Markup, Table, code, html, name};
use linkage::{Field, Finding, NameLevel, Reason};

use super::index::Likeness;
use super::model::Registration;
use super::{name_of, view, words};
use crate::App;

/// Reasons shown for each registration.
const SHOWN: usize = 4;
/// Evidence below so many bits is not worth a reader's time.
const TELLING: f32 = 0.5;

/// The registrations that somebody may be, each with its reasons.
pub(super) fn table(
    app: &App,
    lang: &Lang,
    caption: Text,
    alike: &[(Registration, Likeness)],
) -> Markup {
    let columns = vec![
        Column::text(words::name(lang)),
        Column::code(words::number(lang)),
        Column::number(words::birth_year(lang)),
        Column::code(words::registered_on(lang)),
        Column::text(words::why_alike(lang)),
    ];
    let cells = |(r, likeness): &(Registration, Likeness)| {
        let year = r.birth_year.map(|y| y.to_string()).unwrap_or_default();
        vec![
            html! { a.govuk-link href={ "/people/" (r.id) } { (name(&name_of(app, r))) } },
            code(&r.number),
            html! { (year) },
            html! { (view::day(lang, &r.registered_on)) },
            why(lang, likeness),
        ]
    };
    Table::list(caption, columns, alike.iter().map(cells).collect()).view()
}

fn why(lang: &Lang, likeness: &Likeness) -> Markup {
    let strength = match likeness.probability {
        p if p >= 0.9 => words::very_likely(lang),
        p if p >= 0.5 => words::likely(lang),
        _ => words::possible(lang),
    };
    let told: Vec<Text> = likeness
        .reasons
        .iter()
        .filter(|reason| reason.bits.abs() >= TELLING)
        .filter_map(|reason| {
            Some(words::reason(
                lang,
                field(lang, reason.field?),
                finding(lang, reason),
            ))
        })
        .take(SHOWN)
        .collect();
    html! {
        (strength)
        ul.govuk-list.govuk-list--bullet.govuk-body-s { @for line in told { li { (line) } } }
    }
}

fn field(lang: &Lang, field: Field) -> Text {
    match field {
        Field::Given => words::given(lang),
        Field::Father => words::father(lang),
        Field::Family => words::family(lang),
        Field::Order => words::name(lang),
        Field::Birth => words::birth(lang),
        Field::Sex => words::sex(lang),
        Field::Nationality => words::nationality(lang),
        Field::Document => words::document(lang),
        Field::Phone => words::phone(lang),
        Field::Household => words::household(lang),
        Field::Place => words::address(lang),
    }
}

fn finding(lang: &Lang, reason: &Reason) -> Text {
    match reason.finding {
        Finding::Name(NameLevel::Exact)
        | Finding::SameDate
        | Finding::Equal
        | Finding::ColumnsKept => words::alike_same(lang),
        Finding::Name(NameLevel::Same | NameLevel::Close) => words::alike_other_spelling(lang),
        Finding::Name(NameLevel::Slip) | Finding::OneCharacterOff => words::alike_one_letter(lang),
        Finding::Name(NameLevel::Near) | Finding::PartlyEqual => words::alike_partly(lang),
        Finding::ColumnsExchanged => words::alike_exchanged(lang),
        Finding::DayMonthExchanged => words::alike_day_month(lang),
        Finding::DateSlip => words::alike_date_slip(lang),
        Finding::YearOnly | Finding::SameYear => words::alike_same_year(lang),
        Finding::NearYear => words::alike_near_year(lang),
        Finding::HouseholdsOverlap => words::alike_households(lang),
        Finding::Name(NameLevel::Different) | Finding::OtherDate | Finding::Differs => {
            words::alike_differs(lang)
        }
        // The odds to begin with belong to no field, and only fields are told.
        Finding::OddsAgainstStrangers | Finding::OddsAgainstRelatives => Text::from(""),
    }
}
