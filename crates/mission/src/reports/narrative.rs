//! Narrative with live numbers. A token `{{figure.id}}` prints the figure; `{{figure.id:part}}` one
//! of its parts, `{{figure.id:words}}` the figure in its own words, `{{figure.id:list}}` its parts
//! by name without counts. Nothing else is interpreted.

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// As typed.
    Text(String),
    /// A number.
    Token {
        /// The figure.
        figure: String,
        /// What of it; empty for its value.
        what: String,
    },
}

/// The paragraphs of a narrative, each in pieces.
pub(super) fn paragraphs(narrative: &str) -> Vec<Vec<Piece>> {
    narrative
        .replace("\r\n", "\n")
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(pieces)
        .collect()
}

fn pieces(paragraph: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = paragraph;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((token, behind)) = after.split_once("}}") else {
            break;
        };
        if !before.is_empty() {
            found.push(Piece::Text(before.to_string()));
        }
        let (figure, what) = token.trim().split_once(':').unwrap_or((token.trim(), ""));
        found.push(Piece::Token {
            figure: figure.trim().to_string(),
            what: what.trim().to_string(),
        });
        rest = behind;
    }
    if !rest.is_empty() {
        found.push(Piece::Text(rest.to_string()));
    }
    found
}

/// Every figure that a narrative prints.
pub(super) fn figures_in(narrative: &str) -> Vec<String> {
    let mut ids: Vec<String> = paragraphs(narrative)
        .into_iter()
        .flatten()
        .filter_map(|piece| match piece {
            Piece::Token { figure, .. } => Some(figure),
            Piece::Text(_) => None,
        })
        .collect();
    ids.sort();
    ids.dedup();
    ids
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn tokens_are_found_between_words() {
        let found = paragraphs(
            "As of 9 June, {{avrr.departed.ytd}} people ({{avrr.departed.ytd:male}} men).\n\nEnd.",
        );
        assert_eq!(found.len(), 2);
        assert_eq!(
            found[0][1],
            Piece::Token {
                figure: "avrr.departed.ytd".into(),
                what: String::new()
            }
        );
        assert_eq!(
            found[0][3],
            Piece::Token {
                figure: "avrr.departed.ytd".into(),
                what: "male".into()
            }
        );
        assert_eq!(figures_in("{{a}} {{b:x}} {{a}}"), ["a", "b"]);
    }

    #[test]
    fn an_open_brace_is_only_text() {
        assert_eq!(
            pieces("50 {{ per cent"),
            [Piece::Text("50 {{ per cent".into())]
        );
    }
}
