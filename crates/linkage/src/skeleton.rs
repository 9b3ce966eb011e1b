//! The consonant skeleton of a romanised token: what survives when a name changes its script.
//!
//! Spelling families become one letter (kh, x, h; sh, ş; q, k; w, v), vowels are set aside and
//! compared apart, a final -a is kept as a mark because it tells Karim from Karima. The skeleton
//! finds and supports; it must never decide alone that two names are one.

use crate::letters::Script;

/// Whether a name ends in -a, which in most of these languages makes it a woman's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// No vowel at the end, or one that says nothing.
    None,
    /// `-a`, `-ah`, `ة`.
    A,
    /// `-e`, `-eh`: Fatime is Fatima, but Amine may be Amin and Saleh is a man.
    Perhaps,
}

/// Consonants, the vowel behind each, and the mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Skeleton {
    /// Upper-case letters, at most [`MAX_LETTERS`]; `A` first where the name opens with a vowel.
    pub(crate) letters: String,
    /// One class per letter: `a`, `e`, `i`, `u`, or `-` for none.
    pub(crate) vowels: String,
    pub(crate) mark: Mark,
}

impl Skeleton {
    pub(crate) fn parts(&self) -> (&str, &str) {
        (&self.letters, &self.vowels)
    }
}

const MAX_LETTERS: usize = 16;

/// The letters whose sound depends on who wrote them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// c as in Carlos and Cecilia, initial j as in Jamal, x as in Xalid.
    Usual,
    /// c as in Cemal, initial j as in Jana, x as in Maxim.
    Other,
}

/// Letter groups, longest first; what stands right is the sound's letter.
const GROUPS: [(&str, &str); 22] = [
    ("shch", "X"),
    ("tsch", "C"),
    ("sch", "X"),
    ("tch", "C"),
    ("dzh", "J"),
    ("zh", "J"),
    ("dj", "J"),
    ("sh", "X"),
    ("sz", "X"),
    ("ch", "C"),
    ("cz", "C"),
    ("kh", "H"),
    ("gh", "G"),
    ("ph", "F"),
    ("th", "T"),
    ("dh", "D"),
    ("ck", "K"),
    ("tz", "TS"),
    ("dz", "Z"),
    ("qu", "K"),
    ("lj", "L"),
    ("tj", "T"),
];

/// The groups of a script: what an abjad's letters become in Latin is never more than two letters
/// ending in h, and d beside z are two.
fn groups(script: Script) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    GROUPS.iter().filter(move |(group, _)| {
        script == Script::Voweled || (group.len() == 2 && group.ends_with('h'))
    })
}

/// Takes the skeleton of one romanised token.
pub(crate) fn skeleton(roman: &str, script: Script, reading: Reading) -> Skeleton {
    let text = ending(roman);
    let mut letters = String::new();
    let mut vowels = String::new();
    let mut gap = String::new();
    let mut rest = text.trimmed;
    while let Some(c) = rest.chars().next() {
        let at_start = letters.is_empty() && gap.is_empty();
        let (sound, eaten) = next_sound(rest, at_start, &gap, (script, reading));
        rest = &rest[eaten..];
        if sound.is_empty() {
            gap.push(c);
            continue;
        }
        if letters.is_empty() && !gap.is_empty() {
            letters.push('A');
        }
        // An abjad does not write doubled letters: two of them have a short vowel between.
        let doubled = script == Script::Voweled && gap.is_empty() && letters.ends_with(sound);
        if !doubled && letters.len() < MAX_LETTERS {
            close_gap(&letters, &mut vowels, &mut gap);
            letters.push_str(sound);
        }
        gap.clear();
    }
    if letters.is_empty() && !gap.is_empty() {
        letters.push('A');
    }
    close_gap(&letters, &mut vowels, &mut gap);
    Skeleton {
        letters,
        vowels,
        mark: text.mark,
    }
}

/// Brings `vowels` to one class per letter of `letters`, the last one that of `gap`.
fn close_gap(letters: &str, vowels: &mut String, gap: &mut String) {
    if letters.is_empty() {
        return;
    }
    while vowels.len() + 1 < letters.len() {
        vowels.push('-');
    }
    vowels.push(vowel_class(gap));
    gap.clear();
}

