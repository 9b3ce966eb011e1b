//! The list of names that are one name: the files of `data/equivalents`, read once.
//!
//! It knows lines of spellings and nothing of letters' sounds beyond `skeleton`. It must never be
//! asked to decide on a name that it does not list without saying that it inferred.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::letters::{Script, romanise};
use crate::skeleton::{Mark, Reading, Skeleton, skeleton, vowel_distance};

const LISTS: [&str; 7] = [
    include_str!("../data/equivalents/men.txt"),
    include_str!("../data/equivalents/women.txt"),
    include_str!("../data/equivalents/slavic.txt"),
    include_str!("../data/equivalents/families.txt"),
    include_str!("../data/equivalents/persian.txt"),
    include_str!("../data/equivalents/kurdish.txt"),
    include_str!("../data/equivalents/world.txt"),
];

fn lines() -> impl Iterator<Item = &'static str> {
    LISTS
        .iter()
        .flat_map(|list| list.lines())
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// A line of the list, counted from 1.
pub(crate) type Class = u16;

pub(crate) struct Equivalents {
    by_spelling: HashMap<(String, bool), Class>,
    by_letters: HashMap<String, Vec<Listed>>,
    first: Vec<Skeleton>,
}

struct Listed {
    class: Class,
    skeleton: Skeleton,
    script: Script,
}

impl Equivalents {
    pub(crate) fn get() -> &'static Self {
        static LOADED: OnceLock<Equivalents> = OnceLock::new();
        LOADED.get_or_init(Self::parse)
    }

    fn parse() -> Self {
        let mut this = Self {
            by_spelling: HashMap::new(),
            by_letters: HashMap::new(),
            first: Vec::new(),
        };
        for line in lines() {
            let class = Class::try_from(this.first.len() + 1).unwrap_or(Class::MAX);
            for (position, spelling) in line.split_whitespace().enumerate() {
                let Some((roman, script)) = romanise(spelling).into_iter().next() else {
                    continue;
                };
                let skeleton = skeleton(&roman, script, Reading::USUAL);
                if position == 0 {
                    this.first.push(skeleton.clone());
                }
                this.by_letters
                    .entry(skeleton.letters.clone())
                    .or_default()
                    .push(Listed {
                        class,
                        skeleton,
                        script,
                    });
                this.by_spelling
                    .entry((roman, script == Script::Abjad))
                    .or_insert(class);
            }
        }
        this
    }

    /// The line on which this very spelling stands.
    pub(crate) fn find(&self, roman: &str, script: Script) -> Option<Class> {
        self.by_spelling
            .get(&(roman.to_owned(), script == Script::Abjad))
            .copied()
    }

    /// The only line whose sound this is, or the one whose vowels are clearly nearest.
    pub(crate) fn infer(&self, sound: &Skeleton, script: Script) -> Option<Class> {
        let listed = self.by_letters.get(&sound.letters)?;
        let mut best: Option<(Class, f32)> = None;
        let mut tied = false;
        for entry in listed
            .iter()
            .filter(|e| marks_agree(e.skeleton.mark, sound.mark))
        {
            let distance = vowel_distance(
                entry.skeleton.parts(),
                sound.parts(),
                (entry.script, script),
            );
            match best {
                _ if distance >= 1.0 => {}
                Some((class, least)) if class == entry.class => {
                    best = Some((class, least.min(distance)));
                }
                Some((_, least)) if distance > least => {}
                Some((_, least)) if (distance - least).abs() < f32::EPSILON => tied = true,
                _ => {
                    best = Some((entry.class, distance));
                    tied = false;
                }
            }
        }
        best.filter(|_| !tied).map(|(class, _)| class)
    }

    /// The skeleton of a line's first spelling: what all its spellings are filed under.
    pub(crate) fn filed_under(&self, class: Class) -> &str {
        &self.first[usize::from(class) - 1].letters
    }
}

pub(crate) fn marks_agree(a: Mark, b: Mark) -> bool {
    a == b || a == Mark::Perhaps || b == Mark::Perhaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_stands_on_two_lines() {
        let mut seen: HashMap<(String, bool), &str> = HashMap::new();
        let mut wrong = Vec::new();
        for line in lines() {
            let name = line.split_whitespace().next().unwrap_or_default();
            for spelling in line.split_whitespace() {
                let tokens = romanise(spelling);
                assert_eq!(tokens.len(), 1, "{spelling} on the line of {name}");
                let key = (tokens[0].0.clone(), tokens[0].1 == Script::Abjad);
                let before = *seen.entry(key).or_insert(name);
                if before != name {
                    wrong.push(format!("{spelling}: {before} and {name}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn an_unlisted_spelling_finds_its_line() {
        let known = Equivalents::get();
        let of = |r: &str| {
            let s = skeleton(r, Script::Voweled, Reading::USUAL);
            known.infer(&s, Script::Voweled)
        };
        assert_eq!(of("mohhamad"), known.find("mohammed", Script::Voweled));
        assert_eq!(of("huseyyn"), known.find("hussein", Script::Voweled));
        assert_eq!(of("qwrtpsd"), None);
    }
}
