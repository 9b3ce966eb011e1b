//! Previous and next of a list that is paged by key. There are no page numbers, because rows that
//! arrive meanwhile would move them.

use crate::i18n::Lang;
use crate::words;
use maud::{Markup, html};

/// Where the neighbouring pages are; `None` at an end of the list.
#[derive(Debug, Clone, Default)]
pub struct Pager {
    /// Address of the previous page.
    pub previous: Option<String>,
    /// Address of the next page.
    pub next: Option<String>,
}

impl Pager {
    /// The navigation; nothing when the list has one page only.
    pub fn view(&self, lang: &Lang) -> Markup {
        html! {
            @if self.previous.is_some() || self.next.is_some() {
                nav.govuk-pagination aria-label=(words::ui_pages(lang).attr()) {
                    @if let Some(href) = &self.previous {
                        div.govuk-pagination__prev {
                            a.govuk-link.govuk-pagination__link href=(href) rel="prev" {
                                span.ws-arrow.ws-arrow--back aria-hidden="true" {}
                                span.govuk-pagination__link-title { (words::ui_previous(lang)) }
                            }
                        }
                    }
                    @if let Some(href) = &self.next {
                        div.govuk-pagination__next {
                            a.govuk-link.govuk-pagination__link href=(href) rel="next" {
                                span.govuk-pagination__link-title { (words::ui_next(lang)) }
                                span.ws-arrow aria-hidden="true" {}
                            }
                        }
                    }
                }
            }
        }
    }
}
