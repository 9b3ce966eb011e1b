//! Values of cells: liberal in how something is written, strict in what it means. An ambiguous date
//! is asked back; it must never be guessed.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use unicode_normalization::UnicodeNormalization;

use super::{Cell, Row, fold};
use crate::i18n::Precision;

/// Which of two numbers is the day where both could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// 03/04 is 3 April.
    DayFirst,
    /// 03/04 is 4 March.
    MonthFirst,
}

/// Why a date is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// It is no date.
    #[error("no date")]
    Unreadable,
    /// It could be two: ask for the [`DayOrder`] of the file.
    #[error("two dates are possible")]
    Ambiguous,
}

/// A cell that is not empty and has no meaning that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not understood")]
pub struct NotUnderstood;

/// Text in composed form, without surrounding space; every kind of space is one space.
pub(super) fn tidy(raw: &str) -> String {
    let invisible = |c: &char| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\0');
    let spaced: String = raw.nfc().filter(invisible).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A cell as text: whole numbers without a decimal point.
pub fn text(cell: &Cell) -> String {
    cell.to_string()
}

/// A day, or `None` where nothing is typed. `latest` bounds two-digit years: 91 is 1991, 22 is 2022.
pub fn day(cell: &Cell, order: Option<DayOrder>, latest: Date) -> Result<Option<Date>, DayError> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Day(day) => Ok(Some(*day)),
        Cell::Number(number) => serial(*number).map(Some).ok_or(DayError::Unreadable),
        // In a CSV file a date cell that lost its format is a text.
        Cell::Text(text) if text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()) => text
            .parse()
            .ok()
            .and_then(serial)
            .map(Some)
            .ok_or(DayError::Unreadable),
        Cell::Text(text) => parse(text, order, latest).map(Some),
    }
}

/// Days since 30 December 1899: a date cell that lost its format.
fn serial(number: f64) -> Option<Date> {
    // 1930 to 2064; smaller numbers are years, ages or counts.
    if !(11_000.0..=60_000.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded above")]
    let days = number.floor() as i32;
    date(1899, 12, 30).checked_add(days.days()).ok()
}

fn parse(text: &str, order: Option<DayOrder>, latest: Date) -> Result<Date, DayError> {
    let text = without_time(text);
    let digits: String = text.chars().map(latin).collect();
    let parts: Vec<&str> = digits
        .split(|c: char| !c.is_alphanumeric())
        .filter(|p| !p.is_empty() && !matches!(*p, "г" | "of" | "года"))
        .collect();
    let [a, b, c] = parts[..] else {
        return Err(DayError::Unreadable);
    };
    let (year, month, day) = if let Some(month) = month(b) {
        (full_year(c, latest)?, month, day_or_month(a)?)
    } else if let Some(month) = month(a) {
        (full_year(c, latest)?, month, day_or_month(b)?)
    } else if a.len() == 4 {
        (full_year(a, latest)?, day_or_month(b)?, day_or_month(c)?)
    } else {
        let (first, second) = (day_or_month(a)?, day_or_month(b)?);
        // Points stand between day, month and year wherever they are used.
        let order = if digits.contains('.') {
            Some(DayOrder::DayFirst)
        } else {
            order
        };
        let (day, month) = match order {
            _ if first == second || first > 12 => (first, second),
            _ if second > 12 => (second, first),
            Some(DayOrder::DayFirst) => (first, second),
            Some(DayOrder::MonthFirst) => (second, first),
            None => return Err(DayError::Ambiguous),
        };
        (full_year(c, latest)?, month, day)
    };
    Date::new(year, month, day).map_err(|_| DayError::Unreadable)
}

/// `2022-06-09 00:00:00` and `2022-06-09T00:00` are days.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else {
        return text;
    };
    text[..colon]
        .rfind([' ', 'T'])
        .map_or(text, |at| &text[..at])
}

fn latin(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        _ => return c,
    };
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

fn day_or_month(part: &str) -> Result<i8, DayError> {
    let plain = part.trim_end_matches(|c: char| c.is_alphabetic()); // 9th
    plain.parse().map_err(|_| DayError::Unreadable)
}

fn full_year(part: &str, latest: Date) -> Result<i16, DayError> {
    let plain = part.trim_end_matches('г');
    let year: i16 = plain.parse().map_err(|_| DayError::Unreadable)?;
    match plain.len() {
        4 => Ok(year),
        2 if 2000 + year <= latest.year() => Ok(2000 + year),
        2 => Ok(1900 + year),
        _ => Err(DayError::Unreadable),
    }
}

