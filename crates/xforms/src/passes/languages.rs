//! Languages: are all texts there in all of them, and can programs recognise them?

use std::collections::BTreeMap;

use crate::form::Settings;
use crate::problem::{Code, Place, Problem, Problems};
use crate::sheet::Table;

/// Languages of the columns of a sheet, each with the columns that it has.
fn seen<'t>(table: &'t Table<'_>, default: &'t str) -> BTreeMap<&'t str, Vec<&'t str>> {
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for column in &table.columns {
        let Some(spec) = column.spec.filter(|s| s.translatable) else {
            continue;
        };
        // `media::image::fr` and `image::fr` are the same column, `media` alone is none.
        let (own, name) = match (spec.path, column.path.get(1)) {
            (["media"], Some(kind)) => (2, kind.as_str()),
            (["bind"], Some(kind)) if kind.starts_with("jr:") && kind.ends_with("Msg") => {
                (2, kind.as_str())
            }
            (["media" | "bind"], _) => continue,
            (path, _) => (path.len(), spec.name),
        };
        let language = column.path.get(own).map_or(default, |l| l.as_str());
        found.entry(language).or_default().push(name);
    }
    found
}

/// Reports missing translations and languages without a code.
pub(crate) fn check(
    tables: &[&Table<'_>],
    settings: &Settings,
    or_other: bool,
    problems: &mut Problems,
) {
    let default = settings.default_language.as_str();
    let mut translated = false;
    let mut languages: Vec<&str> = Vec::new();
    for table in tables {
        let found = seen(table, default);
        translated |= found.keys().any(|l| *l != "default");
        languages.extend(found.keys());
        if found.len() > 1 {
            report_missing(table, &found, problems);
        }
    }
    if or_other && translated {
        problems.push(Problem::new(Code::OrOtherTranslated, Place::default()));
    }
    languages.sort_unstable();
    languages.dedup();
    for language in languages
        .into_iter()
        .filter(|l| *l != "default" && !has_code(l))
    {
        problems
            .push(Problem::new(Code::LanguageCode, Place::default()).with("language", language));
    }
}

fn report_missing(table: &Table<'_>, found: &BTreeMap<&str, Vec<&str>>, problems: &mut Problems) {
    let mut all: Vec<&str> = found.values().flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    for (language, columns) in found {
        let missing: Vec<&str> = all
            .iter()
            .filter(|c| !columns.contains(c))
            .copied()
            .collect();
        if !missing.is_empty() {
            problems.push(
                Problem::new(Code::TranslationMissing, Place::sheet(&table.sheet.name))
                    .with("language", *language)
                    .with("columns", missing.join(", ")),
            );
        }
    }
}

/// `English (en)`, `Português (pt-BR)`: a code of two or three letters, perhaps with subtags.
fn has_code(language: &str) -> bool {
    let Some(code) = language
        .strip_suffix(')')
        .and_then(|l| l.rsplit_once('('))
        .map(|(_, code)| code)
    else {
        return false;
    };
    let mut parts = code.split('-');
    let main = parts.next().unwrap_or("");
    (2..=3).contains(&main.len())
        && main.chars().all(|c| c.is_ascii_lowercase())
        && parts.all(|p| (2..=8).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::has_code;

    #[test]
    fn languages_with_and_without_a_code() {
        for good in ["English (en)", "Português (pt-BR)", "(ku)"] {
            assert!(has_code(good), "{good}");
        }
        for bad in ["English", "English (EN)", "English ()", "French (français)"] {
            assert!(!has_code(bad), "{bad}");
        }
    }
}
