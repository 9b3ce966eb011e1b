//! A document as PDF, set by typst under PDF/UA-1 and PDF/A-3a: tagged for screen readers, fonts
//! embedded, fit for an archive. It reads no file, no clock and no network, and text reaches the
//! template as values, so that nothing typed by a person is ever run or taken as markup.

mod glyphs;
mod values;
mod world;

use typst::World;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::document::{Attachment, Document};

/// Why a PDF was not made. Nothing half-made is returned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfFault {
    /// The fonts of this crate cannot write a character. They write Latin, Cyrillic, Greek and
    /// Arabic; a box in its place would be a report that nobody can read.
    #[error("no font can write {character:?} (U+{:04X}) in \"{text}\"", u32::from(*.character))]
    MissingGlyph {
        /// The character.
        character: char,
        /// The text it stands in.
        text: String,
    },
    /// A chart says nothing to those who cannot see it.
    #[error("the chart \"{chart}\" has no alternative text")]
    MissingAlternative {
        /// Its title.
        chart: String,
    },
    /// The document breaks a rule of PDF/UA-1 or PDF/A-3a, such as having no title.
    #[error("the document cannot become an accessible PDF: {}", .0.join("; "))]
    Refused(Vec<String>),
}

/// Writes a document as an A4 PDF with `attachments` inside, such as the XLSX annex. The same
/// input gives the same bytes.
///
/// Numbers of paragraphs, lists, notes and boxes that are figures are links and carry a small
/// number in brackets that leads to the list of figure ids at the end. Those of tables and charts
/// are links only.
///
/// ```
/// use paper::{Document, Labels, Language, pdf};
///
/// let report = Document::new(Language::ltr("en"), "Situation report", Labels::default());
/// assert!(pdf(&report, &[])?.starts_with(b"%PDF-1.7"));
/// # Ok::<(), paper::PdfFault>(())
/// ```
pub fn pdf(document: &Document, attachments: &[Attachment]) -> Result<Vec<u8>, PdfFault> {
    let values = values::of(document, attachments)?;
    let press = world::Press::new(values, document.date);
    let made = make(&press);
    // What typst remembers of this document would otherwise stay in memory for ever.
    comemo::evict(0);
    made
}

fn make(press: &dyn World) -> Result<Vec<u8>, PdfFault> {
    let refused = |faults: &[SourceDiagnostic]| {
        PdfFault::Refused(faults.iter().map(|f| f.message.to_string()).collect())
    };
    let paged: PagedDocument = typst::compile(press).output.map_err(|f| refused(&f))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a])
        .map_err(|fault| PdfFault::Refused(vec![fault.message().to_string()]))?;
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(None),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(&paged, &options).map_err(|f| refused(&f))
}
