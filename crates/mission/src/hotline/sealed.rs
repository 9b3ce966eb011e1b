//! What a caller said, and how to call back: sealed under a key of the caller's own. It must never
//! be listed, logged, searched or put into an address.

use axum::extract::Path;
use kit::db::{Db, DbError, Tx};
use kit::form::Reader;
use kit::http::{Ctx, PageResult, Problem, Typed, see_other};
use kit::i18n::Lang;
use kit::sealing::{Compartment, OpenError, Plain, Sealed, SealingError, SubjectKey, SubjectKind};
use kit::ui::{Answers, Errors, Form, Page};
use serde::{Deserialize, Serialize};

use super::model::Contact;
use super::{OPEN, store, view, words};

kit::sql! {
    /// Statements of this file.
    STATEMENTS;
    LAST [Text]
        "select sealed from sealed_record where subject = $1 and compartment = 'contact'
         order by version desc limit 1";
    KEEP [Text, Int, Bytes, Int]
        "insert into sealed_record (subject, compartment, version, sealed, at)
         values ($1, 'contact', $2, $3, $4)";
}

/// The phone to call back and the note of one contact. It has no `Debug`, so that it cannot slip
/// into a log.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Private {
    /// As the caller gave it.
    pub phone: String,
    /// Free text of the operator.
    pub note: String,
}

impl Private {
    /// Whether there is nothing to seal.
    pub fn is_empty(&self) -> bool {
        self.phone.is_empty() && self.note.is_empty()
    }

    /// Seals it under the caller's key: [`SubjectKind::Caller`], the contact's id as the subject.
    pub fn seal(&self, key: &SubjectKey) -> Sealed {
        let plain = Plain::new(self.bytes());
        key.seal(Compartment::Contact, &plain)
    }

    /// Its bytes, as they are sealed.
    pub(super) fn bytes(&self) -> Vec<u8> {
        serde_json::json!({"phone": self.phone, "note": self.note})
            .to_string()
            .into_bytes()
    }
}

/// Reads the two fields of a form.
pub(super) fn read(reader: &mut Reader) -> Private {
    let phone = reader.text("phone", 40);
    let part = |c: char| c.is_numeric() || c == ' ' || "+()-./".contains(c);
    if !phone.chars().all(part) {
        reader.wrong("phone", words::phone_wrong(reader.lang));
    }
    Private {
        phone,
        note: reader.text("note", 4000),
    }
}

/// Seals what a new contact came with; the key is durable before anything is stored.
pub(super) async fn seal(ctx: &Ctx, id: &str, private: &Private) -> Result<Sealed, Problem> {
    let key = ctx.house.keys.key(SubjectKind::Caller, id).await;
    let key = key.map_err(|error| problem(&ctx.lang, error))?;
    Ok(private.seal(&key))
}

/// Keeps a sealed record beside the contact's version that it came with.
pub(super) async fn keep(
    tx: &mut Tx,
    id: &str,
    version: i64,
    sealed: &Sealed,
    at: i64,
) -> Result<(), DbError> {
    tx.run(KEEP.bind(id).bind(version).bind(sealed.as_bytes()).bind(at))
        .await
        .map(drop)
}

async fn last(db: &Db, id: &str) -> Result<Option<Sealed>, DbError> {
    let row: Option<(Vec<u8>,)> = db.maybe(LAST.bind(id)).await?;
    Ok(row.map(|(bytes,)| Sealed::from_bytes(bytes)))
}

/// Opens what was sealed for the contact and writes the opening down; empty when nothing was.
async fn open(ctx: &Ctx, contact: &Contact) -> Result<Private, Problem> {
    let Some(sealed) = last(&ctx.house.db, &contact.id).await? else {
        return Ok(Private::default());
    };
    let opened = ctx
        .house
        .keys
        .open(&contact.id, Compartment::Contact, &sealed)
        .await;
    let plain = opened.map_err(|error| problem(&ctx.lang, error))?;
    let event = ctx
        .event("hotline.note.opened", &contact.id)
        .with("office", &contact.office);
    ctx.opened(event).await?;
    // The parser's message might quote what it read.
    serde_json::from_slice(&plain)
        .map_err(|_| Problem::Internal("a sealed note has another shape".into()))
}

pub(super) async fn form(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let contact = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    let contact = ctx.permit(OPEN, contact)?;
    let private = open(&ctx, &contact).await?;
    let answers = Answers::new()
        .with("phone", private.phone)
        .with("note", private.note)
        .with("version", contact.version.to_string());
    Ok(ctx.page(&page(&ctx, &id, &answers, &Errors::new())))
}

pub(super) async fn change(ctx: Ctx, Path(id): Path<String>, Typed(answers): Typed) -> PageResult {
    let contact = store::find(&ctx.house.db, &id)
        .await?
        .ok_or(Problem::NotFound)?;
    ctx.permit(OPEN, contact)?;
    let mut reader = Reader::new(&ctx.lang, &answers);
    let private = read(&mut reader);
    if let Err(errors) = reader.finish() {
        return Ok(ctx.page_with_errors(&page(&ctx, &id, &answers, &errors)));
    }
    let version: i64 = answers.get("version").parse().map_err(|_| Problem::Stale)?;
    let sealed = seal(&ctx, &id, &private).await?;
    let (id, sealed) = (&id, &sealed);
    kit::write!(ctx.house.db, tx => {
        if !store::touch(tx, id, version).await? {
            return Err(Problem::Stale);
        }
        keep(tx, id, version + 1, sealed, ctx.house.now()).await?;
        tx.record(ctx.event("hotline.note.changed", id)).await?;
        Ok(())
    })?;
    Ok(see_other(format!("/hotline/{id}?done")))
}

fn page(ctx: &Ctx, id: &str, answers: &Answers, errors: &Errors) -> Page {
    let path = format!("/hotline/{id}/note");
    let form = Form::new(&ctx.lang, &ctx.csrf, &path, answers, errors);
    view::note(&form, id, errors, &ctx.lang)
}

fn problem(lang: &Lang, error: SealingError) -> Problem {
    match error {
        SealingError::Locked | SealingError::Open(OpenError::Locked) => Problem::Locked,
        SealingError::Erased | SealingError::Open(OpenError::NoKey) => {
            Problem::Refused(words::erased(lang))
        }
        SealingError::Db(error) => error.into(),
        other => Problem::Internal(other.to_string()),
    }
}
