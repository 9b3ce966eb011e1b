//! Text as it may appear in any output: no control characters, no direction tricks.
//! Every writer passes foreign text through [`clean`]; escaping for a format comes after it.

use std::borrow::Cow;

/// Opens an isolate: left to right, right to left, first strong.
const OPEN: [char; 3] = ['\u{2066}', '\u{2067}', '\u{2068}'];
/// Closes an isolate.
const CLOSE: char = '\u{2069}';

/// Takes out what is never text: NUL and other controls (a tab becomes a space, line breaks become
/// `\n`), noncharacters, direction overrides and embeddings, and isolates that are not closed in
/// the same text, which would turn around the words of others. Closed isolates and the plain
/// direction marks stay: translations need them around names and numbers.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(suspicious) {
        return Cow::Borrowed(text);
    }
    let paired = paired_isolates(text);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\t' => out.push(' '),
            '\r' => {
                if chars.peek().is_none_or(|&(_, next)| next != '\n') {
                    out.push('\n');
                }
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\n' => out.push('\n'),
            c if is_isolate(c) => {
                if paired.contains(&at) {
                    out.push(c);
                }
            }
            c if suspicious(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The same on one line: for titles, names, cells and file properties.
pub(crate) fn line(text: &str) -> Cow<'_, str> {
    let clean = clean(text);
    if clean.contains('\n') {
        Cow::Owned(clean.replace('\n', " "))
    } else {
        clean
    }
}

fn is_isolate(c: char) -> bool {
    OPEN.contains(&c) || c == CLOSE
}

fn suspicious(c: char) -> bool {
    c != '\n' && c.is_control()
        || is_isolate(c)
        || matches!(
            c,
            '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{feff}'
        )
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || (c as u32) & 0xfffe == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// Byte positions of isolates that have their other half on the same line.
fn paired_isolates(text: &str) -> Vec<usize> {
    let mut open = Vec::new();
    let mut paired = Vec::new();
    for (at, c) in text.char_indices() {
        if OPEN.contains(&c) {
            open.push(at);
        } else if c == CLOSE {
            if let Some(start) = open.pop() {
                paired.extend([start, at]);
            }
        } else if matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            open.clear();
        }
    }
    paired
}

/// Fills `{name}` places of a translated pattern. Values are not looked at again, so that a name
/// with braces in it stays a name.
pub(crate) fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let found = values.iter().find_map(|(name, value)| {
            let after = rest[1..].strip_prefix(name)?.strip_prefix('}')?;
            Some((value, after))
        });
        match found {
            Some((value, after)) => {
                out.push_str(value);
                rest = after;
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_overrides_go_and_breaks_stay() {
        assert_eq!(clean("a\0b\u{202e}c\r\nd\te\u{feff}"), "abc\nd e");
        assert_eq!(line("a\nb"), "a b");
        assert!(matches!(clean("Гродно غرودنو"), Cow::Borrowed(_)));
    }

    #[test]
    fn only_closed_isolates_stay() {
        assert_eq!(clean("\u{2068}Али\u{2069}, 5"), "\u{2068}Али\u{2069}, 5");
        assert_eq!(clean("\u{2067}left open"), "left open");
        assert_eq!(clean("stray\u{2069}"), "stray");
        assert_eq!(clean("\u{2067}a\u{2068}b\u{2069}"), "a\u{2068}b\u{2069}");
        assert_eq!(clean("\u{2068}one\ntwo\u{2069}"), "one\ntwo");
    }

    #[test]
    fn patterns_fill_once() {
        assert_eq!(
            fill("{name}: {value}{", &[("name", "{value}"), ("value", "5")]),
            "{value}: 5{"
        );
        assert_eq!(fill("{unknown} {n", &[("n", "1")]), "{unknown} {n");
    }
}
