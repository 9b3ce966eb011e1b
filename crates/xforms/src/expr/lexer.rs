//! Cuts an expression into tokens. It accepts any text: what is no expression becomes tokens of the
//! kind [`Kind::Other`], because labels and defaults pass through here too.

use super::names::name_length;
use super::references::reference_length;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Date, time or both.
    Moment,
    /// `12`, `-3.5`.
    Number,
    /// `+ - *` and, between spaces, `div` and `mod`.
    Math,
    /// `= != < <= > >=`, and ` and `, ` or `.
    Logic,
    /// `|`
    Union,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `/`
    Slash,
    /// `.` and `..`
    Dots,
    /// `,`
    Comma,
    /// Text in quotes.
    Literal,
    /// White space.
    Space,
    /// `${name}`
    Reference,
    /// A name and the parenthesis that opens its arguments.
    Call,
    /// A name and the bracket that opens its predicate.
    PredicateOpen,
    /// `]`
    PredicateClose,
    /// `scheme://`
    Scheme,
    /// A name.
    Name,
    /// Anything else.
    Other,
}

/// A token and the bytes that it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Token {
    pub(crate) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// All tokens of a text; together they cover it.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let (kind, length) = next(&text[start..]);
        found.push(Token {
            kind,
            start,
            end: start + length,
        });
        start += length;
    }
    found
}

fn next(rest: &str) -> (Kind, usize) {
    if let Some(found) = moment_or_number(rest)
        .or_else(|| word_operator(rest))
        .or_else(|| symbol(rest))
        .or_else(|| quoted(rest))
    {
        return found;
    }
    let space = rest.len() - rest.trim_start().len();
    if space > 0 {
        return (Kind::Space, space);
    }
    if let Some(length) = reference_length(rest) {
        return (Kind::Reference, length);
    }
    name(rest).unwrap_or_else(|| (Kind::Other, rest.chars().next().map_or(1, char::len_utf8)))
}

fn digits(text: &[u8]) -> usize {
    text.iter().take_while(|b| b.is_ascii_digit()).count()
}

/// Whether the text begins with digits and marks as in the pattern, where `0` stands for a digit.
fn shaped(text: &[u8], pattern: &[u8]) -> bool {
    text.len() >= pattern.len()
        && pattern.iter().zip(text).all(|(p, b)| match p {
            b'0' => b.is_ascii_digit(),
            mark => mark == b,
        })
}

fn moment_or_number(rest: &str) -> Option<(Kind, usize)> {
    let bytes = rest.as_bytes();
    let sign = usize::from(bytes.first() == Some(&b'-'));
    let unsigned = &bytes[sign..];
    if shaped(unsigned, b"0000-00-00") {
        let date = sign + 10;
        let time = match bytes.get(date) {
            Some(b'T') => time_length(&bytes[date + 1..]).map_or(0, |n| n + 1),
            _ => 0,
        };
        return Some((Kind::Moment, date + time));
    }
    if sign == 0
        && let Some(length) = time_length(bytes)
    {
        return Some((Kind::Moment, length));
    }
    let whole = digits(unsigned);
    let fraction = match unsigned.get(whole) {
        Some(b'.') => 1 + digits(&unsigned[whole + 1..]),
        _ => 0,
    };
    (whole > 0 || fraction > 1).then_some((Kind::Number, sign + whole + fraction))
}

fn time_length(bytes: &[u8]) -> Option<usize> {
    if !shaped(bytes, b"00:00:00") {
        return None;
    }
    let zone = &bytes[8..];
    let zone = if shaped(zone, b"+00:00") || shaped(zone, b"-00:00") {
        6
    } else {
        usize::from(zone.first() == Some(&b'Z'))
    };
    Some(8 + zone)
}

