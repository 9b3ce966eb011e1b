//! What the codes of a closed set are called: in every language of the mission, by the code itself,
//! and by other words that lists use. A word that could be two codes is none.

use std::collections::{BTreeMap, BTreeSet};

use kit::i18n::{Catalogue, Lang, Text};
use kit::import::fold;

use super::list::words_of;
use super::words;

/// More codes than this are not listed in a message.
const LISTED: usize = 12;

/// The words of a closed set.
pub struct Vocabulary {
    /// Folded words to the codes they may mean.
    codes: BTreeMap<String, BTreeSet<String>>,
    /// What to call the codes in a message.
    labels: Vec<(String, Labels)>,
}

/// One code in every language of the mission, by tag.
type Labels = BTreeMap<String, String>;

impl Vocabulary {
    /// The codes with the words that pages use for them, in every language.
    pub fn of<C: AsRef<str>>(
        catalogue: &Catalogue,
        codes: impl IntoIterator<Item = C>,
        word: impl Fn(&Lang, &str) -> Text,
    ) -> Self {
        let mut made = Self {
            codes: BTreeMap::new(),
            labels: Vec::new(),
        };
        for code in codes.into_iter().filter(|code| !code.as_ref().is_empty()) {
            let code = code.as_ref();
            let mut labels = Labels::new();
            made.add(code, code);
            for lang in catalogue.languages() {
                let label = word(lang, code).to_string();
                made.add(&label, code);
                labels.insert(lang.tag().to_string(), label);
            }
            made.labels.push((code.to_string(), labels));
        }
        made
    }

    /// Adds other words for the codes, with commas between them.
    #[must_use]
    pub fn with(mut self, more: &[(&str, &str)]) -> Self {
        for (code, words) in more {
            for word in words_of(words) {
                self.add(word, code);
            }
        }
        self
    }

    /// Adds one more word for a code.
    pub fn add(&mut self, word: &str, code: &str) {
        let word = fold(word);
        if !word.is_empty() {
            self.codes.entry(word).or_default().insert(code.to_string());
        }
    }

    /// The one code of that word; an English plural and a remark in brackets are the same word.
    pub fn find(&self, word: &str) -> Option<&str> {
        let folded = fold(word);
        let plain = fold(word.split('(').next().unwrap_or_default());
        let one = |folded: &str| {
            self.codes
                .get(folded)
                .or_else(|| self.codes.get(folded.strip_suffix('s')?))
        };
        let mut codes = one(&folded).or_else(|| one(&plain))?.iter();
        match (codes.next(), codes.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The codes of several words in one text. A word may itself hold a comma.
    pub(super) fn find_all(&self, text: &str) -> Option<BTreeSet<String>> {
        let one = |part: &str| self.find(part).map(str::to_string);
        if let Some(only) = one(text) {
            return Some(BTreeSet::from([only]));
        }
        let mut found = BTreeSet::new();
        for part in text
            .split([';', '\n', '|'])
            .filter(|p| !p.trim().is_empty())
        {
            match one(part) {
                Some(code) => drop(found.insert(code)),
                None => {
                    for word in part.split([',', '/', '+']).filter(|w| !w.trim().is_empty()) {
                        found.insert(one(word)?);
                    }
                }
            }
        }
        Some(found)
    }

    /// Asks for one of them.
    pub(super) fn ask(&self, lang: &Lang) -> Text {
        if self.labels.is_empty() || self.labels.len() > LISTED {
            return words::unknown_word(lang);
        }
        let label =
            |(code, labels): &(String, Labels)| labels.get(lang.tag()).unwrap_or(code).clone();
        let labels: Vec<String> = self.labels.iter().map(label).collect();
        words::one_of_these(lang, lang.list_or(&labels))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics() -> Vocabulary {
        let catalogue = Catalogue::builder().build();
        let word = |_: &Lang, code: &str| match code {
            "entry" => Text::from("Entry, transit and exit"),
            code => Text::from(code),
        };
        Vocabulary::of(&catalogue, ["entry", "medical", "other"], word)
            .with(&[("medical", "врач, doctor"), ("other", "doctor")])
    }

    #[test]
    fn several_words_in_one_cell_and_one_that_holds_a_comma() {
        let found = |text| {
            topics()
                .find_all(text)
                .map(|set| set.into_iter().collect::<Vec<_>>())
        };
        assert_eq!(found("ENTRY, transit and exit").unwrap(), ["entry"]);
        assert_eq!(found("врач / other").unwrap(), ["medical", "other"]);
        assert_eq!(
            found("Entry, transit and exit; Врач").unwrap(),
            ["entry", "medical"]
        );
        assert_eq!(found("entry, weather"), None);
        assert_eq!(found("").unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_word_that_could_be_two_codes_is_none() {
        assert_eq!(topics().find("doctor"), None);
    }
}
