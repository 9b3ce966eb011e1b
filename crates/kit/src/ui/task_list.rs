//! What is to be done for one thing, each with its state. It must never hide a task that blocks
//! another.

use super::{Tone, tag};
use crate::i18n::Text;
use maud::{Markup, html};

/// One task.
#[derive(Debug, Clone)]
pub struct Task<'a> {
    /// What is to be done.
    pub label: Text,
    /// Where it is done; none while it cannot be.
    pub href: Option<&'a str>,
    /// Why, by when, by whom; may be empty.
    pub hint: Text,
    /// Its state in a word.
    pub status: (Text, Tone),
}

/// The list. `key` is put before its ids and must differ between lists on one page.
pub fn task_list(key: &str, tasks: &[Task]) -> Markup {
    html! {
        ul.govuk-task-list {
            @for (n, task) in tasks.iter().enumerate() {
                li.govuk-task-list__item.govuk-task-list__item--with-link[task.href.is_some()] {
                    div.govuk-task-list__name-and-hint {
                        @if let Some(href) = task.href {
                            a.govuk-link.govuk-task-list__link href=(href)
                                aria-describedby={ (key) "-" (n) "-status" } { (task.label) }
                        } @else { div { (task.label) } }
                        @if !task.hint.attr().is_empty() {
                            div.govuk-task-list__hint { (task.hint) }
                        }
                    }
                    div.govuk-task-list__status id={ (key) "-" (n) "-status" } {
                        (tag(task.status.0.clone(), task.status.1))
                    }
                }
            }
        }
    }
}
