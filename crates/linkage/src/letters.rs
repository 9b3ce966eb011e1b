//! Letters of every script to small Latin letters, one token at a time.
//!
//! Abjads yield what is written (consonants and long vowels), Cyrillic the usual English
//! romanisation, Latin loses its accents. Which spelling families are one sound is not decided
//! here but in `skeleton`. This file must never drop a consonant: what is lost here nobody finds.

use unicode_normalization::UnicodeNormalization;

/// The script that most of a token's letters belong to; it decides which vowels were visible to
/// the writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// All vowels are written (Latin, Cyrillic, and everything that `any_ascii` romanises).
    Voweled,
    /// Only long vowels are written (Arabic, Persian).
    Abjad,
}

/// No name is longer; the rest of a hostile cell is passed over.
pub(crate) const MAX_CHARS: usize = 200;

/// Splits a cell into romanised tokens: letters only, lower case, marks and digits gone.
///
/// Hyphens, full stops and blanks separate; apostrophes and everything invisible (bidi marks,
/// NUL, joiners, tatweel) vanish, so that `Sa'id` stays one token. Reads at most
/// [`MAX_CHARS`] characters.
pub(crate) fn romanise(text: &str) -> Vec<(String, Script)> {
    let mut tokens = Vec::new();
    let mut token = String::new();
    let mut abjad = false;
    let mut soft = false;
    let mut small = false;
    // Kurdish writes its short e also as `ه` with a joiner behind it, which is no h.
    let text = cut(text).replace("ه\u{200C}", "ە");
    for c in text.chars().nfkc() {
        let after_soft = std::mem::take(&mut soft);
        // JeanPierre and AlMansouri are two words.
        if small && c.is_uppercase() {
            finish(&mut tokens, &mut token, &mut abjad);
        }
        small = c.is_lowercase();
        let start = token.len();
        match c.to_lowercase().next().unwrap_or(c) {
            c @ 'a'..='z' => token.push(c),
            // Behind a soft sign a vowel begins with y: Наталья, Соловьев.
            'ь' | 'ъ' => soft = true,
            c if vanishes(c) => {}
            c if is_separator(c) => finish(&mut tokens, &mut token, &mut abjad),
            c => {
                if after_soft && matches!(c, 'е' | 'и' | 'о' | 'ё' | 'і' | 'э') {
                    token.push('y');
                }
                abjad |= push_letter(&mut token, c);
                // A letter that has no Latin counterpart at all must not glue its neighbours.
                if token.len() == start && !c.is_alphabetic() {
                    finish(&mut tokens, &mut token, &mut abjad);
                }
            }
        }
    }
    finish(&mut tokens, &mut token, &mut abjad);
    tokens
}

/// The start of a cell that is read at all.
pub(crate) fn cut(text: &str) -> &str {
    text.char_indices()
        .nth(MAX_CHARS)
        .map_or(text, |(end, _)| &text[..end])
}

fn finish(tokens: &mut Vec<(String, Script)>, token: &mut String, abjad: &mut bool) {
    if !token.is_empty() {
        let script = if *abjad {
            Script::Abjad
        } else {
            Script::Voweled
        };
        tokens.push((std::mem::take(token), script));
    }
    *abjad = false;
}

fn is_separator(c: char) -> bool {
    c.is_ascii() || c.is_whitespace() || matches!(c, '‐'..='―' | '،' | '؛' | '·' | '・')
}

