//! What a form needs from outside, given by the caller: the time zone, the moment, chance, device
//! properties, a language, and the lists that are attached to the form.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use thiserror::Error;

use super::data::Data;
use super::limits::Limits;
use super::reader::plain_tree;
use super::tree::{Positions, Tree};
use super::xml::{Document, XmlError};

/// What the engine may know of the world. What is not given is unknown, and said to be.
#[derive(Debug, Clone)]
pub struct Environment {
    /// The zone in which tablets show and store times.
    pub zone: TimeZone,
    /// What `now()` and `today()` are. When a submission is checked, give the moment it was
    /// finished: constraints such as `. <= today()` are then checked against it. Computed values
    /// that use the moment are not compared in any case.
    pub now: Option<Timestamp>,
    /// The seed of `random()` and `uuid()`; for pages only, a check never uses it.
    pub chance: Option<u64>,
    /// What `property('…')` and preloads of device properties yield.
    pub properties: BTreeMap<String, String>,
    /// The language of texts that expressions use; none is the form's default.
    pub language: Option<String>,
}

impl Default for Environment {
    fn default() -> Self {
        Self {
            zone: TimeZone::UTC,
            now: None,
            chance: None,
            properties: BTreeMap::new(),
            language: None,
        }
    }
}

/// The lists attached to a form, by file name. Read once, used for many submissions.
///
/// ```
/// use xforms::engine::Lists;
///
/// let mut lists = Lists::default();
/// lists.add_csv("sites.csv", "name,label\nbruzgi,Bruzgi\n")?;
/// assert!(lists.add_csv("bad.csv", "a,b\n\"").is_err());
/// # Ok::<(), xforms::engine::ListError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Lists {
    files: BTreeMap<String, Tree>,
}

/// Why a list was not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ListError {
    /// Not XML, or not within the limits.
    #[error(transparent)]
    Xml(#[from] XmlError),
    /// Not CSV.
    #[error("not a CSV table at line {0}")]
    Csv(u64),
    /// More bytes or cells than allowed.
    #[error("the list is larger than allowed")]
    TooLarge,
}

impl Lists {
    /// Adds a table: the first line names the columns, each other line is an item. A semicolon
    /// between columns is understood, as tablets do, if the first line has no comma.
    ///
    /// # Errors
    /// [`ListError::Csv`] with the line, or [`ListError::TooLarge`] by [`Limits::INSTANCE`].
    pub fn add_csv(&mut self, file: &str, text: &str) -> Result<(), ListError> {
        let limits = Limits::INSTANCE;
        if text.len() > limits.bytes {
            return Err(ListError::TooLarge);
        }
        let text = text.trim_start_matches('\u{feff}');
        let head = text.lines().next().unwrap_or_default();
        let delimiter = if head.contains(';') && !head.contains(',') {
            b';'
        } else {
            b','
        };
        // A quote that is never closed swallows the rest of the file without an error.
        if text.matches('"').count() % 2 == 1 {
            return Err(ListError::Csv(text.lines().count() as u64));
        }
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(text.as_bytes());
        let bad =
            |error: &csv::Error| ListError::Csv(error.position().map_or(1, csv::Position::line));
        let columns: Vec<Arc<str>> = reader
            .headers()
            .map_err(|error| bad(&error))?
            .iter()
            .map(|name| Arc::from(name.trim()))
            .collect();
        let item: Arc<str> = "item".into();
        let mut tree = Tree::default();
        tree.add(None, &"root".into(), None, 0);
        let mut cells = 0;
        for (row, record) in reader.records().enumerate() {
            let record = record.map_err(|error| bad(&error))?;
            cells += record.len() + 1;
            if cells > limits.elements {
                return Err(ListError::TooLarge);
            }
            let node = tree.add(Some(Tree::ROOT), &item, None, row);
            for (column, value) in columns.iter().zip(record.iter()) {
                let cell = tree.add(Some(node), column, None, 0);
                tree.get_mut(cell).data = (!value.is_empty()).then(|| Data::Text(value.to_owned()));
            }
        }
        self.files.insert(file.to_owned(), tree);
        Ok(())
    }

    /// Adds an XML instance.
    ///
    /// # Errors
    /// [`ListError::Xml`].
    pub fn add_xml(&mut self, file: &str, text: &str) -> Result<(), ListError> {
        let doc = Document::parse(text, &Limits::INSTANCE)?;
        let mut tree = Tree::default();
        plain_tree(&doc, Document::ROOT, &mut tree);
        self.files.insert(file.to_owned(), tree);
        Ok(())
    }

    /// Adds a list of items, each a list of columns and values: entity lists and GeoJSON features
    /// that the caller has read already.
    pub fn add_items<'i>(
        &mut self,
        file: &str,
        items: impl IntoIterator<Item = &'i [(&'i str, &'i str)]>,
    ) {
        let item: Arc<str> = "item".into();
        let mut tree = Tree::default();
        tree.add(None, &"root".into(), None, 0);
        for (row, columns) in items.into_iter().enumerate() {
            let node = tree.add(Some(Tree::ROOT), &item, None, row);
            let mut positions = Positions::default();
            for (name, value) in columns {
                let cell = tree.add(Some(node), &(*name).into(), None, positions.next(name));
                tree.get_mut(cell).data =
                    (!value.is_empty()).then(|| Data::Text((*value).to_owned()));
            }
        }
        self.files.insert(file.to_owned(), tree);
    }

    pub(crate) fn get(&self, file: &str) -> Option<&Tree> {
        self.files.get(file)
    }
}
