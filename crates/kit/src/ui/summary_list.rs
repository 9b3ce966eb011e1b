//! Keys and values of one thing, with what can be done about each.

use maud::{Markup, html};
use std::borrow::Cow;

/// A link beside a value. `context` is read out after the label ("Change *date of birth*"), so
/// that a list of such links makes sense by itself.
pub struct SummaryAction<'a> {
    /// The visible verb.
    pub label: Cow<'a, str>,
    /// What it is about; visually hidden.
    pub context: Cow<'a, str>,
    /// Where it leads.
    pub href: Cow<'a, str>,
}

/// One key with its value.
pub struct SummaryRow<'a> {
    key: Cow<'a, str>,
    value: Markup,
    actions: Vec<SummaryAction<'a>>,
}

impl<'a> SummaryRow<'a> {
    /// A row; names inside `value` go through [`name`](super::name).
    pub fn new(key: impl Into<Cow<'a, str>>, value: Markup) -> Self {
        Self {
            key: key.into(),
            value,
            actions: Vec::new(),
        }
    }

    /// Adds a link at the end of the row.
    #[must_use]
    pub fn action(
        mut self,
        label: impl Into<Cow<'a, str>>,
        context: impl Into<Cow<'a, str>>,
        href: impl Into<Cow<'a, str>>,
    ) -> Self {
        self.actions.push(SummaryAction {
            label: label.into(),
            context: context.into(),
            href: href.into(),
        });
        self
    }
}

/// The list. An empty value is shown as a dash, so that "unknown" is visible rather than missing.
pub fn summary_list(rows: &[SummaryRow]) -> Markup {
    html! {
        dl.govuk-summary-list {
            @for row in rows {
                div.govuk-summary-list__row.govuk-summary-list__row--no-actions[row.actions.is_empty()] {
                    dt.govuk-summary-list__key { (row.key) }
                    dd.govuk-summary-list__value {
                        @if row.value.0.is_empty() { "–" } @else { (row.value) }
                    }
                    @if !row.actions.is_empty() {
                        dd.govuk-summary-list__actions { (actions(&row.actions)) }
                    }
                }
            }
        }
    }
}

fn actions(actions: &[SummaryAction]) -> Markup {
    let link = |action: &SummaryAction| {
        html! {
            a.govuk-link href=(action.href) {
                (action.label) span.govuk-visually-hidden { " " (action.context) }
            }
        }
    };
    html! {
        @if let [only] = actions { (link(only)) } @else {
            ul.govuk-summary-list__actions-list {
                @for action in actions {
                    li.govuk-summary-list__actions-list-item { (link(action)) }
                }
            }
        }
    }
}
