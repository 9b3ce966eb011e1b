//! "Did you mean": the candidate that is closest to what was written, if it is close enough.
//! Must never cost more than a bounded amount: long words are not compared.

const LONGEST: usize = 64;

/// The candidate closest to `word`, compared without regard to case; ties go to the first.
/// Nothing is returned when more than a third of the letters differ.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let word: Vec<char> = word.trim().to_lowercase().chars().collect();
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let limit = (word.len() / 3).max(1);
    candidates
        .into_iter()
        .filter(|c| c.len() <= 4 * LONGEST)
        .filter_map(|candidate| {
            let other: Vec<char> = candidate.to_lowercase().chars().collect();
            (other.len().abs_diff(word.len()) <= limit)
                .then(|| (distance(&word, &other), candidate))
        })
        .filter(|(d, _)| *d <= limit)
        .min_by_key(|(d, _)| *d)
        .map(|(_, candidate)| candidate.to_string())
}

/// Number of insertions, deletions and replacements that turn one word into the other.
pub(crate) fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let replace = diagonal + usize::from(ca != cb);
            diagonal = row[j + 1];
            row[j + 1] = replace.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_wins_and_far_words_do_not_count() {
        let types = ["text", "note", "integer"];
        assert_eq!(nearest("intger", types), Some("integer".into()));
        assert_eq!(nearest("Text", types), Some("text".into()));
        assert_eq!(nearest("photograph", types), None);
    }

    #[test]
    fn distances_are_those_of_levenshtein() {
        let chars = |s: &str| s.chars().collect::<Vec<_>>();
        assert_eq!(distance(&chars("kitten"), &chars("sitting")), 3);
        assert_eq!(distance(&chars(""), &chars("abc")), 3);
    }
}
