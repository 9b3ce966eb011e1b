//! XML from outside into a flat list of elements, under [`Limits`]. It resolves the five entities
//! of XML and character references, nothing else: a DOCTYPE is refused, so that no entity can
//! expand and no address is ever fetched.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use thiserror::Error;

use super::limits::Limits;

/// Why a text was not read as XML.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum XmlError {
    /// More bytes than allowed.
    #[error("the text has more than {0} bytes")]
    TooLarge(usize),
    /// More levels than allowed.
    #[error("elements are nested more than {0} deep")]
    TooDeep(usize),
    /// More elements than allowed.
    #[error("the text has more than {0} elements")]
    TooManyElements(usize),
    /// More attributes on one element than allowed.
    #[error("an element has more than {0} attributes")]
    TooManyAttributes(usize),
    /// More name space declarations on one element than allowed.
    #[error("an element declares more than {0} name spaces")]
    TooManyNamespaces(usize),
    /// A document type declaration.
    #[error("a DOCTYPE is not allowed")]
    Doctype,
    /// An entity that is not one of the five of XML.
    #[error("an unknown entity at byte {0}")]
    UnknownEntity(u64),
    /// Not well-formed.
    #[error("not well-formed XML at byte {0}")]
    Malformed(u64),
}

/// Index of an element in a [`Document`].
pub(crate) type ElementId = usize;

/// What stands between two tags, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    Text(String),
    Element(ElementId),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// As written, with its prefix.
    pub(crate) name: String,
    /// As written, with their prefixes.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) content: Vec<Content>,
}

impl Element {
    pub(crate) fn local(&self) -> &str {
        local(&self.name)
    }

    /// The attribute with this name as written, or with any prefix before it.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let exact = self.attributes.iter().find(|(key, _)| key == name);
        exact
            .or_else(|| self.attributes.iter().find(|(key, _)| local(key) == name))
            .map(|(_, value)| value.as_str())
    }
}

pub(crate) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// All elements of a text; the first one is the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Document {
    elements: Vec<Element>,
}

impl Document {
    pub(crate) const ROOT: ElementId = 0;

    /// Reads `text`, at the cost of one pass and no recursion.
    pub(crate) fn parse(text: &str, limits: &Limits) -> Result<Self, XmlError> {
        if text.len() > limits.bytes {
            return Err(XmlError::TooLarge(limits.bytes));
        }
        let mut builder = Builder::new(limits);
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        loop {
            let at = reader.buffer_position();
            let event = reader
                .read_event()
                .map_err(|_| XmlError::Malformed(reader.error_position()))?;
            match event {
                Event::Start(tag) => builder.open(&tag, at)?,
                Event::Empty(tag) => {
                    builder.open(&tag, at)?;
                    builder.close();
                }
                Event::End(_) => builder.close(),
                Event::Text(text) => builder.text(&text.xml10_content(), at)?,
                Event::CData(text) => builder.text(&text.xml10_content(), at)?,
                Event::GeneralRef(name) => {
                    let resolved = match name.resolve_char_ref() {
                        Ok(Some(character)) => character,
                        Ok(None) => entity(&name.xml10_content(), at)?,
                        Err(_) => return Err(XmlError::UnknownEntity(at)),
                    };
                    builder.text(resolved.encode_utf8(&mut [0; 4]), at)?;
                }
                Event::DocType(_) => return Err(XmlError::Doctype),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => return builder.finish(at),
            }
        }
    }

    pub(crate) fn get(&self, id: ElementId) -> &Element {
        &self.elements[id]
    }

    /// The elements directly inside, in order.
    pub(crate) fn children(&self, id: ElementId) -> impl Iterator<Item = ElementId> + '_ {
        self.get(id).content.iter().filter_map(|part| match part {
            Content::Element(child) => Some(*child),
            Content::Text(_) => None,
        })
    }

    /// The first child with this local name.
    pub(crate) fn child(&self, id: ElementId, name: &str) -> Option<ElementId> {
        self.children(id)
            .find(|child| self.get(*child).local() == name)
    }

    /// The text directly inside, not that of children, trimmed.
    pub(crate) fn text(&self, id: ElementId) -> String {
        self.whole_text(id).trim().to_owned()
    }

    /// As [`Self::text`], with the blanks at its ends.
    pub(crate) fn whole_text(&self, id: ElementId) -> String {
        let mut all = String::new();
        for part in &self.get(id).content {
            if let Content::Text(text) = part {
                all.push_str(text);
            }
        }
        all
    }
}

fn entity(name: &str, at: u64) -> Result<char, XmlError> {
    match name {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => Err(XmlError::UnknownEntity(at)),
    }
}