struct Ending<'a> {
    trimmed: &'a str,
    mark: Mark,
}

/// Sets a final -a aside with the silent h behind it, and reads `-off` as `-ov`.
fn ending(roman: &str) -> Ending<'_> {
    let silent_h = roman.len() > 2 && roman.ends_with('h') && !ends_in_digraph(roman);
    let trimmed = if silent_h {
        &roman[..roman.len() - 1]
    } else {
        roman
    };
    // Salah, Saleh and صالح end like Karimah and Fatemeh: with an h, only a long -ah is sure.
    let long = roman.len() >= 6 && !roman.starts_with("abd");
    let mark = match trimmed.bytes().last() {
        Some(b'a') if !silent_h || long => Mark::A,
        Some(b'a' | b'e') => Mark::Perhaps,
        Some(c) if silent_h && !b"iouyw`".contains(&c) => Mark::Perhaps,
        _ => Mark::None,
    };
    Ending { trimmed, mark }
}

fn ends_in_digraph(roman: &str) -> bool {
    let before = roman.as_bytes()[roman.len() - 2];
    b"sckgpdtz".contains(&before)
}

/// The sound at the start of `rest` (empty for a vowel) and how many bytes it takes.
fn next_sound(
    rest: &str,
    at_start: bool,
    gap: &str,
    (script, reading): (Script, Reading),
) -> (&'static str, usize) {
    if let Some((group, sound)) = groups(script).find(|(group, _)| rest.starts_with(group)) {
        return (sound, group.len());
    }
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or(' ');
    let after = chars.next();
    let vowel_after = after.is_some_and(is_vowel);
    if at_start && rest.starts_with("ou") && rest[2..].starts_with(['a', 'e', 'i']) {
        return ("W", 2);
    }
    let sound = match first {
        'v' | 'w' if !at_start && !closes_slavic_name(rest, gap) => "",
        'f' if gap.ends_with(['o', 'e']) && rest == "ff" => return ("W", 2),
        'v' | 'w' => "W",
        'j' if at_start && vowel_after && reading == Reading::Other => "",
        'j' if after.is_none() && gap.ends_with(['e', 'i']) => "",
        'c' if vowel_after && reading == Reading::Other => "J",
        'c' if after.is_some_and(|c| "eiy".contains(c)) => "S",
        'x' if !at_start && reading == Reading::Other => "KS",
        other => letter(other),
    };
    (sound, first.len_utf8())
}

/// In Ivanov and Ivanova the v is heard; elsewhere inside a name w, v and u change places.
fn closes_slavic_name(rest: &str, gap: &str) -> bool {
    gap.ends_with(['o', 'e', 'i', 'y']) && matches!(rest, "v" | "va" | "w" | "vy")
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn letter(c: char) -> &'static str {
    match c {
        'b' => "B",
        'c' | 'k' | 'q' => "K",
        'd' => "D",
        'f' => "F",
        'g' => "G",
        'h' | 'x' => "H",
        'j' => "J",
        'l' => "L",
        'm' => "M",
        'n' => "N",
        'p' => "P",
        'r' => "R",
        's' => "S",
        't' => "T",
        'z' => "Z",
        _ => "",
    }
}

fn vowel_class(gap: &str) -> char {
    let has = |set: &[char]| gap.contains(set);
    if has(&['i', 'y']) || gap.contains("ee") {
        'i'
    } else if has(&['o', 'u', 'w', 'v']) {
        'u'
    } else if has(&['a', '`']) {
        'a'
    } else if gap.contains('e') {
        'e'
    } else {
        '-'
    }
}

