//! Comparing names: what one token is, and in which of five degrees two names agree.
//!
//! A degree is evidence of a certain kind, not a verdict: how much it weighs is learnt from the
//! register. This file must never look at anything but the names.

use crate::equivalents::{Class, Equivalents, marks_agree};
use crate::letters::Script;
use crate::skeleton::{Mark, Reading, confusable, other_readings, skeleton, vowel_distance};
use crate::tokens::{Word, words};

/// How two names agree, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameLevel {
    /// Two names.
    Different,
    /// Alike, as Hassan and Hussein are, or two that share one of their parts.
    Near,
    /// One slip of the pen away, which another name can be too.
    Slip,
    /// But for a sound that countries write with different letters the same.
    Close,
    /// The same name in another spelling or script.
    Same,
    /// The same letters.
    Exact,
}

/// One token of a name with everything that comparing it needs.
#[derive(Debug)]
pub(crate) struct Token {
    /// Roman form, skeleton and vowels in one allocation.
    text: Box<str>,
    roman_end: u8,
    letters_end: u8,
    /// Letters and vowels under other readings than the usual, with blanks between.
    others: Option<Box<str>>,
    pub(crate) script: Script,
    mark: Mark,
    class: Class,
    listed: bool,
    /// One bit per Latin letter in the roman form: tells at once that two are far apart.
    letter_set: u32,
}

impl Token {
    pub(crate) fn new(word: &Word) -> Self {
        let known = Equivalents::get();
        let Word { roman, script } = word;
        let sound = skeleton(roman, *script, Reading::USUAL);
        let others: Vec<String> = other_readings(roman, *script, &sound)
            .into_iter()
            .flat_map(|other| [other.letters, other.vowels])
            .collect();
        let found = known.find(roman, *script);
        let class = found.or_else(|| known.infer(&sound, *script)).unwrap_or(0);
        let roman_end = u8::try_from(roman.len()).unwrap_or(u8::MAX);
        let letters_end = roman_end.saturating_add(u8::try_from(sound.letters.len()).unwrap_or(0));
        Self {
            text: [
                &roman[..usize::from(roman_end)],
                &sound.letters,
                &sound.vowels,
            ]
            .concat()
            .into(),
            roman_end,
            letters_end,
            others: (!others.is_empty()).then(|| others.join(" ").into()),
            script: *script,
            mark: sound.mark,
            class,
            listed: found.is_some(),
            letter_set: roman
                .bytes()
                .fold(0, |set, letter| set | 1 << (letter & 31)),
        }
    }

    /// The line of the list of equivalents on which it stands or sounds as if.
    pub(crate) fn line(&self) -> Option<Class> {
        (self.class != 0).then_some(self.class)
    }

    pub(crate) fn roman(&self) -> &str {
        &self.text[..usize::from(self.roman_end)]
    }

    pub(crate) fn letters(&self) -> &str {
        &self.text[usize::from(self.roman_end)..usize::from(self.letters_end)]
    }

    /// Letters and vowels under other readings than the usual one.
    pub(crate) fn other_readings(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut parts = self.others.as_deref().unwrap_or_default().split(' ');
        std::iter::from_fn(move || Some((parts.next().filter(|l| !l.is_empty())?, parts.next()?)))
    }

    fn vowels(&self) -> &str {
        &self.text[usize::from(self.letters_end)..]
    }

    /// What all spellings of a name are filed under in the index, with the letters folded that
    /// countries exchange; coarser than [`Token::sound`].
    pub(crate) fn filed_under(&self) -> String {
        let letters = match self.class {
            0 => self.letters(),
            class => Equivalents::get().filed_under(class),
        };
        letters
            .replace('C', "X")
            .replace('G', "H")
            .replace('Q', "T")
            .replace('Z', "S")
    }

    /// What counts as one name when the register is asked how common a name is.
    pub(crate) fn sound(&self) -> String {
        match self.class {
            0 => format!(
                "{}{}",
                self.letters(),
                if self.mark == Mark::A { "+" } else { "" }
            ),
            class => format!("={class}"),
        }
    }
}

