//! Numbers that a page opens with. Each leads to its definition; none may stand without saying
//! what it counts.

use crate::i18n::Text;
use maud::{Markup, html};

/// One number.
#[derive(Debug, Clone)]
pub struct KeyFigure<'a> {
    /// The number, written in the reader's language; a dash where it is suppressed.
    pub value: &'a str,
    /// What it counts, unit included.
    pub label: Text,
    /// Window, source or change since the last issue; may be empty.
    pub note: Text,
    /// Its definition and evidence.
    pub href: Option<&'a str>,
}

/// A row of figures.
pub fn key_figures(figures: &[KeyFigure]) -> Markup {
    html! {
        ul.ws-figures {
            @for figure in figures {
                li.ws-figure {
                    p.ws-figure__value { bdi { (figure.value) } }
                    p.ws-figure__label {
                        @if let Some(href) = figure.href {
                            a.govuk-link href=(href) { (figure.label) }
                        } @else { (figure.label) }
                    }
                    @if !figure.note.attr().is_empty() { p.ws-figure__note { (figure.note) } }
                }
            }
        }
    }
}
