//! How text fits on a chart: about how wide it is, where it breaks, when it is cut. The font is not
//! at hand (a reader's browser may have another one), so every width is an estimate on the wide
//! side.

use super::canvas::{INK, MUTED};
use crate::text::line;

/// Size and look of text.
#[derive(Clone, Copy)]
pub(crate) struct Pen {
    pub(crate) size: f64,
    pub(crate) bold: bool,
    pub(crate) color: &'static str,
}

impl Pen {
    pub(super) const LABEL: Self = Self::new(12.0, false, INK);
    pub(super) const VALUE: Self = Self::new(12.0, true, INK);
    pub(super) const SMALL: Self = Self::new(11.0, false, MUTED);

    pub(super) const fn new(size: f64, bold: bool, color: &'static str) -> Self {
        Self { size, bold, color }
    }
}

/// About how wide text is. Without the font at hand it is an estimate on the wide side.
pub(super) fn text_width(text: &str, pen: Pen) -> f64 {
    let em: f64 = text.chars().map(char_width).sum();
    em * pen.size * if pen.bold { 1.06 } else { 1.0 }
}

fn char_width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '\u{a0}' | 'I' => 0.29,
        'f' | 't' | 'r' | '(' | ')' | '-' | '–' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | 'ж' | 'ш' | 'щ' | 'ю' | 'ы' | 'м' => 0.9,
        '\u{300}'..='\u{36f}'
        | '\u{64b}'..='\u{65f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2066}'..='\u{2069}' => 0.0,
        '\u{600}'..='\u{6ff}' => 0.56,
        '\u{2e80}'.. => 1.0,
        c if c.is_uppercase() => 0.69,
        c if c as u32 > 0x400 => 0.63,
        _ => 0.58,
    }
}

/// Breaks text into at most `lines` lines of `width`; what does not fit ends in an ellipsis.
pub(super) fn wrap(text: &str, width: f64, lines: usize, pen: Pen) -> Vec<String> {
    let text = line(text);
    let mut out: Vec<String> = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let last = out.len() == lines;
        let current = out.last_mut().expect("starts with one line");
        let joined = if current.is_empty() {
            word.to_owned()
        } else {
            format!("{current} {word}")
        };
        if text_width(&joined, pen) <= width {
            *current = joined;
        } else if last {
            *current = shorten(&joined, width, pen);
            break;
        } else if current.is_empty() {
            *current = shorten(word, width, pen);
        } else {
            let whole = text_width(word, pen) <= width;
            out.push(if whole {
                word.to_owned()
            } else {
                shorten(word, width, pen)
            });
        }
    }
    out
}

/// As many characters as fit, then an ellipsis.
fn shorten(text: &str, width: f64, pen: Pen) -> String {
    let mut kept = String::new();
    let room = width - text_width("…", pen);
    let mut used = 0.0;
    for c in text.chars() {
        used += text_width(c.encode_utf8(&mut [0; 4]), pen);
        if used > room {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_wrapped_then_cut() {
        let text = "Democratic Republic of the Congo and neighbouring provinces";
        let lines = wrap(text, 130.0, 2, Pen::LABEL);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(lines.iter().all(|l| text_width(l, Pen::LABEL) <= 130.0));
        assert_eq!(wrap("Iraq", 130.0, 2, Pen::LABEL), ["Iraq"]);
        assert_eq!(wrap("", 130.0, 2, Pen::LABEL), [""]);
        let one = wrap(&"x".repeat(500), 130.0, 2, Pen::LABEL);
        assert!(one.iter().all(|l| text_width(l, Pen::LABEL) <= 130.0));
    }
}
