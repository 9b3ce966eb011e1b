//! Files of words: reading them, and keeping out what cannot be used.
//!
//! Every text goes through here before Fluent sees it. It must never fail and never let through a
//! message that asks for a value it will not be given: what is wrong becomes a [`Problem`].

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::{parser, serializer};
use unic_langid::LanguageIdentifier;

use super::check;

/// A larger file is no file of words.
const MAX_FILE: u64 = 4 << 20;
/// The parser calls itself for each brace or bracket within another, and some hundreds of them end
/// the program (measured). People need three.
const MAX_DEPTH: usize = 50;

/// Something in a file of words that could not be used. `Display` is for logs and `doctor`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{}: {kind}", file.display(), line.map(|n| format!(":{n}")).unwrap_or_default())]
pub struct Problem {
    /// Where; `(shipped <tag>)` for a file in the program.
    pub file: PathBuf,
    /// The line, counted from 1, where the parser stumbled or the message begins.
    pub line: Option<usize>,
    /// What.
    pub kind: ProblemKind,
}

/// What can be wrong with a file of words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// The file cannot be opened, is not UTF-8 or is absurdly large or nested; it is skipped.
    #[error("cannot be read and is skipped ({0})")]
    Unreadable(String),
    /// This entry is not Fluent; it is skipped, the rest of the file is used.
    #[error("not understood and skipped: {0}")]
    Syntax(String),
    /// English has no such message (a typing mistake, or the message has gone); it is skipped.
    #[error("no message is called `{0}`; skipped")]
    UnknownMessage(String),
    /// The message uses a value that it will not be given; it is skipped.
    #[error("`{message}` is given no value `${argument}`; skipped")]
    UnknownArgument {
        /// The id of the message.
        message: String,
        /// The value's name.
        argument: String,
    },
    /// The folder's name is not a language tag such as `uk` or `ku-Arab`.
    #[error("the folder is not named by a language tag; skipped")]
    NotALanguage,
}

/// Checked texts by language; later ones change earlier ones.
#[derive(Default)]
pub(super) struct Files(BTreeMap<LanguageIdentifier, Vec<String>>);

impl Files {
    pub(super) fn tags(&self) -> impl Iterator<Item = &LanguageIdentifier> {
        self.0.keys()
    }

    /// What a language is built from: the texts of its bare language, then its own.
    pub(super) fn resources(&self, id: &LanguageIdentifier) -> Vec<FluentResource> {
        let bare = LanguageIdentifier::from_parts(id.language, None, None, &[]);
        let chain = if bare == *id {
            vec![id]
        } else {
            vec![&bare, id]
        };
        chain
            .into_iter()
            .filter_map(|id| self.0.get(id))
            .flatten()
            .map(|text| match FluentResource::try_new(text.clone()) {
                Ok(resource) | Err((resource, _)) => resource,
            })
            .collect()
    }

    pub(super) fn add_shipped(&mut self, tag: &str, text: &str, problems: &mut Vec<Problem>) {
        let file = PathBuf::from(format!("(shipped {tag})"));
        let Ok(id) = tag.parse() else {
            let kind = ProblemKind::NotALanguage;
            return problems.push(Problem {
                file,
                line: None,
                kind,
            });
        };
        let accepted = accept(&file, text, None, problems);
        self.0.entry(id).or_default().push(accepted);
    }

    pub(super) fn read_folder(
        &mut self,
        folder: &Path,
        known: &Known,
        problems: &mut Vec<Problem>,
    ) {
        for dir in sorted_entries(folder).into_iter().filter(|p| p.is_dir()) {
            let name = dir.file_name().unwrap_or_default().to_string_lossy();
            let Ok(id) = name.parse::<LanguageIdentifier>() else {
                problems.push(Problem {
                    file: dir.clone(),
                    line: None,
                    kind: ProblemKind::NotALanguage,
                });
                continue;
            };
            let files = sorted_entries(&dir)
                .into_iter()
                .filter(|p| p.extension().is_some_and(|e| e == "ftl"));
            for file in files {
                match read_text(&file) {
                    Ok(text) => {
                        let accepted = accept(&file, &text, Some(known), problems);
                        self.0.entry(id.clone()).or_default().push(accepted);
                    }
                    Err(reason) => problems.push(Problem {
                        file,
                        line: None,
                        kind: ProblemKind::Unreadable(reason),
                    }),
                }
            }
        }
    }
}

