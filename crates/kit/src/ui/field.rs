//! The fields of a form. Every one takes its name, a label and a hint, and finds by its name what
//! was typed and what is wrong. The id of a field (of the first input of a group) is its name, so
//! that the error summary leads there. They must never validate: browsers' own messages are in
//! the browser's language, not the reader's.

use super::Form;
use crate::i18n::Text;
use crate::words;
use maud::{Markup, html};

/// What kind of text, hence how wide the field is and which keyboard a phone shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Input {
    /// A line of anything.
    #[default]
    Line,
    /// Name of a person or place in any script; takes the direction of what is typed.
    Name,
    /// An identifier or document number: left to right, no correction.
    Code,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// The name that an account signs in with; the only field that a browser may fill in.
    Account,
    /// Words to search for.
    Search,
    /// A code that is valid for a moment; phones offer what they just received.
    OneTimeCode,
}

impl Input {
    /// What a browser may fill in: nothing about people.
    fn autocomplete(self) -> &'static str {
        match self {
            Self::Account => "username",
            Self::OneTimeCode => "one-time-code",
            _ => "off",
        }
    }
}

/// What every field shares once name, label and hint are known.
pub(super) struct Parts<'f> {
    pub(super) id: String,
    hint: Option<Text>,
    pub(super) error: Option<&'f Text>,
    /// For `aria-describedby`.
    pub(super) described_by: Option<String>,
}

