//! Boxes of text: inset, warning, something to unfold, an empty list. They must never carry what
//! a form needs in order to be understood.

use super::{Lang, words};
use maud::{Markup, html};

/// A remark set apart from the text around it.
pub fn inset(body: &Markup) -> Markup {
    html! { div.govuk-inset-text { (body) } }
}

/// Something that harms if it is not read.
pub fn warning(lang: &Lang, text: &str) -> Markup {
    html! {
        div.govuk-warning-text {
            span.govuk-warning-text__icon aria-hidden="true" { "!" }
            strong.govuk-warning-text__text {
                span.govuk-visually-hidden { (words::warning(lang)) " " }
                (text)
            }
        }
    }
}

/// Text that most readers need not see, behind one line that says what it is.
pub fn details(summary: &str, body: &Markup) -> Markup {
    html! {
        details.govuk-details {
            summary.govuk-details__summary { span.govuk-details__summary-text { (summary) } }
            div.govuk-details__text { (body) }
        }
    }
}

/// What stands where a list would be: why it is empty and what to do next.
pub fn empty_state(title: &str, explanation: &str, action: Option<&Markup>) -> Markup {
    html! {
        div.ws-empty {
            p.ws-empty__title { (title) }
            p.ws-empty__text { (explanation) }
            @if let Some(action) = action { (action) }
        }
    }
}
