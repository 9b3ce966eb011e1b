//! Reads the lists of the sheets choices, external_choices and osm.

use std::collections::{HashMap, HashSet};

use crate::expr::is_name;
use crate::form::{Choice, Lists, Settings, Text};
use crate::problem::{Code, Mend, Problem, Problems};
use crate::sheet::{Column, Table, plain_quotes};

/// The lists of the sheet choices.
pub(crate) fn read(table: &Table<'_>, settings: &Settings, problems: &mut Problems) -> Lists {
    let mut lists = Lists::default();
    let columns = usable(table, problems);
    let mut seen: HashMap<(String, String), usize> = HashMap::new();
    for row in table.rows() {
        let list = plain_quotes(table.get(row, &["list_name"]));
        if list.is_empty() {
            continue;
        }
        let choice = read_choice(table, &columns, row, settings);
        check(table, &list, &choice, problems);
        if !settings.allow_choice_duplicates && !choice.name.is_empty() {
            let key = (list.clone(), choice.name.clone());
            if let Some(first) = seen.get(&key) {
                problems.push(twice(table, row, *first, &list, &choice.name));
            } else {
                seen.insert(key, row);
            }
        }
        lists.push(&list, choice);
    }
    lists
}

/// The names of the lists on the sheet external_choices.
pub(crate) fn read_external(table: &Table<'_>) -> HashSet<String> {
    table
        .rows()
        .map(|row| table.get(row, &["list_name"]).to_string())
        .filter(|name| !name.is_empty())
        .collect()
}

/// The tags of the sheet osm by list: name and label.
pub(crate) fn read_tags(
    table: &Table<'_>,
    settings: &Settings,
) -> HashMap<String, Vec<(String, Text)>> {
    let columns: Vec<&Column> = table.columns.iter().collect();
    let mut tags: HashMap<String, Vec<(String, Text)>> = HashMap::new();
    for row in table.rows() {
        let choice = read_choice(table, &columns, row, settings);
        let list = table.get(row, &["list_name"]);
        if !list.is_empty() && !choice.name.is_empty() {
            let tags = tags.entry(list.to_string()).or_default();
            tags.push((choice.name, choice.label));
        }
    }
    tags
}

/// The columns that can be written: further columns become elements, so they need valid names.
fn usable<'t>(table: &'t Table<'_>, problems: &mut Problems) -> Vec<&'t Column> {
    let (good, bad): (Vec<_>, Vec<_>) = table
        .columns
        .iter()
        .partition(|c| c.spec.is_some() || is_name(c.key()));
    for column in bad {
        problems.push(
            Problem::new(Code::ChoiceColumnName, table.sheet.place(0, column.index))
                .with("column", column.key()),
        );
    }
    good
}

fn read_choice(table: &Table<'_>, columns: &[&Column], row: usize, settings: &Settings) -> Choice {
    let mut choice = Choice {
        row: Some(row),
        ..Choice::default()
    };
    let default = settings.default_language.as_str();
    for column in columns {
        let text = table.sheet.cell(row, column.index);
        if text.is_empty() {
            continue;
        }
        let text = plain_quotes(text);
        let rest = column.path.get(1).map(String::as_str);
        match (column.key(), rest) {
            ("list_name", _) => {}
            ("name", _) => choice.name = text,
            ("label", language) => choice.label.add(language, text, default),
            ("media", Some(kind)) => {
                let language = column.path.get(2).map(String::as_str);
                add_media(&mut choice.media, kind, language, text, default);
            }
            ("sms_option", _) => choice.sms_option = text,
            (key, _) if column.spec.is_none() => choice.extra.push((key.to_string(), text)),
            _ => {}
        }
    }
    choice
}

/// Adds a media file to those of a question or choice.
pub(super) fn add_media(
    media: &mut Vec<(String, Text)>,
    kind: &str,
    language: Option<&str>,
    file: String,
    default: &str,
) {
    let at = media
        .iter()
        .position(|(k, _)| k == kind)
        .unwrap_or_else(|| {
            media.push((kind.to_string(), Text::None));
            media.len() - 1
        });
    media[at].1.add(language, file, default);
}

fn check(table: &Table<'_>, list: &str, choice: &Choice, problems: &mut Problems) {
    let row = choice.row.unwrap_or_default();
    let at = |key: &str| match table.column(&[key]) {
        Some(column) => table.sheet.place(row, column.index),
        None => table.sheet.row_place(row),
    };
    if choice.name.is_empty() {
        problems.push(Problem::new(Code::ChoiceNameMissing, at("name")).with("list", list));
    } else if choice.label.is_empty() && choice.media.is_empty() {
        problems
            .push(Problem::new(Code::ChoiceLabelMissing, at("label")).with("name", &choice.name));
    }
}

fn twice(table: &Table<'_>, row: usize, first: usize, list: &str, name: &str) -> Problem {
    let column = table.column(&["name"]).map_or(0, |c| c.index);
    Problem::new(Code::ChoiceTwice, table.sheet.place(row, column))
        .with("list", list)
        .with("name", name)
        .with("first", (first + 1).to_string())
        .mend(Some(Mend::allow_duplicates()))
}
