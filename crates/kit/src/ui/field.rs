//! The fields of a form. Every one takes its name, a label and a hint, and finds by its name what
//! was typed and what is wrong. The id of a field (of the first input of a group) is its name, so
//! that the error summary leads there. They must never validate: browsers' own messages are in
//! the browser's language, not the reader's.

use super::{Form, words};
use maud::{Markup, html};
use std::borrow::Cow;

/// What kind of text, hence how wide the field is and which keyboard a phone shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Text {
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
    /// Words to search for.
    Search,
}

/// How much of a date has to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Date {
    /// Day, month and year.
    Full,
    /// The day, or day and month, may stay empty.
    Partial,
    /// As `Partial`, or an age in years instead.
    PartialOrAge,
}

/// One choice among several.
#[derive(Debug, Clone)]
pub struct Choice<'a> {
    value: Cow<'a, str>,
    label: Cow<'a, str>,
    hint: Option<Cow<'a, str>>,
    reveal: Option<Markup>,
}

impl<'a> Choice<'a> {
    /// What is sent and what is read.
    pub fn new(value: impl Into<Cow<'a, str>>, label: impl Into<Cow<'a, str>>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            reveal: None,
        }
    }

    /// A line of help under the choice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Cow<'a, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Fields that matter only if this is chosen. Without scripts they are always shown.
    #[must_use]
    pub fn reveal(mut self, fields: Markup) -> Self {
        self.reveal = Some(fields);
        self
    }
}

/// What every field shares once name, label and hint are known.
struct Parts<'f> {
    id: String,
    error: Option<&'f str>,
    /// For `aria-describedby`.
    described_by: Option<String>,
}

