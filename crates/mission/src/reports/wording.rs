//! Figures in words. Definitions name their message; parts are named by the room's own words for
//! codes where there are any. No free wording of numbers anywhere else.

use figures::{Definition, Figure};
use kit::codes::{area, country};
use kit::i18n::{Lang, Precision, Text, Value};

use super::words;

/// The figure's short title.
pub(super) fn title(lang: &Lang, definition: &Definition) -> Text {
    lang.text(&format!("{}.title", definition.words), &[])
}

/// The figure in its own words: "533 persons assisted to return".
pub(super) fn sentence(lang: &Lang, definition: &Definition, figure: &Figure) -> Text {
    let percent = percent(lang, figure);
    let amount = amount(lang, figure);
    // Words about goods in grams and millilitres speak of kilograms and litres.
    let count = if matches!(figure.unit.as_str(), "g" | "ml") { (figure.value + 500) / 1000 } else { figure.value };
    let args: [(&str, Value<'_>); 3] =
        [("count", Value::from(count)), ("percent", percent.into()), ("amount", amount.into())];
    lang.text(&definition.words, &args)
}

/// The number alone, as printed: a count, an amount with its unit, or per cent.
pub(super) fn number(lang: &Lang, figure: &Figure) -> String {
    if figure.denominator.is_some() { percent(lang, figure) } else { amount(lang, figure) }
}

fn percent(lang: &Lang, figure: &Figure) -> String {
    match figure.denominator.filter(|d| *d > 0) {
        Some(denominator) => lang.share(figure.value, denominator, 1),
        None => "–".into(),
    }
}

/// Grams are printed as kilograms, millilitres as litres; one decimal where there is one.
fn amount(lang: &Lang, figure: &Figure) -> String {
    let scaled = |word: Text| {
        let tenths = (figure.value + 50) / 100;
        let number = if tenths % 10 == 0 { lang.number(tenths / 10) } else { format!("{}{}", lang.number(tenths / 10), fraction(lang, tenths % 10)) };
        format!("{number}\u{a0}{word}")
    };
    match figure.unit.as_str() {
        "g" => scaled(words::unit_kg(lang)),
        "ml" => scaled(words::unit_l(lang)),
        _ => lang.number(figure.value),
    }
}

fn fraction(lang: &Lang, tenth: i64) -> String {
    // The language's own decimal mark, taken from its own formatting.
    let half = lang.decimal(0.5, 1);
    let mark: String = half.chars().filter(|c| !c.is_ascii_digit()).collect();
    format!("{mark}{tenth}")
}

/// A code as readers know it: a country, a region, a sex, an age group, a need…
pub(super) fn part(lang: &Lang, dimension: &str, code: &str) -> Text {
    match (dimension, code) {
        ("nationality" | "country_of_return", code) => {
            country::by_code(code).map_or_else(|| Text::from(code), |c| c.name(lang))
        }
        ("area", code) if !code.is_empty() => area::by_code(code).map_or_else(|| Text::from(code), |a| a.name(lang)),
        (_, "female") => words::part_female(lang),
        (_, "male") => words::part_male(lang),
        (_, "child") => words::part_child(lang),
        (_, "adult") => words::part_adult(lang),
        (_, "by") => words::part_by(lang),
        (_, "ua") => words::part_ua(lang),
        (_, "tcn") => words::part_tcn(lang),
        (_, "unknown" | "") => words::part_unknown(lang),
        (dimension, code) => {
            // Rooms name their codes `<room>-<dimension>-<code>`; the code itself stands in.
            let id = format!("reports-code-{dimension}-{}", code.replace('_', "-"));
            let text = lang.text(&id, &[]);
            if text.to_string() == id { Text::from(code.replace('_', " ")) } else { text }
        }
    }
}

/// The days a figure speaks of.
pub(super) fn span(lang: &Lang, figure: &Figure) -> String {
    let span = figure.span;
    if span.is_open() {
        kit::words::date_as_of(lang, lang.date(span.to, Precision::Day).to_string()).to_string()
    } else {
        lang.date_range(span.from, span.to)
    }
}
