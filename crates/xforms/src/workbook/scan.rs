//! The plain XML in which the parts of an xlsx are written, read from front to back without copies.
//! It knows tags, attributes, text and the five entities, resolves nothing else and refuses a
//! DOCTYPE. It does not check what readers of cells need not know: that ends fit their beginnings.

use super::ReadError;

/// One piece of XML. Names come without their prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'x> {
    Open(Tag<'x>),
    Close(&'x str),
    /// Text with its entities as written.
    Text(&'x str),
    /// Text that has no entities.
    Literal(&'x str),
}

/// An opening tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'x> {
    pub(super) name: &'x str,
    /// It closes itself.
    pub(super) empty: bool,
    attributes: &'x str,
}

/// Reads `text` piece by piece.
pub(super) struct Scanner<'x> {
    rest: &'x str,
}

fn damaged() -> ReadError {
    ReadError::Damaged("a part is not well-formed XML".into())
}

impl<'x> Scanner<'x> {
    pub(super) fn new(text: &'x str) -> Self {
        let rest = text.trim_start_matches('\u{feff}');
        Self { rest }
    }

    /// The next piece; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Piece<'x>>, ReadError> {
        loop {
            let Some(inside) = self.rest.strip_prefix('<') else {
                if self.rest.is_empty() {
                    return Ok(None);
                }
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Ok(Some(Piece::Text(text)));
            };
            if let Some(name) = inside.strip_prefix('/') {
                let end = name.bytes().position(|byte| byte == b'>');
                let (name, rest) = name.split_at(end.ok_or_else(damaged)?);
                self.rest = &rest[1..];
                return Ok(Some(Piece::Close(local(name.trim_ascii_end()))));
            }
            if let Some(text) = inside.strip_prefix("![CDATA[") {
                return self
                    .up_to(text, "]]>")
                    .map(|text| Some(Piece::Literal(text)));
            }
            if let Some(comment) = inside.strip_prefix("!--") {
                self.up_to(comment, "-->")?;
            } else if let Some(instruction) = inside.strip_prefix('?') {
                self.up_to(instruction, "?>")?;
            } else if inside.starts_with('!') {
                return Err(damaged());
            } else {
                return self.tag(inside).map(|tag| Some(Piece::Open(tag)));
            }
        }
    }

    /// What stands before `end`; goes on behind it.
    fn up_to(&mut self, text: &'x str, end: &str) -> Result<&'x str, ReadError> {
        let (inside, rest) = text.split_once(end).ok_or_else(damaged)?;
        self.rest = rest;
        Ok(inside)
    }

    fn tag(&mut self, inside: &'x str) -> Result<Tag<'x>, ReadError> {
        let bytes = inside.as_bytes();
        let mut at = 0;
        while *bytes.get(at).ok_or_else(damaged)? != b'>' {
            // A value may hold anything up to its own quote.
            if let quote @ (b'"' | b'\'') = bytes[at] {
                let value = bytes[at + 1..].iter().position(|byte| *byte == quote);
                at += 1 + value.ok_or_else(damaged)?;
            }
            at += 1;
        }
        self.rest = &inside[at + 1..];
        let tag = &inside[..at];
        let (tag, empty) = tag
            .strip_suffix('/')
            .map_or((tag, false), |tag| (tag, true));
        let name = tag.bytes().position(|byte| byte.is_ascii_whitespace());
        let (name, attributes) = tag.split_at(name.unwrap_or(tag.len()));
        Ok(Tag {
            name: local(name),
            empty,
            attributes,
        })
    }
}

fn local(name: &str) -> &str {
    name.bytes()
        .position(|byte| byte == b':')
        .map_or(name, |at| &name[at + 1..])
}

impl<'x> Tag<'x> {
    /// Names, with their prefix, and values as written; up to what is not an attribute.
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'x str, &'x str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let position = |text: &str, wanted: u8| text.bytes().position(|byte| byte == wanted);
            let equals = position(rest, b'=')?;
            let (name, value) = (
                rest[..equals].trim_ascii(),
                rest[equals + 1..].trim_ascii_start(),
            );
            let quote = *value.as_bytes().first()?;
            let value = value.get(1..).filter(|_| matches!(quote, b'"' | b'\''))?;
            let end = position(value, quote)?;
            rest = &value[end + 1..];
            Some((name, &value[..end]))
        })
    }

    /// The value of an attribute, its entities resolved.
    pub(super) fn get(self, name: &str) -> Option<String> {
        let (_, value) = self.attributes().find(|(own, _)| *own == name)?;
        resolved(value).ok()
    }

    /// As [`Self::get`], by the name behind the prefix that it must have.
    pub(super) fn get_prefixed(self, name: &str) -> Option<String> {
        let fits = |own: &str| own.split_once(':').is_some_and(|(_, local)| local == name);
        let (_, value) = self.attributes().find(|(own, _)| fits(own))?;
        resolved(value).ok()
    }
}

impl Piece<'_> {
    /// Adds what a piece says in letters; nothing for a tag.
    pub(super) fn add_to(self, text: &mut String) -> Result<(), ReadError> {
        match self {
            Self::Text(raw) => resolve(raw, text),
            Self::Literal(literal) => {
                text.push_str(literal);
                Ok(())
            }
            Self::Open(_) | Self::Close(_) => Ok(()),
        }
    }
}

fn resolved(raw: &str) -> Result<String, ReadError> {
    let mut text = String::new();
    resolve(raw, &mut text)?;
    Ok(text)
}

/// Adds a text with its entities resolved.
fn resolve(mut raw: &str, text: &mut String) -> Result<(), ReadError> {
    while let Some((before, rest)) = raw.split_once('&') {
        text.push_str(before);
        let (name, rest) = rest.split_once(';').ok_or_else(damaged)?;
        text.push(entity(name).ok_or_else(damaged)?);
        raw = rest;
    }
    text.push_str(raw);
    Ok(())
}

fn entity(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Result<Vec<String>, ReadError> {
        let mut scanner = Scanner::new(text);
        let mut found = Vec::new();
        while let Some(piece) = scanner.next()? {
            found.push(match piece {
                Piece::Open(tag) => {
                    let attributes = tag.attributes().map(|(name, _)| tag.get(name));
                    let values: Vec<_> = attributes.map(Option::unwrap_or_default).collect();
                    format!("{}{values:?}{}", tag.name, if tag.empty { "/" } else { "" })
                }
                Piece::Close(name) => format!("/{name}"),
                other => {
                    let mut text = String::new();
                    other.add_to(&mut text)?;
                    text
                }
            });
        }
        Ok(found)
    }

    #[test]
    fn tags_texts_and_what_is_passed_over() {
        let text = "\u{feff}<?xml version='1.0'?><!-- <a> --><x:a b='1>2' c = \"&lt;'\"\n>\
                    t&amp;&#65;&#x42;<![CDATA[<&]]><b/><b d=''/></x:a >";
        let expected = ["a[\"1>2\", \"<'\"]", "t&AB", "<&", "b[]/", "b[\"\"]/", "/a"];
        assert_eq!(
            pieces(text).as_deref(),
            Ok(expected.map(str::to_owned).as_slice())
        );
    }

    #[test]
    fn what_is_no_xml_is_refused() {
        let broken = [
            "<a",
            "<a b='>",
            "<!-- -",
            "<![CDATA[",
            "<!DOCTYPE a>",
            "</a",
            "&x;",
            "&lt",
            "&#xD800;",
        ];
        for text in broken {
            assert!(pieces(text).is_err(), "{text}");
        }
    }
}
