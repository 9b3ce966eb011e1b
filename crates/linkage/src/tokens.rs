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
        } else if is_abidin(plain) && words.last().is_some_and(|w| w.roman.starts_with(['z'])) {
            words.pop();
            "zainalabidin".clone_into(&mut word.roman);
            word.script = Script::Voweled;
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

/// The second half of Zain al-Abidin.
fn is_abidin(roman: &str) -> bool {
    let name = roman
        .strip_prefix("al")
        .or_else(|| roman.strip_prefix("ul"))
        .unwrap_or(roman);
    matches!(
        name,
        "abidin" | "abdin" | "abedin" | "abideen" | "abidine" | "abedine" | "abadin" | "`abdyn"
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
        if let Some((first, second)) = split_at_article(&word) {
            return [first, second]
                .map(|roman| Word {
                    roman: roman.to_owned(),
                    script: word.script,
                })
                .to_vec();
        }
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

/// Ziaulhaq, Habiburrahman and Nourelhouda, which others write as two names with an article.
fn split_at_article(word: &Word) -> Option<(&str, &str)> {
    const SECOND: [&str; 14] = [
        "haq", "haqq", "hak", "haqe", "rahman", "rehman", "rahim", "rehim", "huda", "houda",
        "hoda", "hq", "rhmn", "hda",
    ];
    const ARTICLES: [&str; 10] = ["ul", "ur", "al", "el", "ol", "ar", "er", "or", "oul", "our"];
    let roman = word.roman.as_str();
    let second = SECOND.iter().find(|second| roman.ends_with(*second))?;
    let before = &roman[..roman.len() - second.len()];
    let first = ARTICLES
        .iter()
        .find_map(|article| before.strip_suffix(article))?;
    (first.len() >= 3 && !first.ends_with("bd")).then(|| (first, &roman[before.len()..]))
}

/// Takes a joined article, the article inside `-aldin`, the vowels of `Abd-` and the ending of a
/// patronymic away, unless the name stands on the list as it is.
fn trim_affixes(mut word: Word, known: &Equivalents) -> Word {
    if known.find(&word.roman, word.script).is_some() {
        return word;
    }
    if word.script == Script::Voweled
        && let Some(plain) = somali(&word.roman, known)
    {
        word.roman = plain;
    }
    if word.script == Script::Voweled
        && let Some(rest) = joined_particle(&word.roman, known)
    {
        word.roman = rest.to_owned();
    } else if let Some(rest) = joined_article(&word.roman).or_else(|| sun_article(&word.roman))
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
        if let Some(father) = patronymic(&word.roman, known) {
            word.roman = father;
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

/// Almansouri, Binladin, Delacruz: particles written into a name. The article goes from a name of
/// descent in -i even if the rest is on no list.
fn joined_particle<'a>(roman: &'a str, known: &Equivalents) -> Option<&'a str> {
    const OF_THE: [&str; 12] = [
        "cruz", "rosa", "vega", "torre", "fuente", "garza", "pena", "paz", "croix", "rio", "valle",
        "campo",
    ];
    let consonant = |rest: &str| !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    if let Some(rest) = joined_article(roman)
        && rest.len() >= 5
        && consonant(rest)
        && rest.ends_with(['i', 'y'])
        && !["sky", "ski", "skiy", "skyi", "cki"]
            .iter()
            .any(|e| rest.ends_with(e))
    {
        return Some(rest);
    }
    if let Some(rest) = ["bin", "ben"].iter().find_map(|p| roman.strip_prefix(p)) {
        let son = known.find(rest, Script::Voweled).is_some()
            || (roman.starts_with("bin") && rest.len() >= 5 && consonant(rest));
        return (son && rest.len() >= 3).then_some(rest);
    }
    let rest = roman
        .strip_prefix("dela")
        .or_else(|| roman.strip_prefix("del"))?;
    OF_THE.contains(&rest).then_some(rest)
}

/// A Somali spelling in that of other countries: c is a voiced breath that others do not write,
/// x is h, long vowels are doubled, women's names end in -o. Only where that gives a listed name
/// and c as in Turkish or Spanish does not.
fn somali(roman: &str, known: &Equivalents) -> Option<String> {
    let bytes = roman.as_bytes();
    let doubled = bytes
        .windows(2)
        .any(|w| w[0] == w[1] && b"aeiou".contains(&w[0]));
    // Without a doubled vowel only a first c is one: Cumar, but not Marcia, Celina or Cassia.
    let opens = ["ca", "cu", "co"].iter().any(|c| roman.starts_with(c)) && !roman.ends_with('a');
    let bare =
        |at: usize| bytes[at] == b'c' && !matches!(bytes.get(at + 1), Some(b'h' | b'k' | b'z'));
    let ayn = opens || (doubled && (0..bytes.len()).any(bare));
    if !(ayn || doubled || roman.starts_with('x')) {
        return None;
    }
    let listed = |name: &str| known.find(name, Script::Voweled).is_some();
    if ayn
        && ["k", "j", "ch", "s"]
            .iter()
            .any(|as_in| listed(&roman.replace('c', as_in)))
    {
        return None;
    }
    let mut plain = String::with_capacity(roman.len());
    for letter in roman.chars().filter(|c| *c != 'c' || !ayn) {
        let letter = if letter == 'x' { 'h' } else { letter };
        if !("aeiou".contains(letter) && plain.ends_with(letter)) {
            plain.push(letter);
        }
    }
    let of_woman = plain.strip_suffix('o').map(|stem| format!("{stem}a"));
    if let Some(name) = of_woman.filter(|name| listed(name)) {
        return Some(name);
    }
    (listed(&plain) || (roman.starts_with("cabd") && plain.len() > 5)).then_some(plain)
}

/// The father's name in a patronymic: Petrovich, Yurevich, Ilyinichna, Siarhiejeuna; as it is
/// listed, or without more than the ending.
fn patronymic(roman: &str, known: &Equivalents) -> Option<String> {
    let listed = |name: &str| known.find(name, Script::Voweled).is_some();
    if let Some(stem) = patronymic_stem(roman) {
        // What the ending took along: Dmitri, Pavlo, Yakov.
        let father = ["", "ii", "ij", "y", "i", "j", "o", "ia"]
            .iter()
            .map(|vowel| [stem, vowel].concat())
            .chain(stem.strip_suffix('l').map(str::to_owned))
            .find(|name| listed(name));
        return Some(father.unwrap_or_else(|| stem.to_owned()));
    }
    let stem = ["inichna", "ichna", "itsch", "ich", "ych"]
        .iter()
        .find_map(|ending| roman.strip_suffix(ending))?;
    ["a", "ya", "ia"]
        .iter()
        .map(|vowel| [stem, vowel].concat())
        .find(|name| stem.len() >= 2 && listed(name))
}

fn patronymic_stem(roman: &str) -> Option<&str> {
    // -vich as Russians, Ukrainians, Belarusians, Poles, Germans, the French and Serbs spell it.
    const SONS: [&str; 9] = [
        "vich", "vych", "vitch", "vytch", "witsch", "wicz", "vicz", "vitsj", "vic",
    ];
    const DAUGHTERS: [&str; 15] = [
        "yevna", "jevna", "yivna", "yeuna", "jeuna", "ieuna", "ovna", "evna", "ivna", "auna",
        "euna", "awna", "ewna", "owna", "avna",
    ];
    let son = SONS.iter().find_map(|ending| roman.strip_suffix(ending));
    let stem = match son {
        Some(stem) => ["yo", "io", "jo", "ye", "ie", "je", "o", "e", "a"]
            .iter()
            .find_map(|vowels| stem.strip_suffix(vowels)),
        None => DAUGHTERS
            .iter()
            .find_map(|ending| roman.strip_suffix(ending))
            .or_else(|| roman.strip_suffix("ouna")),
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
        assert_eq!(of("Dmitrievich"), "dmitrii");
        assert_eq!(of("Ильинична"), "ilya");
        assert_eq!(of("Siarhiejeuna"), "siarhiej");
    }

    #[test]
    fn somali_spellings_are_read() {
        assert_eq!(of("Cali"), "ali");
        assert_eq!(of("Caziiz"), "aziz");
        assert_eq!(of("Xabiibo"), "habiba");
        for other in ["carlos", "marcia", "alicia", "celina", "cassia", "alex"] {
            assert_eq!(of(other), other);
        }
    }

    #[test]
    fn particles_written_into_a_name_go() {
        assert_eq!(of("Alshufaiqi"), of("Al Shufaiqi"));
        assert_eq!(of("Binladin"), of("Bin Ladin"));
        assert_eq!(of("Delacruz"), of("De la Cruz"));
        assert_eq!(of("Ziaulhaq"), of("Zia ul-Haq"));
    }
}
