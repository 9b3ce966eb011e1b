//! Reads Fluent files the way the generator and the check need them: messages, what they ask for,
//! which counts they choose by.
//!
//! It only looks. It must never depend on the program's own crates (see `main.rs`).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message as Ast, Pattern, PatternElement, Variant,
    VariantKey,
};
use fluent_syntax::parser;

/// The names that CLDR gives to plural forms.
pub(crate) const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A folder of words: the house's own, or a room's.
pub(crate) struct Place {
    /// Ids must begin with this and a dash; the house's begin with anything.
    pub(crate) prefix: Option<String>,
    /// The folder with `en.ftl`.
    pub(crate) i18n: PathBuf,
    /// Where the generated functions go.
    pub(crate) target: PathBuf,
    /// From the target to the folder, for `include_str!`.
    pub(crate) include: &'static str,
}

/// The house and every room that has an `en.ftl`.
pub(crate) fn places(root: &Path) -> Vec<Place> {
    let mut places = Vec::new();
    let kit = root.join("crates/kit");
    if kit.join("i18n/en.ftl").is_file() {
        places.push(Place {
            prefix: None,
            i18n: kit.join("i18n"),
            target: kit.join("src/words.rs"),
            include: "../i18n",
        });
    }
    for room in sorted(&root.join("crates/mission/src")) {
        if room.join("i18n/en.ftl").is_file() {
            let name = room.file_name().unwrap_or_default().to_string_lossy();
            places.push(Place {
                prefix: Some(name.replace('_', "-")),
                i18n: room.join("i18n"),
                target: room.join("words.rs"),
                include: "i18n",
            });
        }
    }
    places
}

/// The language files of a place: English first, then by tag.
pub(crate) fn languages(place: &Place) -> Vec<(String, PathBuf)> {
    let mut found: Vec<(String, PathBuf)> = sorted(&place.i18n)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "ftl"))
        .map(|path| {
            let tag = path.file_stem().unwrap_or_default().to_string_lossy();
            (tag.into_owned(), path)
        })
        .collect();
    found.sort_by_key(|(tag, _)| (tag != "en", tag.clone()));
    found
}

fn sorted(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|e| e.path()).collect();
    paths.sort();
    paths
}

/// One thing to say: a message's value, or one of its attributes (`id.attribute`).
pub(crate) struct Message {
    /// `id` or `id.attribute`.
    pub(crate) id: String,
    /// The value as it stands in the file.
    pub(crate) source: String,
    /// The comment above the message.
    pub(crate) comment: String,
    /// The values it mentions, in order.
    pub(crate) arguments: Vec<String>,
    /// The choices it makes.
    pub(crate) choices: Vec<Choice>,
}

impl Message {
    /// Whether it chooses a plural form by this value.
    pub(crate) fn counts(&self, argument: &str) -> bool {
        self.choices
            .iter()
            .any(|c| c.argument == argument && c.is_plural())
    }
}

/// One `{ $argument -> … }`.
pub(crate) struct Choice {
    pub(crate) argument: String,
    /// Its keys, numbers included.
    pub(crate) keys: Vec<String>,
}

impl Choice {
    /// `other` alone may be a catch-all of words; any further plural name makes it a plural.
    pub(crate) fn is_plural(&self) -> bool {
        self.keys
            .iter()
            .any(|key| key != "other" && PLURALS.contains(&key.as_str()))
    }
}

/// A file's messages by id, and what could not be read in it.
#[derive(Default)]
pub(crate) struct Read {
    pub(crate) messages: BTreeMap<String, Message>,
    /// Ids in the order of the file.
    pub(crate) order: Vec<String>,
    pub(crate) problems: Vec<String>,
}

/// Reads a file; problems name the line.
pub(crate) fn read(path: &Path) -> Read {
    match fs::read_to_string(path) {
        Ok(text) => read_text(&text),
        Err(e) => Read {
            problems: vec![e.to_string()],
            ..Read::default()
        },
    }
}

/// Reads the text of a file.
pub(crate) fn read_text(text: &str) -> Read {
    let (resource, errors) = match parser::parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err(broken) => broken,
    };
    let mut read = Read::default();
    for error in errors {
        // The slice begins with the entry that the parser gave up on.
        let slice = error.slice.clone().unwrap_or_else(|| error.pos.clone());
        let broken = text.get(slice.clone()).unwrap_or_default();
        let at = slice.start + broken.len() - broken.trim_start().len();
        let line = 1 + text.bytes().take(at).filter(|b| *b == b'\n').count();
        read.problems.push(format!("line {line}: {error}"));
    }
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            for said in says(text, message) {
                let id = said.id.clone();
                if read.messages.insert(id.clone(), said).is_some() {
                    read.problems.push(format!("`{id}` stands twice"));
                } else {
                    read.order.push(id);
                }
            }
        }
    }
    read
}

