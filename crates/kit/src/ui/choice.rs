//! Fields that offer choices: a list, radios, checkboxes. They must never preselect what nobody
//! chose.

use super::Form;
use crate::i18n::Text;
use crate::words;
use maud::{Markup, html};

/// One choice among several.
#[derive(Debug, Clone)]
pub struct Choice {
    value: String,
    label: Text,
    hint: Option<Text>,
    reveal: Option<Markup>,
}

impl Choice {
    /// What is sent and what is read.
    pub fn new(value: impl Into<String>, label: impl Into<Text>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            reveal: None,
        }
    }

    /// A line of help under the choice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Text>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Fields that matter only if this is chosen. They are sent all the same: ignore
    /// them unless it was.
    #[must_use]
    pub fn reveal(mut self, fields: Markup) -> Self {
        self.reveal = Some(fields);
        self
    }
}

impl From<crate::codes::Choice> for Choice {
    fn from(choice: crate::codes::Choice) -> Self {
        Self::new(choice.code, choice.name)
    }
}

impl Form<'_> {
    /// One of many from a list. Long lists (`search`) become a field to type into where scripts
    /// run.
    pub fn select(
        &self,
        name: &str,
        label: impl Into<Text>,
        hint: Option<Text>,
        choices: &[Choice],
        search: bool,
    ) -> Markup {
        let parts = self.parts(name, hint);
        let (typed, label) = (self.answers.get(name), label.into());
        if let Some(chosen) = choices
            .iter()
            .find(|c| c.value == typed && !typed.is_empty())
        {
            self.in_force(&[name], &label, &chosen.label);
        }
        let input = html! {
            select.govuk-select.govuk-select--error[parts.error.is_some()]
                id=(parts.id) name=(name) data-module=[search.then_some("ws-combobox")]
                data-none=[search.then(|| words::ui_no_match(self.lang).to_string())]
                data-help=[search.then(|| words::ui_type_to_search(self.lang).to_string())]
                aria-describedby=[parts.described_by.as_deref()]
                aria-invalid=[parts.error.map(|_| "true")] {
                option value="" {
                    @if self.filter { (words::ui_all(self.lang)) } @else { (words::ui_choose(self.lang)) }
                }
                @for choice in choices {
                    option value=(choice.value) selected[choice.value == typed && !typed.is_empty()] {
                        (choice.label)
                    }
                }
            }
        };
        self.labelled(&parts, label, &input)
    }

    /// One of a few.
    pub fn radios(
        &self,
        name: &str,
        legend: impl Into<Text>,
        hint: Option<Text>,
        choices: &[Choice],
    ) -> Markup {
        let parts = self.parts(name, hint);
        let inline = choices.len() <= 3
            && choices.iter().all(|c| {
                c.hint.is_none() && c.reveal.is_none() && c.label.attr().chars().count() <= 16
            });
        let inputs = html! {
            div.govuk-radios.govuk-radios--small.govuk-radios--inline[inline] {
                @for (n, choice) in choices.iter().enumerate() {
                    (self.choice(name, &parts.id, n, choice, "radio"))
                }
            }
        };
        self.grouped(&parts, legend, &inputs)
    }

    /// Any of several; the field repeats for each one chosen.
    pub fn checkboxes(
        &self,
        name: &str,
        legend: impl Into<Text>,
        hint: Option<Text>,
        choices: &[Choice],
    ) -> Markup {
        let parts = self.parts(name, hint);
        let inputs = html! {
            div.govuk-checkboxes.govuk-checkboxes--small {
                @for (n, choice) in choices.iter().enumerate() {
                    (self.choice(name, &parts.id, n, choice, "checkbox"))
                }
            }
        };
        self.grouped(&parts, legend, &inputs)
    }

    /// One thing that is so or not; sends `yes` when ticked.
    pub fn checkbox(&self, name: &str, label: impl Into<Text>, hint: Option<Text>) -> Markup {
        let parts = self.parts(name, None);
        let label = label.into();
        if self.answers.has(name, "yes") {
            self.in_force(&[name], &label, &Text::from(""));
        }
        let choice = Choice {
            hint,
            ..Choice::new("yes", label)
        };
        html! {
            div.govuk-form-group.govuk-form-group--error[parts.error.is_some()] {
                (self.error(&parts))
                div.govuk-checkboxes.govuk-checkboxes--small {
                    (self.choice(name, &parts.id, 0, &choice, "checkbox"))
                }
            }
        }
    }

    fn choice(&self, name: &str, base: &str, n: usize, choice: &Choice, kind: &str) -> Markup {
        let id = if n == 0 {
            base.to_owned()
        } else {
            format!("{base}-{}", n + 1)
        };
        let part = if kind == "radio" {
            "govuk-radios"
        } else {
            "govuk-checkboxes"
        };
        let checked = self.answers.has(name, &choice.value);
        let hint_id = choice.hint.as_ref().map(|_| format!("{id}-item-hint"));
        html! {
            div class={ (part) "__item" } {
                input class={ (part) "__input" } type=(kind) id=(id) name=(name)
                    value=(choice.value) checked[checked]
                    aria-describedby=[hint_id.as_deref()];
                label class={ "govuk-label " (part) "__label" } for=(id) { (choice.label) }
                @if let (Some(hint), Some(hint_id)) = (&choice.hint, &hint_id) {
                    div class={ "govuk-hint " (part) "__hint" } id=(hint_id) { (hint) }
                }
            }
            @if let Some(fields) = &choice.reveal {
                // The style sheet shows it while the choice before it is made; no script needed.
                div class={ (part) "__conditional ws-reveal" } { (fields) }
            }
        }
    }
}
