//! XML names, after <https://www.w3.org/TR/xml-names/#NT-NCName>.

/// Whether a name may begin with this letter.
pub(crate) fn starts_name(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

/// Whether a name may go on with this letter.
pub(crate) fn continues_name(c: char) -> bool {
    starts_name(c)
        || matches!(c,
            '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// A name without a prefix.
pub(crate) fn is_ncname(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(starts_name) && chars.all(continues_name)
}

/// A name, possibly with a namespace prefix.
pub(crate) fn is_name(text: &str) -> bool {
    match text.split_once(':') {
        Some((prefix, local)) => is_ncname(prefix) && is_ncname(local),
        None => is_ncname(text),
    }
}

/// Length in bytes of the name at the start of the text, 0 if there is none.
pub(super) fn name_length(text: &str) -> usize {
    let mut chars = text.char_indices();
    match chars.next() {
        Some((_, c)) if starts_name(c) => {}
        _ => return 0,
    }
    chars
        .find(|(_, c)| !continues_name(*c))
        .map_or(text.len(), |(at, _)| at)
}

/// A valid name that looks as much as possible like the one given.
pub(crate) fn mended_name(text: &str) -> Option<String> {
    let mut name = String::new();
    for c in text.trim().chars() {
        if continues_name(c) {
            if name.is_empty() && !starts_name(c) {
                name.push('_');
            }
            name.push(c);
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
    let name = name.trim_end_matches('_').to_string();
    is_ncname(&name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_xml() {
        for good in ["a", "_1", "q-1.x", "имя", "x:y", "اسم"] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["", "1a", "a b", "a/b", ":a", "a:", "-a", "a:b:c"] {
            assert!(!is_name(bad), "{bad}");
        }
    }

    #[test]
    fn a_bad_name_is_mended() {
        assert_eq!(mended_name("first name?"), Some("first_name".into()));
        assert_eq!(mended_name("1st"), Some("_1st".into()));
        assert_eq!(mended_name("???"), None);
    }
}
