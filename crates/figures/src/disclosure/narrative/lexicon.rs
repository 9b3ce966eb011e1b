//! Words and what they say of a person, for English and Russian. The words are data; nothing here
//! must ever decide that a text is safe.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use super::endings::{Form, Tail, stems};
use super::tokens::{Word, words};

/// What a word says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// A cardinal number.
    Number(i64),
    /// `двое`: so many persons, with or without a noun.
    Group(i64),
    /// `several`, `a couple of`: no number to be compared.
    Vague,
    Both,
    /// `only`, `sole`, `last`, `youngest`: with one person, that person.
    Only,
    /// `a`, `an`.
    Article,
    /// `the`, `his`.
    The,
    Person,
    /// The person is one.
    One,
    Many,
    /// `женщины`: of one woman, or several.
    Either,
    /// A couple, twins.
    Pair,
    /// An attribute of persons that a table may have a dimension for.
    Trait(Trait),
    /// The trait is named as a country, not as a people.
    Country,
    /// English `Syrian`: a person, or an adjective of anything.
    People,
    /// `16-year-old`, `aged 9`.
    Age,
    /// Pregnant, widowed, blind: narrows, without being an event.
    State,
    /// Something that happens to few.
    Event,
    /// Trafficking, violence, health, children alone, death, detention.
    Special,
    /// A sensitive event that is itself counted: `one amputation`.
    Counted,
    /// Somebody who works for the mission or a partner.
    Staff,
    /// What makes a person's word before it an adjective: `refugee camp`.
    Thing,
    /// The sentence is about work against an evil, not about its victims.
    Mute,
    /// The sentence is about anybody.
    Generic,
    /// Ends a noun phrase.
    Stop,
    /// `from`, `to`: what follows is where somebody comes from or goes.
    Origin,
    /// `in`: what follows is where something happens.
    In,
    /// A Russian preposition with the genitive.
    Genitive,
    Month,
    Unit,
    /// With a trade, a person and no staff: `former soldier`.
    Former,
    /// Staff, unless it is a refugee's trade: `a nurse who fled`.
    Trade,
    /// Asylum, flight, no documents: nobody's staff.
    Claim,
    /// `nationality`, `origin`: what stands before it is a person's.
    Belonging,
    /// `page`, `No.`: what follows is no count.
    Label,
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

struct Pattern {
    tail: Tail,
    /// Further words.
    more: Vec<(String, Tail)>,
    capital: bool,
    marks: Vec<Mark>,
}

/// Patterns by the stem of their first word, and the names under which tables list a trait.
#[derive(Default)]
struct Words {
    patterns: HashMap<String, Vec<Pattern>>,
    names: HashMap<String, Vec<String>>,
}

static BUILT_IN: LazyLock<Words> = LazyLock::new(|| {
    let mut all = Words::default();
    for line in rows(include_str!("words_en.tsv")).chain(rows(include_str!("words_ru.tsv"))) {
        if let [kind, patterns] = line.as_slice() {
            let marks = marks_of(kind);
            for pattern in patterns.split(' ') {
                all.word(pattern, &marks);
            }
        }
    }
    for line in rows(include_str!("places.tsv")) {
        if let [names, english, russian] = line.as_slice() {
            let mark = |name: &str| Mark::Trait(Trait::Place(name.to_owned()));
            all.named(names, &[english, russian], mark);
        }
    }
    for line in rows(include_str!("countries.tsv")) {
        if let [codes, names, english, russian] = line.as_slice() {
            let names = format!("{names}|{}", codes.replace(' ', "|"));
            let mark = |name: &str| Mark::Trait(Trait::Nationality(name.to_owned()));
            all.named(&names, &[english, russian], mark);
        }
    }
    all
});

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

pub(super) struct Lexicon {
    /// The labels of the tables' place dimensions that are not built in.
    places: Words,
}