/// A month by its name or the beginning of it, in English, Russian or Belarusian.
fn month(word: &str) -> Option<i8> {
    const MONTHS: [(i8, &[&str]); 12] = [
        (1, &["jan", "янв", "студ"]),
        (2, &["feb", "фев", "лют"]),
        (3, &["mar", "мар", "сак"]),
        (4, &["apr", "апр", "крас"]),
        (5, &["may", "май", "мая", "трав", "траў"]),
        (6, &["jun", "июн", "чэрв"]),
        (7, &["jul", "июл", "ліп"]),
        (8, &["aug", "авг", "жні"]),
        (9, &["sep", "сен", "вер"]),
        (10, &["oct", "окт", "кас"]),
        (11, &["nov", "ноя", "ліс"]),
        (12, &["dec", "дек", "снеж"]),
    ];
    let word = fold(word);
    let named = |names: &[&str]| names.iter().any(|name| word.starts_with(name));
    MONTHS
        .iter()
        .find(|(_, names)| named(names))
        .map(|(month, _)| *month)
}

/// Whether a column holds a date that could be two: then the file is asked about once.
pub fn needs_order<'c>(cells: impl Iterator<Item = &'c Cell>, latest: Date) -> bool {
    cells
        .into_iter()
        .any(|cell| day(cell, None, latest) == Err(DayError::Ambiguous))
}

/// A birth date, which may be a year alone.
pub fn birth(
    cell: &Cell,
    order: Option<DayOrder>,
    latest: Date,
) -> Result<Option<(Date, Precision)>, DayError> {
    let typed = text(cell);
    let year = typed.trim_end_matches(['г', '.', ' ']);
    if year.len() == 4 && year.chars().all(|c| c.is_ascii_digit()) {
        let year = year.parse().map_err(|_| DayError::Unreadable)?;
        return Date::new(year, 1, 1)
            .map(|day| Some((day, Precision::Year)))
            .map_err(|_| DayError::Unreadable);
    }
    Ok(day(cell, order, latest)?.map(|day| (day, Precision::Day)))
}

/// An age in completed years; `Err` when it is none.
pub fn age(cell: &Cell) -> Result<Option<i64>, NotUnderstood> {
    let typed = text(cell);
    if typed.is_empty() {
        return Ok(None);
    }
    let digits: String = typed
        .chars()
        .map(latin)
        .take_while(char::is_ascii_digit)
        .collect();
    let rest = fold(
        &typed[typed
            .find(|c: char| !latin(c).is_ascii_digit())
            .unwrap_or(typed.len())..],
    );
    let plain = matches!(
        rest.as_str(),
        "" | "y"
            | "yo"
            | "y o"
            | "years"
            | "year"
            | "years old"
            | "лет"
            | "год"
            | "года"
            | "гадоў"
            | "г"
    );
    digits
        .parse()
        .ok()
        .filter(|age| plain && (0..=120).contains(age))
        .map(Some)
        .ok_or(NotUnderstood)
}

/// A sex as one of `female`, `male`, `other`, `unknown`; `Err` when the word is not known.
pub fn sex(cell: &Cell) -> Result<&'static str, NotUnderstood> {
    Ok(match fold(&text(cell)).as_str() {
        "" | "unknown" | "not known" | "n a" | "u" | "неизвестно" | "невядома" => {
            "unknown"
        }
        "f" | "female" | "fem" | "woman" | "w" | "girl" | "ж" | "жен" | "женский" | "женщина"
        | "девочка" | "жаночы" | "أنثى" => "female",
        "m" | "male" | "man" | "boy" | "м" | "муж" | "мужской" | "мужчина" | "мальчик"
        | "мужчынскі" | "ذكر" => "male",
        "other" | "x" | "non binary" | "другое" | "другой" | "іншае" => "other",
        _ => return Err(NotUnderstood),
    })
}

