//! A chart as plain data. One object gives the picture, the sentence that replaces it and the
//! table behind it, so that they cannot disagree.

use crate::table::Cell;

/// A chart. Its values are [`Cell`]s: counts, decimals and percentages are drawn, suppressed ones
/// are marked as withheld, and everything else is a gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Names it within the page, for links and for the ids inside the SVG: letters, digits, `-`.
    pub anchor: String,
    /// What it shows, as a headline.
    pub title: String,
    /// What exactly is counted: unit, population, window.
    pub subtitle: String,
    /// Heading of the column that names bars, ages or points of time in the data table.
    pub axis: String,
    /// The alternative sentence. `None` composes it from the data with
    /// [`ChartLabels`](crate::ChartLabels). A PDF with an empty one is refused.
    pub alternative: Option<String>,
    /// What is drawn.
    pub kind: ChartKind,
    /// Source, as-of and whatever else must stand under it, a line each.
    pub notes: Vec<String>,
}

/// The kinds of charts.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartKind {
    /// Horizontal bars, in the order given.
    Bars {
        /// What the bars measure: heading of the value column.
        measure: String,
        /// HXL tag of the value column; empty for none.
        tag: String,
        /// One for each category.
        bars: Vec<Bar>,
    },
    /// Age bands, women on one side and men on the other.
    Pyramid {
        /// What is on the side where a line starts.
        start: Series,
        /// What is on the other side.
        end: Series,
        /// Ages, the youngest first: it is drawn at the bottom.
        bands: Vec<Band>,
    },
    /// Lines over issues or days.
    Lines {
        /// Names of the points, in order of time.
        points: Vec<String>,
        /// The lines.
        lines: Vec<Line>,
        /// Fill the space under a single line.
        filled: bool,
    },
    /// Horizontal bars made of parts.
    Stacked {
        /// The parts.
        parts: Vec<Series>,
        /// One bar for each row.
        rows: Vec<Parts>,
        /// Draw every bar at full width as shares of its own total.
        full: bool,
    },
}

/// A name in the legend and the HXL tag of its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Name.
    pub name: String,
    /// HXL tag, empty for none.
    pub tag: String,
}

impl Series {
    /// A series.
    pub fn new(name: impl Into<String>, tag: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            tag: tag.into(),
        }
    }
}

/// One line over the points of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name.
    pub series: Series,
    /// One value for each point.
    pub values: Vec<Cell>,
}

/// One horizontal bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// Its length, 0 or more.
    pub value: Cell,
}

impl Bar {
    /// A bar.
    pub fn new(label: impl Into<String>, value: Cell) -> Self {
        Self {
            label: label.into(),
            value,
        }
    }
}

/// One age band of a pyramid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its name, such as "5–11".
    pub label: String,
    /// Length on the side where a line starts.
    pub start: Cell,
    /// Length on the other side.
    pub end: Cell,
}

/// One bar made of parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// Its name.
    pub label: String,
    /// One value for each part.
    pub values: Vec<Cell>,
}
