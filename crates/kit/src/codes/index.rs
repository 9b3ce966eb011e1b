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

/// Folded names to places in the list.
pub(super) struct Index {
    names: BTreeMap<String, Vec<usize>>,
}

impl Index {
    /// Builds it from every entry's names, then from the alias file, whose word counts more: there a
    /// name can be given to several entries on purpose.
    pub(super) fn new(
        names: impl Iterator<Item = (usize, &'static str)>,
        alias_file: &str,
        aliases: &'static str,
        place_of: impl Fn(&str) -> Option<usize>,
    ) -> Self {
        let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, name) in names {
            let places = index.entry(fold(name)).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
        for row in table::rows(alias_file, aliases) {
            let (alias, codes) = (row["alias"], row["codes"]);
            let places = codes.split(' ').map(|code| {
                place_of(code).unwrap_or_else(|| panic!("{alias_file}: no code `{code}`"))
            });
            index.insert(fold(alias), places.collect());
        }
        Self { names: index }
    }

    /// The one entry of that name.
    pub(super) fn find<T>(&self, name: &str, list: &'static [T]) -> Result<&'static T, Unsure<T>> {
        let folded = fold(name);
        match self.exact(&folded) {
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

/// Whether all of `part` stands in `whole` between word borders.
fn contains_word(whole: &str, part: &str) -> bool {
    part.chars().count() >= 4 && format!(" {whole} ").contains(&format!(" {part} "))
}