/// Operators that are words count only between spaces: `mod` may be a name as well.
fn word_operator(rest: &str) -> Option<(Kind, usize)> {
    [
        (" mod ", Kind::Math),
        (" div ", Kind::Math),
        (" and ", Kind::Logic),
        (" or ", Kind::Logic),
    ]
    .into_iter()
    .find(|(word, _)| rest.starts_with(word))
    .map(|(word, kind)| (kind, word.len()))
}

fn symbol(rest: &str) -> Option<(Kind, usize)> {
    const SYMBOLS: [(&str, Kind); 17] = [
        ("..", Kind::Dots),
        ("!=", Kind::Logic),
        ("<=", Kind::Logic),
        (">=", Kind::Logic),
        ("*", Kind::Math),
        ("+", Kind::Math),
        ("-", Kind::Math),
        ("=", Kind::Logic),
        ("<", Kind::Logic),
        (">", Kind::Logic),
        ("|", Kind::Union),
        ("(", Kind::Open),
        (")", Kind::Close),
        ("]", Kind::PredicateClose),
        (".", Kind::Dots),
        ("/", Kind::Slash),
        (",", Kind::Comma),
    ];
    SYMBOLS
        .into_iter()
        .find(|(mark, _)| rest.starts_with(mark))
        .map(|(mark, kind)| (kind, mark.len()))
}

fn quoted(rest: &str) -> Option<(Kind, usize)> {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let close = rest[1..].find(quote)?;
    Some((Kind::Literal, close + 2))
}

fn name(rest: &str) -> Option<(Kind, usize)> {
    let first = name_length(rest);
    if first == 0 {
        return None;
    }
    let mut length = first;
    if rest[first..].starts_with(':') {
        let local = name_length(&rest[first + 1..]);
        if local > 0 {
            length = first + 1 + local;
        }
    }
    Some(match rest.as_bytes().get(length) {
        Some(b'(') => (Kind::Call, length + 1),
        Some(b'[') => (Kind::PredicateOpen, length + 1),
        _ if rest[first..].starts_with("://") => (Kind::Scheme, first + 3),
        _ => (Kind::Name, length),
    })
}

/// Whether a default is an expression to be evaluated rather than a value to be stored. Dates and
/// places hold hyphens by nature, so there a hyphen proves nothing.
pub(crate) fn is_dynamic(default: &str, question_type: &str) -> bool {
    let hyphens = matches!(
        question_type,
        "date" | "dateTime" | "geopoint" | "geotrace" | "geoshape"
    );
    for token in tokens(default) {
        match token.kind {
            Kind::Math if hyphens && token.text(default) == "-" => return false,
            Kind::Math | Kind::Union | Kind::Reference | Kind::Call => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        tokens(text).iter().map(|t| t.kind).collect()
    }

    #[test]
    fn tokens_cover_the_text() {
        let text = "if(${a} > 3 and 'x' != \"y\", /data/b[1]/c, -2.5) ☂ jr://images/a.png";
        let joined: String = tokens(text).iter().map(|t| t.text(text)).collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn a_hyphen_in_a_name_or_number_is_no_operator() {
        assert_eq!(kinds("hello-world"), [Kind::Name]);
        assert_eq!(kinds("2022-03-01"), [Kind::Moment]);
        assert_eq!(kinds("-5"), [Kind::Number]);
        assert_eq!(kinds("1 - 2")[2], Kind::Math);
        assert_eq!(kinds("a mod b")[1], Kind::Math);
    }

    #[test]
    fn defaults_that_must_be_computed() {
        for dynamic in ["${a}", "1 + 1", "now()", "a | b", "concat('a', ${b})"] {
            assert!(is_dynamic(dynamic, "text"), "{dynamic}");
        }
        for fixed in [
            "yes",
            "2022-03-01",
            "a-b",
            "jr://images/x.png",
            "12:00:00",
            "it's",
        ] {
            assert!(!is_dynamic(fixed, "text"), "{fixed}");
        }
        assert!(!is_dynamic("a - b", "date"));
    }
}
