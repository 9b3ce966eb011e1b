//! The blocks of a document as HTML, one function for each kind.

use super::{Page, attributes, leaf_unless_empty};
use crate::chart::Chart;
use crate::document::{Block, Card, Contact, Footnote, Heading, KeyFigure, List, Run};
use crate::markup::{escape_address, figure_address};
use crate::text::clean;

impl Page<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(runs) => self.paragraph("p", "", runs),
                Block::KeyFigures(boxes) => self.key_figures(boxes),
                Block::Card(card) => self.card(card),
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => self.chart(chart),
                Block::List(list) => self.list(list),
                Block::Footnotes(notes) => self.footnotes(notes),
                Block::Contacts(contacts) => self.contacts(contacts),
                Block::Disclaimers(texts) => self.disclaimers(texts),
            }
            self.out.newline();
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let Some(level) = self.outline.heading(heading.level, &heading.text) else {
            return;
        };
        let anchor = self.outline.anchor(&heading.anchor);
        self.linked_heading(level, &[("id", &anchor)], &anchor, &heading.text);
    }

    fn card(&mut self, card: &Card) {
        let level = self.outline.enter(&card.heading);
        let anchor = self.outline.anchor(&card.anchor);
        let class = [("class", "paper-card"), ("id", &anchor)];
        self.out.open("section", &class).newline();
        if let Some(level) = level {
            self.linked_heading(level, &[], &anchor, &card.heading);
            self.out.newline();
        }
        self.blocks(&card.blocks);
        self.out.close("section");
        self.outline.leave();
    }

    fn linked_heading(&mut self, level: u8, attributes: &[(&str, &str)], anchor: &str, text: &str) {
        let name = element(level);
        self.out.open(name, attributes).text(text);
        self.permalink(anchor, text);
        self.out.close(name);
    }

    fn permalink(&mut self, anchor: &str, heading: &str) {
        if anchor.is_empty() {
            return;
        }
        let name = format!("{}: {heading}", self.document.labels.permalink);
        let target = format!("#{anchor}");
        self.out.text(" ").leaf(
            "a",
            &[
                ("class", "paper-permalink"),
                ("href", &target),
                ("aria-label", &name),
            ],
            "#",
        );
    }

    fn paragraph(&mut self, name: &str, class: &str, runs: &[Run]) {
        self.out.open(name, &[("class", class)]);
        self.runs(runs);
        self.out.close(name);
    }

    /// Neighbouring runs that changed share one mark, so that a sentence is announced once.
    fn runs(&mut self, runs: &[Run]) {
        for stretch in runs.chunk_by(|a, b| a.changed == b.changed) {
            let changed = stretch.iter().any(|run| run.changed);
            if changed {
                self.out.open("mark", &[("class", "paper-changed")]);
            }
            for run in stretch {
                self.run(run);
            }
            if changed {
                self.changed_hint();
                self.out.close("mark");
            }
        }
    }

    /// Says to those who hear the page what others see.
    fn changed_hint(&mut self) {
        self.changed = true;
        let hint = format!(" ({})", self.document.labels.changed);
        self.out.leaf("span", &[("class", "paper-hidden")], &hint);
    }

    fn run(&mut self, run: &Run) {
        if let Some(language) = &run.language {
            self.out.open("bdi", &attributes(language));
        }
        if run.strong {
            self.out.open("strong", &[]);
        }
        if run.raised {
            self.out.open("sup", &[]);
        }
        let text = clean(&run.text);
        match &run.figure {
            Some(id) => self.figure(id, &text),
            None => self.lines(&text),
        }
        if run.raised {
            self.out.close("sup");
        }
        if run.strong {
            self.out.close("strong");
        }
        if run.language.is_some() {
            self.out.close("bdi");
        }
    }

    /// Text with its line breaks.
    fn lines(&mut self, text: &str) {
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.out.empty("br", &[]);
            }
            self.out.text(line);
        }
    }

    /// A printed number that leads to its figure.
    pub(super) fn figure(&mut self, id: &str, text: &str) {
        let address = figure_address(&self.document.base_url, id);
        let link = [("class", "paper-figure"), ("href", &*address)];
        self.out.leaf("a", &link, text);
    }

    fn key_figures(&mut self, boxes: &[KeyFigure]) {
        self.out.open("dl", &[("class", "paper-keys")]).newline();
        for key in boxes {
            self.out.open("div", &[("class", "paper-key")]);
            self.out.leaf("dt", &[], &key.label);
            self.out.open("dd", &[("class", "paper-key-value")]);
            if key.changed {
                self.out.open("mark", &[("class", "paper-changed")]);
            }
            match &key.figure {
                Some(id) => self.figure(id, &key.value),
                None => {
                    self.out.text(&key.value);
                }
            }
            if key.changed {
                self.changed_hint();
                self.out.close("mark");
            }
            self.out.close("dd");
            leaf_unless_empty(&mut self.out, "dd", "paper-key-delta", &key.delta);
            leaf_unless_empty(&mut self.out, "dd", "paper-key-as-of", &key.as_of);
            leaf_unless_empty(&mut self.out, "dd", "paper-key-note", &key.footnote);
            self.out.close("div").newline();
        }
        self.out.close("dl");
    }

    fn chart(&mut self, chart: &Chart) {
        let labels = &self.document.labels;
        let named = Chart {
            anchor: self.outline.anchor(match chart.anchor.as_str() {
                "" => "chart",
                anchor => anchor,
            }),
            ..chart.clone()
        };
        let class = [("class", "paper-chart"), ("id", &*named.anchor)];
        self.out.open("figure", &class).newline();
        self.out.open("figcaption", &[]);
        self.out.leaf("strong", &[], &chart.title);
        leaf_unless_empty(
            &mut self.out,
            "span",
            "paper-chart-subtitle",
            &chart.subtitle,
        );
        self.out.close("figcaption").newline();
        let direction = self.document.language.direction;
        // On a phone the picture keeps its size, so that its letters can be read, and scrolls.
        self.scroll_region(&chart.title);
        self.out.own(&named.svg(labels, direction));
        self.out.close("div").newline();
        for note in &chart.notes {
            self.out
                .leaf("p", &[("class", "paper-note")], note)
                .newline();
        }
        self.out.open("details", &[]);
        self.out.leaf("summary", &[], &labels.data_table);
        let mut table = chart.table();
        table.notes.clear();
        self.table(&table);
        self.out.close("details").close("figure");
    }

    fn list(&mut self, list: &List) {
        let name = if list.ordered { "ol" } else { "ul" };
        self.out.open(name, &[]).newline();
        for item in &list.items {
            self.paragraph("li", "", item);
            self.out.newline();
        }
        self.out.close(name);
    }

    fn footnotes(&mut self, notes: &[Footnote]) {
        self.out.open("div", &[("class", "paper-notes")]).newline();
        for note in notes {
            self.out
                .open("p", &[])
                .leaf("sup", &[], &note.mark)
                .text(" ");
            self.runs(&note.runs);
            self.out.close("p").newline();
        }
        self.out.close("div");
    }

    fn contacts(&mut self, contacts: &[Contact]) {
        self.out
            .open("ul", &[("class", "paper-contacts")])
            .newline();
        for contact in contacts {
            self.out.open("li", &[]);
            leaf_unless_empty(&mut self.out, "strong", "paper-contact-name", &contact.name);
            leaf_unless_empty(&mut self.out, "span", "paper-contact-role", &contact.role);
            if !contact.email.is_empty() {
                let address = format!("mailto:{}", escape_address(&contact.email));
                self.out.leaf("a", &[("href", &address)], &contact.email);
            }
            if !contact.phone.is_empty() {
                let phone = [("class", "paper-phone"), ("dir", "ltr")];
                self.out.leaf("span", &phone, &contact.phone);
            }
            self.out.close("li").newline();
        }
        self.out.close("ul");
    }

    fn disclaimers(&mut self, texts: &[String]) {
        self.out
            .open("div", &[("class", "paper-disclaimers")])
            .newline();
        for text in texts {
            self.out.open("p", &[]);
            self.lines(&clean(text));
            self.out.close("p").newline();
        }
        self.out.close("div");
    }
}

/// The title is `h1`; HTML knows six levels.
fn element(level: u8) -> &'static str {
    match level {
        0 | 1 => "h2",
        2 => "h3",
        3 => "h4",
        4 => "h5",
        _ => "h6",
    }
}
