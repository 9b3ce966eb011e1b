//! What an organisation is, and how a form becomes one. No I/O.

use kit::form::Reader;
use kit::i18n::Lang;
use kit::policy::{Guarded, Thing};
use kit::ui::{Answers, Errors};

use super::words;

/// Kinds of organisation, in the order of the form.
pub const KINDS: &[&str] = &["un", "ngo", "authority", "hospital", "donor", "other"];
/// What an agreement is about.
pub const SCOPES: &[&str] = &[
    "health",
    "protection",
    "accommodation",
    "food",
    "legal",
    "information",
    "livelihoods",
    "other",
];

/// An organisation, as stored and as added: its code is its id.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Organisation {
    /// Short code, such as `brc`; small Latin letters, digits and hyphens.
    pub code: String,
    /// Name in Latin letters, as reports print it.
    pub name: String,
    /// Name in the local script, or empty.
    pub local_name: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// It asked not to be named in anything published.
    pub hidden: bool,
    /// Counts changes; 1 for a new one.
    pub version: i64,
}

impl Guarded for Organisation {
    fn thing(&self) -> Thing {
        // No office owns it; a partner sees its own.
        Thing {
            partner: self.code.clone(),
            ..Thing::default()
        }
    }
}

/// Reads the form or an API body of a new organisation.
pub(super) fn parse(lang: &Lang, answers: &Answers) -> Result<Organisation, Errors> {
    let mut reader = Reader::new(lang, answers);
    let code = reader.required("code", &words::code(lang), 20);
    let of_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    // "new" is the address of the form.
    if !code.is_empty() && (code == "new" || !code.chars().all(of_code)) {
        reader.wrong("code", words::wrong_code(lang));
    }
    read_rest(reader, code)
}

/// Reads the form that changes one: the code stays.
pub(super) fn parse_change(
    lang: &Lang,
    answers: &Answers,
    code: &str,
) -> Result<Organisation, Errors> {
    read_rest(Reader::new(lang, answers), code.to_string())
}

fn read_rest(mut reader: Reader<'_>, code: String) -> Result<Organisation, Errors> {
    let lang = reader.lang;
    let name = reader.required("name", &words::name(lang), 120);
    let local_name = reader.text("local_name", 120);
    let kind = reader.required_choice("kind", &words::kind(lang), KINDS);
    let hidden = reader.ticked("hidden");
    reader.finish()?;
    Ok(Organisation {
        code,
        name,
        local_name,
        kind,
        hidden,
        version: 1,
    })
}

/// A stored organisation as the edit form shows it.
pub(super) fn answers(o: &Organisation) -> Answers {
    Answers::new()
        .with("name", &o.name)
        .with("local_name", &o.local_name)
        .with("kind", &o.kind)
        .with("hidden", if o.hidden { "yes" } else { "" })
        .with("version", o.version.to_string())
}
