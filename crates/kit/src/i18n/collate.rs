//! Alphabetical order, good enough for lists of names of places and languages.
//!
//! It is no Unicode collation: letters only, case and accents aside, each script in its own order,
//! scripts in the order Latin, Cyrillic, Arabic, others. It must never be used to find equal names.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::Lang;

/// Letters of the Cyrillic alphabets in the order of Russian, Belarusian and Ukrainian together;
/// Unicode has ё, і, ї, є and ў behind я.
const CYRILLIC: &str = "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя";
/// Letters with accents that are letters of their own and stand behind the plain one.
const LATIN: [(char, char); 9] = [
    ('ą', 'a'),
    ('č', 'c'),
    ('ç', 'c'),
    ('ę', 'e'),
    ('ł', 'l'),
    ('ñ', 'n'),
    ('š', 's'),
    ('ş', 's'),
    ('ž', 'z'),
];

impl Lang {
    /// A key that sorts names as people of this language expect (`Зімбабвэ`, `Ірак`, `Йемен`). The
    /// order is the same for all languages, except that the language's own script comes first and
    /// that Russian takes ё for е.
    pub fn sort_key(&self, name: &str) -> Vec<u32> {
        let language = self.tag().split('-').next().unwrap_or_default();
        let first = match language {
            "ru" | "be" | "uk" => Script::Cyrillic,
            _ if self.direction() == super::Direction::Rtl => Script::Arabic,
            _ => Script::Latin,
        };
        let yo_is_ye = language == "ru";
        let mut key: Vec<u32> = name
            .nfc()
            .flat_map(char::to_lowercase)
            .map(|c| if c == 'ё' && yo_is_ye { 'е' } else { c })
            .filter_map(|c| rank(c, first))
            .collect();
        // Names that differ in accents or case only must still have an order.
        key.push(0);
        key.extend(name.chars().map(u32::from));
        key
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
}

/// Where a letter stands; None for what does not count (punctuation, marks).
fn rank(c: char, first: Script) -> Option<u32> {
    if c == ' ' || c == '-' {
        // A word ends before letters go on: "Guinea-Bissau" before "Guineas".
        return Some(1);
    }
    if let Some(place) = CYRILLIC.chars().position(|letter| letter == c) {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        return Some(offset(Script::Cyrillic, first) + place);
    }
    let plain = LATIN.iter().find(|(accented, _)| *accented == c);
    if let Some((_, base)) = plain {
        return Some(offset(Script::Latin, first) + u32::from(*base) * 2 + 1);
    }
    let base = c.nfd().next().unwrap_or(c);
    if is_combining_mark(c) || !base.is_alphanumeric() {
        return None;
    }
    let offset = match base {
        'a'..='z' => return Some(offset(Script::Latin, first) + u32::from(base) * 2),
        '0'..='9' => 2,
        '\u{600}'..='\u{6ff}' => offset(Script::Arabic, first),
        _ => 0x40_0000,
    };
    Some(offset + u32::from(base))
}

/// Which block of keys a script gets.
fn offset(script: Script, first: Script) -> u32 {
    let block = match script {
        _ if script == first => 1,
        Script::Latin => 2,
        Script::Cyrillic => 3,
        Script::Arabic => 4,
    };
    block * 0x1000
}

#[cfg(test)]
mod tests {
    use crate::i18n::Catalogue;

    fn sorted<'a>(tag: &str, mut names: Vec<&'a str>) -> Vec<&'a str> {
        let lang = Catalogue::builder().build().lang(tag);
        names.sort_by_cached_key(|name| lang.sort_key(name));
        names
    }

    #[test]
    fn letters_stand_where_the_alphabets_have_them() {
        assert_eq!(
            sorted(
                "be",
                vec![
                    "Ямайка",
                    "Ірак",
                    "Іран",
                    "Ўганда",
                    "Уругвай",
                    "Фіджы",
                    "Зімбабвэ",
                    "Йемен"
                ]
            ),
            [
                "Зімбабвэ",
                "Ірак",
                "Іран",
                "Йемен",
                "Уругвай",
                "Ўганда",
                "Фіджы",
                "Ямайка"
            ]
        );
        assert_eq!(
            sorted("ru", vec!["Ещё", "Жук", "Ёж", "Еда"]),
            ["Еда", "Ёж", "Ещё", "Жук"]
        );
        assert_eq!(
            sorted(
                "en",
                vec!["Zambia", "Åland", "Albania", "Côte", "Costa", "Cyprus"]
            ),
            ["Åland", "Albania", "Costa", "Côte", "Cyprus", "Zambia"]
        );
        assert_eq!(
            sorted("ar", vec!["تونس", "إيران", "أفغانستان", "العراق", "Minsk"]),
            ["أفغانستان", "العراق", "إيران", "تونس", "Minsk"]
        );
    }

    #[test]
    fn words_end_before_letters_go_on() {
        assert_eq!(
            sorted("en", vec!["Guineas", "Guinea-Bissau", "Guinea", "guinea"]),
            ["Guinea", "guinea", "Guinea-Bissau", "Guineas"]
        );
    }
}
