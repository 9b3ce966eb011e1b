//! How a cell of a spreadsheet becomes text: numbers without a needless `.0`, TRUE and FALSE,
//! dates and times in ISO form, no-break spaces as spaces. It must never round a number.

use calamine::{Data, DataRef, ExcelDateTime};

/// The text of a cell; `None` when it is empty or holds white space only.
pub(super) fn text_of(value: &DataRef<'_>) -> Option<String> {
    let text = match value {
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => number(*n),
        DataRef::String(s) => return string(s),
        DataRef::SharedString(s) => return string(s),
        DataRef::Bool(b) => boolean(*b),
        DataRef::DateTime(d) => moment(d),
        DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => s.clone(),
        DataRef::Error(e) => e.to_string(),
        DataRef::Empty => return None,
    };
    Some(text)
}

/// As [`text_of`], for cells that own their text.
pub(super) fn text_of_owned(value: &Data) -> Option<String> {
    let text = match value {
        Data::Int(n) => n.to_string(),
        Data::Float(n) => number(*n),
        Data::String(s) => return string(s),
        Data::Bool(b) => boolean(*b),
        Data::DateTime(d) => moment(d),
        Data::DateTimeIso(s) | Data::DurationIso(s) => s.clone(),
        Data::Error(e) => e.to_string(),
        Data::Empty => return None,
    };
    Some(text)
}

fn boolean(value: bool) -> String {
    if value { "TRUE" } else { "FALSE" }.into()
}

/// White space around is cut; a no-break space is a space to people and so here.
pub(super) fn string(text: &str) -> Option<String> {
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| trimmed.replace('\u{a0}', " "))
}

/// Rust writes the shortest text that reads back as the same number, and never an exponent,
/// which XPath 1.0 would not understand.
fn number(n: f64) -> String {
    format!("{n}")
}

fn moment(value: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    // A number below one has no day: it is a time.
    if value.is_duration() || (0.0..1.0).contains(&value.as_f64()) {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date}T{time}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    fn excel(value: f64) -> Option<String> {
        text_of_owned(&Data::DateTime(ExcelDateTime::new(
            value,
            ExcelDateTimeType::DateTime,
            false,
        )))
    }

    #[test]
    fn numbers_lose_only_what_is_not_there() {
        assert_eq!(text_of_owned(&Data::Float(3.0)), Some("3".into()));
        assert_eq!(text_of_owned(&Data::Float(0.1)), Some("0.1".into()));
        assert_eq!(text_of_owned(&Data::Float(1e-7)), Some("0.0000001".into()));
        assert_eq!(text_of_owned(&Data::Bool(true)), Some("TRUE".into()));
    }

    #[test]
    fn a_time_has_no_day_and_a_day_no_time() {
        assert_eq!(excel(0.604_166_666_666_666_6), Some("14:30:00".into()));
        assert_eq!(excel(44621.0), Some("2022-03-01".into()));
        assert_eq!(excel(44621.5), Some("2022-03-01T12:00:00".into()));
    }

    #[test]
    fn no_break_spaces_are_spaces() {
        assert_eq!(string(" a\u{a0}b\u{a0} "), Some("a b".into()));
        assert_eq!(string("\u{a0} "), None);
    }
}
