//! Buttons and links that look like them. What changes something is a POST with a CSRF token;
//! a link never changes anything.

use crate::i18n::Text;
use maud::{Markup, html};

/// How weighty a button is: one `Primary` a page, `Warning` for what cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Button {
    /// The one thing that the page is for.
    #[default]
    Primary,
    /// Everything else.
    Secondary,
    /// Destroys or ends something.
    Warning,
    /// Looks like a link; for small actions inside rows.
    Plain,
}

impl Button {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "govuk-button",
            Self::Secondary => "govuk-button govuk-button--secondary",
            Self::Warning => "govuk-button govuk-button--warning",
            Self::Plain => "ws-plain-button",
        }
    }
}

/// The button that sends the form it stands in; a second click within a second is ignored where
/// scripts run (the idempotency key stops it everywhere).
pub fn submit(label: impl Into<Text>, kind: Button) -> Markup {
    html! {
        button class=(kind.class()) type="submit" data-module="govuk-button"
            data-prevent-double-click="true" { (label.into()) }
    }
}

/// A link that looks like a button.
pub fn link_button(label: impl Into<Text>, href: &str, kind: Button) -> Markup {
    html! { a class=(kind.class()) href=(href) draggable="false" { (label.into()) } }
}

/// Buttons side by side, one under the other on a phone.
pub fn button_group(buttons: &[Markup]) -> Markup {
    html! { div.govuk-button-group { @for button in buttons { (button) } } }
}

/// A form that is only a button: one act on one thing.
#[derive(Debug, Clone)]
pub struct Post<'a> {
    /// Where it is sent.
    pub action: &'a str,
    /// The session's CSRF token.
    pub csrf: &'a str,
    /// The visible verb.
    pub label: Text,
    /// What it acts on, read out after the label; empty where the label says it.
    pub context: Text,
    /// Hidden fields: version, idempotency key, choice.
    pub fields: &'a [(&'a str, &'a str)],
    /// How weighty.
    pub kind: Button,
}

/// See [`Post`].
pub fn post_button(post: &Post) -> Markup {
    html! {
        form.ws-post method="post" action=(post.action) {
            input type="hidden" name="csrf" value=(post.csrf);
            @for (name, value) in post.fields {
                input type="hidden" name=(name) value=(value);
            }
            button class=(post.kind.class()) type="submit" data-module="govuk-button"
                data-prevent-double-click="true" {
                (post.label)
                @if !post.context.attr().is_empty() {
                    span.govuk-visually-hidden { " " (post.context) }
                }
            }
        }
    }
}