struct Builder<'l> {
    limits: &'l Limits,
    elements: Vec<Element>,
    open: Vec<ElementId>,
}

impl<'l> Builder<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            elements: Vec::new(),
            open: Vec::new(),
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, at: u64) -> Result<(), XmlError> {
        if self.open.is_empty() && !self.elements.is_empty() {
            return Err(XmlError::Malformed(at));
        }
        if self.open.len() >= self.limits.depth {
            return Err(XmlError::TooDeep(self.limits.depth));
        }
        if self.elements.len() >= self.limits.elements {
            return Err(XmlError::TooManyElements(self.limits.elements));
        }
        let id = self.elements.len();
        if let Some(parent) = self.open.last() {
            self.elements[*parent].content.push(Content::Element(id));
        }
        self.elements.push(Element {
            name: tag.name().as_ref().to_owned(),
            attributes: self.attributes(tag, at)?,
            content: Vec::new(),
        });
        self.open.push(id);
        Ok(())
    }

    /// Stops at the limit before it looks for duplicates, which costs the square of the count.
    fn attributes(&self, tag: &BytesStart<'_>, at: u64) -> Result<Vec<(String, String)>, XmlError> {
        let mut found: Vec<(String, String)> = Vec::new();
        let mut namespaces = 0;
        for attribute in tag.attributes().with_checks(false) {
            if found.len() >= self.limits.attributes {
                return Err(XmlError::TooManyAttributes(self.limits.attributes));
            }
            let attribute = attribute.map_err(|_| XmlError::Malformed(at))?;
            let name = attribute.key.as_ref();
            if name == "xmlns" || name.starts_with("xmlns:") {
                namespaces += 1;
            }
            if namespaces > self.limits.namespaces {
                return Err(XmlError::TooManyNamespaces(self.limits.namespaces));
            }
            if found.iter().any(|(known, _)| known == name) {
                return Err(XmlError::Malformed(at));
            }
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|_| XmlError::UnknownEntity(at))?;
            found.push((name.to_owned(), value.into_owned()));
        }
        Ok(found)
    }

    fn text(&mut self, text: &str, at: u64) -> Result<(), XmlError> {
        let Some(parent) = self.open.last() else {
            let blank = text.trim().is_empty();
            return if blank {
                Ok(())
            } else {
                Err(XmlError::Malformed(at))
            };
        };
        let content = &mut self.elements[*parent].content;
        if let Some(Content::Text(before)) = content.last_mut() {
            before.push_str(text);
        } else {
            content.push(Content::Text(text.to_owned()));
        }
        Ok(())
    }

    fn close(&mut self) {
        self.open.pop();
    }

    fn finish(self, at: u64) -> Result<Document, XmlError> {
        if self.elements.is_empty() || !self.open.is_empty() {
            return Err(XmlError::Malformed(at));
        }
        Ok(Document {
            elements: self.elements,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Document, XmlError> {
        Document::parse(text, &Limits::SUBMISSION)
    }

    #[test]
    fn reads_text_entities_and_cdata_as_one() {
        let doc = parse("<a x='1 &lt; 2'> b&amp;c&#65;<![CDATA[<d>]]> </a>").unwrap();
        assert_eq!(doc.text(Document::ROOT), "b&cA<d>");
        assert_eq!(doc.get(Document::ROOT).attribute("x"), Some("1 < 2"));
    }

    #[test]
    fn refuses_what_is_hostile() {
        let deep = "<a>".repeat(10_000);
        assert_eq!(parse(&deep), Err(XmlError::TooDeep(64)));
        assert_eq!(
            parse("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"),
            Err(XmlError::Doctype)
        );
        assert!(matches!(
            parse("<a>&x;</a>"),
            Err(XmlError::UnknownEntity(_))
        ));
        assert!(matches!(parse("<a/><b/>"), Err(XmlError::Malformed(_))));
        assert!(matches!(parse("<a>"), Err(XmlError::Malformed(_))));
        assert!(matches!(
            parse("<a b='1' b='2'/>"),
            Err(XmlError::Malformed(_))
        ));
        assert!(matches!(parse(""), Err(XmlError::Malformed(_))));
        let many: String = (0..100).fold("<a".to_owned(), |text, n| format!("{text} b{n}=''"));
        assert_eq!(parse(&(many + "/>")), Err(XmlError::TooManyAttributes(64)));
        let wide = format!("<a>{}</a>", "<b/>".repeat(20_000));
        assert_eq!(parse(&wide), Err(XmlError::TooManyElements(20_000)));
    }
}
