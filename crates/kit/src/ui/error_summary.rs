//! The box at the top of a page that lists what is wrong and leads to each field. `Page::errors`
//! places it; it must never stand alone without the same sentence beside its field.

use super::Errors;
use crate::i18n::Lang;
use crate::words;
use maud::{Markup, html};

/// Lists every error as a link to its field; empty when nothing is wrong. Receives the focus when
/// scripts run, and is announced either way.
pub fn error_summary(lang: &Lang, errors: &Errors) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.govuk-error-summary data-module="govuk-error-summary" {
                div role="alert" {
                    h2.govuk-error-summary__title { (words::ui_problem(lang)) }
                    div.govuk-error-summary__body {
                        ul.govuk-list.govuk-error-summary__list {
                            @for (name, message) in errors.iter() {
                                li { a href={ "#" (name) } { (message) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
