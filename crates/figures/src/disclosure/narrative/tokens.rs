//! A text in words and sentences. It must cope with any UTF-8: broken lines of a PDF, tables, lists.

use super::lexicon::fold;

/// No sentence is longer; a table without any full stop is cut.
const LONGEST: usize = 200;

/// A word as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Folded, without a possessive `'s`.
    pub(super) text: String,
    pub(super) capital: bool,
    /// `IOM`.
    pub(super) all_capitals: bool,
    pub(super) possessive: bool,
    /// What stands between the word before and this one.
    pub(super) gap: String,
}

/// Words of a text: letters, digits, inner hyphens and apostrophes; a number with its separators is
/// one word.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut at = 0;
    let mut last = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let mut end = start + word_length(&text[start..]);
        if text[start..end].bytes().all(|b| b.is_ascii_digit()) {
            end += grouped(&text[end..], end - start);
        }
        at = end;
        let gap = text[last..start].to_owned();
        last = end;
        let raw = &text[start..end];
        let folded = fold(raw);
        let bare = folded.strip_suffix("'s").unwrap_or(&folded);
        Some(Word {
            start,
            end,
            possessive: bare.len() < folded.len(),
            capital: raw.chars().next().is_some_and(char::is_uppercase),
            all_capitals: raw.chars().count() > 1 && !raw.chars().any(char::is_lowercase),
            text: bare.to_owned(),
            gap,
        })
    })
}

/// Length of the word that a text starts with.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut joint = false;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            end = at + c.len_utf8();
            joint = false;
        } else if matches!(c, '-' | '\'' | '’' | '\u{301}') && !joint {
            joint = true;
        } else {
            break;
        }
    }
    end
}

/// How much of `,322` or ` 250` or `.7` still belongs to a number.
fn grouped(text: &str, before: usize) -> usize {
    let mut taken = 0;
    loop {
        let rest = &text[taken..];
        let Some(c) = rest.chars().next() else {
            return taken;
        };
        let digits = rest[c.len_utf8()..]
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        let joins = match c {
            ',' | '.' => digits > 0,
            ' ' | '\u{a0}' | '\u{202f}' => digits == 3 && (before <= 3 || taken > 0),
            _ => false,
        };
        if !joins {
            return taken;
        }
        taken += c.len_utf8() + digits;
    }
}

/// Sentences end at `.`, `!` or `?` before a capital letter or a number, at `;`, and at a line that
/// starts as a heading, a list item or a row of a table. Other line breaks end nothing: text out of
/// a PDF breaks anywhere.
pub(super) fn sentences(text: &str) -> Vec<Vec<Word>> {
    let mut all = Vec::new();
    let mut now: Vec<Word> = Vec::new();
    let mut heading = text.trim_start().starts_with('#');
    for word in words(text) {
        if ends(&now, &word, heading) {
            all.push(std::mem::take(&mut now));
            heading = false;
        }
        heading |= word
            .gap
            .lines()
            .any(|line| line.trim_start().starts_with('#'));
        now.push(word);
    }
    all.push(now);
    all
}

fn ends(now: &[Word], word: &Word, heading: bool) -> bool {
    let Some(before) = now.last() else {
        return false;
    };
    if now.len() >= LONGEST {
        return true;
    }
    let gap = word.gap.as_str();
    let stop = gap.trim_start_matches([')', '"', '”', '»', '*', '_']);
    let first = word.capital || word.text.starts_with(|c: char| c.is_numeric());
    let short = ["no", "ms", "mr", "mrs", "dr", "tel", "г", "ул", "approx"];
    let row = gap.split('\n').skip(1).any(|line| {
        line.trim_start()
            .starts_with(['#', '|', '•', '●', '-', '*', '–', '·'])
    });
    (stop.starts_with(['.', '!', '?']) && first && !short.contains(&before.text.as_str()))
        || gap.contains(';')
        || row
        || (heading && gap.contains('\n'))
}