/// The English messages by id.
pub(super) type Known = BTreeMap<String, Shape>;

/// What a message consists of.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) has_value: bool,
    pub(super) attributes: Vec<String>,
    /// The values it is given.
    pub(super) arguments: BTreeSet<String>,
}

pub(super) fn known_messages(shipped: &[(&str, &str)]) -> Known {
    let mut known = Known::new();
    for (_, text) in shipped.iter().filter(|(tag, _)| *tag == "en") {
        for entry in parse(text).0.body {
            if let Entry::Message(message) = entry {
                let arguments = check::arguments(&message);
                let attributes = message.attributes.iter();
                let shape = Shape {
                    has_value: message.value.is_some(),
                    attributes: attributes.map(|a| a.id.name.to_string()).collect(),
                    arguments: arguments.into_iter().map(str::to_string).collect(),
                };
                known.insert(message.id.name.to_string(), shape);
            }
        }
    }
    known
}

/// Returns the text without what cannot be used, and says what that was.
fn accept(file: &Path, text: &str, known: Option<&Known>, problems: &mut Vec<Problem>) -> String {
    let (mut resource, errors) = parse(text);
    let mut report = |at: Option<usize>, kind| {
        problems.push(Problem {
            file: file.to_path_buf(),
            line: at.map(|at| 1 + text.bytes().take(at).filter(|b| *b == b'\n').count()),
            kind,
        });
    };
    for error in errors {
        // The parser names the place where it gave up, often lines below; its slice begins with the
        // entry that it gave up on.
        let slice = error.slice.clone().unwrap_or_else(|| error.pos.clone());
        let broken = text.get(slice.clone()).unwrap_or_default();
        let at = slice.start + broken.len() - broken.trim_start().len();
        report(Some(at), ProblemKind::Syntax(error.to_string()));
    }
    resource.body.retain(|entry| match (entry, known) {
        (Entry::Junk { .. }, _) => false,
        (Entry::Message(message), Some(known)) => {
            let id = message.id.name;
            let fault = fault_of(id, &check::arguments(message), known);
            // Ids are slices of the text, so their place in it is their address.
            let at = (id.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
            fault.map(|kind| report(at, kind)).is_none()
        }
        _ => true,
    });
    serializer::serialize(&resource)
}

fn fault_of(id: &str, arguments: &BTreeSet<&str>, known: &Known) -> Option<ProblemKind> {
    let Some(shape) = known.get(id) else {
        return Some(ProblemKind::UnknownMessage(id.into()));
    };
    let given = &shape.arguments;
    let stray = arguments.iter().find(|name| !given.contains(**name))?;
    Some(ProblemKind::UnknownArgument {
        message: id.into(),
        argument: (*stray).into(),
    })
}

fn parse(text: &str) -> (Resource<&str>, Vec<parser::ParserError>) {
    match parser::parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    }
}

fn read_text(file: &Path) -> Result<String, String> {
    let length = fs::metadata(file).map_err(|e| e.to_string())?.len();
    if length > MAX_FILE {
        return Err(format!("{length} bytes are too many"));
    }
    let text = fs::read_to_string(file).map_err(|e| e.to_string())?;
    if deepest(&text) > MAX_DEPTH {
        return Err(format!(
            "more than {MAX_DEPTH} braces or brackets within each other"
        ));
    }
    // Editors on Windows begin files with a byte order mark.
    Ok(text.trim_start_matches('\u{feff}').to_string())
}

/// How many braces and brackets are open at once in one message, at most; those in plain text count
/// too.
fn deepest(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for line in text.lines() {
        // What begins a line is a new message: an unclosed brace above was a fault of the last one.
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            open = 0;
        }
        for byte in line.bytes() {
            match byte {
                b'{' | b'(' => open += 1,
                b'}' | b')' => open = open.saturating_sub(1),
                _ => {}
            }
            deepest = deepest.max(open);
        }
    }
    deepest
}

fn sorted_entries(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|e| e.path()).collect();
    paths.sort();
    paths
}
