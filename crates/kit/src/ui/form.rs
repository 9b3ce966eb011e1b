//! A form: what was typed, what is wrong, and the token that proves the session. Its methods (in
//! `field`) are the only way to write an input, so a field always has a label, keeps what was
//! typed and shows its error. It must never be nested.

use std::cell::RefCell;

use super::{Answers, Applied, Button, Errors, Link, submit};
use crate::i18n::{Lang, Text};
use maud::{Markup, html};

/// A form that is posted.
///
/// ```
/// use kit::i18n::Catalogue;
/// use kit::ui::{Answers, Errors, Form, Input};
/// let lang = Catalogue::builder().build().lang("en");
/// let typed: Answers = [("given", "Мария")].into();
/// let mut errors = Errors::new();
/// errors.add("family", "Enter the family name");
/// let form = Form::new(&lang, "token", "/people/new", &typed, &errors);
/// let html = form.text("family", "Family name", None, Input::Name).into_string();
/// assert!(html.contains("Enter the family name"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    pub(super) lang: &'a Lang,
    pub(super) answers: &'a Answers,
    pub(super) errors: &'a Errors,
    /// Put before every id: two forms on one page may hold fields of one name.
    pub(super) scope: &'a str,
    /// A filter: an empty choice means all.
    pub(super) filter: bool,
    /// Where a filter remembers what is in force.
    pub(super) chips: Option<&'a RefCell<Vec<Applied>>>,
    csrf: &'a str,
    pub(super) action: &'a str,
}

impl<'a> Form<'a> {
    /// A form for `action`, with what was typed (or what the record holds) and what is wrong.
    pub fn new(
        lang: &'a Lang,
        csrf: &'a str,
        action: &'a str,
        answers: &'a Answers,
        errors: &'a Errors,
    ) -> Self {
        Self {
            lang,
            answers,
            errors,
            scope: "",
            filter: false,
            chips: None,
            csrf,
            action,
        }
    }

    pub(super) fn of_filter(
        lang: &'a Lang,
        action: &'a str,
        answers: &'a Answers,
        errors: &'a Errors,
        chips: &'a RefCell<Vec<Applied>>,
    ) -> Self {
        Self {
            scope: "filter-",
            filter: true,
            chips: Some(chips),
            ..Self::new(lang, "", action, answers, errors)
        }
    }

    /// Puts `scope` before every id; needed only where two forms share field names.
    #[must_use]
    pub fn scoped(mut self, scope: &'a str) -> Self {
        self.scope = scope;
        self
    }

    /// The form around its fields, with its button and, if given, a link to leave it.
    pub fn view(&self, fields: &Markup, button: impl Into<Text>, cancel: Option<Link>) -> Markup {
        self.wrap(None, fields, button, cancel)
    }

    /// The same for a form that carries files.
    pub fn view_with_files(
        &self,
        fields: &Markup,
        button: impl Into<Text>,
        cancel: Option<Link>,
    ) -> Markup {
        self.wrap(Some("multipart/form-data"), fields, button, cancel)
    }

    fn wrap(
        &self,
        enctype: Option<&str>,
        fields: &Markup,
        button: impl Into<Text>,
        cancel: Option<Link>,
    ) -> Markup {
        html! {
            form.ws-form method="post" action=(self.action) enctype=[enctype] novalidate {
                input type="hidden" name="csrf" value=(self.csrf);
                (fields)
                div.govuk-button-group {
                    (submit(button, Button::Primary))
                    @if let Some(link) = cancel { a.govuk-link href=(link.href) { (link.label) } }
                }
            }
        }
    }

    /// A hidden field with what `answers` hold under its name (version, idempotency key).
    pub fn hidden(&self, name: &str) -> Markup {
        html! { input type="hidden" name=(name) value=(self.answers.get(name)); }
    }

    /// Fields that answer one question together, under a heading.
    pub fn group(&self, legend: impl Into<Text>, fields: &Markup) -> Markup {
        html! {
            fieldset.govuk-fieldset.ws-group {
                legend.govuk-fieldset__legend.govuk-fieldset__legend--m { (legend.into()) }
                (fields)
            }
        }
    }

    /// Short fields beside each other where there is room (given name, family name).
    pub fn side_by_side(&self, fields: &[Markup]) -> Markup {
        html! { div.ws-row { @for field in fields { div.ws-row__cell { (field) } } } }
    }
}
