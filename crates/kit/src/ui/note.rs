//! Boxes of text: inset, warning, something to unfold, an empty list. They must never carry what
//! a form needs in order to be understood.

use crate::i18n::{Lang, Text};
use crate::words;
use maud::{Markup, html};

/// A remark set apart from the text around it.
pub fn inset(body: &Markup) -> Markup {
    html! { div.govuk-inset-text { (body) } }
}

/// Something that harms if it is not read.
pub fn warning(lang: &Lang, text: impl Into<Text>) -> Markup {
    html! {
        div.govuk-warning-text {
            span.govuk-warning-text__icon aria-hidden="true" { "!" }
            strong.govuk-warning-text__text {
                span.govuk-visually-hidden { (words::ui_warning(lang)) " " }
                (text.into())
            }
        }
    }
}

/// Text that most readers need not see, behind one line that says what it is.
pub fn details(summary: impl Into<Text>, body: &Markup) -> Markup {
    html! {
        details.govuk-details {
            summary.govuk-details__summary { span.govuk-details__summary-text { (summary.into()) } }
            div.govuk-details__text { (body) }
        }
    }
}

/// What stands where a list would be: why it is empty and what to do next.
pub fn empty_state(
    title: impl Into<Text>,
    explanation: impl Into<Text>,
    action: Option<&Markup>,
) -> Markup {
    html! {
        div.ws-empty {
            p.ws-empty__title { (title.into()) }
            p.ws-empty__text { (explanation.into()) }
            @if let Some(action) = action { (action) }
        }
    }
}
