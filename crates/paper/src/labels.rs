//! The few words that the layout itself needs, and how numbers and days are written.
//! Nothing here has a language of its own: the caller fills every field.

/// Words of the layout, in the language of the document. Curly names are filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    /// Foot of each page: `Page {page} of {pages}`.
    pub page: String,
    /// Name of the link to a section itself: `Link to this section`.
    pub permalink: String,
    /// Said of what differs from the last issue: `changed since the last issue`.
    pub changed: String,
    /// Opens the data behind a chart: `Data table`.
    pub data_table: String,
    /// Stands in a printed cell that is withheld, such as `[c]`.
    pub suppressed_mark: String,
    /// Explains that mark: `withheld to protect people`.
    pub suppressed: String,
    /// Heading of a flag column, after the name of the column it speaks of: `{column}: suppressed`.
    pub suppressed_column: String,
    /// Stands in a printed cell that is empty, such as `–`.
    pub empty_mark: String,
    /// Stands in place of the rows of an empty table: `No data for this period`.
    pub no_rows: String,
    /// Heading of the list of figure ids at the end of a PDF: `Where the numbers come from`.
    pub figures_heading: String,
    /// Sentence under that heading.
    pub figures_text: String,
    /// Name of the notes sheet of a workbook: `Notes`.
    pub notes_sheet: String,
    /// How numbers are written for readers. Machine formats never use it.
    pub numbers: NumberStyle,
    /// How days are written for readers. Machine formats use ISO 8601.
    pub dates: DateStyle,
    /// Sentences that replace charts.
    pub charts: ChartLabels,
}

/// How numbers are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberStyle {
    /// Between thousands: `,` in English, a no-break space in Russian.
    pub group: String,
    /// Between whole and fraction: `.` or `,`.
    pub decimal: String,
    /// `{n}%` in English, `{n} %` with a no-break space in Russian.
    pub percent: String,
}

impl Default for NumberStyle {
    /// `32,322`, `332.2`, `72.4%`.
    fn default() -> Self {
        Self {
            group: ",".into(),
            decimal: ".".into(),
            percent: "{n}%".into(),
        }
    }
}

/// How days are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateStyle {
    /// Made of `{day}`, `{month}` (its name) and `{year}`: `{day} {month} {year}`.
    pub pattern: String,
    /// January to December in the form that stands beside a day. With an empty name the day is
    /// written in ISO 8601.
    pub months: [String; 12],
}

impl Default for DateStyle {
    /// ISO 8601.
    fn default() -> Self {
        Self {
            pattern: "{day} {month} {year}".into(),
            months: Default::default(),
        }
    }
}

/// Sentences made from the data of a chart, for those who cannot see it. An empty one makes an
/// empty alternative text, which a PDF refuses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartLabels {
    /// `Bar chart, {count} bars: {items}.` Also for stacked bars and pyramids.
    pub bars: String,
    /// `Line chart from {first} to {last}: {items}.`
    pub lines: String,
    /// One value: `{name} {value}`.
    pub item: String,
    /// One line: `{name} from {start} to {end}, highest {highest} ({at})`.
    pub line: String,
    /// Several values of one bar: `{name} ({values})`.
    pub group: String,
    /// Between items: `, ` or the Arabic `، `.
    pub comma: String,
    /// After the longest list that is spoken: `and {count} more`.
    pub more: String,
    /// Stands for a value that is missing: `no data`.
    pub missing: String,
}
