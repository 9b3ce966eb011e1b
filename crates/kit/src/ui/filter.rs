//! The filter of a list: a GET form, so that a filtered list has an address. It must hold coded
//! values only; a search for a name is posted, because addresses end up in logs.

use super::{Answers, Button, Errors, Form, submit};
use crate::i18n::{Lang, Text};
use crate::words;
use maud::{Markup, html};

/// A filter in use, with the address of the list without it.
#[derive(Debug, Clone)]
pub struct Applied {
    /// What is filtered ("Place: Bruzgi").
    pub label: Text,
    /// The list without it.
    pub remove: String,
}

/// The panel above a list.
#[derive(Debug, Clone)]
pub struct Filter<'a> {
    /// Language of the page.
    pub lang: &'a Lang,
    /// Address of the list.
    pub action: &'a str,
    /// What is chosen, from the query of the address.
    pub answers: &'a Answers,
    /// The filters in use, to be taken away one by one.
    pub applied: Vec<Applied>,
}

static NOTHING_WRONG: Errors = Errors::new();

impl<'a> Filter<'a> {
    /// Writes the fields: `filter.form().select("place", …)`.
    pub fn form(&self) -> Form<'a> {
        Form::of_filter(self.lang, self.action, self.answers, &NOTHING_WRONG)
    }

    /// The panel around its fields. On a desk it is open; on a phone it opens by a touch.
    pub fn view(&self, fields: &[Markup]) -> Markup {
        html! {
            div.ws-filter {
                details.ws-filter__panel {
                    summary.ws-filter__summary {
                        (words::ui_filter(self.lang))
                        @if !self.applied.is_empty() { " (" (self.applied.len()) ")" }
                    }
                    form.ws-filter__form method="get" action=(self.action) role="search"
                        aria-label=(words::ui_filter(self.lang).attr()) {
                        @for field in fields { (field) }
                        (submit(words::ui_filter_apply(self.lang), Button::Secondary))
                    }
                }
                @if !self.applied.is_empty() { (self.applied()) }
            }
        }
    }

    fn applied(&self) -> Markup {
        html! {
            div.ws-filter__applied {
                ul aria-label=(words::ui_filter_applied(self.lang).attr()) {
                    @for applied in &self.applied {
                        li {
                            a.ws-chip href=(applied.remove) {
                                span.govuk-visually-hidden { (words::ui_remove(self.lang)) " " }
                                (applied.label)
                                span.ws-chip__cross aria-hidden="true" { "×" }
                            }
                        }
                    }
                }
                a.govuk-link href=(self.action) { (words::ui_filter_clear(self.lang)) }
            }
        }
    }
}
