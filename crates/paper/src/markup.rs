//! Writes elements of HTML and SVG. Text and attribute values are cleaned and escaped here and
//! nowhere else, so that nothing typed by a person can become markup.

use crate::text::clean;

/// A growing piece of markup. Names of elements and attributes are ours, values are anybody's.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    out: String,
}

impl Markup {
    /// `<name attr="value">`. Attributes with an empty value are left out.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.start(name, attributes);
        self.out.push('>');
        self
    }

    /// `<name attr="value"/>`: for SVG, and for elements of HTML that never have content.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.start(name, attributes);
        self.out.push_str("/>");
        self
    }

    /// `</name>`.
    pub(crate) fn close(&mut self, name: &str) -> &mut Self {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        self
    }

    /// Text between elements.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        escape(&mut self.out, text);
        self
    }

    /// `<name attr="value">text</name>`.
    pub(crate) fn leaf(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        text: &str,
    ) -> &mut Self {
        self.open(name, attributes).text(text).close(name)
    }

    /// Markup that this crate wrote before: an SVG within HTML, the style sheet.
    pub(crate) fn own(&mut self, markup: &str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// A line break in the source, between blocks.
    pub(crate) fn newline(&mut self) -> &mut Self {
        self.out.push('\n');
        self
    }

    /// This was written somewhere.
    pub(crate) fn contains(&self, part: &str) -> bool {
        self.out.contains(part)
    }

    /// What was written.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.out.push(' ');
            self.out.push_str(attribute);
            self.out.push_str("=\"");
            escape(&mut self.out, value);
            self.out.push('"');
        }
    }
}

fn escape(out: &mut String, text: &str) {
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// A name that may stand in `id` and `href="#…"`: other characters than letters, digits, `-`, `_`
/// and `.` become `-`.
pub(crate) fn anchor(wanted: &str) -> String {
    wanted
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
                c
            } else {
                '-'
            }
        })
        .collect()
}

/// The address of a figure. Its id is percent-encoded, so that no id leads elsewhere.
pub(crate) fn figure_address(base: &str, id: &str) -> String {
    let base = if base.starts_with("https://") || base.starts_with("http://") {
        base.trim_end_matches('/')
    } else {
        ""
    };
    format!("{base}/figures/{}", percent_encode(id, b"-_.~"))
}

/// An e-mail address as it may follow `mailto:`; it cannot add a subject or a copy.
pub(crate) fn escape_address(email: &str) -> String {
    percent_encode(email, b"-_.~@+")
}

fn percent_encode(text: &str, kept: &[u8]) -> String {
    use std::fmt::Write;

    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_becomes_markup() {
        let mut markup = Markup::default();
        markup.leaf("p", &[("title", "\"><b>")], "<script>&\0'");
        assert_eq!(
            markup.finish(),
            "<p title=\"&quot;&gt;&lt;b&gt;\">&lt;script&gt;&amp;&#39;</p>"
        );
    }

    #[test]
    fn figure_addresses_stay_under_figures() {
        assert_eq!(figure_address("", "18-a"), "/figures/18-a");
        assert_eq!(
            figure_address("https://m.example/", "../x?y"),
            "https://m.example/figures/..%2Fx%3Fy"
        );
        assert_eq!(figure_address("javascript:alert(1)", "a"), "/figures/a");
    }
}
