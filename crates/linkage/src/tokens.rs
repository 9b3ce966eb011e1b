//! A cell of a name column to the tokens that are compared: particles dropped, compounds joined.
//!
//! `Abd al-Rahman`, `Abdul Rahman` and `Abdulrahman` are one token, `Mohammadreza` is two, `bin`
//! and `al` are none. It must never drop the last token that a cell has.

use crate::equivalents::Equivalents;
use crate::letters::{Script, romanise};

/// More tokens than anybody has names; the rest of a hostile cell is passed over.
const MAX_TOKENS: usize = 8;

/// Words between names that one clerk writes and another does not.
const PARTICLES: [&str; 33] = [
    "al", "el", "ul", "ad", "ed", "ar", "er", "as", "es", "ash", "ach", "az", "ez", "an", "en",
    "at", "ur", "us", "ud", "bin", "ibn", "ben", "bint", "binti", "ould", "ou", "de", "del", "la",
    "von", "van", "der", "da",
];

const TITLES: [&str; 12] = [
    "mr", "mrs", "ms", "dr", "haji", "hajji", "hadji", "haci", "hajj", "sheikh", "shaikh", "mullah",
];

/// First halves that Persian joins to the second: Mohammadreza, Alireza, Gholamhossein.
const JOINED_FIRST: [&str; 16] = [
    "mohammad", "mohamad", "muhammad", "mohammed", "mohamed", "mhmd", "gholam", "ghulam", "ghlam",
    "`ly", "ali", "amir", "amyr", "gul", "gol", "gl",
];

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) roman: String,
    pub(crate) script: Script,
}

/// The comparable tokens of a cell, in their order; empty if it holds no letter.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let known = Equivalents::get();
    let mut raw: Vec<Word> = romanise(text)
        .into_iter()
        .take(MAX_TOKENS)
        .map(|(roman, script)| Word { roman, script })
        .collect();
    if raw.len() > 1 {
        drop_where(&mut raw, |w| TITLES.contains(&w.roman.as_str()));
    }
    let mut words = join_compounds(raw);
    if words.len() > 1 {
        drop_where(&mut words, |w| PARTICLES.contains(&w.roman.as_str()));
    }
    words
        .into_iter()
        .flat_map(|word| split_joined(word, known))
        .map(|word| trim_affixes(word, known))
        .collect()
}

/// Drops what matches, unless nothing would be left.
fn drop_where(words: &mut Vec<Word>, matches: impl Fn(&Word) -> bool) {
    if !words.iter().all(&matches) {
        words.retain(|w| !matches(w));
    }
}

fn join_compounds(raw: Vec<Word>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(raw.len());
    let mut prefix: Option<String> = None;
    let mut rest = raw.into_iter().peekable();
    while let Some(mut word) = rest.next() {
        let plain = word.roman.as_str();
        let article = PARTICLES[..19].contains(&plain);
        if prefix.is_some() && article && rest.peek().is_some() {
            continue;
        }
        if let Some(first) = prefix.take() {
            if is_ullah(plain) {
                "abdullah".clone_into(&mut word.roman);
                word.script = Script::Voweled;
            } else {
                word.roman = first + strip_article(&word);
            }
        } else if rest.peek().is_some()
            && let Some(first) = compound_first(plain)
        {
            prefix = Some(first.to_owned());
            continue;
        } else if is_din(plain)
            && let Some(before) = pop_before_din(&mut words)
        {
            word.roman = before + "din";
        } else if is_ullah(plain)
            && words
                .last()
                .is_some_and(|before| before.script == word.script)
            && let Some(before) = words.pop()
        {
            word.roman = before.roman + "ullah";
        }
        words.push(word);
    }
    words
}

/// `Abd` and `Abu` never stand alone when another name follows.
fn compound_first(roman: &str) -> Option<&'static str> {
    match roman {
        "abd" | "`bd" | "abdul" | "abdel" | "abdal" | "abdol" | "abdu" | "abdoul" | "abdur"
        | "abder" | "abdus" | "ebdul" => Some("abdul"),
        "abu" | "abo" | "abou" | "abw" | "aboo" | "ebu" => Some("abu"),
        "umm" | "um" => Some("um"),
        _ => None,
    }
}

