//! A QR code as an inline SVG: squares of the text's own colour on a white ground, so that a phone can
//! read it off any screen. It never leaves the page: no request, no file, no script.

use maud::{Markup, html};
use qrcode::{Color, QrCode};

use crate::i18n::Text;

/// The quiet zone that readers need, in modules.
const QUIET: usize = 4;

/// The code of a text with the words that stand for it; nothing when the text is too long for one.
pub fn qr(text: &str, alternative: &Text) -> Markup {
    let Ok(code) = QrCode::new(text) else {
        return html! {};
    };
    let width = code.width();
    let side = width + 2 * QUIET;
    let squares: String = code
        .to_colors()
        .iter()
        .enumerate()
        .filter(|(_, color)| **color == Color::Dark)
        .map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET))
        .collect();
    html! {
        svg.ws-qr role="img" aria-label=(alternative.attr()) viewBox={ "0 0 " (side) " " (side) }
            width="240" height="240" shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(squares) fill="#000" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_its_quiet_zone() {
        let html = qr("otpauth://totp/x?secret=ABC", &"Code".into()).into_string();
        assert!(html.contains("aria-label=\"Code\""), "{html}");
        assert!(html.contains("M4 4h1v1h-1z"), "the first corner");
        assert!(!html.contains("M0 0") && !html.contains("style="), "{html}");
        let long = "x".repeat(5000);
        assert_eq!(qr(&long, &"Code".into()).into_string(), "");
    }
}
