//! XPath 1.0 as forms use it: [`lexer`], [`parser`], [`ast`]. A text becomes a tree and a tree
//! prints as a text again; nothing here knows a form or an answer.
//!
//! What the engines of tablets do not have is an error here too: `//`, `|`, variables, filters on
//! anything but a path, and axes other than child, parent, self and attribute.

mod ast;
mod lexer;
mod parser;

pub use ast::{Axis, Expr, Op, Path, Start, Step};
pub use parser::{ParseError, Problem, parse};
