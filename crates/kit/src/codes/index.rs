//! Finding an entry by any of its names.
//!
//! It must never prefer one of several fitting entries, and never find by similarity: what is merely
//! similar is a suggestion.

use std::collections::BTreeMap;

use super::Unsure;
use super::fold::fold;
use super::table;

/// How similar a name must be to be suggested (Jaro-Winkler, 0 to 1): below this, suggestions for
/// mistyped country names were mostly other countries.
const SIMILAR: f64 = 0.86;
/// More suggestions than this do not help.
const MOST: usize = 5;

/// Words before a name that say what kind of State it is and may be missing. Longest first.
const FORMS_OF_STATE: [&str; 11] = [
    "federal democratic republic of ",
    "islamic republic of ",
    "federal republic of ",
    "arab republic of ",
    "the republic of ",
    "republic of ",
    "kingdom of ",
    "государство ",
    "республика ",
    "рэспубліка ",
    "the ",
];

/// Words behind a name that do the same: "Iraqi Republic".
const FORMS_BEHIND: [&str; 3] = [" arab republic", " republic", " республика"];

/// What stands before a country where somebody writes whose citizen a person is.
const CITIZEN_OF: [&str; 9] = [
    "citizen of ",
    "national of ",
    "nationals of ",
    "гражданин ",
    "гражданка ",
    "граждане ",
    "гр ",
    "грамадзянін ",
    "грамадзянка ",
];

/// Words that are written short.
const SHORT: [(&str, &str); 6] = [
    ("rep", "republic"),
    ("dem", "democratic"),
    ("fed", "federal"),
    ("isl", "islamic"),
    ("респ", "республика"),
    ("рэсп", "рэспубліка"),
];

/// Folded names to places in the list.
pub(super) struct Index {
    names: BTreeMap<String, Vec<usize>>,
}

