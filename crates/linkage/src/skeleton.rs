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

/// How the letters are read whose sound depends on who wrote them: a set of flags, none for the
/// usual way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading(u16);

impl Reading {
    /// c as in Carlos and Cecilia, j as in Jamal, x as in Xalid, v a vowel inside a name.
    pub(crate) const USUAL: Self = Self(0);
    /// c as in Cemal.
    const C_AS_J: u16 = 1;
    /// j as in Jana and Jagiello.
    const J_AS_Y: u16 = 1 << 1;
    /// x as in Maxim.
    const X_AS_KS: u16 = 1 << 2;
    /// v a consonant everywhere: an Arab writes Ivan with f.
    const V_HEARD: u16 = 1 << 3;
    /// ts and dz before i and e, which Belarusian has for t and d.
    const SOFT: u16 = 1 << 4;
    /// th is t, as in Thomas.
    const TH_AS_T: u16 = 1 << 5;
    /// th and sh are two letters, as in Fathi and Eshaq.
    const H_APART: u16 = 1 << 6;
    /// w or u at the end is a vowel, as in Khosrow and Mamadou.
    const OPEN_END: u16 = 1 << 7;
    /// c as in Celik, which is Çelik without its mark.
    const C_AS_CH: u16 = 1 << 8;

    fn has(self, flag: u16) -> bool {
        self.0 & flag != 0
    }

    /// The flags that could change how this token is read.
    fn possible(roman: &str, script: Script) -> Vec<u16> {
        let inner = &roman[1.min(roman.len())..];
        let bare_c = roman.replace("ch", "").contains('c');
        let voweled = script == Script::Voweled;
        let open = ["ow", "aw", "ou", "au", "ew"]
            .iter()
            .any(|e| roman.ends_with(e));
        [
            (Self::C_AS_J, bare_c),
            (Self::C_AS_CH, bare_c),
            (Self::J_AS_Y, roman.contains('j')),
            (Self::X_AS_KS, inner.contains('x')),
            (Self::V_HEARD, inner.contains('v')),
            (Self::SOFT, roman.contains("ts") || roman.contains("dz")),
            (Self::TH_AS_T, roman.contains("th")),
            (Self::H_APART, inner.contains("th") || inner.contains("sh")),
            (Self::OPEN_END, open),
        ]
        .into_iter()
        .filter(|(flag, there)| *there && (voweled || *flag == Self::OPEN_END))
        .map(|(flag, _)| flag)
        .collect()
    }
}

/// The skeletons under every other reading than the usual, each once.
pub(crate) fn other_readings(roman: &str, script: Script, usual: &Skeleton) -> Vec<Skeleton> {
    let flags = Reading::possible(roman, script);
    let mut found: Vec<Skeleton> = Vec::new();
    // More than three doubtful letters in one name: not all combinations.
    let sets = 1_u32 << flags.len().min(3);
    for set in 1..sets {
        let reading = (0..)
            .zip(&flags)
            .filter(|(at, _)| set & (1 << at) != 0)
            .fold(0, |all, (_, flag)| all | flag);
        let other = skeleton(roman, script, Reading(reading));
        if other.letters != usual.letters && !found.contains(&other) {
            found.push(other);
        }
    }
    found
}

