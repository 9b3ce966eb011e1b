//! Tables as HTML. Whatever is wide scrolls within its own region, which the keyboard can reach.

use super::Page;
use crate::machine::{self, has_withheld};
use crate::table::{Align, Column, Row, Table, Value};

impl Page<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let labels = &self.document.labels;
        self.out.open("div", &[("class", "paper-table")]).newline();
        self.scroll_region(&table.caption);
        self.out.open("table", &[]).newline();
        if !table.caption.is_empty() {
            self.out.leaf("caption", &[], &table.caption).newline();
        }
        self.out.open("thead", &[]).open("tr", &[]);
        for column in &table.columns {
            let attributes = [("scope", "col"), ("class", class(column))];
            self.out.leaf("th", &attributes, &column.heading);
        }
        self.out.close("tr").close("thead").newline();
        self.out.open("tbody", &[]).newline();
        for row in &table.rows {
            self.row(table, row);
        }
        if table.rows.is_empty() {
            let columns = table.columns.len().max(1).to_string();
            self.out.open("tr", &[("class", "paper-no-rows")]);
            self.out
                .leaf("td", &[("colspan", &columns)], &labels.no_rows);
            self.out.close("tr").newline();
        }
        self.out
            .close("tbody")
            .close("table")
            .close("div")
            .newline();
        if has_withheld(table) {
            let note = format!("{} {}", labels.suppressed_mark, labels.suppressed);
            self.out
                .leaf("p", &[("class", "paper-note")], &note)
                .newline();
        }
        for note in &table.notes {
            self.out
                .leaf("p", &[("class", "paper-note")], note)
                .newline();
        }
        self.out.close("div");
    }

    /// Opens a `div` that scrolls by itself when it is too wide, with keys as well.
    pub(super) fn scroll_region(&mut self, name: &str) {
        self.out.open(
            "div",
            &[
                ("class", "paper-scroll"),
                ("role", if name.is_empty() { "" } else { "group" }),
                ("aria-label", name),
                ("tabindex", "0"),
            ],
        );
    }

    fn row(&mut self, table: &Table, row: &Row) {
        let row_class = if row.total { "paper-total" } else { "" };
        self.out.open("tr", &[("class", row_class)]);
        for (index, column) in table.columns.iter().enumerate() {
            let (name, scope) = if index == 0 && table.row_headings {
                ("th", "row")
            } else {
                ("td", "")
            };
            self.out
                .open(name, &[("scope", scope), ("class", class(column))]);
            self.cell(row, index);
            self.out.close(name);
        }
        self.out.close("tr").newline();
    }

    fn cell(&mut self, row: &Row, index: usize) {
        let labels = &self.document.labels;
        let cell = machine::cell(row, index);
        match (labels.show(&cell.value), &cell.figure, &cell.value) {
            (Some(text), Some(id), _) => self.figure(id, &text),
            (Some(text), None, _) => {
                self.out.text(&text);
            }
            (None, _, Value::Suppressed) => {
                let hidden = format!(" ({})", labels.suppressed);
                self.out.text(&labels.suppressed_mark);
                self.out.leaf("span", &[("class", "paper-hidden")], &hidden);
            }
            (None, ..) => {
                self.out.text(&labels.empty_mark);
            }
        }
    }
}

fn class(column: &Column) -> &'static str {
    match column.align {
        Align::Start => "",
        Align::End => "paper-end",
    }
}
