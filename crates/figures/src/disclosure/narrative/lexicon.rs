//! Words and what they say of a person, for English and Russian. The words are data; nothing here
//! must ever decide that a text is safe.

use std::collections::BTreeSet;

/// What a word says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// A cardinal number.
    Number(i64),
    /// `a`, `an`.
    Article,
    /// A person or a family.
    Person,
    /// Somebody who works for the mission or a partner.
    Staff,
    /// An attribute that a table may have a dimension for.
    Trait(Trait),
    /// Something that happened.
    Event,
    /// A sensitive class: alone it makes a single person recognisable.
    Special(&'static str),
}

/// An attribute of persons; the text is the name in the word list, or a label of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trait {
    Nationality(String),
    Place(String),
    Female,
    Male,
    Child,
    Elderly,
}

struct Entry {
    marks: Vec<Mark>,
    /// Names under which a table may list it.
    names: Vec<String>,
    patterns: Vec<Vec<String>>,
}

pub(super) struct Lexicon {
    entries: Vec<Entry>,
}

const WORDS: &str = include_str!("words.tsv");

impl Lexicon {
    /// The built-in words and the labels of the tables' place dimensions.
    pub(super) fn new(places: &BTreeSet<String>) -> Self {
        let mut entries: Vec<Entry> = WORDS.lines().filter_map(entry).collect();
        for place in places {
            let known = entries
                .iter()
                .any(|e| e.is_place() && e.names.iter().any(|n| n == place));
            if !known {
                entries.push(Entry {
                    marks: vec![Mark::Trait(Trait::Place(place.clone()))],
                    names: vec![place.clone()],
                    patterns: vec![words(place).map(str::to_lowercase).collect()],
                });
            }
        }
        Lexicon { entries }
    }

    /// Everything that the words starting at `at` say, the longest phrase first, and its length.
    pub(super) fn marks(&self, tokens: &[String], at: usize) -> (usize, Vec<Mark>) {
        let mut best = (0, Vec::new());
        for entry in &self.entries {
            for pattern in &entry.patterns {
                let fits = pattern.len() <= tokens.len() - at
                    && pattern
                        .iter()
                        .zip(&tokens[at..])
                        .all(|(p, t)| matches_word(p, t));
                if !fits {
                    continue;
                }
                if pattern.len() > best.0 {
                    best = (pattern.len(), entry.marks.clone());
                } else if pattern.len() == best.0 {
                    best.1.extend(entry.marks.iter().cloned());
                }
            }
        }
        best.1.sort();
        best.1.dedup();
        best
    }

    /// Under which labels a table may list a trait.
    pub(super) fn names(&self, name: &str) -> Vec<String> {
        self.entries
            .iter()
            .filter(|e| e.names.iter().any(|n| n == name))
            .flat_map(|e| e.names.iter().cloned())
            .collect()
    }

    /// The nationality or place that a label of a table speaks of, in any listed language.
    pub(super) fn of_label(&self, label: &str) -> Vec<Mark> {
        let tokens: Vec<String> = words(label).map(str::to_lowercase).collect();
        if tokens.is_empty() {
            return Vec::new();
        }
        self.marks(&tokens, 0).1
    }
}

impl Entry {
    fn is_place(&self) -> bool {
        matches!(self.marks.first(), Some(Mark::Trait(Trait::Place(_))))
    }
}

/// Words of a text: letters, digits, inner hyphens.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .map(|w| w.trim_matches('-'))
        .filter(|w| !w.is_empty())
}

fn matches_word(pattern: &str, token: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(stem) => token.starts_with(stem),
        None => token == pattern,
    }
}

fn entry(line: &str) -> Option<Entry> {
    let mut fields = line.split('\t');
    let (kind, value, patterns) = (fields.next()?, fields.next()?, fields.next()?);
    let names: Vec<String> = value.split('|').map(str::to_owned).collect();
    let name = names.first()?.clone();
    let marks = match kind {
        "number" => vec![Mark::Number(name.parse().ok()?)],
        "article" => vec![Mark::Article],
        "person" | "family" => vec![Mark::Person],
        "child" => vec![Mark::Person, Mark::Trait(Trait::Child)],
        "child+male" => vec![
            Mark::Person,
            Mark::Trait(Trait::Child),
            Mark::Trait(Trait::Male),
        ],
        "child+female" => vec![
            Mark::Person,
            Mark::Trait(Trait::Child),
            Mark::Trait(Trait::Female),
        ],
        "elderly" => vec![Mark::Person, Mark::Trait(Trait::Elderly)],
        "person+female" => vec![Mark::Person, Mark::Trait(Trait::Female)],
        "person+male" => vec![Mark::Person, Mark::Trait(Trait::Male)],
        "female" => vec![Mark::Trait(Trait::Female)],
        "male" => vec![Mark::Trait(Trait::Male)],
        "staff" => vec![Mark::Staff],
        "event" => vec![Mark::Event],
        "special" => vec![Mark::Special(match name.as_str() {
            "children_alone" => "children_alone",
            "trafficking" => "trafficking",
            "violence" => "violence",
            "health" => "health",
            _ => return None,
        })],
        "nationality" => vec![Mark::Trait(Trait::Nationality(name))],
        "place" => vec![Mark::Trait(Trait::Place(name))],
        _ => return None,
    };
    Some(Entry {
        marks,
        names,
        patterns: patterns
            .split(',')
            .map(|p| p.split(' ').map(str::to_owned).collect())
            .collect(),
    })
}
