//! A gallery of every part in every state, arranged as the pages they are made for. Browser tests
//! walk it in both writing directions; people look at it before they build a page. It must never
//! show a part that rooms cannot use.

mod pages;
mod samples;

use super::{Flash, LanguageLink, Link, Mark, NavItem, Shell, Tone, UserMenu};
use crate::i18n::Lang;
use maud::Markup;
use samples::samples;

/// A page of the gallery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Specimen {
    /// Buttons, tags, boxes, figures.
    Parts,
    /// A filtered list of people.
    List,
    /// One person's record.
    Record,
    /// A form as it is first met.
    Form,
    /// The same sent back with errors.
    FormErrors,
    /// A page for the people served, without an account.
    Public,
}

impl Specimen {
    /// Every page, in the order of the gallery's menu.
    pub const ALL: [Self; 6] = [
        Self::Parts,
        Self::List,
        Self::Record,
        Self::Form,
        Self::FormErrors,
        Self::Public,
    ];

    /// The word that stands for it in an address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Parts => "parts",
            Self::List => "list",
            Self::Record => "record",
            Self::Form => "form",
            Self::FormErrors => "form-errors",
            Self::Public => "public",
        }
    }

    /// The page that a word of an address stands for.
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.slug() == slug)
    }

    fn label(self, lang: &Lang) -> &'static str {
        let s = samples(lang);
        match self {
            Self::Parts => s.parts,
            Self::List => s.list,
            Self::Record => s.record,
            Self::Form => s.form,
            Self::FormErrors => s.form_errors,
            Self::Public => s.public_page,
        }
    }
}

/// The page with a shell around it, as the house would wrap it. `base` is where the gallery is
/// served, without a slash at its end; pages are `{base}/{tag}/{slug}`.
pub fn gallery(lang: &Lang, languages: &[Lang], base: &str, specimen: Specimen) -> Markup {
    let page = match specimen {
        Specimen::Parts => pages::parts(lang),
        Specimen::List => pages::list(lang),
        Specimen::Record => pages::record(lang),
        Specimen::Form => pages::form(lang),
        Specimen::FormErrors => pages::form_with_errors(lang),
        Specimen::Public => pages::public(lang),
    };
    shell(lang, languages, base, specimen).view(&page)
}

fn shell<'a>(lang: &'a Lang, languages: &[Lang], base: &str, specimen: Specimen) -> Shell<'a> {
    let s = samples(lang);
    let public = specimen == Specimen::Public;
    let here = |tag: &str, page: Specimen| format!("{base}/{tag}/{}", page.slug());
    let pages = Specimen::ALL
        .into_iter()
        .map(|page| NavItem::new(page.label(lang), here(lang.tag(), page), page == specimen));
    let gallery =
        NavItem::new(s.gallery, here(lang.tag(), Specimen::Parts), true).children(pages.collect());
    let others = [s.people, s.returns, s.services, s.hotline, s.reports];
    let others = others.map(|label| NavItem::new(label, "#main", false));
    Shell {
        lang,
        mission: s.mission,
        home: "#main",
        nav: if public {
            Vec::new()
        } else {
            others.into_iter().chain([gallery]).collect()
        },
        user: (!public).then(|| UserMenu {
            name: "Alesia Hrynkevich-Vasilevskaya".into(),
            role: s.role.into(),
            links: vec![Link::new(s.account, "#main")],
            sign_out: "#main".into(),
        }),
        csrf: "token",
        languages: languages
            .iter()
            .map(|other| LanguageLink {
                code: other.tag().into(),
                name: other.name(),
                href: here(other.tag(), specimen),
                current: other == lang,
            })
            .collect(),
        flash: (specimen == Specimen::Record).then(|| Flash {
            tone: Tone::Good,
            message: s.saved.into(),
            action: Some(pages::undo(lang)),
        }),
        mark: match specimen {
            Specimen::Public => None,
            Specimen::Parts => Some(Mark::Internal),
            _ => Some(Mark::Demo),
        },
        footer: vec![Link::new(s.about, "#main")],
    }
}

impl std::fmt::Display for Specimen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.slug())
    }
}

/// Every page of the gallery must render in every language of the house.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Catalogue;

    fn each(check: impl Fn(&Lang, Specimen, &str)) {
        let catalogue = Catalogue::builder().build();
        for lang in catalogue.languages() {
            for page in Specimen::ALL {
                let html = gallery(lang, catalogue.languages(), "", page).into_string();
                check(lang, page, &html);
            }
        }
    }

    fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
        let mark = format!(" {attribute}=\"");
        html.split(mark.as_str())
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect()
    }

    #[test]
    fn ids_are_unique_and_everything_that_points_at_one_finds_it() {
        each(|lang, page, html| {
            let ids = values(html, "id");
            for id in &ids {
                let times = ids.iter().filter(|other| *other == id).count();
                assert_eq!(times, 1, "{}/{page}: id {id}", lang.tag());
            }
            let pointers = ["for", "aria-describedby", "aria-controls"];
            for pointed in pointers.iter().flat_map(|name| values(html, name)) {
                for id in pointed.split(' ') {
                    assert!(ids.contains(&id), "{}/{page}: no #{id}", lang.tag());
                }
            }
            for target in values(html, "href")
                .iter()
                .filter_map(|href| href.strip_prefix('#'))
            {
                assert!(ids.contains(&target), "{}/{page}: no #{target}", lang.tag());
            }
        });
    }

    #[test]
    fn the_content_security_policy_has_nothing_to_forbid() {
        each(|lang, page, html| {
            for forbidden in [
                " style=\"",
                "<style",
                " onclick",
                " onsubmit",
                "javascript:",
            ] {
                assert!(
                    !html.contains(forbidden),
                    "{}/{page}: {forbidden}",
                    lang.tag()
                );
            }
            assert_eq!(
                html.matches("<script").count(),
                html.matches("<script type=\"module\" src=").count()
            );
        });
    }

    #[test]
    fn every_posted_form_carries_the_token() {
        each(|lang, page, html| {
            for form in html.split("<form ").skip(1) {
                let form = form.split("</form>").next().unwrap_or_default();
                if form.contains("method=\"post\"") {
                    assert!(
                        form.contains("name=\"csrf\" value=\"token\""),
                        "{}/{page}",
                        lang.tag()
                    );
                }
            }
        });
    }

    #[test]
    fn a_form_with_errors_keeps_what_was_typed_and_says_so_in_its_title() {
        let catalogue = Catalogue::builder().build();
        let lang = catalogue.lang("en");
        let html = gallery(&lang, catalogue.languages(), "", Specimen::FormErrors).into_string();
        assert!(html.contains("<title>Error: "), "{}", &html[..400]);
        assert!(html.contains("value=\"87\""));
        assert!(html.contains("href=\"#given_name\""));
        assert!(html.contains("id=\"given_name-error\""));
    }
}