impl Lexicon {
    pub(super) fn new(places: &BTreeSet<String>) -> Self {
        let mut own = Words::default();
        for place in places {
            let text = fold(place);
            let parts: Vec<String> = words(&text).map(|w| w.text).collect();
            if !BUILT_IN.names.contains_key(place) && !parts.is_empty() {
                let marks = [Mark::Trait(Trait::Place(place.clone()))];
                own.insert(&parts[0], Tail::None, &parts[1..], &marks);
                own.names.insert(place.clone(), vec![place.clone()]);
            }
        }
        Lexicon { places: own }
    }

    /// Everything that the words starting at `at` say, the longest phrase first and then the
    /// longest stem, and how many words that takes.
    pub(super) fn marks(&self, tokens: &[Word], at: usize) -> (usize, Vec<Mark>) {
        let mut best = ((0, 0), Vec::new());
        for list in [&*BUILT_IN, &self.places] {
            list.find(tokens, at, &mut best);
        }
        if best.1.is_empty() {
            best.1 = self.parts(&tokens[at]);
        }
        best.1.sort();
        best.1.dedup();
        (best.0.0, best.1)
    }

    /// A Russian compound says what its parts say: `мальчика-диабетика`.
    fn parts(&self, word: &Word) -> Vec<Mark> {
        if word.text.is_ascii() || !word.text.contains('-') {
            return Vec::new();
        }
        let parts: Vec<Word> = words(&word.text.replace('-', " ")).collect();
        (0..parts.len())
            .flat_map(|at| self.marks(&parts, at).1)
            .collect()
    }

    /// Under which labels a table may list a trait.
    pub(super) fn names(&self, name: &str) -> Vec<String> {
        [&*BUILT_IN, &self.places]
            .iter()
            .filter_map(|list| list.names.get(name))
            .flatten()
            .cloned()
            .collect()
    }

    /// What a label of a table speaks of, in any listed language.
    pub(super) fn of_label(&self, label: &str) -> Vec<Mark> {
        let tokens: Vec<Word> = words(label).collect();
        (0..tokens.len())
            .map(|at| self.marks(&tokens, at).1)
            .find(|marks| marks.iter().any(|m| matches!(m, Mark::Trait(_))))
            .unwrap_or_default()
    }
}

impl Words {
    fn find(&self, tokens: &[Word], at: usize, best: &mut ((usize, usize), Vec<Mark>)) {
        let word = &tokens[at];
        let ends = word.text.char_indices().map(|(i, c)| i + c.len_utf8());
        for end in ends {
            let (stem, rest) = word.text.split_at(end);
            for pattern in self.patterns.get(stem).into_iter().flatten() {
                let Some(form) = pattern.tail.form(rest) else {
                    continue;
                };
                let length = 1 + pattern.more.len();
                let fits = (word.capital || !pattern.capital)
                    && at + length <= tokens.len()
                    && pattern.more.iter().zip(&tokens[at + 1..]).all(|(m, t)| {
                        let rest = t.text.strip_prefix(m.0.as_str());
                        rest.is_some_and(|rest| m.1.form(rest).is_some())
                    });
                if !fits || (length, end) < best.0 {
                    continue;
                }
                if (length, end) > best.0 {
                    *best = ((length, end), Vec::new());
                }
                best.1.extend(pattern.marks.iter().cloned());
                if pattern.marks.contains(&Mark::Person) {
                    best.1.extend(marks_of_form(form));
                } else if form == Form::Many && pattern.marks.contains(&Mark::People) {
                    best.1.extend([Mark::Person, Mark::Many]);
                }
            }
        }
    }

    fn insert(&mut self, stem: &str, tail: Tail, more: &[String], marks: &[Mark]) {
        let (capital, stem) = match stem.strip_prefix('^') {
            Some(stem) => (true, stem),
            None => (false, stem),
        };
        self.patterns.entry(fold(stem)).or_default().push(Pattern {
            tail,
            more: more.iter().map(|part| tailed(part)).collect(),
            capital,
            marks: marks.to_vec(),
        });
    }