/// The second half of Najib Ullah and نجیب الله.
fn is_ullah(roman: &str) -> bool {
    matches!(
        roman,
        "ullah" | "ollah" | "allah" | "oullah" | "ulla" | "allh" | "llh"
    )
}

fn is_din(roman: &str) -> bool {
    matches!(
        roman,
        "din"
            | "deen"
            | "dine"
            | "dyn"
            | "aldyn"
            | "aldin"
            | "eldin"
            | "eldine"
            | "eddin"
            | "eddine"
            | "addin"
            | "uddin"
            | "ddin"
            | "ldyn"
            | "edin"
            | "adin"
    )
}

fn pop_before_din(words: &mut Vec<Word>) -> Option<String> {
    while words.len() > 1 && PARTICLES[..19].contains(&words.last()?.roman.as_str()) {
        words.pop();
    }
    words.pop().map(|w| w.roman)
}

/// `الرحمن` behind `عبد` loses its article.
fn strip_article(word: &Word) -> &str {
    match word.roman.strip_prefix("al") {
        Some(rest) if word.script == Script::Abjad && rest.len() > 1 => rest,
        _ => &word.roman,
    }
}

fn split_joined(word: Word, known: &Equivalents) -> Vec<Word> {
    if known.find(&word.roman, word.script).is_none() {
        for first in JOINED_FIRST {
            if let Some(second) = word.roman.strip_prefix(first)
                && second.len() > 2
                && known.find(second, word.script).is_some()
            {
                return [first, second]
                    .map(|part| Word {
                        roman: part.to_owned(),
                        script: word.script,
                    })
                    .to_vec();
            }
        }
    }
    vec![word]
}

/// Takes a joined article, the article inside `-aldin`, the vowels of `Abd-` and the ending of a
/// patronymic away, unless the name stands on the list as it is.
fn trim_affixes(mut word: Word, known: &Equivalents) -> Word {
    if known.find(&word.roman, word.script).is_some() {
        return word;
    }
    if let Some(rest) = joined_article(&word.roman).or_else(|| sun_article(&word.roman))
        && (word.script == Script::Abjad || known.find(rest, word.script).is_some())
    {
        word.roman = rest.to_owned();
    }
    for ending in [
        "aldyn", "aldin", "eldin", "uldin", "eldine", "aldine", "aldeen",
    ] {
        if let Some(stem) = word.roman.strip_suffix(ending)
            && stem.len() > 1
        {
            word.roman = format!("{stem}adin");
            break;
        }
    }
    if let Some(rest) = abd_rest(&word.roman) {
        word.roman = format!("abdul{rest}");
    } else if let Some(stem) = ["oullah", "ullah", "ollah", "allah", "allh", "ulla", "olla"]
        .iter()
        .find_map(|ending| word.roman.strip_suffix(ending))
        && stem.len() >= 3
    {
        word.roman = format!("{stem}ula");
    }
    if word.script == Script::Voweled {
        if let Some(stem) = patronymic_stem(&word.roman) {
            word.roman = stem.to_owned();
        } else if let Some((stem, ending)) = adjective(&word.roman) {
            word.roman = format!("{stem}{ending}");
        }
    }
    word
}

/// Zelenskyi, Zelensky and Zielenskij, Sobieska and Sobieskaya, Potocki and Pototski: the stem and
/// one ending for all of a sex.
fn adjective(roman: &str) -> Option<(&str, &'static str)> {
    const ENDINGS: [(&str, &str); 15] = [
        ("skiy", "ski"),
        ("skyi", "ski"),
        ("skyy", "ski"),
        ("skij", "ski"),
        ("skii", "ski"),
        ("skyj", "ski"),
        ("sky", "ski"),
        ("ckyi", "tski"),
        ("cki", "tski"),
        ("cky", "tski"),
        ("skaya", "ska"),
        ("skaia", "ska"),
        ("skaja", "ska"),
        ("skaa", "ska"),
        ("cka", "tska"),
    ];
    let (stem, ending) = ENDINGS
        .iter()
        .find_map(|(written, one)| Some((roman.strip_suffix(written)?, *one)))?;
    (stem.len() >= 2).then_some((stem, ending))
}

