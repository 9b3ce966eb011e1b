//! A text in one or several languages.

/// What the author wrote in a translatable column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Text {
    /// Nothing.
    #[default]
    None,
    /// One text, in no particular language.
    Plain(String),
    /// A text for each language, in the order of the columns.
    Languages(Vec<(String, String)>),
}

impl Text {
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::None => true,
            Self::Plain(text) => text.is_empty(),
            Self::Languages(texts) => texts.is_empty(),
        }
    }

    pub(crate) fn has_languages(&self) -> bool {
        matches!(self, Self::Languages(_))
    }

    /// The text, if it has no languages.
    pub(crate) fn plain(&self) -> Option<&str> {
        match self {
            Self::Plain(text) => Some(text),
            _ => None,
        }
    }

    /// Whether a text in any language holds a reference.
    pub(crate) fn has_reference(&self) -> bool {
        let holds = |text: &str| !crate::expr::references(text).is_empty();
        match self {
            Self::None => false,
            Self::Plain(text) => holds(text),
            Self::Languages(texts) => texts.iter().any(|(_, text)| holds(text)),
        }
    }

    /// Adds a text. One without a language counts as the default language as soon as there are
    /// others; a text that names the default language beats it.
    pub(crate) fn add(&mut self, language: Option<&str>, text: String, default: &str) {
        let Some(language) = language else {
            match self {
                Self::Languages(texts) if texts.iter().any(|(l, _)| l == default) => {}
                Self::Languages(texts) => texts.push((default.to_string(), text)),
                Self::None | Self::Plain(_) => *self = Self::Plain(text),
            }
            return;
        };
        let mut texts = match std::mem::take(self) {
            Self::None => Vec::new(),
            Self::Plain(plain) => vec![(default.to_string(), plain)],
            Self::Languages(texts) => texts,
        };
        match texts.iter_mut().find(|(l, _)| l == language) {
            Some((_, old)) => *old = text,
            None => texts.push((language.to_string(), text)),
        }
        *self = Self::Languages(texts);
    }

    /// Every text with its language; a plain text is in the default language.
    pub(crate) fn each<'a>(&'a self, default: &'a str) -> Vec<(&'a str, &'a str)> {
        match self {
            Self::None => Vec::new(),
            Self::Plain(text) => vec![(default, text)],
            Self::Languages(texts) => texts
                .iter()
                .map(|(l, t)| (l.as_str(), t.as_str()))
                .collect(),
        }
    }

    /// The same text with something done to every language's wording.
    pub(crate) fn map(&self, change: impl Fn(&str, &str) -> String) -> Self {
        match self {
            Self::None => Self::None,
            Self::Plain(text) => Self::Plain(change("", text)),
            Self::Languages(texts) => Self::Languages(
                texts
                    .iter()
                    .map(|(l, t)| (l.clone(), change(l, t)))
                    .collect(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_language_is_in_the_default_language() {
        let mut text = Text::default();
        text.add(None, "Hello".into(), "English");
        text.add(Some("French"), "Bonjour".into(), "English");
        assert_eq!(
            text.each("English"),
            [("English", "Hello"), ("French", "Bonjour")]
        );
        text.add(Some("English"), "Hi".into(), "English");
        assert_eq!(text.each("English")[0], ("English", "Hi"));
        text.add(None, "Hey".into(), "English");
        assert_eq!(text.each("English")[0], ("English", "Hi"));
    }
}
