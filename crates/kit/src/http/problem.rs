//! Errors as the outside sees them: one numbered catalogue. A number once given is never given to
//! another problem. Messages say what to mend, in the reader's language, and never hold what a
//! person typed.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::audit::openings::NotRecorded;
use crate::db::{AsDbError, DbError};
use crate::i18n::{Lang, Text};
use crate::policy::Denied;
use crate::sealing::{OpenError, SealingError};
use crate::ui::Errors;
use crate::words;

/// What went wrong with a request.
#[derive(Debug)]
pub enum Problem {
    /// 400.1 The request cannot be read.
    Unreadable,
    /// 401.1 Sign in first.
    SignIn,
    /// 403.1 The form did not come from this session (CSRF), or the session ended meanwhile.
    Forged,
    /// 404.1 Not there, or not for you: the answer is the same.
    NotFound,
    /// 401.2 The second factor has to be set up first.
    SecondFactor,
    /// 405.1 The page is there, but not for this method.
    Method,
    /// 409.1 Somebody changed the record meanwhile.
    Stale,
    /// 409.2 The idempotency key was used for something else.
    KeyReused,
    /// 409.3 Something like it is there already.
    Duplicate,
    /// 410.1 There was a person here who was erased; nothing of hers can be shown any more.
    Erased,
    /// 413.1 Too large.
    TooLarge,
    /// 415.1 Not a format that this page takes.
    Format,
    /// 422.1 Fields need mending.
    Invalid(Errors),
    /// 422.2 The rules of the record do not allow it now; the sentence says why.
    Refused(Text),
    /// 429.1 Too often.
    TooOften,
    /// 500.1 Our fault.
    Internal(String),
    /// 503.1 The mission's keys are locked: names cannot be shown.
    Locked,
    /// 503.2 The disk is full or read-only: nothing can be stored.
    StorageFull,
    /// 503.3 The database does not answer.
    Database(DbError),
    /// 503.4 The audit log cannot be written, so the record stays closed.
    NotAudited,
    /// 504.1 The request was not read or answered in time.
    TooSlow,
}

impl Problem {
    /// The number in the catalogue.
    pub fn number(&self) -> &'static str {
        match self {
            Self::Unreadable => "400.1",
            Self::SignIn => "401.1",
            Self::SecondFactor => "401.2",
            Self::Forged => "403.1",
            Self::NotFound => "404.1",
            Self::Method => "405.1",
            Self::Stale => "409.1",
            Self::KeyReused => "409.2",
            Self::Duplicate => "409.3",
            Self::Erased => "410.1",
            Self::TooLarge => "413.1",
            Self::Format => "415.1",
            Self::Invalid(_) => "422.1",
            Self::Refused(_) => "422.2",
            Self::TooOften => "429.1",
            Self::Internal(_) => "500.1",
            Self::Locked => "503.1",
            Self::StorageFull => "503.2",
            Self::Database(_) => "503.3",
            Self::NotAudited => "503.4",
            Self::TooSlow => "504.1",
        }
    }

    /// The HTTP status: the part of the number before the dot.
    pub fn status(&self) -> StatusCode {
        self.number()
            .split_once('.')
            .and_then(|(status, _)| status.parse::<u16>().ok())
            .and_then(|status| StatusCode::from_u16(status).ok())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// A few words.
    pub fn title(&self, lang: &Lang) -> Text {
        match self {
            Self::Unreadable => words::error_unreadable(lang),
            Self::SignIn => words::error_sign_in(lang),
            Self::SecondFactor => words::error_second_factor(lang),
            Self::Forged => words::error_forged(lang),
            Self::NotFound => words::error_not_found(lang),
            Self::Method => words::error_method(lang),
            Self::Stale => words::error_stale(lang),
            Self::KeyReused => words::error_key_reused(lang),
            Self::Duplicate => words::error_duplicate(lang),
            Self::Erased => words::error_erased(lang),
            Self::TooLarge => words::error_too_large(lang),
            Self::Format => words::error_format(lang),
            Self::Invalid(_) => words::error_invalid(lang),
            Self::Refused(_) => words::error_refused(lang),
            Self::TooOften => words::error_too_often(lang),
            Self::Internal(_) => words::error_internal(lang),
            Self::Locked => words::error_locked(lang),
            Self::StorageFull => words::error_storage_full(lang),
            Self::Database(_) => words::error_database(lang),
            Self::NotAudited => words::error_not_audited(lang),
            Self::TooSlow => words::error_too_slow(lang),
        }
    }

    /// What to do about it.
    pub fn advice(&self, lang: &Lang) -> Text {
        match self {
            Self::Unreadable => words::error_unreadable_advice(lang),
            Self::SignIn => words::error_sign_in_advice(lang),
            Self::SecondFactor => words::error_second_factor_advice(lang),
            Self::Forged => words::error_forged_advice(lang),
            Self::NotFound => words::error_not_found_advice(lang),
            Self::Method => words::error_method_advice(lang),
            Self::Stale => words::error_stale_advice(lang),
            Self::KeyReused => words::error_key_reused_advice(lang),
            Self::Duplicate => words::error_duplicate_advice(lang),
            Self::Erased => words::error_erased_advice(lang),
            Self::TooLarge => words::error_too_large_advice(lang),
            Self::Format => words::error_format_advice(lang),
            Self::Invalid(_) => words::error_invalid_advice(lang),
            Self::Refused(sentence) => sentence.clone(),
            Self::TooOften => words::error_too_often_advice(lang),
            Self::Internal(_) => words::error_internal_advice(lang),
            Self::Locked => words::error_locked_advice(lang),
            Self::StorageFull => words::error_storage_full_advice(lang),
            Self::Database(_) => words::error_database_advice(lang),
            Self::NotAudited => words::error_not_audited_advice(lang),
            Self::TooSlow => words::error_too_slow_advice(lang),
        }
    }
}

/// A problem on its way to the middleware that dresses it as a page or as JSON.
#[derive(Clone)]
pub(super) struct Carried(pub(super) Arc<Problem>);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        match &self {
            Self::Internal(what) => tracing::error!(%what, "internal error"),
            Self::Database(error) => tracing::error!(%error, "database error"),
            _ => {}
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Carried(Arc::new(self)));
        response
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        if error.is_storage_full() {
            Self::StorageFull
        } else if error.is_duplicate() {
            Self::Duplicate
        } else if matches!(error, DbError::Nul) {
            Self::Unreadable
        } else if matches!(error, DbError::Unaudited | DbError::Binding(_)) {
            Self::Internal(error.to_string())
        } else {
            Self::Database(error)
        }
    }
}

impl AsDbError for Problem {
    fn as_db(&self) -> Option<&DbError> {
        match self {
            Self::Database(error) => Some(error),
            _ => None,
        }
    }
}

impl From<Denied> for Problem {
    fn from(_: Denied) -> Self {
        Self::NotFound
    }
}

impl From<NotRecorded> for Problem {
    fn from(_: NotRecorded) -> Self {
        Self::NotAudited
    }
}

impl From<Errors> for Problem {
    fn from(errors: Errors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<SealingError> for Problem {
    fn from(error: SealingError) -> Self {
        match error {
            SealingError::Open(OpenError::Locked)
            | SealingError::Uninitialised
            | SealingError::Locked => Self::Locked,
            SealingError::Open(OpenError::NoKey) | SealingError::Erased => Self::NotFound,
            SealingError::Db(error) => Self::from(error),
            other => Self::Internal(other.to_string()),
        }
    }
}