fn vanishes(c: char) -> bool {
    matches!(c,
        '\'' | '`' | '´' | '‘' | '’' | 'ʼ' | 'ʿ' | 'ʾ' | 'ʻ' | '‛' | '"' | '\0'
        | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{AD}' | 'ـ' | 'ء'
        | '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

/// Appends the Latin of one letter and says whether it belongs to an abjad.
fn push_letter(out: &mut String, c: char) -> bool {
    if let Some(latin) = arabic(c) {
        // `سه` is s and h, not sh: the apostrophe keeps two letters two.
        if latin == "h" && out.ends_with(['s', 'k', 't', 'd', 'z', 'g', 'c', 'p', 'r']) {
            out.push('\'');
        }
        out.push_str(latin);
        return true;
    }
    // Dź is one sound in Łacinka and Polish: Dźmitryj.
    if c == 'ź' && out.ends_with('d') {
        out.push('z');
        return false;
    }
    if let Some(latin) = cyrillic(c).or_else(|| latin_letter(c)) {
        out.push_str(latin);
        return false;
    }
    let base = std::iter::once(c).nfd().next().unwrap_or(c);
    if base != c && !base.is_ascii() {
        return push_letter(out, base);
    }
    let ascii = if base.is_ascii() {
        base.encode_utf8(&mut [0; 4]).to_owned()
    } else {
        any_ascii::any_ascii_char(base).to_owned()
    };
    out.extend(
        ascii
            .chars()
            .filter(char::is_ascii_alphabetic)
            .map(|c| c.to_ascii_lowercase()),
    );
    // Hebrew and Syriac write no short vowels either.
    matches!(base, '\u{590}'..='\u{5FF}' | '\u{700}'..='\u{74F}')
}

/// Arabic, Persian, Sorani, Urdu and Pashto letters. `ع` stands where a vowel is heard, but at the
/// end of a name it is no -a, so it gets a sign of its own; `ة`, `ى` and a Kurdish `ە` are vowels.
fn arabic(c: char) -> Option<&'static str> {
    Some(match c {
        'ع' => "`",
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ة' | 'ى' | 'ۀ' => "a",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' | 'ٹ' => "t",
        'ث' => "th",
        'ج' => "j",
        'چ' => "ch",
        'ح' | 'ه' | 'ھ' | 'ہ' => "h",
        'خ' => "kh",
        'د' | 'ض' | 'ڈ' | 'ډ' => "d",
        'ذ' => "dh",
        'ر' | 'ڕ' | 'ڑ' | 'ړ' => "r",
        'ز' | 'ظ' | 'ځ' => "z",
        'ژ' => "zh",
        'س' | 'ص' => "s",
        'ش' | 'ښ' => "sh",
        'څ' => "ts",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' => "v",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'گ' | 'ګ' => "g",
        'ل' | 'ڵ' => "l",
        'م' => "m",
        'ن' | 'ں' | 'ڼ' => "n",
        'و' | 'ؤ' => "w",
        'ۆ' => "o",
        'ي' | 'ی' | 'ئ' => "y",
        'ێ' | 'ے' | 'ە' => "e",
        _ => return None,
    })
}

/// Russian, Belarusian and Ukrainian letters, and those of Central Asia.
fn cyrillic(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'ғ' => "gh",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "yo",
        'є' => "ye",
        'ж' => "zh",
        'җ' | 'ҷ' => "j",
        'з' => "z",
        'и' | 'і' | 'ӣ' => "i",
        'ї' => "yi",
        'й' | 'ы' => "y",
        'к' => "k",
        'қ' => "q",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ӯ' | 'ү' | 'ұ' => "u",
        'ў' => "w",
        'ф' => "f",
        'х' => "kh",
        'ҳ' | 'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' | 'щ' => "sh",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

/// Latin letters whose sound is not that of the letter without its mark.
fn latin_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'ş' | 'š' | 'ș' | 'ś' => "sh",
        'ç' | 'č' | 'ć' => "ch",
        'ž' | 'ż' | 'ź' => "zh",
        'ğ' | 'ġ' => "gh",
        'ḫ' | 'ẍ' => "kh",
        'ħ' => "h",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ß' => "ss",
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        'ə' => "a",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roman(text: &str) -> String {
        let words: Vec<_> = romanise(text).into_iter().map(|t| t.0).collect();
        words.join(" ")
    }

    #[test]
    fn scripts_become_latin() {
        assert_eq!(roman("محمد"), "mhmd");
        assert_eq!(roman("ڕێبوار"), "rebwar");
        assert_eq!(roman("Сергій"), "sergiy");
        assert_eq!(roman("Şêrko Çelebî"), "sherko chelebi");
        assert_eq!(roman("Γιώργος"), "giorgos");
        assert_eq!(roman("Dźmitryj"), "dzmitryj");
    }

    #[test]
    fn invisible_characters_vanish_and_hyphens_separate() {
        assert_eq!(
            roman("\u{200F}Sa\u{0}'id\u{202C} Al-Hassan"),
            "said al hassan"
        );
        assert_eq!(roman("مُحَمَّـد"), "mhmd");
        assert_eq!(roman("I\u{307}brahim"), "ibrahim");
        assert_eq!(roman("JeanPierre DUPONT"), "jean pierre dupont");
    }

    #[test]
    fn a_huge_cell_is_read_only_at_its_start() {
        assert_eq!(romanise(&"a".repeat(10_000_000))[0].0.len(), MAX_CHARS);
    }
}
