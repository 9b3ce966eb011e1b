//! Reads the settings sheet: its first row below the headings.

use crate::compile::Options;
use crate::expr::{is_name, mended_name};
use crate::form::{Settings, yes_no};
use crate::problem::{Code, Mend, Place, Problem, Problems};
use crate::sheet::{Table, plain_quotes};

/// Name of the root element and id of the form when nothing else is given.
const DEFAULT_NAME: &str = "data";
/// Language of texts that name none.
const DEFAULT_LANGUAGE: &str = "default";

/// The settings with defaults for what the author left open.
pub(crate) fn read(
    table: Option<&Table<'_>>,
    options: &Options,
    problems: &mut Problems,
) -> Settings {
    let row = table.and_then(|t| t.rows().find(|r| !t.sheet.rows[*r].is_empty()));
    let value = |key: &str| match (table, row) {
        (Some(table), Some(row)) => plain_quotes(table.get(row, &[key])),
        _ => String::new(),
    };
    let yes = |key: &str| yes_no(&value(key)) == Some(true);
    let mut settings = Settings {
        title: value("title"),
        id: value("form_id"),
        version: value("version"),
        name: value("name"),
        default_language: value("default_language"),
        style: value("style"),
        instance_name: value("instance_name"),
        instance_id: value("instance_id"),
        instance_xmlns: value("instance_xmlns"),
        public_key: value("public_key"),
        submission_url: value("submission_url"),
        auto_send: value("auto_send"),
        auto_delete: value("auto_delete"),
        client_editable: yes("client_editable"),
        omit_instance_id: yes("omit_instanceid"),
        allow_choice_duplicates: yes("allow_choice_duplicates"),
        clean_text: yes_no(&value("clean_text_values")) != Some(false),
        none_option: yes("add_none_option"),
        flat: yes("flat"),
        prefix: value("prefix"),
        delimiter: value("delimiter"),
        namespaces: value("namespaces"),
        attributes: Vec::new(),
    };
    if let (Some(table), Some(row)) = (table, row) {
        check(table, row, &settings, problems);
        let named = table
            .columns
            .iter()
            .filter(|c| c.key() == "attribute" && c.path.len() > 1);
        for column in named {
            let text = table.sheet.cell(row, column.index);
            if !text.is_empty() {
                let name = column.path[1..].join(":");
                settings.attributes.push((name, text.to_string()));
            }
        }
        if settings.id.is_empty() {
            settings.id = value("id_string");
        }
        if settings.id.is_empty() {
            let id = options.fallback_id.as_deref().unwrap_or(DEFAULT_NAME);
            problems.push(
                Problem::new(Code::SettingIdEmpty, table.sheet.row_place(row)).with("id", id),
            );
        }
    }
    if let Some(name) = options.root_name.as_ref().filter(|n| !is_name(n)) {
        problems.push(Problem::new(Code::SettingNameInvalid, Place::default()).with("name", name));
    }
    fill(&mut settings, options);
    settings
}

fn fill(settings: &mut Settings, options: &Options) {
    let or = |value: &mut String, default: Option<&str>, last: &str| {
        if value.is_empty() {
            *value = default.unwrap_or(last).to_string();
        }
    };
    or(
        &mut settings.name,
        options.root_name.as_deref(),
        DEFAULT_NAME,
    );
    or(
        &mut settings.id,
        options.fallback_id.as_deref(),
        DEFAULT_NAME,
    );
    let id = settings.id.clone();
    or(&mut settings.title, None, &id);
    let language = options.default_language.as_deref();
    or(&mut settings.default_language, language, DEFAULT_LANGUAGE);
    or(&mut settings.instance_id, None, "uid");
}

fn check(table: &Table<'_>, row: usize, settings: &Settings, problems: &mut Problems) {
    let column = |key: &str| table.column(&[key]).map_or(0, |c| c.index);
    if !settings.name.is_empty() && !is_name(&settings.name) {
        let at = column("name");
        let mend = mended_name(&settings.name)
            .map(|to| Mend::replace(&table.sheet.name, row, at, &settings.name, &to));
        problems.push(
            Problem::new(Code::SettingNameInvalid, table.sheet.place(row, at))
                .with("name", &settings.name)
                .mend(mend),
        );
    }
    if !settings.id.is_empty() && !table.get(row, &["id_string"]).is_empty() {
        let place = table.sheet.place(row, column("id_string"));
        problems.push(Problem::new(Code::SettingIdTwice, place));
    }
    if settings.omit_instance_id && !settings.public_key.is_empty() {
        let place = table.sheet.place(row, column("omit_instanceid"));
        problems.push(Problem::new(Code::SettingOmitsId, place));
    }
}
