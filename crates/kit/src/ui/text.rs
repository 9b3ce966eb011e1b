//! Small pieces of running text whose writing direction or alignment needs care. They must never
//! change what is written, only isolate it.

use maud::{Markup, html};

/// A name or other text in whatever script it has, isolated so that it cannot turn the sentence
/// around it. Every name of a person or place on a page goes through here.
pub fn name(text: &str) -> Markup {
    html! { bdi { (text) } }
}

/// An identifier, document number, phone or ISO date: left to right, never broken over lines.
pub fn code(text: &str) -> Markup {
    html! { bdi.ws-code dir="ltr" { (text) } }
}

/// A number already written in the reader's language, with digits of equal width.
pub fn number(text: &str) -> Markup {
    html! { span.ws-number { (text) } }
}