impl Form<'_> {
    fn id(&self, name: &str) -> String {
        format!("{}{name}", self.scope)
    }

    fn parts(&self, name: &str, has_hint: bool) -> Parts<'_> {
        let id = self.id(name);
        let error = self.errors.of(name);
        let hint_id = has_hint.then(|| format!("{id}-hint"));
        let error_id = error.map(|_| format!("{id}-error"));
        let ids: Vec<String> = hint_id.into_iter().chain(error_id).collect();
        Parts {
            described_by: (!ids.is_empty()).then(|| ids.join(" ")),
            id,
            error,
        }
    }

    fn error(&self, parts: &Parts) -> Markup {
        html! {
            @if let Some(message) = parts.error {
                p.govuk-error-message id={ (parts.id) "-error" } {
                    span.govuk-visually-hidden { (words::error(self.lang)) " " }
                    (message)
                }
            }
        }
    }

    /// Label, hint, error and then the input itself.
    fn labelled(&self, parts: &Parts, label: &str, hint: Option<&str>, input: &Markup) -> Markup {
        html! {
            div.govuk-form-group.govuk-form-group--error[parts.error.is_some()] {
                label.govuk-label for=(parts.id) { (label) }
                (hint_line(&parts.id, hint))
                (self.error(parts))
                (input)
            }
        }
    }

    /// Legend, hint, error and then several inputs.
    fn grouped(&self, parts: &Parts, legend: &str, hint: Option<&str>, inputs: &Markup) -> Markup {
        html! {
            div.govuk-form-group.govuk-form-group--error[parts.error.is_some()] {
                fieldset.govuk-fieldset aria-describedby=[parts.described_by.as_deref()] {
                    legend.govuk-fieldset__legend { (legend) }
                    (hint_line(&parts.id, hint))
                    (self.error(parts))
                    (inputs)
                }
            }
        }
    }

    /// One line of text.
    pub fn text(&self, name: &str, label: &str, hint: Option<&str>, kind: Text) -> Markup {
        let (class, input_type, dir) = match kind {
            Text::Line => ("", "text", Some("auto")),
            Text::Name => ("govuk-input--width-20", "text", Some("auto")),
            Text::Code => ("govuk-input--width-20 ws-code", "text", Some("ltr")),
            Text::Phone => ("govuk-input--width-20", "tel", Some("ltr")),
            Text::Email => ("govuk-input--width-30", "email", Some("ltr")),
            Text::Search => ("govuk-input--width-20", "search", Some("auto")),
        };
        let parts = self.parts(name, hint.is_some());
        let input = html! {
            input.govuk-input.(class).govuk-input--error[parts.error.is_some()]
                type=(input_type) id=(parts.id) name=(name) value=(self.answers.get(name))
                dir=[dir] autocomplete="off"
                spellcheck=[matches!(kind, Text::Code | Text::Name).then_some("false")]
                aria-describedby=[parts.described_by.as_deref()]
                aria-invalid=[parts.error.map(|_| "true")];
        };
        self.labelled(&parts, label, hint, &input)
    }

    /// A whole or decimal number with its unit ("kg", "%", "persons"; may be empty).
    pub fn number(&self, name: &str, label: &str, hint: Option<&str>, unit: &str) -> Markup {
        let parts = self.parts(name, hint.is_some());
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
        self.labelled(&parts, label, hint, &input)
    }

    /// Several lines. `limit` counts the characters down as one types.
    pub fn textarea(
        &self,
        name: &str,
        label: &str,
        hint: Option<&str>,
        rows: u8,
        limit: Option<u32>,
    ) -> Markup {
        let parts = self.parts(name, hint.is_some());
        let counter = limit.map(|_| format!("{}-info", parts.id));
        let described: Vec<&str> = parts
            .described_by
            .iter()
            .chain(&counter)
            .map(|s| &**s)
            .collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        html! {
            div.govuk-character-count[limit.is_some()]
                data-module=[limit.map(|_| "govuk-character-count")] data-maxlength=[limit] {
                (self.labelled(&parts, label, hint, &html! {
                    textarea.govuk-textarea.govuk-js-character-count[limit.is_some()]
                        .govuk-textarea--error[parts.error.is_some()]
                        id=(parts.id) name=(name) rows=(rows) dir="auto"
                        aria-describedby=[described.as_deref()]
                        aria-invalid=[parts.error.map(|_| "true")] { (self.answers.get(name)) }
                }))
                @if let (Some(id), Some(limit)) = (&counter, limit) {
                    div.govuk-hint.govuk-character-count__message id=(id) {
                        (words::at_most(self.lang, limit))
                    }
                }
            }
        }
    }

    /// One of many from a list. Long lists (`search`) become a field to type into where scripts
    /// run.
    pub fn select(
        &self,
        name: &str,
        label: &str,
        hint: Option<&str>,
        choices: &[Choice],
        search: bool,
    ) -> Markup {
        let parts = self.parts(name, hint.is_some());
        let typed = self.answers.get(name);
        let input = html! {
            select.govuk-select.govuk-select--error[parts.error.is_some()]
                id=(parts.id) name=(name) data-module=[search.then_some("ws-combobox")]
                data-none=[search.then(|| words::no_match(self.lang))]
                aria-describedby=[parts.described_by.as_deref()]
                aria-invalid=[parts.error.map(|_| "true")] {
                option value="" {
                    @if self.filter { (words::all(self.lang)) } @else { (words::choose(self.lang)) }
                }
                @for choice in choices {
                    option value=(choice.value) selected[choice.value == typed && !typed.is_empty()] {
                        (choice.label)
                    }
                }
            }
        };
        self.labelled(&parts, label, hint, &input)
    }

    /// One of a few.
    pub fn radios(
        &self,
        name: &str,
        legend: &str,
        hint: Option<&str>,
        choices: &[Choice],
    ) -> Markup {
        let parts = self.parts(name, hint.is_some());
        let inline = choices.len() <= 3
            && choices
                .iter()
                .all(|c| c.hint.is_none() && c.reveal.is_none() && c.label.chars().count() <= 16);
        let inputs = html! {
            div.govuk-radios.govuk-radios--small.govuk-radios--inline[inline]
                data-module=[reveals(choices).then_some("govuk-radios")] {
                @for (n, choice) in choices.iter().enumerate() {
                    (self.choice(name, &parts.id, n, choice, "radio"))
                }
            }
        };
        self.grouped(&parts, legend, hint, &inputs)
    }

    /// Any of several; the field repeats for each one chosen.
    pub fn checkboxes(
        &self,
        name: &str,
        legend: &str,
        hint: Option<&str>,
        choices: &[Choice],
    ) -> Markup {
        let parts = self.parts(name, hint.is_some());
        let inputs = html! {
            div.govuk-checkboxes.govuk-checkboxes--small
                data-module=[reveals(choices).then_some("govuk-checkboxes")] {
                @for (n, choice) in choices.iter().enumerate() {
                    (self.choice(name, &parts.id, n, choice, "checkbox"))
                }
            }
        };
        self.grouped(&parts, legend, hint, &inputs)
    }

    /// One thing that is so or not; sends `yes` when ticked.
    pub fn checkbox(&self, name: &str, label: &str, hint: Option<&str>) -> Markup {
        let parts = self.parts(name, false);
        let choice = Choice {
            hint: hint.map(Cow::from),
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
        let reveal_id = choice.reveal.as_ref().map(|_| format!("{id}-reveal"));
        let hint_id = choice.hint.as_ref().map(|_| format!("{id}-item-hint"));
        html! {
            div class={ (part) "__item" } {
                input class={ (part) "__input" } type=(kind) id=(id) name=(name)
                    value=(choice.value) checked[checked]
                    aria-describedby=[hint_id.as_deref()]
                    data-aria-controls=[reveal_id.as_deref()];
                label class={ "govuk-label " (part) "__label" } for=(id) { (choice.label) }
                @if let (Some(hint), Some(hint_id)) = (&choice.hint, &hint_id) {
                    div class={ "govuk-hint " (part) "__hint" } id=(hint_id) { (hint) }
                }
            }
            @if let (Some(fields), Some(reveal_id)) = (&choice.reveal, &reveal_id) {
                // Hidden by the style sheet only where the script that shows it again runs.
                div class={
                    (part) "__conditional"
                    @if !checked { " " (part) "__conditional--hidden" }
                } id=(reveal_id) { (fields) }
            }
        }
    }

    /// A date in parts named `{name}_day`, `{name}_month`, `{name}_year` and, with
    /// [`Date::PartialOrAge`], `{name}_age`. Errors stand under `name`.
    pub fn date(&self, name: &str, legend: &str, hint: Option<&str>, kind: Date) -> Markup {
        let built_in = (kind != Date::Full).then(|| words::date_partial_hint(self.lang));
        let hint = hint.or(built_in.as_deref());
        let parts = self.parts(name, hint.is_some());
        let day = self.date_part(&parts, name, "day", &words::day(self.lang), true);
        let month = self.date_part(&parts, name, "month", &words::month(self.lang), false);
        let year = self.date_part(&parts, name, "year", &words::year(self.lang), false);
        let inputs = html! {
            div.govuk-date-input {
                (day) (month) (year)
                @if kind == Date::PartialOrAge {
                    (self.date_part(&parts, name, "age", &words::age_about(self.lang), false))
                }
            }
        };
        self.grouped(&parts, legend, hint, &inputs)
    }

    fn date_part(&self, parts: &Parts, name: &str, part: &str, label: &str, first: bool) -> Markup {
        let id = if first {
            parts.id.clone()
        } else {
            format!("{}_{part}", parts.id)
        };
        let width = if part == "year" {
            "govuk-input--width-4"
        } else {
            "govuk-input--width-2"
        };
        let field = format!("{name}_{part}");
        html! {
            div.govuk-date-input__item {
                label.govuk-label.govuk-date-input__label for=(id) { (label) }
                input.govuk-input.govuk-date-input__input.(width)
                    .govuk-input--error[parts.error.is_some()]
                    type="text" inputmode="numeric" dir="ltr" autocomplete="off"
                    id=(id) name=(field) value=(self.answers.get(&field))
                    aria-invalid=[parts.error.map(|_| "true")];
            }
        }
    }

    /// A file. What was chosen cannot be kept by a browser, so nothing is shown of it.
    pub fn file(&self, name: &str, label: &str, hint: Option<&str>, accept: &str) -> Markup {
        let parts = self.parts(name, hint.is_some());
        let input = html! {
            input.govuk-file-upload.govuk-file-upload--error[parts.error.is_some()]
                type="file" id=(parts.id) name=(name) accept=(accept)
                aria-describedby=[parts.described_by.as_deref()]
                aria-invalid=[parts.error.map(|_| "true")];
        };
        self.labelled(&parts, label, hint, &input)
    }

    /// A password; never filled in again. `new` for one that is being chosen.
    pub fn password(&self, name: &str, label: &str, hint: Option<&str>, new: bool) -> Markup {
        let parts = self.parts(name, hint.is_some());
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
                    aria-label=(words::show_password(self.lang)) hidden { (words::show(self.lang)) }
            }
        };
        html! {
            div data-module="govuk-password-input"
                "data-i18n.show-password"=(words::show(self.lang))
                "data-i18n.hide-password"=(words::hide(self.lang))
                "data-i18n.show-password-aria-label"=(words::show_password(self.lang))
                "data-i18n.hide-password-aria-label"=(words::hide_password(self.lang)) {
                (self.labelled(&parts, label, hint, &input))
            }
        }
    }
}

fn hint_line(id: &str, hint: Option<&str>) -> Markup {
    html! { @if let Some(hint) = hint { div.govuk-hint id={ (id) "-hint" } { (hint) } } }
}

fn reveals(choices: &[Choice]) -> bool {
    choices.iter().any(|choice| choice.reveal.is_some())
}
