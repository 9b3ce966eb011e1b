//! The words for this room's codes and quantities.

use kit::i18n::{Lang, Precision, Text};
use kit::ui::Choice;

use super::catalogue::Item;
use super::words;
use crate::people;

/// Choices of these codes.
pub(super) fn choices(codes: &[&'static str], word: impl Fn(&'static str) -> Text) -> Vec<Choice> {
    codes.iter().map(|c| Choice::new(*c, word(c))).collect()
}

/// A quantity with its unit: 332,200 grams are "332.2 kg".
pub(super) fn amount(lang: &Lang, item: &Item, quantity: i64) -> Text {
    match item.unit.as_str() {
        "g" => words::amount_kg(lang, thousandths(lang, item, quantity)),
        "ml" => words::amount_litres(lang, thousandths(lang, item, quantity)),
        "kit" => words::amount_kits(lang, quantity),
        "service" => words::amount_services(lang, quantity),
        "voucher" => words::amount_vouchers(lang, quantity),
        "leaflet" => words::amount_leaflets(lang, quantity),
        _ => words::amount_pieces(lang, quantity),
    }
}

/// Exactly, with as many places as there are: no floating point touches the whole part.
fn thousandths(lang: &Lang, item: &Item, quantity: i64) -> String {
    let whole = lang.number(quantity / 1000);
    let typed = item.typed(quantity);
    let Some((_, places)) = typed.split_once('.') else {
        return whole;
    };
    let rest = i32::try_from(quantity % 1000).unwrap_or_default();
    let rest = lang.decimal(f64::from(rest) / 1000.0, places.len());
    whole + rest.trim_start_matches(|c: char| c.is_numeric())
}

pub(super) fn unit(lang: &Lang, code: &str) -> Text {
    match code {
        "g" => words::unit_g(lang),
        "ml" => words::unit_ml(lang),
        "kit" => words::unit_kit(lang),
        "service" => words::unit_service(lang),
        "voucher" => words::unit_voucher(lang),
        "leaflet" => words::unit_leaflet(lang),
        _ => words::unit_piece(lang),
    }
}

pub(super) fn kind(lang: &Lang, code: &str) -> Text {
    match code {
        "service" => words::kind_service(lang),
        "voucher" => words::kind_voucher(lang),
        "information" => words::kind_information(lang),
        _ => words::kind_item(lang),
    }
}

pub(super) fn sector(lang: &Lang, code: &str) -> Text {
    match code {
        "food" => words::sector_food(lang),
        "hygiene" => words::sector_hygiene(lang),
        "health" => words::sector_health(lang),
        "mhpss" => words::sector_mhpss(lang),
        "protection" => words::sector_protection(lang),
        "livelihoods" => words::sector_livelihoods(lang),
        "transport" => words::sector_transport(lang),
        "information" => words::sector_information(lang),
        _ => words::sector_nfi(lang),
    }
}

pub(super) fn status(lang: &Lang, code: &str) -> Text {
    match code {
        "planned" => words::status_planned(lang),
        "active" => words::status_active(lang),
        _ => words::status_done(lang),
    }
}

pub(super) fn purpose(lang: &Lang, code: &str) -> Text {
    match code {
        "employment" => words::purpose_employment(lang),
        "medical" => words::purpose_medical(lang),
        "documents" => words::purpose_documents(lang),
        "education" => words::purpose_education(lang),
        "return" => words::purpose_return(lang),
        "other" => words::purpose_other(lang),
        _ => Text::default(),
    }
}

pub(super) fn population(lang: &Lang, code: &str) -> Text {
    use people::words as said;
    match code {
        "ukraine" => said::population_ukraine(lang),
        "third_country" => said::population_third_country(lang),
        "stranded" => said::population_stranded(lang),
        "national" => said::population_national(lang),
        _ => said::population_other(lang),
    }
}

pub(super) fn void_reason(lang: &Lang, code: &str) -> Text {
    match code {
        "twice" => words::void_twice(lang),
        "not_given" => words::void_not_given(lang),
        _ => words::void_mistake(lang),
    }
}

pub(super) fn day(lang: &Lang, date: &str) -> Text {
    date.parse()
        .map_or_else(|_| Text::default(), |d| lang.date(d, Precision::Day))
}
