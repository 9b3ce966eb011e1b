//! The translations: every text that has languages, media or values in it. A text that a language
//! lacks is written as a hyphen, so that devices show that it is missing.

use super::paths::Paths;
use super::xml::Writer;
use super::{binds, body, mixed};
use crate::form::{Form, Kind, NodeId, Text};

/// Forms of a text, in the order in which they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wording<'f> {
    Long,
    Guidance,
    Media(&'f str),
}

/// One text: its wordings, each in some languages by their number.
struct Entry<'f> {
    id: String,
    context: Option<NodeId>,
    wordings: Vec<(Wording<'f>, Vec<(usize, &'f str)>)>,
}

/// All texts of a form and the languages that they use.
struct Itext<'f> {
    form: &'f Form,
    languages: Vec<&'f str>,
    entries: Vec<Entry<'f>>,
}

/// Writes the `itext` element, if the form needs one.
pub(super) fn write(form: &Form, paths: &Paths<'_>, out: &mut Writer) {
    let mut itext = Itext {
        form,
        languages: Vec::new(),
        entries: Vec::new(),
    };
    itext.choices();
    for id in form.walk(Form::ROOT) {
        if matches!(
            form.node(id).kind,
            Kind::Question | Kind::Group | Kind::Repeat
        ) {
            itext.node(id);
        }
    }
    if itext.languages.is_empty() {
        return;
    }
    out.open("itext", &[]);
    for language in 0..itext.languages.len() {
        itext.translation(language, paths, out);
    }
    out.close("itext");
}

impl<'f> Itext<'f> {
    fn language(&mut self, name: &'f str) -> usize {
        match self.languages.iter().position(|l| *l == name) {
            Some(at) => at,
            None => {
                self.languages.push(name);
                self.languages.len() - 1
            }
        }
    }

    fn add(&mut self, entry: &mut Entry<'f>, wording: Wording<'f>, text: &'f Text) {
        if text.is_empty() {
            return;
        }
        let texts = text.each(&self.form.settings.default_language);
        let texts = texts.into_iter();
        let texts = texts.map(|(language, text)| (self.language(language), text));
        entry.wordings.push((wording, texts.collect()));
    }

    fn keep(&mut self, entry: Entry<'f>) {
        if !entry.wordings.is_empty() {
            self.entries.push(entry);
        }
    }

    fn choices(&mut self) {
        let form = self.form;
        for list in form.lists.iter().filter(|l| l.needs_itext()) {
            for (index, choice) in list.choices.iter().enumerate() {
                let mut entry = Entry {
                    id: format!("{}-{index}", list.name),
                    context: None,
                    wordings: Vec::new(),
                };
                self.add(&mut entry, Wording::Long, &choice.label);
                for (kind, files) in &choice.media {
                    self.add(&mut entry, Wording::Media(kind), files);
                }
                self.keep(entry);
            }
        }
    }

    fn node(&mut self, id: NodeId) {
        let form = self.form;
        let node = form.node(id);
        let entry = |what: &str| Entry {
            id: format!("{}:{what}", node.path),
            context: Some(id),
            wordings: Vec::new(),
        };
        for (name, value) in node.content.bind.iter().flatten() {
            if binds::in_itext(name, value) {
                let mut message = entry(name);
                self.add(&mut message, Wording::Long, value);
                self.keep(message);
            }
        }
        let content = &node.content;
        if body::in_itext(node) {
            let mut label = entry("label");
            self.add(&mut label, Wording::Long, &content.label);
            for (kind, files) in &content.media {
                self.add(&mut label, Wording::Media(kind), files);
            }
            self.keep(label);
        }
        if content.hint.has_languages() || !content.guidance.is_empty() {
            let mut hint = entry("hint");
            self.add(&mut hint, Wording::Long, &content.hint);
            self.add(&mut hint, Wording::Guidance, &content.guidance);
            self.keep(hint);
        }
    }

    fn translation(&self, language: usize, paths: &Paths<'_>, out: &mut Writer) {
        let name = self.languages[language];
        let mut attributes = vec![("lang", name)];
        if name == self.form.settings.default_language {
            attributes.push(("default", "true()"));
        }
        out.open("translation", &attributes);
        for entry in &self.entries {
            out.open("text", &[("id", &entry.id)]);
            for (wording, texts) in &entry.wordings {
                let text = texts.iter().find(|(own, _)| *own == language);
                let text = text.map_or("-", |(_, text)| text);
                value(entry, *wording, text, paths, out);
            }
            out.close("text");
        }
        out.close("translation");
    }
}

/// Writes one wording of a text in one language.
fn value(entry: &Entry<'_>, wording: Wording<'_>, text: &str, paths: &Paths<'_>, out: &mut Writer) {
    let Wording::Media(kind) = wording else {
        let form: &[(&str, &str)] = match wording {
            Wording::Guidance => &[("form", "guidance")],
            _ => &[],
        };
        mixed::write(out, paths, "value", form, text, entry.context);
        return;
    };
    if text == "-" {
        return;
    }
    let folder = match kind {
        "image" | "big-image" => "images",
        other => other,
    };
    let file = format!("jr://{folder}/{text}");
    mixed::write(out, paths, "value", &[("form", kind)], &file, None);
}
