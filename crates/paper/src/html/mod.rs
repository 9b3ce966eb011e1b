//! A document as HTML: a file that stands alone, or the body of a page of the program. No script,
//! no inline style, no foreign resource; every text is escaped by `markup`.

mod blocks;
mod tables;

use crate::document::{Direction, Document, Language};
use crate::markup::Markup;
use crate::text::line;

/// The style sheet of [`html_body`], for screen and print. Every rule is under the class `paper`.
/// A page that embeds the body serves it as a file of its own.
pub const STYLE: &str = include_str!("style.css");

/// Writes a document as one file that needs no other.
///
/// Sections have permalinks (`#anchor`), printed figures are links to
/// `{base_url}/figures/{id}`, language and direction are set, charts carry their text and their
/// data table. Its content policy lets nothing be loaded or run.
pub fn html(document: &Document) -> String {
    let mut out = Markup::default();
    let language = attributes(&document.language);
    out.own("<!doctype html>\n").open("html", &language);
    out.newline().open("head", &[]).newline();
    out.own("<meta charset=\"utf-8\"/>\n");
    out.own("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    out.own(
        "<meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n",
    );
    out.leaf("title", &[], &line(&document.title)).newline();
    out.open("style", &[]).newline().own(STYLE).close("style");
    out.newline().close("head").newline();
    out.open("body", &[("class", "paper-page")]).newline();
    out.open("main", &[]).newline();
    out.own(&html_body(document));
    out.close("main").newline().close("body").newline();
    out.close("html").newline();
    out.finish()
}

/// Writes a document as an `<article class="paper">` for a page of the program. It has class names
/// and no styles of its own, see [`STYLE`], and its title is an `<h1>`.
pub fn html_body(document: &Document) -> String {
    let mut page = Page::new(document);
    let language = attributes(&document.language);
    page.out
        .open("article", &[("class", "paper"), language[0], language[1]]);
    page.out.newline();
    page.masthead();
    page.blocks(&document.blocks);
    if page.changed {
        page.out.open("p", &[("class", "paper-note")]);
        let mark = [("class", "paper-changed")];
        page.out.leaf("mark", &mark, &document.labels.changed);
        page.out.close("p").newline();
    }
    page.out.close("article").newline();
    page.out.finish()
}

/// A page being written.
struct Page<'a> {
    document: &'a Document,
    outline: crate::outline::Outline,
    /// Something was marked as changed, so the mark must be explained.
    changed: bool,
    out: Markup,
}

impl<'a> Page<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            outline: crate::outline::Outline::default(),
            changed: false,
            out: Markup::default(),
        }
    }

    fn masthead(&mut self) {
        let document = self.document;
        let out = &mut self.out;
        out.open("header", &[("class", "paper-masthead")]).newline();
        out.open("div", &[("class", "paper-marks")]);
        leaf_unless_empty(out, "p", "paper-publisher", &document.publisher);
        leaf_unless_empty(
            out,
            "p",
            "paper-status",
            document.status.as_deref().unwrap_or(""),
        );
        out.close("div").newline();
        out.leaf("h1", &[("class", "paper-title")], &line(&document.title));
        out.newline();
        leaf_unless_empty(out, "p", "paper-subtitle", &document.subtitle);
        if !document.header.is_empty() {
            out.open("dl", &[("class", "paper-facts")]).newline();
            for fact in &document.header {
                out.open("div", &[]).leaf("dt", &[], &fact.label);
                out.leaf("dd", &[], &fact.value).close("div").newline();
            }
            out.close("dl").newline();
        }
        out.close("header").newline();
    }
}

/// `lang` and `dir`.
fn attributes(language: &Language) -> [(&'static str, &str); 2] {
    let direction = match language.direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    [("lang", &language.tag), ("dir", direction)]
}

fn leaf_unless_empty(out: &mut Markup, name: &str, class: &str, text: &str) {
    if !text.is_empty() {
        out.leaf(name, &[("class", class)], text).newline();
    }
}
