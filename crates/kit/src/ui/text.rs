//! Small pieces of running text whose writing direction or alignment needs care. They must never
//! change what is written, only isolate it.

use crate::i18n::Text;
use maud::{Markup, html};

/// A name or other text in whatever script it has, isolated so that it cannot turn the sentence
/// around it. Every name of a person or place on a page goes through here. Nothing for no name, so
/// that a list of keys can show its dash.
///
/// ```
/// use kit::ui::name;
/// assert_eq!(name("Зара & Али").into_string(), "<bdi>Зара &amp; Али</bdi>");
/// assert_eq!(name("").into_string(), "");
/// ```
pub fn name(text: &str) -> Markup {
    html! { @if !text.is_empty() { bdi { (text) } } }
}

/// A link inside text or a cell.
pub fn link(label: impl Into<Text>, href: &str) -> Markup {
    html! { a.govuk-link href=(href) { (label.into()) } }
}

/// A name that leads to whoever or whatever bears it.
pub fn name_link(text: &str, href: &str) -> Markup {
    html! { a.govuk-link href=(href) { (name(text)) } }
}

/// An identifier, document number, phone or ISO date: left to right, never broken over lines.
pub fn code(text: &str) -> Markup {
    html! { bdi.ws-code dir="ltr" { (text) } }
}

/// A number already written in the reader's language, with digits of equal width.
pub fn number(text: &str) -> Markup {
    html! { span.ws-number { (text) } }
}
