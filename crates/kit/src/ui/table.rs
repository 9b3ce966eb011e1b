//! Tables: a caption always, headings with scope, a way to read them on a phone. They must never
//! sort by themselves, and never widen the page.

use crate::i18n::Text;
use maud::{Markup, html};

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Running text; wraps.
    #[default]
    Text,
    /// Numbers: at the end of the cell, digits of equal width.
    Number,
    /// Ids, dates, phones: one line.
    Code,
}

/// A column with its heading.
#[derive(Debug, Clone)]
pub struct Column {
    /// The visible heading; an empty one is not allowed, use [`Column::hidden`].
    pub label: Text,
    /// How its cells stand.
    pub align: Align,
    hidden: bool,
}

impl Column {
    /// A column of running text.
    pub fn text(label: impl Into<Text>) -> Self {
        Self::new(label, Align::Text)
    }

    /// A column of numbers.
    pub fn number(label: impl Into<Text>) -> Self {
        Self::new(label, Align::Number)
    }

    /// A column of ids, dates or phones.
    pub fn code(label: impl Into<Text>) -> Self {
        Self::new(label, Align::Code)
    }

    /// A column of buttons or links, whose heading is only read out.
    pub fn hidden(label: impl Into<Text>) -> Self {
        Self {
            hidden: true,
            ..Self::new(label, Align::Code)
        }
    }

    fn new(label: impl Into<Text>, align: Align) -> Self {
        Self {
            label: label.into(),
            align,
            hidden: false,
        }
    }
}

/// What happens where the table does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// A list of things: each row becomes a card with the headings beside the values.
    #[default]
    List,
    /// Figures to compare: the table scrolls sideways inside its frame, by keyboard too.
    Grid,
}

/// A table; the first cell of each row is its heading.
#[derive(Debug, Clone)]
pub struct Table {
    /// What the table holds; always there for those who hear the page.
    pub caption: Text,
    /// Whether the caption is shown (a page whose heading says the same hides it).
    pub show_caption: bool,
    /// On narrow screens.
    pub shape: Shape,
    /// Columns in order.
    pub columns: Vec<Column>,
    /// Rows of as many cells as there are columns.
    pub rows: Vec<Vec<Markup>>,
    /// A last row of totals, if any.
    pub total: Option<Vec<Markup>>,
}

impl Table {
    /// A list of things under a page heading that already names them.
    pub fn list(caption: impl Into<Text>, columns: Vec<Column>, rows: Vec<Vec<Markup>>) -> Self {
        Self {
            caption: caption.into(),
            show_caption: false,
            shape: Shape::List,
            columns,
            rows,
            total: None,
        }
    }

    /// Figures side by side, with a visible caption.
    pub fn grid(caption: impl Into<Text>, columns: Vec<Column>, rows: Vec<Vec<Markup>>) -> Self {
        Self {
            show_caption: true,
            shape: Shape::Grid,
            ..Self::list(caption, columns, rows)
        }
    }

    /// Shows the caption above the table.
    #[must_use]
    pub fn captioned(mut self) -> Self {
        self.show_caption = true;
        self
    }

    /// Adds a row of totals at the foot.
    #[must_use]
    pub fn total(mut self, cells: Vec<Markup>) -> Self {
        self.total = Some(cells);
        self
    }

    /// The markup.
    pub fn view(&self) -> Markup {
        html! {
            div.ws-scroll role="region" aria-label=(self.caption.attr()) tabindex="0" { (self.table()) }
        }
    }

    // Roles are written out because a table that is laid out as blocks loses them in browsers.
    fn table(&self) -> Markup {
        let class = match self.shape {
            Shape::List => "ws-table--list",
            Shape::Grid => "ws-table--grid",
        };
        html! {
            table.govuk-table.ws-table.(class) role="table" {
                caption.govuk-table__caption.govuk-visually-hidden[!self.show_caption] { (self.caption) }
                thead.govuk-table__head role="rowgroup" {
                    tr.govuk-table__row role="row" {
                        @for column in &self.columns { (heading(column)) }
                    }
                }
                tbody.govuk-table__body role="rowgroup" {
                    @for row in &self.rows { (self.row(row)) }
                }
                @if let Some(total) = &self.total {
                    tfoot.ws-table__total role="rowgroup" { (self.row(total)) }
                }
            }
        }
    }

    fn row(&self, cells: &[Markup]) -> Markup {
        debug_assert_eq!(cells.len(), self.columns.len(), "{}", self.caption);
        html! {
            tr.govuk-table__row role="row" {
                @for (n, (column, cell)) in self.columns.iter().zip(cells).enumerate() {
                    @if n == 0 {
                        th scope="row" role="rowheader" class=(cell_class(column, "header")) { (cell) }
                    } @else {
                        td role="cell" class=(cell_class(column, "cell")) data-label=(column.label.attr()) {
                            (cell)
                        }
                    }
                }
            }
        }
    }
}

fn heading(column: &Column) -> Markup {
    html! {
        th scope="col" role="columnheader" class=(cell_class(column, "header")) {
            span.govuk-visually-hidden[column.hidden] { (column.label) }
        }
    }
}

fn cell_class(column: &Column, part: &str) -> String {
    let align = match column.align {
        Align::Text => "",
        Align::Number => " ws-cell--number",
        Align::Code => " ws-cell--code",
    };
    let bare = if column.hidden { " ws-cell--bare" } else { "" };
    format!("govuk-table__{part}{align}{bare}")
}
