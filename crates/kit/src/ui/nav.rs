//! Ways through the house: menu, sections of one thing, languages, the person's own menu. They
//! must never show a way that the reader may not go: callers filter by policy.

use crate::i18n::{Lang, Text};
use crate::words;
use maud::{Markup, html};

/// A plain link.
#[derive(Debug, Clone)]
pub struct Link {
    /// What it says.
    pub label: Text,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link.
    pub fn new(label: impl Into<Text>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: href.into(),
        }
    }
}

/// An entry of a menu. An entry with children shows them in a second row while it is current.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// What it says and where it leads.
    pub link: Link,
    /// Whether the page belongs to it.
    pub current: bool,
    /// Entries under it.
    pub children: Vec<NavItem>,
}

impl NavItem {
    /// An entry without children.
    pub fn new(label: impl Into<Text>, href: impl Into<String>, current: bool) -> Self {
        Self {
            link: Link::new(label, href),
            current,
            children: Vec::new(),
        }
    }

    /// Puts entries under this one.
    #[must_use]
    pub fn children(mut self, children: Vec<NavItem>) -> Self {
        self.children = children;
        self
    }
}

/// The menu behind the name of whoever is signed in.
#[derive(Debug, Clone)]
pub struct UserMenu {
    /// Who is signed in.
    pub name: String,
    /// Role or office, shown small.
    pub role: Text,
    /// Own pages.
    pub links: Vec<Link>,
    /// Where signing out is posted to.
    pub sign_out: String,
}

/// Another language for the same page.
#[derive(Debug, Clone)]
pub struct LanguageLink {
    /// BCP 47 tag.
    pub code: String,
    /// The language's own name for itself.
    pub name: String,
    /// Where choosing it leads.
    pub href: String,
    /// Whether the page is in it already.
    pub current: bool,
}

/// Sections of one thing (a person: overview, documents, returns…). `label` names the list for
/// those who hear it.
pub fn sub_nav(label: &Text, items: &[NavItem]) -> Markup {
    html! {
        nav.moj-sub-navigation aria-label=(label.attr()) {
            ul.moj-sub-navigation__list {
                @for item in items {
                    li.moj-sub-navigation__item {
                        a.moj-sub-navigation__link href=(item.link.href)
                            aria-current=[item.current.then_some("page")] { (item.link.label) }
                    }
                }
            }
        }
    }
}

/// The main menu: one row, and a second one for the children of the current entry.
pub(super) fn main_nav(lang: &Lang, items: &[NavItem]) -> Markup {
    let open = items.iter().find(|i| i.current && !i.children.is_empty());
    html! {
        nav.ws-nav data-module="ws-menu" aria-label=(words::ui_main_navigation(lang).attr()) {
            button.ws-nav__toggle type="button" aria-expanded="false" aria-controls="menu" hidden {
                (words::ui_menu(lang))
            }
            div.ws-nav__panel id="menu" {
                (row(items, "ws-nav__list"))
                @if let Some(parent) = open { (row(&parent.children, "ws-nav__list ws-nav__list--second")) }
            }
        }
    }
}

fn row(items: &[NavItem], class: &str) -> Markup {
    html! {
        ul class=(class) {
            @for item in items {
                li {
                    a.ws-nav__link href=(item.link.href) aria-current=[current(item)] { (item.link.label) }
                }
            }
        }
    }
}

// An entry whose child is the page is "true" (within), the page itself is "page".
fn current(item: &NavItem) -> Option<&'static str> {
    item.current.then_some(if item.children.is_empty() {
        "page"
    } else {
        "true"
    })
}

pub(super) fn languages(lang: &Lang, links: &[LanguageLink]) -> Markup {
    html! {
        @if links.len() > 1 {
            nav.ws-languages aria-label=(words::ui_language(lang).attr()) {
                ul {
                    @for link in links {
                        li {
                            @if link.current {
                                span lang=(link.code) aria-current="true" { (link.name) }
                            } @else {
                                a href=(link.href) lang=(link.code) hreflang=(link.code) rel="alternate" {
                                    (link.name)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn user_menu(lang: &Lang, csrf: &str, user: &UserMenu) -> Markup {
    html! {
        details.ws-user data-module="ws-dismiss" {
            summary {
                bdi.ws-user__name { (user.name) }
                @if !user.role.attr().is_empty() { span.ws-user__role { (user.role) } }
            }
            div.ws-user__panel {
                @if !user.links.is_empty() {
                    ul { @for link in &user.links { li { a href=(link.href) { (link.label) } } } }
                }
                form method="post" action=(user.sign_out) {
                    input type="hidden" name="csrf" value=(csrf);
                    button.ws-plain-button type="submit" { (words::ui_sign_out(lang)) }
                }
            }
        }
    }
}
