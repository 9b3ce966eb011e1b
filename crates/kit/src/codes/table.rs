//! Reading a code list from its CSV text.
//!
//! The texts are built in and tested, so a fault in one stops the program at the first use, with the
//! file's name; nothing of a user ever comes through here.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::i18n::{Lang, Text};

/// One line of a CSV file, by column name.
pub(super) type Row = BTreeMap<&'static str, &'static str>;

/// All lines of a file that stands in the program.
pub(super) fn rows(file: &str, text: &'static str) -> Vec<Row> {
    let mut lines = split(file, text).into_iter();
    let head = lines.next().unwrap_or_default();
    lines
        .map(|line| head.iter().copied().zip(line).collect())
        .collect()
}

/// Cells as slices of the text, so that names cost nothing to keep. Quotes are only ever round a
/// whole cell in these files.
fn split(file: &str, text: &'static str) -> Vec<Vec<&'static str>> {
    text.lines()
        .map(|line| {
            let (mut cells, mut rest) = (Vec::new(), line);
            loop {
                let (cell, after) = match rest.strip_prefix('"') {
                    Some(quoted) => quoted
                        .split_once('"')
                        .unwrap_or_else(|| panic!("{file}: open quote in {line}")),
                    None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
                };
                cells.push(cell);
                match after.strip_prefix(',') {
                    Some(more) => rest = more,
                    None => return cells,
                }
            }
        })
        .collect()
}

/// Names by language tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names(Vec<(&'static str, &'static str)>);

impl Names {
    /// All columns that are language tags: two or three small letters.
    pub(super) fn of(row: &Row) -> Self {
        let is_tag =
            |column: &str| matches!(column.len(), 2 | 3) && column != "own" && column != "tag";
        let names = row
            .iter()
            .filter(|(column, name)| is_tag(column) && !name.is_empty());
        Self(names.map(|(column, name)| (*column, *name)).collect())
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(_, name)| *name)
    }

    fn get(&self, tag: &str) -> Option<&'static str> {
        self.0
            .iter()
            .find(|(t, _)| *t == tag)
            .map(|(_, name)| *name)
    }

    /// The name in that language or in its bare language (`ar-IQ` → `ar`), else in English.
    pub(super) fn for_reader(&self, lang: &Lang) -> Text {
        let bare = lang.tag().split('-').next().unwrap_or_default();
        match self.get(lang.tag()).or_else(|| self.get(bare)) {
            Some(name) => name.into(),
            None => Text::english(self.get("en").unwrap_or_default()),
        }
    }
}

/// First and last day on which an entry can be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Validity {
    from: Option<Date>,
    to: Option<Date>,
}

impl Validity {
    pub(super) fn of(file: &str, row: &Row) -> Self {
        let day = |column: &str| match row.get(column).copied().unwrap_or_default() {
            "" => None,
            text => Some(
                text.parse()
                    .unwrap_or_else(|_| panic!("{file}: `{text}` is no date")),
            ),
        };
        Self {
            from: day("valid_from"),
            to: day("valid_to"),
        }
    }

    pub(super) fn holds_on(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}
