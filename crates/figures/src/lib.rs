//! Indicator arithmetic and disclosure control. Pure: no database, no HTTP, no async.
//!
//! A [`Definition`] says what is counted; [`Fact`]s say what happened; [`compute`] gives a
//! [`Figure`], [`evidence()`] the records behind it. Kinds that are unlike never add.

mod check;
mod compute;
mod definition;
pub mod disclosure;
mod fact;
mod facts;
mod revision;
mod window;

pub use check::{Alarm, Severity, check};
pub use compute::{Evidence, Figure, NotAlike, compute, evidence, share, sum};
pub use definition::{Count, Definition, DefinitionError, Disclosure, Kind, parse};
pub use fact::Fact;
pub use facts::{Facts, Seen};
pub use revision::{Revision, explain};
pub use window::{Span, Window};
