//! The little that the compiler must know about expressions: tokens, `${references}`, names. It
//! never evaluates anything; that is the engine's business.

mod lexer;
mod names;
mod references;

pub(crate) use lexer::{Kind, Token, is_dynamic, tokens};
pub(crate) use names::{is_name, is_ncname, mended_name};
pub(crate) use references::{Found, Reference, only_reference, references, scan};
