//! All languages of a running mission: what the program ships, and what the mission wrote over it.
//!
//! It is built once at start. It must never refuse to start because of a file in the mission's
//! folder: what is wrong there becomes a [`Problem`] with file and line, and the shipped words stay.

use std::path::PathBuf;

use unic_langid::LanguageIdentifier;

use super::files::{self, Files, Known, Problem};
use super::pseudo;
use super::{Lang, Value, negotiate};

/// The Fluent files of a room, as its generated `words.rs` lists them: tag and text.
pub type Sources = &'static [(&'static str, &'static str)];

/// Collects what a [`Catalogue`] is made of.
#[derive(Debug)]
pub struct CatalogueBuilder {
    shipped: Vec<(&'static str, &'static str)>,
    folder: Option<PathBuf>,
    pseudo: bool,
}

impl CatalogueBuilder {
    /// Adds the words of a room: its `words::SOURCES`.
    #[must_use]
    pub fn room(mut self, sources: Sources) -> Self {
        self.shipped.extend_from_slice(sources);
        self
    }

    /// Reads `<folder>/<tag>/*.ftl` too, in the order of their names: they add languages and change
    /// single messages. A folder that is not there is the usual case and no problem.
    #[must_use]
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// Adds `en-XA`, English with accents and more length: a page in it shows at a glance which
    /// words do not come from the files, and what breaks when words get longer.
    #[must_use]
    pub fn pseudo(mut self) -> Self {
        self.pseudo = true;
        self
    }

    /// Reads everything.
    pub fn build(self) -> Catalogue {
        let mut problems = Vec::new();
        let known = files::known_messages(&self.shipped);
        let mut texts = Files::default();
        for (tag, text) in &self.shipped {
            texts.add_shipped(tag, text, &mut problems);
        }
        if let Some(folder) = &self.folder {
            texts.read_folder(folder, &known, &mut problems);
        }
        let ids = || known.keys().map(String::as_str);
        let english_id = unic_langid::langid!("en");
        let english = Lang::new(&english_id, texts.resources(&english_id), None, None);
        let mut languages = vec![english.clone()];
        for id in texts.tags().filter(|id| *id != &english_id) {
            let lang = Lang::new(id, texts.resources(id), None, Some(english.clone()));
            languages.push(lang.count_missing(ids()));
        }
        if self.pseudo {
            let words = texts.resources(&english_id);
            let id: LanguageIdentifier = pseudo::TAG.parse().expect("a well-formed tag");
            languages.push(Lang::new(&id, words, Some(pseudo::accent), Some(english)));
        }
        Catalogue {
            languages,
            problems,
            known,
        }
    }
}

/// The languages of this mission, English first.
#[derive(Clone, Debug)]
pub struct Catalogue {
    languages: Vec<Lang>,
    problems: Vec<Problem>,
    known: Known,
}

impl Catalogue {
    /// Begins with the words of the house itself.
    pub fn builder() -> CatalogueBuilder {
        CatalogueBuilder {
            shipped: crate::words::SOURCES.to_vec(),
            folder: None,
            pseudo: false,
        }
    }

    /// Every language, English first, then by tag.
    pub fn languages(&self) -> &[Lang] {
        &self.languages
    }

    /// The language of that tag, or of the longest part of it that is here (`ru-BY` → `ru`), or
    /// English.
    pub fn lang(&self, tag: &str) -> Lang {
        self.find(tag).unwrap_or_else(|| self.english())
    }

    /// The first language of an `Accept-Language` header that is here, or English.
    pub fn negotiate(&self, accept_language: &str) -> Lang {
        negotiate::wanted(accept_language)
            .into_iter()
            .find_map(|tag| self.find(tag))
            .unwrap_or_else(|| self.english())
    }

    /// What could not be used in the files: for the log at start and for `waystation doctor`.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Says every message in every language that has it, with words and with counts for its values,
    /// and names those that cannot be said (`ru: hotline-calls`): for tests and `doctor`.
    pub fn rehearse(&self) -> Vec<String> {
        let mut samples: Vec<Value<'_>> = [0, 1, 2, 3, 5, 11, 21, 100].map(Value::from).to_vec();
        samples.push("Anna آنا".into());
        let mut failures = Vec::new();
        // A message may speak through another one, whose values it must be given too.
        let names: std::collections::BTreeSet<&str> = self
            .known
            .values()
            .flat_map(|shape| &shape.arguments)
            .map(String::as_str)
            .collect();
        for lang in &self.languages {
            for (id, shape) in &self.known {
                let attributes = shape.attributes.iter().map(|a| format!("{id}.{a}"));
                let value = shape.has_value.then(|| id.clone());
                for part in attributes.chain(value).filter(|part| lang.has(part)) {
                    let fails = samples.iter().any(|sample| {
                        let args: Vec<_> =
                            names.iter().map(|name| (*name, sample.clone())).collect();
                        lang.text(&part, &args).lang_fallback()
                    });
                    if fails {
                        failures.push(format!("{}: {part}", lang.tag()));
                    }
                }
            }
        }
        failures
    }

    fn english(&self) -> Lang {
        self.languages[0].clone()
    }

    fn find(&self, tag: &str) -> Option<Lang> {
        let mut part = tag;
        loop {
            let found = self
                .languages
                .iter()
                .find(|l| l.tag().eq_ignore_ascii_case(part));
            match (found, part.rsplit_once('-')) {
                (Some(lang), _) => return Some(lang.clone()),
                (None, Some((shorter, _))) => part = shorter,
                (None, None) => return None,
            }
        }
    }
}
