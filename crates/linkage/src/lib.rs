//! Finding persons again. Pure: no database, no HTTP, no async.

mod batch;
mod blocks;
mod cluster;
mod equivalents;
mod evidence;
mod hash;
mod index;
mod keys;
mod letters;
mod model;
mod names;
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

pub use batch::{Batch, Findings};
pub use evidence::Field;
pub use index::{Duplicate, Hit, Index, Match, Size};
pub use model::{Class, DEFAULT_THRESHOLD, Model};
pub use names::{NameLevel, compare_names, same_name};
pub use reason::{Finding, Reason};
pub use record::{Birth, Record, Sex};
pub use run::Pair;
