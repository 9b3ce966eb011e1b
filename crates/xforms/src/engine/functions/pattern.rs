//! Regular expressions of tablets (Java's) by an engine that cannot run away: a pattern is
//! rewritten where the two dialects differ, and said to be unknown where that is not possible.

use regex::{Regex, RegexBuilder};

use crate::engine::eval::Scratch;
use crate::engine::fault::{Failure, Fault, Unknown};

/// Bytes of a compiled pattern.
const SIZE: usize = 1 << 20;
/// Patterns kept; more are compiled each time.
const KEPT: usize = 256;

/// Whether the whole text matches.
pub(super) fn matches(scratch: &Scratch, text: &str, pattern: &str) -> Result<bool, Fault> {
    let mut known = scratch.patterns.borrow_mut();
    if let Some(compiled) = known.get(pattern) {
        return compiled
            .as_ref()
            .map(|it| it.is_match(text))
            .map_err(Clone::clone);
    }
    let compiled = compile(pattern);
    let answer = compiled
        .as_ref()
        .map(|it| it.is_match(text))
        .map_err(Clone::clone);
    if known.len() < KEPT {
        known.insert(pattern.to_owned(), compiled);
    }
    answer
}

fn compile(pattern: &str) -> Result<Regex, Fault> {
    let translated = translate(pattern).ok_or(Unknown::Pattern)?;
    let whole = format!(r"\A(?:{translated})\z");
    let compiled = RegexBuilder::new(&whole)
        .size_limit(SIZE)
        .dfa_size_limit(SIZE)
        .nest_limit(50)
        .build();
    compiled.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => Unknown::Pattern.into(),
        _ if uses_more(pattern) => Unknown::Pattern.into(),
        _ => Failure::Pattern.into(),
    })
}

/// Look arounds, references back, atomic groups, quotations: Java has them, this engine does not.
fn uses_more(pattern: &str) -> bool {
    let backreference = pattern.as_bytes().windows(2).any(|pair| {
        pair[0] == b'\\' && (pair[1].is_ascii_digit() || b"kQEGRXhHvVZ".contains(&pair[1]))
    });
    let groups = ["(?=", "(?!", "(?<=", "(?<!", "(?>"];
    backreference || groups.iter().any(|group| pattern.contains(group))
}

/// `\d`, `\w`, `\s` mean ASCII in Java; a possessive quantifier has no counterpart.
fn translate(pattern: &str) -> Option<String> {
    let mut out = String::new();
    let mut characters = pattern.chars().peekable();
    let mut after_quantifier = false;
    let mut in_class = 0;
    while let Some(character) = characters.next() {
        match character {
            '\\' => out.push_str(&escape(characters.next()?)),
            '+' if after_quantifier && in_class == 0 => return None,
            '[' => {
                in_class += 1;
                out.push(character);
            }
            ']' => {
                in_class = (in_class - 1).max(0);
                out.push(character);
            }
            _ => out.push(character),
        }
        after_quantifier = matches!(character, '+' | '*' | '?' | '}');
    }
    Some(out)
}

fn escape(character: char) -> String {
    let class = match character {
        'd' => "[0-9]",
        'D' => "[^0-9]",
        'w' => "[0-9A-Za-z_]",
        'W' => "[^0-9A-Za-z_]",
        's' => r"[ \t\n\x0B\f\r]",
        'S' => r"[^ \t\n\x0B\f\r]",
        'e' => r"\x1B",
        // Java lets any character be escaped that is no letter; Rust knows those with a meaning.
        other if !other.is_ascii_alphanumeric() && !other.is_ascii_punctuation() => {
            return other.to_string();
        }
        other => return format!("\\{other}"),
    };
    class.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_that_of_the_whole_text() {
        let scratch = Scratch::default();
        for (text, pattern, expected) in [
            ("12345", "[0-9]{5}", true),
            ("123456", "[0-9]{5}", false),
            ("+375 29", r"\+\d+\s\d{2}", true),
            ("٣", r"\d", false),
            ("a\n", "a", false),
            ("", "", true),
            ("ab", "a|b", false),
            ("x]", r"[a-z\]]+", true),
        ] {
            assert_eq!(matches(&scratch, text, pattern), Ok(expected), "{pattern}");
        }
    }

    #[test]
    fn what_cannot_be_computed_is_said() {
        let scratch = Scratch::default();
        for pattern in [r"(?!x).*", r"(a)\1", "a++", r"\Qa\E", "(a{500}){500}{500}"] {
            assert_eq!(
                matches(&scratch, "a", pattern),
                Err(Unknown::Pattern.into()),
                "{pattern}"
            );
        }
        assert_eq!(matches(&scratch, "a", "(a"), Err(Failure::Pattern.into()));
    }
}
