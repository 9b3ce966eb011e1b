//! `tidy` for words: what a shipped language lacks, has too much, or says with wrong values or too
//! few plural forms. Each complaint names the file and the message.
//!
//! It must never mend anything: a translation is a person's decision.

use std::path::Path;

use crate::words::{self, Choice, Message, PLURALS, Place, Read};

/// The languages that must be complete, English aside, with the plural forms a count has there
/// (CLDR cardinals of whole numbers).
const COMPLETE: [(&str, &[&str]); 3] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("be", &["one", "few", "many"]),
    ("ru", &["one", "few", "many"]),
];
const ENGLISH_FORMS: &[&str] = &["one", "other"];

/// Everything that is wrong with the words of the house and of the rooms.
pub(crate) fn run(root: &Path) -> Vec<String> {
    let mut problems = Vec::new();
    for place in words::places(root) {
        for problem in check_place(&place) {
            let folder = place.i18n.strip_prefix(root).unwrap_or(&place.i18n);
            problems.push(format!("{}/{problem}", folder.display()));
        }
    }
    problems
}

fn check_place(place: &Place) -> Vec<String> {
    let mut problems = Vec::new();
    let english = words::read(&place.i18n.join("en.ftl"));
    problems.extend(named("en", check_english(place, &english)));
    for (tag, _) in COMPLETE {
        if !place.i18n.join(format!("{tag}.ftl")).is_file() {
            problems.push(format!("{tag}.ftl: missing"));
        }
    }
    for (tag, path) in words::languages(place) {
        if tag != "en" {
            problems.extend(named(
                &tag,
                check_language(&tag, &words::read(&path), &english),
            ));
        }
    }
    problems
}

fn named(tag: &str, problems: Vec<String>) -> impl Iterator<Item = String> {
    problems.into_iter().map(move |p| format!("{tag}.ftl: {p}"))
}

fn check_english(place: &Place, english: &Read) -> Vec<String> {
    let mut problems = english.problems.clone();
    for message in english.messages.values() {
        if let Some(prefix) = &place.prefix
            && !message.id.starts_with(&format!("{prefix}-"))
        {
            problems.push(format!("`{}` must begin with `{prefix}-`", message.id));
        }
        problems.extend(check_plurals(message, message, ENGLISH_FORMS));
    }
    problems
}

/// A language against English. One that need not be complete may lack messages, not more.
fn check_language(tag: &str, own: &Read, english: &Read) -> Vec<String> {
    let mut problems = own.problems.clone();
    let forms = COMPLETE
        .iter()
        .find(|(t, _)| *t == tag)
        .map(|(_, forms)| *forms);
    for id in &english.order {
        match own.messages.get(id) {
            Some(message) => {
                let model = &english.messages[id];
                problems.extend(check_arguments(message, model));
                problems.extend(check_plurals(message, model, forms.unwrap_or_default()));
            }
            None if forms.is_some() => problems.push(format!("`{id}` is missing")),
            None => {}
        }
    }
    for id in &own.order {
        if !english.messages.contains_key(id) {
            problems.push(format!(
                "`{id}` is superfluous: English has no such message"
            ));
        }
    }
    problems
}

fn check_arguments(message: &Message, model: &Message) -> Vec<String> {
    let id = &message.id;
    let stray = message
        .arguments
        .iter()
        .filter(|a| !model.arguments.contains(a))
        .map(|a| format!("`{id}` uses `${a}`, which English does not"));
    let unused = model
        .arguments
        .iter()
        .filter(|a| !message.arguments.contains(a))
        .map(|a| format!("`{id}` does not use `${a}`"));
    stray.chain(unused).collect()
}

/// Every choice by a count must have all forms of the language.
fn check_plurals(message: &Message, model: &Message, forms: &[&str]) -> Vec<String> {
    let by_count = |c: &&Choice| c.is_plural() || (is_bare(c) && model.counts(&c.argument));
    let mut problems = Vec::new();
    for choice in message.choices.iter().filter(by_count) {
        let lacking: Vec<&str> = forms
            .iter()
            .copied()
            .filter(|form| !has_form(choice, form, forms))
            .collect();
        if !lacking.is_empty() {
            let (id, lacking) = (&message.id, lacking.join(", "));
            problems.push(format!("`{id}` lacks the plural forms: {lacking}"));
        }
    }
    problems
}

/// Only numbers and `other`: a plural that somebody forgot to spell out.
fn is_bare(choice: &Choice) -> bool {
    choice
        .keys
        .iter()
        .all(|key| PLURALS.contains(&key.as_str()) || key.parse::<f64>().is_ok())
}

/// A form is there under its name, or, where it holds for one number alone, under that number.
fn has_form(choice: &Choice, form: &str, forms: &[&str]) -> bool {
    // With `few` among the forms and no `zero`, `one` means 1, 21, 31…: the number 1 is not enough.
    let one_is_1 = !forms.contains(&"few") || forms.contains(&"zero");
    let number = match form {
        "zero" => Some("0"),
        "one" if one_is_1 => Some("1"),
        "two" => Some("2"),
        _ => None,
    };
    choice
        .keys
        .iter()
        .any(|key| key == form || Some(key.as_str()) == number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::read_text;

    const ENGLISH: &str =
        "a = { $n ->\n    [one] { $n } call\n   *[other] { $n } calls\n}\nb = By { $who }\n";

    fn against_english(tag: &str, text: &str) -> Vec<String> {
        check_language(tag, &read_text(text), &read_text(ENGLISH))
    }

    #[test]
    fn a_complete_language_has_no_complaints() {
        let ru = "a = { $n ->\n    [one] { $n } звонок\n    [few] { $n } звонка\n   *[many] { $n } звонков\n}\nb = От { $who }\n";
        assert_eq!(against_english("ru", ru), Vec::<String>::new());
    }

    #[test]
    fn missing_superfluous_and_wrong_values_are_named() {
        let problems = against_english("be", "b = Ад { $whom }\nc = Лішняе\n");
        assert_eq!(
            problems,
            [
                "`a` is missing",
                "`b` uses `$whom`, which English does not",
                "`b` does not use `$who`",
                "`c` is superfluous: English has no such message",
            ]
        );
    }

    #[test]
    fn missing_plural_forms_are_named() {
        let ar = "a = { $n ->\n    [0] -\n    [one] -\n    [two] -\n   *[other] { $n }\n}\nb = { $who }\n";
        assert_eq!(
            against_english("ar", ar),
            ["`a` lacks the plural forms: few, many"]
        );
        let ru = "a = { $n ->\n    [1] -\n   *[other] { $n }\n}\nb = { $who }\n";
        assert_eq!(
            against_english("ru", ru),
            ["`a` lacks the plural forms: one, few, many"]
        );
    }

    #[test]
    fn other_languages_may_be_partial_but_not_wrong() {
        assert!(against_english("fr", "b = Par { $who }\n").is_empty());
        assert_eq!(against_english("fr", "z = ?\n").len(), 1);
    }
}
