//! `${name}` and `${last-saved#name}`: finding them, and telling a good one from a broken one.

use super::names::{is_ncname, name_length};

const LAST_SAVED: &str = "last-saved#";

/// A well-formed reference in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reference<'t> {
    /// The name inside.
    pub(crate) name: &'t str,
    /// Whether the value of the last saved record is meant.
    pub(crate) last_saved: bool,
    /// First byte in the text.
    pub(crate) start: usize,
    /// First byte behind.
    pub(crate) end: usize,
}

impl Reference<'_> {
    /// The same reference in a text whose beginning was cut off.
    pub(crate) fn shifted(self, cut: usize) -> Self {
        Self {
            start: self.start - cut,
            end: self.end - cut,
            ..self
        }
    }
}

/// What a scan finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found<'t> {
    /// A reference.
    Good(Reference<'t>),
    /// Something that begins like a reference but is none.
    Broken(&'t str),
}

/// Length of the well-formed reference at the start of the text.
pub(super) fn reference_length(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("${")?;
    let name = inner.strip_prefix(LAST_SAVED).unwrap_or(inner);
    let length = name_length(name);
    (length > 0 && name[length..].starts_with('}'))
        .then(|| 2 + (inner.len() - name.len()) + length + 1)
}

/// Everything in the text that is, or pretends to be, a reference.
pub(crate) fn scan(text: &str) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    // Most cells hold none, and looking for one byte is faster than for two.
    if !text.contains('$') {
        return found;
    }
    let mut at = 0;
    while let Some(offset) = text[at..].find("${") {
        let start = at + offset;
        let Some(close) = text[start..].find('}') else {
            found.push(Found::Broken(&text[start..]));
            break;
        };
        let end = start + close + 1;
        let inner = &text[start + 2..end - 1];
        let name = inner.strip_prefix(LAST_SAVED).unwrap_or(inner);
        found.push(if is_ncname(name) {
            Found::Good(Reference {
                name,
                last_saved: name.len() < inner.len(),
                start,
                end,
            })
        } else {
            Found::Broken(&text[start..end])
        });
        at = end;
    }
    found
}

/// The well-formed references of a text.
pub(crate) fn references(text: &str) -> Vec<Reference<'_>> {
    scan(text)
        .into_iter()
        .filter_map(|f| match f {
            Found::Good(reference) => Some(reference),
            Found::Broken(_) => None,
        })
        .collect()
}

/// The reference, if the text is nothing else.
pub(crate) fn only_reference(text: &str) -> Option<Reference<'_>> {
    references(text)
        .into_iter()
        .find(|r| r.start == 0 && r.end == text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_and_broken_references() {
        let text = "${a} + ${last-saved#b} ${ c } ${d";
        let found = scan(text);
        assert!(matches!(found[0], Found::Good(r) if r.name == "a" && !r.last_saved));
        assert!(matches!(found[1], Found::Good(r) if r.name == "b" && r.last_saved));
        assert_eq!(found[2], Found::Broken("${ c }"));
        assert_eq!(found[3], Found::Broken("${d"));
    }

    #[test]
    fn a_reference_alone() {
        assert!(only_reference("${a}").is_some());
        assert!(only_reference("${a} ").is_none());
        assert!(only_reference("a").is_none());
    }
}