/// Letter groups, longest first; what stands right is the sound's letter.
const GROUPS: [(&str, &str); 24] = [
    ("shch", "X"),
    ("tsch", "C"),
    ("tsh", "C"),
    ("sch", "X"),
    ("tch", "C"),
    ("chr", "KR"),
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
    ("th", "Q"),
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
    // Mamdouh ends in a vowel, whatever Ivanou ends in.
    let reading = Reading(reading.0 | if text.silent_h { Reading::OPEN_END } else { 0 });
    let mut letters = String::new();
    let mut vowels = String::new();
    let mut gap = String::new();
    let mut rest = text.trimmed;
    while let Some(c) = rest.chars().next() {
        let (sound, eaten) = next_sound(rest, letters.len(), &gap, (script, reading));
        rest = &rest[eaten..];
        if sound.is_empty() {
            // A silent j is a y: Jana, Sergej.
            gap.push(if c == 'j' { 'y' } else { c });
            continue;
        }
        if letters.is_empty() && !gap.is_empty() {
            letters.push('A');
            // The carrier of an abjad's first vowel says nothing about it; nor does the y of Yusuf.
            if script == Script::Abjad || opens_with_yu(&gap) {
                gap.remove(0);
            }
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

/// Yu, you, iu and yo, which others write and hear without the glide.
fn opens_with_yu(gap: &str) -> bool {
    gap.starts_with(['y', 'i']) && gap[1..].starts_with(['u', 'o'])
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
    silent_h: bool,
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
        // Danielle, Jeanne, Juliette.
        _ if ["lle", "nne", "tte"].iter().any(|e| trimmed.ends_with(e)) => Mark::A,
        Some(b'a' | b'e') => Mark::Perhaps,
        Some(c) if silent_h && !b"iouyw`".contains(&c) => Mark::Perhaps,
        _ => Mark::None,
    };
    Ending {
        trimmed,
        silent_h,
        mark,
    }
}

fn ends_in_digraph(roman: &str) -> bool {
    let before = roman.as_bytes()[roman.len() - 2];
    b"sckgpdtz".contains(&before)
}

/// The sound at the start of `rest` (empty for a vowel) and how many bytes it takes.
fn next_sound(
    rest: &str,
    letters: usize,
    gap: &str,
    (script, reading): (Script, Reading),
) -> (&'static str, usize) {
    let at_start = letters == 0 && gap.is_empty();
    if let Some((group, sound)) = groups(script).find(|(group, _)| rest.starts_with(group)) {
        let latin = script == Script::Voweled;
        match *group {
            "th" if latin && !at_start && reading.has(Reading::H_APART) => return ("T", 1),
            "sh" if latin && !at_start && reading.has(Reading::H_APART) => return ("S", 1),
            "th" if latin && reading.has(Reading::TH_AS_T) => return ("T", 2),
            "dz" | "tz" if reading.has(Reading::SOFT) && rest[2..].starts_with(['i', 'e', 'm']) => {
                return (if rest.starts_with('d') { "D" } else { "T" }, 2);
            }
            // Ahmad-zai and Ahmad-zadeh: two letters of two words.
            "dz" if !at_start && ["ai", "ay", "ad"].iter().any(|e| rest[2..].starts_with(e)) => {
                return ("D", 1);
            }
            _ => return (sound, group.len()),
        }
    }
    if reading.has(Reading::SOFT) && rest.starts_with("ts") && rest[2..].starts_with(['i', 'e']) {
        return ("T", 2);
    }
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or(' ');
    let after = chars.next();
    let vowel_after = after.is_some_and(is_vowel);
    if at_start && rest.starts_with("ou") && rest[2..].starts_with(['a', 'e', 'i']) {
        return ("W", 2);
    }
    let sound = match first {
        // Vladimir begins as Uladzimir does.
        'v' | 'w' if at_start && script == Script::Voweled && after.is_some() && !vowel_after => "",
        'v' | 'w' if at_start || closes_name(rest, letters, gap, reading) => "W",
        'v' if reading.has(Reading::V_HEARD) => "W",
        'v' | 'w' => "",
        'u' if rest == "u" && closes_name(rest, letters, gap, reading) => "W",
        'f' if gap.ends_with(['o', 'e']) && rest == "ff" => return ("W", 2),
        'j' if reading.has(Reading::J_AS_Y) => "",
        'j' if after.is_none() && gap.ends_with(['e', 'i']) => "",
        'c' if vowel_after && reading.has(Reading::C_AS_J) => "J",
        'c' if reading.has(Reading::C_AS_CH) => "C",
        'c' if after.is_some_and(|c| "eiy".contains(c)) => "S",
        'x' if !at_start && reading.has(Reading::X_AS_KS) => "KS",
        other => letter(other),
    };
    (sound, first.len_utf8())
}

/// In Ivanov, Ivanova and Ivanau the v is heard; elsewhere inside a name w, v and u change places.
fn closes_name(rest: &str, letters: usize, gap: &str, reading: Reading) -> bool {
    let after_vowel = match rest {
        "v" | "va" | "vy" => {
            gap.ends_with(['o', 'e', 'i', 'y']) || (letters >= 2 && gap.ends_with('a'))
        }
        "w" | "wa" if gap.ends_with(['i', 'y']) => true,
        "w" => gap.ends_with(['o', 'e']) || (letters >= 2 && gap.ends_with('a')),
        "u" => letters >= 2 && gap.ends_with(['a', 'o', 'e']),
        _ => false,
    };
    after_vowel && (rest.starts_with('v') || !reading.has(Reading::OPEN_END))
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

/// The class of the vowels between two consonants: `I` for a long i or a glide that every script
/// writes, `i`, `u`, `o`, `a`, `e`, or `-` for none.
fn vowel_class(gap: &str) -> char {
    let has = |set: &[char]| gap.contains(set);
    let glide = |pair: &[u8]| matches!(pair, [b'a' | b'e', b'i' | b'y'] | [b'e', b'e']);
    if gap.as_bytes().windows(2).any(glide) {
        'I'
    } else if has(&['i', 'y']) {
        'i'
    } else if has(&['u', 'w', 'v']) {
        'u'
    } else if has(&['o']) {
        'o'
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
/// Vowels that nobody wrote cost nothing or, where an abjad might have, little; e stands between a
/// and i, o becomes a where it is unstressed.
///
/// Each side is its letters and its vowels.
pub(crate) fn vowel_distance(a: (&str, &str), b: (&str, &str), scripts: (Script, Script)) -> f32 {
    let inner = a.1.len().min(b.1.len()).saturating_sub(1);
    let between = |(x, y): (u8, u8)| match scripts {
        (Script::Abjad, Script::Voweled) => written_and_heard(x, y),
        (Script::Voweled, Script::Abjad) => written_and_heard(y, x),
        (Script::Abjad, Script::Abjad) => heard(x, y).min(0.5),
        _ => heard(x, y),
    };
    let within: f32 = a.1.bytes().zip(b.1.bytes()).take(inner).map(between).sum();
    within + at_the_end(a.1, b.1)
}

/// Two vowels of scripts that write them all.
fn heard(x: u8, y: u8) -> f32 {
    match (x.min(y), x.max(y)) {
        (x, y) if x.eq_ignore_ascii_case(&y) => 0.0,
        (b'-', _) | (b'I' | b'a', b'e') | (b'e', b'i') | (b'o', b'u') => 0.0,
        (b'a', b'o') => 0.25,
        (b'a' | b'e', b'o' | b'u') => 0.5,
        _ => 1.0,
    }
}

/// What an abjad wrote and what a voweled script heard: short vowels are not written, long ones
/// and glides are.
fn written_and_heard(abjad: u8, heard: u8) -> f32 {
    match (abjad, heard) {
        (x, y) if x.eq_ignore_ascii_case(&y) => 0.0,
        (b'-', b'a' | b'e')
        | (b'i' | b'I' | b'a', b'e')
        | (b'u' | b'o', b'o' | b'u')
        | (b'e', b'-' | b'a' | b'i' | b'I') => 0.0,
        (b'-', b'i' | b'o' | b'u') | (b'a', b'o' | b'-') => 0.25,
        (b'i' | b'u', b'-') => 0.75,
        _ => 1.0,
    }
}

/// Of final vowels the -i of descent and -o count here, which every script writes: Karimi is not
/// Karim. The final -a is the mark's.
fn at_the_end(a: &str, b: &str) -> f32 {
    let last = |vowels: &str| vowels.bytes().last().unwrap_or(b'-').to_ascii_lowercase();
    let (x, y) = (last(a), last(b));
    match (x.min(y), x.max(y)) {
        (x, y) if x == y => 0.0,
        (b'a' | b'e', b'o' | b'u') => 0.25,
        (b'-' | b'a' | b'e', b'i') | (b'i', _) | (b'-', b'o' | b'u') => 1.0,
        _ => 0.0,
    }
}

/// Whether two letters are written for one sound in different countries: Gamal and Jamal, Osman
/// and Othman, Ramadan and Ramazan, Serhii and Sergei, Rachid and Rashid; at the end also Ahmad
/// and Ahmet.
pub(crate) fn confusable(a: u8, b: u8, last: bool) -> bool {
    let partners: &[u8] = match a.min(b) {
        b'C' => b"XJ",
        b'D' if last => b"ZTQ",
        b'D' => b"ZQ",
        b'B' => b"P",
        b'F' => b"W",
        b'G' => b"HJK",
        b'H' => b"K",
        b'J' => b"Z",
        b'Q' => b"STZ",
        b'S' => b"ZX",
        _ => b"",
    };
    partners.contains(&a.max(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(roman: &str) -> Mark {
        skeleton(roman, Script::Voweled, Reading::USUAL).mark
    }

    fn letters(roman: &str) -> String {
        skeleton(roman, Script::Voweled, Reading::USUAL).letters
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
        assert_eq!(letters("ahmadzai"), "AHMDZ");
        let abjad = |roman| skeleton(roman, Script::Abjad, Reading::USUAL).letters;
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
        assert_eq!(mark("danielle"), Mark::A);
    }

    #[test]
    fn there_is_one_vowel_per_letter() {
        for roman in ["abdullah", "omar", "i", "shchors", "max", "tzara", "b"] {
            let s = skeleton(
                roman,
                Script::Voweled,
                Reading(Reading::C_AS_J | Reading::X_AS_KS),
            );
            assert_eq!(s.letters.len(), s.vowels.len(), "{roman}: {s:?}");
        }
    }

    #[test]
    fn vowels_tell_jamal_from_jamil() {
        let between = |a, b| {
            let [a, b] = [a, b].map(|r| skeleton(r, Script::Voweled, Reading::USUAL));
            let both = (Script::Voweled, Script::Voweled);
            vowel_distance(a.parts(), b.parts(), both)
        };
        assert!(between("jamal", "jamil") >= 1.0);
        assert!(between("kovalenko", "kavalenka") < 2.0);
        assert!(between("salem", "salim") < 1.0);
    }
}
