//! Puts a room's page into the shell: menu, languages, who is signed in, what just happened.

use maud::Markup;

use super::Visitor;
use crate::ui::{Flash, LanguageLink, Link, Mark, NavItem, Page, Shell, Tone, UserMenu};
use crate::words;

/// The whole document. The banner of a finished act is asked for by the query `done`: the text is
/// ours, so a made-up link can show nothing but "Saved".
pub(super) fn dress(visitor: &Visitor, page: &Page) -> Markup {
    let lang = &visitor.lang;
    let settings = &visitor.house.settings;
    let done = visitor.query.split('&').any(|pair| pair == "done");
    let flash = done.then(|| Flash {
        tone: Tone::Good,
        message: words::ui_saved(lang),
        action: None,
    });
    let who = visitor.who.as_ref();
    let user = who.map(|who| UserMenu {
        name: who.login.clone(),
        role: "".into(),
        links: vec![Link::new(words::ui_my_account(lang), "/account")],
        sign_out: "/sign-out".to_string(),
    });
    Shell {
        lang,
        mission: &settings.mission,
        home: "/",
        nav: menu(visitor),
        user,
        csrf: who.map_or("", |w| w.csrf.as_str()),
        languages: languages(visitor),
        flash,
        mark: settings.demo.then_some(Mark::Demo),
        footer: Vec::new(),
    }
    .view(page)
}

fn menu(visitor: &Visitor) -> Vec<NavItem> {
    let Some(who) = &visitor.who else {
        return Vec::new();
    };
    let house = &visitor.house;
    let mut entries: Vec<_> = house
        .nav
        .iter()
        .filter(|entry| house.policy.allows_somewhere(&who.actor, entry.action))
        .collect();
    entries.sort_by_key(|entry| entry.order);
    entries
        .into_iter()
        .map(|entry| {
            let current = visitor.path == entry.href
                || visitor
                    .path
                    .strip_prefix(entry.href)
                    .is_some_and(|rest| rest.starts_with('/'));
            NavItem::new((entry.label)(&visitor.lang), entry.href, current)
        })
        .collect()
}

fn languages(visitor: &Visitor) -> Vec<LanguageLink> {
    let back = if visitor.query.is_empty() {
        visitor.path.clone()
    } else {
        format!("{}?{}", visitor.path, visitor.query)
    };
    let back: String =
        percent_encoding::utf8_percent_encode(&back, percent_encoding::NON_ALPHANUMERIC)
            .to_string();
    visitor
        .house
        .catalogue
        .languages()
        .iter()
        .map(|lang| LanguageLink {
            code: lang.tag().to_string(),
            name: lang.name(),
            href: format!("/language/{}?back={back}", lang.tag()),
            current: lang.tag() == visitor.lang.tag(),
        })
        .collect()
}
