//! A submission as it was received: XML within limits, before any form looks at it.

use super::limits::Limits;
use super::xml::{Document, XmlError};

/// A submission. It is read once and can be checked against several versions of a form.
///
/// ```
/// use xforms::engine::Submission;
///
/// let submission = Submission::parse("<data id='arrival' version='3'><age>30</age></data>")?;
/// assert_eq!((submission.form_id(), submission.version()), ("arrival", "3"));
/// # Ok::<(), xforms::engine::XmlError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Submission {
    pub(crate) doc: Document,
}

impl Submission {
    /// Reads a submission within [`Limits::SUBMISSION`].
    ///
    /// # Errors
    /// [`XmlError`] if it is not XML or not within the limits.
    pub fn parse(xml: &str) -> Result<Self, XmlError> {
        Self::parse_within(xml, &Limits::SUBMISSION)
    }

    /// Reads a submission within limits of the caller.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn parse_within(xml: &str, limits: &Limits) -> Result<Self, XmlError> {
        let doc = Document::parse(xml, limits)?;
        Ok(Self { doc })
    }

    /// The id of the form that it says it is of; empty if it does not say.
    pub fn form_id(&self) -> &str {
        self.root_attribute("id")
    }

    /// The version of the form; empty if it does not say.
    pub fn version(&self) -> &str {
        self.root_attribute("version")
    }

    /// Whether these are the keys of an encrypted submission and not its answers.
    pub fn is_encrypted(&self) -> bool {
        self.root_attribute("encrypted") == "yes"
    }

    fn root_attribute(&self, name: &str) -> &str {
        let root = self.doc.get(Document::ROOT);
        root.attribute(name).unwrap_or_default()
    }
}