    /// A pattern of the word lists: `girls`, `child.s`, `насили*`, `женщин/f`, `sri_lanka`.
    fn word(&mut self, pattern: &str, marks: &[Mark]) {
        let parts: Vec<String> = pattern.split('_').map(str::to_owned).collect();
        let first = &parts[0];
        if let Some((base, class)) = first.split_once('/') {
            for (_, stem, tail) in stems(base, class) {
                let mut marks = marks.to_vec();
                if tail == Tail::None && marks.contains(&Mark::Person) {
                    marks.push(if class == "e" { Mark::One } else { Mark::Many });
                }
                self.insert(&stem, tail, &parts[1..], &marks);
            }
        } else {
            let (stem, tail) = tailed(first);
            self.insert(&stem, tail, &parts[1..], marks);
        }
    }

    /// A country or place with all its words.
    fn named(&mut self, names: &str, patterns: &[&str], mark: impl Fn(&str) -> Mark) {
        let names: Vec<String> = names.split('|').map(str::to_owned).collect();
        let named = mark(&names[0]);
        for name in &names {
            self.names.insert(name.clone(), names.clone());
        }
        for pattern in patterns.iter().flat_map(|list| list.split(' ')) {
            let parts: Vec<String> = pattern.split('_').map(str::to_owned).collect();
            let more = &parts[1..];
            let capital = parts[0].starts_with('^');
            let first = parts[0].trim_start_matches('^');
            let up = |stem: &str| format!("{}{stem}", if capital { "^" } else { "" });
            if let Some(people) = first.strip_prefix('+') {
                // English peoples take their plural in the last word.
                let mut more = more.to_vec();
                let mut tail = Tail::Plural;
                if let Some(last) = more.last_mut() {
                    last.push_str(".s");
                    tail = Tail::None;
                }
                self.insert(&up(people), tail, &more, &[named.clone(), Mark::People]);
            } else if let Some((base, class)) = first.split_once('/') {
                for (what, stem, tail) in stems(base, class) {
                    let mut marks = vec![named.clone()];
                    marks.extend(match what {
                        'c' => vec![Mark::Country],
                        'a' => vec![],
                        'w' => vec![Mark::Person, Mark::Trait(Trait::Female)],
                        'v' => vec![Mark::Person, Mark::Trait(Trait::Female), Mark::Many],
                        'q' => vec![Mark::Person, Mark::Many],
                        _ if tail == Tail::None => vec![Mark::Person, Mark::One],
                        _ => vec![Mark::Person],
                    });
                    self.insert(&up(&stem), tail, more, &marks);
                }
            } else if !first.is_empty() {
                let (stem, tail) = tailed(first);
                self.insert(&up(&stem), tail, more, &[named.clone(), Mark::Country]);
            }
        }
    }
}

fn marks_of_form(form: Form) -> Vec<Mark> {
    match form {
        Form::One => vec![Mark::One],
        Form::OneFemale => vec![Mark::One, Mark::Trait(Trait::Female)],
        Form::Many => vec![Mark::Many],
        Form::Either => vec![Mark::Either],
        Form::Plain => Vec::new(),
    }
}

fn tailed(part: &str) -> (String, Tail) {
    if let Some(stem) = part.strip_suffix('*') {
        (fold(stem), Tail::Any)
    } else if let Some(stem) = part.strip_suffix(".s") {
        (fold(stem), Tail::Plural)
    } else if let Some((stem, _)) = part.split_once('/') {
        (fold(stem), Tail::Any)
    } else {
        (fold(part.trim_end_matches('=')), Tail::None)
    }
}

/// Lower case, ё as е, one kind of apostrophe.
pub(super) fn fold(text: &str) -> String {
    text.to_lowercase().replace('ё', "е").replace('’', "'")
}

fn marks_of(kind: &str) -> Vec<Mark> {
    let (kinds, number) = kind.split_once(' ').unwrap_or((kind, ""));
    let number = number.parse().unwrap_or(0);
    kinds.split('+').map(|kind| mark_of(kind, number)).collect()
}

