//! Physical lines of a file, one after another, and back again.
//!
//! A row of CSV may span lines, and a quote that nobody closed spans them all: so lines can be put
//! back. Memory is bounded: what stands behind [`LONGEST_LINE`] in a line is passed over.

use std::io::{self, Read};

/// The part of a line that is kept.
pub(crate) const LONGEST_LINE: usize = 1 << 20;

/// What [`Lines::append_next`] did.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Appended a line with its end.
    Line,
    /// Passed over a line that is too long.
    TooLong,
    /// There is none.
    End,
}

pub(crate) struct Lines<R> {
    source: R,
    buffer: Vec<u8>,
    filled: std::ops::Range<usize>,
    at_end: bool,
    /// Lines that were put back, and how far they were read again.
    back: Vec<u8>,
    back_at: usize,
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(source: R) -> Self {
        Self {
            source,
            buffer: vec![0; 1 << 16],
            filled: 0..0,
            at_end: false,
            back: Vec::new(),
            back_at: 0,
        }
    }

    /// Appends the next line with its `\n`, `\r\n` or `\r`.
    pub(crate) fn append_next(&mut self, into: &mut Vec<u8>) -> io::Result<Step> {
        if self.back_at < self.back.len() {
            let rest = &self.back[self.back_at..];
            let line = &rest[..end_of_line(rest).unwrap_or(rest.len())];
            into.extend_from_slice(line);
            self.back_at += line.len();
            return Ok(Step::Line);
        }
        let start = into.len();
        let mut too_long = false;
        loop {
            if self.filled.is_empty() && !self.refill()? {
                let ended = into.len() == start && !too_long;
                return Ok(if ended { Step::End } else { step(too_long) });
            }
            let input = &self.buffer[self.filled.clone()];
            let end = end_of_line(input);
            let piece = &input[..end.unwrap_or(input.len())];
            // A line that ends in \r at the end of the buffer may go on with \n: the parser takes
            // that for an empty line, and so does the counting here.
            too_long |= into.len() - start + piece.len() > LONGEST_LINE;
            if too_long {
                into.truncate(start);
            } else {
                into.extend_from_slice(piece);
            }
            self.filled.start += piece.len();
            if end.is_some() {
                return Ok(step(too_long));
            }
        }
    }

    /// Lines that come next again.
    pub(crate) fn put_back(&mut self, lines: &[u8]) {
        let rest = self.back.split_off(self.back_at);
        self.back.clear();
        self.back.extend_from_slice(lines);
        self.back.extend_from_slice(&rest);
        self.back_at = 0;
    }

    fn refill(&mut self) -> io::Result<bool> {
        if self.at_end {
            return Ok(false);
        }
        let read = loop {
            match self.source.read(&mut self.buffer) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.filled = 0..read;
        self.at_end = read == 0;
        Ok(read > 0)
    }
}

fn step(too_long: bool) -> Step {
    if too_long { Step::TooLong } else { Step::Line }
}

/// How many bytes the first line takes, if it ends here.
fn end_of_line(text: &[u8]) -> Option<usize> {
    let at = text.iter().position(|b| matches!(b, b'\n' | b'\r'))?;
    let crlf = text[at] == b'\r' && text.get(at + 1) == Some(&b'\n');
    Some(at + 1 + usize::from(crlf))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_one_by_one_and_again() {
        let mut lines = Lines::new("a\r\nbb\rc\n\nd".as_bytes());
        let mut all = Vec::new();
        let mut line = Vec::new();
        while lines.append_next(&mut line).unwrap() == Step::Line {
            all.push(String::from_utf8(std::mem::take(&mut line)).unwrap());
        }
        assert_eq!(all, ["a\r\n", "bb\r", "c\n", "\n", "d"]);
        lines.put_back(b"x\ny");
        assert!(lines.append_next(&mut line).unwrap() == Step::Line);
        assert_eq!(line, b"x\n");
    }
}
