//! The steps from sheets to the tree of a form, one per file. Each reports what it finds wrong and
//! goes on, so that an author sees everything at once.

mod audit;
mod choices;
mod cycles;
mod entities;
mod entity_places;
mod expressions;
mod flat;
mod geo;
mod labels;
mod languages;
mod loops;
mod media;
mod meta;
mod names;
mod parameters;
mod questions;
mod range;
mod references;
mod rows;
mod searches;
mod selects;
mod settings;
mod sheets;
mod table_list;
mod tree;

pub(crate) use choices::{read as read_choices, read_external, read_tags};
pub(crate) use cycles::check as check_cycles;
pub(crate) use entities::read as read_entities;
pub(crate) use entity_places::place as place_entities;
pub(crate) use expressions::check as check_expressions;
pub(crate) use flat::flatten;
pub(crate) use labels::{cell, check as check_labels};
pub(crate) use languages::check as check_languages;
pub(crate) use meta::add as add_meta;
pub(crate) use names::check as check_names;
pub(crate) use references::check as check_references;
pub(crate) use searches::mark as mark_searches;
pub(crate) use selects::{is_file, split_file};
pub(crate) use settings::read as read_settings;
pub(crate) use sheets::Sheets;
pub(crate) use tree::{Sources, build};
