//! Printed numbers that point at few people, told to whoever writes and whoever clears while the text
//! can still be changed. It proves nothing: small numbers also follow from differences between
//! tables and issues, which only disclosure control finds.

use figures::Kind;

use super::model::Section;
use super::narrative::{self, Piece};
use super::printing::Figures;

/// A number in the text that stands for fewer people than it should.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Few {
    /// The figure.
    pub(super) figure: String,
    /// The section that prints it.
    pub(super) heading: String,
    pub(super) number: i64,
    /// What it should be at least.
    pub(super) least: i64,
}

/// Every such number in these sections, in their order.
pub(super) fn printed(figures: &Figures<'_>, sections: &[Section]) -> Vec<Few> {
    let tokens = sections.iter().flat_map(|section| {
        narrative::paragraphs(&section.narrative)
            .into_iter()
            .flatten()
            .map(|piece| (section.heading.as_str(), piece))
    });
    tokens
        .filter_map(|(heading, piece)| match piece {
            Piece::Token { figure, what } => few(figures, heading, &figure, &what),
            Piece::Text(_) => None,
        })
        .collect()
}

fn few(figures: &Figures<'_>, heading: &str, id: &str, what: &str) -> Option<Few> {
    let (definition, figure) = figures.find(id)?;
    let of_people = matches!(
        definition.kind,
        Kind::RegisteredPersons | Kind::PersonsServed | Kind::Contacts
    );
    // Of a share what it is the share of; tokens in words name no number of their own.
    let number = match what {
        "" | "words" => figure.value,
        part => *figure.parts.get(part)?,
    };
    let least = definition.disclosure.least().filter(|_| of_people)?;
    (0 < number && number < least).then(|| Few {
        figure: id.to_string(),
        heading: heading.to_string(),
        number,
        least,
    })
}
