//! Keys and values of one thing, with what can be done about each.

use crate::i18n::Text;
use maud::{Markup, html};

/// A link beside a value. `context` is read out after the label ("Change *date of birth*"), so
/// that a list of such links makes sense by itself.
#[derive(Debug, Clone)]
pub struct SummaryAction {
    /// The visible verb.
    pub label: Text,
    /// What it is about; visually hidden.
    pub context: Text,
    /// Where it leads.
    pub href: String,
}

/// One key with its value.
#[derive(Debug, Clone)]
pub struct SummaryRow {
    key: Text,
    value: Markup,
    actions: Vec<SummaryAction>,
}

impl SummaryRow {
    /// A row; names inside `value` go through [`name`](super::name).
    pub fn new(key: impl Into<Text>, value: Markup) -> Self {
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
        label: impl Into<Text>,
        context: impl Into<Text>,
        href: impl Into<String>,
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
