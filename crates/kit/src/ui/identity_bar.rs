//! Who this is about, at the top of every page of one person or household, so that nobody acts on
//! the wrong one. It must show what protects the person (do not call, do not share) before
//! anything else can be done.

use super::{Tone, tag};
use crate::i18n::Text;
use maud::{Markup, html};

/// The bar. Every string is in the reader's language already.
#[derive(Debug, Clone)]
pub struct IdentityBar<'a> {
    /// What the bar is, for those who hear it ("Person").
    pub label: Text,
    /// The name as it is written in its own script; or the words for "name not given".
    pub name: &'a str,
    /// The name in another script; may be empty.
    pub other_name: &'a str,
    /// Number with its check digit.
    pub number: &'a str,
    /// Safety first: do not call, do not share, interpreter needed, child alone.
    pub flags: Vec<(Text, Tone)>,
    /// Age, language, place, consent, owner: short label and value.
    pub facts: Vec<(Text, Markup)>,
    /// What comes next, with its date; overdue is said by a flag inside.
    pub next: Option<Markup>,
}

/// See [`IdentityBar`].
pub fn identity_bar(bar: &IdentityBar) -> Markup {
    html! {
        section.ws-identity aria-label=(bar.label.attr()) {
            div.ws-identity__who {
                p.ws-identity__name {
                    bdi { (bar.name) }
                    @if !bar.other_name.is_empty() {
                        " " bdi.ws-identity__other { (bar.other_name) }
                    }
                }
                p.ws-identity__number { bdi.ws-code dir="ltr" { (bar.number) } }
                @if !bar.flags.is_empty() {
                    ul.ws-identity__flags {
                        @for (word, tone) in &bar.flags { li { (tag(word.clone(), *tone)) } }
                    }
                }
            }
            dl.ws-identity__facts {
                @for (label, value) in &bar.facts {
                    div { dt { (label) } dd { (value) } }
                }
            }
            @if let Some(next) = &bar.next { div.ws-identity__next { (next) } }
        }
    }
}
