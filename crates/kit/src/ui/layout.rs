//! The page and the shell around it. A room returns a [`Page`]; the house, which knows the
//! language, the menu and who is signed in, wraps it with a [`Shell`]. Neither ever writes an
//! inline script or style: the content security policy forbids both.

use super::{Errors, LanguageLink, Link, NavItem, UserMenu, error_summary, nav};
use crate::assets;
use crate::i18n::{Lang, Text};
use crate::words;
use maud::{DOCTYPE, Markup, html};

/// What a colour says; the word beside it says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// No judgement.
    #[default]
    Neutral,
    /// Under way, worth knowing.
    Info,
    /// Done, well.
    Good,
    /// Needs a look.
    Attention,
    /// Overdue, refused, dangerous.
    Bad,
}

impl Tone {
    pub(super) fn tag_class(self) -> &'static str {
        match self {
            Self::Neutral => "govuk-tag--grey",
            Self::Info => "govuk-tag--blue",
            Self::Good => "govuk-tag--green",
            Self::Attention => "govuk-tag--yellow",
            Self::Bad => "govuk-tag--red",
        }
    }
}

/// What may be thought to be real but is not, or may be thought to be public but is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Invented records.
    Demo,
    /// Not for passing on.
    Internal,
}

/// How wide the content may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// Lists and records: the whole container.
    #[default]
    Work,
    /// Forms and text: a measure that the eye can follow.
    Read,
}

/// The way back up.
#[derive(Debug, Clone, Default)]
pub enum Trail {
    /// A page of the menu.
    #[default]
    None,
    /// One step back; forms.
    Back(String),
    /// The pages above this one, outermost first; this one is not among them.
    Crumbs(Vec<Link>),
}

/// What just happened, shown once on the page that follows.
#[derive(Debug, Clone)]
pub struct Flash {
    /// [`Tone::Good`] for something done; others for news.
    pub tone: Tone,
    /// One sentence.
    pub message: Text,
    /// What can be done about it: an undo button, a link.
    pub action: Option<Markup>,
}

/// What a room gives: the content with its heading. Everything around it is the shell's.
#[derive(Debug, Clone)]
#[must_use]
pub struct Page {
    /// The heading and the title of the window. Holds no name of a person: titles stay in the
    /// browser's history.
    pub title: Text,
    /// A line above the heading (a case number, the thing that a form belongs to).
    pub caption: Option<Markup>,
    /// Buttons beside the heading.
    pub actions: Option<Markup>,
    /// The identity bar or another strip between menu and heading.
    pub strip: Option<Markup>,
    /// The way back up.
    pub trail: Trail,
    /// How wide.
    pub width: Width,
    /// What is wrong with the form on the page.
    pub errors: Errors,
    /// Where "Exit this page" leads at once; public pages only.
    pub exit: Option<String>,
    /// The content under the heading.
    pub main: Markup,
}

impl Page {
    /// A wide page: lists and records.
    pub fn new(title: impl Into<Text>, main: Markup) -> Self {
        Self {
            title: title.into(),
            caption: None,
            actions: None,
            strip: None,
            trail: Trail::None,
            width: Width::Work,
            errors: Errors::new(),
            exit: None,
            main,
        }
    }

    /// A page with a form: narrow, with what is wrong at its top.
    pub fn form(title: impl Into<Text>, errors: &Errors, main: Markup) -> Self {
        Self {
            width: Width::Read,
            errors: errors.clone(),
            ..Self::new(title, main)
        }
    }

    /// A narrow page of text.
    pub fn text(title: impl Into<Text>, main: Markup) -> Self {
        Self {
            width: Width::Read,
            ..Self::new(title, main)
        }
    }

    /// Adds a line above the heading.
    pub fn caption(mut self, caption: Markup) -> Self {
        self.caption = Some(caption);
        self
    }

    /// Adds buttons beside the heading.
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = Some(actions);
        self
    }

    /// Puts an identity bar above the heading.
    pub fn strip(mut self, strip: Markup) -> Self {
        self.strip = Some(strip);
        self
    }

    /// One step back.
    pub fn back(mut self, href: impl Into<String>) -> Self {
        self.trail = Trail::Back(href.into());
        self
    }

    /// The pages above this one, outermost first.
    pub fn crumbs(mut self, links: Vec<Link>) -> Self {
        self.trail = Trail::Crumbs(links);
        self
    }

    /// Offers to leave at once for `href`, a harmless page elsewhere.
    pub fn exit(mut self, href: impl Into<String>) -> Self {
        self.exit = Some(href.into());
        self
    }
}

/// What the house puts around every page.
#[derive(Debug, Clone)]
pub struct Shell<'a> {
    /// Language of the page.
    pub lang: &'a Lang,
    /// The mission's name, beside the program's.
    pub mission: &'a str,
    /// Where the name in the header leads.
    pub home: &'a str,
    /// Entries of the menu that this reader may use.
    pub nav: Vec<NavItem>,
    /// Whoever is signed in.
    pub user: Option<UserMenu>,
    /// The session's CSRF token.
    pub csrf: &'a str,
    /// Languages on offer, the current one included.
    pub languages: Vec<LanguageLink>,
    /// What just happened.
    pub flash: Option<Flash>,
    /// Demo or internal.
    pub mark: Option<Mark>,
    /// Links at the foot.
    pub footer: Vec<Link>,
}

