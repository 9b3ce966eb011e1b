//! The form engine: an XForm and answers in; relevance, constraints, required answers and computed
//! values out. It checks what tablets send ([`Form::check`]) and runs a form for a page
//! ([`Session`]).
//!
//! It never refuses a submission and never changes one: a check yields a list of [`Finding`]s.
//! What only the device could know (the moment, chance, its own name, a list that is not attached)
//! is said as [`Finding::Unchecked`] and never guessed. It reads no clock, no file and no address:
//! the moment, chance and lists are given in an [`Environment`].
//!
//! The engine of ODK Collect and KoboCollect is the measure: where XPath 1.0 and that engine differ,
//! it is followed, because the answers to check were computed by it.

mod actions;
mod body;
mod check;
mod data;
mod date;
mod describe;
mod environment;
mod eval;
mod fault;
mod finding;
mod functions;
mod kind;
mod limits;
mod model;
mod number;
mod order;
mod page;
mod reader;
mod session;
mod state;
mod submission;
mod texts;
mod tree;
mod value;
mod writer;
mod xml;
pub mod xpath;

pub use data::DataType;
pub use describe::Asked;
pub use environment::{Environment, ListError, Lists};
pub use fault::{Failure, Fault, Unknown};
pub use finding::{Finding, Rule, Severity};
pub use limits::Limits;
pub use model::{ControlKind, Form};
pub use page::Shown;
pub use reader::FormError;
pub use session::{Choice, NodeState, Session, SessionError};
pub use submission::Submission;
pub use xml::XmlError;