impl Index {
    /// Builds it from every entry's names, then from the alias file, whose word counts more: there a
    /// name can be given to several entries on purpose. Later files count more than earlier ones.
    pub(super) fn new(
        names: impl Iterator<Item = (usize, &'static str)>,
        alias_files: &[(&str, &'static str)],
        place_of: impl Fn(&str) -> Option<usize>,
    ) -> Self {
        let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, name) in names {
            let places = index.entry(fold(name)).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
        for (file, aliases) in alias_files {
            for row in table::rows(file, aliases) {
                let (alias, codes) = (row["alias"], row["codes"]);
                let places = codes.split(' ').map(|code| {
                    place_of(code).unwrap_or_else(|| panic!("{file}: no code `{code}`"))
                });
                index.insert(fold(alias), places.collect());
            }
        }
        Self { names: index }
    }

    /// The one entry of that name.
    pub(super) fn find<T>(&self, name: &str, list: &'static [T]) -> Result<&'static T, Unsure<T>> {
        let folded = fold(name);
        let found = self
            .exact(&folded)
            .map(<[usize]>::to_vec)
            .or_else(|| self.with_remark(name))
            .or_else(|| self.in_other_words(&folded));
        match found.as_deref() {
            Some([one]) => Ok(&list[*one]),
            Some(several) => Err(Unsure::Ambiguous(
                several.iter().map(|place| &list[*place]).collect(),
            )),
            None => Err(Unsure::Unknown {
                suggestions: self.similar(&folded).map(|place| &list[place]).collect(),
            }),
        }
    }

    fn exact(&self, folded: &str) -> Option<&[usize]> {
        let bare = || {
            FORMS_OF_STATE
                .iter()
                .find_map(|form| self.names.get(folded.strip_prefix(form)?))
        };
        self.names.get(folded).or_else(bare).map(Vec::as_slice)
    }

    /// "Iraq (Erbil)", "Congo (DRC)": what stands in brackets may make a name clear, and may not
    /// contradict it.
    fn with_remark(&self, name: &str) -> Option<Vec<usize>> {
        let (outside, rest) = name.split_once('(')?;
        let outside = self.exact(&fold(outside))?;
        let inside = self.exact(&fold(rest.trim_end_matches(')')));
        let Some(inside) = inside else {
            return Some(outside.to_vec());
        };
        let both: Vec<usize> = outside
            .iter()
            .copied()
            .filter(|place| inside.contains(place))
            .collect();
        match both[..] {
            // They contradict each other: ask which.
            [] => Some(outside.iter().chain(inside).copied().collect()),
            _ => Some(both),
        }
    }

    /// "Iraqi Republic", "Syrian Arab Rep.", "citizen of Iraq", "гражданин Ирака".
    fn in_other_words(&self, folded: &str) -> Option<Vec<usize>> {
        let long: Vec<&str> = folded
            .split(' ')
            .map(|word| {
                SHORT
                    .iter()
                    .find(|(short, _)| *short == word)
                    .map_or(word, |(_, long)| long)
            })
            .collect();
        let long = long.join(" ");
        let citizen = CITIZEN_OF.iter().find_map(|words| long.strip_prefix(words));
        let rest = citizen.unwrap_or(&long);
        let bare = FORMS_BEHIND.iter().find_map(|form| rest.strip_suffix(form));
        let plain = self.exact(rest).or_else(|| self.exact(bare?));
        if let Some(places) = plain {
            return Some(places.to_vec());
        }
        let mut found: Vec<usize> = nominatives(citizen?)
            .iter()
            .filter_map(|name| self.exact(name))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        (!found.is_empty()).then_some(found)
    }

    fn similar(&self, folded: &str) -> impl Iterator<Item = usize> {
        // A very short text is similar to everything.
        let long_enough = folded.chars().count() >= 3;
        let mut scored: Vec<(f64, usize)> = Vec::new();
        for (name, places) in self.names.iter().filter(|_| long_enough) {
            let score = if contains_word(name, folded) || contains_word(folded, name) {
                // "Guinea Bisaou" says "Guinea", but something else is closer.
                SIMILAR.max(strsim::jaro_winkler(name, folded))
            } else {
                strsim::jaro_winkler(name, folded)
            };
            if score < SIMILAR {
                continue;
            }
            for place in places {
                match scored.iter_mut().find(|(_, p)| p == place) {
                    Some(best) => best.0 = best.0.max(score),
                    None => scored.push((score, *place)),
                }
            }
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.into_iter().take(MOST).map(|(_, place)| place)
    }
}

/// The names that a Russian name in the genitive may come from: "сирийской арабской республики".
/// They are folded, so that `й` is `и`.
fn nominatives(genitive: &str) -> Vec<String> {
    const ENDINGS: [(&str, &[&str]); 8] = [
        ("скои", &["ская"]),
        ("ого", &["ое", "ыи"]),
        ("ии", &["ия"]),
        ("ы", &["а", "ы"]),
        ("и", &["а", "я", "ь"]),
        ("ана", &["ан"]),
        ("а", &["", "а"]),
        ("я", &["и", "ь"]),
    ];
    let of_word = |word: &str| -> Vec<String> {
        let found = ENDINGS.iter().find_map(|(ending, others)| {
            let stem = word.strip_suffix(ending)?;
            Some(
                others
                    .iter()
                    .map(|other| format!("{stem}{other}"))
                    .collect(),
            )
        });
        found.unwrap_or_else(|| vec![word.to_string()])
    };
    let mut names = vec![String::new()];
    for word in genitive.split(' ').take(4) {
        names = names
            .iter()
            .flat_map(|name| {
                let more = of_word(word);
                more.into_iter()
                    .map(move |word| format!("{name} {word}").trim().to_string())
            })
            .collect();
    }
    names
}

/// Whether all of `part` stands in `whole` between word borders.
fn contains_word(whole: &str, part: &str) -> bool {
    part.chars().count() >= 4 && format!(" {whole} ").contains(&format!(" {part} "))
}