impl Shell<'_> {
    /// The whole document.
    pub fn view(&self, page: &Page) -> Markup {
        html! {
            (DOCTYPE)
            html.govuk-template lang=(self.lang.tag()) dir=(self.lang.direction().as_str()) {
                (self.head(page))
                body.govuk-template__body {
                    a.govuk-skip-link href="#main" data-module="govuk-skip-link" {
                        (words::ui_skip_to_main(self.lang))
                    }
                    (self.header())
                    @if let Some(exit) = &page.exit { (exit_this_page(self.lang, exit)) }
                    div.govuk-width-container.ws-page {
                        (self.trail(&page.trail))
                        main.govuk-main-wrapper.ws-page__main tabindex="-1" id="main" { (self.main(page)) }
                    }
                    (self.footer())
                }
            }
        }
    }

    fn head(&self, page: &Page) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                title {
                    @if !page.errors.is_empty() { (words::ui_error(self.lang).to_string()) " " }
                    (page.title.to_string()) " – " (self.mission)
                }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="theme-color" content="#0b4f6c";
                meta name="robots" content="noindex";
                link rel="icon" href=(assets::url("favicon.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::url("app.css"));
                script type="module" src=(assets::url("app.js")) {}
            }
        }
    }

    fn main(&self, page: &Page) -> Markup {
        let width = match page.width {
            Width::Work => "ws-work",
            Width::Read => "ws-read",
        };
        html! {
            @if let Some(flash) = &self.flash { (flash_banner(self.lang, flash)) }
            @if let Some(strip) = &page.strip { (strip) }
            div class=(width) {
                (error_summary(self.lang, &page.errors))
                div.ws-heading {
                    h1.govuk-heading-l {
                        @if let Some(caption) = &page.caption { span.govuk-caption-l { (caption) } }
                        (page.title)
                    }
                    @if let Some(actions) = &page.actions { div.ws-heading__actions { (actions) } }
                }
                (page.main)
            }
        }
    }

    fn header(&self) -> Markup {
        html! {
            header.ws-header {
                div.govuk-width-container.ws-header__bar {
                    a.ws-header__name href=(self.home) {
                        span.ws-header__program { "Waystation" }
                        span.ws-header__mission { (self.mission) }
                    }
                    @if let Some(mark) = self.mark { (mark_tag(self.lang, mark)) }
                    div.ws-header__tools {
                        (nav::languages(self.lang, &self.languages))
                        @if let Some(user) = &self.user { (nav::user_menu(self.lang, self.csrf, user)) }
                    }
                }
                @if !self.nav.is_empty() {
                    div.ws-header__nav {
                        div.govuk-width-container { (nav::main_nav(self.lang, &self.nav)) }
                    }
                }
            }
        }
    }

    fn trail(&self, trail: &Trail) -> Markup {
        html! {
            @match trail {
                Trail::None => {}
                Trail::Back(href) => {
                    a.govuk-back-link href=(href) { (words::ui_back(self.lang)) }
                }
                Trail::Crumbs(links) => {
                    nav.govuk-breadcrumbs aria-label=(words::ui_breadcrumb(self.lang).attr()) {
                        ol.govuk-breadcrumbs__list {
                            @for link in links {
                                li.govuk-breadcrumbs__list-item {
                                    a.govuk-breadcrumbs__link href=(link.href) { (link.label) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn footer(&self) -> Markup {
        html! {
            footer.ws-footer {
                div.govuk-width-container {
                    @if !self.footer.is_empty() {
                        ul.ws-footer__links {
                            @for link in &self.footer {
                                li { a.govuk-link href=(link.href) { (link.label) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn mark_tag(lang: &Lang, mark: Mark) -> Markup {
    let word = match mark {
        Mark::Demo => words::ui_demo(lang),
        Mark::Internal => words::ui_internal(lang),
    };
    html! { strong.ws-mark { (word) } }
}

fn flash_banner(lang: &Lang, flash: &Flash) -> Markup {
    let good = flash.tone == Tone::Good;
    let title = if good {
        words::ui_done(lang)
    } else {
        words::ui_important(lang)
    };
    html! {
        div.ws-flash.ws-flash--bad[flash.tone == Tone::Bad].ws-flash--good[good] role="status" {
            span.govuk-visually-hidden { (title) ": " }
            p.ws-flash__message { (flash.message) }
            @if let Some(action) = &flash.action { div.ws-flash__action { (action) } }
        }
    }
}

// Works as a plain link; with scripts it also covers the page at once and answers three times
// Shift.
fn exit_this_page(lang: &Lang, href: &str) -> Markup {
    html! {
        div.govuk-width-container {
            div.govuk-exit-this-page data-module="govuk-exit-this-page"
                "data-i18n.activated"=(words::ui_exit_leaving(lang).attr())
                "data-i18n.press-two-more-times"=(words::ui_exit_shift(lang).attr())
                "data-i18n.press-one-more-time"=(words::ui_exit_shift_again(lang).attr())
                "data-i18n.timed-out"=(words::ui_exit_shift_over(lang).attr()) {
                a.govuk-button.govuk-button--warning.govuk-exit-this-page__button.govuk-js-exit-this-page-button
                    href=(href) rel="nofollow noreferrer" { (words::ui_exit_page(lang)) }
            }
        }
    }
}
