//! Writes a workbook back. A mended xlsx keeps everything that was in it: only the changed cells
//! are written anew.

mod patch;
mod plain;
mod text;

use super::{Book, Format};

/// Why a workbook cannot be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The old format cannot be written.
    #[error("an .xls file cannot be written; choose a name that ends in .xlsx")]
    OldFormat,
    /// A part of the original is not as expected.
    #[error("the original cannot be changed: {0}")]
    Original(String),
}

/// Writes a workbook. `original` is the file that it was read from with what was read: if both are
/// xlsx, formats, comments and all other sheets stay as they are.
pub fn write(
    book: &Book,
    format: Format,
    original: Option<(&[u8], &Book)>,
) -> Result<Vec<u8>, WriteError> {
    match (format, original) {
        (Format::Xls, _) => Err(WriteError::OldFormat),
        (Format::Csv, _) => text::csv(book),
        (Format::Markdown, _) => Ok(text::markdown(book)),
        (Format::Xlsx, Some((bytes, before))) if Format::sniff(bytes) == Some(Format::Xlsx) => {
            patch::write(bytes, before, book)
        }
        (Format::Xlsx, _) => plain::write(book),
    }
}

/// An error of the archive or of XML, in words.
fn original(error: impl std::fmt::Display) -> WriteError {
    WriteError::Original(error.to_string())
}