/// How far the vowels of two names with equal letters lie apart; below 1 they are one name's.
///
/// Vowels that nobody wrote cost nothing or, where an abjad might have, little; e stands between a and i, o becomes a where
/// it is unstressed.
///
/// Each side is its letters and its vowels.
pub(crate) fn vowel_distance(a: (&str, &str), b: (&str, &str), scripts: (Script, Script)) -> f32 {
    let abjad = scripts.0 == Script::Abjad || scripts.1 == Script::Abjad;
    // The carrier of an abjad's first vowel says nothing. Of final vowels only the -i of descent
    // counts here, which every script writes: Karimi is not Karim. The final -a is the mark's.
    let skip = usize::from(abjad && a.0.starts_with('A'));
    let inner = a.1.len().min(b.1.len()).saturating_sub(1);
    let last = |vowels: &str| vowels.ends_with('i');
    let descent = if last(a.1) == last(b.1) { 0.0 } else { 1.0 };
    let within: f32 =
        a.1.bytes()
            .zip(b.1.bytes())
            .take(inner)
            .skip(skip)
            .map(|pair| match pair {
                (x, y) if x == y => 0.0,
                (b'-', b'i' | b'u') | (b'i' | b'u', b'-') if abjad => 0.25,
                (b'-', _) | (_, b'-') | (b'e', b'a' | b'i') | (b'a' | b'i', b'e') => 0.0,
                (b'u', b'a' | b'e') | (b'a' | b'e', b'u') => 0.5,
                _ => 1.0,
            })
            .sum();
    within + descent
}

/// Whether two letters are written for one sound in different countries: Gamal and Jamal, Osman
/// and Othman, Ramadan and Ramazan, Serhii and Sergei, Rachid and Rashid.
pub(crate) fn confusable(a: u8, b: u8) -> bool {
    let partners: &[u8] = match a.min(b) {
        b'A' => b"HJW",
        b'C' => b"XJS",
        b'D' => b"ZT",
        b'B' | b'F' => b"PW",
        b'G' => b"HJK",
        b'H' => b"K",
        b'J' => b"XZ",
        b'S' => b"TZX",
        b'T' => b"Z",
        _ => b"",
    };
    partners.contains(&a.max(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(roman: &str) -> Mark {
        skeleton(roman, Script::Voweled, Reading::Usual).mark
    }

    fn letters(roman: &str) -> String {
        skeleton(roman, Script::Voweled, Reading::Usual).letters
    }

    #[test]
    fn spellings_share_a_skeleton() {
        for group in [
            ["mohammed", "muhamad", "mohamed"],
            ["khalid", "xalid", "khaled"],
            ["shevchenko", "schewtschenko", "shevchenko"],
            ["karwan", "karvan", "karwan"],
            ["yousef", "iosif", "yusuf"],
        ] {
            assert_eq!(letters(group[0]), letters(group[1]), "{group:?}");
            assert_eq!(letters(group[0]), letters(group[2]), "{group:?}");
        }
        assert_eq!(letters("ivanov"), "ANW");
        let abjad = |roman| skeleton(roman, Script::Abjad, Reading::Usual).letters;
        assert_eq!(abjad("mmdwh"), letters("mamdouh"));
        assert_eq!(abjad("s'hyl"), letters("suhail"));
        assert_eq!(abjad("ghadz"), letters("ghadiz"));
    }

    #[test]
    fn the_final_a_is_kept_as_a_mark() {
        assert_eq!(mark("karima"), Mark::A);
        assert_eq!(mark("fatemeh"), Mark::Perhaps);
        assert_eq!(mark("karim"), Mark::None);
        assert_eq!(mark("wdy`"), Mark::None);
        assert_eq!(mark("amine"), Mark::Perhaps);
    }

    #[test]
    fn there_is_one_vowel_per_letter() {
        for roman in ["abdullah", "omar", "i", "shchors", "max", "tzara", "b"] {
            let s = skeleton(roman, Script::Voweled, Reading::Other);
            assert_eq!(s.letters.len(), s.vowels.len(), "{roman}: {s:?}");
        }
    }

    #[test]
    fn vowels_tell_jamal_from_jamil() {
        let between = |a, b| {
            let [a, b] = [a, b].map(|r| skeleton(r, Script::Voweled, Reading::Usual));
            let both = (Script::Voweled, Script::Voweled);
            vowel_distance(a.parts(), b.parts(), both)
        };
        assert!(between("jamal", "jamil") >= 1.0);
        assert!(between("kovalenko", "kavalenka") < 2.0);
        assert!(between("salem", "salim") < 1.0);
    }
}
