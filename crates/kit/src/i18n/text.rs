//! A sentence ready to be shown, with what a page must know about it.
//!
//! It holds words, never markup: whatever is in it gets escaped on its way into a page.

use std::borrow::Cow;
use std::fmt;

use maud::{Escaper, Render};

use super::Value;
use super::bidi::{CLOSE, OPEN};

/// A piece of text in the reader's language, or in English where that language lacks it.
///
/// Three ways out, by where it goes:
/// * between tags: put it into `html!` as it is; isolated values become `<bdi>`, and English that
///   stands in for a missing translation is wrapped in `<span lang='en' dir='ltr'>`;
/// * into an attribute (`title`, `aria-label`, `value`): [`Text::attr`], because an attribute can
///   hold no tags;
/// * into files, JSON, tests: `to_string()`, plain words without invisible marks.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Text {
    /// With isolation marks round the values that need them.
    marked: String,
    fallback: bool,
}

impl Text {
    pub(super) fn new(marked: String, fallback: bool) -> Self {
        Self { marked, fallback }
    }

    /// English words where the reader's language has none.
    pub(crate) fn english(words: &str) -> Self {
        Self::new(words.into(), true)
    }

    /// The words with the invisible isolation marks kept: for attributes of HTML and for other plain
    /// text that is laid out for reading (a PDF). Not escaped; `html!` does that.
    pub fn attr(&self) -> &str {
        &self.marked
    }

    /// Whether these words are English because the reader's language has none.
    pub fn lang_fallback(&self) -> bool {
        self.fallback
    }

    fn plain(&self) -> Cow<'_, str> {
        if self.marked.contains([OPEN, CLOSE]) {
            Cow::Owned(self.marked.replace([OPEN, CLOSE], ""))
        } else {
            Cow::Borrowed(&self.marked)
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.plain())
    }
}

impl Render for Text {
    fn render_to(&self, buffer: &mut String) {
        // Single quotes on purpose: should a text land in an attribute by mistake, a reader sees an
        // ugly hint, but the attribute is not cut off and the page stays whole.
        if self.fallback {
            buffer.push_str("<span lang='en' dir='ltr'>");
        }
        for piece in self.marked.split_inclusive([OPEN, CLOSE]) {
            let words = piece.trim_end_matches([OPEN, CLOSE]);
            let _ = fmt::Write::write_str(&mut Escaper::new(buffer), words);
            match piece[words.len()..].chars().next() {
                Some(OPEN) => buffer.push_str("<bdi>"),
                Some(_) => buffer.push_str("</bdi>"),
                None => {}
            }
        }
        if self.fallback {
            buffer.push_str("</span>");
        }
    }
}

/// What is already in the reader's language (a date, a name of a country) as a text.
impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::new(words, false)
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::new(words.into(), false)
    }
}

/// A text can be a value inside another message.
impl From<Text> for Value<'_> {
    fn from(text: Text) -> Self {
        Value::String(Cow::Owned(text.to_string()))
    }
}

impl From<&Text> for Value<'_> {
    fn from(text: &Text) -> Self {
        Value::String(Cow::Owned(text.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_words_is_escaped_and_marks_become_bdi() {
        let text = Text::new(format!("<b> {OPEN}آنا & co{CLOSE}."), false);
        assert_eq!(
            text.render().into_string(),
            "&lt;b&gt; <bdi>آنا &amp; co</bdi>."
        );
        assert_eq!(text.to_string(), "<b> آنا & co.");
        assert!(text.attr().contains(OPEN));
    }

    #[test]
    fn a_stand_in_says_that_it_is_english() {
        let text = Text::new("Save".into(), true);
        assert_eq!(
            text.render().into_string(),
            "<span lang='en' dir='ltr'>Save</span>"
        );
        assert_eq!(format!("{text:>6}"), "  Save");
    }
}
