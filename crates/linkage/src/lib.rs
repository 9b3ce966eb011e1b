//! Finding persons again: names across scripts, evidence in bits, duplicates, search.
//!
//! [`Index`] is a living register (insert, remove, check one person, search as one types),
//! [`Batch`] judges a whole register once, [`table`] reads registers from CSV. Method, limits and
//! measurements stand in the README. Pure: no database, no HTTP, no async, no clock, no chance.

mod batch;
mod blocks;
mod cluster;
mod columns;
mod decode;
mod equivalents;
mod evidence;
mod hash;
mod index;
mod keys;
mod letters;
mod lines;
mod model;
mod names;
mod numbers;
mod places;
mod pool;
mod reason;
mod record;
mod register;
mod run;
mod search;
mod skeleton;
pub mod table;
mod tokens;
mod train;
mod unknown;
mod values;

pub use batch::{Batch, Findings};
pub use evidence::Field;
pub use index::{Duplicate, Hit, Index, Match, Size};
pub use model::{Class, DEFAULT_THRESHOLD, Model};
pub use names::{NameLevel, compare_names, same_name};
pub use reason::{Finding, Reason};
pub use record::{Birth, Record, Sex};
pub use register::Common;
pub use run::Pair;