/// Compares two tokens. `marks`: whether a final -a tells two names apart (it does not in family
/// names, where Ivanova is Ivanov's sister).
pub(crate) fn compare_tokens(a: &Token, b: &Token, marks: bool) -> NameLevel {
    if std::ptr::eq(a, b) || (a.roman() == b.roman() && a.script == b.script) {
        return NameLevel::Exact;
    }
    if a.class != 0 && b.class != 0 {
        if a.class == b.class {
            return NameLevel::Same;
        }
        if a.listed && b.listed {
            return NameLevel::Different;
        }
    }
    let level = by_letters(a, b, marks);
    // Two lines of the list are two names, even if one of them was only inferred.
    if a.class != 0 && b.class != 0 {
        level.min(NameLevel::Near)
    } else {
        level
    }
}

fn by_letters(a: &Token, b: &Token, marks: bool) -> NameLevel {
    let marked = marks && !marks_agree(a.mark, b.mark);
    if let Some(distance) = distance_of_readings(a, b) {
        // Of a name with two consonants the vowels are half.
        let most = if a.letters().len() <= 2 { 0.5 } else { 1.0 };
        return if marked || distance >= most {
            NameLevel::Near
        } else {
            NameLevel::Same
        };
    }
    let level = by_spelling(a, b).max(by_sound(a, b));
    if marked {
        level.min(NameLevel::Near)
    } else {
        level
    }
}

/// How far the vowels lie apart under readings that give both the same letters.
fn distance_of_readings(a: &Token, b: &Token) -> Option<f32> {
    let scripts = (a.script, b.script);
    let (x, y) = ((a.letters(), a.vowels()), (b.letters(), b.vowels()));
    if x.0 == y.0 {
        return Some(vowel_distance(x, y, scripts));
    }
    let mut least: Option<f32> = None;
    if a.others.is_some() || b.others.is_some() {
        for x in std::iter::once(x).chain(a.other_readings()) {
            for y in std::iter::once(y).chain(b.other_readings()) {
                if x.0 == y.0 {
                    let distance = vowel_distance(x, y, scripts);
                    least = Some(least.map_or(distance, |l| l.min(distance)));
                }
            }
        }
    }
    least
}

/// Letters exchanged that stand for one sound (one of them, or the same exchange twice), or one
/// sound too many in a long name.
fn by_sound(a: &Token, b: &Token) -> NameLevel {
    let (x, y) = (a.letters().as_bytes(), b.letters().as_bytes());
    if x.len() == y.len() && x.len() >= 2 && one_exchange(x, y) {
        let vowels = vowel_distance(
            (a.letters(), a.vowels()),
            (b.letters(), b.vowels()),
            (a.script, b.script),
        );
        if vowels < 1.0 {
            return NameLevel::Close;
        }
    }
    if x.len().min(y.len()) >= 4
        && a.script != b.script
        && strsim::osa_distance(a.letters(), b.letters()) == 1
    {
        return NameLevel::Near;
    }
    NameLevel::Different
}

fn one_exchange(x: &[u8], y: &[u8]) -> bool {
    let mut exchange = None;
    let mut times = 0;
    for (at, (p, q)) in x.iter().zip(y).enumerate() {
        if p == q {
            continue;
        }
        let pair = (*p.min(q), *p.max(q));
        if !confusable(*p, *q, at + 1 == x.len()) || *exchange.get_or_insert(pair) != pair {
            return false;
        }
        times += 1;
    }
    times > 0 && times <= x.len() / 2
}

/// Slips of the pen, only between tokens in one script.
fn by_spelling(a: &Token, b: &Token) -> NameLevel {
    let (x, y) = (a.roman(), b.roman());
    let shorter = x.len().min(y.len());
    let most = match shorter {
        0..3 => return NameLevel::Different,
        3..5 => 1,
        5..9 => 2,
        _ => 3,
    };
    // One edit changes at most two letters of the set.
    let differ = (a.letter_set ^ b.letter_set).count_ones() as usize;
    if a.script != b.script || x.len().abs_diff(y.len()) > most || differ > 2 * most {
        return NameLevel::Different;
    }
    match strsim::osa_distance(x, y) {
        1 if shorter >= 5 && x.as_bytes()[0] == y.as_bytes()[0] => NameLevel::Slip,
        edits if edits <= most => NameLevel::Near,
        _ => NameLevel::Different,
    }
}

