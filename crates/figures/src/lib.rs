//! Indicator arithmetic and disclosure control. Pure: no database, no HTTP, no async.
//!
//! A [`Definition`] says what is counted; [`Fact`]s say what happened; [`compute`] gives a
//! [`Figure`] with the ids of its evidence. Kinds that are unlike never add.

mod check;
mod compute;
mod definition;
pub mod disclosure;
mod fact;
mod revision;
mod window;

pub use check::{Alarm, Severity, check};
pub use compute::{Evidence, Figure, NotAlike, compute, share, sum};
pub use definition::{Count, Definition, DefinitionError, Disclosure, Kind, parse};
pub use fact::Fact;
pub use revision::{Revision, explain};
pub use window::{Span, Window};
