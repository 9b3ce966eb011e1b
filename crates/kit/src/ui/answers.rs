//! What a person typed into a form and what is wrong with it, by field name. It must never
//! interpret a value: rooms parse, this only keeps, so that nothing typed is ever lost.

use crate::i18n::Text;

/// What was typed, as the browser sent it: names may repeat (checkboxes), order is kept.
///
/// ```
/// use kit::ui::Answers;
/// let typed: Answers = [("given", "Мария"), ("needs", "food"), ("needs", "shelter")].into();
/// assert_eq!(typed.get("given"), "Мария");
/// assert!(typed.has("needs", "shelter"));
/// assert_eq!(typed.get("family"), "");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(Vec<(String, String)>);

impl Answers {
    /// An empty form.
    pub fn new() -> Self {
        Self::default()
    }

    /// The first value of a field, or the empty string.
    pub fn get(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// The first value of a field without surrounding space, if there is anything in it.
    pub fn chosen(&self, name: &str) -> Option<String> {
        Some(self.get(name).trim())
            .filter(|value| !value.is_empty())
            .map(str::to_string)
    }

    /// Every value of a field, in the order sent.
    pub fn all<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s str> {
        self.0
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// Whether a field holds this value among its values.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|v| v == value)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(n, _)| n.as_str())
    }

    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// Adds a day in the three fields of a date; used to fill a form.
    #[must_use]
    pub fn with_date(self, name: &str, day: jiff::civil::Date) -> Self {
        self.with(format!("{name}_day"), day.day().to_string())
            .with(format!("{name}_month"), day.month().to_string())
            .with(format!("{name}_year"), day.year().to_string())
    }

    /// Adds a value; used to fill a form from a record.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.push((name.into(), value.into()));
        self
    }
}

impl Answers {
    /// A JSON object as answers, so that API and form are read by the same rules: a list of texts
    /// becomes repeated answers, a list of objects becomes numbered rows, null is no answer.
    ///
    /// ```
    /// use kit::ui::Answers;
    /// let sent = serde_json::json!({"needs": ["food", "shelter"], "member": [{"age": 7}]});
    /// let answers = Answers::from_json(&sent);
    /// assert!(answers.has("needs", "shelter"));
    /// assert_eq!(answers.get("member_0_age"), "7");
    /// ```
    pub fn from_json(object: &serde_json::Value) -> Self {
        let mut pairs = Vec::new();
        flatten("", object, &mut pairs);
        Self(pairs)
    }
}

fn flatten(name: &str, value: &serde_json::Value, pairs: &mut Vec<(String, String)>) {
    use serde_json::Value;
    let inner = |key: &str| {
        if name.is_empty() {
            key.to_owned()
        } else {
            format!("{name}_{key}")
        }
    };
    match value {
        Value::Null => {}
        Value::Bool(yes) => {
            pairs.push((name.to_owned(), if *yes { "yes" } else { "no" }.to_owned()));
        }
        Value::Number(number) => pairs.push((name.to_owned(), number.to_string())),
        Value::String(text) => pairs.push((name.to_owned(), text.clone())),
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                let name = if item.is_object() {
                    inner(&n.to_string())
                } else {
                    name.to_owned()
                };
                flatten(&name, item, pairs);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                flatten(&inner(key), value, pairs);
            }
        }
    }
}

impl FromIterator<(String, String)> for Answers {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl From<Vec<(String, String)>> for Answers {
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Answers {
    fn from(pairs: [(&str, &str); N]) -> Self {
        pairs
            .into_iter()
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
            .collect()
    }
}

/// What is wrong, in the order of the form: translated sentences that say what to mend, each
/// under the name of its field.
///
/// ```
/// use kit::ui::Errors;
/// let mut errors = Errors::new();
/// errors.add("given", "Enter the given name");
/// assert_eq!(errors.of("given").unwrap().attr(), "Enter the given name");
/// assert!(errors.of("family").is_none());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors(Vec<(String, Text)>);

impl Errors {
    /// Nothing wrong so far.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Records that `message` holds for the field `name`.
    pub fn add(&mut self, name: impl Into<String>, message: impl Into<Text>) {
        self.0.push((name.into(), message.into()));
    }

    /// The first thing wrong with a field.
    pub fn of(&self, name: &str) -> Option<&Text> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, message)| message)
    }

    /// Whether the form may go through.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Field name and sentence, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Text)> {
        self.0.iter().map(|(n, m)| (n.as_str(), m))
    }
}
