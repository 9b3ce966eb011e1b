//! The parts that every page is built from. Each is a function or a small struct whose signature
//! demands what makes it usable by everybody: a label, a hint, a caption, an error.
//!
//! Only this folder writes `id` and `for`, so that a label always finds its field. It must never
//! know a room, read a database or hold words of its own outside the catalogue of the house: callers pass
//! translated strings. All parts work without scripts and in both writing directions.

mod answers;
mod button;
mod choice;
mod date;
mod error_summary;
mod field;
mod filter;
mod form;
mod gallery;
mod identity_bar;
mod key_figure;
mod layout;
mod nav;
mod note;
mod pager;
mod qr;
mod repeat;
mod summary_list;
mod table;
mod tag;
mod task_list;
mod text;
mod timeline;

pub use answers::{Answers, Errors};
pub use button::{Button, Post, button_group, link_button, post_button, submit};
pub use choice::Choice;
pub use date::Date;
pub use error_summary::error_summary;
pub use field::Input;
use filter::Applied;
pub use filter::Filter;
pub use form::Form;
pub use gallery::{Specimen, gallery};
pub use identity_bar::{IdentityBar, identity_bar};
pub use key_figure::{KeyFigure, key_figures};
pub use layout::{Flash, Mark, Page, Shell, Tone, Trail, Width};
pub use maud::{Markup, html};
pub use nav::{LanguageLink, Link, NavItem, UserMenu, sub_nav};
pub use note::{details, empty_state, inset, warning};
pub use pager::Pager;
pub use qr::qr;
pub use summary_list::{SummaryAction, SummaryRow, summary_list};
pub use table::{Align, Column, Shape, Table};
pub use tag::tag;
pub use task_list::{Task, task_list};
pub use text::{code, link, name, name_link, number};
pub use timeline::{TimelineItem, timeline};