/// A count or an amount in thousandths, so that kilograms are kept in grams: `1 250`, `332,5`,
/// `1,250.5`. `None` where nothing is typed. A comma or point before exactly three digits could be
/// either sign and is refused, unless there are several of them or the other sign follows.
pub fn number(cell: &Cell) -> Result<Option<i64>, NotUnderstood> {
    let typed = match cell {
        Cell::Empty => return Ok(None),
        Cell::Number(number) => format!("{number}"),
        Cell::Day(_) => return Err(NotUnderstood),
        Cell::Text(text) => text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’'))
            .map(latin)
            .collect(),
    };
    let point = decimal_point(&typed)?;
    let (whole, part) = match point {
        Some(at) => (&typed[..at], &typed[at + 1..]),
        None => (typed.as_str(), ""),
    };
    let whole: String = whole.chars().filter(|c| !matches!(c, ',' | '.')).collect();
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let part = part.trim_end_matches('0');
    if whole.is_empty() || whole.len() > 12 || part.len() > 3 || !digits(&whole) || !digits(part) {
        return Err(NotUnderstood);
    }
    format!("{whole}{part:0<3}")
        .parse()
        .map(Some)
        .map_err(|_| NotUnderstood)
}

/// Where the decimal sign stands, if there is one.
fn decimal_point(typed: &str) -> Result<Option<usize>, NotUnderstood> {
    let Some(last) = typed.rfind([',', '.']) else {
        return Ok(None);
    };
    let sign = &typed[last..=last];
    let other = if sign == "," { "." } else { "," };
    let thousands = typed.len() - last == 4;
    match typed.matches(sign).count() {
        1 if typed[..last].contains(other) => Ok(Some(last)),
        // 1,250 and 1.250: one kilogram and a quarter, or more than a thousand?
        1 if thousands && !typed.starts_with('0') => Err(NotUnderstood),
        1 => Ok(Some(last)),
        _ if thousands && !typed.contains(other) => Ok(None),
        _ => Err(NotUnderstood),
    }
}

/// Yes or no; `None` where nothing is typed.
pub fn yes_no(cell: &Cell) -> Result<Option<bool>, NotUnderstood> {
    let typed = text(cell);
    match typed.as_str() {
        "+" | "✓" | "✔" => return Ok(Some(true)),
        "-" | "–" | "—" => return Ok(Some(false)),
        _ => {}
    }
    match fold(&typed).as_str() {
        "" => Ok(None),
        "yes" | "y" | "true" | "1" | "x" | "v" | "да" | "д" | "так" | "есть" | "نعم" => {
            Ok(Some(true))
        }
        "no" | "n" | "false" | "0" | "нет" | "н" | "не" | "لا" => Ok(Some(false)),
        _ => Err(NotUnderstood),
    }
}

/// A row of totals at the end of a list: it begins with such a word, and holds numbers or little
/// else.
pub fn is_total(row: &Row) -> bool {
    let filled: Vec<&Cell> = row
        .cells
        .iter()
        .filter(|cell| **cell != Cell::Empty)
        .collect();
    let says_total = |cell: &&Cell| {
        let word = fold(&text(cell));
        let first = word.split(' ').next().unwrap_or_default();
        matches!(
            first,
            "total" | "totals" | "sum" | "итого" | "всего" | "усяго" | "разам" | "المجموع"
        ) || word.starts_with("grand total")
    };
    let counts = |cell: &&Cell| says_total(cell) || number(cell).is_ok();
    filled.iter().take(2).any(says_total) && (filled.len() <= 4 || filled.iter().all(counts))
}

#[cfg(test)]
mod tests {
    use super::*;

    const JUNE: Date = date(2022, 6, 9);

    fn typed(text: &str) -> Cell {
        Cell::Text(tidy(text))
    }

    #[test]
    fn one_day_in_many_forms() {
        for form in [
            "2022-06-09",
            "09.06.2022",
            "9.6.22",
            "9 June 2022",
            "June 9, 2022",
            "9-Jun-22",
            "9th of June 2022",
            "9 июня 2022 г.",
            "2022/06/09",
            "2022-06-09 00:00:00",
            "2022-06-09T00:00",
            "٩.٦.٢٠٢٢",
            "9\u{a0}июн 2022",
            "06/09/2022",
        ] {
            let order = Some(DayOrder::MonthFirst);
            assert_eq!(day(&typed(form), order, JUNE), Ok(Some(JUNE)), "{form}");
        }
        assert_eq!(day(&Cell::Number(44_721.0), None, JUNE), Ok(Some(JUNE)));
        assert_eq!(day(&typed("44721"), None, JUNE), Ok(Some(JUNE)));
        assert_eq!(day(&Cell::Day(JUNE), None, JUNE), Ok(Some(JUNE)));
        assert_eq!(day(&Cell::Empty, None, JUNE), Ok(None));
    }

