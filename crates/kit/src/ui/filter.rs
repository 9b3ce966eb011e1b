//! The filter of a list: a GET form, so that a filtered list has an address. It must hold coded
//! values only; a search for a name is posted, because addresses end up in logs.

use std::cell::RefCell;

use super::{Answers, Button, Errors, Form, submit};
use crate::i18n::{Lang, Text};
use crate::words;
use maud::{Markup, html};

/// A filter in use, with the address of the list without it.
#[derive(Debug, Clone)]
pub(super) struct Applied {
    /// What is filtered ("Place: Bruzgi").
    pub(super) label: Text,
    /// The list without it.
    pub(super) remove: String,
}

/// The panel above a list. Its form remembers each field that is in force, so that every list shows
/// the same chips without saying anything twice.
#[derive(Debug)]
pub struct Filter<'a> {
    lang: &'a Lang,
    action: &'a str,
    answers: &'a Answers,
    applied: RefCell<Vec<Applied>>,
}

static NOTHING_WRONG: Errors = Errors::new();

impl<'a> Filter<'a> {
    /// The filter of the list at `action`; `answers` are the query of the address.
    pub fn new(lang: &'a Lang, action: &'a str, answers: &'a Answers) -> Self {
        Self {
            lang,
            action,
            answers,
            applied: RefCell::default(),
        }
    }

    /// Writes the fields: `filter.form().select("place", …)`.
    pub fn form(&'a self) -> Form<'a> {
        Form::of_filter(
            self.lang,
            self.action,
            self.answers,
            &NOTHING_WRONG,
            &self.applied,
        )
    }

    /// The panel around its fields. It opens by a touch; what is in force stands below it.
    pub fn view(&self, fields: &[Markup]) -> Markup {
        let applied = self.applied.borrow();
        html! {
            div.ws-filter {
                details.ws-filter__panel {
                    summary.ws-filter__summary {
                        (words::ui_filter(self.lang))
                        @if !applied.is_empty() { " (" (applied.len()) ")" }
                    }
                    form.ws-filter__form method="get" action=(self.action) role="search"
                        aria-label=(words::ui_filter(self.lang).attr()) {
                        @for field in fields { (field) }
                        (submit(words::ui_filter_apply(self.lang), Button::Secondary))
                    }
                }
                @if !applied.is_empty() { (self.chips(&applied)) }
            }
        }
    }

    fn chips(&self, applied: &[Applied]) -> Markup {
        html! {
            div.ws-filter__applied {
                ul aria-label=(words::ui_filter_applied(self.lang).attr()) {
                    @for applied in applied {
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

impl Form<'_> {
    /// Remembers that a field of a filter is in force; in other forms nothing happens. `value` is
    /// what the reader calls it, empty for a box that is ticked.
    pub(super) fn in_force(&self, names: &[&str], label: &Text, value: &Text) {
        let Some(chips) = self.chips else { return };
        let label = if value.attr().is_empty() {
            label.clone()
        } else {
            words::ui_filter_chip(self.lang, label, value)
        };
        let remove = self.without(names);
        chips.borrow_mut().push(Applied { label, remove });
    }

    /// The address of the list without these fields, from its first page.
    fn without(&self, names: &[&str]) -> String {
        let kept: Vec<(&str, &str)> = self
            .answers
            .pairs()
            .filter(|(name, value)| {
                !value.is_empty() && !names.contains(name) && !["after", "done"].contains(name)
            })
            .collect();
        match serde_html_form::to_string(&kept) {
            Ok(query) if !query.is_empty() => format!("{}?{query}", self.action),
            _ => self.action.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Choice, Input};
    use super::*;
    use crate::i18n::Catalogue;

    #[test]
    fn what_is_in_force_is_said_once_and_taken_away_one_by_one() {
        let lang = Catalogue::builder().build().lang("en");
        let asked: Answers = [
            ("office", "g"),
            ("subject", "a b&c"),
            ("sex", ""),
            ("after", "5.x"),
        ]
        .into();
        let filter = Filter::new(&lang, "/people", &asked);
        let form = filter.form();
        let fields = [
            form.select(
                "office",
                "Office",
                None,
                &[Choice::new("g", "Grodno")],
                false,
            ),
            form.select(
                "sex",
                "Sex",
                None,
                &[Choice::new("female", "Female")],
                false,
            ),
            form.text("subject", "Record", None, Input::Code),
        ];
        let html = filter.view(&fields).into_string();
        assert!(html.contains("Filter (2)"), "{html}");
        assert!(
            html.contains("Office: \u{2068}Grodno") || html.contains("Office: Grodno"),
            "{html}"
        );
        assert!(html.contains("href=\"/people?subject=a+b%26c\""), "{html}");
        assert!(html.contains("href=\"/people?office=g\""), "{html}");
        assert_eq!(html.matches("ws-chip\"").count(), 2, "{html}");
    }
}