fn joined_article(roman: &str) -> Option<&str> {
    let rest = roman
        .strip_prefix("al")
        .or_else(|| roman.strip_prefix("el"))?;
    (rest.len() >= 3).then_some(rest)
}

/// The article of Assadr and Arrahman, whose l became the letter behind it.
fn sun_article(roman: &str) -> Option<&str> {
    let rest = roman
        .strip_prefix('a')
        .or_else(|| roman.strip_prefix('e'))?;
    let mut letters = rest.bytes();
    let (first, second) = (letters.next()?, letters.next()?);
    (first == second && rest.len() >= 5).then(|| &rest[1..])
}

/// What follows `Abd` with its article in any spelling: abdurrahman, abderahman, ebdulrehman →
/// rahman. A name's own initial l goes too (Abdullatif), on both sides alike.
fn abd_rest(roman: &str) -> Option<&str> {
    let rest = ["abd", "`bd", "ebd"]
        .iter()
        .find_map(|p| roman.strip_prefix(p))?;
    let rest = rest.trim_start_matches(['u', 'e', 'a', 'o', 'i', '`']);
    let rest = rest.trim_start_matches('l');
    let mut chars = rest.chars();
    let (first, second) = (chars.next()?, chars.next()?);
    let rest = if first == second {
        &rest[first.len_utf8()..]
    } else {
        rest
    };
    (rest.len() >= 3).then_some(rest)
}

fn patronymic_stem(roman: &str) -> Option<&str> {
    // -vich as Russians, Ukrainians, Belarusians, Poles, Germans and the French spell it.
    const SONS: [&str; 8] = [
        "vich", "vych", "vitch", "vytch", "witsch", "wicz", "vicz", "vitsj",
    ];
    const DAUGHTERS: [&str; 10] = [
        "yevna", "ovna", "evna", "ivna", "auna", "awna", "ewna", "owna", "avna", "ouna",
    ];
    let son = SONS.iter().find_map(|ending| roman.strip_suffix(ending));
    let stem = match son {
        Some(stem) => ["yo", "io", "ye", "ie", "je", "o", "e", "a"]
            .iter()
            .find_map(|vowels| stem.strip_suffix(vowels)),
        None => DAUGHTERS
            .iter()
            .find_map(|ending| roman.strip_suffix(ending)),
    }?;
    (stem.len() >= 3).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        let words: Vec<_> = words(text).into_iter().map(|w| w.roman).collect();
        words.join(" ")
    }

    #[test]
    fn compounds_are_one_token_however_written() {
        assert_eq!(of("Abd al-Ghaffar"), of("Abdulghaffar"));
        assert_eq!(of("Abdel Ghaffar"), of("Abdelghaffar"));
        assert_eq!(of("Sayf al-Din"), "sayfdin");
        assert_eq!(words("عبد الجليل").len(), 1);
        assert_eq!(of("Abu Bakr"), "abubakr");
    }

    #[test]
    fn particles_go_but_never_the_last_word() {
        assert_eq!(of("al-Hassan bin Ali"), "hassan ali");
        assert_eq!(of("Al"), "al");
        assert_eq!(of("Dr."), "dr");
        assert_eq!(of(" -- "), "");
    }

    #[test]
    fn joined_persian_names_are_two() {
        assert_eq!(of("Mohammadreza"), "mohammad reza");
        assert_eq!(words("محمدرضا").len(), 2);
    }

    #[test]
    fn a_patronymic_is_its_stem() {
        assert_eq!(of("Petrovich"), "petr");
        assert_eq!(of("Іванівна"), "ivan");
    }
}