    #[test]
    fn what_could_be_two_days_is_asked_back_and_nonsense_refused() {
        assert_eq!(
            day(&typed("03/04/2022"), None, JUNE),
            Err(DayError::Ambiguous)
        );
        assert_eq!(
            day(&typed("13/04/2022"), None, JUNE),
            Ok(Some(date(2022, 4, 13)))
        );
        assert_eq!(
            day(&typed("04/04/2022"), None, JUNE),
            Ok(Some(date(2022, 4, 4)))
        );
        assert_eq!(
            day(&typed("03/04/2022"), Some(DayOrder::DayFirst), JUNE),
            Ok(Some(date(2022, 4, 3)))
        );
        for nonsense in ["31.02.2022", "soon", "2022", "1/2", "99721", "9.6.202"] {
            assert_eq!(
                day(&typed(nonsense), None, JUNE),
                Err(DayError::Unreadable),
                "{nonsense}"
            );
        }
        assert_eq!(
            day(&Cell::Number(2022.0), None, JUNE),
            Err(DayError::Unreadable)
        );
        assert!(needs_order([typed("1/2/2022")].iter(), JUNE));
    }

    #[test]
    fn births_ages_and_sexes() {
        assert_eq!(
            birth(&Cell::Number(1990.0), None, JUNE),
            Ok(Some((date(1990, 1, 1), Precision::Year)))
        );
        assert_eq!(
            birth(&typed("04.02.91"), None, JUNE),
            Ok(Some((date(1991, 2, 4), Precision::Day)))
        );
        assert_eq!(age(&typed("34 года")), Ok(Some(34)));
        assert_eq!(age(&Cell::Number(7.0)), Ok(Some(7)));
        assert_eq!(age(&typed("340")), Err(NotUnderstood));
        assert_eq!(age(&typed("7 months")), Err(NotUnderstood));
        for word in ["Ж", "жен.", "Female", " f "] {
            assert_eq!(sex(&typed(word)), Ok("female"), "{word}");
        }
        assert_eq!(sex(&typed("муж")), Ok("male"));
        assert_eq!(sex(&typed("7")), Err(NotUnderstood));
    }

    #[test]
    fn amounts_are_read_as_people_write_them_and_never_guessed() {
        for (text, thousandths) in [
            ("12", 12_000),
            ("1 250", 1_250_000),
            ("332,5", 332_500),
            ("0.125", 125),
            ("1,250.5", 1_250_500),
            ("1.250,5", 1_250_500),
            ("1,250,000", 1_250_000_000),
            ("٢٥", 25_000),
            ("7.00", 7_000),
        ] {
            assert_eq!(number(&typed(text)), Ok(Some(thousandths)), "{text}");
        }
        assert_eq!(number(&Cell::Number(332.2)), Ok(Some(332_200)));
        assert_eq!(number(&Cell::Empty), Ok(None));
        for text in ["1,250", "1.250", "-5", "a few", "1.2.3", "12-15", "1.2345"] {
            assert_eq!(number(&typed(text)), Err(NotUnderstood), "{text}");
        }
        assert_eq!(yes_no(&typed("Да")), Ok(Some(true)));
        assert_eq!(yes_no(&typed("-")), Ok(Some(false)));
        assert_eq!(yes_no(&typed("perhaps")), Err(NotUnderstood));
    }

    #[test]
    fn a_row_of_totals_is_known_and_a_person_is_not_one() {
        let row = |cells: &[&str]| Row {
            number: 1,
            cells: cells
                .iter()
                .map(|c| typed(c))
                .map(|c| {
                    if c == Cell::Text(String::new()) {
                        Cell::Empty
                    } else {
                        c
                    }
                })
                .collect(),
        };
        assert!(is_total(&row(&["", "Итого:", "533"])));
        assert!(is_total(&row(&[
            "Всего",
            "120",
            "40",
            "1 250,5",
            "",
            "12",
            "7"
        ])));
        assert!(!is_total(&row(&[
            "1",
            "Total",
            "Amal",
            "F",
            "IRQ",
            "09.06.2022"
        ])));
        assert!(!is_total(&row(&["1", "Amal", "Saleh"])));
    }
}
