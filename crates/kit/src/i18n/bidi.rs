//! Which way a language runs, and which values must be isolated from the sentence round them.
//!
//! It must never let a value bring its own direction marks: a name that carries an override mark
//! could turn the sentence after it round and make a page say something else.

/// FIRST STRONG ISOLATE, opens an isolated value.
pub(super) const OPEN: char = '\u{2068}';
/// POP DIRECTIONAL ISOLATE, closes it.
pub(super) const CLOSE: char = '\u{2069}';

/// Languages written from right to left when the tag names no script.
const RTL_LANGUAGES: [&str; 14] = [
    "ar", "arc", "ckb", "dv", "fa", "he", "lrc", "mzn", "ps", "sd", "syr", "ug", "ur", "yi",
];
/// Scripts written from right to left (ISO 15924).
const RTL_SCRIPTS: [&str; 7] = ["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];

/// Whether a BCP 47 tag means right to left: by its script if it names one, else by its language.
pub(super) fn is_rtl(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    match parts.find(|part| part.len() == 4 && part.chars().all(|c| c.is_ascii_alphabetic())) {
        Some(script) => RTL_SCRIPTS.contains(&script.to_ascii_lowercase().as_str()),
        None => RTL_LANGUAGES.contains(&language.to_ascii_lowercase().as_str()),
    }
}

/// A value as it may stand in a sentence of that direction: without marks of its own, and isolated
/// if it would otherwise be reordered. In a left-to-right sentence only right-to-left letters do
/// that; in a right-to-left one everything does that is not itself such letters, because digits,
/// dashes and spaces of a phone number or a date would change places.
pub(super) fn isolate(value: &str, sentence_is_rtl: bool) -> String {
    let clean: String = value.chars().filter(|c| !is_mark(*c)).collect();
    let foreign = if sentence_is_rtl {
        clean
            .chars()
            .any(|c| c.is_alphanumeric() && !is_rtl_letter(c))
    } else {
        clean.chars().any(is_rtl_letter)
    };
    if foreign {
        format!("{OPEN}{clean}{CLOSE}")
    } else {
        clean
    }
}

/// Embeddings, overrides and isolates of Unicode (UAX #9).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Letters of the right-to-left blocks (Hebrew to Arabic Extended-A, presentation forms, Adlam…).
fn is_rtl_letter(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_decides_before_the_language() {
        assert!(is_rtl("ar") && is_rtl("ar-IQ") && is_rtl("ckb") && is_rtl("ku-Arab"));
        assert!(!is_rtl("ku") && !is_rtl("ru") && !is_rtl("az-Latn-IR"));
    }

    #[test]
    fn only_mixed_directions_are_isolated() {
        assert_eq!(isolate("Anna", false), "Anna");
        assert_eq!(isolate("آنا", true), "آنا");
        assert_eq!(isolate("آنا", false), "\u{2068}آنا\u{2069}");
        assert_eq!(isolate("+375 29 000", true), "\u{2068}+375 29 000\u{2069}");
    }

    #[test]
    fn a_value_cannot_turn_the_sentence_round() {
        assert_eq!(isolate("a\u{202e}b\u{2069}", false), "ab");
    }
}