impl Form<'_> {
    fn id(&self, name: &str) -> String {
        format!("{}{name}", self.scope)
    }

    pub(super) fn parts(&self, name: &str, hint: Option<Text>) -> Parts<'_> {
        let id = self.id(name);
        let error = self.errors.of(name);
        let hint_id = hint.as_ref().map(|_| format!("{id}-hint"));
        let error_id = error.map(|_| format!("{id}-error"));
        let ids: Vec<String> = hint_id.into_iter().chain(error_id).collect();
        Parts {
            described_by: (!ids.is_empty()).then(|| ids.join(" ")),
            id,
            hint,
            error,
        }
    }

    pub(super) fn error(&self, parts: &Parts) -> Markup {
        html! {
            @if let Some(message) = parts.error {
                p.govuk-error-message id={ (parts.id) "-error" } {
                    span.govuk-visually-hidden { (words::ui_error(self.lang)) " " }
                    (message)
                }
            }
        }
    }

    /// Label, hint, error and then the input itself.
    pub(super) fn labelled(&self, parts: &Parts, label: impl Into<Text>, input: &Markup) -> Markup {
        html! {
            div.govuk-form-group.govuk-form-group--error[parts.error.is_some()] {
                label.govuk-label for=(parts.id) { (label.into()) }
                (hint_line(parts))
                (self.error(parts))
                (input)
            }
        }
    }

    /// Legend, hint, error and then several inputs.
    pub(super) fn grouped(
        &self,
        parts: &Parts,
        legend: impl Into<Text>,
        inputs: &Markup,
    ) -> Markup {
        html! {
            div.govuk-form-group.govuk-form-group--error[parts.error.is_some()] {
                fieldset.govuk-fieldset aria-describedby=[parts.described_by.as_deref()] {
                    legend.govuk-fieldset__legend { (legend.into()) }
                    (hint_line(parts))
                    (self.error(parts))
                    (inputs)
                }
            }
        }
    }

    /// One line of text.
    pub fn text(
        &self,
        name: &str,
        label: impl Into<Text>,
        hint: Option<Text>,
        kind: Input,
    ) -> Markup {
        let (class, input_type, dir) = match kind {
            Input::Line => ("", "text", Some("auto")),
            Input::Name => ("govuk-input--width-20", "text", Some("auto")),
            Input::Code => ("govuk-input--width-20 ws-code", "text", Some("ltr")),
            Input::Phone => ("govuk-input--width-20", "tel", Some("ltr")),
            Input::Email => ("govuk-input--width-30", "email", Some("ltr")),
            Input::OneTimeCode => ("govuk-input--width-10 ws-code", "text", Some("ltr")),
            Input::Account => ("govuk-input--width-20", "text", Some("ltr")),
            Input::Search => ("govuk-input--width-20", "search", Some("auto")),
        };
        let parts = self.parts(name, hint);
        let (typed, label) = (self.answers.get(name), label.into());
        if !typed.trim().is_empty() {
            self.in_force(&[name], &label, &Text::from(typed));
        }
        let input = html! {
            input.govuk-input.(class).govuk-input--error[parts.error.is_some()]
                type=(input_type) id=(parts.id) name=(name) value=(typed)
                dir=[dir] autocomplete=(kind.autocomplete())
                spellcheck=[matches!(kind, Input::Code | Input::Name | Input::Account | Input::OneTimeCode).then_some("false")]
                aria-describedby=[parts.described_by.as_deref()]
                aria-invalid=[parts.error.map(|_| "true")];
        };
        self.labelled(&parts, label, &input)
    }

    /// A whole or decimal number with its unit ("kg", "%", "persons"; may be empty).
    pub fn number(
        &self,
        name: &str,
        label: impl Into<Text>,
        hint: Option<Text>,
        unit: &str,
    ) -> Markup {
        let parts = self.parts(name, hint);
        let input = html! {
            div.govuk-input__wrapper {
                input.govuk-input.govuk-input--width-10.ws-number
                    .govuk-input--error[parts.error.is_some()]
                    type="text" inputmode="decimal" dir="ltr" autocomplete="off"
                    id=(parts.id) name=(name) value=(self.answers.get(name))
                    aria-describedby=[parts.described_by.as_deref()]
                    aria-invalid=[parts.error.map(|_| "true")];
                @if !unit.is_empty() { div.govuk-input__suffix { (unit) } }
            }
        };
        self.labelled(&parts, label, &input)
    }

    /// Several lines. `limit` counts the characters down as one types.
    pub fn textarea(
        &self,
        name: &str,
        label: impl Into<Text>,
        hint: Option<Text>,
        rows: u8,
        limit: Option<u32>,
    ) -> Markup {
        let parts = self.parts(name, hint);
        let counter = limit.map(|_| format!("{}-info", parts.id));
        let ids: Vec<&str> = parts
            .described_by
            .iter()
            .chain(&counter)
            .map(|s| &**s)
            .collect();
        let described_by = (!ids.is_empty()).then(|| ids.join(" "));
        let input = html! {
            textarea.govuk-textarea.govuk-textarea--error[parts.error.is_some()]
                id=(parts.id) name=(name) rows=(rows) dir="auto"
                data-module=[limit.map(|_| "ws-counter")] data-limit=[limit]
                aria-describedby=[described_by]
                aria-invalid=[parts.error.map(|_| "true")] {
                // HTML drops one line break after the opening tag: give it one to drop.
                "\n" (self.answers.get(name))
            }
            @if let (Some(id), Some(limit)) = (&counter, limit) {
                p.govuk-hint.ws-counter id=(id)
                    data-left=(words::ui_characters_left(self.lang, "%").to_string())
                    data-over=(words::ui_characters_over(self.lang, "%").to_string()) {
                    (words::ui_characters_at_most(self.lang, limit))
                }
            }
        };
        self.labelled(&parts, label, &input)
    }

    /// A file. What was chosen cannot be kept by a browser, so nothing is shown of it.
    pub fn file(
        &self,
        name: &str,
        label: impl Into<Text>,
        hint: Option<Text>,
        accept: &str,
    ) -> Markup {
        let parts = self.parts(name, hint);
        let input = html! {
            input.govuk-file-upload.govuk-file-upload--error[parts.error.is_some()]
                type="file" id=(parts.id) name=(name) accept=(accept)
                aria-describedby=[parts.described_by.as_deref()]
                aria-invalid=[parts.error.map(|_| "true")];
        };
        self.labelled(&parts, label, &input)
    }

    /// A password; never filled in again. `new` for one that is being chosen.
    pub fn password(
        &self,
        name: &str,
        label: impl Into<Text>,
        hint: Option<Text>,
        new: bool,
    ) -> Markup {
        let parts = self.parts(name, hint);
        let complete = if new {
            "new-password"
        } else {
            "current-password"
        };
        let input = html! {
            div.govuk-password-input__wrapper {
                input.govuk-input.govuk-input--width-20.govuk-password-input__input
                    .govuk-js-password-input-input.govuk-input--error[parts.error.is_some()]
                    type="password" dir="ltr" spellcheck="false" autocapitalize="none"
                    autocomplete=(complete) id=(parts.id) name=(name)
                    aria-describedby=[parts.described_by.as_deref()]
                    aria-invalid=[parts.error.map(|_| "true")];
                button.govuk-button.govuk-button--secondary.govuk-password-input__toggle
                    .govuk-js-password-input-toggle type="button" aria-controls=(parts.id)
                    aria-label=(words::ui_show_password(self.lang).attr()) hidden { (words::ui_show(self.lang)) }
            }
        };
        html! {
            div data-module="govuk-password-input"
                "data-i18n.show-password"=(words::ui_show(self.lang).attr())
                "data-i18n.hide-password"=(words::ui_hide(self.lang).attr())
                "data-i18n.show-password-aria-label"=(words::ui_show_password(self.lang).attr())
                "data-i18n.hide-password-aria-label"=(words::ui_hide_password(self.lang).attr())
                "data-i18n.password-shown-announcement"=(words::ui_password_shown(self.lang).attr())
                "data-i18n.password-hidden-announcement"=(words::ui_password_hidden(self.lang).attr()) {
                (self.labelled(&parts, label, &input))
            }
        }
    }
}

fn hint_line(parts: &Parts) -> Markup {
    html! {
        @if let Some(hint) = &parts.hint {
            div.govuk-hint id={ (parts.id) "-hint" } { (hint) }
        }
    }
}
