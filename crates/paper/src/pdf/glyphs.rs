//! Looks for characters that no font of ours can write, before anything is set: a caller gets the
//! character and the text around it instead of a page with boxes.

use super::PdfFault;
use super::world::can_write;

/// Refuses text with a character that would print as a box.
pub(super) fn check(text: &str) -> Result<(), PdfFault> {
    match text.chars().find(|&c| !invisible(c) && !can_write(c)) {
        None => Ok(()),
        Some(character) => Err(PdfFault::MissingGlyph {
            character,
            text: around(text, character),
        }),
    }
}

/// Characters that work without a glyph: line breaks, joiners, direction marks, variation
/// selectors, the soft hyphen.
fn invisible(c: char) -> bool {
    matches!(
        c,
        '\n' | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}'
    )
}

/// Enough of the text to find it.
fn around(text: &str, character: char) -> String {
    const BEFORE: usize = 30;
    const LENGTH: usize = 60;
    let at = text.chars().position(|c| c == character).unwrap_or(0);
    text.chars()
        .skip(at.saturating_sub(BEFORE))
        .take(LENGTH)
        .collect()
}