fn mark_of(kind: &str, number: i64) -> Mark {
    match kind {
        "number" => Mark::Number(number),
        "group" => Mark::Group(number),
        "vague" => Mark::Vague,
        "both" => Mark::Both,
        "only" => Mark::Only,
        "article" => Mark::Article,
        "the" => Mark::The,
        "person" | "family" => Mark::Person,
        "one" => Mark::One,
        "many" => Mark::Many,
        "either" => Mark::Either,
        "pair" => Mark::Pair,
        "female" => Mark::Trait(Trait::Female),
        "male" => Mark::Trait(Trait::Male),
        "child" => Mark::Trait(Trait::Child),
        "elderly" => Mark::Trait(Trait::Elderly),
        "state" => Mark::State,
        "event" => Mark::Event,
        "special" => Mark::Special,
        "counted" => Mark::Counted,
        "staff" => Mark::Staff,
        "thing" => Mark::Thing,
        "mute" => Mark::Mute,
        "generic" => Mark::Generic,
        "origin" => Mark::Origin,
        "in" => Mark::In,
        "genitive" => Mark::Genitive,
        "month" => Mark::Month,
        "former" => Mark::Former,
        "trade" => Mark::Trade,
        "claim" => Mark::Claim,
        "belonging" => Mark::Belonging,
        "unit" => Mark::Unit,
        "label" => Mark::Label,
        _ => Mark::Stop,
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    fn said(text: &str) -> Vec<Mark> {
        let tokens: Vec<Word> = words(text).collect();
        Lexicon::new(&BTreeSet::new()).marks(&tokens, 0).1
    }

    #[test]
    fn every_row_is_understood() {
        let lists = [include_str!("words_en.tsv"), include_str!("words_ru.tsv")];
        for row in lists.into_iter().flat_map(rows) {
            let [kind, patterns] = row.as_slice() else {
                panic!("{row:?}");
            };
            let stop = kind.split_once(' ').map_or(*kind, |(kind, _)| kind);
            for one in stop.split('+') {
                assert_eq!(mark_of(one, 0) == Mark::Stop, one == "stop", "{one}");
            }
            for pattern in patterns.split(' ') {
                let class = pattern.split('_').next().and_then(|p| p.split_once('/'));
                let known = class.is_none_or(|(base, class)| !stems(base, class).is_empty());
                assert!(known && !pattern.is_empty(), "{kind}: {pattern:?}");
            }
        }
        for row in rows(include_str!("countries.tsv")) {
            assert_eq!(row.len(), 4, "{row:?}");
            let first = row[1].split('|').next().unwrap();
            let nationality = Mark::Trait(Trait::Nationality(first.to_owned()));
            for pattern in row[2].split(' ').chain(row[3].split(' ')) {
                let class = pattern.split('_').next().and_then(|p| p.split_once('/'));
                let known = class.is_none_or(|(base, class)| !stems(base, class).is_empty());
                assert!(known, "{pattern}");
            }
            let english = row[2].split(' ').next().unwrap();
            let english = english.trim_start_matches(['^', '+']).replace('_', " ");
            let mut capital = english.chars();
            let head = capital.next().unwrap().to_uppercase();
            let text = format!("{head}{}", capital.as_str());
            assert!(said(&text).contains(&nationality), "{text}");
        }
    }

    #[test]
    fn russian_peoples_are_declined() {
        let nationality = Mark::Trait(Trait::Nationality("Nigeria".to_owned()));
        for (text, marks) in [
            ("нигериец", vec![Mark::Person, Mark::One]),
            ("нигерийцем", vec![Mark::Person, Mark::One]),
            ("нигерийцев", vec![Mark::Person, Mark::Many]),
            (
                "нигерийку",
                vec![Mark::Person, Mark::One, Mark::Trait(Trait::Female)],
            ),
            (
                "нигериек",
                vec![Mark::Person, Mark::Many, Mark::Trait(Trait::Female)],
            ),
            ("нигерийского", vec![]),
            ("Нигерию", vec![Mark::Country]),
        ] {
            let mut wanted = marks;
            wanted.push(nationality.clone());
            wanted.sort();
            assert_eq!(said(text), wanted, "{text}");
        }
        assert_eq!(said("нигерийцыми"), []);
        assert_eq!(said("того"), []);
    }
}
