//! The lists of choices.

use std::collections::HashMap;

use super::{Attributes, Text};

/// One choice.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choice {
    /// Row of the choices sheet, from zero; `None` if it was added.
    pub(crate) row: Option<usize>,
    pub(crate) name: String,
    pub(crate) label: Text,
    pub(crate) media: Vec<(String, Text)>,
    /// Further columns, for choice filters.
    pub(crate) extra: Attributes,
    pub(crate) sms_option: String,
}

/// A list of choices.
#[derive(Debug, Clone, Default)]
pub(crate) struct List {
    pub(crate) name: String,
    pub(crate) choices: Vec<Choice>,
    /// Written into the body of the questions, because `search()` wants it so.
    pub(crate) inline: bool,
}

impl List {
    /// Whether labels must come from the translations.
    pub(crate) fn needs_itext(&self) -> bool {
        self.choices
            .iter()
            .any(|c| !c.media.is_empty() || c.label.has_languages() || c.label.has_reference())
    }
}

/// All lists, in the order of the sheet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lists {
    lists: Vec<List>,
    index: HashMap<String, usize>,
}

impl Lists {
    pub(crate) fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    pub(crate) fn get(&self, name: &str) -> Option<&List> {
        self.index.get(name).map(|i| &self.lists[*i])
    }

    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut List> {
        self.index.get(name).map(|i| &mut self.lists[*i])
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &List> {
        self.lists.iter()
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(|l| l.name.as_str())
    }

    /// Adds a choice at the end of its list.
    pub(crate) fn push(&mut self, list: &str, choice: Choice) {
        let next = self.lists.len();
        let at = *self.index.entry(list.to_string()).or_insert(next);
        if at == next {
            self.lists.push(List {
                name: list.to_string(),
                ..List::default()
            });
        }
        self.lists[at].choices.push(choice);
    }
}
