//! A writer of indented XML. Elements with text are written on one line, because white space in
//! them would be shown to people.

use crate::problem::{Code, Place, Problem, Problems};

/// Builds a document from the top down.
pub(super) struct Writer {
    out: String,
    depth: usize,
    dropped: bool,
    /// The element opened last holds nothing yet.
    hollow: bool,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self {
            out: String::from("<?xml version=\"1.0\"?>\n"),
            depth: 0,
            dropped: false,
            hollow: false,
        }
    }

    /// The document; says if characters had to be left out.
    pub(super) fn finish(self, problems: &mut Problems) -> String {
        if self.dropped {
            problems.push(Problem::new(Code::TextCleaned, Place::default()));
        }
        self.out
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.hollow = false;
        self.indent();
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.dropped |= escape(&mut self.out, value, true);
            self.out.push('"');
        }
    }

    /// Begins an element that holds other elements.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push_str(">\n");
        self.depth += 1;
        self.hollow = true;
    }

    /// Ends it.
    pub(super) fn close(&mut self, name: &str) {
        self.depth -= 1;
        if std::mem::take(&mut self.hollow) {
            self.out.truncate(self.out.len() - ">\n".len());
            self.out.push_str("/>\n");
            return;
        }
        self.indent();
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push_str("/>\n");
    }

    /// An element that holds a text.
    pub(super) fn text_element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        if text.is_empty() {
            return self.empty(name, attributes);
        }
        self.start(name, attributes);
        self.out.push('>');
        self.dropped |= escape(&mut self.out, text, false);
        self.end(name);
    }

    /// An element that holds text and elements already written as XML.
    pub(super) fn raw_element(&mut self, name: &str, attributes: &[(&str, &str)], content: &str) {
        self.start(name, attributes);
        self.out.push('>');
        self.out.push_str(content);
        self.end(name);
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }
}

/// Appends text with the marks of XML escaped; true when characters had to be left out that XML
/// 1.0 cannot hold.
pub(super) fn escape(out: &mut String, text: &str, attribute: bool) -> bool {
    let mut dropped = false;
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| SPECIAL[usize::from(byte)]) {
        let (replacement, length) = match rest.as_bytes()[at..] {
            [b'&', ..] => ("&amp;", 1),
            [b'<', ..] => ("&lt;", 1),
            [b'>', ..] => ("&gt;", 1),
            [b'"', ..] if attribute => ("&quot;", 1),
            [0x00..=0x1F, ..] => ("", 1),
            // U+FFFE and U+FFFF.
            [0xEF, 0xBF, 0xBE | 0xBF, ..] => ("", 3),
            _ => {
                let length = rest[at..].chars().next().map_or(1, char::len_utf8);
                (&rest[at..at + length], length)
            }
        };
        dropped |= replacement.is_empty();
        out.push_str(&rest[..at]);
        out.push_str(replacement);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    dropped
}

/// Bytes that [`escape`] must look at.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        special[byte] = !matches!(byte, 0x09 | 0x0A | 0x0D);
        byte += 1;
    }
    special[b'&' as usize] = true;
    special[b'<' as usize] = true;
    special[b'>' as usize] = true;
    special[b'"' as usize] = true;
    special[0xEF] = true;
    special
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped_and_control_characters_left_out() {
        let mut out = String::new();
        assert!(escape(&mut out, "a<b & \"c\"\u{b}\n\u{ffff}é", true));
        assert_eq!(out, "a&lt;b &amp; &quot;c&quot;\né");
    }
}
