//! Tables, charts and a report document in; PDF, XLSX, CSV with an HXL row, HTML and SVG out.
//!
//! Pure: no database, no HTTP, no async, no clock, no files. It never decides what may be
//! published and never computes a figure: it prints what it is given, the same everywhere. All
//! words come from the caller, already translated ([`Labels`] for the few of our own).
//!
//! One [`Document`] gives a PDF and an HTML page, one [`Table`] a printed table, a CSV file and an
//! XLSX sheet, one [`Chart`] an SVG picture, the sentence that replaces it and its data table.

mod chart;
mod csv;
mod document;
mod html;
mod labels;
mod machine;
mod markup;
mod number;
mod outline;
#[cfg(feature = "pdf")]
mod pdf;
mod svg;
mod table;
mod text;
mod told;
mod xlsx;

pub use chart::{Band, Bar, Chart, ChartKind, Line, Parts, Series};
pub use csv::csv;
pub use document::{
    Attachment, Block, Card, Contact, Direction, Document, Fact, Footnote, Heading, KeyFigure,
    Language, Level, List, Run,
};
pub use html::{STYLE, html, html_body};
pub use labels::{ChartLabels, DateStyle, Labels, NumberStyle};
#[cfg(feature = "pdf")]
pub use pdf::{PdfFault, pdf};
pub use table::{Align, Cell, Column, Kind, Row, Table, Value};
pub use xlsx::{Sheet, Workbook, XlsxFault, xlsx};