/// Compares two lists of tokens in any order: each of the shorter list with its best partner in
/// the longer. The level is the least of them; one that agrees beside one that does not is
/// [`NameLevel::Near`]. `None` if either is empty.
///
/// Also says which pairs were matched, by their positions in `a` and `b`.
pub(crate) fn compare_lists(
    a: &[&Token],
    b: &[&Token],
    marks: bool,
) -> Option<(NameLevel, Vec<(usize, usize)>)> {
    if a.len() > b.len() {
        let (level, pairs) = compare_lists(b, a, marks)?;
        return Some((level, pairs.into_iter().map(|(x, y)| (y, x)).collect()));
    }
    if a.is_empty() {
        return None;
    }
    let mut all: Vec<(NameLevel, usize, usize)> = Vec::with_capacity(a.len() * b.len());
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            all.push((compare_tokens(x, y, marks), i, j));
        }
    }
    // Best first; ties by position, in a way that does not depend on which list came first.
    all.sort_by_key(|&(level, i, j)| (std::cmp::Reverse(level), i + j, i.abs_diff(j)));
    let (mut used_a, mut used_b) = (0_u64, 0_u64);
    let mut matched = Vec::with_capacity(a.len());
    let (mut least, mut most) = (NameLevel::Exact, NameLevel::Different);
    for (level, i, j) in all {
        if used_a & (1 << i) == 0 && used_b & (1 << j) == 0 {
            used_a |= 1 << i;
            used_b |= 1 << j;
            least = least.min(level);
            most = most.max(level);
            matched.push((i, j));
        }
    }
    let level = if least == NameLevel::Different && most >= NameLevel::Slip {
        NameLevel::Near
    } else if a.len() < b.len() {
        least.min(NameLevel::Same)
    } else {
        least
    };
    Some((level, matched))
}

/// Compares two names or whole chains of names, in any order and any script.
///
/// `None` if either holds no letter. [`same_name`] is the same with a yes or no.
///
/// ```
/// use linkage::{NameLevel, compare_names};
/// assert_eq!(compare_names("Mohammed Hassan", "حسن محمد"), Some(NameLevel::Same));
/// assert_eq!(compare_names("Hassan", "Hussein"), Some(NameLevel::Different));
/// ```
pub fn compare_names(a: &str, b: &str) -> Option<NameLevel> {
    let tokens = |text: &str| -> Vec<Token> { words(text).iter().map(Token::new).collect() };
    let (a, b) = (tokens(a), tokens(b));
    let (a, b): (Vec<&Token>, Vec<&Token>) = (a.iter().collect(), b.iter().collect());
    let apart = compare_lists(&a, &b, true)?.0;
    Some(apart.max(compare_joined(&a, &b)))
}

/// One name against two that another clerk wrote apart, on whichever side they stand: the same or
/// different.
pub(crate) fn compare_joined(a: &[&Token], b: &[&Token]) -> NameLevel {
    joined(a, b).max(joined(b, a))
}

fn joined(one: &[&Token], two: &[&Token]) -> NameLevel {
    match (one, two) {
        ([one], [first, second])
            if first.script == second.script
                && one
                    .letters()
                    .starts_with(&first.letters()[..first.letters().len().min(1)]) =>
        {
            let roman = [first.roman(), second.roman()].concat();
            let script = first.script;
            let level = compare_tokens(one, &Token::new(&Word { roman, script }), true);
            if level >= NameLevel::Close {
                NameLevel::Same
            } else {
                NameLevel::Different
            }
        }
        _ => NameLevel::Different,
    }
}

/// Whether two names, or chains of names, can be spellings of one.
///
/// ```
/// assert!(linkage::same_name("Serhii", "Сергей"));
/// assert!(!linkage::same_name("Karim", "Karima"));
/// ```
pub fn same_name(a: &str, b: &str) -> bool {
    compare_names(a, b) >= Some(NameLevel::Close)
}
