//! Reads one row of the survey sheet into the fields that mean something.

use super::choices::add_media;
use crate::form::{Content, Settings, Text, set};
use crate::sheet::{Column, Table, collapse, plain_quotes};

/// A row of the survey sheet.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Position in the sheet, from zero.
    pub(super) index: usize,
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) content: Content,
    pub(super) default: String,
    pub(super) choice_filter: String,
    pub(super) parameters: String,
    pub(super) trigger: String,
    pub(super) intent: String,
    pub(super) disabled: String,
    /// Whether any cell with a heading holds something.
    pub(super) filled: bool,
}

/// The row at this position of the sheet.
pub(super) fn read(table: &Table<'_>, index: usize, settings: &Settings) -> Row {
    let mut row = Row {
        index,
        ..Row::default()
    };
    for column in &table.columns {
        let text = table.sheet.cell(index, column.index);
        if text.is_empty() {
            continue;
        }
        row.filled = true;
        let mut text = plain_quotes(text);
        if settings.clean_text {
            text = collapse(&text);
        }
        put(&mut row, column, text, &settings.default_language);
    }
    row
}

fn put(row: &mut Row, column: &Column, text: String, default: &str) {
    let second = column.path.get(1).map(String::as_str);
    let third = column.path.get(2).map(String::as_str);
    let content = &mut row.content;
    match (column.key(), second) {
        ("type", _) => row.kind = text,
        ("name", _) => row.name = text,
        ("label", language) => content.label.add(language, text, default),
        ("hint", language) => content.hint.add(language, text, default),
        ("guidance_hint", language) => content.guidance.add(language, text, default),
        ("media", Some(kind)) => add_media(&mut content.media, kind, third, text, default),
        ("bind", Some(name)) => {
            let bind = content.bind.get_or_insert_with(Vec::new);
            let at = bind.iter().position(|(n, _)| n == name).unwrap_or_else(|| {
                bind.push((name.to_string(), Text::None));
                bind.len() - 1
            });
            bind[at].1.add(third, text, default);
        }
        ("control", Some(name)) => set(&mut content.control, name, text),
        ("instance", Some(name)) => set(&mut content.instance, name, text),
        ("default", _) => row.default = text,
        ("choice_filter", _) => row.choice_filter = text,
        ("parameters", _) => row.parameters = text,
        ("trigger", _) => row.trigger = text,
        ("intent", _) => row.intent = text,
        ("disabled", _) => row.disabled = text,
        _ => {}
    }
}