/// A message's value and attributes, each as something to say.
fn says(text: &str, message: &Ast<&str>) -> Vec<Message> {
    let comment = message.comment.as_ref();
    let comment = comment.map(|c| c.content.join("\n")).unwrap_or_default();
    let value = message
        .value
        .iter()
        .map(|p| (message.id.name.to_string(), p));
    let attributes = message
        .attributes
        .iter()
        .map(|a| (format!("{}.{}", message.id.name, a.id.name), &a.value));
    value
        .chain(attributes)
        .map(|(id, pattern)| {
            let mut seen = Seen::default();
            seen.pattern(pattern);
            Message {
                source: source_of(text, &id),
                comment: comment.clone(),
                arguments: seen.arguments,
                choices: seen.choices,
                id,
            }
        })
        .collect()
}

/// The lines of a value or attribute as they stand in the file, without the indentation that they
/// share. The syntax tree does not keep them.
fn source_of(text: &str, id: &str) -> String {
    let (id, attribute) = id.split_once('.').map_or((id, None), |(i, a)| (i, Some(a)));
    let is_start = |line: &&str| {
        let rest = line.strip_prefix(id).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with('='))
    };
    let mut lines = text.lines().skip_while(|line| !is_start(line));
    if let Some(name) = attribute {
        let head = format!(".{name}");
        let is_attribute = |line: &&str| {
            let rest = line.trim_start().strip_prefix(&head).map(str::trim_start);
            rest.is_some_and(|rest| rest.starts_with('='))
        };
        lines.find(is_attribute).map_or_else(String::new, |first| {
            let more = text.lines().skip_while(|line| !is_start(line));
            block(first, more.skip_while(|line| !is_attribute(line)).skip(1))
        })
    } else {
        lines
            .next()
            .map_or_else(String::new, |first| block(first, lines))
    }
}

fn block<'a>(first: &'a str, more: impl Iterator<Item = &'a str>) -> String {
    let head = first.split_once('=').map_or(first, |(_, value)| value);
    let tail: Vec<&str> = more
        .take_while(|line| {
            let inner = line.trim_start();
            let belongs = line.starts_with([' ', '}']) || inner.is_empty();
            belongs && !inner.starts_with('.')
        })
        .collect();
    let mut source = head.trim().to_string();
    for line in tail {
        source.push('\n');
        source.push_str(line.trim_end());
    }
    source.trim().to_string()
}

#[derive(Default)]
struct Seen {
    arguments: Vec<String>,
    choices: Vec<Choice>,
}

impl Seen {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                if let Some(argument) = chosen_by(selector) {
                    let keys = variants.iter().map(key_of).collect();
                    self.choices.push(Choice { argument, keys });
                }
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn argument(&mut self, name: &str) {
        if !self.arguments.iter().any(|a| a == name) {
            self.arguments.push(name.to_string());
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => self.argument(id.name),
            InlineExpression::FunctionReference { arguments, .. }
            | InlineExpression::TermReference {
                arguments: Some(arguments),
                ..
            } => {
                for value in &arguments.positional {
                    self.inline(value);
                }
                for named in &arguments.named {
                    self.inline(&named.value);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}

/// `$count`, or the value inside `NUMBER($count)`.
fn chosen_by(selector: &InlineExpression<&str>) -> Option<String> {
    match selector {
        InlineExpression::VariableReference { id } => Some(id.name.to_string()),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.first().and_then(chosen_by)
        }
        _ => None,
    }
}

fn key_of(variant: &Variant<&str>) -> String {
    match &variant.key {
        VariantKey::Identifier { name } => (*name).to_string(),
        VariantKey::NumberLiteral { value } => (*value).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# How many.
a-count = { $count ->
    [one] { $count } of { $total }
   *[other] { $count } of { $total }
}
    .hint = For { $name }
a-sex = { $sex ->
    [female] her
   *[other] them
}
broken =
a-last = Last
";

    #[test]
    fn values_attributes_choices_and_sources_are_read() {
        let read = read_text(FILE);
        assert_eq!(read.order, ["a-count", "a-count.hint", "a-sex", "a-last"]);
        let count = &read.messages["a-count"];
        assert_eq!(count.arguments, ["count", "total"]);
        assert!(count.counts("count") && !count.counts("total"));
        assert_eq!(count.comment, "How many.");
        assert!(count.source.starts_with("{ $count ->\n") && count.source.ends_with('}'));
        assert_eq!(read.messages["a-count.hint"].source, "For { $name }");
        assert!(!read.messages["a-sex"].counts("sex"));
    }

    #[test]
    fn what_is_broken_is_named_with_its_line() {
        let read = read_text(FILE);
        assert_eq!(read.problems.len(), 1);
        assert!(
            read.problems[0].starts_with("line 11:"),
            "{:?}",
            read.problems
        );
    }
}
