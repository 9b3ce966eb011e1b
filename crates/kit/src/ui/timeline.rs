//! What happened to one thing, newest first. It must never reorder: callers say which clock
//! (occurred or recorded) they follow.

use crate::i18n::Text;
use maud::{Markup, html};

/// One event.
#[derive(Debug, Clone)]
pub struct TimelineItem<'a> {
    /// What happened, in a few words.
    pub title: Text,
    /// For machines: a date or instant in ISO 8601.
    pub datetime: &'a str,
    /// For people: the same in the reader's language.
    pub when: Text,
    /// Who did it; may be empty.
    pub by: &'a str,
    /// More about it; may be empty.
    pub body: Markup,
}

/// The list; `label` names it for those who hear it.
pub fn timeline(label: &Text, items: &[TimelineItem]) -> Markup {
    html! {
        ol.moj-timeline aria-label=(label.attr()) {
            @for item in items {
                li.moj-timeline__item {
                    div.moj-timeline__header {
                        h2.moj-timeline__title { (item.title) }
                        @if !item.by.is_empty() {
                            p.moj-timeline__byline { bdi { (item.by) } }
                        }
                    }
                    p.moj-timeline__date { time datetime=(item.datetime) { (item.when) } }
                    @if !item.body.0.is_empty() {
                        div.moj-timeline__description { (item.body) }
                    }
                }
            }
        }
    }
}
